-- What a person is told of (消息): that something happened in a record, and where to look; never what stands there.
create table own.notices (
  account_id uuid not null,
  id uuid not null default gen_random_uuid(),
  resident_id uuid not null,                 -- in whose record
  kind text not null check (kind in ('verified', 'returned', 'asked', 'taken_on', 'corrected', 'refused', 'death_reported',
    'found_alive', 'details_differ', 'confirm_details')),
  about text,                                -- of a step of verification: the kind of the entry, as 'blood_pressure'
  leads_to uuid,                             -- the entry, or the correction
  institution_code text,                     -- of whose doing; none where it is the service's
  -- Not when the transaction began: what was seen until a moment was there at that moment.
  at timestamptz not null default clock.wall(),
  read_at timestamptz,
  -- Whether an e-mail is owed for it.
  to_mail boolean not null,
  primary key (account_id, id)
);
create index notices_in_order on own.notices (account_id, at desc);
-- The same again is told once it was read: nobody can bury a person in notices.
create unique index one_unread_notice on own.notices (account_id, kind, about, leads_to, institution_code)
  nulls not distinct where read_at is null;
create index notices_to_mail on own.notices (at) where to_mail;

-- Where a person wants an e-mail when there is a notice: one address, proved by a code that was sent there. Address and code are
-- encrypted with a key outside the database.
create table own.mail_addresses (
  account_id uuid primary key,
  address bytea check (length(address) <= 300),                            -- none where the person wants no e-mail any more
  key_id text not null,
  code bytea check (length(code) <= 100),    -- to be sent
  code_hash bytea check (length(code_hash) = 32), -- to be proved
  asked_at timestamptz not null default clock.now(),
  asked_times int not null default 1,        -- on the day of asked_at
  wrong_codes int not null default 0,
  confirmed_at timestamptz,
  mailed_at timestamptz,                     -- when a notice was mailed last
  leased_until timestamptz,                  -- somebody is sending to it
  check (address is not null or code is null and confirmed_at is null)
);
create index codes_to_mail on own.mail_addresses (asked_at) where code is not null;

do $$
declare t text;
begin
  foreach t in array array['notices', 'mail_addresses'] loop
    execute format('alter table own.%I enable row level security', t);
    execute format('alter table own.%I force row level security', t);
  end loop;
end $$;
