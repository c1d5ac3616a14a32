-- Corrections: where they come from, who may take the next step, by when.
set local role ehr_engine;

-- The day that is so many working days after another: by the calendar of the State Council where it is known, else Monday to
-- Friday. No stretch of it has fewer working days than a third of its days.
create or replace function access.after_working_days(since date, days int) returns date
  language plpgsql stable set search_path = ''
as $$
begin
  return (select since + o.n from (
      select n, row_number() over (order by n) as place
      from generate_series(1, 3 * days + 10) n left join reference.working_days w on w.day = since + n
      where coalesce(w.working, extract(isodow from since + n) <= 5)) o
    where o.place = days);
end $$;

-- By when a correction that is asked for today must be answered. GB/T 35273 allows 30 days; ten working days are sooner whatever
-- the holidays, and both claims have one deadline.
create or replace function access.correction_due() returns date
  language plpgsql stable security definer set search_path = ''
as $$ begin return access.after_working_days(clock.today(), 10); end $$;

-- Of what institution's entry it is and by when it is due comes from the entry and the clock, whatever the insert says. Nothing is
-- looked up in another record; what is not there, or no longer counts, has no handler, and the policy refuses it. Who somebody is,
-- of which the entry is the resident's id, is kept by the responsible unit, or else by whoever made the record.
create or replace function access.stamp_correction() returns trigger
  language plpgsql security definer set search_path = ''
as $$
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
  new.author_account := o.actor_account;
  new.asked_at := clock.now();
  new.due_on := access.correction_due();
  new.answered_at := null;
  return new;
end $$;

create or replace function access.stamp_correction_step() returns trigger
  language plpgsql security definer set search_path = ''
as $$
declare o access.log := access.opening();
begin
  new.author_account := o.actor_account;
  new.author_name := o.actor_name;
  new.institution_code := o.institution_code;
  new.recorded_at := clock.now();
  return new;
end $$;

create or replace function access.stamp_evidence() returns trigger
  language plpgsql security definer set search_path = ''
as $$
begin
  new.author_account := (access.opening()).actor_account;
  return new;
end $$;

-- Whether who reads is a party to corrections: their subject, or the institution that answers.
create or replace function access.opened_by_party() returns boolean
  language plpgsql stable security definer set search_path = ''
as $$ begin return coalesce((access.named_row('opened')).basis in ('self', 'disputed_source', 'disputed_identity'), false); end $$;

-- An answer closes its correction.
create or replace function access.close_correction() returns trigger
  language plpgsql security definer set search_path = ''
as $$
begin
  update record.corrections c set answered_at = new.recorded_at
    where c.resident_id = new.resident_id and c.id = new.correction;
  return null;
end $$;

-- Whether this step is due, and by whoever opened: the institution that answers for the disputed entry takes it on and does, once;
-- its subject may disagree with a refusal.
create or replace function access.step_is_due(correction uuid, kind text) returns boolean
  language plpgsql stable security definer set search_path = ''
as $$
declare
  o access.log := access.opening();
  c record.corrections;
begin
  select * into c from record.corrections x where x.resident_id = o.resident_id and x.id = step_is_due.correction;
  return coalesce(case kind
    when 'disagrees' then o.purpose = 'maintain' and exists (
      select from record.correction_steps s where s.resident_id = c.resident_id and s.correction = c.id and s.kind = 'refused')
    else o.purpose = 'correct' and c.entry = any (o.entries) and c.answered_at is null end, false);
end $$;

grant execute on function access.stamp_correction(), access.stamp_correction_step(), access.stamp_evidence(),
  access.close_correction() to ehr_owner;
grant execute on function access.step_is_due(uuid, text), access.correction_due(), access.opened_by_party() to ehr_web;

set local role ehr_owner;
create trigger provenance_comes_from_the_opening before insert on record.corrections
  for each row execute function access.stamp_correction();
create trigger provenance_comes_from_the_opening before insert on record.correction_steps
  for each row execute function access.stamp_correction_step();
create trigger provenance_comes_from_the_opening before insert on record.evidence
  for each row execute function access.stamp_evidence();
create trigger an_answer_closes_it after insert on record.correction_steps
  for each row when (new.kind in ('corrected', 'refused')) execute function access.close_correction();
