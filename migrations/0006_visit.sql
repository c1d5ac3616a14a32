-- What lives for minutes. A holder is the SHA-256 of the visitor's cookie, signed in or not.
create table visit.ceremonies (
  holder bytea not null check (length(holder) = 32),
  purpose text not null,
  state jsonb not null,
  expires_at timestamptz not null,
  primary key (holder, purpose)
);

-- An act that waits until its person has proved themselves for it (step-up): what kind, whom or what it concerns, and of
-- some what was chosen, in codes. None of it ever changes, so an assertion for the act's id is an assertion for the act.
create table visit.acts (
  id uuid primary key,
  session_id uuid not null,
  kind text not null check (kind in ('add_passkey', 'remove_passkey', 'switch_capacity', 'issue_slip', 'download')),
  subject uuid,
  detail text check (length(detail) between 1 and 400),
  created_at timestamptz not null default clock.now(),
  confirmed_at timestamptz,
  executed_at timestamptz
);

-- How often an address tried something: kept here, so that all servers count together.
create table visit.address_limits (
  bucket text not null,
  address bytea not null check (length(address) = 32),
  window_start timestamptz not null,
  hits int not null,
  primary key (bucket, address)
);

do $$
declare t text;
begin
  foreach t in array array['ceremonies', 'acts', 'address_limits'] loop
    execute format('alter table visit.%I enable row level security', t);
    execute format('alter table visit.%I force row level security', t);
  end loop;
end $$;
