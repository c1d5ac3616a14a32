-- Staff lists, opened on the log before any row of them can be read, as a record is; and what puts work on them.
set local role ehr_engine;

-- Opens a list of the institution at which this session acts; writes one log row either way. Runs as a statement of its own and
-- commits: the list is readable only in later transactions. Returns a secret, kept hashed, or 'signed_out', 'no_basis',
-- 'not_durable'.
create or replace function access.open_list(
    token text, list text, client text default null, out opening text, out refusal text)
  language plpgsql security definer set search_path = ''
as $$
declare
  s auth.sessions := auth.live_session(token);
  post auth.posts := access.searching_post(s);
  log_id uuid := gen_random_uuid();
  known_list text := case
    -- Officers supervise: they open no other list, and nobody else opens theirs.
    when (list = 'escalated') <> (post.duty = 'officer') then null
    when list in ('checks', 'verification', 'corrections', 'escalated') then list end;
begin
  if s.id is null then
    refusal := 'signed_out';
    return;
  elsif post.id is null or known_list is null then
    refusal := 'no_basis';
  elsif current_setting('synchronous_commit') not in ('on', 'remote_apply', 'remote_write') then
    refusal := 'not_durable';
  else
    perform auth.touch(s.id);
    opening := log_id || '.' || replace(gen_random_uuid()::text, '-', '');
  end if;
  insert into access.log (id, event, actor_account, actor_name, session_id, capacity, institution_code, purpose, article, detail,
      client, secret_hash)
    values (log_id, case when refusal is null then 'listed' else 'refused' end, s.account_id, post.name, s.id, s.capacity,
      coalesce(post.institution_code, s.institution_code),
      case known_list when 'verification' then 'verify' when 'corrections' then 'correct' when 'escalated' then 'supervise'
        else 'verify_identity' end,
      case known_list when 'escalated' then '27' end, coalesce(refusal, known_list), left(client, 100),
      sha256(convert_to(opening, 'UTF8')));
end $$;

-- The post at which this list was opened, where this transaction names an opening of it that is good now: its session alive, its
-- post and its institution's agreement still running.
create or replace function access.listing_post(list text) returns auth.posts
  language plpgsql stable set search_path = ''
as $$
declare
  o access.log := access.named_row('listed');
  s auth.sessions;
  post auth.posts;
begin
  if o.detail is distinct from list then return null; end if;
  select * into s from auth.sessions where id = o.session_id;
  post := access.searching_post(s);
  if auth.is_alive(s) and post.institution_code = o.institution_code then return post; end if;
  return null;
end $$;

-- The institution whose list this is.
create or replace function access.opened_list(list text) returns text
  language plpgsql stable security definer set search_path = ''
as $$ begin return (access.listing_post(list)).institution_code; end $$;

-- What a list shows of a name: the first character.
create or replace function access.masked(name text) returns text
  language sql immutable set search_path = ''
  as $$ select left(name, 1) || repeat('*', greatest(length(name) - 1, 1)) $$;

-- What is done about a check is told to its subject, in the history.
create or replace function access.log_check(o access.log, check_id uuid, verb text) returns void
  language sql set search_path = ''
  as $$ insert into access.log (event, actor_account, actor_name, session_id, capacity, institution_code, resident_id, purpose,
          basis, article, sections, entries, detail, client)
        values ('wrote', o.actor_account, o.actor_name, o.session_id, o.capacity, o.institution_code, o.resident_id, o.purpose,
          o.basis, o.article, o.sections, array[check_id], 'work.checks ' || verb, o.client) $$;

-- A depositor says that the person has died. It changes nothing in the record and seals nothing: the responsible unit is asked
-- to look into it. Once, while that check is open; the depositor is not told whether it was (ADR 7).
create or replace function access.report_death() returns void
  language plpgsql security definer set search_path = ''
as $$
declare
  o access.log := access.opening();
  opened uuid;
begin
  if o.basis is distinct from 'deposit' then
    raise exception using errcode = 'EH012', message = 'only a depositor reports a death';
  end if;
  insert into work.checks (institution_code, resident_id, masked_name, kind, raised_by)
    select coalesce(c.institution_code, r.created_by_institution), r.resident_id, access.masked(r.name), 'death_reported', o.institution_code
    from record.residents r left join record.care_teams c on c.resident_id = r.resident_id and c.until is null
    where r.resident_id = o.resident_id
    on conflict do nothing
    returning id into opened;
  if opened is not null then
    perform access.log_check(o, opened, 'insert');
    perform access.notify(o.resident_id, 'death_reported', institution => o.institution_code);
  end if;
end $$;

-- Staff of the responsible unit have seen that the person lives, in an opening to verify who they are.
create or replace function access.close_check(check_id uuid) returns boolean
  language plpgsql security definer set search_path = ''
as $$
declare o access.log := access.opening();
begin
  if o.purpose is distinct from 'verify_identity' then
    raise exception using errcode = 'EH012', message = 'a check is closed in an opening to verify who somebody is';
  end if;
  update work.checks c set closed_at = clock.now(), closed_by = o.actor_name, outcome = 'alive'
    where c.institution_code = o.institution_code and c.id = check_id and c.resident_id = o.resident_id and c.closed_at is null;
  if not found then return false; end if;
  perform access.log_check(o, check_id, 'update');
  perform access.notify(o.resident_id, 'found_alive', institution => o.institution_code);
  return true;
end $$;

-- The department on whose list a correction stands: 'never happened', and not answered in time, goes to that of the district of
-- the institution that should have answered. By the date alone: nothing has to run for it. Null: to none, or to none yet.
create or replace function access.escalated_to(c record.corrections) returns text
  language plpgsql stable set search_path = ''
as $$
begin
  if c.claim <> 'never_happened' or c.answered_at is not null or c.due_on >= clock.today() then return null; end if;
  return (select d.code from reference.institutions i join reference.institutions d on d.district = i.district
    where i.code = c.handler_institution and d.kind = 'department');
end $$;

-- Who has taken a correction on, the last of them.
create or replace function access.handler_of(c record.corrections) returns text
  language plpgsql stable set search_path = ''
as $$
begin
  return (select s.author_name from record.correction_steps s
    where s.resident_id = c.resident_id and s.correction = c.id and s.kind = 'taken_on' order by s.recorded_at desc limit 1);
end $$;

-- The open corrections of the opened list's institution that whoever opened it may look into, by their duty. A function and not a
-- table: there is no second copy to keep true.
-- It once did not know of departments.
drop function if exists access.listed_corrections();
create or replace function access.listed_corrections()
  returns table (resident_id uuid, entry uuid, masked_name text, claim text, asked_at timestamptz, due_on date, handler text,
    department text)
  language plpgsql stable security definer set search_path = ''
as $$
#variable_conflict use_column
declare post auth.posts := access.listing_post('corrections');
begin
  return query
    select c.resident_id, c.entry, access.masked(r.name), c.claim, c.asked_at, c.due_on, access.handler_of(c),
      access.escalated_to(c)
    from record.corrections c join record.residents r on r.resident_id = c.resident_id
    where c.handler_institution = post.institution_code and c.answered_at is null
      and exists (select from access.rules r
        where r.purpose = 'correct' and r.duty = post.duty and c.section = any (r.sections));
end $$;

-- What the opened list's department is told of each correction that went to it: not what was disputed nor what was said, and no
-- id by which to ask for it.
create or replace function access.listed_escalated()
  returns table (masked_name text, institution text, asked_at timestamptz, due_on date, handler text)
  language plpgsql stable security definer set search_path = ''
as $$
declare department text := access.opened_list('escalated');
begin
  if department is null then return; end if; -- nor does the time it takes tell how many there are
  return query
    select access.masked(r.name), c.handler_institution, c.asked_at, c.due_on, access.handler_of(c)
    from record.corrections c join record.residents r on r.resident_id = c.resident_id
    where c.answered_at is null and access.escalated_to(c) = department;
end $$;

grant execute on function access.listed_corrections(), access.listed_escalated(), access.escalated_to(record.corrections) to ehr_web;
grant execute on function access.open_list(text, text, text), access.opened_list(text), access.report_death(),
  access.close_check(uuid) to ehr_web;

set local role ehr_owner;
