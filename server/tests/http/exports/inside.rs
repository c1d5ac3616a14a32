//! The content of the file: all chosen entries, each once, and nothing else.

use domain::{
    capacity::Duty,
    correction::{CorrectionKind, StepKind},
    purpose::Purpose,
    section::Section,
};

use super::Home;

/// How often a text occurs.
fn times(text: &str, part: &str) -> usize {
    text.matches(part).count()
}

#[tokio::test]
async fn the_whole_record_is_in_it_once_in_both_languages() {
    let mut home = Home::with_a_record().await;
    let mut all = Vec::new();
    for table in ["entries", "measurements", "basics"] {
        all.extend(home.ids(table).await);
    }
    assert_eq!(all.len(), 5 + 3 + 1, "the test can fail");
    let known = [
        (
            "zh-CN",
            &["梅若兰", "内科门诊", "头晕两天", "7.2 mmol/L（偏高）", "过敏：青霉素", "151/96", "O 型", "目录", "首页", "李护士"]
                [..],
        ),
        (
            "en",
            &[
                "梅若兰",
                "内科门诊",
                "7.2 mmol/L (High)",
                "Allergic to Penicillin",
                "151/96",
                "Contents",
                "Pengcheng Health Centre",
            ][..],
        ),
    ];
    for (language, words) in known {
        let text = home.text(&[("language", language)]).await;
        for id in &all {
            assert_eq!(times(&text, id), 1, "{language}: {id} in {text}");
        }
        for word in words {
            assert!(text.contains(word), "{language}: {word} in {text}");
        }
    }
}

#[tokio::test]
async fn chosen_groups_are_in_it_and_the_others_are_named_as_left_out() {
    let mut home = Home::with_a_record().await;
    let text = home.text(&[("language", "zh-CN"), ("part", "measurements"), ("part", "allergy")]).await;
    assert!(text.contains("青霉素") && text.contains("128/82"), "{text}");
    for absent in ["内科门诊", "䶮片", "O 型", "首页"] {
        assert!(!text.contains(absent), "{absent}: {text}");
    }
    assert!(text.contains("没有选的内容：基础信息、疾病和健康问题、用药"), "{text}");
}

#[tokio::test]
async fn a_visit_comes_with_what_belongs_to_it_and_alone() {
    let mut home = Home::with_a_record().await;
    let visit = home.first("visit").await.to_string();
    let text = home.text(&[("language", "zh-CN"), ("item[entry]", &visit)]).await;
    for word in ["内科门诊", "生化检查", "空腹血糖"] {
        assert!(text.contains(word), "{word}: {text}");
    }
    for absent in ["青霉素", "䶮片", "128/82"] {
        assert!(!text.contains(absent), "{absent}: {text}");
    }
    let limited = "access.log where purpose = 'download' and event = 'opened' and cardinality(entries) = 3";
    assert_eq!(home.portal.city.count(limited).await, 1);
}

#[tokio::test]
async fn one_entry_and_one_measurement_come_alone() {
    let mut home = Home::with_a_record().await;
    let allergy = home.first("allergy").await.to_string();
    let text = home.text(&[("language", "zh-CN"), ("item[entry]", &allergy)]).await;
    assert!(text.contains("青霉素") && !text.contains("内科门诊") && times(&text, &allergy) == 1, "{text}");
    let measurement = "select id from record.measurements where value = 151";
    let measurement = home.portal.city.ask::<uuid::Uuid>(measurement).await.to_string();
    let text = home.text(&[("language", "zh-CN"), ("item[measurement]", &measurement)]).await;
    assert!(text.contains("151/96") && !text.contains("139/88") && times(&text, &measurement) == 1, "{text}");
}

#[tokio::test]
async fn entries_closed_to_the_subject_or_replaced_are_not_exported() {
    let mut home = Home::with_a_record().await;
    let (allergy, old) = (home.first("allergy").await, home.mei.person.logs_blood_pressure(177, 99).await);
    home.portal.city.as_owner(&format!("update record.entries set security_label = 1 where id = '{allergy}'")).await;
    home.mei.person.corrects(old, 127, 81).await.expect("corrected");
    let text = home.text(&[("language", "zh-CN")]).await;
    assert!(!text.contains("青霉素") && !text.contains("177/99"), "{text}");
    assert!(text.contains("127/81") && text.contains("内科门诊"), "the test can fail: {text}");
    for (field, id) in [("item[entry]", allergy.to_string()), ("item[measurement]", old.to_string())] {
        let ready = home.confirms(&[("language", "zh-CN"), (field, &id)]).await;
        assert_eq!(home.mei.browser.get(&ready).await.status, 404, "{field}");
        assert_eq!(home.mei.browser.post(&ready, &[]).await.status, 404, "{field}");
    }
}

#[tokio::test]
async fn a_corrected_entry_is_marked_and_all_statements_are_printed() {
    let mut home = Home::with_a_record().await;
    let (visit, report) = (home.first("visit").await, home.first("report").await);
    let city = &home.portal.city;
    let manager = city.staff("管", &city.hospital, Duty::RecordManager).await;
    let mei = &home.mei.person;
    let correction = mei.requests_correction(visit, CorrectionKind::NeverHappened).await.expect("requested");
    manager.steps(&manager.opens_correction(mei, visit).await, correction, StepKind::Refused).await.expect("refused");
    let maintains = mei.opens_entries(mei, Purpose::Maintain, &[Section::Services], Some(&[visit])).await;
    mei.steps(&maintains, correction, StepKind::Disagrees).await.expect("disagreed");
    mei.requests_correction(report, CorrectionKind::Wrong).await.expect("requested");
    let whole = home.text(&[("language", "zh-CN")]).await;
    assert_eq!(times(&whole, "有更正申请"), 2, "at each entry: {whole}");
    assert_eq!((times(&whole, "不是这样"), times(&whole, "核对过了")), (2, 2), "statements; answer and disagreement: {whole}");
    assert!(whole.contains("从未发生：内科门诊"), "{whole}");
    let visit = home.text(&[("language", "en"), ("item[entry]", &visit.to_string())]).await;
    assert_eq!(
        (times(&visit, "Correction requested"), times(&visit, "不是这样")),
        (2, 2),
        "the report belongs to the visit: {visit}"
    );
    let allergies = home.text(&[("language", "zh-CN"), ("part", "allergy")]).await;
    assert!(!allergies.contains("有更正申请") && !allergies.contains("不是这样"), "{allergies}");
}
