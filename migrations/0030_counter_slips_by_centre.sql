-- Which counter issued a slip, for the list of the district's department.
alter table auth.slips add column institution_code text;  -- null: from the command line
create index slips_of_an_institution on auth.slips (institution_code, issued_at) where institution_code is not null;

-- It gets one more argument; migrations/code makes it again.
set local role ehr_engine;
drop function if exists access.make_slip(uuid, uuid, bytea, uuid);
set local role ehr_owner;
