//! The system of an institution, and its deposits.

use domain::{
    basics::{Answer, Field},
    document::DocumentNumber,
    entry::{Content, EntryKind},
    purpose::Purpose,
    section::Section,
    sender_version::SenderVersion,
    sex::Sex,
};

use super::{
    city::{City, Place},
    people::{Person, blood_pressure, content},
    visit::Visit,
};
use crate::{
    deposits::{self, Address, Deposit, DepositError, Deposited, Outcome},
    opening::{self, Request},
    sign_in::sessions,
};

/// The sections of deposits.
const DEPOSITED: &[Section] = &[Section::Measurements, Section::Health, Section::Services];

/// An institution's system.
#[derive(Clone, Debug)]
pub struct System {
    city: City,
    institution: Place,
}

impl System {
    pub(super) fn new(city: City, institution: Place) -> Self {
        Self { city, institution }
    }

    /// The same system in a copy of its city.
    #[must_use]
    pub fn in_city(&self, city: &City) -> Self {
        Self { city: city.clone(), ..self.clone() }
    }

    /// Deposits blood pressures (mmHg), each under its own key. The file states a woman with the resident's birth date.
    pub async fn deposits(&self, whose: &Person, entries: &[(&str, i16, i16)]) -> Result<Outcome, DepositError> {
        let born = self.born(whose).await;
        self.deposits_about(whose, born, Sex::Female, entries).await
    }

    /// Deposits a file that states this birth date and sex.
    pub async fn deposits_about(
        &self,
        whose: &Person,
        birth_date: chrono::NaiveDate,
        sex: Sex,
        entries: &[(&str, i16, i16)],
    ) -> Result<Outcome, DepositError> {
        let address = Address { sex, ..self.address(whose, birth_date) };
        let entries: Vec<Deposit> = entries.iter().map(|(key, s, d)| Self::entry(key, *s, *d)).collect();
        deposits::deposit(&self.city.db, address, &entries, &|_, _| {}).await
    }

    fn entry(key: &str, systolic: i16, diastolic: i16) -> Deposit {
        let new = blood_pressure(super::MORNING, systolic, diastolic);
        Deposit {
            source_key: key.to_owned(),
            what: Deposited::Measurement(new.value, new.at),
            performer: Some("李护士".to_owned()),
            version: SenderVersion::default(),
        }
    }

    /// Deposits an entry of each of these kinds, with the kind as its key.
    pub async fn deposits_entries(&self, whose: &Person, kinds: &[EntryKind]) -> Outcome {
        let contents: Vec<(&str, Content)> = kinds.iter().map(|kind| (kind.code(), content(*kind, "某"))).collect();
        self.deposits_contents(whose, &contents).await.expect("deposited")
    }

    /// Deposits entries, each under its own key.
    pub async fn deposits_contents(&self, whose: &Person, contents: &[(&str, Content)]) -> Result<Outcome, DepositError> {
        let address = self.address(whose, self.born(whose).await);
        let entries = contents.iter().map(|(key, content)| Deposit {
            source_key: (*key).to_owned(),
            what: Deposited::Entry(Box::new(content.clone())),
            performer: Some("李护士".to_owned()),
            version: SenderVersion::default(),
        });
        deposits::deposit(&self.city.db, address, &entries.collect::<Vec<_>>(), &|_, _| {}).await
    }

    /// Deposits these items, in this order.
    pub async fn sends(&self, whose: &Person, deposits: &[Deposit]) -> Result<Outcome, DepositError> {
        let address = self.address(whose, self.born(whose).await);
        deposits::deposit(&self.city.db, address, deposits, &|_, _| {}).await
    }

    /// Deposits a file that states these numbers and names. With `accepts_other_name` an operator has checked the person.
    pub async fn deposits_of(
        &self,
        whose: &Person,
        numbers: &[DocumentNumber],
        names: &[&str],
        accepts_other_name: bool,
    ) -> Result<Outcome, DepositError> {
        let names: Vec<String> = names.iter().map(ToString::to_string).collect();
        let address = Address { numbers, names: &names, accepts_other_name, ..self.address(whose, self.born(whose).await) };
        deposits::deposit(&self.city.db, address, &[Self::entry("a", 140, 90)], &|_, _| {}).await
    }

    /// Deposits a file whose only content is that the person has died.
    pub async fn reports_death(&self, whose: &Person) -> Result<Outcome, DepositError> {
        let address = Address { deceased: true, ..self.address(whose, self.born(whose).await) };
        deposits::deposit(&self.city.db, address, &[], &|_, _| {}).await
    }

    /// Deposits a file whose only content is a detail that is also a field of the basics.
    pub async fn reports_detail(&self, whose: &Person, field: Field, answer: Answer) -> Result<Outcome, DepositError> {
        let details = [(field, answer)];
        let address = Address { details: &details, ..self.address(whose, self.born(whose).await) };
        deposits::deposit(&self.city.db, address, &[], &|_, _| {}).await
    }

    /// The statement of a file about its person: a woman with this birth date.
    fn address<'a>(&'a self, whose: &'a Person, birth_date: chrono::NaiveDate) -> Address<'a> {
        let record_no = whose.record_no();
        Address {
            record_no,
            institution: &self.institution,
            birth_date,
            sex: Sex::Female,
            numbers: &[],
            names: &[],
            accepts_other_name: false,
            deceased: false,
            details: &[],
        }
    }

    async fn born(&self, whose: &Person) -> chrono::NaiveDate {
        self.city.ask(&format!("select birth_date from record.residents where resident_id = '{}'", whose.resident())).await
    }

    /// Begins a session of this system; returns its token.
    pub async fn session(&self) -> String {
        sessions::begin_system(&self.city.db, self.institution.as_str()).await.expect("begun")
    }

    /// Opens a record for a deposit. The file states a woman born on 15 January 1990.
    pub async fn opens_to_deposit(&self, whose: &Person) -> Visit {
        self.opens_to_deposit_for(whose, "1990-01-15 2").await
    }

    /// Opens a record for a deposit. `claim` is the file's statement of birth date and sex ("1990-01-15 2").
    pub async fn opens_to_deposit_for(&self, whose: &Person, claim: &str) -> Visit {
        self.opens_to_deposit_with(whose, claim, DEPOSITED).await
    }

    /// The same, with these sections.
    pub async fn opens_to_deposit_with(&self, whose: &Person, claim: &str, sections: &[Section]) -> Visit {
        let token = self.session().await;
        let request = Request {
            token: &token,
            resident: whose.resident(),
            purpose: Purpose::Deposit,
            sections,
            limit: None,
            client: "ehr import",
            claim: Some(claim),
        };
        Visit::new(&self.city, opening::open(&self.city.db, request).await)
    }
}
