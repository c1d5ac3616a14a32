-- Entries: what institutions send besides measurements, for example visits, reports, results, conditions, medicines.
set local role ehr_engine;

-- A depositor sent versions again that are stored with the same content, and states that they are newer. Nothing is written but
-- when and as what the sender last had them: an older version with other content must not replace them later.
create or replace function access.note_sent_again(ids uuid[], updated timestamptz[], versions text[]) returns void
  language plpgsql security definer set search_path = ''
as $$
declare o access.log := access.opening();
begin
  if o.basis is distinct from 'deposit' then
    raise exception using errcode = 'EH012', message = 'only a depositor sends again';
  end if;
  update record.entries e set source_updated_at = n.updated, source_version = n.version
    from unnest(ids, updated, versions) n (id, updated, version)
    where e.resident_id = o.resident_id and e.id = n.id and e.source_institution = o.institution_code and e.superseded_at is null
      and coalesce(e.source_updated_at <= n.updated, true);
  update record.measurements m set source_updated_at = n.updated, source_version = n.version
    from unnest(ids, updated, versions) n (id, updated, version)
    where m.resident_id = o.resident_id and m.id = n.id and m.source_institution = o.institution_code and m.superseded_at is null
      and coalesce(m.source_updated_at <= n.updated, true);
end $$;

grant execute on function access.note_sent_again(uuid[], timestamptz[], text[]) to ehr_web;
set local role ehr_owner;

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
grant insert (resident_id, id, kind, label, code_system, code, status, qualification, at, at_precision, until, until_precision,
    value_text, comparator, value, decimals, unit, low, high, details, visit_key, report_key, author_name, source_key,
    source_updated_at, source_version, source_corrected, taken_back, supersedes)
  on record.entries to ehr_web;
grant update (superseded_at, source_updated_at, source_version, taken_back_at) on record.entries to ehr_engine;
