-- Entries: what institutions send besides measurements, for example visits, reports, results, conditions, medicines.
create trigger provenance_comes_from_the_opening before insert on record.entries
  for each row execute function access.stamp_entry();
select access.log_writes('record.entries', purposes => '{deposit}');

-- Rows of two sections. A depositor reads only what it sent.
create policy "Entries are readable in an opening of this record" on record.entries for select to ehr_web
  using (resident_id = (select access.opened_record())
         and section = any ((select access.opened_sections())::text[])
         and security_label & (select access.reader_bit()) = 0
         and ((select access.opened_entries()) is null or id = any ((select access.opened_entries())::uuid[]))
         and ((select access.opened_depositor()) is null or source_institution = (select access.opened_depositor())));
create policy "Entries are deposited in an opening to deposit" on record.entries for insert to ehr_web
  with check (resident_id = (select access.opened_record())
              and section = any ((select access.opened_sections())::text[])
              and source_institution = (select access.opened_depositor()));
create policy "The engine finds what is superseded" on record.entries for select to ehr_engine using (true);
create policy "The engine marks what is superseded" on record.entries for update to ehr_engine using (true);
-- Not author, institution, times, verification and security label: the trigger sets them.
grant select on record.entries to ehr_web, ehr_engine;
grant insert (resident_id, id, kind, label, code_system, code, status, at, at_precision, until, until_precision, value_text,
    comparator, value, unit, low, high, details, visit_key, report_key, author_name, source_key, supersedes)
  on record.entries to ehr_web;
grant update (superseded_at) on record.entries to ehr_engine;
