//! Functions weakened one condition at a time, and rules widened: a test of this crate fails in each city that is weakened in
//! this way.
//!
//! To add a mutant: the function, the text that is removed, the text that replaces it, and the test that must fail. Conditions
//! that no test can detect are not listed, for these reasons: `l.event = …` in `access.named_row` for records (a check
//! constraint of the table requires the same); `l.id = …` there (the hash covers the whole name, including the id); the
//! author's kind and account in `access.stamp_entry` and the account in `access.log_record_write` (in this release one implies
//! the other); the policy under which steps of verification are added (its trigger requires the same); the early return of
//! `access.listed_escalated` (no row has no department); the resident beside the entry in `access.holds_disputed_identity`, and
//! beside the registered identity in `access.stamp_correction` (no entry has a resident's id, and the policy requires both).

use std::{
    pin::Pin,
    sync::{Arc, Mutex},
};

use sqlx::{AssertSqlSafe, Executor};
use store::testing::{City, TestDb};
use tokio::task::{LocalSet, spawn_local};

use crate::{
    bases, basics, corrections, counter, deposits, details, entries, escalated, identity_changes, identity_corrections, late,
    leaks, log, measurements, notices, opening, registration, sender_changes, sign_in::*, slips_by_centre, submissions,
    verification, withdrawals, work,
};

/// The number of cities that are tested at the same time.
const AT_ONCE: usize = 3;

type Attack = fn(City) -> Pin<Box<dyn Future<Output = ()>>>;

struct Mutant {
    /// A function; empty if `with` is a complete statement.
    function: &'static str,
    out: &'static str,
    with: &'static str,
    name: &'static str,
    attack: Attack,
}

macro_rules! mutants {
    ($($function:literal { $($out:literal => $with:literal: $attack:path,)+ })+) => {
        &[$($(Mutant {
            function: $function,
            out: $out,
            with: $with,
            name: stringify!($attack),
            attack: |city| Box::pin($attack(city)),
        },)+)+]
    };
}

const MUTANTS: &[Mutant] = mutants! {
    "auth.rotate(bytea,bytea,uuid)" {
        "delete from visit.ceremonies where holder = old_hash;" => "": visits::signing_in_leaves_no_data_under_the_old_id,
        "purpose like 'sign-in %' or " => "": visits::a_sign_in_that_is_pending_in_another_tab_survives_a_sign_in,
        "or exists (select from auth.sessions s where (s.id, s.token_hash) = (rotate.session, old_hash))" => "":
            visits::a_step_up_that_is_pending_in_another_tab_survives_a_step_up,
        "purpose like 'sign-in %' or exists" => "true or exists": visits::signing_in_leaves_no_data_under_the_old_id,
        "delete from visit.visits where holder = old_hash;" => "": visits::signing_in_leaves_no_data_under_the_old_id,
        "where token_hash = old_hash and id <> rotate.session and ended_at is null" => "where false":
            visits::signing_in_over_a_session_ends_it,
        "and id <> rotate.session" => "": sessions::a_raised_session_has_a_fresh_token_and_the_old_one_is_dead,
        "set token_hash = new_hash, verified_at = clock.now()," => "set token_hash = new_hash,":
            sessions::a_raised_session_has_a_fresh_token_and_the_old_one_is_dead,
        "and s.token_hash = old_hash" => "": sessions::a_token_is_replaced_once,
        "and auth.is_alive(s)" => "": sessions::a_session_that_is_over_is_not_raised,
    }
    "access.named_row(text)" {
        "and l.xid is distinct from pg_current_xact_id_if_assigned()" => "": opening::an_opening_shows_nothing_in_the_transaction_that_wrote_it,
        "l.at > since" => "true": opening::an_opening_lasts_a_minute,
        "l.secret_hash = sha256(convert_to(named, 'UTF8'))" => "true": opening::another_sessions_secret_cannot_be_guessed,
        "if named !~ " => "if named = '' and named !~ ": opening::a_forged_setting_shows_nothing_and_tells_nothing,
    }
    "access.opening()" {
        "auth.is_alive(s) and" => "": opening::an_opening_ends_with_its_session,
        "s.capacity = o.capacity and" => "": opening::nobody_else_reads_by_the_opening_of_somebody_who_switched,
        "and access.basis_holds(o.basis, s, o.resident_id, o.entries)" => "": bases::access_ends_when_the_post_ends,
    }
    "access.opened_record()" {
        "(access.opening()).resident_id" => "(access.named_row('opened')).resident_id": bases::access_ends_when_the_post_ends,
    }
    "access.maintained_record()" {
        "when o.purpose = 'maintain' then" => "when true then": basics::only_who_maintains_answers,
    }
    "access.opened_resident(text)" {
        "section = any (o.sections)" => "true": opening::only_what_was_asked_for_is_readable,
    }
    "access.maintained_resident(text)" {
        "o.purpose = 'maintain' and" => "": measurements::only_an_opening_to_maintain_adds,
        "section = any (o.sections)" => "true": measurements::only_an_opening_to_maintain_adds,
    }
    "access.opened_depositor()" {
        "when o.id is null then ''" => "": entries::where_the_opening_has_grown_old_nothing_is_open,
        "o.basis = 'deposit'" => "false": deposits::a_depositor_reads_back_only_its_own,
        "o.basis = 'deposit'" => "true": bases::the_responsible_unit_cares_and_no_other_does,
        "o.institution_code" => "'455755447'": deposits::a_depositor_reads_back_only_its_own,
    }
    "access.reader_bit()" {
        "coalesce((access.named_row('opened')).reader_bit, 127)" => "0": opening::a_closed_entry_is_closed_to_whom_it_names,
    }
    "access.opened_entries()" {
        "else o.entries end" => "end": opening::only_the_entry_that_was_asked_for_is_readable,
        "when o.id is null then '{}'" => "when false then '{}'": entries::where_the_opening_has_grown_old_nothing_is_open,
    }
    "access.opened_sections()" {
        "(access.named_row('opened')).sections" => "'{health,services}'": entries::each_section_is_opened_for_itself,
    }
    "access.opened_account()" {
        "(access.opening()).actor_account" => "(select l.actor_account from access.log l where l.event = 'opened' order by l.at, l.xid limit 1)":
            submissions::nobody_finds_or_keeps_submissions_of_somebody_else,
    }
    "access.deposit_is_about(date,text,bytea[],text[])" {
        "o.detail = access.claim_seal(" => "'' <> access.claim_seal(": deposits::a_depositor_asks_of_whom_its_file_is_once,
        "r.resident_id = o.resident_id" => "true": deposits::a_wrong_birth_date_or_sex_takes_nothing,
        "r.birth_date = deposit_is_about.birth_date" => "true": deposits::a_wrong_birth_date_or_sex_takes_nothing,
        "r.sex = deposit_is_about.sex" => "true": deposits::a_wrong_birth_date_or_sex_takes_nothing,
        "and i.lookup = stated.lookup" => "": deposits::a_number_that_is_none_of_the_record_takes_nothing,
        "names = '{}' or r.name ~" => "true or r.name ~": deposits::another_name_needs_an_operator_who_is_on_the_log,
        "or r.name ~ '(之子|之女|之婴)$'" => "": deposits::a_name_is_compared_in_one_form,
    }
    "access.enter(text)" {
        "o.basis <> 'deposit'" => "true": deposits::a_depositor_learns_nothing_of_the_basics,
        "o := access.opening();" => "select * into o from access.log l where l.id::text = split_part(secret, '.', 1);":
            leaks::nothing_of_a_record_is_told_before_its_opening_is_committed,
    }
    "access.open_record(text,uuid,text,text[],uuid[],text,text)" {
        "or s.expires_at < clock.now() - interval '1 day'" => "": opening::a_session_that_ended_long_ago_writes_nothing,
        "not auth.is_alive(s)" => "false": opening::a_session_that_rested_too_long_opens_nothing,
        "cardinality(known_sections) = 0 or" => "": opening::only_what_was_asked_for_is_readable,
        "cardinality(known_sections) <> cardinality(open_record.sections)" => "false": opening::only_what_was_asked_for_is_readable,
        "current_setting('synchronous_commit') not in ('on', 'remote_apply', 'remote_write')" => "false":
            opening::without_a_safe_log_nothing_is_opened,
        "perform auth.touch(s.id);" => "": opening::a_session_lives_half_a_day_however_busy,
        "r.capacity = s.capacity and" => "": bases::staff_never_open_their_own_record,
        "(r.duty is null or r.duty = post.duty)" => "true": bases::a_clerk_sees_who_somebody_is_and_no_more,
        "r.purpose = open_record.purpose and" => "": bases::each_capacity_has_its_purposes,
        "known_sections <@ r.sections" => "true": bases::a_clerk_sees_who_somebody_is_and_no_more,
        "access.basis_holds(rule.basis, s, resident, known_entries)" => "true": opening::mei_reads_her_record_and_her_neighbour_does_not,
        "when rule.step_up and" => "when false and": opening::the_step_up_of_an_opening_is_five_minutes_old_at_most,
        "interval '5 minutes'" => "interval '5 hours'": opening::the_step_up_of_an_opening_is_five_minutes_old_at_most,
        "refusal := reason;" => "refusal := reason; if reason is not null then return; end if;":
            log::each_opening_leaves_one_row_allowed_or_refused,
        "replace(gen_random_uuid()::text, '-', '')" => "repeat('0', 32)": opening::a_forged_setting_shows_nothing_and_tells_nothing,
        "then rule.reader_bit end" => "then 0::smallint end": opening::a_closed_entry_is_closed_to_whom_it_names,
        "case when reason is null then rule.basis end" => "'self'": log::the_row_says_who_what_for_and_on_what_basis,
        "s.account_id, post.name," => "null, null,": log::the_row_says_who_what_for_and_on_what_basis,
        "known_sections, known_entries," => "known_sections, null,": opening::only_the_entry_that_was_asked_for_is_readable,
    }
    "auth.live_session(text)" {
        "found and auth.is_alive(s)" => "found": sessions::a_session_in_use_lives_and_a_resting_one_ends,
        "token_hash = sha256(convert_to(token, 'UTF8'))" => "true": sessions::a_raised_session_has_a_fresh_token_and_the_old_one_is_dead,
    }
    "auth.is_alive(auth.sessions)" {
        "s.ended_at is null and" => "": sessions::an_ended_session_is_dead_and_others_live_on,
        "s.expires_at > clock.wall()" => "true": opening::a_session_lives_half_a_day_however_busy,
        "s.last_used_at > clock.wall() - auth.may_rest(s.capacity)" => "true": sessions::a_session_in_use_lives_and_a_resting_one_ends,
    }
    "auth.may_rest(text)" {
        "interval '30 minutes'" => "interval '60 minutes'": sessions::a_session_in_use_lives_and_a_resting_one_ends,
        "interval '15 minutes'" => "interval '30 minutes'": sessions::staff_rest_fifteen_minutes,
    }
    "auth.touch(uuid)" {
        "where id = session and" => "where false and": sessions::a_session_in_use_lives_and_a_resting_one_ends,
        "and last_used_at < clock.now() - interval '1 minute'" => "": sessions::use_is_written_at_most_once_a_minute,
        "id = session and" => "": sessions::a_session_in_use_lives_and_a_resting_one_ends,
    }
    "access.holds_self(auth.sessions,uuid)" {
        "a.id = s.account_id and" => "": opening::mei_reads_her_record_and_her_neighbour_does_not,
        "and a.resident_id = resident" => "": opening::mei_reads_her_record_and_her_neighbour_does_not,
        "r.birth_date <= clock.today() - interval '18 years'" => "true": bases::an_adult_opens_their_record_and_a_girl_of_17_does_not,
        "r.birth_date <= " => "r.birth_date < ": bases::an_adult_opens_their_record_and_a_girl_of_17_does_not,
        "clock.today()" => "clock.now()::date": bases::the_eighteenth_birthday_begins_at_midnight_in_shenzhen,
    }
    "access.holds_responsible_unit(auth.sessions,uuid)" {
        "p.id = s.post_id and" => "": bases::access_ends_when_the_post_ends,
        "p.account_id = s.account_id" => "true": bases::a_post_is_used_by_its_holder_alone,
        "c.institution_code = p.institution_code and" => "": bases::the_responsible_unit_cares_and_no_other_does,
        "and c.resident_id = resident" => "": bases::the_responsible_unit_cares_and_no_other_does,
        "and c.until is null" => "": bases::access_ends_when_the_care_team_changes,
        "(p.until is null or p.until >= clock.today())" => "true": bases::access_ends_when_the_post_ends,
        "i.confidentiality_agreement_until >= clock.today()" => "true": bases::access_ends_when_the_agreement_lapses,
        "i.confidentiality_agreement_until >=" => "i.confidentiality_agreement_until >": bases::access_ends_when_the_agreement_lapses,
        "a.resident_id is distinct from resident" => "true": bases::staff_never_open_their_own_record,
    }
    "access.holds_deposit(auth.sessions,uuid)" {
        "exists (select from reference.institutions i where i.code = s.institution_code)" => "true":
            deposits::an_unknown_record_or_institution_is_refused,
    }
    "access.holds_disputed_source(auth.sessions,uuid,uuid[])" {
        "auth.posts := access.searching_post(s)" => "auth.posts := (select p from auth.posts p where p.id = s.post_id)":
            corrections::a_handlers_opening_ends_with_post_and_agreement,
        "return cardinality(entries) > 0" => "return true": corrections::a_handler_opens_the_entry_of_the_correction_and_nothing_beside_it,
        "return cardinality(entries) > 0" => "return coalesce(cardinality(entries), 0) >= 0":
            corrections::a_handler_opens_the_entry_of_the_correction_and_nothing_beside_it,
        "and a.resident_id is distinct from resident" => "": corrections::nobody_looks_into_their_own_record,
        "c.resident_id = resident and" => "": corrections::a_correction_of_another_record_opens_nothing,
        "and c.section <> 'identity'" => "": identity_corrections::a_clerk_of_the_unit_answers_once_and_nobody_else,
        "and c.entry = e.id" => "": corrections::a_handler_opens_the_entry_of_the_correction_and_nothing_beside_it,
        "and c.handler_institution = post.institution_code" => "": corrections::the_institution_that_wrote_it_answers_once_and_nobody_else,
        "c.answered_at is null or" => "true or": corrections::a_handlers_opening_ends_after_the_answer,
        "interval '10 minutes'" => "interval '11 minutes'": corrections::a_handlers_opening_ends_after_the_answer,
    }
    "access.holds_disputed_identity(auth.sessions,uuid,uuid[])" {
        "auth.posts := access.searching_post(s)" => "auth.posts := (select p from auth.posts p where p.id = s.post_id)":
            identity_corrections::a_clerks_opening_ends_with_post_and_agreement,
        "entries = array[resident]" => "resident = any (entries)": identity_corrections::a_clerk_opens_who_it_is_and_nothing_beside_it,
        "return entries = array[resident]\n     and" => "return": identity_corrections::a_clerk_opens_who_it_is_and_nothing_beside_it,
        "and a.resident_id is distinct from resident" => "": identity_corrections::nobody_looks_into_who_they_are_themselves,
        "and c.entry = resident" => "": identity_corrections::an_entry_correction_does_not_open_the_identity,
        "and c.handler_institution = post.institution_code" => "": identity_corrections::a_clerk_of_the_unit_answers_once_and_nobody_else,
        "c.answered_at is null or" => "true or": identity_corrections::a_clerks_opening_ends_after_the_answer,
        "interval '10 minutes'" => "interval '11 minutes'": identity_corrections::a_clerks_opening_ends_after_the_answer,
    }
    "access.holds_counter(auth.sessions,uuid)" {
        "auth.posts := access.searching_post(s)" => "auth.posts := (select p from auth.posts p where p.id = s.post_id)":
            registration::a_post_that_ended_has_no_counter,
        "and i.kind = 'health_centre'" => "": registration::the_counter_is_one_of_a_health_centre,
        "and a.resident_id is distinct from resident" => "": registration::nobody_stands_at_their_own_counter,
        "l.event = 'found' and" => "": registration::a_person_stands_at_the_counter_for_ten_minutes,
        "and l.session_id = s.id" => "": registration::a_clerk_of_any_centre_opens_who_a_person_with_a_document_is,
        "and l.resident_id = resident" => "": registration::a_clerk_of_any_centre_opens_who_a_person_with_a_document_is,
        "and l.detail is null" => "": registration::a_record_number_shows_nobody_at_the_counter,
        "interval '10 minutes'" => "interval '11 minutes'": registration::a_person_stands_at_the_counter_for_ten_minutes,
        "and l.xid is distinct from pg_current_xact_id_if_assigned()" => "": registration::a_person_stands_at_the_counter_for_ten_minutes,
    }
    "access.holds_registration(auth.sessions,uuid,uuid[])" {
        "auth.posts := access.searching_post(s)" => "auth.posts := (select p from auth.posts p where p.id = s.post_id)":
            registration::only_clerks_of_health_centres_register,
        "and i.kind = 'health_centre'" => "": registration::only_clerks_of_health_centres_register,
        "and l.session_id = s.id" => "": registration::only_a_search_that_found_nobody_leads_to_a_registration,
        "and l.entries = holds_registration.entries" => "": registration::only_a_search_that_found_nobody_leads_to_a_registration,
        "and l.detail = 'nobody'" => "": registration::only_a_search_that_found_nobody_leads_to_a_registration,
        "interval '30 minutes'" => "interval '31 minutes'": registration::a_search_leads_to_a_registration_for_half_an_hour,
        "and r.registration is distinct from holds_registration.entries[1]" => "and false":
            registration::a_registration_opens_no_record_of_others,
        "and r.registration is distinct from holds_registration.entries[1]" => "": registration::a_registration_opens_no_record_of_others,
        "and l.xid is distinct from pg_current_xact_id_if_assigned()" => "": registration::a_search_that_is_not_committed_registers_nobody,
    }
    "access.change_identity(uuid,uuid,text,text,date,text,text,text,bytea,text,bytea)" {
        "session_id = o.session_id and" => "": identity_changes::a_change_is_confirmed_for_its_person_and_made_once,
        "kind = 'change_identity' and" => "": identity_changes::a_change_is_confirmed_for_its_person_and_made_once,
        "subject = o.resident_id" => "true": identity_changes::a_change_is_confirmed_for_its_person_and_made_once,
        "confirmed_at > clock.now() - interval '5 minutes'" => "true": identity_changes::a_change_is_confirmed_for_its_person_and_made_once,
        "and executed_at is null" => "": identity_changes::a_change_is_confirmed_for_its_person_and_made_once,
        "or o.purpose <> 'change_identity'" => "": identity_changes::a_change_needs_an_opening_for_its_purpose,
        "number_lookup is not null and number_lookup <> old_lookup" => "number_lookup is not null":
            identity_changes::what_is_registered_already_is_not_changed,
        "released = change_identity.reason = 'mistake'" => "released = true": identity_changes::a_replaced_number_still_finds_its_person,
        "released = change_identity.reason = 'mistake'" => "released = false": identity_changes::a_number_registered_by_mistake_is_released,
        "and i.lookup = old_lookup" => "": identity_changes::a_replaced_number_still_finds_its_person,
        "set until = null, document" => "set document": identity_changes::an_earlier_number_can_return,
        "update auth.accounts a set number_hash = number_lookup where a.resident_id = o.resident_id;" => "":
            identity_changes::a_replaced_number_still_finds_its_person,
        "perform access.notify(o.resident_id, 'identity_changed', null, null, o.institution_code);" => "":
            identity_changes::the_person_is_told_of_a_change_and_of_a_slip,
    }
    "access.registering()" {
        "if o.purpose is distinct from 'register'" => "if o.id is null": registration::nothing_of_a_registration_is_done_without_its_opening,
    }
    "access.reserve_serial(text,integer)" {
        "s.last + case when serial is null then 1 else 0 end" => "s.last": registration::record_numbers_are_given_once,
        "greatest(s.last + case when serial is null then 1 else 0 end, serial)" => "s.last + 1": registration::record_numbers_are_given_once,
    }
    "access.likely_duplicates(text,date,text,bytea[])" {
        "perform access.registering();" => "": registration::nothing_of_a_registration_is_done_without_its_opening,
        "r.birth_date = likely_duplicates.birth_date\n      and" => "": registration::a_likely_duplicate_is_shown_before,
        "access.plain_name(r.name) = access.plain_name(likely_duplicates.name)" => "r.name = likely_duplicates.name":
            registration::a_likely_duplicate_is_shown_before,
        "i.lookup = any (near)" => "false": registration::a_likely_duplicate_is_shown_before,
    }
    "access.register_at_counter(uuid,text,text,date,text,text[],bytea[],text,bytea[],bytea[],text[],text,jsonb)" {
        "and l.detail = access.search_seal(l.id, systems[1], lookups[1])" => "": registration::only_the_number_that_was_searched_for_is_registered,
        "or systems[1] = 'record' or systems[2:] is distinct from '{record}'" => "": registration::a_record_number_is_no_document,
        "a.id = o.actor_account and a.number_hash = lookups[1]" => "false": registration::nobody_registers_themselves,
        "and i.kind = 'health_centre'" => "": registration::the_responsible_unit_is_a_health_centre,
        "not likely <@ accepted" => "false": registration::a_likely_duplicate_is_shown_before,
        "o.institution_code, o.entries[1], institution, null, basics" => "o.institution_code, null, institution, null, basics":
            registration::a_person_whom_no_search_found_is_registered,
        "('found', array[o.entries[1]], null)," => "('found', array[gen_random_uuid()], null),":
            registration::a_person_whom_no_search_found_is_registered,
        "or cardinality(likely) > 0" => "": registration::a_likely_duplicate_is_shown_before,
        "or cardinality(likely) > 0" => "or true": registration::a_registration_is_logged_as_whose_it_was,
    }
    "access.add_person(uuid,uuid,text,text,date,text,text[],bytea[],text,bytea[],text,uuid,text,text,jsonb)" {
        "where a.number_hash = lookups[1] and a.resident_id is null" => "where false": registration::staff_keep_their_account,
    }
    "access.after_working_days(date,integer)" {
        "coalesce(w.working, " => "coalesce(null, ": corrections::working_days_are_those_of_the_calendar,
        "<= 5" => "<= 6": corrections::working_days_are_those_of_the_calendar,
    }
    "access.correction_due()" {
        "clock.today(), 10" => "clock.today(), 11": corrections::a_correction_has_its_handler_its_deadline_and_its_asker,
    }
    "access.stamp_correction()" {
        "resident_id = o.resident_id and id = new.entry and superseded_at is null\n          union" => "id = new.entry\n          union":
            corrections::nothing_is_looked_up_of_another_record,
        "id = new.entry and superseded_at is null\n          union" => "id = new.entry\n          union":
            corrections::no_correction_is_requested_of_what_no_longer_counts,
        "select from record.entries where resident_id = o.resident_id and id" => "select from record.entries where id":
            corrections::nothing_is_looked_up_of_another_record,
        "if not found and exists" => "if false and exists": corrections::no_correction_is_requested_of_what_no_longer_counts,
        "if not found and exists" => "if exists": corrections::a_correction_has_its_handler_its_deadline_and_its_asker,
        "coalesce(c.institution_code, r.created_by_institution)" => "r.created_by_institution":
            identity_corrections::the_unit_that_keeps_who_somebody_is_answers,
        "coalesce(c.institution_code, r.created_by_institution)" => "c.institution_code":
            identity_corrections::the_unit_that_keeps_who_somebody_is_answers,
        "and c.until is null" => "": identity_corrections::the_unit_that_keeps_who_somebody_is_answers,
        "new.author_account := o.actor_account;" => "": corrections::a_correction_has_its_handler_its_deadline_and_its_asker,
        "new.asked_at := clock.now();" => "": corrections::a_correction_has_its_handler_its_deadline_and_its_asker,
        "new.answered_at := null;" => "": corrections::a_correction_has_its_handler_its_deadline_and_its_asker,
    }
    "access.stamp_correction_step()" {
        "new.author_account := o.actor_account;" => "": corrections::every_step_is_logged_as_whose_it_was,
        "new.author_name := o.actor_name;" => "": corrections::every_step_is_logged_as_whose_it_was,
        "new.institution_code := o.institution_code;" => "": corrections::every_step_is_logged_as_whose_it_was,
        "new.recorded_at := clock.now();" => "": corrections::every_step_is_logged_as_whose_it_was,
        "new.resident_id is distinct from o.resident_id or" => "": corrections::a_step_is_of_the_entry_that_is_open,
        "or not access.may_take_step(new.correction, new.kind)" => "": corrections::the_institution_that_wrote_it_answers_once_and_nobody_else,
        "and s.kind = 'refused'" => "": corrections::a_refusal_is_disagreed_with_once_by_its_subject,
        "and s.correction = new.correction" => "": corrections::a_refusal_is_disagreed_with_once_by_its_subject,
        "and c.id = new.correction" => "": corrections::the_institution_that_wrote_it_answers_once_and_nobody_else,
        "and c.answered_at is null" => "": corrections::the_institution_that_wrote_it_answers_once_and_nobody_else,
    }
    "access.stamp_evidence()" {
        "new.author_account := (access.opening()).actor_account;" => "":
            corrections::evidence_comes_with_the_correction_and_is_what_its_bytes_say,
    }
    "access.opened_by_party()" {
        "'disputed_identity')" => "'disputed_identity', 'responsible_unit')":
            corrections::evidence_is_for_its_subject_and_for_whoever_answers,
        "'disputed_source', " => "": corrections::evidence_is_for_its_subject_and_for_whoever_answers,
        ", 'disputed_identity'" => "": identity_corrections::it_shows_to_whoever_reads_who_somebody_is,
    }
    "access.close_correction()" {
        "set answered_at = new.recorded_at" => "set answered_at = null": corrections::a_correction_of_one_kind_is_open_once,
        "and c.id = new.correction" => "": corrections::a_correction_of_one_kind_is_open_once,
    }
    "access.may_take_step(uuid,text)" {
        "x.resident_id = o.resident_id and" => "": corrections::nothing_is_looked_up_of_another_record,
        "then o.purpose = 'maintain' and" => "then": corrections::a_refusal_is_disagreed_with_once_by_its_subject,
        "and c.id is not null" => "": corrections::nothing_is_looked_up_of_another_record,
        "else o.purpose = 'correct' and c.entry" => "else c.entry": corrections::the_institution_that_wrote_it_answers_once_and_nobody_else,
        "and c.entry = any (o.entries)" => "": corrections::a_step_is_of_the_entry_that_is_open,
    }
    "access.listed_corrections()" {
        "access.listing_post('corrections')" => "access.listing_post((access.named_row('listed')).detail)":
            corrections::each_institution_has_its_list,
        "c.handler_institution = post.institution_code" => "post.id is not null": corrections::each_institution_has_its_list,
        "r.purpose = 'correct' and" => "": identity_corrections::each_duty_has_its_part_of_the_list,
        "and r.duty = post.duty" => "": identity_corrections::each_duty_has_its_part_of_the_list,
        "and c.section = any (r.sections)" => "": identity_corrections::each_duty_has_its_part_of_the_list,
        "and c.answered_at is null" => "": corrections::each_institution_has_its_list,
        "access.masked(r.name)" => "r.name": corrections::each_institution_has_its_list,
    }
    "access.escalated_to(record.corrections)" {
        "c.kind <> 'never_happened' or" => "": escalated::only_what_never_happened_goes_there,
        "c.answered_at is not null or" => "": escalated::requester_and_institution_are_notified_of_the_escalation,
        "c.due_on >= clock.today()" => "c.due_on > clock.today()": escalated::an_overdue_correction_is_escalated_to_the_district,
        "c.due_on >= clock.today()" => "false": escalated::requester_and_institution_are_notified_of_the_escalation,
        "on d.district = i.district" => "on true": escalated::each_department_sees_its_own_district,
        "d.district = i.district" => "d.district is not distinct from i.district": escalated::each_department_sees_its_own_district,
        "and d.kind = 'department'" => "and d.kind = 'hospital'": escalated::an_overdue_correction_is_escalated_to_the_district,
    }
    "access.listed_escalated()" {
        "access.opened_list('escalated')" => "(access.named_row('listed')).institution_code":
            escalated::the_list_closes_with_its_post_its_agreement_and_its_minute,
        "= department" => "is not null": escalated::each_department_sees_its_own_district,
        "access.masked(r.name)" => "r.name": escalated::an_overdue_correction_is_escalated_to_the_district,
    }
    "access.handler_of(record.corrections)" {
        "and s.kind = 'taken_on'" => "and false": escalated::an_overdue_correction_is_escalated_to_the_district,
    }
    "access.find_person(text,text,bytea,text,text)" {
        "known_purpose is null or" => "": counter::a_system_searches_only_to_deposit,
        "or not (post.id is not null or s.capacity = 'system')" => "": counter::residents_and_strangers_find_nobody,
        "and r.capacity = s.capacity" => "": counter::a_system_searches_only_to_deposit,
        "'disputed_source', 'disputed_identity'" => "'disputed_identity'": corrections::nobody_is_searched_for_to_correct,
        "'disputed_source', 'disputed_identity'" => "'disputed_source'": identity_corrections::nobody_is_searched_for_to_correct_who_they_are,
        "(r.duty is null or r.duty = post.duty)" => "true": counter::a_search_states_a_purpose_of_the_duty,
    }
    "access.searching_post(auth.sessions)" {
        "p.account_id = s.account_id and" => "": counter::a_session_at_somebody_elses_post_finds_nobody,
        "(p.until is null or p.until >= clock.today())" => "true": counter::a_search_ends_with_post_and_agreement,
        "and i.confidentiality_agreement_until >= clock.today()" => "": counter::a_search_ends_with_post_and_agreement,
    }
    "access.look_up(text,uuid,text,bytea)" {
        "and l.xid is distinct from pg_current_xact_id_if_assigned()" => "": counter::a_search_that_is_rolled_back_tells_nothing,
        "l.detail = access.search_seal(l.id, number_system, number_lookup)" => "true": counter::only_what_was_searched_for_is_looked_up,
        "l.event = 'searched'" => "true": counter::only_what_was_searched_for_is_looked_up,
        "l.session_id = s.id and" => "": counter::only_what_was_searched_for_is_looked_up,
        "interval '1 minute'" => "interval '2 minutes'": counter::only_what_was_searched_for_is_looked_up,
        "when i.resident_id is null then 'nobody'" => "when false then ''": counter::a_number_that_nobody_has_is_logged_too,
        "when number_system = 'record' then 'record_number'" => "": registration::a_record_number_shows_nobody_at_the_counter,
        "and i.lookup = number_lookup" => "": counter::a_number_that_nobody_has_is_logged_too,
        "and not i.released" => "": identity_changes::a_number_registered_by_mistake_is_released,
        "where not exists (select from access.log l" => "where true or exists (select from access.log l":
            counter::only_what_was_searched_for_is_looked_up,
    }
    "access.found_person(text,uuid)" {
        "and l.xid is distinct from pg_current_xact_id_if_assigned()" => "": counter::a_search_that_is_rolled_back_tells_nothing,
        "and l.session_id = s.id" => "": counter::a_search_result_is_shown_to_its_session_for_ten_minutes,
        "l.event = 'found' and l.entries = array[found_person.search]" => "(l.id = found_person.search or l.entries = array[found_person.search])":
            counter::a_search_result_is_shown_to_its_session_for_ten_minutes,
        "if s.capacity <> 'system' and (access.searching_post(s)).id is null" => "if false": counter::a_search_ends_with_post_and_agreement,
        "interval '10 minutes'" => "interval '11 minutes'": counter::a_search_result_is_shown_to_its_session_for_ten_minutes,
        "access.masked(r.name)" => "r.name": counter::staff_find_a_person_by_their_number,
    }
    "access.issue_slip(uuid,uuid,bytea)" {
        "session_id = o.session_id and" => "": acts::an_act_is_its_sessions_alone,
        "kind = 'issue_slip' and" => "": acts::an_act_is_of_its_kind_alone,
        "subject = o.resident_id" => "true": acts::an_act_concerns_its_subject_alone,
        "confirmed_at > clock.now() - interval '5 minutes'" => "true": acts::an_act_that_was_not_confirmed_does_nothing,
        "interval '5 minutes'" => "interval '5 hours'": acts::a_confirmation_lasts_five_minutes,
        "and executed_at is null" => "": acts::a_confirmed_act_issues_a_slip_once,
        "or o.purpose <> 'issue_slip'" => "": acts::an_act_needs_an_opening_for_its_purpose,
        "if exists (select from auth.posts" => "if false and exists (select from auth.posts": counter::staff_get_no_slip_from_the_counter,
        "o.actor_account, o.institution_code);" => "null, o.institution_code);": acts::a_confirmed_act_issues_a_slip_once,
        "o.actor_account, o.institution_code);" => "o.actor_account, null);": slips_by_centre::slips_are_counted_by_centre,
        "perform access.notify(o.resident_id, 'slip_issued', null, null, o.institution_code);" => "":
            identity_changes::the_person_is_told_of_a_change_and_of_a_slip,
    }
    "access.make_slip(uuid,uuid,bytea,uuid,text)" {
        "where account_id = account and" => "where false and": slips::a_newer_slip_voids_the_older,
        "where account_id = account and" => "where": slips::a_newer_slip_voids_the_older,
        "interval '7 days'" => "interval '8 days'": slips::a_slip_expires_after_seven_days,
    }
    "access.issue_slip_from_console(bytea,uuid,bytea)" {
        "a.number_hash = issue_slip_from_console.number_hash" => "true": slips::a_slip_for_nobody_is_not_issued,
    }
    "access.register_person(uuid,uuid,text,text,date,text[],bytea[],text,bytea[],text,integer,text,text,jsonb)" {
        "perform access.reserve_serial(record_place, serial);" => "": registration::record_numbers_are_given_once,
        "perform access.note_system('register_person', resident, institution);" => "": log::actions_of_an_operator_are_logged,
    }
    "access.appoint(uuid,uuid,bytea,text,text,text)" {
        "if (duty = 'officer') is distinct from" => "if duty <> 'officer' and true is distinct from not":
            escalated::officers_are_appointed_at_departments_and_nobody_else_is,
        "if (duty = 'officer') is distinct from" => "if duty = 'officer' and true is distinct from":
            escalated::officers_are_appointed_at_departments_and_nobody_else_is,
        "where not exists (select from auth.posts p" => "where true or not exists (select from auth.posts p": escalated::a_post_is_given_once,
        "and p.institution_code = institution" => "": escalated::a_post_is_given_once,
        "and p.duty = appoint.duty" => "": escalated::a_post_is_given_once,
        "and (p.until is null or p.until >= clock.today())" => "": escalated::a_post_is_given_once,
        "perform access.note_system('appoint', null, institution);" => "": log::actions_of_an_operator_are_logged,
        "update auth.slips set voided_at = clock.now() where" => "update auth.slips set voided_at = clock.now() where false and":
            slips::an_appointment_voids_the_slips_printed_before,
    }
    "access.keep_institution(text,text,text,text,text,text,text,date,text,text)" {
        ", district = excluded.district" => "": escalated::each_department_sees_its_own_district,
        "perform access.note_system('keep_institution', null, code);" => "": log::actions_of_an_operator_are_logged,
        "confidentiality_agreement_until = excluded.confidentiality_agreement_until" => "phone = excluded.phone":
            bases::access_ends_when_the_agreement_lapses,
    }
    "access.log_record_write()" {
        "o.purpose <> all (tg_argv) or" => "": basics::the_person_who_answered_is_the_logged_person,
        "j ->> 'resident_id' is distinct from o.resident_id::text" => "false": entries::the_author_is_the_logged_person,
        "j ->> 'source_institution' is distinct from" => "null::text =": entries::the_author_is_the_logged_person,
        "o.institution_code,\n      w.resident_id" => "null,\n      w.resident_id": entries::the_author_is_the_logged_person,
        "o.basis, o.article" => "null, o.article": entries::the_author_is_the_logged_person,
        "begin" => "begin return null;": log::writing_is_logged_in_its_own_transaction,
        "o.actor_account," => "null,": log::writing_is_logged_in_its_own_transaction,
    }
    "access.log_auth_write()" {
        "begin" => "begin return null;": log::a_change_of_an_account_a_post_a_slip_a_passkey_or_a_session_is_logged,
    }
    "access.refuse_change()" {
        "raise exception" => "return coalesce(new, old); raise exception": log::the_log_only_ever_grows,
    }
    "access.plain_name(text)" {
        "normalize(name, NFKC)" => "name": deposits::a_name_is_compared_in_one_form,
        "lower(" => "(": deposits::a_name_is_compared_in_one_form,
    }
    "access.note_sent_again(uuid[],timestamp with time zone[],text[])" {
        "o.basis is distinct from 'deposit'" => "false": deposits::only_a_depositor_takes_back_or_sends_again,
        "and e.source_institution = o.institution_code" => "": deposits::only_a_depositor_takes_back_or_sends_again,
        "and m.source_institution = o.institution_code" => "": deposits::only_a_depositor_takes_back_or_sends_again,
        "update record.entries e set source_updated_at = n.updated" => "update record.entries e set source_updated_at = e.source_updated_at":
            deposits::a_newer_version_replaces_an_older_one_and_never_the_other_way,
    }
    "access.stamp_entry()" {
        "(mine ->> 'source_updated_at')::timestamptz < (before ->> 'source_updated_at')::timestamptz" => "false":
            deposits::the_database_stores_no_older_version_over_a_newer_one,
        "case when (mine ->> 'taken_back')::boolean then clock.now() end" => "null":
            deposits::what_its_sender_takes_back_is_no_longer_current_and_leaves_its_trace,
        "or (before ->> 'taken_back')::boolean" => "": deposits::only_a_newer_version_returns_after_it_was_taken_back,
        "if (mine ->> 'taken_back')::boolean then" => "if false then":
            deposits::what_its_sender_takes_back_is_no_longer_current_and_leaves_its_trace,
        "and e.taken_back)" => "and false)": deposits::the_database_stores_no_older_version_over_a_newer_one,
        "new.recorded_at := clock.now();" => "": measurements::provenance_comes_from_the_opening,
        "new.superseded_at := null;" => "": measurements::provenance_comes_from_the_opening,
        "new.author_kind := 'resident';" => "": measurements::provenance_comes_from_the_opening,
        "new.author_account := o.actor_account;" => "": measurements::provenance_comes_from_the_opening,
        "new.author_name := null;" => "": measurements::provenance_comes_from_the_opening,
        "new.source_institution := null;" => "": measurements::provenance_comes_from_the_opening,
        "new.source_key := null;" => "": measurements::provenance_comes_from_the_opening,
        "new.verification := 'pending';" => "": measurements::provenance_comes_from_the_opening,
        "new.security_label := 0;" => "": measurements::provenance_comes_from_the_opening,
        "new.source_institution := o.institution_code;" => "": deposits::a_deposit_shows_where_it_comes_from,
        "new.verification := 'verified';" => "new.verification := 'pending';": deposits::a_deposit_shows_where_it_comes_from,
        "before ->> 'kind' is distinct from new.kind" => "before is null": measurements::a_correction_keeps_the_kind_and_whom_it_is_closed_to,
        "or tg_table_name <> 'basics'\n       and (" => "or (": basics::a_resident_changes_answers_that_the_centre_registered,
        "or before ->> 'source_institution' is distinct from new.source_institution" => "": measurements::nobody_corrects_what_somebody_else_wrote,
        "case when new.resident_id = o.resident_id then new.resident_id end" => "new.resident_id": entries::nothing_is_looked_up_in_another_record,
        "new.security_label := before ->> 'security_label';" => "new.security_label := 0;": measurements::a_correction_keeps_the_kind_and_whom_it_is_closed_to,
        "exists (select from record.withdrawals w where w.resident_id = new.resident_id and w.id = new.supersedes)" => "false":
            withdrawals::replaced_measurements_are_neither_corrected_nor_withdrawn,
        "set superseded_at = clock.now()" => "set superseded_at = null": measurements::a_correction_supersedes_and_the_older_version_stays,
    }
    "access.withdraw_entry()" {
        "new.author_account := o.actor_account;" => "": withdrawals::provenance_comes_from_the_opening,
        "new.recorded_at := clock.now();" => "": withdrawals::provenance_comes_from_the_opening,
        "access.maintained_resident('measurements') is distinct from new.resident_id" => "false":
            withdrawals::only_an_opening_to_maintain_withdraws,
        "access.maintained_resident('measurements') is distinct from" => "o.resident_id is distinct from":
            withdrawals::only_an_opening_to_maintain_withdraws,
        "entry.author_account is distinct from o.actor_account" => "entry.id is null": withdrawals::nobody_withdraws_what_somebody_else_wrote,
        "entry.superseded_at is not null" => "false": withdrawals::replaced_measurements_are_neither_corrected_nor_withdrawn,
        "for update" => "": withdrawals::of_a_correction_and_a_withdrawal_at_once_one_wins,
        "set superseded_at = clock.now()" => "set superseded_at = null": withdrawals::mei_withdraws_what_she_wrote_and_it_stays_readable,
    }
    "access.open_list(text,text,text)" {
        "post.id is null or known_list is null" => "known_list is null": work::only_staff_at_a_current_post_open_a_list,
        "current_setting('synchronous_commit') not in ('on', 'remote_apply', 'remote_write')" => "false":
            work::a_list_is_opened_on_the_log_or_not_at_all,
        "case when refusal is null then 'listed' else 'refused' end" => "case when refusal is null then 'listed' else 'system' end":
            work::only_staff_at_a_current_post_open_a_list,
        "when 'corrections' then 'correct'" => "when 'corrections' then 'care'": corrections::each_institution_has_its_list,
        "(list in ('escalated', 'slips')) <> (post.duty = 'officer')" => "list not in ('escalated', 'slips') and post.duty = 'officer'":
            escalated::officers_open_this_list_and_nobody_else_does,
        "(list in ('escalated', 'slips')) <> (post.duty = 'officer')" => "list in ('escalated', 'slips') and post.duty <> 'officer'":
            escalated::officers_open_this_list_and_nobody_else_does,
        "list in ('escalated', 'slips')) <> (post" => "list in ('escalated')) <> (post": slips_by_centre::only_officers_see_the_numbers,
        "known_list in ('escalated', 'slips') then '27'" => "false then ''": escalated::an_overdue_correction_is_escalated_to_the_district,
    }
    "access.listed_slips()" {
        "access.opened_list('slips')" => "(access.named_row('listed')).institution_code": slips_by_centre::only_officers_see_the_numbers,
        "i.district = d.district and" => "": slips_by_centre::each_department_sees_its_own_district,
        "and i.kind = 'health_centre'" => "": slips_by_centre::slips_are_counted_by_centre,
        "interval '30 days'" => "interval '31 days'": slips_by_centre::slips_count_for_thirty_days,
        "c.institution_code is distinct from i.code" => "true": slips_by_centre::slips_are_counted_by_centre,
    }
    "access.listing_post(text)" {
        "if o.detail is distinct from list then return null; end if;" => "": verification::each_list_is_opened_for_itself,
        "auth.is_alive(s) and" => "": work::a_list_closes_with_its_session_its_post_and_its_minute,
        "post.institution_code = o.institution_code" => "true": work::a_list_closes_with_its_session_its_post_and_its_minute,
    }
    "access.verification_list(integer)" {
        "order by s.needs_action desc, s.since" => "order by s.since":
            verification::values_that_may_need_action_come_first_until_a_doctor_has_acted,
        "m.recorded_at, m.id, m.needs_action" => "m.recorded_at, m.id, false":
            verification::values_that_may_need_action_come_first_until_a_doctor_has_acted,
        "c.institution_code = post.institution_code and c.until is null and b.verification" => "b.verification":
            verification::unverified_entries_are_on_the_list_of_the_responsible_unit,
        "c.institution_code = post.institution_code and c.until is null and m.verification" => "m.verification":
            verification::unverified_entries_are_on_the_list_of_the_responsible_unit,
        "b.security_label & 16 = 0" => "true": verification::entries_closed_to_the_unit_are_neither_listed_nor_verified,
        "m.security_label & 16 = 0" => "true": verification::entries_closed_to_the_unit_are_neither_listed_nor_verified,
        "and a.duty = post.duty" => "": verification::unverified_entries_are_on_the_list_of_the_responsible_unit,
        "a.id = post.account_id and" => "false and": verification::nobody_verifies_what_they_entered_themselves,
        "access.masked(r.name)" => "r.name": verification::unverified_entries_are_on_the_list_of_the_responsible_unit,
    }
    "access.stamp_verification()" {
        "(about ->> 'security_label')::int & o.reader_bit <> 0" => "false": verification::entries_closed_to_the_unit_are_neither_listed_nor_verified,
        "o.entries is not null and new.entry <> all (o.entries)" => "false": verification::only_the_entry_that_was_opened_is_answered,
        "about ->> 'author_kind' <> 'resident'" => "false": verification::only_what_the_resident_entered_waits,
        "about ->> 'verification' <> 'pending'" => "false": verification::nothing_is_decided_twice,
        "about -> 'superseded_at' <> 'null'" => "false": verification::nothing_is_decided_after_it_was_changed,
        "(new.step = 'answered') <> (o.purpose = 'maintain')" => "false": verification::staff_verify_and_the_subject_answers,
        "new.step = 'answered' and asked is not true" => "false": verification::staff_verify_and_the_subject_answers,
        "for update" => "": verification::of_two_at_once_the_later_finds_it_decided,
        "new.author_account := o.actor_account;" => "new.author_account := gen_random_uuid();":
            verification::a_step_marks_the_entry_and_tells_its_subject,
        "new.author_name := o.actor_name;" => "": verification::a_step_marks_the_entry_and_tells_its_subject,
    }
    "access.has_read(uuid,text,uuid,timestamp with time zone,text,text[],text)" {
        "l.at > has_read.recorded_at and" => "": sender_changes::who_did_not_read_it_is_not_told,
        "l.event = 'opened'" => "true": sender_changes::who_did_not_read_it_is_not_told,
        "has_read.section = any (l.sections)" => "true": sender_changes::who_did_not_read_it_is_not_told,
        "(l.entries is null or has_read.entry = any (l.entries))" => "true": sender_changes::who_did_not_read_it_is_not_told,
        "and (institution is null or l.institution_code = institution)" => "": sender_changes::only_the_responsible_unit_gets_a_check,
    }
    "access.change_of(jsonb,jsonb)" {
        "(after ->> 'source_corrected')::boolean or" => "": sender_changes::a_visit_that_goes_on_is_no_change,
        "after ->> 'kind' <> 'visit' and" => "": sender_changes::a_visit_that_goes_on_is_no_change,
        "qualification,value_text" => "value_text": sender_changes::its_readers_are_told_what_changed,
        "value,diastolic" => "value": sender_changes::its_readers_are_told_what_changed,
        "context,details" => "context": sender_changes::its_readers_are_told_what_changed,
    }
    "access.raise_change(access.log,text,text,uuid,text)" {
        "where cardinality(c.entries) < 20" => "": sender_changes::nobody_is_buried_in_changes,
        "when cardinality(c.entries) = 1 then c.id end" => "when true then c.id end": sender_changes::nobody_is_buried_in_changes,
    }
    "access.tell_of_change()" {
        "new.security_label & 1 = 0" => "true": sender_changes::who_is_shut_out_of_an_entry_is_not_told,
        "and new.security_label & 16 = 0" => "": sender_changes::who_is_shut_out_of_an_entry_is_not_told,
        "if unread < 20 then" => "if true then": sender_changes::nobody_is_buried_in_changes,
    }
    "access.opened_list_of_doctors(text)" {
        "case when post.duty = 'gp' then post.institution_code end" => "post.institution_code":
            sender_changes::only_the_responsible_unit_gets_a_check,
    }
    "access.report_death()" {
        "if o.basis is distinct from 'deposit' then" => "if false then": work::only_a_depositor_reports_a_death,
        "perform access.log_check(o, opened, 'insert');" => "":
            work::a_reported_death_opens_one_check_at_the_responsible_unit,
        "coalesce(c.institution_code, r.created_by_institution)" => "o.institution_code":
            work::a_reported_death_opens_one_check_at_the_responsible_unit,
    }
    "access.close_check(uuid)" {
        "o.purpose is null or o.purpose <> needed" => "false": work::the_responsible_unit_closes_it_and_nobody_else,
        "case c.kind when 'death_reported' then 'verify_identity' else 'care' end" => "'verify_identity'":
            sender_changes::a_doctor_closes_the_check_in_an_opening_for_care,
        "if closed = 'death_reported' then perform" => "if true then perform":
            sender_changes::a_doctor_closes_the_check_in_an_opening_for_care,
        "and c.resident_id = o.resident_id" => "": work::the_responsible_unit_closes_it_and_nobody_else,
        "and c.closed_at is null" => "": work::the_responsible_unit_closes_it_and_nobody_else,
        "perform access.log_check(o, check_id, 'update');" => "":
            work::the_responsible_unit_closes_it_and_nobody_else,
    }
    "access.notify(uuid,text,text,uuid,text)" {
        "where a.resident_id = resident" => "": notices::staff_steps_are_told_to_their_subject_and_to_nobody_else,
        "m.account_id = a.id and m.confirmed_at is not null" => "true": notices::a_notice_is_mailed_once_and_at_most_once_an_hour,
        "do update set at = excluded.at" => "do nothing": notices::the_same_is_told_once_until_it_is_read,
    }
    "access.try_notify(uuid,text,text,uuid,text)" {
        "exception when lock_not_available" => "exception when division_by_zero": notices::a_person_who_locks_their_own_row_delays_nobody,
    }
    "access.read_notices(timestamp with time zone,timestamp with time zone)" {
        "o.purpose is distinct from 'maintain'" => "false": notices::only_who_maintains_marks_as_read_and_only_their_own,
        "n.account_id = o.actor_account and" => "": notices::only_who_maintains_marks_as_read_and_only_their_own,
        "between read_notices.since and" => "<=": notices::notices_not_shown_stay_unread,
        "between read_notices.since and read_notices.until" => ">= read_notices.since": notices::shown_notices_are_read_and_newer_notices_are_not,
    }
    "access.ask_for_mail(bytea,text,bytea,bytea)" {
        "o.purpose is distinct from 'maintain'" => "false": notices::only_who_maintains_gives_an_address,
        "confirmed_at = null," => "": notices::an_address_that_is_not_proved_gets_no_news,
        "or m.asked_times < 5" => "or true": notices::five_codes_a_day_go_out,
        "wrong_codes = 0," => "": notices::five_wrong_codes_and_none_counts,
    }
    "access.confirm_mail(bytea)" {
        "o.purpose is distinct from 'maintain'" => "false": notices::only_who_maintains_gives_an_address,
        "case when m.code_hash = confirm_mail.code_hash then clock.now() end" => "clock.now()":
            notices::an_address_counts_once_its_code_was_typed,
        "m.account_id = o.actor_account and m.confirmed_at is null and" => "": notices::five_wrong_codes_and_none_counts,
        "and m.wrong_codes < 5" => "": notices::five_wrong_codes_and_none_counts,
        "and m.asked_at > clock.now() - interval '1 hour'" => "": notices::a_code_counts_for_an_hour,
        "code = case when m.code_hash = confirm_mail.code_hash then null else m.code end," => "": notices::a_code_that_was_typed_is_not_sent_any_more,
    }
    "access.stop_mail()" {
        "o.purpose is distinct from 'maintain'" => "false": notices::only_who_maintains_gives_an_address,
        "n.account_id = o.actor_account and" => "false and": notices::no_email_is_sent_after_unsubscribing,
    }
    "access.take_mail(integer)" {
        "and n.read_at is null and n.at > clock.now() - interval '3 days'" => "": notices::read_or_old_notices_are_not_mailed,
        "where m.confirmed_at is not null" => "where true": notices::an_address_that_is_not_proved_gets_no_news,
        "where m.code is not null and m.asked_at > clock.now() - interval '1 hour'" => "where m.code is not null":
            notices::an_old_code_does_not_go_out,
        "order by e.is_code desc," => "order by": notices::a_code_goes_before_news_and_who_waits_longest_is_next,
        "m.leased_until nulls first, e.since" => "m.leased_until nulls first, e.since desc": notices::a_code_goes_before_news_and_who_waits_longest_is_next,
        "for update of m skip locked" => "": notices::a_person_who_locks_their_own_row_delays_nobody,
        "and coalesce(m.mailed_at <= clock.now() - interval '1 hour', true)" => "":
            notices::a_notice_is_mailed_once_and_at_most_once_an_hour,
        "set leased_until = clock.now() + interval '5 minutes'" => "set leased_until = null":
            notices::an_email_taken_by_one_worker_is_skipped_by_others,
    }
    "access.mail_sent(uuid,timestamp with time zone,timestamp with time zone)" {
        "when m.asked_at = code_of then null" => "when true then null": notices::a_code_asked_for_meanwhile_is_sent_too,
        "n.account_id = account and n.to_mail" => "n.to_mail": notices::a_letter_that_was_sent_is_one_persons,
        "n.at <= mail_sent.until" => "true": notices::a_notice_written_during_sending_causes_another_email,
        "case when code_of is null then clock.now() else m.mailed_at end" => "null":
            notices::a_notice_is_mailed_once_and_at_most_once_an_hour,
    }
    "access.report_detail(text,jsonb)" {
        "o.basis is distinct from 'deposit'" => "false": details::only_a_depositor_reports_and_learns_nothing,
        "d.source_institution = o.institution_code and" => "": details::details_of_two_institutions_are_kept_apart,
        "order by d.reported_at desc" => "order by d.reported_at": details::the_same_again_is_kept_once,
        "and not d.compared" => "": details::the_same_again_is_kept_once,
        "set id = gen_random_uuid(), answers" => "set answers": details::a_difference_reported_meanwhile_is_not_settled,
        "if found then return; end if;" => "": details::details_not_yet_compared_are_replaced,
    }
    "access.compare_details(integer)" {
        "and access.says_otherwise(b.kind, b.answers, d.answers)" => "": details::equal_or_unanswered_details_are_not_shown,
        "where not r.compared" => "where true": notices::the_same_is_told_once_until_it_is_read_of_details,
        "b.resident_id = d.resident_id and" => "": details::equal_or_unanswered_details_are_not_shown,
    }
    "access.resident_account()" {
        "when o.capacity = 'resident'" => "when true": notices::a_doctor_at_the_desk_reads_none_of_their_own,
    }
    "access.says_otherwise(text,jsonb,jsonb)" {
        "when 'drug_allergy' then mine -> 0 ->> 'code' = '1'" => "": details::equal_or_unanswered_details_are_not_shown,
        "when 'phone' then" => "when 'telephone' then": details::differences_reported_by_an_institution_are_shown_and_notified,
    }
    "access.details_held_at(uuid)" {
        "and c.of_all" => "": details::one_difference_is_settled_by_itself_and_the_year_goes_on,
        "c.resident_id = resident and" => "": details::a_year_later_everybody_is_asked_once,
        "r.created_at, " => "": details::a_year_later_everybody_is_asked_once,
    }
    "access.remind_to_confirm(integer)" {
        "access.details_held_at(c.resident_id) <= clock.now() - interval '1 year'" => "true":
            details::a_year_later_everybody_is_asked_once,
        "and not exists (select from work.checks k\n        where k.resident_id = c.resident_id and k.kind = 'death_reported' and k.closed_at is null)" => "":
            details::nobody_whose_death_is_looked_into_is_reminded,
        "and n.at > clock.now() - interval '40 days'" => "and false": details::a_year_later_everybody_is_asked_once,
    }
    "access.follow_up(uuid)" {
        "e.superseded_at is null and" => "": late::a_later_visit_prevents_the_notice,
        "and e.kind = 'visit'" => "": late::only_follow_ups_of_the_programme_count,
        "and e.status is distinct from 'planned'" => "": late::only_follow_ups_of_the_programme_count,
        "and e.code_system = 'urn:oid:2.16.156.10011.2.4'" => "": late::only_follow_ups_of_the_programme_count,
        "'HSDB04.01', 'HSDB04.02'" => "'HSDB04.01', 'HSDB04.02', 'HSDB04.04'": late::only_follow_ups_of_the_programme_count,
        "'HSDB04.01', 'HSDB04.02'" => "'HSDB04.01'": late::an_overdue_follow_up_is_told_once,
        "< clock.today()" => "<= clock.today()": late::an_overdue_follow_up_is_told_once,
        "at time zone 'Asia/Shanghai'" => "at time zone 'UTC'": late::a_follow_up_is_overdue_the_day_after_three_months,
        "e.resident_id = follow_up.resident and" => "": late::the_follow_up_of_another_record_is_not_read,
        "and e.at <= clock.now() + interval '1 day'" => "": late::only_follow_ups_of_the_programme_count,
    }
    "access.tell_of_follow_ups(integer)" {
        "and (access.follow_up(d.resident_id)).overdue" => "": late::a_later_visit_prevents_the_notice,
        "and n.at > clock.now() - interval '30 days'" => "and false": late::an_overdue_follow_up_is_told_once,
        "and e.at > clock.now() - interval '3 months 4 days'" => "": late::an_overdue_follow_up_is_told_once,
        "and not exists (select from work.checks k\n        where k.resident_id = d.resident_id and k.kind = 'death_reported' and k.closed_at is null)" => "":
            late::nobody_whose_death_is_looked_into_is_told_of_a_follow_up,
    }
    "access.tell_of_escalated(integer)" {
        "and d.department is not null" => "": late::answered_or_not_escalated_corrections_cause_no_notice,
        "and n.kind = 'escalated' and n.leads_to = c.id" => "and false": late::an_escalation_is_notified_once,
        "and n.leads_to = c.id" => "and false": late::an_escalation_is_notified_once,
        "late.department" => "null": late::an_escalation_is_notified_once,
    }
    "access.stamp_confirmation()" {
        "(access.opening()).actor_account" => "gen_random_uuid()": details::only_its_subject_confirms,
    }
    "access.make_log_months(integer)" {
        "exception when check_violation then" => "exception when division_by_zero then":
            log::a_month_whose_rows_came_before_its_partition_stops_nobody,
    }
    "" {
        "" => "update access.rules set sections = '{identity,measurements}' where duty = 'clerk'": bases::a_clerk_sees_who_somebody_is_and_no_more,
        "" => "update access.rules set sections = sections || '{history}' where purpose = 'care'": bases::the_responsible_unit_cares_and_no_other_does,
        "" => "update access.rules set step_up = false where purpose = 'download'": opening::the_step_up_of_a_download_is_five_minutes_old_at_most,
        "" => "update access.rules set sections = sections || '{history}' where purpose = 'download'": bases::each_capacity_has_its_purposes,
        "" => "update access.rules set step_up = false": opening::the_step_up_of_an_opening_is_five_minutes_old_at_most,
        "" => "update access.rules set reader_bit = 0": opening::a_closed_entry_is_closed_to_whom_it_names,
        "" => "update access.rules set duty = null where purpose = 'care'": bases::a_record_manager_opens_nothing_yet,
        "" => "update access.rules set sections = sections || '{history}' where purpose = 'maintain'": bases::each_capacity_has_its_purposes,
        "" => "insert into access.rules values ('self', 'resident', null, 'care', '{identity}', false, 1, '18.1')":
            bases::each_capacity_has_its_purposes,
        "" => "insert into access.rules values ('responsible_unit', 'staff', 'gp', 'maintain', '{identity,measurements}', false, 16, '8')":
            bases::each_capacity_has_its_purposes,
        "" => "alter table record.measurements drop constraint changed_meanwhile": measurements::of_two_edits_at_once_one_wins,
        "" => "alter table own.submissions drop constraint submissions_pkey": submissions::the_same_form_again_leads_where_the_first_led,
        "" => "drop trigger provenance_comes_from_the_opening on record.measurements": measurements::mei_adds_to_her_record_and_to_no_other,
        "" => "drop trigger withdrawing_marks_the_entry on record.withdrawals": withdrawals::nobody_withdraws_what_somebody_else_wrote,
        "" => "drop trigger writes_are_logged_on_insert on record.withdrawals": withdrawals::mei_withdraws_what_she_wrote_and_it_stays_readable,
        "" => "alter policy \"Withdrawals are added in an opening to maintain this record\" on record.withdrawals
            with check (resident_id = (select access.opened_resident('measurements')))": withdrawals::only_an_opening_to_maintain_withdraws,
        "" => "alter policy \"Withdrawals are readable with what they withdraw\" on record.withdrawals
            using (resident_id = (select access.opened_resident('measurements')))": withdrawals::a_withdrawal_is_open_to_whom_its_measurement_is,
        "" => "alter table record.basics drop constraint basics_changed_meanwhile": basics::of_two_changes_one_wins,
        "" => "drop index record.basics_have_one_answer": basics::of_two_first_answers_one_wins,
        "" => "drop trigger provenance_comes_from_the_opening on record.basics": basics::mei_answers_and_changes_her_answer,
        "" => "drop trigger writes_are_logged_on_insert on record.basics": basics::mei_answers_and_changes_her_answer,
        "" => "alter policy \"Basics are added in an opening to maintain this record\" on record.basics
            with check (section = any ((select access.opened_sections())::text[]))": basics::only_who_maintains_answers,
        "" => "alter policy \"Basics are added in an opening to maintain this record\" on record.basics
            with check (resident_id = (select access.maintained_record()))":
            basics::each_section_is_opened_for_itself,
        "" => "alter table record.entries drop constraint entry_changed_meanwhile": entries::nobody_corrects_what_another_institution_sent,
        "" => "drop trigger provenance_comes_from_the_opening on record.entries": entries::provenance_comes_from_the_opening,
        "" => "drop trigger writes_are_logged_on_insert on record.entries": entries::the_same_again_changes_nothing_and_a_change_supersedes,
        "" => "alter policy \"Entries are deposited in an opening to deposit\" on record.entries
            with check (section = any ((select access.opened_sections())::text[]) and source_institution = (select access.opened_depositor()))":
            entries::only_a_depositor_adds_and_only_what_it_opened_for,
        "" => "alter policy \"Entries are deposited in an opening to deposit\" on record.entries
            with check (resident_id = (select access.opened_record())
              and source_institution = (select access.opened_depositor()))":
            entries::only_a_depositor_adds_and_only_what_it_opened_for,
        "" => "alter policy \"Corrections are asked for in an opening to maintain this record\" on record.corrections
            with check (resident_id = (select access.maintained_record()))": corrections::no_correction_is_requested_of_what_cannot_be_read,
        "" => "alter policy \"Corrections are asked for in an opening to maintain this record\" on record.corrections
            with check (handler_institution is not null)": corrections::only_the_subject_requests_corrections_and_only_of_what_an_institution_wrote,
        "" => "alter policy \"Corrections are asked for in an opening to maintain this record\" on record.corrections
            with check (resident_id = (select access.opened_record())
              and exists (select from record.residents r where r.resident_id = corrections.entry))":
            identity_corrections::only_the_subject_requests_an_identity_correction,
        "" => "alter policy \"Corrections are asked for in an opening to maintain this record\" on record.corrections
            with check (resident_id = (select access.maintained_record())
              and exists (select from record.residents r where r.resident_id = corrections.entry))":
            identity_corrections::only_the_subject_requests_an_identity_correction,
        "" => "alter table record.corrections drop constraint an_identity_can_be_wrong":
            identity_corrections::only_the_subject_requests_an_identity_correction,
        "" => "alter policy \"Each party takes its own steps\" on record.correction_steps
            with check (access.may_take_step(correction, kind))": corrections::a_step_is_of_the_entry_that_is_open,
        "" => "alter policy \"Evidence comes with the correction that it proves\" on record.evidence
            with check (resident_id = (select access.maintained_resident('services')))":
            corrections::evidence_comes_with_the_correction_and_is_what_its_bytes_say,
        "" => "alter table record.evidence drop constraint one_file_a_correction":
            corrections::evidence_comes_with_the_correction_and_is_what_its_bytes_say,
        "" => "drop trigger writes_are_logged_on_insert on record.evidence":
            corrections::evidence_comes_with_the_correction_and_is_what_its_bytes_say,
        "" => "drop index record.one_open_correction": corrections::a_correction_of_one_kind_is_open_once,
        "" => "drop index record.correction_has_one_answer": corrections::the_institution_that_wrote_it_answers_once_and_nobody_else,
        "" => "drop index record.correction_has_one_disagreement": corrections::a_refusal_is_disagreed_with_once_by_its_subject,
        "" => "drop trigger provenance_comes_from_the_opening on record.correction_steps": corrections::every_step_is_logged_as_whose_it_was,
        "" => "drop trigger an_answer_closes_it on record.correction_steps": corrections::a_correction_of_one_kind_is_open_once,
        "" => "drop trigger writes_are_logged_on_insert on record.corrections": corrections::every_step_is_logged_as_whose_it_was,
        "" => "create or replace trigger writes_are_logged_on_insert after insert on record.corrections referencing new table as changed
            for each statement execute function access.log_record_write()": corrections::every_step_is_logged_as_whose_it_was,
        "" => "create or replace trigger writes_are_logged_on_insert after insert on record.withdrawals referencing new table as changed
            for each statement execute function access.log_record_write()": withdrawals::the_person_who_withdrew_is_the_logged_person,
        "" => "create or replace trigger writes_are_logged_on_insert after insert on record.basics referencing new table as changed
            for each statement execute function access.log_record_write()": basics::the_person_who_answered_is_the_logged_person,
        "" => "drop trigger writes_are_logged_on_insert on record.correction_steps": corrections::every_step_is_logged_as_whose_it_was,
        "" => "update access.rules set duty = null where basis = 'counter'":
            registration::a_clerk_of_any_centre_opens_who_a_person_with_a_document_is,
        "" => "update access.rules set duty = null where basis = 'registration'": registration::only_clerks_of_health_centres_register,
        "" => "update access.rules set reader_bit = 16 where basis = 'disputed_source'":
            corrections::a_handler_opens_the_entry_of_the_correction_and_nothing_beside_it,
        "" => "update access.rules set sections = sections || '{identity}' where basis = 'disputed_source'":
            corrections::a_handler_opens_the_entry_of_the_correction_and_nothing_beside_it,
        "" => "update access.rules set duty = null where basis = 'disputed_source' and duty = 'gp'": corrections::a_clerk_looks_into_no_entry,
        "" => "update access.rules set duty = null where basis = 'disputed_identity'":
            identity_corrections::a_clerk_of_the_unit_answers_once_and_nobody_else,
        "" => "update access.rules set sections = sections || '{health}' where basis = 'disputed_identity'":
            identity_corrections::a_clerk_opens_who_it_is_and_nothing_beside_it,
        "" => "drop trigger its_subject_is_told on record.verifications": notices::staff_steps_are_told_to_their_subject_and_to_nobody_else,
        "" => "drop trigger writes_are_logged_on_insert on record.confirmations":
            details::a_confirmation_settles_what_was_reported_before,
        "" => "alter policy \"Details are confirmed in an opening to maintain this record\" on record.confirmations
            with check (resident_id = (select access.opened_resident('identity')))": details::only_its_subject_confirms,
        "" => "drop index reference.one_department_a_district": escalated::a_district_has_one_department,
        "" => "drop index work.one_open_check": work::a_reported_death_opens_one_check_at_the_responsible_unit,
        "" => "drop trigger only_ever_added_to on access.log": log::the_log_only_ever_grows,
        "" => "drop trigger only_ever_added_to on access.seals": log::the_log_only_ever_grows,
        "" => "drop trigger only_ever_added_to_truncate on access.log_2026_03": log::the_log_only_ever_grows,
        "" => "drop trigger writes_are_logged on auth.sessions": log::a_change_of_an_account_a_post_a_slip_a_passkey_or_a_session_is_logged,
        "" => "drop trigger writes_are_logged_on_insert on record.measurements": log::writing_is_logged_in_its_own_transaction,
    }
};

#[test]
fn every_weaker_function_is_noticed_by_an_attack() {
    let queue = Arc::new(Mutex::new(MUTANTS.iter().collect::<Vec<_>>()));
    let survivors = Arc::new(Mutex::new(Vec::new()));
    let workers: Vec<_> = (0..AT_ONCE)
        .map(|_| {
            let (queue, survivors) = (queue.clone(), survivors.clone());
            std::thread::spawn(move || {
                while let Some(mutant) = next(&queue) {
                    if survives(mutant) {
                        survivors.lock().expect("whole").push(mutant);
                    }
                }
            })
        })
        .collect();
    for worker in workers {
        worker.join().expect("a worker does its work");
    }
    let survivors = survivors.lock().expect("whole");
    println!("{} of {} mutants of functions and rules killed by attacks", MUTANTS.len() - survivors.len(), MUTANTS.len());
    let lines: Vec<_> = survivors.iter().map(|m| format!("{} {:?} => {:?} ({})", m.function, m.out, m.with, m.name)).collect();
    assert!(lines.is_empty(), "nobody noticed:\n{}", lines.join("\n"));
}

fn next(queue: &Mutex<Vec<&'static Mutant>>) -> Option<&'static Mutant> {
    queue.lock().expect("whole").pop()
}

/// Whether the attack's assertions still hold in the weakened city. The attack runs in a separate task, because a failed
/// assertion panics. A mutant that cannot be made is an error of this test, not a detected mutant.
fn survives(mutant: &'static Mutant) -> bool {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    LocalSet::new().block_on(&runtime, async {
        let test = TestDb::fresh().await;
        weaken(&test, mutant).await;
        spawn_local(async { (mutant.attack)(City::in_database(test).await).await }).await.is_ok()
    })
}

async fn weaken(test: &TestDb, mutant: &Mutant) {
    if mutant.function.is_empty() {
        return test.as_owner(mutant.with).await;
    }
    let whole: String = test.ask(&format!("select pg_get_functiondef('{}'::regprocedure)", mutant.function)).await;
    assert!(whole.contains(mutant.out), "{} says no longer {:?}", mutant.function, mutant.out);
    let weaker = whole.replacen(mutant.out, mutant.with, 1);
    test.owner().await.execute(AssertSqlSafe(weaker.clone())).await.unwrap_or_else(|e| panic!("{weaker}\n{e}"));
}
