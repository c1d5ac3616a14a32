-- A record must be opened, on the log, before any row of it can be read.
set local role ehr_engine;

-- Hashes a depositor's claim (birth date and sex of the person in its file) with the secret of the opening. The log stores the hash;
-- only the holder of the opening can compare a claim with it.
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
      -- The counter of any centre comes last: the responsible unit opens on its own basis.
      order by r.basis = 'counter'
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

-- A name for comparison: in one form (NFKC), without spaces and marks between its parts, in lower case.
create or replace function access.plain_name(name text) returns text
  language sql immutable strict set search_path = ''
  as $$ select lower(regexp_replace(normalize(name, NFKC), '[\s·•・‧.．,''’‐-]', '', 'g')) $$;

-- Whether a file that is about to be deposited is about the person whose record is open: birth date, sex, the keyed hashes of all
-- numbers that it states, and one of its names. A file that states no number or no name says nothing by it. A depositor learns
-- only whether all of it matches. It has one question an opening: the claim that was logged with it.
create or replace function access.deposit_is_about(
    birth_date date, sex text, numbers bytea[] default '{}', names text[] default '{}') returns boolean
  language plpgsql stable security definer set search_path = ''
as $$
declare o access.log := access.opening();
begin
  return o.detail = access.claim_seal(current_setting('access.opening'), deposit_is_about.birth_date || ' ' || deposit_is_about.sex
         || case when numbers = '{}' and names = '{}' then '' else
              ' ' || (select coalesce(string_agg(encode(n, 'hex'), ' ' order by place), '') from unnest(numbers) with ordinality u (n, place))
              || ' ' || array_to_string(names, E'\n') end)
     and not exists (select from unnest(numbers) stated (lookup) where not exists (
       select from record.identifiers i where i.resident_id = o.resident_id and i.lookup = stated.lookup and not i.released))
     and exists (
    select from record.residents r
    where r.resident_id = o.resident_id and r.birth_date = deposit_is_about.birth_date
      -- An unknown or unstated sex contradicts no other.
      and (r.sex = deposit_is_about.sex or r.sex in ('0', '9') or deposit_is_about.sex in ('0', '9'))
      -- The record of a newborn can have the provisional name still.
      and (names = '{}' or r.name ~ '(之子|之女|之婴)$'
        or access.plain_name(r.name) = any (select access.plain_name(n) from unnest(names) n)));
end $$;

grant execute on function access.open_record(text, uuid, text, text[], uuid[], text, text), access.enter(text) to ehr_web;
grant execute on function access.opened_record(), access.maintained_record(), access.opened_resident(text),
  access.maintained_resident(text), access.verified_resident(), access.opened_depositor(), access.reader_bit(),
  access.opened_entries(), access.opened_sections(), access.opened_account(), access.resident_account(),
  access.deposit_is_about(date, text, bytea[], text[]) to ehr_web;
set local role ehr_owner;
