-- How staff, and systems that deposit, find a person: by a number they were shown, on the log, found or not.
set local role ehr_engine;

drop function if exists access.find_person(text, text, bytea, text, text), access.found_person(text, uuid);
create or replace function access.find_person(
    token text, number_system text, number_lookup bytea, purpose text, client text default null,
    out search uuid, out refusal text)
  language plpgsql security definer set search_path = ''
as $$
#variable_conflict use_column
declare
  s auth.sessions := auth.live_session(token);
  post auth.posts;
  resident uuid;
begin
  if s.id is null then
    refusal := 'signed_out';
    search := gen_random_uuid();
    return;
  elsif s.capacity = 'staff' then
    select p.* into post from auth.posts p join reference.institutions i on i.code = p.institution_code
      where p.id = s.post_id and (p.until is null or p.until >= clock.today())
        and i.confidentiality_agreement_until >= clock.today();
    if not found then refusal := 'no_basis'; end if;
  elsif s.capacity <> 'system' or purpose <> 'deposit' then
    refusal := 'no_basis';
  end if;
  if refusal is null then
    perform auth.touch(s.id);
    select i.resident_id into resident from record.identifiers i
      where i.system = number_system and i.lookup = number_lookup;
  end if;
  search := gen_random_uuid();
  insert into access.log (id, event, actor_account, actor_name, session_id, capacity, institution_code, resident_id, purpose,
      detail, client)
    values (search, case when refusal is null then 'found' else 'refused' end, s.account_id, post.name, s.id, s.capacity,
      coalesce(post.institution_code, s.institution_code), resident,
      (select r.purpose from access.rules r where r.purpose = find_person.purpose limit 1),
      case when refusal is not null then refusal when resident is null then 'nobody' end, left(client, 100));
end $$;

-- What a search of this session found, for ten minutes, once its log row is committed: surname and stars, enough to see
-- that it is whoever stands there. A row of nulls: nobody.
create or replace function access.found_person(
    token text, search uuid, out resident uuid, out masked_name text, out purpose text)
  language plpgsql stable security definer set search_path = ''
as $$
#variable_conflict use_column
declare s auth.sessions := auth.live_session(token);
begin
  select l.resident_id, l.purpose, left(r.name, 1) || repeat('*', greatest(length(r.name) - 1, 1))
    into resident, purpose, masked_name
    from access.log l join record.residents r on r.resident_id = l.resident_id
    where l.id = search and l.at > clock.wall() - interval '10 minutes' and l.event = 'found' and l.session_id = s.id
      -- Committed: whoever rolls a search back has not searched.
      and l.xid is distinct from pg_current_xact_id_if_assigned();
end $$;

grant execute on function access.find_person(text, text, bytea, text, text), access.found_person(text, uuid) to ehr_web;

set local role ehr_owner;
