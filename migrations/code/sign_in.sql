-- Signing in: accounts, passkeys and sessions; visits, ceremonies, acts and counters, which live for minutes. Only the role that signs
-- people in and the engine reach these tables: ehr_web and ehr_jobs have no grant. Posts: institutions.sql. Slips: slips.sql.
select access.log_account_writes('auth.accounts');
create policy "Signing in reads accounts" on auth.accounts for select to ehr_sign_in using (true);
create policy "The engine decides by accounts" on auth.accounts for select to ehr_engine using (true);
create policy "The engine makes accounts" on auth.accounts for insert to ehr_engine with check (true);
grant select on auth.accounts to ehr_sign_in, ehr_engine;
create policy "The engine links the accounts of staff" on auth.accounts for update to ehr_engine using (true);
grant insert (id, resident_id, number_hash), update (resident_id, number_hash) on auth.accounts to ehr_engine;

-- Not last_used_at and the counter in credential: they would write a log row at each sign-in.
select access.log_account_writes('auth.passkeys', columns => '{removed_at,label}');
create trigger a_changed_key_is_logged after update of credential on auth.passkeys for each row
  when (old.credential #> '{cred,cred}' is distinct from new.credential #> '{cred,cred}')
  execute function access.log_auth_write();
create policy "Signing in reads passkeys" on auth.passkeys for select to ehr_sign_in using (true);
create policy "Signing in enrols passkeys" on auth.passkeys for insert to ehr_sign_in with check (true);
create policy "Signing in counts and removes passkeys" on auth.passkeys for update to ehr_sign_in using (true);
grant select on auth.passkeys to ehr_sign_in;
grant insert (id, account_id, credential_id, credential, label) on auth.passkeys to ehr_sign_in;
grant update (credential, last_used_at, removed_at) on auth.passkeys to ehr_sign_in;

-- Not last_used_at: it would write a log row each minute.
select access.log_account_writes('auth.sessions', columns => '{ended_at,verified_at,token_hash,capacity,post_id,expires_at}');
create policy "Signing in reads sessions" on auth.sessions for select to ehr_sign_in using (true);
create policy "Signing in begins sessions" on auth.sessions for insert to ehr_sign_in with check (true);
create policy "Signing in raises and ends sessions" on auth.sessions for update to ehr_sign_in using (true);
create policy "The engine decides by sessions" on auth.sessions for select to ehr_engine using (true);
create policy "The engine notes last use" on auth.sessions for update to ehr_engine using (true);
grant select on auth.sessions to ehr_sign_in, ehr_engine;
grant insert (id, account_id, token_hash, capacity, post_id, institution_code, passkey_id, device, verified_at, expires_at)
  on auth.sessions to ehr_sign_in;
grant update (token_hash, capacity, post_id, last_used_at, verified_at, expires_at, ended_at) on auth.sessions to ehr_sign_in;
grant update (last_used_at) on auth.sessions to ehr_engine;

-- No update: a visit is not extended, a new one begins.
create policy "Signing in keeps visits" on visit.visits for all to ehr_sign_in using (true) with check (true);
grant select, delete on visit.visits to ehr_sign_in;
grant insert (holder, expires_at) on visit.visits to ehr_sign_in;

create policy "Signing in keeps ceremonies" on visit.ceremonies for all to ehr_sign_in using (true) with check (true);
grant select, delete on visit.ceremonies to ehr_sign_in;
-- Update of holder: auth.rotate moves the pending ceremonies of a client to its new id.
grant insert (holder, purpose, state, expires_at), update (holder, state, expires_at) on visit.ceremonies to ehr_sign_in;

create policy "Signing in keeps acts" on visit.acts for all to ehr_sign_in using (true) with check (true);
create policy "The engine finds acts" on visit.acts for select to ehr_engine using (true);
create policy "The engine spends acts" on visit.acts for update to ehr_engine using (true);
grant select, delete on visit.acts to ehr_sign_in;
-- No update of kind, subject, detail and session: an assertion for the id of an act is an assertion for the act.
grant insert (id, session_id, kind, subject, detail), update (confirmed_at, executed_at) on visit.acts to ehr_sign_in;
grant select, update (executed_at) on visit.acts to ehr_engine;

create policy "Signing in keeps address_limits" on visit.address_limits for all to ehr_sign_in using (true) with check (true);
grant select, delete on visit.address_limits to ehr_sign_in;
grant insert (bucket, address, window_start, hits), update (window_start, hits) on visit.address_limits to ehr_sign_in;
