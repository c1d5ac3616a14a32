-- How people live (article 6 no. 3): what they count from day to day stands among the readings, habits among the basics. Who
-- wrote a reading can withdraw it.
alter table record.measurements drop constraint measurements_kind_check, add check (kind in ('blood_pressure', 'pulse', 'weight',
  'glucose', 'height', 'bmi', 'temperature', 'pain', 'respiratory_rate', 'oxygen_saturation', 'head_circumference', 'waist',
  'cigarettes', 'alcohol', 'exercise', 'sleep'));

alter table record.basics drop constraint basics_kind_check, add check (kind in ('phone', 'contact_name', 'contact_phone',
  'current_address', 'registered_address', 'residency', 'ethnic_group', 'marital_status', 'education', 'occupation', 'employer',
  'payment', 'blood_abo', 'blood_rh', 'drug_allergy', 'exposure', 'past_illness', 'surgery', 'injury', 'transfusion',
  'family_father', 'family_mother', 'family_siblings', 'family_children', 'hereditary', 'disability', 'kitchen_exhaust', 'fuel',
  'drinking_water', 'toilet', 'livestock_pen', 'exercise_frequency', 'exercise_kind', 'diet', 'smoking', 'drinking',
  'drink_kinds', 'quit_drinking', 'own_medicines'));

-- A withdrawal has no id of its own: it is known by the version that it withdraws, and the log names that.
create table record.withdrawals (
  resident_id uuid not null,
  id uuid not null,
  reason text check (length(reason) between 1 and 200),
  -- Provenance, set by trigger from the opening.
  author_account uuid not null,
  recorded_at timestamptz not null,
  primary key (resident_id, id),
  constraint withdraws_a_version foreign key (resident_id, id) references record.measurements (resident_id, id)
);

alter table record.withdrawals enable row level security;
alter table record.withdrawals force row level security;
