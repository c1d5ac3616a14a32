-- 00_public_schema.sql
-- The schema public is for nobody. Its owner is the role of the database's owner, and ehr_owner inherits nothing: it must become
-- that role to close the schema.
set local role pg_database_owner;
revoke all on schema public from public;
set local role ehr_owner;
-- 10_sessions.sql
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
-- 11_bases.sql
-- The bases on which a record may be opened, and the rules that use them.
-- To add a basis: a function here, its line in access.basis_holds, its rows in access.rules.
set local role ehr_engine;

-- The post at which this session acts: its own, current, at an institution with a confidentiality agreement (article 22).
-- A row of nulls if there is none.
create or replace function access.searching_post(s auth.sessions) returns auth.posts
  language plpgsql stable set search_path = ''
as $$
declare post auth.posts;
begin
  select p.* into post from auth.posts p join reference.institutions i on i.code = p.institution_code
    where p.id = s.post_id and p.account_id = s.account_id and (p.until is null or p.until >= clock.today())
      and i.confidentiality_agreement_until >= clock.today();
  return post;
end $$;

-- Article 18: an adult's record is open to that adult.
create or replace function access.holds_self(s auth.sessions, resident uuid) returns boolean
  language plpgsql stable set search_path = ''
as $$
begin
  return exists (
    select from auth.accounts a join record.residents r on r.resident_id = a.resident_id
    where a.id = s.account_id and a.resident_id = resident
      and r.birth_date <= clock.today() - interval '18 years');
end $$;

-- Articles 13, 18 and 20: staff of the unit responsible for this resident, at their current post, if the unit has a
-- confidentiality agreement (article 22). Staff never open their own record on this basis.
create or replace function access.holds_responsible_unit(s auth.sessions, resident uuid) returns boolean
  language plpgsql stable set search_path = ''
as $$
begin
  return exists (
    select from auth.posts p
      join auth.accounts a on a.id = p.account_id
      join record.care_teams c on c.institution_code = p.institution_code and c.resident_id = resident and c.until is null
      join reference.institutions i on i.code = p.institution_code
    where p.id = s.post_id and p.account_id = s.account_id
      and (p.until is null or p.until >= clock.today())
      and i.confidentiality_agreement_until >= clock.today()
      and a.resident_id is distinct from resident);
end $$;

-- Article 9: an institution's system deposits for a known resident. No confidentiality agreement is needed: its lack stops
-- reading, and a depositor reads back only what it sent.
create or replace function access.holds_deposit(s auth.sessions, resident uuid) returns boolean
  language plpgsql stable set search_path = ''
as $$
begin
  return exists (select from reference.institutions i where i.code = s.institution_code)
     and exists (select from record.residents r where r.resident_id = resident);
end $$;

-- PIPL 46 and article 7: staff of the institution that wrote an entry look into its correction, at their current post, if the
-- institution has a confidentiality agreement (article 22); never in their own record. The basis holds for named entries only,
-- and each of them needs a correction. It ends ten minutes after the answer, so that staff can see what they answered.
-- The code disputed_source stands in the log and is never renamed.
create or replace function access.holds_disputed_source(s auth.sessions, resident uuid, entries uuid[]) returns boolean
  language plpgsql stable set search_path = ''
as $$
declare post auth.posts := access.searching_post(s);
begin
  return cardinality(entries) > 0
     and exists (select from auth.accounts a where a.id = post.account_id and a.resident_id is distinct from resident)
     and not exists (
       select from unnest(entries) e (id)
       where not exists (
         select from record.corrections c
         where c.resident_id = resident and c.entry = e.id and c.handler_institution = post.institution_code
           and c.section <> 'identity' and (c.answered_at is null or c.answered_at > clock.wall() - interval '10 minutes')));
end $$;

-- PIPL 46 and article 12: a clerk of the unit that keeps a resident's registered identity looks into its correction, at their current
-- post, if the unit has a confidentiality agreement (article 22); never in their own record. The entry of an identity correction
-- is the resident's id, and the opening names no other entry. The basis ends ten minutes after the answer.
-- The code disputed_identity stands in the log and is never renamed.
create or replace function access.holds_disputed_identity(s auth.sessions, resident uuid, entries uuid[]) returns boolean
  language plpgsql stable set search_path = ''
as $$
declare post auth.posts := access.searching_post(s);
begin
  return entries = array[resident]
     and exists (select from auth.accounts a where a.id = post.account_id and a.resident_id is distinct from resident)
     and exists (
       select from record.corrections c
       where c.resident_id = resident and c.entry = resident and c.handler_institution = post.institution_code
         and (c.answered_at is null or c.answered_at > clock.wall() - interval '10 minutes'));
end $$;

create or replace function access.basis_holds(basis text, s auth.sessions, resident uuid, entries uuid[]) returns boolean
  language plpgsql stable set search_path = ''
as $$
begin
  return case basis
    when 'self' then access.holds_self(s, resident)
    when 'responsible_unit' then access.holds_responsible_unit(s, resident)
    when 'deposit' then access.holds_deposit(s, resident)
    when 'disputed_source' then access.holds_disputed_source(s, resident, entries)
    when 'disputed_identity' then access.holds_disputed_identity(s, resident, entries)
    else false end;
end $$;

set local role ehr_owner;

-- Which basis admits whom, for which purpose, to which sections (identity, measurements, health, services, history).
-- reader_bit: the bit of a row's security label (隐私级别) that shuts this reader out (subject 1, guardian 2, delegate 4,
-- treating 8, responsible 16, granted 32, statistics 64). A depositor has none: it reads only what it sent. Staff who look into
-- a correction have none either: the subject asks them to.
create policy "The engine decides by rules" on access.rules for select to ehr_engine using (true);
grant select on access.rules to ehr_engine;
alter table access.rules no force row level security;
delete from access.rules;
insert into access.rules (basis, capacity, duty, purpose, sections, step_up, reader_bit, article) values
  ('self',             'resident', null,    'view',            '{identity,measurements,health,services,history}', false, 1,  '18.1'),
  ('self',             'resident', null,    'maintain',        '{identity,measurements,health,services}',  false, 1,  '8'),
  ('self',             'resident', null,    'download',        '{identity,measurements,health,services}', true,  1,  '18.1'),
  ('responsible_unit', 'staff',    'gp',    'care',            '{identity,measurements,health,services}',         false, 16, '18.2'),
  ('responsible_unit', 'staff',    'gp',    'follow_up',       '{identity,measurements,health,services}',         false, 16, '18.3'),
  ('responsible_unit', 'staff',    'gp',    'verify_identity', '{identity}',                      false, 16, '12'),
  ('responsible_unit', 'staff',    'gp',    'verify',          '{identity,measurements,health}',  false, 16, '13.3'),
  ('responsible_unit', 'staff',    'clerk', 'verify',          '{identity}',                      false, 16, '13.3'),
  ('responsible_unit', 'staff',    'clerk', 'verify_identity', '{identity}',                      false, 16, '12'),
  ('responsible_unit', 'staff',    'clerk', 'issue_slip',      '{identity}',                      true,  16, '12'),
  ('disputed_source',  'staff',    'gp',             'correct', '{measurements,health,services}', false, 0, '7.2'),
  ('disputed_source',  'staff',    'record_manager', 'correct', '{measurements,health,services}', false, 0, '7.2'),
  ('disputed_identity', 'staff',   'clerk',          'correct', '{identity}',                     false, 0, '12'),
  ('deposit',          'system',   null,    'deposit',         '{measurements,health,services}',                  false, 0,  '9');
alter table access.rules force row level security;
-- 12_opening.sql
-- A record must be opened, on the log, before any row of it can be read.
set local role ehr_engine;

-- The person of whom a depositor says that its file is, as the log keeps it: a hash that only the holder of the opening can
-- compare.
create or replace function access.claim_seal(opening text, claim text) returns text
  language sql immutable strict set search_path = '' -- strict: without a claim there is nothing to compute
  as $$ select encode(sha256(convert_to(opening || ' ' || claim, 'UTF8')), 'hex') $$;

-- Opens the record of `resident` for `purpose`, or refuses. Writes one log row in both cases. Call it as a statement of its own
-- and commit: the opening is valid only in later transactions.
-- Returns either an opening (a secret, stored hashed) or a refusal: 'signed_out', 'step_up', 'no_basis', 'not_durable'. Returns
-- nothing of the record itself, because the caller could still roll the log row back.
create or replace function access.open_record(
    token text, resident uuid, purpose text, sections text[], entries uuid[] default null, client text default null,
    claim text default null, out opening text, out refusal text, out log_id uuid, out capacity text)
  language plpgsql security definer set search_path = ''
as $$
#variable_conflict use_column
declare
  s auth.sessions;
  post auth.posts;
  rule access.rules;
  reason text := 'no_basis';
  -- The log takes only known codes, no nulls and a limited number of entries, so that every row can be read back.
  known_purpose text := (select r.purpose from access.rules r where r.purpose = open_record.purpose limit 1);
  known_sections text[] := array(select x from unnest(open_record.sections) with ordinality as u(x, place)
    where exists (select from access.rules r where x = any (r.sections)) order by place limit 20);
  known_entries uuid[] := case when entries is not null
    then array(select x from unnest(open_record.entries) x where x is not null limit 1000) end;
begin
  select * into s from auth.sessions where token_hash = sha256(convert_to(token, 'UTF8'));
  if not found or s.expires_at < clock.now() - interval '1 day' then
    -- No session has had this token for a day. No row is written: otherwise anybody could flood the log of a record.
    refusal := 'signed_out';
    return;
  end if;
  log_id := gen_random_uuid();
  if s.post_id is not null then
    select * into post from auth.posts p where p.id = s.post_id and p.account_id = s.account_id;
  end if;
  if not auth.is_alive(s) then
    reason := 'signed_out';
  elsif cardinality(known_sections) = 0 or cardinality(known_sections) <> cardinality(open_record.sections)
      or cardinality(open_record.entries) > 1000 then -- all sections or none: a reader must not mistake a part for the whole
    reason := 'no_basis';
  elsif current_setting('synchronous_commit') not in ('on', 'remote_apply', 'remote_write') then
    -- A crash could lose the log row.
    reason := 'not_durable';
  else
    perform auth.touch(s.id);
    for rule in
      select * from access.rules r
      where r.capacity = s.capacity and (r.duty is null or r.duty = post.duty)
        and r.purpose = open_record.purpose and known_sections <@ r.sections
    loop
      if access.basis_holds(rule.basis, s, resident, known_entries) then
        reason := case when rule.step_up and coalesce(s.verified_at < clock.now() - interval '5 minutes', true)
                       then 'step_up' end;
        exit;
      end if;
    end loop;
  end if;

  capacity := s.capacity;
  refusal := reason;
  if reason is null then
    opening := log_id || '.' || replace(gen_random_uuid()::text, '-', '');
  end if;
  insert into access.log (id, event, actor_account, actor_name, session_id, capacity, institution_code, resident_id,
      purpose, basis, article, sections, entries, reader_bit, detail, client, secret_hash)
    values (log_id, case when reason is null then 'opened' else 'refused' end, s.account_id, post.name, s.id, s.capacity,
      coalesce(post.institution_code, s.institution_code), resident, known_purpose,
      case when reason is null then rule.basis end, case when reason is null then rule.article end,
      known_sections, known_entries, case when reason is null then rule.reader_bit end,
      coalesce(reason, access.claim_seal(opening, claim)), left(client, 100),
      sha256(convert_to(opening, 'UTF8')));
end $$;

-- The log row of the opening of a record ('opened') or a list ('listed') that this transaction names: committed by another
-- transaction, younger than 60 seconds, its secret known. Otherwise a row of nulls. Does not check whether the session and the
-- basis still hold.
create or replace function access.named_row(event text) returns access.log
  language plpgsql stable security definer set search_path = ''
as $$
declare
  named text := coalesce(current_setting('access.opening', true), '');
  -- By the wall clock: a long transaction must not extend its opening. A variable, so that Postgres can leave the older
  -- partitions of the log out of the plan.
  since timestamptz := clock.wall() - interval '60 seconds';
  o access.log;
begin
  if named !~ '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\.[0-9a-f]{32}$' then return null; end if;
  select * into o from access.log l
    where l.id = split_part(named, '.', 1)::uuid
      and l.at > since
      and l.event = named_row.event
      and l.secret_hash = sha256(convert_to(named, 'UTF8'))
      and l.xid is distinct from pg_current_xact_id_if_assigned();
  return o;
end $$;

-- The named opening of a record, if its session is alive in the same capacity and its basis still holds.
create or replace function access.opening() returns access.log
  language plpgsql stable security definer set search_path = ''
as $$
declare
  o access.log := access.named_row('opened');
  s auth.sessions;
begin
  if o.id is null then return null; end if;
  select * into s from auth.sessions where id = o.session_id;
  if auth.is_alive(s) and s.capacity = o.capacity and access.basis_holds(o.basis, s, o.resident_id, o.entries) then return o; end if;
  return null;
end $$;

-- Begins reading or writing: names the opening for this transaction. Returns whose record it is and how many of their own notices
-- a resident has not read, for the head of the page. Returns nulls if the opening is not valid, and to depositors.
create or replace function access.enter(
    secret text, out subject_name text, out subject_birth_date date, out subject_sex text, out unread int)
  language plpgsql security definer set search_path = ''
as $$
declare o access.log;
begin
  perform set_config('access.opening', secret, true);
  o := access.opening();
  if o.basis <> 'deposit' then
    select r.name, r.birth_date, r.sex into subject_name, subject_birth_date, subject_sex
      from record.residents r where r.resident_id = o.resident_id;
  end if;
  if o.capacity = 'resident' then
    unread := (select count(*) from (
      select from own.notices n where n.account_id = o.actor_account and n.read_at is null limit 100) u);
  end if;
end $$;

-- The helpers of policies. Policies call each through (select …), so that Postgres evaluates it once a statement.
-- Each policy first compares the row's resident_id with opened_record, opened_resident, maintained_record,
-- maintained_resident or verified_resident: these five check the session and the basis. The other helpers check only the
-- opening itself, so each must return a value that admits nothing when the opening has become too old in the meantime.

-- The resident whose record is open, whatever its sections. For tables with rows of several sections: their policies also
-- compare the row's section with opened_sections.
create or replace function access.opened_record() returns uuid
  language plpgsql stable security definer set search_path = ''
as $$ begin return (access.opening()).resident_id; end $$;

-- The same, if the opening is to maintain the record.
create or replace function access.maintained_record() returns uuid
  language plpgsql stable security definer set search_path = ''
as $$
declare o access.log := access.opening();
begin
  return case when o.purpose = 'maintain' then o.resident_id end;
end $$;

-- The resident whose record is open, if the opening covers this section. For tables with rows of one section.
create or replace function access.opened_resident(section text) returns uuid
  language plpgsql stable security definer set search_path = ''
as $$
declare o access.log := access.opening();
begin
  return case when section = any (o.sections) then o.resident_id end;
end $$;

-- The same, if the opening is to maintain the record.
create or replace function access.maintained_resident(section text) returns uuid
  language plpgsql stable security definer set search_path = ''
as $$
declare o access.log := access.opening();
begin
  return case when o.purpose = 'maintain' and section = any (o.sections) then o.resident_id end;
end $$;

-- The resident whose record is open to verify or to maintain it: staff verify entries, the resident answers questions.
create or replace function access.verified_resident() returns uuid
  language plpgsql stable security definer set search_path = ''
as $$
declare o access.log := access.opening();
begin
  return case when o.purpose in ('verify', 'maintain') then o.resident_id end;
end $$;

-- The institution that deposits: it may read only what it sent. Null in an opening by anybody else. An empty code, which no row
-- has, if there is no opening.
create or replace function access.opened_depositor() returns text
  language plpgsql stable security definer set search_path = ''
as $$
declare o access.log := access.named_row('opened');
begin
  return case when o.id is null then '' when o.basis = 'deposit' then o.institution_code end;
end $$;

-- The reader's bit in a row's security label. All bits if there is no opening: no labelled row is readable then.
create or replace function access.reader_bit() returns smallint
  language plpgsql stable security definer set search_path = ''
as $$ begin return coalesce((access.named_row('opened')).reader_bit, 127); end $$;

-- The entries to which the opening is limited. Null if it is not limited. No entry at all if there is no opening.
create or replace function access.opened_entries() returns uuid[]
  language plpgsql stable security definer set search_path = ''
as $$
declare o access.log := access.named_row('opened');
begin
  return case when o.id is null then '{}' else o.entries end;
end $$;

-- The sections that the opening covers.
create or replace function access.opened_sections() returns text[]
  language plpgsql stable security definer set search_path = ''
as $$ begin return (access.named_row('opened')).sections; end $$;

-- The account of the person who opened the record.
create or replace function access.opened_account() returns uuid
  language plpgsql stable security definer set search_path = ''
as $$ begin return (access.opening()).actor_account; end $$;

-- The account of the person who opened the record, if they act as a resident.
create or replace function access.resident_account() returns uuid
  language plpgsql stable security definer set search_path = ''
as $$
declare o access.log := access.opening();
begin
  return case when o.capacity = 'resident' then o.actor_account end;
end $$;

-- Whether a file that is about to be deposited is about the person whose record is open. A depositor learns nothing else of the
-- basics. It has one question an opening: the claim that was logged with it.
create or replace function access.deposit_is_about(birth_date date, sex text) returns boolean
  language plpgsql stable security definer set search_path = ''
as $$
declare o access.log := access.opening();
begin
  return o.detail = access.claim_seal(current_setting('access.opening'), deposit_is_about.birth_date || ' ' || deposit_is_about.sex)
     and exists (
    select from record.residents r
    where r.resident_id = o.resident_id and r.birth_date = deposit_is_about.birth_date
      -- An unknown or unstated sex contradicts no other.
      and (r.sex = deposit_is_about.sex or r.sex in ('0', '9') or deposit_is_about.sex in ('0', '9')));
end $$;

grant execute on function access.open_record(text, uuid, text, text[], uuid[], text, text), access.enter(text) to ehr_web;
grant execute on function access.opened_record(), access.maintained_record(), access.opened_resident(text),
  access.maintained_resident(text), access.verified_resident(), access.opened_depositor(), access.reader_bit(),
  access.opened_entries(), access.opened_sections(), access.opened_account(), access.resident_account(),
  access.deposit_is_about(date, text) to ehr_web;
set local role ehr_owner;
-- 13_lists.sql
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
    -- Officers open the list of escalated corrections and no other; only officers open it.
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

-- What a list shows of a name: the first character.
create or replace function access.masked(name text) returns text
  language sql immutable set search_path = ''
  as $$ select left(name, 1) || repeat('*', greatest(length(name) - 1, 1)) $$;

grant execute on function access.open_list(text, text, text), access.opened_list(text) to ehr_web;
set local role ehr_owner;
-- 14_log.sql
-- The log (article 21) and its seals: who reads them, who adds rows. Nobody changes a row.
set local role ehr_engine;

-- Writes a 'system' row: what operators and background work do.
create or replace function access.note_system(detail text, resident uuid default null, institution text default null)
  returns void language sql set search_path = ''
  as $$ insert into access.log (event, capacity, resident_id, institution_code, detail)
        values ('system', 'system', resident, institution, detail) $$;

-- Trigger: rows of the log and of its seals are only ever added.
create or replace function access.refuse_change() returns trigger
  language plpgsql set search_path = ''
as $$ begin
  raise exception using errcode = 'EH030', message = 'the log is append-only';
end $$;

-- The owner of the tables creates the triggers, and inherits no privilege from the engine.
grant execute on function access.refuse_change() to ehr_owner;
set local role ehr_owner;

-- Makes the monthly partitions of the log ahead of time. Each migration calls it, and the server's daily job. Owned by the owner of
-- the tables, because only the owner can make partitions.
create or replace function access.make_log_months(ahead int default 3) returns int
  language plpgsql security definer set search_path = ''
as $$
declare
  month date := date_trunc('month', clock.now() at time zone 'UTC')::date;
  made int := 0;
  name text;
begin
  for n in 0 .. least(ahead, 12) loop
    name := 'log_' || to_char(month, 'YYYY_MM');
    if to_regclass('access.' || name) is null then
      begin
        execute format('create table access.%I partition of access.log for values from (%L) to (%L)', name,
          month::text || ' 00:00+00', (month + interval '1 month')::date::text || ' 00:00+00');
        execute format('alter table access.%I enable row level security', name);
        execute format('alter table access.%I force row level security', name);
        execute format('create trigger only_ever_added_to_truncate before truncate on access.%I
          for each statement execute function access.refuse_change()', name);
        made := made + 1;
      exception when check_violation then
        -- Rows of this month were written before its partition existed. They stay in log_rest, which serves as well.
        raise warning 'access.log_rest keeps the rows of %', to_char(month, 'YYYY-MM');
      end;
    end if;
    month := (month + interval '1 month')::date;
  end loop;
  return made;
end $$;

grant execute on function access.make_log_months(int) to ehr_jobs;
-- A truncate names one partition, and fires the triggers of that partition only.
do $$
declare part regclass;
begin
  for part in select inhrelid::regclass from pg_inherits where inhparent = 'access.log'::regclass loop
    execute format('create trigger only_ever_added_to_truncate before truncate on %s
      for each statement execute function access.refuse_change()', part);
  end loop;
end $$;
alter table access.log_rest enable row level security;
alter table access.log_rest force row level security;
select access.make_log_months();

create trigger only_ever_added_to before update or delete on access.log
  for each row execute function access.refuse_change();
create trigger only_ever_added_to_truncate before truncate on access.log
  for each statement execute function access.refuse_change();
create trigger only_ever_added_to before update or delete or truncate on access.seals
  for each statement execute function access.refuse_change();

create policy "The log of a record is readable in an opening of this record" on access.log for select to ehr_web
  using (resident_id = (select access.opened_resident('history')));
create policy "The engine reads openings" on access.log for select to ehr_engine using (true);
create policy "The engine adds to the log" on access.log for insert to ehr_engine with check (true);
create policy "The sealer reads the whole log" on access.log for select to ehr_jobs using (true);
-- Not session_id, actor_account, secret_hash, xid, client: a reader of the history does not need them.
grant select (id, at, event, actor_name, capacity, institution_code, resident_id, purpose, basis, article, sections,
  entries, detail) on access.log to ehr_web;
grant select on access.log to ehr_engine, ehr_jobs;
-- Not at and xid: their defaults are the clock and the transaction.
grant insert (id, event, actor_account, actor_name, session_id, capacity, institution_code, resident_id, purpose, basis,
  article, sections, entries, reader_bit, detail, client, secret_hash) on access.log to ehr_engine;

create policy "The sealer reads seals" on access.seals for select to ehr_jobs using (true);
create policy "The sealer adds seals" on access.seals for insert to ehr_jobs with check (true);
grant select on access.seals to ehr_jobs;
grant insert (seq, last_xid, leaves, root, previous, sealed_at, key_id, signature) on access.seals to ehr_jobs;
-- 15_write_log.sql
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
-- 16_provenance.sql
-- Provenance comes from the opening, whatever the insert says. The trigger of every table of versions (basics, measurements,
-- entries).
set local role ehr_engine;

create or replace function access.stamp_entry() returns trigger
  language plpgsql security definer set search_path = ''
as $$
declare
  o access.log := access.opening();
  before jsonb;
begin
  new.recorded_at := clock.now();
  new.superseded_at := null;
  if o.basis = 'deposit' then
    new.author_kind := 'institution';
    new.author_account := null;
    new.source_institution := o.institution_code;
    new.verification := 'verified';
  else
    new.author_kind := 'resident';
    new.author_account := o.actor_account;
    new.author_name := null;
    new.source_institution := null;
    new.source_key := null;
    new.verification := 'pending';
  end if;
  if new.supersedes is not null then
    -- Only its author replaces an entry; whoever may maintain the basics replaces them (article 8). Of two concurrent changes the
    -- second violates the constraint changed_meanwhile. No row of another record is looked up.
    execute format('select to_jsonb(e) from %s e where e.resident_id = $1 and e.id = $2 for update', tg_relid::regclass)
      into before using case when new.resident_id = o.resident_id then new.resident_id end, new.supersedes;
    if before ->> 'kind' is distinct from new.kind or tg_table_name <> 'basics'
       and (before ->> 'author_kind' <> new.author_kind
         or before ->> 'author_account' is distinct from new.author_account::text
         or before ->> 'source_institution' is distinct from new.source_institution) then
      raise exception using errcode = 'EH010', message = 'only its author corrects an entry';
    end if;
    if exists (select from record.withdrawals w where w.resident_id = new.resident_id and w.id = new.supersedes) then
      raise exception using errcode = 'EH013', message = 'this version no longer counts';
    end if;
    new.security_label := before ->> 'security_label';
    execute format('update %s e set superseded_at = clock.now()
                    where e.resident_id = $1 and e.id = $2 and e.superseded_at is null', tg_relid::regclass)
      using new.resident_id, new.supersedes;
  else
    new.security_label := 0;
  end if;
  return new;
end $$;

grant execute on function access.stamp_entry() to ehr_owner;
set local role ehr_owner;
-- basics.sql
-- Basics: what residents say about themselves and their health history, one field a row.
-- The engine adds basics when it registers a person, and sets their provenance itself.
create trigger provenance_comes_from_the_opening before insert on record.basics
  for each row when (current_user <> 'ehr_engine') execute function access.stamp_entry();
select access.log_writes('record.basics', purposes => '{maintain}', registered => true);

-- Rows of two sections. Depositors read and add none.
create policy "Basics are readable in an opening of this record" on record.basics for select to ehr_web
  using (resident_id = (select access.opened_record())
         and section = any ((select access.opened_sections())::text[])
         and security_label & (select access.reader_bit()) = 0
         and ((select access.opened_entries()) is null or id = any ((select access.opened_entries())::uuid[]))
         and (select access.opened_depositor()) is null);
create policy "Basics are added in an opening to maintain this record" on record.basics for insert to ehr_web
  with check (resident_id = (select access.maintained_record())
              and section = any ((select access.opened_sections())::text[]));
create policy "The engine registers basics" on record.basics for insert to ehr_engine with check (true);
create policy "The engine finds what is superseded" on record.basics for select to ehr_engine using (true);
create policy "The engine marks what is superseded" on record.basics for update to ehr_engine using (true);
-- Not author, institution, times, verification and security label: the trigger sets them.
grant select on record.basics to ehr_web, ehr_engine;
grant insert (resident_id, id, kind, code_system, answers, supersedes) on record.basics to ehr_web;
grant insert (resident_id, id, kind, code_system, answers, author_kind, source_institution, recorded_at, verification)
  on record.basics to ehr_engine;
grant update (superseded_at, verification) on record.basics to ehr_engine;
-- checks.sql
-- Checks: what the staff of a unit must look into, for example a reported death.
set local role ehr_engine;

-- Logs what is done about a check, so that its subject sees it in the history.
create or replace function access.log_check(o access.log, check_id uuid, verb text) returns void
  language sql set search_path = ''
  as $$ insert into access.log (event, actor_account, actor_name, session_id, capacity, institution_code, resident_id, purpose,
          basis, article, sections, entries, detail, client)
        values ('wrote', o.actor_account, o.actor_name, o.session_id, o.capacity, o.institution_code, o.resident_id, o.purpose,
          o.basis, o.article, o.sections, array[check_id], 'work.checks ' || verb, o.client) $$;

-- A depositor reports that the person has died. This changes and seals nothing in the record: the responsible unit is asked to look
-- into it. At most one such check is open; the depositor does not learn whether one was open already (ADR 7).
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

-- Staff of the responsible unit have seen that the person lives, in an opening to verify the identity.
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

grant execute on function access.report_death(), access.close_check(uuid) to ehr_web;
set local role ehr_owner;

create policy "Checks are readable in an opened list or record" on work.checks for select to ehr_web
  using (institution_code = (select access.opened_list('checks'))
         or resident_id = (select access.opened_resident('identity')));
create policy "The engine knows checks" on work.checks for select to ehr_engine using (true);
create policy "The engine raises checks" on work.checks for insert to ehr_engine with check (true);
create policy "The engine closes checks" on work.checks for update to ehr_engine using (true);
grant select on work.checks to ehr_web, ehr_engine;
grant insert (institution_code, resident_id, masked_name, kind, raised_by) on work.checks to ehr_engine;
grant update (closed_at, closed_by, outcome) on work.checks to ehr_engine;
-- corrections.sql
-- Corrections: a resident's requests that something be corrected, the steps taken on them, their evidence, their deadlines.
set local role ehr_engine;

-- The date that lies so many working days after another, by the calendar of the State Council where it is known, otherwise by
-- Monday to Friday. The search covers three times as many days, plus ten: no holiday is longer than that.
create or replace function access.after_working_days(since date, days int) returns date
  language plpgsql stable set search_path = ''
as $$
begin
  return (select since + o.n from (
      select n, row_number() over (order by n) as place
      from generate_series(1, 3 * days + 10) n left join reference.working_days w on w.day = since + n
      where coalesce(w.working, extract(isodow from since + n) <= 5)) o
    where o.place = days);
end $$;

-- By when a correction requested today must be answered. GB/T 35273 allows 30 days; ten working days are always sooner. Both kinds
-- have the same deadline.
create or replace function access.correction_due() returns date
  language plpgsql stable security definer set search_path = ''
as $$ begin return access.after_working_days(clock.today(), 10); end $$;

-- Trigger: handler, section and deadline come from the entry and the clock, whatever the insert says. No row of another record is
-- looked up. An entry that does not exist or was superseded has no handler, and the policy refuses the correction. The handler of an
-- identity correction, whose entry is the resident's id, is the responsible unit, or else the unit that registered the person.
create or replace function access.stamp_correction() returns trigger
  language plpgsql security definer set search_path = ''
as $$
declare o access.log := access.opening();
begin
  select e.section, e.source_institution, e.source_key into new.section, new.handler_institution, new.source_key
    from (select section, source_institution, source_key from record.entries
            where resident_id = o.resident_id and id = new.entry and superseded_at is null
          union all
          select 'measurements', source_institution, source_key from record.measurements
            where resident_id = o.resident_id and id = new.entry and superseded_at is null
          union all
          select 'identity', coalesce(c.institution_code, r.created_by_institution), null
            from record.residents r left join record.care_teams c on c.resident_id = r.resident_id and c.until is null
            where r.resident_id = o.resident_id and r.resident_id = new.entry) e;
  new.author_account := o.actor_account;
  new.asked_at := clock.now();
  new.due_on := access.correction_due();
  new.answered_at := null;
  return new;
end $$;

-- Trigger: who took a step comes from the opening.
create or replace function access.stamp_correction_step() returns trigger
  language plpgsql security definer set search_path = ''
as $$
declare o access.log := access.opening();
begin
  new.author_account := o.actor_account;
  new.author_name := o.actor_name;
  new.institution_code := o.institution_code;
  new.recorded_at := clock.now();
  return new;
end $$;

-- Trigger: who sent a file comes from the opening.
create or replace function access.stamp_evidence() returns trigger
  language plpgsql security definer set search_path = ''
as $$
begin
  new.author_account := (access.opening()).actor_account;
  return new;
end $$;

-- Trigger: an answer closes its correction.
create or replace function access.close_correction() returns trigger
  language plpgsql security definer set search_path = ''
as $$
begin
  update record.corrections c set answered_at = new.recorded_at
    where c.resident_id = new.resident_id and c.id = new.correction;
  return null;
end $$;

-- Whether the reader is a party to corrections: the subject, or the institution that answers.
create or replace function access.opened_by_party() returns boolean
  language plpgsql stable security definer set search_path = ''
as $$ begin return coalesce((access.named_row('opened')).basis in ('self', 'disputed_source', 'disputed_identity'), false); end $$;

-- Whether this step is due, and the opening is by the one who may take it. The institution that answers for the entry takes a
-- correction on and answers it once; its subject may disagree with a refusal.
create or replace function access.step_is_due(correction uuid, kind text) returns boolean
  language plpgsql stable security definer set search_path = ''
as $$
declare
  o access.log := access.opening();
  c record.corrections;
begin
  select * into c from record.corrections x where x.resident_id = o.resident_id and x.id = step_is_due.correction;
  return coalesce(case kind
    when 'disagrees' then o.purpose = 'maintain' and exists (
      select from record.correction_steps s where s.resident_id = c.resident_id and s.correction = c.id and s.kind = 'refused')
    else o.purpose = 'correct' and c.entry = any (o.entries) and c.answered_at is null end, false);
end $$;

-- The department to which a correction is escalated: kind 'never_happened', not answered in time, goes to the department of the
-- district of the institution that should have answered. Computed from the date: no job has to run. Null if the correction is not
-- escalated.
create or replace function access.escalated_to(c record.corrections) returns text
  language plpgsql stable set search_path = ''
as $$
begin
  if c.kind <> 'never_happened' or c.answered_at is not null or c.due_on >= clock.today() then return null; end if;
  return (select d.code from reference.institutions i join reference.institutions d on d.district = i.district
    where i.code = c.handler_institution and d.kind = 'department');
end $$;

-- The name of the person who last took a correction on.
create or replace function access.handler_of(c record.corrections) returns text
  language plpgsql stable set search_path = ''
as $$
begin
  return (select s.author_name from record.correction_steps s
    where s.resident_id = c.resident_id and s.correction = c.id and s.kind = 'taken_on' order by s.recorded_at desc limit 1);
end $$;

-- The open corrections of the institution whose list is open, as far as the duty of the reader reaches. A function, not a table:
-- there is no second copy that could become wrong.
create or replace function access.listed_corrections()
  returns table (resident_id uuid, entry uuid, masked_name text, kind text, asked_at timestamptz, due_on date, handler text,
    department text)
  language plpgsql stable security definer set search_path = ''
as $$
#variable_conflict use_column
declare post auth.posts := access.listing_post('corrections');
begin
  return query
    select c.resident_id, c.entry, access.masked(r.name), c.kind, c.asked_at, c.due_on, access.handler_of(c),
      access.escalated_to(c)
    from record.corrections c join record.residents r on r.resident_id = c.resident_id
    where c.handler_institution = post.institution_code and c.answered_at is null
      and exists (select from access.rules r
        where r.purpose = 'correct' and r.duty = post.duty and c.section = any (r.sections));
end $$;

-- The corrections that are escalated to the department whose list is open. Tells neither the entry nor the statement, and no id by
-- which to ask for them.
create or replace function access.listed_escalated()
  returns table (masked_name text, institution text, asked_at timestamptz, due_on date, handler text)
  language plpgsql stable security definer set search_path = ''
as $$
declare department text := access.opened_list('escalated');
begin
  if department is null then return; end if; -- at once: the time it takes must not tell how many corrections there are
  return query
    select access.masked(r.name), c.handler_institution, c.asked_at, c.due_on, access.handler_of(c)
    from record.corrections c join record.residents r on r.resident_id = c.resident_id
    where c.answered_at is null and access.escalated_to(c) = department;
end $$;

-- Trigger: a step of the institution that answers gives its subject a notice.
create or replace function access.tell_of_correction() returns trigger
  language plpgsql security definer set search_path = ''
as $$
begin
  perform access.notify(new.resident_id, new.kind, null, new.correction, new.institution_code);
  return null;
end $$;

-- Gives one notice to each resident whose correction was escalated. Returns how many notices were given now, at most `most`.
create or replace function access.tell_of_escalated(most int) returns int
  language plpgsql security definer set search_path = ''
as $$
declare
  told int := 0;
  late record;
begin
  for late in
    select c.resident_id, c.id, d.department
    from record.corrections c join auth.accounts a on a.resident_id = c.resident_id
      cross join lateral access.escalated_to(c) d (department)
    where c.answered_at is null and c.due_on < clock.today() and d.department is not null
      and not exists (select from own.notices n
        where n.account_id = a.id and n.kind = 'escalated' and n.leads_to = c.id)
    limit most
  loop
    if access.try_notify(late.resident_id, 'escalated', null, late.id, late.department) then told := told + 1; end if;
  end loop;
  if told > 0 then perform access.note_system('tell_of_escalated'); end if;
  return told;
end $$;

grant execute on function access.stamp_correction(), access.stamp_correction_step(), access.stamp_evidence(),
  access.close_correction(), access.tell_of_correction() to ehr_owner;
grant execute on function access.step_is_due(uuid, text), access.correction_due(), access.opened_by_party(),
  access.listed_corrections(), access.listed_escalated(), access.escalated_to(record.corrections) to ehr_web;
grant execute on function access.tell_of_escalated(int) to ehr_jobs;
set local role ehr_owner;

create trigger provenance_comes_from_the_opening before insert on record.corrections
  for each row execute function access.stamp_correction();
create trigger provenance_comes_from_the_opening before insert on record.correction_steps
  for each row execute function access.stamp_correction_step();
create trigger provenance_comes_from_the_opening before insert on record.evidence
  for each row execute function access.stamp_evidence();
create trigger an_answer_closes_it after insert on record.correction_steps
  for each row when (new.kind in ('corrected', 'refused')) execute function access.close_correction();
create trigger its_subject_is_told after insert on record.correction_steps
  for each row when (new.kind <> 'disagrees') execute function access.tell_of_correction();
select access.log_writes('record.corrections', purposes => '{maintain}');
select access.log_writes('record.correction_steps', purposes => '{maintain,correct}');
select access.log_writes('record.evidence', purposes => '{maintain}');

-- A correction is readable where any version of its entry is: the security label of the entry holds for it too. An identity
-- correction is readable where the registered identity is, but not in an opening of other entries. Depositors read none.
create policy "Corrections are readable with their entry" on record.corrections for select to ehr_web
  using (resident_id = (select access.opened_record())
         and (select access.opened_depositor()) is null
         and case section
           when 'identity' then
             exists (select from record.residents r where r.resident_id = corrections.resident_id)
             and ((select access.opened_entries()) is null or entry = any ((select access.opened_entries())::uuid[]))
           when 'measurements' then exists (
             select from record.measurements m where m.resident_id = corrections.resident_id and (m.id = corrections.entry
               or m.source_institution = corrections.handler_institution and m.source_key = corrections.source_key))
           else exists (
             select from record.entries e where e.resident_id = corrections.resident_id and (e.id = corrections.entry
               or e.source_institution = corrections.handler_institution and e.source_key = corrections.source_key)) end);
create policy "Corrections are asked for in an opening to maintain this record" on record.corrections for insert to ehr_web
  with check (resident_id = (select access.maintained_record())
              -- Only of an entry that an institution wrote, or of the registered identity, and only if the resident can read it.
              and handler_institution is not null
              and (exists (select from record.entries e where e.resident_id = corrections.resident_id and e.id = corrections.entry)
                or exists (select from record.measurements m
                  where m.resident_id = corrections.resident_id and m.id = corrections.entry)
                or exists (select from record.residents r
                  where r.resident_id = corrections.resident_id and r.resident_id = corrections.entry)
                  and ((select access.opened_entries()) is null or entry = any ((select access.opened_entries())::uuid[]))));
create policy "The engine decides by corrections" on record.corrections for select to ehr_engine using (true);
create policy "The engine marks what is answered" on record.corrections for update to ehr_engine using (true);
-- Not section, handler and times: the trigger sets them.
grant select on record.corrections to ehr_web, ehr_engine;
grant insert (resident_id, id, entry, kind, statement) on record.corrections to ehr_web;
grant update (answered_at) on record.corrections to ehr_engine;

create policy "Steps are readable with their correction" on record.correction_steps for select to ehr_web
  using (resident_id = (select access.opened_record())
         and exists (select from record.corrections c
           where c.resident_id = correction_steps.resident_id and c.id = correction_steps.correction));
create policy "Steps are taken when they are due, by whose they are" on record.correction_steps for insert to ehr_web
  with check (resident_id = (select access.opened_record()) and access.step_is_due(correction, kind));
create policy "The engine decides by steps" on record.correction_steps for select to ehr_engine using (true);
grant select on record.correction_steps to ehr_web, ehr_engine;
grant insert (resident_id, id, correction, kind, words) on record.correction_steps to ehr_web;

-- Only the subject and the institution that answers read a file; others read the statement beside it.
create policy "Evidence is readable to the parties of its correction" on record.evidence for select to ehr_web
  using (resident_id = (select access.opened_record())
         and (select access.opened_by_party())
         and exists (select from record.corrections c
           where c.resident_id = evidence.resident_id and c.id = evidence.correction));
create policy "Evidence comes with the correction that it proves" on record.evidence for insert to ehr_web
  with check (resident_id = (select access.maintained_record())
              and exists (select from record.corrections c
                where c.resident_id = evidence.resident_id and c.id = evidence.correction and c.answered_at is null
                  and c.author_account = (select access.opened_account())));
grant select on record.evidence to ehr_web;
grant insert (resident_id, id, correction, content) on record.evidence to ehr_web;

create policy "The calendar is known to all" on reference.working_days for select to ehr_web, ehr_engine using (true);
grant select on reference.working_days to ehr_web, ehr_engine;
-- details.sql
-- Details: the basics are to be confirmed once a year, and where an institution reports something else.
set local role ehr_engine;

-- Trigger: who confirmed, and when.
create or replace function access.stamp_confirmation() returns trigger
  language plpgsql security definer set search_path = ''
as $$
begin
  new.author_account := (access.opening()).actor_account;
  new.confirmed_at := clock.now();
  return new;
end $$;

-- Whether what an institution reports of a field contradicts the basics. An open field is not contradicted. Telephone numbers are
-- compared by their last eleven digits, without a country's prefix. Drug allergies differ only where the basics say that there are
-- none (code 1).
create or replace function access.says_otherwise(kind text, mine jsonb, theirs jsonb) returns boolean
  language sql immutable strict set search_path = ''
  as $$ select coalesce(case kind
          when 'phone' then right(regexp_replace(mine -> 0 ->> 'words', '\D', '', 'g'), 11)
            <> right(regexp_replace(theirs -> 0 ->> 'words', '\D', '', 'g'), 11)
          when 'drug_allergy' then mine -> 0 ->> 'code' = '1'
          else mine -> 0 ->> 'code' <> theirs -> 0 ->> 'code' end, false) $$;

-- A depositor reports a field of the basics. This changes none of them. The same report as last time is not kept again, and a
-- report that was not compared yet is replaced, so that one sender cannot fill the queue. The report is not compared here: a
-- depositor must not learn whether it differs, not even from the statistics of its transaction (ADR 7).
create or replace function access.report_detail(kind text, answers jsonb) returns void
  language plpgsql security definer set search_path = ''
as $$
declare o access.log := access.opening();
begin
  if o.basis is distinct from 'deposit' then
    raise exception using errcode = 'EH012', message = 'only a depositor reports a detail';
  end if;
  if report_detail.answers = (
      select d.answers from record.reported_details d
      where d.resident_id = o.resident_id and d.source_institution = o.institution_code and d.kind = report_detail.kind
      order by d.reported_at desc, d.id limit 1) then
    return;
  end if;
  -- With a new id: a confirmation of the replaced report does not settle this one.
  update record.reported_details d set id = gen_random_uuid(), answers = report_detail.answers, reported_at = clock.wall()
    where d.resident_id = o.resident_id and d.source_institution = o.institution_code and d.kind = report_detail.kind
      and not d.compared;
  if found then return; end if;
  insert into record.reported_details (resident_id, kind, answers, source_institution)
    values (o.resident_id, report_detail.kind, report_detail.answers, o.institution_code);
end $$;

-- Compares reported details with the basics, and gives their subjects a notice where they differ. Returns how many were compared,
-- at most `most`.
create or replace function access.compare_details(most int) returns int
  language plpgsql security definer set search_path = ''
as $$
declare
  compared int := 0;
  d record.reported_details;
begin
  for d in
    select * from record.reported_details r where not r.compared order by r.reported_at limit most for update skip locked
  loop
    if exists (select from record.basics b
        where b.resident_id = d.resident_id and b.kind = d.kind and b.superseded_at is null
          and access.says_otherwise(b.kind, b.answers, d.answers))
      and not access.try_notify(d.resident_id, 'details_differ', d.kind, null, d.source_institution) then
      continue;
    end if;
    update record.reported_details r set compared = true where r.resident_id = d.resident_id and r.id = d.id;
    compared := compared + 1;
  end loop;
  if compared > 0 then perform access.note_system('compare_details'); end if;
  return compared;
end $$;

-- When the details of a record were last known to be right: when their subject confirmed them, or when the record was made.
create or replace function access.details_held_at(resident uuid) returns timestamptz
  language plpgsql stable set search_path = ''
as $$
begin
  return (select greatest(r.created_at, (select max(c.confirmed_at) from record.confirmations c where c.resident_id = resident and c.of_all))
    from record.residents r where r.resident_id = resident);
end $$;

-- The same, of the open record.
create or replace function access.details_confirmed_at() returns timestamptz
  language plpgsql stable security definer set search_path = ''
as $$ begin return access.details_held_at(access.opened_resident('identity')); end $$;

-- Gives a notice to each resident whose details were not confirmed for a year, once, in the thirty days after each full year. Nobody
-- whose death is being looked into gets one. The query first narrows the residents to those days: otherwise each hourly run would
-- read the whole city. Returns how many notices were given now, at most `most`.
create or replace function access.remind_to_confirm(most int) returns int
  language plpgsql security definer set search_path = ''
as $$
declare
  asked int := 0;
  resident uuid;
begin
  for resident in
    with spans as (
      select clock.now() - make_interval(years => n, days => 30) as since, clock.now() - make_interval(years => n) as until
      from generate_series(1, 100) n),
    candidates as materialized (
      select r.resident_id from spans s cross join lateral (
        select r.resident_id from record.residents r where r.created_at > s.since and r.created_at <= s.until offset 0) r
      union
      select c.resident_id from spans s cross join lateral (
        select c.resident_id from record.confirmations c where c.confirmed_at > s.since and c.confirmed_at <= s.until offset 0) c)
    select c.resident_id from candidates c join auth.accounts a on a.resident_id = c.resident_id
    where access.details_held_at(c.resident_id) <= clock.now() - interval '1 year'
      and not exists (select from own.notices n
        where n.account_id = a.id and n.kind = 'confirm_details' and n.at > clock.now() - interval '40 days')
      and not exists (select from work.checks k where k.resident_id = c.resident_id and k.closed_at is null)
    limit most
  loop
    if access.try_notify(resident, 'confirm_details') then asked := asked + 1; end if;
  end loop;
  if asked > 0 then perform access.note_system('remind_to_confirm'); end if;
  return asked;
end $$;

grant execute on function access.stamp_confirmation() to ehr_owner;
grant execute on function access.report_detail(text, jsonb), access.details_confirmed_at(),
  access.says_otherwise(text, jsonb, jsonb) to ehr_web;
grant execute on function access.remind_to_confirm(int), access.compare_details(int) to ehr_jobs;
set local role ehr_owner;

create trigger provenance_comes_from_the_opening before insert on record.confirmations
  for each row execute function access.stamp_confirmation();
select access.log_writes('record.confirmations', purposes => '{maintain}');
select access.log_writes('record.reported_details', purposes => '{deposit}');

create policy "Confirmations are readable in an opening of this record" on record.confirmations for select to ehr_web
  using (resident_id = (select access.opened_resident('identity'))
         and (select access.opened_entries()) is null);
create policy "Details are confirmed in an opening to maintain this record" on record.confirmations for insert to ehr_web
  with check (resident_id = (select access.maintained_resident('identity')));
create policy "The engine knows what was confirmed" on record.confirmations for select to ehr_engine using (true);
-- Not who and when: the trigger sets them.
grant select on record.confirmations to ehr_web, ehr_engine;
grant insert (resident_id, id, seen, of_all) on record.confirmations to ehr_web;

-- Rows of two sections, like basics. Depositors add them through a function, and read none.
create policy "Reported details are readable in an opening of this record" on record.reported_details for select to ehr_web
  using (resident_id = (select access.opened_record())
         and section = any ((select access.opened_sections())::text[])
         and (select access.opened_depositor()) is null
         and (select access.opened_entries()) is null);
create policy "The engine knows what was reported" on record.reported_details for select to ehr_engine using (true);
create policy "The engine marks what was compared" on record.reported_details for update to ehr_engine using (true);
create policy "The engine keeps what is reported" on record.reported_details for insert to ehr_engine with check (true);
grant select on record.reported_details to ehr_web, ehr_engine;
grant insert (resident_id, kind, answers, source_institution), update (compared, id, answers, reported_at)
  on record.reported_details to ehr_engine;
-- entries.sql
-- Entries: what institutions send besides measurements, for example visits, reports, results, conditions, medicines.
create trigger provenance_comes_from_the_opening before insert on record.entries
  for each row execute function access.stamp_entry();
select access.log_writes('record.entries', purposes => '{deposit}');

-- Rows of two sections. A depositor reads only what it sent.
create policy "Entries are readable in an opening of this record" on record.entries for select to ehr_web
  using (resident_id = (select access.opened_record())
         and section = any ((select access.opened_sections())::text[])
         and security_label & (select access.reader_bit()) = 0
         and ((select access.opened_entries()) is null or id = any ((select access.opened_entries())::uuid[]))
         and ((select access.opened_depositor()) is null or source_institution = (select access.opened_depositor())));
create policy "Entries are deposited in an opening to deposit" on record.entries for insert to ehr_web
  with check (resident_id = (select access.opened_record())
              and section = any ((select access.opened_sections())::text[])
              and source_institution = (select access.opened_depositor()));
create policy "The engine finds what is superseded" on record.entries for select to ehr_engine using (true);
create policy "The engine marks what is superseded" on record.entries for update to ehr_engine using (true);
-- Not author, institution, times, verification and security label: the trigger sets them.
grant select on record.entries to ehr_web, ehr_engine;
grant insert (resident_id, id, kind, label, code_system, code, status, at, at_precision, until, until_precision, value_text,
    comparator, value, unit, low, high, details, visit_key, report_key, author_name, source_key, supersedes)
  on record.entries to ehr_web;
grant update (superseded_at) on record.entries to ehr_engine;
-- follow_ups.sql
-- Follow-ups of high blood pressure and type 2 diabetes: the national programme asks for four a year (国家基本公共卫生服务规范,
-- third edition).
set local role ehr_engine;

-- The date in Shenzhen of the last follow-up, and whether the next one is overdue. Runs as its caller, so it counts only rows that
-- the caller may read.
create or replace function access.follow_up(resident uuid, out last_on date, out overdue boolean)
  language sql stable set search_path = ''
as $$
  select d.last_on, coalesce(d.last_on + interval '3 months' < clock.today(), false)
  from (
    select (max(e.at) at time zone 'Asia/Shanghai')::date as last_on from record.entries e
    where e.resident_id = follow_up.resident and e.superseded_at is null and e.kind = 'visit' and e.status is distinct from 'planned'
      and e.code_system = 'urn:oid:2.16.156.10011.2.4' and e.code in ('HSDB04.01', 'HSDB04.02')
      and e.at <= clock.now() + interval '1 day') d -- a later date has not come yet, whatever the sender says
$$;

-- Gives one notice to each resident whose next follow-up became overdue in the last days. Nobody whose death is being looked into
-- gets one. Returns how many notices were given now, at most `most`.
create or replace function access.tell_of_follow_ups(most int) returns int
  language plpgsql security definer set search_path = ''
as $$
declare
  told int := 0;
  resident uuid;
begin
  for resident in
    with due as materialized (
      select distinct e.resident_id from record.entries e
      where e.superseded_at is null and e.kind = 'visit'
        and e.code_system = 'urn:oid:2.16.156.10011.2.4' and e.code in ('HSDB04.01', 'HSDB04.02')
        and e.at > clock.now() - interval '3 months 4 days' and e.at <= clock.now() - interval '3 months')
    select d.resident_id from due d join auth.accounts a on a.resident_id = d.resident_id
    where not exists (select from own.notices n
        where n.account_id = a.id and n.kind = 'follow_up_overdue' and n.at > clock.now() - interval '30 days')
      and not exists (select from work.checks k where k.resident_id = d.resident_id and k.closed_at is null)
      and (access.follow_up(d.resident_id)).overdue
    limit most
  loop
    if access.try_notify(resident, 'follow_up_overdue') then told := told + 1; end if;
  end loop;
  if told > 0 then perform access.note_system('tell_of_follow_ups'); end if;
  return told;
end $$;

grant execute on function access.follow_up(uuid) to ehr_web;
grant execute on function access.tell_of_follow_ups(int) to ehr_jobs;
set local role ehr_owner;
-- identity.sql
-- Identity: the person of a record, their numbers, the unit responsible for them.
set local role ehr_engine;

-- Makes the record of a person who has none (article 12), with numbers, responsible unit, account, and the basics that the person
-- gave at the counter: [{id, kind, code_system, answers}, …]. The first number is that of the document shown. A number that
-- another person has violates one_number_one_person.
create or replace function access.register_person(
    resident uuid, account uuid, name text, sex text, birth_date date,
    systems text[], ciphertexts bytea[], key_id text, lookups bytea[],
    institution text, gp_name text, chosen text, basics jsonb)
  returns void language plpgsql security definer set search_path = ''
as $$
begin
  insert into record.residents (resident_id, name, sex, birth_date, created_by_institution)
    values (resident, name, sex, birth_date, institution);
  insert into record.identifiers (resident_id, id, system, ciphertext, key_id, lookup)
    select resident, gen_random_uuid(), n.system, n.ciphertext, register_person.key_id, n.lookup
    from unnest(systems, ciphertexts, lookups) as n(system, ciphertext, lookup);
  insert into record.care_teams (resident_id, id, institution_code, gp_name, chosen)
    values (resident, gen_random_uuid(), institution, gp_name, chosen);
  insert into record.basics (resident_id, id, kind, code_system, answers, author_kind, source_institution, recorded_at, verification)
    select resident, b.id, b.kind, b.code_system, b.answers, 'institution', institution, clock.now(), 'verified'
    from jsonb_to_recordset(basics) as b(id uuid, kind text, code_system text, answers jsonb);
  insert into auth.accounts (id, resident_id, number_hash)
    values (account, resident, lookups[1]);
  perform access.note_system('register_person', resident, institution);
end $$;

grant execute on function
  access.register_person(uuid, uuid, text, text, date, text[], bytea[], text, bytea[], text, text, text, jsonb) to ehr_jobs;
set local role ehr_owner;

-- The engine alone writes these tables, and registers a person without an opening.
select access.log_writes('record.residents', updates => true);
select access.log_writes('record.identifiers', updates => true);
select access.log_writes('record.care_teams', updates => true);

create policy "Residents are readable in an opening of this record" on record.residents for select to ehr_web
  using (resident_id = (select access.opened_resident('identity')));
create policy "The engine knows residents" on record.residents for select to ehr_engine using (true);
create policy "The engine registers residents" on record.residents for insert to ehr_engine with check (true);
grant select on record.residents to ehr_web, ehr_engine;
grant insert (resident_id, name, sex, birth_date, created_by_institution) on record.residents to ehr_engine;

create policy "Identifiers are readable in an opening of this record" on record.identifiers for select to ehr_web
  using (resident_id = (select access.opened_resident('identity')));
create policy "The engine looks numbers up" on record.identifiers for select to ehr_engine using (true);
create policy "The engine registers numbers" on record.identifiers for insert to ehr_engine with check (true);
-- Not lookup: no role but the engine reads the keyed hash.
grant select (resident_id, id, system, ciphertext, key_id) on record.identifiers to ehr_web;
grant select on record.identifiers to ehr_engine;
grant insert (resident_id, id, system, ciphertext, key_id, lookup) on record.identifiers to ehr_engine;

create policy "Care teams are readable in an opening of this record" on record.care_teams for select to ehr_web
  using (resident_id = (select access.opened_resident('identity')));
create policy "The engine decides by care teams" on record.care_teams for select to ehr_engine using (true);
create policy "The engine assigns care teams" on record.care_teams for insert to ehr_engine with check (true);
grant select on record.care_teams to ehr_web, ehr_engine;
grant insert (resident_id, id, institution_code, gp_name, chosen) on record.care_teams to ehr_engine;
-- institutions.sql
-- Institutions, their districts, and the posts of their staff. Operators write them, from the command line.
set local role ehr_engine;

-- Adds an institution, or updates its details. Its kind never changes: the duties of its posts depend on it.
create or replace function access.keep_institution(
    code text, name_zh text, name_en text, kind text, address_zh text, address_en text, phone text,
    confidentiality_agreement_until date, district text)
  returns void language plpgsql security definer set search_path = ''
as $$
begin
  insert into reference.institutions as i values (code, name_zh, name_en, kind, address_zh, address_en, phone,
      confidentiality_agreement_until, district)
    on conflict on constraint institutions_pkey do update
      set name_zh = excluded.name_zh, name_en = excluded.name_en, address_zh = excluded.address_zh,
          address_en = excluded.address_en, phone = excluded.phone,
          confidentiality_agreement_until = excluded.confidentiality_agreement_until, district = excluded.district;
  perform access.note_system('keep_institution', null, code);
end $$;

-- Gives a person a post at an institution, and makes the account if this number has none. Returns the account. A post that the
-- person has already is not given again. Raises EH022 if the duty does not fit the kind of institution: officers are appointed at
-- departments, and nobody else is.
create or replace function access.appoint(
    post uuid, account uuid, number_hash bytea, institution text, duty text, name text)
  returns uuid language plpgsql security definer set search_path = ''
as $$
declare whose uuid;
begin
  if (duty = 'officer') is distinct from (select i.kind = 'department' from reference.institutions i where i.code = institution) then
    raise exception using errcode = 'EH022', message = 'officers are appointed at departments, and nobody else is';
  end if;
  select a.id into whose from auth.accounts a where a.number_hash = appoint.number_hash;
  if whose is null then
    insert into auth.accounts (id, number_hash) values (account, appoint.number_hash) returning id into whose;
  end if;
  perform access.one_at_a_time(whose);
  -- A slip that the counter printed before must not give access to this post.
  update auth.slips set voided_at = clock.now() where account_id = whose and used_at is null and voided_at is null;
  insert into auth.posts (id, account_id, institution_code, duty, name)
    select post, whose, institution, duty, name
    where not exists (select from auth.posts p where p.account_id = whose and p.institution_code = institution
      and p.duty = appoint.duty and (p.until is null or p.until >= clock.today()));
  perform access.note_system('appoint', null, institution);
  return whose;
end $$;

grant execute on function access.keep_institution(text, text, text, text, text, text, text, date, text),
  access.appoint(uuid, uuid, bytea, text, text, text) to ehr_jobs;
set local role ehr_owner;

create policy "Institutions are known to all" on reference.institutions for select
  to ehr_web, ehr_sign_in, ehr_jobs, ehr_engine using (true);
create policy "The engine keeps institutions" on reference.institutions for insert to ehr_engine with check (true);
create policy "The engine updates institutions" on reference.institutions for update to ehr_engine using (true);
grant select on reference.institutions to ehr_web, ehr_sign_in, ehr_jobs, ehr_engine;
grant insert, update on reference.institutions to ehr_engine;

create policy "Districts are known to all" on reference.districts for select to ehr_web using (true);
grant select on reference.districts to ehr_web;

select access.log_account_writes('auth.posts');
create policy "Signing in reads posts" on auth.posts for select to ehr_sign_in using (true);
create policy "The engine decides by posts" on auth.posts for select to ehr_engine using (true);
create policy "The engine makes posts" on auth.posts for insert to ehr_engine with check (true);
grant select on auth.posts to ehr_sign_in, ehr_engine;
grant insert (id, account_id, institution_code, duty, name) on auth.posts to ehr_engine;
-- measurements.sql
-- Measurements, and their withdrawals.
set local role ehr_engine;

-- Trigger: the author of a current measurement withdraws it. It stays readable, superseded by no other.
create or replace function access.withdraw_entry() returns trigger
  language plpgsql security definer set search_path = ''
as $$
declare
  o access.log := access.opening();
  entry record.measurements;
begin
  new.author_account := o.actor_account;
  new.recorded_at := clock.now();
  if access.maintained_resident('measurements') is distinct from new.resident_id then
    return new; -- The policy refuses the row. No row of another record is looked up.
  end if;
  select * into entry from record.measurements m where m.resident_id = new.resident_id and m.id = new.id for update;
  if entry.author_account is distinct from o.actor_account then -- null if there is no such measurement or an institution sent it
    raise exception using errcode = 'EH010', message = 'only its author withdraws an entry';
  end if;
  if entry.superseded_at is not null then
    raise exception using errcode = 'EH013', message = 'this version no longer counts';
  end if;
  update record.measurements m set superseded_at = clock.now() where m.resident_id = new.resident_id and m.id = new.id;
  return new;
end $$;

grant execute on function access.withdraw_entry() to ehr_owner;
set local role ehr_owner;

create trigger provenance_comes_from_the_opening before insert on record.measurements
  for each row execute function access.stamp_entry();
create trigger withdrawing_marks_the_entry before insert on record.withdrawals
  for each row execute function access.withdraw_entry();
select access.log_writes('record.measurements', purposes => '{maintain,deposit}');
select access.log_writes('record.withdrawals', purposes => '{maintain}');

-- A depositor reads only what it sent.
create policy "Measurements are readable in an opening of this record" on record.measurements for select to ehr_web
  using (resident_id = (select access.opened_resident('measurements'))
         and security_label & (select access.reader_bit()) = 0
         and ((select access.opened_entries()) is null or id = any ((select access.opened_entries())::uuid[]))
         and ((select access.opened_depositor()) is null or source_institution = (select access.opened_depositor())));
create policy "Measurements are added in an opening to maintain this record" on record.measurements for insert to ehr_web
  with check (resident_id = (select access.maintained_resident('measurements')));
create policy "Measurements are deposited in an opening to deposit" on record.measurements for insert to ehr_web
  with check (resident_id = (select access.opened_resident('measurements'))
              and source_institution = (select access.opened_depositor()));
create policy "The engine finds what is superseded" on record.measurements for select to ehr_engine using (true);
create policy "The engine marks what is superseded" on record.measurements for update to ehr_engine using (true);
-- Not author, institution, times, verification and security label: the trigger sets them.
grant select on record.measurements to ehr_web, ehr_engine;
grant insert (resident_id, id, kind, value, diastolic, context, measured_at, precision, author_name, source_key, supersedes)
  on record.measurements to ehr_web;
grant update (superseded_at, verification) on record.measurements to ehr_engine;

-- A withdrawal is readable where its measurement is.
create policy "Withdrawals are readable with what they withdraw" on record.withdrawals for select to ehr_web
  using (resident_id = (select access.opened_resident('measurements'))
         and exists (select from record.measurements m where m.resident_id = withdrawals.resident_id and m.id = withdrawals.id));
create policy "Withdrawals are added in an opening to maintain this record" on record.withdrawals for insert to ehr_web
  with check (resident_id = (select access.maintained_resident('measurements')));
create policy "The engine knows what was withdrawn" on record.withdrawals for select to ehr_engine using (true);
-- Not who and when: the trigger sets them.
grant select on record.withdrawals to ehr_web, ehr_engine;
grant insert (resident_id, id, reason) on record.withdrawals to ehr_web;
-- notices.sql
-- Notices: who gets one, which are unread, and the e-mail that announces them.
set local role ehr_engine;

-- Gives a notice to the person of a record. It says what happened, never what stands in the record. An unread duplicate only gets a
-- new timestamp.
create or replace function access.notify(
    resident uuid, kind text, about text default null, leads_to uuid default null, institution text default null)
  returns void language plpgsql set search_path = ''
as $$
#variable_conflict use_column
begin
  insert into own.notices (account_id, resident_id, kind, about, leads_to, institution_code, to_mail)
    select a.id, resident, notify.kind, notify.about, notify.leads_to, institution,
      exists (select from own.mail_addresses m where m.account_id = a.id and m.confirmed_at is not null)
    from auth.accounts a where a.resident_id = resident
    on conflict (account_id, kind, about, leads_to, institution_code) where read_at is null do update set at = excluded.at;
end $$;

-- The same, for background work. Returns false if the person's notice is locked at the moment: one person must not hold up the
-- others.
create or replace function access.try_notify(
    resident uuid, kind text, about text default null, leads_to uuid default null, institution text default null)
  returns boolean language plpgsql set search_path = '' set lock_timeout = '200ms'
as $$
begin
  perform access.notify(resident, kind, about, leads_to, institution);
  return true;
exception when lock_not_available then return false;
end $$;

-- Marks as read the person's own notices between two times. Read notices are no longer announced by e-mail.
create or replace function access.read_notices(since timestamptz, until timestamptz) returns void
  language plpgsql security definer set search_path = ''
as $$
declare o access.log := access.opening();
begin
  if o.purpose is distinct from 'maintain' then
    raise exception using errcode = 'EH012', message = 'notices are read in an opening to maintain';
  end if;
  update own.notices n set read_at = clock.now(), to_mail = false
    where n.account_id = o.actor_account and n.read_at is null and n.at between read_notices.since and read_notices.until;
end $$;

-- The person gives an e-mail address, and is to prove it by a code. At most five times a day, so that the service cannot be used to
-- flood a stranger's mailbox: false.
create or replace function access.ask_for_mail(address bytea, key_id text, code bytea, code_hash bytea) returns boolean
  language plpgsql security definer set search_path = ''
as $$
declare o access.log := access.opening();
begin
  if o.purpose is distinct from 'maintain' then
    raise exception using errcode = 'EH012', message = 'an address is given in an opening to maintain';
  end if;
  insert into own.mail_addresses as m (account_id, address, key_id, code, code_hash)
    values (o.actor_account, ask_for_mail.address, ask_for_mail.key_id, ask_for_mail.code, ask_for_mail.code_hash)
    on conflict on constraint mail_addresses_pkey do update
      set address = excluded.address, key_id = excluded.key_id, code = excluded.code, code_hash = excluded.code_hash,
          confirmed_at = null, wrong_codes = 0, leased_until = null, asked_at = clock.now(),
          asked_times = case when m.asked_at > clock.now() - interval '1 day' then m.asked_times + 1 else 1 end
      where m.asked_at <= clock.now() - interval '1 day' or m.asked_times < 5;
  return found;
end $$;

-- Whether this is the code that was sent within the last hour. After five wrong codes no code is accepted.
create or replace function access.confirm_mail(code_hash bytea) returns boolean
  language plpgsql security definer set search_path = ''
as $$
declare o access.log := access.opening();
begin
  if o.purpose is distinct from 'maintain' then
    raise exception using errcode = 'EH012', message = 'an address is confirmed in an opening to maintain';
  end if;
  update own.mail_addresses m
    set confirmed_at = case when m.code_hash = confirm_mail.code_hash then clock.now() end,
        code = case when m.code_hash = confirm_mail.code_hash then null else m.code end,
        wrong_codes = m.wrong_codes + (m.code_hash <> confirm_mail.code_hash)::int
    where m.account_id = o.actor_account and m.confirmed_at is null and m.address is not null and m.wrong_codes < 5
      and m.asked_at > clock.now() - interval '1 hour';
  return exists (select from own.mail_addresses m where m.account_id = o.actor_account and m.confirmed_at is not null);
end $$;

-- Stops e-mail. The row stays, without the address, because it counts the codes of the day.
create or replace function access.stop_mail() returns void
  language plpgsql security definer set search_path = ''
as $$
declare o access.log := access.opening();
begin
  if o.purpose is distinct from 'maintain' then
    raise exception using errcode = 'EH012', message = 'e-mail is stopped in an opening to maintain';
  end if;
  update own.mail_addresses m set address = null, code = null, code_hash = null, confirmed_at = null
    where m.account_id = o.actor_account;
  update own.notices n set to_mail = false where n.account_id = o.actor_account and n.to_mail;
end $$;

-- Takes the e-mails that are due now, and leases them to the caller for five minutes; an e-mail that is not reported as sent by then
-- is due again. Codes go first, at once. One e-mail an hour announces the notices of a person, except those that were read or are
-- older than three days. Locked rows are skipped: one person must not hold up the others.
create or replace function access.take_mail(most int)
  returns table (account_id uuid, resident_id uuid, address bytea, key_id text, code bytea, asked_at timestamptz, until timestamptz)
  language plpgsql security definer set search_path = ''
as $$
#variable_conflict use_column
begin
  return query
    with news as (
      select n.account_id, min(n.at) as since, max(n.at) as until from own.notices n
        where n.to_mail and n.read_at is null and n.at > clock.now() - interval '3 days' group by n.account_id),
    owed as (
      select m.account_id, true as is_code, m.asked_at as since, null::timestamptz as until from own.mail_addresses m
        where m.code is not null and m.asked_at > clock.now() - interval '1 hour'
      union all
      select n.account_id, false, n.since, n.until from news n join own.mail_addresses m on m.account_id = n.account_id
        where m.confirmed_at is not null and coalesce(m.mailed_at <= clock.now() - interval '1 hour', true)),
    each as (
      select o.account_id, bool_or(o.is_code) as is_code, min(o.since) as since, max(o.until) as until from owed o group by o.account_id),
    free as (
      select m.account_id, e.until from own.mail_addresses m join each e on e.account_id = m.account_id
        where coalesce(m.leased_until <= clock.now(), true)
        order by e.is_code desc, m.leased_until nulls first, e.since limit most for update of m skip locked)
    update own.mail_addresses m set leased_until = clock.now() + interval '5 minutes'
      from free f join auth.accounts a on a.id = f.account_id
      where m.account_id = f.account_id
      returning m.account_id, a.resident_id, m.address, m.key_id,
        case when m.asked_at > clock.now() - interval '1 hour' then m.code end, m.asked_at, f.until;
end $$;

-- Reports an e-mail as sent: the code requested at that time, or all notices until that time.
create or replace function access.mail_sent(account uuid, code_of timestamptz, until timestamptz) returns void
  language plpgsql security definer set search_path = '' set lock_timeout = '200ms'
as $$
begin
  update own.mail_addresses m
    set code = case when m.asked_at = code_of then null else m.code end, leased_until = null,
        mailed_at = case when code_of is null then clock.now() else m.mailed_at end
    where m.account_id = account;
  update own.notices n set to_mail = false where n.account_id = account and n.to_mail and n.at <= mail_sent.until;
  perform access.note_system('mail_sent');
end $$;

grant execute on function access.read_notices(timestamptz, timestamptz), access.ask_for_mail(bytea, text, bytea, bytea),
  access.confirm_mail(bytea), access.stop_mail() to ehr_web;
grant execute on function access.take_mail(int), access.mail_sent(uuid, timestamptz, timestamptz) to ehr_jobs;
set local role ehr_owner;

-- Only in an opening as a resident: staff do not read their own notices at work.
create policy "A person reads their own notices" on own.notices for select to ehr_web
  using (account_id = (select access.resident_account()));
create policy "The engine knows notices" on own.notices for select to ehr_engine using (true);
create policy "The engine gives notice" on own.notices for insert to ehr_engine with check (true);
create policy "The engine marks what was read or mailed" on own.notices for update to ehr_engine using (true);
-- Not to_mail: only the mailer needs it.
grant select (account_id, id, resident_id, kind, about, leads_to, institution_code, at, read_at) on own.notices to ehr_web;
grant insert (account_id, resident_id, kind, about, leads_to, institution_code, to_mail), update (at, read_at, to_mail) on own.notices to ehr_engine;
grant select on own.notices to ehr_engine;

create policy "A person knows their own e-mail address" on own.mail_addresses for select to ehr_web
  using (account_id = (select access.resident_account()));
create policy "The engine knows e-mail addresses" on own.mail_addresses for select to ehr_engine using (true);
create policy "The engine keeps e-mail addresses" on own.mail_addresses for insert to ehr_engine with check (true);
create policy "The engine changes e-mail addresses" on own.mail_addresses for update to ehr_engine using (true);
-- Not code and code_hash: a reader of them would not need the mailbox.
grant select (account_id, address, key_id, asked_at, wrong_codes, confirmed_at) on own.mail_addresses to ehr_web;
grant select, insert (account_id, address, key_id, code, code_hash),
  update (address, key_id, code, code_hash, asked_at, asked_times, wrong_codes, confirmed_at, mailed_at, leased_until)
  on own.mail_addresses to ehr_engine;
-- search.sql
-- Staff, and systems that deposit, find a person by a number that they were shown. In three statements, each of which relies on
-- what another transaction committed, so that a caller who rolls a step back has learned nothing:
--   find_person   logs that somebody searches, and looks nothing up;
--   look_up       looks up the number of a committed search, and logs the person found;
--   found_person  returns the person of a committed row.
set local role ehr_engine;

-- What a search is for, as the log keeps it: only the same number can be looked up by it. The log never has the keyed hash itself.
create or replace function access.search_seal(search uuid, number_system text, number_lookup bytea) returns text
  language sql immutable set search_path = ''
  as $$ select encode(sha256(convert_to(search || ' ' || number_system, 'UTF8') || number_lookup), 'hex') $$;

create or replace function access.find_person(
    token text, number_system text, number_lookup bytea, purpose text, client text default null,
    out search uuid, out refusal text)
  language plpgsql security definer set search_path = ''
as $$
#variable_conflict use_column
declare
  s auth.sessions := auth.live_session(token);
  post auth.posts := access.searching_post(s);
  known_purpose text := (select r.purpose from access.rules r where r.purpose = find_person.purpose
    and r.capacity = s.capacity and (r.duty is null or r.duty = post.duty)
    -- Staff find a correction on their list, not by the number of its subject.
    and r.basis not in ('disputed_source', 'disputed_identity') limit 1);
begin
  search := gen_random_uuid();
  if s.id is null then
    refusal := 'signed_out';
    return;
  elsif known_purpose is null or not (post.id is not null or s.capacity = 'system') then
    refusal := 'no_basis';
  else
    perform auth.touch(s.id);
  end if;
  insert into access.log (id, event, actor_account, actor_name, session_id, capacity, institution_code, purpose, detail, client)
    values (search, case when refusal is null then 'searched' else 'refused' end, s.account_id, post.name, s.id, s.capacity,
      coalesce(post.institution_code, s.institution_code), known_purpose,
      coalesce(refusal, access.search_seal(search, number_system, number_lookup)), left(client, 100));
end $$;

-- Looks up, once, what this session searched for within the last minute. Logs the person found, or that nobody has the number.
create or replace function access.look_up(token text, search uuid, number_system text, number_lookup bytea)
  returns void language plpgsql security definer set search_path = ''
as $$
declare
  s auth.sessions := auth.live_session(token);
  searched access.log;
begin
  select * into searched from access.log l
    where l.id = look_up.search and l.at > clock.wall() - interval '1 minute' and l.event = 'searched'
      and l.session_id = s.id and l.detail = access.search_seal(l.id, number_system, number_lookup)
      and l.xid is distinct from pg_current_xact_id_if_assigned();
  if not found then return; end if;
  insert into access.log (event, actor_account, actor_name, session_id, capacity, institution_code, resident_id, purpose,
      entries, detail, client)
    select 'found', searched.actor_account, searched.actor_name, searched.session_id, searched.capacity,
      searched.institution_code, i.resident_id, searched.purpose, array[searched.id],
      case when i.resident_id is null then 'nobody' end, searched.client
    from (values (1)) one left join record.identifiers i
      on i.system = number_system and i.lookup = number_lookup
    where not exists (select from access.log l
      where l.event = 'found' and l.entries = array[searched.id] and l.at >= searched.at and l.session_id = s.id);
end $$;

-- The person that a search of this session found, for ten minutes: the masked name is enough to recognise somebody at the counter.
-- A row of nulls if nobody was found.
create or replace function access.found_person(
    token text, search uuid, out resident uuid, out masked_name text, out purpose text)
  language plpgsql stable security definer set search_path = ''
as $$
#variable_conflict use_column
declare
  s auth.sessions := auth.live_session(token);
  since timestamptz := clock.wall() - interval '10 minutes';
begin
  if s.capacity <> 'system' and (access.searching_post(s)).id is null then return; end if;
  select l.resident_id, l.purpose, access.masked(r.name)
    into resident, purpose, masked_name
    from access.log l join record.residents r on r.resident_id = l.resident_id
    where l.at > since and l.event = 'found' and l.entries = array[found_person.search] and l.session_id = s.id
      -- Committed: a search that is rolled back tells nothing.
      and l.xid is distinct from pg_current_xact_id_if_assigned()
    limit 1;
end $$;

grant execute on function access.find_person(text, text, bytea, text, text), access.look_up(text, uuid, text, bytea),
  access.found_person(text, uuid) to ehr_web;
set local role ehr_owner;
-- sign_in.sql
-- Signing in: accounts, passkeys and sessions; ceremonies, acts and counters, which live for minutes. Only the role that signs
-- people in and the engine reach these tables: ehr_web and ehr_jobs have no grant. Posts: institutions.sql. Slips: slips.sql.
select access.log_account_writes('auth.accounts');
create policy "Signing in reads accounts" on auth.accounts for select to ehr_sign_in using (true);
create policy "The engine decides by accounts" on auth.accounts for select to ehr_engine using (true);
create policy "The engine makes accounts" on auth.accounts for insert to ehr_engine with check (true);
grant select on auth.accounts to ehr_sign_in, ehr_engine;
grant insert (id, resident_id, number_hash) on auth.accounts to ehr_engine;

-- Not last_used_at and the counter in credential: they would write a log row at each sign-in.
select access.log_account_writes('auth.passkeys', columns => '{removed_at,label}');
create trigger a_changed_key_is_logged after update of credential on auth.passkeys for each row
  when (old.credential #> '{cred,cred}' is distinct from new.credential #> '{cred,cred}')
  execute function access.log_auth_write();
create policy "Signing in reads passkeys" on auth.passkeys for select to ehr_sign_in using (true);
create policy "Signing in enrols passkeys" on auth.passkeys for insert to ehr_sign_in with check (true);
create policy "Signing in counts and removes passkeys" on auth.passkeys for update to ehr_sign_in using (true);
grant select on auth.passkeys to ehr_sign_in;
grant insert (id, account_id, credential_id, credential, label) on auth.passkeys to ehr_sign_in;
grant update (credential, last_used_at, removed_at) on auth.passkeys to ehr_sign_in;

-- Not last_used_at: it would write a log row each minute.
select access.log_account_writes('auth.sessions', columns => '{ended_at,verified_at,token_hash,capacity,post_id,expires_at}');
create policy "Signing in reads sessions" on auth.sessions for select to ehr_sign_in using (true);
create policy "Signing in begins sessions" on auth.sessions for insert to ehr_sign_in with check (true);
create policy "Signing in raises and ends sessions" on auth.sessions for update to ehr_sign_in using (true);
create policy "The engine decides by sessions" on auth.sessions for select to ehr_engine using (true);
create policy "The engine notes last use" on auth.sessions for update to ehr_engine using (true);
grant select on auth.sessions to ehr_sign_in, ehr_engine;
grant insert (id, account_id, token_hash, capacity, post_id, institution_code, passkey_id, device, verified_at, expires_at)
  on auth.sessions to ehr_sign_in;
grant update (token_hash, capacity, post_id, last_used_at, verified_at, expires_at, ended_at) on auth.sessions to ehr_sign_in;
grant update (last_used_at) on auth.sessions to ehr_engine;

create policy "Signing in keeps ceremonies" on visit.ceremonies for all to ehr_sign_in using (true) with check (true);
grant select, delete on visit.ceremonies to ehr_sign_in;
grant insert (holder, purpose, state, expires_at), update (state, expires_at) on visit.ceremonies to ehr_sign_in;

create policy "Signing in keeps acts" on visit.acts for all to ehr_sign_in using (true) with check (true);
create policy "The engine finds acts" on visit.acts for select to ehr_engine using (true);
create policy "The engine spends acts" on visit.acts for update to ehr_engine using (true);
grant select, delete on visit.acts to ehr_sign_in;
-- No update of kind, subject, detail and session: an assertion for the id of an act is an assertion for the act.
grant insert (id, session_id, kind, subject, detail), update (confirmed_at, executed_at) on visit.acts to ehr_sign_in;
grant select, update (executed_at) on visit.acts to ehr_engine;

create policy "Signing in keeps address_limits" on visit.address_limits for all to ehr_sign_in using (true) with check (true);
grant select, delete on visit.address_limits to ehr_sign_in;
grant insert (bucket, address, window_start, hits), update (window_start, hits) on visit.address_limits to ehr_sign_in;
-- slips.sql
-- Activation slips: with one, a person enrols a first passkey, or replaces lost ones.
set local role ehr_engine;

-- Changes of what gives access to an account take turns: the lock lasts until the transaction ends.
create or replace function access.one_at_a_time(account uuid) returns void
  language sql set search_path = ''
  as $$ select pg_advisory_xact_lock(hashtextextended(account::text, 0)) $$;

-- Makes a slip for 7 days, and voids the earlier ones of the account. No role may call it directly.
create or replace function access.make_slip(slip uuid, account uuid, code_hash bytea, by_account uuid)
  returns void language plpgsql set search_path = ''
as $$
begin
  update auth.slips set voided_at = clock.now()
    where account_id = account and used_at is null and voided_at is null;
  insert into auth.slips (id, account_id, code_hash, issued_by, expires_at)
    values (slip, account, code_hash, by_account, clock.now() + interval '7 days');
end $$;

-- The counter issues a slip, in an opening with purpose issue_slip, for an act that its clerk confirmed with a passkey within the
-- last 5 minutes; the act is spent. Raises EH020 if the act is not confirmed for this slip, EH021 if the person is staff.
create or replace function access.issue_slip(act uuid, slip uuid, code_hash bytea)
  returns void language plpgsql security definer set search_path = ''
as $$
declare
  o access.log := access.opening();
  whose uuid;
begin
  update visit.acts set executed_at = clock.now()
    where id = act and session_id = o.session_id and kind = 'issue_slip' and subject = o.resident_id
      and confirmed_at > clock.now() - interval '5 minutes' and executed_at is null;
  if not found or o.purpose <> 'issue_slip' then
    raise exception using errcode = 'EH020', message = 'this act is not confirmed';
  end if;
  -- A concurrent appointment either sees this slip and voids it, or is visible here. An older snapshot could miss it.
  if current_setting('transaction_isolation') <> 'read committed' then
    raise exception using errcode = 'EH020', message = 'slips are issued at read committed';
  end if;
  select id into whose from auth.accounts where resident_id = o.resident_id;
  perform access.one_at_a_time(whose);
  -- The clerk sees the code, and could use it to act at the other post of this account.
  if exists (select from auth.posts p where p.account_id = whose and (p.until is null or p.until >= clock.today())) then
    raise exception using errcode = 'EH021', message = 'staff get their slips from the command line';
  end if;
  perform access.make_slip(slip, whose, code_hash, o.actor_account);
end $$;

-- An operator issues a slip from the command line: for the first administrator, and for demonstration people. Returns false if
-- nobody has this number.
create or replace function access.issue_slip_from_console(number_hash bytea, slip uuid, code_hash bytea)
  returns boolean language plpgsql security definer set search_path = ''
as $$
declare whose auth.accounts;
begin
  select * into whose from auth.accounts a where a.number_hash = issue_slip_from_console.number_hash;
  if not found then
    perform access.note_system('issue_slip: nobody');
    return false;
  end if;
  perform access.one_at_a_time(whose.id);
  perform access.make_slip(slip, whose.id, code_hash, null);
  perform access.note_system('issue_slip', whose.resident_id);
  return true;
end $$;

grant execute on function access.issue_slip(uuid, uuid, bytea) to ehr_web;
grant execute on function access.issue_slip_from_console(bytea, uuid, bytea) to ehr_jobs;
set local role ehr_owner;

select access.log_account_writes('auth.slips');
create policy "Signing in reads slips" on auth.slips for select to ehr_sign_in using (true);
create policy "Signing in counts and uses slips" on auth.slips for update to ehr_sign_in using (true);
create policy "The engine decides by slips" on auth.slips for select to ehr_engine using (true);
create policy "The engine makes slips" on auth.slips for insert to ehr_engine with check (true);
create policy "The engine voids slips" on auth.slips for update to ehr_engine using (true);
grant select on auth.slips to ehr_sign_in, ehr_engine;
grant update (wrong_numbers, used_at, voided_at) on auth.slips to ehr_sign_in;
grant insert (id, account_id, code_hash, issued_by, expires_at) on auth.slips to ehr_engine;
grant update (voided_at) on auth.slips to ehr_engine;
-- submissions.sql
-- Submissions: which forms a person has sent, so that the same form again has one effect.
create policy "A person finds their own submissions" on own.submissions for select to ehr_web
  using (account_id = (select access.opened_account()));
create policy "A person keeps their own submissions" on own.submissions for insert to ehr_web
  with check (account_id = (select access.opened_account()));
grant select on own.submissions to ehr_web;
grant insert (account_id, submission, body_hash, outcome) on own.submissions to ehr_web;
-- verification.sql
-- Verification: the responsible unit verifies what residents entered (article 13).
set local role ehr_engine;

-- Trigger: a step is about a current entry of this record that the reader may see. Staff take steps on entries that wait to be
-- verified; the resident answers their questions. Of two concurrent steps the second finds the entry decided.
create or replace function access.stamp_verification() returns trigger
  language plpgsql security definer set search_path = ''
as $$
declare
  o access.log := access.opening();
  about jsonb;
  asked boolean;
begin
  if o.purpose is null or o.purpose not in ('verify', 'maintain') or new.resident_id <> o.resident_id
     or new.stands_in not in ('basics', 'measurements') then
    return new; -- The policy or the table refuses the row. No other record and no other table is looked up.
  end if;
  execute format('select to_jsonb(e) from record.%I e where e.resident_id = $1 and e.id = $2 for update', new.stands_in)
    into about using o.resident_id, new.entry;
  select v.step = 'asked' into asked from record.verifications v
    where v.resident_id = o.resident_id and v.entry = new.entry order by v.made_at desc, v.id desc limit 1;
  new.section := coalesce(about ->> 'section', new.stands_in);
  -- One error for all cases: an entry that this reader may not see looks like one that does not wait.
  if about is null or (about ->> 'security_label')::int & o.reader_bit <> 0 or new.section <> all (o.sections)
     or o.entries is not null and new.entry <> all (o.entries)
     or about ->> 'author_kind' <> 'resident' or about ->> 'verification' <> 'pending' or about -> 'superseded_at' <> 'null'
     or (new.step = 'answered') <> (o.purpose = 'maintain') or new.step = 'answered' and asked is not true then
    raise exception using errcode = 'EH014', message = 'this entry does not wait for this step';
  end if;
  new.security_label := about ->> 'security_label';
  new.author_account := o.actor_account;
  new.author_name := o.actor_name;
  new.institution_code := o.institution_code;
  new.made_at := clock.wall(); -- not clock.now(): the transaction may have waited for the step before
  if new.step in ('verified', 'returned') then
    execute format('update record.%I e set verification = $3 where e.resident_id = $1 and e.id = $2', new.stands_in)
      using new.resident_id, new.entry, new.step;
  end if;
  return new;
end $$;

-- What waits to be verified at the institution whose list is open, as far as the duty of the reader reaches: of whom, which kind,
-- how many, since when, and whether a question to the resident is unanswered. No value. The oldest `most` lines, and how many
-- lines there are.
create or replace function access.verification_list(most int)
  returns table (resident_id uuid, masked_name text, section text, kind text, entries bigint, since timestamptz, asked boolean, lines bigint)
  language plpgsql stable security definer set search_path = ''
as $$
declare post auth.posts := access.listing_post('verification');
begin
  return query
    with waiting as (
      select b.resident_id, b.section, b.kind, b.recorded_at, b.id from record.care_teams c
        join record.basics b on b.resident_id = c.resident_id
        where c.institution_code = post.institution_code and c.until is null and b.verification = 'pending'
          and b.superseded_at is null and b.author_kind = 'resident' and b.security_label & 16 = 0
      union all
      select m.resident_id, 'measurements', m.kind, m.recorded_at, m.id from record.care_teams c
        join record.measurements m on m.resident_id = c.resident_id
        where c.institution_code = post.institution_code and c.until is null and m.verification = 'pending'
          and m.superseded_at is null and m.author_kind = 'resident' and m.security_label & 16 = 0),
    shown as (
      select w.resident_id, w.section, w.kind, count(*) as entries, min(w.recorded_at) as since, array_agg(w.id) as ids,
          count(*) over () as lines
        from waiting w
        where w.section = any (array(select unnest(a.sections) from access.rules a
          where a.basis = 'responsible_unit' and a.purpose = 'verify' and a.duty = post.duty))
          and not exists (select from auth.accounts a where a.id = post.account_id and a.resident_id = w.resident_id)
        group by w.resident_id, w.section, w.kind
        order by min(w.recorded_at), w.resident_id, w.kind limit most)
    -- Questions are looked up for the lines shown only: a centre may have a million entries waiting.
    select s.resident_id, access.masked(r.name), s.section, s.kind, s.entries, s.since,
        (select bool_and(coalesce(last.step = 'asked', false)) from unnest(s.ids) e (id)
           left join lateral (select v.step from record.verifications v
             where v.resident_id = s.resident_id and v.entry = e.id order by v.made_at desc, v.id desc limit 1) last on true),
        s.lines
      from shown s join record.residents r on r.resident_id = s.resident_id
      order by s.since, s.resident_id, s.kind;
end $$;

-- Trigger: a step that staff took gives its subject a notice.
create or replace function access.tell_of_verification() returns trigger
  language plpgsql security definer set search_path = ''
as $$
declare about text;
begin
  execute format('select e.kind from record.%I e where e.resident_id = $1 and e.id = $2', new.stands_in)
    into about using new.resident_id, new.entry;
  perform access.notify(new.resident_id, new.step, about, new.entry, new.institution_code);
  return null;
end $$;

grant execute on function access.verification_list(int) to ehr_web;
grant execute on function access.stamp_verification(), access.tell_of_verification() to ehr_owner;
set local role ehr_owner;

create trigger provenance_comes_from_the_opening before insert on record.verifications
  for each row execute function access.stamp_verification();
create trigger its_subject_is_told after insert on record.verifications
  for each row when (new.step <> 'answered') execute function access.tell_of_verification();
select access.log_writes('record.verifications', purposes => '{verify,maintain}', updates => true);

-- Rows of three sections, like their entries. Depositors read and add none.
create policy "Verifications are readable in an opening of this record" on record.verifications for select to ehr_web
  using (resident_id = (select access.opened_record())
         and section = any ((select access.opened_sections())::text[])
         and security_label & (select access.reader_bit()) = 0
         and ((select access.opened_entries()) is null or entry = any ((select access.opened_entries())::uuid[]))
         and (select access.opened_depositor()) is null);
-- The trigger decides who may take which step.
create policy "Steps are added in an opening to verify or maintain this record" on record.verifications for insert to ehr_web
  with check (resident_id = (select access.verified_resident())
              and section = any ((select access.opened_sections())::text[]));
create policy "The engine knows what was asked" on record.verifications for select to ehr_engine using (true);
-- Not section, security label, author, institution and time: the trigger sets them.
grant select on record.verifications to ehr_web, ehr_engine;
grant insert (resident_id, id, stands_in, entry, step, words) on record.verifications to ehr_web;
