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

-- Looks up, once, what this session searched for within the last minute. Logs the person found, that nobody has the number, or that the
-- number is no document's but the record's.
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
      case when i.resident_id is null then 'nobody' when number_system = 'record' then 'record_number' end, searched.client
    from (values (1)) one left join record.identifiers i
      on i.system = number_system and i.lookup = number_lookup and not i.released
    where not exists (select from access.log l
      where l.event = 'found' and l.entries = array[searched.id] and l.at >= searched.at and l.session_id = s.id);
end $$;

-- The person that a search of this session found, for ten minutes: the masked name is enough to recognise somebody at the counter.
-- adult: whether the person can have a sign-in of their own (article 18); registered: whether the search found nobody at first, and
-- led to the registration of this person. A row of nulls if nobody was found.
create or replace function access.found_person(
    token text, search uuid, out resident uuid, out masked_name text, out purpose text, out adult boolean, out registered boolean)
  language plpgsql stable security definer set search_path = ''
as $$
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

grant execute on function access.find_person(text, text, bytea, text, text), access.look_up(text, uuid, text, bytea),
  access.found_person(text, uuid) to ehr_web;
set local role ehr_owner;
