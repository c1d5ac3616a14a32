-- Verification of what residents enter, by the unit and the doctor responsible for them (article 13).
set local role ehr_engine;

-- A step is about a current entry of this record that the reader may see; staff take theirs on what waits, its subject answers
-- what was asked. Of two at once the later finds it decided.
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
    return new; -- which the policy or the table refuses; nothing is looked up in another record, nor in another table
  end if;
  execute format('select to_jsonb(e) from record.%I e where e.resident_id = $1 and e.id = $2 for update', new.stands_in)
    into about using o.resident_id, new.entry;
  select v.step = 'asked' into asked from record.verifications v
    where v.resident_id = o.resident_id and v.entry = new.entry order by v.made_at desc, v.id desc limit 1;
  new.section := coalesce(about ->> 'section', new.stands_in);
  -- Nothing is told of an entry that is not open to this reader.
  if about is null or (about ->> 'closed_to')::int & o.reader_bit <> 0 or new.section <> all (o.sections)
     or o.entries is not null and new.entry <> all (o.entries)
     or about ->> 'author_kind' <> 'resident' or about ->> 'verification' <> 'pending' or about -> 'superseded_at' <> 'null'
     or (new.step = 'answered') <> (o.purpose = 'maintain') or new.step = 'answered' and asked is not true then
    raise exception using errcode = 'EH014', message = 'this entry does not wait for this step';
  end if;
  new.closed_to := about ->> 'closed_to';
  new.author_account := o.actor_account;
  new.author_name := o.actor_name;
  new.institution_code := o.institution_code;
  new.made_at := clock.wall(); -- not when the transaction began: it may have waited for the step before
  if new.step in ('verified', 'returned') then
    execute format('update record.%I e set verification = $3 where e.resident_id = $1 and e.id = $2', new.stands_in)
      using new.resident_id, new.entry, new.step;
  end if;
  return new;
end $$;

-- What waits at the institution whose list this transaction opened, as far as the post's duty reaches: whose, of which kind, how
-- many, since when, and whether its subject was asked and has not answered. No value. The oldest `most` lines, and how many
-- there are.
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
          and b.superseded_at is null and b.author_kind = 'resident' and b.closed_to & 16 = 0
      union all
      select m.resident_id, 'measurements', m.kind, m.recorded_at, m.id from record.care_teams c
        join record.measurements m on m.resident_id = c.resident_id
        where c.institution_code = post.institution_code and c.until is null and m.verification = 'pending'
          and m.superseded_at is null and m.author_kind = 'resident' and m.closed_to & 16 = 0),
    shown as (
      select w.resident_id, w.section, w.kind, count(*) as entries, min(w.recorded_at) as since, array_agg(w.id) as ids,
          count(*) over () as lines
        from waiting w
        where w.section = any (array(select unnest(a.sections) from access.rules a
          where a.basis = 'responsible_unit' and a.purpose = 'verify' and a.duty = post.duty))
          and not exists (select from auth.accounts a where a.id = post.account_id and a.resident_id = w.resident_id)
        group by w.resident_id, w.section, w.kind
        order by min(w.recorded_at), w.resident_id, w.kind limit most)
    -- Whether somebody was asked is looked up for what is shown alone: a centre may have a million entries waiting.
    select s.resident_id, access.masked(r.name), s.section, s.kind, s.entries, s.since,
        (select bool_and(coalesce(last.step = 'asked', false)) from unnest(s.ids) e (id)
           left join lateral (select v.step from record.verifications v
             where v.resident_id = s.resident_id and v.entry = e.id order by v.made_at desc, v.id desc limit 1) last on true),
        s.lines
      from shown s join record.residents r on r.resident_id = s.resident_id
      order by s.since, s.resident_id, s.kind;
end $$;

grant execute on function access.verification_list(int) to ehr_web;
grant execute on function access.stamp_verification() to ehr_owner;

set local role ehr_owner;

create trigger provenance_comes_from_the_opening before insert on record.verifications
  for each row execute function access.stamp_verification();
