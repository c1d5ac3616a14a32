//! Statements that there is none: no known allergy, no medicine. They are information, and never an allergy or a medicine.

use super::elements::{Concept, concept, text};
use super::file_error::FileError;
use super::node::{Node, kept_lines};
use super::unresolved::UnresolvedEntry;
use super::when::When;
use domain::entry::{EntryKind, EntryStatus};
use domain::qualification::Qualification;

/// SNOMED CT: no known allergy, drug allergy, environmental allergy, food allergy; no current problem; no known medicine.
const SNOMED: [&str; 7] = ["716186003", "409137002", "428607008", "429625007", "160245001", "787481004", "1287211007"];
/// The codes of HL7 IPS `absent-unknown-uv-ips` that begin so say that there is none; those on `-info` that nothing is known.
const NO_KNOWN: &str = "no-known-";
/// Whole labels that say the same.
const WORDS: [&str; 9] = [
    "无已知过敏",
    "无已知药物过敏",
    "无药物过敏史",
    "无过敏史",
    "否认过敏史",
    "否认药物过敏史",
    "No known allergies",
    "No known drug allergies",
    "NKDA",
];

/// Whether this label or code says that there is none.
pub(super) fn is_none_known(entry: &UnresolvedEntry) -> bool {
    let code = entry.coding.as_ref().map(|coding| coding.code.as_str());
    let label = entry.label.display.as_deref().unwrap_or_default();
    let coded = code.is_some_and(|code| SNOMED.contains(&code) || code.starts_with(NO_KNOWN));
    coded || label.starts_with(NO_KNOWN) || WORDS.contains(&label.trim())
}

/// Whether this label or code says that there is no information, which is not the same.
pub(super) fn is_no_information(entry: &UnresolvedEntry) -> bool {
    let code = entry.coding.as_ref().map(|coding| coding.code.as_str());
    code.is_some_and(|code| code.starts_with("no-") && code.ends_with("-info"))
}

/// The sections of a Composition that are empty because there is nothing known to exist (`emptyReason` `nilknown`), each with the
/// code of the section.
pub(super) fn sections(composition: &Node<'_>) -> Result<Vec<(String, UnresolvedEntry)>, FileError> {
    let mut found = Vec::new();
    for section in composition.items_of("section")? {
        let reason = concept(&section, "emptyReason")?.and_then(|reason| reason.first_code);
        let code = concept(&section, "code")?.and_then(|code| code.first_code).unwrap_or_default();
        let Some(kind) = kind_of(&code).filter(|_| reason.as_deref() == Some("nilknown")) else { continue };
        let narrative = match section.field("text")? {
            Some(narrative) => narrative.text_of("div")?.map(without_tags).and_then(|words| kept_lines(&words)),
            None => None,
        };
        let Some(label) = narrative.map(|words| words.replace('\n', " ")).or(text(&section, "title")?) else { continue };
        let mut entry = UnresolvedEntry::new(kind, composition, Concept::of_label(&label), When::read(composition, &["date"])?)?;
        entry.qualification = Some(Qualification::NoneKnown);
        found.push((code, entry));
    }
    Ok(found)
}

/// The kind of the entries of a section, by the LOINC code of the section.
fn kind_of(section: &str) -> Option<EntryKind> {
    Some(match section {
        "48765-2" => EntryKind::Allergy,
        "11450-4" | "11348-0" => EntryKind::Condition,
        "10160-0" => EntryKind::Medicine,
        "11369-6" => EntryKind::Immunisation,
        "47519-4" => EntryKind::Procedure,
        _ => return None,
    })
}

/// The text of a narrative without its tags.
fn without_tags(xhtml: &str) -> String {
    let mut text = String::new();
    let mut in_tag = false;
    for character in xhtml.chars() {
        match character {
            '<' => in_tag = true,
            '>' => {
                in_tag = false;
                text.push(' ');
            }
            _ if in_tag => {}
            other => text.push(other),
        }
    }
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&").replace("&#160;", " ").replace("&nbsp;", " ")
}

/// Marks an entry that says that there is none. Its status is left out: there is nothing that goes on.
pub(super) fn mark(entry: &mut UnresolvedEntry) {
    let refuted = entry.qualification == Some(Qualification::Refuted);
    if is_none_known(entry) && !refuted && entry.status != Some(EntryStatus::Resolved) {
        entry.qualification = Some(Qualification::NoneKnown);
        entry.status = None;
    }
}
