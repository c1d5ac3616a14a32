//! Numbers of all kinds of documents.

use super::*;

fn today() -> NaiveDate {
    "2026-11-23".parse().unwrap()
}

#[test]
fn four_kinds_of_document_carry_the_same_number() {
    let on = |kind| DocumentNumber::of_kind(kind, "440304199003070018", "", today()).unwrap();
    let card = on(DocumentKind::IdentityCard);
    assert_eq!(card, on(DocumentKind::ResidencePermit));
    assert_eq!(card, on(DocumentKind::SocialSecurityCard));
    assert_eq!(card, on(DocumentKind::HouseholdRegister));
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
    let read = |kind, text| DocumentNumber::of_kind(kind, text, "", today());
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

#[test]
fn travel_permits_passports_and_birth_certificates_are_systems_of_their_own() {
    for (kind, text, country, system) in [
        (DocumentKind::HongKongMacaoTravelPermit, "H1234567801", "", NumberSystem::HongKongMacaoTravel),
        (DocumentKind::TaiwanTravelPermit, "12345678", "", NumberSystem::TaiwanTravel),
        (DocumentKind::Passport, "AB123456", "CAN", NumberSystem::Passport),
        (DocumentKind::BirthCertificate, "K440000000", "", NumberSystem::BirthCertificate),
    ] {
        let read = DocumentNumber::of_kind(kind, text, country, today()).unwrap();
        assert_eq!((read.system(), read.own_document()), (system, kind), "{text}");
        assert!(DocumentNumber::candidates(text, today()).unwrap().contains(&read), "{text}");
        assert_eq!(DocumentNumber::stored(system, read.expose(), today()), Ok(read));
        assert_eq!(DocumentNumber::of_kind(kind, "", country, today()), Err(DocumentNumberProblem::Empty));
    }
}

#[test]
fn candidates_of_a_long_number_are_that_number_alone() {
    let all = DocumentNumber::candidates("440304199003070018", today()).unwrap();
    assert_eq!(all, [DocumentNumber::parse("440304199003070018", today()).unwrap()]);
    let short = DocumentNumber::candidates("44030419900307001", today());
    assert_eq!(short, Err(DocumentNumberProblem::Citizen(CitizenIdProblem::Length(17))));
    assert_eq!(DocumentNumber::candidates(" ", today()), Err(DocumentNumberProblem::Empty));
    assert!(DocumentNumber::candidates("CAN110081080310", today()).unwrap().len() > 1, "also a passport's format");
}

#[test]
fn near_numbers_are_valid_numbers_of_the_same_system() {
    let mine = DocumentNumber::parse("440304199003070018", today()).unwrap();
    let near = mine.near(today());
    // One digit: the sequence 001 and 011, each with its check character. Two neighbours: the month 03 and 30 is no date.
    for text in ["440304199003070114", "440304199003071001"] {
        let number = DocumentNumber::parse(text, today());
        assert!(number.is_err() || near.contains(&number.unwrap()), "{text}");
    }
    let sequence = DocumentNumber::parse("440304199003070026", today()).unwrap();
    assert!(near.contains(&sequence), "001 and 002");
    assert!(near.len() > 60 && !near.contains(&mine));
    assert!(near.iter().all(|number| number.system() == NumberSystem::Citizen));
    let passport = DocumentNumber::of_kind(DocumentKind::Passport, "AB123456", "CAN", today()).unwrap();
    let neighbour = DocumentNumber::of_kind(DocumentKind::Passport, "AB123465", "CAN", today()).unwrap();
    assert!(passport.near(today()).contains(&neighbour));
}
