-- Visits of people who have not signed in. A row says that the id in a client's cookie was drawn by us, and nothing else:
-- an id that a client made up is never used.
create table visit.visits (
  holder bytea primary key check (length(holder) = 32), -- SHA-256 of the id
  expires_at timestamptz not null
);
alter table visit.visits enable row level security;
alter table visit.visits force row level security;
