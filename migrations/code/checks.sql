-- Checks: what the staff of a unit must look into, for example a reported death.
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

-- Staff of the responsible unit have seen that the person lives, in an opening to verify the identity.
create or replace function access.close_check(check_id uuid) returns boolean
  language plpgsql security definer set search_path = ''
as $$
declare o access.log := access.opening();
begin
  if o.purpose is distinct from 'verify_identity' then
    raise exception using errcode = 'EH012', message = 'a check is closed in an opening to verify who somebody is';
  end if;
  update work.checks c set closed_at = clock.now(), closed_by = o.actor_name, outcome = 'alive'
    where c.institution_code = o.institution_code and c.id = check_id and c.resident_id = o.resident_id and c.closed_at is null;
  if not found then return false; end if;
  perform access.log_check(o, check_id, 'update');
  perform access.notify(o.resident_id, 'found_alive', institution => o.institution_code);
  return true;
end $$;

grant execute on function access.report_death(), access.close_check(uuid) to ehr_web;
set local role ehr_owner;

create policy "Checks are readable in an opened list or record" on work.checks for select to ehr_web
  using (institution_code = (select access.opened_list('checks'))
         or resident_id = (select access.opened_resident('identity')));
create policy "The engine knows checks" on work.checks for select to ehr_engine using (true);
create policy "The engine raises checks" on work.checks for insert to ehr_engine with check (true);
create policy "The engine closes checks" on work.checks for update to ehr_engine using (true);
grant select on work.checks to ehr_web, ehr_engine;
grant insert (institution_code, resident_id, masked_name, kind, raised_by) on work.checks to ehr_engine;
grant update (closed_at, closed_by, outcome) on work.checks to ehr_engine;
