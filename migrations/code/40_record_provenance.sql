-- Provenance comes from the opening, whatever the insert says: the same for every table of versions (basics, measurements,
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
    -- Whoever wrote an entry corrects it; basics are whoever's may maintain them (article 8). Of two at once the later finds it
    -- superseded (changed_meanwhile). Nothing is looked up in another record.
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
    new.closed_to := before ->> 'closed_to';
    execute format('update %s e set superseded_at = clock.now()
                    where e.resident_id = $1 and e.id = $2 and e.superseded_at is null', tg_relid::regclass)
      using new.resident_id, new.supersedes;
  else
    new.closed_to := 0;
  end if;
  return new;
end $$;

-- Who wrote a reading withdraws it, while it counts. It stays, superseded by nothing.
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
    return new; -- The policy refuses it. Nothing is looked up in another record.
  end if;
  select * into entry from record.measurements m where m.resident_id = new.resident_id and m.id = new.id for update;
  if entry.author_account is distinct from o.actor_account then -- nobody's, where there is none or an institution sent it
    raise exception using errcode = 'EH010', message = 'only its author withdraws an entry';
  end if;
  if entry.superseded_at is not null then
    raise exception using errcode = 'EH013', message = 'this version no longer counts';
  end if;
  update record.measurements m set superseded_at = clock.now() where m.resident_id = new.resident_id and m.id = new.id;
  return new;
end $$;

grant execute on function access.stamp_entry(), access.withdraw_entry() to ehr_owner;

set local role ehr_owner;
-- The engine adds basics when a record is opened for somebody, and says itself where they come from.
create trigger provenance_comes_from_the_opening before insert on record.basics
  for each row when (current_user <> 'ehr_engine') execute function access.stamp_entry();
create trigger provenance_comes_from_the_opening before insert on record.measurements
  for each row execute function access.stamp_entry();
create trigger provenance_comes_from_the_opening before insert on record.entries
  for each row execute function access.stamp_entry();
create trigger withdrawing_marks_the_entry before insert on record.withdrawals
  for each row execute function access.withdraw_entry();
