-- The same form sent twice has one effect: the second finds what the first led to.
create table own.submissions (
  account_id uuid not null,
  submission uuid not null,
  body_hash bytea not null check (length(body_hash) = 32),
  outcome text not null,                     -- where the first one was sent on to
  at timestamptz not null default clock.now(),
  primary key (account_id, submission)
);
alter table own.submissions enable row level security;
alter table own.submissions force row level security;
