-- The bases on which a record may be opened, and the rules that use them.
-- To add a basis: a function here, its line in access.basis_holds, its rows in access.rules.
set local role ehr_engine;

-- The post at which this session acts: its own, current, at an institution with a confidentiality agreement (article 22).
-- A row of nulls if there is none.
create or replace function access.searching_post(s auth.sessions) returns auth.posts
  language plpgsql stable set search_path = ''
as $$
declare post auth.posts;
begin
  select p.* into post from auth.posts p join reference.institutions i on i.code = p.institution_code
    where p.id = s.post_id and p.account_id = s.account_id and (p.until is null or p.until >= clock.today())
      and i.confidentiality_agreement_until >= clock.today();
  return post;
end $$;

-- Article 18: an adult's record is open to that adult.
create or replace function access.holds_self(s auth.sessions, resident uuid) returns boolean
  language plpgsql stable set search_path = ''
as $$
begin
  return exists (
    select from auth.accounts a join record.residents r on r.resident_id = a.resident_id
    where a.id = s.account_id and a.resident_id = resident
      and r.birth_date <= clock.today() - interval '18 years');
end $$;

-- Articles 13, 18 and 20: staff of the unit responsible for this resident, at their current post, if the unit has a
-- confidentiality agreement (article 22). Staff never open their own record on this basis.
create or replace function access.holds_responsible_unit(s auth.sessions, resident uuid) returns boolean
  language plpgsql stable set search_path = ''
as $$
begin
  return exists (
    select from auth.posts p
      join auth.accounts a on a.id = p.account_id
      join record.care_teams c on c.institution_code = p.institution_code and c.resident_id = resident and c.until is null
      join reference.institutions i on i.code = p.institution_code
    where p.id = s.post_id and p.account_id = s.account_id
      and (p.until is null or p.until >= clock.today())
      and i.confidentiality_agreement_until >= clock.today()
      and a.resident_id is distinct from resident);
end $$;

-- Article 9: an institution's system deposits for a known resident. No confidentiality agreement is needed: its lack stops
-- reading, and a depositor reads back only what it sent.
create or replace function access.holds_deposit(s auth.sessions, resident uuid) returns boolean
  language plpgsql stable set search_path = ''
as $$
begin
  return exists (select from reference.institutions i where i.code = s.institution_code)
     and exists (select from record.residents r where r.resident_id = resident);
end $$;

-- PIPL 46 and article 7: staff of the institution that wrote an entry look into its correction, at their current post, if the
-- institution has a confidentiality agreement (article 22); never in their own record. The basis holds for named entries only,
-- and each of them needs a correction. It ends ten minutes after the answer, so that staff can see what they answered.
-- The code disputed_source stands in the log and is never renamed.
create or replace function access.holds_disputed_source(s auth.sessions, resident uuid, entries uuid[]) returns boolean
  language plpgsql stable set search_path = ''
as $$
declare post auth.posts := access.searching_post(s);
begin
  return cardinality(entries) > 0
     and exists (select from auth.accounts a where a.id = post.account_id and a.resident_id is distinct from resident)
     and not exists (
       select from unnest(entries) e (id)
       where not exists (
         select from record.corrections c
         where c.resident_id = resident and c.entry = e.id and c.handler_institution = post.institution_code
           and c.section <> 'identity' and (c.answered_at is null or c.answered_at > clock.wall() - interval '10 minutes')));
end $$;

-- PIPL 46 and article 12: a clerk of the unit that keeps a resident's registered identity looks into its correction, at their current
-- post, if the unit has a confidentiality agreement (article 22); never in their own record. The entry of an identity correction
-- is the resident's id, and the opening names no other entry. The basis ends ten minutes after the answer.
-- The code disputed_identity stands in the log and is never renamed.
create or replace function access.holds_disputed_identity(s auth.sessions, resident uuid, entries uuid[]) returns boolean
  language plpgsql stable set search_path = ''
as $$
declare post auth.posts := access.searching_post(s);
begin
  return entries = array[resident]
     and exists (select from auth.accounts a where a.id = post.account_id and a.resident_id is distinct from resident)
     and exists (
       select from record.corrections c
       where c.resident_id = resident and c.entry = resident and c.handler_institution = post.institution_code
         and (c.answered_at is null or c.answered_at > clock.wall() - interval '10 minutes'));
end $$;

-- Article 12: a clerk at a health centre, at their current post, if the centre has a confidentiality agreement (article 22), has a
-- person with their document at the counter: within the last ten minutes this session found the person by the number of that
-- document, or registered them. Any health centre may be asked. Staff never open their own record on this basis.
create or replace function access.holds_counter(s auth.sessions, resident uuid) returns boolean
  language plpgsql stable set search_path = ''
as $$
declare
  post auth.posts := access.searching_post(s);
  since timestamptz := clock.wall() - interval '10 minutes';
begin
  return exists (select from reference.institutions i where i.code = post.institution_code and i.kind = 'health_centre')
     and exists (select from auth.accounts a where a.id = post.account_id and a.resident_id is distinct from resident)
     and exists (
       select from access.log l
       where l.at > since and l.event = 'found' and l.session_id = s.id and l.resident_id = resident
         -- By a document: a record number alone shows nothing about who stands there.
         and l.detail is null
         and l.xid is distinct from pg_current_xact_id_if_assigned());
end $$;

-- Article 12: a clerk at a health centre, at their current post, if the centre has a confidentiality agreement (article 22), registers a
-- person whose document no record has. The opening names the search of this session that found nobody within the last half hour, and
-- a record that does not exist yet, or that this search has led to.
create or replace function access.holds_registration(s auth.sessions, resident uuid, entries uuid[]) returns boolean
  language plpgsql stable set search_path = ''
as $$
declare
  post auth.posts := access.searching_post(s);
  since timestamptz := clock.wall() - interval '30 minutes';
begin
  return exists (select from reference.institutions i where i.code = post.institution_code and i.kind = 'health_centre')
     and exists (
       select from access.log l
       where l.at > since and l.event = 'found' and l.session_id = s.id and l.entries = holds_registration.entries
         and l.detail = 'nobody' and l.xid is distinct from pg_current_xact_id_if_assigned())
     and not exists (
       select from record.residents r
       where r.resident_id = resident and r.registration is distinct from holds_registration.entries[1]);
end $$;

create or replace function access.basis_holds(basis text, s auth.sessions, resident uuid, entries uuid[]) returns boolean
  language plpgsql stable set search_path = ''
as $$
begin
  return case basis
    when 'self' then access.holds_self(s, resident)
    when 'responsible_unit' then access.holds_responsible_unit(s, resident)
    when 'deposit' then access.holds_deposit(s, resident)
    when 'disputed_source' then access.holds_disputed_source(s, resident, entries)
    when 'disputed_identity' then access.holds_disputed_identity(s, resident, entries)
    when 'counter' then access.holds_counter(s, resident)
    when 'registration' then access.holds_registration(s, resident, entries)
    else false end;
end $$;

set local role ehr_owner;

-- Which basis admits whom, for which purpose, to which sections (identity, measurements, health, services, history).
-- reader_bit: the bit of a row's security label (隐私级别) that shuts this reader out (subject 1, guardian 2, delegate 4,
-- treating 8, responsible 16, granted 32, statistics 64). The counter of any centre is shut out with either treating or responsible
-- readers. A depositor has none: it reads only what it sent. Staff who look into
-- a correction have none either: the subject asks them to.
create policy "The engine decides by rules" on access.rules for select to ehr_engine using (true);
grant select on access.rules to ehr_engine;
alter table access.rules no force row level security;
delete from access.rules;
insert into access.rules (basis, capacity, duty, purpose, sections, step_up, reader_bit, article) values
  ('self',             'resident', null,    'view',            '{identity,measurements,health,services,history}', false, 1,  '18.1'),
  ('self',             'resident', null,    'maintain',        '{identity,measurements,health,services}',  false, 1,  '8'),
  ('self',             'resident', null,    'download',        '{identity,measurements,health,services}', true,  1,  '18.1'),
  ('responsible_unit', 'staff',    'gp',    'care',            '{identity,measurements,health,services}',         false, 16, '18.2'),
  ('responsible_unit', 'staff',    'gp',    'follow_up',       '{identity,measurements,health,services}',         false, 16, '18.3'),
  ('responsible_unit', 'staff',    'gp',    'verify_identity', '{identity}',                      false, 16, '12'),
  ('responsible_unit', 'staff',    'gp',    'verify',          '{identity,measurements,health}',  false, 16, '13.3'),
  ('responsible_unit', 'staff',    'clerk', 'verify',          '{identity}',                      false, 16, '13.3'),
  ('responsible_unit', 'staff',    'clerk', 'verify_identity', '{identity}',                      false, 16, '12'),
  ('responsible_unit', 'staff',    'clerk', 'issue_slip',      '{identity}',                      true,  16, '12'),
  ('responsible_unit', 'staff',    'clerk', 'change_identity', '{identity}',                      false, 16, '12'),
  ('disputed_source',  'staff',    'gp',             'correct', '{measurements,health,services}', false, 0, '7.2'),
  ('disputed_source',  'staff',    'record_manager', 'correct', '{measurements,health,services}', false, 0, '7.2'),
  ('disputed_identity', 'staff',   'clerk',          'correct', '{identity}',                     false, 0, '12'),
  ('counter',          'staff',    'clerk', 'verify_identity', '{identity}',                      false, 24, '12'),
  ('counter',          'staff',    'clerk', 'issue_slip',      '{identity}',                      true,  24, '12'),
  ('counter',          'staff',    'clerk', 'change_identity', '{identity}',                      false, 24, '12'),
  ('registration',     'staff',    'clerk', 'register',        '{identity,health}',               false, 0,  '12'),
  ('deposit',          'system',   null,    'deposit',         '{measurements,health,services}',                  false, 0,  '9');
alter table access.rules force row level security;
