//! Sex (性别), GB/T 2261.1-2003.

use crate::coded::coded;

coded! {
    /// Sex, with the codes of GB/T 2261.1-2003. Use the code, never the position: some systems list another order.
    pub enum Sex {
        /// 未知的性别 unknown.
        Unknown = "0",
        /// 男性 male.
        Male = "1",
        /// 女性 female.
        Female = "2",
        /// 未说明的性别 not stated.
        NotStated = "9",
    }
}

impl Sex {
    /// The code of FHIR `AdministrativeGender`.
    pub fn fhir(self) -> &'static str {
        match self {
            Self::Male => "male",
            Self::Female => "female",
            Self::Unknown | Self::NotStated => "unknown",
        }
    }

    /// From a code of FHIR `AdministrativeGender`. `other` has no code in GB/T 2261.1 and becomes [`Self::NotStated`].
    pub fn from_fhir(code: &str) -> Option<Self> {
        match code {
            "male" => Some(Self::Male),
            "female" => Some(Self::Female),
            "other" => Some(Self::NotStated),
            "unknown" => Some(Self::Unknown),
            _ => None,
        }
    }

    /// False only if both are male or female and they differ. An unknown sex agrees with every sex.
    pub fn agrees_with(self, other: Self) -> bool {
        let stated = |sex| matches!(sex, Self::Male | Self::Female);
        !stated(self) || !stated(other) || self == other
    }
}

#[cfg(test)]
mod tests {
    use super::Sex;

    #[test]
    fn codes_equal_the_standard() {
        let codes: Vec<_> = Sex::ALL.iter().map(|sex| sex.code()).collect();
        assert_eq!(codes, ["0", "1", "2", "9"]);
        assert_eq!(Sex::from_code("2"), Some(Sex::Female));
        assert_eq!(Sex::from_code("3"), None);
    }

    #[test]
    fn only_two_stated_sexes_can_disagree() {
        assert!(!Sex::Male.agrees_with(Sex::Female));
        assert!(Sex::Male.agrees_with(Sex::Male));
        assert!(Sex::Unknown.agrees_with(Sex::Female));
        assert!(Sex::Female.agrees_with(Sex::NotStated));
    }
}
