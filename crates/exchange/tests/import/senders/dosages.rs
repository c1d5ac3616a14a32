//! Dosages: the sender's words, the structure in words, or the statement that it was not understood.

use super::*;
use domain::dosage::Dosage;

/// What an entry says of the dosage of a medicine.
fn said(dosage: Json) -> String {
    let order = json!({ "status": "active", "intent": "order", "medicationCodeableConcept": { "text": "甲氨蝶呤片" },
        "dosageInstruction": [dosage] });
    let content = content(resource("MedicationRequest", order));
    let words = content.detail(Detail::Dosage).map(|lines| Dosage::parse(lines).unwrap().shown(Language::Chinese));
    words
        .or(content.detail(Detail::Dose).map(ToOwned::to_owned))
        .or(content.detail(Detail::LeftOut).map(|left| format!("!{left}")))
        .unwrap_or_default()
}

fn of_timing(repeat: Json) -> Json {
    json!({ "timing": { "repeat": repeat }, "doseAndRate": [{ "doseQuantity": { "value": 10, "unit": "mg" } }] })
}

#[test]
fn a_structured_dosage_is_put_into_words() {
    assert_eq!(
        said(of_timing(json!({ "frequency": 1, "period": 1, "periodUnit": "wk", "dayOfWeek": ["mon"] }))),
        "每周 1 次，每次 10 mg，周一"
    );
    assert_eq!(said(of_timing(json!({ "period": 8, "periodUnit": "h" }))), "每 8 小时 1 次，每次 10 mg");
    assert_eq!(
        said(of_timing(json!({ "frequency": 2, "frequencyMax": 3, "period": 1.0, "periodUnit": "d", "when": ["PC"] }))),
        "每天 2-3 次，每次 10 mg，餐后"
    );
    assert_eq!(
        said(of_timing(json!({ "timeOfDay": ["08:00:00"], "boundsDuration": { "value": 14, "code": "d" } }))),
        "每次 10 mg，08:00，共 14 天"
    );
    assert_eq!(said(json!({ "sequence": 2, "timing": { "code": { "coding": [{ "code": "BID" }] } } })), "第 2 步，每天 2 次");
    let rate = json!({ "numerator": { "value": 100, "unit": "mL" }, "denominator": { "value": 1, "unit": "h" } });
    assert_eq!(said(json!({ "doseAndRate": [{ "rateRatio": rate }] })), "速度 100 mL : 1 h");
    let most = json!({ "numerator": { "value": 4, "unit": "g" }, "denominator": { "value": 1, "code": "d" } });
    assert_eq!(said(json!({ "asNeededBoolean": true, "maxDosePerPeriod": most })), "需要时用，每 1 天最多 4 g");
}

#[test]
fn the_words_of_the_sender_come_first() {
    let mut dosage = of_timing(json!({ "frequency": 1, "period": 1, "periodUnit": "d" }));
    dosage["text"] = json!("每周一次，\n每次四片");
    assert_eq!(said(dosage), "每周一次，\n每次四片");
}

#[test]
fn a_dosage_that_is_not_understood_says_so_and_shows_no_part() {
    for repeat in [
        json!({ "frequency": 1, "period": 1, "periodUnit": "fortnight" }),
        json!({ "frequency": 1 }),
        json!({ "frequency": 1, "period": 1, "periodUnit": "d", "offset": 30, "when": ["AC"] }),
        json!({ "frequency": 1, "period": 1, "periodUnit": "d", "when": ["SOMETIME"] }),
        json!({ "frequency": 1, "period": 1, "periodUnit": "d", "dayOfWeek": ["montag"] }),
    ] {
        assert_eq!(said(of_timing(repeat.clone())), "!dosage", "{repeat}");
    }
    assert_eq!(said(json!({ "timing": { "event": ["2026-06-01"] } })), "!dosage");
    assert_eq!(said(json!({ "modifierExtension": [{ "url": "x" }], "sequence": 1 })), "!dosage");
    assert_eq!(said(json!({ "timing": { "code": { "coding": [{ "code": "OWN-7" }] } } })), "!dosage");
}
