-- Every change of a record, an account, a post, a passkey or a session writes a 'wrote' row in its own transaction.
set local role ehr_engine;

-- Of a record: who, from the opening (nobody, for an operator's registration); which entries, in one row a statement.
create or replace function access.log_record_write() returns trigger
  language plpgsql security definer set search_path = ''
as $$
declare o access.log := access.opening();
begin
  -- The setting that names the opening is the caller's: it may have changed since the rows were stamped. Then the line would
  -- say that somebody else wrote them. Only what the engine registers has no opening.
  if tg_nargs = 0 and tg_op = 'INSERT'
     and tg_table_name in ('basics', 'measurements', 'entries', 'corrections', 'correction_steps', 'evidence', 'withdrawals',
       'confirmations', 'reported_details') and exists (
      select from (select to_jsonb(n) as j from changed n) rows
      where j ->> 'resident_id' is distinct from o.resident_id::text
        or j ->> 'source_institution' is distinct from case when o.basis = 'deposit' then o.institution_code end
        or j ->> 'author_account' is distinct from case when o.basis <> 'deposit' then o.actor_account::text end
        or tg_table_name = 'basics' and o.purpose is distinct from 'maintain')
     or tg_table_name = 'verifications' and exists (
      select from (select to_jsonb(n) as j from changed n) rows
      where j ->> 'resident_id' is distinct from o.resident_id::text
        or j ->> 'author_account' is distinct from o.actor_account::text
        or (j ->> 'step' = 'answered') is distinct from (o.purpose = 'maintain')) then
    raise exception using errcode = 'EH011', message = 'what was written is not of this opening';
  end if;
  insert into access.log (event, actor_account, actor_name, session_id, capacity, institution_code, resident_id, purpose,
      basis, article, sections, entries, detail, client)
    select 'wrote', o.actor_account, o.actor_name, o.session_id, coalesce(o.capacity, 'system'), o.institution_code,
      w.resident_id, o.purpose, o.basis, o.article, o.sections, w.entries,
      tg_table_schema || '.' || tg_table_name || ' ' || lower(tg_op), o.client
    from (select (j ->> 'resident_id')::uuid as resident_id,
                 array_agg((j ->> 'id')::uuid) filter (where j ? 'id') as entries
          from (select to_jsonb(n) as j from changed n) rows group by 1) w;
  return null;
end $$;

-- Of an account: which one.
create or replace function access.log_auth_write() returns trigger
  language plpgsql security definer set search_path = ''
as $$
declare
  j jsonb := to_jsonb(coalesce(new, old));
  o access.log := access.opening();
begin
  -- The actor is known from an opening alone; else the row says what happened, not who did it. Its person sees passkeys and
  -- slips come and go.
  insert into access.log (event, actor_account, actor_name, session_id, capacity, institution_code, resident_id, purpose, entries,
      detail)
    values ('wrote', o.actor_account, o.actor_name, o.session_id, o.capacity, o.institution_code,
      case when tg_table_name in ('passkeys', 'slips') then
        (select a.resident_id from auth.accounts a where a.id = (j ->> 'account_id')::uuid) end,
      o.purpose, array[(j ->> 'id')::uuid], tg_table_schema || '.' || tg_table_name || ' ' || lower(tg_op));
  return null;
end $$;

-- The log and its seals are only ever added to.
create or replace function access.refuse_change() returns trigger
  language plpgsql set search_path = ''
as $$ begin
  raise exception using errcode = 'EH030', message = 'the log is append-only';
end $$;

-- The owner of the tables makes their triggers, and inherits nothing from the engine.
grant execute on function access.log_record_write(), access.log_auth_write(), access.refuse_change() to ehr_owner;

set local role ehr_owner;

do $$
declare t text;
begin
  foreach t in array array['residents', 'identifiers', 'care_teams', 'basics', 'measurements', 'entries', 'verifications',
    'corrections', 'correction_steps', 'evidence', 'withdrawals', 'confirmations', 'reported_details'] loop
    if t <> 'basics' then
      execute format('create trigger writes_are_logged_on_insert after insert on record.%I
        referencing new table as changed for each statement execute function access.log_record_write()', t);
    end if;
    execute format('create trigger writes_are_logged_on_delete after delete on record.%I
      referencing old table as changed for each statement execute function access.log_record_write()', t);
  end loop;
  -- basics, measurements, entries, corrections: an update there only sets a cache, beside an insert that is
  -- logged. What institutions report is marked as compared; withdrawals and confirmations are never updated.
  foreach t in array array['residents', 'identifiers', 'care_teams', 'verifications'] loop
    execute format('create trigger writes_are_logged_on_update after update on record.%I
      referencing new table as changed for each statement execute function access.log_record_write()', t);
  end loop;
  foreach t in array array['accounts', 'posts', 'slips'] loop
    execute format('create trigger writes_are_logged after insert or update or delete on auth.%I
      for each row execute function access.log_auth_write()', t);
  end loop;
end $$;
-- What the engine registers with a record comes through no opening; whatever else is written must be of the one that is named.
create trigger writes_are_logged_on_insert after insert on record.basics referencing new table as changed for each statement
  when (current_user <> 'ehr_engine') execute function access.log_record_write();
create trigger registrations_are_logged after insert on record.basics referencing new table as changed for each statement
  when (current_user = 'ehr_engine') execute function access.log_record_write('registered');
-- Last use and counters are not worth a line each.
create trigger writes_are_logged after insert or delete or update of removed_at, label on auth.passkeys
  for each row execute function access.log_auth_write();
create trigger a_changed_key_is_logged after update of credential on auth.passkeys for each row
  when (old.credential #> '{cred,cred}' is distinct from new.credential #> '{cred,cred}')
  execute function access.log_auth_write();
create trigger writes_are_logged after insert or delete or update of ended_at, verified_at, token_hash, capacity, post_id, expires_at
  on auth.sessions for each row execute function access.log_auth_write();

create trigger only_ever_added_to before update or delete on access.log
  for each row execute function access.refuse_change();
create trigger only_ever_added_to_truncate before truncate on access.log
  for each statement execute function access.refuse_change();
create trigger only_ever_added_to before update or delete or truncate on access.seals
  for each statement execute function access.refuse_change();
