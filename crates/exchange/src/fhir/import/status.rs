//! Statuses of resources.

use super::elements::concept;
use super::file_error::FileError;
use super::node::{Node, kept_text};
use super::not_taken::Reason;
use super::refusal::Refusal;
use domain::entry::EntryStatus;

/// The longest status code that is repeated in a reason.
const LONGEST: usize = 64;

/// The status of an entry for a status code of FHIR R4, whatever the type of resource. None if the code is unknown to
/// the sender. What did not happen, is not final or was entered in error is refused.
fn entry_status(code: &str) -> Result<Option<EntryStatus>, Reason> {
    Ok(Some(match code {
        "finished" | "completed" | "final" | "amended" | "corrected" | "appended" => EntryStatus::Completed,
        "active" | "in-progress" | "arrived" | "triaged" | "recurrence" | "relapse" => EntryStatus::Active,
        "inactive" | "remission" | "resolved" => EntryStatus::Resolved,
        "stopped" | "revoked" | "not-taken" => EntryStatus::Stopped,
        "on-hold" | "onleave" => EntryStatus::OnHold,
        "planned" | "intended" | "preparation" => EntryStatus::Planned,
        "unknown" | "" => return Ok(None),
        other => return Err(not_final(other)),
    }))
}

/// The element `status` of a resource.
pub(super) fn status_of(resource: &Node<'_>) -> Result<Option<EntryStatus>, Refusal> {
    Ok(entry_status(resource.text_of("status")?.unwrap_or_default())?)
}

/// The `clinicalStatus` of a condition or an allergy. One whose `verificationStatus` refutes it is refused.
pub(super) fn clinical_status(resource: &Node<'_>) -> Result<Option<EntryStatus>, Refusal> {
    let code = |name| -> Result<String, FileError> {
        Ok(concept(resource, name)?.and_then(|c| c.coding.map(|c| c.code).or(c.label)).unwrap_or_default())
    };
    match code("verificationStatus")?.as_str() {
        refused @ ("refuted" | "entered-in-error") => Err(Reason::StatusNotFinal(refused.to_owned()).into()),
        _ => Ok(entry_status(&code("clinicalStatus")?)?),
    }
}

/// Refuses an Observation that is preliminary or was entered in error.
pub(super) fn require_final(observation: &Node<'_>) -> Result<(), Refusal> {
    match observation.text_of("status")?.unwrap_or_default() {
        "final" | "amended" | "corrected" => Ok(()),
        status => Err(not_final(status).into()),
    }
}

fn not_final(status: &str) -> Reason {
    Reason::StatusNotFinal(kept_text(status, LONGEST).unwrap_or_default())
}
