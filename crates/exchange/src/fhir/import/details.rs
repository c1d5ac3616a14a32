//! What a file states about fields of the basics. An import changes no field: if the file and the basics differ, the
//! resident is asked.

use super::file_error::FileError;
use super::node::Node;
use super::unresolved::UnresolvedEntry;
use domain::basics::{Answer, Field};
use domain::entry::EntryStatus;
use domain::text::visible;

/// The option 其他 (other) of 药物过敏史, which takes words.
const OTHER_MEDICINES: &str = "5";
/// SNOMED CT: no known allergy, no known drug allergy.
const NO_ALLERGY: [&str; 2] = ["716186003", "409137002"];
/// The longest words of an option, in characters.
const LONGEST: usize = 100;

/// From the Patient: a current telephone number and the marital status.
pub(super) fn of_patient(patient: &Node<'_>) -> Result<Vec<(Field, Answer)>, FileError> {
    let phone = phone(patient)?.map(|number| (Field::Phone, Answer::words(number)));
    let marital_status = marital_status(patient)?.map(|code| (Field::MaritalStatus, Answer::code(code)));
    Ok(phone.into_iter().chain(marital_status).collect())
}

/// From the allergies of the file: all medicines to which the patient is allergic, in one answer.
pub(super) fn of_allergies<'a>(entries: impl Iterator<Item = &'a UnresolvedEntry>) -> Option<(Field, Answer)> {
    let medicines = entries.filter(|entry| entry.to_medicine && is_current_allergy(entry));
    let names: Vec<&str> = medicines.filter_map(|entry| entry.label.display.as_deref()).collect();
    let words: String = names.join("; ").chars().take(LONGEST).collect();
    (!words.is_empty()).then(|| (Field::DrugAllergy, Answer { words: Some(words), ..Answer::code(OTHER_MEDICINES) }))
}

/// False for a resolved allergy, for an entry that states that there is no allergy, and for one that is only suspected: a
/// suspicion is never proposed as an answer.
fn is_current_allergy(entry: &UnresolvedEntry) -> bool {
    let none = entry.coding.as_ref().is_some_and(|coding| NO_ALLERGY.contains(&coding.code.as_str()));
    !none && entry.qualification.is_none() && matches!(entry.status, None | Some(EntryStatus::Active))
}

/// The last mobile number, else the first other number. Old numbers are ignored.
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

/// HL7 v3 `MaritalStatus` as a code of the form. The meanings are those of GB/T 2261.2.
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
