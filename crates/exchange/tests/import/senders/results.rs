//! Values of results: titres, ranges, parts, digits, units, reference ranges, long texts.

use super::*;

fn text(value: Json) -> Option<Value> {
    content(result(value)).value
}

fn said(words: &str) -> Option<Value> {
    Some(Value::Text(words.to_owned()))
}

#[test]
fn a_titre_and_a_range_are_values() {
    assert_eq!(text(json!({ "valueRatio": { "numerator": { "value": 1 }, "denominator": { "value": 8 } } })), said("1:8"));
    let mixed = json!({ "numerator": { "value": 5, "unit": "mg" }, "denominator": { "value": 10, "unit": "mL" } });
    assert_eq!(text(json!({ "valueRatio": mixed })), said("5 mg : 10 mL"));
    let end = |value: Json| json!({ "value": value, "unit": "/HPF" });
    assert_eq!(text(json!({ "valueRange": { "low": end(json!(3)), "high": end(json!(5)) } })), said("3–5 /HPF"));
    assert_eq!(text(json!({ "valueRange": { "high": end(json!(5)) } })), said("≤5 /HPF"));
}

#[test]
fn the_parts_of_a_result_are_kept_whatever_their_type() {
    let content = content(result(json!({ "component": [
        { "code": { "text": "滴度" }, "valueRatio": { "numerator": { "value": 1 }, "denominator": { "value": 320 } },
          "interpretation": [{ "text": "阳性" }] },
        { "code": { "text": "核型" }, "valueString": "均质型" },
        { "code": { "text": "锌" }, "valueQuantity": { "value": 1012.5, "unit": "ug/L" },
          "referenceRange": [{ "text": "成人 700–1200" }] },
        { "code": { "text": "镉" }, "valueQuantity": { "value": 0.00042, "unit": "mg/L" } },
        { "code": { "text": "波形" }, "valueSampledData": {} },
        { "code": { "text": "铅" }, "dataAbsentReason": { "text": "标本不足" } },
    ] })));
    assert_eq!(
        details(&content, Detail::Part),
        ["滴度: 1:320（阳性）", "核型: 均质型", "锌: 1012.5 ug/L（成人 700–1200）", "镉: 0.00042 mg/L", "铅: 标本不足"]
    );
    assert_eq!(details(&content, Detail::LeftOut), ["波形: valueSampledData"]);
}

#[test]
fn a_type_of_value_that_is_not_taken_is_named() {
    let reason = refusal(result(json!({ "valueSampledData": { "data": "1 2" } })));
    assert_eq!(reason.to_string(), "has a value of a type that is not taken (valueSampledData)");
    assert_eq!(refusal(result(json!({}))).code(), "no_value");
}

#[test]
fn the_digits_of_the_sender_are_kept() {
    for digits in ["0.0004", "1023.46", "5.304", "3.0", "3", "-3.40", "0.10", "100.00"] {
        let mut file = bundle(&[result(json!({ "valueQuantity": { "value": 1, "unit": "U/mL" } }))]).to_string();
        file = file
            .replace("\"value\":1,", &format!("\"value\":{digits},"))
            .replace("\"value\":1}", &format!("\"value\":{digits}}}"));
        let Some(Value::Quantity { number, decimals, .. }) = read(&file).unwrap().entries.remove(0).content.value else {
            panic!("{file}")
        };
        assert_eq!(domain::entry::show_number(number, decimals), digits);
    }
    assert!(matches!(
        read(bundle(&[result(json!({ "valueQuantity": { "value": "3.0" } }))]).to_string()),
        Err(FileError::WrongType { .. })
    ));
}

#[test]
fn a_limit_and_a_unit_in_braces_are_kept_whole() {
    let quantity = |more: Json| text(json!({ "valueQuantity": more }));
    let Some(Value::Quantity { comparator, unit, .. }) =
        quantity(json!({ "value": 20, "comparator": "<", "unit": "{copies}/mL", "code": "{copies}/mL" }))
    else {
        panic!("a quantity")
    };
    assert_eq!((comparator, unit.as_str()), (Some(Comparator::Less), "{copies}/mL"));
}

fn range(low: Json, high: Json, more: Json) -> Json {
    let mut range = json!({});
    for (name, end) in [("low", low), ("high", high)] {
        if !end.is_null() {
            range[name] = json!({ "value": end, "unit": "g/L" });
        }
    }
    range.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    range
}

/// How a value of 118 g/L of the woman of 70 is judged.
fn judged(ranges: Json) -> Option<Standing> {
    content(result(json!({ "valueQuantity": { "value": 118, "unit": "g/L" }, "referenceRange": ranges })))
        .value
        .unwrap()
        .standing()
}

fn of_sex(code: &str) -> Json {
    json!({ "appliesTo": [{ "coding": [{ "system": "http://hl7.org/fhir/administrative-gender", "code": code }] }] })
}

fn of_type(code: &str) -> Json {
    json!({ "type": { "coding": [{ "code": code }] } })
}

#[test]
fn a_value_is_judged_by_the_range_of_its_person_or_not_at_all() {
    let (men, women) = (range(json!(130), json!(175), of_sex("male")), range(json!(115), json!(150), of_sex("female")));
    assert_eq!(judged(json!([men, women])), Some(Standing::Within));
    assert_eq!(judged(json!([men])), None, "nobody knows");
    assert_eq!(judged(json!([range(json!(100), json!(110), of_type("treatment"))])), None, "a target is no range");
    assert_eq!(judged(json!([range(json!(100), json!(110), of_type("normal"))])), Some(Standing::High));
    let years = |name: &str, number: u8| {
        let mut age = json!({});
        age[name] = json!({ "value": number, "code": "a" });
        json!({ "age": age })
    };
    let (child, adult) = (range(json!(130), json!(420), years("high", 14)), range(json!(50), json!(135), years("low", 20)));
    assert_eq!(judged(json!([child, adult])), Some(Standing::Within));
    assert_eq!(judged(json!([child])), None);
    let pregnant = json!({ "appliesTo": [{ "text": "孕妇" }] });
    assert_eq!(judged(json!([range(json!(100), json!(110), pregnant)])), None);
    let two = json!([range(json!(100), json!(110), json!({})), range(json!(115), json!(150), json!({}))]);
    assert_eq!(judged(two), None, "two that hold and differ");
    let mut other_unit = range(json!(11), json!(15), json!({}));
    other_unit["low"]["unit"] = json!("g/dL");
    other_unit["high"]["unit"] = json!("g/dL");
    assert_eq!(judged(json!([other_unit])), None, "another unit");
}

#[test]
fn every_range_is_kept_with_whom_it_is_for() {
    let target = json!({ "high": { "value": 1.8, "unit": "mmol/L" }, "text": "冠心病患者治疗目标", "type": { "coding": [{ "code": "treatment" }] } });
    let ranges = json!([range(json!(130), json!(175), of_sex("male")), target, { "text": "＜0.04" }]);
    let content = content(result(json!({ "valueQuantity": { "value": 118, "unit": "g/L" }, "referenceRange": ranges })));
    let shown = |text: &str| StatedRange::parse(text).unwrap().shown(Language::Chinese);
    let shown: Vec<_> = details(&content, Detail::Range).into_iter().map(shown).collect();
    let one = json!([range(json!(100), json!(150), json!({}))]);
    let one = super::content(result(json!({ "valueQuantity": { "value": 118, "unit": "g/L" }, "referenceRange": one })));
    assert!(details(&one, Detail::Range).is_empty(), "the only range stands beside the value");
    assert_eq!(shown, ["130–175 g/L（男）", "不高于 1.8 mmol/L，冠心病患者治疗目标（治疗目标，不是参考范围）", "＜0.04"]);
}

#[test]
fn a_long_report_is_kept_whole_with_its_lines_or_refused_and_never_cut() {
    let report = |conclusion: &str| {
        resource("DiagnosticReport", json!({ "status": "final", "code": { "text": "胸部 CT" }, "conclusion": conclusion }))
    };
    let long = format!("检查所见：\r\n{}\n结论：右肺新见结节", "未见明显异常。".repeat(1500));
    let kept = content(report(&long));
    assert_eq!(kept.detail(Detail::Conclusion), Some(long.replace("\r\n", "\n").as_str()));
    assert_eq!(refusal(report(&"长".repeat(200_001))), Reason::TooMuch);
    let note = result(json!({ "valueString": "大肠埃希菌\n产 ESBL", "note": [{ "text": "敏感：亚胺培南\n耐药：头孢曲松" }] }));
    let note = content(note);
    assert_eq!(note.value, said("大肠埃希菌\n产 ESBL"));
    assert_eq!(note.detail(Detail::Note), Some("敏感：亚胺培南\n耐药：头孢曲松"));
    let label = content(result(json!({ "code": { "text": "某\n项" }, "valueString": "阴性" }))).label;
    assert_eq!(label, "某 项", "a label is one line");
    let label = content(result(json!({ "code": { "text": "某".repeat(1001) }, "valueString": "阴性" }))).label;
    assert!(label.ends_with('…') && label.chars().count() == 1000, "a label that is cut says so");
}

#[test]
fn an_attached_file_is_named_in_the_entry_and_on_the_receipt() {
    let form = json!([{ "contentType": "application/pdf", "title": "病理报告.pdf", "data": "JVBERi0=" }, {}]);
    let report = resource("DiagnosticReport", json!({ "status": "final", "code": { "text": "病理" }, "presentedForm": form }));
    let import = import(&[report]);
    assert_eq!(details(&import.entries[0].content, Detail::Attachment), ["病理报告.pdf · application/pdf", "—"]);
    assert!(import.receipt().to_string().contains("taken without: 2 × attachment"));
}

#[test]
fn characters_have_one_form_and_private_ones_are_marked() {
    let label = |text: &str| content(result(json!({ "code": { "text": text }, "valueString": "阴性" }))).label;
    assert_eq!(label("Mu\u{308}ller \u{e854}\u{e000}"), "Müller 龺〔U+E000〕");
}

#[test]
fn an_imaging_study_becomes_an_entry() {
    let study = resource(
        "ImagingStudy",
        json!({ "status": "available", "started": "2026-06-15",
        "modality": [{ "code": "CT" }], "description": "胸部 CT 平扫", "series": [{ "bodySite": { "display": "胸部" } }] }),
    );
    let content = content(study);
    assert_eq!((content.kind, content.label.as_str()), (EntryKind::Report, "胸部 CT 平扫"));
    assert_eq!((content.detail(Detail::Category), content.detail(Detail::Site)), (Some("CT"), Some("胸部")));
    assert_eq!(content.status, Some(EntryStatus::Completed));
}
