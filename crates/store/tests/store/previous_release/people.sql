-- One resident of the previous release, signed in, with one measurement. Triggers are off: nobody wrote these rows.
set session_replication_role = replica;
insert into record.residents (resident_id, name, sex, birth_date, created_by_institution)
  values ('00000000-0000-4000-8000-000000000001', '梅', '2', '1990-01-15', '440304006');
insert into auth.accounts (id, resident_id, number_hash)
  values ('00000000-0000-4000-8000-000000000002', '00000000-0000-4000-8000-000000000001', sha256('number'));
insert into auth.sessions (id, account_id, token_hash, capacity, expires_at)
  values ('00000000-0000-4000-8000-000000000003', '00000000-0000-4000-8000-000000000002', sha256('a token'), 'resident',
    clock.now() + interval '1 hour');
insert into record.measurements (resident_id, id, kind, value, measured_at, precision, author_kind, author_account, recorded_at,
    verification)
  values ('00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000004', 'pulse', 61, clock.now(), 'minute',
    'resident', '00000000-0000-4000-8000-000000000002', clock.now(), 'pending');
set session_replication_role = origin;
