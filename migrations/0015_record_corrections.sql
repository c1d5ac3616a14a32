-- What a resident says is wrong, or never happened, in what institutions wrote (PIPL 46), and what was done about it. What may
-- be claimed and how a correction stands: domain::correction.

-- Where a day differs from Monday to Friday. A year that has no rows here counts Monday to Friday alone: each November's notice
-- of the State Council for the next year is a migration to add (docs/RUNNING.md).
create table reference.working_days (
  day date primary key,
  working boolean not null
);
-- 国务院办公厅关于2026年部分节假日安排的通知 (the General Office of the State Council's notice on the holidays of 2026).
insert into reference.working_days (day, working)
  select first + n, false
  from (values ('2026-01-01'::date, '2026-01-03'::date), ('2026-02-15', '2026-02-23'), ('2026-04-04', '2026-04-06'),
          ('2026-05-01', '2026-05-05'), ('2026-06-19', '2026-06-21'), ('2026-09-25', '2026-09-27'), ('2026-10-01', '2026-10-07')
       ) holidays (first, last), generate_series(0, last - first) n
  union all
  select day, true from unnest('{2026-01-04,2026-02-14,2026-02-28,2026-05-09,2026-09-20,2026-10-10}'::date[]) day;
alter table reference.working_days enable row level security;
alter table reference.working_days force row level security;

create table record.corrections (
  resident_id uuid not null references record.residents,
  id uuid not null,
  entry uuid not null,                       -- the version that is disputed
  claim text not null check (claim in ('wrong', 'never_happened')),
  statement text not null check (length(statement) between 1 and 2000 and statement ~ '\S'),
  -- Set by trigger: of the entry its section, its sender and the sender's key for it, by which newer versions are found too;
  -- of the opening who asks; of the clock the rest.
  section text not null check (section in ('measurements', 'health', 'services')),
  handler_institution text not null,
  source_key text,
  author_account uuid not null,
  asked_at timestamptz not null,
  due_on date not null,
  -- A cache of the steps, set by trigger.
  answered_at timestamptz,
  primary key (resident_id, id)
);
create unique index one_open_correction on record.corrections (resident_id, entry, claim) where answered_at is null;
create index open_corrections on record.corrections (handler_institution, due_on) where answered_at is null;

create table record.correction_steps (
  resident_id uuid not null references record.residents,
  id uuid not null,
  correction uuid not null,
  kind text not null check (kind in ('taken_on', 'corrected', 'refused', 'disagrees')),
  words text check (length(words) between 1 and 2000 and words ~ '\S'),
  -- Set by trigger from the opening.
  author_account uuid not null,
  author_name text,                          -- at the post; a resident's step has none
  institution_code text,
  recorded_at timestamptz not null,
  primary key (resident_id, id),
  foreign key (resident_id, correction) references record.corrections (resident_id, id),
  check ((kind = 'taken_on') = (words is null)),
  check ((kind = 'disagrees') = (institution_code is null))
);
create index steps_of_a_correction on record.correction_steps (resident_id, correction);
create unique index correction_has_one_answer on record.correction_steps (resident_id, correction)
  where kind in ('corrected', 'refused');
create unique index correction_has_one_disagreement on record.correction_steps (resident_id, correction) where kind = 'disagrees';

-- What a resident shows to prove a statement: one file a correction, known by its first bytes (domain::evidence), whatever its
-- sender called it.
create table record.evidence (
  resident_id uuid not null references record.residents,
  id uuid not null,
  correction uuid not null,
  content bytea not null check (octet_length(content) <= 5 * 1024 * 1024),
  media_type text not null generated always as (case
    when substr(content, 1, 8) = '\x89504e470d0a1a0a' then 'image/png'
    when substr(content, 1, 3) = '\xffd8ff' then 'image/jpeg'
    when substr(content, 1, 5) = '\x255044462d' then 'application/pdf' end) stored,
  author_account uuid not null,              -- set by trigger from the opening
  primary key (resident_id, id),
  constraint one_file_a_correction unique (resident_id, correction),
  foreign key (resident_id, correction) references record.corrections (resident_id, id)
);

do $$
declare t text;
begin
  foreach t in array array['corrections', 'correction_steps', 'evidence'] loop
    execute format('alter table record.%I enable row level security', t);
    execute format('alter table record.%I force row level security', t);
  end loop;
end $$;
