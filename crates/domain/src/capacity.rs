//! In what capacity someone acts (design.md §5), and what staff are there for (requirements.md 'Who uses it').

use crate::coded::coded;

coded! {
    /// The capacity of a session. A session has one; switching needs step-up.
    pub enum Capacity {
        /// A resident, for their own record or for whom they may act.
        Resident = "resident",
        /// Staff of one institution. Never opens one's own or a ward's record.
        Staff = "staff",
        /// A system of an institution, or our own background work.
        System = "system",
    }
}

coded! {
    /// The duty of a post at an institution.
    pub enum Duty {
        /// Clerk at the counter (建档人员).
        Clerk = "clerk",
        /// General practitioner (全科医师, the 责任医师 of Article 13).
        Gp = "gp",
        /// Record manager (档案管理员).
        RecordManager = "record_manager",
        /// Officer of a department (监管人员): supervises the institutions of its district (Article 27), and opens no record.
        Officer = "officer",
    }
}

impl Duty {
    /// Whether whoever has it finds people by a document that they show. The rules stand in `access.rules`; by this pages know what
    /// to offer.
    pub fn finds_people(self) -> bool {
        matches!(self, Self::Clerk | Self::Gp)
    }

    /// Whether whoever has it answers corrections, where their institution wrote or keeps what is disputed: a clerk those of who
    /// somebody is, the others those of entries.
    pub fn answers_corrections(self) -> bool {
        matches!(self, Self::Clerk | Self::Gp | Self::RecordManager)
    }

    /// Whether whoever has it sees that institutions do what they should, in place of doing it.
    pub fn supervises(self) -> bool {
        self == Self::Officer
    }
}
