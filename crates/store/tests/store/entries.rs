//! Entries of institutions other than measurements: only institutions deposit them, they are stored completely, and they are
//! read by section.

use domain::{
    entry::{Coding, Comparator, Content, Detail, EntryKind, EntryStatus, Value},
    ids::EntryId,
    measured_at::{MeasuredAt, Precision},
    purpose::Purpose,
    section::Section,
};
use sqlx::{AssertSqlSafe, Executor};
use store::{
    deposits::Outcome,
    record::{
        entries::{self, Entry, SameTest},
        sources,
    },
    testing::{City, Person, System, Visit, content},
};
use uuid::Uuid;

use crate::code;

tests! {
    an_entry_is_kept_as_it_was_sent,
    each_section_is_opened_for_itself,
    only_a_depositor_adds_and_only_what_it_opened_for,
    provenance_comes_from_the_opening,
    the_same_again_changes_nothing_and_a_change_supersedes,
    nobody_corrects_what_another_institution_sent,
    nothing_is_looked_up_in_another_record,
    entries_of_a_group_have_one_sender,
    results_of_one_test_are_found_wherever_they_come_from,
    a_year_begins_and_ends_in_shenzhen,
    the_newest_and_what_goes_on,
    received_entries_are_counted_and_missing_ones_named,
    an_entry_of_somebody_else_is_not_there,
    existing_rows_never_change,
    no_row_is_kept_that_could_not_be_read_back,
    the_author_is_the_logged_person,
    where_the_opening_has_grown_old_nothing_is_open,
}

const LOINC: &str = "http://loinc.org";

fn coded(kind: EntryKind, label: &str, code: &str) -> Content {
    Content { coding: Some(Coding { system: LOINC.to_owned(), code: code.to_owned() }), ..content(kind, label) }
}

fn of_visit(content: Content, visit: &str) -> Content {
    Content { visit: Some(visit.to_owned()), ..content }
}

fn of_report(content: Content, report: &str) -> Content {
    Content { report: Some(report.to_owned()), ..content }
}

async fn sends(system: &System, whose: &Person, contents: &[(&str, Content)]) -> Outcome {
    system.deposits_contents(whose, contents).await.expect("deposited")
}

/// All entries of a record that its subject can read.
async fn shown(whose: &Person) -> Vec<Entry> {
    let mut reader = whose.opens(whose).await.read().await;
    let mut shown = Vec::new();
    let mut years: Vec<i32> = entries::years(&mut reader).await.expect("read").iter().map(|year| year.year).collect();
    years.dedup();
    for year in years {
        shown.extend(entries::of_kinds(&mut reader, EntryKind::ALL, year, 0).await.expect("read"));
    }
    shown
}

fn labels(entries: &[Entry]) -> Vec<&str> {
    let mut labels: Vec<&str> = entries.iter().map(|entry| entry.content.label.as_str()).collect();
    labels.sort_unstable();
    labels
}

/// An insert of `ehr_web` in this opening, with columns and values in addition to the usual ones.
async fn insert(visit: &Visit, resident: Uuid, kind: &str, more: &[(&str, &str)]) -> Result<Uuid, sqlx::Error> {
    let id = EntryId::from(Uuid::from_u128(rand::random())).uuid();
    let (columns, values): (Vec<_>, Vec<_>) = more.iter().copied().unzip();
    let list = |items: Vec<&str>| items.iter().map(|item| format!(", {item}")).collect::<String>();
    let sql = format!(
        "insert into record.entries (resident_id, id, kind, label, at, at_precision{})
         values ('{resident}', '{id}', '{kind}', '某', clock.now(), 'day'{})",
        list(columns),
        list(values)
    );
    let mut tx = visit.transaction().await;
    tx.execute(AssertSqlSafe(sql)).await?;
    tx.commit().await?;
    Ok(id)
}

pub async fn an_entry_is_kept_as_it_was_sent(city: City) {
    let (mei, hospital) = (city.resident("梅").await, city.system(&city.hospital));
    let until = MeasuredAt::new(city.now(), Precision::Minute);
    let whole = Content {
        status: Some(EntryStatus::Completed),
        until: Some(until),
        value: Some(Value::Quantity {
            comparator: Some(Comparator::Less),
            number: 0.1 + 0.2,
            decimals: 3,
            unit: "mmol/L".to_owned(),
            low: Some(-1.5),
            high: None,
        }),
        details: vec![
            (Detail::Note, "一\n二".to_owned()),
            (Detail::Note, "𬭎 <b>".to_owned()),
            (Detail::Place, "三楼".to_owned()),
        ],
        ..of_report(of_visit(coded(EntryKind::Result, "血糖 \"随机\"", "2339-0"), "v"), "r")
    };
    let words = Content { value: Some(Value::Text("阴性".to_owned())), ..content(EntryKind::Result, "尿蛋白") };
    sends(&hospital, &mei, &[("a", whole.clone()), ("b", words.clone())]).await;
    let mut shown = shown(&mei).await;
    shown.sort_by(|a, b| b.content.label.cmp(&a.content.label));
    assert_eq!(shown.iter().map(|entry| &entry.content).collect::<Vec<_>>(), [&whole, &words]);
}

pub async fn each_section_is_opened_for_itself(city: City) {
    let (mei, gp, hospital) = (city.resident("梅").await, city.gp(&city.centre).await, city.system(&city.hospital));
    hospital.deposits_entries(&mei, EntryKind::ALL).await;
    for (section, rows) in [(Section::Health, 4), (Section::Services, 5), (Section::Measurements, 0), (Section::Identity, 0)] {
        let visit = mei.opens_with(&mei, Purpose::View, &[section]).await;
        assert_eq!(visit.rows_of("record.entries").await, rows, "{section:?}");
        let other = format!("record.entries where section <> '{}'", section.code());
        assert_eq!(visit.rows_of(&other).await, 0, "{section:?}");
    }
    assert_eq!(mei.opens(&mei).await.rows_of("record.entries").await, 9);
    assert_eq!(gp.opens_for_care(&mei).await.rows_of("record.entries").await, 9);
    assert_eq!(gp.opens_to_verify(&mei).await.rows_of("record.entries").await, 0);
}

pub async fn only_a_depositor_adds_and_only_what_it_opened_for(city: City) {
    let (mei, neighbour, hospital) = (city.resident("梅").await, city.resident("邻").await, city.system(&city.hospital));
    let gp = city.gp(&city.centre).await;
    let resident = mei.resident().uuid();
    for (what, visit) in [
        ("viewing", mei.opens(&mei).await),
        ("maintaining", mei.maintains(&mei).await),
        ("care", gp.opens_for_care(&mei).await),
        ("nothing", neighbour.opens(&mei).await),
    ] {
        assert_eq!(code(insert(&visit, resident, "visit", &[]).await), "42501", "{what}");
    }
    let about_mei = "1990-01-15 2";
    for (section, may, may_not) in [(Section::Services, "visit", "condition"), (Section::Health, "condition", "visit")] {
        let visit = hospital.opens_to_deposit_with(&mei, about_mei, &[section]).await;
        insert(&visit, resident, may, &[]).await.expect("what it opened for");
        assert_eq!(code(insert(&visit, resident, may_not, &[]).await), "42501", "{may_not}");
        assert_eq!(code(insert(&visit, neighbour.resident().uuid(), may, &[]).await), "42501", "somebody else's");
    }
    let visit = hospital.opens_to_deposit_with(&mei, about_mei, &[Section::Measurements]).await;
    assert_eq!(code(insert(&visit, resident, "visit", &[]).await), "42501", "measurements alone");
}

pub async fn provenance_comes_from_the_opening(city: City) {
    let (mei, hospital) = (city.resident("梅").await, city.system(&city.hospital));
    let resident = mei.resident().uuid();
    let forged = [
        ("author_kind", "'resident'"),
        ("author_account", "gen_random_uuid()"),
        ("source_institution", "'455755447'"),
        ("recorded_at", "'1999-01-01'"),
        ("superseded_at", "clock.now()"),
        ("verification", "'pending'"),
        ("security_label", "127"),
    ];
    let visit = hospital.opens_to_deposit(&mei).await;
    for (column, value) in forged {
        assert_eq!(code(insert(&visit, resident, "visit", &[(column, value)]).await), "42501", "{column}");
    }
    // Even if the columns were granted, the trigger would overwrite the values.
    city.as_owner("grant insert on record.entries to ehr_web").await;
    let all: Vec<_> = forged.into_iter().chain([("author_name", "'院长'"), ("source_key", "'k'")]).collect();
    let id = insert(&visit, resident, "visit", &all).await.expect("added");
    let row: serde_json::Value = city.ask(&format!("select to_jsonb(e) from record.entries e where id = '{id}'")).await;
    for (column, kept) in [
        ("author_kind", "institution"),
        ("source_institution", city.hospital.as_str()),
        ("verification", "verified"),
        ("author_name", "院长"),
        ("source_key", "k"),
        ("section", "services"),
    ] {
        assert_eq!(row[column], kept, "{column}");
    }
    assert_eq!(row["security_label"], 0);
    assert!(row["author_account"].is_null() && row["superseded_at"].is_null(), "{row}");
    assert_eq!(city.count("record.entries where recorded_at <> clock.now()").await, 0);
}

pub async fn the_same_again_changes_nothing_and_a_change_supersedes(city: City) {
    let (mei, hospital) = (city.resident("梅").await, city.system(&city.hospital));
    let ill = Content { status: Some(EntryStatus::Active), ..content(EntryKind::Condition, "支气管炎") };
    let sent = [("a", ill.clone()), ("b", content(EntryKind::Visit, "门诊"))];
    assert_eq!(sends(&hospital, &mei, &sent).await, Outcome { added: 2, ..Outcome::default() });
    assert_eq!(sends(&hospital, &mei, &sent).await, Outcome { unchanged: 2, ..Outcome::default() });
    let well = Content { status: Some(EntryStatus::Resolved), ..ill };
    let before = shown(&mei).await.into_iter().find(|e| e.content.kind == EntryKind::Condition).expect("there").id;
    city.as_owner(&format!("update record.entries set security_label = 8 where id = '{before}'")).await;
    let changed = [("a", well.clone()), sent[1].clone()];
    assert_eq!(sends(&hospital, &mei, &changed).await, Outcome { unchanged: 1, superseded: 1, ..Outcome::default() });
    let now = shown(&mei).await.into_iter().find(|e| e.content.kind == EntryKind::Condition).expect("there");
    assert_eq!((now.content, now.security_label.bits()), (well, 8), "it stays closed to whom it was closed");
    let mut reader = mei.opens(&mei).await.read().await;
    let older = entries::one(&mut reader, before).await.expect("read").expect("still there");
    assert_eq!(older.superseded_at, Some(city.now()));
    assert_eq!(city.count("record.entries").await, 3);
    assert_eq!(city.count("access.log where event = 'wrote' and basis = 'deposit' and cardinality(entries) = 1").await, 1);
}

pub async fn nobody_corrects_what_another_institution_sent(city: City) {
    let mei = city.resident("梅").await;
    let (hospital, clinic) = (city.system(&city.hospital), city.system(&city.other_centre));
    sends(&hospital, &mei, &[("a", content(EntryKind::Visit, "门诊"))]).await;
    let id: Uuid = city.ask("select id from record.entries").await;
    let supersedes = format!("'{id}'");
    let (resident, visit) = (mei.resident().uuid(), clinic.opens_to_deposit(&mei).await);
    assert_eq!(code(insert(&visit, resident, "visit", &[("supersedes", &supersedes)]).await), "EH010");
    let visit = hospital.opens_to_deposit(&mei).await;
    assert_eq!(code(insert(&visit, resident, "report", &[("supersedes", &supersedes)]).await), "EH010", "another kind");
    insert(&visit, resident, "visit", &[("supersedes", &supersedes)]).await.expect("its own");
    assert_eq!(code(insert(&visit, resident, "visit", &[("supersedes", &supersedes)]).await), "23505", "the newest only");
}

/// A statement reveals whether an id exists in the open record only.
pub async fn nothing_is_looked_up_in_another_record(city: City) {
    let (mei, neighbour, hospital) = (city.resident("梅").await, city.resident("邻").await, city.system(&city.hospital));
    sends(&hospital, &neighbour, &[("a", content(EntryKind::Visit, "门诊"))]).await;
    let theirs: Uuid = city.ask("select id from record.entries").await;
    let visit = hospital.opens_to_deposit(&mei).await;
    for id in [theirs, Uuid::nil()] {
        let outcome = insert(&visit, neighbour.resident().uuid(), "visit", &[("supersedes", &format!("'{id}'"))]).await;
        assert_eq!(code(outcome), "EH010", "{id}");
    }
}

pub async fn entries_of_a_group_have_one_sender(city: City) {
    let (mei, neighbour) = (city.resident("梅").await, city.resident("邻").await);
    for (place, name) in [(&city.hospital, "甲"), (&city.other_centre, "乙")] {
        for person in [&mei, &neighbour] {
            let named = |what: &str| format!("{name}{}{what}", person.name);
            let sent = [
                ("visit", content(EntryKind::Visit, &named("门诊"))),
                ("other visit", content(EntryKind::Visit, &named("急诊"))),
                ("report", of_visit(content(EntryKind::Report, &named("报告")), "visit")),
                ("result", of_report(of_visit(content(EntryKind::Result, &named("结果")), "visit"), "report")),
                ("elsewhere", of_visit(content(EntryKind::Medicine, &named("药")), "other visit")),
            ];
            sends(&city.system(place), person, &sent).await;
        }
    }
    let all = shown(&mei).await;
    let find = |label: &str| all.iter().find(|entry| entry.content.label == label).expect("there").clone();
    let mut reader = mei.opens(&mei).await.read().await;
    let together = entries::of_visit(&mut reader, &find("甲梅门诊")).await.expect("read");
    assert_eq!(labels(&together), ["甲梅报告", "甲梅结果"]);
    assert_eq!(labels(&entries::of_report(&mut reader, &find("乙梅报告")).await.expect("read")), ["乙梅结果"]);
    assert_eq!(labels(&entries::of_visit(&mut reader, &find("甲梅药")).await.expect("read")), [""; 0]);
}

pub async fn results_of_one_test_are_found_wherever_they_come_from(city: City) {
    let mei = city.resident("梅").await;
    sends(&city.system(&city.hospital), &mei, &[("a", coded(EntryKind::Result, "肌酐", "2160-0"))]).await;
    let sent = [
        ("a", coded(EntryKind::Result, "血肌酐", "2160-0")),
        ("b", coded(EntryKind::Result, "尿酸", "3084-1")),
        ("c", content(EntryKind::Result, "肌酐")),
        ("d", coded(EntryKind::Report, "肌酐", "2160-0")),
    ];
    sends(&city.system(&city.other_centre), &mei, &sent).await;
    let all = shown(&mei).await;
    let mut reader = mei.opens(&mei).await.read().await;
    let loinc = |code: &str| Coding { system: LOINC.to_owned(), code: code.to_owned() };
    let mut found = async |codes: &[&str], names: &[&str]| -> Vec<String> {
        let test = SameTest {
            codings: codes.iter().map(|code| loinc(code)).collect(),
            names: names.iter().map(ToString::to_string).collect(),
        };
        let found = entries::same_test(&mut reader, &test).await.expect("read");
        labels(&found).into_iter().map(str::to_owned).collect()
    };
    assert_eq!(found(&["2160-0"], &[]).await, ["肌酐", "血肌酐"]);
    assert_eq!(found(&["2160-0", "3084-1"], &[]).await, ["尿酸", "肌酐", "血肌酐"]);
    assert_eq!(found(&[], &["肌酐"]).await, ["肌酐"], "by its name where there is no code");
    assert_eq!(found(&["2160-0"], &["肌酐"]).await, ["肌酐", "肌酐", "血肌酐"]);
    assert_eq!(found(&["9999-9"], &[]).await, [""; 0]);
    assert_eq!(all.len(), 5);
}

pub async fn a_year_begins_and_ends_in_shenzhen(city: City) {
    let (mei, hospital) = (city.resident("梅").await, city.system(&city.hospital));
    let at = |instant: &str| MeasuredAt::new(instant.parse().expect("an instant"), Precision::Second);
    let visit = |label: &str, instant: &str| Content { at: at(instant), ..content(EntryKind::Visit, label) };
    let sent = [
        ("a", visit("除夕", "2024-12-31T15:59:59Z")),
        ("b", visit("元旦", "2024-12-31T16:00:00Z")),
        ("c", visit("年末", "2025-12-31T15:59:59Z")),
    ];
    sends(&hospital, &mei, &sent).await;
    let mut reader = mei.opens(&mei).await.read().await;
    let years: Vec<(i32, i64)> =
        entries::years(&mut reader).await.expect("read").iter().map(|year| (year.year, year.entries)).collect();
    assert_eq!(years, [(2025, 2), (2024, 1)]);
    assert_eq!(labels(&entries::of_kinds(&mut reader, EntryKind::ALL, 2025, 0).await.expect("read")), ["元旦", "年末"]);
    assert_eq!(labels(&entries::of_kinds(&mut reader, &[EntryKind::Report], 2025, 0).await.expect("read")), [""; 0]);
}

pub async fn the_newest_and_what_goes_on(city: City) {
    let (mei, hospital) = (city.resident("梅").await, city.system(&city.hospital));
    let at = |day: &str| MeasuredAt::new(format!("{day}T02:00:00Z").parse().expect("an instant"), Precision::Day);
    let visit = |label: &str, day: &str| Content { at: at(day), ..content(EntryKind::Visit, label) };
    let ill = |label: &str, status| Content { status, ..content(EntryKind::Condition, label) };
    let sent = [
        ("a", visit("一", "2024-01-01")),
        ("b", visit("二", "2025-01-01")),
        ("c", visit("三", "2026-01-01")),
        ("d", ill("好了", Some(EntryStatus::Resolved))),
        ("e", ill("还有", Some(EntryStatus::Active))),
        ("f", ill("没说", None)),
        ("g", Content { status: Some(EntryStatus::Active), ..content(EntryKind::Allergy, "花生") }),
        ("h", Content { status: Some(EntryStatus::Active), ..content(EntryKind::Medicine, "药") }),
    ];
    sends(&hospital, &mei, &sent).await;
    let mut reader = mei.opens(&mei).await.read().await;
    let newest = entries::recent_visits(&mut reader, 2).await.expect("read");
    assert_eq!(newest.iter().map(|entry| entry.content.label.as_str()).collect::<Vec<_>>(), ["三", "二"]);
    let present = entries::present(&mut reader, 20).await.expect("read");
    assert_eq!(labels(&present), ["没说", "花生", "药", "还有"]);
    assert_eq!(labels(&entries::present(&mut reader, 1).await.expect("read")), ["花生"], "allergies first");
}

pub async fn received_entries_are_counted_and_missing_ones_named(city: City) {
    let (mei, hospital, clinic) = (city.resident("梅").await, city.system(&city.hospital), city.system(&city.lapsed_clinic));
    let concluded =
        Content { details: vec![(Detail::Conclusion, "无异常".to_owned())], ..content(EntryKind::Report, "胸片") };
    let sent = [
        ("v1", content(EntryKind::Visit, "门诊")),
        ("v2", content(EntryKind::Visit, "门诊，别无其他")),
        ("r1", of_visit(content(EntryKind::Report, "血常规"), "v1")),
        ("r2", content(EntryKind::Report, "没有结果")),
        ("r3", concluded),
        ("x", of_report(content(EntryKind::Result, "白细胞"), "r1")),
    ];
    sends(&hospital, &mei, &sent).await;
    // The keys of another institution are separate: its result does not belong to the hospital's report.
    sends(&clinic, &mei, &[("y", of_report(of_visit(content(EntryKind::Result, "白细胞"), "v2"), "r2"))]).await;
    clinic.deposits(&mei, &[("p", 140, 90)]).await.expect("deposited");
    mei.logs_blood_pressure(128, 82).await;
    let mut reader = mei.opens(&mei).await.read().await;
    let mut sources = sources::sources(&mut reader).await.expect("read");
    sources.sort_by_key(|source| source.entries);
    let counts: Vec<_> = sources.iter().map(|source| (source.entries, source.bare_reports, source.bare_visits)).collect();
    assert_eq!(counts, [(2, 0, 0), (6, 1, 1)]);
}

pub async fn an_entry_of_somebody_else_is_not_there(city: City) {
    let (mei, neighbour, hospital) = (city.resident("梅").await, city.resident("邻").await, city.system(&city.hospital));
    for person in [&mei, &neighbour] {
        sends(&hospital, person, &[("a", content(EntryKind::Visit, &person.name))]).await;
    }
    let hers = shown(&neighbour).await.remove(0);
    let mut reader = mei.opens(&mei).await.read().await;
    assert_eq!(entries::one(&mut reader, hers.id).await.expect("read"), None);
    assert_eq!(labels(&shown(&mei).await), ["梅"]);
}

pub async fn existing_rows_never_change(city: City) {
    let (mei, hospital) = (city.resident("梅").await, city.system(&city.hospital));
    hospital.deposits_entries(&mei, EntryKind::ALL).await;
    for sql in ["update record.entries set label = '另'", "delete from record.entries"] {
        for visit in [mei.maintains(&mei).await, hospital.opens_to_deposit(&mei).await] {
            let mut tx = visit.transaction().await;
            assert_eq!(code(tx.execute(sql).await), "42501", "{sql}");
        }
    }
}

/// One unreadable row would make a record's pages fail permanently, because nobody may change or delete the row.
pub async fn no_row_is_kept_that_could_not_be_read_back(city: City) {
    let (mei, hospital) = (city.resident("梅").await, city.system(&city.hospital));
    let (resident, visit) = (mei.resident().uuid(), hospital.opens_to_deposit(&mei).await);
    let many = format!("'{}'", serde_json::json!(vec![("note", "某"); 201]));
    for (column, value) in [
        ("details", "'1'"),
        ("details", "'[1]'"),
        ("details", "'[{}]'"),
        ("details", "'[[\"note\"]]'"),
        ("details", "'[[\"note\", 1]]'"),
        ("details", "'[[1, \"note\"]]'"),
        ("details", "'[[\"note\", \"a\", \"b\"]]'"),
        ("details", "'[[\"nonsense\", \"a\"]]'"),
        ("details", "'[[\"note\", null]]'"),
        ("details", &many),
        ("author_name", "repeat('某', 1001)"),
        ("source_key", "repeat('k', 256)"),
        ("label", "''"),
    ] {
        let more: Vec<(&str, &str)> = if column == "label" { Vec::new() } else { vec![(column, value)] };
        let outcome = if column == "label" {
            let mut tx = visit.transaction().await;
            let sql = format!(
                "insert into record.entries (resident_id, id, kind, label, at, at_precision)
                 values ('{resident}', gen_random_uuid(), 'visit', '', clock.now(), 'day')"
            );
            tx.execute(AssertSqlSafe(sql)).await.map(|_| Uuid::nil())
        } else {
            insert(&visit, resident, "visit", &more).await
        };
        assert_eq!(code(outcome), "23514", "{column} {value:.60}");
    }
    for (value, unit) in [("1e13", "'x'"), ("'Infinity'", "'x'"), ("'NaN'", "'x'")] {
        assert_eq!(code(insert(&visit, resident, "result", &[("value", value), ("unit", unit)]).await), "23514", "{value}");
    }
    let every: Vec<(Detail, String)> = Detail::ALL.iter().map(|detail| (*detail, detail.code().to_owned())).collect();
    let content = Content { details: every.clone(), ..content(EntryKind::Visit, "全部") };
    sends(&hospital, &mei, &[("all", content)]).await;
    assert_eq!(shown(&mei).await.remove(0).content.details, every, "every name of ours is kept");
}

/// The caller controls the setting that names the opening. It can change between the rows and their log row.
pub async fn the_author_is_the_logged_person(city: City) {
    let (mei, neighbour, hospital) = (city.resident("梅").await, city.resident("邻").await, city.system(&city.hospital));
    let visit = hospital.opens_to_deposit(&mei).await;
    let clinic = city.system(&city.other_centre);
    let others = [
        String::new(),
        neighbour.opens(&neighbour).await.secret(),
        mei.opens(&mei).await.secret(),
        hospital.opens_to_deposit(&neighbour).await.secret(),
        clinic.opens_to_deposit(&mei).await.secret(),
    ];
    for other in others {
        let columns = "resident_id, id, kind, label, at, at_precision";
        let row = format!("'{}'::uuid, gen_random_uuid(), 'visit', '某', clock.now(), 'day'", mei.resident());
        let sql = format!(
            "insert into record.entries ({columns}) select {row}
             union all select {row} where set_config('access.opening', '{other}', true) = 'never'"
        );
        let mut tx = visit.transaction().await;
        assert_eq!(code(tx.execute(AssertSqlSafe(sql)).await), "EH011");
    }
    assert_eq!(city.count("record.entries").await, 0);
    insert(&visit, mei.resident().uuid(), "visit", &[]).await.expect("otherwise it is kept");
    let line = format!("access.log where event = 'wrote' and basis = 'deposit' and institution_code = '{}'", city.hospital);
    assert_eq!(city.count(&line).await, 1);
}

/// A statement evaluates the functions of its policy one after another. Each function that is evaluated after the sixtieth
/// second must deny access.
pub async fn where_the_opening_has_grown_old_nothing_is_open(city: City) {
    let (mei, hospital) = (city.resident("梅").await, city.system(&city.hospital));
    let visits = [mei.opens(&mei).await, hospital.opens_to_deposit(&mei).await];
    city.later_by(chrono::TimeDelta::seconds(61)).await;
    for visit in visits {
        let mut tx = visit.transaction().await;
        let answers: String = sqlx::query_scalar(
            "select (access.opened_entries(), access.opened_depositor(), access.reader_bit(), access.opened_sections())::text",
        )
        .fetch_one(&mut *tx)
        .await
        .expect("asked");
        assert_eq!(answers, r#"({},"",127,)"#, "no entry, no depositor, a reader whom no row names, no section");
    }
}
