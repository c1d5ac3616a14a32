-- Accounts and what proves them. No password, no phone, no question: passkeys (design: identity).
create table auth.accounts (
  id uuid primary key,                       -- also the WebAuthn user handle: random, says nothing
  resident_id uuid unique,
  -- Keyed hash of the document number: an activation slip is good only together with it.
  number_hash bytea not null unique check (length(number_hash) = 32),
  created_at timestamptz not null default clock.now()
);

-- A person's duty at an institution (article 20: within the scope of authorisation).
create table auth.posts (
  id uuid primary key,
  account_id uuid not null references auth.accounts,
  institution_code text not null,
  duty text not null check (duty in ('clerk', 'gp', 'record_manager')),
  name text not null check (name <> ''),
  since date not null default clock.today(),
  until date check (until >= since)
);
create index posts_of_an_account on auth.posts (account_id);

create table auth.slips (
  id uuid primary key,
  account_id uuid not null references auth.accounts,
  code_hash bytea not null unique check (length(code_hash) = 32),
  wrong_numbers int not null default 0,
  issued_by uuid,                            -- null: from the command line
  issued_at timestamptz not null default clock.now(),
  expires_at timestamptz not null,
  used_at timestamptz,
  voided_at timestamptz
);
create index slips_of_an_account on auth.slips (account_id);

create table auth.passkeys (
  id uuid primary key,
  account_id uuid not null references auth.accounts,
  credential_id bytea not null unique,
  credential jsonb not null,
  label text not null check (length(label) between 1 and 60),
  created_at timestamptz not null default clock.now(),
  last_used_at timestamptz,
  removed_at timestamptz
);
create index passkeys_of_an_account on auth.passkeys (account_id);

create table auth.sessions (
  id uuid primary key,
  account_id uuid references auth.accounts,
  token_hash bytea not null unique check (length(token_hash) = 32),
  capacity text not null check (capacity in ('resident', 'staff', 'system')),
  post_id uuid references auth.posts,
  institution_code text,                     -- of a system session; of staff it is the post's
  passkey_id uuid references auth.passkeys,
  device text not null default '',
  started_at timestamptz not null default clock.now(),
  last_used_at timestamptz not null default clock.now(),
  verified_at timestamptz,                   -- when the person last proved themselves with a passkey
  expires_at timestamptz not null,
  ended_at timestamptz,
  constraint half_a_day_at_most check (expires_at <= started_at + interval '12 hours'),
  check (last_used_at <= expires_at),
  check ((capacity = 'system') = (account_id is null)),
  check ((capacity = 'staff') = (post_id is not null)),
  check ((capacity = 'system') = (institution_code is not null))
);
create index sessions_of_an_account on auth.sessions (account_id) where ended_at is null;

do $$
declare t text;
begin
  foreach t in array array['accounts', 'posts', 'slips', 'passkeys', 'sessions'] loop
    execute format('alter table auth.%I enable row level security', t);
    execute format('alter table auth.%I force row level security', t);
  end loop;
end $$;
