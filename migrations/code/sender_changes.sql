-- Changes by a sender: an institution replaces or takes back an entry that was read. The subject gets a notice, and the responsible
-- unit a check for its doctors.
set local role ehr_engine;

-- Whether somebody of this capacity (of this institution, if one is given) opened the section of an entry for one of these purposes
-- after the entry was first recorded. The log does not say which rows of an opened section were shown.
create or replace function access.has_read(
    resident uuid, section text, entry uuid, recorded_at timestamptz, capacity text, purposes text[], institution text default null)
  returns boolean language plpgsql stable set search_path = ''
as $$
begin
  return exists (
    select from access.log l
    where l.resident_id = has_read.resident and l.at > has_read.recorded_at and l.event = 'opened'
      and l.capacity = has_read.capacity and l.purpose = any (purposes) and has_read.section = any (l.sections)
      and (l.entries is null or has_read.entry = any (l.entries))
      and (institution is null or l.institution_code = institution));
end $$;

-- What became of a version: 'entry_taken_back', 'entry_changed' if the newer version says something else, or null. A visit grows
-- while it goes on: it counts as changed only if its sender calls the new version a correction.
create or replace function access.change_of(before jsonb, after jsonb) returns text
  language sql immutable set search_path = ''
as $$
  select case
    when (after ->> 'taken_back')::boolean then case when not (before ->> 'taken_back')::boolean then 'entry_taken_back' end
    when (after ->> 'source_corrected')::boolean or (before ->> 'taken_back')::boolean then 'entry_changed'
    when after ->> 'kind' <> 'visit' and exists (
      select from unnest('{label,code_system,code,qualification,value_text,comparator,value,diastolic,unit,context,details}'::text[]) said
      where before -> said is distinct from after -> said) then 'entry_changed' end
$$;

-- Gives the doctors of the responsible unit a check: at most one is open for each resident and kind of change, and it names at most
-- 20 entries.
create or replace function access.raise_change(o access.log, unit text, change text, entry uuid, entry_kind text) returns void
  language plpgsql set search_path = ''
as $$
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

-- Trigger: an institution stored a version in place of another. Who had read the older version is told. A reader to whom the entry
-- is closed is not. After 20 unread notices of one institution the next one names no entry.
create or replace function access.tell_of_change() returns trigger
  language plpgsql security definer set search_path = ''
as $$
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
end $$;

grant execute on function access.tell_of_change() to ehr_owner;
set local role ehr_owner;

create trigger its_readers_are_told after insert on record.entries
  for each row when (new.supersedes is not null and new.author_kind = 'institution') execute function access.tell_of_change();
create trigger its_readers_are_told after insert on record.measurements
  for each row when (new.supersedes is not null and new.author_kind = 'institution') execute function access.tell_of_change();
