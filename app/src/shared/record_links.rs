//! The paths of a record's pages.

use domain::{
    basics::{Field, Group},
    correction::{CorrectionKind, CorrectionTarget},
    entry::EntryKind,
    ids::{CorrectionId, EntryId, ResidentId},
    purpose::Purpose,
    section::Section,
};
use store::opening::Opened;

/// The paths of one record's pages, for the subject's own pages (`/record/…`) or for staff at the desk (`/desk/{purpose}/…`).
#[derive(Debug, Clone)]
pub struct RecordLinks {
    base: String,
    /// Whose record it is.
    pub resident: ResidentId,
    /// Whether the pages are the subject's own.
    pub own: bool,
}

impl RecordLinks {
    /// The subject's own record.
    pub fn own(resident: ResidentId) -> Self {
        Self { base: format!("/record/{resident}"), resident, own: true }
    }

    /// The subject's own record, or the desk's, by the purpose of the opening.
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

    /// The record's first page.
    pub fn home(&self) -> String {
        self.base.clone()
    }

    /// All that the record holds.
    pub fn contents(&self) -> String {
        format!("{}/contents", self.base)
    }

    /// The subject's way to a file of it.
    pub fn download(&self) -> String {
        format!("{}/download", self.base)
    }

    /// All corrections that the subject requested.
    pub fn corrections(&self) -> String {
        format!("{}/corrections", self.base)
    }

    /// One of them.
    pub fn correction(&self, id: CorrectionId) -> String {
        format!("{}/corrections/{id}", self.base)
    }

    /// The form that requests a correction.
    pub fn request_correction(&self, target: CorrectionTarget, kind: CorrectionKind) -> String {
        format!("{}/corrections/new/{}/{}", self.base, target.uuid(self.resident), kind.code())
    }

    /// Measurements.
    pub fn measurements(&self) -> String {
        format!("{}/measurements", self.base)
    }

    /// Who sent what.
    pub fn sources(&self) -> String {
        format!("{}/sources", self.base)
    }

    /// Everything by time.
    pub fn timeline(&self) -> String {
        format!("{}/timeline", self.base)
    }

    /// Basics.
    pub fn basics(&self) -> String {
        format!("{}/basics", self.base)
    }

    /// Who the record is about, on the page of basics.
    pub fn basics_identity(&self) -> String {
        format!("{}/basics#fixed", self.base)
    }

    /// A group of basics, on their page.
    pub fn basics_group(&self, group: Group) -> String {
        format!("{}/basics#{}", self.base, group.code())
    }

    /// The page on which all basics are confirmed.
    pub fn confirm_basics(&self) -> String {
        format!("{}/basics/confirm", self.base)
    }

    /// The reader's notices.
    pub fn notices(&self) -> String {
        format!("{}/notices", self.base)
    }

    /// Where an e-mail tells of them.
    pub fn notices_by_mail(&self) -> String {
        format!("{}/notices/mail", self.base)
    }

    /// The form of a group of basics.
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

    /// One entry: with what belongs to it, where something may.
    pub fn entry(&self, kind: EntryKind, entry: EntryId) -> String {
        match kind {
            EntryKind::Visit | EntryKind::Report => format!("{}/services/whole/{entry}", self.base),
            _ => format!("{}/entry/{entry}", self.section(kind)),
        }
    }

    /// The verification of an entry that the resident wrote.
    pub fn verification(&self, entry: EntryId) -> String {
        format!("{}/verification/{entry}", self.base)
    }

    /// All results of the test that this is one of.
    pub fn same_test(&self, result: EntryId) -> String {
        format!("{}/services/test/{result}", self.base)
    }
}
