-- Measurements, and their withdrawals.
set local role ehr_engine;

-- Trigger: the author of a current measurement withdraws it. It stays readable, superseded by no other.
create or replace function access.withdraw_entry() returns trigger
  language plpgsql security definer set search_path = ''
as $$
declare
  o access.log := access.opening();
  entry record.measurements;
begin
  new.author_account := o.actor_account;
  new.recorded_at := clock.now();
  if access.maintained_resident('measurements') is distinct from new.resident_id then
    return new; -- The policy refuses the row. No row of another record is looked up.
  end if;
  select * into entry from record.measurements m where m.resident_id = new.resident_id and m.id = new.id for update;
  if entry.author_account is distinct from o.actor_account then -- null if there is no such measurement or an institution sent it
    raise exception using errcode = 'EH010', message = 'only its author withdraws an entry';
  end if;
  if entry.superseded_at is not null then
    raise exception using errcode = 'EH013', message = 'this version no longer counts';
  end if;
  update record.measurements m set superseded_at = clock.now() where m.resident_id = new.resident_id and m.id = new.id;
  return new;
end $$;

grant execute on function access.withdraw_entry() to ehr_owner;
set local role ehr_owner;

create trigger provenance_comes_from_the_opening before insert on record.measurements
  for each row execute function access.stamp_entry();
create trigger withdrawing_marks_the_entry before insert on record.withdrawals
  for each row execute function access.withdraw_entry();
select access.log_writes('record.measurements', purposes => '{maintain,deposit}');
select access.log_writes('record.withdrawals', purposes => '{maintain}');

-- A depositor reads only what it sent.
create policy "Measurements are readable in an opening of this record" on record.measurements for select to ehr_web
  using (resident_id = (select access.opened_resident('measurements'))
         and security_label & (select access.reader_bit()) = 0
         and ((select access.opened_entries()) is null or id = any ((select access.opened_entries())::uuid[]))
         and ((select access.opened_depositor()) is null or source_institution = (select access.opened_depositor())));
create policy "Measurements are added in an opening to maintain this record" on record.measurements for insert to ehr_web
  with check (resident_id = (select access.maintained_resident('measurements')));
create policy "Measurements are deposited in an opening to deposit" on record.measurements for insert to ehr_web
  with check (resident_id = (select access.opened_resident('measurements'))
              and source_institution = (select access.opened_depositor()));
create policy "The engine finds what is superseded" on record.measurements for select to ehr_engine using (true);
create policy "The engine marks what is superseded" on record.measurements for update to ehr_engine using (true);
-- Not author, institution, times, verification and security label: the trigger sets them.
grant select on record.measurements to ehr_web, ehr_engine;
grant insert (resident_id, id, kind, value, diastolic, context, measured_at, precision, author_name, source_key,
    source_updated_at, source_version, source_corrected, taken_back, supersedes, needs_action)
  on record.measurements to ehr_web;
grant update (superseded_at, verification, source_updated_at, source_version, taken_back_at) on record.measurements to ehr_engine;

-- A withdrawal is readable where its measurement is.
create policy "Withdrawals are readable with what they withdraw" on record.withdrawals for select to ehr_web
  using (resident_id = (select access.opened_resident('measurements'))
         and exists (select from record.measurements m where m.resident_id = withdrawals.resident_id and m.id = withdrawals.id));
create policy "Withdrawals are added in an opening to maintain this record" on record.withdrawals for insert to ehr_web
  with check (resident_id = (select access.maintained_resident('measurements')));
create policy "The engine knows what was withdrawn" on record.withdrawals for select to ehr_engine using (true);
-- Not who and when: the trigger sets them.
grant select on record.withdrawals to ehr_web, ehr_engine;
grant insert (resident_id, id, reason) on record.withdrawals to ehr_web;
