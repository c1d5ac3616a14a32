-- The houses that tables live in, by who may come to the door (docs/ARCHITECTURE.md).
create schema clock;      -- the one source of time
create schema reference;  -- read by all: institutions, code tables
create schema record;     -- read in an opening of this record only
create schema own;        -- read by the session's person only
create schema work;       -- staff lists, read in a list opened on the log
create schema auth;       -- accounts, passkeys, sessions: touched by the role that signs people in
create schema visit;      -- what lives for minutes: ceremonies, acts waiting for a step-up, address counters
create schema access;     -- rules, the log, its seals, and the functions that decide

revoke all on schema public from public;

grant usage on schema clock to ehr_engine, ehr_web, ehr_sign_in, ehr_jobs;
grant usage on schema reference to ehr_engine, ehr_web, ehr_sign_in, ehr_jobs;
grant usage on schema record to ehr_engine, ehr_web;
grant usage on schema own to ehr_engine, ehr_web;
grant usage on schema work to ehr_engine, ehr_web;
grant usage on schema auth to ehr_engine, ehr_sign_in;
grant usage on schema visit to ehr_engine, ehr_sign_in;
grant usage on schema access to ehr_engine, ehr_web, ehr_sign_in, ehr_jobs;

-- The engine owns its functions, so it must be able to make them here, and nowhere else.
grant create on schema access, auth to ehr_engine;

-- A new function is for nobody until a grant names its caller.
alter default privileges revoke execute on functions from public;
alter default privileges for role ehr_engine revoke execute on functions from public;
