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
