-- Values that may need action on the same day, and notices of what a sender changed or took back after it was read.
alter table record.measurements
  -- Whether the person may have to act on the day of the value (domain: Assessment::may_need_action_today). The verification list
  -- shows it, so that a doctor opens this record first; the list shows no value.
  add column needs_action boolean not null default false;

-- What holds now: allergies, conditions and medicines. The index current_problems of the running release stays until the next one.
create index current_lasting on record.entries (resident_id, kind, at desc, id desc)
  where superseded_at is null and kind in ('allergy', 'condition', 'medicine');

alter table own.notices drop constraint notices_kind_check;
alter table own.notices add constraint notices_kind_check check (kind in ('verified', 'returned', 'asked', 'taken_on', 'corrected',
  'refused', 'escalated', 'death_reported', 'found_alive', 'details_differ', 'confirm_details', 'follow_up_overdue',
  'entry_changed', 'entry_taken_back')) not valid;

alter table work.checks drop constraint checks_kind_check, drop constraint checks_outcome_check;
alter table work.checks
  -- The entries that a sender changed or took back, and of which kind each of them is.
  add column entries uuid[] not null default '{}',
  add column entry_kinds text[] not null default '{}',
  add constraint checks_kind_check check (kind in ('death_reported', 'entry_changed', 'entry_taken_back')) not valid,
  add constraint checks_outcome_check check (outcome in ('alive', 'seen')) not valid,
  add constraint each_entry_has_a_kind check (cardinality(entries) = cardinality(entry_kinds) and cardinality(entries) <= 20);

-- Its result has one more column; migrations/code makes it again.
set local role ehr_engine;
drop function if exists access.verification_list(int);
set local role ehr_owner;
