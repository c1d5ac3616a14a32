-- Registration at the counter (article 12): more kinds of documents, record numbers, and the search from which a record came.
alter table record.identifiers drop constraint identifiers_system_check;
alter table record.identifiers
  add constraint identifiers_system_check check (system in ('citizen', 'foreign_resident', 'foreign_resident_old', 'hm_travel',
    'taiwan_travel', 'passport', 'birth_certificate', 'record')) not valid,
  -- The document that was shown (domain::document::DocumentKind). Null: the record number, and numbers of the command line.
  add column document text check (document in ('identity_card', 'residence_permit', 'social_security_card', 'hmt_permit',
    'foreign_resident_card', 'household_register', 'hm_travel_permit', 'taiwan_travel_permit', 'passport', 'birth_certificate'));

alter table record.residents
  -- The log row of the search that found nobody and led to this record. Null: registered from the command line.
  add column registration uuid constraint one_record_a_registration unique;
-- Finds people with the same name and birth date before a record is made.
create index residents_by_birth_date on record.residents (birth_date);

-- Division (GB/T 2260), street (GB/T 10114) and committee: the first twelve digits of the record numbers that the institution gives.
alter table reference.institutions
  add column record_place text check (record_place ~ '^[0-9]{9}[019][0-9]{2}$' and record_place !~ '00$');

-- The last serial number that was given at each place. A number is given once, also if the registration then fails.
create table reference.record_serials (
  place text primary key check (place ~ '^[0-9]{12}$'),
  last int not null constraint serials_have_five_digits check (last between 1 and 99999)
);
alter table reference.record_serials enable row level security;
alter table reference.record_serials force row level security;

-- They get more arguments and columns; migrations/code makes them again.
set local role ehr_engine;
drop function if exists access.keep_institution(text, text, text, text, text, text, text, date, text);
drop function if exists access.register_person(uuid, uuid, text, text, date, text[], bytea[], text, bytea[], text, text, text, jsonb);
drop function if exists access.found_person(text, uuid);
set local role ehr_owner;
