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
grant update (superseded_at, verification) on record.basics to ehr_engine;

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
grant update (superseded_at, verification) on record.measurements to ehr_engine;

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

-- Of each section that an opening covers, as its entry is. Depositors see and add none.
create policy "Verifications are readable in an opening of this record" on record.verifications for select to ehr_web
  using (resident_id = (select coalesce(access.opened_resident('identity'), access.opened_resident('measurements'),
           access.opened_resident('health')))
         and section = any ((select access.opened_sections())::text[])
         and closed_to & (select access.reader_bit()) = 0
         and ((select access.opened_entries()) is null or entry = any ((select access.opened_entries())::uuid[]))
         and (select access.opened_depositor()) is null);
-- Which of the two may take which step is the trigger's to say.
create policy "Steps are added in an opening to verify or maintain this record" on record.verifications for insert to ehr_web
  with check (resident_id = (select access.verified_resident())
              and section = any ((select access.opened_sections())::text[]));
create policy "The engine knows what was asked" on record.verifications for select to ehr_engine using (true);
-- Not what the trigger sets: section, closed_to, author, institution, time.
grant select on record.verifications to ehr_web, ehr_engine;
grant insert (resident_id, id, stands_in, entry, step, words) on record.verifications to ehr_web;
-- A correction is about an entry and shows wherever any version of it does: whoever is shut out of the entry is shut out of what is
-- said of it. One of who somebody is shows where that does, but not in an opening of other entries. A depositor is not told.
create policy "Corrections are readable with their entry" on record.corrections for select to ehr_web
  using (resident_id = (select coalesce(access.opened_resident('services'), access.opened_resident('health'),
                                        access.opened_resident('measurements'), access.opened_resident('identity')))
         and (select access.opened_depositor()) is null
         and case section
           when 'identity' then
             exists (select from record.residents r where r.resident_id = corrections.resident_id)
             and ((select access.opened_entries()) is null or entry = any ((select access.opened_entries())::uuid[]))
           when 'measurements' then exists (
             select from record.measurements m where m.resident_id = corrections.resident_id and (m.id = corrections.entry
               or m.source_institution = corrections.handler_institution and m.source_key = corrections.source_key))
           else exists (
             select from record.entries e where e.resident_id = corrections.resident_id and (e.id = corrections.entry
               or e.source_institution = corrections.handler_institution and e.source_key = corrections.source_key)) end);
create policy "Corrections are asked for in an opening to maintain this record" on record.corrections for insert to ehr_web
  with check (resident_id = (select coalesce(access.maintained_resident('services'), access.maintained_resident('health'),
                                             access.maintained_resident('measurements'), access.maintained_resident('identity')))
              -- Only of what an institution wrote or keeps, and the asker can read.
              and handler_institution is not null
              and (exists (select from record.entries e where e.resident_id = corrections.resident_id and e.id = corrections.entry)
                or exists (select from record.measurements m
                  where m.resident_id = corrections.resident_id and m.id = corrections.entry)
                or exists (select from record.residents r
                  where r.resident_id = corrections.resident_id and r.resident_id = corrections.entry)
                  and ((select access.opened_entries()) is null or entry = any ((select access.opened_entries())::uuid[]))));
create policy "The engine decides by corrections" on record.corrections for select to ehr_engine using (true);
create policy "The engine marks what is answered" on record.corrections for update to ehr_engine using (true);
-- Not what the trigger sets: section, handler, times.
grant select on record.corrections to ehr_web, ehr_engine;
grant insert (resident_id, id, entry, claim, statement) on record.corrections to ehr_web;
grant update (answered_at) on record.corrections to ehr_engine;

create policy "Steps are readable with their correction" on record.correction_steps for select to ehr_web
  using (resident_id = (select coalesce(access.opened_resident('services'), access.opened_resident('health'),
                                        access.opened_resident('measurements'), access.opened_resident('identity')))
         and exists (select from record.corrections c
           where c.resident_id = correction_steps.resident_id and c.id = correction_steps.correction));
create policy "Steps are taken when they are due, by whose they are" on record.correction_steps for insert to ehr_web
  with check (resident_id = (select coalesce(access.opened_resident('services'), access.opened_resident('health'),
                                             access.opened_resident('measurements'), access.opened_resident('identity')))
              and access.step_is_due(correction, kind));
create policy "The engine decides by steps" on record.correction_steps for select to ehr_engine using (true);
grant select on record.correction_steps to ehr_web, ehr_engine;
grant insert (resident_id, id, correction, kind, words) on record.correction_steps to ehr_web;

-- A file is for its subject and for whoever answers; the statement beside it tells the rest.
create policy "Evidence is readable to the parties of its correction" on record.evidence for select to ehr_web
  using (resident_id = (select coalesce(access.opened_resident('services'), access.opened_resident('health'),
                                        access.opened_resident('measurements'), access.opened_resident('identity')))
         and (select access.opened_by_party())
         and exists (select from record.corrections c
           where c.resident_id = evidence.resident_id and c.id = evidence.correction));
create policy "Evidence comes with the correction that it proves" on record.evidence for insert to ehr_web
  with check (resident_id = (select coalesce(access.maintained_resident('services'), access.maintained_resident('health'),
                                             access.maintained_resident('measurements'), access.maintained_resident('identity')))
              and exists (select from record.corrections c
                where c.resident_id = evidence.resident_id and c.id = evidence.correction and c.answered_at is null
                  and c.author_account = (select access.opened_account())));
grant select on record.evidence to ehr_web;
grant insert (resident_id, id, correction, content) on record.evidence to ehr_web;

create policy "Confirmations are readable in an opening of this record" on record.confirmations for select to ehr_web
  using (resident_id = (select access.opened_resident('identity'))
         and (select access.opened_entries()) is null);
create policy "Details are confirmed in an opening to maintain this record" on record.confirmations for insert to ehr_web
  with check (resident_id = (select access.maintained_resident('identity')));
create policy "The engine knows what was confirmed" on record.confirmations for select to ehr_engine using (true);
-- Not who and when: the trigger's.
grant select on record.confirmations to ehr_web, ehr_engine;
grant insert (resident_id, id, seen, of_all) on record.confirmations to ehr_web;

-- Of each section that an opening covers, as basics are. A depositor, who reports them through a function, sees none.
create policy "Reported details are readable in an opening of this record" on record.reported_details for select to ehr_web
  using (resident_id = (select coalesce(access.opened_resident('identity'), access.opened_resident('health')))
         and section = any ((select access.opened_sections())::text[])
         and (select access.opened_depositor()) is null
         and (select access.opened_entries()) is null);
create policy "The engine knows what was reported" on record.reported_details for select to ehr_engine using (true);
create policy "The engine marks what was compared" on record.reported_details for update to ehr_engine using (true);
create policy "The engine keeps what is reported" on record.reported_details for insert to ehr_engine with check (true);
grant select on record.reported_details to ehr_web, ehr_engine;
grant insert (resident_id, kind, answers, source_institution), update (compared, id, answers, reported_at) on record.reported_details to ehr_engine;
