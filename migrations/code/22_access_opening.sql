-- The heart: a record is opened, on the log, before any row of it can be read.
set local role ehr_engine;

-- Of whom a depositor says its file is, as the log keeps it: only whoever has the opening can tell what was claimed.
create or replace function access.claim_seal(opening text, claim text) returns text
  language sql immutable strict set search_path = '' -- strict: without a claim it costs nothing
  as $$ select encode(sha256(convert_to(opening || ' ' || claim, 'UTF8')), 'hex') $$;

-- Opens `resident`'s record for `purpose`, or refuses; writes one log row either way. Runs as a statement of
-- its own and commits: the opening is good only in later transactions.
-- Returns either an opening (a secret, kept hashed) or a refusal: 'signed_out', 'step_up', 'no_basis', 'not_durable';
-- nothing of the record itself, because whoever calls could still roll the log row back.
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
  -- What is logged can always be read back: known words, no nulls, nothing endless.
  known_purpose text := (select r.purpose from access.rules r where r.purpose = open_record.purpose limit 1);
  known_sections text[] := array(select x from unnest(open_record.sections) with ordinality as u(x, place)
    where exists (select from access.rules r where x = any (r.sections)) order by place limit 20);
  known_entries uuid[] := case when entries is not null
    then array(select x from unnest(open_record.entries) x where x is not null limit 1000) end;
begin
  select * into s from auth.sessions where token_hash = sha256(convert_to(token, 'UTF8'));
  if not found or s.expires_at < clock.now() - interval '1 day' then
    -- Nobody: no session has had this token for a day. Nothing was opened, and no row is written, or anyone could bury a
    -- history.
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
      or cardinality(open_record.entries) > 1000 then -- all of them or none: nobody should take a part for the whole
    reason := 'no_basis';
  elsif current_setting('synchronous_commit') not in ('on', 'remote_apply', 'remote_write') then
    -- A log row that a crash may lose is no log row.
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

-- The opening of a record ('opened') or of a list ('listed') that this transaction names: committed by another transaction, younger than 60 seconds, its secret known.
-- Else a row of nulls. Whether its session and basis still hold is not asked here.
create or replace function access.named_row(event text) returns access.log
  language plpgsql stable security definer set search_path = ''
as $$
declare
  named text := coalesce(current_setting('access.opening', true), '');
  -- By the wall clock: a transaction that stays open does not keep its opening young. A variable, so that the log's
  -- older months are left out of the plan.
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

-- The same, if it is good *now*: its session alive and in the same capacity, its basis still holding.
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

-- Begins reading or writing: names the opening for this transaction, and tells whose record it is and how much the reader has not
-- read of their own notices, for the head of the page. A row of nulls where the opening is not good. Depositors are told nothing.
drop function if exists access.enter(text); -- It once told less.
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

-- What policies ask, each through (select …), so that it is answered once a statement. Every policy asks first whose rows
-- may be read or added, which only a good opening answers. The further questions do not prove the session and the basis
-- again; but a statement asks them one after another, so each shuts where the opening has grown too old meanwhile.

-- Whose rows of this section may be read.
create or replace function access.opened_resident(section text) returns uuid
  language plpgsql stable security definer set search_path = ''
as $$
declare o access.log := access.opening();
begin
  return case when section = any (o.sections) then o.resident_id end;
end $$;

-- To whose record rows of this section may be added.
create or replace function access.maintained_resident(section text) returns uuid
  language plpgsql stable security definer set search_path = ''
as $$
declare o access.log := access.opening();
begin
  return case when o.purpose = 'maintain' and section = any (o.sections) then o.resident_id end;
end $$;

-- To whose record what becomes of the resident's entries may be added: by staff who verify, and by whoever's it is.
create or replace function access.verified_resident() returns uuid
  language plpgsql stable security definer set search_path = ''
as $$
declare o access.log := access.opening();
begin
  return case when o.purpose in ('verify', 'maintain') then o.resident_id end;
end $$;

-- The institution that deposits, to which only what it sent is readable; null in any other opening, nobody's where there is
-- none.
create or replace function access.opened_depositor() returns text
  language plpgsql stable security definer set search_path = ''
as $$
declare o access.log := access.named_row('opened');
begin
  return case when o.id is null then '' when o.basis = 'deposit' then o.institution_code end;
end $$;

-- The reader's bit in a row's closed_to mask; every bit where there is no opening.
create or replace function access.reader_bit() returns smallint
  language plpgsql stable security definer set search_path = ''
as $$ begin return coalesce((access.named_row('opened')).reader_bit, 127); end $$;

-- The entries to which the opening is limited; null: to none in particular; no entry at all where there is no opening.
create or replace function access.opened_entries() returns uuid[]
  language plpgsql stable security definer set search_path = ''
as $$
declare o access.log := access.named_row('opened');
begin
  return case when o.id is null then '{}' else o.entries end;
end $$;

-- The sections that the opening covers; further than which no row of several sections is read.
create or replace function access.opened_sections() returns text[]
  language plpgsql stable security definer set search_path = ''
as $$ begin return (access.named_row('opened')).sections; end $$;

-- The person who opened.
create or replace function access.opened_account() returns uuid
  language plpgsql stable security definer set search_path = ''
as $$ begin return (access.opening()).actor_account; end $$;

-- The same, where they act as a resident.
create or replace function access.resident_account() returns uuid
  language plpgsql stable security definer set search_path = ''
as $$
declare o access.log := access.opening();
begin
  return case when o.capacity = 'resident' then o.actor_account end;
end $$;

-- Whether a file that is about to be deposited speaks of the person whose record is open: the only way in which
-- a depositor learns anything of the basics. One question an opening: the one that was committed with it, as `claim`.
create or replace function access.deposit_is_about(birth_date date, sex text) returns boolean
  language plpgsql stable security definer set search_path = ''
as $$
declare o access.log := access.opening();
begin
  return o.detail = access.claim_seal(current_setting('access.opening'), deposit_is_about.birth_date || ' ' || deposit_is_about.sex)
     and exists (
    select from record.residents r
    where r.resident_id = o.resident_id and r.birth_date = deposit_is_about.birth_date
      -- A sex that is unknown or not stated contradicts nobody.
      and (r.sex = deposit_is_about.sex or r.sex in ('0', '9') or deposit_is_about.sex in ('0', '9')));
end $$;

grant execute on function access.open_record(text, uuid, text, text[], uuid[], text, text), access.enter(text) to ehr_web;
grant execute on function access.opened_resident(text), access.maintained_resident(text), access.verified_resident(),
  access.opened_depositor(), access.reader_bit(), access.opened_entries(), access.opened_sections(), access.opened_account(),
  access.resident_account(), access.deposit_is_about(date, text) to ehr_web;

set local role ehr_owner;
