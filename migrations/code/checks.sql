-- Checks: what the staff of a unit must look into: a reported death, or entries that a sender changed or took back (sender_changes.sql).
set local role ehr_engine;

-- Logs what is done about a check, so that its subject sees it in the history.
create or replace function access.log_check(o access.log, check_id uuid, verb text) returns void
  language sql set search_path = ''
  as $$ insert into access.log (event, actor_account, actor_name, session_id, capacity, institution_code, resident_id, purpose,
          basis, article, sections, entries, detail, client)
        values ('wrote', o.actor_account, o.actor_name, o.session_id, o.capacity, o.institution_code, o.resident_id, o.purpose,
          o.basis, o.article, o.sections, array[check_id], 'work.checks ' || verb, o.client) $$;

-- A depositor reports that the person has died. This changes and seals nothing in the record: the responsible unit is asked to look
-- into it. At most one such check is open; the depositor does not learn whether one was open already (ADR 7).
create or replace function access.report_death() returns void
  language plpgsql security definer set search_path = ''
as $$
declare
  o access.log := access.opening();
  opened uuid;
begin
  if o.basis is distinct from 'deposit' then
    raise exception using errcode = 'EH012', message = 'only a depositor reports a death';
  end if;
  insert into work.checks (institution_code, resident_id, masked_name, kind, raised_by)
    select coalesce(c.institution_code, r.created_by_institution), r.resident_id, access.masked(r.name), 'death_reported', o.institution_code
    from record.residents r left join record.care_teams c on c.resident_id = r.resident_id and c.until is null
    where r.resident_id = o.resident_id
    on conflict do nothing
    returning id into opened;
  if opened is not null then
    perform access.log_check(o, opened, 'insert');
    perform access.notify(o.resident_id, 'death_reported', institution => o.institution_code);
  end if;
end $$;

-- Closes a check of the record that is open. A reported death: staff have seen that the person lives, in an opening to verify the
-- identity. Entries that a sender changed: a doctor has seen them, in an opening for care.
create or replace function access.close_check(check_id uuid) returns boolean
  language plpgsql security definer set search_path = ''
as $$
declare
  o access.log := access.opening();
  needed text := (select case c.kind when 'death_reported' then 'verify_identity' else 'care' end from work.checks c where c.id = check_id);
  closed text;
begin
  if o.purpose is null or o.purpose <> needed then
    raise exception using errcode = 'EH012', message = 'a death is looked into in an opening to verify the identity, a changed entry in one for care';
  end if;
  update work.checks c set closed_at = clock.now(), closed_by = o.actor_name,
      outcome = case c.kind when 'death_reported' then 'alive' else 'seen' end
    where c.institution_code = o.institution_code and c.id = check_id and c.resident_id = o.resident_id and c.closed_at is null
    returning c.kind into closed;
  if closed is null then return false; end if;
  perform access.log_check(o, check_id, 'update');
  if closed = 'death_reported' then perform access.notify(o.resident_id, 'found_alive', institution => o.institution_code); end if;
  return true;
end $$;

grant execute on function access.report_death(), access.close_check(uuid) to ehr_web;
set local role ehr_owner;

-- Checks of changed entries are for the readers of the section health: doctors.
create policy "Checks are readable in an opened list or record" on work.checks for select to ehr_web
  using (case when kind = 'death_reported'
    then institution_code = (select access.opened_list('checks')) or resident_id = (select access.opened_resident('identity'))
    else institution_code = (select access.opened_list_of_doctors('checks')) or resident_id = (select access.opened_resident('health')) end);
create policy "The engine knows checks" on work.checks for select to ehr_engine using (true);
create policy "The engine raises checks" on work.checks for insert to ehr_engine with check (true);
create policy "The engine closes checks" on work.checks for update to ehr_engine using (true);
grant select on work.checks to ehr_web, ehr_engine;
grant insert (institution_code, resident_id, masked_name, kind, raised_by, entries, entry_kinds) on work.checks to ehr_engine;
grant update (closed_at, closed_by, outcome, entries, entry_kinds) on work.checks to ehr_engine;
