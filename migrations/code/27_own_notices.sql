-- Notices: who is told, what is still to be read, and the e-mail that says so.
set local role ehr_engine;

-- Tells whom a record belongs to. What happened, never what stands in it; while the same is unread, it is
-- only told as of now.
create or replace function access.notify(
    resident uuid, kind text, about text default null, leads_to uuid default null, institution text default null)
  returns void language plpgsql set search_path = ''
as $$
#variable_conflict use_column
begin
  insert into own.notices (account_id, resident_id, kind, about, leads_to, institution_code, to_mail)
    select a.id, resident, notify.kind, notify.about, notify.leads_to, institution,
      exists (select from own.mail_addresses m where m.account_id = a.id and m.confirmed_at is not null)
    from auth.accounts a where a.resident_id = resident
    on conflict (account_id, kind, about, leads_to, institution_code) where read_at is null do update set at = excluded.at;
end $$;

-- The same, for background work: false where the person holds a notice of theirs just now, for nobody may keep others waiting.
create or replace function access.try_notify(
    resident uuid, kind text, about text default null, leads_to uuid default null, institution text default null)
  returns boolean language plpgsql set search_path = '' set lock_timeout = '200ms'
as $$
begin
  perform access.notify(resident, kind, about, leads_to, institution);
  return true;
exception when lock_not_available then return false;
end $$;

-- What was done about an entry of one's own, by staff.
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

-- What was done about a correction, by the institution that was asked.
create or replace function access.tell_of_correction() returns trigger
  language plpgsql security definer set search_path = ''
as $$
begin
  perform access.notify(new.resident_id, new.kind, null, new.correction, new.institution_code);
  return null;
end $$;

-- The person of the opening has seen their notices of this time. For an e-mail it is too late then.
create or replace function access.read_notices(since timestamptz, until timestamptz) returns void
  language plpgsql security definer set search_path = ''
as $$
declare o access.log := access.opening();
begin
  if o.purpose is distinct from 'maintain' then
    raise exception using errcode = 'EH012', message = 'notices are read in an opening to maintain';
  end if;
  update own.notices n set read_at = clock.now(), to_mail = false
    where n.account_id = o.actor_account and n.read_at is null and n.at between read_notices.since and read_notices.until;
end $$;

-- Asks the person of the opening to prove an e-mail address by a code. At most five times a day, or the service could be made to
-- flood somebody else's letter box: false.
create or replace function access.ask_for_mail(address bytea, key_id text, code bytea, code_hash bytea) returns boolean
  language plpgsql security definer set search_path = ''
as $$
declare o access.log := access.opening();
begin
  if o.purpose is distinct from 'maintain' then
    raise exception using errcode = 'EH012', message = 'an address is given in an opening to maintain';
  end if;
  insert into own.mail_addresses as m (account_id, address, key_id, code, code_hash)
    values (o.actor_account, ask_for_mail.address, ask_for_mail.key_id, ask_for_mail.code, ask_for_mail.code_hash)
    on conflict on constraint mail_addresses_pkey do update
      set address = excluded.address, key_id = excluded.key_id, code = excluded.code, code_hash = excluded.code_hash,
          confirmed_at = null, wrong_codes = 0, leased_until = null, asked_at = clock.now(),
          asked_times = case when m.asked_at > clock.now() - interval '1 day' then m.asked_times + 1 else 1 end
      where m.asked_at <= clock.now() - interval '1 day' or m.asked_times < 5;
  return found;
end $$;

-- Whether this is the code that was sent, within the hour. After five wrong ones none is.
create or replace function access.confirm_mail(code_hash bytea) returns boolean
  language plpgsql security definer set search_path = ''
as $$
declare o access.log := access.opening();
begin
  if o.purpose is distinct from 'maintain' then
    raise exception using errcode = 'EH012', message = 'an address is confirmed in an opening to maintain';
  end if;
  update own.mail_addresses m
    set confirmed_at = case when m.code_hash = confirm_mail.code_hash then clock.now() end,
        code = case when m.code_hash = confirm_mail.code_hash then null else m.code end,
        wrong_codes = m.wrong_codes + (m.code_hash <> confirm_mail.code_hash)::int
    where m.account_id = o.actor_account and m.confirmed_at is null and m.address is not null and m.wrong_codes < 5
      and m.asked_at > clock.now() - interval '1 hour';
  return exists (select from own.mail_addresses m where m.account_id = o.actor_account and m.confirmed_at is not null);
end $$;

-- No more e-mail. The row stays, without the address, so that the day's count does.
create or replace function access.stop_mail() returns void
  language plpgsql security definer set search_path = ''
as $$
declare o access.log := access.opening();
begin
  if o.purpose is distinct from 'maintain' then
    raise exception using errcode = 'EH012', message = 'e-mail is stopped in an opening to maintain';
  end if;
  update own.mail_addresses m set address = null, code = null, code_hash = null, confirmed_at = null
    where m.account_id = o.actor_account;
  update own.notices n set to_mail = false where n.account_id = o.actor_account and n.to_mail;
end $$;

-- The e-mails that are owed now, leased to the caller for five minutes: what is not said to be sent by then is owed again. A code
-- goes at once and first; of notices one e-mail an hour tells, and of none that was read or is older than three days. Nobody waits
-- for who holds their own row.
create or replace function access.take_mail(most int)
  returns table (account_id uuid, resident_id uuid, address bytea, key_id text, code bytea, asked_at timestamptz, until timestamptz)
  language plpgsql security definer set search_path = ''
as $$
#variable_conflict use_column
begin
  return query
    with news as (
      select n.account_id, min(n.at) as since, max(n.at) as until from own.notices n
        where n.to_mail and n.read_at is null and n.at > clock.now() - interval '3 days' group by n.account_id),
    owed as (
      select m.account_id, true as is_code, m.asked_at as since, null::timestamptz as until from own.mail_addresses m
        where m.code is not null and m.asked_at > clock.now() - interval '1 hour'
      union all
      select n.account_id, false, n.since, n.until from news n join own.mail_addresses m on m.account_id = n.account_id
        where m.confirmed_at is not null and coalesce(m.mailed_at <= clock.now() - interval '1 hour', true)),
    each as (
      select o.account_id, bool_or(o.is_code) as is_code, min(o.since) as since, max(o.until) as until from owed o group by o.account_id),
    free as (
      select m.account_id, e.until from own.mail_addresses m join each e on e.account_id = m.account_id
        where coalesce(m.leased_until <= clock.now(), true)
        order by e.is_code desc, m.leased_until nulls first, e.since limit most for update of m skip locked)
    update own.mail_addresses m set leased_until = clock.now() + interval '5 minutes'
      from free f join auth.accounts a on a.id = f.account_id
      where m.account_id = f.account_id
      returning m.account_id, a.resident_id, m.address, m.key_id,
        case when m.asked_at > clock.now() - interval '1 hour' then m.code end, m.asked_at, f.until;
end $$;

-- An e-mail that was taken is sent: the code asked for at that moment, or the news of all notices until then.
create or replace function access.mail_sent(account uuid, code_of timestamptz, until timestamptz) returns void
  language plpgsql security definer set search_path = '' set lock_timeout = '200ms'
as $$
begin
  update own.mail_addresses m
    set code = case when m.asked_at = code_of then null else m.code end, leased_until = null,
        mailed_at = case when code_of is null then clock.now() else m.mailed_at end
    where m.account_id = account;
  update own.notices n set to_mail = false where n.account_id = account and n.to_mail and n.at <= mail_sent.until;
  perform access.note_system('mail_sent');
end $$;

grant execute on function access.read_notices(timestamptz, timestamptz), access.ask_for_mail(bytea, text, bytea, bytea), access.confirm_mail(bytea),
  access.stop_mail() to ehr_web;
grant execute on function access.take_mail(int), access.mail_sent(uuid, timestamptz, timestamptz) to ehr_jobs;
grant execute on function access.tell_of_verification(), access.tell_of_correction() to ehr_owner;

set local role ehr_owner;
create trigger its_subject_is_told after insert on record.verifications
  for each row when (new.step <> 'answered') execute function access.tell_of_verification();
create trigger its_subject_is_told after insert on record.correction_steps
  for each row when (new.kind <> 'disagrees') execute function access.tell_of_correction();
