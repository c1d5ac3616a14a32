-- Institutions, their districts, and the posts of their staff. Operators write them, from the command line.
set local role ehr_engine;

-- Adds an institution, or updates its details. Its kind never changes: the duties of its posts depend on it.
create or replace function access.keep_institution(
    code text, name_zh text, name_en text, kind text, address_zh text, address_en text, phone text,
    confidentiality_agreement_until date, district text, record_place text)
  returns void language plpgsql security definer set search_path = ''
as $$
begin
  insert into reference.institutions as i values (code, name_zh, name_en, kind, address_zh, address_en, phone,
      confidentiality_agreement_until, district, record_place)
    on conflict on constraint institutions_pkey do update
      set name_zh = excluded.name_zh, name_en = excluded.name_en, address_zh = excluded.address_zh,
          address_en = excluded.address_en, phone = excluded.phone,
          confidentiality_agreement_until = excluded.confidentiality_agreement_until, district = excluded.district,
          record_place = excluded.record_place;
  perform access.note_system('keep_institution', null, code);
end $$;

-- Gives a person a post at an institution, and makes the account if this number has none. Returns the account. A post that the
-- person has already is not given again. Raises EH022 if the duty does not fit the kind of institution: officers are appointed at
-- departments, and nobody else is.
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
  -- A slip that the counter printed before must not give access to this post.
  update auth.slips set voided_at = clock.now() where account_id = whose and used_at is null and voided_at is null;
  insert into auth.posts (id, account_id, institution_code, duty, name)
    select post, whose, institution, duty, name
    where not exists (select from auth.posts p where p.account_id = whose and p.institution_code = institution
      and p.duty = appoint.duty and (p.until is null or p.until >= clock.today()));
  perform access.note_system('appoint', null, institution);
  return whose;
end $$;

grant execute on function access.keep_institution(text, text, text, text, text, text, text, date, text, text),
  access.appoint(uuid, uuid, bytea, text, text, text) to ehr_jobs;
set local role ehr_owner;

create policy "Institutions are known to all" on reference.institutions for select
  to ehr_web, ehr_sign_in, ehr_jobs, ehr_engine using (true);
create policy "The engine keeps institutions" on reference.institutions for insert to ehr_engine with check (true);
create policy "The engine updates institutions" on reference.institutions for update to ehr_engine using (true);
grant select on reference.institutions to ehr_web, ehr_sign_in, ehr_jobs, ehr_engine;
grant insert, update on reference.institutions to ehr_engine;

create policy "Districts are known to all" on reference.districts for select to ehr_web using (true);
grant select on reference.districts to ehr_web;

select access.log_account_writes('auth.posts');
create policy "Signing in reads posts" on auth.posts for select to ehr_sign_in using (true);
create policy "The engine decides by posts" on auth.posts for select to ehr_engine using (true);
create policy "The engine makes posts" on auth.posts for insert to ehr_engine with check (true);
grant select on auth.posts to ehr_sign_in, ehr_engine;
grant insert (id, account_id, institution_code, duty, name) on auth.posts to ehr_engine;
