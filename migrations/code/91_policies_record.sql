-- record: readable in an opening of this record, and in no other way; by a depositor only what it sent.
-- One select policy a table: of two, joined by "or", neither could use its index alone.
-- Nobody who logs in may update or delete here: versions supersede.

create policy "Residents are readable in an opening of this record" on record.residents for select to ehr_web
  using (resident_id = (select access.opened_resident('identity')));
create policy "The engine knows residents" on record.residents for select to ehr_engine using (true);
create policy "The engine registers residents" on record.residents for insert to ehr_engine with check (true);
grant select on record.residents to ehr_web, ehr_engine;
grant insert (resident_id, name, sex, birth_date, created_by_institution) on record.residents to ehr_engine;

create policy "Identifiers are readable in an opening of this record" on record.identifiers for select to ehr_web
  using (resident_id = (select access.opened_resident('identity')));
create policy "The engine looks numbers up" on record.identifiers for select to ehr_engine using (true);
create policy "The engine registers numbers" on record.identifiers for insert to ehr_engine with check (true);
-- Not lookup: the keyed hash leaves the engine for nobody.
grant select (resident_id, id, system, ciphertext, key_id) on record.identifiers to ehr_web;
grant select on record.identifiers to ehr_engine;
grant insert (resident_id, id, system, ciphertext, key_id, lookup) on record.identifiers to ehr_engine;

create policy "Care teams are readable in an opening of this record" on record.care_teams for select to ehr_web
  using (resident_id = (select access.opened_resident('identity')));
create policy "The engine decides by care teams" on record.care_teams for select to ehr_engine using (true);
create policy "The engine assigns care teams" on record.care_teams for insert to ehr_engine with check (true);
grant select on record.care_teams to ehr_web, ehr_engine;
grant insert (resident_id, id, institution_code, gp_name, chosen) on record.care_teams to ehr_engine;

-- Of both sections that an opening covers; whose rows is asked by one of them. Depositors see and add none.
create policy "Basics are readable in an opening of this record" on record.basics for select to ehr_web
  using (resident_id = (select coalesce(access.opened_resident('identity'), access.opened_resident('health')))
         and section = any ((select access.opened_sections())::text[])
         and closed_to & (select access.reader_bit()) = 0
         and ((select access.opened_entries()) is null or id = any ((select access.opened_entries())::uuid[]))
         and (select access.opened_depositor()) is null);
create policy "Basics are added in an opening to maintain this record" on record.basics for insert to ehr_web
  with check (resident_id = (select coalesce(access.maintained_resident('identity'), access.maintained_resident('health')))
              and section = any ((select access.opened_sections())::text[]));
create policy "The engine registers basics" on record.basics for insert to ehr_engine with check (true);
create policy "The engine finds what is superseded" on record.basics for select to ehr_engine using (true);
create policy "The engine marks what is superseded" on record.basics for update to ehr_engine using (true);
-- Not what the trigger sets: author, institution, times, verification, closed_to.
grant select on record.basics to ehr_web, ehr_engine;
grant insert (resident_id, id, kind, code_system, answers, supersedes) on record.basics to ehr_web;
grant insert (resident_id, id, kind, code_system, answers, author_kind, source_institution, recorded_at, verification)
  on record.basics to ehr_engine;
grant update (superseded_at) on record.basics to ehr_engine;

create policy "Measurements are readable in an opening of this record" on record.measurements for select to ehr_web
  using (resident_id = (select access.opened_resident('measurements'))
         and closed_to & (select access.reader_bit()) = 0
         and ((select access.opened_entries()) is null or id = any ((select access.opened_entries())::uuid[]))
         and ((select access.opened_depositor()) is null or source_institution = (select access.opened_depositor())));
create policy "Measurements are added in an opening to maintain this record" on record.measurements for insert to ehr_web
  with check (resident_id = (select access.maintained_resident('measurements')));
create policy "Measurements are deposited in an opening to deposit" on record.measurements for insert to ehr_web
  with check (resident_id = (select access.opened_resident('measurements'))
              and source_institution = (select access.opened_depositor()));
create policy "The engine finds what is superseded" on record.measurements for select to ehr_engine using (true);
create policy "The engine marks what is superseded" on record.measurements for update to ehr_engine using (true);
-- Not author_kind, author_account, source_institution, recorded_at, superseded_at, verification, closed_to: the trigger's.
grant select on record.measurements to ehr_web, ehr_engine;
grant insert (resident_id, id, kind, value, diastolic, context, measured_at, precision, author_name, source_key, supersedes)
  on record.measurements to ehr_web;
grant update (superseded_at) on record.measurements to ehr_engine;

-- Whoever may read a reading may read that it was withdrawn, and nobody else.
create policy "Withdrawals are readable with what they withdraw" on record.withdrawals for select to ehr_web
  using (resident_id = (select access.opened_resident('measurements'))
         and exists (select from record.measurements m where m.resident_id = withdrawals.resident_id and m.id = withdrawals.id));
create policy "Withdrawals are added in an opening to maintain this record" on record.withdrawals for insert to ehr_web
  with check (resident_id = (select access.maintained_resident('measurements')));
create policy "The engine knows what was withdrawn" on record.withdrawals for select to ehr_engine using (true);
-- Not who and when: the trigger's.
grant select on record.withdrawals to ehr_web, ehr_engine;
grant insert (resident_id, id, reason) on record.withdrawals to ehr_web;

-- Of both sections that an opening covers; whose rows is asked by one of them.
create policy "Entries are readable in an opening of this record" on record.entries for select to ehr_web
  using (resident_id = (select coalesce(access.opened_resident('services'), access.opened_resident('health')))
         and section = any ((select access.opened_sections())::text[])
         and closed_to & (select access.reader_bit()) = 0
         and ((select access.opened_entries()) is null or id = any ((select access.opened_entries())::uuid[]))
         and ((select access.opened_depositor()) is null or source_institution = (select access.opened_depositor())));
create policy "Entries are deposited in an opening to deposit" on record.entries for insert to ehr_web
  with check (resident_id = (select coalesce(access.opened_resident('services'), access.opened_resident('health')))
              and section = any ((select access.opened_sections())::text[])
              and source_institution = (select access.opened_depositor()));
create policy "The engine finds what is superseded" on record.entries for select to ehr_engine using (true);
create policy "The engine marks what is superseded" on record.entries for update to ehr_engine using (true);
-- Not author_kind, author_account, source_institution, recorded_at, superseded_at, verification, closed_to: the trigger's.
grant select on record.entries to ehr_web, ehr_engine;
grant insert (resident_id, id, kind, label, code_system, code, status, at, at_precision, until, until_precision, value_text,
    comparator, value, unit, low, high, details, visit_key, report_key, author_name, source_key, supersedes)
  on record.entries to ehr_web;
grant update (superseded_at) on record.entries to ehr_engine;
