-- The counter: registration of a person who has no record, in an opening with purpose register, and changes of a registered identity
-- (article 12). Searches: search.sql; slips: slips.sql.
set local role ehr_engine;

-- The opening of a registration. Raises EH012 in any other opening.
create or replace function access.registering() returns access.log
  language plpgsql stable set search_path = ''
as $$
declare o access.log := access.opening();
begin
  if o.purpose is distinct from 'register' then
    raise exception using errcode = 'EH012', message = 'people are registered in an opening to register';
  end if;
  return o;
end $$;

-- Gives the next record number of the institution: its place, and a serial number that was never given before. Two registrations at
-- one place take turns here until they commit. Raises EH026 if the institution has no place or no number left.
create or replace function access.next_record_number() returns text
  language plpgsql security definer set search_path = ''
as $$
declare
  o access.log := access.registering();
  place text := (select i.record_place from reference.institutions i where i.code = o.institution_code);
begin
  if place is null then
    raise exception using errcode = 'EH026', message = 'this institution gives no record numbers';
  end if;
  return place || lpad(access.reserve_serial(place, null)::text, 5, '0');
exception when check_violation then
  raise exception using errcode = 'EH026', message = 'this institution has no record number left';
end $$;

-- Whether the person who is about to be registered may have a record already: same_name, the same name and birth date; near_number,
-- another person's number that a mistyped digit could have made of this one. Tells that there is such a record, never whose.
create or replace function access.likely_duplicates(name text, birth_date date, number_system text, near bytea[]) returns text[]
  language plpgsql stable security definer set search_path = ''
as $$
begin
  perform access.registering();
  return array_remove(array[
    case when exists (select from record.residents r where r.birth_date = likely_duplicates.birth_date
      and access.plain_name(r.name) = access.plain_name(likely_duplicates.name)) then 'same_name' end,
    case when exists (select from record.identifiers i where i.system = number_system and i.lookup = any (near) and not i.released) then 'near_number' end],
    null);
end $$;

-- Registers the person whose document was searched for, and logs that the search led to them. The first number is that document's.
-- accepted: the likely duplicates that the clerk was shown, and decided against. Raises EH024 if the number is not the one that was
-- searched for, no document's or the clerk's own, or the responsible unit is no health centre; EH025 if there is a likely duplicate that was not
-- shown.
create or replace function access.register_at_counter(
    account uuid, name text, sex text, birth_date date, document text,
    systems text[], ciphertexts bytea[], key_id text, lookups bytea[], near bytea[], accepted text[], institution text, basics jsonb)
  returns void language plpgsql security definer set search_path = ''
as $$
declare
  o access.log := access.registering();
  since timestamptz := clock.wall() - interval '1 hour';
  likely text[] := access.likely_duplicates(name, birth_date, systems[1], near);
begin
  if not exists (select from access.log l where l.id = o.entries[1] and l.at > since and l.event = 'searched'
        and l.detail = access.search_seal(l.id, systems[1], lookups[1]))
      -- A record number is no document's; and a person has one of each.
      or systems[1] = 'record' or systems[2:] is distinct from '{record}'
      or exists (select from auth.accounts a where a.id = o.actor_account and a.number_hash = lookups[1])
      or not exists (select from reference.institutions i where i.code = institution and i.kind = 'health_centre') then
    raise exception using errcode = 'EH024', message = 'this is not what was searched for';
  elsif not likely <@ accepted then
    raise exception using errcode = 'EH025', message = 'the person may have a record already';
  end if;
  perform access.add_person(o.resident_id, account, name, sex, birth_date, document, systems, ciphertexts, key_id, lookups,
    o.institution_code, o.entries[1], institution, null, basics);
  insert into access.log (event, actor_account, actor_name, session_id, capacity, institution_code, resident_id, purpose, basis,
      article, entries, detail, client)
    select e.event, o.actor_account, o.actor_name, o.session_id, o.capacity, o.institution_code, o.resident_id, o.purpose, o.basis,
      o.article, e.entries, e.detail, o.client
    from (values ('found', array[o.entries[1]], null),
                 ('wrote', null, 'likely duplicate: ' || array_to_string(likely, ', '))) e (event, entries, detail)
    where e.event = 'found' or cardinality(likely) > 0;
end $$;

-- Changes the registered identity, in an opening to do so, for an act that the clerk confirmed with a passkey within the last 5
-- minutes; the act is spent. What was registered until then is kept. number_lookup: the number of the document that the person shows
-- now, null if the number stays. If the old one was registered by mistake, it is released: another person can have it. Otherwise it
-- stays this person's, and still finds them. Raises EH020 if the act is not confirmed for this person, EH027 if nothing changes.
create or replace function access.change_identity(
    act uuid, change uuid, name text, sex text, birth_date date, document text, reason text,
    number_system text, ciphertext bytea, key_id text, number_lookup bytea)
  returns void language plpgsql security definer set search_path = ''
as $$
#variable_conflict use_column
declare
  o access.log := access.opening();
  before record.residents;
  old_lookup bytea;
  new_number boolean;
begin
  update visit.acts set executed_at = clock.now()
    where id = act and session_id = o.session_id and kind = 'change_identity' and subject = o.resident_id
      and confirmed_at > clock.now() - interval '5 minutes' and executed_at is null;
  if not found or o.purpose <> 'change_identity' then
    raise exception using errcode = 'EH020', message = 'this act is not confirmed';
  end if;
  select * into before from record.residents r where r.resident_id = o.resident_id for update;
  old_lookup := (select a.number_hash from auth.accounts a where a.resident_id = o.resident_id);
  new_number := number_lookup is not null and number_lookup <> old_lookup;
  if not new_number and (before.name, before.sex, before.birth_date)
      = (change_identity.name, change_identity.sex, change_identity.birth_date) then
    raise exception using errcode = 'EH027', message = 'nothing changes';
  end if;
  insert into record.identity_changes (resident_id, id, name, sex, birth_date, number_changed, reason, document,
      institution_code, author_account, author_name)
    values (o.resident_id, change, before.name, before.sex, before.birth_date, new_number, change_identity.reason,
      change_identity.document, o.institution_code, o.actor_account, o.actor_name);
  update record.residents r
    set name = change_identity.name, sex = change_identity.sex, birth_date = change_identity.birth_date
    where r.resident_id = o.resident_id;
  if new_number then
    update record.identifiers i set until = clock.now(), released = change_identity.reason = 'mistake'
      where i.resident_id = o.resident_id and i.lookup = old_lookup and i.until is null;
    -- A number that was this person's before.
    update record.identifiers i set until = null, document = change_identity.document
      where i.resident_id = o.resident_id and i.system = number_system and i.lookup = number_lookup and not i.released;
    if not found then
      insert into record.identifiers (resident_id, id, system, ciphertext, key_id, lookup, document)
        values (o.resident_id, gen_random_uuid(), number_system, ciphertext, key_id, number_lookup, change_identity.document);
    end if;
    update auth.accounts a set number_hash = number_lookup where a.resident_id = o.resident_id;
  end if;
  perform access.notify(o.resident_id, 'identity_changed', null, null, o.institution_code);
end $$;

grant execute on function access.next_record_number(), access.likely_duplicates(text, date, text, bytea[]),
  access.register_at_counter(uuid, text, text, date, text, text[], bytea[], text, bytea[], bytea[], text[], text, jsonb),
  access.change_identity(uuid, uuid, text, text, date, text, text, text, bytea, text, bytea) to ehr_web;
set local role ehr_owner;

select access.log_writes('record.identity_changes');
create policy "Identity changes are readable in an opening of this record" on record.identity_changes for select to ehr_web
  using (resident_id = (select access.opened_resident('identity')));
create policy "The engine keeps what was registered before" on record.identity_changes for insert to ehr_engine with check (true);
grant select (resident_id, id, name, sex, birth_date, number_changed, reason, document, changed_at, institution_code, author_name)
  on record.identity_changes to ehr_web;
grant insert (resident_id, id, name, sex, birth_date, number_changed, reason, document, institution_code, author_account, author_name)
  on record.identity_changes to ehr_engine;
