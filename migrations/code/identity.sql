-- Identity: the person of a record, their numbers, the unit responsible for them.
set local role ehr_engine;

-- Makes the record of a person who has none (article 12), with numbers, responsible unit, account, and the basics that the person
-- gave: [{id, kind, code_system, answers}, …]. The first number is that of the document shown. A number that another person has
-- violates one_number_one_person. Staff have an account already, which then is theirs as residents too.
create or replace function access.add_person(
    resident uuid, account uuid, name text, sex text, birth_date date, document text,
    systems text[], ciphertexts bytea[], key_id text, lookups bytea[],
    created_by text, registration uuid, institution text, gp_name text, basics jsonb)
  returns void language plpgsql set search_path = ''
as $$
begin
  insert into record.residents (resident_id, name, sex, birth_date, created_by_institution, registration)
    values (resident, name, sex, birth_date, created_by, registration);
  insert into record.identifiers (resident_id, id, system, ciphertext, key_id, lookup, document)
    select resident, gen_random_uuid(), n.system, n.ciphertext, add_person.key_id, n.lookup, case when n.place = 1 then add_person.document end
    from unnest(systems, ciphertexts, lookups) with ordinality as n(system, ciphertext, lookup, place);
  insert into record.care_teams (resident_id, id, institution_code, gp_name, chosen)
    values (resident, gen_random_uuid(), institution, gp_name, 'default');
  insert into record.basics (resident_id, id, kind, code_system, answers, author_kind, source_institution, recorded_at, verification)
    select resident, b.id, b.kind, b.code_system, b.answers, 'institution', created_by, clock.now(), 'verified'
    from jsonb_to_recordset(basics) as b(id uuid, kind text, code_system text, answers jsonb);
  update auth.accounts a set resident_id = resident where a.number_hash = lookups[1] and a.resident_id is null;
  if not found then
    insert into auth.accounts (id, resident_id, number_hash) values (account, resident, lookups[1]);
  end if;
end $$;

-- Reserves a serial number of the place, with all smaller ones: this one, or the next. Returns the greatest that is reserved.
create or replace function access.reserve_serial(record_place text, serial int) returns int
  language sql set search_path = ''
as $$
  insert into reference.record_serials as s (place, last) values (record_place, coalesce(serial, 1))
    on conflict (place) do update set last = greatest(s.last + case when serial is null then 1 else 0 end, serial)
    returning last
$$;

-- An operator registers a person from the command line, with a record number of the operator's choice.
create or replace function access.register_person(
    resident uuid, account uuid, name text, sex text, birth_date date,
    systems text[], ciphertexts bytea[], key_id text, lookups bytea[], record_place text, serial int,
    institution text, gp_name text, basics jsonb)
  returns void language plpgsql security definer set search_path = ''
as $$
begin
  perform access.add_person(resident, account, name, sex, birth_date, null, systems, ciphertexts, key_id, lookups,
    institution, null, institution, gp_name, basics);
  perform access.reserve_serial(record_place, serial);
  perform access.note_system('register_person', resident, institution);
end $$;

grant execute on function access.register_person(
  uuid, uuid, text, text, date, text[], bytea[], text, bytea[], text, int, text, text, jsonb) to ehr_jobs;
set local role ehr_owner;

-- The engine alone writes these tables, and registers a person without an opening.
select access.log_writes('record.residents', updates => true);
select access.log_writes('record.identifiers', updates => true);
select access.log_writes('record.care_teams', updates => true);

create policy "Residents are readable in an opening of this record" on record.residents for select to ehr_web
  using (resident_id = (select access.opened_resident('identity')));
create policy "The engine knows residents" on record.residents for select to ehr_engine using (true);
create policy "The engine registers residents" on record.residents for insert to ehr_engine with check (true);
create policy "The engine changes registered identities" on record.residents for update to ehr_engine using (true);
grant select on record.residents to ehr_web, ehr_engine;
grant insert (resident_id, name, sex, birth_date, created_by_institution, registration),
  update (name, sex, birth_date) on record.residents to ehr_engine;

create policy "Identifiers are readable in an opening of this record" on record.identifiers for select to ehr_web
  using (resident_id = (select access.opened_resident('identity')));
create policy "The engine looks numbers up" on record.identifiers for select to ehr_engine using (true);
create policy "The engine registers numbers" on record.identifiers for insert to ehr_engine with check (true);
create policy "The engine ends numbers" on record.identifiers for update to ehr_engine using (true);
-- Not lookup: no role but the engine reads the keyed hash.
grant select (resident_id, id, system, ciphertext, key_id, document, until, released) on record.identifiers to ehr_web;
grant select on record.identifiers to ehr_engine;
grant insert (resident_id, id, system, ciphertext, key_id, lookup, document),
  update (until, released, document) on record.identifiers to ehr_engine;

create policy "Care teams are readable in an opening of this record" on record.care_teams for select to ehr_web
  using (resident_id = (select access.opened_resident('identity')));
create policy "The engine decides by care teams" on record.care_teams for select to ehr_engine using (true);
create policy "The engine assigns care teams" on record.care_teams for insert to ehr_engine with check (true);
grant select on record.care_teams to ehr_web, ehr_engine;
grant insert (resident_id, id, institution_code, gp_name, chosen) on record.care_teams to ehr_engine;

-- The last serial number of each place. Only a registration gives one.
create policy "The engine knows the last serial numbers" on reference.record_serials for select to ehr_engine using (true);
create policy "The engine begins serial numbers" on reference.record_serials for insert to ehr_engine with check (true);
create policy "The engine gives serial numbers" on reference.record_serials for update to ehr_engine using (true);
grant select, insert (place, last), update (last) on reference.record_serials to ehr_engine;
