-- Data as real senders send it: times that nobody knows, suspicions and proposals, long texts, entries that the sender takes back,
-- files that arrive in any order. Kinds of details and qualifications: domain::entry, domain::qualification.
alter table record.entries
  drop constraint entries_at_precision_check,
  add constraint entries_at_precision_check check (at_precision in ('unknown', 'year', 'month', 'day', 'minute', 'second')),
  drop constraint entries_until_precision_check,
  add constraint entries_until_precision_check check (until_precision in ('unknown', 'year', 'month', 'day', 'minute', 'second')),
  drop constraint entries_value_text_check,
  add constraint entries_value_text_check check (length(value_text) <= 100000),
  add column qualification text check (qualification in ('unconfirmed', 'provisional', 'differential', 'refuted', 'proposed',
    'not_done', 'subpotent', 'prohibited', 'none_known')),
  -- Digits after the point of the value, as the sender wrote them: 3.0 is finer than 3.
  add column decimals smallint check (decimals between 0 and 20),
  -- The sender's statement of which version this is, and whether the sender took the entry back with it. A version that takes the
  -- entry back is never current: it is only the trace.
  add column source_updated_at timestamptz,
  add column source_version text check (length(source_version) <= 64),
  add column source_corrected boolean not null default false,
  add column taken_back boolean not null default false
    constraint only_institutions_take_back check (not taken_back or author_kind = 'institution'),
  -- A cache on the versions before, set by trigger: whoever reads one of them must know.
  add column taken_back_at timestamptz,
  drop constraint details_are_names_and_words,
  add constraint details_are_names_and_words check (case when jsonb_typeof(details) = 'array' then
    jsonb_array_length(details) <= 200 and length(details::text) <= 500000 and not jsonb_path_exists(details,
      'strict $[*] ? (@.type() != "array" || @.size() != 2 || !(@[0].type() == "string" && @[1].type() == "string"
        && @[0] like_regex "^(class|place|reason|category|severity|reaction|dose|route|site|lot|outcome|conclusion|part|activity|goal|note|when|range|dosage|attachment|left_out)$"))')
    else false end);
create index entries_taken_back on record.entries (resident_id, source_institution, source_key) where taken_back;

alter table record.measurements
  add column source_updated_at timestamptz,
  add column source_version text check (length(source_version) <= 64),
  add column source_corrected boolean not null default false,
  add column taken_back boolean not null default false
    constraint only_institutions_take_back check (not taken_back or author_kind = 'institution'),
  -- A cache on the versions before, set by trigger: whoever reads one of them must know.
  add column taken_back_at timestamptz;
create index measurements_taken_back on record.measurements (resident_id, source_institution, source_key) where taken_back;

-- A PDF as every reader opens it (domain::evidence): its header stands within the first 1,024 bytes, with no markup before it.
alter table record.evidence drop column media_type;
alter table record.evidence add column media_type text not null generated always as (case
  when substr(content, 1, 8) = '\x89504e470d0a1a0a' then 'image/png'
  when substr(content, 1, 3) = '\xffd8ff' then 'image/jpeg'
  when position('\x255044462d'::bytea in substr(content, 1, 1024)) > 0
    and position('\x3c'::bytea in substr(content, 1, position('\x255044462d'::bytea in substr(content, 1, 1024)))) = 0
    then 'application/pdf' end) stored;
