-- visit: minutes-old things of the role that signs people in; the engine spends acts.
do $$
declare t text;
begin
  foreach t in array array['ceremonies', 'acts', 'address_limits'] loop
    execute format('create policy "Signing in keeps %1$s" on visit.%1$I for all to ehr_sign_in using (true) with check (true)', t);
    execute format('grant select, delete on visit.%I to ehr_sign_in', t);
  end loop;
end $$;
grant insert (holder, purpose, state, expires_at), update (state, expires_at) on visit.ceremonies to ehr_sign_in;
-- Not kind, subject, detail and session: an assertion for an act's id is an assertion for the act.
grant insert (id, session_id, kind, subject, detail), update (confirmed_at, executed_at) on visit.acts to ehr_sign_in;
grant insert (bucket, address, window_start, hits), update (window_start, hits) on visit.address_limits to ehr_sign_in;
create policy "The engine finds acts" on visit.acts for select to ehr_engine using (true);
create policy "The engine spends acts" on visit.acts for update to ehr_engine using (true);
grant select, update (executed_at) on visit.acts to ehr_engine;
