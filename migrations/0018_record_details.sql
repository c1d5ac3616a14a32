-- Whether the details of a person still hold: what their subject says once a year, and what institutions say otherwise.
-- That somebody has looked through their basics and found them right (article 11, periodic checking).
create table record.confirmations (
  resident_id uuid not null references record.residents,
  id uuid not null,
  -- Set by trigger.
  author_account uuid not null,
  confirmed_at timestamptz not null,
  -- What institutions said otherwise, as far as it was shown: that is settled.
  seen uuid[] not null check (cardinality(seen) <= 100 and array_position(seen, null) is null),
  primary key (resident_id, id)
);
create index confirmations_by_age on record.confirmations (confirmed_at);

-- What an institution's file says of a field of the basics. It changes nothing; where it differs its subject is asked.
create table record.reported_details (
  resident_id uuid not null references record.residents,
  id uuid not null default gen_random_uuid(),
  kind text not null check (kind in ('phone', 'marital_status', 'drug_allergy')), -- the field
  section text not null generated always as (case when kind in ('phone', 'marital_status') then 'identity' else 'health' end) stored,
  answers jsonb not null constraint reported_answers_are_codes_and_words check (case when jsonb_typeof(answers) = 'array' then
    jsonb_array_length(answers) between 1 and 20 and length(answers::text) <= 10000 and not jsonb_path_exists(answers,
      'strict $[*] ? (@.type() != "object" || exists(@.keyvalue() ? (@.value.type() != "string"
        || !(@.key == "code" || @.key == "words"))))')
    else false end),
  source_institution text not null,
  reported_at timestamptz not null default clock.wall(),
  -- Whether it was compared with the basics, to tell their subject.
  compared boolean not null default false,
  primary key (resident_id, id)
);
create index details_to_compare on record.reported_details (reported_at) where not compared;
create index details_of_a_sender on record.reported_details (resident_id, source_institution, kind, reported_at desc);

do $$
declare t text;
begin
  foreach t in array array['confirmations', 'reported_details'] loop
    execute format('alter table record.%I enable row level security', t);
    execute format('alter table record.%I force row level security', t);
  end loop;
end $$;
create index residents_by_age_of_record on record.residents (created_at);
