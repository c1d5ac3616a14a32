-- What becomes of what a resident entered (核实, article 13): verified, returned with a reason, asked about, answered. Steps are
-- only added.
create table record.verifications (
  resident_id uuid not null references record.residents,
  id uuid not null,
  stands_in text not null check (stands_in in ('basics', 'measurements')), -- the table of the entry
  entry uuid not null,                       -- the version that the step is about
  step text not null check (step in ('verified', 'returned', 'asked', 'answered')),
  words text check (length(words) between 1 and 500), -- the reason, the question, the answer
  -- Set by trigger, from the entry and from the opening.
  section text not null,
  closed_to smallint not null,
  author_account uuid not null,
  author_name text check (length(author_name) <= 1000), -- the name at the post; none of the subject
  institution_code text,
  made_at timestamptz not null,
  primary key (resident_id, id),
  constraint all_but_acceptance_has_words check ((step = 'verified') = (words is null))
);
create index steps_of_an_entry on record.verifications (resident_id, entry, made_at);

alter table record.verifications enable row level security;
alter table record.verifications force row level security;

-- What waits, for the list of the responsible unit.
create index waiting_basics on record.basics (resident_id)
  where verification = 'pending' and superseded_at is null and author_kind = 'resident';
create index waiting_measurements on record.measurements (resident_id)
  where verification = 'pending' and superseded_at is null and author_kind = 'resident';
create index residents_of_an_institution on record.care_teams (institution_code) where until is null;
