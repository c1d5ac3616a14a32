//! Targets of a plan in numbers: kept for the amounts that pages judge, in the unit of the kind.

use crate::support::{bundle, read};
use domain::entry::Detail;
use serde_json::{Value, json};

/// The kept targets of a plan whose Goal, in the bundle or contained, has these targets.
fn kept(goal_has: Value, contained: bool) -> Vec<String> {
    let mut goal = json!({ "resourceType": "Goal", "id": "g", "lifecycleStatus": "active", "subject": { "reference": "Patient/p" },
        "description": { "text": "血压达标" } });
    goal.as_object_mut().unwrap().extend(goal_has.as_object().unwrap().clone());
    let mut plan = json!({ "resourceType": "CarePlan", "id": "c", "status": "active", "intent": "plan", "title": "高血压健康管理",
        "subject": { "reference": "Patient/p" }, "created": "2026-06-18",
        "goal": [{ "reference": if contained { "#g" } else { "Goal/g" } }] });
    let resources = if contained {
        plan["contained"] = json!([goal]);
        vec![plan]
    } else {
        vec![plan, goal]
    };
    let import = read(bundle(&resources).to_string()).unwrap();
    let [plan] = &import.entries[..] else { panic!("{import:?}") };
    assert!(plan.content.details.contains(&(Detail::Goal, "血压达标".to_owned())), "the words are kept in any case");
    let targets = plan.content.details.iter().filter(|(detail, _)| *detail == Detail::Target);
    targets.map(|(_, text)| text.clone()).collect()
}

fn target(code: &str, detail: &Value) -> Value {
    let mut target = json!({ "measure": { "coding": [{ "system": "http://loinc.org", "code": code }] } });
    target.as_object_mut().unwrap().extend(detail.as_object().unwrap().clone());
    json!({ "target": [target] })
}

fn quantity(value: f64, unit: &str) -> Value {
    json!({ "value": value, "unit": unit, "system": "http://unitsofmeasure.org", "code": unit })
}

fn up_to(value: f64, unit: &str, comparator: &str) -> Value {
    let mut quantity = quantity(value, unit);
    quantity["comparator"] = comparator.into();
    json!({ "detailQuantity": quantity })
}

#[test]
fn targets_in_numbers_are_kept_in_the_unit_of_the_kind() {
    for contained in [false, true] {
        assert_eq!(kept(target("8480-6", &up_to(130.0, "mm[Hg]", "<")), contained), ["systolic - 130"]);
        assert_eq!(kept(target("8462-4", &up_to(80.0, "mm[Hg]", "<=")), contained), ["diastolic - 81"]);
        assert_eq!(kept(target("1558-6", &up_to(126.0, "mg/dL", "<")), contained), ["fasting_glucose - 6.99"]);
    }
    let range = json!({ "detailRange": { "low": quantity(4.4, "mmol/L"), "high": quantity(7.0, "mmol/L") } });
    assert_eq!(kept(target("14771-0", &range), false), ["fasting_glucose 4.4 7.1"]);
    assert_eq!(kept(target("8480-6", &json!({ "detailQuantity": quantity(130.0, "mm[Hg]") })), false), ["systolic - 131"]);
}

#[test]
fn what_is_no_target_in_numbers_stays_words() {
    let low_unreadable = json!({ "detailRange": { "low": quantity(4.4, "furlong"), "high": quantity(7.0, "mmol/L") } });
    for (code, detail) in [
        ("8480-6", up_to(130.0, "mm[Hg]", ">")),
        ("8480-6", up_to(130.0, "furlong", "<")),
        ("8480-6", up_to(1300.0, "mm[Hg]", "<")),
        ("8480-6", json!({ "detailString": "130 以下" })),
        ("8480-6", json!({ "detailQuantity": "130" })),
        ("8480-6", json!({ "detailRange": { "low": quantity(110.0, "mm[Hg]") } })),
        ("14771-0", low_unreadable),
        ("15074-8", up_to(10.0, "mmol/L", "<")),
        ("4548-4", up_to(7.0, "%", "<")),
    ] {
        assert!(kept(target(code, &detail), false).is_empty(), "{code} {detail}");
    }
}

#[test]
fn a_goal_that_is_not_pursued_has_no_target() {
    let reached = |status: &str| {
        let mut goal = target("8480-6", &up_to(130.0, "mm[Hg]", "<"));
        goal["lifecycleStatus"] = status.into();
        kept(goal, false).len()
    };
    assert_eq!(["active", "accepted", "proposed", "completed", "cancelled", "rejected"].map(reached), [1, 1, 0, 0, 0, 0]);
}
