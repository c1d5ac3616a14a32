//! The page of a kind by week, month, year or all: the rows shown, the links to earlier rows, the notice of an empty period.

use app::words::measurements as words;
use axum::http::StatusCode;
use store::testing::Person;

use crate::support::{Answer, Browser, Portal};

struct Reader {
    mei: Person,
    browser: Browser,
    // Keeps the database alive.
    _portal: Portal,
}

impl Reader {
    /// A resident with these hours of sleep, each with its time. Today is 2 March 2026.
    async fn with_sleep(nights: &[(&str, &str)]) -> Self {
        let portal = Portal::open().await;
        let mei = portal.city.resident("梅若兰").await;
        let mut browser = portal.browser_of(&mei);
        let path = format!("/record/{}/add/sleep", mei.resident());
        for (hours, at) in nights {
            let form = browser.get(&path).await;
            let submission = form.typed("submission").expect("a form").to_owned();
            let fields = [("submission", submission.as_str()), ("first", *hours), ("measured_at", *at)];
            assert_eq!(browser.post(&path, &fields).await.status, StatusCode::SEE_OTHER, "{hours} at {at}");
        }
        Self { mei, browser, _portal: portal }
    }

    async fn reads(&mut self, query: &str) -> Answer {
        let answer = self.browser.get(&format!("/record/{}/measurements/sleep{query}", self.mei.resident())).await;
        assert_eq!(answer.status, StatusCode::OK, "{answer:?}");
        answer
    }
}

/// The hours that have a row in the table.
fn rows<'h>(answer: &Answer, hours: &[&'h str]) -> Vec<&'h str> {
    hours.iter().copied().filter(|hours| answer.has(&format!(r#"<span class="table__content">{hours}"#))).collect()
}

const NIGHTS: [(&str, &str); 4] =
    [("7.5", "2026-03-02T07:00"), ("6.5", "2026-02-20T07:00"), ("8.5", "2025-09-01T07:00"), ("9.5", "2020-05-01T07:00")];
const HOURS: [&str; 4] = ["7.5", "6.5", "8.5", "9.5"];

#[tokio::test]
async fn each_period_shows_its_own_rows() {
    let mut mei = Reader::with_sleep(&NIGHTS).await;
    for (query, shown) in [("?period=week", 1), ("?period=month", 2), ("?period=year", 3), ("?period=all", 4)] {
        let answer = mei.reads(query).await;
        assert_eq!(rows(&answer, &HOURS), HOURS[..shown], "{query}");
        assert_eq!(answer.has(words::earlier()), shown < 4, "{query}");
    }
    // A trend needs two values: the shortest period with two is chosen.
    for query in ["", "?period=century", "?before=yesterday"] {
        assert_eq!(rows(&mei.reads(query).await, &HOURS), HOURS[..2], "{query}");
    }
}

#[tokio::test]
async fn links_lead_to_earlier_rows_and_no_page_is_empty() {
    let mut mei = Reader::with_sleep(&NIGHTS).await;
    let link = format!(r#"href="/record/{}/measurements/sleep?period=week&amp;before="#, mei.mei.resident());
    let (mut query, mut seen) = ("?period=week".to_owned(), Vec::new());
    for page in 0..HOURS.len() {
        let answer = mei.reads(&query).await;
        seen.extend(rows(&answer, &HOURS));
        assert_eq!(answer.has(words::latest()), page > 0, "{query}");
        let earlier = answer.body.split_once(&link).map(|(_, rest)| rest.split('"').next().unwrap_or_default());
        assert_eq!(earlier.is_some(), page + 1 < HOURS.len(), "{query}");
        query = format!("?period=week&before={}", earlier.unwrap_or_default());
    }
    assert_eq!(seen, HOURS, "each once, in order");
}

#[tokio::test]
async fn an_empty_period_says_so_and_links_to_a_period_with_rows() {
    let mut mei = Reader::with_sleep(&NIGHTS[2..]).await;
    let week = mei.reads("?period=week").await;
    assert!(week.has(words::none_in_week()) && week.has(&words::show_period(words::year())), "{week:?}");
    assert!(week.has("sleep?period=year\""), "{week:?}");
    assert_eq!(rows(&mei.reads("").await, &HOURS), HOURS[2..], "at first there is something to see");
    let nothing = Reader::with_sleep(&[]).await.reads("").await;
    assert!(nothing.has(app::words::record::no_measurements()) && !nothing.has("period="), "{nothing:?}");
}
