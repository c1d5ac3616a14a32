-- Verification: the responsible unit verifies what residents entered (article 13).
set local role ehr_engine;

-- Trigger: a step is about a current entry of this record that the reader may see. Staff take steps on entries that wait to be
-- verified; the resident answers their questions. Of two concurrent steps the second finds the entry decided.
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
end $$;

-- Pending entries of residents for whom the institution of the open list is responsible, limited to the sections of the reader's duty
-- and without the reader's own record. One line per resident and kind: masked name, kind, number of entries, oldest date, whether
-- a question to the resident is unanswered, and whether one of the values may need action on its day. A line contains no value.
-- Returns `most` lines, those that may need action first, then the oldest, each with the total number of lines.
create or replace function access.verification_list(most int)
  returns table (resident_id uuid, masked_name text, section text, kind text, entries bigint, since timestamptz, asked boolean,
    needs_action boolean, lines bigint)
  language plpgsql stable security definer set search_path = ''
as $$
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

-- Trigger: a step that staff took gives its subject a notice.
create or replace function access.tell_of_verification() returns trigger
  language plpgsql security definer set search_path = ''
as $$
declare about text;
begin
  execute format('select e.kind from record.%I e where e.resident_id = $1 and e.id = $2', new.stands_in)
    into about using new.resident_id, new.entry;
  perform access.notify(new.resident_id, new.step, about, new.entry, new.institution_code);
  return null;
end $$;

grant execute on function access.verification_list(int) to ehr_web;
grant execute on function access.stamp_verification(), access.tell_of_verification() to ehr_owner;
set local role ehr_owner;

create trigger provenance_comes_from_the_opening before insert on record.verifications
  for each row execute function access.stamp_verification();
create trigger its_subject_is_told after insert on record.verifications
  for each row when (new.step <> 'answered') execute function access.tell_of_verification();
select access.log_writes('record.verifications', purposes => '{verify,maintain}', updates => true);

-- Rows of three sections, like their entries. Depositors read and add none.
create policy "Verifications are readable in an opening of this record" on record.verifications for select to ehr_web
  using (resident_id = (select access.opened_record())
         and section = any ((select access.opened_sections())::text[])
         and security_label & (select access.reader_bit()) = 0
         and ((select access.opened_entries()) is null or entry = any ((select access.opened_entries())::uuid[]))
         and (select access.opened_depositor()) is null);
-- The trigger decides who may take which step.
create policy "Steps are added in an opening to verify or maintain this record" on record.verifications for insert to ehr_web
  with check (resident_id = (select access.verified_resident())
              and section = any ((select access.opened_sections())::text[]));
create policy "The engine knows what was asked" on record.verifications for select to ehr_engine using (true);
-- Not section, security label, author, institution and time: the trigger sets them.
grant select on record.verifications to ehr_web, ehr_engine;
grant insert (resident_id, id, stands_in, entry, step, words) on record.verifications to ehr_web;
