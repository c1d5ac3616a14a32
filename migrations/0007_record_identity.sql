-- Who the record is about (article 6, first group), and who looks after it (article 13).
create table record.residents (
  resident_id uuid primary key,
  name text not null check (length(name) between 1 and 50),
  sex text not null check (sex in ('0', '1', '2', '9')),           -- GB/T 2261.1
  birth_date date not null,
  created_at timestamptz not null default clock.now(),
  created_by_institution text not null
);

-- Numbers are encrypted with a key outside the database (resident and system as associated data);
-- lookup is a keyed hash, unique per number system, read by no role that serves pages.
create table record.identifiers (
  resident_id uuid not null references record.residents,
  id uuid not null,
  -- Identity card, residence permit and social-security card share the citizen number (standards: identity numbers).
  system text not null check (system in ('citizen', 'foreign_resident', 'foreign_resident_old', 'record')),
  ciphertext bytea not null,
  key_id text not null,
  lookup bytea not null check (length(lookup) = 32),
  primary key (resident_id, id),
  constraint one_number_one_person unique (system, lookup)
);

create table record.care_teams (
  resident_id uuid not null references record.residents,
  id uuid not null,
  institution_code text not null,
  gp_name text,
  chosen text not null check (chosen in ('default', 'chosen')),
  since date not null default clock.today(),
  until date check (until >= since),
  primary key (resident_id, id)
);
create unique index one_responsible_unit on record.care_teams (resident_id) where until is null;

do $$
declare t text;
begin
  foreach t in array array['residents', 'identifiers', 'care_teams'] loop
    execute format('alter table record.%I enable row level security', t);
    execute format('alter table record.%I force row level security', t);
  end loop;
end $$;
