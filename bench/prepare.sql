-- Test data: residents 1 to n, each with measurements and a valid session (session id: the number in 21 digits and an A). Written by a superuser, who
-- bypasses the policies. The measured statements run as ehr_web.
begin;
set local session_replication_role = replica;
insert into reference.institutions (code, kind, name_zh, name_en, address_zh, address_en, phone, confidentiality_agreement_until)
  values ('SZBENCH01', 'health_centre', '测量社康中心', 'Bench Health Centre', '-', '-', '0755-0', '2099-01-01');
create temporary table someone as
  select n, ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid as id from generate_series(1, :residents) n;
insert into record.residents (resident_id, name, sex, birth_date, created_by_institution)
  select id, '测' || n, '1', '1970-01-01', 'SZBENCH01' from someone;
insert into record.care_teams (resident_id, id, institution_code, chosen) select id, id, 'SZBENCH01', 'default' from someone;
insert into auth.accounts (id, resident_id, number_hash) select id, id, sha256(convert_to('number ' || n, 'UTF8')) from someone;
insert into auth.sessions (id, account_id, token_hash, capacity, expires_at, verified_at)
  select id, id, sha256(convert_to(lpad(n::text, 21, '0') || 'A', 'UTF8')), 'resident', clock.now() + interval '12 hours', clock.now() from someone;
insert into record.measurements (resident_id, id, kind, value, diastolic, measured_at, precision, author_kind, source_institution,
    recorded_at, verification)
  select id, gen_random_uuid(), k.kind, 110 + 5 * (r % 7), case k.kind when 'blood_pressure' then 70 + r % 15 end,
    clock.now() - r * interval '9 days', 'minute', 'institution', 'SZBENCH01', clock.now(), 'verified'
  from someone, generate_series(1, :readings) r, (values ('blood_pressure'), ('pulse')) k(kind);
-- Entries from institutions: 3,000 for resident 3, 30 for every other resident, over ten years.
insert into record.entries (resident_id, id, kind, label, at, at_precision, value, unit, high, details, author_kind, source_institution,
    source_key, recorded_at, verification)
  select who.id, gen_random_uuid(), kind, '测' || e, clock.now() - e * interval '3650 days' / who.entries,
    'minute', case kind when 'result' then 5 end, case kind when 'result' then 'mmol/L' end, case kind when 'result' then 6.1 end,
    '[["place", "测量社康中心"]]', 'institution', 'SZBENCH01', 'bench ' || e, clock.now(), 'verified'
  from (select id, case n when 3 then 3000 else 30 end as entries from someone) who, generate_series(1, who.entries) e,
    lateral (select (array['visit', 'result', 'medicine', 'procedure', 'report', 'condition'])[1 + e % 6] as kind) k;
commit;

-- The same rows under a policy that admits every row, to measure the cost of the opening and of its policy.
create table record.open_measurements as select * from record.measurements;
alter table record.open_measurements add primary key (resident_id, id);
create index on record.open_measurements (resident_id, kind, measured_at desc) where superseded_at is null;
alter table record.open_measurements enable row level security;
create policy "Open" on record.open_measurements for select to ehr_web using (true);
grant select on record.open_measurements to ehr_web;
vacuum analyze;
