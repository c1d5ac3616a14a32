-- A partition a month, made ahead of time; called at each migrate and daily by the server's jobs.
-- Owned by the tables' owner, because only an owner makes partitions.
create or replace function access.make_log_months(ahead int default 3) returns int
  language plpgsql security definer set search_path = ''
as $$
declare
  month date := date_trunc('month', clock.now() at time zone 'UTC')::date;
  made int := 0;
  name text;
begin
  for n in 0 .. least(ahead, 12) loop
    name := 'log_' || to_char(month, 'YYYY_MM');
    if to_regclass('access.' || name) is null then
      begin
        execute format('create table access.%I partition of access.log for values from (%L) to (%L)', name,
          month::text || ' 00:00+00', (month + interval '1 month')::date::text || ' 00:00+00');
        execute format('alter table access.%I enable row level security', name);
        execute format('alter table access.%I force row level security', name);
        execute format('create trigger only_ever_added_to_truncate before truncate on access.%I
          for each statement execute function access.refuse_change()', name);
        made := made + 1;
      exception when check_violation then
        -- Rows of this month came before their partition and lie in log_rest: there they stay, it serves as well.
        raise warning 'access.log_rest keeps the rows of %', to_char(month, 'YYYY-MM');
      end;
    end if;
    month := (month + interval '1 month')::date;
  end loop;
  return made;
end $$;
grant execute on function access.make_log_months(int) to ehr_jobs;
-- A truncate names one partition, and only that one's own trigger hears it. Made anew, like all triggers, at each migrate.
do $$
declare part regclass;
begin
  for part in select inhrelid::regclass from pg_inherits where inhparent = 'access.log'::regclass loop
    execute format('create trigger only_ever_added_to_truncate before truncate on %s
      for each statement execute function access.refuse_change()', part);
  end loop;
end $$;
alter table access.log_rest enable row level security;
alter table access.log_rest force row level security;
select access.make_log_months();
