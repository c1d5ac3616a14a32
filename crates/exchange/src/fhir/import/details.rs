//! What a file says of details that stand in the basics. It changes none of them: where it says otherwise, the resident is asked.

use domain::basics::{Answer, Field};
use domain::entry::EntryStatus;
use domain::text::visible;

use super::entry::{Entry, Kept};
use super::file_error::FileError;
use super::found_entry::FoundEntry;
use super::node::Node;

/// The option "other" of 药物过敏史, said with words.
const OTHER_MEDICINES: &str = "5";
/// SNOMED CT: no known allergy, no known drug allergy.
const NO_ALLERGY: [&str; 2] = ["716186003", "409137002"];
/// "Which", of an option: the longest.
const LONGEST: usize = 100;

/// Of the Patient: a telephone number in use, and the marital status.
pub(super) fn of_patient(patient: &Node<'_>) -> Result<Vec<(Field, Answer)>, FileError> {
    let phone = phone(patient)?.map(|number| (Field::Phone, Answer::words(number)));
    let married = marital_status(patient)?.map(|code| (Field::MaritalStatus, Answer::code(code)));
    Ok(phone.into_iter().chain(married).collect())
}

/// The medicines that the file says the patient is allergic to, in one answer.
pub(super) fn of_allergies(entries: &[Entry]) -> Option<(Field, Answer)> {
    let names: Vec<&str> = entries
        .iter()
        .filter_map(|entry| match &entry.kept {
            Kept::Entry(found) if found.to_medicine && goes_on(found) => found.label.said.as_deref(),
            _ => None,
        })
        .collect();
    let words: String = names.join("; ").chars().take(LONGEST).collect();
    (!words.is_empty()).then(|| (Field::DrugAllergy, Answer { words: Some(words), ..Answer::code(OTHER_MEDICINES) }))
}

/// Whether it is an allergy at all, and has not passed.
fn goes_on(found: &FoundEntry) -> bool {
    let none = found.coding.as_ref().is_some_and(|coding| NO_ALLERGY.contains(&coding.code.as_str()));
    !none && matches!(found.status, None | Some(EntryStatus::Active))
}

/// A mobile number before others.
fn phone(patient: &Node<'_>) -> Result<Option<String>, FileError> {
    let mut found = None;
    for contact in patient.items_of("telecom")? {
        let (system, usage) = (contact.text_of("system")?, contact.text_of("use")?);
        if system != Some("phone") || usage == Some("old") {
            continue;
        }
        let number = contact.text_of("value")?.map(|value| visible(value).trim().to_owned());
        let number = number.filter(|number| number.len() <= 30 && number.bytes().filter(u8::is_ascii_digit).count() >= 5);
        if found.is_none() || usage == Some("mobile") {
            found = number.or(found);
        }
    }
    Ok(found)
}

/// v3-MaritalStatus as the form's codes, by way of GB/T 2261.2.
fn marital_status(patient: &Node<'_>) -> Result<Option<&'static str>, FileError> {
    let Some(status) = patient.field("maritalStatus")? else { return Ok(None) };
    for coding in status.items_of("coding")? {
        match coding.text_of("code")? {
            Some("S") => return Ok(Some("1")),
            Some("M") => return Ok(Some("2")),
            Some("W") => return Ok(Some("3")),
            Some("D") => return Ok(Some("4")),
            _ => {}
        }
    }
    Ok(None)
}
