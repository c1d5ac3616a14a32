-- access: the engine writes the log; a resident reads what concerns them; the sealer reads it all.
create policy "The log of a record is readable in an opening of this record" on access.log for select to ehr_web
  using (resident_id = (select access.opened_resident('history')));
create policy "The engine reads openings" on access.log for select to ehr_engine using (true);
create policy "The engine adds to the log" on access.log for insert to ehr_engine with check (true);
create policy "The sealer reads the whole log" on access.log for select to ehr_jobs using (true);
-- Not session_id, actor_account, secret_hash, xid, client: what a reader of the history does not need.
grant select (id, at, event, actor_name, capacity, institution_code, resident_id, purpose, basis, article, sections,
  entries, detail) on access.log to ehr_web;
grant select on access.log to ehr_engine, ehr_jobs;
-- Not at and xid: the clock's and the transaction's own.
grant insert (id, event, actor_account, actor_name, session_id, capacity, institution_code, resident_id, purpose, basis,
  article, sections, entries, reader_bit, detail, client, secret_hash) on access.log to ehr_engine;

create policy "The sealer reads seals" on access.seals for select to ehr_jobs using (true);
create policy "The sealer adds seals" on access.seals for insert to ehr_jobs with check (true);
grant select on access.seals to ehr_jobs;
grant insert (seq, last_xid, leaves, root, previous, sealed_at, key_id, signature) on access.seals to ehr_jobs;

create policy "The engine decides by rules" on access.rules for select to ehr_engine using (true);
grant select on access.rules to ehr_engine;
