//! Statuses of resources, and what restricts an entry that is not a plain fact.

use super::elements::{concept, concepts};
use super::file_error::FileError;
use super::node::{Node, kept_text};
use super::not_taken::Reason;
use super::refusal::Refusal;
use super::unresolved::UnresolvedEntry;
use domain::entry::{Detail, EntryKind, EntryStatus};
use domain::qualification::Qualification;

/// The longest status code that is repeated in a reason.
const LONGEST: usize = 64;

/// The status and the qualification of an entry.
type Standing = (Option<EntryStatus>, Option<Qualification>);

/// The status of an entry for a status code of FHIR R4, whatever the type of resource. No status if the code is unknown to the
/// sender. What did not take place is taken as such: it can replace an entry that said otherwise. What is not final is refused.
fn entry_status(code: &str) -> Result<Standing, Reason> {
    let status = match code {
        "finished" | "completed" | "final" | "amended" | "corrected" | "appended" | "available" | "ended" => {
            EntryStatus::Completed
        }
        "active" | "in-progress" | "arrived" | "triaged" | "recurrence" | "relapse" => EntryStatus::Active,
        "inactive" | "remission" | "resolved" => EntryStatus::Resolved,
        "stopped" | "revoked" => EntryStatus::Stopped,
        "on-hold" | "onleave" => EntryStatus::OnHold,
        "planned" | "intended" | "preparation" => EntryStatus::Planned,
        "not-taken" | "not-done" | "cancelled" => return Ok((None, Some(Qualification::NotDone))),
        "unknown" | "" => return Ok((None, None)),
        other => return Err(not_final(other)),
    };
    Ok((Some(status), None))
}

/// Reads the element `status`, and what else restricts an entry of this kind: `intent` and `doNotPerform` of a request or plan,
/// `isSubpotent` of a vaccination. The reasons of the status become details.
pub(super) fn read_status(entry: &mut UnresolvedEntry, resource: &Node<'_>) -> Result<(), Refusal> {
    (entry.status, entry.qualification) = entry_status(resource.text_of("status")?.unwrap_or_default())?;
    if is_true(resource, "doNotPerform")? {
        entry.qualification = Some(Qualification::Prohibited);
    } else if matches!(resource.text_of("intent")?, Some("proposal" | "plan" | "option")) && entry.kind == EntryKind::Medicine
        || matches!(resource.text_of("intent")?, Some("proposal" | "option"))
    {
        entry.qualification = entry.qualification.or(Some(Qualification::Proposed));
    } else if is_true(resource, "isSubpotent")? {
        entry.qualification = entry.qualification.or(Some(Qualification::Subpotent));
    }
    // The status of a proposal or a prohibition is that of the request: nothing is taken or done.
    if matches!(entry.qualification, Some(Qualification::Proposed | Qualification::Prohibited)) {
        entry.status = None;
    }
    // `statusReason` is a list in medicines and single in the others.
    for name in ["statusReason", "subpotentReason"] {
        for reason in concepts(resource, name)? {
            entry.add_text(Detail::Reason, reason.label);
        }
    }
    Ok(())
}

/// Reads the `clinicalStatus` and the `verificationStatus` of a condition or an allergy. One that was refuted has no status: it is
/// not there.
pub(super) fn read_clinical_status(entry: &mut UnresolvedEntry, resource: &Node<'_>) -> Result<(), Refusal> {
    let code = |name| -> Result<String, FileError> {
        Ok(concept(resource, name)?.and_then(|concept| concept.first_code).unwrap_or_default())
    };
    (entry.status, _) = entry_status(&code("clinicalStatus")?)?;
    entry.qualification = match code("verificationStatus")?.as_str() {
        "confirmed" | "" => None,
        "provisional" => Some(Qualification::Provisional),
        "differential" => Some(Qualification::Differential),
        "refuted" => Some(Qualification::Refuted),
        // A code of the sender's own is no confirmation.
        _ => Some(Qualification::Unconfirmed),
    };
    if entry.qualification == Some(Qualification::Refuted) {
        entry.status = None;
    }
    Ok(())
}

fn is_true(resource: &Node<'_>, name: &str) -> Result<bool, FileError> {
    resource.field(name)?.map_or(Ok(false), |node| node.boolean())
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
