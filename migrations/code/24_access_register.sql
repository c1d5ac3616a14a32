-- Called from the command line (operators) alone; each writes a 'system' row.
set local role ehr_engine;

create or replace function access.note_system(detail text, resident uuid default null, institution text default null)
  returns void language sql set search_path = ''
  as $$ insert into access.log (event, capacity, resident_id, institution_code, detail)
        values ('system', 'system', resident, institution, detail) $$;

-- Adds an institution, or brings its details up to date. Its kind stays: posts go by it.
-- It once did not know districts.
drop function if exists access.keep_institution(text, text, text, text, text, text, text, date);
create or replace function access.keep_institution(
    code text, name_zh text, name_en text, kind text, address_zh text, address_en text, phone text,
    confidentiality_agreement_until date, district text)
  returns void language plpgsql security definer set search_path = ''
as $$
begin
  insert into reference.institutions as i values (code, name_zh, name_en, kind, address_zh, address_en, phone,
      confidentiality_agreement_until, district)
    on conflict on constraint institutions_pkey do update
      set name_zh = excluded.name_zh, name_en = excluded.name_en, address_zh = excluded.address_zh,
          address_en = excluded.address_en, phone = excluded.phone,
          confidentiality_agreement_until = excluded.confidentiality_agreement_until, district = excluded.district;
  perform access.note_system('keep_institution', null, code);
end $$;

-- Opens a record for a person who has none (article 12), with their numbers, responsible unit and account, and with the basics
-- that they gave there: [{id, kind, code_system, answers}, …].
-- The first number is that of the document shown. One number, one person: a second registration violates one_number_one_person.
create or replace function access.register_person(
    resident uuid, account uuid, name text, sex text, birth_date date,
    systems text[], ciphertexts bytea[], key_id text, lookups bytea[],
    institution text, gp_name text, chosen text, basics jsonb)
  returns void language plpgsql security definer set search_path = ''
as $$
begin
  insert into record.residents (resident_id, name, sex, birth_date, created_by_institution)
    values (resident, name, sex, birth_date, institution);
  insert into record.identifiers (resident_id, id, system, ciphertext, key_id, lookup)
    select resident, gen_random_uuid(), n.system, n.ciphertext, register_person.key_id, n.lookup
    from unnest(systems, ciphertexts, lookups) as n(system, ciphertext, lookup);
  insert into record.care_teams (resident_id, id, institution_code, gp_name, chosen)
    values (resident, gen_random_uuid(), institution, gp_name, chosen);
  insert into record.basics (resident_id, id, kind, code_system, answers, author_kind, source_institution, recorded_at, verification)
    select resident, b.id, b.kind, b.code_system, b.answers, 'institution', institution, clock.now(), 'verified'
    from jsonb_to_recordset(basics) as b(id uuid, kind text, code_system text, answers jsonb);
  insert into auth.accounts (id, resident_id, number_hash)
    values (account, resident, lookups[1]);
  perform access.note_system('register_person', resident, institution);
end $$;

-- Gives a person a post at an institution; makes the account if this number has none. Returns the account; a post that the person
-- has already is not given twice. Raises EH022 where the duty is none of this kind of institution: officers are at departments,
-- and nobody else is.
create or replace function access.appoint(
    post uuid, account uuid, number_hash bytea, institution text, duty text, name text)
  returns uuid language plpgsql security definer set search_path = ''
as $$
declare whose uuid;
begin
  if (duty = 'officer') is distinct from (select i.kind = 'department' from reference.institutions i where i.code = institution) then
    raise exception using errcode = 'EH022', message = 'officers are appointed at departments, and nobody else is';
  end if;
  select a.id into whose from auth.accounts a where a.number_hash = appoint.number_hash;
  if whose is null then
    insert into auth.accounts (id, number_hash) values (account, appoint.number_hash) returning id into whose;
  end if;
  perform access.one_at_a_time(whose);
  -- A slip from the counter, printed before, must not become the key to this post.
  update auth.slips set voided_at = clock.now() where account_id = whose and used_at is null and voided_at is null;
  insert into auth.posts (id, account_id, institution_code, duty, name)
    select post, whose, institution, duty, name
    where not exists (select from auth.posts p where p.account_id = whose and p.institution_code = institution
      and p.duty = appoint.duty and (p.until is null or p.until >= clock.today()));
  perform access.note_system('appoint', null, institution);
  return whose;
end $$;

grant execute on function access.keep_institution(text, text, text, text, text, text, text, date, text),
  access.register_person(uuid, uuid, text, text, date, text[], bytea[], text, bytea[], text, text, text, jsonb),
  access.appoint(uuid, uuid, bytea, text, text, text) to ehr_jobs;

set local role ehr_owner;
