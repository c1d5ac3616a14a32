-- Readings: blood pressure, pulse, weight, glucose and their kin. Kinds, units and limits: domain::measurement.
create table record.measurements (
  resident_id uuid not null references record.residents,
  id uuid not null,                          -- names a version
  kind text not null check (kind in ('blood_pressure', 'pulse', 'weight', 'glucose', 'height', 'bmi', 'temperature', 'pain',
    'respiratory_rate', 'oxygen_saturation', 'head_circumference', 'waist')),
  value numeric(8, 2) not null check (value <> 'NaN'),              -- in the kind's unit; of blood pressure the systolic, mmHg
  diastolic numeric(8, 2) check (diastolic <> 'NaN'),                   -- mmHg
  context text check (context in ('fasting', 'random')),  -- of glucose
  measured_at timestamptz not null check (measured_at between '0001-01-01' and '9999-12-31'),
  precision text not null check (precision in ('year', 'month', 'day', 'minute', 'second')),
  -- Provenance. Set by trigger from the opening, not by whoever inserts, but for a depositor's two.
  author_kind text not null check (author_kind in ('resident', 'institution')),
  author_account uuid,
  author_name text check (length(author_name) <= 1000), -- the performer that a depositor names
  source_institution text,
  source_key text check (length(source_key) <= 255), -- the depositor's own id for the entry
  recorded_at timestamptz not null,
  supersedes uuid,
  -- Caches, set by trigger.
  superseded_at timestamptz,
  verification text not null check (verification in ('pending', 'verified', 'returned')),
  closed_to smallint not null default 0 check (closed_to between 0 and 127),
  primary key (resident_id, id),
  constraint diastolic_of_blood_pressure check ((kind = 'blood_pressure') = (diastolic is not null)),
  constraint changed_meanwhile unique (resident_id, supersedes),
  constraint supersedes_a_version foreign key (resident_id, supersedes) references record.measurements (resident_id, id),
  constraint context_of_glucose check (context is null or kind = 'glucose'),
  check ((author_kind = 'institution') = (source_institution is not null))
);
create index current_measurements on record.measurements (resident_id, kind, measured_at desc)
  where superseded_at is null;
create unique index one_current_entry_per_source on record.measurements (resident_id, source_institution, source_key)
  where superseded_at is null;

alter table record.measurements enable row level security;
alter table record.measurements force row level security;
