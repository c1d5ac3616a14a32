-- Basics: what residents say about themselves and their health history, one field a row.
-- The engine adds basics when it registers a person, and sets their provenance itself.
create trigger provenance_comes_from_the_opening before insert on record.basics
  for each row when (current_user <> 'ehr_engine') execute function access.stamp_entry();
select access.log_writes('record.basics', purposes => '{maintain}', registered => true);

-- Rows of two sections. Depositors read and add none.
create policy "Basics are readable in an opening of this record" on record.basics for select to ehr_web
  using (resident_id = (select access.opened_record())
         and section = any ((select access.opened_sections())::text[])
         and security_label & (select access.reader_bit()) = 0
         and ((select access.opened_entries()) is null or id = any ((select access.opened_entries())::uuid[]))
         and (select access.opened_depositor()) is null);
create policy "Basics are added in an opening to maintain this record" on record.basics for insert to ehr_web
  with check (resident_id = (select access.maintained_record())
              and section = any ((select access.opened_sections())::text[]));
create policy "The engine registers basics" on record.basics for insert to ehr_engine with check (true);
create policy "The engine finds what is superseded" on record.basics for select to ehr_engine using (true);
create policy "The engine marks what is superseded" on record.basics for update to ehr_engine using (true);
-- Not author, institution, times, verification and security label: the trigger sets them.
grant select on record.basics to ehr_web, ehr_engine;
grant insert (resident_id, id, kind, code_system, answers, supersedes) on record.basics to ehr_web;
grant insert (resident_id, id, kind, code_system, answers, author_kind, source_institution, recorded_at, verification)
  on record.basics to ehr_engine;
grant update (superseded_at, verification) on record.basics to ehr_engine;
