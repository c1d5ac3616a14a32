//! Times that are unknown or in words, statements that there is none, suspicions and proposals.

use super::*;

fn shown(content: &Content) -> (String, Option<&str>) {
    (content.at.shown(Language::Chinese), content.detail(Detail::When))
}

fn condition(more: Json) -> Content {
    let mut whole = json!({ "code": { "text": "哮喘" } });
    whole.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    content(resource("Condition", whole))
}

#[test]
fn an_allergy_without_a_date_is_taken() {
    let allergy = content(resource(
        "AllergyIntolerance",
        json!({ "criticality": "high", "code": { "text": "青霉素" },
        "category": ["medication"], "reaction": [{ "manifestation": [{ "text": "过敏性休克" }] }] }),
    ));
    assert_eq!(shown(&allergy), ("时间不详".to_owned(), None));
    assert_eq!(allergy.detail(Detail::Reaction), Some("过敏性休克"));
}

#[test]
fn a_time_in_words_or_as_an_age_is_a_time() {
    let age = |value: f64, unit: &str| json!({ "value": value, "unit": unit, "code": "a" });
    for (more, words) in [
        (json!({ "onsetString": "自幼" }), "自幼"),
        (json!({ "onsetAge": age(52.0, "岁") }), "52 岁"),
        (json!({ "onsetAge": { "value": 52, "code": "a" } }), "52 岁"),
        (json!({ "onsetRange": { "low": age(40.0, "岁"), "high": age(50.0, "岁") } }), "40 岁–50 岁"),
        (json!({ "onsetString": "自幼", "recordedDate": "2026-05-01" }), "自幼"),
    ] {
        assert_eq!(shown(&condition(more)), ("时间不详".to_owned(), Some(words)));
    }
    assert_eq!(shown(&condition(json!({ "recordedDate": "2026-05" }))), ("2026年5月".to_owned(), None));
    let year = |content: &Content| content.at.instant().to_rfc3339()[..4].to_owned();
    assert_eq!(year(&condition(json!({ "onsetAge": age(52.0, "岁") }))), "2008", "it sorts with that age");
    let shot = json!({ "status": "completed", "vaccineCode": { "text": "麻疹疫苗" }, "occurrenceString": "约六岁" });
    assert_eq!(content(resource("Immunization", shot)).detail(Detail::When), Some("约六岁"));
    let operation = json!({ "status": "completed", "code": { "text": "阑尾切除术" }, "performedString": "大学时" });
    assert_eq!(content(resource("Procedure", operation)).detail(Detail::When), Some("大学时"));
}

#[test]
fn none_known_is_information_and_no_allergy() {
    let allergy = |code: Json| resource("AllergyIntolerance", json!({ "code": code, "category": ["medication"] }));
    for code in [
        json!({ "coding": [{ "system": "http://snomed.info/sct", "code": "716186003" }], "text": "无已知过敏" }),
        json!({ "coding": [{ "system": "http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips", "code": "no-known-medication-allergies" }] }),
        json!({ "text": "否认药物过敏史" }),
    ] {
        assert_eq!(content(allergy(code.clone())).qualification, Some(Qualification::NoneKnown));
        assert!(import(&[allergy(code)]).details.is_empty(), "it is not proposed as an allergy");
    }
    assert_eq!(content(allergy(json!({ "text": "无花果" }))).qualification, None, "a fig");
    let nothing = json!({ "coding": [{ "system": "http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips", "code": "no-allergy-info" }] });
    assert_eq!(refusal(allergy(nothing)), Reason::NoInformation, "that nothing is known is not that there is none");
}

#[test]
fn an_empty_section_of_a_summary_says_that_there_is_none() {
    let section = |code: &str, reason: &str| {
        json!({ "title": "用药", "code": { "coding": [{ "code": code }] },
            "text": { "div": "<div xmlns=\"http://www.w3.org/1999/xhtml\"><p>无长期用药</p></div>" },
            "emptyReason": { "coding": [{ "code": reason }] } })
    };
    let composition = |section: Json| resource("Composition", json!({ "date": "2026-06-22", "section": [section] }));
    let import = import(&[composition(section("10160-0", "nilknown"))]);
    let entry = &import.entries[0];
    assert_eq!((entry.content.kind, entry.content.label.as_str()), (EntryKind::Medicine, "无长期用药"));
    assert_eq!(
        (entry.content.qualification, entry.source_key.as_str()),
        (Some(Qualification::NoneKnown), "Composition/x#10160-0")
    );
    assert!(import.receipt().to_string().starts_with("2 resources in the file, 1 taken, 2 not taken."));
    for (code, reason) in [("10160-0", "notasked"), ("10160-0", "withheld"), ("99999-9", "nilknown")] {
        assert!(super::import(&[composition(section(code, reason))]).entries.is_empty(), "{code} {reason}");
    }
}

#[test]
fn a_suspicion_and_a_proposal_are_marked_and_a_proposal_is_not_taken_now() {
    let code = |code: &str| json!({ "coding": [{ "code": code }] });
    let suspected = condition(json!({ "clinicalStatus": code("active"), "verificationStatus": code("differential") }));
    assert_eq!((suspected.status, suspected.qualification), (Some(EntryStatus::Active), Some(Qualification::Differential)));
    let proposal = json!({ "status": "active", "intent": "proposal", "medicationCodeableConcept": { "text": "华法林" } });
    let proposal = content(resource("MedicationRequest", proposal));
    assert_eq!((proposal.status, proposal.qualification), (None, Some(Qualification::Proposed)));
    let shot = json!({ "status": "completed", "vaccineCode": { "text": "疫苗" }, "isSubpotent": true,
        "subpotentReason": [{ "text": "冷链中断" }] });
    let shot = content(resource("Immunization", shot));
    assert_eq!((shot.qualification, shot.detail(Detail::Reason)), (Some(Qualification::Subpotent), Some("冷链中断")));
}
