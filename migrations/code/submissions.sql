-- Submissions: which forms a person has sent, so that the same form again has one effect.
create policy "A person finds their own submissions" on own.submissions for select to ehr_web
  using (account_id = (select access.opened_account()));
create policy "A person keeps their own submissions" on own.submissions for insert to ehr_web
  with check (account_id = (select access.opened_account()));
grant select on own.submissions to ehr_web;
grant insert (account_id, submission, body_hash, outcome) on own.submissions to ehr_web;
