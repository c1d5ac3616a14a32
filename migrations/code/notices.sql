-- Notices: who gets one, which are unread, and the e-mail that announces them.
set local role ehr_engine;

-- Writes a notice for the subject of a record. A notice names the event and contains no health data. An unread duplicate only gets a
-- new timestamp.
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

-- The same, for background work. Returns false if the person's notice is locked at the moment: one person must not hold up the
-- others.
create or replace function access.try_notify(
    resident uuid, kind text, about text default null, leads_to uuid default null, institution text default null)
  returns boolean language plpgsql set search_path = '' set lock_timeout = '200ms'
as $$
begin
  perform access.notify(resident, kind, about, leads_to, institution);
  return true;
exception when lock_not_available then return false;
end $$;

-- Marks as read the person's own notices between two times. Read notices are no longer announced by e-mail.
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

-- The person gives an e-mail address, and is to prove it by a code. At most five times a day, so that the service cannot be used to
-- flood a stranger's mailbox: false.
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

-- Whether this is the code that was sent within the last hour. After five wrong codes no code is accepted.
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

-- Stops e-mail. The row stays, without the address, because it counts the codes of the day.
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

-- Takes the e-mails that are due now, and leases them to the caller for five minutes; an e-mail that is not reported as sent by then
-- is due again. Codes go first, at once. One e-mail an hour announces the notices of a person, except those that were read or are
-- older than three days. Locked rows are skipped: one person must not hold up the others.
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

-- Reports an e-mail as sent: the code requested at that time, or all notices until that time.
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

grant execute on function access.read_notices(timestamptz, timestamptz), access.ask_for_mail(bytea, text, bytea, bytea),
  access.confirm_mail(bytea), access.stop_mail() to ehr_web;
grant execute on function access.take_mail(int), access.mail_sent(uuid, timestamptz, timestamptz) to ehr_jobs;
set local role ehr_owner;

-- Only in an opening as a resident: staff do not read their own notices at work.
create policy "A person reads their own notices" on own.notices for select to ehr_web
  using (account_id = (select access.resident_account()));
create policy "The engine knows notices" on own.notices for select to ehr_engine using (true);
create policy "The engine gives notice" on own.notices for insert to ehr_engine with check (true);
create policy "The engine marks what was read or mailed" on own.notices for update to ehr_engine using (true);
-- Not to_mail: only the mailer needs it.
grant select (account_id, id, resident_id, kind, about, leads_to, institution_code, at, read_at) on own.notices to ehr_web;
grant insert (account_id, resident_id, kind, about, leads_to, institution_code, to_mail), update (at, read_at, to_mail) on own.notices to ehr_engine;
grant select on own.notices to ehr_engine;

create policy "A person knows their own e-mail address" on own.mail_addresses for select to ehr_web
  using (account_id = (select access.resident_account()));
create policy "The engine knows e-mail addresses" on own.mail_addresses for select to ehr_engine using (true);
create policy "The engine keeps e-mail addresses" on own.mail_addresses for insert to ehr_engine with check (true);
create policy "The engine changes e-mail addresses" on own.mail_addresses for update to ehr_engine using (true);
-- Not code and code_hash: a reader of them would not need the mailbox.
grant select (account_id, address, key_id, asked_at, wrong_codes, confirmed_at) on own.mail_addresses to ehr_web;
grant select, insert (account_id, address, key_id, code, code_hash),
  update (address, key_id, code, code_hash, asked_at, asked_times, wrong_codes, confirmed_at, mailed_at, leased_until)
  on own.mail_addresses to ehr_engine;
