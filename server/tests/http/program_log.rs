//! The program's log contains no personal data: no name, number, token, code, body or id of a record.

use std::{
    io::{self, Write},
    sync::{Arc, Mutex},
};

use axum::http::StatusCode;
use domain::capacity::Duty;
use frontend::Ceremony;
use server::program_log;
use tracing_subscriber::{EnvFilter, fmt::MakeWriter};

use crate::support::{NOBODY, Portal};

/// A value of a record, in kilograms, that does not occur as a time or a count.
const WEIGHT: &str = "87.3";
/// The id of a second submission.
const OTHER: &str = "019cae5a-0000-7000-8000-00000000beef";
/// More than the production level ("info"): all messages of our crates and of their libraries at every level, except SQL
/// statements, because this test itself writes a value in a statement.
const FILTER: &str = "trace,sqlx=warn";

/// Everything that was logged.
#[derive(Clone, Default)]
struct Written(Arc<Mutex<Vec<u8>>>);

impl Write for Written {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().expect("unpoisoned").extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Written {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

impl Written {
    fn text(&self) -> String {
        String::from_utf8(self.0.lock().expect("unpoisoned").clone()).expect("text")
    }
}

/// Uses most parts of the portal. Returns the texts that must not be in the log.
async fn journey(portal: &Portal) -> Vec<String> {
    let mut secrets = Vec::new();
    let mut wang = portal.staff_with_phone("王前台", &portal.city.centre, Duty::Clerk, 1).await;
    let mut mei = portal.resident_with_phone("梅若兰", 2).await;
    let (person, number) = (mei.person.resident().to_string(), mei.person.number.expose().to_owned());
    secrets.extend(
        [wang.person.number.expose(), &number, wang.browser.token().expect("signed in"), mei.browser.token().expect("signed in")]
            .map(str::to_owned),
    );

    let record = format!("/record/{person}");
    let add = format!("{record}/add/weight");
    let fields = [("submission", NOBODY), ("first", WEIGHT), ("measured_at", "2026-03-02T09:00")];
    let kept = mei.browser.post(&add, &fields).await;
    assert_eq!(kept.status, StatusCode::SEE_OTHER, "{kept:?}");
    secrets.extend(kept.location().rsplit('/').next().and_then(|entry| entry.split('?').next()).map(str::to_owned));
    for path in [
        record.clone(),
        format!("{record}/history"),
        kept.location().to_owned(),
        "/account".to_owned(),
        format!("/record/{NOBODY}"),
    ] {
        mei.browser.get(&path).await;
    }
    mei.browser.post(&add, &[("first", "梅若兰")]).await;
    mei.browser.post("/actions/propose-adding-passkey", &[]).await;

    wang.browser.post("/desk/find", &[("number", &number), ("purpose", "verify_identity")]).await;
    let slip = wang.does("/actions/propose-slip", &[("person", &person)]).await;
    assert_eq!(slip.status, StatusCode::OK);
    secrets.extend([slip.printed_code().to_owned(), slip.printed_code().replace('-', "")]);
    secrets.extend(wang.browser.token().map(str::to_owned));
    wang.phone.verifies = false;
    wang.does("/actions/propose-slip", &[("person", &person)]).await;
    wang.signs_in().await;

    let mut stranger = portal.browser();
    stranger.types_slip("0000000000000", &number).await;
    stranger.post("/actions/sign-in", &[("credential", "梅若兰")]).await;
    // An internal failure, caused by a database error whose message contains a value.
    portal.city.as_owner("alter table record.measurements add constraint broken check (value <> 87.3) not valid").await;
    let failed = mei.browser.post(&add, &[("submission", OTHER), fields[1], fields[2]]).await;
    assert_eq!(failed.status, StatusCode::INTERNAL_SERVER_ERROR);
    assert!(failed.has(failed.header("x-request-id")), "the person gets a reference: {failed:?}");
    // A refused write is an internal failure too: no page offers such a write.
    portal.city.as_owner("alter table record.measurements drop constraint broken").await;
    portal.city.as_owner("revoke insert on record.measurements from ehr_web").await;
    let refused = mei.browser.post(&add, &[("submission", OTHER), fields[1], fields[2]]).await;
    assert_eq!(refused.status, StatusCode::INTERNAL_SERVER_ERROR, "{refused:?}");
    mei.browser.post("/actions/sign-out", &[]).await;

    secrets.extend(["梅若兰", "王前台", WEIGHT, &person, NOBODY, OTHER, "192.0.2.1"].map(str::to_owned));
    secrets
}

#[tokio::test]
async fn a_whole_journey_leaves_no_personal_word_in_the_log() {
    let written = Written::default();
    let subscriber = program_log::subscriber(EnvFilter::new(FILTER), written.clone());
    // Requests run as tasks on this test's own thread, so the guard applies to them too.
    let guard = tracing::subscriber::set_default(subscriber);
    let portal = Portal::open().await;
    let secrets = journey(&portal).await;
    drop(guard);
    let text = written.text();
    for expected in [
        "answered",
        "/record/{person}/add/{kind}",
        "a passkey ceremony came to nothing",
        "database error 23514",
        "database error 42501",
    ] {
        assert!(text.contains(expected), "the test can fail: {expected} in\n{text}");
    }
    let lines: Vec<&str> = text.lines().filter(|line| secrets.iter().any(|secret| line.contains(secret.as_str()))).collect();
    assert!(lines.is_empty(), "{}", lines.join("\n"));
}

/// Signs in, confirms an act and signs out, also with invented ids. Returns all ids of the cookies.
async fn ids_of_a_session(portal: &Portal) -> Vec<String> {
    let mut mei = portal.resident_with_phone("梅若兰", 2).await;
    let mut ids: Vec<String> = mei.browser.token().map(str::to_owned).into_iter().collect();
    mei.browser.post("/actions/sign-out", &[]).await;
    mei.browser.asks(Ceremony::SignIn).await;
    ids.extend(mei.browser.token().map(str::to_owned));
    mei.signs_in().await;
    ids.extend(mei.browser.token().map(str::to_owned));
    mei.does("/actions/propose-adding-passkey", &[]).await;
    ids.extend(mei.browser.token().map(str::to_owned));
    for made_up in ["AAAAAAAAAAAAAAAAAAAAAA", "no-id-of-any-form-0123456789"] {
        let mut stranger = portal.browser();
        stranger.keep_token(made_up);
        stranger.get("/account").await;
        stranger.asks(Ceremony::SignIn).await;
        ids.push(made_up.to_owned());
    }
    mei.browser.post("/actions/sign-out", &[]).await;
    assert_eq!(ids.len(), 6);
    ids
}

#[tokio::test]
async fn no_level_of_the_log_shows_an_id_of_a_session() {
    let filter = "trace,tower_sessions=trace,tower_sessions_core=trace,[call]=trace";
    let written = Written::default();
    let guard = tracing::subscriber::set_default(program_log::subscriber(EnvFilter::new(filter), written.clone()));
    let portal = Portal::open().await;
    let ids = ids_of_a_session(&portal).await;
    drop(guard);
    let text = written.text();
    assert!(text.contains("TRACE") && text.contains("insert into visit.visits"), "the test can fail:\n{text}");
    for line in text.lines() {
        assert!(!ids.iter().any(|id| line.contains(id.as_str())), "{line}");
        assert!(!line.contains("tower_sessions"), "{line}");
    }
}

#[tokio::test]
async fn the_session_library_writes_where_nothing_holds_it_back() {
    let written = Written::default();
    let subscriber = tracing_subscriber::fmt().with_env_filter(EnvFilter::new("trace")).with_writer(written.clone()).finish();
    let guard = tracing::subscriber::set_default(subscriber);
    ids_of_a_session(&Portal::open().await).await;
    drop(guard);
    assert!(written.text().contains("tower_sessions"), "the test above can fail");
}
