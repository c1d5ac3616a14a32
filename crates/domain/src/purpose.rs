//! Why a record is opened. The purpose stands in the log and in the access history.

use crate::capacity::Capacity;
use crate::coded::coded;

coded! {
    /// The purpose of an opening, always one of these, never free text.
    pub enum Purpose {
        /// The resident reads (查询, Article 18).
        View = "view",
        /// The resident adds or changes (更新, Article 18).
        Maintain = "maintain",
        /// The resident takes a copy away (下载, Article 18).
        Download = "download",
        /// Staff treat (诊疗, Article 18 paragraph 2).
        Care = "care",
        /// Staff of the responsible unit follow up (随访管理, Article 13).
        FollowUp = "follow_up",
        /// Staff check the identity of whoever stands at the counter (核对身份, Article 12).
        VerifyIdentity = "verify_identity",
        /// Staff of the responsible unit verify what the resident entered (核实, Article 13).
        Verify = "verify",
        /// Staff print an activation slip after that check (Article 12; requirements.md, settled 9).
        IssueSlip = "issue_slip",
        /// An institution writes what it did for the resident (录入或上传, Article 9).
        Deposit = "deposit",
        /// Staff look into what a resident disputes (核实更正, Article 7 paragraph 2; PIPL 46).
        Correct = "correct",
        /// Officers see what institutions have not answered in time (行业监管, Article 27). It opens a list and no record.
        Supervise = "supervise",
    }
}

impl Purpose {
    /// Whether someone in this capacity can have this purpose at all. Which basis then carries it, the database says.
    pub fn fits(self, capacity: Capacity) -> bool {
        match self {
            Self::View | Self::Maintain | Self::Download => capacity == Capacity::Resident,
            Self::Care
            | Self::FollowUp
            | Self::VerifyIdentity
            | Self::Verify
            | Self::IssueSlip
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
