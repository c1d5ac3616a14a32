//! The labels of identity documents, and the errors of their numbers.

use domain::{
    citizen_id::CitizenIdProblem,
    document::{DocumentKind, DocumentNumberProblem},
    plain_number::PlainNumberProblem,
};

use crate::words::{counter as words, sign_in};

/// The name of a kind of document.
pub fn kind(kind: DocumentKind) -> &'static str {
    match kind {
        DocumentKind::IdentityCard => words::identity_card(),
        DocumentKind::ResidencePermit => words::residence_permit(),
        DocumentKind::SocialSecurityCard => words::social_security_card(),
        DocumentKind::HongKongMacaoTaiwanPermit => words::hmt_permit(),
        DocumentKind::ForeignResidentCard => words::foreign_resident_card(),
        DocumentKind::HouseholdRegister => words::household_register(),
        DocumentKind::HongKongMacaoTravelPermit => words::hm_travel_permit(),
        DocumentKind::TaiwanTravelPermit => words::taiwan_travel_permit(),
        DocumentKind::Passport => words::passport(),
        DocumentKind::BirthCertificate => words::birth_certificate(),
    }
}

/// The text of a document number's error.
pub fn number_problem(problem: DocumentNumberProblem) -> String {
    match problem {
        DocumentNumberProblem::Empty => sign_in::number_empty().to_owned(),
        DocumentNumberProblem::Citizen(CitizenIdProblem::Length(n)) => sign_in::number_length(n),
        DocumentNumberProblem::Plain(problem) => plain_problem(problem).to_owned(),
        _ => sign_in::number_mistyped().to_owned(),
    }
}

fn plain_problem(problem: PlainNumberProblem) -> &'static str {
    match problem {
        PlainNumberProblem::HongKongMacaoTravelPermit => words::hm_travel_format(),
        PlainNumberProblem::TaiwanTravelPermit => words::taiwan_travel_format(),
        PlainNumberProblem::Passport => words::passport_format(),
        PlainNumberProblem::Country => words::country_format(),
        PlainNumberProblem::BirthCertificate => words::birth_certificate_format(),
    }
}
