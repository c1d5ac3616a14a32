-- reference: read by all, kept through access.keep_institution.
create policy "Institutions are known to all" on reference.institutions for select
  to ehr_web, ehr_sign_in, ehr_jobs, ehr_engine using (true);
create policy "The engine keeps institutions" on reference.institutions for insert to ehr_engine with check (true);
create policy "The engine updates institutions" on reference.institutions for update to ehr_engine using (true);
grant select on reference.institutions to ehr_web, ehr_sign_in, ehr_jobs, ehr_engine;
grant insert, update on reference.institutions to ehr_engine;

create policy "The calendar is known to all" on reference.working_days for select to ehr_web, ehr_engine using (true);
grant select on reference.working_days to ehr_web, ehr_engine;

create policy "Districts are known to all" on reference.districts for select to ehr_web using (true);
grant select on reference.districts to ehr_web;
