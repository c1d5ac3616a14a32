-- Which sessions are alive. The functions that decide call these; so does the role that signs people in.
set local role ehr_engine;

-- How long a session may be idle.
create or replace function auth.may_rest(capacity text) returns interval
  language sql immutable
  as $$ select case capacity when 'resident' then interval '30 minutes'
                             when 'staff' then interval '15 minutes' else interval '10 minutes' end $$;

create or replace function auth.is_alive(s auth.sessions) returns boolean
  language sql volatile -- like clock.wall(), so that Postgres can inline it
  as $$ select s.ended_at is null and s.expires_at > clock.wall()
           and s.last_used_at > clock.wall() - auth.may_rest(s.capacity) $$;

-- The living session of this token, or a row of nulls. Only the hash of a token is stored.
create or replace function auth.live_session(token text) returns auth.sessions
  language plpgsql stable security definer set search_path = ''
as $$
declare s auth.sessions;
begin
  select * into s from auth.sessions
    where token_hash = sha256(convert_to(token, 'UTF8'));
  if found and auth.is_alive(s) then return s; end if;
  return null;
end $$;

-- Records the last use of a session, at most once a minute: a minute of clicks costs one write.
create or replace function auth.touch(session uuid) returns void
  language plpgsql security definer set search_path = ''
as $$
begin
  update auth.sessions set last_used_at = clock.now()
    where id = session and last_used_at < clock.now() - interval '1 minute';
end $$;

-- Replaces the id in a client's cookie, at sign-in and at step-up. The old id names nothing afterwards: its visit is deleted, and
-- a session of the old id ends, unless it is `session` itself, which then continues under the new id with a fresh proof. A session
-- that has just begun has the new id already.
-- Ceremonies that are pending in another tab of the client stay pending: all of them if the session continues, otherwise sign-ins
-- alone. Any other ceremony was begun for the person of the old session or with a slip, and is deleted.
-- Runs with the rights of its caller: only ehr_sign_in may write these tables. False: the session does not have the new id.
create or replace function auth.rotate(old_hash bytea, new_hash bytea, session uuid) returns boolean
  language plpgsql set search_path = ''
as $$
begin
  update visit.ceremonies set holder = new_hash where holder = old_hash
    and (purpose like 'sign-in %' or exists (select from auth.sessions s where (s.id, s.token_hash) = (rotate.session, old_hash)));
  delete from visit.ceremonies where holder = old_hash;
  delete from visit.visits where holder = old_hash;
  update auth.sessions set ended_at = clock.now()
    where token_hash = old_hash and id <> rotate.session and ended_at is null;
  update auth.sessions s set token_hash = new_hash, verified_at = clock.now(), last_used_at = clock.now()
    where s.id = rotate.session and s.token_hash = old_hash and auth.is_alive(s);
  return exists (select from auth.sessions s where s.id = rotate.session and s.token_hash = new_hash);
end $$;

grant execute on function auth.live_session(text), auth.is_alive(auth.sessions), auth.may_rest(text), auth.touch(uuid),
  auth.rotate(bytea, bytea, uuid)
  to ehr_sign_in;
set local role ehr_owner;
