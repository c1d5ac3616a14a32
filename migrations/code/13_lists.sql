-- Staff lists. Like a record, a list is opened on the log before any row of it can be read.
set local role ehr_engine;

-- Opens a list of the institution at which this session acts, or refuses. Writes one log row in both cases. Call it as a statement
-- of its own and commit: the list is readable only in later transactions. Returns a secret, stored hashed, or a refusal:
-- 'signed_out', 'no_basis', 'not_durable'.
create or replace function access.open_list(
    token text, list text, client text default null, out opening text, out refusal text)
  language plpgsql security definer set search_path = ''
as $$
declare
  s auth.sessions := auth.live_session(token);
  post auth.posts := access.searching_post(s);
  log_id uuid := gen_random_uuid();
  known_list text := case
    -- Officers open the lists of escalated corrections and of slips and no other; only officers open these.
    when (list in ('escalated', 'slips')) <> (post.duty = 'officer') then null
    when list in ('checks', 'verification', 'corrections', 'escalated', 'slips') then list end;
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
      case known_list when 'verification' then 'verify' when 'corrections' then 'correct' when 'escalated' then 'supervise' when 'slips' then 'supervise'
        else 'verify_identity' end,
      case when known_list in ('escalated', 'slips') then '27' end, coalesce(refusal, known_list), left(client, 100),
      sha256(convert_to(opening, 'UTF8')));
end $$;

-- The post at which this list was opened, if this transaction names an opening of it that is valid now: the session alive, the post
-- and the agreement of its institution still current.
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

-- The institution whose list is open.
create or replace function access.opened_list(list text) returns text
  language plpgsql stable security definer set search_path = ''
as $$ begin return (access.listing_post(list)).institution_code; end $$;

-- The same, if a doctor opened the list.
create or replace function access.opened_list_of_doctors(list text) returns text
  language plpgsql stable security definer set search_path = ''
as $$
declare post auth.posts := access.listing_post(list);
begin
  return case when post.duty = 'gp' then post.institution_code end;
end $$;

-- What a list shows of a name: the first character.
create or replace function access.masked(name text) returns text
  language sql immutable set search_path = ''
  as $$ select left(name, 1) || repeat('*', greatest(length(name) - 1, 1)) $$;

grant execute on function access.open_list(text, text, text), access.opened_list(text), access.opened_list_of_doctors(text) to ehr_web;
set local role ehr_owner;
