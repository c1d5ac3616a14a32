-- The log (article 21) and its seals: who reads them, who adds rows. Nobody changes a row.
set local role ehr_engine;

-- Writes a 'system' row: what operators and background work do.
create or replace function access.note_system(detail text, resident uuid default null, institution text default null)
  returns void language sql set search_path = ''
  as $$ insert into access.log (event, capacity, resident_id, institution_code, detail)
        values ('system', 'system', resident, institution, detail) $$;

-- Trigger: rows of the log and of its seals are only ever added.
create or replace function access.refuse_change() returns trigger
  language plpgsql set search_path = ''
as $$ begin
  raise exception using errcode = 'EH030', message = 'the log is append-only';
end $$;

-- The owner of the tables creates the triggers, and inherits no privilege from the engine.
grant execute on function access.refuse_change() to ehr_owner;
set local role ehr_owner;

-- Makes the monthly partitions of the log ahead of time. Each migration calls it, and the server's daily job. Owned by the owner of
-- the tables, because only the owner can make partitions.
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
        -- Rows of this month were written before its partition existed. They stay in log_rest, which serves as well.
        raise warning 'access.log_rest keeps the rows of %', to_char(month, 'YYYY-MM');
      end;
    end if;
    month := (month + interval '1 month')::date;
  end loop;
  return made;
end $$;

grant execute on function access.make_log_months(int) to ehr_jobs;
-- A truncate names one partition, and fires the triggers of that partition only.
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

create trigger only_ever_added_to before update or delete on access.log
  for each row execute function access.refuse_change();
create trigger only_ever_added_to_truncate before truncate on access.log
  for each statement execute function access.refuse_change();
create trigger only_ever_added_to before update or delete or truncate on access.seals
  for each statement execute function access.refuse_change();

create policy "The log of a record is readable in an opening of this record" on access.log for select to ehr_web
  using (resident_id = (select access.opened_resident('history')));
create policy "The engine reads openings" on access.log for select to ehr_engine using (true);
create policy "The engine adds to the log" on access.log for insert to ehr_engine with check (true);
create policy "The sealer reads the whole log" on access.log for select to ehr_jobs using (true);
-- Not session_id, actor_account, secret_hash, xid, client: a reader of the history does not need them.
grant select (id, at, event, actor_name, capacity, institution_code, resident_id, purpose, basis, article, sections,
  entries, detail) on access.log to ehr_web;
grant select on access.log to ehr_engine, ehr_jobs;
-- Not at and xid: their defaults are the clock and the transaction.
grant insert (id, event, actor_account, actor_name, session_id, capacity, institution_code, resident_id, purpose, basis,
  article, sections, entries, reader_bit, detail, client, secret_hash) on access.log to ehr_engine;

create policy "The sealer reads seals" on access.seals for select to ehr_jobs using (true);
create policy "The sealer adds seals" on access.seals for insert to ehr_jobs with check (true);
grant select on access.seals to ehr_jobs;
grant insert (seq, last_xid, leaves, root, previous, sealed_at, key_id, signature) on access.seals to ehr_jobs;
