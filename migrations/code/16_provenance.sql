-- Provenance comes from the opening, whatever the insert says. The trigger of every table of versions (basics, measurements,
-- entries).
set local role ehr_engine;

create or replace function access.stamp_entry() returns trigger
  language plpgsql security definer set search_path = ''
as $$
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
end $$;

grant execute on function access.stamp_entry() to ehr_owner;
set local role ehr_owner;
