-- auth: only the role that signs people in, and the engine that decides. ehr_web and ehr_jobs: nothing.
do $$
declare t text;
begin
  foreach t in array array['accounts', 'posts', 'slips', 'passkeys', 'sessions'] loop
    execute format('create policy "Signing in reads %1$s" on auth.%1$I for select to ehr_sign_in using (true)', t);
    execute format('grant select on auth.%I to ehr_sign_in', t);
  end loop;
  foreach t in array array['accounts', 'posts', 'slips', 'sessions'] loop
    execute format('create policy "The engine decides by %1$s" on auth.%1$I for select to ehr_engine using (true)', t);
    execute format('grant select on auth.%I to ehr_engine', t);
  end loop;
end $$;

create policy "Signing in counts and uses slips" on auth.slips for update to ehr_sign_in using (true);
grant update (wrong_numbers, used_at, voided_at) on auth.slips to ehr_sign_in;
create policy "Signing in enrols passkeys" on auth.passkeys for insert to ehr_sign_in with check (true);
grant insert (id, account_id, credential_id, credential, label) on auth.passkeys to ehr_sign_in;
create policy "Signing in counts and removes passkeys" on auth.passkeys for update to ehr_sign_in using (true);
grant update (credential, last_used_at, removed_at) on auth.passkeys to ehr_sign_in;
create policy "Signing in begins sessions" on auth.sessions for insert to ehr_sign_in with check (true);
grant insert (id, account_id, token_hash, capacity, post_id, institution_code, passkey_id, device, verified_at, expires_at)
  on auth.sessions to ehr_sign_in;
create policy "Signing in raises and ends sessions" on auth.sessions for update to ehr_sign_in using (true);
grant update (token_hash, capacity, post_id, last_used_at, verified_at, expires_at, ended_at) on auth.sessions to ehr_sign_in;

create policy "The engine makes accounts" on auth.accounts for insert to ehr_engine with check (true);
grant insert (id, resident_id, number_hash) on auth.accounts to ehr_engine;
create policy "The engine makes posts" on auth.posts for insert to ehr_engine with check (true);
grant insert (id, account_id, institution_code, duty, name) on auth.posts to ehr_engine;
create policy "The engine makes slips" on auth.slips for insert to ehr_engine with check (true);
grant insert (id, account_id, code_hash, issued_by, expires_at) on auth.slips to ehr_engine;
create policy "The engine voids slips" on auth.slips for update to ehr_engine using (true);
grant update (voided_at) on auth.slips to ehr_engine;
create policy "The engine notes last use" on auth.sessions for update to ehr_engine using (true);
grant update (last_used_at) on auth.sessions to ehr_engine;

set local role ehr_engine;
grant execute on function auth.live_session(text), auth.is_alive(auth.sessions), auth.may_rest(text), auth.touch(uuid)
  to ehr_sign_in;
set local role ehr_owner;
