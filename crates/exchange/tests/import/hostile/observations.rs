//! Observations that are malformed or not taken.

use super::*;

#[test]
fn a_wrong_type_is_refused_with_its_place() {
    let wrong = |alter: fn(&mut Value)| place(altered_observation(alter));
    let at = |path: &str| ("wrong type", format!("Bundle.entry[4].resource{path}"));
    assert_eq!(wrong(|o| o["category"] = json!("vital-signs")), at(".category"));
    assert_eq!(wrong(|o| o["category"][0]["coding"][0] = json!(1)), at(".category[0].coding[0]"));
    assert_eq!(wrong(|o| o["status"] = json!(true)), at(".status"));
    assert_eq!(wrong(|o| o["subject"] = json!("me")), at(".subject"));
    assert_eq!(wrong(|o| o["effectiveDateTime"] = json!(20_110_526)), at(".effectiveDateTime"));
    assert_eq!(wrong(|o| o["effectiveDateTime"] = Value::Null), at(".effectiveDateTime"));
    assert_eq!(wrong(|o| o["resourceType"] = json!("Observation; drop")), at(".resourceType"));
    assert_eq!(wrong(|o| o["component"][1]["valueQuantity"]["value"] = json!("117")), at(".component[1].valueQuantity.value"));
    assert_eq!(wrong(|o| *o = json!([])), at(""));
}

#[test]
fn an_entry_element_that_is_not_a_list_of_objects_is_refused() {
    for entry in [json!({}), json!("x"), json!(1)] {
        let read = altered(|bundle| bundle["entry"] = entry);
        assert_eq!(place(read), ("wrong type", "Bundle.entry".into()));
    }
    assert_eq!(place(altered(|bundle| bundle["entry"][3] = json!(3))), ("wrong type", "Bundle.entry[3]".into()));
}

#[test]
fn a_resource_without_a_type_is_refused() {
    let read = altered_observation(|observation| remove(observation, "resourceType"));
    assert_eq!(place(read), ("missing", "Bundle.entry[4].resource.resourceType".into()));
}

#[test]
fn an_impossible_date_is_refused_with_its_place() {
    for date in ["2011-02-30", "2011-02-30T10:00:00Z", "2011-13", "yesterday", "", "2011-05-26T16:41:21"] {
        let read = altered_observation(|observation| observation["effectiveDateTime"] = json!(date));
        assert_eq!(place(read), ("impossible date", "Bundle.entry[4].resource.effectiveDateTime".into()), "{date}");
    }
}

#[test]
fn a_time_before_birth_or_in_the_future_is_not_taken() {
    let on = |date: &str| reason(altered_observation(|observation| observation["effectiveDateTime"] = json!(date)));
    assert_eq!(on("2026-11-23T06:05:01Z"), Some(Reason::InTheFuture));
    assert_eq!(on("9999"), Some(Reason::InTheFuture));
    assert_eq!(on("2026-11-23T06:05:00Z"), None);
    assert_eq!(on("1961"), Some(Reason::BeforeBirth));
    assert_eq!(on("1962-02-26"), Some(Reason::BeforeBirth));
    assert_eq!(on("1962-02-28"), None);
    assert_eq!(on("1962"), None);
}

#[test]
fn an_observation_that_is_not_final_or_not_complete_is_not_taken() {
    let without = |alter: fn(&mut Value)| reason(altered_observation(alter));
    assert_eq!(without(|o| o["status"] = json!("preliminary")), Some(Reason::StatusNotFinal("preliminary".into())));
    assert_eq!(without(|o| remove(o, "status")), Some(Reason::StatusNotFinal(String::new())));
    assert_eq!(without(|o| o["modifierExtension"] = json!([{"url": "x"}])), Some(Reason::Modified));
    assert_eq!(without(|o| remove(o, "effectiveDateTime")), Some(Reason::NoTime));
    assert_eq!(without(|o| remove(o, "component")), Some(Reason::NoValue(Part::Systolic)));
}

#[test]
fn an_observation_that_is_not_a_measurement_becomes_a_result_with_the_senders_label() {
    let label = |alter: fn(&mut Value)| {
        let entries = altered_observation(alter).unwrap().entries;
        entries.into_iter().find(|entry| entry.place.as_str() == "Bundle.entry[4].resource").map(|entry| entry.content.label)
    };
    let some = |label: &str| Some(label.to_owned());
    assert_eq!(label(|o| remove(o, "category")), some("55284-4"), "not of the category vital-signs");
    let code = |code: fn() -> Value| {
        let entries = altered_observation(|o| o["code"] = code()).unwrap().entries;
        entries.into_iter().find(|entry| entry.place.as_str() == "Bundle.entry[4].resource").unwrap().content.label
    };
    assert_eq!(code(|| json!({"coding": [{"system": "http://loinc.org", "code": "1-8"}]})), "1-8");
    assert_eq!(code(|| json!({"coding": [{"system": "http://example.org", "code": "85354-9"}]})), "85354-9");
    assert_eq!(code(|| json!({"text": "Blood pressure"})), "Blood pressure");
    assert_eq!(code(|| json!({"coding": [{"code": "x\u{0}".repeat(1000)}]})), "x".repeat(64));
    assert_eq!(reason(altered_observation(|o| o["code"] = json!({}))), Some(Reason::NoLabel));
}

#[test]
fn a_unit_that_does_not_fit_is_reported() {
    let unit =
        |quantity: Value| reason(altered_observation(|observation| observation["component"][1]["valueQuantity"] = quantity));
    let misfit = |unit: &str| Some(Reason::UnitDoesNotFit(unit.into()));
    assert_eq!(unit(json!({"value": 117, "system": "http://unitsofmeasure.org", "code": "kg"})), misfit("kg"));
    assert_eq!(unit(json!({"value": 117, "system": "http://example.org", "code": "mm[Hg]"})), misfit("mm[Hg]"));
    assert_eq!(unit(json!({"value": 117, "unit": "mmHg"})), misfit("mmHg"));
    assert_eq!(unit(json!({"value": 117})), misfit(""));
    assert_eq!(unit(json!({"value": 16, "code": "kPa"})), None);
}

#[test]
fn only_one_exact_and_possible_value_is_taken() {
    let systolic =
        |quantity: Value| reason(altered_observation(|observation| observation["component"][1]["valueQuantity"] = quantity));
    let value = |value: Value| systolic(json!({"value": value, "code": "mm[Hg]"}));
    let impossible = |part, flaw| Some(Reason::Impossible(ValueProblem { part, flaw }));
    assert_eq!(systolic(json!({"value": 117, "code": "mm[Hg]", "comparator": ">"})), Some(Reason::NotExact(Part::Systolic)));
    assert_eq!(systolic(json!({"code": "mm[Hg]"})), Some(Reason::NoValue(Part::Systolic)));
    assert_eq!(value(json!(-5)), impossible(Part::Systolic, Flaw::TooLow(Amount::whole(30))));
    assert_eq!(value(json!(1e300)), impossible(Part::Systolic, Flaw::TooHigh(Amount::whole(350))));
    assert_eq!(value(json!(60)), impossible(Part::Diastolic, Flaw::NotBelowSystolic));
    let twice = altered_observation(|observation| observation["component"][0] = observation["component"][1].clone());
    assert_eq!(reason(twice), Some(Reason::NotExact(Part::Systolic)));
}

#[test]
fn a_resource_with_a_duplicate_id_is_not_taken() {
    let read = altered(|bundle| {
        let again = bundle["entry"][4].clone();
        bundle["entry"].as_array_mut().unwrap().push(again);
    });
    let import = read.unwrap();
    assert_eq!(import.measurements.len(), 16);
    assert_eq!(import.not_taken.last().map(|left| &left.reason), Some(&Reason::SameIdTwice));
}

#[test]
fn a_resource_without_a_valid_key_is_not_taken() {
    let read = |id: Value, url: Value| {
        altered(|bundle| {
            bundle["entry"][4]["resource"]["id"] = id;
            bundle["entry"][4]["fullUrl"] = url;
        })
    };
    let long = json!("u".repeat(300));
    assert_eq!(reason(read(json!("' or 1=1"), long.clone())), Some(Reason::NoId));
    assert_eq!(reason(read(json!("a\u{0}b"), json!("urn:\u{0}"))), Some(Reason::NoId));
    assert_eq!(reason(read(json!("a.b-1"), long)), None);
}

#[test]
fn names_are_cut_to_200_printable_characters() {
    let name = format!("Dr\u{0}\u{1b} {}", "李".repeat(1000));
    let read = altered_observation(|observation| observation["performer"] = json!([{"display": name}]));
    let kept = read.unwrap().measurements[0].performer_name.clone().unwrap();
    assert_eq!(kept.chars().count(), 200);
    assert!(kept.starts_with("Dr 李"));
}

#[test]
fn the_same_id_of_two_types_is_two_keys() {
    let read = altered(|bundle| {
        let id = bundle["entry"][4]["resource"]["id"].clone();
        let subject = bundle["entry"][4]["resource"]["subject"].clone();
        bundle["entry"].as_array_mut().unwrap().push(json!({ "resource": {
            "resourceType": "Condition", "id": id, "subject": subject, "code": { "text": "某" }, "onsetDateTime": "2020"
        } }));
    });
    let import = read.unwrap();
    let condition = &import.entries.last().unwrap();
    assert_eq!(condition.content.label, "某");
    assert!(condition.source_key.starts_with("Condition/"), "{}", condition.source_key);
    assert!(import.measurements.iter().all(|taken| taken.source_key.starts_with("Observation/")));
}

fn with_condition(more: &Value) -> (Option<Import>, Option<Reason>) {
    let mut condition =
        json!({ "resourceType": "Condition", "id": "hostile", "code": { "text": "某" }, "onsetDateTime": "2020-05-06" });
    condition.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    let import = altered(|bundle| {
        condition["subject"] = bundle["entry"][4]["resource"]["subject"].clone();
        bundle["entry"].as_array_mut().unwrap().push(json!({ "resource": condition }));
    })
    .unwrap();
    let left = import.not_taken.iter().find(|left| left.id.as_deref() == Some("hostile")).map(|left| left.reason.clone());
    (left.is_none().then_some(import), left)
}

#[test]
fn an_end_in_the_far_future_is_dropped_and_an_end_before_the_beginning_is_refused() {
    let end = |until: &str| with_condition(&json!({ "abatementDateTime": until }));
    for never in ["9999-12-31", "9999-12-31T23:59:59Z", "9999-12-31T23:59:59-12:00", "2200"] {
        let content = end(never).0.unwrap().entries.last().unwrap().content.clone();
        assert_eq!(content.until, None, "{never}");
    }
    for before in ["0001", "0001-01-01", "0001-01-01T00:00:00+14:00", "2020-05-05"] {
        assert_eq!(end(before).1, Some(Reason::EndsBeforeItBegins), "{before}");
    }
    for possible in ["2020-05-06", "2020", "2020-05", "2021"] {
        let (import, left) = end(possible);
        assert!(import.is_some_and(|import| import.entries.last().unwrap().content.until.is_some()), "{possible}: {left:?}");
    }
}

#[test]
fn an_entry_with_more_than_200_details_is_not_taken() {
    let notes = |count: usize| with_condition(&json!({ "note": vec![json!({ "text": "某" }); count] }));
    assert_eq!(notes(200).0.unwrap().entries.last().unwrap().content.details.len(), 200);
    assert_eq!(notes(201).1, Some(Reason::TooMuch));
}

#[test]
fn a_result_with_a_number_too_large_for_the_database_is_not_taken() {
    let result = |value: Value| {
        reason(altered_observation(|observation| {
            remove(observation, "category");
            remove(observation, "component");
            observation["valueQuantity"] = json!({ "value": value, "unit": "x" });
        }))
    };
    assert_eq!(result(json!(1e12)), None);
    assert_eq!(result(json!(1.1e12)), Some(Reason::TooLarge));
    assert_eq!(result(json!(-1e300)), Some(Reason::TooLarge));
}

#[test]
fn invisible_characters_and_bidirectional_controls_are_removed() {
    let label = |text: &str| with_condition(&json!({ "code": { "text": text } }));
    let kept = label("\u{202e}青\u{2066}霉\u{200b}素\u{feff}").0.unwrap().entries.last().unwrap().content.label.clone();
    assert_eq!(kept, "青霉素");
    assert_eq!(label("\u{200b}\u{2028}").1, Some(Reason::NoLabel));
    assert_eq!(
        label("क\u{200d}ष").0.unwrap().entries.last().unwrap().content.label,
        "क\u{200d}ष",
        "joiners belong to their letters"
    );
}
