-- Each change of a record, an account, a post, a slip, a passkey or a session writes a 'wrote' row in its own transaction.
-- A feature calls access.log_writes for each of its tables in `record`, and access.log_account_writes for those in `auth`.
set local role ehr_engine;

-- Trigger of a table in `record`: one row a statement and record, with the ids of the entries and, from the opening, the actor.
-- Its arguments are the purposes for which the rows may be written. Without arguments the rows need no opening: the engine
-- registered them.
create or replace function access.log_record_write() returns trigger
  language plpgsql security definer set search_path = ''
as $$
declare o access.log := access.opening();
begin
  -- The caller sets the name of the opening, and may have changed it since the provenance of the rows was set. Then the log row
  -- would name the wrong person.
  if tg_nargs > 0 and exists (
      select from (select to_jsonb(n) as j from changed n) rows
      where o.purpose <> all (tg_argv) or o.purpose is null
        or j ->> 'resident_id' is distinct from o.resident_id::text
        or j ->> 'source_institution' is distinct from case when o.basis = 'deposit' then o.institution_code end
        or j ->> 'author_account' is distinct from case when o.basis <> 'deposit' then o.actor_account::text end
        or j ? 'institution_code' and j ->> 'institution_code' is distinct from o.institution_code) then
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

-- Trigger of a table in `auth`: one row for each account that changed. Its person sees in the history that passkeys and slips come
-- and go.
create or replace function access.log_auth_write() returns trigger
  language plpgsql security definer set search_path = ''
as $$
declare
  j jsonb := to_jsonb(coalesce(new, old));
  o access.log := access.opening();
begin
  -- Only an opening tells the actor. Without one the row says what happened, but not who did it.
  insert into access.log (event, actor_account, actor_name, session_id, capacity, institution_code, resident_id, purpose, entries,
      detail)
    values ('wrote', o.actor_account, o.actor_name, o.session_id, o.capacity, o.institution_code,
      case when tg_table_name in ('passkeys', 'slips') then
        (select a.resident_id from auth.accounts a where a.id = (j ->> 'account_id')::uuid) end,
      o.purpose, array[(j ->> 'id')::uuid], tg_table_schema || '.' || tg_table_name || ' ' || lower(tg_op));
  return null;
end $$;

-- The owner of the tables creates the triggers, and inherits no privilege from the engine.
grant execute on function access.log_record_write(), access.log_auth_write() to ehr_owner;
set local role ehr_owner;

-- Logs the writes of a table in `record`: each insert and delete.
--   purposes    for which purposes an opening adds rows; none: only the engine adds rows, and needs no opening
--   updates     also log updates. Not where an update only sets a cache beside an insert that is logged
--   registered  the engine also adds rows without an opening, when it registers a person
create or replace function access.log_writes(
    tab regclass, purposes text[] default '{}', updates boolean default false, registered boolean default false) returns void
  language plpgsql set search_path = ''
as $$
declare
  trigger_of constant text := 'create trigger %I after %s on %s referencing %s table as changed for each statement %s
    execute function access.log_record_write(%s)';
  arguments text := (select string_agg(quote_literal(p), ', ') from unnest(purposes) p);
begin
  execute format(trigger_of, 'writes_are_logged_on_insert', 'insert', tab, 'new',
    case when registered then 'when (current_user <> ''ehr_engine'')' end, arguments);
  execute format(trigger_of, 'writes_are_logged_on_delete', 'delete', tab, 'old', null, null);
  if updates then
    execute format(trigger_of, 'writes_are_logged_on_update', 'update', tab, 'new', null, null);
  end if;
  if registered then
    execute format(trigger_of, 'registrations_are_logged', 'insert', tab, 'new', 'when (current_user = ''ehr_engine'')', null);
  end if;
end $$;

-- Logs the writes of a table in `auth`: each insert and delete, and each update, or only updates of these columns.
create or replace function access.log_account_writes(tab regclass, columns text[] default null) returns void
  language plpgsql set search_path = ''
as $$
begin
  execute format('create trigger writes_are_logged after insert or delete or update %s on %s
    for each row execute function access.log_auth_write()',
    'of ' || (select string_agg(quote_ident(c), ', ') from unnest(columns) c), tab);
end $$;
