-- own: the session's person, told from the opening.
create policy "A person finds their own submissions" on own.submissions for select to ehr_web
  using (account_id = (select access.opened_account()));
create policy "A person keeps their own submissions" on own.submissions for insert to ehr_web
  with check (account_id = (select access.opened_account()));
grant select on own.submissions to ehr_web;
grant insert (account_id, submission, body_hash, outcome) on own.submissions to ehr_web;

-- Of residents as such: staff have none at their desk.
create policy "A person reads their own notices" on own.notices for select to ehr_web
  using (account_id = (select access.resident_account()));
create policy "The engine knows notices" on own.notices for select to ehr_engine using (true);
create policy "The engine gives notice" on own.notices for insert to ehr_engine with check (true);
create policy "The engine marks what was read or mailed" on own.notices for update to ehr_engine using (true);
-- Not to_mail: the mailer's.
grant select (account_id, id, resident_id, kind, about, leads_to, institution_code, at, read_at) on own.notices to ehr_web;
grant insert (account_id, resident_id, kind, about, leads_to, institution_code, to_mail), update (at, read_at, to_mail) on own.notices to ehr_engine;
grant select on own.notices to ehr_engine;

create policy "A person knows their own e-mail address" on own.mail_addresses for select to ehr_web
  using (account_id = (select access.resident_account()));
create policy "The engine knows e-mail addresses" on own.mail_addresses for select to ehr_engine using (true);
create policy "The engine keeps e-mail addresses" on own.mail_addresses for insert to ehr_engine with check (true);
create policy "The engine changes e-mail addresses" on own.mail_addresses for update to ehr_engine using (true);
-- Not code and code_hash: who could read them would need no letter box.
grant select (account_id, address, key_id, asked_at, wrong_codes, confirmed_at) on own.mail_addresses to ehr_web;
grant select, insert (account_id, address, key_id, code, code_hash),
  update (address, key_id, code, code_hash, asked_at, asked_times, wrong_codes, confirmed_at, mailed_at, leased_until)
  on own.mail_addresses to ehr_engine;
