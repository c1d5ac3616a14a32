//! Identity documents (身份证件) that open a record (Article 12), and the number systems behind them.
//!
//! Several documents can carry the same number. A number is unique, and hashed for look-up, within its *number system*, not
//! within a kind of document (design.md §6 'Numbers').

use crate::citizen_id::{CitizenId, CitizenIdProblem};
use crate::coded::coded;
use crate::foreign_resident::{ForeignResidentNumber, ForeignResidentProblem, OldForeignResidentNumber};
use crate::sex::Sex;
use crate::typed::tidy;
use chrono::NaiveDate;

coded! {
    /// A kind of document that a person shows at the counter.
    pub enum DocumentKind {
        /// 居民身份证.
        IdentityCard = "identity_card",
        /// 居住证 of Chinese citizens from other places. It carries the citizen number.
        ResidencePermit = "residence_permit",
        /// 社会保障卡. The 社会保障号码 is the citizen number or the permit number of the holder.
        SocialSecurityCard = "social_security_card",
        /// 港澳台居民居住证.
        HongKongMacaoTaiwanPermit = "hmt_permit",
        /// 外国人永久居留身份证, of 2023 or earlier.
        ForeignResidentCard = "foreign_resident_card",
    }
}

coded! {
    /// The set of numbers within which a number is unique.
    pub enum NumberSystem {
        /// 公民身份号码. Includes the permits of people from Hong Kong, Macao and Taiwan: they have the same layout with separate
        /// address codes, and the social-security cards of their holders carry the same number.
        Citizen = "citizen",
        /// Numbers of foreign permanent residents since 2023.
        ForeignResident = "foreign_resident",
        /// Numbers of foreign permanent residents before 2023. A resident can have both numbers, as two identifiers.
        ForeignResidentOld = "foreign_resident_old",
    }
}

/// A checked number of an identity document. `Debug` hides the digits.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum DocumentNumber {
    /// A number of the citizen number system.
    Citizen(CitizenId),
    /// The number of a foreign permanent resident card of 2023.
    ForeignResident(ForeignResidentNumber),
    /// The number of an earlier foreign permanent resident card.
    ForeignResidentOld(OldForeignResidentNumber),
}

/// What is wrong with a typed document number. Contains no digit of the number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DocumentNumberProblem {
    /// Nothing was typed.
    #[error("no number was given")]
    Empty,
    /// See [`CitizenIdProblem`].
    #[error(transparent)]
    Citizen(#[from] CitizenIdProblem),
    /// See [`ForeignResidentProblem`].
    #[error(transparent)]
    ForeignResident(#[from] ForeignResidentProblem),
    /// The number is valid, but belongs to another kind of document.
    #[error("the number belongs to another kind of document")]
    AnotherDocument(DocumentKind),
}

impl DocumentNumber {
    /// Parses a number whose kind of document is not known, as at activation. The format determines the number system.
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

    /// Parses the number of a document of this kind, as at the counter.
    pub fn of_kind(kind: DocumentKind, text: &str, today: NaiveDate) -> Result<Self, DocumentNumberProblem> {
        let number = Self::parse(text, today)?;
        if number.may_be_on(kind) { Ok(number) } else { Err(DocumentNumberProblem::AnotherDocument(number.own_document())) }
    }

    /// Whether a document of this kind can carry this number.
    pub fn may_be_on(&self, kind: DocumentKind) -> bool {
        let permit_of_a_citizen = kind == DocumentKind::ResidencePermit && self.own_document() == DocumentKind::IdentityCard;
        kind == self.own_document() || kind == DocumentKind::SocialSecurityCard || permit_of_a_citizen
    }

    /// The kind of document with which this number was issued.
    pub fn own_document(&self) -> DocumentKind {
        match self {
            Self::Citizen(id) if id.is_hong_kong_macao_taiwan() => DocumentKind::HongKongMacaoTaiwanPermit,
            Self::Citizen(_) => DocumentKind::IdentityCard,
            Self::ForeignResident(_) | Self::ForeignResidentOld(_) => DocumentKind::ForeignResidentCard,
        }
    }

    /// The number system within which the number is unique.
    pub fn system(&self) -> NumberSystem {
        match self {
            Self::Citizen(_) => NumberSystem::Citizen,
            Self::ForeignResident(_) => NumberSystem::ForeignResident,
            Self::ForeignResidentOld(_) => NumberSystem::ForeignResidentOld,
        }
    }

    /// The whole number. Use it only for the keyed hash, for encryption, and on pages of its holder.
    pub fn expose(&self) -> &str {
        match self {
            Self::Citizen(id) => id.expose(),
            Self::ForeignResident(number) => number.expose(),
            Self::ForeignResidentOld(number) => number.expose(),
        }
    }

    /// The first three and the last four characters; the others are asterisks.
    pub fn masked(&self) -> String {
        crate::citizen_id::mask(self.expose())
    }

    /// The last four characters, as used in the name of a passkey.
    pub fn last_four(&self) -> &str {
        let number = self.expose();
        number.get(number.len().saturating_sub(4)..).unwrap_or_default()
    }

    /// The birth date, if the number contains it.
    pub fn birth_date(&self) -> Option<NaiveDate> {
        match self {
            Self::Citizen(id) => Some(id.birth_date()),
            Self::ForeignResident(number) => Some(number.birth_date()),
            Self::ForeignResidentOld(_) => None,
        }
    }

    /// The sex, if the number contains it.
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
    fn three_kinds_of_document_carry_the_same_number() {
        let on = |kind| DocumentNumber::of_kind(kind, "440304199003070018", today()).unwrap();
        let card = on(DocumentKind::IdentityCard);
        assert_eq!(card, on(DocumentKind::ResidencePermit));
        assert_eq!(card, on(DocumentKind::SocialSecurityCard));
        assert_eq!(card.system(), NumberSystem::Citizen);
    }

    #[test]
    fn the_number_system_is_recognised() {
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
    fn a_number_of_another_document_is_refused_with_that_document() {
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
    fn debug_hides_the_number() {
        let number = DocumentNumber::parse("CAN110081080310", today()).unwrap();
        assert!(!format!("{number:?}").contains("0310"));
        assert_eq!((number.last_four(), number.birth_date(), number.sex()), ("0310", None, None));
    }
}
