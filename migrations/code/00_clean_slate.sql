-- The files of this folder are applied whole, in the order of their names, in one transaction, at each
-- migrate: so what they no longer say must go first. Functions are replaced in place, because tables
-- and policies lean on them.
do $$
declare p record;
begin
  for p in
    select policyname, schemaname, tablename from pg_policies
    where schemaname in ('reference', 'record', 'own', 'work', 'auth', 'visit', 'access')
  loop
    execute format('drop policy %I on %I.%I', p.policyname, p.schemaname, p.tablename);
  end loop;
  for p in
    select t.tgname, c.oid::regclass as tab from pg_trigger t join pg_class c on c.oid = t.tgrelid
      join pg_namespace n on n.oid = c.relnamespace
    where not t.tgisinternal and t.tgparentid = 0
      and n.nspname in ('reference', 'record', 'own', 'work', 'auth', 'visit', 'access')
  loop
    execute format('drop trigger %I on %s', p.tgname, p.tab);
  end loop;
  for p in
    select n.nspname, c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('reference', 'record', 'own', 'work', 'auth', 'visit', 'access') and c.relkind in ('r', 'p')
  loop
    execute format('revoke all on %I.%I from ehr_engine, ehr_web, ehr_sign_in, ehr_jobs, public', p.nspname, p.relname);
  end loop;
  for p in
    select f.oid::regprocedure as fn, f.proowner::regrole as maker from pg_proc f join pg_namespace n on n.oid = f.pronamespace
    where n.nspname in ('reference', 'record', 'own', 'work', 'auth', 'visit', 'access')
  loop
    execute format('set local role %s', p.maker);
    execute format('revoke all on function %s from ehr_web, ehr_sign_in, ehr_jobs, public', p.fn);
  end loop;
  -- The schema public is the database owner's, as whom it must be closed: ehr_owner inherits nothing.
  set local role pg_database_owner;
  revoke all on schema public from public;
  set local role ehr_owner;
end $$;
