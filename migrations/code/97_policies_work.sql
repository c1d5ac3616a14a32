-- work: read by staff in a list opened on the log, and by whoever has the record of its subject open; written by functions alone.
create policy "Checks are readable in an opened list or record" on work.checks for select to ehr_web
  using (institution_code = (select access.opened_list('checks'))
         or resident_id = (select access.opened_resident('identity')));
create policy "The engine knows checks" on work.checks for select to ehr_engine using (true);
create policy "The engine raises checks" on work.checks for insert to ehr_engine with check (true);
create policy "The engine closes checks" on work.checks for update to ehr_engine using (true);
grant select on work.checks to ehr_web, ehr_engine;
grant insert (institution_code, resident_id, masked_name, kind, raised_by) on work.checks to ehr_engine;
grant update (closed_at, closed_by, outcome) on work.checks to ehr_engine;
