//! Entries that institutions send, except measurements: visits, conditions, results and others (Article 6).
//!
//! An entry keeps the words and the code of its sender. Only its kind, its status and the names of its details are translated;
//! these are closed lists.

use chrono::{DateTime, Utc};

use crate::coded::coded;
use crate::measured_at::MeasuredAt;
use crate::qualification::Qualification;
use crate::section::Section;

coded! {
    /// The kind of an entry.
    pub enum EntryKind {
        /// A visit to an institution, an admission, or a call.
        Visit = "visit",
        /// A report with its results.
        Report = "report",
        /// One result of a laboratory test, an examination or a questionnaire.
        Result = "result",
        /// An operation, a treatment or a counselling.
        Procedure = "procedure",
        /// A care plan with its activities and goals.
        Plan = "plan",
        /// An illness or another health problem.
        Condition = "condition",
        /// An allergy or intolerance.
        Allergy = "allergy",
        /// A medicine that was prescribed, given or taken.
        Medicine = "medicine",
        /// A vaccination.
        Immunisation = "immunisation",
    }
}

impl EntryKind {
    /// The section of the record to which it belongs.
    pub fn section(self) -> Section {
        match self {
            Self::Visit | Self::Report | Self::Result | Self::Procedure | Self::Plan => Section::Services,
            Self::Condition | Self::Allergy | Self::Medicine | Self::Immunisation => Section::Health,
        }
    }
}

impl EntryKind {
    /// Whether entries of this kind can hold for years: problems, allergies and medicines. Pages list them by whether they hold now,
    /// because a list by year hides an allergy that was recorded years ago.
    pub fn is_lasting(self) -> bool {
        matches!(self, Self::Condition | Self::Allergy | Self::Medicine)
    }
}

coded! {
    /// The status of an entry, as its sender states it.
    pub enum EntryStatus {
        /// It is in progress.
        Active = "active",
        /// It has ended: the illness is over.
        Resolved = "resolved",
        /// It was completed as planned.
        Completed = "completed",
        /// It was stopped before completion.
        Stopped = "stopped",
        /// It is paused.
        OnHold = "on_hold",
        /// It is planned.
        Planned = "planned",
    }
}

coded! {
    /// The name of a detail of an entry.
    pub enum Detail {
        /// The class of the visit: a code of [`VisitClass`].
        Class = "class",
        /// The place, as the sender names it.
        Place = "place",
        /// The reason.
        Reason = "reason",
        /// The sender's category.
        Category = "category",
        /// The severity.
        Severity = "severity",
        /// A reaction to a substance.
        Reaction = "reaction",
        /// The dose and the frequency.
        Dose = "dose",
        /// The route of administration.
        Route = "route",
        /// The body site.
        Site = "site",
        /// The lot number of a vaccine.
        Lot = "lot",
        /// The outcome.
        Outcome = "outcome",
        /// The conclusion of a report.
        Conclusion = "conclusion",
        /// A component of a result.
        Part = "part",
        /// An activity of a plan.
        Activity = "activity",
        /// A goal of a plan.
        Goal = "goal",
        /// A personal target of a plan, for a measurement: [`crate::measurement::Target`].
        Target = "target",
        /// Free text of the sender.
        Note = "note",
        /// The time in the sender's words: "since childhood".
        When = "when",
        /// A reference range, with the people for whom it holds: [`crate::stated_range::StatedRange`].
        Range = "range",
        /// A dosage that the sender gives in structured form only: [`crate::dosage::Dosage`].
        Dosage = "dosage",
        /// A file that the sender attached: its name and type. The file itself is not stored.
        Attachment = "attachment",
        /// An element of the sender that was not understood or is not taken, by its name.
        LeftOut = "left_out",
    }
}

coded! {
    /// The class of a visit: the codes of HL7 v3 `ActEncounterCode` that FHIR R4 uses for `Encounter.class`.
    pub enum VisitClass {
        /// At a practice or an outpatient department.
        Ambulatory = "AMB",
        /// Emergency.
        Emergency = "EMER",
        /// Outside an institution and the home.
        Field = "FLD",
        /// At home.
        Home = "HH",
        /// Inpatient.
        Inpatient = "IMP",
        /// Inpatient, acute.
        Acute = "ACUTE",
        /// Inpatient, not acute.
        NonAcute = "NONAC",
        /// Observation without admission.
        Observation = "OBSENC",
        /// Before an admission.
        PreAdmission = "PRENC",
        /// Short stay.
        ShortStay = "SS",
        /// By telephone or video.
        Virtual = "VR",
    }
}

coded! {
    /// The service of a visit.
    pub enum Service {
        /// 门诊.
        Outpatient = "outpatient",
        /// 急诊.
        Emergency = "emergency",
        /// 住院.
        Inpatient = "inpatient",
        /// 健康体检.
        CheckUp = "check_up",
        /// 慢性病随访.
        FollowUp = "follow_up",
        /// 孕产妇保健.
        Maternal = "maternal",
        /// 儿童保健.
        Child = "child",
        /// 转诊.
        Referral = "referral",
        /// Any other.
        Other = "other",
    }
}

/// The code system of WS/T 483 (types of shared health-record documents).
const WS_T_483: &str = "urn:oid:2.16.156.10011.2.4";

coded! {
    /// The comparator of a value outside the range that could be measured.
    pub enum Comparator {
        /// Less than.
        Less = "<",
        /// At most.
        AtMost = "<=",
        /// At least.
        AtLeast = ">=",
        /// More than.
        More = ">",
    }
}

/// The value of a result.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A number with its unit and the sender's reference range.
    Quantity {
        /// The comparator, if the value is not exact.
        comparator: Option<Comparator>,
        /// The number; always finite.
        number: f64,
        /// Digits after the point, as the sender wrote them: 3.0 is finer than 3. The number can have more.
        decimals: u8,
        /// The unit as the sender writes it; may be empty.
        unit: String,
        /// The low end of the reference range, in the same unit.
        low: Option<f64>,
        /// The high end of the reference range.
        high: Option<f64>,
    },
    /// Text.
    Text(String),
}

/// The position of a value relative to its reference range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Below the range.
    Low,
    /// Within the range.
    Within,
    /// Above the range.
    High,
}

impl Value {
    /// The position of the number relative to the sender's range. None if there is no range, or if the number is only known to be
    /// above or below something and can lie on either side of an end.
    pub fn standing(&self) -> Option<Standing> {
        let Self::Quantity { comparator, number, low, high, .. } = self else { return None };
        match (comparator, low, high) {
            (None, ..) => {}
            (Some(Comparator::Less), Some(low), _) if number <= low => return Some(Standing::Low),
            (Some(Comparator::AtMost), Some(low), _) if number < low => return Some(Standing::Low),
            (Some(Comparator::Less | Comparator::AtMost), None, Some(high)) if number <= high => return Some(Standing::Within),
            (Some(Comparator::More), _, Some(high)) if number >= high => return Some(Standing::High),
            (Some(Comparator::AtLeast), _, Some(high)) if number > high => return Some(Standing::High),
            (Some(Comparator::More | Comparator::AtLeast), Some(low), None) if number >= low => return Some(Standing::Within),
            (Some(_), ..) => return None,
        }
        match (low, high) {
            (Some(low), _) if number < low => Some(Standing::Low),
            (_, Some(high)) if number > high => Some(Standing::High),
            (None, None) => None,
            _ => Some(Standing::Within),
        }
    }
}

/// A code with its code system.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coding {
    /// The code system as a FHIR URI: `http://loinc.org`.
    pub system: String,
    /// The code.
    pub code: String,
}

/// The content of an entry. Imports, the database and pages use the same type.
#[derive(Clone, Debug, PartialEq)]
pub struct Content {
    /// The kind.
    pub kind: EntryKind,
    /// The label, in the sender's words.
    pub label: String,
    /// The code, if the sender gives one.
    pub coding: Option<Coding>,
    /// The status, if the sender states one.
    pub status: Option<EntryStatus>,
    /// What restricts the entry, if it is not a plain fact.
    pub qualification: Option<Qualification>,
    /// The time, or the beginning.
    pub at: MeasuredAt,
    /// The end.
    pub until: Option<MeasuredAt>,
    /// The value of a result.
    pub value: Option<Value>,
    /// The details, in the order in which pages show them.
    pub details: Vec<(Detail, String)>,
    /// The sender's key for the visit to which it belongs.
    pub visit: Option<String>,
    /// The sender's key for the report to which it belongs.
    pub report: Option<String>,
}

impl Content {
    /// Whether the entry is over or never was, according to its sender: ended, completed, stopped, ruled out, not done, or its period
    /// has passed. An entry that says nothing of its end is taken as current, and so is a prohibition.
    pub fn is_past(&self, now: DateTime<Utc>) -> bool {
        let ended = matches!(self.status, Some(EntryStatus::Resolved | EntryStatus::Completed | EntryStatus::Stopped));
        let never_was = matches!(self.qualification, Some(Qualification::Refuted | Qualification::NotDone));
        ended || never_was || self.until.is_some_and(|until| until.instant() < now)
    }

    /// An entry of which only kind, label and time are known.
    pub fn named(kind: EntryKind, label: &str, at: MeasuredAt) -> Self {
        Self {
            kind,
            label: label.to_owned(),
            coding: None,
            status: None,
            qualification: None,
            at,
            until: None,
            value: None,
            details: Vec::new(),
            visit: None,
            report: None,
        }
    }

    /// The service of a visit: from its code of WS/T 483, else from its class.
    pub fn service(&self) -> Service {
        let coded = self.coding.as_ref().filter(|coding| coding.system == WS_T_483).map(|coding| coding.code.as_str());
        match coded {
            Some("HSDC00.01") => return Service::CheckUp,
            Some("HSDC00.02") => return Service::Outpatient,
            Some("HSDC00.03") => return Service::Inpatient,
            Some("HSDC00.05") => return Service::Referral,
            Some(code) if code.starts_with("HSDB01.") => return Service::Child,
            Some(code) if code.starts_with("HSDB02.") => return Service::Maternal,
            Some(code) if code.starts_with("HSDB04.") => return Service::FollowUp,
            _ => {}
        }
        match self.detail(Detail::Class).and_then(VisitClass::from_code) {
            Some(VisitClass::Ambulatory) => Service::Outpatient,
            Some(VisitClass::Emergency) => Service::Emergency,
            Some(
                VisitClass::Inpatient
                | VisitClass::Acute
                | VisitClass::NonAcute
                | VisitClass::Observation
                | VisitClass::PreAdmission
                | VisitClass::ShortStay,
            ) => Service::Inpatient,
            Some(VisitClass::Field | VisitClass::Home | VisitClass::Virtual) | None => Service::Other,
        }
    }

    /// The first detail with this name.
    pub fn detail(&self, wanted: Detail) -> Option<&str> {
        self.details.iter().find(|(name, _)| *name == wanted).map(|(_, text)| text.as_str())
    }
}

/// A number with all its digits: at least so many after the point, as the sender wrote them. It is never rounded: rounding can
/// change on which side of a limit a value seems to lie.
pub fn show_number(number: f64, decimals: u8) -> String {
    let digits = format!("{number}");
    let after_point = digits.split_once('.').map_or(0, |(_, after)| after.len());
    let shown = if after_point < usize::from(decimals) { format!("{number:.*}", usize::from(decimals)) } else { digits };
    if number == 0.0 { shown.trim_start_matches('-').to_owned() } else { shown }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quantity(number: f64, low: Option<f64>, high: Option<f64>) -> Value {
        Value::Quantity { comparator: None, number, decimals: 0, unit: "mmol/L".to_owned(), low, high }
    }

    #[test]
    fn a_number_is_compared_with_the_senders_range() {
        assert_eq!(quantity(3.9, Some(3.9), Some(6.1)).standing(), Some(Standing::Within));
        assert_eq!(quantity(6.1, Some(3.9), Some(6.1)).standing(), Some(Standing::Within));
        assert_eq!(quantity(3.8, Some(3.9), Some(6.1)).standing(), Some(Standing::Low));
        assert_eq!(quantity(6.2, Some(3.9), Some(6.1)).standing(), Some(Standing::High));
        assert_eq!(quantity(6.2, None, Some(6.1)).standing(), Some(Standing::High));
        assert_eq!(quantity(1.0, None, Some(6.1)).standing(), Some(Standing::Within));
        assert_eq!(quantity(1.0, None, None).standing(), None);
        assert_eq!(Value::Text("阴性".to_owned()).standing(), None);
    }

    #[test]
    fn a_value_known_only_by_a_limit_is_judged_only_where_it_must_lie() {
        let standing = |comparator, number, low, high| {
            let (unit, decimals) = ("mIU/L".to_owned(), 0);
            Value::Quantity { comparator: Some(comparator), number, decimals, unit, low, high }.standing()
        };
        for (comparator, number, low, high, expected) in [
            (Comparator::Less, 0.0003, Some(0.27), Some(4.2), Some(Standing::Low)),
            (Comparator::Less, 0.27, Some(0.27), None, Some(Standing::Low)),
            (Comparator::AtMost, 0.27, Some(0.27), None, None),
            (Comparator::Less, 0.5, Some(0.27), Some(4.2), None),
            (Comparator::Less, 0.04, None, Some(0.04), Some(Standing::Within)),
            (Comparator::Less, 0.05, None, Some(0.04), None),
            (Comparator::More, 4.2, Some(0.27), Some(4.2), Some(Standing::High)),
            (Comparator::AtLeast, 4.2, None, Some(4.2), None),
            (Comparator::More, 3.0, None, Some(4.2), None),
            (Comparator::AtLeast, 60.0, Some(60.0), None, Some(Standing::Within)),
            (Comparator::More, 5.0, None, None, None),
        ] {
            assert_eq!(standing(comparator, number, low, high), expected, "{comparator:?} {number}");
        }
    }

    #[test]
    fn numbers_keep_their_digits() {
        for (number, decimals, shown) in [
            (0.000_4, 4, "0.0004"),
            (1023.46, 2, "1023.46"),
            (5.304, 3, "5.304"),
            (176.176_421, 0, "176.176421"),
            (3.0, 1, "3.0"),
            (3.0, 0, "3"),
            (3.4, 2, "3.40"),
            (0.000_42, 0, "0.00042"),
            (0.0, 0, "0"),
            (-0.0, 1, "0.0"),
            (-3.4, 1, "-3.4"),
            (-0.000_1, 0, "-0.0001"),
            (1.5e12, 0, "1500000000000"),
        ] {
            assert_eq!(show_number(number, decimals), shown);
        }
    }

    #[test]
    fn the_service_of_a_visit_comes_from_its_code_else_its_class() {
        let visit = |code: Option<&str>, class: &str| Content {
            kind: EntryKind::Visit,
            label: "某".to_owned(),
            coding: code.map(|code| Coding { system: WS_T_483.to_owned(), code: code.to_owned() }),
            status: None,
            qualification: None,
            at: MeasuredAt::new(chrono::DateTime::UNIX_EPOCH, crate::measured_at::Precision::Day),
            until: None,
            value: None,
            details: vec![(Detail::Class, class.to_owned())],
            visit: None,
            report: None,
        };
        for (code, class, service) in [
            (Some("HSDB04.01"), "AMB", Service::FollowUp),
            (Some("HSDB02.02"), "AMB", Service::Maternal),
            (Some("HSDB01.02"), "HH", Service::Child),
            (Some("HSDC00.01"), "AMB", Service::CheckUp),
            (Some("HSDC00.05"), "AMB", Service::Referral),
            (Some("HSDB03.01"), "AMB", Service::Outpatient),
            (None, "IMP", Service::Inpatient),
            (None, "EMER", Service::Emergency),
            (None, "HH", Service::Other),
            (None, "?", Service::Other),
        ] {
            assert_eq!(visit(code, class).service(), service, "{code:?} {class}");
        }
    }

    #[test]
    fn four_kinds_belong_to_the_health_section() {
        let health = EntryKind::ALL.iter().filter(|kind| kind.section() == Section::Health).count();
        assert_eq!((health, EntryKind::ALL.len()), (4, 9));
    }
}
