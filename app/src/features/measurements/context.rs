//! What pages of measurements need beside the rows.

use domain::{
    ids::{EntryId, ResidentId},
    measurement::{Conditions, MeasurementKind, Period, Subject},
    purpose::Purpose,
};
use store::opening::Opened;

/// What a page of measurements needs beside the rows: the person, on whom thresholds depend, and the base of its links.
#[derive(Debug, Clone)]
pub struct MeasurementContext {
    /// The person who was measured.
    pub subject: Subject,
    /// The resident whose record it is.
    pub resident: ResidentId,
    /// The path of the list of kinds.
    pub base: String,
    /// Whether the page is for the subject, and not for staff.
    pub own: bool,
    /// The telephone of the responsible centre, on a page that gives advice.
    pub centre: Option<String>,
}

impl MeasurementContext {
    /// The context for the subject or for staff, by the purpose of the opening.
    pub fn of(opening: &Opened) -> Self {
        let (born, sex) = (opening.subject.birth_date, opening.subject.sex);
        let subject = Subject { born, sex, conditions: Conditions::default() };
        let own = matches!(opening.purpose, Purpose::View | Purpose::Maintain | Purpose::Download);
        let base = if own {
            format!("/record/{}/measurements", opening.resident)
        } else {
            format!("/desk/{}/{}/measurements", opening.purpose.code(), opening.resident)
        };
        Self { subject, resident: opening.resident, base, own, centre: None }
    }

    /// The same, on a page that has read the person's conditions.
    #[must_use]
    pub fn with(mut self, conditions: Conditions) -> Self {
        self.subject.conditions = conditions;
        self
    }

    /// The same, on a page that gives advice.
    #[must_use]
    pub fn calling(mut self, centre: Option<String>) -> Self {
        self.centre = centre;
        self
    }

    /// The path of the page of a kind.
    pub fn kind_href(&self, kind: MeasurementKind) -> String {
        format!("{}/{}", self.base, kind.code())
    }

    /// The path of the page of a kind, for this period.
    pub fn period_href(&self, kind: MeasurementKind, period: Period) -> String {
        format!("{}?period={}", self.kind_href(kind), period.code())
    }

    /// The path of the page with all versions of the measurement of which this entry is a version.
    pub fn versions_href(&self, entry: EntryId) -> String {
        format!("{}/versions/{entry}", self.base)
    }

    /// The path of the page of an entry.
    pub fn entry_href(&self, entry: EntryId) -> String {
        format!("{}/entry/{entry}", self.base)
    }
}
