--
-- PostgreSQL database dump
--



SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

--
-- Name: access; Type: SCHEMA; Schema: -; Owner: -
--

CREATE SCHEMA access;


--
-- Name: SCHEMA access; Type: COMMENT; Schema: -; Owner: -
--



--
-- Name: auth; Type: SCHEMA; Schema: -; Owner: -
--

CREATE SCHEMA auth;


--
-- Name: clock; Type: SCHEMA; Schema: -; Owner: -
--

CREATE SCHEMA clock;


--
-- Name: ehr_migrations; Type: SCHEMA; Schema: -; Owner: -
--

CREATE SCHEMA ehr_migrations;


--
-- Name: own; Type: SCHEMA; Schema: -; Owner: -
--

CREATE SCHEMA own;


--
-- Name: record; Type: SCHEMA; Schema: -; Owner: -
--

CREATE SCHEMA record;


--
-- Name: reference; Type: SCHEMA; Schema: -; Owner: -
--

CREATE SCHEMA reference;


--
-- Name: visit; Type: SCHEMA; Schema: -; Owner: -
--

CREATE SCHEMA visit;


--
-- Name: work; Type: SCHEMA; Schema: -; Owner: -
--

CREATE SCHEMA work;


--
-- Name: add_person(uuid, uuid, text, text, date, text, text[], bytea[], text, bytea[], text, uuid, text, text, jsonb); Type: FUNCTION; Schema: access; Owner: -
--

CREATE FUNCTION access.add_person(resident uuid, account uuid, name text, sex text, birth_date date, document text, systems text[], ciphertexts bytea[], key_id text, lookups bytea[], created_by text, registration uuid, institution text, gp_name text, basics jsonb) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $$
begin
  insert into record.residents (resident_id, name, sex, birth_date, created_by_institution, registration)
    values (resident, name, sex, birth_date, created_by, registration);
  insert into record.identifiers (resident_id, id, system, ciphertext, key_id, lookup, document)
    select resident, gen_random_uuid(), n.system, n.ciphertext, add_person.key_id, n.lookup, case when n.place = 1 then add_person.document end
    from unnest(systems, ciphertexts, lookups) with ordinality as n(system, ciphertext, lookup, place);
  insert into record.care_teams (resident_id, id, institution_code, gp_name, chosen)
    values (resident, gen_random_uuid(), institution, gp_name, 'default');
  insert into record.basics (resident_id, id, kind, code_system, answers, author_kind, source_institution, recorded_at, verification)
    select resident, b.id, b.kind, b.code_system, b.answers, 'institution', created_by, clock.now(), 'verified'
    from jsonb_to_recordset(basics) as b(id uuid, kind text, code_system text, answers jsonb);
  update auth.accounts a set resident_id = resident where a.number_hash = lookups[1] and a.resident_id is null;
  if not found then
    insert into auth.accounts (id, resident_id, number_hash) values (account, resident, lookups[1]);
  end if;
end $$;


--
-- Name: after_working_days(date, integer); Type: FUNCTION; Schema: access; Owner: -
--

CREATE FUNCTION access.after_working_days(since date, days integer) RETURNS date
    LANGUAGE plpgsql STABLE
    SET search_path TO ''
    AS $$
begin
  return (select since + o.n from (
      select n, row_number() over (order by n) as place
      from generate_series(1, 3 * days + 10) n left join reference.working_days w on w.day = since + n
      where coalesce(w.working, extract(isodow from since + n) <= 5)) o
    where o.place = days);
end $$;


--
-- Name: appoint(uuid, uuid, bytea, text, text, text); Type: FUNCTION; Schema: access; Owner: -
--

CREATE FUNCTION access.appoint(post uuid, account uuid, number_hash bytea, institution text, duty text, name text) RETURNS uuid
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
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


--
-- Name: ask_for_mail(bytea, text, bytea, bytea); Type: FUNCTION; Schema: access; Owner: -
--

CREATE FUNCTION access.ask_for_mail(address bytea, key_id text, code bytea, code_hash bytea) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
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


--
-- Name: now(); Type: FUNCTION; Schema: clock; Owner: -
--

CREATE FUNCTION clock.now() RETURNS timestamp with time zone
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$select now()$$;


--
-- Name: FUNCTION now(); Type: COMMENT; Schema: clock; Owner: -
--

COMMENT ON FUNCTION clock.now() IS 'The instant at which the transaction began.';


SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: sessions; Type: TABLE; Schema: auth; Owner: -
--

CREATE TABLE auth.sessions (
    id uuid NOT NULL,
    account_id uuid,
    token_hash bytea NOT NULL,
    capacity text NOT NULL,
    post_id uuid,
    institution_code text,
    passkey_id uuid,
    device text DEFAULT ''::text NOT NULL,
    started_at timestamp with time zone DEFAULT clock.now() NOT NULL,
    last_used_at timestamp with time zone DEFAULT clock.now() NOT NULL,
    verified_at timestamp with time zone,
    expires_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    CONSTRAINT half_a_day_at_most CHECK ((expires_at <= (started_at + '12:00:00'::interval))),
    CONSTRAINT sessions_capacity_check CHECK ((capacity = ANY (ARRAY['resident'::text, 'staff'::text, 'system'::text]))),
    CONSTRAINT sessions_check CHECK ((last_used_at <= expires_at)),
    CONSTRAINT sessions_check1 CHECK (((capacity = 'system'::text) = (account_id IS NULL))),
    CONSTRAINT sessions_check2 CHECK (((capacity = 'staff'::text) = (post_id IS NOT NULL))),
    CONSTRAINT sessions_check3 CHECK (((capacity = 'system'::text) = (institution_code IS NOT NULL))),
    CONSTRAINT sessions_token_hash_check CHECK ((length(token_hash) = 32))
);

ALTER TABLE ONLY auth.sessions FORCE ROW LEVEL SECURITY;


--
-- Name: basis_holds(text, auth.sessions, uuid, uuid[]); Type: FUNCTION; Schema: access; Owner: -
--

CREATE FUNCTION access.basis_holds(basis text, s auth.sessions, resident uuid, entries uuid[]) RETURNS boolean
    LANGUAGE plpgsql STABLE
    SET search_path TO ''
    AS $$
begin
  return case basis
    when 'self' then access.holds_self(s, resident)
    when 'responsible_unit' then access.holds_responsible_unit(s, resident)
    when 'deposit' then access.holds_deposit(s, resident)
    when 'disputed_source' then access.holds_disputed_source(s, resident, entries)
    when 'disputed_identity' then access.holds_disputed_identity(s, resident, entries)
    when 'counter' then access.holds_counter(s, resident)
    when 'registration' then access.holds_registration(s, resident, entries)
    else false end;
end $$;


--
-- Name: change_identity(uuid, uuid, text, text, date, text, text, text, bytea, text, bytea); Type: FUNCTION; Schema: access; Owner: -
--

CREATE FUNCTION access.change_identity(act uuid, change uuid, name text, sex text, birth_date date, document text, reason text, number_system text, ciphertext bytea, key_id text, number_lookup bytea) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
#variable_conflict use_column
declare
  o access.log := access.opening();
  before record.residents;
  old_lookup bytea;
  new_number boolean;
begin
  update visit.acts set executed_at = clock.now()
    where id = act and session_id = o.session_id and kind = 'change_identity' and subject = o.resident_id
      and confirmed_at > clock.now() - interval '5 minutes' and executed_at is null;
  if not found or o.purpose <> 'change_identity' then
    raise exception using errcode = 'EH020', message = 'this act is not confirmed';
  end if;
  select * into before from record.residents r where r.resident_id = o.resident_id for update;
  old_lookup := (select a.number_hash from auth.accounts a where a.resident_id = o.resident_id);
  new_number := number_lookup is not null and number_lookup <> old_lookup;
  if not new_number and (before.name, before.sex, before.birth_date)
      = (change_identity.name, change_identity.sex, change_identity.birth_date) then
    raise exception using errcode = 'EH027', message = 'nothing changes';
  end if;
  insert into record.identity_changes (resident_id, id, name, sex, birth_date, number_changed, reason, document,
      institution_code, author_account, author_name)
    values (o.resident_id, change, before.name, before.sex, before.birth_date, new_number, change_identity.reason,
      change_identity.document, o.institution_code, o.actor_account, o.actor_name);
  update record.residents r
    set name = change_identity.name, sex = change_identity.sex, birth_date = change_identity.birth_date
    where r.resident_id = o.resident_id;
  if new_number then
    update record.identifiers i set until = clock.now(), released = change_identity.reason = 'mistake'
      where i.resident_id = o.resident_id and i.lookup = old_lookup and i.until is null;
    -- A number that was this person's before.
    update record.identifiers i set until = null, document = change_identity.document
      where i.resident_id = o.resident_id and i.system = number_system and i.lookup = number_lookup and not i.released;
    if not found then
      insert into record.identifiers (resident_id, id, system, ciphertext, key_id, lookup, document)
        values (o.resident_id, gen_random_uuid(), number_system, ciphertext, key_id, number_lookup, change_identity.document);
    end if;
    update auth.accounts a set number_hash = number_lookup where a.resident_id = o.resident_id;
  end if;
  perform access.notify(o.resident_id, 'identity_changed', null, null, o.institution_code);
end $$;


--
-- Name: change_of(jsonb, jsonb); Type: FUNCTION; Schema: access; Owner: -
--

CREATE FUNCTION access.change_of(before jsonb, after jsonb) RETURNS text
    LANGUAGE sql IMMUTABLE
    SET search_path TO ''
    AS $$
  select case
    when (after ->> 'taken_back')::boolean then case when not (before ->> 'taken_back')::boolean then 'entry_taken_back' end
    when (after ->> 'source_corrected')::boolean or (before ->> 'taken_back')::boolean then 'entry_changed'
    when after ->> 'kind' <> 'visit' and exists (
      select from unnest('{label,code_system,code,qualification,value_text,comparator,value,diastolic,unit,context,details}'::text[]) said
      where before -> said is distinct from after -> said) then 'entry_changed' end
$$;


--
-- Name: claim_seal(text, text); Type: FUNCTION; Schema: access; Owner: -
--

CREATE FUNCTION access.claim_seal(opening text, claim text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT
    SET search_path TO ''
    AS $$ select encode(sha256(convert_to(opening || ' ' || claim, 'UTF8')), 'hex') $$;


--
-- Name: close_check(uuid); Type: FUNCTION; Schema: access; Owner: -
--

CREATE FUNCTION access.close_check(check_id uuid) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
  o access.log := access.opening();
  needed text := (select case c.kind when 'death_reported' then 'verify_identity' else 'care' end from work.checks c where c.id = check_id);
  closed text;
begin
  if o.purpose is null or o.purpose <> needed then
    raise exception using errcode = 'EH012', message = 'a death is looked into in an opening to verify the identity, a changed entry in one for care';
  end if;
  update work.checks c set closed_at = clock.now(), closed_by = o.actor_name,
      outcome = case c.kind when 'death_reported' then 'alive' else 'seen' end
    where c.institution_code = o.institution_code and c.id = check_id and c.resident_id = o.resident_id and c.closed_at is null
    returning c.kind into closed;
  if closed is null then return false; end if;
  perform access.log_check(o, check_id, 'update');
  if closed = 'death_reported' then perform access.notify(o.resident_id, 'found_alive', institution => o.institution_code); end if;
  return true;
end $$;


--
-- Name: close_correction(); Type: FUNCTION; Schema: access; Owner: -
--

CREATE FUNCTION access.close_correction() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
begin
  update record.corrections c set answered_at = new.recorded_at
    where c.resident_id = new.resident_id and c.id = new.correction;
  return null;
end $$;


--
-- Name: compare_details(integer); Type: FUNCTION; Schema: access; Owner: -
--

CREATE FUNCTION access.compare_details(most integer) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
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


--
-- Name: confirm_mail(bytea); Type: FUNCTION; Schema: access; Owner: -
--

CREATE FUNCTION access.confirm_mail(code_hash bytea) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
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


--
-- Name: correction_due(); Type: FUNCTION; Schema: access; Owner: -
--

CREATE FUNCTION access.correction_due() RETURNS date
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$ begin return access.after_working_days(clock.today(), 10); end $$;


--
-- Name: deposit_is_about(date, text, bytea[], text[]); Type: FUNCTION; Schema: access; Owner: -
--

CREATE FUNCTION access.deposit_is_about(birth_date date, sex text, numbers bytea[] DEFAULT '{}'::bytea[], names text[] DEFAULT '{}'::text[]) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $_$
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
end $_$;


--
-- Name: details_confirmed_at(); Type: FUNCTION; Schema: access; Owner: -
--

CREATE FUNCTION access.details_confirmed_at() RETURNS timestamp with time zone
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$ begin return access.details_held_at(access.opened_resident('identity')); end $$;


--
-- Name: details_held_at(uuid); Type: FUNCTION; Schema: access; Owner: -
--

CREATE FUNCTION access.details_held_at(resident uuid) RETURNS timestamp with time zone
    LANGUAGE plpgsql STABLE
    SET search_path TO ''
    AS $$
begin
  return (select greatest(r.created_at, (select max(c.confirmed_at) from record.confirmations c where c.resident_id = resident and c.of_all))
    from record.residents r where r.resident_id = resident);
end $$;


--
-- Name: enter(text); Type: FUNCTION; Schema: access; Owner: -
--

CREATE FUNCTION access.enter(secret text, OUT subject_name text, OUT subject_birth_date date, OUT subject_sex text, OUT unread integer) RETURNS record
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
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


--
-- Name: corrections; Type: TABLE; Schema: record; Owner: -
--

CREATE TABLE record.corrections (
    resident_id uuid NOT NULL,
    id uuid NOT NULL,
    entry uuid NOT NULL,
    kind text NOT NULL,
    statement text NOT NULL,
    section text NOT NULL,
    handler_institution text NOT NULL,
    source_key text,
    author_account uuid NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    due_on date NOT NULL,
    answered_at timestamp with time zone,
    CONSTRAINT an_identity_can_be_wrong CHECK (((section <> 'identity'::text) OR ((entry = resident_id) AND (kind = 'wrong'::text)))),
    CONSTRAINT corrections_kind_check CHECK ((kind = ANY (ARRAY['wrong'::text, 'never_happened'::text]))),
    CONSTRAINT corrections_section_check CHECK ((section = ANY (ARRAY['identity'::text, 'measurements'::text, 'health'::text, 'services'::text]))),
    CONSTRAINT corrections_statement_check CHECK ((((length(statement) >= 1) AND (length(statement) <= 2000)) AND (statement ~ '\S'::text)))
);

ALTER TABLE ONLY record.corrections FORCE ROW LEVEL SECURITY;


--
-- Name: escalated_to(record.corrections); Type: FUNCTION; Schema: access; Owner: -
--

CREATE FUNCTION access.escalated_to(c record.corrections) RETURNS text
    LANGUAGE plpgsql STABLE
    SET search_path TO ''
    AS $$
begin
  if c.kind <> 'never_happened' or c.answered_at is not null or c.due_on >= clock.today() then return null; end if;
  return (select d.code from reference.institutions i join reference.institutions d on d.district = i.district
    where i.code = c.handler_institution and d.kind = 'department');
end $$;


--
-- Name: find_person(text, text, bytea, text, text); Type: FUNCTION; Schema: access; Owner: -
--

CREATE FUNCTION access.find_person(token text, number_system text, number_lookup bytea, purpose text, client text DEFAULT NULL::text, OUT search uuid, OUT refusal text) RETURNS record
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
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


--
-- Name: follow_up(uuid); Type: FUNCTION; Schema: access; Owner: -
--

CREATE FUNCTION access.follow_up(resident uuid, OUT last_on date, OUT overdue boolean) RETURNS record
    LANGUAGE sql STABLE
    SET search_path TO ''
    AS $$
  select d.last_on, coalesce(d.last_on + interval '3 months' < clock.today(), false)
  from (
    select (max(e.at) at time zone 'Asia/Shanghai')::date as last_on from record.entries e
    where e.resident_id = follow_up.resident and e.superseded_at is null and e.kind = 'visit' and e.status is distinct from 'planned'
      and e.code_system = 'urn:oid:2.16.156.10011.2.4' and e.code in ('HSDB04.01', 'HSDB04.02')
      and e.at <= clock.now() + interval '1 day') d -- a later date has not come yet, whatever the sender says
$$;


--
-- Name: found_person(text, uuid); Type: FUNCTION; Schema: access; Owner: -
--

CREATE FUNCTION access.found_person(token text, search uuid, OUT resident uuid, OUT masked_name text, OUT purpose text, OUT adult boolean, OUT registered boolean) RETURNS record
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
#variable_conflict use_column
declare
  s auth.sessions := auth.live_session(token);
  since timestamptz := clock.wall() - interval '10 minutes';
begin
  if s.capacity <> 'system' and (access.searching_post(s)).id is null then return; end if;
  select l.resident_id, l.purpose, access.masked(r.name), r.birth_date <= clock.today() - interval '18 years',
      r.registration is not distinct from found_person.search
    into resident, purpose, masked_name, adult, registered
    from access.log l join record.residents r on r.resident_id = l.resident_id
    where l.at > since and l.event = 'found' and l.entries = array[found_person.search] and l.session_id = s.id
      -- Committed: a search that is rolled back tells nothing.
      and l.xid is distinct from pg_current_xact_id_if_assigned()
    limit 1;
end $$;


--
-- Name: handler_of(record.corrections); Type: FUNCTION; Schema: access; Owner: -
--

CREATE FUNCTION access.handler_of(c record.corrections) RETURNS text
    LANGUAGE plpgsql STABLE
    SET search_path TO ''
    AS $$
begin
  return (select s.author_name from record.correction_steps s
    where s.resident_id = c.resident_id and s.correction = c.id and s.kind = 'taken_on' order by s.recorded_at desc limit 1);
end $$;


--
-- Name: has_read(uuid, text, uuid, timestamp with time zone, text, text[], text); Type: FUNCTION; Schema: access; Owner: -
--

CREATE FUNCTION access.has_read(resident uuid, section text, entry uuid, recorded_at timestamp with time zone, capacity text, purposes text[], institution text DEFAULT NULL::text) RETURNS boolean
    LANGUAGE plpgsql STABLE
    SET search_path TO ''
    AS $$
begin
  return exists (
    select from access.log l
    where l.resident_id = has_read.resident and l.at > has_read.recorded_at and l.event = 'opened'
      and l.capacity = has_read.capacity and l.purpose = any (purposes) and has_read.section = any (l.sections)
      and (l.entries is null or has_read.entry = any (l.entries))
      and (institution is null or l.institution_code = institution));
end $$;


--
-- Name: holds_counter(auth.sessions, uuid); Type: FUNCTION; Schema: access; Owner: -
--

CREATE FUNCTION access.holds_counter(s auth.sessions, resident uuid) RETURNS boolean
    LANGUAGE plpgsql STABLE
    SET search_path TO ''
    AS $$
declare
  post auth.posts := access.searching_post(s);
  since timestamptz := clock.wall() - interval '10 minutes';
begin
  return exists (select from reference.institutions i where i.code = post.institution_code and i.kind = 'health_centre')
     and exists (select from auth.accounts a where a.id = post.account_id and a.resident_id is distinct from resident)
     and exists (
       select from access.log l
       where l.at > since and l.event = 'found' and l.session_id = s.id and l.resident_id = resident
         -- By a document: a record number alone shows nothing about who stands there.
         and l.detail is null
         and l.xid is distinct from pg_current_xact_id_if_assigned());
end $$;


--
-- Name: holds_deposit(auth.sessions, uuid); Type: FUNCTION; Schema: access; Owner: -
--

CREATE FUNCTION access.holds_deposit(s auth.sessions, resident uuid) RETURNS boolean
    LANGUAGE plpgsql STABLE
    SET search_path TO ''
    AS $$
begin
  return exists (select from reference.institutions i where i.code = s.institution_code)
     and exists (select from record.residents r where r.resident_id = resident);
end $$;


--
-- Name: holds_disputed_identity(auth.sessions, uuid, uuid[]); Type: FUNCTION; Schema: access; Owner: -
--

CREATE FUNCTION access.holds_disputed_identity(s auth.sessions, resident uuid, entries uuid[]) RETURNS boolean
    LANGUAGE plpgsql STABLE
    SET search_path TO ''
    AS $$
declare post auth.posts := access.searching_post(s);
begin
  return entries = array[resident]
     and exists (select from auth.accounts a where a.id = post.account_id and a.resident_id is distinct from resident)
     and exists (
       select from record.corrections c
       where c.resident_id = resident and c.entry = resident and c.handler_institution = post.institution_code
         and (c.answered_at is null or c.answered_at > clock.wall() - interval '10 minutes'));
end $$;


--
-- Name: holds_disputed_source(auth.sessions, uuid, uuid[]); Type: FUNCTION; Schema: access; Owner: -
--

CREATE FUNCTION access.holds_disputed_source(s auth.sessions, resident uuid, entries uuid[]) RETURNS boolean
    LANGUAGE plpgsql STABLE
    SET search_path TO ''
    AS $$
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


--
-- Name: holds_registration(auth.sessions, uuid, uuid[]); Type: FUNCTION; Schema: access; Owner: -
--

CREATE FUNCTION access.holds_registration(s auth.sessions, resident uuid, entries uuid[]) RETURNS boolean
    LANGUAGE plpgsql STABLE
    SET search_path TO ''
    AS $$
declare
  post auth.posts := access.searching_post(s);
  since timestamptz := clock.wall() - interval '30 minutes';
begin
  return exists (select from reference.institutions i where i.code = post.institution_code and i.kind = 'health_centre')
     and exists (
       select from access.log l
       where l.at > since and l.event = 'found' and l.session_id = s.id and l.entries = holds_registration.entries
         and l.detail = 'nobody' and l.xid is distinct from pg_current_xact_id_if_assigned())
     and not exists (
       select from record.residents r
       where r.resident_id = resident and r.registration is distinct from holds_registration.entries[1]);
end $$;


--
-- Name: holds_responsible_unit(auth.sessions, uuid); Type: FUNCTION; Schema: access; Owner: -
--

CREATE FUNCTION access.holds_responsible_unit(s auth.sessions, resident uuid) RETURNS boolean
    LANGUAGE plpgsql STABLE
    SET search_path TO ''
    AS $$
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


--
-- Name: holds_self(auth.sessions, uuid); Type: FUNCTION; Schema: access; Owner: -
--

CREATE FUNCTION access.holds_self(s auth.sessions, resident uuid) RETURNS boolean
    LANGUAGE plpgsql STABLE
    SET search_path TO ''
    AS $$
begin
  return exists (
    select from auth.accounts a join record.residents r on r.resident_id = a.resident_id
    where a.id = s.account_id and a.resident_id = resident
      and r.birth_date <= clock.today() - interval '18 years');
end $$;


--
-- Name: issue_slip(uuid, uuid, bytea); Type: FUNCTION; Schema: access; Owner: -
--

CREATE FUNCTION access.issue_slip(act uuid, slip uuid, code_hash bytea) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
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
  perform access.make_slip(slip, whose, code_hash, o.actor_account, o.institution_code);
  -- Whoever uses the slip can sign in as this person: the person is told, wherever they are signed in and by e-mail.
  perform access.notify(o.resident_id, 'slip_issued', null, null, o.institution_code);
end $$;


--
-- Name: issue_slip_from_console(bytea, uuid, bytea); Type: FUNCTION; Schema: access; Owner: -
--

CREATE FUNCTION access.issue_slip_from_console(number_hash bytea, slip uuid, code_hash bytea) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare whose auth.accounts;
begin
  select * into whose from auth.accounts a where a.number_hash = issue_slip_from_console.number_hash;
  if not found then
    perform access.note_system('issue_slip: nobody');
    return false;
  end if;
  perform access.one_at_a_time(whose.id);
  perform access.make_slip(slip, whose.id, code_hash, null, null);
  perform access.note_system('issue_slip', whose.resident_id);
  return true;
end $$;


--
-- Name: keep_institution(text, text, text, text, text, text, text, date, text, text); Type: FUNCTION; Schema: access; Owner: -
--

CREATE FUNCTION access.keep_institution(code text, name_zh text, name_en text, kind text, address_zh text, address_en text, phone text, confidentiality_agreement_until date, district text, record_place text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
begin
  insert into reference.institutions as i values (code, name_zh, name_en, kind, address_zh, address_en, phone,
      confidentiality_agreement_until, district, record_place)
    on conflict on constraint institutions_pkey do update
      set name_zh = excluded.name_zh, name_en = excluded.name_en, address_zh = excluded.address_zh,
          address_en = excluded.address_en, phone = excluded.phone,
          confidentiality_agreement_until = excluded.confidentiality_agreement_until, district = excluded.district,
          record_place = excluded.record_place;
  perform access.note_system('keep_institution', null, code);
end $$;


--
-- Name: likely_duplicates(text, date, text, bytea[]); Type: FUNCTION; Schema: access; Owner: -
--

CREATE FUNCTION access.likely_duplicates(name text, birth_date date, number_system text, near bytea[]) RETURNS text[]
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
begin
  perform access.registering();
  return array_remove(array[
    case when exists (select from record.residents r where r.birth_date = likely_duplicates.birth_date
      and access.plain_name(r.name) = access.plain_name(likely_duplicates.name)) then 'same_name' end,
    case when exists (select from record.identifiers i where i.system = number_system and i.lookup = any (near) and not i.released) then 'near_number' end],
    null);
end $$;


--
-- Name: listed_corrections(); Type: FUNCTION; Schema: access; Owner: -
--

CREATE FUNCTION access.listed_corrections() RETURNS TABLE(resident_id uuid, entry uuid, masked_name text, kind text, asked_at timestamp with time zone, due_on date, handler text, department text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
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


--
-- Name: listed_escalated(); Type: FUNCTION; Schema: access; Owner: -
--

CREATE FUNCTION access.listed_escalated() RETURNS TABLE(masked_name text, institution text, asked_at timestamp with time zone, due_on date, handler text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare department text := access.opened_list('escalated');
begin
  if department is null then return; end if; -- at once: the time it takes must not tell how many corrections there are
  return query
    select access.masked(r.name), c.handler_institution, c.asked_at, c.due_on, access.handler_of(c)
    from record.corrections c join record.residents r on r.resident_id = c.resident_id
    where c.answered_at is null and access.escalated_to(c) = department;
end $$;


--
-- Name: listed_slips(); Type: FUNCTION; Schema: access; Owner: -
--

CREATE FUNCTION access.listed_slips() RETURNS TABLE(institution text, slips integer, elsewhere integer)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare department text := access.opened_list('slips');
begin
  if department is null then return; end if;
  return query
    select i.code, count(s.id)::int, count(s.id) filter (where c.institution_code is distinct from i.code)::int
    from reference.institutions d
      join reference.institutions i on i.district = d.district and i.kind = 'health_centre'
      left join auth.slips s on s.institution_code = i.code and s.issued_at > clock.now() - interval '30 days'
      left join auth.accounts a on a.id = s.account_id
      left join record.care_teams c on c.resident_id = a.resident_id and c.until is null
    where d.code = department
    group by i.code;
end $$;


--
-- Name: today(); Type: FUNCTION; Schema: clock; Owner: -
--

CREATE FUNCTION clock.today() RETURNS date
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ select (clock.now() at time zone 'Asia/Shanghai')::date $$;


--
-- Name: FUNCTION today(); Type: COMMENT; Schema: clock; Owner: -
--

COMMENT ON FUNCTION clock.today() IS 'The date in Shenzhen.';


--
-- Name: posts; Type: TABLE; Schema: auth; Owner: -
--

CREATE TABLE auth.posts (
    id uuid NOT NULL,
    account_id uuid NOT NULL,
    institution_code text NOT NULL,
    duty text NOT NULL,
    name text NOT NULL,
    since date DEFAULT clock.today() NOT NULL,
    until date,
    CONSTRAINT posts_check CHECK ((until >= since)),
    CONSTRAINT posts_duty_check CHECK ((duty = ANY (ARRAY['clerk'::text, 'gp'::text, 'record_manager'::text, 'officer'::text]))),
    CONSTRAINT posts_name_check CHECK ((name <> ''::text))
);

ALTER TABLE ONLY auth.posts FORCE ROW LEVEL SECURITY;


--
-- Name: listing_post(text); Type: FUNCTION; Schema: access; Owner: -
--

CREATE FUNCTION access.listing_post(list text) RETURNS auth.posts
    LANGUAGE plpgsql STABLE
    SET search_path TO ''
    AS $$
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


--
-- Name: log_account_writes(regclass, text[]); Type: FUNCTION; Schema: access; Owner: -
--

CREATE FUNCTION access.log_account_writes(tab regclass, columns text[] DEFAULT NULL::text[]) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $$
begin
  execute format('create trigger writes_are_logged after insert or delete or update %s on %s
    for each row execute function access.log_auth_write()',
    'of ' || (select string_agg(quote_ident(c), ', ') from unnest(columns) c), tab);
end $$;


--
-- Name: log_auth_write(); Type: FUNCTION; Schema: access; Owner: -
--

CREATE FUNCTION access.log_auth_write() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
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


--
-- Name: log; Type: TABLE; Schema: access; Owner: -
--

CREATE TABLE access.log (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    at timestamp with time zone DEFAULT clock.now() NOT NULL,
    xid xid8 DEFAULT pg_current_xact_id() NOT NULL,
    event text NOT NULL,
    actor_account uuid,
    actor_name text,
    session_id uuid,
    capacity text,
    institution_code text,
    resident_id uuid,
    purpose text,
    basis text,
    article text,
    sections text[],
    entries uuid[],
    reader_bit smallint,
    detail text,
    client text,
    secret_hash bytea,
    CONSTRAINT log_capacity_check CHECK ((capacity = ANY (ARRAY['resident'::text, 'staff'::text, 'system'::text]))),
    CONSTRAINT log_check CHECK (((event = ANY (ARRAY['opened'::text, 'listed'::text])) = (secret_hash IS NOT NULL))),
    CONSTRAINT log_event_check CHECK ((event = ANY (ARRAY['opened'::text, 'refused'::text, 'searched'::text, 'found'::text, 'listed'::text, 'wrote'::text, 'system'::text]))),
    CONSTRAINT log_xid_check CHECK ((xid > '2'::xid8)),
    CONSTRAINT plain_lists CHECK (((array_position(sections, NULL::text) IS NULL) AND (array_position(entries, NULL::uuid) IS NULL))),
    CONSTRAINT short_texts CHECK (((length(purpose) <= 40) AND (length(client) <= 100) AND (length(detail) <= 100) AND (cardinality(sections) <= 20)))
)
PARTITION BY RANGE (at);

ALTER TABLE ONLY access.log FORCE ROW LEVEL SECURITY;


--
-- Name: log_check(access.log, uuid, text); Type: FUNCTION; Schema: access; Owner: -
--

CREATE FUNCTION access.log_check(o access.log, check_id uuid, verb text) RETURNS void
    LANGUAGE sql
    SET search_path TO ''
    AS $$ insert into access.log (event, actor_account, actor_name, session_id, capacity, institution_code, resident_id, purpose,
          basis, article, sections, entries, detail, client)
        values ('wrote', o.actor_account, o.actor_name, o.session_id, o.capacity, o.institution_code, o.resident_id, o.purpose,
          o.basis, o.article, o.sections, array[check_id], 'work.checks ' || verb, o.client) $$;


--
-- Name: log_record_write(); Type: FUNCTION; Schema: access; Owner: -
--

CREATE FUNCTION access.log_record_write() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
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


--
-- Name: log_writes(regclass, text[], boolean, boolean); Type: FUNCTION; Schema: access; Owner: -
--

CREATE FUNCTION access.log_writes(tab regclass, purposes text[] DEFAULT '{}'::text[], updates boolean DEFAULT false, registered boolean DEFAULT false) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $$
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


--
-- Name: look_up(text, uuid, text, bytea); Type: FUNCTION; Schema: access; Owner: -
--

CREATE FUNCTION access.look_up(token text, search uuid, number_system text, number_lookup bytea) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
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
      case when i.resident_id is null then 'nobody' when number_system = 'record' then 'record_number' end, searched.client
    from (values (1)) one left join record.identifiers i
      on i.system = number_system and i.lookup = number_lookup and not i.released
    where not exists (select from access.log l
      where l.event = 'found' and l.entries = array[searched.id] and l.at >= searched.at and l.session_id = s.id);
end $$;


--
-- Name: mail_sent(uuid, timestamp with time zone, timestamp with time zone); Type: FUNCTION; Schema: access; Owner: -
--

CREATE FUNCTION access.mail_sent(account uuid, code_of timestamp with time zone, until timestamp with time zone) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    SET lock_timeout TO '200ms'
    AS $$
begin
  update own.mail_addresses m
    set code = case when m.asked_at = code_of then null else m.code end, leased_until = null,
        mailed_at = case when code_of is null then clock.now() else m.mailed_at end
    where m.account_id = account;
  update own.notices n set to_mail = false where n.account_id = account and n.to_mail and n.at <= mail_sent.until;
  perform access.note_system('mail_sent');
end $$;


--
-- Name: maintained_record(); Type: FUNCTION; Schema: access; Owner: -
--

CREATE FUNCTION access.maintained_record() RETURNS uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare o access.log := access.opening();
begin
  return case when o.purpose = 'maintain' then o.resident_id end;
end $$;


--
-- Name: maintained_resident(text); Type: FUNCTION; Schema: access; Owner: -
--

CREATE FUNCTION access.maintained_resident(section text) RETURNS uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare o access.log := access.opening();
begin
  return case when o.purpose = 'maintain' and section = any (o.sections) then o.resident_id end;
end $$;


--
-- Name: make_log_months(integer); Type: FUNCTION; Schema: access; Owner: -
--

CREATE FUNCTION access.make_log_months(ahead integer DEFAULT 3) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
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


--
-- Name: make_slip(uuid, uuid, bytea, uuid, text); Type: FUNCTION; Schema: access; Owner: -
--

CREATE FUNCTION access.make_slip(slip uuid, account uuid, code_hash bytea, by_account uuid, institution text) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $$
begin
  update auth.slips set voided_at = clock.now()
    where account_id = account and used_at is null and voided_at is null;
  insert into auth.slips (id, account_id, code_hash, issued_by, institution_code, expires_at)
    values (slip, account, code_hash, by_account, institution, clock.now() + interval '7 days');
end $$;


--
-- Name: masked(text); Type: FUNCTION; Schema: access; Owner: -
--

CREATE FUNCTION access.masked(name text) RETURNS text
    LANGUAGE sql IMMUTABLE
    SET search_path TO ''
    AS $$ select left(name, 1) || repeat('*', greatest(length(name) - 1, 1)) $$;


--
-- Name: may_take_step(uuid, text); Type: FUNCTION; Schema: access; Owner: -
--

CREATE FUNCTION access.may_take_step(correction uuid, kind text) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
  o access.log := access.opening();
  c record.corrections;
begin
  select * into c from record.corrections x where x.resident_id = o.resident_id and x.id = may_take_step.correction;
  return coalesce(case kind
    when 'disagrees' then o.purpose = 'maintain' and c.id is not null
    else o.purpose = 'correct' and c.entry = any (o.entries) end, false);
end $$;


--
-- Name: named_row(text); Type: FUNCTION; Schema: access; Owner: -
--

CREATE FUNCTION access.named_row(event text) RETURNS access.log
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $_$
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
end $_$;


--
-- Name: next_record_number(); Type: FUNCTION; Schema: access; Owner: -
--

CREATE FUNCTION access.next_record_number() RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
  o access.log := access.registering();
  place text := (select i.record_place from reference.institutions i where i.code = o.institution_code);
begin
  if place is null then
    raise exception using errcode = 'EH026', message = 'this institution gives no record numbers';
  end if;
  return place || lpad(access.reserve_serial(place, null)::text, 5, '0');
exception when check_violation then
  raise exception using errcode = 'EH026', message = 'this institution has no record number left';
end $$;


--
-- Name: note_sent_again(uuid[], timestamp with time zone[], text[]); Type: FUNCTION; Schema: access; Owner: -
--

CREATE FUNCTION access.note_sent_again(ids uuid[], updated timestamp with time zone[], versions text[]) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare o access.log := access.opening();
begin
  if o.basis is distinct from 'deposit' then
    raise exception using errcode = 'EH012', message = 'only a depositor sends again';
  end if;
  update record.entries e set source_updated_at = n.updated, source_version = n.version
    from unnest(ids, updated, versions) n (id, updated, version)
    where e.resident_id = o.resident_id and e.id = n.id and e.source_institution = o.institution_code and e.superseded_at is null
      and coalesce(e.source_updated_at <= n.updated, true);
  update record.measurements m set source_updated_at = n.updated, source_version = n.version
    from unnest(ids, updated, versions) n (id, updated, version)
    where m.resident_id = o.resident_id and m.id = n.id and m.source_institution = o.institution_code and m.superseded_at is null
      and coalesce(m.source_updated_at <= n.updated, true);
end $$;


--
-- Name: note_system(text, uuid, text); Type: FUNCTION; Schema: access; Owner: -
--

CREATE FUNCTION access.note_system(detail text, resident uuid DEFAULT NULL::uuid, institution text DEFAULT NULL::text) RETURNS void
    LANGUAGE sql
    SET search_path TO ''
    AS $$ insert into access.log (event, capacity, resident_id, institution_code, detail)
        values ('system', 'system', resident, institution, detail) $$;


--
-- Name: notify(uuid, text, text, uuid, text); Type: FUNCTION; Schema: access; Owner: -
--

CREATE FUNCTION access.notify(resident uuid, kind text, about text DEFAULT NULL::text, leads_to uuid DEFAULT NULL::uuid, institution text DEFAULT NULL::text) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $$
#variable_conflict use_column
begin
  insert into own.notices (account_id, resident_id, kind, about, leads_to, institution_code, to_mail)
    select a.id, resident, notify.kind, notify.about, notify.leads_to, institution,
      exists (select from own.mail_addresses m where m.account_id = a.id and m.confirmed_at is not null)
    from auth.accounts a where a.resident_id = resident
    on conflict (account_id, kind, about, leads_to, institution_code) where read_at is null do update set at = excluded.at;
end $$;


--
-- Name: one_at_a_time(uuid); Type: FUNCTION; Schema: access; Owner: -
--

CREATE FUNCTION access.one_at_a_time(account uuid) RETURNS void
    LANGUAGE sql
    SET search_path TO ''
    AS $$ select pg_advisory_xact_lock(hashtextextended(account::text, 0)) $$;


--
-- Name: open_list(text, text, text); Type: FUNCTION; Schema: access; Owner: -
--

CREATE FUNCTION access.open_list(token text, list text, client text DEFAULT NULL::text, OUT opening text, OUT refusal text) RETURNS record
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
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


--
-- Name: open_record(text, uuid, text, text[], uuid[], text, text); Type: FUNCTION; Schema: access; Owner: -
--

CREATE FUNCTION access.open_record(token text, resident uuid, purpose text, sections text[], entries uuid[] DEFAULT NULL::uuid[], client text DEFAULT NULL::text, claim text DEFAULT NULL::text, OUT opening text, OUT refusal text, OUT log_id uuid, OUT capacity text) RETURNS record
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
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


--
-- Name: opened_account(); Type: FUNCTION; Schema: access; Owner: -
--

CREATE FUNCTION access.opened_account() RETURNS uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$ begin return (access.opening()).actor_account; end $$;


--
-- Name: opened_by_party(); Type: FUNCTION; Schema: access; Owner: -
--

CREATE FUNCTION access.opened_by_party() RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$ begin return coalesce((access.named_row('opened')).basis in ('self', 'disputed_source', 'disputed_identity'), false); end $$;


--
-- Name: opened_depositor(); Type: FUNCTION; Schema: access; Owner: -
--

CREATE FUNCTION access.opened_depositor() RETURNS text
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare o access.log := access.named_row('opened');
begin
  return case when o.id is null then '' when o.basis = 'deposit' then o.institution_code end;
end $$;


--
-- Name: opened_entries(); Type: FUNCTION; Schema: access; Owner: -
--

CREATE FUNCTION access.opened_entries() RETURNS uuid[]
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare o access.log := access.named_row('opened');
begin
  return case when o.id is null then '{}' else o.entries end;
end $$;


--
-- Name: opened_list(text); Type: FUNCTION; Schema: access; Owner: -
--

CREATE FUNCTION access.opened_list(list text) RETURNS text
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$ begin return (access.listing_post(list)).institution_code; end $$;


--
-- Name: opened_list_of_doctors(text); Type: FUNCTION; Schema: access; Owner: -
--

CREATE FUNCTION access.opened_list_of_doctors(list text) RETURNS text
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare post auth.posts := access.listing_post(list);
begin
  return case when post.duty = 'gp' then post.institution_code end;
end $$;


--
-- Name: opened_record(); Type: FUNCTION; Schema: access; Owner: -
--

CREATE FUNCTION access.opened_record() RETURNS uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$ begin return (access.opening()).resident_id; end $$;


--
-- Name: opened_resident(text); Type: FUNCTION; Schema: access; Owner: -
--

CREATE FUNCTION access.opened_resident(section text) RETURNS uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare o access.log := access.opening();
begin
  return case when section = any (o.sections) then o.resident_id end;
end $$;


--
-- Name: opened_sections(); Type: FUNCTION; Schema: access; Owner: -
--

CREATE FUNCTION access.opened_sections() RETURNS text[]
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$ begin return (access.named_row('opened')).sections; end $$;


--
-- Name: opening(); Type: FUNCTION; Schema: access; Owner: -
--

CREATE FUNCTION access.opening() RETURNS access.log
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
  o access.log := access.named_row('opened');
  s auth.sessions;
begin
  if o.id is null then return null; end if;
  select * into s from auth.sessions where id = o.session_id;
  if auth.is_alive(s) and s.capacity = o.capacity and access.basis_holds(o.basis, s, o.resident_id, o.entries) then return o; end if;
  return null;
end $$;


--
-- Name: plain_name(text); Type: FUNCTION; Schema: access; Owner: -
--

CREATE FUNCTION access.plain_name(name text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT
    SET search_path TO ''
    AS $$ select lower(regexp_replace(normalize(name, NFKC), '[\s·•・‧.．,''’‐-]', '', 'g')) $$;


--
-- Name: raise_change(access.log, text, text, uuid, text); Type: FUNCTION; Schema: access; Owner: -
--

CREATE FUNCTION access.raise_change(o access.log, unit text, change text, entry uuid, entry_kind text) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $$
declare opened uuid;
begin
  insert into work.checks as c (institution_code, resident_id, masked_name, kind, raised_by, entries, entry_kinds)
    select unit, r.resident_id, access.masked(r.name), change, o.institution_code, array[entry], array[entry_kind]
    from record.residents r where r.resident_id = o.resident_id
    on conflict (resident_id, kind) where closed_at is null do update
      set entries = c.entries || excluded.entries, entry_kinds = c.entry_kinds || excluded.entry_kinds
      where cardinality(c.entries) < 20
    returning case when cardinality(c.entries) = 1 then c.id end into opened;
  if opened is not null then perform access.log_check(o, opened, 'insert'); end if;
end $$;


--
-- Name: read_notices(timestamp with time zone, timestamp with time zone); Type: FUNCTION; Schema: access; Owner: -
--

CREATE FUNCTION access.read_notices(since timestamp with time zone, until timestamp with time zone) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare o access.log := access.opening();
begin
  if o.purpose is distinct from 'maintain' then
    raise exception using errcode = 'EH012', message = 'notices are read in an opening to maintain';
  end if;
  update own.notices n set read_at = clock.now(), to_mail = false
    where n.account_id = o.actor_account and n.read_at is null and n.at between read_notices.since and read_notices.until;
end $$;


--
-- Name: reader_bit(); Type: FUNCTION; Schema: access; Owner: -
--

CREATE FUNCTION access.reader_bit() RETURNS smallint
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$ begin return coalesce((access.named_row('opened')).reader_bit, 127); end $$;


--
-- Name: refuse_change(); Type: FUNCTION; Schema: access; Owner: -
--

CREATE FUNCTION access.refuse_change() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $$ begin
  raise exception using errcode = 'EH030', message = 'the log is append-only';
end $$;


--
-- Name: register_at_counter(uuid, text, text, date, text, text[], bytea[], text, bytea[], bytea[], text[], text, jsonb); Type: FUNCTION; Schema: access; Owner: -
--

CREATE FUNCTION access.register_at_counter(account uuid, name text, sex text, birth_date date, document text, systems text[], ciphertexts bytea[], key_id text, lookups bytea[], near bytea[], accepted text[], institution text, basics jsonb) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
  o access.log := access.registering();
  since timestamptz := clock.wall() - interval '1 hour';
  likely text[] := access.likely_duplicates(name, birth_date, systems[1], near);
begin
  if not exists (select from access.log l where l.id = o.entries[1] and l.at > since and l.event = 'searched'
        and l.detail = access.search_seal(l.id, systems[1], lookups[1]))
      -- A record number is no document's; and a person has one of each.
      or systems[1] = 'record' or systems[2:] is distinct from '{record}'
      or exists (select from auth.accounts a where a.id = o.actor_account and a.number_hash = lookups[1])
      or not exists (select from reference.institutions i where i.code = institution and i.kind = 'health_centre') then
    raise exception using errcode = 'EH024', message = 'this is not what was searched for';
  elsif not likely <@ accepted then
    raise exception using errcode = 'EH025', message = 'the person may have a record already';
  end if;
  perform access.add_person(o.resident_id, account, name, sex, birth_date, document, systems, ciphertexts, key_id, lookups,
    o.institution_code, o.entries[1], institution, null, basics);
  insert into access.log (event, actor_account, actor_name, session_id, capacity, institution_code, resident_id, purpose, basis,
      article, entries, detail, client)
    select e.event, o.actor_account, o.actor_name, o.session_id, o.capacity, o.institution_code, o.resident_id, o.purpose, o.basis,
      o.article, e.entries, e.detail, o.client
    from (values ('found', array[o.entries[1]], null),
                 ('wrote', null, 'likely duplicate: ' || array_to_string(likely, ', '))) e (event, entries, detail)
    where e.event = 'found' or cardinality(likely) > 0;
end $$;


--
-- Name: register_person(uuid, uuid, text, text, date, text[], bytea[], text, bytea[], text, integer, text, text, jsonb); Type: FUNCTION; Schema: access; Owner: -
--

CREATE FUNCTION access.register_person(resident uuid, account uuid, name text, sex text, birth_date date, systems text[], ciphertexts bytea[], key_id text, lookups bytea[], record_place text, serial integer, institution text, gp_name text, basics jsonb) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
begin
  perform access.add_person(resident, account, name, sex, birth_date, null, systems, ciphertexts, key_id, lookups,
    institution, null, institution, gp_name, basics);
  perform access.reserve_serial(record_place, serial);
  perform access.note_system('register_person', resident, institution);
end $$;


--
-- Name: registering(); Type: FUNCTION; Schema: access; Owner: -
--

CREATE FUNCTION access.registering() RETURNS access.log
    LANGUAGE plpgsql STABLE
    SET search_path TO ''
    AS $$
declare o access.log := access.opening();
begin
  if o.purpose is distinct from 'register' then
    raise exception using errcode = 'EH012', message = 'people are registered in an opening to register';
  end if;
  return o;
end $$;


--
-- Name: remind_to_confirm(integer); Type: FUNCTION; Schema: access; Owner: -
--

CREATE FUNCTION access.remind_to_confirm(most integer) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
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
      and not exists (select from work.checks k
        where k.resident_id = c.resident_id and k.kind = 'death_reported' and k.closed_at is null)
    limit most
  loop
    if access.try_notify(resident, 'confirm_details') then asked := asked + 1; end if;
  end loop;
  if asked > 0 then perform access.note_system('remind_to_confirm'); end if;
  return asked;
end $$;


--
-- Name: report_death(); Type: FUNCTION; Schema: access; Owner: -
--

CREATE FUNCTION access.report_death() RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
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


--
-- Name: report_detail(text, jsonb); Type: FUNCTION; Schema: access; Owner: -
--

CREATE FUNCTION access.report_detail(kind text, answers jsonb) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
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


--
-- Name: reserve_serial(text, integer); Type: FUNCTION; Schema: access; Owner: -
--

CREATE FUNCTION access.reserve_serial(record_place text, serial integer) RETURNS integer
    LANGUAGE sql
    SET search_path TO ''
    AS $$
  insert into reference.record_serials as s (place, last) values (record_place, coalesce(serial, 1))
    on conflict (place) do update set last = greatest(s.last + case when serial is null then 1 else 0 end, serial)
    returning last
$$;


--
-- Name: resident_account(); Type: FUNCTION; Schema: access; Owner: -
--

CREATE FUNCTION access.resident_account() RETURNS uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare o access.log := access.opening();
begin
  return case when o.capacity = 'resident' then o.actor_account end;
end $$;


--
-- Name: says_otherwise(text, jsonb, jsonb); Type: FUNCTION; Schema: access; Owner: -
--

CREATE FUNCTION access.says_otherwise(kind text, mine jsonb, theirs jsonb) RETURNS boolean
    LANGUAGE sql IMMUTABLE STRICT
    SET search_path TO ''
    AS $$ select coalesce(case kind
          when 'phone' then right(regexp_replace(mine -> 0 ->> 'words', '\D', '', 'g'), 11)
            <> right(regexp_replace(theirs -> 0 ->> 'words', '\D', '', 'g'), 11)
          when 'drug_allergy' then mine -> 0 ->> 'code' = '1'
          else mine -> 0 ->> 'code' <> theirs -> 0 ->> 'code' end, false) $$;


--
-- Name: search_seal(uuid, text, bytea); Type: FUNCTION; Schema: access; Owner: -
--

CREATE FUNCTION access.search_seal(search uuid, number_system text, number_lookup bytea) RETURNS text
    LANGUAGE sql IMMUTABLE
    SET search_path TO ''
    AS $$ select encode(sha256(convert_to(search || ' ' || number_system, 'UTF8') || number_lookup), 'hex') $$;


--
-- Name: searching_post(auth.sessions); Type: FUNCTION; Schema: access; Owner: -
--

CREATE FUNCTION access.searching_post(s auth.sessions) RETURNS auth.posts
    LANGUAGE plpgsql STABLE
    SET search_path TO ''
    AS $$
declare post auth.posts;
begin
  select p.* into post from auth.posts p join reference.institutions i on i.code = p.institution_code
    where p.id = s.post_id and p.account_id = s.account_id and (p.until is null or p.until >= clock.today())
      and i.confidentiality_agreement_until >= clock.today();
  return post;
end $$;


--
-- Name: stamp_confirmation(); Type: FUNCTION; Schema: access; Owner: -
--

CREATE FUNCTION access.stamp_confirmation() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
begin
  new.author_account := (access.opening()).actor_account;
  new.confirmed_at := clock.now();
  return new;
end $$;


--
-- Name: stamp_correction(); Type: FUNCTION; Schema: access; Owner: -
--

CREATE FUNCTION access.stamp_correction() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
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
  if not found and exists (
    select from record.entries where resident_id = o.resident_id and id = new.entry
    union all
    select from record.measurements where resident_id = o.resident_id and id = new.entry) then
    raise exception using errcode = 'EH013', message = 'this version no longer counts';
  end if;
  new.author_account := o.actor_account;
  new.asked_at := clock.now();
  new.due_on := access.correction_due();
  new.answered_at := null;
  return new;
end $$;


--
-- Name: stamp_correction_step(); Type: FUNCTION; Schema: access; Owner: -
--

CREATE FUNCTION access.stamp_correction_step() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
  o access.log := access.opening();
  due boolean;
begin
  new.author_account := o.actor_account;
  new.author_name := o.actor_name;
  new.institution_code := o.institution_code;
  new.recorded_at := clock.now();
  if new.resident_id is distinct from o.resident_id or not access.may_take_step(new.correction, new.kind) then
    return new; -- The policy refuses it. No row of another record is looked up.
  end if;
  due := case new.kind
    when 'disagrees' then exists (select from record.correction_steps s
      where s.resident_id = new.resident_id and s.correction = new.correction and s.kind = 'refused')
    else exists (select from record.corrections c
      where c.resident_id = new.resident_id and c.id = new.correction and c.answered_at is null) end;
  if not due then
    raise exception using errcode = 'EH015', message = 'this step is not due';
  end if;
  return new;
end $$;


--
-- Name: stamp_entry(); Type: FUNCTION; Schema: access; Owner: -
--

CREATE FUNCTION access.stamp_entry() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $_$
declare
  o access.log := access.opening();
  mine jsonb := to_jsonb(new);
  before jsonb;
  is_taken_back boolean := false;
begin
  new.recorded_at := clock.now();
  new.superseded_at := null;
  -- A version that takes an entry back is the trace of it, and never current. A constraint leaves this to institutions.
  if (mine ->> 'taken_back')::boolean then new.superseded_at := clock.now(); end if;
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
    -- Only the author of an entry replaces it. Basics are replaced by everybody who may maintain them (article 8). Of two concurrent changes the
    -- second violates the constraint changed_meanwhile. No row of another record is looked up.
    execute format('select to_jsonb(e) from %s e where e.resident_id = $1 and e.id = $2 for update', tg_relid::regclass)
      into before using case when new.resident_id = o.resident_id then new.resident_id end, new.supersedes;
    if before ->> 'kind' is distinct from new.kind or tg_table_name <> 'basics'
       and (before ->> 'author_kind' <> new.author_kind
         or before ->> 'author_account' is distinct from new.author_account::text
         or before ->> 'source_institution' is distinct from new.source_institution) then
      raise exception using errcode = 'EH010', message = 'only its author corrects an entry';
    end if;
    -- An older version never replaces a newer one, in whatever order files arrive.
    if (mine ->> 'source_updated_at')::timestamptz < (before ->> 'source_updated_at')::timestamptz then
      raise exception using errcode = 'EH013', message = 'a newer version of the sender is stored';
    end if;
    if exists (select from record.withdrawals w where w.resident_id = new.resident_id and w.id = new.supersedes) then
      raise exception using errcode = 'EH013', message = 'this version no longer counts';
    end if;
    new.security_label := before ->> 'security_label';
    execute format('update %s e set superseded_at = clock.now()
                    where e.resident_id = $1 and e.id = $2 and e.superseded_at is null', tg_relid::regclass)
      using new.resident_id, new.supersedes;
    -- All versions of the entry tell that it was taken back, until a newer version replaces the trace.
    if (mine ->> 'taken_back')::boolean or (before ->> 'taken_back')::boolean then
      execute format('update %s e set taken_back_at = $4
                      where e.resident_id = $1 and e.source_institution = $2 and e.source_key = $3', tg_relid::regclass)
        using new.resident_id, new.source_institution, new.source_key, case when (mine ->> 'taken_back')::boolean then clock.now() end;
    end if;
  else
    new.security_label := 0;
    -- What a sender took back does not return as a new entry: only a newer version replaces the trace. Basics are not deposited.
    if o.basis = 'deposit' and mine ? 'taken_back' then
      execute format('select exists (select from %s e where e.resident_id = $1 and e.source_institution = $2 and e.source_key = $3
                        and e.taken_back)', tg_relid::regclass)
        into is_taken_back using o.resident_id, o.institution_code, mine ->> 'source_key';
      if is_taken_back then
        raise exception using errcode = 'EH013', message = 'the sender took this entry back';
      end if;
    end if;
  end if;
  return new;
end $_$;


--
-- Name: stamp_evidence(); Type: FUNCTION; Schema: access; Owner: -
--

CREATE FUNCTION access.stamp_evidence() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
begin
  new.author_account := (access.opening()).actor_account;
  return new;
end $$;


--
-- Name: stamp_verification(); Type: FUNCTION; Schema: access; Owner: -
--

CREATE FUNCTION access.stamp_verification() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $_$
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
end $_$;


--
-- Name: stop_mail(); Type: FUNCTION; Schema: access; Owner: -
--

CREATE FUNCTION access.stop_mail() RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare o access.log := access.opening();
begin
  if o.purpose is distinct from 'maintain' then
    raise exception using errcode = 'EH012', message = 'e-mail is stopped in an opening to maintain';
  end if;
  update own.mail_addresses m set address = null, code = null, code_hash = null, confirmed_at = null
    where m.account_id = o.actor_account;
  update own.notices n set to_mail = false where n.account_id = o.actor_account and n.to_mail;
end $$;


--
-- Name: take_mail(integer); Type: FUNCTION; Schema: access; Owner: -
--

CREATE FUNCTION access.take_mail(most integer) RETURNS TABLE(account_id uuid, resident_id uuid, address bytea, key_id text, code bytea, asked_at timestamp with time zone, until timestamp with time zone)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
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


--
-- Name: tell_of_change(); Type: FUNCTION; Schema: access; Owner: -
--

CREATE FUNCTION access.tell_of_change() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $_$
declare
  o access.log := access.opening();
  before jsonb;
  after jsonb := to_jsonb(new);
  change text;
  section text;
  recorded_at timestamptz;
  unit text;
  unread bigint;
begin
  execute format('select to_jsonb(e) from %s e where e.resident_id = $1 and e.id = $2', tg_relid::regclass)
    into before using new.resident_id, new.supersedes;
  change := access.change_of(before, after);
  if change is null then return null; end if;
  section := coalesce(before ->> 'section', 'measurements');
  -- Of the first version: who read that one has read the entry, even if a later version said the same.
  execute format('select min(e.recorded_at) from %s e where e.resident_id = $1 and e.source_institution = $2 and e.source_key = $3',
      tg_relid::regclass)
    into recorded_at using new.resident_id, new.source_institution, new.source_key;
  if new.security_label & 1 = 0
     and access.has_read(new.resident_id, section, new.supersedes, recorded_at, 'resident', '{view,maintain,download}') then
    select count(*) into unread from own.notices n
      where n.resident_id = new.resident_id and n.kind = change and n.institution_code = o.institution_code and n.read_at is null;
    if unread < 20 then
      perform access.notify(new.resident_id, change, new.kind, new.id, o.institution_code);
    else
      perform access.notify(new.resident_id, change, institution => o.institution_code);
    end if;
  end if;
  select c.institution_code into unit from record.care_teams c where c.resident_id = new.resident_id and c.until is null;
  if unit is not null and new.security_label & 16 = 0
     and access.has_read(new.resident_id, section, new.supersedes, recorded_at, 'staff', '{care,follow_up}', unit) then
    perform access.raise_change(o, unit, change, new.id, new.kind);
  end if;
  return null;
end $_$;


--
-- Name: tell_of_correction(); Type: FUNCTION; Schema: access; Owner: -
--

CREATE FUNCTION access.tell_of_correction() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
begin
  perform access.notify(new.resident_id, new.kind, null, new.correction, new.institution_code);
  return null;
end $$;


--
-- Name: tell_of_escalated(integer); Type: FUNCTION; Schema: access; Owner: -
--

CREATE FUNCTION access.tell_of_escalated(most integer) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
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


--
-- Name: tell_of_follow_ups(integer); Type: FUNCTION; Schema: access; Owner: -
--

CREATE FUNCTION access.tell_of_follow_ups(most integer) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
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
      and not exists (select from work.checks k
        where k.resident_id = d.resident_id and k.kind = 'death_reported' and k.closed_at is null)
      and (access.follow_up(d.resident_id)).overdue
    limit most
  loop
    if access.try_notify(resident, 'follow_up_overdue') then told := told + 1; end if;
  end loop;
  if told > 0 then perform access.note_system('tell_of_follow_ups'); end if;
  return told;
end $$;


--
-- Name: tell_of_verification(); Type: FUNCTION; Schema: access; Owner: -
--

CREATE FUNCTION access.tell_of_verification() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $_$
declare about text;
begin
  execute format('select e.kind from record.%I e where e.resident_id = $1 and e.id = $2', new.stands_in)
    into about using new.resident_id, new.entry;
  perform access.notify(new.resident_id, new.step, about, new.entry, new.institution_code);
  return null;
end $_$;


--
-- Name: try_notify(uuid, text, text, uuid, text); Type: FUNCTION; Schema: access; Owner: -
--

CREATE FUNCTION access.try_notify(resident uuid, kind text, about text DEFAULT NULL::text, leads_to uuid DEFAULT NULL::uuid, institution text DEFAULT NULL::text) RETURNS boolean
    LANGUAGE plpgsql
    SET search_path TO ''
    SET lock_timeout TO '200ms'
    AS $$
begin
  perform access.notify(resident, kind, about, leads_to, institution);
  return true;
exception when lock_not_available then return false;
end $$;


--
-- Name: verification_list(integer); Type: FUNCTION; Schema: access; Owner: -
--

CREATE FUNCTION access.verification_list(most integer) RETURNS TABLE(resident_id uuid, masked_name text, section text, kind text, entries bigint, since timestamp with time zone, asked boolean, needs_action boolean, lines bigint)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare post auth.posts := access.listing_post('verification');
begin
  return query
    with waiting as (
      select b.resident_id, b.section, b.kind, b.recorded_at, b.id, false as needs_action from record.care_teams c
        join record.basics b on b.resident_id = c.resident_id
        where c.institution_code = post.institution_code and c.until is null and b.verification = 'pending'
          and b.superseded_at is null and b.author_kind = 'resident' and b.security_label & 16 = 0
      union all
      select m.resident_id, 'measurements', m.kind, m.recorded_at, m.id, m.needs_action from record.care_teams c
        join record.measurements m on m.resident_id = c.resident_id
        where c.institution_code = post.institution_code and c.until is null and m.verification = 'pending'
          and m.superseded_at is null and m.author_kind = 'resident' and m.security_label & 16 = 0),
    shown as (
      select w.resident_id, w.section, w.kind, count(*) as entries, min(w.recorded_at) as since, array_agg(w.id) as ids,
          bool_or(w.needs_action) as needs_action, count(*) over () as lines
        from waiting w
        where w.section = any (array(select unnest(a.sections) from access.rules a
          where a.basis = 'responsible_unit' and a.purpose = 'verify' and a.duty = post.duty))
          and not exists (select from auth.accounts a where a.id = post.account_id and a.resident_id = w.resident_id)
        group by w.resident_id, w.section, w.kind
        order by bool_or(w.needs_action) desc, min(w.recorded_at), w.resident_id, w.kind limit most)
    -- Questions are looked up for the lines shown only: a centre may have a million entries waiting.
    select s.resident_id, access.masked(r.name), s.section, s.kind, s.entries, s.since,
        (select bool_and(coalesce(last.step = 'asked', false)) from unnest(s.ids) e (id)
           left join lateral (select v.step from record.verifications v
             where v.resident_id = s.resident_id and v.entry = e.id order by v.made_at desc, v.id desc limit 1) last on true),
        s.needs_action, s.lines
      from shown s join record.residents r on r.resident_id = s.resident_id
      order by s.needs_action desc, s.since, s.resident_id, s.kind;
end $$;


--
-- Name: verified_resident(); Type: FUNCTION; Schema: access; Owner: -
--

CREATE FUNCTION access.verified_resident() RETURNS uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare o access.log := access.opening();
begin
  return case when o.purpose in ('verify', 'maintain') then o.resident_id end;
end $$;


--
-- Name: withdraw_entry(); Type: FUNCTION; Schema: access; Owner: -
--

CREATE FUNCTION access.withdraw_entry() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
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


--
-- Name: is_alive(auth.sessions); Type: FUNCTION; Schema: auth; Owner: -
--

CREATE FUNCTION auth.is_alive(s auth.sessions) RETURNS boolean
    LANGUAGE sql
    AS $$ select s.ended_at is null and s.expires_at > clock.wall()
           and s.last_used_at > clock.wall() - auth.may_rest(s.capacity) $$;


--
-- Name: live_session(text); Type: FUNCTION; Schema: auth; Owner: -
--

CREATE FUNCTION auth.live_session(token text) RETURNS auth.sessions
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare s auth.sessions;
begin
  select * into s from auth.sessions
    where token_hash = sha256(convert_to(token, 'UTF8'));
  if found and auth.is_alive(s) then return s; end if;
  return null;
end $$;


--
-- Name: may_rest(text); Type: FUNCTION; Schema: auth; Owner: -
--

CREATE FUNCTION auth.may_rest(capacity text) RETURNS interval
    LANGUAGE sql IMMUTABLE
    AS $$ select case capacity when 'resident' then interval '30 minutes'
                             when 'staff' then interval '15 minutes' else interval '10 minutes' end $$;


--
-- Name: rotate(bytea, bytea, uuid); Type: FUNCTION; Schema: auth; Owner: -
--

CREATE FUNCTION auth.rotate(old_hash bytea, new_hash bytea, session uuid) RETURNS boolean
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $$
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


--
-- Name: touch(uuid); Type: FUNCTION; Schema: auth; Owner: -
--

CREATE FUNCTION auth.touch(session uuid) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
begin
  update auth.sessions set last_used_at = clock.now()
    where id = session and last_used_at < clock.now() - interval '1 minute';
end $$;


--
-- Name: wall(); Type: FUNCTION; Schema: clock; Owner: -
--

CREATE FUNCTION clock.wall() RETURNS timestamp with time zone
    LANGUAGE sql PARALLEL SAFE
    AS $$select clock_timestamp()$$;


--
-- Name: FUNCTION wall(); Type: COMMENT; Schema: clock; Owner: -
--

COMMENT ON FUNCTION clock.wall() IS 'This very instant.';


--
-- Name: log_2026_11; Type: TABLE; Schema: access; Owner: -
--

CREATE TABLE access.log_2026_11 (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    at timestamp with time zone DEFAULT clock.now() NOT NULL,
    xid xid8 DEFAULT pg_current_xact_id() NOT NULL,
    event text NOT NULL,
    actor_account uuid,
    actor_name text,
    session_id uuid,
    capacity text,
    institution_code text,
    resident_id uuid,
    purpose text,
    basis text,
    article text,
    sections text[],
    entries uuid[],
    reader_bit smallint,
    detail text,
    client text,
    secret_hash bytea,
    CONSTRAINT log_capacity_check CHECK ((capacity = ANY (ARRAY['resident'::text, 'staff'::text, 'system'::text]))),
    CONSTRAINT log_check CHECK (((event = ANY (ARRAY['opened'::text, 'listed'::text])) = (secret_hash IS NOT NULL))),
    CONSTRAINT log_event_check CHECK ((event = ANY (ARRAY['opened'::text, 'refused'::text, 'searched'::text, 'found'::text, 'listed'::text, 'wrote'::text, 'system'::text]))),
    CONSTRAINT log_xid_check CHECK ((xid > '2'::xid8)),
    CONSTRAINT plain_lists CHECK (((array_position(sections, NULL::text) IS NULL) AND (array_position(entries, NULL::uuid) IS NULL))),
    CONSTRAINT short_texts CHECK (((length(purpose) <= 40) AND (length(client) <= 100) AND (length(detail) <= 100) AND (cardinality(sections) <= 20)))
);

ALTER TABLE ONLY access.log_2026_11 FORCE ROW LEVEL SECURITY;


--
-- Name: log_2026_12; Type: TABLE; Schema: access; Owner: -
--

CREATE TABLE access.log_2026_12 (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    at timestamp with time zone DEFAULT clock.now() NOT NULL,
    xid xid8 DEFAULT pg_current_xact_id() NOT NULL,
    event text NOT NULL,
    actor_account uuid,
    actor_name text,
    session_id uuid,
    capacity text,
    institution_code text,
    resident_id uuid,
    purpose text,
    basis text,
    article text,
    sections text[],
    entries uuid[],
    reader_bit smallint,
    detail text,
    client text,
    secret_hash bytea,
    CONSTRAINT log_capacity_check CHECK ((capacity = ANY (ARRAY['resident'::text, 'staff'::text, 'system'::text]))),
    CONSTRAINT log_check CHECK (((event = ANY (ARRAY['opened'::text, 'listed'::text])) = (secret_hash IS NOT NULL))),
    CONSTRAINT log_event_check CHECK ((event = ANY (ARRAY['opened'::text, 'refused'::text, 'searched'::text, 'found'::text, 'listed'::text, 'wrote'::text, 'system'::text]))),
    CONSTRAINT log_xid_check CHECK ((xid > '2'::xid8)),
    CONSTRAINT plain_lists CHECK (((array_position(sections, NULL::text) IS NULL) AND (array_position(entries, NULL::uuid) IS NULL))),
    CONSTRAINT short_texts CHECK (((length(purpose) <= 40) AND (length(client) <= 100) AND (length(detail) <= 100) AND (cardinality(sections) <= 20)))
);

ALTER TABLE ONLY access.log_2026_12 FORCE ROW LEVEL SECURITY;


--
-- Name: log_2027_01; Type: TABLE; Schema: access; Owner: -
--

CREATE TABLE access.log_2027_01 (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    at timestamp with time zone DEFAULT clock.now() NOT NULL,
    xid xid8 DEFAULT pg_current_xact_id() NOT NULL,
    event text NOT NULL,
    actor_account uuid,
    actor_name text,
    session_id uuid,
    capacity text,
    institution_code text,
    resident_id uuid,
    purpose text,
    basis text,
    article text,
    sections text[],
    entries uuid[],
    reader_bit smallint,
    detail text,
    client text,
    secret_hash bytea,
    CONSTRAINT log_capacity_check CHECK ((capacity = ANY (ARRAY['resident'::text, 'staff'::text, 'system'::text]))),
    CONSTRAINT log_check CHECK (((event = ANY (ARRAY['opened'::text, 'listed'::text])) = (secret_hash IS NOT NULL))),
    CONSTRAINT log_event_check CHECK ((event = ANY (ARRAY['opened'::text, 'refused'::text, 'searched'::text, 'found'::text, 'listed'::text, 'wrote'::text, 'system'::text]))),
    CONSTRAINT log_xid_check CHECK ((xid > '2'::xid8)),
    CONSTRAINT plain_lists CHECK (((array_position(sections, NULL::text) IS NULL) AND (array_position(entries, NULL::uuid) IS NULL))),
    CONSTRAINT short_texts CHECK (((length(purpose) <= 40) AND (length(client) <= 100) AND (length(detail) <= 100) AND (cardinality(sections) <= 20)))
);

ALTER TABLE ONLY access.log_2027_01 FORCE ROW LEVEL SECURITY;


--
-- Name: log_2027_02; Type: TABLE; Schema: access; Owner: -
--

CREATE TABLE access.log_2027_02 (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    at timestamp with time zone DEFAULT clock.now() NOT NULL,
    xid xid8 DEFAULT pg_current_xact_id() NOT NULL,
    event text NOT NULL,
    actor_account uuid,
    actor_name text,
    session_id uuid,
    capacity text,
    institution_code text,
    resident_id uuid,
    purpose text,
    basis text,
    article text,
    sections text[],
    entries uuid[],
    reader_bit smallint,
    detail text,
    client text,
    secret_hash bytea,
    CONSTRAINT log_capacity_check CHECK ((capacity = ANY (ARRAY['resident'::text, 'staff'::text, 'system'::text]))),
    CONSTRAINT log_check CHECK (((event = ANY (ARRAY['opened'::text, 'listed'::text])) = (secret_hash IS NOT NULL))),
    CONSTRAINT log_event_check CHECK ((event = ANY (ARRAY['opened'::text, 'refused'::text, 'searched'::text, 'found'::text, 'listed'::text, 'wrote'::text, 'system'::text]))),
    CONSTRAINT log_xid_check CHECK ((xid > '2'::xid8)),
    CONSTRAINT plain_lists CHECK (((array_position(sections, NULL::text) IS NULL) AND (array_position(entries, NULL::uuid) IS NULL))),
    CONSTRAINT short_texts CHECK (((length(purpose) <= 40) AND (length(client) <= 100) AND (length(detail) <= 100) AND (cardinality(sections) <= 20)))
);

ALTER TABLE ONLY access.log_2027_02 FORCE ROW LEVEL SECURITY;


--
-- Name: log_rest; Type: TABLE; Schema: access; Owner: -
--

CREATE TABLE access.log_rest (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    at timestamp with time zone DEFAULT clock.now() NOT NULL,
    xid xid8 DEFAULT pg_current_xact_id() NOT NULL,
    event text NOT NULL,
    actor_account uuid,
    actor_name text,
    session_id uuid,
    capacity text,
    institution_code text,
    resident_id uuid,
    purpose text,
    basis text,
    article text,
    sections text[],
    entries uuid[],
    reader_bit smallint,
    detail text,
    client text,
    secret_hash bytea,
    CONSTRAINT log_capacity_check CHECK ((capacity = ANY (ARRAY['resident'::text, 'staff'::text, 'system'::text]))),
    CONSTRAINT log_check CHECK (((event = ANY (ARRAY['opened'::text, 'listed'::text])) = (secret_hash IS NOT NULL))),
    CONSTRAINT log_event_check CHECK ((event = ANY (ARRAY['opened'::text, 'refused'::text, 'searched'::text, 'found'::text, 'listed'::text, 'wrote'::text, 'system'::text]))),
    CONSTRAINT log_xid_check CHECK ((xid > '2'::xid8)),
    CONSTRAINT plain_lists CHECK (((array_position(sections, NULL::text) IS NULL) AND (array_position(entries, NULL::uuid) IS NULL))),
    CONSTRAINT short_texts CHECK (((length(purpose) <= 40) AND (length(client) <= 100) AND (length(detail) <= 100) AND (cardinality(sections) <= 20)))
);

ALTER TABLE ONLY access.log_rest FORCE ROW LEVEL SECURITY;


--
-- Name: rules; Type: TABLE; Schema: access; Owner: -
--

CREATE TABLE access.rules (
    basis text NOT NULL,
    capacity text NOT NULL,
    duty text,
    purpose text NOT NULL,
    sections text[] NOT NULL,
    step_up boolean NOT NULL,
    reader_bit smallint NOT NULL,
    article text NOT NULL,
    CONSTRAINT rules_capacity_check CHECK ((capacity = ANY (ARRAY['resident'::text, 'staff'::text, 'system'::text]))),
    CONSTRAINT rules_duty_check CHECK ((duty = ANY (ARRAY['clerk'::text, 'gp'::text, 'record_manager'::text])))
);

ALTER TABLE ONLY access.rules FORCE ROW LEVEL SECURITY;


--
-- Name: seals; Type: TABLE; Schema: access; Owner: -
--

CREATE TABLE access.seals (
    seq bigint NOT NULL,
    last_xid xid8 NOT NULL,
    leaves bytea NOT NULL,
    root bytea NOT NULL,
    previous bytea NOT NULL,
    sealed_at timestamp with time zone DEFAULT clock.now() NOT NULL,
    key_id text NOT NULL,
    signature bytea NOT NULL,
    CONSTRAINT seals_leaves_check CHECK (((length(leaves) > 0) AND ((length(leaves) % 48) = 0))),
    CONSTRAINT seals_previous_check CHECK ((length(previous) = 32)),
    CONSTRAINT seals_root_check CHECK ((length(root) = 32)),
    CONSTRAINT seals_seq_check CHECK ((seq > 0)),
    CONSTRAINT seals_signature_check CHECK ((length(signature) = 64))
);

ALTER TABLE ONLY access.seals FORCE ROW LEVEL SECURITY;


--
-- Name: accounts; Type: TABLE; Schema: auth; Owner: -
--

CREATE TABLE auth.accounts (
    id uuid NOT NULL,
    resident_id uuid,
    number_hash bytea NOT NULL,
    created_at timestamp with time zone DEFAULT clock.now() NOT NULL,
    CONSTRAINT accounts_number_hash_check CHECK ((length(number_hash) = 32))
);

ALTER TABLE ONLY auth.accounts FORCE ROW LEVEL SECURITY;


--
-- Name: passkeys; Type: TABLE; Schema: auth; Owner: -
--

CREATE TABLE auth.passkeys (
    id uuid NOT NULL,
    account_id uuid NOT NULL,
    credential_id bytea NOT NULL,
    credential jsonb NOT NULL,
    label text NOT NULL,
    created_at timestamp with time zone DEFAULT clock.now() NOT NULL,
    last_used_at timestamp with time zone,
    removed_at timestamp with time zone,
    CONSTRAINT passkeys_label_check CHECK (((length(label) >= 1) AND (length(label) <= 60)))
);

ALTER TABLE ONLY auth.passkeys FORCE ROW LEVEL SECURITY;


--
-- Name: slips; Type: TABLE; Schema: auth; Owner: -
--

CREATE TABLE auth.slips (
    id uuid NOT NULL,
    account_id uuid NOT NULL,
    code_hash bytea NOT NULL,
    wrong_numbers integer DEFAULT 0 NOT NULL,
    issued_by uuid,
    issued_at timestamp with time zone DEFAULT clock.now() NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    used_at timestamp with time zone,
    voided_at timestamp with time zone,
    institution_code text,
    CONSTRAINT slips_code_hash_check CHECK ((length(code_hash) = 32))
);

ALTER TABLE ONLY auth.slips FORCE ROW LEVEL SECURITY;


--
-- Name: _sqlx_migrations; Type: TABLE; Schema: ehr_migrations; Owner: -
--

CREATE TABLE ehr_migrations._sqlx_migrations (
    version bigint NOT NULL,
    description text NOT NULL,
    installed_on timestamp with time zone DEFAULT now() NOT NULL,
    success boolean NOT NULL,
    checksum bytea NOT NULL,
    execution_time bigint NOT NULL
);


--
-- Name: mail_addresses; Type: TABLE; Schema: own; Owner: -
--

CREATE TABLE own.mail_addresses (
    account_id uuid NOT NULL,
    address bytea,
    key_id text NOT NULL,
    code bytea,
    code_hash bytea,
    asked_at timestamp with time zone DEFAULT clock.now() NOT NULL,
    asked_times integer DEFAULT 1 NOT NULL,
    wrong_codes integer DEFAULT 0 NOT NULL,
    confirmed_at timestamp with time zone,
    mailed_at timestamp with time zone,
    leased_until timestamp with time zone,
    CONSTRAINT mail_addresses_address_check CHECK ((length(address) <= 300)),
    CONSTRAINT mail_addresses_check CHECK (((address IS NOT NULL) OR ((code IS NULL) AND (confirmed_at IS NULL)))),
    CONSTRAINT mail_addresses_code_check CHECK ((length(code) <= 100)),
    CONSTRAINT mail_addresses_code_hash_check CHECK ((length(code_hash) = 32))
);

ALTER TABLE ONLY own.mail_addresses FORCE ROW LEVEL SECURITY;


--
-- Name: notices; Type: TABLE; Schema: own; Owner: -
--

CREATE TABLE own.notices (
    account_id uuid NOT NULL,
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    resident_id uuid NOT NULL,
    kind text NOT NULL,
    about text,
    leads_to uuid,
    institution_code text,
    at timestamp with time zone DEFAULT clock.wall() NOT NULL,
    read_at timestamp with time zone,
    to_mail boolean NOT NULL
);

ALTER TABLE ONLY own.notices FORCE ROW LEVEL SECURITY;


--
-- Name: submissions; Type: TABLE; Schema: own; Owner: -
--

CREATE TABLE own.submissions (
    account_id uuid NOT NULL,
    submission uuid NOT NULL,
    body_hash bytea NOT NULL,
    outcome text NOT NULL,
    at timestamp with time zone DEFAULT clock.now() NOT NULL,
    CONSTRAINT submissions_body_hash_check CHECK ((length(body_hash) = 32))
);

ALTER TABLE ONLY own.submissions FORCE ROW LEVEL SECURITY;


--
-- Name: basics; Type: TABLE; Schema: record; Owner: -
--

CREATE TABLE record.basics (
    resident_id uuid NOT NULL,
    id uuid NOT NULL,
    kind text NOT NULL,
    section text GENERATED ALWAYS AS (
CASE
    WHEN (kind = ANY (ARRAY['phone'::text, 'contact_name'::text, 'contact_phone'::text, 'current_address'::text, 'registered_address'::text, 'residency'::text, 'ethnic_group'::text, 'marital_status'::text, 'education'::text, 'occupation'::text, 'employer'::text, 'payment'::text])) THEN 'identity'::text
    ELSE 'health'::text
END) STORED NOT NULL,
    code_system text,
    answers jsonb NOT NULL,
    author_kind text NOT NULL,
    author_account uuid,
    author_name text,
    source_institution text,
    source_key text,
    recorded_at timestamp with time zone NOT NULL,
    supersedes uuid,
    superseded_at timestamp with time zone,
    verification text NOT NULL,
    security_label smallint DEFAULT 0 NOT NULL,
    CONSTRAINT answers_are_codes_and_words CHECK (
CASE
    WHEN (jsonb_typeof(answers) = 'array'::text) THEN ((jsonb_array_length(answers) <= 20) AND (length((answers)::text) <= 10000) AND (NOT jsonb_path_exists(answers, 'strict $[*]?(@.type() != "object" || exists (@.keyvalue()?(@."value".type() != "string" || !((@."key" == "code" || @."key" == "words") || @."key" == "month"))))'::jsonpath)))
    ELSE false
END),
    CONSTRAINT basics_author_kind_check CHECK ((author_kind = ANY (ARRAY['resident'::text, 'institution'::text]))),
    CONSTRAINT basics_author_name_check CHECK ((length(author_name) <= 1000)),
    CONSTRAINT basics_check CHECK (((author_kind = 'institution'::text) = (source_institution IS NOT NULL))),
    CONSTRAINT basics_code_system_check CHECK ((code_system = ANY (ARRAY['GBPHS-2017'::text, 'GB/T 3304'::text]))),
    CONSTRAINT basics_kind_check CHECK ((kind = ANY (ARRAY['phone'::text, 'contact_name'::text, 'contact_phone'::text, 'current_address'::text, 'registered_address'::text, 'residency'::text, 'ethnic_group'::text, 'marital_status'::text, 'education'::text, 'occupation'::text, 'employer'::text, 'payment'::text, 'blood_abo'::text, 'blood_rh'::text, 'drug_allergy'::text, 'exposure'::text, 'past_illness'::text, 'surgery'::text, 'injury'::text, 'transfusion'::text, 'family_father'::text, 'family_mother'::text, 'family_siblings'::text, 'family_children'::text, 'hereditary'::text, 'disability'::text, 'kitchen_exhaust'::text, 'fuel'::text, 'drinking_water'::text, 'toilet'::text, 'livestock_pen'::text, 'exercise_frequency'::text, 'exercise_kind'::text, 'diet'::text, 'smoking'::text, 'drinking'::text, 'drink_kinds'::text, 'quit_drinking'::text, 'own_medicines'::text]))),
    CONSTRAINT basics_security_label_check CHECK (((security_label >= 0) AND (security_label <= 127))),
    CONSTRAINT basics_source_key_check CHECK ((source_key IS NULL)),
    CONSTRAINT basics_verification_check CHECK ((verification = ANY (ARRAY['pending'::text, 'verified'::text, 'returned'::text])))
);

ALTER TABLE ONLY record.basics FORCE ROW LEVEL SECURITY;


--
-- Name: care_teams; Type: TABLE; Schema: record; Owner: -
--

CREATE TABLE record.care_teams (
    resident_id uuid NOT NULL,
    id uuid NOT NULL,
    institution_code text NOT NULL,
    gp_name text,
    chosen text NOT NULL,
    since date DEFAULT clock.today() NOT NULL,
    until date,
    CONSTRAINT care_teams_check CHECK ((until >= since)),
    CONSTRAINT care_teams_chosen_check CHECK ((chosen = ANY (ARRAY['default'::text, 'chosen'::text])))
);

ALTER TABLE ONLY record.care_teams FORCE ROW LEVEL SECURITY;


--
-- Name: confirmations; Type: TABLE; Schema: record; Owner: -
--

CREATE TABLE record.confirmations (
    resident_id uuid NOT NULL,
    id uuid NOT NULL,
    author_account uuid NOT NULL,
    confirmed_at timestamp with time zone NOT NULL,
    seen uuid[] NOT NULL,
    of_all boolean DEFAULT true NOT NULL,
    CONSTRAINT confirmations_seen_check CHECK (((cardinality(seen) <= 100) AND (array_position(seen, NULL::uuid) IS NULL)))
);

ALTER TABLE ONLY record.confirmations FORCE ROW LEVEL SECURITY;


--
-- Name: correction_steps; Type: TABLE; Schema: record; Owner: -
--

CREATE TABLE record.correction_steps (
    resident_id uuid NOT NULL,
    id uuid NOT NULL,
    correction uuid NOT NULL,
    kind text NOT NULL,
    words text,
    author_account uuid NOT NULL,
    author_name text,
    institution_code text,
    recorded_at timestamp with time zone NOT NULL,
    CONSTRAINT correction_steps_check CHECK (((kind = 'taken_on'::text) = (words IS NULL))),
    CONSTRAINT correction_steps_check1 CHECK (((kind = 'disagrees'::text) = (institution_code IS NULL))),
    CONSTRAINT correction_steps_kind_check CHECK ((kind = ANY (ARRAY['taken_on'::text, 'corrected'::text, 'refused'::text, 'disagrees'::text]))),
    CONSTRAINT correction_steps_words_check CHECK ((((length(words) >= 1) AND (length(words) <= 2000)) AND (words ~ '\S'::text)))
);

ALTER TABLE ONLY record.correction_steps FORCE ROW LEVEL SECURITY;


--
-- Name: entries; Type: TABLE; Schema: record; Owner: -
--

CREATE TABLE record.entries (
    resident_id uuid NOT NULL,
    id uuid NOT NULL,
    section text GENERATED ALWAYS AS (
CASE
    WHEN (kind = ANY (ARRAY['condition'::text, 'allergy'::text, 'medicine'::text, 'immunisation'::text])) THEN 'health'::text
    ELSE 'services'::text
END) STORED NOT NULL,
    kind text NOT NULL,
    label text NOT NULL,
    code_system text,
    code text,
    status text,
    at timestamp with time zone NOT NULL,
    at_precision text NOT NULL,
    until timestamp with time zone,
    until_precision text,
    value_text text,
    comparator text,
    value double precision,
    unit text,
    low double precision,
    high double precision,
    details jsonb DEFAULT '[]'::jsonb NOT NULL,
    visit_key text,
    report_key text,
    author_kind text NOT NULL,
    author_account uuid,
    author_name text,
    source_institution text,
    source_key text,
    recorded_at timestamp with time zone NOT NULL,
    supersedes uuid,
    superseded_at timestamp with time zone,
    verification text NOT NULL,
    security_label smallint DEFAULT 0 NOT NULL,
    qualification text,
    decimals smallint,
    source_updated_at timestamp with time zone,
    source_version text,
    source_corrected boolean DEFAULT false NOT NULL,
    taken_back boolean DEFAULT false NOT NULL,
    taken_back_at timestamp with time zone,
    CONSTRAINT a_number_has_its_unit CHECK (((value IS NULL) = (unit IS NULL))),
    CONSTRAINT entries_at_check CHECK (((at >= '0001-01-01 00:00:00+00'::timestamp with time zone) AND (at <= '9999-12-31 00:00:00+00'::timestamp with time zone))),
    CONSTRAINT entries_at_precision_check CHECK ((at_precision = ANY (ARRAY['unknown'::text, 'year'::text, 'month'::text, 'day'::text, 'minute'::text, 'second'::text]))),
    CONSTRAINT entries_author_kind_check CHECK ((author_kind = ANY (ARRAY['resident'::text, 'institution'::text]))),
    CONSTRAINT entries_author_name_check CHECK ((length(author_name) <= 1000)),
    CONSTRAINT entries_check CHECK (((code IS NULL) = (code_system IS NULL))),
    CONSTRAINT entries_check1 CHECK (((until IS NULL) = (until_precision IS NULL))),
    CONSTRAINT entries_check2 CHECK (((author_kind = 'institution'::text) = (source_institution IS NOT NULL))),
    CONSTRAINT entries_code_check CHECK ((length(code) <= 64)),
    CONSTRAINT entries_code_system_check CHECK ((length(code_system) <= 200)),
    CONSTRAINT entries_comparator_check CHECK ((comparator = ANY (ARRAY['<'::text, '<='::text, '>='::text, '>'::text]))),
    CONSTRAINT entries_decimals_check CHECK (((decimals >= 0) AND (decimals <= 20))),
    CONSTRAINT entries_high_check CHECK ((abs(high) <= ('1000000000000'::numeric)::double precision)),
    CONSTRAINT entries_kind_check CHECK ((kind = ANY (ARRAY['visit'::text, 'report'::text, 'result'::text, 'procedure'::text, 'plan'::text, 'condition'::text, 'allergy'::text, 'medicine'::text, 'immunisation'::text]))),
    CONSTRAINT entries_label_check CHECK (((length(label) >= 1) AND (length(label) <= 1000))),
    CONSTRAINT entries_low_check CHECK ((abs(low) <= ('1000000000000'::numeric)::double precision)),
    CONSTRAINT entries_qualification_check CHECK ((qualification = ANY (ARRAY['unconfirmed'::text, 'provisional'::text, 'differential'::text, 'refuted'::text, 'proposed'::text, 'not_done'::text, 'subpotent'::text, 'prohibited'::text, 'none_known'::text]))),
    CONSTRAINT entries_report_key_check CHECK ((length(report_key) <= 255)),
    CONSTRAINT entries_security_label_check CHECK (((security_label >= 0) AND (security_label <= 127))),
    CONSTRAINT entries_source_key_check CHECK ((length(source_key) <= 255)),
    CONSTRAINT entries_source_version_check CHECK ((length(source_version) <= 64)),
    CONSTRAINT entries_status_check CHECK ((status = ANY (ARRAY['active'::text, 'resolved'::text, 'completed'::text, 'stopped'::text, 'on_hold'::text, 'planned'::text]))),
    CONSTRAINT entries_unit_check CHECK ((length(unit) <= 64)),
    CONSTRAINT entries_until_check CHECK (((until >= '0001-01-01 00:00:00+00'::timestamp with time zone) AND (until <= '9999-12-31 00:00:00+00'::timestamp with time zone))),
    CONSTRAINT entries_until_precision_check CHECK ((until_precision = ANY (ARRAY['unknown'::text, 'year'::text, 'month'::text, 'day'::text, 'minute'::text, 'second'::text]))),
    CONSTRAINT entries_value_check CHECK ((abs(value) <= ('1000000000000'::numeric)::double precision)),
    CONSTRAINT entries_value_text_check CHECK ((length(value_text) <= 100000)),
    CONSTRAINT entries_verification_check CHECK ((verification = ANY (ARRAY['pending'::text, 'verified'::text, 'returned'::text]))),
    CONSTRAINT entries_visit_key_check CHECK ((length(visit_key) <= 255)),
    CONSTRAINT not_under_the_records_id CHECK ((id <> resident_id)),
    CONSTRAINT one_value CHECK (((value_text IS NULL) OR (value IS NULL))),
    CONSTRAINT only_institutions_take_back CHECK (((NOT taken_back) OR (author_kind = 'institution'::text)))
);

ALTER TABLE ONLY record.entries FORCE ROW LEVEL SECURITY;


--
-- Name: evidence; Type: TABLE; Schema: record; Owner: -
--

CREATE TABLE record.evidence (
    resident_id uuid NOT NULL,
    id uuid NOT NULL,
    correction uuid NOT NULL,
    content bytea NOT NULL,
    author_account uuid NOT NULL,
    media_type text GENERATED ALWAYS AS (
CASE
    WHEN (substr(content, 1, 8) = '\x89504e470d0a1a0a'::bytea) THEN 'image/png'::text
    WHEN (substr(content, 1, 3) = '\xffd8ff'::bytea) THEN 'image/jpeg'::text
    WHEN ((POSITION(('\x255044462d'::bytea) IN (substr(content, 1, 1024))) > 0) AND (POSITION(('\x3c'::bytea) IN (substr(content, 1, POSITION(('\x255044462d'::bytea) IN (substr(content, 1, 1024)))))) = 0)) THEN 'application/pdf'::text
    ELSE NULL::text
END) STORED NOT NULL,
    CONSTRAINT evidence_content_check CHECK ((octet_length(content) <= ((5 * 1024) * 1024)))
);

ALTER TABLE ONLY record.evidence FORCE ROW LEVEL SECURITY;


--
-- Name: identifiers; Type: TABLE; Schema: record; Owner: -
--

CREATE TABLE record.identifiers (
    resident_id uuid NOT NULL,
    id uuid NOT NULL,
    system text NOT NULL,
    ciphertext bytea NOT NULL,
    key_id text NOT NULL,
    lookup bytea NOT NULL,
    document text,
    until timestamp with time zone,
    released boolean DEFAULT false NOT NULL,
    CONSTRAINT identifiers_check CHECK (((NOT released) OR (until IS NOT NULL))),
    CONSTRAINT identifiers_document_check CHECK ((document = ANY (ARRAY['identity_card'::text, 'residence_permit'::text, 'social_security_card'::text, 'hmt_permit'::text, 'foreign_resident_card'::text, 'household_register'::text, 'hm_travel_permit'::text, 'taiwan_travel_permit'::text, 'passport'::text, 'birth_certificate'::text]))),
    CONSTRAINT identifiers_lookup_check CHECK ((length(lookup) = 32))
);

ALTER TABLE ONLY record.identifiers FORCE ROW LEVEL SECURITY;


--
-- Name: identity_changes; Type: TABLE; Schema: record; Owner: -
--

CREATE TABLE record.identity_changes (
    resident_id uuid NOT NULL,
    id uuid NOT NULL,
    name text NOT NULL,
    sex text NOT NULL,
    birth_date date NOT NULL,
    number_changed boolean NOT NULL,
    reason text NOT NULL,
    document text NOT NULL,
    changed_at timestamp with time zone DEFAULT clock.now() NOT NULL,
    institution_code text NOT NULL,
    author_account uuid NOT NULL,
    author_name text,
    CONSTRAINT identity_changes_document_check CHECK ((document = ANY (ARRAY['identity_card'::text, 'residence_permit'::text, 'social_security_card'::text, 'hmt_permit'::text, 'foreign_resident_card'::text, 'household_register'::text, 'hm_travel_permit'::text, 'taiwan_travel_permit'::text, 'passport'::text, 'birth_certificate'::text]))),
    CONSTRAINT identity_changes_reason_check CHECK ((reason = ANY (ARRAY['mistake'::text, 'new_document'::text, 'official_change'::text])))
);

ALTER TABLE ONLY record.identity_changes FORCE ROW LEVEL SECURITY;


--
-- Name: measurements; Type: TABLE; Schema: record; Owner: -
--

CREATE TABLE record.measurements (
    resident_id uuid NOT NULL,
    id uuid NOT NULL,
    kind text NOT NULL,
    value numeric(8,2) NOT NULL,
    diastolic numeric(8,2),
    context text,
    measured_at timestamp with time zone NOT NULL,
    "precision" text NOT NULL,
    author_kind text NOT NULL,
    author_account uuid,
    author_name text,
    source_institution text,
    source_key text,
    recorded_at timestamp with time zone NOT NULL,
    supersedes uuid,
    superseded_at timestamp with time zone,
    verification text NOT NULL,
    security_label smallint DEFAULT 0 NOT NULL,
    source_updated_at timestamp with time zone,
    source_version text,
    source_corrected boolean DEFAULT false NOT NULL,
    taken_back boolean DEFAULT false NOT NULL,
    taken_back_at timestamp with time zone,
    needs_action boolean DEFAULT false NOT NULL,
    CONSTRAINT context_of_glucose CHECK (((context IS NULL) OR (kind = 'glucose'::text))),
    CONSTRAINT diastolic_of_blood_pressure CHECK (((kind = 'blood_pressure'::text) = (diastolic IS NOT NULL))),
    CONSTRAINT measurements_author_kind_check CHECK ((author_kind = ANY (ARRAY['resident'::text, 'institution'::text]))),
    CONSTRAINT measurements_author_name_check CHECK ((length(author_name) <= 1000)),
    CONSTRAINT measurements_check CHECK (((author_kind = 'institution'::text) = (source_institution IS NOT NULL))),
    CONSTRAINT measurements_context_check CHECK ((context = ANY (ARRAY['fasting'::text, 'random'::text]))),
    CONSTRAINT measurements_diastolic_check CHECK ((diastolic <> 'NaN'::numeric)),
    CONSTRAINT measurements_measured_at_check CHECK (((measured_at >= '0001-01-01 00:00:00+00'::timestamp with time zone) AND (measured_at <= '9999-12-31 00:00:00+00'::timestamp with time zone))),
    CONSTRAINT measurements_precision_check CHECK (("precision" = ANY (ARRAY['year'::text, 'month'::text, 'day'::text, 'minute'::text, 'second'::text]))),
    CONSTRAINT measurements_security_label_check CHECK (((security_label >= 0) AND (security_label <= 127))),
    CONSTRAINT measurements_source_key_check CHECK ((length(source_key) <= 255)),
    CONSTRAINT measurements_source_version_check CHECK ((length(source_version) <= 64)),
    CONSTRAINT measurements_value_check CHECK ((value <> 'NaN'::numeric)),
    CONSTRAINT measurements_verification_check CHECK ((verification = ANY (ARRAY['pending'::text, 'verified'::text, 'returned'::text]))),
    CONSTRAINT not_under_the_records_id CHECK ((id <> resident_id)),
    CONSTRAINT only_institutions_take_back CHECK (((NOT taken_back) OR (author_kind = 'institution'::text)))
);

ALTER TABLE ONLY record.measurements FORCE ROW LEVEL SECURITY;


--
-- Name: reported_details; Type: TABLE; Schema: record; Owner: -
--

CREATE TABLE record.reported_details (
    resident_id uuid NOT NULL,
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    kind text NOT NULL,
    section text GENERATED ALWAYS AS (
CASE
    WHEN (kind = ANY (ARRAY['phone'::text, 'marital_status'::text])) THEN 'identity'::text
    ELSE 'health'::text
END) STORED NOT NULL,
    answers jsonb NOT NULL,
    source_institution text NOT NULL,
    reported_at timestamp with time zone DEFAULT clock.wall() NOT NULL,
    compared boolean DEFAULT false NOT NULL,
    CONSTRAINT reported_answers_are_codes_and_words CHECK (
CASE
    WHEN (jsonb_typeof(answers) = 'array'::text) THEN (((jsonb_array_length(answers) >= 1) AND (jsonb_array_length(answers) <= 20)) AND (length((answers)::text) <= 10000) AND (NOT jsonb_path_exists(answers, 'strict $[*]?(@.type() != "object" || exists (@.keyvalue()?(@."value".type() != "string" || !(@."key" == "code" || @."key" == "words"))))'::jsonpath)))
    ELSE false
END),
    CONSTRAINT reported_details_kind_check CHECK ((kind = ANY (ARRAY['phone'::text, 'marital_status'::text, 'drug_allergy'::text])))
);

ALTER TABLE ONLY record.reported_details FORCE ROW LEVEL SECURITY;


--
-- Name: residents; Type: TABLE; Schema: record; Owner: -
--

CREATE TABLE record.residents (
    resident_id uuid NOT NULL,
    name text NOT NULL,
    sex text NOT NULL,
    birth_date date NOT NULL,
    created_at timestamp with time zone DEFAULT clock.now() NOT NULL,
    created_by_institution text NOT NULL,
    registration uuid,
    CONSTRAINT residents_name_check CHECK (((length(name) >= 1) AND (length(name) <= 50))),
    CONSTRAINT residents_sex_check CHECK ((sex = ANY (ARRAY['0'::text, '1'::text, '2'::text, '9'::text])))
);

ALTER TABLE ONLY record.residents FORCE ROW LEVEL SECURITY;


--
-- Name: verifications; Type: TABLE; Schema: record; Owner: -
--

CREATE TABLE record.verifications (
    resident_id uuid NOT NULL,
    id uuid NOT NULL,
    stands_in text NOT NULL,
    entry uuid NOT NULL,
    step text NOT NULL,
    words text,
    section text NOT NULL,
    security_label smallint NOT NULL,
    author_account uuid NOT NULL,
    author_name text,
    institution_code text,
    made_at timestamp with time zone NOT NULL,
    CONSTRAINT all_but_acceptance_has_words CHECK (((step = 'verified'::text) = (words IS NULL))),
    CONSTRAINT verifications_author_name_check CHECK ((length(author_name) <= 1000)),
    CONSTRAINT verifications_stands_in_check CHECK ((stands_in = ANY (ARRAY['basics'::text, 'measurements'::text]))),
    CONSTRAINT verifications_step_check CHECK ((step = ANY (ARRAY['verified'::text, 'returned'::text, 'asked'::text, 'answered'::text]))),
    CONSTRAINT verifications_words_check CHECK (((length(words) >= 1) AND (length(words) <= 500)))
);

ALTER TABLE ONLY record.verifications FORCE ROW LEVEL SECURITY;


--
-- Name: withdrawals; Type: TABLE; Schema: record; Owner: -
--

CREATE TABLE record.withdrawals (
    resident_id uuid NOT NULL,
    id uuid NOT NULL,
    reason text,
    author_account uuid NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    CONSTRAINT withdrawals_reason_check CHECK (((length(reason) >= 1) AND (length(reason) <= 200)))
);

ALTER TABLE ONLY record.withdrawals FORCE ROW LEVEL SECURITY;


--
-- Name: districts; Type: TABLE; Schema: reference; Owner: -
--

CREATE TABLE reference.districts (
    code text NOT NULL,
    gb_code text,
    name_zh text NOT NULL,
    name_en text NOT NULL,
    CONSTRAINT districts_code_check CHECK ((code ~ '^[A-Z]{2,3}$'::text)),
    CONSTRAINT districts_gb_code_check CHECK ((gb_code ~ '^[0-9]{6}$'::text)),
    CONSTRAINT districts_name_en_check CHECK ((name_en <> ''::text)),
    CONSTRAINT districts_name_zh_check CHECK ((name_zh <> ''::text))
);

ALTER TABLE ONLY reference.districts FORCE ROW LEVEL SECURITY;


--
-- Name: institutions; Type: TABLE; Schema: reference; Owner: -
--

CREATE TABLE reference.institutions (
    code text NOT NULL,
    name_zh text NOT NULL,
    name_en text NOT NULL,
    kind text NOT NULL,
    address_zh text NOT NULL,
    address_en text NOT NULL,
    phone text NOT NULL,
    confidentiality_agreement_until date,
    district text,
    record_place text,
    CONSTRAINT institutions_code_check CHECK ((code ~ '^[0-9A-Z]{6,22}$'::text)),
    CONSTRAINT institutions_kind_check CHECK ((kind = ANY (ARRAY['health_centre'::text, 'hospital'::text, 'department'::text]))),
    CONSTRAINT institutions_name_en_check CHECK ((name_en <> ''::text)),
    CONSTRAINT institutions_name_zh_check CHECK ((name_zh <> ''::text)),
    CONSTRAINT institutions_record_place_check CHECK (((record_place ~ '^[0-9]{9}[019][0-9]{2}$'::text) AND (record_place !~ '00$'::text)))
);

ALTER TABLE ONLY reference.institutions FORCE ROW LEVEL SECURITY;


--
-- Name: record_serials; Type: TABLE; Schema: reference; Owner: -
--

CREATE TABLE reference.record_serials (
    place text NOT NULL,
    last integer NOT NULL,
    CONSTRAINT record_serials_place_check CHECK ((place ~ '^[0-9]{12}$'::text)),
    CONSTRAINT serials_have_five_digits CHECK (((last >= 1) AND (last <= 99999)))
);

ALTER TABLE ONLY reference.record_serials FORCE ROW LEVEL SECURITY;


--
-- Name: working_days; Type: TABLE; Schema: reference; Owner: -
--

CREATE TABLE reference.working_days (
    day date NOT NULL,
    working boolean NOT NULL
);

ALTER TABLE ONLY reference.working_days FORCE ROW LEVEL SECURITY;


--
-- Name: acts; Type: TABLE; Schema: visit; Owner: -
--

CREATE TABLE visit.acts (
    id uuid NOT NULL,
    session_id uuid NOT NULL,
    kind text NOT NULL,
    subject uuid,
    detail text,
    created_at timestamp with time zone DEFAULT clock.now() NOT NULL,
    confirmed_at timestamp with time zone,
    executed_at timestamp with time zone,
    CONSTRAINT acts_detail_check CHECK (((length(detail) >= 1) AND (length(detail) <= 400)))
);

ALTER TABLE ONLY visit.acts FORCE ROW LEVEL SECURITY;


--
-- Name: address_limits; Type: TABLE; Schema: visit; Owner: -
--

CREATE TABLE visit.address_limits (
    bucket text NOT NULL,
    address bytea NOT NULL,
    window_start timestamp with time zone NOT NULL,
    hits integer NOT NULL,
    CONSTRAINT address_limits_address_check CHECK ((length(address) = 32))
);

ALTER TABLE ONLY visit.address_limits FORCE ROW LEVEL SECURITY;


--
-- Name: ceremonies; Type: TABLE; Schema: visit; Owner: -
--

CREATE TABLE visit.ceremonies (
    holder bytea NOT NULL,
    purpose text NOT NULL,
    state jsonb NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    CONSTRAINT ceremonies_holder_check CHECK ((length(holder) = 32))
);

ALTER TABLE ONLY visit.ceremonies FORCE ROW LEVEL SECURITY;


--
-- Name: visits; Type: TABLE; Schema: visit; Owner: -
--

CREATE TABLE visit.visits (
    holder bytea NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    CONSTRAINT visits_holder_check CHECK ((length(holder) = 32))
);

ALTER TABLE ONLY visit.visits FORCE ROW LEVEL SECURITY;


--
-- Name: checks; Type: TABLE; Schema: work; Owner: -
--

CREATE TABLE work.checks (
    institution_code text NOT NULL,
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    resident_id uuid NOT NULL,
    masked_name text NOT NULL,
    kind text NOT NULL,
    raised_by text NOT NULL,
    raised_at timestamp with time zone DEFAULT clock.now() NOT NULL,
    closed_at timestamp with time zone,
    closed_by text,
    outcome text,
    entries uuid[] DEFAULT '{}'::uuid[] NOT NULL,
    entry_kinds text[] DEFAULT '{}'::text[] NOT NULL,
    CONSTRAINT checks_check CHECK ((((closed_at IS NULL) = (outcome IS NULL)) AND ((closed_at IS NULL) = (closed_by IS NULL)))),
    CONSTRAINT each_entry_has_a_kind CHECK (((cardinality(entries) = cardinality(entry_kinds)) AND (cardinality(entries) <= 20)))
);

ALTER TABLE ONLY work.checks FORCE ROW LEVEL SECURITY;


--
-- Name: log_2026_11; Type: TABLE ATTACH; Schema: access; Owner: -
--

ALTER TABLE ONLY access.log ATTACH PARTITION access.log_2026_11 FOR VALUES FROM ('2026-11-01 00:00:00+00') TO ('2026-12-01 00:00:00+00');


--
-- Name: log_2026_12; Type: TABLE ATTACH; Schema: access; Owner: -
--

ALTER TABLE ONLY access.log ATTACH PARTITION access.log_2026_12 FOR VALUES FROM ('2026-12-01 00:00:00+00') TO ('2027-01-01 00:00:00+00');


--
-- Name: log_2027_01; Type: TABLE ATTACH; Schema: access; Owner: -
--

ALTER TABLE ONLY access.log ATTACH PARTITION access.log_2027_01 FOR VALUES FROM ('2027-01-01 00:00:00+00') TO ('2027-02-01 00:00:00+00');


--
-- Name: log_2027_02; Type: TABLE ATTACH; Schema: access; Owner: -
--

ALTER TABLE ONLY access.log ATTACH PARTITION access.log_2027_02 FOR VALUES FROM ('2027-02-01 00:00:00+00') TO ('2027-03-01 00:00:00+00');


--
-- Name: log_rest; Type: TABLE ATTACH; Schema: access; Owner: -
--

ALTER TABLE ONLY access.log ATTACH PARTITION access.log_rest DEFAULT;


--
-- Name: log log_pkey; Type: CONSTRAINT; Schema: access; Owner: -
--

ALTER TABLE ONLY access.log
    ADD CONSTRAINT log_pkey PRIMARY KEY (id, at);


--
-- Name: log_2026_11 log_2026_11_pkey; Type: CONSTRAINT; Schema: access; Owner: -
--

ALTER TABLE ONLY access.log_2026_11
    ADD CONSTRAINT log_2026_11_pkey PRIMARY KEY (id, at);


--
-- Name: log_2026_12 log_2026_12_pkey; Type: CONSTRAINT; Schema: access; Owner: -
--

ALTER TABLE ONLY access.log_2026_12
    ADD CONSTRAINT log_2026_12_pkey PRIMARY KEY (id, at);


--
-- Name: log_2027_01 log_2027_01_pkey; Type: CONSTRAINT; Schema: access; Owner: -
--

ALTER TABLE ONLY access.log_2027_01
    ADD CONSTRAINT log_2027_01_pkey PRIMARY KEY (id, at);


--
-- Name: log_2027_02 log_2027_02_pkey; Type: CONSTRAINT; Schema: access; Owner: -
--

ALTER TABLE ONLY access.log_2027_02
    ADD CONSTRAINT log_2027_02_pkey PRIMARY KEY (id, at);


--
-- Name: log_rest log_rest_pkey; Type: CONSTRAINT; Schema: access; Owner: -
--

ALTER TABLE ONLY access.log_rest
    ADD CONSTRAINT log_rest_pkey PRIMARY KEY (id, at);


--
-- Name: rules rules_basis_capacity_duty_purpose_key; Type: CONSTRAINT; Schema: access; Owner: -
--

ALTER TABLE ONLY access.rules
    ADD CONSTRAINT rules_basis_capacity_duty_purpose_key UNIQUE NULLS NOT DISTINCT (basis, capacity, duty, purpose);


--
-- Name: seals seals_pkey; Type: CONSTRAINT; Schema: access; Owner: -
--

ALTER TABLE ONLY access.seals
    ADD CONSTRAINT seals_pkey PRIMARY KEY (seq);


--
-- Name: accounts accounts_number_hash_key; Type: CONSTRAINT; Schema: auth; Owner: -
--

ALTER TABLE ONLY auth.accounts
    ADD CONSTRAINT accounts_number_hash_key UNIQUE (number_hash);


--
-- Name: accounts accounts_pkey; Type: CONSTRAINT; Schema: auth; Owner: -
--

ALTER TABLE ONLY auth.accounts
    ADD CONSTRAINT accounts_pkey PRIMARY KEY (id);


--
-- Name: accounts accounts_resident_id_key; Type: CONSTRAINT; Schema: auth; Owner: -
--

ALTER TABLE ONLY auth.accounts
    ADD CONSTRAINT accounts_resident_id_key UNIQUE (resident_id);


--
-- Name: passkeys passkeys_credential_id_key; Type: CONSTRAINT; Schema: auth; Owner: -
--

ALTER TABLE ONLY auth.passkeys
    ADD CONSTRAINT passkeys_credential_id_key UNIQUE (credential_id);


--
-- Name: passkeys passkeys_pkey; Type: CONSTRAINT; Schema: auth; Owner: -
--

ALTER TABLE ONLY auth.passkeys
    ADD CONSTRAINT passkeys_pkey PRIMARY KEY (id);


--
-- Name: posts posts_pkey; Type: CONSTRAINT; Schema: auth; Owner: -
--

ALTER TABLE ONLY auth.posts
    ADD CONSTRAINT posts_pkey PRIMARY KEY (id);


--
-- Name: sessions sessions_pkey; Type: CONSTRAINT; Schema: auth; Owner: -
--

ALTER TABLE ONLY auth.sessions
    ADD CONSTRAINT sessions_pkey PRIMARY KEY (id);


--
-- Name: sessions sessions_token_hash_key; Type: CONSTRAINT; Schema: auth; Owner: -
--

ALTER TABLE ONLY auth.sessions
    ADD CONSTRAINT sessions_token_hash_key UNIQUE (token_hash);


--
-- Name: slips slips_code_hash_key; Type: CONSTRAINT; Schema: auth; Owner: -
--

ALTER TABLE ONLY auth.slips
    ADD CONSTRAINT slips_code_hash_key UNIQUE (code_hash);


--
-- Name: slips slips_pkey; Type: CONSTRAINT; Schema: auth; Owner: -
--

ALTER TABLE ONLY auth.slips
    ADD CONSTRAINT slips_pkey PRIMARY KEY (id);


--
-- Name: _sqlx_migrations _sqlx_migrations_pkey; Type: CONSTRAINT; Schema: ehr_migrations; Owner: -
--

ALTER TABLE ONLY ehr_migrations._sqlx_migrations
    ADD CONSTRAINT _sqlx_migrations_pkey PRIMARY KEY (version);


--
-- Name: mail_addresses mail_addresses_pkey; Type: CONSTRAINT; Schema: own; Owner: -
--

ALTER TABLE ONLY own.mail_addresses
    ADD CONSTRAINT mail_addresses_pkey PRIMARY KEY (account_id);


--
-- Name: notices notices_kind_check; Type: CHECK CONSTRAINT; Schema: own; Owner: -
--

ALTER TABLE own.notices
    ADD CONSTRAINT notices_kind_check CHECK ((kind = ANY (ARRAY['verified'::text, 'returned'::text, 'asked'::text, 'taken_on'::text, 'corrected'::text, 'refused'::text, 'escalated'::text, 'death_reported'::text, 'found_alive'::text, 'details_differ'::text, 'confirm_details'::text, 'follow_up_overdue'::text, 'entry_changed'::text, 'entry_taken_back'::text, 'slip_issued'::text, 'identity_changed'::text]))) NOT VALID;


--
-- Name: notices notices_pkey; Type: CONSTRAINT; Schema: own; Owner: -
--

ALTER TABLE ONLY own.notices
    ADD CONSTRAINT notices_pkey PRIMARY KEY (account_id, id);


--
-- Name: submissions submissions_pkey; Type: CONSTRAINT; Schema: own; Owner: -
--

ALTER TABLE ONLY own.submissions
    ADD CONSTRAINT submissions_pkey PRIMARY KEY (account_id, submission);


--
-- Name: basics basics_changed_meanwhile; Type: CONSTRAINT; Schema: record; Owner: -
--

ALTER TABLE ONLY record.basics
    ADD CONSTRAINT basics_changed_meanwhile UNIQUE (resident_id, supersedes);


--
-- Name: basics basics_pkey; Type: CONSTRAINT; Schema: record; Owner: -
--

ALTER TABLE ONLY record.basics
    ADD CONSTRAINT basics_pkey PRIMARY KEY (resident_id, id);


--
-- Name: care_teams care_teams_pkey; Type: CONSTRAINT; Schema: record; Owner: -
--

ALTER TABLE ONLY record.care_teams
    ADD CONSTRAINT care_teams_pkey PRIMARY KEY (resident_id, id);


--
-- Name: measurements changed_meanwhile; Type: CONSTRAINT; Schema: record; Owner: -
--

ALTER TABLE ONLY record.measurements
    ADD CONSTRAINT changed_meanwhile UNIQUE (resident_id, supersedes);


--
-- Name: confirmations confirmations_pkey; Type: CONSTRAINT; Schema: record; Owner: -
--

ALTER TABLE ONLY record.confirmations
    ADD CONSTRAINT confirmations_pkey PRIMARY KEY (resident_id, id);


--
-- Name: correction_steps correction_steps_pkey; Type: CONSTRAINT; Schema: record; Owner: -
--

ALTER TABLE ONLY record.correction_steps
    ADD CONSTRAINT correction_steps_pkey PRIMARY KEY (resident_id, id);


--
-- Name: corrections corrections_pkey; Type: CONSTRAINT; Schema: record; Owner: -
--

ALTER TABLE ONLY record.corrections
    ADD CONSTRAINT corrections_pkey PRIMARY KEY (resident_id, id);


--
-- Name: entries details_are_names_and_words; Type: CHECK CONSTRAINT; Schema: record; Owner: -
--

ALTER TABLE record.entries
    ADD CONSTRAINT details_are_names_and_words CHECK (
CASE
    WHEN (jsonb_typeof(details) = 'array'::text) THEN ((jsonb_array_length(details) <= 200) AND (length((details)::text) <= 500000) AND (NOT jsonb_path_exists(details, 'strict $[*]?((@.type() != "array" || @.size() != 2) || !((@[0].type() == "string" && @[1].type() == "string") && @[0] like_regex "^(class|place|reason|category|severity|reaction|dose|route|site|lot|outcome|conclusion|part|activity|goal|target|note|when|range|dosage|attachment|left_out)$"))'::jsonpath)))
    ELSE false
END) NOT VALID;


--
-- Name: entries entries_pkey; Type: CONSTRAINT; Schema: record; Owner: -
--

ALTER TABLE ONLY record.entries
    ADD CONSTRAINT entries_pkey PRIMARY KEY (resident_id, id);


--
-- Name: entries entry_changed_meanwhile; Type: CONSTRAINT; Schema: record; Owner: -
--

ALTER TABLE ONLY record.entries
    ADD CONSTRAINT entry_changed_meanwhile UNIQUE (resident_id, supersedes);


--
-- Name: evidence evidence_pkey; Type: CONSTRAINT; Schema: record; Owner: -
--

ALTER TABLE ONLY record.evidence
    ADD CONSTRAINT evidence_pkey PRIMARY KEY (resident_id, id);


--
-- Name: identifiers identifiers_pkey; Type: CONSTRAINT; Schema: record; Owner: -
--

ALTER TABLE ONLY record.identifiers
    ADD CONSTRAINT identifiers_pkey PRIMARY KEY (resident_id, id);


--
-- Name: identifiers identifiers_system_check; Type: CHECK CONSTRAINT; Schema: record; Owner: -
--

ALTER TABLE record.identifiers
    ADD CONSTRAINT identifiers_system_check CHECK ((system = ANY (ARRAY['citizen'::text, 'foreign_resident'::text, 'foreign_resident_old'::text, 'hm_travel'::text, 'taiwan_travel'::text, 'passport'::text, 'birth_certificate'::text, 'record'::text]))) NOT VALID;


--
-- Name: identity_changes identity_changes_pkey; Type: CONSTRAINT; Schema: record; Owner: -
--

ALTER TABLE ONLY record.identity_changes
    ADD CONSTRAINT identity_changes_pkey PRIMARY KEY (resident_id, id);


--
-- Name: measurements measurements_kind_check; Type: CHECK CONSTRAINT; Schema: record; Owner: -
--

ALTER TABLE record.measurements
    ADD CONSTRAINT measurements_kind_check CHECK ((kind = ANY (ARRAY['blood_pressure'::text, 'pulse'::text, 'weight'::text, 'glucose'::text, 'height'::text, 'bmi'::text, 'temperature'::text, 'pain'::text, 'respiratory_rate'::text, 'oxygen_saturation'::text, 'head_circumference'::text, 'waist'::text, 'cigarettes'::text, 'alcohol'::text, 'exercise'::text, 'sleep'::text, 'uric_acid'::text]))) NOT VALID;


--
-- Name: measurements measurements_pkey; Type: CONSTRAINT; Schema: record; Owner: -
--

ALTER TABLE ONLY record.measurements
    ADD CONSTRAINT measurements_pkey PRIMARY KEY (resident_id, id);


--
-- Name: evidence one_file_a_correction; Type: CONSTRAINT; Schema: record; Owner: -
--

ALTER TABLE ONLY record.evidence
    ADD CONSTRAINT one_file_a_correction UNIQUE (resident_id, correction);


--
-- Name: residents one_record_a_registration; Type: CONSTRAINT; Schema: record; Owner: -
--

ALTER TABLE ONLY record.residents
    ADD CONSTRAINT one_record_a_registration UNIQUE (registration);


--
-- Name: reported_details reported_details_pkey; Type: CONSTRAINT; Schema: record; Owner: -
--

ALTER TABLE ONLY record.reported_details
    ADD CONSTRAINT reported_details_pkey PRIMARY KEY (resident_id, id);


--
-- Name: residents residents_pkey; Type: CONSTRAINT; Schema: record; Owner: -
--

ALTER TABLE ONLY record.residents
    ADD CONSTRAINT residents_pkey PRIMARY KEY (resident_id);


--
-- Name: verifications verifications_pkey; Type: CONSTRAINT; Schema: record; Owner: -
--

ALTER TABLE ONLY record.verifications
    ADD CONSTRAINT verifications_pkey PRIMARY KEY (resident_id, id);


--
-- Name: withdrawals withdrawals_pkey; Type: CONSTRAINT; Schema: record; Owner: -
--

ALTER TABLE ONLY record.withdrawals
    ADD CONSTRAINT withdrawals_pkey PRIMARY KEY (resident_id, id);


--
-- Name: districts districts_gb_code_key; Type: CONSTRAINT; Schema: reference; Owner: -
--

ALTER TABLE ONLY reference.districts
    ADD CONSTRAINT districts_gb_code_key UNIQUE (gb_code);


--
-- Name: districts districts_pkey; Type: CONSTRAINT; Schema: reference; Owner: -
--

ALTER TABLE ONLY reference.districts
    ADD CONSTRAINT districts_pkey PRIMARY KEY (code);


--
-- Name: institutions institutions_pkey; Type: CONSTRAINT; Schema: reference; Owner: -
--

ALTER TABLE ONLY reference.institutions
    ADD CONSTRAINT institutions_pkey PRIMARY KEY (code);


--
-- Name: record_serials record_serials_pkey; Type: CONSTRAINT; Schema: reference; Owner: -
--

ALTER TABLE ONLY reference.record_serials
    ADD CONSTRAINT record_serials_pkey PRIMARY KEY (place);


--
-- Name: working_days working_days_pkey; Type: CONSTRAINT; Schema: reference; Owner: -
--

ALTER TABLE ONLY reference.working_days
    ADD CONSTRAINT working_days_pkey PRIMARY KEY (day);


--
-- Name: acts acts_kind_check; Type: CHECK CONSTRAINT; Schema: visit; Owner: -
--

ALTER TABLE visit.acts
    ADD CONSTRAINT acts_kind_check CHECK ((kind = ANY (ARRAY['add_passkey'::text, 'remove_passkey'::text, 'switch_capacity'::text, 'issue_slip'::text, 'download'::text, 'change_identity'::text]))) NOT VALID;


--
-- Name: acts acts_pkey; Type: CONSTRAINT; Schema: visit; Owner: -
--

ALTER TABLE ONLY visit.acts
    ADD CONSTRAINT acts_pkey PRIMARY KEY (id);


--
-- Name: address_limits address_limits_pkey; Type: CONSTRAINT; Schema: visit; Owner: -
--

ALTER TABLE ONLY visit.address_limits
    ADD CONSTRAINT address_limits_pkey PRIMARY KEY (bucket, address);


--
-- Name: ceremonies ceremonies_pkey; Type: CONSTRAINT; Schema: visit; Owner: -
--

ALTER TABLE ONLY visit.ceremonies
    ADD CONSTRAINT ceremonies_pkey PRIMARY KEY (holder, purpose);


--
-- Name: visits visits_pkey; Type: CONSTRAINT; Schema: visit; Owner: -
--

ALTER TABLE ONLY visit.visits
    ADD CONSTRAINT visits_pkey PRIMARY KEY (holder);


--
-- Name: checks checks_kind_check; Type: CHECK CONSTRAINT; Schema: work; Owner: -
--

ALTER TABLE work.checks
    ADD CONSTRAINT checks_kind_check CHECK ((kind = ANY (ARRAY['death_reported'::text, 'entry_changed'::text, 'entry_taken_back'::text]))) NOT VALID;


--
-- Name: checks checks_outcome_check; Type: CHECK CONSTRAINT; Schema: work; Owner: -
--

ALTER TABLE work.checks
    ADD CONSTRAINT checks_outcome_check CHECK ((outcome = ANY (ARRAY['alive'::text, 'seen'::text]))) NOT VALID;


--
-- Name: checks checks_pkey; Type: CONSTRAINT; Schema: work; Owner: -
--

ALTER TABLE ONLY work.checks
    ADD CONSTRAINT checks_pkey PRIMARY KEY (institution_code, id);


--
-- Name: log_of_a_resident; Type: INDEX; Schema: access; Owner: -
--

CREATE INDEX log_of_a_resident ON ONLY access.log USING btree (resident_id, at DESC);


--
-- Name: log_2026_11_resident_id_at_idx; Type: INDEX; Schema: access; Owner: -
--

CREATE INDEX log_2026_11_resident_id_at_idx ON access.log_2026_11 USING btree (resident_id, at DESC);


--
-- Name: log_of_searches; Type: INDEX; Schema: access; Owner: -
--

CREATE INDEX log_of_searches ON ONLY access.log USING btree (session_id, at) WHERE (event = 'found'::text);


--
-- Name: log_2026_11_session_id_at_idx; Type: INDEX; Schema: access; Owner: -
--

CREATE INDEX log_2026_11_session_id_at_idx ON access.log_2026_11 USING btree (session_id, at) WHERE (event = 'found'::text);


--
-- Name: log_in_commit_order; Type: INDEX; Schema: access; Owner: -
--

CREATE INDEX log_in_commit_order ON ONLY access.log USING btree (xid, id);


--
-- Name: log_2026_11_xid_id_idx; Type: INDEX; Schema: access; Owner: -
--

CREATE INDEX log_2026_11_xid_id_idx ON access.log_2026_11 USING btree (xid, id);


--
-- Name: log_2026_12_resident_id_at_idx; Type: INDEX; Schema: access; Owner: -
--

CREATE INDEX log_2026_12_resident_id_at_idx ON access.log_2026_12 USING btree (resident_id, at DESC);


--
-- Name: log_2026_12_session_id_at_idx; Type: INDEX; Schema: access; Owner: -
--

CREATE INDEX log_2026_12_session_id_at_idx ON access.log_2026_12 USING btree (session_id, at) WHERE (event = 'found'::text);


--
-- Name: log_2026_12_xid_id_idx; Type: INDEX; Schema: access; Owner: -
--

CREATE INDEX log_2026_12_xid_id_idx ON access.log_2026_12 USING btree (xid, id);


--
-- Name: log_2027_01_resident_id_at_idx; Type: INDEX; Schema: access; Owner: -
--

CREATE INDEX log_2027_01_resident_id_at_idx ON access.log_2027_01 USING btree (resident_id, at DESC);


--
-- Name: log_2027_01_session_id_at_idx; Type: INDEX; Schema: access; Owner: -
--

CREATE INDEX log_2027_01_session_id_at_idx ON access.log_2027_01 USING btree (session_id, at) WHERE (event = 'found'::text);


--
-- Name: log_2027_01_xid_id_idx; Type: INDEX; Schema: access; Owner: -
--

CREATE INDEX log_2027_01_xid_id_idx ON access.log_2027_01 USING btree (xid, id);


--
-- Name: log_2027_02_resident_id_at_idx; Type: INDEX; Schema: access; Owner: -
--

CREATE INDEX log_2027_02_resident_id_at_idx ON access.log_2027_02 USING btree (resident_id, at DESC);


--
-- Name: log_2027_02_session_id_at_idx; Type: INDEX; Schema: access; Owner: -
--

CREATE INDEX log_2027_02_session_id_at_idx ON access.log_2027_02 USING btree (session_id, at) WHERE (event = 'found'::text);


--
-- Name: log_2027_02_xid_id_idx; Type: INDEX; Schema: access; Owner: -
--

CREATE INDEX log_2027_02_xid_id_idx ON access.log_2027_02 USING btree (xid, id);


--
-- Name: log_rest_resident_id_at_idx; Type: INDEX; Schema: access; Owner: -
--

CREATE INDEX log_rest_resident_id_at_idx ON access.log_rest USING btree (resident_id, at DESC);


--
-- Name: log_rest_session_id_at_idx; Type: INDEX; Schema: access; Owner: -
--

CREATE INDEX log_rest_session_id_at_idx ON access.log_rest USING btree (session_id, at) WHERE (event = 'found'::text);


--
-- Name: log_rest_xid_id_idx; Type: INDEX; Schema: access; Owner: -
--

CREATE INDEX log_rest_xid_id_idx ON access.log_rest USING btree (xid, id);


--
-- Name: passkeys_of_an_account; Type: INDEX; Schema: auth; Owner: -
--

CREATE INDEX passkeys_of_an_account ON auth.passkeys USING btree (account_id);


--
-- Name: posts_of_an_account; Type: INDEX; Schema: auth; Owner: -
--

CREATE INDEX posts_of_an_account ON auth.posts USING btree (account_id);


--
-- Name: sessions_of_an_account; Type: INDEX; Schema: auth; Owner: -
--

CREATE INDEX sessions_of_an_account ON auth.sessions USING btree (account_id) WHERE (ended_at IS NULL);


--
-- Name: slips_of_an_account; Type: INDEX; Schema: auth; Owner: -
--

CREATE INDEX slips_of_an_account ON auth.slips USING btree (account_id);


--
-- Name: slips_of_an_institution; Type: INDEX; Schema: auth; Owner: -
--

CREATE INDEX slips_of_an_institution ON auth.slips USING btree (institution_code, issued_at) WHERE (institution_code IS NOT NULL);


--
-- Name: codes_to_mail; Type: INDEX; Schema: own; Owner: -
--

CREATE INDEX codes_to_mail ON own.mail_addresses USING btree (asked_at) WHERE (code IS NOT NULL);


--
-- Name: notices_in_order; Type: INDEX; Schema: own; Owner: -
--

CREATE INDEX notices_in_order ON own.notices USING btree (account_id, at DESC);


--
-- Name: notices_to_mail; Type: INDEX; Schema: own; Owner: -
--

CREATE INDEX notices_to_mail ON own.notices USING btree (at) WHERE to_mail;


--
-- Name: one_unread_notice; Type: INDEX; Schema: own; Owner: -
--

CREATE UNIQUE INDEX one_unread_notice ON own.notices USING btree (account_id, kind, about, leads_to, institution_code) NULLS NOT DISTINCT WHERE (read_at IS NULL);


--
-- Name: basics_have_one_answer; Type: INDEX; Schema: record; Owner: -
--

CREATE UNIQUE INDEX basics_have_one_answer ON record.basics USING btree (resident_id, kind) WHERE (superseded_at IS NULL);


--
-- Name: confirmations_by_age; Type: INDEX; Schema: record; Owner: -
--

CREATE INDEX confirmations_by_age ON record.confirmations USING btree (confirmed_at);


--
-- Name: confirmations_of_one; Type: INDEX; Schema: record; Owner: -
--

CREATE INDEX confirmations_of_one ON record.confirmations USING btree (resident_id, confirmed_at DESC) WHERE of_all;


--
-- Name: correction_has_one_answer; Type: INDEX; Schema: record; Owner: -
--

CREATE UNIQUE INDEX correction_has_one_answer ON record.correction_steps USING btree (resident_id, correction) WHERE (kind = ANY (ARRAY['corrected'::text, 'refused'::text]));


--
-- Name: correction_has_one_disagreement; Type: INDEX; Schema: record; Owner: -
--

CREATE UNIQUE INDEX correction_has_one_disagreement ON record.correction_steps USING btree (resident_id, correction) WHERE (kind = 'disagrees'::text);


--
-- Name: current_entries; Type: INDEX; Schema: record; Owner: -
--

CREATE INDEX current_entries ON record.entries USING btree (resident_id, at DESC, id DESC) WHERE (superseded_at IS NULL);


--
-- Name: current_lasting; Type: INDEX; Schema: record; Owner: -
--

CREATE INDEX current_lasting ON record.entries USING btree (resident_id, kind, at DESC, id DESC) WHERE ((superseded_at IS NULL) AND (kind = ANY (ARRAY['allergy'::text, 'condition'::text, 'medicine'::text])));


--
-- Name: current_measurements; Type: INDEX; Schema: record; Owner: -
--

CREATE INDEX current_measurements ON record.measurements USING btree (resident_id, kind, measured_at DESC) WHERE (superseded_at IS NULL);


--
-- Name: current_problems; Type: INDEX; Schema: record; Owner: -
--

CREATE INDEX current_problems ON record.entries USING btree (resident_id, ((kind = 'allergy'::text)) DESC, at DESC, id DESC) WHERE ((superseded_at IS NULL) AND (kind = ANY (ARRAY['allergy'::text, 'condition'::text])));


--
-- Name: current_visits; Type: INDEX; Schema: record; Owner: -
--

CREATE INDEX current_visits ON record.entries USING btree (resident_id, at DESC, id DESC) WHERE ((superseded_at IS NULL) AND (kind = 'visit'::text));


--
-- Name: details_of_a_sender; Type: INDEX; Schema: record; Owner: -
--

CREATE INDEX details_of_a_sender ON record.reported_details USING btree (resident_id, source_institution, kind, reported_at DESC);


--
-- Name: details_to_compare; Type: INDEX; Schema: record; Owner: -
--

CREATE INDEX details_to_compare ON record.reported_details USING btree (reported_at) WHERE (NOT compared);


--
-- Name: entries_taken_back; Type: INDEX; Schema: record; Owner: -
--

CREATE INDEX entries_taken_back ON record.entries USING btree (resident_id, source_institution, source_key) WHERE taken_back;


--
-- Name: follow_ups; Type: INDEX; Schema: record; Owner: -
--

CREATE INDEX follow_ups ON record.entries USING btree (at) WHERE ((superseded_at IS NULL) AND (kind = 'visit'::text) AND (code_system = 'urn:oid:2.16.156.10011.2.4'::text) AND (code = ANY (ARRAY['HSDB04.01'::text, 'HSDB04.02'::text])));


--
-- Name: follow_ups_of_one; Type: INDEX; Schema: record; Owner: -
--

CREATE INDEX follow_ups_of_one ON record.entries USING btree (resident_id, at DESC) WHERE ((superseded_at IS NULL) AND (kind = 'visit'::text) AND (code_system = 'urn:oid:2.16.156.10011.2.4'::text) AND (code = ANY (ARRAY['HSDB04.01'::text, 'HSDB04.02'::text])));


--
-- Name: measurements_taken_back; Type: INDEX; Schema: record; Owner: -
--

CREATE INDEX measurements_taken_back ON record.measurements USING btree (resident_id, source_institution, source_key) WHERE taken_back;


--
-- Name: one_current_entry_per_sender; Type: INDEX; Schema: record; Owner: -
--

CREATE UNIQUE INDEX one_current_entry_per_sender ON record.entries USING btree (resident_id, source_institution, source_key) WHERE (superseded_at IS NULL);


--
-- Name: one_current_entry_per_source; Type: INDEX; Schema: record; Owner: -
--

CREATE UNIQUE INDEX one_current_entry_per_source ON record.measurements USING btree (resident_id, source_institution, source_key) WHERE (superseded_at IS NULL);


--
-- Name: one_number_one_person; Type: INDEX; Schema: record; Owner: -
--

CREATE UNIQUE INDEX one_number_one_person ON record.identifiers USING btree (system, lookup) WHERE (NOT released);


--
-- Name: one_open_correction; Type: INDEX; Schema: record; Owner: -
--

CREATE UNIQUE INDEX one_open_correction ON record.corrections USING btree (resident_id, entry, kind) WHERE (answered_at IS NULL);


--
-- Name: one_responsible_unit; Type: INDEX; Schema: record; Owner: -
--

CREATE UNIQUE INDEX one_responsible_unit ON record.care_teams USING btree (resident_id) WHERE (until IS NULL);


--
-- Name: open_corrections; Type: INDEX; Schema: record; Owner: -
--

CREATE INDEX open_corrections ON record.corrections USING btree (handler_institution, due_on) WHERE (answered_at IS NULL);


--
-- Name: residents_by_age_of_record; Type: INDEX; Schema: record; Owner: -
--

CREATE INDEX residents_by_age_of_record ON record.residents USING btree (created_at);


--
-- Name: residents_by_birth_date; Type: INDEX; Schema: record; Owner: -
--

CREATE INDEX residents_by_birth_date ON record.residents USING btree (birth_date);


--
-- Name: residents_of_an_institution; Type: INDEX; Schema: record; Owner: -
--

CREATE INDEX residents_of_an_institution ON record.care_teams USING btree (institution_code) WHERE (until IS NULL);


--
-- Name: steps_of_a_correction; Type: INDEX; Schema: record; Owner: -
--

CREATE INDEX steps_of_a_correction ON record.correction_steps USING btree (resident_id, correction);


--
-- Name: steps_of_an_entry; Type: INDEX; Schema: record; Owner: -
--

CREATE INDEX steps_of_an_entry ON record.verifications USING btree (resident_id, entry, made_at);


--
-- Name: waiting_basics; Type: INDEX; Schema: record; Owner: -
--

CREATE INDEX waiting_basics ON record.basics USING btree (resident_id) WHERE ((verification = 'pending'::text) AND (superseded_at IS NULL) AND (author_kind = 'resident'::text));


--
-- Name: waiting_measurements; Type: INDEX; Schema: record; Owner: -
--

CREATE INDEX waiting_measurements ON record.measurements USING btree (resident_id) WHERE ((verification = 'pending'::text) AND (superseded_at IS NULL) AND (author_kind = 'resident'::text));


--
-- Name: one_department_a_district; Type: INDEX; Schema: reference; Owner: -
--

CREATE UNIQUE INDEX one_department_a_district ON reference.institutions USING btree (district) WHERE (kind = 'department'::text);


--
-- Name: one_open_check; Type: INDEX; Schema: work; Owner: -
--

CREATE UNIQUE INDEX one_open_check ON work.checks USING btree (resident_id, kind) WHERE (closed_at IS NULL);


--
-- Name: open_checks; Type: INDEX; Schema: work; Owner: -
--

CREATE INDEX open_checks ON work.checks USING btree (institution_code, raised_at) WHERE (closed_at IS NULL);


--
-- Name: log_2026_11_pkey; Type: INDEX ATTACH; Schema: access; Owner: -
--

ALTER INDEX access.log_pkey ATTACH PARTITION access.log_2026_11_pkey;


--
-- Name: log_2026_11_resident_id_at_idx; Type: INDEX ATTACH; Schema: access; Owner: -
--

ALTER INDEX access.log_of_a_resident ATTACH PARTITION access.log_2026_11_resident_id_at_idx;


--
-- Name: log_2026_11_session_id_at_idx; Type: INDEX ATTACH; Schema: access; Owner: -
--

ALTER INDEX access.log_of_searches ATTACH PARTITION access.log_2026_11_session_id_at_idx;


--
-- Name: log_2026_11_xid_id_idx; Type: INDEX ATTACH; Schema: access; Owner: -
--

ALTER INDEX access.log_in_commit_order ATTACH PARTITION access.log_2026_11_xid_id_idx;


--
-- Name: log_2026_12_pkey; Type: INDEX ATTACH; Schema: access; Owner: -
--

ALTER INDEX access.log_pkey ATTACH PARTITION access.log_2026_12_pkey;


--
-- Name: log_2026_12_resident_id_at_idx; Type: INDEX ATTACH; Schema: access; Owner: -
--

ALTER INDEX access.log_of_a_resident ATTACH PARTITION access.log_2026_12_resident_id_at_idx;


--
-- Name: log_2026_12_session_id_at_idx; Type: INDEX ATTACH; Schema: access; Owner: -
--

ALTER INDEX access.log_of_searches ATTACH PARTITION access.log_2026_12_session_id_at_idx;


--
-- Name: log_2026_12_xid_id_idx; Type: INDEX ATTACH; Schema: access; Owner: -
--

ALTER INDEX access.log_in_commit_order ATTACH PARTITION access.log_2026_12_xid_id_idx;


--
-- Name: log_2027_01_pkey; Type: INDEX ATTACH; Schema: access; Owner: -
--

ALTER INDEX access.log_pkey ATTACH PARTITION access.log_2027_01_pkey;


--
-- Name: log_2027_01_resident_id_at_idx; Type: INDEX ATTACH; Schema: access; Owner: -
--

ALTER INDEX access.log_of_a_resident ATTACH PARTITION access.log_2027_01_resident_id_at_idx;


--
-- Name: log_2027_01_session_id_at_idx; Type: INDEX ATTACH; Schema: access; Owner: -
--

ALTER INDEX access.log_of_searches ATTACH PARTITION access.log_2027_01_session_id_at_idx;


--
-- Name: log_2027_01_xid_id_idx; Type: INDEX ATTACH; Schema: access; Owner: -
--

ALTER INDEX access.log_in_commit_order ATTACH PARTITION access.log_2027_01_xid_id_idx;


--
-- Name: log_2027_02_pkey; Type: INDEX ATTACH; Schema: access; Owner: -
--

ALTER INDEX access.log_pkey ATTACH PARTITION access.log_2027_02_pkey;


--
-- Name: log_2027_02_resident_id_at_idx; Type: INDEX ATTACH; Schema: access; Owner: -
--

ALTER INDEX access.log_of_a_resident ATTACH PARTITION access.log_2027_02_resident_id_at_idx;


--
-- Name: log_2027_02_session_id_at_idx; Type: INDEX ATTACH; Schema: access; Owner: -
--

ALTER INDEX access.log_of_searches ATTACH PARTITION access.log_2027_02_session_id_at_idx;


--
-- Name: log_2027_02_xid_id_idx; Type: INDEX ATTACH; Schema: access; Owner: -
--

ALTER INDEX access.log_in_commit_order ATTACH PARTITION access.log_2027_02_xid_id_idx;


--
-- Name: log_rest_pkey; Type: INDEX ATTACH; Schema: access; Owner: -
--

ALTER INDEX access.log_pkey ATTACH PARTITION access.log_rest_pkey;


--
-- Name: log_rest_resident_id_at_idx; Type: INDEX ATTACH; Schema: access; Owner: -
--

ALTER INDEX access.log_of_a_resident ATTACH PARTITION access.log_rest_resident_id_at_idx;


--
-- Name: log_rest_session_id_at_idx; Type: INDEX ATTACH; Schema: access; Owner: -
--

ALTER INDEX access.log_of_searches ATTACH PARTITION access.log_rest_session_id_at_idx;


--
-- Name: log_rest_xid_id_idx; Type: INDEX ATTACH; Schema: access; Owner: -
--

ALTER INDEX access.log_in_commit_order ATTACH PARTITION access.log_rest_xid_id_idx;


--
-- Name: log only_ever_added_to; Type: TRIGGER; Schema: access; Owner: -
--

CREATE TRIGGER only_ever_added_to BEFORE DELETE OR UPDATE ON access.log FOR EACH ROW EXECUTE FUNCTION access.refuse_change();


--
-- Name: seals only_ever_added_to; Type: TRIGGER; Schema: access; Owner: -
--

CREATE TRIGGER only_ever_added_to BEFORE DELETE OR UPDATE OR TRUNCATE ON access.seals FOR EACH STATEMENT EXECUTE FUNCTION access.refuse_change();


--
-- Name: log only_ever_added_to_truncate; Type: TRIGGER; Schema: access; Owner: -
--

CREATE TRIGGER only_ever_added_to_truncate BEFORE TRUNCATE ON access.log FOR EACH STATEMENT EXECUTE FUNCTION access.refuse_change();


--
-- Name: log_2026_11 only_ever_added_to_truncate; Type: TRIGGER; Schema: access; Owner: -
--

CREATE TRIGGER only_ever_added_to_truncate BEFORE TRUNCATE ON access.log_2026_11 FOR EACH STATEMENT EXECUTE FUNCTION access.refuse_change();


--
-- Name: log_2026_12 only_ever_added_to_truncate; Type: TRIGGER; Schema: access; Owner: -
--

CREATE TRIGGER only_ever_added_to_truncate BEFORE TRUNCATE ON access.log_2026_12 FOR EACH STATEMENT EXECUTE FUNCTION access.refuse_change();


--
-- Name: log_2027_01 only_ever_added_to_truncate; Type: TRIGGER; Schema: access; Owner: -
--

CREATE TRIGGER only_ever_added_to_truncate BEFORE TRUNCATE ON access.log_2027_01 FOR EACH STATEMENT EXECUTE FUNCTION access.refuse_change();


--
-- Name: log_2027_02 only_ever_added_to_truncate; Type: TRIGGER; Schema: access; Owner: -
--

CREATE TRIGGER only_ever_added_to_truncate BEFORE TRUNCATE ON access.log_2027_02 FOR EACH STATEMENT EXECUTE FUNCTION access.refuse_change();


--
-- Name: log_rest only_ever_added_to_truncate; Type: TRIGGER; Schema: access; Owner: -
--

CREATE TRIGGER only_ever_added_to_truncate BEFORE TRUNCATE ON access.log_rest FOR EACH STATEMENT EXECUTE FUNCTION access.refuse_change();


--
-- Name: passkeys a_changed_key_is_logged; Type: TRIGGER; Schema: auth; Owner: -
--

CREATE TRIGGER a_changed_key_is_logged AFTER UPDATE OF credential ON auth.passkeys FOR EACH ROW WHEN (((old.credential #> '{cred,cred}'::text[]) IS DISTINCT FROM (new.credential #> '{cred,cred}'::text[]))) EXECUTE FUNCTION access.log_auth_write();


--
-- Name: accounts writes_are_logged; Type: TRIGGER; Schema: auth; Owner: -
--

CREATE TRIGGER writes_are_logged AFTER INSERT OR DELETE OR UPDATE ON auth.accounts FOR EACH ROW EXECUTE FUNCTION access.log_auth_write();


--
-- Name: passkeys writes_are_logged; Type: TRIGGER; Schema: auth; Owner: -
--

CREATE TRIGGER writes_are_logged AFTER INSERT OR DELETE OR UPDATE OF removed_at, label ON auth.passkeys FOR EACH ROW EXECUTE FUNCTION access.log_auth_write();


--
-- Name: posts writes_are_logged; Type: TRIGGER; Schema: auth; Owner: -
--

CREATE TRIGGER writes_are_logged AFTER INSERT OR DELETE OR UPDATE ON auth.posts FOR EACH ROW EXECUTE FUNCTION access.log_auth_write();


--
-- Name: sessions writes_are_logged; Type: TRIGGER; Schema: auth; Owner: -
--

CREATE TRIGGER writes_are_logged AFTER INSERT OR DELETE OR UPDATE OF ended_at, verified_at, token_hash, capacity, post_id, expires_at ON auth.sessions FOR EACH ROW EXECUTE FUNCTION access.log_auth_write();


--
-- Name: slips writes_are_logged; Type: TRIGGER; Schema: auth; Owner: -
--

CREATE TRIGGER writes_are_logged AFTER INSERT OR DELETE OR UPDATE ON auth.slips FOR EACH ROW EXECUTE FUNCTION access.log_auth_write();


--
-- Name: correction_steps an_answer_closes_it; Type: TRIGGER; Schema: record; Owner: -
--

CREATE TRIGGER an_answer_closes_it AFTER INSERT ON record.correction_steps FOR EACH ROW WHEN ((new.kind = ANY (ARRAY['corrected'::text, 'refused'::text]))) EXECUTE FUNCTION access.close_correction();


--
-- Name: entries its_readers_are_told; Type: TRIGGER; Schema: record; Owner: -
--

CREATE TRIGGER its_readers_are_told AFTER INSERT ON record.entries FOR EACH ROW WHEN (((new.supersedes IS NOT NULL) AND (new.author_kind = 'institution'::text))) EXECUTE FUNCTION access.tell_of_change();


--
-- Name: measurements its_readers_are_told; Type: TRIGGER; Schema: record; Owner: -
--

CREATE TRIGGER its_readers_are_told AFTER INSERT ON record.measurements FOR EACH ROW WHEN (((new.supersedes IS NOT NULL) AND (new.author_kind = 'institution'::text))) EXECUTE FUNCTION access.tell_of_change();


--
-- Name: correction_steps its_subject_is_told; Type: TRIGGER; Schema: record; Owner: -
--

CREATE TRIGGER its_subject_is_told AFTER INSERT ON record.correction_steps FOR EACH ROW WHEN ((new.kind <> 'disagrees'::text)) EXECUTE FUNCTION access.tell_of_correction();


--
-- Name: verifications its_subject_is_told; Type: TRIGGER; Schema: record; Owner: -
--

CREATE TRIGGER its_subject_is_told AFTER INSERT ON record.verifications FOR EACH ROW WHEN ((new.step <> 'answered'::text)) EXECUTE FUNCTION access.tell_of_verification();


--
-- Name: basics provenance_comes_from_the_opening; Type: TRIGGER; Schema: record; Owner: -
--

CREATE TRIGGER provenance_comes_from_the_opening BEFORE INSERT ON record.basics FOR EACH ROW WHEN ((CURRENT_USER <> 'ehr_engine'::name)) EXECUTE FUNCTION access.stamp_entry();


--
-- Name: confirmations provenance_comes_from_the_opening; Type: TRIGGER; Schema: record; Owner: -
--

CREATE TRIGGER provenance_comes_from_the_opening BEFORE INSERT ON record.confirmations FOR EACH ROW EXECUTE FUNCTION access.stamp_confirmation();


--
-- Name: correction_steps provenance_comes_from_the_opening; Type: TRIGGER; Schema: record; Owner: -
--

CREATE TRIGGER provenance_comes_from_the_opening BEFORE INSERT ON record.correction_steps FOR EACH ROW EXECUTE FUNCTION access.stamp_correction_step();


--
-- Name: corrections provenance_comes_from_the_opening; Type: TRIGGER; Schema: record; Owner: -
--

CREATE TRIGGER provenance_comes_from_the_opening BEFORE INSERT ON record.corrections FOR EACH ROW EXECUTE FUNCTION access.stamp_correction();


--
-- Name: entries provenance_comes_from_the_opening; Type: TRIGGER; Schema: record; Owner: -
--

CREATE TRIGGER provenance_comes_from_the_opening BEFORE INSERT ON record.entries FOR EACH ROW EXECUTE FUNCTION access.stamp_entry();


--
-- Name: evidence provenance_comes_from_the_opening; Type: TRIGGER; Schema: record; Owner: -
--

CREATE TRIGGER provenance_comes_from_the_opening BEFORE INSERT ON record.evidence FOR EACH ROW EXECUTE FUNCTION access.stamp_evidence();


--
-- Name: measurements provenance_comes_from_the_opening; Type: TRIGGER; Schema: record; Owner: -
--

CREATE TRIGGER provenance_comes_from_the_opening BEFORE INSERT ON record.measurements FOR EACH ROW EXECUTE FUNCTION access.stamp_entry();


--
-- Name: verifications provenance_comes_from_the_opening; Type: TRIGGER; Schema: record; Owner: -
--

CREATE TRIGGER provenance_comes_from_the_opening BEFORE INSERT ON record.verifications FOR EACH ROW EXECUTE FUNCTION access.stamp_verification();


--
-- Name: basics registrations_are_logged; Type: TRIGGER; Schema: record; Owner: -
--

CREATE TRIGGER registrations_are_logged AFTER INSERT ON record.basics REFERENCING NEW TABLE AS changed FOR EACH STATEMENT WHEN ((CURRENT_USER = 'ehr_engine'::name)) EXECUTE FUNCTION access.log_record_write();


--
-- Name: withdrawals withdrawing_marks_the_entry; Type: TRIGGER; Schema: record; Owner: -
--

CREATE TRIGGER withdrawing_marks_the_entry BEFORE INSERT ON record.withdrawals FOR EACH ROW EXECUTE FUNCTION access.withdraw_entry();


--
-- Name: basics writes_are_logged_on_delete; Type: TRIGGER; Schema: record; Owner: -
--

CREATE TRIGGER writes_are_logged_on_delete AFTER DELETE ON record.basics REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION access.log_record_write();


--
-- Name: care_teams writes_are_logged_on_delete; Type: TRIGGER; Schema: record; Owner: -
--

CREATE TRIGGER writes_are_logged_on_delete AFTER DELETE ON record.care_teams REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION access.log_record_write();


--
-- Name: confirmations writes_are_logged_on_delete; Type: TRIGGER; Schema: record; Owner: -
--

CREATE TRIGGER writes_are_logged_on_delete AFTER DELETE ON record.confirmations REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION access.log_record_write();


--
-- Name: correction_steps writes_are_logged_on_delete; Type: TRIGGER; Schema: record; Owner: -
--

CREATE TRIGGER writes_are_logged_on_delete AFTER DELETE ON record.correction_steps REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION access.log_record_write();


--
-- Name: corrections writes_are_logged_on_delete; Type: TRIGGER; Schema: record; Owner: -
--

CREATE TRIGGER writes_are_logged_on_delete AFTER DELETE ON record.corrections REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION access.log_record_write();


--
-- Name: entries writes_are_logged_on_delete; Type: TRIGGER; Schema: record; Owner: -
--

CREATE TRIGGER writes_are_logged_on_delete AFTER DELETE ON record.entries REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION access.log_record_write();


--
-- Name: evidence writes_are_logged_on_delete; Type: TRIGGER; Schema: record; Owner: -
--

CREATE TRIGGER writes_are_logged_on_delete AFTER DELETE ON record.evidence REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION access.log_record_write();


--
-- Name: identifiers writes_are_logged_on_delete; Type: TRIGGER; Schema: record; Owner: -
--

CREATE TRIGGER writes_are_logged_on_delete AFTER DELETE ON record.identifiers REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION access.log_record_write();


--
-- Name: identity_changes writes_are_logged_on_delete; Type: TRIGGER; Schema: record; Owner: -
--

CREATE TRIGGER writes_are_logged_on_delete AFTER DELETE ON record.identity_changes REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION access.log_record_write();


--
-- Name: measurements writes_are_logged_on_delete; Type: TRIGGER; Schema: record; Owner: -
--

CREATE TRIGGER writes_are_logged_on_delete AFTER DELETE ON record.measurements REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION access.log_record_write();


--
-- Name: reported_details writes_are_logged_on_delete; Type: TRIGGER; Schema: record; Owner: -
--

CREATE TRIGGER writes_are_logged_on_delete AFTER DELETE ON record.reported_details REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION access.log_record_write();


--
-- Name: residents writes_are_logged_on_delete; Type: TRIGGER; Schema: record; Owner: -
--

CREATE TRIGGER writes_are_logged_on_delete AFTER DELETE ON record.residents REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION access.log_record_write();


--
-- Name: verifications writes_are_logged_on_delete; Type: TRIGGER; Schema: record; Owner: -
--

CREATE TRIGGER writes_are_logged_on_delete AFTER DELETE ON record.verifications REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION access.log_record_write();


--
-- Name: withdrawals writes_are_logged_on_delete; Type: TRIGGER; Schema: record; Owner: -
--

CREATE TRIGGER writes_are_logged_on_delete AFTER DELETE ON record.withdrawals REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION access.log_record_write();


--
-- Name: basics writes_are_logged_on_insert; Type: TRIGGER; Schema: record; Owner: -
--

CREATE TRIGGER writes_are_logged_on_insert AFTER INSERT ON record.basics REFERENCING NEW TABLE AS changed FOR EACH STATEMENT WHEN ((CURRENT_USER <> 'ehr_engine'::name)) EXECUTE FUNCTION access.log_record_write('maintain');


--
-- Name: care_teams writes_are_logged_on_insert; Type: TRIGGER; Schema: record; Owner: -
--

CREATE TRIGGER writes_are_logged_on_insert AFTER INSERT ON record.care_teams REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION access.log_record_write();


--
-- Name: confirmations writes_are_logged_on_insert; Type: TRIGGER; Schema: record; Owner: -
--

CREATE TRIGGER writes_are_logged_on_insert AFTER INSERT ON record.confirmations REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION access.log_record_write('maintain');


--
-- Name: correction_steps writes_are_logged_on_insert; Type: TRIGGER; Schema: record; Owner: -
--

CREATE TRIGGER writes_are_logged_on_insert AFTER INSERT ON record.correction_steps REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION access.log_record_write('maintain', 'correct');


--
-- Name: corrections writes_are_logged_on_insert; Type: TRIGGER; Schema: record; Owner: -
--

CREATE TRIGGER writes_are_logged_on_insert AFTER INSERT ON record.corrections REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION access.log_record_write('maintain');


--
-- Name: entries writes_are_logged_on_insert; Type: TRIGGER; Schema: record; Owner: -
--

CREATE TRIGGER writes_are_logged_on_insert AFTER INSERT ON record.entries REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION access.log_record_write('deposit');


--
-- Name: evidence writes_are_logged_on_insert; Type: TRIGGER; Schema: record; Owner: -
--

CREATE TRIGGER writes_are_logged_on_insert AFTER INSERT ON record.evidence REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION access.log_record_write('maintain');


--
-- Name: identifiers writes_are_logged_on_insert; Type: TRIGGER; Schema: record; Owner: -
--

CREATE TRIGGER writes_are_logged_on_insert AFTER INSERT ON record.identifiers REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION access.log_record_write();


--
-- Name: identity_changes writes_are_logged_on_insert; Type: TRIGGER; Schema: record; Owner: -
--

CREATE TRIGGER writes_are_logged_on_insert AFTER INSERT ON record.identity_changes REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION access.log_record_write();


--
-- Name: measurements writes_are_logged_on_insert; Type: TRIGGER; Schema: record; Owner: -
--

CREATE TRIGGER writes_are_logged_on_insert AFTER INSERT ON record.measurements REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION access.log_record_write('maintain', 'deposit');


--
-- Name: reported_details writes_are_logged_on_insert; Type: TRIGGER; Schema: record; Owner: -
--

CREATE TRIGGER writes_are_logged_on_insert AFTER INSERT ON record.reported_details REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION access.log_record_write('deposit');


--
-- Name: residents writes_are_logged_on_insert; Type: TRIGGER; Schema: record; Owner: -
--

CREATE TRIGGER writes_are_logged_on_insert AFTER INSERT ON record.residents REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION access.log_record_write();


--
-- Name: verifications writes_are_logged_on_insert; Type: TRIGGER; Schema: record; Owner: -
--

CREATE TRIGGER writes_are_logged_on_insert AFTER INSERT ON record.verifications REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION access.log_record_write('verify', 'maintain');


--
-- Name: withdrawals writes_are_logged_on_insert; Type: TRIGGER; Schema: record; Owner: -
--

CREATE TRIGGER writes_are_logged_on_insert AFTER INSERT ON record.withdrawals REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION access.log_record_write('maintain');


--
-- Name: care_teams writes_are_logged_on_update; Type: TRIGGER; Schema: record; Owner: -
--

CREATE TRIGGER writes_are_logged_on_update AFTER UPDATE ON record.care_teams REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION access.log_record_write();


--
-- Name: identifiers writes_are_logged_on_update; Type: TRIGGER; Schema: record; Owner: -
--

CREATE TRIGGER writes_are_logged_on_update AFTER UPDATE ON record.identifiers REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION access.log_record_write();


--
-- Name: residents writes_are_logged_on_update; Type: TRIGGER; Schema: record; Owner: -
--

CREATE TRIGGER writes_are_logged_on_update AFTER UPDATE ON record.residents REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION access.log_record_write();


--
-- Name: verifications writes_are_logged_on_update; Type: TRIGGER; Schema: record; Owner: -
--

CREATE TRIGGER writes_are_logged_on_update AFTER UPDATE ON record.verifications REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION access.log_record_write();


--
-- Name: passkeys passkeys_account_id_fkey; Type: FK CONSTRAINT; Schema: auth; Owner: -
--

ALTER TABLE ONLY auth.passkeys
    ADD CONSTRAINT passkeys_account_id_fkey FOREIGN KEY (account_id) REFERENCES auth.accounts(id);


--
-- Name: posts posts_account_id_fkey; Type: FK CONSTRAINT; Schema: auth; Owner: -
--

ALTER TABLE ONLY auth.posts
    ADD CONSTRAINT posts_account_id_fkey FOREIGN KEY (account_id) REFERENCES auth.accounts(id);


--
-- Name: sessions sessions_account_id_fkey; Type: FK CONSTRAINT; Schema: auth; Owner: -
--

ALTER TABLE ONLY auth.sessions
    ADD CONSTRAINT sessions_account_id_fkey FOREIGN KEY (account_id) REFERENCES auth.accounts(id);


--
-- Name: sessions sessions_passkey_id_fkey; Type: FK CONSTRAINT; Schema: auth; Owner: -
--

ALTER TABLE ONLY auth.sessions
    ADD CONSTRAINT sessions_passkey_id_fkey FOREIGN KEY (passkey_id) REFERENCES auth.passkeys(id);


--
-- Name: sessions sessions_post_id_fkey; Type: FK CONSTRAINT; Schema: auth; Owner: -
--

ALTER TABLE ONLY auth.sessions
    ADD CONSTRAINT sessions_post_id_fkey FOREIGN KEY (post_id) REFERENCES auth.posts(id);


--
-- Name: slips slips_account_id_fkey; Type: FK CONSTRAINT; Schema: auth; Owner: -
--

ALTER TABLE ONLY auth.slips
    ADD CONSTRAINT slips_account_id_fkey FOREIGN KEY (account_id) REFERENCES auth.accounts(id);


--
-- Name: basics basics_resident_id_fkey; Type: FK CONSTRAINT; Schema: record; Owner: -
--

ALTER TABLE ONLY record.basics
    ADD CONSTRAINT basics_resident_id_fkey FOREIGN KEY (resident_id) REFERENCES record.residents(resident_id);


--
-- Name: basics basics_supersede_a_version; Type: FK CONSTRAINT; Schema: record; Owner: -
--

ALTER TABLE ONLY record.basics
    ADD CONSTRAINT basics_supersede_a_version FOREIGN KEY (resident_id, supersedes) REFERENCES record.basics(resident_id, id);


--
-- Name: care_teams care_teams_resident_id_fkey; Type: FK CONSTRAINT; Schema: record; Owner: -
--

ALTER TABLE ONLY record.care_teams
    ADD CONSTRAINT care_teams_resident_id_fkey FOREIGN KEY (resident_id) REFERENCES record.residents(resident_id);


--
-- Name: confirmations confirmations_resident_id_fkey; Type: FK CONSTRAINT; Schema: record; Owner: -
--

ALTER TABLE ONLY record.confirmations
    ADD CONSTRAINT confirmations_resident_id_fkey FOREIGN KEY (resident_id) REFERENCES record.residents(resident_id);


--
-- Name: correction_steps correction_steps_resident_id_correction_fkey; Type: FK CONSTRAINT; Schema: record; Owner: -
--

ALTER TABLE ONLY record.correction_steps
    ADD CONSTRAINT correction_steps_resident_id_correction_fkey FOREIGN KEY (resident_id, correction) REFERENCES record.corrections(resident_id, id);


--
-- Name: correction_steps correction_steps_resident_id_fkey; Type: FK CONSTRAINT; Schema: record; Owner: -
--

ALTER TABLE ONLY record.correction_steps
    ADD CONSTRAINT correction_steps_resident_id_fkey FOREIGN KEY (resident_id) REFERENCES record.residents(resident_id);


--
-- Name: corrections corrections_resident_id_fkey; Type: FK CONSTRAINT; Schema: record; Owner: -
--

ALTER TABLE ONLY record.corrections
    ADD CONSTRAINT corrections_resident_id_fkey FOREIGN KEY (resident_id) REFERENCES record.residents(resident_id);


--
-- Name: entries entries_resident_id_fkey; Type: FK CONSTRAINT; Schema: record; Owner: -
--

ALTER TABLE ONLY record.entries
    ADD CONSTRAINT entries_resident_id_fkey FOREIGN KEY (resident_id) REFERENCES record.residents(resident_id);


--
-- Name: entries entry_supersedes_a_version; Type: FK CONSTRAINT; Schema: record; Owner: -
--

ALTER TABLE ONLY record.entries
    ADD CONSTRAINT entry_supersedes_a_version FOREIGN KEY (resident_id, supersedes) REFERENCES record.entries(resident_id, id);


--
-- Name: evidence evidence_resident_id_correction_fkey; Type: FK CONSTRAINT; Schema: record; Owner: -
--

ALTER TABLE ONLY record.evidence
    ADD CONSTRAINT evidence_resident_id_correction_fkey FOREIGN KEY (resident_id, correction) REFERENCES record.corrections(resident_id, id);


--
-- Name: evidence evidence_resident_id_fkey; Type: FK CONSTRAINT; Schema: record; Owner: -
--

ALTER TABLE ONLY record.evidence
    ADD CONSTRAINT evidence_resident_id_fkey FOREIGN KEY (resident_id) REFERENCES record.residents(resident_id);


--
-- Name: identifiers identifiers_resident_id_fkey; Type: FK CONSTRAINT; Schema: record; Owner: -
--

ALTER TABLE ONLY record.identifiers
    ADD CONSTRAINT identifiers_resident_id_fkey FOREIGN KEY (resident_id) REFERENCES record.residents(resident_id);


--
-- Name: identity_changes identity_changes_resident_id_fkey; Type: FK CONSTRAINT; Schema: record; Owner: -
--

ALTER TABLE ONLY record.identity_changes
    ADD CONSTRAINT identity_changes_resident_id_fkey FOREIGN KEY (resident_id) REFERENCES record.residents(resident_id);


--
-- Name: measurements measurements_resident_id_fkey; Type: FK CONSTRAINT; Schema: record; Owner: -
--

ALTER TABLE ONLY record.measurements
    ADD CONSTRAINT measurements_resident_id_fkey FOREIGN KEY (resident_id) REFERENCES record.residents(resident_id);


--
-- Name: reported_details reported_details_resident_id_fkey; Type: FK CONSTRAINT; Schema: record; Owner: -
--

ALTER TABLE ONLY record.reported_details
    ADD CONSTRAINT reported_details_resident_id_fkey FOREIGN KEY (resident_id) REFERENCES record.residents(resident_id);


--
-- Name: measurements supersedes_a_version; Type: FK CONSTRAINT; Schema: record; Owner: -
--

ALTER TABLE ONLY record.measurements
    ADD CONSTRAINT supersedes_a_version FOREIGN KEY (resident_id, supersedes) REFERENCES record.measurements(resident_id, id);


--
-- Name: verifications verifications_resident_id_fkey; Type: FK CONSTRAINT; Schema: record; Owner: -
--

ALTER TABLE ONLY record.verifications
    ADD CONSTRAINT verifications_resident_id_fkey FOREIGN KEY (resident_id) REFERENCES record.residents(resident_id);


--
-- Name: withdrawals withdraws_a_version; Type: FK CONSTRAINT; Schema: record; Owner: -
--

ALTER TABLE ONLY record.withdrawals
    ADD CONSTRAINT withdraws_a_version FOREIGN KEY (resident_id, id) REFERENCES record.measurements(resident_id, id);


--
-- Name: institutions institutions_district_fkey; Type: FK CONSTRAINT; Schema: reference; Owner: -
--

ALTER TABLE ONLY reference.institutions
    ADD CONSTRAINT institutions_district_fkey FOREIGN KEY (district) REFERENCES reference.districts(code);


--
-- Name: log The engine adds to the log; Type: POLICY; Schema: access; Owner: -
--

CREATE POLICY "The engine adds to the log" ON access.log FOR INSERT TO ehr_engine WITH CHECK (true);


--
-- Name: rules The engine decides by rules; Type: POLICY; Schema: access; Owner: -
--

CREATE POLICY "The engine decides by rules" ON access.rules FOR SELECT TO ehr_engine USING (true);


--
-- Name: log The engine reads openings; Type: POLICY; Schema: access; Owner: -
--

CREATE POLICY "The engine reads openings" ON access.log FOR SELECT TO ehr_engine USING (true);


--
-- Name: log The log of a record is readable in an opening of this record; Type: POLICY; Schema: access; Owner: -
--

CREATE POLICY "The log of a record is readable in an opening of this record" ON access.log FOR SELECT TO ehr_web USING ((resident_id = ( SELECT access.opened_resident('history'::text) AS opened_resident)));


--
-- Name: seals The sealer adds seals; Type: POLICY; Schema: access; Owner: -
--

CREATE POLICY "The sealer adds seals" ON access.seals FOR INSERT TO ehr_jobs WITH CHECK (true);


--
-- Name: seals The sealer reads seals; Type: POLICY; Schema: access; Owner: -
--

CREATE POLICY "The sealer reads seals" ON access.seals FOR SELECT TO ehr_jobs USING (true);


--
-- Name: log The sealer reads the whole log; Type: POLICY; Schema: access; Owner: -
--

CREATE POLICY "The sealer reads the whole log" ON access.log FOR SELECT TO ehr_jobs USING (true);


--
-- Name: log; Type: ROW SECURITY; Schema: access; Owner: -
--

ALTER TABLE access.log ENABLE ROW LEVEL SECURITY;

--
-- Name: log_2026_11; Type: ROW SECURITY; Schema: access; Owner: -
--

ALTER TABLE access.log_2026_11 ENABLE ROW LEVEL SECURITY;

--
-- Name: log_2026_12; Type: ROW SECURITY; Schema: access; Owner: -
--

ALTER TABLE access.log_2026_12 ENABLE ROW LEVEL SECURITY;

--
-- Name: log_2027_01; Type: ROW SECURITY; Schema: access; Owner: -
--

ALTER TABLE access.log_2027_01 ENABLE ROW LEVEL SECURITY;

--
-- Name: log_2027_02; Type: ROW SECURITY; Schema: access; Owner: -
--

ALTER TABLE access.log_2027_02 ENABLE ROW LEVEL SECURITY;

--
-- Name: log_rest; Type: ROW SECURITY; Schema: access; Owner: -
--

ALTER TABLE access.log_rest ENABLE ROW LEVEL SECURITY;

--
-- Name: rules; Type: ROW SECURITY; Schema: access; Owner: -
--

ALTER TABLE access.rules ENABLE ROW LEVEL SECURITY;

--
-- Name: seals; Type: ROW SECURITY; Schema: access; Owner: -
--

ALTER TABLE access.seals ENABLE ROW LEVEL SECURITY;

--
-- Name: sessions Signing in begins sessions; Type: POLICY; Schema: auth; Owner: -
--

CREATE POLICY "Signing in begins sessions" ON auth.sessions FOR INSERT TO ehr_sign_in WITH CHECK (true);


--
-- Name: passkeys Signing in counts and removes passkeys; Type: POLICY; Schema: auth; Owner: -
--

CREATE POLICY "Signing in counts and removes passkeys" ON auth.passkeys FOR UPDATE TO ehr_sign_in USING (true);


--
-- Name: slips Signing in counts and uses slips; Type: POLICY; Schema: auth; Owner: -
--

CREATE POLICY "Signing in counts and uses slips" ON auth.slips FOR UPDATE TO ehr_sign_in USING (true);


--
-- Name: passkeys Signing in enrols passkeys; Type: POLICY; Schema: auth; Owner: -
--

CREATE POLICY "Signing in enrols passkeys" ON auth.passkeys FOR INSERT TO ehr_sign_in WITH CHECK (true);


--
-- Name: sessions Signing in raises and ends sessions; Type: POLICY; Schema: auth; Owner: -
--

CREATE POLICY "Signing in raises and ends sessions" ON auth.sessions FOR UPDATE TO ehr_sign_in USING (true);


--
-- Name: accounts Signing in reads accounts; Type: POLICY; Schema: auth; Owner: -
--

CREATE POLICY "Signing in reads accounts" ON auth.accounts FOR SELECT TO ehr_sign_in USING (true);


--
-- Name: passkeys Signing in reads passkeys; Type: POLICY; Schema: auth; Owner: -
--

CREATE POLICY "Signing in reads passkeys" ON auth.passkeys FOR SELECT TO ehr_sign_in USING (true);


--
-- Name: posts Signing in reads posts; Type: POLICY; Schema: auth; Owner: -
--

CREATE POLICY "Signing in reads posts" ON auth.posts FOR SELECT TO ehr_sign_in USING (true);


--
-- Name: sessions Signing in reads sessions; Type: POLICY; Schema: auth; Owner: -
--

CREATE POLICY "Signing in reads sessions" ON auth.sessions FOR SELECT TO ehr_sign_in USING (true);


--
-- Name: slips Signing in reads slips; Type: POLICY; Schema: auth; Owner: -
--

CREATE POLICY "Signing in reads slips" ON auth.slips FOR SELECT TO ehr_sign_in USING (true);


--
-- Name: accounts The engine decides by accounts; Type: POLICY; Schema: auth; Owner: -
--

CREATE POLICY "The engine decides by accounts" ON auth.accounts FOR SELECT TO ehr_engine USING (true);


--
-- Name: posts The engine decides by posts; Type: POLICY; Schema: auth; Owner: -
--

CREATE POLICY "The engine decides by posts" ON auth.posts FOR SELECT TO ehr_engine USING (true);


--
-- Name: sessions The engine decides by sessions; Type: POLICY; Schema: auth; Owner: -
--

CREATE POLICY "The engine decides by sessions" ON auth.sessions FOR SELECT TO ehr_engine USING (true);


--
-- Name: slips The engine decides by slips; Type: POLICY; Schema: auth; Owner: -
--

CREATE POLICY "The engine decides by slips" ON auth.slips FOR SELECT TO ehr_engine USING (true);


--
-- Name: accounts The engine links the accounts of staff; Type: POLICY; Schema: auth; Owner: -
--

CREATE POLICY "The engine links the accounts of staff" ON auth.accounts FOR UPDATE TO ehr_engine USING (true);


--
-- Name: accounts The engine makes accounts; Type: POLICY; Schema: auth; Owner: -
--

CREATE POLICY "The engine makes accounts" ON auth.accounts FOR INSERT TO ehr_engine WITH CHECK (true);


--
-- Name: posts The engine makes posts; Type: POLICY; Schema: auth; Owner: -
--

CREATE POLICY "The engine makes posts" ON auth.posts FOR INSERT TO ehr_engine WITH CHECK (true);


--
-- Name: slips The engine makes slips; Type: POLICY; Schema: auth; Owner: -
--

CREATE POLICY "The engine makes slips" ON auth.slips FOR INSERT TO ehr_engine WITH CHECK (true);


--
-- Name: sessions The engine notes last use; Type: POLICY; Schema: auth; Owner: -
--

CREATE POLICY "The engine notes last use" ON auth.sessions FOR UPDATE TO ehr_engine USING (true);


--
-- Name: slips The engine voids slips; Type: POLICY; Schema: auth; Owner: -
--

CREATE POLICY "The engine voids slips" ON auth.slips FOR UPDATE TO ehr_engine USING (true);


--
-- Name: accounts; Type: ROW SECURITY; Schema: auth; Owner: -
--

ALTER TABLE auth.accounts ENABLE ROW LEVEL SECURITY;

--
-- Name: passkeys; Type: ROW SECURITY; Schema: auth; Owner: -
--

ALTER TABLE auth.passkeys ENABLE ROW LEVEL SECURITY;

--
-- Name: posts; Type: ROW SECURITY; Schema: auth; Owner: -
--

ALTER TABLE auth.posts ENABLE ROW LEVEL SECURITY;

--
-- Name: sessions; Type: ROW SECURITY; Schema: auth; Owner: -
--

ALTER TABLE auth.sessions ENABLE ROW LEVEL SECURITY;

--
-- Name: slips; Type: ROW SECURITY; Schema: auth; Owner: -
--

ALTER TABLE auth.slips ENABLE ROW LEVEL SECURITY;

--
-- Name: submissions A person finds their own submissions; Type: POLICY; Schema: own; Owner: -
--

CREATE POLICY "A person finds their own submissions" ON own.submissions FOR SELECT TO ehr_web USING ((account_id = ( SELECT access.opened_account() AS opened_account)));


--
-- Name: submissions A person keeps their own submissions; Type: POLICY; Schema: own; Owner: -
--

CREATE POLICY "A person keeps their own submissions" ON own.submissions FOR INSERT TO ehr_web WITH CHECK ((account_id = ( SELECT access.opened_account() AS opened_account)));


--
-- Name: mail_addresses A person knows their own e-mail address; Type: POLICY; Schema: own; Owner: -
--

CREATE POLICY "A person knows their own e-mail address" ON own.mail_addresses FOR SELECT TO ehr_web USING ((account_id = ( SELECT access.resident_account() AS resident_account)));


--
-- Name: notices A person reads their own notices; Type: POLICY; Schema: own; Owner: -
--

CREATE POLICY "A person reads their own notices" ON own.notices FOR SELECT TO ehr_web USING ((account_id = ( SELECT access.resident_account() AS resident_account)));


--
-- Name: mail_addresses The engine changes e-mail addresses; Type: POLICY; Schema: own; Owner: -
--

CREATE POLICY "The engine changes e-mail addresses" ON own.mail_addresses FOR UPDATE TO ehr_engine USING (true);


--
-- Name: notices The engine gives notice; Type: POLICY; Schema: own; Owner: -
--

CREATE POLICY "The engine gives notice" ON own.notices FOR INSERT TO ehr_engine WITH CHECK (true);


--
-- Name: mail_addresses The engine keeps e-mail addresses; Type: POLICY; Schema: own; Owner: -
--

CREATE POLICY "The engine keeps e-mail addresses" ON own.mail_addresses FOR INSERT TO ehr_engine WITH CHECK (true);


--
-- Name: mail_addresses The engine knows e-mail addresses; Type: POLICY; Schema: own; Owner: -
--

CREATE POLICY "The engine knows e-mail addresses" ON own.mail_addresses FOR SELECT TO ehr_engine USING (true);


--
-- Name: notices The engine knows notices; Type: POLICY; Schema: own; Owner: -
--

CREATE POLICY "The engine knows notices" ON own.notices FOR SELECT TO ehr_engine USING (true);


--
-- Name: notices The engine marks what was read or mailed; Type: POLICY; Schema: own; Owner: -
--

CREATE POLICY "The engine marks what was read or mailed" ON own.notices FOR UPDATE TO ehr_engine USING (true);


--
-- Name: mail_addresses; Type: ROW SECURITY; Schema: own; Owner: -
--

ALTER TABLE own.mail_addresses ENABLE ROW LEVEL SECURITY;

--
-- Name: notices; Type: ROW SECURITY; Schema: own; Owner: -
--

ALTER TABLE own.notices ENABLE ROW LEVEL SECURITY;

--
-- Name: submissions; Type: ROW SECURITY; Schema: own; Owner: -
--

ALTER TABLE own.submissions ENABLE ROW LEVEL SECURITY;

--
-- Name: basics Basics are added in an opening to maintain this record; Type: POLICY; Schema: record; Owner: -
--

CREATE POLICY "Basics are added in an opening to maintain this record" ON record.basics FOR INSERT TO ehr_web WITH CHECK (((resident_id = ( SELECT access.maintained_record() AS maintained_record)) AND (section = ANY (( SELECT access.opened_sections() AS opened_sections)::text[]))));


--
-- Name: basics Basics are readable in an opening of this record; Type: POLICY; Schema: record; Owner: -
--

CREATE POLICY "Basics are readable in an opening of this record" ON record.basics FOR SELECT TO ehr_web USING (((resident_id = ( SELECT access.opened_record() AS opened_record)) AND (section = ANY (( SELECT access.opened_sections() AS opened_sections)::text[])) AND ((security_label & ( SELECT access.reader_bit() AS reader_bit)) = 0) AND ((( SELECT access.opened_entries() AS opened_entries) IS NULL) OR (id = ANY (( SELECT access.opened_entries() AS opened_entries)::uuid[]))) AND (( SELECT access.opened_depositor() AS opened_depositor) IS NULL)));


--
-- Name: care_teams Care teams are readable in an opening of this record; Type: POLICY; Schema: record; Owner: -
--

CREATE POLICY "Care teams are readable in an opening of this record" ON record.care_teams FOR SELECT TO ehr_web USING ((resident_id = ( SELECT access.opened_resident('identity'::text) AS opened_resident)));


--
-- Name: confirmations Confirmations are readable in an opening of this record; Type: POLICY; Schema: record; Owner: -
--

CREATE POLICY "Confirmations are readable in an opening of this record" ON record.confirmations FOR SELECT TO ehr_web USING (((resident_id = ( SELECT access.opened_resident('identity'::text) AS opened_resident)) AND (( SELECT access.opened_entries() AS opened_entries) IS NULL)));


--
-- Name: corrections Corrections are asked for in an opening to maintain this record; Type: POLICY; Schema: record; Owner: -
--

CREATE POLICY "Corrections are asked for in an opening to maintain this record" ON record.corrections FOR INSERT TO ehr_web WITH CHECK (((resident_id = ( SELECT access.maintained_record() AS maintained_record)) AND (handler_institution IS NOT NULL) AND ((EXISTS ( SELECT
   FROM record.entries e
  WHERE ((e.resident_id = corrections.resident_id) AND (e.id = corrections.entry)))) OR (EXISTS ( SELECT
   FROM record.measurements m
  WHERE ((m.resident_id = corrections.resident_id) AND (m.id = corrections.entry)))) OR ((EXISTS ( SELECT
   FROM record.residents r
  WHERE ((r.resident_id = corrections.resident_id) AND (r.resident_id = corrections.entry)))) AND ((( SELECT access.opened_entries() AS opened_entries) IS NULL) OR (entry = ANY (( SELECT access.opened_entries() AS opened_entries)::uuid[])))))));


--
-- Name: corrections Corrections are readable with their entry; Type: POLICY; Schema: record; Owner: -
--

CREATE POLICY "Corrections are readable with their entry" ON record.corrections FOR SELECT TO ehr_web USING (((resident_id = ( SELECT access.opened_record() AS opened_record)) AND (( SELECT access.opened_depositor() AS opened_depositor) IS NULL) AND
CASE section
    WHEN 'identity'::text THEN ((EXISTS ( SELECT
       FROM record.residents r
      WHERE (r.resident_id = corrections.resident_id))) AND ((( SELECT access.opened_entries() AS opened_entries) IS NULL) OR (entry = ANY (( SELECT access.opened_entries() AS opened_entries)::uuid[]))))
    WHEN 'measurements'::text THEN (EXISTS ( SELECT
       FROM record.measurements m
      WHERE ((m.resident_id = corrections.resident_id) AND ((m.id = corrections.entry) OR ((m.source_institution = corrections.handler_institution) AND (m.source_key = corrections.source_key))))))
    ELSE (EXISTS ( SELECT
       FROM record.entries e
      WHERE ((e.resident_id = corrections.resident_id) AND ((e.id = corrections.entry) OR ((e.source_institution = corrections.handler_institution) AND (e.source_key = corrections.source_key))))))
END));


--
-- Name: confirmations Details are confirmed in an opening to maintain this record; Type: POLICY; Schema: record; Owner: -
--

CREATE POLICY "Details are confirmed in an opening to maintain this record" ON record.confirmations FOR INSERT TO ehr_web WITH CHECK ((resident_id = ( SELECT access.maintained_resident('identity'::text) AS maintained_resident)));


--
-- Name: correction_steps Each party takes its own steps; Type: POLICY; Schema: record; Owner: -
--

CREATE POLICY "Each party takes its own steps" ON record.correction_steps FOR INSERT TO ehr_web WITH CHECK (((resident_id = ( SELECT access.opened_record() AS opened_record)) AND access.may_take_step(correction, kind)));


--
-- Name: entries Entries are deposited in an opening to deposit; Type: POLICY; Schema: record; Owner: -
--

CREATE POLICY "Entries are deposited in an opening to deposit" ON record.entries FOR INSERT TO ehr_web WITH CHECK (((resident_id = ( SELECT access.opened_record() AS opened_record)) AND (section = ANY (( SELECT access.opened_sections() AS opened_sections)::text[])) AND (source_institution = ( SELECT access.opened_depositor() AS opened_depositor))));


--
-- Name: entries Entries are readable in an opening of this record; Type: POLICY; Schema: record; Owner: -
--

CREATE POLICY "Entries are readable in an opening of this record" ON record.entries FOR SELECT TO ehr_web USING (((resident_id = ( SELECT access.opened_record() AS opened_record)) AND (section = ANY (( SELECT access.opened_sections() AS opened_sections)::text[])) AND ((security_label & ( SELECT access.reader_bit() AS reader_bit)) = 0) AND ((( SELECT access.opened_entries() AS opened_entries) IS NULL) OR (id = ANY (( SELECT access.opened_entries() AS opened_entries)::uuid[]))) AND ((( SELECT access.opened_depositor() AS opened_depositor) IS NULL) OR (source_institution = ( SELECT access.opened_depositor() AS opened_depositor)))));


--
-- Name: evidence Evidence comes with the correction that it proves; Type: POLICY; Schema: record; Owner: -
--

CREATE POLICY "Evidence comes with the correction that it proves" ON record.evidence FOR INSERT TO ehr_web WITH CHECK (((resident_id = ( SELECT access.maintained_record() AS maintained_record)) AND (EXISTS ( SELECT
   FROM record.corrections c
  WHERE ((c.resident_id = evidence.resident_id) AND (c.id = evidence.correction) AND (c.answered_at IS NULL) AND (c.author_account = ( SELECT access.opened_account() AS opened_account)))))));


--
-- Name: evidence Evidence is readable to the parties of its correction; Type: POLICY; Schema: record; Owner: -
--

CREATE POLICY "Evidence is readable to the parties of its correction" ON record.evidence FOR SELECT TO ehr_web USING (((resident_id = ( SELECT access.opened_record() AS opened_record)) AND ( SELECT access.opened_by_party() AS opened_by_party) AND (EXISTS ( SELECT
   FROM record.corrections c
  WHERE ((c.resident_id = evidence.resident_id) AND (c.id = evidence.correction))))));


--
-- Name: identifiers Identifiers are readable in an opening of this record; Type: POLICY; Schema: record; Owner: -
--

CREATE POLICY "Identifiers are readable in an opening of this record" ON record.identifiers FOR SELECT TO ehr_web USING ((resident_id = ( SELECT access.opened_resident('identity'::text) AS opened_resident)));


--
-- Name: identity_changes Identity changes are readable in an opening of this record; Type: POLICY; Schema: record; Owner: -
--

CREATE POLICY "Identity changes are readable in an opening of this record" ON record.identity_changes FOR SELECT TO ehr_web USING ((resident_id = ( SELECT access.opened_resident('identity'::text) AS opened_resident)));


--
-- Name: measurements Measurements are added in an opening to maintain this record; Type: POLICY; Schema: record; Owner: -
--

CREATE POLICY "Measurements are added in an opening to maintain this record" ON record.measurements FOR INSERT TO ehr_web WITH CHECK ((resident_id = ( SELECT access.maintained_resident('measurements'::text) AS maintained_resident)));


--
-- Name: measurements Measurements are deposited in an opening to deposit; Type: POLICY; Schema: record; Owner: -
--

CREATE POLICY "Measurements are deposited in an opening to deposit" ON record.measurements FOR INSERT TO ehr_web WITH CHECK (((resident_id = ( SELECT access.opened_resident('measurements'::text) AS opened_resident)) AND (source_institution = ( SELECT access.opened_depositor() AS opened_depositor))));


--
-- Name: measurements Measurements are readable in an opening of this record; Type: POLICY; Schema: record; Owner: -
--

CREATE POLICY "Measurements are readable in an opening of this record" ON record.measurements FOR SELECT TO ehr_web USING (((resident_id = ( SELECT access.opened_resident('measurements'::text) AS opened_resident)) AND ((security_label & ( SELECT access.reader_bit() AS reader_bit)) = 0) AND ((( SELECT access.opened_entries() AS opened_entries) IS NULL) OR (id = ANY (( SELECT access.opened_entries() AS opened_entries)::uuid[]))) AND ((( SELECT access.opened_depositor() AS opened_depositor) IS NULL) OR (source_institution = ( SELECT access.opened_depositor() AS opened_depositor)))));


--
-- Name: reported_details Reported details are readable in an opening of this record; Type: POLICY; Schema: record; Owner: -
--

CREATE POLICY "Reported details are readable in an opening of this record" ON record.reported_details FOR SELECT TO ehr_web USING (((resident_id = ( SELECT access.opened_record() AS opened_record)) AND (section = ANY (( SELECT access.opened_sections() AS opened_sections)::text[])) AND (( SELECT access.opened_depositor() AS opened_depositor) IS NULL) AND (( SELECT access.opened_entries() AS opened_entries) IS NULL)));


--
-- Name: residents Residents are readable in an opening of this record; Type: POLICY; Schema: record; Owner: -
--

CREATE POLICY "Residents are readable in an opening of this record" ON record.residents FOR SELECT TO ehr_web USING ((resident_id = ( SELECT access.opened_resident('identity'::text) AS opened_resident)));


--
-- Name: verifications Steps are added in an opening to verify or maintain this record; Type: POLICY; Schema: record; Owner: -
--

CREATE POLICY "Steps are added in an opening to verify or maintain this record" ON record.verifications FOR INSERT TO ehr_web WITH CHECK (((resident_id = ( SELECT access.verified_resident() AS verified_resident)) AND (section = ANY (( SELECT access.opened_sections() AS opened_sections)::text[]))));


--
-- Name: correction_steps Steps are readable with their correction; Type: POLICY; Schema: record; Owner: -
--

CREATE POLICY "Steps are readable with their correction" ON record.correction_steps FOR SELECT TO ehr_web USING (((resident_id = ( SELECT access.opened_record() AS opened_record)) AND (EXISTS ( SELECT
   FROM record.corrections c
  WHERE ((c.resident_id = correction_steps.resident_id) AND (c.id = correction_steps.correction))))));


--
-- Name: care_teams The engine assigns care teams; Type: POLICY; Schema: record; Owner: -
--

CREATE POLICY "The engine assigns care teams" ON record.care_teams FOR INSERT TO ehr_engine WITH CHECK (true);


--
-- Name: residents The engine changes registered identities; Type: POLICY; Schema: record; Owner: -
--

CREATE POLICY "The engine changes registered identities" ON record.residents FOR UPDATE TO ehr_engine USING (true);


--
-- Name: care_teams The engine decides by care teams; Type: POLICY; Schema: record; Owner: -
--

CREATE POLICY "The engine decides by care teams" ON record.care_teams FOR SELECT TO ehr_engine USING (true);


--
-- Name: corrections The engine decides by corrections; Type: POLICY; Schema: record; Owner: -
--

CREATE POLICY "The engine decides by corrections" ON record.corrections FOR SELECT TO ehr_engine USING (true);


--
-- Name: correction_steps The engine decides by steps; Type: POLICY; Schema: record; Owner: -
--

CREATE POLICY "The engine decides by steps" ON record.correction_steps FOR SELECT TO ehr_engine USING (true);


--
-- Name: identifiers The engine ends numbers; Type: POLICY; Schema: record; Owner: -
--

CREATE POLICY "The engine ends numbers" ON record.identifiers FOR UPDATE TO ehr_engine USING (true);


--
-- Name: basics The engine finds what is superseded; Type: POLICY; Schema: record; Owner: -
--

CREATE POLICY "The engine finds what is superseded" ON record.basics FOR SELECT TO ehr_engine USING (true);


--
-- Name: entries The engine finds what is superseded; Type: POLICY; Schema: record; Owner: -
--

CREATE POLICY "The engine finds what is superseded" ON record.entries FOR SELECT TO ehr_engine USING (true);


--
-- Name: measurements The engine finds what is superseded; Type: POLICY; Schema: record; Owner: -
--

CREATE POLICY "The engine finds what is superseded" ON record.measurements FOR SELECT TO ehr_engine USING (true);


--
-- Name: reported_details The engine keeps what is reported; Type: POLICY; Schema: record; Owner: -
--

CREATE POLICY "The engine keeps what is reported" ON record.reported_details FOR INSERT TO ehr_engine WITH CHECK (true);


--
-- Name: identity_changes The engine keeps what was registered before; Type: POLICY; Schema: record; Owner: -
--

CREATE POLICY "The engine keeps what was registered before" ON record.identity_changes FOR INSERT TO ehr_engine WITH CHECK (true);


--
-- Name: residents The engine knows residents; Type: POLICY; Schema: record; Owner: -
--

CREATE POLICY "The engine knows residents" ON record.residents FOR SELECT TO ehr_engine USING (true);


--
-- Name: verifications The engine knows what was asked; Type: POLICY; Schema: record; Owner: -
--

CREATE POLICY "The engine knows what was asked" ON record.verifications FOR SELECT TO ehr_engine USING (true);


--
-- Name: confirmations The engine knows what was confirmed; Type: POLICY; Schema: record; Owner: -
--

CREATE POLICY "The engine knows what was confirmed" ON record.confirmations FOR SELECT TO ehr_engine USING (true);


--
-- Name: reported_details The engine knows what was reported; Type: POLICY; Schema: record; Owner: -
--

CREATE POLICY "The engine knows what was reported" ON record.reported_details FOR SELECT TO ehr_engine USING (true);


--
-- Name: withdrawals The engine knows what was withdrawn; Type: POLICY; Schema: record; Owner: -
--

CREATE POLICY "The engine knows what was withdrawn" ON record.withdrawals FOR SELECT TO ehr_engine USING (true);


--
-- Name: identifiers The engine looks numbers up; Type: POLICY; Schema: record; Owner: -
--

CREATE POLICY "The engine looks numbers up" ON record.identifiers FOR SELECT TO ehr_engine USING (true);


--
-- Name: corrections The engine marks what is answered; Type: POLICY; Schema: record; Owner: -
--

CREATE POLICY "The engine marks what is answered" ON record.corrections FOR UPDATE TO ehr_engine USING (true);


--
-- Name: basics The engine marks what is superseded; Type: POLICY; Schema: record; Owner: -
--

CREATE POLICY "The engine marks what is superseded" ON record.basics FOR UPDATE TO ehr_engine USING (true);


--
-- Name: entries The engine marks what is superseded; Type: POLICY; Schema: record; Owner: -
--

CREATE POLICY "The engine marks what is superseded" ON record.entries FOR UPDATE TO ehr_engine USING (true);


--
-- Name: measurements The engine marks what is superseded; Type: POLICY; Schema: record; Owner: -
--

CREATE POLICY "The engine marks what is superseded" ON record.measurements FOR UPDATE TO ehr_engine USING (true);


--
-- Name: reported_details The engine marks what was compared; Type: POLICY; Schema: record; Owner: -
--

CREATE POLICY "The engine marks what was compared" ON record.reported_details FOR UPDATE TO ehr_engine USING (true);


--
-- Name: basics The engine registers basics; Type: POLICY; Schema: record; Owner: -
--

CREATE POLICY "The engine registers basics" ON record.basics FOR INSERT TO ehr_engine WITH CHECK (true);


--
-- Name: identifiers The engine registers numbers; Type: POLICY; Schema: record; Owner: -
--

CREATE POLICY "The engine registers numbers" ON record.identifiers FOR INSERT TO ehr_engine WITH CHECK (true);


--
-- Name: residents The engine registers residents; Type: POLICY; Schema: record; Owner: -
--

CREATE POLICY "The engine registers residents" ON record.residents FOR INSERT TO ehr_engine WITH CHECK (true);


--
-- Name: verifications Verifications are readable in an opening of this record; Type: POLICY; Schema: record; Owner: -
--

CREATE POLICY "Verifications are readable in an opening of this record" ON record.verifications FOR SELECT TO ehr_web USING (((resident_id = ( SELECT access.opened_record() AS opened_record)) AND (section = ANY (( SELECT access.opened_sections() AS opened_sections)::text[])) AND ((security_label & ( SELECT access.reader_bit() AS reader_bit)) = 0) AND ((( SELECT access.opened_entries() AS opened_entries) IS NULL) OR (entry = ANY (( SELECT access.opened_entries() AS opened_entries)::uuid[]))) AND (( SELECT access.opened_depositor() AS opened_depositor) IS NULL)));


--
-- Name: withdrawals Withdrawals are added in an opening to maintain this record; Type: POLICY; Schema: record; Owner: -
--

CREATE POLICY "Withdrawals are added in an opening to maintain this record" ON record.withdrawals FOR INSERT TO ehr_web WITH CHECK ((resident_id = ( SELECT access.maintained_resident('measurements'::text) AS maintained_resident)));


--
-- Name: withdrawals Withdrawals are readable with what they withdraw; Type: POLICY; Schema: record; Owner: -
--

CREATE POLICY "Withdrawals are readable with what they withdraw" ON record.withdrawals FOR SELECT TO ehr_web USING (((resident_id = ( SELECT access.opened_resident('measurements'::text) AS opened_resident)) AND (EXISTS ( SELECT
   FROM record.measurements m
  WHERE ((m.resident_id = withdrawals.resident_id) AND (m.id = withdrawals.id))))));


--
-- Name: basics; Type: ROW SECURITY; Schema: record; Owner: -
--

ALTER TABLE record.basics ENABLE ROW LEVEL SECURITY;

--
-- Name: care_teams; Type: ROW SECURITY; Schema: record; Owner: -
--

ALTER TABLE record.care_teams ENABLE ROW LEVEL SECURITY;

--
-- Name: confirmations; Type: ROW SECURITY; Schema: record; Owner: -
--

ALTER TABLE record.confirmations ENABLE ROW LEVEL SECURITY;

--
-- Name: correction_steps; Type: ROW SECURITY; Schema: record; Owner: -
--

ALTER TABLE record.correction_steps ENABLE ROW LEVEL SECURITY;

--
-- Name: corrections; Type: ROW SECURITY; Schema: record; Owner: -
--

ALTER TABLE record.corrections ENABLE ROW LEVEL SECURITY;

--
-- Name: entries; Type: ROW SECURITY; Schema: record; Owner: -
--

ALTER TABLE record.entries ENABLE ROW LEVEL SECURITY;

--
-- Name: evidence; Type: ROW SECURITY; Schema: record; Owner: -
--

ALTER TABLE record.evidence ENABLE ROW LEVEL SECURITY;

--
-- Name: identifiers; Type: ROW SECURITY; Schema: record; Owner: -
--

ALTER TABLE record.identifiers ENABLE ROW LEVEL SECURITY;

--
-- Name: identity_changes; Type: ROW SECURITY; Schema: record; Owner: -
--

ALTER TABLE record.identity_changes ENABLE ROW LEVEL SECURITY;

--
-- Name: measurements; Type: ROW SECURITY; Schema: record; Owner: -
--

ALTER TABLE record.measurements ENABLE ROW LEVEL SECURITY;

--
-- Name: reported_details; Type: ROW SECURITY; Schema: record; Owner: -
--

ALTER TABLE record.reported_details ENABLE ROW LEVEL SECURITY;

--
-- Name: residents; Type: ROW SECURITY; Schema: record; Owner: -
--

ALTER TABLE record.residents ENABLE ROW LEVEL SECURITY;

--
-- Name: verifications; Type: ROW SECURITY; Schema: record; Owner: -
--

ALTER TABLE record.verifications ENABLE ROW LEVEL SECURITY;

--
-- Name: withdrawals; Type: ROW SECURITY; Schema: record; Owner: -
--

ALTER TABLE record.withdrawals ENABLE ROW LEVEL SECURITY;

--
-- Name: districts Districts are known to all; Type: POLICY; Schema: reference; Owner: -
--

CREATE POLICY "Districts are known to all" ON reference.districts FOR SELECT TO ehr_web USING (true);


--
-- Name: institutions Institutions are known to all; Type: POLICY; Schema: reference; Owner: -
--

CREATE POLICY "Institutions are known to all" ON reference.institutions FOR SELECT TO ehr_engine, ehr_web, ehr_sign_in, ehr_jobs USING (true);


--
-- Name: working_days The calendar is known to all; Type: POLICY; Schema: reference; Owner: -
--

CREATE POLICY "The calendar is known to all" ON reference.working_days FOR SELECT TO ehr_engine, ehr_web USING (true);


--
-- Name: record_serials The engine begins serial numbers; Type: POLICY; Schema: reference; Owner: -
--

CREATE POLICY "The engine begins serial numbers" ON reference.record_serials FOR INSERT TO ehr_engine WITH CHECK (true);


--
-- Name: record_serials The engine gives serial numbers; Type: POLICY; Schema: reference; Owner: -
--

CREATE POLICY "The engine gives serial numbers" ON reference.record_serials FOR UPDATE TO ehr_engine USING (true);


--
-- Name: institutions The engine keeps institutions; Type: POLICY; Schema: reference; Owner: -
--

CREATE POLICY "The engine keeps institutions" ON reference.institutions FOR INSERT TO ehr_engine WITH CHECK (true);


--
-- Name: record_serials The engine knows the last serial numbers; Type: POLICY; Schema: reference; Owner: -
--

CREATE POLICY "The engine knows the last serial numbers" ON reference.record_serials FOR SELECT TO ehr_engine USING (true);


--
-- Name: institutions The engine updates institutions; Type: POLICY; Schema: reference; Owner: -
--

CREATE POLICY "The engine updates institutions" ON reference.institutions FOR UPDATE TO ehr_engine USING (true);


--
-- Name: districts; Type: ROW SECURITY; Schema: reference; Owner: -
--

ALTER TABLE reference.districts ENABLE ROW LEVEL SECURITY;

--
-- Name: institutions; Type: ROW SECURITY; Schema: reference; Owner: -
--

ALTER TABLE reference.institutions ENABLE ROW LEVEL SECURITY;

--
-- Name: record_serials; Type: ROW SECURITY; Schema: reference; Owner: -
--

ALTER TABLE reference.record_serials ENABLE ROW LEVEL SECURITY;

--
-- Name: working_days; Type: ROW SECURITY; Schema: reference; Owner: -
--

ALTER TABLE reference.working_days ENABLE ROW LEVEL SECURITY;

--
-- Name: acts Signing in keeps acts; Type: POLICY; Schema: visit; Owner: -
--

CREATE POLICY "Signing in keeps acts" ON visit.acts TO ehr_sign_in USING (true) WITH CHECK (true);


--
-- Name: address_limits Signing in keeps address_limits; Type: POLICY; Schema: visit; Owner: -
--

CREATE POLICY "Signing in keeps address_limits" ON visit.address_limits TO ehr_sign_in USING (true) WITH CHECK (true);


--
-- Name: ceremonies Signing in keeps ceremonies; Type: POLICY; Schema: visit; Owner: -
--

CREATE POLICY "Signing in keeps ceremonies" ON visit.ceremonies TO ehr_sign_in USING (true) WITH CHECK (true);


--
-- Name: visits Signing in keeps visits; Type: POLICY; Schema: visit; Owner: -
--

CREATE POLICY "Signing in keeps visits" ON visit.visits TO ehr_sign_in USING (true) WITH CHECK (true);


--
-- Name: acts The engine finds acts; Type: POLICY; Schema: visit; Owner: -
--

CREATE POLICY "The engine finds acts" ON visit.acts FOR SELECT TO ehr_engine USING (true);


--
-- Name: acts The engine spends acts; Type: POLICY; Schema: visit; Owner: -
--

CREATE POLICY "The engine spends acts" ON visit.acts FOR UPDATE TO ehr_engine USING (true);


--
-- Name: acts; Type: ROW SECURITY; Schema: visit; Owner: -
--

ALTER TABLE visit.acts ENABLE ROW LEVEL SECURITY;

--
-- Name: address_limits; Type: ROW SECURITY; Schema: visit; Owner: -
--

ALTER TABLE visit.address_limits ENABLE ROW LEVEL SECURITY;

--
-- Name: ceremonies; Type: ROW SECURITY; Schema: visit; Owner: -
--

ALTER TABLE visit.ceremonies ENABLE ROW LEVEL SECURITY;

--
-- Name: visits; Type: ROW SECURITY; Schema: visit; Owner: -
--

ALTER TABLE visit.visits ENABLE ROW LEVEL SECURITY;

--
-- Name: checks Checks are readable in an opened list or record; Type: POLICY; Schema: work; Owner: -
--

CREATE POLICY "Checks are readable in an opened list or record" ON work.checks FOR SELECT TO ehr_web USING (
CASE
    WHEN (kind = 'death_reported'::text) THEN ((institution_code = ( SELECT access.opened_list('checks'::text) AS opened_list)) OR (resident_id = ( SELECT access.opened_resident('identity'::text) AS opened_resident)))
    ELSE ((institution_code = ( SELECT access.opened_list_of_doctors('checks'::text) AS opened_list_of_doctors)) OR (resident_id = ( SELECT access.opened_resident('health'::text) AS opened_resident)))
END);


--
-- Name: checks The engine closes checks; Type: POLICY; Schema: work; Owner: -
--

CREATE POLICY "The engine closes checks" ON work.checks FOR UPDATE TO ehr_engine USING (true);


--
-- Name: checks The engine knows checks; Type: POLICY; Schema: work; Owner: -
--

CREATE POLICY "The engine knows checks" ON work.checks FOR SELECT TO ehr_engine USING (true);


--
-- Name: checks The engine raises checks; Type: POLICY; Schema: work; Owner: -
--

CREATE POLICY "The engine raises checks" ON work.checks FOR INSERT TO ehr_engine WITH CHECK (true);


--
-- Name: checks; Type: ROW SECURITY; Schema: work; Owner: -
--

ALTER TABLE work.checks ENABLE ROW LEVEL SECURITY;

--
-- Name: SCHEMA access; Type: ACL; Schema: -; Owner: -
--

GRANT ALL ON SCHEMA access TO ehr_engine;
GRANT USAGE ON SCHEMA access TO ehr_web;
GRANT USAGE ON SCHEMA access TO ehr_sign_in;
GRANT USAGE ON SCHEMA access TO ehr_jobs;


--
-- Name: SCHEMA auth; Type: ACL; Schema: -; Owner: -
--

GRANT ALL ON SCHEMA auth TO ehr_engine;
GRANT USAGE ON SCHEMA auth TO ehr_sign_in;


--
-- Name: SCHEMA clock; Type: ACL; Schema: -; Owner: -
--

GRANT USAGE ON SCHEMA clock TO ehr_engine;
GRANT USAGE ON SCHEMA clock TO ehr_web;
GRANT USAGE ON SCHEMA clock TO ehr_sign_in;
GRANT USAGE ON SCHEMA clock TO ehr_jobs;


--
-- Name: SCHEMA own; Type: ACL; Schema: -; Owner: -
--

GRANT USAGE ON SCHEMA own TO ehr_engine;
GRANT USAGE ON SCHEMA own TO ehr_web;


--
-- Name: SCHEMA public; Type: ACL; Schema: -; Owner: -
--

REVOKE USAGE ON SCHEMA public FROM PUBLIC;


--
-- Name: SCHEMA record; Type: ACL; Schema: -; Owner: -
--

GRANT USAGE ON SCHEMA record TO ehr_engine;
GRANT USAGE ON SCHEMA record TO ehr_web;


--
-- Name: SCHEMA reference; Type: ACL; Schema: -; Owner: -
--

GRANT USAGE ON SCHEMA reference TO ehr_engine;
GRANT USAGE ON SCHEMA reference TO ehr_web;
GRANT USAGE ON SCHEMA reference TO ehr_sign_in;
GRANT USAGE ON SCHEMA reference TO ehr_jobs;


--
-- Name: SCHEMA visit; Type: ACL; Schema: -; Owner: -
--

GRANT USAGE ON SCHEMA visit TO ehr_engine;
GRANT USAGE ON SCHEMA visit TO ehr_sign_in;


--
-- Name: SCHEMA work; Type: ACL; Schema: -; Owner: -
--

GRANT USAGE ON SCHEMA work TO ehr_engine;
GRANT USAGE ON SCHEMA work TO ehr_web;


--
-- Name: FUNCTION add_person(resident uuid, account uuid, name text, sex text, birth_date date, document text, systems text[], ciphertexts bytea[], key_id text, lookups bytea[], created_by text, registration uuid, institution text, gp_name text, basics jsonb); Type: ACL; Schema: access; Owner: -
--

REVOKE ALL ON FUNCTION access.add_person(resident uuid, account uuid, name text, sex text, birth_date date, document text, systems text[], ciphertexts bytea[], key_id text, lookups bytea[], created_by text, registration uuid, institution text, gp_name text, basics jsonb) FROM PUBLIC;


--
-- Name: FUNCTION after_working_days(since date, days integer); Type: ACL; Schema: access; Owner: -
--

REVOKE ALL ON FUNCTION access.after_working_days(since date, days integer) FROM PUBLIC;


--
-- Name: FUNCTION appoint(post uuid, account uuid, number_hash bytea, institution text, duty text, name text); Type: ACL; Schema: access; Owner: -
--

REVOKE ALL ON FUNCTION access.appoint(post uuid, account uuid, number_hash bytea, institution text, duty text, name text) FROM PUBLIC;
GRANT ALL ON FUNCTION access.appoint(post uuid, account uuid, number_hash bytea, institution text, duty text, name text) TO ehr_jobs;


--
-- Name: FUNCTION ask_for_mail(address bytea, key_id text, code bytea, code_hash bytea); Type: ACL; Schema: access; Owner: -
--

REVOKE ALL ON FUNCTION access.ask_for_mail(address bytea, key_id text, code bytea, code_hash bytea) FROM PUBLIC;
GRANT ALL ON FUNCTION access.ask_for_mail(address bytea, key_id text, code bytea, code_hash bytea) TO ehr_web;


--
-- Name: FUNCTION now(); Type: ACL; Schema: clock; Owner: -
--

REVOKE ALL ON FUNCTION clock.now() FROM PUBLIC;
GRANT ALL ON FUNCTION clock.now() TO ehr_engine;
GRANT ALL ON FUNCTION clock.now() TO ehr_web;
GRANT ALL ON FUNCTION clock.now() TO ehr_sign_in;
GRANT ALL ON FUNCTION clock.now() TO ehr_jobs;


--
-- Name: TABLE sessions; Type: ACL; Schema: auth; Owner: -
--

GRANT SELECT ON TABLE auth.sessions TO ehr_engine;
GRANT SELECT ON TABLE auth.sessions TO ehr_sign_in;


--
-- Name: COLUMN sessions.id; Type: ACL; Schema: auth; Owner: -
--

GRANT INSERT(id) ON TABLE auth.sessions TO ehr_sign_in;


--
-- Name: COLUMN sessions.account_id; Type: ACL; Schema: auth; Owner: -
--

GRANT INSERT(account_id) ON TABLE auth.sessions TO ehr_sign_in;


--
-- Name: COLUMN sessions.token_hash; Type: ACL; Schema: auth; Owner: -
--

GRANT INSERT(token_hash),UPDATE(token_hash) ON TABLE auth.sessions TO ehr_sign_in;


--
-- Name: COLUMN sessions.capacity; Type: ACL; Schema: auth; Owner: -
--

GRANT INSERT(capacity),UPDATE(capacity) ON TABLE auth.sessions TO ehr_sign_in;


--
-- Name: COLUMN sessions.post_id; Type: ACL; Schema: auth; Owner: -
--

GRANT INSERT(post_id),UPDATE(post_id) ON TABLE auth.sessions TO ehr_sign_in;


--
-- Name: COLUMN sessions.institution_code; Type: ACL; Schema: auth; Owner: -
--

GRANT INSERT(institution_code) ON TABLE auth.sessions TO ehr_sign_in;


--
-- Name: COLUMN sessions.passkey_id; Type: ACL; Schema: auth; Owner: -
--

GRANT INSERT(passkey_id) ON TABLE auth.sessions TO ehr_sign_in;


--
-- Name: COLUMN sessions.device; Type: ACL; Schema: auth; Owner: -
--

GRANT INSERT(device) ON TABLE auth.sessions TO ehr_sign_in;


--
-- Name: COLUMN sessions.last_used_at; Type: ACL; Schema: auth; Owner: -
--

GRANT UPDATE(last_used_at) ON TABLE auth.sessions TO ehr_engine;
GRANT UPDATE(last_used_at) ON TABLE auth.sessions TO ehr_sign_in;


--
-- Name: COLUMN sessions.verified_at; Type: ACL; Schema: auth; Owner: -
--

GRANT INSERT(verified_at),UPDATE(verified_at) ON TABLE auth.sessions TO ehr_sign_in;


--
-- Name: COLUMN sessions.expires_at; Type: ACL; Schema: auth; Owner: -
--

GRANT INSERT(expires_at),UPDATE(expires_at) ON TABLE auth.sessions TO ehr_sign_in;


--
-- Name: COLUMN sessions.ended_at; Type: ACL; Schema: auth; Owner: -
--

GRANT UPDATE(ended_at) ON TABLE auth.sessions TO ehr_sign_in;


--
-- Name: FUNCTION basis_holds(basis text, s auth.sessions, resident uuid, entries uuid[]); Type: ACL; Schema: access; Owner: -
--

REVOKE ALL ON FUNCTION access.basis_holds(basis text, s auth.sessions, resident uuid, entries uuid[]) FROM PUBLIC;


--
-- Name: FUNCTION change_identity(act uuid, change uuid, name text, sex text, birth_date date, document text, reason text, number_system text, ciphertext bytea, key_id text, number_lookup bytea); Type: ACL; Schema: access; Owner: -
--

REVOKE ALL ON FUNCTION access.change_identity(act uuid, change uuid, name text, sex text, birth_date date, document text, reason text, number_system text, ciphertext bytea, key_id text, number_lookup bytea) FROM PUBLIC;
GRANT ALL ON FUNCTION access.change_identity(act uuid, change uuid, name text, sex text, birth_date date, document text, reason text, number_system text, ciphertext bytea, key_id text, number_lookup bytea) TO ehr_web;


--
-- Name: FUNCTION change_of(before jsonb, after jsonb); Type: ACL; Schema: access; Owner: -
--

REVOKE ALL ON FUNCTION access.change_of(before jsonb, after jsonb) FROM PUBLIC;


--
-- Name: FUNCTION claim_seal(opening text, claim text); Type: ACL; Schema: access; Owner: -
--

REVOKE ALL ON FUNCTION access.claim_seal(opening text, claim text) FROM PUBLIC;


--
-- Name: FUNCTION close_check(check_id uuid); Type: ACL; Schema: access; Owner: -
--

REVOKE ALL ON FUNCTION access.close_check(check_id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION access.close_check(check_id uuid) TO ehr_web;


--
-- Name: FUNCTION close_correction(); Type: ACL; Schema: access; Owner: -
--

REVOKE ALL ON FUNCTION access.close_correction() FROM PUBLIC;
GRANT ALL ON FUNCTION access.close_correction() TO ehr_owner;


--
-- Name: FUNCTION compare_details(most integer); Type: ACL; Schema: access; Owner: -
--

REVOKE ALL ON FUNCTION access.compare_details(most integer) FROM PUBLIC;
GRANT ALL ON FUNCTION access.compare_details(most integer) TO ehr_jobs;


--
-- Name: FUNCTION confirm_mail(code_hash bytea); Type: ACL; Schema: access; Owner: -
--

REVOKE ALL ON FUNCTION access.confirm_mail(code_hash bytea) FROM PUBLIC;
GRANT ALL ON FUNCTION access.confirm_mail(code_hash bytea) TO ehr_web;


--
-- Name: FUNCTION correction_due(); Type: ACL; Schema: access; Owner: -
--

REVOKE ALL ON FUNCTION access.correction_due() FROM PUBLIC;
GRANT ALL ON FUNCTION access.correction_due() TO ehr_web;


--
-- Name: FUNCTION deposit_is_about(birth_date date, sex text, numbers bytea[], names text[]); Type: ACL; Schema: access; Owner: -
--

REVOKE ALL ON FUNCTION access.deposit_is_about(birth_date date, sex text, numbers bytea[], names text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION access.deposit_is_about(birth_date date, sex text, numbers bytea[], names text[]) TO ehr_web;


--
-- Name: FUNCTION details_confirmed_at(); Type: ACL; Schema: access; Owner: -
--

REVOKE ALL ON FUNCTION access.details_confirmed_at() FROM PUBLIC;
GRANT ALL ON FUNCTION access.details_confirmed_at() TO ehr_web;


--
-- Name: FUNCTION details_held_at(resident uuid); Type: ACL; Schema: access; Owner: -
--

REVOKE ALL ON FUNCTION access.details_held_at(resident uuid) FROM PUBLIC;


--
-- Name: FUNCTION enter(secret text, OUT subject_name text, OUT subject_birth_date date, OUT subject_sex text, OUT unread integer); Type: ACL; Schema: access; Owner: -
--

REVOKE ALL ON FUNCTION access.enter(secret text, OUT subject_name text, OUT subject_birth_date date, OUT subject_sex text, OUT unread integer) FROM PUBLIC;
GRANT ALL ON FUNCTION access.enter(secret text, OUT subject_name text, OUT subject_birth_date date, OUT subject_sex text, OUT unread integer) TO ehr_web;


--
-- Name: TABLE corrections; Type: ACL; Schema: record; Owner: -
--

GRANT SELECT ON TABLE record.corrections TO ehr_engine;
GRANT SELECT ON TABLE record.corrections TO ehr_web;


--
-- Name: COLUMN corrections.resident_id; Type: ACL; Schema: record; Owner: -
--

GRANT INSERT(resident_id) ON TABLE record.corrections TO ehr_web;


--
-- Name: COLUMN corrections.id; Type: ACL; Schema: record; Owner: -
--

GRANT INSERT(id) ON TABLE record.corrections TO ehr_web;


--
-- Name: COLUMN corrections.entry; Type: ACL; Schema: record; Owner: -
--

GRANT INSERT(entry) ON TABLE record.corrections TO ehr_web;


--
-- Name: COLUMN corrections.kind; Type: ACL; Schema: record; Owner: -
--

GRANT INSERT(kind) ON TABLE record.corrections TO ehr_web;


--
-- Name: COLUMN corrections.statement; Type: ACL; Schema: record; Owner: -
--

GRANT INSERT(statement) ON TABLE record.corrections TO ehr_web;


--
-- Name: COLUMN corrections.answered_at; Type: ACL; Schema: record; Owner: -
--

GRANT UPDATE(answered_at) ON TABLE record.corrections TO ehr_engine;


--
-- Name: FUNCTION escalated_to(c record.corrections); Type: ACL; Schema: access; Owner: -
--

REVOKE ALL ON FUNCTION access.escalated_to(c record.corrections) FROM PUBLIC;
GRANT ALL ON FUNCTION access.escalated_to(c record.corrections) TO ehr_web;


--
-- Name: FUNCTION find_person(token text, number_system text, number_lookup bytea, purpose text, client text, OUT search uuid, OUT refusal text); Type: ACL; Schema: access; Owner: -
--

REVOKE ALL ON FUNCTION access.find_person(token text, number_system text, number_lookup bytea, purpose text, client text, OUT search uuid, OUT refusal text) FROM PUBLIC;
GRANT ALL ON FUNCTION access.find_person(token text, number_system text, number_lookup bytea, purpose text, client text, OUT search uuid, OUT refusal text) TO ehr_web;


--
-- Name: FUNCTION follow_up(resident uuid, OUT last_on date, OUT overdue boolean); Type: ACL; Schema: access; Owner: -
--

REVOKE ALL ON FUNCTION access.follow_up(resident uuid, OUT last_on date, OUT overdue boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION access.follow_up(resident uuid, OUT last_on date, OUT overdue boolean) TO ehr_web;


--
-- Name: FUNCTION found_person(token text, search uuid, OUT resident uuid, OUT masked_name text, OUT purpose text, OUT adult boolean, OUT registered boolean); Type: ACL; Schema: access; Owner: -
--

REVOKE ALL ON FUNCTION access.found_person(token text, search uuid, OUT resident uuid, OUT masked_name text, OUT purpose text, OUT adult boolean, OUT registered boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION access.found_person(token text, search uuid, OUT resident uuid, OUT masked_name text, OUT purpose text, OUT adult boolean, OUT registered boolean) TO ehr_web;


--
-- Name: FUNCTION handler_of(c record.corrections); Type: ACL; Schema: access; Owner: -
--

REVOKE ALL ON FUNCTION access.handler_of(c record.corrections) FROM PUBLIC;


--
-- Name: FUNCTION has_read(resident uuid, section text, entry uuid, recorded_at timestamp with time zone, capacity text, purposes text[], institution text); Type: ACL; Schema: access; Owner: -
--

REVOKE ALL ON FUNCTION access.has_read(resident uuid, section text, entry uuid, recorded_at timestamp with time zone, capacity text, purposes text[], institution text) FROM PUBLIC;


--
-- Name: FUNCTION holds_counter(s auth.sessions, resident uuid); Type: ACL; Schema: access; Owner: -
--

REVOKE ALL ON FUNCTION access.holds_counter(s auth.sessions, resident uuid) FROM PUBLIC;


--
-- Name: FUNCTION holds_deposit(s auth.sessions, resident uuid); Type: ACL; Schema: access; Owner: -
--

REVOKE ALL ON FUNCTION access.holds_deposit(s auth.sessions, resident uuid) FROM PUBLIC;


--
-- Name: FUNCTION holds_disputed_identity(s auth.sessions, resident uuid, entries uuid[]); Type: ACL; Schema: access; Owner: -
--

REVOKE ALL ON FUNCTION access.holds_disputed_identity(s auth.sessions, resident uuid, entries uuid[]) FROM PUBLIC;


--
-- Name: FUNCTION holds_disputed_source(s auth.sessions, resident uuid, entries uuid[]); Type: ACL; Schema: access; Owner: -
--

REVOKE ALL ON FUNCTION access.holds_disputed_source(s auth.sessions, resident uuid, entries uuid[]) FROM PUBLIC;


--
-- Name: FUNCTION holds_registration(s auth.sessions, resident uuid, entries uuid[]); Type: ACL; Schema: access; Owner: -
--

REVOKE ALL ON FUNCTION access.holds_registration(s auth.sessions, resident uuid, entries uuid[]) FROM PUBLIC;


--
-- Name: FUNCTION holds_responsible_unit(s auth.sessions, resident uuid); Type: ACL; Schema: access; Owner: -
--

REVOKE ALL ON FUNCTION access.holds_responsible_unit(s auth.sessions, resident uuid) FROM PUBLIC;


--
-- Name: FUNCTION holds_self(s auth.sessions, resident uuid); Type: ACL; Schema: access; Owner: -
--

REVOKE ALL ON FUNCTION access.holds_self(s auth.sessions, resident uuid) FROM PUBLIC;


--
-- Name: FUNCTION issue_slip(act uuid, slip uuid, code_hash bytea); Type: ACL; Schema: access; Owner: -
--

REVOKE ALL ON FUNCTION access.issue_slip(act uuid, slip uuid, code_hash bytea) FROM PUBLIC;
GRANT ALL ON FUNCTION access.issue_slip(act uuid, slip uuid, code_hash bytea) TO ehr_web;


--
-- Name: FUNCTION issue_slip_from_console(number_hash bytea, slip uuid, code_hash bytea); Type: ACL; Schema: access; Owner: -
--

REVOKE ALL ON FUNCTION access.issue_slip_from_console(number_hash bytea, slip uuid, code_hash bytea) FROM PUBLIC;
GRANT ALL ON FUNCTION access.issue_slip_from_console(number_hash bytea, slip uuid, code_hash bytea) TO ehr_jobs;


--
-- Name: FUNCTION keep_institution(code text, name_zh text, name_en text, kind text, address_zh text, address_en text, phone text, confidentiality_agreement_until date, district text, record_place text); Type: ACL; Schema: access; Owner: -
--

REVOKE ALL ON FUNCTION access.keep_institution(code text, name_zh text, name_en text, kind text, address_zh text, address_en text, phone text, confidentiality_agreement_until date, district text, record_place text) FROM PUBLIC;
GRANT ALL ON FUNCTION access.keep_institution(code text, name_zh text, name_en text, kind text, address_zh text, address_en text, phone text, confidentiality_agreement_until date, district text, record_place text) TO ehr_jobs;


--
-- Name: FUNCTION likely_duplicates(name text, birth_date date, number_system text, near bytea[]); Type: ACL; Schema: access; Owner: -
--

REVOKE ALL ON FUNCTION access.likely_duplicates(name text, birth_date date, number_system text, near bytea[]) FROM PUBLIC;
GRANT ALL ON FUNCTION access.likely_duplicates(name text, birth_date date, number_system text, near bytea[]) TO ehr_web;


--
-- Name: FUNCTION listed_corrections(); Type: ACL; Schema: access; Owner: -
--

REVOKE ALL ON FUNCTION access.listed_corrections() FROM PUBLIC;
GRANT ALL ON FUNCTION access.listed_corrections() TO ehr_web;


--
-- Name: FUNCTION listed_escalated(); Type: ACL; Schema: access; Owner: -
--

REVOKE ALL ON FUNCTION access.listed_escalated() FROM PUBLIC;
GRANT ALL ON FUNCTION access.listed_escalated() TO ehr_web;


--
-- Name: FUNCTION listed_slips(); Type: ACL; Schema: access; Owner: -
--

REVOKE ALL ON FUNCTION access.listed_slips() FROM PUBLIC;
GRANT ALL ON FUNCTION access.listed_slips() TO ehr_web;


--
-- Name: FUNCTION today(); Type: ACL; Schema: clock; Owner: -
--

REVOKE ALL ON FUNCTION clock.today() FROM PUBLIC;
GRANT ALL ON FUNCTION clock.today() TO ehr_engine;
GRANT ALL ON FUNCTION clock.today() TO ehr_web;
GRANT ALL ON FUNCTION clock.today() TO ehr_sign_in;
GRANT ALL ON FUNCTION clock.today() TO ehr_jobs;


--
-- Name: TABLE posts; Type: ACL; Schema: auth; Owner: -
--

GRANT SELECT ON TABLE auth.posts TO ehr_engine;
GRANT SELECT ON TABLE auth.posts TO ehr_sign_in;


--
-- Name: COLUMN posts.id; Type: ACL; Schema: auth; Owner: -
--

GRANT INSERT(id) ON TABLE auth.posts TO ehr_engine;


--
-- Name: COLUMN posts.account_id; Type: ACL; Schema: auth; Owner: -
--

GRANT INSERT(account_id) ON TABLE auth.posts TO ehr_engine;


--
-- Name: COLUMN posts.institution_code; Type: ACL; Schema: auth; Owner: -
--

GRANT INSERT(institution_code) ON TABLE auth.posts TO ehr_engine;


--
-- Name: COLUMN posts.duty; Type: ACL; Schema: auth; Owner: -
--

GRANT INSERT(duty) ON TABLE auth.posts TO ehr_engine;


--
-- Name: COLUMN posts.name; Type: ACL; Schema: auth; Owner: -
--

GRANT INSERT(name) ON TABLE auth.posts TO ehr_engine;


--
-- Name: FUNCTION listing_post(list text); Type: ACL; Schema: access; Owner: -
--

REVOKE ALL ON FUNCTION access.listing_post(list text) FROM PUBLIC;


--
-- Name: FUNCTION log_account_writes(tab regclass, columns text[]); Type: ACL; Schema: access; Owner: -
--

REVOKE ALL ON FUNCTION access.log_account_writes(tab regclass, columns text[]) FROM PUBLIC;


--
-- Name: FUNCTION log_auth_write(); Type: ACL; Schema: access; Owner: -
--

REVOKE ALL ON FUNCTION access.log_auth_write() FROM PUBLIC;
GRANT ALL ON FUNCTION access.log_auth_write() TO ehr_owner;


--
-- Name: TABLE log; Type: ACL; Schema: access; Owner: -
--

GRANT SELECT ON TABLE access.log TO ehr_engine;
GRANT SELECT ON TABLE access.log TO ehr_jobs;


--
-- Name: COLUMN log.id; Type: ACL; Schema: access; Owner: -
--

GRANT INSERT(id) ON TABLE access.log TO ehr_engine;
GRANT SELECT(id) ON TABLE access.log TO ehr_web;


--
-- Name: COLUMN log.at; Type: ACL; Schema: access; Owner: -
--

GRANT SELECT(at) ON TABLE access.log TO ehr_web;


--
-- Name: COLUMN log.event; Type: ACL; Schema: access; Owner: -
--

GRANT INSERT(event) ON TABLE access.log TO ehr_engine;
GRANT SELECT(event) ON TABLE access.log TO ehr_web;


--
-- Name: COLUMN log.actor_account; Type: ACL; Schema: access; Owner: -
--

GRANT INSERT(actor_account) ON TABLE access.log TO ehr_engine;


--
-- Name: COLUMN log.actor_name; Type: ACL; Schema: access; Owner: -
--

GRANT INSERT(actor_name) ON TABLE access.log TO ehr_engine;
GRANT SELECT(actor_name) ON TABLE access.log TO ehr_web;


--
-- Name: COLUMN log.session_id; Type: ACL; Schema: access; Owner: -
--

GRANT INSERT(session_id) ON TABLE access.log TO ehr_engine;


--
-- Name: COLUMN log.capacity; Type: ACL; Schema: access; Owner: -
--

GRANT INSERT(capacity) ON TABLE access.log TO ehr_engine;
GRANT SELECT(capacity) ON TABLE access.log TO ehr_web;


--
-- Name: COLUMN log.institution_code; Type: ACL; Schema: access; Owner: -
--

GRANT INSERT(institution_code) ON TABLE access.log TO ehr_engine;
GRANT SELECT(institution_code) ON TABLE access.log TO ehr_web;


--
-- Name: COLUMN log.resident_id; Type: ACL; Schema: access; Owner: -
--

GRANT INSERT(resident_id) ON TABLE access.log TO ehr_engine;
GRANT SELECT(resident_id) ON TABLE access.log TO ehr_web;


--
-- Name: COLUMN log.purpose; Type: ACL; Schema: access; Owner: -
--

GRANT INSERT(purpose) ON TABLE access.log TO ehr_engine;
GRANT SELECT(purpose) ON TABLE access.log TO ehr_web;


--
-- Name: COLUMN log.basis; Type: ACL; Schema: access; Owner: -
--

GRANT INSERT(basis) ON TABLE access.log TO ehr_engine;
GRANT SELECT(basis) ON TABLE access.log TO ehr_web;


--
-- Name: COLUMN log.article; Type: ACL; Schema: access; Owner: -
--

GRANT INSERT(article) ON TABLE access.log TO ehr_engine;
GRANT SELECT(article) ON TABLE access.log TO ehr_web;


--
-- Name: COLUMN log.sections; Type: ACL; Schema: access; Owner: -
--

GRANT INSERT(sections) ON TABLE access.log TO ehr_engine;
GRANT SELECT(sections) ON TABLE access.log TO ehr_web;


--
-- Name: COLUMN log.entries; Type: ACL; Schema: access; Owner: -
--

GRANT INSERT(entries) ON TABLE access.log TO ehr_engine;
GRANT SELECT(entries) ON TABLE access.log TO ehr_web;


--
-- Name: COLUMN log.reader_bit; Type: ACL; Schema: access; Owner: -
--

GRANT INSERT(reader_bit) ON TABLE access.log TO ehr_engine;


--
-- Name: COLUMN log.detail; Type: ACL; Schema: access; Owner: -
--

GRANT INSERT(detail) ON TABLE access.log TO ehr_engine;
GRANT SELECT(detail) ON TABLE access.log TO ehr_web;


--
-- Name: COLUMN log.client; Type: ACL; Schema: access; Owner: -
--

GRANT INSERT(client) ON TABLE access.log TO ehr_engine;


--
-- Name: COLUMN log.secret_hash; Type: ACL; Schema: access; Owner: -
--

GRANT INSERT(secret_hash) ON TABLE access.log TO ehr_engine;


--
-- Name: FUNCTION log_check(o access.log, check_id uuid, verb text); Type: ACL; Schema: access; Owner: -
--

REVOKE ALL ON FUNCTION access.log_check(o access.log, check_id uuid, verb text) FROM PUBLIC;


--
-- Name: FUNCTION log_record_write(); Type: ACL; Schema: access; Owner: -
--

REVOKE ALL ON FUNCTION access.log_record_write() FROM PUBLIC;
GRANT ALL ON FUNCTION access.log_record_write() TO ehr_owner;


--
-- Name: FUNCTION log_writes(tab regclass, purposes text[], updates boolean, registered boolean); Type: ACL; Schema: access; Owner: -
--

REVOKE ALL ON FUNCTION access.log_writes(tab regclass, purposes text[], updates boolean, registered boolean) FROM PUBLIC;


--
-- Name: FUNCTION look_up(token text, search uuid, number_system text, number_lookup bytea); Type: ACL; Schema: access; Owner: -
--

REVOKE ALL ON FUNCTION access.look_up(token text, search uuid, number_system text, number_lookup bytea) FROM PUBLIC;
GRANT ALL ON FUNCTION access.look_up(token text, search uuid, number_system text, number_lookup bytea) TO ehr_web;


--
-- Name: FUNCTION mail_sent(account uuid, code_of timestamp with time zone, until timestamp with time zone); Type: ACL; Schema: access; Owner: -
--

REVOKE ALL ON FUNCTION access.mail_sent(account uuid, code_of timestamp with time zone, until timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION access.mail_sent(account uuid, code_of timestamp with time zone, until timestamp with time zone) TO ehr_jobs;


--
-- Name: FUNCTION maintained_record(); Type: ACL; Schema: access; Owner: -
--

REVOKE ALL ON FUNCTION access.maintained_record() FROM PUBLIC;
GRANT ALL ON FUNCTION access.maintained_record() TO ehr_web;


--
-- Name: FUNCTION maintained_resident(section text); Type: ACL; Schema: access; Owner: -
--

REVOKE ALL ON FUNCTION access.maintained_resident(section text) FROM PUBLIC;
GRANT ALL ON FUNCTION access.maintained_resident(section text) TO ehr_web;


--
-- Name: FUNCTION make_log_months(ahead integer); Type: ACL; Schema: access; Owner: -
--

REVOKE ALL ON FUNCTION access.make_log_months(ahead integer) FROM PUBLIC;
GRANT ALL ON FUNCTION access.make_log_months(ahead integer) TO ehr_jobs;


--
-- Name: FUNCTION make_slip(slip uuid, account uuid, code_hash bytea, by_account uuid, institution text); Type: ACL; Schema: access; Owner: -
--

REVOKE ALL ON FUNCTION access.make_slip(slip uuid, account uuid, code_hash bytea, by_account uuid, institution text) FROM PUBLIC;


--
-- Name: FUNCTION masked(name text); Type: ACL; Schema: access; Owner: -
--

REVOKE ALL ON FUNCTION access.masked(name text) FROM PUBLIC;


--
-- Name: FUNCTION may_take_step(correction uuid, kind text); Type: ACL; Schema: access; Owner: -
--

REVOKE ALL ON FUNCTION access.may_take_step(correction uuid, kind text) FROM PUBLIC;
GRANT ALL ON FUNCTION access.may_take_step(correction uuid, kind text) TO ehr_web;


--
-- Name: FUNCTION named_row(event text); Type: ACL; Schema: access; Owner: -
--

REVOKE ALL ON FUNCTION access.named_row(event text) FROM PUBLIC;


--
-- Name: FUNCTION next_record_number(); Type: ACL; Schema: access; Owner: -
--

REVOKE ALL ON FUNCTION access.next_record_number() FROM PUBLIC;
GRANT ALL ON FUNCTION access.next_record_number() TO ehr_web;


--
-- Name: FUNCTION note_sent_again(ids uuid[], updated timestamp with time zone[], versions text[]); Type: ACL; Schema: access; Owner: -
--

REVOKE ALL ON FUNCTION access.note_sent_again(ids uuid[], updated timestamp with time zone[], versions text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION access.note_sent_again(ids uuid[], updated timestamp with time zone[], versions text[]) TO ehr_web;


--
-- Name: FUNCTION note_system(detail text, resident uuid, institution text); Type: ACL; Schema: access; Owner: -
--

REVOKE ALL ON FUNCTION access.note_system(detail text, resident uuid, institution text) FROM PUBLIC;


--
-- Name: FUNCTION notify(resident uuid, kind text, about text, leads_to uuid, institution text); Type: ACL; Schema: access; Owner: -
--

REVOKE ALL ON FUNCTION access.notify(resident uuid, kind text, about text, leads_to uuid, institution text) FROM PUBLIC;


--
-- Name: FUNCTION one_at_a_time(account uuid); Type: ACL; Schema: access; Owner: -
--

REVOKE ALL ON FUNCTION access.one_at_a_time(account uuid) FROM PUBLIC;


--
-- Name: FUNCTION open_list(token text, list text, client text, OUT opening text, OUT refusal text); Type: ACL; Schema: access; Owner: -
--

REVOKE ALL ON FUNCTION access.open_list(token text, list text, client text, OUT opening text, OUT refusal text) FROM PUBLIC;
GRANT ALL ON FUNCTION access.open_list(token text, list text, client text, OUT opening text, OUT refusal text) TO ehr_web;


--
-- Name: FUNCTION open_record(token text, resident uuid, purpose text, sections text[], entries uuid[], client text, claim text, OUT opening text, OUT refusal text, OUT log_id uuid, OUT capacity text); Type: ACL; Schema: access; Owner: -
--

REVOKE ALL ON FUNCTION access.open_record(token text, resident uuid, purpose text, sections text[], entries uuid[], client text, claim text, OUT opening text, OUT refusal text, OUT log_id uuid, OUT capacity text) FROM PUBLIC;
GRANT ALL ON FUNCTION access.open_record(token text, resident uuid, purpose text, sections text[], entries uuid[], client text, claim text, OUT opening text, OUT refusal text, OUT log_id uuid, OUT capacity text) TO ehr_web;


--
-- Name: FUNCTION opened_account(); Type: ACL; Schema: access; Owner: -
--

REVOKE ALL ON FUNCTION access.opened_account() FROM PUBLIC;
GRANT ALL ON FUNCTION access.opened_account() TO ehr_web;


--
-- Name: FUNCTION opened_by_party(); Type: ACL; Schema: access; Owner: -
--

REVOKE ALL ON FUNCTION access.opened_by_party() FROM PUBLIC;
GRANT ALL ON FUNCTION access.opened_by_party() TO ehr_web;


--
-- Name: FUNCTION opened_depositor(); Type: ACL; Schema: access; Owner: -
--

REVOKE ALL ON FUNCTION access.opened_depositor() FROM PUBLIC;
GRANT ALL ON FUNCTION access.opened_depositor() TO ehr_web;


--
-- Name: FUNCTION opened_entries(); Type: ACL; Schema: access; Owner: -
--

REVOKE ALL ON FUNCTION access.opened_entries() FROM PUBLIC;
GRANT ALL ON FUNCTION access.opened_entries() TO ehr_web;


--
-- Name: FUNCTION opened_list(list text); Type: ACL; Schema: access; Owner: -
--

REVOKE ALL ON FUNCTION access.opened_list(list text) FROM PUBLIC;
GRANT ALL ON FUNCTION access.opened_list(list text) TO ehr_web;


--
-- Name: FUNCTION opened_list_of_doctors(list text); Type: ACL; Schema: access; Owner: -
--

REVOKE ALL ON FUNCTION access.opened_list_of_doctors(list text) FROM PUBLIC;
GRANT ALL ON FUNCTION access.opened_list_of_doctors(list text) TO ehr_web;


--
-- Name: FUNCTION opened_record(); Type: ACL; Schema: access; Owner: -
--

REVOKE ALL ON FUNCTION access.opened_record() FROM PUBLIC;
GRANT ALL ON FUNCTION access.opened_record() TO ehr_web;


--
-- Name: FUNCTION opened_resident(section text); Type: ACL; Schema: access; Owner: -
--

REVOKE ALL ON FUNCTION access.opened_resident(section text) FROM PUBLIC;
GRANT ALL ON FUNCTION access.opened_resident(section text) TO ehr_web;


--
-- Name: FUNCTION opened_sections(); Type: ACL; Schema: access; Owner: -
--

REVOKE ALL ON FUNCTION access.opened_sections() FROM PUBLIC;
GRANT ALL ON FUNCTION access.opened_sections() TO ehr_web;


--
-- Name: FUNCTION opening(); Type: ACL; Schema: access; Owner: -
--

REVOKE ALL ON FUNCTION access.opening() FROM PUBLIC;


--
-- Name: FUNCTION plain_name(name text); Type: ACL; Schema: access; Owner: -
--

REVOKE ALL ON FUNCTION access.plain_name(name text) FROM PUBLIC;


--
-- Name: FUNCTION raise_change(o access.log, unit text, change text, entry uuid, entry_kind text); Type: ACL; Schema: access; Owner: -
--

REVOKE ALL ON FUNCTION access.raise_change(o access.log, unit text, change text, entry uuid, entry_kind text) FROM PUBLIC;


--
-- Name: FUNCTION read_notices(since timestamp with time zone, until timestamp with time zone); Type: ACL; Schema: access; Owner: -
--

REVOKE ALL ON FUNCTION access.read_notices(since timestamp with time zone, until timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION access.read_notices(since timestamp with time zone, until timestamp with time zone) TO ehr_web;


--
-- Name: FUNCTION reader_bit(); Type: ACL; Schema: access; Owner: -
--

REVOKE ALL ON FUNCTION access.reader_bit() FROM PUBLIC;
GRANT ALL ON FUNCTION access.reader_bit() TO ehr_web;


--
-- Name: FUNCTION refuse_change(); Type: ACL; Schema: access; Owner: -
--

REVOKE ALL ON FUNCTION access.refuse_change() FROM PUBLIC;
GRANT ALL ON FUNCTION access.refuse_change() TO ehr_owner;


--
-- Name: FUNCTION register_at_counter(account uuid, name text, sex text, birth_date date, document text, systems text[], ciphertexts bytea[], key_id text, lookups bytea[], near bytea[], accepted text[], institution text, basics jsonb); Type: ACL; Schema: access; Owner: -
--

REVOKE ALL ON FUNCTION access.register_at_counter(account uuid, name text, sex text, birth_date date, document text, systems text[], ciphertexts bytea[], key_id text, lookups bytea[], near bytea[], accepted text[], institution text, basics jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION access.register_at_counter(account uuid, name text, sex text, birth_date date, document text, systems text[], ciphertexts bytea[], key_id text, lookups bytea[], near bytea[], accepted text[], institution text, basics jsonb) TO ehr_web;


--
-- Name: FUNCTION register_person(resident uuid, account uuid, name text, sex text, birth_date date, systems text[], ciphertexts bytea[], key_id text, lookups bytea[], record_place text, serial integer, institution text, gp_name text, basics jsonb); Type: ACL; Schema: access; Owner: -
--

REVOKE ALL ON FUNCTION access.register_person(resident uuid, account uuid, name text, sex text, birth_date date, systems text[], ciphertexts bytea[], key_id text, lookups bytea[], record_place text, serial integer, institution text, gp_name text, basics jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION access.register_person(resident uuid, account uuid, name text, sex text, birth_date date, systems text[], ciphertexts bytea[], key_id text, lookups bytea[], record_place text, serial integer, institution text, gp_name text, basics jsonb) TO ehr_jobs;


--
-- Name: FUNCTION registering(); Type: ACL; Schema: access; Owner: -
--

REVOKE ALL ON FUNCTION access.registering() FROM PUBLIC;


--
-- Name: FUNCTION remind_to_confirm(most integer); Type: ACL; Schema: access; Owner: -
--

REVOKE ALL ON FUNCTION access.remind_to_confirm(most integer) FROM PUBLIC;
GRANT ALL ON FUNCTION access.remind_to_confirm(most integer) TO ehr_jobs;


--
-- Name: FUNCTION report_death(); Type: ACL; Schema: access; Owner: -
--

REVOKE ALL ON FUNCTION access.report_death() FROM PUBLIC;
GRANT ALL ON FUNCTION access.report_death() TO ehr_web;


--
-- Name: FUNCTION report_detail(kind text, answers jsonb); Type: ACL; Schema: access; Owner: -
--

REVOKE ALL ON FUNCTION access.report_detail(kind text, answers jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION access.report_detail(kind text, answers jsonb) TO ehr_web;


--
-- Name: FUNCTION reserve_serial(record_place text, serial integer); Type: ACL; Schema: access; Owner: -
--

REVOKE ALL ON FUNCTION access.reserve_serial(record_place text, serial integer) FROM PUBLIC;


--
-- Name: FUNCTION resident_account(); Type: ACL; Schema: access; Owner: -
--

REVOKE ALL ON FUNCTION access.resident_account() FROM PUBLIC;
GRANT ALL ON FUNCTION access.resident_account() TO ehr_web;


--
-- Name: FUNCTION says_otherwise(kind text, mine jsonb, theirs jsonb); Type: ACL; Schema: access; Owner: -
--

REVOKE ALL ON FUNCTION access.says_otherwise(kind text, mine jsonb, theirs jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION access.says_otherwise(kind text, mine jsonb, theirs jsonb) TO ehr_web;


--
-- Name: FUNCTION search_seal(search uuid, number_system text, number_lookup bytea); Type: ACL; Schema: access; Owner: -
--

REVOKE ALL ON FUNCTION access.search_seal(search uuid, number_system text, number_lookup bytea) FROM PUBLIC;


--
-- Name: FUNCTION searching_post(s auth.sessions); Type: ACL; Schema: access; Owner: -
--

REVOKE ALL ON FUNCTION access.searching_post(s auth.sessions) FROM PUBLIC;


--
-- Name: FUNCTION stamp_confirmation(); Type: ACL; Schema: access; Owner: -
--

REVOKE ALL ON FUNCTION access.stamp_confirmation() FROM PUBLIC;
GRANT ALL ON FUNCTION access.stamp_confirmation() TO ehr_owner;


--
-- Name: FUNCTION stamp_correction(); Type: ACL; Schema: access; Owner: -
--

REVOKE ALL ON FUNCTION access.stamp_correction() FROM PUBLIC;
GRANT ALL ON FUNCTION access.stamp_correction() TO ehr_owner;


--
-- Name: FUNCTION stamp_correction_step(); Type: ACL; Schema: access; Owner: -
--

REVOKE ALL ON FUNCTION access.stamp_correction_step() FROM PUBLIC;
GRANT ALL ON FUNCTION access.stamp_correction_step() TO ehr_owner;


--
-- Name: FUNCTION stamp_entry(); Type: ACL; Schema: access; Owner: -
--

REVOKE ALL ON FUNCTION access.stamp_entry() FROM PUBLIC;
GRANT ALL ON FUNCTION access.stamp_entry() TO ehr_owner;


--
-- Name: FUNCTION stamp_evidence(); Type: ACL; Schema: access; Owner: -
--

REVOKE ALL ON FUNCTION access.stamp_evidence() FROM PUBLIC;
GRANT ALL ON FUNCTION access.stamp_evidence() TO ehr_owner;


--
-- Name: FUNCTION stamp_verification(); Type: ACL; Schema: access; Owner: -
--

REVOKE ALL ON FUNCTION access.stamp_verification() FROM PUBLIC;
GRANT ALL ON FUNCTION access.stamp_verification() TO ehr_owner;


--
-- Name: FUNCTION stop_mail(); Type: ACL; Schema: access; Owner: -
--

REVOKE ALL ON FUNCTION access.stop_mail() FROM PUBLIC;
GRANT ALL ON FUNCTION access.stop_mail() TO ehr_web;


--
-- Name: FUNCTION take_mail(most integer); Type: ACL; Schema: access; Owner: -
--

REVOKE ALL ON FUNCTION access.take_mail(most integer) FROM PUBLIC;
GRANT ALL ON FUNCTION access.take_mail(most integer) TO ehr_jobs;


--
-- Name: FUNCTION tell_of_change(); Type: ACL; Schema: access; Owner: -
--

REVOKE ALL ON FUNCTION access.tell_of_change() FROM PUBLIC;
GRANT ALL ON FUNCTION access.tell_of_change() TO ehr_owner;


--
-- Name: FUNCTION tell_of_correction(); Type: ACL; Schema: access; Owner: -
--

REVOKE ALL ON FUNCTION access.tell_of_correction() FROM PUBLIC;
GRANT ALL ON FUNCTION access.tell_of_correction() TO ehr_owner;


--
-- Name: FUNCTION tell_of_escalated(most integer); Type: ACL; Schema: access; Owner: -
--

REVOKE ALL ON FUNCTION access.tell_of_escalated(most integer) FROM PUBLIC;
GRANT ALL ON FUNCTION access.tell_of_escalated(most integer) TO ehr_jobs;


--
-- Name: FUNCTION tell_of_follow_ups(most integer); Type: ACL; Schema: access; Owner: -
--

REVOKE ALL ON FUNCTION access.tell_of_follow_ups(most integer) FROM PUBLIC;
GRANT ALL ON FUNCTION access.tell_of_follow_ups(most integer) TO ehr_jobs;


--
-- Name: FUNCTION tell_of_verification(); Type: ACL; Schema: access; Owner: -
--

REVOKE ALL ON FUNCTION access.tell_of_verification() FROM PUBLIC;
GRANT ALL ON FUNCTION access.tell_of_verification() TO ehr_owner;


--
-- Name: FUNCTION try_notify(resident uuid, kind text, about text, leads_to uuid, institution text); Type: ACL; Schema: access; Owner: -
--

REVOKE ALL ON FUNCTION access.try_notify(resident uuid, kind text, about text, leads_to uuid, institution text) FROM PUBLIC;


--
-- Name: FUNCTION verification_list(most integer); Type: ACL; Schema: access; Owner: -
--

REVOKE ALL ON FUNCTION access.verification_list(most integer) FROM PUBLIC;
GRANT ALL ON FUNCTION access.verification_list(most integer) TO ehr_web;


--
-- Name: FUNCTION verified_resident(); Type: ACL; Schema: access; Owner: -
--

REVOKE ALL ON FUNCTION access.verified_resident() FROM PUBLIC;
GRANT ALL ON FUNCTION access.verified_resident() TO ehr_web;


--
-- Name: FUNCTION withdraw_entry(); Type: ACL; Schema: access; Owner: -
--

REVOKE ALL ON FUNCTION access.withdraw_entry() FROM PUBLIC;
GRANT ALL ON FUNCTION access.withdraw_entry() TO ehr_owner;


--
-- Name: FUNCTION is_alive(s auth.sessions); Type: ACL; Schema: auth; Owner: -
--

REVOKE ALL ON FUNCTION auth.is_alive(s auth.sessions) FROM PUBLIC;
GRANT ALL ON FUNCTION auth.is_alive(s auth.sessions) TO ehr_sign_in;


--
-- Name: FUNCTION live_session(token text); Type: ACL; Schema: auth; Owner: -
--

REVOKE ALL ON FUNCTION auth.live_session(token text) FROM PUBLIC;
GRANT ALL ON FUNCTION auth.live_session(token text) TO ehr_sign_in;


--
-- Name: FUNCTION may_rest(capacity text); Type: ACL; Schema: auth; Owner: -
--

REVOKE ALL ON FUNCTION auth.may_rest(capacity text) FROM PUBLIC;
GRANT ALL ON FUNCTION auth.may_rest(capacity text) TO ehr_sign_in;


--
-- Name: FUNCTION rotate(old_hash bytea, new_hash bytea, session uuid); Type: ACL; Schema: auth; Owner: -
--

REVOKE ALL ON FUNCTION auth.rotate(old_hash bytea, new_hash bytea, session uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION auth.rotate(old_hash bytea, new_hash bytea, session uuid) TO ehr_sign_in;


--
-- Name: FUNCTION touch(session uuid); Type: ACL; Schema: auth; Owner: -
--

REVOKE ALL ON FUNCTION auth.touch(session uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION auth.touch(session uuid) TO ehr_sign_in;


--
-- Name: FUNCTION wall(); Type: ACL; Schema: clock; Owner: -
--

REVOKE ALL ON FUNCTION clock.wall() FROM PUBLIC;
GRANT ALL ON FUNCTION clock.wall() TO ehr_engine;
GRANT ALL ON FUNCTION clock.wall() TO ehr_web;
GRANT ALL ON FUNCTION clock.wall() TO ehr_sign_in;
GRANT ALL ON FUNCTION clock.wall() TO ehr_jobs;


--
-- Name: FUNCTION lo_creat(integer); Type: ACL; Schema: pg_catalog; Owner: -
--

REVOKE ALL ON FUNCTION pg_catalog.lo_creat(integer) FROM PUBLIC;


--
-- Name: FUNCTION lo_create(oid); Type: ACL; Schema: pg_catalog; Owner: -
--

REVOKE ALL ON FUNCTION pg_catalog.lo_create(oid) FROM PUBLIC;


--
-- Name: FUNCTION lo_from_bytea(oid, bytea); Type: ACL; Schema: pg_catalog; Owner: -
--

REVOKE ALL ON FUNCTION pg_catalog.lo_from_bytea(oid, bytea) FROM PUBLIC;


--
-- Name: FUNCTION lo_get(oid); Type: ACL; Schema: pg_catalog; Owner: -
--

REVOKE ALL ON FUNCTION pg_catalog.lo_get(oid) FROM PUBLIC;


--
-- Name: FUNCTION lo_get(oid, bigint, integer); Type: ACL; Schema: pg_catalog; Owner: -
--

REVOKE ALL ON FUNCTION pg_catalog.lo_get(oid, bigint, integer) FROM PUBLIC;


--
-- Name: FUNCTION lo_open(oid, integer); Type: ACL; Schema: pg_catalog; Owner: -
--

REVOKE ALL ON FUNCTION pg_catalog.lo_open(oid, integer) FROM PUBLIC;


--
-- Name: FUNCTION lo_put(oid, bigint, bytea); Type: ACL; Schema: pg_catalog; Owner: -
--

REVOKE ALL ON FUNCTION pg_catalog.lo_put(oid, bigint, bytea) FROM PUBLIC;


--
-- Name: FUNCTION lo_truncate(integer, integer); Type: ACL; Schema: pg_catalog; Owner: -
--

REVOKE ALL ON FUNCTION pg_catalog.lo_truncate(integer, integer) FROM PUBLIC;


--
-- Name: FUNCTION lo_truncate64(integer, bigint); Type: ACL; Schema: pg_catalog; Owner: -
--

REVOKE ALL ON FUNCTION pg_catalog.lo_truncate64(integer, bigint) FROM PUBLIC;


--
-- Name: FUNCTION lo_unlink(oid); Type: ACL; Schema: pg_catalog; Owner: -
--

REVOKE ALL ON FUNCTION pg_catalog.lo_unlink(oid) FROM PUBLIC;


--
-- Name: FUNCTION lowrite(integer, bytea); Type: ACL; Schema: pg_catalog; Owner: -
--

REVOKE ALL ON FUNCTION pg_catalog.lowrite(integer, bytea) FROM PUBLIC;


--
-- Name: FUNCTION pg_cancel_backend(integer); Type: ACL; Schema: pg_catalog; Owner: -
--

REVOKE ALL ON FUNCTION pg_catalog.pg_cancel_backend(integer) FROM PUBLIC;


--
-- Name: FUNCTION pg_stat_get_activity(pid integer, OUT datid oid, OUT pid integer, OUT usesysid oid, OUT application_name text, OUT state text, OUT query text, OUT wait_event_type text, OUT wait_event text, OUT xact_start timestamp with time zone, OUT query_start timestamp with time zone, OUT backend_start timestamp with time zone, OUT state_change timestamp with time zone, OUT client_addr inet, OUT client_hostname text, OUT client_port integer, OUT backend_xid xid, OUT backend_xmin xid, OUT backend_type text, OUT ssl boolean, OUT sslversion text, OUT sslcipher text, OUT sslbits integer, OUT ssl_client_dn text, OUT ssl_client_serial numeric, OUT ssl_issuer_dn text, OUT gss_auth boolean, OUT gss_princ text, OUT gss_enc boolean, OUT leader_pid integer, OUT query_id bigint); Type: ACL; Schema: pg_catalog; Owner: -
--

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_activity(pid integer, OUT datid oid, OUT pid integer, OUT usesysid oid, OUT application_name text, OUT state text, OUT query text, OUT wait_event_type text, OUT wait_event text, OUT xact_start timestamp with time zone, OUT query_start timestamp with time zone, OUT backend_start timestamp with time zone, OUT state_change timestamp with time zone, OUT client_addr inet, OUT client_hostname text, OUT client_port integer, OUT backend_xid xid, OUT backend_xmin xid, OUT backend_type text, OUT ssl boolean, OUT sslversion text, OUT sslcipher text, OUT sslbits integer, OUT ssl_client_dn text, OUT ssl_client_serial numeric, OUT ssl_issuer_dn text, OUT gss_auth boolean, OUT gss_princ text, OUT gss_enc boolean, OUT leader_pid integer, OUT query_id bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION pg_catalog.pg_stat_get_activity(pid integer, OUT datid oid, OUT pid integer, OUT usesysid oid, OUT application_name text, OUT state text, OUT query text, OUT wait_event_type text, OUT wait_event text, OUT xact_start timestamp with time zone, OUT query_start timestamp with time zone, OUT backend_start timestamp with time zone, OUT state_change timestamp with time zone, OUT client_addr inet, OUT client_hostname text, OUT client_port integer, OUT backend_xid xid, OUT backend_xmin xid, OUT backend_type text, OUT ssl boolean, OUT sslversion text, OUT sslcipher text, OUT sslbits integer, OUT ssl_client_dn text, OUT ssl_client_serial numeric, OUT ssl_issuer_dn text, OUT gss_auth boolean, OUT gss_princ text, OUT gss_enc boolean, OUT leader_pid integer, OUT query_id bigint) TO pg_monitor;


--
-- Name: FUNCTION pg_stat_get_analyze_count(oid); Type: ACL; Schema: pg_catalog; Owner: -
--

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_analyze_count(oid) FROM PUBLIC;
GRANT ALL ON FUNCTION pg_catalog.pg_stat_get_analyze_count(oid) TO pg_monitor;


--
-- Name: FUNCTION pg_stat_get_archiver(OUT archived_count bigint, OUT last_archived_wal text, OUT last_archived_time timestamp with time zone, OUT failed_count bigint, OUT last_failed_wal text, OUT last_failed_time timestamp with time zone, OUT stats_reset timestamp with time zone); Type: ACL; Schema: pg_catalog; Owner: -
--

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_archiver(OUT archived_count bigint, OUT last_archived_wal text, OUT last_archived_time timestamp with time zone, OUT failed_count bigint, OUT last_failed_wal text, OUT last_failed_time timestamp with time zone, OUT stats_reset timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION pg_catalog.pg_stat_get_archiver(OUT archived_count bigint, OUT last_archived_wal text, OUT last_archived_time timestamp with time zone, OUT failed_count bigint, OUT last_failed_wal text, OUT last_failed_time timestamp with time zone, OUT stats_reset timestamp with time zone) TO pg_monitor;


--
-- Name: FUNCTION pg_stat_get_autoanalyze_count(oid); Type: ACL; Schema: pg_catalog; Owner: -
--

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_autoanalyze_count(oid) FROM PUBLIC;
GRANT ALL ON FUNCTION pg_catalog.pg_stat_get_autoanalyze_count(oid) TO pg_monitor;


--
-- Name: FUNCTION pg_stat_get_autovacuum_count(oid); Type: ACL; Schema: pg_catalog; Owner: -
--

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_autovacuum_count(oid) FROM PUBLIC;
GRANT ALL ON FUNCTION pg_catalog.pg_stat_get_autovacuum_count(oid) TO pg_monitor;


--
-- Name: FUNCTION pg_stat_get_backend_activity(integer); Type: ACL; Schema: pg_catalog; Owner: -
--

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_backend_activity(integer) FROM PUBLIC;
GRANT ALL ON FUNCTION pg_catalog.pg_stat_get_backend_activity(integer) TO pg_monitor;


--
-- Name: FUNCTION pg_stat_get_backend_activity_start(integer); Type: ACL; Schema: pg_catalog; Owner: -
--

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_backend_activity_start(integer) FROM PUBLIC;
GRANT ALL ON FUNCTION pg_catalog.pg_stat_get_backend_activity_start(integer) TO pg_monitor;


--
-- Name: FUNCTION pg_stat_get_backend_client_addr(integer); Type: ACL; Schema: pg_catalog; Owner: -
--

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_backend_client_addr(integer) FROM PUBLIC;
GRANT ALL ON FUNCTION pg_catalog.pg_stat_get_backend_client_addr(integer) TO pg_monitor;


--
-- Name: FUNCTION pg_stat_get_backend_client_port(integer); Type: ACL; Schema: pg_catalog; Owner: -
--

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_backend_client_port(integer) FROM PUBLIC;
GRANT ALL ON FUNCTION pg_catalog.pg_stat_get_backend_client_port(integer) TO pg_monitor;


--
-- Name: FUNCTION pg_stat_get_backend_dbid(integer); Type: ACL; Schema: pg_catalog; Owner: -
--

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_backend_dbid(integer) FROM PUBLIC;
GRANT ALL ON FUNCTION pg_catalog.pg_stat_get_backend_dbid(integer) TO pg_monitor;


--
-- Name: FUNCTION pg_stat_get_backend_idset(); Type: ACL; Schema: pg_catalog; Owner: -
--

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_backend_idset() FROM PUBLIC;
GRANT ALL ON FUNCTION pg_catalog.pg_stat_get_backend_idset() TO pg_monitor;


--
-- Name: FUNCTION pg_stat_get_backend_pid(integer); Type: ACL; Schema: pg_catalog; Owner: -
--

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_backend_pid(integer) FROM PUBLIC;
GRANT ALL ON FUNCTION pg_catalog.pg_stat_get_backend_pid(integer) TO pg_monitor;


--
-- Name: FUNCTION pg_stat_get_backend_start(integer); Type: ACL; Schema: pg_catalog; Owner: -
--

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_backend_start(integer) FROM PUBLIC;
GRANT ALL ON FUNCTION pg_catalog.pg_stat_get_backend_start(integer) TO pg_monitor;


--
-- Name: FUNCTION pg_stat_get_backend_userid(integer); Type: ACL; Schema: pg_catalog; Owner: -
--

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_backend_userid(integer) FROM PUBLIC;
GRANT ALL ON FUNCTION pg_catalog.pg_stat_get_backend_userid(integer) TO pg_monitor;


--
-- Name: FUNCTION pg_stat_get_backend_wait_event(integer); Type: ACL; Schema: pg_catalog; Owner: -
--

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_backend_wait_event(integer) FROM PUBLIC;
GRANT ALL ON FUNCTION pg_catalog.pg_stat_get_backend_wait_event(integer) TO pg_monitor;


--
-- Name: FUNCTION pg_stat_get_backend_wait_event_type(integer); Type: ACL; Schema: pg_catalog; Owner: -
--

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_backend_wait_event_type(integer) FROM PUBLIC;
GRANT ALL ON FUNCTION pg_catalog.pg_stat_get_backend_wait_event_type(integer) TO pg_monitor;


--
-- Name: FUNCTION pg_stat_get_backend_xact_start(integer); Type: ACL; Schema: pg_catalog; Owner: -
--

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_backend_xact_start(integer) FROM PUBLIC;
GRANT ALL ON FUNCTION pg_catalog.pg_stat_get_backend_xact_start(integer) TO pg_monitor;


--
-- Name: FUNCTION pg_stat_get_bgwriter_buf_written_checkpoints(); Type: ACL; Schema: pg_catalog; Owner: -
--

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_bgwriter_buf_written_checkpoints() FROM PUBLIC;
GRANT ALL ON FUNCTION pg_catalog.pg_stat_get_bgwriter_buf_written_checkpoints() TO pg_monitor;


--
-- Name: FUNCTION pg_stat_get_bgwriter_buf_written_clean(); Type: ACL; Schema: pg_catalog; Owner: -
--

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_bgwriter_buf_written_clean() FROM PUBLIC;
GRANT ALL ON FUNCTION pg_catalog.pg_stat_get_bgwriter_buf_written_clean() TO pg_monitor;


--
-- Name: FUNCTION pg_stat_get_bgwriter_maxwritten_clean(); Type: ACL; Schema: pg_catalog; Owner: -
--

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_bgwriter_maxwritten_clean() FROM PUBLIC;
GRANT ALL ON FUNCTION pg_catalog.pg_stat_get_bgwriter_maxwritten_clean() TO pg_monitor;


--
-- Name: FUNCTION pg_stat_get_bgwriter_requested_checkpoints(); Type: ACL; Schema: pg_catalog; Owner: -
--

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_bgwriter_requested_checkpoints() FROM PUBLIC;
GRANT ALL ON FUNCTION pg_catalog.pg_stat_get_bgwriter_requested_checkpoints() TO pg_monitor;


--
-- Name: FUNCTION pg_stat_get_bgwriter_stat_reset_time(); Type: ACL; Schema: pg_catalog; Owner: -
--

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_bgwriter_stat_reset_time() FROM PUBLIC;
GRANT ALL ON FUNCTION pg_catalog.pg_stat_get_bgwriter_stat_reset_time() TO pg_monitor;


--
-- Name: FUNCTION pg_stat_get_bgwriter_timed_checkpoints(); Type: ACL; Schema: pg_catalog; Owner: -
--

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_bgwriter_timed_checkpoints() FROM PUBLIC;
GRANT ALL ON FUNCTION pg_catalog.pg_stat_get_bgwriter_timed_checkpoints() TO pg_monitor;


--
-- Name: FUNCTION pg_stat_get_blocks_fetched(oid); Type: ACL; Schema: pg_catalog; Owner: -
--

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_blocks_fetched(oid) FROM PUBLIC;
GRANT ALL ON FUNCTION pg_catalog.pg_stat_get_blocks_fetched(oid) TO pg_monitor;


--
-- Name: FUNCTION pg_stat_get_blocks_hit(oid); Type: ACL; Schema: pg_catalog; Owner: -
--

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_blocks_hit(oid) FROM PUBLIC;
GRANT ALL ON FUNCTION pg_catalog.pg_stat_get_blocks_hit(oid) TO pg_monitor;


--
-- Name: FUNCTION pg_stat_get_buf_alloc(); Type: ACL; Schema: pg_catalog; Owner: -
--

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_buf_alloc() FROM PUBLIC;
GRANT ALL ON FUNCTION pg_catalog.pg_stat_get_buf_alloc() TO pg_monitor;


--
-- Name: FUNCTION pg_stat_get_buf_fsync_backend(); Type: ACL; Schema: pg_catalog; Owner: -
--

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_buf_fsync_backend() FROM PUBLIC;
GRANT ALL ON FUNCTION pg_catalog.pg_stat_get_buf_fsync_backend() TO pg_monitor;


--
-- Name: FUNCTION pg_stat_get_buf_written_backend(); Type: ACL; Schema: pg_catalog; Owner: -
--

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_buf_written_backend() FROM PUBLIC;
GRANT ALL ON FUNCTION pg_catalog.pg_stat_get_buf_written_backend() TO pg_monitor;


--
-- Name: FUNCTION pg_stat_get_checkpoint_sync_time(); Type: ACL; Schema: pg_catalog; Owner: -
--

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_checkpoint_sync_time() FROM PUBLIC;
GRANT ALL ON FUNCTION pg_catalog.pg_stat_get_checkpoint_sync_time() TO pg_monitor;


--
-- Name: FUNCTION pg_stat_get_checkpoint_write_time(); Type: ACL; Schema: pg_catalog; Owner: -
--

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_checkpoint_write_time() FROM PUBLIC;
GRANT ALL ON FUNCTION pg_catalog.pg_stat_get_checkpoint_write_time() TO pg_monitor;


--
-- Name: FUNCTION pg_stat_get_db_active_time(oid); Type: ACL; Schema: pg_catalog; Owner: -
--

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_db_active_time(oid) FROM PUBLIC;
GRANT ALL ON FUNCTION pg_catalog.pg_stat_get_db_active_time(oid) TO pg_monitor;


--
-- Name: FUNCTION pg_stat_get_db_blk_read_time(oid); Type: ACL; Schema: pg_catalog; Owner: -
--

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_db_blk_read_time(oid) FROM PUBLIC;
GRANT ALL ON FUNCTION pg_catalog.pg_stat_get_db_blk_read_time(oid) TO pg_monitor;


--
-- Name: FUNCTION pg_stat_get_db_blk_write_time(oid); Type: ACL; Schema: pg_catalog; Owner: -
--

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_db_blk_write_time(oid) FROM PUBLIC;
GRANT ALL ON FUNCTION pg_catalog.pg_stat_get_db_blk_write_time(oid) TO pg_monitor;


--
-- Name: FUNCTION pg_stat_get_db_blocks_fetched(oid); Type: ACL; Schema: pg_catalog; Owner: -
--

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_db_blocks_fetched(oid) FROM PUBLIC;
GRANT ALL ON FUNCTION pg_catalog.pg_stat_get_db_blocks_fetched(oid) TO pg_monitor;


--
-- Name: FUNCTION pg_stat_get_db_blocks_hit(oid); Type: ACL; Schema: pg_catalog; Owner: -
--

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_db_blocks_hit(oid) FROM PUBLIC;
GRANT ALL ON FUNCTION pg_catalog.pg_stat_get_db_blocks_hit(oid) TO pg_monitor;


--
-- Name: FUNCTION pg_stat_get_db_checksum_failures(oid); Type: ACL; Schema: pg_catalog; Owner: -
--

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_db_checksum_failures(oid) FROM PUBLIC;
GRANT ALL ON FUNCTION pg_catalog.pg_stat_get_db_checksum_failures(oid) TO pg_monitor;


--
-- Name: FUNCTION pg_stat_get_db_checksum_last_failure(oid); Type: ACL; Schema: pg_catalog; Owner: -
--

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_db_checksum_last_failure(oid) FROM PUBLIC;
GRANT ALL ON FUNCTION pg_catalog.pg_stat_get_db_checksum_last_failure(oid) TO pg_monitor;


--
-- Name: FUNCTION pg_stat_get_db_conflict_all(oid); Type: ACL; Schema: pg_catalog; Owner: -
--

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_db_conflict_all(oid) FROM PUBLIC;
GRANT ALL ON FUNCTION pg_catalog.pg_stat_get_db_conflict_all(oid) TO pg_monitor;


--
-- Name: FUNCTION pg_stat_get_db_conflict_bufferpin(oid); Type: ACL; Schema: pg_catalog; Owner: -
--

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_db_conflict_bufferpin(oid) FROM PUBLIC;
GRANT ALL ON FUNCTION pg_catalog.pg_stat_get_db_conflict_bufferpin(oid) TO pg_monitor;


--
-- Name: FUNCTION pg_stat_get_db_conflict_lock(oid); Type: ACL; Schema: pg_catalog; Owner: -
--

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_db_conflict_lock(oid) FROM PUBLIC;
GRANT ALL ON FUNCTION pg_catalog.pg_stat_get_db_conflict_lock(oid) TO pg_monitor;


--
-- Name: FUNCTION pg_stat_get_db_conflict_snapshot(oid); Type: ACL; Schema: pg_catalog; Owner: -
--

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_db_conflict_snapshot(oid) FROM PUBLIC;
GRANT ALL ON FUNCTION pg_catalog.pg_stat_get_db_conflict_snapshot(oid) TO pg_monitor;


--
-- Name: FUNCTION pg_stat_get_db_conflict_startup_deadlock(oid); Type: ACL; Schema: pg_catalog; Owner: -
--

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_db_conflict_startup_deadlock(oid) FROM PUBLIC;
GRANT ALL ON FUNCTION pg_catalog.pg_stat_get_db_conflict_startup_deadlock(oid) TO pg_monitor;


--
-- Name: FUNCTION pg_stat_get_db_conflict_tablespace(oid); Type: ACL; Schema: pg_catalog; Owner: -
--

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_db_conflict_tablespace(oid) FROM PUBLIC;
GRANT ALL ON FUNCTION pg_catalog.pg_stat_get_db_conflict_tablespace(oid) TO pg_monitor;


--
-- Name: FUNCTION pg_stat_get_db_deadlocks(oid); Type: ACL; Schema: pg_catalog; Owner: -
--

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_db_deadlocks(oid) FROM PUBLIC;
GRANT ALL ON FUNCTION pg_catalog.pg_stat_get_db_deadlocks(oid) TO pg_monitor;


--
-- Name: FUNCTION pg_stat_get_db_idle_in_transaction_time(oid); Type: ACL; Schema: pg_catalog; Owner: -
--

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_db_idle_in_transaction_time(oid) FROM PUBLIC;
GRANT ALL ON FUNCTION pg_catalog.pg_stat_get_db_idle_in_transaction_time(oid) TO pg_monitor;


--
-- Name: FUNCTION pg_stat_get_db_numbackends(oid); Type: ACL; Schema: pg_catalog; Owner: -
--

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_db_numbackends(oid) FROM PUBLIC;
GRANT ALL ON FUNCTION pg_catalog.pg_stat_get_db_numbackends(oid) TO pg_monitor;


--
-- Name: FUNCTION pg_stat_get_db_session_time(oid); Type: ACL; Schema: pg_catalog; Owner: -
--

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_db_session_time(oid) FROM PUBLIC;
GRANT ALL ON FUNCTION pg_catalog.pg_stat_get_db_session_time(oid) TO pg_monitor;


--
-- Name: FUNCTION pg_stat_get_db_sessions(oid); Type: ACL; Schema: pg_catalog; Owner: -
--

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_db_sessions(oid) FROM PUBLIC;
GRANT ALL ON FUNCTION pg_catalog.pg_stat_get_db_sessions(oid) TO pg_monitor;


--
-- Name: FUNCTION pg_stat_get_db_sessions_abandoned(oid); Type: ACL; Schema: pg_catalog; Owner: -
--

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_db_sessions_abandoned(oid) FROM PUBLIC;
GRANT ALL ON FUNCTION pg_catalog.pg_stat_get_db_sessions_abandoned(oid) TO pg_monitor;


--
-- Name: FUNCTION pg_stat_get_db_sessions_fatal(oid); Type: ACL; Schema: pg_catalog; Owner: -
--

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_db_sessions_fatal(oid) FROM PUBLIC;
GRANT ALL ON FUNCTION pg_catalog.pg_stat_get_db_sessions_fatal(oid) TO pg_monitor;


--
-- Name: FUNCTION pg_stat_get_db_sessions_killed(oid); Type: ACL; Schema: pg_catalog; Owner: -
--

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_db_sessions_killed(oid) FROM PUBLIC;
GRANT ALL ON FUNCTION pg_catalog.pg_stat_get_db_sessions_killed(oid) TO pg_monitor;


--
-- Name: FUNCTION pg_stat_get_db_stat_reset_time(oid); Type: ACL; Schema: pg_catalog; Owner: -
--

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_db_stat_reset_time(oid) FROM PUBLIC;
GRANT ALL ON FUNCTION pg_catalog.pg_stat_get_db_stat_reset_time(oid) TO pg_monitor;


--
-- Name: FUNCTION pg_stat_get_db_temp_bytes(oid); Type: ACL; Schema: pg_catalog; Owner: -
--

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_db_temp_bytes(oid) FROM PUBLIC;
GRANT ALL ON FUNCTION pg_catalog.pg_stat_get_db_temp_bytes(oid) TO pg_monitor;


--
-- Name: FUNCTION pg_stat_get_db_temp_files(oid); Type: ACL; Schema: pg_catalog; Owner: -
--

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_db_temp_files(oid) FROM PUBLIC;
GRANT ALL ON FUNCTION pg_catalog.pg_stat_get_db_temp_files(oid) TO pg_monitor;


--
-- Name: FUNCTION pg_stat_get_db_tuples_deleted(oid); Type: ACL; Schema: pg_catalog; Owner: -
--

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_db_tuples_deleted(oid) FROM PUBLIC;
GRANT ALL ON FUNCTION pg_catalog.pg_stat_get_db_tuples_deleted(oid) TO pg_monitor;


--
-- Name: FUNCTION pg_stat_get_db_tuples_fetched(oid); Type: ACL; Schema: pg_catalog; Owner: -
--

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_db_tuples_fetched(oid) FROM PUBLIC;
GRANT ALL ON FUNCTION pg_catalog.pg_stat_get_db_tuples_fetched(oid) TO pg_monitor;


--
-- Name: FUNCTION pg_stat_get_db_tuples_inserted(oid); Type: ACL; Schema: pg_catalog; Owner: -
--

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_db_tuples_inserted(oid) FROM PUBLIC;
GRANT ALL ON FUNCTION pg_catalog.pg_stat_get_db_tuples_inserted(oid) TO pg_monitor;


--
-- Name: FUNCTION pg_stat_get_db_tuples_returned(oid); Type: ACL; Schema: pg_catalog; Owner: -
--

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_db_tuples_returned(oid) FROM PUBLIC;
GRANT ALL ON FUNCTION pg_catalog.pg_stat_get_db_tuples_returned(oid) TO pg_monitor;


--
-- Name: FUNCTION pg_stat_get_db_tuples_updated(oid); Type: ACL; Schema: pg_catalog; Owner: -
--

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_db_tuples_updated(oid) FROM PUBLIC;
GRANT ALL ON FUNCTION pg_catalog.pg_stat_get_db_tuples_updated(oid) TO pg_monitor;


--
-- Name: FUNCTION pg_stat_get_db_xact_commit(oid); Type: ACL; Schema: pg_catalog; Owner: -
--

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_db_xact_commit(oid) FROM PUBLIC;
GRANT ALL ON FUNCTION pg_catalog.pg_stat_get_db_xact_commit(oid) TO pg_monitor;


--
-- Name: FUNCTION pg_stat_get_db_xact_rollback(oid); Type: ACL; Schema: pg_catalog; Owner: -
--

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_db_xact_rollback(oid) FROM PUBLIC;
GRANT ALL ON FUNCTION pg_catalog.pg_stat_get_db_xact_rollback(oid) TO pg_monitor;


--
-- Name: FUNCTION pg_stat_get_dead_tuples(oid); Type: ACL; Schema: pg_catalog; Owner: -
--

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_dead_tuples(oid) FROM PUBLIC;
GRANT ALL ON FUNCTION pg_catalog.pg_stat_get_dead_tuples(oid) TO pg_monitor;


--
-- Name: FUNCTION pg_stat_get_function_calls(oid); Type: ACL; Schema: pg_catalog; Owner: -
--

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_function_calls(oid) FROM PUBLIC;
GRANT ALL ON FUNCTION pg_catalog.pg_stat_get_function_calls(oid) TO pg_monitor;


--
-- Name: FUNCTION pg_stat_get_function_self_time(oid); Type: ACL; Schema: pg_catalog; Owner: -
--

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_function_self_time(oid) FROM PUBLIC;
GRANT ALL ON FUNCTION pg_catalog.pg_stat_get_function_self_time(oid) TO pg_monitor;


--
-- Name: FUNCTION pg_stat_get_function_total_time(oid); Type: ACL; Schema: pg_catalog; Owner: -
--

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_function_total_time(oid) FROM PUBLIC;
GRANT ALL ON FUNCTION pg_catalog.pg_stat_get_function_total_time(oid) TO pg_monitor;


--
-- Name: FUNCTION pg_stat_get_ins_since_vacuum(oid); Type: ACL; Schema: pg_catalog; Owner: -
--

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_ins_since_vacuum(oid) FROM PUBLIC;
GRANT ALL ON FUNCTION pg_catalog.pg_stat_get_ins_since_vacuum(oid) TO pg_monitor;


--
-- Name: FUNCTION pg_stat_get_last_analyze_time(oid); Type: ACL; Schema: pg_catalog; Owner: -
--

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_last_analyze_time(oid) FROM PUBLIC;
GRANT ALL ON FUNCTION pg_catalog.pg_stat_get_last_analyze_time(oid) TO pg_monitor;


--
-- Name: FUNCTION pg_stat_get_last_autoanalyze_time(oid); Type: ACL; Schema: pg_catalog; Owner: -
--

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_last_autoanalyze_time(oid) FROM PUBLIC;
GRANT ALL ON FUNCTION pg_catalog.pg_stat_get_last_autoanalyze_time(oid) TO pg_monitor;


--
-- Name: FUNCTION pg_stat_get_last_autovacuum_time(oid); Type: ACL; Schema: pg_catalog; Owner: -
--

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_last_autovacuum_time(oid) FROM PUBLIC;
GRANT ALL ON FUNCTION pg_catalog.pg_stat_get_last_autovacuum_time(oid) TO pg_monitor;


--
-- Name: FUNCTION pg_stat_get_last_vacuum_time(oid); Type: ACL; Schema: pg_catalog; Owner: -
--

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_last_vacuum_time(oid) FROM PUBLIC;
GRANT ALL ON FUNCTION pg_catalog.pg_stat_get_last_vacuum_time(oid) TO pg_monitor;


--
-- Name: FUNCTION pg_stat_get_live_tuples(oid); Type: ACL; Schema: pg_catalog; Owner: -
--

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_live_tuples(oid) FROM PUBLIC;
GRANT ALL ON FUNCTION pg_catalog.pg_stat_get_live_tuples(oid) TO pg_monitor;


--
-- Name: FUNCTION pg_stat_get_mod_since_analyze(oid); Type: ACL; Schema: pg_catalog; Owner: -
--

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_mod_since_analyze(oid) FROM PUBLIC;
GRANT ALL ON FUNCTION pg_catalog.pg_stat_get_mod_since_analyze(oid) TO pg_monitor;


--
-- Name: FUNCTION pg_stat_get_numscans(oid); Type: ACL; Schema: pg_catalog; Owner: -
--

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_numscans(oid) FROM PUBLIC;
GRANT ALL ON FUNCTION pg_catalog.pg_stat_get_numscans(oid) TO pg_monitor;


--
-- Name: FUNCTION pg_stat_get_progress_info(cmdtype text, OUT pid integer, OUT datid oid, OUT relid oid, OUT param1 bigint, OUT param2 bigint, OUT param3 bigint, OUT param4 bigint, OUT param5 bigint, OUT param6 bigint, OUT param7 bigint, OUT param8 bigint, OUT param9 bigint, OUT param10 bigint, OUT param11 bigint, OUT param12 bigint, OUT param13 bigint, OUT param14 bigint, OUT param15 bigint, OUT param16 bigint, OUT param17 bigint, OUT param18 bigint, OUT param19 bigint, OUT param20 bigint); Type: ACL; Schema: pg_catalog; Owner: -
--

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_progress_info(cmdtype text, OUT pid integer, OUT datid oid, OUT relid oid, OUT param1 bigint, OUT param2 bigint, OUT param3 bigint, OUT param4 bigint, OUT param5 bigint, OUT param6 bigint, OUT param7 bigint, OUT param8 bigint, OUT param9 bigint, OUT param10 bigint, OUT param11 bigint, OUT param12 bigint, OUT param13 bigint, OUT param14 bigint, OUT param15 bigint, OUT param16 bigint, OUT param17 bigint, OUT param18 bigint, OUT param19 bigint, OUT param20 bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION pg_catalog.pg_stat_get_progress_info(cmdtype text, OUT pid integer, OUT datid oid, OUT relid oid, OUT param1 bigint, OUT param2 bigint, OUT param3 bigint, OUT param4 bigint, OUT param5 bigint, OUT param6 bigint, OUT param7 bigint, OUT param8 bigint, OUT param9 bigint, OUT param10 bigint, OUT param11 bigint, OUT param12 bigint, OUT param13 bigint, OUT param14 bigint, OUT param15 bigint, OUT param16 bigint, OUT param17 bigint, OUT param18 bigint, OUT param19 bigint, OUT param20 bigint) TO pg_monitor;


--
-- Name: FUNCTION pg_stat_get_recovery_prefetch(OUT stats_reset timestamp with time zone, OUT prefetch bigint, OUT hit bigint, OUT skip_init bigint, OUT skip_new bigint, OUT skip_fpw bigint, OUT skip_rep bigint, OUT wal_distance integer, OUT block_distance integer, OUT io_depth integer); Type: ACL; Schema: pg_catalog; Owner: -
--

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_recovery_prefetch(OUT stats_reset timestamp with time zone, OUT prefetch bigint, OUT hit bigint, OUT skip_init bigint, OUT skip_new bigint, OUT skip_fpw bigint, OUT skip_rep bigint, OUT wal_distance integer, OUT block_distance integer, OUT io_depth integer) FROM PUBLIC;
GRANT ALL ON FUNCTION pg_catalog.pg_stat_get_recovery_prefetch(OUT stats_reset timestamp with time zone, OUT prefetch bigint, OUT hit bigint, OUT skip_init bigint, OUT skip_new bigint, OUT skip_fpw bigint, OUT skip_rep bigint, OUT wal_distance integer, OUT block_distance integer, OUT io_depth integer) TO pg_monitor;


--
-- Name: FUNCTION pg_stat_get_replication_slot(slot_name text, OUT slot_name text, OUT spill_txns bigint, OUT spill_count bigint, OUT spill_bytes bigint, OUT stream_txns bigint, OUT stream_count bigint, OUT stream_bytes bigint, OUT total_txns bigint, OUT total_bytes bigint, OUT stats_reset timestamp with time zone); Type: ACL; Schema: pg_catalog; Owner: -
--

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_replication_slot(slot_name text, OUT slot_name text, OUT spill_txns bigint, OUT spill_count bigint, OUT spill_bytes bigint, OUT stream_txns bigint, OUT stream_count bigint, OUT stream_bytes bigint, OUT total_txns bigint, OUT total_bytes bigint, OUT stats_reset timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION pg_catalog.pg_stat_get_replication_slot(slot_name text, OUT slot_name text, OUT spill_txns bigint, OUT spill_count bigint, OUT spill_bytes bigint, OUT stream_txns bigint, OUT stream_count bigint, OUT stream_bytes bigint, OUT total_txns bigint, OUT total_bytes bigint, OUT stats_reset timestamp with time zone) TO pg_monitor;


--
-- Name: FUNCTION pg_stat_get_slru(OUT name text, OUT blks_zeroed bigint, OUT blks_hit bigint, OUT blks_read bigint, OUT blks_written bigint, OUT blks_exists bigint, OUT flushes bigint, OUT truncates bigint, OUT stats_reset timestamp with time zone); Type: ACL; Schema: pg_catalog; Owner: -
--

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_slru(OUT name text, OUT blks_zeroed bigint, OUT blks_hit bigint, OUT blks_read bigint, OUT blks_written bigint, OUT blks_exists bigint, OUT flushes bigint, OUT truncates bigint, OUT stats_reset timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION pg_catalog.pg_stat_get_slru(OUT name text, OUT blks_zeroed bigint, OUT blks_hit bigint, OUT blks_read bigint, OUT blks_written bigint, OUT blks_exists bigint, OUT flushes bigint, OUT truncates bigint, OUT stats_reset timestamp with time zone) TO pg_monitor;


--
-- Name: FUNCTION pg_stat_get_snapshot_timestamp(); Type: ACL; Schema: pg_catalog; Owner: -
--

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_snapshot_timestamp() FROM PUBLIC;
GRANT ALL ON FUNCTION pg_catalog.pg_stat_get_snapshot_timestamp() TO pg_monitor;


--
-- Name: FUNCTION pg_stat_get_subscription(subid oid, OUT subid oid, OUT relid oid, OUT pid integer, OUT received_lsn pg_lsn, OUT last_msg_send_time timestamp with time zone, OUT last_msg_receipt_time timestamp with time zone, OUT latest_end_lsn pg_lsn, OUT latest_end_time timestamp with time zone); Type: ACL; Schema: pg_catalog; Owner: -
--

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_subscription(subid oid, OUT subid oid, OUT relid oid, OUT pid integer, OUT received_lsn pg_lsn, OUT last_msg_send_time timestamp with time zone, OUT last_msg_receipt_time timestamp with time zone, OUT latest_end_lsn pg_lsn, OUT latest_end_time timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION pg_catalog.pg_stat_get_subscription(subid oid, OUT subid oid, OUT relid oid, OUT pid integer, OUT received_lsn pg_lsn, OUT last_msg_send_time timestamp with time zone, OUT last_msg_receipt_time timestamp with time zone, OUT latest_end_lsn pg_lsn, OUT latest_end_time timestamp with time zone) TO pg_monitor;


--
-- Name: FUNCTION pg_stat_get_subscription_stats(subid oid, OUT subid oid, OUT apply_error_count bigint, OUT sync_error_count bigint, OUT stats_reset timestamp with time zone); Type: ACL; Schema: pg_catalog; Owner: -
--

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_subscription_stats(subid oid, OUT subid oid, OUT apply_error_count bigint, OUT sync_error_count bigint, OUT stats_reset timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION pg_catalog.pg_stat_get_subscription_stats(subid oid, OUT subid oid, OUT apply_error_count bigint, OUT sync_error_count bigint, OUT stats_reset timestamp with time zone) TO pg_monitor;


--
-- Name: FUNCTION pg_stat_get_tuples_deleted(oid); Type: ACL; Schema: pg_catalog; Owner: -
--

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_tuples_deleted(oid) FROM PUBLIC;
GRANT ALL ON FUNCTION pg_catalog.pg_stat_get_tuples_deleted(oid) TO pg_monitor;


--
-- Name: FUNCTION pg_stat_get_tuples_fetched(oid); Type: ACL; Schema: pg_catalog; Owner: -
--

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_tuples_fetched(oid) FROM PUBLIC;
GRANT ALL ON FUNCTION pg_catalog.pg_stat_get_tuples_fetched(oid) TO pg_monitor;


--
-- Name: FUNCTION pg_stat_get_tuples_hot_updated(oid); Type: ACL; Schema: pg_catalog; Owner: -
--

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_tuples_hot_updated(oid) FROM PUBLIC;
GRANT ALL ON FUNCTION pg_catalog.pg_stat_get_tuples_hot_updated(oid) TO pg_monitor;


--
-- Name: FUNCTION pg_stat_get_tuples_inserted(oid); Type: ACL; Schema: pg_catalog; Owner: -
--

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_tuples_inserted(oid) FROM PUBLIC;
GRANT ALL ON FUNCTION pg_catalog.pg_stat_get_tuples_inserted(oid) TO pg_monitor;


--
-- Name: FUNCTION pg_stat_get_tuples_returned(oid); Type: ACL; Schema: pg_catalog; Owner: -
--

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_tuples_returned(oid) FROM PUBLIC;
GRANT ALL ON FUNCTION pg_catalog.pg_stat_get_tuples_returned(oid) TO pg_monitor;


--
-- Name: FUNCTION pg_stat_get_tuples_updated(oid); Type: ACL; Schema: pg_catalog; Owner: -
--

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_tuples_updated(oid) FROM PUBLIC;
GRANT ALL ON FUNCTION pg_catalog.pg_stat_get_tuples_updated(oid) TO pg_monitor;


--
-- Name: FUNCTION pg_stat_get_vacuum_count(oid); Type: ACL; Schema: pg_catalog; Owner: -
--

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_vacuum_count(oid) FROM PUBLIC;
GRANT ALL ON FUNCTION pg_catalog.pg_stat_get_vacuum_count(oid) TO pg_monitor;


--
-- Name: FUNCTION pg_stat_get_wal(OUT wal_records bigint, OUT wal_fpi bigint, OUT wal_bytes numeric, OUT wal_buffers_full bigint, OUT wal_write bigint, OUT wal_sync bigint, OUT wal_write_time double precision, OUT wal_sync_time double precision, OUT stats_reset timestamp with time zone); Type: ACL; Schema: pg_catalog; Owner: -
--

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_wal(OUT wal_records bigint, OUT wal_fpi bigint, OUT wal_bytes numeric, OUT wal_buffers_full bigint, OUT wal_write bigint, OUT wal_sync bigint, OUT wal_write_time double precision, OUT wal_sync_time double precision, OUT stats_reset timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION pg_catalog.pg_stat_get_wal(OUT wal_records bigint, OUT wal_fpi bigint, OUT wal_bytes numeric, OUT wal_buffers_full bigint, OUT wal_write bigint, OUT wal_sync bigint, OUT wal_write_time double precision, OUT wal_sync_time double precision, OUT stats_reset timestamp with time zone) TO pg_monitor;


--
-- Name: FUNCTION pg_stat_get_wal_receiver(OUT pid integer, OUT status text, OUT receive_start_lsn pg_lsn, OUT receive_start_tli integer, OUT written_lsn pg_lsn, OUT flushed_lsn pg_lsn, OUT received_tli integer, OUT last_msg_send_time timestamp with time zone, OUT last_msg_receipt_time timestamp with time zone, OUT latest_end_lsn pg_lsn, OUT latest_end_time timestamp with time zone, OUT slot_name text, OUT sender_host text, OUT sender_port integer, OUT conninfo text); Type: ACL; Schema: pg_catalog; Owner: -
--

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_wal_receiver(OUT pid integer, OUT status text, OUT receive_start_lsn pg_lsn, OUT receive_start_tli integer, OUT written_lsn pg_lsn, OUT flushed_lsn pg_lsn, OUT received_tli integer, OUT last_msg_send_time timestamp with time zone, OUT last_msg_receipt_time timestamp with time zone, OUT latest_end_lsn pg_lsn, OUT latest_end_time timestamp with time zone, OUT slot_name text, OUT sender_host text, OUT sender_port integer, OUT conninfo text) FROM PUBLIC;
GRANT ALL ON FUNCTION pg_catalog.pg_stat_get_wal_receiver(OUT pid integer, OUT status text, OUT receive_start_lsn pg_lsn, OUT receive_start_tli integer, OUT written_lsn pg_lsn, OUT flushed_lsn pg_lsn, OUT received_tli integer, OUT last_msg_send_time timestamp with time zone, OUT last_msg_receipt_time timestamp with time zone, OUT latest_end_lsn pg_lsn, OUT latest_end_time timestamp with time zone, OUT slot_name text, OUT sender_host text, OUT sender_port integer, OUT conninfo text) TO pg_monitor;


--
-- Name: FUNCTION pg_stat_get_wal_senders(OUT pid integer, OUT state text, OUT sent_lsn pg_lsn, OUT write_lsn pg_lsn, OUT flush_lsn pg_lsn, OUT replay_lsn pg_lsn, OUT write_lag interval, OUT flush_lag interval, OUT replay_lag interval, OUT sync_priority integer, OUT sync_state text, OUT reply_time timestamp with time zone); Type: ACL; Schema: pg_catalog; Owner: -
--

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_wal_senders(OUT pid integer, OUT state text, OUT sent_lsn pg_lsn, OUT write_lsn pg_lsn, OUT flush_lsn pg_lsn, OUT replay_lsn pg_lsn, OUT write_lag interval, OUT flush_lag interval, OUT replay_lag interval, OUT sync_priority integer, OUT sync_state text, OUT reply_time timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION pg_catalog.pg_stat_get_wal_senders(OUT pid integer, OUT state text, OUT sent_lsn pg_lsn, OUT write_lsn pg_lsn, OUT flush_lsn pg_lsn, OUT replay_lsn pg_lsn, OUT write_lag interval, OUT flush_lag interval, OUT replay_lag interval, OUT sync_priority integer, OUT sync_state text, OUT reply_time timestamp with time zone) TO pg_monitor;


--
-- Name: FUNCTION pg_stat_get_xact_blocks_fetched(oid); Type: ACL; Schema: pg_catalog; Owner: -
--

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_xact_blocks_fetched(oid) FROM PUBLIC;
GRANT ALL ON FUNCTION pg_catalog.pg_stat_get_xact_blocks_fetched(oid) TO pg_monitor;


--
-- Name: FUNCTION pg_stat_get_xact_blocks_hit(oid); Type: ACL; Schema: pg_catalog; Owner: -
--

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_xact_blocks_hit(oid) FROM PUBLIC;
GRANT ALL ON FUNCTION pg_catalog.pg_stat_get_xact_blocks_hit(oid) TO pg_monitor;


--
-- Name: FUNCTION pg_stat_get_xact_function_calls(oid); Type: ACL; Schema: pg_catalog; Owner: -
--

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_xact_function_calls(oid) FROM PUBLIC;
GRANT ALL ON FUNCTION pg_catalog.pg_stat_get_xact_function_calls(oid) TO pg_monitor;


--
-- Name: FUNCTION pg_stat_get_xact_function_self_time(oid); Type: ACL; Schema: pg_catalog; Owner: -
--

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_xact_function_self_time(oid) FROM PUBLIC;
GRANT ALL ON FUNCTION pg_catalog.pg_stat_get_xact_function_self_time(oid) TO pg_monitor;


--
-- Name: FUNCTION pg_stat_get_xact_function_total_time(oid); Type: ACL; Schema: pg_catalog; Owner: -
--

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_xact_function_total_time(oid) FROM PUBLIC;
GRANT ALL ON FUNCTION pg_catalog.pg_stat_get_xact_function_total_time(oid) TO pg_monitor;


--
-- Name: FUNCTION pg_stat_get_xact_numscans(oid); Type: ACL; Schema: pg_catalog; Owner: -
--

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_xact_numscans(oid) FROM PUBLIC;
GRANT ALL ON FUNCTION pg_catalog.pg_stat_get_xact_numscans(oid) TO pg_monitor;


--
-- Name: FUNCTION pg_stat_get_xact_tuples_deleted(oid); Type: ACL; Schema: pg_catalog; Owner: -
--

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_xact_tuples_deleted(oid) FROM PUBLIC;
GRANT ALL ON FUNCTION pg_catalog.pg_stat_get_xact_tuples_deleted(oid) TO pg_monitor;


--
-- Name: FUNCTION pg_stat_get_xact_tuples_fetched(oid); Type: ACL; Schema: pg_catalog; Owner: -
--

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_xact_tuples_fetched(oid) FROM PUBLIC;
GRANT ALL ON FUNCTION pg_catalog.pg_stat_get_xact_tuples_fetched(oid) TO pg_monitor;


--
-- Name: FUNCTION pg_stat_get_xact_tuples_hot_updated(oid); Type: ACL; Schema: pg_catalog; Owner: -
--

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_xact_tuples_hot_updated(oid) FROM PUBLIC;
GRANT ALL ON FUNCTION pg_catalog.pg_stat_get_xact_tuples_hot_updated(oid) TO pg_monitor;


--
-- Name: FUNCTION pg_stat_get_xact_tuples_inserted(oid); Type: ACL; Schema: pg_catalog; Owner: -
--

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_xact_tuples_inserted(oid) FROM PUBLIC;
GRANT ALL ON FUNCTION pg_catalog.pg_stat_get_xact_tuples_inserted(oid) TO pg_monitor;


--
-- Name: FUNCTION pg_stat_get_xact_tuples_returned(oid); Type: ACL; Schema: pg_catalog; Owner: -
--

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_xact_tuples_returned(oid) FROM PUBLIC;
GRANT ALL ON FUNCTION pg_catalog.pg_stat_get_xact_tuples_returned(oid) TO pg_monitor;


--
-- Name: FUNCTION pg_stat_get_xact_tuples_updated(oid); Type: ACL; Schema: pg_catalog; Owner: -
--

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_xact_tuples_updated(oid) FROM PUBLIC;
GRANT ALL ON FUNCTION pg_catalog.pg_stat_get_xact_tuples_updated(oid) TO pg_monitor;


--
-- Name: FUNCTION pg_terminate_backend(pid integer, timeout bigint); Type: ACL; Schema: pg_catalog; Owner: -
--

REVOKE ALL ON FUNCTION pg_catalog.pg_terminate_backend(pid integer, timeout bigint) FROM PUBLIC;


--
-- Name: TABLE rules; Type: ACL; Schema: access; Owner: -
--

GRANT SELECT ON TABLE access.rules TO ehr_engine;


--
-- Name: TABLE seals; Type: ACL; Schema: access; Owner: -
--

GRANT SELECT ON TABLE access.seals TO ehr_jobs;


--
-- Name: COLUMN seals.seq; Type: ACL; Schema: access; Owner: -
--

GRANT INSERT(seq) ON TABLE access.seals TO ehr_jobs;


--
-- Name: COLUMN seals.last_xid; Type: ACL; Schema: access; Owner: -
--

GRANT INSERT(last_xid) ON TABLE access.seals TO ehr_jobs;


--
-- Name: COLUMN seals.leaves; Type: ACL; Schema: access; Owner: -
--

GRANT INSERT(leaves) ON TABLE access.seals TO ehr_jobs;


--
-- Name: COLUMN seals.root; Type: ACL; Schema: access; Owner: -
--

GRANT INSERT(root) ON TABLE access.seals TO ehr_jobs;


--
-- Name: COLUMN seals.previous; Type: ACL; Schema: access; Owner: -
--

GRANT INSERT(previous) ON TABLE access.seals TO ehr_jobs;


--
-- Name: COLUMN seals.sealed_at; Type: ACL; Schema: access; Owner: -
--

GRANT INSERT(sealed_at) ON TABLE access.seals TO ehr_jobs;


--
-- Name: COLUMN seals.key_id; Type: ACL; Schema: access; Owner: -
--

GRANT INSERT(key_id) ON TABLE access.seals TO ehr_jobs;


--
-- Name: COLUMN seals.signature; Type: ACL; Schema: access; Owner: -
--

GRANT INSERT(signature) ON TABLE access.seals TO ehr_jobs;


--
-- Name: TABLE accounts; Type: ACL; Schema: auth; Owner: -
--

GRANT SELECT ON TABLE auth.accounts TO ehr_engine;
GRANT SELECT ON TABLE auth.accounts TO ehr_sign_in;


--
-- Name: COLUMN accounts.id; Type: ACL; Schema: auth; Owner: -
--

GRANT INSERT(id) ON TABLE auth.accounts TO ehr_engine;


--
-- Name: COLUMN accounts.resident_id; Type: ACL; Schema: auth; Owner: -
--

GRANT INSERT(resident_id),UPDATE(resident_id) ON TABLE auth.accounts TO ehr_engine;


--
-- Name: COLUMN accounts.number_hash; Type: ACL; Schema: auth; Owner: -
--

GRANT INSERT(number_hash),UPDATE(number_hash) ON TABLE auth.accounts TO ehr_engine;


--
-- Name: TABLE passkeys; Type: ACL; Schema: auth; Owner: -
--

GRANT SELECT ON TABLE auth.passkeys TO ehr_sign_in;


--
-- Name: COLUMN passkeys.id; Type: ACL; Schema: auth; Owner: -
--

GRANT INSERT(id) ON TABLE auth.passkeys TO ehr_sign_in;


--
-- Name: COLUMN passkeys.account_id; Type: ACL; Schema: auth; Owner: -
--

GRANT INSERT(account_id) ON TABLE auth.passkeys TO ehr_sign_in;


--
-- Name: COLUMN passkeys.credential_id; Type: ACL; Schema: auth; Owner: -
--

GRANT INSERT(credential_id) ON TABLE auth.passkeys TO ehr_sign_in;


--
-- Name: COLUMN passkeys.credential; Type: ACL; Schema: auth; Owner: -
--

GRANT INSERT(credential),UPDATE(credential) ON TABLE auth.passkeys TO ehr_sign_in;


--
-- Name: COLUMN passkeys.label; Type: ACL; Schema: auth; Owner: -
--

GRANT INSERT(label) ON TABLE auth.passkeys TO ehr_sign_in;


--
-- Name: COLUMN passkeys.last_used_at; Type: ACL; Schema: auth; Owner: -
--

GRANT UPDATE(last_used_at) ON TABLE auth.passkeys TO ehr_sign_in;


--
-- Name: COLUMN passkeys.removed_at; Type: ACL; Schema: auth; Owner: -
--

GRANT UPDATE(removed_at) ON TABLE auth.passkeys TO ehr_sign_in;


--
-- Name: TABLE slips; Type: ACL; Schema: auth; Owner: -
--

GRANT SELECT ON TABLE auth.slips TO ehr_engine;
GRANT SELECT ON TABLE auth.slips TO ehr_sign_in;


--
-- Name: COLUMN slips.id; Type: ACL; Schema: auth; Owner: -
--

GRANT INSERT(id) ON TABLE auth.slips TO ehr_engine;


--
-- Name: COLUMN slips.account_id; Type: ACL; Schema: auth; Owner: -
--

GRANT INSERT(account_id) ON TABLE auth.slips TO ehr_engine;


--
-- Name: COLUMN slips.code_hash; Type: ACL; Schema: auth; Owner: -
--

GRANT INSERT(code_hash) ON TABLE auth.slips TO ehr_engine;


--
-- Name: COLUMN slips.wrong_numbers; Type: ACL; Schema: auth; Owner: -
--

GRANT UPDATE(wrong_numbers) ON TABLE auth.slips TO ehr_sign_in;


--
-- Name: COLUMN slips.issued_by; Type: ACL; Schema: auth; Owner: -
--

GRANT INSERT(issued_by) ON TABLE auth.slips TO ehr_engine;


--
-- Name: COLUMN slips.expires_at; Type: ACL; Schema: auth; Owner: -
--

GRANT INSERT(expires_at) ON TABLE auth.slips TO ehr_engine;


--
-- Name: COLUMN slips.used_at; Type: ACL; Schema: auth; Owner: -
--

GRANT UPDATE(used_at) ON TABLE auth.slips TO ehr_sign_in;


--
-- Name: COLUMN slips.voided_at; Type: ACL; Schema: auth; Owner: -
--

GRANT UPDATE(voided_at) ON TABLE auth.slips TO ehr_engine;
GRANT UPDATE(voided_at) ON TABLE auth.slips TO ehr_sign_in;


--
-- Name: COLUMN slips.institution_code; Type: ACL; Schema: auth; Owner: -
--

GRANT INSERT(institution_code) ON TABLE auth.slips TO ehr_engine;


--
-- Name: TABLE mail_addresses; Type: ACL; Schema: own; Owner: -
--

GRANT SELECT ON TABLE own.mail_addresses TO ehr_engine;


--
-- Name: COLUMN mail_addresses.account_id; Type: ACL; Schema: own; Owner: -
--

GRANT INSERT(account_id) ON TABLE own.mail_addresses TO ehr_engine;
GRANT SELECT(account_id) ON TABLE own.mail_addresses TO ehr_web;


--
-- Name: COLUMN mail_addresses.address; Type: ACL; Schema: own; Owner: -
--

GRANT INSERT(address),UPDATE(address) ON TABLE own.mail_addresses TO ehr_engine;
GRANT SELECT(address) ON TABLE own.mail_addresses TO ehr_web;


--
-- Name: COLUMN mail_addresses.key_id; Type: ACL; Schema: own; Owner: -
--

GRANT INSERT(key_id),UPDATE(key_id) ON TABLE own.mail_addresses TO ehr_engine;
GRANT SELECT(key_id) ON TABLE own.mail_addresses TO ehr_web;


--
-- Name: COLUMN mail_addresses.code; Type: ACL; Schema: own; Owner: -
--

GRANT INSERT(code),UPDATE(code) ON TABLE own.mail_addresses TO ehr_engine;


--
-- Name: COLUMN mail_addresses.code_hash; Type: ACL; Schema: own; Owner: -
--

GRANT INSERT(code_hash),UPDATE(code_hash) ON TABLE own.mail_addresses TO ehr_engine;


--
-- Name: COLUMN mail_addresses.asked_at; Type: ACL; Schema: own; Owner: -
--

GRANT SELECT(asked_at) ON TABLE own.mail_addresses TO ehr_web;
GRANT UPDATE(asked_at) ON TABLE own.mail_addresses TO ehr_engine;


--
-- Name: COLUMN mail_addresses.asked_times; Type: ACL; Schema: own; Owner: -
--

GRANT UPDATE(asked_times) ON TABLE own.mail_addresses TO ehr_engine;


--
-- Name: COLUMN mail_addresses.wrong_codes; Type: ACL; Schema: own; Owner: -
--

GRANT SELECT(wrong_codes) ON TABLE own.mail_addresses TO ehr_web;
GRANT UPDATE(wrong_codes) ON TABLE own.mail_addresses TO ehr_engine;


--
-- Name: COLUMN mail_addresses.confirmed_at; Type: ACL; Schema: own; Owner: -
--

GRANT SELECT(confirmed_at) ON TABLE own.mail_addresses TO ehr_web;
GRANT UPDATE(confirmed_at) ON TABLE own.mail_addresses TO ehr_engine;


--
-- Name: COLUMN mail_addresses.mailed_at; Type: ACL; Schema: own; Owner: -
--

GRANT UPDATE(mailed_at) ON TABLE own.mail_addresses TO ehr_engine;


--
-- Name: COLUMN mail_addresses.leased_until; Type: ACL; Schema: own; Owner: -
--

GRANT UPDATE(leased_until) ON TABLE own.mail_addresses TO ehr_engine;


--
-- Name: TABLE notices; Type: ACL; Schema: own; Owner: -
--

GRANT SELECT ON TABLE own.notices TO ehr_engine;


--
-- Name: COLUMN notices.account_id; Type: ACL; Schema: own; Owner: -
--

GRANT INSERT(account_id) ON TABLE own.notices TO ehr_engine;
GRANT SELECT(account_id) ON TABLE own.notices TO ehr_web;


--
-- Name: COLUMN notices.id; Type: ACL; Schema: own; Owner: -
--

GRANT SELECT(id) ON TABLE own.notices TO ehr_web;


--
-- Name: COLUMN notices.resident_id; Type: ACL; Schema: own; Owner: -
--

GRANT INSERT(resident_id) ON TABLE own.notices TO ehr_engine;
GRANT SELECT(resident_id) ON TABLE own.notices TO ehr_web;


--
-- Name: COLUMN notices.kind; Type: ACL; Schema: own; Owner: -
--

GRANT INSERT(kind) ON TABLE own.notices TO ehr_engine;
GRANT SELECT(kind) ON TABLE own.notices TO ehr_web;


--
-- Name: COLUMN notices.about; Type: ACL; Schema: own; Owner: -
--

GRANT INSERT(about) ON TABLE own.notices TO ehr_engine;
GRANT SELECT(about) ON TABLE own.notices TO ehr_web;


--
-- Name: COLUMN notices.leads_to; Type: ACL; Schema: own; Owner: -
--

GRANT INSERT(leads_to) ON TABLE own.notices TO ehr_engine;
GRANT SELECT(leads_to) ON TABLE own.notices TO ehr_web;


--
-- Name: COLUMN notices.institution_code; Type: ACL; Schema: own; Owner: -
--

GRANT INSERT(institution_code) ON TABLE own.notices TO ehr_engine;
GRANT SELECT(institution_code) ON TABLE own.notices TO ehr_web;


--
-- Name: COLUMN notices.at; Type: ACL; Schema: own; Owner: -
--

GRANT SELECT(at) ON TABLE own.notices TO ehr_web;
GRANT UPDATE(at) ON TABLE own.notices TO ehr_engine;


--
-- Name: COLUMN notices.read_at; Type: ACL; Schema: own; Owner: -
--

GRANT SELECT(read_at) ON TABLE own.notices TO ehr_web;
GRANT UPDATE(read_at) ON TABLE own.notices TO ehr_engine;


--
-- Name: COLUMN notices.to_mail; Type: ACL; Schema: own; Owner: -
--

GRANT INSERT(to_mail),UPDATE(to_mail) ON TABLE own.notices TO ehr_engine;


--
-- Name: TABLE submissions; Type: ACL; Schema: own; Owner: -
--

GRANT SELECT ON TABLE own.submissions TO ehr_web;


--
-- Name: COLUMN submissions.account_id; Type: ACL; Schema: own; Owner: -
--

GRANT INSERT(account_id) ON TABLE own.submissions TO ehr_web;


--
-- Name: COLUMN submissions.submission; Type: ACL; Schema: own; Owner: -
--

GRANT INSERT(submission) ON TABLE own.submissions TO ehr_web;


--
-- Name: COLUMN submissions.body_hash; Type: ACL; Schema: own; Owner: -
--

GRANT INSERT(body_hash) ON TABLE own.submissions TO ehr_web;


--
-- Name: COLUMN submissions.outcome; Type: ACL; Schema: own; Owner: -
--

GRANT INSERT(outcome) ON TABLE own.submissions TO ehr_web;


--
-- Name: TABLE basics; Type: ACL; Schema: record; Owner: -
--

GRANT SELECT ON TABLE record.basics TO ehr_engine;
GRANT SELECT ON TABLE record.basics TO ehr_web;


--
-- Name: COLUMN basics.resident_id; Type: ACL; Schema: record; Owner: -
--

GRANT INSERT(resident_id) ON TABLE record.basics TO ehr_engine;
GRANT INSERT(resident_id) ON TABLE record.basics TO ehr_web;


--
-- Name: COLUMN basics.id; Type: ACL; Schema: record; Owner: -
--

GRANT INSERT(id) ON TABLE record.basics TO ehr_engine;
GRANT INSERT(id) ON TABLE record.basics TO ehr_web;


--
-- Name: COLUMN basics.kind; Type: ACL; Schema: record; Owner: -
--

GRANT INSERT(kind) ON TABLE record.basics TO ehr_engine;
GRANT INSERT(kind) ON TABLE record.basics TO ehr_web;


--
-- Name: COLUMN basics.code_system; Type: ACL; Schema: record; Owner: -
--

GRANT INSERT(code_system) ON TABLE record.basics TO ehr_engine;
GRANT INSERT(code_system) ON TABLE record.basics TO ehr_web;


--
-- Name: COLUMN basics.answers; Type: ACL; Schema: record; Owner: -
--

GRANT INSERT(answers) ON TABLE record.basics TO ehr_engine;
GRANT INSERT(answers) ON TABLE record.basics TO ehr_web;


--
-- Name: COLUMN basics.author_kind; Type: ACL; Schema: record; Owner: -
--

GRANT INSERT(author_kind) ON TABLE record.basics TO ehr_engine;


--
-- Name: COLUMN basics.source_institution; Type: ACL; Schema: record; Owner: -
--

GRANT INSERT(source_institution) ON TABLE record.basics TO ehr_engine;


--
-- Name: COLUMN basics.recorded_at; Type: ACL; Schema: record; Owner: -
--

GRANT INSERT(recorded_at) ON TABLE record.basics TO ehr_engine;


--
-- Name: COLUMN basics.supersedes; Type: ACL; Schema: record; Owner: -
--

GRANT INSERT(supersedes) ON TABLE record.basics TO ehr_web;


--
-- Name: COLUMN basics.superseded_at; Type: ACL; Schema: record; Owner: -
--

GRANT UPDATE(superseded_at) ON TABLE record.basics TO ehr_engine;


--
-- Name: COLUMN basics.verification; Type: ACL; Schema: record; Owner: -
--

GRANT INSERT(verification),UPDATE(verification) ON TABLE record.basics TO ehr_engine;


--
-- Name: TABLE care_teams; Type: ACL; Schema: record; Owner: -
--

GRANT SELECT ON TABLE record.care_teams TO ehr_engine;
GRANT SELECT ON TABLE record.care_teams TO ehr_web;


--
-- Name: COLUMN care_teams.resident_id; Type: ACL; Schema: record; Owner: -
--

GRANT INSERT(resident_id) ON TABLE record.care_teams TO ehr_engine;


--
-- Name: COLUMN care_teams.id; Type: ACL; Schema: record; Owner: -
--

GRANT INSERT(id) ON TABLE record.care_teams TO ehr_engine;


--
-- Name: COLUMN care_teams.institution_code; Type: ACL; Schema: record; Owner: -
--

GRANT INSERT(institution_code) ON TABLE record.care_teams TO ehr_engine;


--
-- Name: COLUMN care_teams.gp_name; Type: ACL; Schema: record; Owner: -
--

GRANT INSERT(gp_name) ON TABLE record.care_teams TO ehr_engine;


--
-- Name: COLUMN care_teams.chosen; Type: ACL; Schema: record; Owner: -
--

GRANT INSERT(chosen) ON TABLE record.care_teams TO ehr_engine;


--
-- Name: TABLE confirmations; Type: ACL; Schema: record; Owner: -
--

GRANT SELECT ON TABLE record.confirmations TO ehr_engine;
GRANT SELECT ON TABLE record.confirmations TO ehr_web;


--
-- Name: COLUMN confirmations.resident_id; Type: ACL; Schema: record; Owner: -
--

GRANT INSERT(resident_id) ON TABLE record.confirmations TO ehr_web;


--
-- Name: COLUMN confirmations.id; Type: ACL; Schema: record; Owner: -
--

GRANT INSERT(id) ON TABLE record.confirmations TO ehr_web;


--
-- Name: COLUMN confirmations.seen; Type: ACL; Schema: record; Owner: -
--

GRANT INSERT(seen) ON TABLE record.confirmations TO ehr_web;


--
-- Name: COLUMN confirmations.of_all; Type: ACL; Schema: record; Owner: -
--

GRANT INSERT(of_all) ON TABLE record.confirmations TO ehr_web;


--
-- Name: TABLE correction_steps; Type: ACL; Schema: record; Owner: -
--

GRANT SELECT ON TABLE record.correction_steps TO ehr_engine;
GRANT SELECT ON TABLE record.correction_steps TO ehr_web;


--
-- Name: COLUMN correction_steps.resident_id; Type: ACL; Schema: record; Owner: -
--

GRANT INSERT(resident_id) ON TABLE record.correction_steps TO ehr_web;


--
-- Name: COLUMN correction_steps.id; Type: ACL; Schema: record; Owner: -
--

GRANT INSERT(id) ON TABLE record.correction_steps TO ehr_web;


--
-- Name: COLUMN correction_steps.correction; Type: ACL; Schema: record; Owner: -
--

GRANT INSERT(correction) ON TABLE record.correction_steps TO ehr_web;


--
-- Name: COLUMN correction_steps.kind; Type: ACL; Schema: record; Owner: -
--

GRANT INSERT(kind) ON TABLE record.correction_steps TO ehr_web;


--
-- Name: COLUMN correction_steps.words; Type: ACL; Schema: record; Owner: -
--

GRANT INSERT(words) ON TABLE record.correction_steps TO ehr_web;


--
-- Name: TABLE entries; Type: ACL; Schema: record; Owner: -
--

GRANT SELECT ON TABLE record.entries TO ehr_engine;
GRANT SELECT ON TABLE record.entries TO ehr_web;


--
-- Name: COLUMN entries.resident_id; Type: ACL; Schema: record; Owner: -
--

GRANT INSERT(resident_id) ON TABLE record.entries TO ehr_web;


--
-- Name: COLUMN entries.id; Type: ACL; Schema: record; Owner: -
--

GRANT INSERT(id) ON TABLE record.entries TO ehr_web;


--
-- Name: COLUMN entries.kind; Type: ACL; Schema: record; Owner: -
--

GRANT INSERT(kind) ON TABLE record.entries TO ehr_web;


--
-- Name: COLUMN entries.label; Type: ACL; Schema: record; Owner: -
--

GRANT INSERT(label) ON TABLE record.entries TO ehr_web;


--
-- Name: COLUMN entries.code_system; Type: ACL; Schema: record; Owner: -
--

GRANT INSERT(code_system) ON TABLE record.entries TO ehr_web;


--
-- Name: COLUMN entries.code; Type: ACL; Schema: record; Owner: -
--

GRANT INSERT(code) ON TABLE record.entries TO ehr_web;


--
-- Name: COLUMN entries.status; Type: ACL; Schema: record; Owner: -
--

GRANT INSERT(status) ON TABLE record.entries TO ehr_web;


--
-- Name: COLUMN entries.at; Type: ACL; Schema: record; Owner: -
--

GRANT INSERT(at) ON TABLE record.entries TO ehr_web;


--
-- Name: COLUMN entries.at_precision; Type: ACL; Schema: record; Owner: -
--

GRANT INSERT(at_precision) ON TABLE record.entries TO ehr_web;


--
-- Name: COLUMN entries.until; Type: ACL; Schema: record; Owner: -
--

GRANT INSERT(until) ON TABLE record.entries TO ehr_web;


--
-- Name: COLUMN entries.until_precision; Type: ACL; Schema: record; Owner: -
--

GRANT INSERT(until_precision) ON TABLE record.entries TO ehr_web;


--
-- Name: COLUMN entries.value_text; Type: ACL; Schema: record; Owner: -
--

GRANT INSERT(value_text) ON TABLE record.entries TO ehr_web;


--
-- Name: COLUMN entries.comparator; Type: ACL; Schema: record; Owner: -
--

GRANT INSERT(comparator) ON TABLE record.entries TO ehr_web;


--
-- Name: COLUMN entries.value; Type: ACL; Schema: record; Owner: -
--

GRANT INSERT(value) ON TABLE record.entries TO ehr_web;


--
-- Name: COLUMN entries.unit; Type: ACL; Schema: record; Owner: -
--

GRANT INSERT(unit) ON TABLE record.entries TO ehr_web;


--
-- Name: COLUMN entries.low; Type: ACL; Schema: record; Owner: -
--

GRANT INSERT(low) ON TABLE record.entries TO ehr_web;


--
-- Name: COLUMN entries.high; Type: ACL; Schema: record; Owner: -
--

GRANT INSERT(high) ON TABLE record.entries TO ehr_web;


--
-- Name: COLUMN entries.details; Type: ACL; Schema: record; Owner: -
--

GRANT INSERT(details) ON TABLE record.entries TO ehr_web;


--
-- Name: COLUMN entries.visit_key; Type: ACL; Schema: record; Owner: -
--

GRANT INSERT(visit_key) ON TABLE record.entries TO ehr_web;


--
-- Name: COLUMN entries.report_key; Type: ACL; Schema: record; Owner: -
--

GRANT INSERT(report_key) ON TABLE record.entries TO ehr_web;


--
-- Name: COLUMN entries.author_name; Type: ACL; Schema: record; Owner: -
--

GRANT INSERT(author_name) ON TABLE record.entries TO ehr_web;


--
-- Name: COLUMN entries.source_key; Type: ACL; Schema: record; Owner: -
--

GRANT INSERT(source_key) ON TABLE record.entries TO ehr_web;


--
-- Name: COLUMN entries.supersedes; Type: ACL; Schema: record; Owner: -
--

GRANT INSERT(supersedes) ON TABLE record.entries TO ehr_web;


--
-- Name: COLUMN entries.superseded_at; Type: ACL; Schema: record; Owner: -
--

GRANT UPDATE(superseded_at) ON TABLE record.entries TO ehr_engine;


--
-- Name: COLUMN entries.qualification; Type: ACL; Schema: record; Owner: -
--

GRANT INSERT(qualification) ON TABLE record.entries TO ehr_web;


--
-- Name: COLUMN entries.decimals; Type: ACL; Schema: record; Owner: -
--

GRANT INSERT(decimals) ON TABLE record.entries TO ehr_web;


--
-- Name: COLUMN entries.source_updated_at; Type: ACL; Schema: record; Owner: -
--

GRANT INSERT(source_updated_at) ON TABLE record.entries TO ehr_web;
GRANT UPDATE(source_updated_at) ON TABLE record.entries TO ehr_engine;


--
-- Name: COLUMN entries.source_version; Type: ACL; Schema: record; Owner: -
--

GRANT INSERT(source_version) ON TABLE record.entries TO ehr_web;
GRANT UPDATE(source_version) ON TABLE record.entries TO ehr_engine;


--
-- Name: COLUMN entries.source_corrected; Type: ACL; Schema: record; Owner: -
--

GRANT INSERT(source_corrected) ON TABLE record.entries TO ehr_web;


--
-- Name: COLUMN entries.taken_back; Type: ACL; Schema: record; Owner: -
--

GRANT INSERT(taken_back) ON TABLE record.entries TO ehr_web;


--
-- Name: COLUMN entries.taken_back_at; Type: ACL; Schema: record; Owner: -
--

GRANT UPDATE(taken_back_at) ON TABLE record.entries TO ehr_engine;


--
-- Name: TABLE evidence; Type: ACL; Schema: record; Owner: -
--

GRANT SELECT ON TABLE record.evidence TO ehr_web;


--
-- Name: COLUMN evidence.resident_id; Type: ACL; Schema: record; Owner: -
--

GRANT INSERT(resident_id) ON TABLE record.evidence TO ehr_web;


--
-- Name: COLUMN evidence.id; Type: ACL; Schema: record; Owner: -
--

GRANT INSERT(id) ON TABLE record.evidence TO ehr_web;


--
-- Name: COLUMN evidence.correction; Type: ACL; Schema: record; Owner: -
--

GRANT INSERT(correction) ON TABLE record.evidence TO ehr_web;


--
-- Name: COLUMN evidence.content; Type: ACL; Schema: record; Owner: -
--

GRANT INSERT(content) ON TABLE record.evidence TO ehr_web;


--
-- Name: TABLE identifiers; Type: ACL; Schema: record; Owner: -
--

GRANT SELECT ON TABLE record.identifiers TO ehr_engine;


--
-- Name: COLUMN identifiers.resident_id; Type: ACL; Schema: record; Owner: -
--

GRANT INSERT(resident_id) ON TABLE record.identifiers TO ehr_engine;
GRANT SELECT(resident_id) ON TABLE record.identifiers TO ehr_web;


--
-- Name: COLUMN identifiers.id; Type: ACL; Schema: record; Owner: -
--

GRANT INSERT(id) ON TABLE record.identifiers TO ehr_engine;
GRANT SELECT(id) ON TABLE record.identifiers TO ehr_web;


--
-- Name: COLUMN identifiers.system; Type: ACL; Schema: record; Owner: -
--

GRANT INSERT(system) ON TABLE record.identifiers TO ehr_engine;
GRANT SELECT(system) ON TABLE record.identifiers TO ehr_web;


--
-- Name: COLUMN identifiers.ciphertext; Type: ACL; Schema: record; Owner: -
--

GRANT INSERT(ciphertext) ON TABLE record.identifiers TO ehr_engine;
GRANT SELECT(ciphertext) ON TABLE record.identifiers TO ehr_web;


--
-- Name: COLUMN identifiers.key_id; Type: ACL; Schema: record; Owner: -
--

GRANT INSERT(key_id) ON TABLE record.identifiers TO ehr_engine;
GRANT SELECT(key_id) ON TABLE record.identifiers TO ehr_web;


--
-- Name: COLUMN identifiers.lookup; Type: ACL; Schema: record; Owner: -
--

GRANT INSERT(lookup) ON TABLE record.identifiers TO ehr_engine;


--
-- Name: COLUMN identifiers.document; Type: ACL; Schema: record; Owner: -
--

GRANT INSERT(document),UPDATE(document) ON TABLE record.identifiers TO ehr_engine;
GRANT SELECT(document) ON TABLE record.identifiers TO ehr_web;


--
-- Name: COLUMN identifiers.until; Type: ACL; Schema: record; Owner: -
--

GRANT SELECT(until) ON TABLE record.identifiers TO ehr_web;
GRANT UPDATE(until) ON TABLE record.identifiers TO ehr_engine;


--
-- Name: COLUMN identifiers.released; Type: ACL; Schema: record; Owner: -
--

GRANT SELECT(released) ON TABLE record.identifiers TO ehr_web;
GRANT UPDATE(released) ON TABLE record.identifiers TO ehr_engine;


--
-- Name: COLUMN identity_changes.resident_id; Type: ACL; Schema: record; Owner: -
--

GRANT INSERT(resident_id) ON TABLE record.identity_changes TO ehr_engine;
GRANT SELECT(resident_id) ON TABLE record.identity_changes TO ehr_web;


--
-- Name: COLUMN identity_changes.id; Type: ACL; Schema: record; Owner: -
--

GRANT INSERT(id) ON TABLE record.identity_changes TO ehr_engine;
GRANT SELECT(id) ON TABLE record.identity_changes TO ehr_web;


--
-- Name: COLUMN identity_changes.name; Type: ACL; Schema: record; Owner: -
--

GRANT INSERT(name) ON TABLE record.identity_changes TO ehr_engine;
GRANT SELECT(name) ON TABLE record.identity_changes TO ehr_web;


--
-- Name: COLUMN identity_changes.sex; Type: ACL; Schema: record; Owner: -
--

GRANT INSERT(sex) ON TABLE record.identity_changes TO ehr_engine;
GRANT SELECT(sex) ON TABLE record.identity_changes TO ehr_web;


--
-- Name: COLUMN identity_changes.birth_date; Type: ACL; Schema: record; Owner: -
--

GRANT INSERT(birth_date) ON TABLE record.identity_changes TO ehr_engine;
GRANT SELECT(birth_date) ON TABLE record.identity_changes TO ehr_web;


--
-- Name: COLUMN identity_changes.number_changed; Type: ACL; Schema: record; Owner: -
--

GRANT INSERT(number_changed) ON TABLE record.identity_changes TO ehr_engine;
GRANT SELECT(number_changed) ON TABLE record.identity_changes TO ehr_web;


--
-- Name: COLUMN identity_changes.reason; Type: ACL; Schema: record; Owner: -
--

GRANT INSERT(reason) ON TABLE record.identity_changes TO ehr_engine;
GRANT SELECT(reason) ON TABLE record.identity_changes TO ehr_web;


--
-- Name: COLUMN identity_changes.document; Type: ACL; Schema: record; Owner: -
--

GRANT INSERT(document) ON TABLE record.identity_changes TO ehr_engine;
GRANT SELECT(document) ON TABLE record.identity_changes TO ehr_web;


--
-- Name: COLUMN identity_changes.changed_at; Type: ACL; Schema: record; Owner: -
--

GRANT SELECT(changed_at) ON TABLE record.identity_changes TO ehr_web;


--
-- Name: COLUMN identity_changes.institution_code; Type: ACL; Schema: record; Owner: -
--

GRANT INSERT(institution_code) ON TABLE record.identity_changes TO ehr_engine;
GRANT SELECT(institution_code) ON TABLE record.identity_changes TO ehr_web;


--
-- Name: COLUMN identity_changes.author_account; Type: ACL; Schema: record; Owner: -
--

GRANT INSERT(author_account) ON TABLE record.identity_changes TO ehr_engine;


--
-- Name: COLUMN identity_changes.author_name; Type: ACL; Schema: record; Owner: -
--

GRANT INSERT(author_name) ON TABLE record.identity_changes TO ehr_engine;
GRANT SELECT(author_name) ON TABLE record.identity_changes TO ehr_web;


--
-- Name: TABLE measurements; Type: ACL; Schema: record; Owner: -
--

GRANT SELECT ON TABLE record.measurements TO ehr_engine;
GRANT SELECT ON TABLE record.measurements TO ehr_web;


--
-- Name: COLUMN measurements.resident_id; Type: ACL; Schema: record; Owner: -
--

GRANT INSERT(resident_id) ON TABLE record.measurements TO ehr_web;


--
-- Name: COLUMN measurements.id; Type: ACL; Schema: record; Owner: -
--

GRANT INSERT(id) ON TABLE record.measurements TO ehr_web;


--
-- Name: COLUMN measurements.kind; Type: ACL; Schema: record; Owner: -
--

GRANT INSERT(kind) ON TABLE record.measurements TO ehr_web;


--
-- Name: COLUMN measurements.value; Type: ACL; Schema: record; Owner: -
--

GRANT INSERT(value) ON TABLE record.measurements TO ehr_web;


--
-- Name: COLUMN measurements.diastolic; Type: ACL; Schema: record; Owner: -
--

GRANT INSERT(diastolic) ON TABLE record.measurements TO ehr_web;


--
-- Name: COLUMN measurements.context; Type: ACL; Schema: record; Owner: -
--

GRANT INSERT(context) ON TABLE record.measurements TO ehr_web;


--
-- Name: COLUMN measurements.measured_at; Type: ACL; Schema: record; Owner: -
--

GRANT INSERT(measured_at) ON TABLE record.measurements TO ehr_web;


--
-- Name: COLUMN measurements."precision"; Type: ACL; Schema: record; Owner: -
--

GRANT INSERT("precision") ON TABLE record.measurements TO ehr_web;


--
-- Name: COLUMN measurements.author_name; Type: ACL; Schema: record; Owner: -
--

GRANT INSERT(author_name) ON TABLE record.measurements TO ehr_web;


--
-- Name: COLUMN measurements.source_key; Type: ACL; Schema: record; Owner: -
--

GRANT INSERT(source_key) ON TABLE record.measurements TO ehr_web;


--
-- Name: COLUMN measurements.supersedes; Type: ACL; Schema: record; Owner: -
--

GRANT INSERT(supersedes) ON TABLE record.measurements TO ehr_web;


--
-- Name: COLUMN measurements.superseded_at; Type: ACL; Schema: record; Owner: -
--

GRANT UPDATE(superseded_at) ON TABLE record.measurements TO ehr_engine;


--
-- Name: COLUMN measurements.verification; Type: ACL; Schema: record; Owner: -
--

GRANT UPDATE(verification) ON TABLE record.measurements TO ehr_engine;


--
-- Name: COLUMN measurements.source_updated_at; Type: ACL; Schema: record; Owner: -
--

GRANT INSERT(source_updated_at) ON TABLE record.measurements TO ehr_web;
GRANT UPDATE(source_updated_at) ON TABLE record.measurements TO ehr_engine;


--
-- Name: COLUMN measurements.source_version; Type: ACL; Schema: record; Owner: -
--

GRANT INSERT(source_version) ON TABLE record.measurements TO ehr_web;
GRANT UPDATE(source_version) ON TABLE record.measurements TO ehr_engine;


--
-- Name: COLUMN measurements.source_corrected; Type: ACL; Schema: record; Owner: -
--

GRANT INSERT(source_corrected) ON TABLE record.measurements TO ehr_web;


--
-- Name: COLUMN measurements.taken_back; Type: ACL; Schema: record; Owner: -
--

GRANT INSERT(taken_back) ON TABLE record.measurements TO ehr_web;


--
-- Name: COLUMN measurements.taken_back_at; Type: ACL; Schema: record; Owner: -
--

GRANT UPDATE(taken_back_at) ON TABLE record.measurements TO ehr_engine;


--
-- Name: COLUMN measurements.needs_action; Type: ACL; Schema: record; Owner: -
--

GRANT INSERT(needs_action) ON TABLE record.measurements TO ehr_web;


--
-- Name: TABLE reported_details; Type: ACL; Schema: record; Owner: -
--

GRANT SELECT ON TABLE record.reported_details TO ehr_engine;
GRANT SELECT ON TABLE record.reported_details TO ehr_web;


--
-- Name: COLUMN reported_details.resident_id; Type: ACL; Schema: record; Owner: -
--

GRANT INSERT(resident_id) ON TABLE record.reported_details TO ehr_engine;


--
-- Name: COLUMN reported_details.id; Type: ACL; Schema: record; Owner: -
--

GRANT UPDATE(id) ON TABLE record.reported_details TO ehr_engine;


--
-- Name: COLUMN reported_details.kind; Type: ACL; Schema: record; Owner: -
--

GRANT INSERT(kind) ON TABLE record.reported_details TO ehr_engine;


--
-- Name: COLUMN reported_details.answers; Type: ACL; Schema: record; Owner: -
--

GRANT INSERT(answers),UPDATE(answers) ON TABLE record.reported_details TO ehr_engine;


--
-- Name: COLUMN reported_details.source_institution; Type: ACL; Schema: record; Owner: -
--

GRANT INSERT(source_institution) ON TABLE record.reported_details TO ehr_engine;


--
-- Name: COLUMN reported_details.reported_at; Type: ACL; Schema: record; Owner: -
--

GRANT UPDATE(reported_at) ON TABLE record.reported_details TO ehr_engine;


--
-- Name: COLUMN reported_details.compared; Type: ACL; Schema: record; Owner: -
--

GRANT UPDATE(compared) ON TABLE record.reported_details TO ehr_engine;


--
-- Name: TABLE residents; Type: ACL; Schema: record; Owner: -
--

GRANT SELECT ON TABLE record.residents TO ehr_engine;
GRANT SELECT ON TABLE record.residents TO ehr_web;


--
-- Name: COLUMN residents.resident_id; Type: ACL; Schema: record; Owner: -
--

GRANT INSERT(resident_id) ON TABLE record.residents TO ehr_engine;


--
-- Name: COLUMN residents.name; Type: ACL; Schema: record; Owner: -
--

GRANT INSERT(name),UPDATE(name) ON TABLE record.residents TO ehr_engine;


--
-- Name: COLUMN residents.sex; Type: ACL; Schema: record; Owner: -
--

GRANT INSERT(sex),UPDATE(sex) ON TABLE record.residents TO ehr_engine;


--
-- Name: COLUMN residents.birth_date; Type: ACL; Schema: record; Owner: -
--

GRANT INSERT(birth_date),UPDATE(birth_date) ON TABLE record.residents TO ehr_engine;


--
-- Name: COLUMN residents.created_by_institution; Type: ACL; Schema: record; Owner: -
--

GRANT INSERT(created_by_institution) ON TABLE record.residents TO ehr_engine;


--
-- Name: COLUMN residents.registration; Type: ACL; Schema: record; Owner: -
--

GRANT INSERT(registration) ON TABLE record.residents TO ehr_engine;


--
-- Name: TABLE verifications; Type: ACL; Schema: record; Owner: -
--

GRANT SELECT ON TABLE record.verifications TO ehr_engine;
GRANT SELECT ON TABLE record.verifications TO ehr_web;


--
-- Name: COLUMN verifications.resident_id; Type: ACL; Schema: record; Owner: -
--

GRANT INSERT(resident_id) ON TABLE record.verifications TO ehr_web;


--
-- Name: COLUMN verifications.id; Type: ACL; Schema: record; Owner: -
--

GRANT INSERT(id) ON TABLE record.verifications TO ehr_web;


--
-- Name: COLUMN verifications.stands_in; Type: ACL; Schema: record; Owner: -
--

GRANT INSERT(stands_in) ON TABLE record.verifications TO ehr_web;


--
-- Name: COLUMN verifications.entry; Type: ACL; Schema: record; Owner: -
--

GRANT INSERT(entry) ON TABLE record.verifications TO ehr_web;


--
-- Name: COLUMN verifications.step; Type: ACL; Schema: record; Owner: -
--

GRANT INSERT(step) ON TABLE record.verifications TO ehr_web;


--
-- Name: COLUMN verifications.words; Type: ACL; Schema: record; Owner: -
--

GRANT INSERT(words) ON TABLE record.verifications TO ehr_web;


--
-- Name: TABLE withdrawals; Type: ACL; Schema: record; Owner: -
--

GRANT SELECT ON TABLE record.withdrawals TO ehr_engine;
GRANT SELECT ON TABLE record.withdrawals TO ehr_web;


--
-- Name: COLUMN withdrawals.resident_id; Type: ACL; Schema: record; Owner: -
--

GRANT INSERT(resident_id) ON TABLE record.withdrawals TO ehr_web;


--
-- Name: COLUMN withdrawals.id; Type: ACL; Schema: record; Owner: -
--

GRANT INSERT(id) ON TABLE record.withdrawals TO ehr_web;


--
-- Name: COLUMN withdrawals.reason; Type: ACL; Schema: record; Owner: -
--

GRANT INSERT(reason) ON TABLE record.withdrawals TO ehr_web;


--
-- Name: TABLE districts; Type: ACL; Schema: reference; Owner: -
--

GRANT SELECT ON TABLE reference.districts TO ehr_web;


--
-- Name: TABLE institutions; Type: ACL; Schema: reference; Owner: -
--

GRANT SELECT,INSERT,UPDATE ON TABLE reference.institutions TO ehr_engine;
GRANT SELECT ON TABLE reference.institutions TO ehr_jobs;
GRANT SELECT ON TABLE reference.institutions TO ehr_sign_in;
GRANT SELECT ON TABLE reference.institutions TO ehr_web;


--
-- Name: TABLE record_serials; Type: ACL; Schema: reference; Owner: -
--

GRANT SELECT ON TABLE reference.record_serials TO ehr_engine;


--
-- Name: COLUMN record_serials.place; Type: ACL; Schema: reference; Owner: -
--

GRANT INSERT(place) ON TABLE reference.record_serials TO ehr_engine;


--
-- Name: COLUMN record_serials.last; Type: ACL; Schema: reference; Owner: -
--

GRANT INSERT(last),UPDATE(last) ON TABLE reference.record_serials TO ehr_engine;


--
-- Name: TABLE working_days; Type: ACL; Schema: reference; Owner: -
--

GRANT SELECT ON TABLE reference.working_days TO ehr_engine;
GRANT SELECT ON TABLE reference.working_days TO ehr_web;


--
-- Name: TABLE acts; Type: ACL; Schema: visit; Owner: -
--

GRANT SELECT,DELETE ON TABLE visit.acts TO ehr_sign_in;
GRANT SELECT ON TABLE visit.acts TO ehr_engine;


--
-- Name: COLUMN acts.id; Type: ACL; Schema: visit; Owner: -
--

GRANT INSERT(id) ON TABLE visit.acts TO ehr_sign_in;


--
-- Name: COLUMN acts.session_id; Type: ACL; Schema: visit; Owner: -
--

GRANT INSERT(session_id) ON TABLE visit.acts TO ehr_sign_in;


--
-- Name: COLUMN acts.kind; Type: ACL; Schema: visit; Owner: -
--

GRANT INSERT(kind) ON TABLE visit.acts TO ehr_sign_in;


--
-- Name: COLUMN acts.subject; Type: ACL; Schema: visit; Owner: -
--

GRANT INSERT(subject) ON TABLE visit.acts TO ehr_sign_in;


--
-- Name: COLUMN acts.detail; Type: ACL; Schema: visit; Owner: -
--

GRANT INSERT(detail) ON TABLE visit.acts TO ehr_sign_in;


--
-- Name: COLUMN acts.confirmed_at; Type: ACL; Schema: visit; Owner: -
--

GRANT UPDATE(confirmed_at) ON TABLE visit.acts TO ehr_sign_in;


--
-- Name: COLUMN acts.executed_at; Type: ACL; Schema: visit; Owner: -
--

GRANT UPDATE(executed_at) ON TABLE visit.acts TO ehr_engine;
GRANT UPDATE(executed_at) ON TABLE visit.acts TO ehr_sign_in;


--
-- Name: TABLE address_limits; Type: ACL; Schema: visit; Owner: -
--

GRANT SELECT,DELETE ON TABLE visit.address_limits TO ehr_sign_in;


--
-- Name: COLUMN address_limits.bucket; Type: ACL; Schema: visit; Owner: -
--

GRANT INSERT(bucket) ON TABLE visit.address_limits TO ehr_sign_in;


--
-- Name: COLUMN address_limits.address; Type: ACL; Schema: visit; Owner: -
--

GRANT INSERT(address) ON TABLE visit.address_limits TO ehr_sign_in;


--
-- Name: COLUMN address_limits.window_start; Type: ACL; Schema: visit; Owner: -
--

GRANT INSERT(window_start),UPDATE(window_start) ON TABLE visit.address_limits TO ehr_sign_in;


--
-- Name: COLUMN address_limits.hits; Type: ACL; Schema: visit; Owner: -
--

GRANT INSERT(hits),UPDATE(hits) ON TABLE visit.address_limits TO ehr_sign_in;


--
-- Name: TABLE ceremonies; Type: ACL; Schema: visit; Owner: -
--

GRANT SELECT,DELETE ON TABLE visit.ceremonies TO ehr_sign_in;


--
-- Name: COLUMN ceremonies.holder; Type: ACL; Schema: visit; Owner: -
--

GRANT INSERT(holder),UPDATE(holder) ON TABLE visit.ceremonies TO ehr_sign_in;


--
-- Name: COLUMN ceremonies.purpose; Type: ACL; Schema: visit; Owner: -
--

GRANT INSERT(purpose) ON TABLE visit.ceremonies TO ehr_sign_in;


--
-- Name: COLUMN ceremonies.state; Type: ACL; Schema: visit; Owner: -
--

GRANT INSERT(state),UPDATE(state) ON TABLE visit.ceremonies TO ehr_sign_in;


--
-- Name: COLUMN ceremonies.expires_at; Type: ACL; Schema: visit; Owner: -
--

GRANT INSERT(expires_at),UPDATE(expires_at) ON TABLE visit.ceremonies TO ehr_sign_in;


--
-- Name: TABLE visits; Type: ACL; Schema: visit; Owner: -
--

GRANT SELECT,DELETE ON TABLE visit.visits TO ehr_sign_in;


--
-- Name: COLUMN visits.holder; Type: ACL; Schema: visit; Owner: -
--

GRANT INSERT(holder) ON TABLE visit.visits TO ehr_sign_in;


--
-- Name: COLUMN visits.expires_at; Type: ACL; Schema: visit; Owner: -
--

GRANT INSERT(expires_at) ON TABLE visit.visits TO ehr_sign_in;


--
-- Name: TABLE checks; Type: ACL; Schema: work; Owner: -
--

GRANT SELECT ON TABLE work.checks TO ehr_engine;
GRANT SELECT ON TABLE work.checks TO ehr_web;


--
-- Name: COLUMN checks.institution_code; Type: ACL; Schema: work; Owner: -
--

GRANT INSERT(institution_code) ON TABLE work.checks TO ehr_engine;


--
-- Name: COLUMN checks.resident_id; Type: ACL; Schema: work; Owner: -
--

GRANT INSERT(resident_id) ON TABLE work.checks TO ehr_engine;


--
-- Name: COLUMN checks.masked_name; Type: ACL; Schema: work; Owner: -
--

GRANT INSERT(masked_name) ON TABLE work.checks TO ehr_engine;


--
-- Name: COLUMN checks.kind; Type: ACL; Schema: work; Owner: -
--

GRANT INSERT(kind) ON TABLE work.checks TO ehr_engine;


--
-- Name: COLUMN checks.raised_by; Type: ACL; Schema: work; Owner: -
--

GRANT INSERT(raised_by) ON TABLE work.checks TO ehr_engine;


--
-- Name: COLUMN checks.closed_at; Type: ACL; Schema: work; Owner: -
--

GRANT UPDATE(closed_at) ON TABLE work.checks TO ehr_engine;


--
-- Name: COLUMN checks.closed_by; Type: ACL; Schema: work; Owner: -
--

GRANT UPDATE(closed_by) ON TABLE work.checks TO ehr_engine;


--
-- Name: COLUMN checks.outcome; Type: ACL; Schema: work; Owner: -
--

GRANT UPDATE(outcome) ON TABLE work.checks TO ehr_engine;


--
-- Name: COLUMN checks.entries; Type: ACL; Schema: work; Owner: -
--

GRANT INSERT(entries),UPDATE(entries) ON TABLE work.checks TO ehr_engine;


--
-- Name: COLUMN checks.entry_kinds; Type: ACL; Schema: work; Owner: -
--

GRANT INSERT(entry_kinds),UPDATE(entry_kinds) ON TABLE work.checks TO ehr_engine;


--
-- Name: DEFAULT PRIVILEGES FOR FUNCTIONS; Type: DEFAULT ACL; Schema: -; Owner: -
--

ALTER DEFAULT PRIVILEGES FOR ROLE ehr_engine REVOKE ALL ON FUNCTIONS  FROM PUBLIC;


--
-- Name: DEFAULT PRIVILEGES FOR FUNCTIONS; Type: DEFAULT ACL; Schema: -; Owner: -
--

ALTER DEFAULT PRIVILEGES FOR ROLE ehr_owner REVOKE ALL ON FUNCTIONS  FROM PUBLIC;


--
-- PostgreSQL database dump complete
--


