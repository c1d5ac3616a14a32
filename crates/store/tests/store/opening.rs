//! An opening is valid only if its log row is committed, it is young, it belongs to the reader's session, and it covers the
//! record and the section.

use std::collections::BTreeSet;

use chrono::TimeDelta;
use domain::{entry::EntryKind, ids::EntryId, purpose::Purpose, section::Section};
use sqlx::{AssertSqlSafe, Executor, PgConnection, Row};
use store::{
    opening::Refusal,
    record::measurements,
    testing::{City, Person, Visit},
};

tests! {
    mei_reads_her_record_and_her_neighbour_does_not,
    one_opening_reads_one_record,
    an_opening_that_was_rolled_back_shows_nothing,
    an_opening_shows_nothing_in_the_transaction_that_wrote_it,
    an_opening_lasts_a_minute,
    an_opening_ends_with_its_session,
    a_session_that_rested_too_long_opens_nothing,
    a_session_that_ended_long_ago_writes_nothing,
    a_session_lives_half_a_day_however_busy,
    a_session_that_reaches_its_end_takes_its_opening_along,
    only_what_was_asked_for_is_readable,
    only_the_entry_that_was_asked_for_is_readable,
    a_closed_entry_is_closed_to_whom_it_names,
    a_forged_setting_shows_nothing_and_tells_nothing,
    another_sessions_secret_cannot_be_guessed,
    without_a_safe_log_nothing_is_opened,
    an_unknown_record_looks_like_a_strangers,
    nobody_else_reads_by_the_opening_of_somebody_who_switched,
    the_step_up_of_an_opening_is_five_minutes_old_at_most,
    the_step_up_of_a_download_is_five_minutes_old_at_most,
    a_whole_reading_is_of_one_moment,
}

const SECTIONS: &str = "'{identity,measurements,history}'";
const MEASUREMENTS: &str = "record.measurements";

pub async fn mei_reads_her_record_and_her_neighbour_does_not(city: City) {
    let (mei, neighbour) = (city.resident("梅").await, city.resident("邻").await);
    mei.logs_blood_pressure(128, 82).await;
    assert_eq!(neighbour.opens(&mei).await.refusal(), Some(Refusal::NoBasis));
    assert_eq!(mei.opens(&mei).await.blood_pressure().await.len(), 1);
    assert_eq!(city.rows_with_secret("", MEASUREMENTS).await.expect("asked"), 0, "nobody");
}

pub async fn one_opening_reads_one_record(city: City) {
    let (mei, neighbour) = (city.resident("梅").await, city.resident("邻").await);
    mei.logs_blood_pressure(128, 82).await;
    neighbour.logs_blood_pressure(128, 82).await;
    let visit = mei.opens(&mei).await;
    for table in ["record.residents", MEASUREMENTS, "record.identifiers", "record.care_teams", "access.log"] {
        let theirs = format!("{table} where resident_id = '{}'", neighbour.resident());
        let hers = format!("{table} where resident_id = '{}'", mei.resident());
        assert_eq!(visit.rows_of(&theirs).await, 0, "{table}");
        assert!(visit.rows_of(&hers).await > 0, "{table}");
    }
}

pub async fn an_opening_that_was_rolled_back_shows_nothing(city: City) {
    let mei = city.resident("梅").await;
    mei.logs_blood_pressure(128, 82).await;
    let mut tx = city.db.web.begin().await.expect("begun");
    let secret = open_inside(&mut tx, &mei).await;
    tx.rollback().await.expect("rolled back");
    assert_eq!(city.rows_with_secret(&secret, MEASUREMENTS).await.expect("asked"), 0);

    let mut tx = city.db.web.begin().await.expect("begun");
    let secret = open_inside(&mut tx, &mei).await;
    tx.commit().await.expect("committed");
    assert_eq!(city.rows_with_secret(&secret, MEASUREMENTS).await.expect("asked"), 1, "the same, committed");
}

pub async fn an_opening_shows_nothing_in_the_transaction_that_wrote_it(city: City) {
    let mei = city.resident("梅").await;
    mei.logs_blood_pressure(128, 82).await;
    let open = format!("access.open_record('{}', '{}', 'view', {SECTIONS})", mei.token, mei.resident());
    let named = format!("set_config('access.opening', (select opening from {open}), true)");
    let tricks = [
        ("at once", format!("select {named}")),
        ("in a savepoint", format!("savepoint s; select {named}; release s")),
        ("before a savepoint", format!("select {named}; savepoint s")),
        ("in an exception block", format!("do $$ begin begin perform {named}; exception when others then raise; end; end $$")),
        (
            "in two blocks",
            format!(
                "do $$ declare o text; begin
                   begin select opening into o from {open}; exception when others then raise; end;
                   begin perform set_config('access.opening', o, true); exception when others then raise; end; end $$"
            ),
        ),
    ];
    for (trick, sql) in tricks {
        let mut tx = city.db.web.begin().await.expect("begun");
        tx.execute(AssertSqlSafe(sql)).await.unwrap_or_else(|e| panic!("{trick}: {e}"));
        let (secret, rows) = (named_secret(&mut tx).await, count(&mut tx).await);
        assert_eq!(rows, 0, "{trick}");
        tx.commit().await.expect("committed");
        assert_eq!(city.rows_with_secret(&secret, MEASUREMENTS).await.expect("asked"), 1, "{trick}: and in the next transaction");
    }
}

pub async fn an_opening_lasts_a_minute(city: City) {
    let mei = city.resident("梅").await;
    mei.logs_blood_pressure(128, 82).await;
    let visit = mei.opens(&mei).await;
    city.later_by(TimeDelta::seconds(59)).await;
    assert_eq!(visit.rows_of(MEASUREMENTS).await, 1);
    city.later_by(TimeDelta::seconds(2)).await;
    assert_eq!(visit.rows_of(MEASUREMENTS).await, 0);
    assert_eq!(mei.opens(&mei).await.rows_of(MEASUREMENTS).await, 1, "a new one shows it again");
}

pub async fn an_opening_ends_with_its_session(city: City) {
    let mei = city.resident("梅").await;
    mei.logs_blood_pressure(128, 82).await;
    let visit = mei.opens(&mei).await;
    let mut reading = visit.transaction().await;
    assert_eq!(count(&mut reading).await, 1);
    mei.signs_out().await;
    assert_eq!(count(&mut reading).await, 0, "the very next statement");
    assert_eq!(visit.rows_of(MEASUREMENTS).await, 0);
    assert_eq!(mei.opens(&mei).await.refusal(), Some(Refusal::SignedOut));
}

pub async fn a_session_that_rested_too_long_opens_nothing(city: City) {
    let (mei, gp) = (city.resident("梅").await, city.gp(&city.centre).await);
    city.later(14).await;
    assert!(!gp.opens_for_care(&mei).await.is_refused());
    city.later(15).await;
    assert!(!mei.opens(&mei).await.is_refused(), "29 minutes");
    assert_eq!(gp.opens_for_care(&mei).await.refusal(), Some(Refusal::SignedOut), "staff: 15 minutes");
    city.later(31).await;
    assert_eq!(mei.opens(&mei).await.refusal(), Some(Refusal::SignedOut), "31 minutes");
}

pub async fn a_session_that_ended_long_ago_writes_nothing(city: City) {
    let (mei, lan) = (city.resident("梅").await, city.resident("兰").await);
    let refused = async || city.count("access.log where event = 'refused'").await;
    city.later(12 * 60).await;
    assert_eq!(mei.opens(&lan).await.refusal(), Some(Refusal::SignedOut));
    assert_eq!(refused().await, 1, "whoever still holds the token of yesterday leaves a line");
    city.later(25 * 60).await;
    assert_eq!(mei.opens(&lan).await.refusal(), Some(Refusal::SignedOut));
    assert_eq!(refused().await, 1, "nobody buries a history with an old one");
}

pub async fn a_session_lives_half_a_day_however_busy(city: City) {
    let (mei, gp) = (city.resident("梅").await, city.gp(&city.centre).await);
    for minutes in (0..=12 * 60).step_by(10) {
        let staff_may = minutes < 8 * 60;
        assert_eq!(gp.opens_for_care(&mei).await.is_refused(), !staff_may, "staff after {minutes} minutes");
        assert_eq!(mei.opens(&mei).await.is_refused(), minutes == 12 * 60, "Mei after {minutes} minutes");
        city.later(10).await;
    }
}

pub async fn a_session_that_reaches_its_end_takes_its_opening_along(city: City) {
    let mei = city.resident("梅").await;
    mei.logs_blood_pressure(128, 82).await;
    for _ in 0..35 {
        city.later(20).await;
        assert!(!mei.opens(&mei).await.is_refused());
    }
    city.later_by(TimeDelta::minutes(19) + TimeDelta::seconds(40)).await;
    let visit = mei.opens(&mei).await;
    assert_eq!(visit.rows_of(MEASUREMENTS).await, 1);
    city.later_by(TimeDelta::seconds(30)).await;
    assert_eq!(visit.rows_of(MEASUREMENTS).await, 0);
}

pub async fn only_what_was_asked_for_is_readable(city: City) {
    let mei = city.resident("梅").await;
    mei.logs_blood_pressure(128, 82).await;
    city.system(&city.hospital).deposits_entries(&mei, EntryKind::ALL).await;
    let shown = |section| match section {
        Section::Identity => "record.residents",
        Section::Measurements => MEASUREMENTS,
        Section::Health => "record.entries where section = 'health'",
        Section::Services => "record.entries where section = 'services'",
        Section::History => "access.log",
    };
    for asked in Section::ALL {
        let visit = mei.opens_with(&mei, Purpose::View, &[*asked]).await;
        for other in Section::ALL {
            assert_eq!(visit.rows_of(shown(*other)).await > 0, asked == other, "asked for {asked:?}, looked for {other:?}");
        }
    }
    assert!(mei.opens_with(&mei, Purpose::View, &[]).await.is_refused(), "nothing was asked for");
    for sections in ["{identity,elsewhere}", "{elsewhere}", "{identity,null}", "{}"] {
        let refusal: Option<String> =
            sqlx::query_scalar("select refusal from access.open_record($1, $2, 'view', $3::text::text[])")
                .bind(&mei.token)
                .bind(mei.resident().uuid())
                .bind(sections)
                .fetch_one(&city.db.web)
                .await
                .expect("answered");
        assert_eq!(refusal.as_deref(), Some("no_basis"), "{sections}");
    }
}

pub async fn only_the_entry_that_was_asked_for_is_readable(city: City) {
    let mei = city.resident("梅").await;
    let (first, _second) = (mei.logs_blood_pressure(128, 82).await, mei.logs_blood_pressure(131, 84).await);
    let one = mei.opens_entries(&mei, Purpose::View, &[Section::Measurements], Some(&[first])).await;
    let seen: Vec<_> = one.blood_pressure().await.into_iter().map(|m| m.id).collect();
    assert_eq!(seen, [first]);
    let none = mei.opens_entries(&mei, Purpose::View, &[Section::Measurements], Some(&[])).await;
    assert_eq!(none.rows_of(MEASUREMENTS).await, 0);
    assert_eq!(mei.opens(&mei).await.rows_of(MEASUREMENTS).await, 2);
}

pub async fn a_closed_entry_is_closed_to_whom_it_names(city: City) {
    let (mei, gp) = (city.resident("梅").await, city.gp(&city.centre).await);
    let (to_gp, to_her) = (mei.logs_blood_pressure(128, 82).await, mei.logs_blood_pressure(131, 84).await);
    let to_others = mei.logs_blood_pressure(133, 85).await;
    for (entry, bits) in [(to_gp, 16), (to_her, 1), (to_others, 0b10_1110)] {
        city.as_owner(&format!("update record.measurements set security_label = {bits} where id = '{entry}'")).await;
    }
    // The label also applies to measurements that her own centre sent.
    city.system(&city.centre).deposits(&mei, &[("a", 140, 90)]).await.expect("deposited");
    city.as_owner("update record.measurements set security_label = 17 where source_key = 'a'").await;
    let seen = async |visit: Visit| -> BTreeSet<EntryId> { visit.blood_pressure().await.into_iter().map(|m| m.id).collect() };
    assert_eq!(seen(mei.opens(&mei).await).await, BTreeSet::from([to_gp, to_others]));
    assert_eq!(seen(gp.opens_for_care(&mei).await).await, BTreeSet::from([to_her, to_others]));
}

pub async fn a_forged_setting_shows_nothing_and_tells_nothing(city: City) {
    let mei = city.resident("梅").await;
    mei.logs_blood_pressure(128, 82).await;
    let visit = mei.opens(&mei).await;
    let (good, log) = (visit.secret(), visit.opening().log.to_string());
    let secret_part = good.split('.').nth(1).expect("two parts").to_owned();
    let forged = [
        String::new(),
        format!("{log}.{}", "0".repeat(32)),
        format!("{}.{secret_part}", uuid::Uuid::nil()),
        format!("{}.{}", "-".repeat(36), "0".repeat(32)),
        format!("{}.{}", "a".repeat(36), "0".repeat(32)),
        log.clone(),
        format!("{log}."),
        format!("{log}.{secret_part}0"),
        format!(" {good}"),
        format!("{good}\n"),
        good.to_uppercase(),
        mei.token.clone(),
        "' or true --".to_owned(),
        "'; drop table record.measurements; --".to_owned(),
        "null".to_owned(),
        "梅".repeat(100),
        "x".repeat(100_000),
    ];
    for setting in &forged {
        let rows = city.rows_with_secret(setting, MEASUREMENTS).await;
        assert_eq!(rows.unwrap_or_else(|e| panic!("{setting:.80}: {e}")), 0, "{setting:.80}");
    }
    assert_eq!(city.rows_with_secret(&good, MEASUREMENTS).await.expect("asked"), 1);
}

pub async fn another_sessions_secret_cannot_be_guessed(city: City) {
    let (mei, neighbour) = (city.resident("梅").await, city.resident("邻").await);
    mei.logs_blood_pressure(128, 82).await;
    let (hers, theirs) = (mei.opens(&mei).await, neighbour.opens(&neighbour).await);
    // The neighbour has a valid secret and knows the id of Mei's opening.
    let secret_part = theirs.secret().split('.').nth(1).expect("two parts").to_owned();
    let mixed = format!("{}.{secret_part}", hers.opening().log);
    assert_eq!(city.rows_with_secret(&mixed, MEASUREMENTS).await.expect("asked"), 0);
    assert_eq!(hers.rows_of(MEASUREMENTS).await, 1);
    // The secret is stored nowhere; the log contains only its hash.
    assert_eq!(city.count(&format!("access.log l where l::text like '%{}%'", hers.secret())).await, 0);
    assert_eq!(
        city.count("access.log where octet_length(secret_hash) = 32").await,
        city.count("access.log where event = 'opened'").await
    );
}

pub async fn without_a_safe_log_nothing_is_opened(city: City) {
    let mei = city.resident("梅").await;
    for (setting, refusal) in [
        ("off", Some("not_durable")),
        ("local", Some("not_durable")),
        ("on", None),
        ("remote_write", None),
        ("remote_apply", None),
    ] {
        let mut tx = city.db.web.begin().await.expect("begun");
        tx.execute(AssertSqlSafe(format!("set local synchronous_commit = {setting}"))).await.expect("anybody can set it");
        let row = sqlx::query("select refusal, opening from access.open_record($1, $2, 'view', '{identity}')")
            .bind(&mei.token)
            .bind(mei.resident().uuid())
            .fetch_one(&mut *tx)
            .await
            .expect("answered");
        assert_eq!(row.get::<Option<String>, _>(0).as_deref(), refusal, "{setting}");
        assert_eq!(row.get::<Option<String>, _>(1).is_none(), refusal.is_some(), "{setting}");
        tx.rollback().await.expect("rolled back");
    }
}

pub async fn an_unknown_record_looks_like_a_strangers(city: City) {
    let (mei, neighbour) = (city.resident("梅").await, city.resident("邻").await);
    let answer = async |resident: uuid::Uuid| -> String {
        sqlx::query_scalar("select to_jsonb(r) - 'log_id' from access.open_record($1, $2, 'view', '{identity}') r")
            .bind(&mei.token)
            .bind(resident)
            .fetch_one(&city.db.web)
            .await
            .map(|json: serde_json::Value| json.to_string())
            .expect("answered")
    };
    assert_eq!(answer(uuid::Uuid::nil()).await, answer(neighbour.resident().uuid()).await);
    assert_ne!(answer(uuid::Uuid::nil()).await, answer(mei.resident().uuid()).await);
}

pub async fn nobody_else_reads_by_the_opening_of_somebody_who_switched(city: City) {
    let nurse = city.resident("护").await;
    nurse.logs_blood_pressure(128, 82).await;
    nurse.is_appointed(&city.centre, domain::capacity::Duty::Gp).await;
    let visit = nurse.opens(&nurse).await;
    assert_eq!(visit.rows_of(MEASUREMENTS).await, 1);
    nurse.acts_as_staff(true).await;
    assert_eq!(visit.rows_of(MEASUREMENTS).await, 0, "in staff capacity her own record is closed");
    nurse.acts_as_staff(false).await;
    assert_eq!(nurse.opens(&nurse).await.rows_of(MEASUREMENTS).await, 1);
}

pub async fn the_step_up_of_an_opening_is_five_minutes_old_at_most(city: City) {
    let (mei, mut clerk) = (city.resident("梅").await, city.clerk(&city.centre).await);
    assert!(!clerk.opens_to_issue(&mei).await.is_refused(), "just signed in");
    city.later(6).await;
    assert_eq!(clerk.opens_to_issue(&mei).await.refusal(), Some(Refusal::StepUp));
    assert!(!clerk.opens_to_verify(&mei).await.is_refused(), "what asks for no step-up goes on");
    clerk.proves_themselves().await;
    assert!(!clerk.opens_to_issue(&mei).await.is_refused());
}

pub async fn the_step_up_of_a_download_is_five_minutes_old_at_most(city: City) {
    let mut mei = city.resident("梅").await;
    let whole: &[Section] = &[Section::Identity, Section::Measurements, Section::Health, Section::Services];
    assert!(!mei.opens_with(&mei, Purpose::Download, whole).await.is_refused(), "just signed in");
    city.later(6).await;
    assert_eq!(mei.opens_with(&mei, Purpose::Download, whole).await.refusal(), Some(Refusal::StepUp));
    assert!(!mei.opens(&mei).await.is_refused(), "what asks for no step-up goes on");
    mei.proves_themselves().await;
    assert!(!mei.opens_with(&mei, Purpose::Download, whole).await.is_refused());
}

pub async fn a_whole_reading_is_of_one_moment(city: City) {
    let mei = city.resident("梅").await;
    mei.logs_blood_pressure(128, 82).await;
    let (whole, plain) = (mei.opens(&mei).await.opening(), mei.opens(&mei).await);
    let mut whole = whole.read_whole(&city.db).await.expect("begun");
    let mut plain = plain.read().await;
    assert_eq!(measurements::all(&mut whole).await.expect("read").len(), 1);
    mei.logs_blood_pressure(131, 85).await;
    assert_eq!(measurements::all(&mut whole).await.expect("read").len(), 1, "as it was");
    assert_eq!(measurements::all(&mut plain).await.expect("read").len(), 2, "the test can fail");
}

// --- Helpers -------------------------------------------------------------------------------------

async fn open_inside(connection: &mut PgConnection, who: &Person) -> String {
    sqlx::query_scalar(AssertSqlSafe(format!("select opening from access.open_record($1, $2, 'view', {SECTIONS})")))
        .bind(&who.token)
        .bind(who.resident().uuid())
        .fetch_one(connection)
        .await
        .expect("opened")
}

async fn named_secret(connection: &mut PgConnection) -> String {
    sqlx::query_scalar("select current_setting('access.opening')").fetch_one(connection).await.expect("named")
}

async fn count(connection: &mut PgConnection) -> i64 {
    sqlx::query_scalar("select count(*) from record.measurements").fetch_one(connection).await.expect("counted")
}
