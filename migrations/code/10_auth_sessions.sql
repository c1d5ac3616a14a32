-- Which sessions live. Called by the functions that decide; never by a role that logs in.
set local role ehr_engine;

-- How long a session may rest: residents 30 minutes, staff 15, systems 10.
create or replace function auth.may_rest(capacity text) returns interval
  language sql immutable
  as $$ select case capacity when 'resident' then interval '30 minutes'
                             when 'staff' then interval '15 minutes' else interval '10 minutes' end $$;

create or replace function auth.is_alive(s auth.sessions) returns boolean
  language sql volatile -- as the wall clock is: else Postgres could not inline it
  as $$ select s.ended_at is null and s.expires_at > clock.wall()
           and s.last_used_at > clock.wall() - auth.may_rest(s.capacity) $$;

-- The living session with this token, or a row of nulls. Tokens are kept hashed.
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

-- Last use is written at most once a minute: one write for a minute of clicks.
create or replace function auth.touch(session uuid) returns void
  language plpgsql security definer set search_path = ''
as $$
begin
  update auth.sessions set last_used_at = clock.now()
    where id = session and last_used_at < clock.now() - interval '1 minute';
end $$;

set local role ehr_owner;
