//! Which version of a resource this is, as the sender states it, and whether the sender takes the resource back.

use super::elements::{concept, concepts, text_lines};
use super::file_error::FileError;
use super::node::{Node, kept_text};
use chrono::{DateTime, Utc};
use domain::entry::EntryKind;
use domain::sender_version::SenderVersion;

/// `meta.lastUpdated`, `meta.versionId`, and whether the status marks a correction. A time that cannot be read is left out: it
/// only orders versions.
pub(super) fn version_of(resource: &Node<'_>) -> Result<SenderVersion, FileError> {
    let mut version = SenderVersion::default();
    if let Some(meta) = resource.field("meta")? {
        let updated_at = meta.text_of("lastUpdated")?.and_then(|text| DateTime::parse_from_rfc3339(text).ok());
        version.updated_at =
            updated_at.map(|at| at.to_utc()).and_then(|at| DateTime::from_timestamp_micros(at.timestamp_micros()));
        version.number = meta.text_of("versionId")?.and_then(|number| kept_text(number, 64));
    }
    let status = resource.text_of("status").ok().flatten();
    version.corrected = matches!(status, Some("corrected" | "amended" | "appended"));
    Ok(version)
}

/// A time of the last change in the future is not used: it would stop every later version.
pub(super) fn without_future(version: SenderVersion, now: DateTime<Utc>) -> SenderVersion {
    SenderVersion { updated_at: version.updated_at.filter(|at| *at <= now), ..version }
}

/// A resource that its sender takes back: it was entered in error, there is no result, or the transaction deletes it.
pub(super) struct TakenBack {
    /// The kind that entries of this type have.
    pub(super) kind: EntryKind,
    /// The label, or else the type of the resource.
    pub(super) label: String,
    /// Why, in the sender's words.
    pub(super) words: Option<String>,
}

impl TakenBack {
    /// Reads a resource that was entered in error, or an observation or report that was cancelled. None for any other.
    pub(super) fn read(resource_type: &str, resource: &Node<'_>) -> Result<Option<Self>, FileError> {
        let Some(kind) = kind_of(resource_type) else { return Ok(None) };
        let status = match resource_type {
            "Condition" | "AllergyIntolerance" => concept(resource, "verificationStatus")?.and_then(|concept| concept.first_code),
            _ => resource.text_of("status")?.map(ToOwned::to_owned),
        };
        match (status.as_deref(), resource_type) {
            (Some("entered-in-error"), _) | (Some("cancelled"), "Observation" | "DiagnosticReport") => {}
            _ => return Ok(None),
        }
        let mut words = Vec::new();
        for note in resource.items_of("note").unwrap_or_default() {
            words.extend(text_lines(&note, "text")?);
        }
        for reason in concepts(resource, "statusReason").unwrap_or_default() {
            words.extend(reason.label);
        }
        let label = concept(resource, "code").ok().flatten().and_then(|concept| concept.label);
        let words = (!words.is_empty()).then(|| words.join("\n"));
        Ok(Some(Self { kind, label: label.unwrap_or_else(|| resource_type.to_owned()), words }))
    }

    /// A resource that the transaction deletes.
    pub(super) fn deleted(resource_type: &str) -> Option<Self> {
        Some(Self { kind: kind_of(resource_type)?, label: resource_type.to_owned(), words: None })
    }
}

/// The kind of the entries of a type of resource. An Observation can also be a measurement.
pub(super) fn kind_of(resource_type: &str) -> Option<EntryKind> {
    Some(match resource_type {
        "Encounter" => EntryKind::Visit,
        "Condition" => EntryKind::Condition,
        "AllergyIntolerance" => EntryKind::Allergy,
        "MedicationRequest" | "MedicationStatement" | "MedicationAdministration" => EntryKind::Medicine,
        "Immunization" => EntryKind::Immunisation,
        "Procedure" => EntryKind::Procedure,
        "DiagnosticReport" | "ImagingStudy" => EntryKind::Report,
        "Observation" => EntryKind::Result,
        "CarePlan" => EntryKind::Plan,
        _ => return None,
    })
}
