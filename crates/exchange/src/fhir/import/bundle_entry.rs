//! One entry of the Bundle, reduced to what the import needs.

use super::clinical;
use super::details;
use super::elements::concept;
use super::file_error::{Expected, FileError};
use super::goal;
use super::name::Name;
use super::node::Node;
use super::none_known;
use super::not_taken::Reason;
use super::observation;
use super::patient::{PatientIdentity, WrittenPerson};
use super::place::Place;
use super::refusal::Refusal;
use super::result;
use super::unresolved::{UnresolvedEntry, UnresolvedMeasurement};
use super::version::{TakenBack, version_of};
use domain::basics::{Answer, Field};
use domain::sender_version::SenderVersion;
use serde_json::Value;
use std::collections::HashMap;

/// An entry of the Bundle.
pub(super) struct BundleEntry {
    /// The place of the resource, or of the entry if it has no resource.
    pub(super) place: Place,
    /// Empty if there is no resource.
    pub(super) resource_type: String,
    /// The `id` of the resource, if it conforms to FHIR.
    pub(super) id: Option<String>,
    /// The relative reference: type and id, `Observation/7`.
    pub(super) relative: Option<String>,
    pub(super) full_url: Option<String>,
    /// The reference to the subject, and the place of that reference.
    pub(super) subject: Option<(String, Place)>,
    /// The name that is shown where other resources refer to this one.
    pub(super) name: Option<Name>,
    /// The names of the resources that this one contains, by their references (`#dr`).
    pub(super) contained: HashMap<String, Name>,
    /// The targets of this Goal in numbers.
    pub(super) targets: Vec<String>,
    /// The targets of the Goals that this resource contains, by their references.
    pub(super) contained_targets: HashMap<String, Vec<String>>,
    /// Which version this is.
    pub(super) version: SenderVersion,
    pub(super) content: ResourceContent,
}

/// The content of a resource.
pub(super) enum ResourceContent {
    Patient(PatientIdentity, WrittenPerson, Vec<(Field, Answer)>),
    Measurement(Box<UnresolvedMeasurement>),
    Entry(Box<UnresolvedEntry>),
    /// A Composition: what its sections state of which there is none, each with the code of the section.
    Sections(Vec<(String, UnresolvedEntry)>),
    /// The sender takes it back.
    TakenBack(TakenBack),
    /// Only the name is kept, for the resources that refer to this one.
    NameOnly,
    NotTaken(Reason),
}

impl BundleEntry {
    pub(super) fn read(at: usize, value: &Value) -> Result<Self, FileError> {
        let entry = Node::new(value, Place::entry(at));
        // Never truncated: two truncated keys could be equal.
        let full_url = entry.text_of("fullUrl")?.filter(|url| url.len() <= 255 && !url.contains(char::is_control));
        let full_url = full_url.map(normalised_address);
        let Some(resource) = entry.field("resource")? else {
            return Self::without_resource(&entry, full_url);
        };
        let resource_type = type_of(&resource)?;
        let id = resource.text_of("id")?.filter(|id| is_id(id)).map(ToOwned::to_owned);
        Ok(Self {
            relative: id.as_ref().map(|id| format!("{resource_type}/{id}")),
            subject: subject_of(&resource)?,
            name: name_of(resource_type, &resource),
            contained: contained(&resource)?,
            targets: if resource_type == "Goal" { goal::targets(&resource) } else { Vec::new() },
            contained_targets: contained_targets(&resource)?,
            version: version_of(&resource)?,
            content: ResourceContent::read(resource_type, &resource)?,
            resource_type: resource_type.to_owned(),
            place: resource.place,
            id,
            full_url,
        })
    }

    /// The sender's key: type and `id` (an id is unique only within its type), else the `fullUrl` of the entry.
    pub(super) fn source_key(&self) -> Option<&str> {
        self.relative.as_deref().or(self.full_url.as_deref())
    }

    /// An entry that deletes a resource (`request` with the method DELETE), or an empty one.
    fn without_resource(entry: &Node<'_>, full_url: Option<String>) -> Result<Self, FileError> {
        let mut empty = Self {
            place: entry.place.clone(),
            resource_type: String::new(),
            id: None,
            relative: None,
            full_url,
            subject: None,
            name: None,
            contained: HashMap::new(),
            targets: Vec::new(),
            contained_targets: HashMap::new(),
            version: SenderVersion::default(),
            content: ResourceContent::NotTaken(Reason::NoResource),
        };
        let Some((resource_type, id)) = deleted(entry)? else { return Ok(empty) };
        resource_type.clone_into(&mut empty.resource_type);
        empty.relative = Some(format!("{resource_type}/{id}"));
        empty.id = Some(id.to_owned());
        empty.content = match TakenBack::deleted(resource_type) {
            Some(taken_back) => ResourceContent::TakenBack(taken_back),
            None => ResourceContent::NotTaken(Reason::NotYet),
        };
        Ok(empty)
    }
}

impl ResourceContent {
    fn read(resource_type: &str, resource: &Node<'_>) -> Result<Self, FileError> {
        if let Some(taken_back) = TakenBack::read(resource_type, resource)? {
            return Ok(Self::TakenBack(taken_back));
        }
        Ok(match resource_type {
            "Patient" => {
                let person = WrittenPerson::read(resource)?;
                Self::Patient(PatientIdentity::read(resource)?, person, details::of_patient(resource)?)
            }
            "Observation" => Self::or_reason(Self::observation(resource))?,
            "Organization" | "Practitioner" | "PractitionerRole" | "Location" | "CareTeam" | "Medication" | "Goal" => {
                Self::NameOnly
            }
            "Composition" => Self::Sections(none_known::sections(resource)?),
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
            | "PaymentReconciliation" => Self::NotTaken(Reason::OutOfScope),
            _ => match clinical::reader(resource_type) {
                Some(read) => Self::or_reason(clinical::read(resource, read).map(|entry| Self::Entry(Box::new(entry))))?,
                None => Self::NotTaken(Reason::NotYet),
            },
        })
    }

    /// A measurement, else a result in the sender's words.
    fn observation(observation: &Node<'_>) -> Result<Self, Refusal> {
        if observation.field("modifierExtension")?.is_some() {
            return Err(Reason::Modified.into());
        }
        Ok(match observation::read(observation)? {
            Some(measurement) => Self::Measurement(Box::new(measurement)),
            None => Self::Entry(Box::new(result::read(observation)?)),
        })
    }

    /// Turns the refusal of a resource into content, and passes the refusal of the file on.
    fn or_reason(content: Result<Self, Refusal>) -> Result<Self, FileError> {
        match content {
            Ok(content) => Ok(content),
            Err(Refusal::Resource(reason)) => Ok(Self::NotTaken(reason)),
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

/// An address in one form: an UUID is the same in either case (RFC 9562).
pub(super) fn normalised_address(address: &str) -> String {
    let is_uuid = address.get(..9).is_some_and(|start| start.eq_ignore_ascii_case("urn:uuid:"));
    if is_uuid { address.to_ascii_lowercase() } else { address.to_owned() }
}

/// The names of the contained resources. A contained Observation is named by its label and value.
fn contained(resource: &Node<'_>) -> Result<HashMap<String, Name>, FileError> {
    let mut names = HashMap::new();
    for inner in resource.items_of("contained")? {
        let (Ok(resource_type), Some(id)) = (type_of(&inner), inner.text_of("id")?) else { continue };
        let name = match resource_type {
            "Observation" => result::contained(&inner).map(Name::text),
            _ => name_of(resource_type, &inner),
        };
        names.extend(name.map(|name| (format!("#{id}"), name)));
    }
    Ok(names)
}

/// The targets of the contained Goals.
fn contained_targets(resource: &Node<'_>) -> Result<HashMap<String, Vec<String>>, FileError> {
    let mut targets = HashMap::new();
    for inner in resource.items_of("contained")? {
        if let (Ok("Goal"), Some(id)) = (type_of(&inner), inner.text_of("id")?) {
            targets.insert(format!("#{id}"), goal::targets(&inner));
        }
    }
    Ok(targets)
}

/// Type and id of the resource that an entry of a transaction deletes. None for any other entry, and for a conditional delete,
/// which names no resource.
fn deleted<'a>(entry: &Node<'a>) -> Result<Option<(&'a str, &'a str)>, FileError> {
    let Some(request) = entry.field("request")? else { return Ok(None) };
    if request.text_of("method")? != Some("DELETE") {
        return Ok(None);
    }
    let mut parts = request.text_of("url")?.unwrap_or_default().rsplit('/');
    let (id, resource_type) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    Ok((is_id(id) && is_type_name(resource_type)).then_some((resource_type, id)))
}

/// Whether the text can be the name of a resource type. The longest name in R4 has 33 letters.
pub(super) fn is_type_name(name: &str) -> bool {
    (1..=40).contains(&name.len()) && name.bytes().all(|byte| byte.is_ascii_alphabetic())
}

/// FHIR R4 `id`: `[A-Za-z0-9\-\.]{1,64}`.
fn is_id(id: &str) -> bool {
    (1..=64).contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-.".contains(&byte))
}

/// The element `subject` or `patient`. No type of resource has both.
fn subject_of(resource: &Node<'_>) -> Result<Option<(String, Place)>, FileError> {
    for name in ["subject", "patient"] {
        let Some(subject) = resource.field(name)? else { continue };
        if let Some(reference) = subject.field("reference")? {
            return Ok(Some((reference.text()?.to_owned(), reference.place)));
        }
    }
    Ok(None)
}

/// The name of an institution, professional, medicine, condition or goal; for an encounter the reference to its
/// institution. Names only help readers, so a missing or malformed name is no error.
fn name_of(resource_type: &str, resource: &Node<'_>) -> Option<Name> {
    match resource_type {
        "Organization" | "CareTeam" | "Location" => Name::shortened(resource.text_of("name").ok()??),
        "Goal" => Name::shortened(&concept(resource, "description").ok()??.label?),
        "Medication" | "Condition" => Name::shortened(&concept(resource, "code").ok()??.label?),
        "Practitioner" => Name::shortened(&human_name(resource)?),
        "Encounter" => Name::of_reference(&resource.field("serviceProvider").ok()??).ok(),
        "PractitionerRole" => Name::of_reference(&resource.field("practitioner").ok()??).ok(),
        _ => None,
    }
}

/// The first `HumanName`: its `text`, else its parts.
fn human_name(resource: &Node<'_>) -> Option<String> {
    let name = resource.items_of("name").ok()?.into_iter().next()?;
    if let Some(text) = name.text_of("text").ok()? {
        return Some(text.to_owned());
    }
    let given = name.items_of("given").ok()?;
    let parts = given.iter().map(Node::text).chain(name.text_of("family").transpose());
    Some(parts.collect::<Result<Vec<_>, _>>().ok()?.join(" "))
}
