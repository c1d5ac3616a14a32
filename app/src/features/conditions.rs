//! Illnesses, medicines, pregnancy and personal targets that change the thresholds of measurements.

use chrono::{DateTime, TimeDelta, Utc};
use domain::{
    basics::Field,
    entry::{Content, Detail, EntryKind, Service},
    measurement::{Conditions, Knowledge, Target, Targets},
    section::Section,
};
use store::{
    opening::Reader,
    record::entries::{self, Entry},
};

use crate::{
    error::PageError,
    features::basics::{self, Basics},
    glossary::{Group, Term},
};

/// The sections that a page opens to judge measurements: their thresholds depend on conditions, medicines and antenatal visits.
pub const JUDGED: &[Section] = &[Section::Measurements, Section::Health, Section::Services];

const ICD_10: &str = "http://hl7.org/fhir/sid/icd-10";

/// The option 糖尿病 of the field 既往史 of the national form.
const DIABETES_OPTION: &str = "3";

/// The maximum number of present allergies, conditions and medicines that are read.
const MOST_PRESENT: i64 = 60;

/// For how long an antenatal visit says that a woman is pregnant, if no later visit says that the child is born.
const PREGNANCY: TimeDelta = TimeDelta::days(300);

/// Reads the conditions and the personal targets. Sections that the opening does not cover tell nothing, and what they would tell stays unknown.
pub async fn read(reader: &mut Reader, now: DateTime<Utc>) -> Result<Conditions, PageError> {
    let entries = entries_that_tell(reader, now).await?;
    let basics = basics::read(reader, &[Field::PastIllness]).await?;
    Ok(conditions_of(&entries, &basics, now))
}

/// The present allergies, conditions and medicines; then the antenatal and postnatal visits of a pregnancy, and active plans with
/// targets, newest first.
pub async fn entries_that_tell(reader: &mut Reader, now: DateTime<Utc>) -> Result<Vec<Entry>, PageError> {
    let mut entries = entries::present(reader, MOST_PRESENT).await?;
    entries.extend(entries::maternal_visits_and_targets(reader, now - PREGNANCY).await?);
    Ok(entries)
}

/// What these entries and the basics say. Of the conditions and medicines only present ones may be among them.
///
/// A suspected diabetes is not known: the advice then says what holds for people with diabetes. A suspected pregnancy counts as
/// one, because the usual ranges would reassure falsely. What is ruled out never counts.
pub fn conditions_of(entries: &[Entry], basics: &Basics, now: DateTime<Utc>) -> Conditions {
    let holds = |content: &&Content| content.qualification.is_none_or(|one| !one.is_denial());
    let is_sure = |content: &&Content| content.qualification.is_none_or(|one| !one.is_suspicion());
    let contents = || entries.iter().map(|entry| &entry.content);
    let conditions = || contents().filter(|content| content.kind == EntryKind::Condition).filter(holds);
    let medicines = || contents().filter(|content| content.kind == EntryKind::Medicine && content.qualification.is_none());
    let answered = basics.get(&Field::PastIllness).is_some_and(|basic| basic.answers.has(DIABETES_OPTION));
    let known = |is_present| if is_present { Knowledge::Present } else { Knowledge::Unknown };
    Conditions {
        diabetes: known(answered || conditions().filter(is_sure).any(is_diabetes)),
        glucose_lowering: known(medicines().any(|content| is_glucose_lowering(&content.label))),
        pregnancy: known(conditions().any(is_pregnancy) || is_in_antenatal_care(contents(), now)),
        targets: targets_of(contents()),
    }
}

/// The targets of the plans among these contents; for each amount that of the newest plan.
fn targets_of<'a>(contents: impl Iterator<Item = &'a Content>) -> Targets {
    let mut plans: Vec<&Content> = contents.filter(|content| content.kind == EntryKind::Plan).collect();
    plans.sort_by_key(|plan| std::cmp::Reverse(plan.at.instant()));
    let mut targets = Targets::default();
    let stated = plans.into_iter().flat_map(|plan| &plan.details).filter(|(name, _)| *name == Detail::Target);
    stated.filter_map(|(_, text)| Target::parse(text)).for_each(|target| targets.add(target));
    targets
}

/// Whether the newest antenatal or postnatal visit of the last 300 days is an antenatal one.
fn is_in_antenatal_care<'a>(contents: impl Iterator<Item = &'a Content>, now: DateTime<Utc>) -> bool {
    let recent = |content: &&Content| content.at.instant() >= now - PREGNANCY && content.at.instant() <= now;
    let visits = contents.filter(|content| content.kind == EntryKind::Visit).filter(recent);
    let newest = visits.filter_map(|content| Some((content.at.instant(), is_antenatal(content)?))).max_by_key(|(at, _)| *at);
    newest.is_some_and(|(_, antenatal)| antenatal)
}

/// Whether a visit was before the birth (WS/T 483 HSDB02.01 and .02, 产前) or after it (.03 and .04, 产后); `None` for other visits.
fn is_antenatal(content: &Content) -> Option<bool> {
    match content.coding.as_ref().filter(|_| content.service() == Service::Maternal).map(|coding| coding.code.as_str()) {
        Some("HSDB02.01" | "HSDB02.02") => return Some(true),
        Some("HSDB02.03" | "HSDB02.04") => return Some(false),
        _ => {}
    }
    let says = |words: &[&str]| words.iter().any(|word| content.label.contains(word));
    if says(&["产后"]) {
        return Some(false);
    }
    says(&["产前", "产检"]).then_some(true)
}

/// ICD-10 E10 to E14, or a name with 糖尿病, except prediabetes (糖尿病前期).
fn is_diabetes(content: &Content) -> bool {
    let coded = icd_10(content).is_some_and(|code| matches!(code.get(..3), Some("E10" | "E11" | "E12" | "E13" | "E14")));
    let name = content.label.to_lowercase();
    let prediabetes = name.contains("前期") || name.contains("prediabetes");
    coded || !prediabetes && (name.contains("糖尿病") || name.contains("diabetes"))
}

/// Stems of the non-proprietary names of drugs used in diabetes (WHO ATC group A10; WHO stems -gli-, -glutide, -enatide and their
/// Chinese equivalents in 中国药品通用名称).
const GLUCOSE_LOWERING: &[&str] = &[
    "胰岛素",
    "二甲双胍",
    "格列",
    "波糖",
    "鲁肽",
    "那肽",
    "糖肽",
    "尔泊肽",
    "insulin",
    "metformin",
    "gliclazide",
    "glimepiride",
    "glipizide",
    "gliquidone",
    "glibenclamide",
    "gliptin",
    "gliflozin",
    "glinide",
    "glitazone",
    "acarbose",
    "voglibose",
    "miglitol",
    "glutide",
    "enatide",
    "tirzepatide",
];

/// Whether the name of a medicine is that of a glucose-lowering drug. 格列卫 is a brand of imatinib.
fn is_glucose_lowering(name: &str) -> bool {
    let name = name.to_lowercase();
    !name.contains("格列卫") && GLUCOSE_LOWERING.iter().any(|stem| name.contains(stem))
}

/// A term of pregnancy, or a code of ICD-10 chapter XV (O00 to O99) or Z33 to Z35.
fn is_pregnancy(content: &Content) -> bool {
    let coded = icd_10(content).is_some_and(|code| code.starts_with('O') || matches!(code.get(..3), Some("Z33" | "Z34" | "Z35")));
    coded || Term::of(content).is_some_and(|term| term.group() == Some(Group::Pregnancy))
}

fn icd_10(content: &Content) -> Option<&str> {
    content.coding.as_ref().filter(|coding| coding.system == ICD_10).map(|coding| coding.code.as_str())
}

#[cfg(test)]
mod tests {
    use domain::measured_at::{MeasuredAt, Precision};

    use super::*;

    #[test]
    fn the_newest_antenatal_or_postnatal_visit_decides() {
        let now = DateTime::from_timestamp(1_795_413_900, 0).unwrap_or_default();
        let visit = |label: &str, days: i64| {
            Content::named(EntryKind::Visit, label, MeasuredAt::new(now - TimeDelta::days(days), Precision::Day))
        };
        let pregnant = |visits: &[Content]| is_in_antenatal_care(visits.iter(), now);
        assert!(pregnant(&[visit("产前检查", 299)]));
        assert!(!pregnant(&[visit("产前检查", 301)]));
        assert!(!pregnant(&[visit("产前检查", 90), visit("产后访视", 10)]), "the child is born");
        assert!(pregnant(&[visit("产后访视", 250), visit("首次产前随访", 10)]), "pregnant again");
        assert!(!pregnant(&[visit("内科门诊", 10)]));
        let coded = |code: &str| Content {
            coding: Some(domain::entry::Coding { system: "urn:oid:2.16.156.10011.2.4".to_owned(), code: code.to_owned() }),
            ..visit("随访", 10)
        };
        assert_eq!(
            ["HSDB02.01", "HSDB02.02", "HSDB02.03", "HSDB02.04"].map(|code| pregnant(&[coded(code)])),
            [true, true, false, false]
        );
    }

    #[test]
    fn glucose_lowering_medicines_are_known_by_the_stem_of_their_name() {
        for name in [
            "盐酸二甲双胍片 0.5 克",
            "甘精胰岛素注射液",
            "达格列净片",
            "阿卡波糖片",
            "司美格鲁肽注射液",
            "Glimepiride 2 mg",
            "Sitagliptin",
        ] {
            assert!(is_glucose_lowering(name), "{name}");
        }
        for name in ["格列卫", "苯磺酸氨氯地平片", "葡萄糖注射液", "Aspirin", "葡醛内酯片"] {
            assert!(!is_glucose_lowering(name), "{name}");
        }
    }
}
