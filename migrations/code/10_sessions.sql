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

grant execute on function auth.live_session(text), auth.is_alive(auth.sessions), auth.may_rest(text), auth.touch(uuid)
  to ehr_sign_in;
set local role ehr_owner;
