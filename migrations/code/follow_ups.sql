-- Follow-ups of high blood pressure and type 2 diabetes: the national programme asks for four a year (国家基本公共卫生服务规范,
-- third edition).
set local role ehr_engine;

-- The date in Shenzhen of the last follow-up, and whether the next one is overdue. Runs as its caller, so it counts only rows that
-- the caller may read.
create or replace function access.follow_up(resident uuid, out last_on date, out overdue boolean)
  language sql stable set search_path = ''
as $$
  select d.last_on, coalesce(d.last_on + interval '3 months' < clock.today(), false)
  from (
    select (max(e.at) at time zone 'Asia/Shanghai')::date as last_on from record.entries e
    where e.resident_id = follow_up.resident and e.superseded_at is null and e.kind = 'visit' and e.status is distinct from 'planned'
      and e.code_system = 'urn:oid:2.16.156.10011.2.4' and e.code in ('HSDB04.01', 'HSDB04.02')
      and e.at <= clock.now() + interval '1 day') d -- a later date has not come yet, whatever the sender says
$$;

-- Gives one notice to each resident whose next follow-up became overdue in the last days. Nobody whose death is being looked into
-- gets one. Returns how many notices were given now, at most `most`.
create or replace function access.tell_of_follow_ups(most int) returns int
  language plpgsql security definer set search_path = ''
as $$
declare
  told int := 0;
  resident uuid;
begin
  for resident in
    with due as materialized (
      select distinct e.resident_id from record.entries e
      where e.superseded_at is null and e.kind = 'visit'
        and e.code_system = 'urn:oid:2.16.156.10011.2.4' and e.code in ('HSDB04.01', 'HSDB04.02')
        and e.at > clock.now() - interval '3 months 4 days' and e.at <= clock.now() - interval '3 months')
    select d.resident_id from due d join auth.accounts a on a.resident_id = d.resident_id
    where not exists (select from own.notices n
        where n.account_id = a.id and n.kind = 'follow_up_overdue' and n.at > clock.now() - interval '30 days')
      and not exists (select from work.checks k
        where k.resident_id = d.resident_id and k.kind = 'death_reported' and k.closed_at is null)
      and (access.follow_up(d.resident_id)).overdue
    limit most
  loop
    if access.try_notify(resident, 'follow_up_overdue') then told := told + 1; end if;
  end loop;
  if told > 0 then perform access.note_system('tell_of_follow_ups'); end if;
  return told;
end $$;

grant execute on function access.follow_up(uuid) to ehr_web;
grant execute on function access.tell_of_follow_ups(int) to ehr_jobs;
set local role ehr_owner;
