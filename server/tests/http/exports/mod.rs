//! The record as a PDF: who gets it, what it contains, and that it is complete.

mod file;
mod inside;
mod long;
mod refusals;
mod samples;

use axum::http::StatusCode;
use domain::{
    entry::{Content, Detail, EntryKind, Value},
    ids::{EntryId, ResidentId},
};
use store::testing::{TestDb, content};

use crate::support::{Answer, Holder, Pdf, Portal};

/// 梅, whose record contains data from a hospital and data that she entered.
struct Home {
    portal: Portal,
    mei: Holder,
}

impl Home {
    async fn with_a_record() -> Self {
        Self::in_portal(Portal::open().await).await
    }

    async fn in_portal(portal: Portal) -> Self {
        let mei = portal.resident_with_phone("梅若兰", 1).await;
        let hospital = portal.city.system(&portal.city.hospital);
        let known = known();
        let known: Vec<(&str, Content)> = known.iter().map(|(key, content)| (*key, content.clone())).collect();
        hospital.deposits_contents(&mei.person, &known).await.expect("deposited");
        hospital.deposits(&mei.person, &[("p1", 151, 96), ("p2", 139, 88)]).await.expect("deposited");
        mei.person.logs_blood_pressure(128, 82).await;
        mei.person.answers(domain::basics::Field::BloodAbo, &["3"]).await.expect("answered");
        Self { portal, mei }
    }

    fn path(&self) -> String {
        format!("/record/{}/download", self.mei.person.resident())
    }

    /// Proposes a download. Returns the path of the page on which it is confirmed.
    async fn proposes(&mut self, fields: &[(&str, &str)]) -> String {
        let item = fields.iter().find(|(name, _)| name.starts_with("item"));
        let (path, person) = (self.path(), self.mei.person.resident().to_string());
        let answer = if let Some(item) = item {
            // The button of an entry's page, in the language of that page.
            let language = fields.iter().find(|(name, _)| *name == "language").expect("a language").1;
            self.mei.browser.keep("language", language);
            self.mei.browser.post("/actions/propose-download", &[("person", &person), *item]).await
        } else {
            self.mei.browser.post(&path, fields).await
        };
        answer.location().to_owned()
    }

    /// Proposes and confirms a download. Returns the path of the file.
    async fn confirms(&mut self, fields: &[(&str, &str)]) -> String {
        let at = self.proposes(fields).await;
        let ready = self.mei.confirms(&at).await.location().to_owned();
        assert!(ready.starts_with(&self.path()), "{ready}");
        ready
    }

    /// All steps of a download.
    async fn downloads(&mut self, fields: &[(&str, &str)]) -> Answer {
        let ready = self.confirms(fields).await;
        let page = self.mei.browser.get(&ready).await;
        assert!(page.is_page(StatusCode::OK, app::words::exports::fetch()) || page.has("Download the PDF"), "{page:?}");
        self.mei.browser.post(&ready, &[]).await
    }

    async fn text(&mut self, fields: &[(&str, &str)]) -> String {
        pdf(&self.downloads(fields).await).text()
    }

    /// The ids of all current rows of a table.
    async fn ids(&self, table: &str) -> Vec<String> {
        ids(&self.portal.city, table, self.mei.person.resident()).await
    }

    async fn first(&self, kind: &str) -> EntryId {
        let of = format!("select id from record.entries where kind = '{kind}'");
        EntryId::from(self.portal.city.ask::<uuid::Uuid>(&of).await)
    }
}

/// The ids of all current rows of a table that are open to the subject.
async fn ids(test: &TestDb, table: &str, resident: ResidentId) -> Vec<String> {
    let current =
        format!("from record.{table} where resident_id = '{resident}' and superseded_at is null and security_label & 1 = 0");
    let all: Option<String> = test.ask(&format!("select string_agg(id::text, ' ') {current}")).await;
    all.unwrap_or_default().split_whitespace().map(str::to_owned).collect()
}

/// The PDF file of a response.
fn pdf(answer: &Answer) -> Pdf {
    assert_eq!(answer.status, StatusCode::OK, "{answer:?}");
    assert_eq!(answer.header("content-type"), "application/pdf");
    Pdf::new(&answer.bytes.0)
}

/// A visit with a report and its result, an allergy, and a medicine whose name has a rare character.
fn known() -> Vec<(&'static str, Content)> {
    let visit =
        Content { details: vec![(Detail::Reason, "头晕两天".to_owned())], ..content(EntryKind::Visit, "内科门诊") };
    let of = |kind, label| Content { visit: Some("v".to_owned()), ..content(kind, label) };
    let value = Value::Quantity {
        comparator: None,
        number: 7.2,
        decimals: 1,
        unit: "mmol/L".to_owned(),
        low: Some(3.9),
        high: Some(6.1),
    };
    vec![
        ("v", visit),
        ("r", of(EntryKind::Report, "生化检查")),
        ("g", Content { value: Some(value), report: Some("r".to_owned()), ..of(EntryKind::Result, "空腹血糖") }),
        ("a", content(EntryKind::Allergy, "青霉素")),
        (
            "m",
            Content {
                details: vec![(Detail::Dose, "每日𠮷次 \u{1F9EA}".to_owned())], ..content(EntryKind::Medicine, "䶮片")
            },
        ),
    ]
}
