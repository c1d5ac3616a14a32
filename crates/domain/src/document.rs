//! Identity documents (身份证件) that open a record (Article 12), and the number systems behind them.
//!
//! Several documents can carry the same number. A number is unique, and hashed for look-up, within its *number system*, not
//! within a kind of document (design.md §6 'Numbers').

use crate::citizen_id::{CitizenId, CitizenIdProblem, check_character};
use crate::coded::coded;
use crate::foreign_resident::{ForeignResidentNumber, ForeignResidentProblem, OldForeignResidentNumber};
use crate::plain_number::{PlainNumber, PlainNumberProblem, near_texts};
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
        /// 居民户口簿, for a child without an identity card. It states the citizen number.
        HouseholdRegister = "household_register",
        /// 港澳居民来往内地通行证 (回乡证).
        HongKongMacaoTravelPermit = "hm_travel_permit",
        /// 台湾居民来往大陆通行证 (台胞证).
        TaiwanTravelPermit = "taiwan_travel_permit",
        /// 护照.
        Passport = "passport",
        /// 出生医学证明, for a newborn without a citizen number.
        BirthCertificate = "birth_certificate",
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
        /// Numbers of 港澳居民来往内地通行证.
        HongKongMacaoTravel = "hm_travel",
        /// Numbers of 台湾居民来往大陆通行证.
        TaiwanTravel = "taiwan_travel",
        /// Numbers of passports, each with its country.
        Passport = "passport",
        /// Numbers of birth certificates.
        BirthCertificate = "birth_certificate",
    }
}

/// From this age a person has an identity card, and a household register no longer shows who they are (居民身份证法, article 2).
const IDENTITY_CARD_FROM: u32 = 16;

impl DocumentKind {
    /// Whether the document shows who a person of this age is; true for an unknown age.
    pub fn shows_a_person_of(self, age: Option<u32>) -> bool {
        self != Self::HouseholdRegister || age.is_none_or(|age| age < IDENTITY_CARD_FROM)
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
    /// The number of a 港澳居民来往内地通行证.
    HongKongMacaoTravel(PlainNumber),
    /// The number of a 台湾居民来往大陆通行证.
    TaiwanTravel(PlainNumber),
    /// The country and number of a passport.
    Passport(PlainNumber),
    /// The number of a birth certificate.
    BirthCertificate(PlainNumber),
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
    /// See [`PlainNumberProblem`].
    #[error(transparent)]
    Plain(#[from] PlainNumberProblem),
    /// The number is valid, but belongs to another kind of document.
    #[error("the number belongs to another kind of document")]
    AnotherDocument(DocumentKind),
}

impl DocumentNumber {
    /// Parses the number of an identity card, or of another document whose number has a format of its own: the format determines
    /// the number system.
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

    /// Parses the number of a document of this kind, as at the counter. `country` is the country of a passport.
    pub fn of_kind(kind: DocumentKind, text: &str, country: &str, today: NaiveDate) -> Result<Self, DocumentNumberProblem> {
        if tidy(text, &['-']).is_empty() {
            return Err(DocumentNumberProblem::Empty);
        }
        let number = match kind {
            DocumentKind::HongKongMacaoTravelPermit => {
                Self::HongKongMacaoTravel(PlainNumber::hong_kong_macao_travel_permit(text)?)
            }
            DocumentKind::TaiwanTravelPermit => Self::TaiwanTravel(PlainNumber::taiwan_travel_permit(text)?),
            DocumentKind::Passport => Self::Passport(PlainNumber::passport(country, text)?),
            DocumentKind::BirthCertificate => Self::BirthCertificate(PlainNumber::birth_certificate(text)?),
            _ => Self::parse(text, today)?,
        };
        if number.may_be_on(kind) { Ok(number) } else { Err(DocumentNumberProblem::AnotherDocument(number.own_document())) }
    }

    /// A stored number of this system; `text` is what [`expose`](Self::expose) returned.
    pub fn stored(system: NumberSystem, text: &str, today: NaiveDate) -> Result<Self, DocumentNumberProblem> {
        let of = |kind| Self::of_kind(kind, text, "", today);
        match system {
            NumberSystem::Citizen | NumberSystem::ForeignResident | NumberSystem::ForeignResidentOld => Self::parse(text, today),
            NumberSystem::HongKongMacaoTravel => of(DocumentKind::HongKongMacaoTravelPermit),
            NumberSystem::TaiwanTravel => of(DocumentKind::TaiwanTravelPermit),
            NumberSystem::BirthCertificate => of(DocumentKind::BirthCertificate),
            NumberSystem::Passport => {
                let (country, number) = text.split_once(' ').unwrap_or_default();
                Self::of_kind(DocumentKind::Passport, number, country, today)
            }
        }
    }

    /// The numbers that a typed text can be, where the form asks for neither document nor country, as at activation. The caller
    /// compares each with the number of one person. Long numbers that begin with a digit can only be those of
    /// [`parse`](Self::parse), whose errors are more precise.
    pub fn candidates(text: &str, today: NaiveDate) -> Result<Vec<Self>, DocumentNumberProblem> {
        let parsed = Self::parse(text, today);
        let tidied = tidy(text, &['-']);
        if tidied.len() > 12 && tidied.starts_with(|c: char| c.is_ascii_digit()) {
            return parsed.map(|number| vec![number]);
        }
        let plain = [
            PlainNumber::hong_kong_macao_travel_permit(text).map(Self::HongKongMacaoTravel),
            PlainNumber::taiwan_travel_permit(text).map(Self::TaiwanTravel),
            PlainNumber::birth_certificate(text).map(Self::BirthCertificate),
        ];
        let passports = PlainNumber::passports_of_all_countries(text).into_iter().map(Self::Passport);
        let all: Vec<Self> = parsed.clone().into_iter().chain(plain.into_iter().flatten()).chain(passports).collect();
        if all.is_empty() { parsed.map(|number| vec![number]) } else { Ok(all) }
    }

    /// Valid numbers of the same system that differ from this one in one digit, or in two neighbouring digits that are swapped, each
    /// with its own check character. Somebody who mistypes a number, or reads it wrongly, gets one of these.
    pub fn near(&self, today: NaiveDate) -> Vec<Self> {
        match self {
            Self::HongKongMacaoTravel(number) => number.near().into_iter().map(Self::HongKongMacaoTravel).collect(),
            Self::TaiwanTravel(number) => number.near().into_iter().map(Self::TaiwanTravel).collect(),
            Self::Passport(number) => number.near().into_iter().map(Self::Passport).collect(),
            Self::BirthCertificate(number) => number.near().into_iter().map(Self::BirthCertificate).collect(),
            Self::ForeignResidentOld(number) => {
                near_texts(number.expose()).iter().filter_map(|text| Self::parse(text, today).ok()).collect()
            }
            Self::Citizen(_) | Self::ForeignResident(_) => {
                let body = self.expose().get(..17).unwrap_or_default();
                let whole = near_texts(body).into_iter().map(|body| format!("{body}{}", check_character(&body)));
                let valid = whole.filter_map(|text| Self::parse(&text, today).ok());
                valid.filter(|number| number.system() == self.system()).collect()
            }
        }
    }

    /// Whether a document of this kind can carry this number.
    pub fn may_be_on(&self, kind: DocumentKind) -> bool {
        let own = self.own_document();
        kind == own
            || match kind {
                DocumentKind::ResidencePermit | DocumentKind::HouseholdRegister => own == DocumentKind::IdentityCard,
                // The card of a holder without a citizen number carries the number of their permit.
                DocumentKind::SocialSecurityCard => !matches!(self, Self::Passport(_) | Self::BirthCertificate(_)),
                _ => false,
            }
    }

    /// The kind of document with which this number was issued.
    pub fn own_document(&self) -> DocumentKind {
        match self {
            Self::Citizen(id) if id.is_hong_kong_macao_taiwan() => DocumentKind::HongKongMacaoTaiwanPermit,
            Self::Citizen(_) => DocumentKind::IdentityCard,
            Self::ForeignResident(_) | Self::ForeignResidentOld(_) => DocumentKind::ForeignResidentCard,
            Self::HongKongMacaoTravel(_) => DocumentKind::HongKongMacaoTravelPermit,
            Self::TaiwanTravel(_) => DocumentKind::TaiwanTravelPermit,
            Self::Passport(_) => DocumentKind::Passport,
            Self::BirthCertificate(_) => DocumentKind::BirthCertificate,
        }
    }

    /// The number system within which the number is unique.
    pub fn system(&self) -> NumberSystem {
        match self {
            Self::Citizen(_) => NumberSystem::Citizen,
            Self::ForeignResident(_) => NumberSystem::ForeignResident,
            Self::ForeignResidentOld(_) => NumberSystem::ForeignResidentOld,
            Self::HongKongMacaoTravel(_) => NumberSystem::HongKongMacaoTravel,
            Self::TaiwanTravel(_) => NumberSystem::TaiwanTravel,
            Self::Passport(_) => NumberSystem::Passport,
            Self::BirthCertificate(_) => NumberSystem::BirthCertificate,
        }
    }

    /// The whole number. Use it only for the keyed hash, for encryption, and on pages of its holder.
    pub fn expose(&self) -> &str {
        match self {
            Self::Citizen(id) => id.expose(),
            Self::ForeignResident(number) => number.expose(),
            Self::ForeignResidentOld(number) => number.expose(),
            Self::HongKongMacaoTravel(number)
            | Self::TaiwanTravel(number)
            | Self::Passport(number)
            | Self::BirthCertificate(number) => number.expose(),
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
            _ => None,
        }
    }

    /// The sex, if the number contains it.
    pub fn sex(&self) -> Option<Sex> {
        match self {
            Self::Citizen(id) => Some(id.sex()),
            Self::ForeignResident(number) => Some(number.sex()),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests;
