//! What institutions know of a person beside measurements: visits, conditions, results and their kin (Article 6).
//!
//! An entry keeps its sender's words and code. What people read in the app's own words is its kind, its state and the
//! names of its details; those are closed lists.

use crate::coded::coded;
use crate::measured_at::MeasuredAt;
use crate::section::Section;

coded! {
    /// What an entry is about.
    pub enum EntryKind {
        /// A visit to an institution, an admission, a call.
        Visit = "visit",
        /// A report with the results that belong together.
        Report = "report",
        /// One result: of a laboratory, an examination, a questionnaire.
        Result = "result",
        /// What was done: an operation, a treatment, a counselling.
        Procedure = "procedure",
        /// A plan of care with its activities and goals.
        Plan = "plan",
        /// An illness or a problem.
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
    /// The section of the record in which it stands.
    pub fn section(self) -> Section {
        match self {
            Self::Visit | Self::Report | Self::Result | Self::Procedure | Self::Plan => Section::Services,
            Self::Condition | Self::Allergy | Self::Medicine | Self::Immunisation => Section::Health,
        }
    }
}

coded! {
    /// How an entry stands, as its sender says.
    pub enum EntryStatus {
        /// Goes on.
        Active = "active",
        /// Is over: an illness that has passed, a medicine no longer taken as planned.
        Resolved = "resolved",
        /// Was done as planned.
        Completed = "completed",
        /// Was ended before it was complete.
        Stopped = "stopped",
        /// Rests.
        OnHold = "on_hold",
        /// Is intended.
        Planned = "planned",
    }
}

coded! {
    /// What a detail of an entry says.
    pub enum Detail {
        /// The kind of visit: a code of [`VisitClass`].
        Class = "class",
        /// Where, as the sender names it.
        Place = "place",
        /// Why.
        Reason = "reason",
        /// A group that the sender puts it in.
        Category = "category",
        /// How bad it is.
        Severity = "severity",
        /// What happened: a reaction.
        Reaction = "reaction",
        /// How much, how often.
        Dose = "dose",
        /// By which way it is given.
        Route = "route",
        /// Which part of the body.
        Site = "site",
        /// The vaccine's lot number.
        Lot = "lot",
        /// What came of it.
        Outcome = "outcome",
        /// What a report concludes.
        Conclusion = "conclusion",
        /// A part of a result.
        Part = "part",
        /// Something that a plan intends to do.
        Activity = "activity",
        /// Something that a plan intends to reach.
        Goal = "goal",
        /// In the sender's free words.
        Note = "note",
    }
}

coded! {
    /// The kind of visit: the codes of HL7 v3 `ActEncounterCode` that FHIR R4 uses for `Encounter.class`.
    pub enum VisitClass {
        /// At a doctor's or an outpatient department.
        Ambulatory = "AMB",
        /// Emergency.
        Emergency = "EMER",
        /// In the field.
        Field = "FLD",
        /// At home.
        Home = "HH",
        /// Admitted to hospital.
        Inpatient = "IMP",
        /// Admitted, acute.
        Acute = "ACUTE",
        /// Admitted, not acute.
        NonAcute = "NONAC",
        /// Under observation.
        Observation = "OBSENC",
        /// Before an admission.
        PreAdmission = "PRENC",
        /// For a short stay.
        ShortStay = "SS",
        /// By telephone or video.
        Virtual = "VR",
    }
}

coded! {
    /// What a visit was for.
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

/// The code system of WS/T 483, types of shared documents of health records.
const WS_T_483: &str = "urn:oid:2.16.156.10011.2.4";

coded! {
    /// That a value lies beyond what could be measured.
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
    /// A number with its unit, and the range in which the sender expects it.
    Quantity {
        /// Whether it lies beyond the number.
        comparator: Option<Comparator>,
        /// As the sender says it; finite.
        number: f64,
        /// As the sender writes it; may be empty.
        unit: String,
        /// The lowest that the sender calls usual, in the same unit.
        low: Option<f64>,
        /// The highest.
        high: Option<f64>,
    },
    /// Words.
    Text(String),
}

/// Where a value stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Below what the sender calls usual.
    Low,
    /// Usual.
    Within,
    /// Above it.
    High,
}

impl Value {
    /// Where the number stands in its sender's range; none where there is no range.
    pub fn standing(&self) -> Option<Standing> {
        let Self::Quantity { number, low, high, .. } = self else { return None };
        match (low, high) {
            (Some(low), _) if number < low => Some(Standing::Low),
            (_, Some(high)) if number > high => Some(Standing::High),
            (None, None) => None,
            _ => Some(Standing::Within),
        }
    }
}

/// A code and the system in which it has its meaning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coding {
    /// The system, as FHIR names it: `http://loinc.org`.
    pub system: String,
    /// The code.
    pub code: String,
}

/// What an entry says: the same in a file, in the database and on a page.
#[derive(Clone, Debug, PartialEq)]
pub struct Content {
    /// What it is about.
    pub kind: EntryKind,
    /// What it is called, in its sender's words.
    pub label: String,
    /// Its code, where the sender gives one.
    pub coding: Option<Coding>,
    /// How it stands.
    pub status: Option<EntryStatus>,
    /// When, or since when.
    pub at: MeasuredAt,
    /// Until when.
    pub until: Option<MeasuredAt>,
    /// The value of a result.
    pub value: Option<Value>,
    /// What else it says, in the order in which it is shown.
    pub details: Vec<(Detail, String)>,
    /// The sender's key of the visit to which it belongs.
    pub visit: Option<String>,
    /// The sender's key of the report to which it belongs.
    pub report: Option<String>,
}

impl Content {
    /// What a visit was for: by its code of WS/T 483, else by its class.
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

    /// The first detail of this name.
    pub fn detail(&self, wanted: Detail) -> Option<&str> {
        self.details.iter().find(|(name, _)| *name == wanted).map(|(_, text)| text.as_str())
    }
}

/// A number as it is shown: four digits that matter, without zeros at the end. What was sent stays in the record.
pub fn show_number(number: f64) -> String {
    if number.abs() >= 1e9 {
        return format!("{number:.2e}");
    }
    let digits = match number.abs() {
        n if n >= 1000.0 => 0,
        n if n >= 100.0 => 1,
        n if n >= 1.0 => 2,
        _ => 3,
    };
    let shown = format!("{number:.digits$}");
    let trimmed = if shown.contains('.') { shown.trim_end_matches('0').trim_end_matches('.') } else { &shown };
    if trimmed == "-0" { "0".to_owned() } else { trimmed.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quantity(number: f64, low: Option<f64>, high: Option<f64>) -> Value {
        Value::Quantity { comparator: None, number, unit: "mmol/L".to_owned(), low, high }
    }

    #[test]
    fn a_number_stands_where_its_sender_puts_it() {
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
    fn numbers_are_shown_with_the_digits_that_matter() {
        for (number, shown) in [
            (176.176_421, "176.2"),
            (5.5, "5.5"),
            (6.104_9, "6.1"),
            (0.912_34, "0.912"),
            (0.0, "0"),
            (-0.000_1, "0"),
            (12_345.6, "12346"),
            (100.0, "100"),
            (20.0, "20"),
            (-1.25, "-1.25"),
            (1.5e12, "1.50e12"),
        ] {
            assert_eq!(show_number(number), shown);
        }
    }

    #[test]
    fn a_visit_is_for_what_its_code_says_else_its_class() {
        let visit = |code: Option<&str>, class: &str| Content {
            kind: EntryKind::Visit,
            label: "某".to_owned(),
            coding: code.map(|code| Coding { system: WS_T_483.to_owned(), code: code.to_owned() }),
            status: None,
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
    fn every_kind_stands_in_a_section() {
        let health = EntryKind::ALL.iter().filter(|kind| kind.section() == Section::Health).count();
        assert_eq!((health, EntryKind::ALL.len()), (4, 9));
    }
}
