//! The paths of a record's pages.

use domain::{
    basics::{Field, Group},
    correction::{CorrectionKind, CorrectionTarget},
    entry::EntryKind,
    ids::{CorrectionId, EntryId, ResidentId},
    purpose::Purpose,
    section::Section,
};
use store::{opening::Opened, verification::About};

/// The paths of one record's pages, for the subject's own pages (`/record/…`) or for staff at the desk (`/desk/{purpose}/…`).
#[derive(Debug, Clone)]
pub struct RecordLinks {
    base: String,
    /// The resident whose record it is.
    pub resident: ResidentId,
    /// Whether the pages are those of the subject, and not of the desk.
    pub own: bool,
}

impl RecordLinks {
    /// The pages of the subject's own record.
    pub fn own(resident: ResidentId) -> Self {
        Self { base: format!("/record/{resident}"), resident, own: true }
    }

    /// The pages of the subject's own record or of the desk, by the purpose of the opening.
    pub fn of(opening: &Opened) -> Self {
        if matches!(opening.purpose, Purpose::View | Purpose::Maintain | Purpose::Download) {
            return Self::own(opening.resident);
        }
        let base = format!("/desk/{}/{}", opening.purpose.code(), opening.resident);
        Self { base, resident: opening.resident, own: false }
    }

    fn section(&self, kind: EntryKind) -> String {
        let section = if kind.section() == Section::Health { "health" } else { "services" };
        format!("{}/{section}", self.base)
    }

    /// The home page of the record.
    pub fn home(&self) -> String {
        self.base.clone()
    }

    /// The contents of the record.
    pub fn contents(&self) -> String {
        format!("{}/contents", self.base)
    }

    /// The form that downloads the record, for the subject.
    pub fn download(&self) -> String {
        format!("{}/download", self.base)
    }

    /// All corrections that the subject requested.
    pub fn corrections(&self) -> String {
        format!("{}/corrections", self.base)
    }

    /// One correction.
    pub fn correction(&self, id: CorrectionId) -> String {
        format!("{}/corrections/{id}", self.base)
    }

    /// The form that requests a correction.
    pub fn request_correction(&self, target: CorrectionTarget, kind: CorrectionKind) -> String {
        format!("{}/corrections/new/{}/{}", self.base, target.uuid(self.resident), kind.code())
    }

    /// The access history, for the subject.
    pub fn history(&self) -> String {
        format!("{}/history", self.base)
    }

    /// The list of measurements.
    pub fn measurements(&self) -> String {
        format!("{}/measurements", self.base)
    }

    /// The sources of the record.
    pub fn sources(&self) -> String {
        format!("{}/sources", self.base)
    }

    /// All entries by time.
    pub fn timeline(&self) -> String {
        format!("{}/timeline", self.base)
    }

    /// The basics.
    pub fn basics(&self) -> String {
        format!("{}/basics", self.base)
    }

    /// The registered identity, on the page of the basics.
    pub fn basics_identity(&self) -> String {
        format!("{}/basics#fixed", self.base)
    }

    /// A group of the basics, on the page of the basics.
    pub fn basics_group(&self, group: Group) -> String {
        format!("{}/basics#{}", self.base, group.code())
    }

    /// The form that confirms all basics.
    pub fn confirm_basics(&self) -> String {
        format!("{}/basics/confirm", self.base)
    }

    /// The notices.
    pub fn notices(&self) -> String {
        format!("{}/notices", self.base)
    }

    /// The settings of e-mail for notices.
    pub fn notices_by_mail(&self) -> String {
        format!("{}/notices/mail", self.base)
    }

    /// The form of a group of the basics.
    pub fn change_basics(&self, group: Group) -> String {
        format!("{}/basics/{}/change", self.base, group.code())
    }

    /// The versions of a field of the basics.
    pub fn basics_field(&self, field: Field) -> String {
        format!("{}/basics/field/{}", self.base, field.code())
    }

    /// All entries of a kind.
    pub fn group(&self, kind: EntryKind) -> String {
        format!("{}/{}", self.section(kind), kind.code())
    }

    /// One entry; a visit or a report is shown with its parts.
    pub fn entry(&self, kind: EntryKind, entry: EntryId) -> String {
        match kind {
            EntryKind::Visit | EntryKind::Report => format!("{}/services/whole/{entry}", self.base),
            _ => format!("{}/entry/{entry}", self.section(kind)),
        }
    }

    /// One entry of any kind; for the basics the versions of the field.
    pub fn about(&self, about: About, entry: EntryId) -> String {
        match about {
            About::Basics(field) => self.basics_field(field),
            About::Measurement(_) => format!("{}/entry/{entry}", self.measurements()),
            About::Entry(kind) => self.entry(kind, entry),
        }
    }

    /// The verification of an entry that the resident made.
    pub fn verification(&self, entry: EntryId) -> String {
        format!("{}/verification/{entry}", self.base)
    }

    /// All results of the test of which this is a result.
    pub fn same_test(&self, result: EntryId) -> String {
        format!("{}/services/test/{result}", self.base)
    }
}
