-- Basics (article 6 no. 1): what a person says of themselves and their health history, a field at a time. Fields, groups and
-- options: domain::basics.
create table record.basics (
  resident_id uuid not null references record.residents,
  id uuid not null,                          -- names a version
  kind text not null check (kind in ('phone', 'contact_name', 'contact_phone', 'current_address', 'registered_address',
    'residency', 'ethnic_group', 'marital_status', 'education', 'occupation', 'employer', 'payment', 'blood_abo', 'blood_rh',
    'drug_allergy', 'exposure', 'past_illness', 'surgery', 'injury', 'transfusion', 'family_father', 'family_mother',
    'family_siblings', 'family_children', 'hereditary', 'disability', 'kitchen_exhaust', 'fuel', 'drinking_water', 'toilet',
    'livestock_pen')),                       -- the field
  section text not null generated always as (case
    when kind in ('phone', 'contact_name', 'contact_phone', 'current_address', 'registered_address', 'residency', 'ethnic_group',
      'marital_status', 'education', 'occupation', 'employer', 'payment') then 'identity' else 'health' end) stored,
  code_system text check (code_system in ('GBPHS-2017', 'GB/T 3304')),  -- whose codes; none where the answer is words
  -- [{code, words, month}, …]; empty where an answer was taken back. Nothing stands here that a page could not read.
  answers jsonb not null constraint answers_are_codes_and_words check (case when jsonb_typeof(answers) = 'array' then
    jsonb_array_length(answers) <= 20 and length(answers::text) <= 10000 and not jsonb_path_exists(answers,
      'strict $[*] ? (@.type() != "object" || exists(@.keyvalue() ? (@.value.type() != "string"
        || !(@.key == "code" || @.key == "words" || @.key == "month"))))')
    else false end),
  -- Provenance, set by trigger from the opening.
  author_kind text not null check (author_kind in ('resident', 'institution')),
  author_account uuid,
  author_name text check (length(author_name) <= 1000),
  source_institution text,
  source_key text check (source_key is null), -- nobody deposits basics
  recorded_at timestamptz not null,
  supersedes uuid,
  -- Caches, set by trigger.
  superseded_at timestamptz,
  verification text not null check (verification in ('pending', 'verified', 'returned')),
  closed_to smallint not null default 0 check (closed_to between 0 and 127),
  primary key (resident_id, id),
  constraint basics_changed_meanwhile unique (resident_id, supersedes),
  constraint basics_supersede_a_version foreign key (resident_id, supersedes) references record.basics (resident_id, id),
  check ((author_kind = 'institution') = (source_institution is not null))
);
create unique index basics_have_one_answer on record.basics (resident_id, kind) where superseded_at is null;

alter table record.basics enable row level security;
alter table record.basics force row level security;
