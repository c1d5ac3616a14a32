-- The log (article 21). An 'opened' row *is* the opening: reading needs one that has been committed.
create table access.log (
  id uuid not null default gen_random_uuid(),
  at timestamptz not null default clock.now(),
  -- The writing transaction. Savepoints and exception blocks do not change it, as they would change xmin.
  -- 0 to 2 are no transactions: a row of such a one would stand before the first that is sealed.
  xid xid8 not null default pg_current_xact_id() check (xid > '2'::xid8),
  event text not null check (event in ('opened', 'refused', 'searched', 'found', 'listed', 'wrote', 'system')),
  actor_account uuid,
  actor_name text,
  session_id uuid,
  capacity text check (capacity in ('resident', 'staff', 'system')),
  institution_code text,
  resident_id uuid,
  purpose text,
  basis text,
  article text,
  sections text[],
  entries uuid[],
  reader_bit smallint,
  detail text,
  client text,
  secret_hash bytea,
  primary key (id, at),
  check ((event in ('opened', 'listed')) = (secret_hash is not null)),
  -- What cannot be read back would stop the sealer and the history for good: nothing here is ever deleted.
  constraint plain_lists check (array_position(sections, null) is null and array_position(entries, null) is null),
  constraint short_texts check (length(purpose) <= 40 and length(client) <= 100 and length(detail) <= 100
                                and cardinality(sections) <= 20)
) partition by range (at);
create index log_of_a_resident on access.log (resident_id, at desc);
create index log_in_commit_order on access.log (xid, id);
create index log_of_searches on access.log (session_id, at) where event = 'found';
-- A row must never fail for want of a month.
create table access.log_rest partition of access.log default;

alter table access.log enable row level security;
alter table access.log force row level security;

-- Proof that the log was not altered: one row a batch, each linked to the one before, signed, and
-- written outside the database as well. leaves: 48 bytes a row, its id and the SHA-256 of its bytes.
create table access.seals (
  seq bigint primary key check (seq > 0),
  last_xid xid8 not null,
  leaves bytea not null check (length(leaves) > 0 and length(leaves) % 48 = 0),
  root bytea not null check (length(root) = 32),
  previous bytea not null check (length(previous) = 32),
  sealed_at timestamptz not null default clock.now(),
  key_id text not null,
  signature bytea not null check (length(signature) = 64)
);
alter table access.seals enable row level security;
alter table access.seals force row level security;

-- Which basis admits whom, for what (see migrations/code/access_rules.sql, which fills it).
create table access.rules (
  basis text not null,
  capacity text not null check (capacity in ('resident', 'staff', 'system')),
  duty text check (duty in ('clerk', 'gp', 'record_manager')),
  purpose text not null,
  sections text[] not null,
  step_up boolean not null,
  reader_bit smallint not null,
  article text not null,
  unique nulls not distinct (basis, capacity, duty, purpose)
);
alter table access.rules enable row level security;
alter table access.rules force row level security;
