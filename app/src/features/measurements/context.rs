//! What every page of measurements needs beside the rows.

use chrono::NaiveDate;
use domain::{
    ids::{EntryId, ResidentId},
    measurement::{MeasurementKind, Period, Subject},
    purpose::Purpose,
    time::age_on,
};
use store::opening::Opened;

/// What a page of measurements needs beside the rows: the age and sex that choose reference ranges, and the base of its links.
#[derive(Debug, Clone)]
pub struct MeasurementContext {
    /// Age and sex, by which reference ranges are chosen.
    pub subject: Subject,
    /// Whose record it is.
    pub resident: ResidentId,
    /// Where the list of kinds is.
    pub base: String,
    /// Whether the page is the subject's own.
    pub own: bool,
}

impl MeasurementContext {
    /// The subject's own context, or a member of staff's, by the purpose of the opening.
    pub fn of(opening: &Opened, today: NaiveDate) -> Self {
        let age = age_on(opening.subject.birth_date, today).unwrap_or_default();
        let subject = Subject { age, sex: opening.subject.sex };
        let own = matches!(opening.purpose, Purpose::View | Purpose::Maintain | Purpose::Download);
        let base = if own {
            format!("/record/{}/measurements", opening.resident)
        } else {
            format!("/desk/{}/{}/measurements", opening.purpose.code(), opening.resident)
        };
        Self { subject, resident: opening.resident, base, own }
    }

    /// The page of a kind.
    pub fn kind_href(&self, kind: MeasurementKind) -> String {
        format!("{}/{}", self.base, kind.code())
    }

    /// The page of a kind, over this period.
    pub fn period_href(&self, kind: MeasurementKind, period: Period) -> String {
        format!("{}?period={}", self.kind_href(kind), period.code())
    }

    /// All versions of a measurement, of which this is one.
    pub fn versions_href(&self, entry: EntryId) -> String {
        format!("{}/versions/{entry}", self.base)
    }

    /// The page of an entry.
    pub fn entry_href(&self, entry: EntryId) -> String {
        format!("{}/entry/{entry}", self.base)
    }
}
