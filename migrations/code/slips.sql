-- Activation slips: with one, a person enrols a first passkey, or replaces lost ones.
set local role ehr_engine;

-- Changes of what gives access to an account take turns: the lock lasts until the transaction ends.
create or replace function access.one_at_a_time(account uuid) returns void
  language sql set search_path = ''
  as $$ select pg_advisory_xact_lock(hashtextextended(account::text, 0)) $$;

-- Makes a slip for 7 days, and voids the earlier ones of the account. No role may call it directly.
create or replace function access.make_slip(slip uuid, account uuid, code_hash bytea, by_account uuid, institution text)
  returns void language plpgsql set search_path = ''
as $$
begin
  update auth.slips set voided_at = clock.now()
    where account_id = account and used_at is null and voided_at is null;
  insert into auth.slips (id, account_id, code_hash, issued_by, institution_code, expires_at)
    values (slip, account, code_hash, by_account, institution, clock.now() + interval '7 days');
end $$;

-- The counter issues a slip, in an opening with purpose issue_slip, for an act that its clerk confirmed with a passkey within the
-- last 5 minutes; the act is spent. Raises EH020 if the act is not confirmed for this slip, EH021 if the person is staff.
create or replace function access.issue_slip(act uuid, slip uuid, code_hash bytea)
  returns void language plpgsql security definer set search_path = ''
as $$
declare
  o access.log := access.opening();
  whose uuid;
begin
  update visit.acts set executed_at = clock.now()
    where id = act and session_id = o.session_id and kind = 'issue_slip' and subject = o.resident_id
      and confirmed_at > clock.now() - interval '5 minutes' and executed_at is null;
  if not found or o.purpose <> 'issue_slip' then
    raise exception using errcode = 'EH020', message = 'this act is not confirmed';
  end if;
  -- A concurrent appointment either sees this slip and voids it, or is visible here. An older snapshot could miss it.
  if current_setting('transaction_isolation') <> 'read committed' then
    raise exception using errcode = 'EH020', message = 'slips are issued at read committed';
  end if;
  select id into whose from auth.accounts where resident_id = o.resident_id;
  perform access.one_at_a_time(whose);
  -- The clerk sees the code, and could use it to act at the other post of this account.
  if exists (select from auth.posts p where p.account_id = whose and (p.until is null or p.until >= clock.today())) then
    raise exception using errcode = 'EH021', message = 'staff get their slips from the command line';
  end if;
  perform access.make_slip(slip, whose, code_hash, o.actor_account, o.institution_code);
  -- Whoever uses the slip can sign in as this person: the person is told, wherever they are signed in and by e-mail.
  perform access.notify(o.resident_id, 'slip_issued', null, null, o.institution_code);
end $$;

-- An operator issues a slip from the command line: for the first administrator, and for demonstration people. Returns false if
-- nobody has this number.
create or replace function access.issue_slip_from_console(number_hash bytea, slip uuid, code_hash bytea)
  returns boolean language plpgsql security definer set search_path = ''
as $$
declare whose auth.accounts;
begin
  select * into whose from auth.accounts a where a.number_hash = issue_slip_from_console.number_hash;
  if not found then
    perform access.note_system('issue_slip: nobody');
    return false;
  end if;
  perform access.one_at_a_time(whose.id);
  perform access.make_slip(slip, whose.id, code_hash, null, null);
  perform access.note_system('issue_slip', whose.resident_id);
  return true;
end $$;

-- The slips that the counters of the department's district issued within 30 days, by centre, and how many of them were for residents of
-- other centres. Numbers only: no person. Every centre of the district has a row.
create or replace function access.listed_slips() returns table (institution text, slips int, elsewhere int)
  language plpgsql stable security definer set search_path = ''
as $$
declare department text := access.opened_list('slips');
begin
  if department is null then return; end if;
  return query
    select i.code, count(s.id)::int, count(s.id) filter (where c.institution_code is distinct from i.code)::int
    from reference.institutions d
      join reference.institutions i on i.district = d.district and i.kind = 'health_centre'
      left join auth.slips s on s.institution_code = i.code and s.issued_at > clock.now() - interval '30 days'
      left join auth.accounts a on a.id = s.account_id
      left join record.care_teams c on c.resident_id = a.resident_id and c.until is null
    where d.code = department
    group by i.code;
end $$;

grant execute on function access.issue_slip(uuid, uuid, bytea), access.listed_slips() to ehr_web;
grant execute on function access.issue_slip_from_console(bytea, uuid, bytea) to ehr_jobs;
set local role ehr_owner;

select access.log_account_writes('auth.slips');
create policy "Signing in reads slips" on auth.slips for select to ehr_sign_in using (true);
create policy "Signing in counts and uses slips" on auth.slips for update to ehr_sign_in using (true);
create policy "The engine decides by slips" on auth.slips for select to ehr_engine using (true);
create policy "The engine makes slips" on auth.slips for insert to ehr_engine with check (true);
create policy "The engine voids slips" on auth.slips for update to ehr_engine using (true);
grant select on auth.slips to ehr_sign_in, ehr_engine;
grant update (wrong_numbers, used_at, voided_at) on auth.slips to ehr_sign_in;
grant insert (id, account_id, code_hash, issued_by, institution_code, expires_at) on auth.slips to ehr_engine;
grant update (voided_at) on auth.slips to ehr_engine;
