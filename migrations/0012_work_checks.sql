-- What a unit's staff must look into: whose record, why, since when, and what came of it. A masked name, never a value.
create table work.checks (
  institution_code text not null,            -- on whose list
  id uuid not null default gen_random_uuid(),
  resident_id uuid not null,
  masked_name text not null,
  kind text not null check (kind in ('death_reported')),
  raised_by text not null,                   -- the institution that gave cause
  raised_at timestamptz not null default clock.now(),
  closed_at timestamptz,
  closed_by text,                            -- the name at the post
  outcome text check (outcome in ('alive')),
  primary key (institution_code, id),
  check ((closed_at is null) = (outcome is null) and (closed_at is null) = (closed_by is null))
);
create unique index one_open_check on work.checks (resident_id, kind) where closed_at is null;
create index open_checks on work.checks (institution_code, raised_at) where closed_at is null;

alter table work.checks enable row level security;
alter table work.checks force row level security;
