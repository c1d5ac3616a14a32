-- The bases on which a record may be opened. A new basis is a row in access.rules, a function here,
-- and its line in access.basis_holds.
set local role ehr_engine;

-- Article 18: an adult's record is open to the person.
create or replace function access.holds_self(s auth.sessions, resident uuid) returns boolean
  language plpgsql stable set search_path = ''
as $$
begin
  return exists (
    select from auth.accounts a join record.residents r on r.resident_id = a.resident_id
    where a.id = s.account_id and a.resident_id = resident
      and r.birth_date <= clock.today() - interval '18 years');
end $$;

-- Articles 13, 18 and 20: staff of the unit responsible for this resident, in their current post, if the
-- unit has a confidentiality agreement (article 22). Staff never open their own record this way.
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

-- Article 9: an institution's system deposits for a known resident. No confidentiality agreement is asked:
-- its lack stops reading, and a depositor reads back only what it sent.
create or replace function access.holds_deposit(s auth.sessions, resident uuid) returns boolean
  language plpgsql stable set search_path = ''
as $$
begin
  return exists (select from reference.institutions i where i.code = s.institution_code)
     and exists (select from record.residents r where r.resident_id = resident);
end $$;

-- PIPL 46 and article 7: staff of the institution that wrote an entry look into what its subject disputes, in their current post, if
-- the institution has a confidentiality agreement (article 22); never in their own record. It holds for disputed entries alone, and
-- an opening without entries is of no entry in particular. Ten minutes after the answer it ends: until then they see what they answered.
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

-- PIPL 46 and article 12: a clerk of the unit that keeps who somebody is looks into what its subject disputes there, in their current
-- post, if the unit has a confidentiality agreement (article 22); never in their own record. The entry is the resident's id, and no
-- other stands beside it. Ten minutes after the answer it ends, as above.
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

-- It once did not know the entries.
drop function if exists access.basis_holds(text, auth.sessions, uuid);
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
    else false end;
end $$;

set local role ehr_owner;
