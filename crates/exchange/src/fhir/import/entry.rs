//! What is kept of one entry.

use super::clinical;
use super::details;
use super::file_error::{Expected, FileError};
use super::found_entry::{FoundEntry, concept};
use super::node::{Node, kept_text};
use super::not_taken::Reason;
use super::observation::{self, Found, Refusal};
use super::patient::PatientIdentity;
use super::place::Place;
use super::result;
use domain::basics::{Answer, Field};
use serde_json::Value;

/// What is kept of one entry of the Bundle.
pub(super) struct Entry {
    /// The resource's place, or the entry's if it has none.
    pub(super) place: Place,
    /// Empty if there is no resource.
    pub(super) resource_type: String,
    /// Only if FHIR allows it.
    pub(super) id: Option<String>,
    /// Type and id: `Observation/7`.
    pub(super) relative: Option<String>,
    pub(super) full_url: Option<String>,
    /// Of whom it says it is, and where it says so.
    pub(super) subject: Option<(String, Place)>,
    /// The name under which others show it, or where to find it.
    pub(super) name: Option<Name>,
    pub(super) kept: Kept,
}

/// What is kept of a resource.
pub(super) enum Kept {
    Patient(PatientIdentity, Vec<(Field, Answer)>),
    Measurement(Box<Found>),
    Entry(Box<FoundEntry>),
    /// Only its name is kept, for what points to it.
    Named,
    Nothing(Reason),
}

/// A name as it stands there, and the reference to what has it.
#[derive(Default)]
pub(super) struct Name {
    pub(super) said: Option<String>,
    pub(super) at: Option<String>,
}

impl Entry {
    pub(super) fn read(at: usize, value: &Value) -> Result<Self, FileError> {
        let entry = Node::new(value, Place::entry(at));
        // No truncation here: a key that is cut could become another's.
        let full_url = entry.text_of("fullUrl")?.filter(|url| url.len() <= 255 && !url.contains(char::is_control));
        let full_url = full_url.map(ToOwned::to_owned);
        let Some(resource) = entry.field("resource")? else {
            return Ok(Self::without_resource(entry.place, full_url));
        };
        let resource_type = type_of(&resource)?;
        let id = resource.text_of("id")?.filter(|id| is_id(id)).map(ToOwned::to_owned);
        Ok(Self {
            relative: id.as_ref().map(|id| format!("{resource_type}/{id}")),
            subject: subject_of(&resource)?,
            name: name_of(resource_type, &resource),
            kept: Kept::read(resource_type, &resource)?,
            resource_type: resource_type.to_owned(),
            place: resource.place,
            id,
            full_url,
        })
    }

    /// The sender's own key for it: type and `id`, for ids are a type's own; or the entry's `fullUrl`.
    pub(super) fn source_key(&self) -> Option<&str> {
        self.relative.as_deref().or(self.full_url.as_deref())
    }

    fn without_resource(place: Place, full_url: Option<String>) -> Self {
        let kept = Kept::Nothing(Reason::NoResource);
        Self { place, resource_type: String::new(), id: None, relative: None, full_url, subject: None, name: None, kept }
    }
}

impl Kept {
    fn read(resource_type: &str, resource: &Node<'_>) -> Result<Self, FileError> {
        Ok(match resource_type {
            "Patient" => Self::Patient(PatientIdentity::read(resource)?, details::of_patient(resource)?),
            "Observation" => Self::or_reason(Self::observation(resource))?,
            "Organization" | "Practitioner" | "PractitionerRole" | "Location" | "CareTeam" | "Medication" | "Goal" => Self::Named,
            "Composition" => Self::Nothing(Reason::TableOfContents),
            // The Financial module of FHIR R4.
            "Account"
            | "ChargeItem"
            | "ChargeItemDefinition"
            | "Claim"
            | "ClaimResponse"
            | "Contract"
            | "Coverage"
            | "CoverageEligibilityRequest"
            | "CoverageEligibilityResponse"
            | "EnrollmentRequest"
            | "EnrollmentResponse"
            | "ExplanationOfBenefit"
            | "InsurancePlan"
            | "Invoice"
            | "PaymentNotice"
            | "PaymentReconciliation" => Self::Nothing(Reason::OutOfScope),
            _ => match clinical::reader(resource_type) {
                Some(read) => Self::or_reason(clinical::read(resource, read).map(|found| Self::Entry(Box::new(found))))?,
                None => Self::Nothing(Reason::NotYet),
            },
        })
    }

    /// A measurement of ours, or else a result in the sender's words.
    fn observation(observation: &Node<'_>) -> Result<Self, Refusal> {
        if observation.field("modifierExtension")?.is_some() {
            return Err(Reason::Modified.into());
        }
        Ok(match observation::read(observation)? {
            Some(found) => Self::Measurement(Box::new(found)),
            None => Self::Entry(Box::new(result::read(observation)?)),
        })
    }

    fn or_reason(kept: Result<Self, Refusal>) -> Result<Self, FileError> {
        match kept {
            Ok(kept) => Ok(kept),
            Err(Refusal::Resource(reason)) => Ok(Self::Nothing(reason)),
            Err(Refusal::File(error)) => Err(error),
        }
    }
}

fn type_of<'a>(resource: &Node<'a>) -> Result<&'a str, FileError> {
    let Some(named) = resource.field("resourceType")? else {
        return Err(FileError::Missing(resource.place.field("resourceType")));
    };
    named.text().ok().filter(|name| is_type_name(name)).ok_or_else(|| named.is_not(Expected::ResourceType))
}

/// The longest name of a type in R4 has 33 letters.
pub(super) fn is_type_name(name: &str) -> bool {
    (1..=40).contains(&name.len()) && name.bytes().all(|byte| byte.is_ascii_alphabetic())
}

/// FHIR R4 `id`: `[A-Za-z0-9\-\.]{1,64}`.
fn is_id(id: &str) -> bool {
    (1..=64).contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-.".contains(&byte))
}

/// `subject` or `patient`, whichever the type has.
fn subject_of(resource: &Node<'_>) -> Result<Option<(String, Place)>, FileError> {
    for name in ["subject", "patient"] {
        let Some(subject) = resource.field(name)? else { continue };
        if let Some(reference) = subject.field("reference")? {
            return Ok(Some((reference.text()?.to_owned(), reference.place)));
        }
    }
    Ok(None)
}

/// The name of an institution or professional, or, for an encounter, where its institution stands. Names are a help,
/// so one that is missing or odd is no error.
fn name_of(resource_type: &str, resource: &Node<'_>) -> Option<Name> {
    match resource_type {
        "Organization" | "CareTeam" | "Location" => Name::said(resource.text_of("name").ok()??),
        "Goal" => Name::said(&concept(resource, "description").ok()??.label?),
        "Medication" | "Condition" => Name::said(&concept(resource, "code").ok()??.label?),
        "Practitioner" => Name::said(&human_name(resource)?),
        "Encounter" => Name::of_reference(&resource.field("serviceProvider").ok()??).ok(),
        _ => None,
    }
}

/// `HumanName`: its text, or its parts.
fn human_name(resource: &Node<'_>) -> Option<String> {
    let name = resource.items_of("name").ok()?.into_iter().next()?;
    if let Some(text) = name.text_of("text").ok()? {
        return Some(text.to_owned());
    }
    let given = name.items_of("given").ok()?;
    let parts = given.iter().map(Node::text).chain(name.text_of("family").transpose());
    Some(parts.collect::<Result<Vec<_>, _>>().ok()?.join(" "))
}

impl Name {
    fn said(text: &str) -> Option<Self> {
        kept_text(text, 200).map(|said| Self { said: Some(said), at: None })
    }

    /// What a `Reference` shows, and where it points.
    pub(super) fn of_reference(reference: &Node<'_>) -> Result<Self, FileError> {
        let said = reference.text_of("display")?.and_then(|text| kept_text(text, 200));
        Ok(Self { said, at: reference.text_of("reference")?.map(ToOwned::to_owned) })
    }
}
