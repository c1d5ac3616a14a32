//! Entries: one reader for each type of resource.

use super::dosage;
use super::elements::{Concept, concept, concepts, end, labelled_concept, reference, text, text_lines, time};
use super::file_error::FileError;
use super::name::Name;
use super::node::Node;
use super::none_known;
use super::not_taken::Reason;
use super::refusal::Refusal;
use super::status::{read_clinical_status, read_status};
use super::unresolved::UnresolvedEntry;
use super::when::When;
use domain::entry::{Detail, EntryKind, VisitClass};

/// Reads a resource of one type.
type Reader = fn(&Node<'_>) -> Result<UnresolvedEntry, Refusal>;

/// The reader for this type of resource. None if the type is not taken.
pub(super) fn reader(resource_type: &str) -> Option<Reader> {
    Some(match resource_type {
        "Encounter" => visit,
        "Condition" => condition,
        "AllergyIntolerance" => allergy,
        "MedicationRequest" | "MedicationStatement" | "MedicationAdministration" => medicine,
        "Immunization" => immunisation,
        "Procedure" => procedure,
        "DiagnosticReport" => report,
        "ImagingStudy" => imaging,
        "CarePlan" => plan,
        _ => return None,
    })
}

/// Reads a resource. One with a `modifierExtension` is refused.
pub(super) fn read(resource: &Node<'_>, read: Reader) -> Result<UnresolvedEntry, Refusal> {
    if resource.field("modifierExtension")?.is_some() {
        return Err(Reason::Modified.into());
    }
    let mut entry = read(resource)?;
    if none_known::is_no_information(&entry) {
        return Err(Reason::NoInformation.into());
    }
    none_known::mark(&mut entry);
    Ok(entry)
}

fn visit(encounter: &Node<'_>) -> Result<UnresolvedEntry, Refusal> {
    let class = match encounter.field("class")? {
        Some(class) => class.text_of("code")?.and_then(VisitClass::from_code),
        None => None,
    };
    let first = concepts(encounter, "type")?.into_iter().find(|concept| concept.label.is_some());
    let label = first.or_else(|| class.map(|class| Concept::of_label(class.code())));
    let at = When::read(encounter, &["period"])?;
    let mut entry = UnresolvedEntry::new(EntryKind::Visit, encounter, label.ok_or(Reason::NoLabel)?, at)?;
    read_status(&mut entry, encounter)?;
    entry.until = end(encounter, "period")?;
    entry.visit = None;
    entry.add_text(Detail::Class, class.map(|class| class.code().to_owned()));
    if let Some(provider) = encounter.field("serviceProvider")? {
        entry.details.push((Detail::Place, Name::of_reference(&provider)?));
    }
    entry.add_concepts(Detail::Reason, encounter, "reasonCode")?;
    entry.add_references(Detail::Reason, encounter, "reasonReference")?;
    entry.performer = performer_in_list(encounter, "participant", "individual")?;
    Ok(entry)
}

fn condition(condition: &Node<'_>) -> Result<UnresolvedEntry, Refusal> {
    let at = When::read(condition, &["onsetDateTime", "onsetPeriod", "onsetAge", "onsetRange", "onsetString", "recordedDate"])?;
    let mut entry = UnresolvedEntry::new(EntryKind::Condition, condition, labelled_concept(condition, "code")?, at)?;
    read_clinical_status(&mut entry, condition)?;
    entry.until = time(condition, "abatementDateTime")?.or(time(condition, "abatementPeriod")?);
    entry.add_text(Detail::Outcome, When::read(condition, &["abatementAge", "abatementRange", "abatementString"])?.words);
    entry.add_concepts(Detail::Severity, condition, "severity")?;
    entry.add_concepts(Detail::Site, condition, "bodySite")?;
    entry.add_notes(condition)?;
    entry.performer = Name::of_first_reference(condition, &["asserter", "recorder"])?;
    Ok(entry)
}

fn allergy(allergy: &Node<'_>) -> Result<UnresolvedEntry, Refusal> {
    let at = When::read(
        allergy,
        &["onsetDateTime", "onsetPeriod", "onsetAge", "onsetRange", "onsetString", "recordedDate", "lastOccurrence"],
    )?;
    let mut entry = UnresolvedEntry::new(EntryKind::Allergy, allergy, labelled_concept(allergy, "code")?, at)?;
    read_clinical_status(&mut entry, allergy)?;
    for category in allergy.items_of("category")? {
        entry.to_medicine |= category.text()? == "medication";
    }
    entry.add_text(Detail::Severity, text(allergy, "criticality")?);
    for reaction in allergy.items_of("reaction")? {
        entry.add_concepts(Detail::Reaction, &reaction, "manifestation")?;
    }
    entry.add_notes(allergy)?;
    entry.performer = Name::of_first_reference(allergy, &["asserter", "recorder"])?;
    Ok(entry)
}

fn medicine(medicine: &Node<'_>) -> Result<UnresolvedEntry, Refusal> {
    let at = When::read(medicine, &["authoredOn", "effectiveDateTime", "effectivePeriod", "dateAsserted"])?;
    let label = concept(medicine, "medicationCodeableConcept")?.unwrap_or_default();
    let mut entry = UnresolvedEntry::new(EntryKind::Medicine, medicine, label, at)?;
    if let Some(medication) = medicine.field("medicationReference")? {
        entry.label = Name::of_reference(&medication)?;
    }
    read_status(&mut entry, medicine)?;
    entry.until = end(medicine, "effectivePeriod")?;
    // `dosage` is an object in MedicationAdministration and a list in MedicationStatement.
    for name in ["dosageInstruction", "dosage"] {
        let Some(given) = medicine.field(name)? else { continue };
        let dosages = if given.is_list() { medicine.items_of(name)? } else { vec![given] };
        for dosage in dosages {
            dosage::read(&mut entry, &dosage)?;
        }
    }
    entry.add_concepts(Detail::Reason, medicine, "reasonCode")?;
    entry.add_references(Detail::Reason, medicine, "reasonReference")?;
    entry.add_notes(medicine)?;
    // A MedicationRequest names its visit in `encounter`, the other two types in `context`.
    entry.visit = entry.visit.or(reference(medicine, "context")?);
    entry.performer = Name::of_first_reference(medicine, &["requester", "informationSource"])?;
    Ok(entry)
}

fn immunisation(immunisation: &Node<'_>) -> Result<UnresolvedEntry, Refusal> {
    let at = When::read(immunisation, &["occurrenceDateTime", "occurrenceString", "recorded"])?;
    let label = labelled_concept(immunisation, "vaccineCode")?;
    let mut entry = UnresolvedEntry::new(EntryKind::Immunisation, immunisation, label, at)?;
    read_status(&mut entry, immunisation)?;
    for protocol in immunisation.items_of("protocolApplied")? {
        if let Some(dose) = protocol.field("doseNumberPositiveInt")? {
            entry.add_text(Detail::Dose, Some(dose.digits()?));
        }
        entry.add_text(Detail::Dose, text(&protocol, "doseNumberString")?);
    }
    entry.add_concepts(Detail::Route, immunisation, "route")?;
    entry.add_concepts(Detail::Site, immunisation, "site")?;
    entry.add_text(Detail::Lot, text(immunisation, "lotNumber")?);
    entry.add_notes(immunisation)?;
    entry.performer = performer_in_list(immunisation, "performer", "actor")?;
    Ok(entry)
}

fn procedure(procedure: &Node<'_>) -> Result<UnresolvedEntry, Refusal> {
    let at =
        When::read(procedure, &["performedDateTime", "performedPeriod", "performedAge", "performedRange", "performedString"])?;
    let mut entry = UnresolvedEntry::new(EntryKind::Procedure, procedure, labelled_concept(procedure, "code")?, at)?;
    read_status(&mut entry, procedure)?;
    entry.until = end(procedure, "performedPeriod")?;
    entry.add_concepts(Detail::Reason, procedure, "reasonCode")?;
    entry.add_references(Detail::Reason, procedure, "reasonReference")?;
    entry.add_concepts(Detail::Site, procedure, "bodySite")?;
    entry.add_concepts(Detail::Outcome, procedure, "outcome")?;
    entry.add_notes(procedure)?;
    entry.performer = performer_in_list(procedure, "performer", "actor")?;
    Ok(entry)
}

fn report(report: &Node<'_>) -> Result<UnresolvedEntry, Refusal> {
    let at = When::read(report, &["effectiveDateTime", "effectivePeriod", "issued"])?;
    let mut entry = UnresolvedEntry::new(EntryKind::Report, report, labelled_concept(report, "code")?, at)?;
    read_status(&mut entry, report)?;
    entry.add_text(Detail::Conclusion, text_lines(report, "conclusion")?);
    entry.add_concepts(Detail::Conclusion, report, "conclusionCode")?;
    for form in report.items_of("presentedForm")? {
        let name = text(&form, "title")?.or(text(&form, "url")?);
        let words = [name, text(&form, "contentType")?].into_iter().flatten().collect::<Vec<_>>().join(" · ");
        entry.add_text(Detail::Attachment, Some(if words.is_empty() { "—".to_owned() } else { words }));
    }
    for result in report.items_of("result")? {
        entry.results.extend(result.text_of("reference")?.map(ToOwned::to_owned));
    }
    entry.performer = Name::of_first_item(report, "performer")?;
    Ok(entry)
}

/// An examination with images. The images are not taken; the report has the findings.
fn imaging(study: &Node<'_>) -> Result<UnresolvedEntry, Refusal> {
    let at = When::read(study, &["started"])?;
    let modalities = codings(study, "modality")?;
    let procedure = concepts(study, "procedureCode")?.into_iter().find(|concept| concept.label.is_some());
    let named = text(study, "description")?.or(modalities.first().cloned()).map(|label| Concept::of_label(&label));
    let label = procedure.or(named).ok_or(Reason::NoLabel)?;
    let mut entry = UnresolvedEntry::new(EntryKind::Report, study, label, at)?;
    read_status(&mut entry, study)?;
    for modality in modalities {
        entry.add_text(Detail::Category, Some(modality));
    }
    for series in study.items_of("series")? {
        for site in codings(&series, "bodySite")? {
            if !entry.details.iter().any(|(detail, name)| *detail == Detail::Site && name.display.as_ref() == Some(&site)) {
                entry.add_text(Detail::Site, Some(site));
            }
        }
    }
    entry.add_concepts(Detail::Reason, study, "reasonCode")?;
    entry.add_references(Detail::Reason, study, "reasonReference")?;
    entry.add_text(Detail::Note, text_lines(study, "description")?);
    entry.add_notes(study)?;
    entry.performer = Name::of_first_item(study, "interpreter")?;
    Ok(entry)
}

/// The labels of a `Coding` element, single or repeated.
fn codings(resource: &Node<'_>, name: &str) -> Result<Vec<String>, FileError> {
    let Some(node) = resource.field(name)? else { return Ok(Vec::new()) };
    let codings = if node.is_list() { resource.items_of(name)? } else { vec![node] };
    let label = |coding: &Node<'_>| Ok(text(coding, "display")?.or(text(coding, "code")?));
    Ok(codings.iter().map(label).collect::<Result<Vec<_>, FileError>>()?.into_iter().flatten().collect())
}

fn plan(plan: &Node<'_>) -> Result<UnresolvedEntry, Refusal> {
    let at = When::read(plan, &["period", "created"])?;
    let label = match text(plan, "title")? {
        Some(title) => Some(Concept::of_label(&title)),
        None => concepts(plan, "category")?.into_iter().find(|category| category.label.is_some()),
    };
    let mut entry = UnresolvedEntry::new(EntryKind::Plan, plan, label.ok_or(Reason::NoLabel)?, at)?;
    read_status(&mut entry, plan)?;
    entry.until = end(plan, "period")?;
    entry.add_references(Detail::Reason, plan, "addresses")?;
    for activity in plan.items_of("activity")? {
        if let Some(detail) = activity.field("detail")? {
            let words = concept(&detail, "code")?.and_then(|concept| concept.label);
            entry.add_text(Detail::Activity, words.or(text_lines(&detail, "description")?));
        }
    }
    entry.add_references(Detail::Goal, plan, "goal")?;
    entry.add_notes(plan)?;
    Ok(entry)
}

/// The performer in the first item of a list of objects, each with a `Reference`.
fn performer_in_list(resource: &Node<'_>, list: &str, name: &str) -> Result<Option<Name>, FileError> {
    match resource.items_of(list)?.first() {
        Some(first) => Name::of_first_reference(first, &[name]),
        None => Ok(None),
    }
}
