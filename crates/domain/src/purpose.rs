//! Purposes of openings. The log and the access history show the purpose.

use crate::capacity::Capacity;
use crate::coded::coded;

coded! {
    /// The purpose of an opening. A closed list, never free text.
    pub enum Purpose {
        /// The resident reads (查询, Article 18).
        View = "view",
        /// The resident adds or changes (更新, Article 18).
        Maintain = "maintain",
        /// The resident downloads a copy (下载, Article 18).
        Download = "download",
        /// Staff treat (诊疗, Article 18 paragraph 2).
        Care = "care",
        /// Staff of the responsible unit follow up (随访管理, Article 13).
        FollowUp = "follow_up",
        /// Staff verify the identity of a person at the counter (核对身份, Article 12).
        VerifyIdentity = "verify_identity",
        /// Staff of the responsible unit verify what the resident entered (核实, Article 13).
        Verify = "verify",
        /// Staff print an activation slip after they verified the identity (Article 12; requirements.md, settled 9).
        IssueSlip = "issue_slip",
        /// Staff register a person who has no record (建立档案, Article 12).
        Register = "register",
        /// Staff change the registered identity against a document (身份信息变更, Article 12).
        ChangeIdentity = "change_identity",
        /// An institution writes records of its services for the resident (录入或上传, Article 9).
        Deposit = "deposit",
        /// Staff answer a correction (核实更正, Article 7 paragraph 2; PIPL 46).
        Correct = "correct",
        /// Officers see corrections that institutions did not answer in time (行业监管, Article 27). This opens a list, not a record.
        Supervise = "supervise",
    }
}

impl Purpose {
    /// Whether a person in this capacity can have this purpose. The database then decides by the basis.
    pub fn fits(self, capacity: Capacity) -> bool {
        match self {
            Self::View | Self::Maintain | Self::Download => capacity == Capacity::Resident,
            Self::Care
            | Self::FollowUp
            | Self::VerifyIdentity
            | Self::Verify
            | Self::IssueSlip
            | Self::Register
            | Self::ChangeIdentity
            | Self::Correct
            | Self::Supervise => capacity == Capacity::Staff,
            Self::Deposit => capacity != Capacity::Resident,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn staff_do_not_maintain_and_residents_do_not_treat() {
        assert!(Purpose::Maintain.fits(Capacity::Resident));
        assert!(!Purpose::Maintain.fits(Capacity::Staff));
        assert!(Purpose::Care.fits(Capacity::Staff));
        assert!(!Purpose::Care.fits(Capacity::Resident));
    }
}
