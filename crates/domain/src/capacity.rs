//! Capacities of sessions (design.md §5) and duties of staff (requirements.md 'Who uses it').

use crate::coded::coded;

coded! {
    /// The capacity of a session. A session has one capacity. A change needs step-up.
    pub enum Capacity {
        /// A resident, with access to the resident's own record and to records of people whom the resident represents.
        Resident = "resident",
        /// Staff of one institution. Staff never open their own record or the record of a ward in this capacity.
        Staff = "staff",
        /// A system of an institution, or a background job of this application.
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
        /// Officer of a department (监管人员): supervises the institutions of the district (Article 27), and opens no record.
        Officer = "officer",
    }
}

impl Duty {
    /// Whether this duty finds residents by the document that they show. Pages use it to decide what to offer; `access.rules`
    /// decides what is allowed.
    pub fn finds_people(self) -> bool {
        matches!(self, Self::Clerk | Self::Gp)
    }

    /// Whether this duty answers corrections of the institution. Clerks handle identity corrections only, the others corrections of
    /// entries only.
    pub fn answers_corrections(self) -> bool {
        matches!(self, Self::Clerk | Self::Gp | Self::RecordManager)
    }

    /// Whether this duty supervises institutions, and does no work on records.
    pub fn supervises(self) -> bool {
        self == Self::Officer
    }
}
