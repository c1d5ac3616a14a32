//! Illnesses and pregnancy that change the thresholds of measurements.

use domain::{
    basics::Field,
    entry::{Content, EntryKind},
    measurement::{Conditions, Knowledge},
};
use store::record::entries::Entry;

use crate::{
    features::basics::Basics,
    glossary::{Group, Term},
};

const ICD_10: &str = "http://hl7.org/fhir/sid/icd-10";

/// The option 糖尿病 of the field 既往史 of the national form.
const DIABETES_OPTION: &str = "3";

/// What the present conditions, the present medicines and the basics say. A suspected diabetes is not known: the advice then says what holds for people
/// with diabetes. A suspected pregnancy counts as one, because the usual ranges would reassure falsely. What is ruled out never
/// counts.
pub fn conditions_of(present: &[Entry], basics: &Basics) -> Conditions {
    let holds = |content: &&Content| content.qualification.is_none_or(|one| !one.is_denial());
    let is_sure = |content: &&Content| content.qualification.is_none_or(|one| !one.is_suspicion());
    let contents = || present.iter().map(|entry| &entry.content);
    let conditions = || contents().filter(|content| content.kind == EntryKind::Condition).filter(holds);
    let answered = basics.get(&Field::PastIllness).is_some_and(|basic| basic.answers.has(DIABETES_OPTION));
    let known = |is_present| if is_present { Knowledge::Present } else { Knowledge::Unknown };
    Conditions {
        diabetes: known(answered || conditions().filter(is_sure).any(is_diabetes)),
        glucose_lowering: known(
            contents()
                .filter(|content| content.kind == EntryKind::Medicine && content.qualification.is_none())
                .any(|content| is_glucose_lowering(&content.label)),
        ),
        pregnancy: known(conditions().any(is_pregnancy)),
    }
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
    "胰岛素", "二甲双胍", "格列", "波糖", "鲁肽", "那肽", "糖肽", "尔泊肽", "insulin", "metformin", "gliclazide", "glimepiride", "glipizide",
    "gliquidone", "glibenclamide", "gliptin", "gliflozin", "glinide", "glitazone", "acarbose", "voglibose", "miglitol", "glutide",
    "enatide", "tirzepatide",
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
    use super::is_glucose_lowering;

    #[test]
    fn glucose_lowering_medicines_are_known_by_the_stem_of_their_name() {
        for name in ["盐酸二甲双胍片 0.5 克", "甘精胰岛素注射液", "达格列净片", "阿卡波糖片", "司美格鲁肽注射液", "Glimepiride 2 mg", "Sitagliptin"] {
            assert!(is_glucose_lowering(name), "{name}");
        }
        for name in ["格列卫", "苯磺酸氨氯地平片", "葡萄糖注射液", "Aspirin", "葡醛内酯片"] {
            assert!(!is_glucose_lowering(name), "{name}");
        }
    }
}
