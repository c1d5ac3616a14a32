//! Labels of kinds, states, details and values of entries.

use domain::{
    dosage::Dosage,
    entry::{Coding, Comparator, Content, Detail, EntryKind, EntryStatus, Service, Standing, Value, VisitClass, show_number},
    measured_at::{MeasuredAt, Precision},
    measurement::{Aim, Target},
    qualification::Qualification,
    stated_range::StatedRange,
    time::{show_time, today_in_shenzhen},
};

use crate::{
    components::prelude::*,
    glossary::Term,
    words::{self as all_words, entries as words, measurements},
};

/// The name of a dosage that was left out (FHIR `Dosage`).
const DOSAGE: &str = "dosage";

/// The label of a kind, in the plural.
pub fn kind_name(kind: EntryKind) -> &'static str {
    match kind {
        EntryKind::Visit => words::visits(),
        EntryKind::Report => words::reports(),
        EntryKind::Result => words::results(),
        EntryKind::Procedure => words::procedures(),
        EntryKind::Plan => words::plans(),
        EntryKind::Condition => words::conditions(),
        EntryKind::Allergy => words::allergies(),
        EntryKind::Medicine => words::medicines(),
        EntryKind::Immunisation => words::immunisations(),
    }
}

/// An explanation of the kind, in plain words.
pub fn kind_help(kind: EntryKind) -> &'static str {
    match kind {
        EntryKind::Visit => words::visits_help(),
        EntryKind::Report => words::reports_help(),
        EntryKind::Result => words::results_help(),
        EntryKind::Procedure => words::procedures_help(),
        EntryKind::Plan => words::plans_help(),
        EntryKind::Condition => words::conditions_help(),
        EntryKind::Allergy => words::allergies_help(),
        EntryKind::Medicine => words::medicines_help(),
        EntryKind::Immunisation => words::immunisations_help(),
    }
}

/// The label of a status of an entry of this kind.
pub fn status(kind: EntryKind, status: EntryStatus) -> &'static str {
    match (kind, status) {
        (EntryKind::Medicine, EntryStatus::Active) => words::taken_now(),
        (EntryKind::Condition | EntryKind::Allergy, EntryStatus::Active) => words::present(),
        (_, EntryStatus::Active) => words::active(),
        (_, EntryStatus::Resolved) => words::resolved(),
        (_, EntryStatus::Completed) => words::completed(),
        (_, EntryStatus::Stopped) => words::stopped(),
        (_, EntryStatus::OnHold) => words::on_hold(),
        (_, EntryStatus::Planned) => words::planned(),
    }
}

/// The label of what restricts an entry that is not a plain fact.
pub fn qualification(qualification: Qualification) -> &'static str {
    match qualification {
        Qualification::Unconfirmed => words::unconfirmed(),
        Qualification::Provisional => words::provisional(),
        Qualification::Differential => words::differential(),
        Qualification::Refuted => words::refuted(),
        Qualification::Proposed => words::proposed(),
        Qualification::NotDone => words::not_done(),
        Qualification::Subpotent => words::subpotent(),
        Qualification::Prohibited => words::prohibited(),
        Qualification::NoneKnown => words::none_known(),
    }
}

/// The label of a detail's name.
pub fn detail(detail: Detail) -> &'static str {
    match detail {
        Detail::Class => words::class(),
        Detail::Place => words::place(),
        Detail::Reason => words::reason(),
        Detail::Category => words::category(),
        Detail::Severity => words::severity(),
        Detail::Reaction => words::reaction(),
        Detail::Dose | Detail::Dosage => words::dose(),
        Detail::Route => words::route(),
        Detail::Site => words::site(),
        Detail::Lot => words::lot(),
        Detail::Outcome => words::outcome(),
        Detail::Conclusion => words::conclusion(),
        Detail::Part => words::part(),
        Detail::Activity => words::activity(),
        Detail::Goal => words::goal(),
        Detail::Target => words::target(),
        Detail::Note => words::note(),
        Detail::When => words::when_in_words(),
        Detail::Range => words::ranges_of_sender(),
        Detail::Attachment => words::attachment(),
        Detail::LeftOut => words::left_out(),
    }
}

/// A personal target, as text.
fn target(target: Target) -> String {
    let name = match target.aim {
        Aim::Systolic => measurements::systolic(),
        Aim::Diastolic => measurements::diastolic(),
        Aim::FastingGlucose => measurements::fasting_glucose(),
    };
    let (range, unit) = (target.range, target.aim.kind().unit());
    let text = match range.lowest {
        Some(lowest) => measurements::reference_between(lowest, range.below, unit),
        None => measurements::reference_below(range.below, unit),
    };
    format!("{name} {text}")
}

/// The text of a detail: a known code gets a label, any other text stays as the sender wrote it.
pub fn said(detail: Detail, text: &str) -> String {
    let in_words = match detail {
        Detail::Range => StatedRange::parse(text).map(|range| range.shown(all_words::language())),
        Detail::Target => Target::parse(text).map(target),
        Detail::Dosage => Dosage::parse(text).map(|dosage| dosage.shown(all_words::language())),
        Detail::LeftOut if text == DOSAGE => Some(words::dosage_left_out().to_owned()),
        _ => None,
    };
    if let Some(in_words) = in_words {
        return in_words;
    }
    let ours = match (detail, text) {
        (Detail::Class, code) => VisitClass::from_code(code).map(visit_class),
        // Category codes of FHIR observations.
        (Detail::Category, "laboratory") => Some(words::laboratory()),
        (Detail::Category, "vital-signs") => Some(words::vital_signs()),
        (Detail::Category, "survey") => Some(words::survey()),
        (Detail::Category, "social-history") => Some(words::social_history()),
        (Detail::Category, "imaging") => Some(words::imaging()),
        (Detail::Category, "exam") => Some(words::exam()),
        // Criticality codes of FHIR allergies.
        (Detail::Severity, "low") => Some(words::criticality_low()),
        (Detail::Severity, "high") => Some(words::criticality_high()),
        (Detail::Severity, "unable-to-assess") => Some(words::criticality_unknown()),
        _ => None,
    };
    ours.unwrap_or(text).to_owned()
}

/// The label of a visit class.
pub fn visit_class(class: VisitClass) -> &'static str {
    match class {
        VisitClass::Ambulatory => words::outpatient(),
        VisitClass::Emergency => words::emergency(),
        VisitClass::Field => words::in_the_field(),
        VisitClass::Home => words::at_home(),
        VisitClass::Inpatient | VisitClass::Acute | VisitClass::NonAcute => words::inpatient(),
        VisitClass::Observation => words::observation(),
        VisitClass::PreAdmission => words::before_admission(),
        VisitClass::ShortStay => words::short_stay(),
        VisitClass::Virtual => words::remote(),
    }
}

/// The label of the service that a visit was for.
pub fn service(service: Service) -> &'static str {
    match service {
        Service::Outpatient => words::outpatient(),
        Service::Emergency => words::emergency(),
        Service::Inpatient => words::inpatient(),
        Service::CheckUp => words::check_up(),
        Service::FollowUp => words::follow_up(),
        Service::Maternal => words::maternal(),
        Service::Child => words::child_care(),
        Service::Referral => words::referral(),
        Service::Other => words::other_service(),
    }
}

/// The label of an entry: the plain name of the glossary, otherwise the sender's label; for a visit whose label is a class
/// code, the label of that class.
pub fn label(content: &Content) -> String {
    match VisitClass::from_code(&content.label) {
        Some(class) if content.kind == EntryKind::Visit => visit_class(class).to_owned(),
        _ => Term::of(content).map_or_else(|| content.label.clone(), Term::name),
    }
}

/// The sender's label, if it differs from the label that is shown.
pub fn senders_name(content: &Content) -> Option<String> {
    (label(content) != content.label && VisitClass::from_code(&content.label).is_none()).then(|| content.label.clone())
}

/// The time, or the period, of an entry.
pub fn when(content: &Content) -> String {
    let language = all_words::language();
    let in_words = content.detail(Detail::When).map(ToOwned::to_owned);
    let from = match in_words {
        Some(words) if content.at.is_unknown() => words,
        Some(words) => content.at.shown(language) + &all_words::aside(&words),
        None => content.at.shown(language),
    };
    let Some(until) = content.until.filter(|until| *until != content.at) else { return from };
    let day = |at: MeasuredAt| today_in_shenzhen(at.instant());
    let to_the_minute = [content.at, until].iter().all(|at| matches!(at.precision(), Precision::Minute | Precision::Second));
    if to_the_minute && day(content.at) == day(until) {
        return words::from_until(from, show_time(until.instant()));
    }
    words::from_until(from, until.shown(language))
}

/// The day, or the month or year if the day is not known.
pub fn day(at: MeasuredAt) -> String {
    let precision = if matches!(at.precision(), Precision::Unknown | Precision::Year | Precision::Month) {
        at.precision()
    } else {
        Precision::Day
    };
    MeasuredAt::new(at.instant(), precision).shown(all_words::language())
}

/// What restricts the entry, else the label of its status, if it is informative: that a visit, report, result, procedure or immunisation is completed
/// is not shown.
pub fn status_of(content: &Content) -> Option<&'static str> {
    if let Some(restricted) = content.qualification {
        return Some(qualification(restricted));
    }
    let goes_without = matches!(
        content.kind,
        EntryKind::Visit | EntryKind::Report | EntryKind::Result | EntryKind::Procedure | EntryKind::Immunisation
    );
    content.status.filter(|status| !(goes_without && *status == EntryStatus::Completed)).map(|known| status(content.kind, known))
}

/// A code with the usual name of its code system.
pub fn code(coding: &Coding) -> String {
    let system = match coding.system.as_str() {
        "http://loinc.org" => "LOINC",
        "http://snomed.info/sct" => "SNOMED CT",
        "http://hl7.org/fhir/sid/cvx" => "CVX",
        "http://hl7.org/fhir/sid/icd-10" => "ICD-10",
        "http://www.nlm.nih.gov/research/umls/rxnorm" => "RxNorm",
        other => other,
    };
    format!("{system} {}", coding.code)
}

/// The value without its unit.
pub fn figure(value: &Value) -> String {
    match value {
        Value::Text(text) => text.clone(),
        Value::Quantity { comparator, number, decimals, .. } => {
            format!("{}{}", comparator.map_or("", Comparator::code), show_number(*number, *decimals))
        }
    }
}

/// The unit for display. The braces of UCUM annotations and the brackets are left out, but not what stands in braces: {copies}/mL
/// without it would be another unit.
pub fn unit(value: &Value) -> String {
    match value {
        Value::Text(_) => String::new(),
        Value::Quantity { unit, .. } if unit == "1" => String::new(),
        Value::Quantity { unit, .. } => unit.replace("[Hg]", "Hg").replace("10*", "10^").replace(['{', '}'], ""),
    }
}

/// The value with its unit.
pub fn value(value: &Value) -> String {
    format!("{} {}", figure(value), unit(value)).trim_end().to_owned()
}

/// The assessment of the value against the sender's reference range.
pub fn judgement(value: &Value) -> Option<Judgement> {
    Some(match value.standing()? {
        Standing::Low => Judgement::Low,
        Standing::Within => Judgement::Within,
        Standing::High => Judgement::High,
    })
}

/// The sender's reference range, as text.
pub fn range(value: &Value) -> Option<String> {
    let Value::Quantity { low, high, .. } = value else { return None };
    Some(match (low, high) {
        (Some(low), Some(high)) => words::between(show_number(*low, 0), show_number(*high, 0), unit(value)),
        (Some(low), None) => words::at_least(show_number(*low, 0), unit(value)),
        (None, Some(high)) => words::at_most(show_number(*high, 0), unit(value)),
        (None, None) => return None,
    })
}
