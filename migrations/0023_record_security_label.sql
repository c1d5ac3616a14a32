-- The terms of docs/GLOSSARY.md: security label, kind of a correction, escalated.
-- Renames are not online: the release before this one does not run with these names. No installation exists yet.
alter table record.basics rename column closed_to to security_label;
alter table record.basics rename constraint basics_closed_to_check to basics_security_label_check;
alter table record.measurements rename column closed_to to security_label;
alter table record.measurements rename constraint measurements_closed_to_check to measurements_security_label_check;
alter table record.entries rename column closed_to to security_label;
alter table record.entries rename constraint entries_closed_to_check to entries_security_label_check;
alter table record.verifications rename column closed_to to security_label;

alter table record.corrections rename column claim to kind;
alter table record.corrections rename constraint corrections_claim_check to corrections_kind_check;

alter table own.notices drop constraint notices_kind_check;
alter table own.notices no force row level security;
update own.notices set kind = 'escalated' where kind = 'passed_on';
alter table own.notices force row level security;
alter table own.notices add constraint notices_kind_check check (kind in ('verified', 'returned', 'asked', 'taken_on', 'corrected',
  'refused', 'escalated', 'death_reported', 'found_alive', 'details_differ', 'confirm_details', 'follow_up_overdue'));

-- Their names or results change; migrations/code makes them again.
set local role ehr_engine;
drop function if exists access.listed_corrections();
drop function if exists access.tell_of_passed_on(int);
set local role ehr_owner;
