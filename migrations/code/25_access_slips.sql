-- Activation slips: how a passkey is enrolled, and replaced when it is lost.
set local role ehr_engine;

-- Whoever changes what opens an account waits for whoever does so already, until its transaction ends.
create or replace function access.one_at_a_time(account uuid) returns void
  language sql set search_path = ''
  as $$ select pg_advisory_xact_lock(hashtextextended(account::text, 0)) $$;

-- Makes a slip for 7 days and voids the account's earlier ones. Not callable from outside.
create or replace function access.make_slip(slip uuid, account uuid, code_hash bytea, by_account uuid)
  returns void language plpgsql set search_path = ''
as $$
begin
  update auth.slips set voided_at = clock.now()
    where account_id = account and used_at is null and voided_at is null;
  insert into auth.slips (id, account_id, code_hash, issued_by, expires_at)
    values (slip, account, code_hash, by_account, clock.now() + interval '7 days');
end $$;

-- The counter issues a slip in an opening with purpose issue_slip, for an act that its clerk confirmed with a
-- passkey within 5 minutes; the act is spent. Raises EH020 where the act is not good for this, EH021 for staff.
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
  -- An appointment at the same time either sees this slip and voids it, or is seen here: neither passes the other, and no
  -- older snapshot looks past it.
  if current_setting('transaction_isolation') <> 'read committed' then
    raise exception using errcode = 'EH020', message = 'slips are issued at read committed';
  end if;
  select id into whose from auth.accounts where resident_id = o.resident_id;
  perform access.one_at_a_time(whose);
  -- The code stands before the clerk's eyes: with it a clerk could become whoever else this account lets in.
  if exists (select from auth.posts p where p.account_id = whose and (p.until is null or p.until >= clock.today())) then
    raise exception using errcode = 'EH021', message = 'staff get their slips from the command line';
  end if;
  perform access.make_slip(slip, whose, code_hash, o.actor_account);
end $$;

-- The command line issues one: for the first administrator, and for demonstration people.
-- Returns false where nobody has this number.
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
  perform access.make_slip(slip, whose.id, code_hash, null);
  perform access.note_system('issue_slip', whose.resident_id);
  return true;
end $$;

grant execute on function access.issue_slip(uuid, uuid, bytea) to ehr_web;
grant execute on function access.issue_slip_from_console(bytea, uuid, bytea) to ehr_jobs;

set local role ehr_owner;
