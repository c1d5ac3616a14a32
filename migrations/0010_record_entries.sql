-- What institutions know beside measurements (article 6): visits, reports and results, procedures, plans; conditions,
-- allergies, medicines, immunisations. In their sender's words; kinds, states and details: domain::entry.
create table record.entries (
  resident_id uuid not null references record.residents,
  id uuid not null,                          -- names a version
  section text not null generated always as (case
    when kind in ('condition', 'allergy', 'medicine', 'immunisation') then 'health' else 'services' end) stored,
  kind text not null check (kind in ('visit', 'report', 'result', 'procedure', 'plan', 'condition', 'allergy', 'medicine', 'immunisation')),
  label text not null check (length(label) between 1 and 1000),
  code_system text check (length(code_system) <= 200),
  code text check (length(code) <= 64),
  status text check (status in ('active', 'resolved', 'completed', 'stopped', 'on_hold', 'planned')),
  at timestamptz not null check (at between '0001-01-01' and '9999-12-31'),      -- since when
  at_precision text not null check (at_precision in ('year', 'month', 'day', 'minute', 'second')),
  until timestamptz check (until between '0001-01-01' and '9999-12-31'),
  until_precision text check (until_precision in ('year', 'month', 'day', 'minute', 'second')),
  -- Of a result: words, or a number in the sender's unit with the range that the sender calls usual.
  value_text text check (length(value_text) <= 1000),
  comparator text check (comparator in ('<', '<=', '>=', '>')),
  value double precision check (abs(value) <= 1e12),
  unit text check (length(unit) <= 64),
  low double precision check (abs(low) <= 1e12),
  high double precision check (abs(high) <= 1e12),
  -- [[name, words], …]. Nothing stands here that a page could not read: it would never be readable again.
  details jsonb not null default '[]',
  -- The sender's keys of the visit and of the report to which it belongs: they outlive versions.
  visit_key text check (length(visit_key) <= 255),
  report_key text check (length(report_key) <= 255),
  -- Provenance. Set by trigger from the opening, but for a depositor's two.
  author_kind text not null check (author_kind in ('resident', 'institution')),
  author_account uuid,
  author_name text check (length(author_name) <= 1000),
  source_institution text,
  source_key text check (length(source_key) <= 255),
  recorded_at timestamptz not null,
  supersedes uuid,
  -- Caches, set by trigger.
  superseded_at timestamptz,
  verification text not null check (verification in ('pending', 'verified', 'returned')),
  closed_to smallint not null default 0 check (closed_to between 0 and 127),
  primary key (resident_id, id),
  constraint entry_changed_meanwhile unique (resident_id, supersedes),
  constraint entry_supersedes_a_version foreign key (resident_id, supersedes) references record.entries (resident_id, id),
  constraint one_value check (value_text is null or value is null),
  constraint a_number_has_its_unit check ((value is null) = (unit is null)),
  constraint details_are_names_and_words check (case when jsonb_typeof(details) = 'array' then
    jsonb_array_length(details) <= 200 and length(details::text) <= 500000 and not jsonb_path_exists(details,
      'strict $[*] ? (@.type() != "array" || @.size() != 2 || !(@[0].type() == "string" && @[1].type() == "string"
        && @[0] like_regex "^(class|place|reason|category|severity|reaction|dose|route|site|lot|outcome|conclusion|part|activity|goal|note)$"))')
    else false end),
  check ((code is null) = (code_system is null)),
  check ((until is null) = (until_precision is null)),
  check ((author_kind = 'institution') = (source_institution is not null))
);
create index current_entries on record.entries (resident_id, kind, at desc, id desc) where superseded_at is null;
create unique index one_current_entry_per_sender on record.entries (resident_id, source_institution, source_key)
  where superseded_at is null;

alter table record.entries enable row level security;
alter table record.entries force row level security;
