-- The schema public is for nobody. Its owner is the role of the database's owner, and ehr_owner inherits nothing: it must become
-- that role to close the schema.
set local role pg_database_owner;
revoke all on schema public from public;
set local role ehr_owner;
