//! Identity documents (身份证件) that open a record (Article 12), and the number systems behind them.
//!
//! Several documents carry one number. What is unique, and what is hashed for look-up, is the number within its
//! *number system*, not the document (design.md §6 'Numbers').

use crate::citizen_id::{CitizenId, CitizenIdProblem};
use crate::coded::coded;
use crate::foreign_resident::{ForeignResidentNumber, ForeignResidentProblem, OldForeignResidentNumber};
use crate::sex::Sex;
use crate::typed::tidy;
use chrono::NaiveDate;

coded! {
    /// The document that somebody shows at the counter.
    pub enum DocumentKind {
        /// 居民身份证.
        IdentityCard = "identity_card",
        /// 居住证, of Chinese citizens from elsewhere; it carries the citizen number.
        ResidencePermit = "residence_permit",
        /// 社会保障卡; the 社会保障号码 is the holder's citizen or permit number.
        SocialSecurityCard = "social_security_card",
        /// 港澳台居民居住证.
        HongKongMacaoTaiwanPermit = "hmt_permit",
        /// 外国人永久居留身份证, the 2023 card or the one before.
        ForeignResidentCard = "foreign_resident_card",
    }
}

coded! {
    /// Within which numbers a number is unique.
    pub enum NumberSystem {
        /// 公民身份号码. The permits of people from Hong Kong, Macao and Taiwan belong here too: same layout, address
        /// codes of their own, and their holders' social-security cards carry that number.
        Citizen = "citizen",
        /// 2023 numbers of foreign permanent residents.
        ForeignResident = "foreign_resident",
        /// Their numbers before 2023. One person may hold both: two identifiers of one resident.
        ForeignResidentOld = "foreign_resident_old",
    }
}

/// A number of an identity document, checked. `Debug` hides the digits.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum DocumentNumber {
    /// Of the citizen number system.
    Citizen(CitizenId),
    /// Of a 2023 foreign permanent resident card.
    ForeignResident(ForeignResidentNumber),
    /// Of an older foreign permanent resident card.
    ForeignResidentOld(OldForeignResidentNumber),
}

/// What is wrong with a typed document number. Carries no digit of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DocumentNumberProblem {
    /// Nothing was typed.
    #[error("no number was given")]
    Empty,
    /// See the citizen number's own problems.
    #[error(transparent)]
    Citizen(#[from] CitizenIdProblem),
    /// See the foreign resident number's own problems.
    #[error(transparent)]
    ForeignResident(#[from] ForeignResidentProblem),
    /// The number is right, but it is that of another document.
    #[error("the number is that of another document")]
    AnotherDocument(DocumentKind),
}

impl DocumentNumber {
    /// Reads a number whose document nobody has named, as at activation: its shape tells the number system.
    ///
    /// `today` is the day in Shenzhen.
    pub fn parse(text: &str, today: NaiveDate) -> Result<Self, DocumentNumberProblem> {
        let tidied = tidy(text, &['-']);
        match tidied.chars().next() {
            None => Err(DocumentNumberProblem::Empty),
            Some('A'..='Z') => Ok(Self::ForeignResidentOld(OldForeignResidentNumber::parse(&tidied)?)),
            Some('9') => Ok(Self::ForeignResident(ForeignResidentNumber::parse(&tidied, today)?)),
            Some(_) => Ok(Self::Citizen(CitizenId::parse(&tidied, today)?)),
        }
    }

    /// Reads the number of a document of this kind, as at the counter.
    pub fn of_kind(kind: DocumentKind, text: &str, today: NaiveDate) -> Result<Self, DocumentNumberProblem> {
        let number = Self::parse(text, today)?;
        if number.may_be_on(kind) { Ok(number) } else { Err(DocumentNumberProblem::AnotherDocument(number.own_document())) }
    }

    /// Whether a document of this kind can carry this number.
    pub fn may_be_on(&self, kind: DocumentKind) -> bool {
        let permit_of_a_citizen = kind == DocumentKind::ResidencePermit && self.own_document() == DocumentKind::IdentityCard;
        kind == self.own_document() || kind == DocumentKind::SocialSecurityCard || permit_of_a_citizen
    }

    /// The document that this number was given out with.
    pub fn own_document(&self) -> DocumentKind {
        match self {
            Self::Citizen(id) if id.is_hong_kong_macao_taiwan() => DocumentKind::HongKongMacaoTaiwanPermit,
            Self::Citizen(_) => DocumentKind::IdentityCard,
            Self::ForeignResident(_) | Self::ForeignResidentOld(_) => DocumentKind::ForeignResidentCard,
        }
    }

    /// The number system within which it is unique.
    pub fn system(&self) -> NumberSystem {
        match self {
            Self::Citizen(_) => NumberSystem::Citizen,
            Self::ForeignResident(_) => NumberSystem::ForeignResident,
            Self::ForeignResidentOld(_) => NumberSystem::ForeignResidentOld,
        }
    }

    /// The whole number: for the keyed hash, for encryption, and for its holder's own eyes.
    pub fn expose(&self) -> &str {
        match self {
            Self::Citizen(id) => id.expose(),
            Self::ForeignResident(number) => number.expose(),
            Self::ForeignResidentOld(number) => number.expose(),
        }
    }

    /// The first three and last four characters.
    pub fn masked(&self) -> String {
        crate::citizen_id::mask(self.expose())
    }

    /// The last four characters, as in the name of a passkey.
    pub fn last_four(&self) -> &str {
        let number = self.expose();
        number.get(number.len().saturating_sub(4)..).unwrap_or_default()
    }

    /// The birth date, where the number says it.
    pub fn birth_date(&self) -> Option<NaiveDate> {
        match self {
            Self::Citizen(id) => Some(id.birth_date()),
            Self::ForeignResident(number) => Some(number.birth_date()),
            Self::ForeignResidentOld(_) => None,
        }
    }

    /// The sex, where the number says it.
    pub fn sex(&self) -> Option<Sex> {
        match self {
            Self::Citizen(id) => Some(id.sex()),
            Self::ForeignResident(number) => Some(number.sex()),
            Self::ForeignResidentOld(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> NaiveDate {
        "2026-11-23".parse().unwrap()
    }

    #[test]
    fn three_documents_carry_one_number() {
        let on = |kind| DocumentNumber::of_kind(kind, "440304199003070018", today()).unwrap();
        let card = on(DocumentKind::IdentityCard);
        assert_eq!(card, on(DocumentKind::ResidencePermit));
        assert_eq!(card, on(DocumentKind::SocialSecurityCard));
        assert_eq!(card.system(), NumberSystem::Citizen);
    }

    #[test]
    fn a_number_tells_its_own_system() {
        for (number, system, document) in [
            ("44030419900307002６", NumberSystem::Citizen, DocumentKind::IdentityCard),
            ("82000020010228004x", NumberSystem::Citizen, DocumentKind::HongKongMacaoTaiwanPermit),
            ("911124198108030024", NumberSystem::ForeignResident, DocumentKind::ForeignResidentCard),
            ("CAN110081080310", NumberSystem::ForeignResidentOld, DocumentKind::ForeignResidentCard),
        ] {
            let read = DocumentNumber::parse(number, today()).unwrap();
            assert_eq!((read.system(), read.own_document()), (system, document), "{number}");
        }
    }

    #[test]
    fn a_number_of_another_document_is_named() {
        let read = |kind, text| DocumentNumber::of_kind(kind, text, today());
        assert_eq!(
            read(DocumentKind::IdentityCard, "810000199506150033"),
            Err(DocumentNumberProblem::AnotherDocument(DocumentKind::HongKongMacaoTaiwanPermit))
        );
        assert_eq!(
            read(DocumentKind::HongKongMacaoTaiwanPermit, "440304199003070018"),
            Err(DocumentNumberProblem::AnotherDocument(DocumentKind::IdentityCard))
        );
        assert_eq!(read(DocumentKind::IdentityCard, "  "), Err(DocumentNumberProblem::Empty));
    }

    #[test]
    fn nothing_of_it_shows_by_accident() {
        let number = DocumentNumber::parse("CAN110081080310", today()).unwrap();
        assert!(!format!("{number:?}").contains("0310"));
        assert_eq!((number.last_four(), number.birth_date(), number.sex()), ("0310", None, None));
    }
}
