-- What is late: notices that no step of anybody gives, only a date that has passed.
alter table own.notices
  drop constraint notices_kind_check,
  add constraint notices_kind_check check (kind in ('verified', 'returned', 'asked', 'taken_on', 'corrected', 'refused', 'passed_on',
    'death_reported', 'found_alive', 'details_differ', 'confirm_details', 'follow_up_overdue'));

-- Follow-ups of high blood pressure and type 2 diabetes (WS/T 483), by their day: those of three months ago are looked at each hour.
create index follow_ups on record.entries (at) where superseded_at is null and kind = 'visit'
  and code_system = 'urn:oid:2.16.156.10011.2.4' and code in ('HSDB04.01', 'HSDB04.02');
create index follow_ups_of_one on record.entries (resident_id, at desc) where superseded_at is null and kind = 'visit'
  and code_system = 'urn:oid:2.16.156.10011.2.4' and code in ('HSDB04.01', 'HSDB04.02');

-- A confirmation of one difference alone says nothing of the rest: the year goes on.
alter table record.confirmations add column of_all boolean not null default true;
create index confirmations_of_one on record.confirmations (resident_id, confirmed_at desc) where of_all;

-- The id of a record names who somebody is, where that is disputed: no entry may stand under it.
alter table record.entries add constraint not_under_the_records_id check (id <> resident_id);
alter table record.measurements add constraint not_under_the_records_id check (id <> resident_id);
