//! Which of two versions of an entry is the newer one, as its sender states it. Files can arrive in any order.

use chrono::{DateTime, Utc};

/// What a sender states about a version of an entry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SenderVersion {
    /// When the sender last changed it (FHIR `meta.lastUpdated`).
    pub updated_at: Option<DateTime<Utc>>,
    /// The sender's number of the version (FHIR `meta.versionId`).
    pub number: Option<String>,
    /// Whether the sender marks it as a correction of an earlier version (FHIR status `corrected`, `amended`, `appended`).
    pub corrected: bool,
}

impl SenderVersion {
    /// Whether this version surely is older than `other`. The time decides, then a number in digits, then the mark of a
    /// correction: a result that was corrected cannot become a first result again.
    pub fn is_older_than(&self, other: &Self) -> bool {
        if let (Some(mine), Some(theirs)) = (self.updated_at, other.updated_at)
            && mine != theirs
        {
            return mine < theirs;
        }
        if let (Some(mine), Some(theirs)) = (self.digits(), other.digits())
            && mine != theirs
        {
            return mine < theirs;
        }
        self.is_unstated() && other.corrected && !self.corrected
    }

    /// Whether the sender states neither time nor number. Then only the content can tell whether it is an old version.
    pub fn is_unstated(&self) -> bool {
        self.updated_at.is_none() && self.number.is_none()
    }

    fn digits(&self) -> Option<u64> {
        self.number.as_deref()?.parse().ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn version(updated_at: Option<i64>, number: Option<&str>, corrected: bool) -> SenderVersion {
        let updated_at = updated_at.and_then(|at| DateTime::from_timestamp(at, 0));
        SenderVersion { updated_at, number: number.map(ToOwned::to_owned), corrected }
    }

    #[test]
    fn the_time_decides_then_the_number_then_the_mark_of_a_correction() {
        for (one, other) in [
            (version(Some(1), None, false), version(Some(2), None, false)),
            (version(Some(1), Some("9"), true), version(Some(2), Some("1"), false)),
            (version(Some(1), Some("9"), false), version(Some(1), Some("10"), false)),
            (version(None, Some("2"), false), version(Some(1), Some("10"), false)),
            (version(None, None, false), version(None, None, true)),
        ] {
            assert!(one.is_older_than(&other), "{one:?} {other:?}");
            assert!(!other.is_older_than(&one), "{other:?} {one:?}");
        }
    }

    #[test]
    fn versions_that_cannot_be_compared_are_not_older() {
        for (one, other) in [
            (version(None, None, false), version(None, None, false)),
            (version(Some(1), None, false), version(Some(1), None, false)),
            (version(Some(1), None, false), version(None, Some("3"), true)),
            (version(None, Some("a"), false), version(None, Some("b"), false)),
        ] {
            assert!(!one.is_older_than(&other) && !other.is_older_than(&one), "{one:?} {other:?}");
        }
    }
}
