//! Visits, illnesses, medicines and what else institutions do for a person, each from its type of resource.

use super::entry::Name;
use super::file_error::FileError;
use super::found_entry::{Concept, FoundEntry, concept, concepts, end, first_time, status, status_of, text, time};
use super::node::Node;
use super::not_taken::Reason;
use super::observation::Refusal;
use domain::entry::{Detail, EntryKind, VisitClass};

/// How a resource of one type is read.
type Read = fn(&Node<'_>) -> Result<FoundEntry, Refusal>;

/// What reads this type of resource, if it is taken.
pub(super) fn reader(resource_type: &str) -> Option<Read> {
    Some(match resource_type {
        "Encounter" => visit,
        "Condition" => condition,
        "AllergyIntolerance" => allergy,
        "MedicationRequest" | "MedicationStatement" | "MedicationAdministration" => medicine,
        "Immunization" => immunisation,
        "Procedure" => procedure,
        "DiagnosticReport" => report,
        "CarePlan" => plan,
        _ => return None,
    })
}

/// What the resource says.
pub(super) fn read(resource: &Node<'_>, read: Read) -> Result<FoundEntry, Refusal> {
    match resource.field("modifierExtension")? {
        Some(_) => Err(Reason::Modified.into()),
        None => read(resource),
    }
}

/// What the resource is called; words are needed, a code alone is shown as it is.
fn called(resource: &Node<'_>, name: &str) -> Result<Concept, Refusal> {
    Ok(concept(resource, name)?.filter(|called| called.label.is_some()).ok_or(Reason::NoLabel)?)
}

fn visit(encounter: &Node<'_>) -> Result<FoundEntry, Refusal> {
    let status = status_of(encounter)?;
    let class = match encounter.field("class")? {
        Some(class) => class.text_of("code")?.and_then(VisitClass::from_code),
        None => None,
    };
    let first = concepts(encounter, "type")?.into_iter().find(|concept| concept.label.is_some());
    let called = first.or_else(|| class.map(|class| Concept { label: Some(class.code().to_owned()), coding: None }));
    let at = first_time(encounter, &["period"])?;
    let mut found = FoundEntry::new(EntryKind::Visit, encounter, called.ok_or(Reason::NoLabel)?, at)?;
    found.status = status;
    found.until = end(encounter, "period")?;
    found.visit = None;
    found.say(Detail::Class, class.map(|class| class.code().to_owned()));
    if let Some(provider) = encounter.field("serviceProvider")? {
        found.details.push((Detail::Place, Name::of_reference(&provider)?));
    }
    found.say_concepts(Detail::Reason, encounter, "reasonCode")?;
    found.say_references(Detail::Reason, encounter, "reasonReference")?;
    found.performer = match encounter.items_of("participant")?.first() {
        Some(first) => first.field("individual")?.map(|who| Name::of_reference(&who)).transpose()?,
        None => None,
    };
    Ok(found)
}

fn condition(condition: &Node<'_>) -> Result<FoundEntry, Refusal> {
    let status = clinical_status(condition)?;
    let at = first_time(condition, &["onsetDateTime", "onsetPeriod", "recordedDate"])?;
    let mut found = FoundEntry::new(EntryKind::Condition, condition, called(condition, "code")?, at)?;
    found.status = status;
    found.until = time(condition, "abatementDateTime")?.or(time(condition, "abatementPeriod")?);
    found.say_concepts(Detail::Severity, condition, "severity")?;
    found.say_concepts(Detail::Site, condition, "bodySite")?;
    found.say_notes(condition)?;
    found.performer = performer(condition, &["asserter", "recorder"])?;
    Ok(found)
}

fn allergy(allergy: &Node<'_>) -> Result<FoundEntry, Refusal> {
    let status = clinical_status(allergy)?;
    let at = first_time(allergy, &["onsetDateTime", "onsetPeriod", "recordedDate", "lastOccurrence"])?;
    let mut found = FoundEntry::new(EntryKind::Allergy, allergy, called(allergy, "code")?, at)?;
    found.status = status;
    for category in allergy.items_of("category")? {
        found.to_medicine |= category.text()? == "medication";
    }
    found.say(Detail::Severity, text(allergy, "criticality")?);
    for reaction in allergy.items_of("reaction")? {
        found.say_concepts(Detail::Reaction, &reaction, "manifestation")?;
    }
    found.say_notes(allergy)?;
    found.performer = performer(allergy, &["asserter", "recorder"])?;
    Ok(found)
}

/// Of a condition or an allergy: whether it is certain, and whether it goes on.
fn clinical_status(resource: &Node<'_>) -> Result<Option<domain::entry::EntryStatus>, Refusal> {
    let code = |name| -> Result<String, FileError> {
        Ok(concept(resource, name)?.and_then(|c| c.coding.map(|c| c.code).or(c.label)).unwrap_or_default())
    };
    match code("verificationStatus")?.as_str() {
        refused @ ("refuted" | "entered-in-error") => Err(Reason::StatusNotFinal(refused.to_owned()).into()),
        _ => Ok(status(&code("clinicalStatus")?)?),
    }
}

fn medicine(medicine: &Node<'_>) -> Result<FoundEntry, Refusal> {
    if let Some(not) = medicine.field("doNotPerform")?
        && not.boolean()?
    {
        return Err(Reason::StatusNotFinal("doNotPerform".to_owned()).into());
    }
    let status = status_of(medicine)?;
    let at = first_time(medicine, &["authoredOn", "effectiveDateTime", "effectivePeriod", "dateAsserted"])?;
    let named = concept(medicine, "medicationCodeableConcept")?;
    let mut found = FoundEntry::new(EntryKind::Medicine, medicine, named.unwrap_or(Concept { label: None, coding: None }), at)?;
    if let Some(elsewhere) = medicine.field("medicationReference")? {
        found.label = Name::of_reference(&elsewhere)?;
    }
    found.status = status;
    found.until = end(medicine, "effectivePeriod")?;
    for name in ["dosageInstruction", "dosage"] {
        let Some(dosage) = medicine.field(name)? else { continue };
        let dosages = if dosage.is_list() { medicine.items_of(name)? } else { vec![dosage] };
        for dosage in dosages {
            found.say(Detail::Dose, text(&dosage, "text")?);
            found.say_concepts(Detail::Route, &dosage, "route")?;
        }
    }
    found.say_concepts(Detail::Reason, medicine, "reasonCode")?;
    found.say_references(Detail::Reason, medicine, "reasonReference")?;
    found.say_notes(medicine)?;
    found.visit = found.visit.or(super::found_entry::reference(medicine, "context")?);
    found.performer = performer(medicine, &["requester", "informationSource"])?;
    Ok(found)
}

fn immunisation(immunisation: &Node<'_>) -> Result<FoundEntry, Refusal> {
    let status = status_of(immunisation)?;
    let at = first_time(immunisation, &["occurrenceDateTime", "recorded"])?;
    let mut found = FoundEntry::new(EntryKind::Immunisation, immunisation, called(immunisation, "vaccineCode")?, at)?;
    found.status = status;
    for protocol in immunisation.items_of("protocolApplied")? {
        if let Some(dose) = protocol.field("doseNumberPositiveInt")? {
            found.say(Detail::Dose, Some(format!("{}", dose.number()?)));
        }
        found.say(Detail::Dose, text(&protocol, "doseNumberString")?);
    }
    found.say_concepts(Detail::Route, immunisation, "route")?;
    found.say_concepts(Detail::Site, immunisation, "site")?;
    found.say(Detail::Lot, text(immunisation, "lotNumber")?);
    found.say_notes(immunisation)?;
    found.performer = match immunisation.items_of("performer")?.first() {
        Some(first) => performer(first, &["actor"])?,
        None => None,
    };
    Ok(found)
}

fn procedure(procedure: &Node<'_>) -> Result<FoundEntry, Refusal> {
    let status = status_of(procedure)?;
    let at = first_time(procedure, &["performedDateTime", "performedPeriod"])?;
    let mut found = FoundEntry::new(EntryKind::Procedure, procedure, called(procedure, "code")?, at)?;
    found.status = status;
    found.until = end(procedure, "performedPeriod")?;
    found.say_concepts(Detail::Reason, procedure, "reasonCode")?;
    found.say_references(Detail::Reason, procedure, "reasonReference")?;
    found.say_concepts(Detail::Site, procedure, "bodySite")?;
    found.say_concepts(Detail::Outcome, procedure, "outcome")?;
    found.say_notes(procedure)?;
    found.performer = match procedure.items_of("performer")?.first() {
        Some(first) => performer(first, &["actor"])?,
        None => None,
    };
    Ok(found)
}

fn report(report: &Node<'_>) -> Result<FoundEntry, Refusal> {
    let status = status_of(report)?;
    let at = first_time(report, &["effectiveDateTime", "effectivePeriod", "issued"])?;
    let mut found = FoundEntry::new(EntryKind::Report, report, called(report, "code")?, at)?;
    found.status = status;
    found.say(Detail::Conclusion, text(report, "conclusion")?);
    found.say_concepts(Detail::Conclusion, report, "conclusionCode")?;
    for result in report.items_of("result")? {
        found.results.extend(result.text_of("reference")?.map(ToOwned::to_owned));
    }
    found.performer = report.items_of("performer")?.first().map(Name::of_reference).transpose()?;
    Ok(found)
}

fn plan(plan: &Node<'_>) -> Result<FoundEntry, Refusal> {
    let status = status_of(plan)?;
    let at = first_time(plan, &["period", "created"])?;
    let title = text(plan, "title")?.map(|title| Concept { label: Some(title), coding: None });
    let called = match title {
        Some(title) => Some(title),
        None => concepts(plan, "category")?.into_iter().find(|category| category.label.is_some()),
    };
    let mut found = FoundEntry::new(EntryKind::Plan, plan, called.ok_or(Reason::NoLabel)?, at)?;
    found.status = status;
    found.until = end(plan, "period")?;
    found.say_references(Detail::Reason, plan, "addresses")?;
    for activity in plan.items_of("activity")? {
        if let Some(detail) = activity.field("detail")? {
            let words = concept(&detail, "code")?.and_then(|concept| concept.label);
            found.say(Detail::Activity, words.or(text(&detail, "description")?));
        }
    }
    found.say_references(Detail::Goal, plan, "goal")?;
    found.say_notes(plan)?;
    Ok(found)
}

/// The first of these that the resource names.
fn performer(resource: &Node<'_>, names: &[&str]) -> Result<Option<Name>, FileError> {
    for name in names {
        if let Some(who) = resource.field(name)? {
            return Ok(Some(Name::of_reference(&who)?));
        }
    }
    Ok(None)
}
