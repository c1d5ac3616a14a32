-- Details: the basics are to be confirmed once a year, and where an institution reports something else.
set local role ehr_engine;

-- Trigger: who confirmed, and when.
create or replace function access.stamp_confirmation() returns trigger
  language plpgsql security definer set search_path = ''
as $$
begin
  new.author_account := (access.opening()).actor_account;
  new.confirmed_at := clock.now();
  return new;
end $$;

-- Whether what an institution reports of a field contradicts the basics. An open field is not contradicted. Telephone numbers are
-- compared by their last eleven digits, without a country's prefix. Drug allergies differ only where the basics say that there are
-- none (code 1).
create or replace function access.says_otherwise(kind text, mine jsonb, theirs jsonb) returns boolean
  language sql immutable strict set search_path = ''
  as $$ select coalesce(case kind
          when 'phone' then right(regexp_replace(mine -> 0 ->> 'words', '\D', '', 'g'), 11)
            <> right(regexp_replace(theirs -> 0 ->> 'words', '\D', '', 'g'), 11)
          when 'drug_allergy' then mine -> 0 ->> 'code' = '1'
          else mine -> 0 ->> 'code' <> theirs -> 0 ->> 'code' end, false) $$;

-- A depositor reports a field of the basics. This changes none of them. The same report as last time is not kept again, and a
-- report that was not compared yet is replaced, so that one sender cannot fill the queue. The report is not compared here: a
-- depositor must not learn whether it differs, not even from the statistics of its transaction (ADR 7).
create or replace function access.report_detail(kind text, answers jsonb) returns void
  language plpgsql security definer set search_path = ''
as $$
declare o access.log := access.opening();
begin
  if o.basis is distinct from 'deposit' then
    raise exception using errcode = 'EH012', message = 'only a depositor reports a detail';
  end if;
  if report_detail.answers = (
      select d.answers from record.reported_details d
      where d.resident_id = o.resident_id and d.source_institution = o.institution_code and d.kind = report_detail.kind
      order by d.reported_at desc, d.id limit 1) then
    return;
  end if;
  -- With a new id: a confirmation of the replaced report does not settle this one.
  update record.reported_details d set id = gen_random_uuid(), answers = report_detail.answers, reported_at = clock.wall()
    where d.resident_id = o.resident_id and d.source_institution = o.institution_code and d.kind = report_detail.kind
      and not d.compared;
  if found then return; end if;
  insert into record.reported_details (resident_id, kind, answers, source_institution)
    values (o.resident_id, report_detail.kind, report_detail.answers, o.institution_code);
end $$;

-- Compares reported details with the basics, and gives their subjects a notice where they differ. Returns how many were compared,
-- at most `most`.
create or replace function access.compare_details(most int) returns int
  language plpgsql security definer set search_path = ''
as $$
declare
  compared int := 0;
  d record.reported_details;
begin
  for d in
    select * from record.reported_details r where not r.compared order by r.reported_at limit most for update skip locked
  loop
    if exists (select from record.basics b
        where b.resident_id = d.resident_id and b.kind = d.kind and b.superseded_at is null
          and access.says_otherwise(b.kind, b.answers, d.answers))
      and not access.try_notify(d.resident_id, 'details_differ', d.kind, null, d.source_institution) then
      continue;
    end if;
    update record.reported_details r set compared = true where r.resident_id = d.resident_id and r.id = d.id;
    compared := compared + 1;
  end loop;
  if compared > 0 then perform access.note_system('compare_details'); end if;
  return compared;
end $$;

-- When the details of a record were last known to be right: when their subject confirmed them, or when the record was made.
create or replace function access.details_held_at(resident uuid) returns timestamptz
  language plpgsql stable set search_path = ''
as $$
begin
  return (select greatest(r.created_at, (select max(c.confirmed_at) from record.confirmations c where c.resident_id = resident and c.of_all))
    from record.residents r where r.resident_id = resident);
end $$;

-- The same, of the open record.
create or replace function access.details_confirmed_at() returns timestamptz
  language plpgsql stable security definer set search_path = ''
as $$ begin return access.details_held_at(access.opened_resident('identity')); end $$;

-- Gives a notice to each resident whose details were not confirmed for a year, once, in the thirty days after each full year. Nobody
-- whose death is being looked into gets one. The query first narrows the residents to those days: otherwise each hourly run would
-- read the whole city. Returns how many notices were given now, at most `most`.
create or replace function access.remind_to_confirm(most int) returns int
  language plpgsql security definer set search_path = ''
as $$
declare
  asked int := 0;
  resident uuid;
begin
  for resident in
    with spans as (
      select clock.now() - make_interval(years => n, days => 30) as since, clock.now() - make_interval(years => n) as until
      from generate_series(1, 100) n),
    candidates as materialized (
      select r.resident_id from spans s cross join lateral (
        select r.resident_id from record.residents r where r.created_at > s.since and r.created_at <= s.until offset 0) r
      union
      select c.resident_id from spans s cross join lateral (
        select c.resident_id from record.confirmations c where c.confirmed_at > s.since and c.confirmed_at <= s.until offset 0) c)
    select c.resident_id from candidates c join auth.accounts a on a.resident_id = c.resident_id
    where access.details_held_at(c.resident_id) <= clock.now() - interval '1 year'
      and not exists (select from own.notices n
        where n.account_id = a.id and n.kind = 'confirm_details' and n.at > clock.now() - interval '40 days')
      and not exists (select from work.checks k
        where k.resident_id = c.resident_id and k.kind = 'death_reported' and k.closed_at is null)
    limit most
  loop
    if access.try_notify(resident, 'confirm_details') then asked := asked + 1; end if;
  end loop;
  if asked > 0 then perform access.note_system('remind_to_confirm'); end if;
  return asked;
end $$;

grant execute on function access.stamp_confirmation() to ehr_owner;
grant execute on function access.report_detail(text, jsonb), access.details_confirmed_at(),
  access.says_otherwise(text, jsonb, jsonb) to ehr_web;
grant execute on function access.remind_to_confirm(int), access.compare_details(int) to ehr_jobs;
set local role ehr_owner;

create trigger provenance_comes_from_the_opening before insert on record.confirmations
  for each row execute function access.stamp_confirmation();
select access.log_writes('record.confirmations', purposes => '{maintain}');
select access.log_writes('record.reported_details', purposes => '{deposit}');

create policy "Confirmations are readable in an opening of this record" on record.confirmations for select to ehr_web
  using (resident_id = (select access.opened_resident('identity'))
         and (select access.opened_entries()) is null);
create policy "Details are confirmed in an opening to maintain this record" on record.confirmations for insert to ehr_web
  with check (resident_id = (select access.maintained_resident('identity')));
create policy "The engine knows what was confirmed" on record.confirmations for select to ehr_engine using (true);
-- Not who and when: the trigger sets them.
grant select on record.confirmations to ehr_web, ehr_engine;
grant insert (resident_id, id, seen, of_all) on record.confirmations to ehr_web;

-- Rows of two sections, like basics. Depositors add them through a function, and read none.
create policy "Reported details are readable in an opening of this record" on record.reported_details for select to ehr_web
  using (resident_id = (select access.opened_record())
         and section = any ((select access.opened_sections())::text[])
         and (select access.opened_depositor()) is null
         and (select access.opened_entries()) is null);
create policy "The engine knows what was reported" on record.reported_details for select to ehr_engine using (true);
create policy "The engine marks what was compared" on record.reported_details for update to ehr_engine using (true);
create policy "The engine keeps what is reported" on record.reported_details for insert to ehr_engine with check (true);
grant select on record.reported_details to ehr_web, ehr_engine;
grant insert (resident_id, kind, answers, source_institution), update (compared, id, answers, reported_at)
  on record.reported_details to ehr_engine;
