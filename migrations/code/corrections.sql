-- Corrections: a resident's requests that something be corrected, the steps taken on them, their evidence, their deadlines.
set local role ehr_engine;

-- The date that lies so many working days after another, by the calendar of the State Council where it is known, otherwise by
-- Monday to Friday. The search covers three times as many days, plus ten: no holiday is longer than that.
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

-- By when a correction requested today must be answered. GB/T 35273 allows 30 days; ten working days are always sooner. Both kinds
-- have the same deadline.
create or replace function access.correction_due() returns date
  language plpgsql stable security definer set search_path = ''
as $$ begin return access.after_working_days(clock.today(), 10); end $$;

-- Trigger: handler, section and deadline come from the entry and the clock, whatever the insert says. No row of another record is
-- looked up. An entry that does not exist has no handler, and the policy refuses the correction; a superseded entry raises EH013. The
-- handler of an identity correction, whose entry is the resident's id, is the responsible unit, or else the unit that registered the
-- person.
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

-- Whether a step of this kind belongs to this opening: the institution that answers for the entry takes the correction on and
-- answers it; its subject disagrees. Whether the step is due is decided by access.stamp_correction_step.
create or replace function access.may_take_step(correction uuid, kind text) returns boolean
  language plpgsql stable security definer set search_path = ''
as $$
declare
  o access.log := access.opening();
  c record.corrections;
begin
  select * into c from record.corrections x where x.resident_id = o.resident_id and x.id = may_take_step.correction;
  return coalesce(case kind
    when 'disagrees' then o.purpose = 'maintain' and c.id is not null
    else o.purpose = 'correct' and c.entry = any (o.entries) end, false);
end $$;

-- Trigger: who took a step comes from the opening. A step that belongs to this opening and is not due raises EH015: a correction is
-- taken on and answered until it is answered; a refusal can be disagreed with.
create or replace function access.stamp_correction_step() returns trigger
  language plpgsql security definer set search_path = ''
as $$
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

-- Trigger: who sent a file comes from the opening.
create or replace function access.stamp_evidence() returns trigger
  language plpgsql security definer set search_path = ''
as $$
begin
  new.author_account := (access.opening()).actor_account;
  return new;
end $$;

-- Trigger: an answer closes its correction.
create or replace function access.close_correction() returns trigger
  language plpgsql security definer set search_path = ''
as $$
begin
  update record.corrections c set answered_at = new.recorded_at
    where c.resident_id = new.resident_id and c.id = new.correction;
  return null;
end $$;

-- Whether the reader is a party to corrections: the subject, or the institution that answers.
create or replace function access.opened_by_party() returns boolean
  language plpgsql stable security definer set search_path = ''
as $$ begin return coalesce((access.named_row('opened')).basis in ('self', 'disputed_source', 'disputed_identity'), false); end $$;

-- The department to which a correction is escalated: kind 'never_happened', not answered in time, goes to the department of the
-- district of the institution that should have answered. Computed from the date: no job has to run. Null if the correction is not
-- escalated.
create or replace function access.escalated_to(c record.corrections) returns text
  language plpgsql stable set search_path = ''
as $$
begin
  if c.kind <> 'never_happened' or c.answered_at is not null or c.due_on >= clock.today() then return null; end if;
  return (select d.code from reference.institutions i join reference.institutions d on d.district = i.district
    where i.code = c.handler_institution and d.kind = 'department');
end $$;

-- The name of the person who last took a correction on.
create or replace function access.handler_of(c record.corrections) returns text
  language plpgsql stable set search_path = ''
as $$
begin
  return (select s.author_name from record.correction_steps s
    where s.resident_id = c.resident_id and s.correction = c.id and s.kind = 'taken_on' order by s.recorded_at desc limit 1);
end $$;

-- The open corrections of the institution whose list is open, as far as the duty of the reader reaches. A function, not a table:
-- there is no second copy that could become wrong.
create or replace function access.listed_corrections()
  returns table (resident_id uuid, entry uuid, masked_name text, kind text, asked_at timestamptz, due_on date, handler text,
    department text)
  language plpgsql stable security definer set search_path = ''
as $$
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

-- The corrections that are escalated to the department whose list is open. Tells neither the entry nor the statement, and no id by
-- which to ask for them.
create or replace function access.listed_escalated()
  returns table (masked_name text, institution text, asked_at timestamptz, due_on date, handler text)
  language plpgsql stable security definer set search_path = ''
as $$
declare department text := access.opened_list('escalated');
begin
  if department is null then return; end if; -- at once: the time it takes must not tell how many corrections there are
  return query
    select access.masked(r.name), c.handler_institution, c.asked_at, c.due_on, access.handler_of(c)
    from record.corrections c join record.residents r on r.resident_id = c.resident_id
    where c.answered_at is null and access.escalated_to(c) = department;
end $$;

-- Trigger: a step of the institution that answers gives its subject a notice.
create or replace function access.tell_of_correction() returns trigger
  language plpgsql security definer set search_path = ''
as $$
begin
  perform access.notify(new.resident_id, new.kind, null, new.correction, new.institution_code);
  return null;
end $$;

-- Gives one notice to each resident whose correction was escalated. Returns how many notices were given now, at most `most`.
create or replace function access.tell_of_escalated(most int) returns int
  language plpgsql security definer set search_path = ''
as $$
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

grant execute on function access.stamp_correction(), access.stamp_correction_step(), access.stamp_evidence(),
  access.close_correction(), access.tell_of_correction() to ehr_owner;
grant execute on function access.may_take_step(uuid, text), access.correction_due(), access.opened_by_party(),
  access.listed_corrections(), access.listed_escalated(), access.escalated_to(record.corrections) to ehr_web;
grant execute on function access.tell_of_escalated(int) to ehr_jobs;
set local role ehr_owner;

create trigger provenance_comes_from_the_opening before insert on record.corrections
  for each row execute function access.stamp_correction();
create trigger provenance_comes_from_the_opening before insert on record.correction_steps
  for each row execute function access.stamp_correction_step();
create trigger provenance_comes_from_the_opening before insert on record.evidence
  for each row execute function access.stamp_evidence();
create trigger an_answer_closes_it after insert on record.correction_steps
  for each row when (new.kind in ('corrected', 'refused')) execute function access.close_correction();
create trigger its_subject_is_told after insert on record.correction_steps
  for each row when (new.kind <> 'disagrees') execute function access.tell_of_correction();
select access.log_writes('record.corrections', purposes => '{maintain}');
select access.log_writes('record.correction_steps', purposes => '{maintain,correct}');
select access.log_writes('record.evidence', purposes => '{maintain}');

-- A correction is readable where any version of its entry is: the security label of the entry holds for it too. An identity
-- correction is readable where the registered identity is, but not in an opening of other entries. Depositors read none.
create policy "Corrections are readable with their entry" on record.corrections for select to ehr_web
  using (resident_id = (select access.opened_record())
         and (select access.opened_depositor()) is null
         and case section
           when 'identity' then
             exists (select from record.residents r where r.resident_id = corrections.resident_id)
             and ((select access.opened_entries()) is null or entry = any ((select access.opened_entries())::uuid[]))
           when 'measurements' then exists (
             select from record.measurements m where m.resident_id = corrections.resident_id and (m.id = corrections.entry
               or m.source_institution = corrections.handler_institution and m.source_key = corrections.source_key))
           else exists (
             select from record.entries e where e.resident_id = corrections.resident_id and (e.id = corrections.entry
               or e.source_institution = corrections.handler_institution and e.source_key = corrections.source_key)) end);
create policy "Corrections are asked for in an opening to maintain this record" on record.corrections for insert to ehr_web
  with check (resident_id = (select access.maintained_record())
              -- Only of an entry that an institution wrote, or of the registered identity, and only if the resident can read it.
              and handler_institution is not null
              and (exists (select from record.entries e where e.resident_id = corrections.resident_id and e.id = corrections.entry)
                or exists (select from record.measurements m
                  where m.resident_id = corrections.resident_id and m.id = corrections.entry)
                or exists (select from record.residents r
                  where r.resident_id = corrections.resident_id and r.resident_id = corrections.entry)
                  and ((select access.opened_entries()) is null or entry = any ((select access.opened_entries())::uuid[]))));
create policy "The engine decides by corrections" on record.corrections for select to ehr_engine using (true);
create policy "The engine marks what is answered" on record.corrections for update to ehr_engine using (true);
-- Not section, handler and times: the trigger sets them.
grant select on record.corrections to ehr_web, ehr_engine;
grant insert (resident_id, id, entry, kind, statement) on record.corrections to ehr_web;
grant update (answered_at) on record.corrections to ehr_engine;

create policy "Steps are readable with their correction" on record.correction_steps for select to ehr_web
  using (resident_id = (select access.opened_record())
         and exists (select from record.corrections c
           where c.resident_id = correction_steps.resident_id and c.id = correction_steps.correction));
create policy "Each party takes its own steps" on record.correction_steps for insert to ehr_web
  with check (resident_id = (select access.opened_record()) and access.may_take_step(correction, kind));
create policy "The engine decides by steps" on record.correction_steps for select to ehr_engine using (true);
grant select on record.correction_steps to ehr_web, ehr_engine;
grant insert (resident_id, id, correction, kind, words) on record.correction_steps to ehr_web;

-- Only the subject and the institution that answers read a file; others read the statement beside it.
create policy "Evidence is readable to the parties of its correction" on record.evidence for select to ehr_web
  using (resident_id = (select access.opened_record())
         and (select access.opened_by_party())
         and exists (select from record.corrections c
           where c.resident_id = evidence.resident_id and c.id = evidence.correction));
create policy "Evidence comes with the correction that it proves" on record.evidence for insert to ehr_web
  with check (resident_id = (select access.maintained_record())
              and exists (select from record.corrections c
                where c.resident_id = evidence.resident_id and c.id = evidence.correction and c.answered_at is null
                  and c.author_account = (select access.opened_account())));
grant select on record.evidence to ehr_web;
grant insert (resident_id, id, correction, content) on record.evidence to ehr_web;

create policy "The calendar is known to all" on reference.working_days for select to ehr_web, ehr_engine using (true);
grant select on reference.working_days to ehr_web, ehr_engine;
