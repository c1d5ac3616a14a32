//! No imported entry is lost: every entry of a bundle is in the database and can be reached from the home page in at most four
//! taps, by its subject and by staff.

use std::{
    collections::{BTreeMap, BTreeSet},
    io::Write,
    path::{Path, PathBuf},
};

use axum::http::StatusCode;
use domain::{
    entry::{Content, EntryKind, EntryStatus, Value},
    institution::InstitutionCode,
};
use exchange::fhir::import::Import;
use server::commands::import;
use store::{
    deposits::Outcome,
    testing::{Person, content},
};

use crate::support::{Browser, Portal};

/// The bundles of this project, then the public sample bundles.
const OWN: [(&str, &str, &str); 1] = [("services", "1962-02-27", "2")];
const SAMPLES: [(&str, &str, &str); 5] = [
    ("caridad_olivares", "1944-04-27", "2"),
    ("lyle_baumbach", "1951-04-30", "1"),
    ("maida_gerhold", "1985-11-08", "2"),
    ("paris_casper", "1972-02-24", "1"),
    ("renato_dare", "1976-06-14", "1"),
];

const TAPS: usize = 4;

fn own(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/exchange/tests/bundles").join(name).with_extension("json")
}

/// The path of a sample bundle; none, with a note on standard error, if it is missing.
fn sample(name: &str) -> Option<PathBuf> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data");
    let folder = std::env::var_os("EHR_SAMPLES").map_or_else(beside, PathBuf::from);
    let path = folder.join("fhir-r4").join(name).with_extension("json");
    if !path.exists() {
        let _ = writeln!(std::io::stderr(), "NOTE: {} was not there: not every page of it was opened.", path.display());
    }
    path.exists().then_some(path)
}

async fn deposit(portal: &Portal, whose: &Person, sex: &str, bundle: &Path) -> (Import, Outcome) {
    let id = whose.resident();
    portal.city.as_owner(&format!("update record.residents set sex = '{sex}' where resident_id = '{id}'")).await;
    let bytes = std::fs::read(bundle).expect("the bundle is there");
    let hospital: &InstitutionCode = &portal.city.hospital;
    import::deposit(&portal.city.db, &bytes, whose.record_no(), hospital, true, &|_, _| {}).await.expect("taken")
}

/// The links of a page to other pages of the same record.
fn links(body: &str, within: &str) -> Vec<String> {
    let linked = body.split(r#"href=""#).skip(1).filter_map(|rest| rest.split('"').next());
    let inside = linked.filter(|href| *href == within || href.starts_with(&format!("{within}/")));
    // Forms, and pages that show no imported entry.
    let others = ["/add", "/history", "/corrections"];
    inside.filter(|href| others.iter().all(|other| !href.contains(other))).map(|href| href.replace("&amp;", "&")).collect()
}

/// The id of the entry that a page shows, from its URL.
fn entry(href: &str) -> Option<String> {
    let path = href.split('?').next()?;
    let (before, id) = path.rsplit_once('/')?;
    (before.ends_with("/entry") || before.ends_with("/whole")).then(|| id.to_owned())
}

/// The number of taps to each reachable page. Every link must lead to a page.
async fn taps(browser: &mut Browser, home: &str) -> BTreeMap<String, usize> {
    let mut reached = BTreeMap::from([(home.to_owned(), 0)]);
    let mut next = vec![home.to_owned()];
    for taps in 1..=TAPS {
        for page in std::mem::take(&mut next) {
            let answer = browser.get(&page).await;
            assert_eq!(answer.status, StatusCode::OK, "{page}");
            for link in links(&answer.body, home) {
                if !reached.contains_key(&link) {
                    reached.insert(link.clone(), taps);
                    next.push(link);
                }
            }
        }
    }
    for page in next {
        assert_eq!(browser.get(&page).await.status, StatusCode::OK, "{page}");
    }
    reached
}

async fn assert_no_entry_is_lost(bundle: &Path, born: &str, sex: &str) {
    let portal = Portal::open().await;
    let (mei, gp) = (portal.city.resident_of("梅", born, &portal.city.centre).await, portal.city.gp(&portal.city.centre).await);
    let (import, outcome) = deposit(&portal, &mei, sex, bundle).await;
    let sent = import.measurements.len() + import.entries.len();
    assert!(sent > 0);
    assert_eq!(outcome, Outcome { added: sent, ..Outcome::default() });

    let kept: Vec<String> = portal
        .city
        .ask("select array_agg(id::text) from (select id from record.measurements union all select id from record.entries) e")
        .await;
    let kept: BTreeSet<String> = kept.into_iter().collect();
    assert_eq!(kept.len(), sent, "between bundle and database");

    let resident = mei.resident();
    for (person, home) in [(&mei, format!("/record/{resident}")), (&gp, format!("/desk/care/{resident}"))] {
        let reached = taps(&mut portal.browser_of(person), &home).await;
        let shown: BTreeSet<String> = reached.keys().filter_map(|href| entry(href)).collect();
        let lost: Vec<&String> = kept.difference(&shown).collect();
        assert!(lost.is_empty(), "{home}: {} of {sent} not reached in {TAPS} taps: {lost:?}", lost.len());
        assert_eq!(shown, kept, "between database and page");
    }
}

#[tokio::test]
async fn no_entry_of_our_bundles_is_lost() {
    for (name, born, sex) in OWN {
        assert_no_entry_is_lost(&own(name), born, sex).await;
    }
}

#[tokio::test]
async fn no_entry_of_the_public_samples_is_lost() {
    for (name, born, sex) in SAMPLES {
        if let Some(bundle) = sample(name) {
            assert_no_entry_is_lost(&bundle, born, sex).await;
        }
    }
}

#[tokio::test]
async fn the_same_bundle_again_adds_nothing() {
    let portal = Portal::open().await;
    let (name, born, sex) = OWN[0];
    let mei = portal.city.resident_of("梅", born, &portal.city.centre).await;
    let (_, first) = deposit(&portal, &mei, sex, &own(name)).await;
    let (_, again) = deposit(&portal, &mei, sex, &own(name)).await;
    assert_eq!(again, Outcome { unchanged: first.added, ..Outcome::default() });
}

/// Extreme values of results do not break a page.
#[tokio::test]
async fn no_value_of_a_result_breaks_a_page() {
    let portal = Portal::open().await;
    let mei = portal.city.resident("梅").await;
    let hospital = portal.city.system(&portal.city.hospital);
    let pairs = [(1e12, 1e12 - 1e-4), (0.3, 0.1 + 0.2), (0.0, 5e-324), (-1e12, 1e12), (1e9, 1e9 + 1e-6)];
    for (serial, (one, other)) in pairs.into_iter().enumerate() {
        let result = |number| Content {
            value: Some(Value::Quantity {
                comparator: None,
                number,
                decimals: 0,
                unit: String::new(),
                low: None,
                high: Some(number),
            }),
            ..content(EntryKind::Result, &format!("某{serial}"))
        };
        let keys = [format!("{serial} one"), format!("{serial} other")];
        hospital.deposits_contents(&mei, &[(&keys[0], result(one)), (&keys[1], result(other))]).await.expect("deposited");
    }
    let mut browser = portal.browser_of(&mei);
    let ids: Vec<String> = portal.city.ask("select array_agg(id::text) from record.entries").await;
    for id in ids {
        for page in ["test", "entry"] {
            let answer = browser.get(&format!("/record/{}/services/{page}/{id}", mei.resident())).await;
            assert_eq!(answer.status, StatusCode::OK, "{page}");
            assert!(!answer.has("NaN") && !answer.has("inf"), "{page}: {}", answer.body);
        }
    }
}

/// A year with very many entries is paged, and each entry appears once.
#[tokio::test]
async fn a_year_with_very_many_entries_is_paged() {
    let portal = Portal::open().await;
    let mei = portal.city.resident("梅").await;
    let keys: Vec<String> = (0..1500).map(|serial| format!("{serial}")).collect();
    let allergies: Vec<(&str, Content)> = keys
        .iter()
        .map(|key| (key.as_str(), Content { status: Some(EntryStatus::Active), ..content(EntryKind::Allergy, key) }))
        .collect();
    portal.city.system(&portal.city.hospital).deposits_contents(&mei, &allergies).await.expect("deposited");
    let mut browser = portal.browser_of(&mei);
    let home = format!("/record/{}", mei.resident());
    assert_eq!(browser.get(&home).await.body.matches("tag--danger").count(), 20, "so many tags and no more");
    let reached = taps(&mut browser, &home).await;
    assert_eq!(reached.keys().filter_map(|href| entry(href)).collect::<BTreeSet<_>>().len(), 1500);
    for path in ["health/allergy", "timeline"] {
        let size = browser.get(&format!("{home}/{path}")).await.body.len();
        assert!(size < 2_000_000, "{path}: {size} bytes");
    }
}
