-- Changes of the registered identity against a document (article 12), and notices of what the counter did.
alter table record.identifiers
  -- Until when it was the number of the person's document. Null: it still is.
  add column until timestamptz,
  -- Registered by mistake: it never was this person's number, so another person can have it.
  add column released boolean not null default false,
  add check (not released or until is not null),
  drop constraint one_number_one_person;
create unique index one_number_one_person on record.identifiers (system, lookup) where not released;

create table record.identity_changes (
  resident_id uuid not null references record.residents,
  id uuid not null,
  -- What was registered until then.
  name text not null,
  sex text not null,
  birth_date date not null,
  number_changed boolean not null,
  -- Why, and which document showed it (domain::registration::ChangeReason, domain::document::DocumentKind).
  reason text not null check (reason in ('mistake', 'new_document', 'official_change')),
  document text not null check (document in ('identity_card', 'residence_permit', 'social_security_card', 'hmt_permit',
    'foreign_resident_card', 'household_register', 'hm_travel_permit', 'taiwan_travel_permit', 'passport', 'birth_certificate')),
  changed_at timestamptz not null default clock.now(),
  institution_code text not null,
  author_account uuid not null,
  author_name text,
  primary key (resident_id, id)
);
alter table record.identity_changes enable row level security;
alter table record.identity_changes force row level security;

alter table visit.acts drop constraint acts_kind_check;
alter table visit.acts add constraint acts_kind_check check (kind in ('add_passkey', 'remove_passkey', 'switch_capacity', 'issue_slip',
  'download', 'change_identity')) not valid;

alter table own.notices drop constraint notices_kind_check;
alter table own.notices add constraint notices_kind_check check (kind in ('verified', 'returned', 'asked', 'taken_on', 'corrected',
  'refused', 'escalated', 'death_reported', 'found_alive', 'details_differ', 'confirm_details', 'follow_up_overdue',
  'entry_changed', 'entry_taken_back', 'slip_issued', 'identity_changed')) not valid;
