//! What the person shows at the counter: which document, and its number.

use chrono::NaiveDate;
use domain::{
    document::{DocumentKind, DocumentNumber, DocumentNumberProblem},
    plain_number::PlainNumberProblem,
    record_no::RecordNo,
};
use leptos::prelude::*;
use serde::Deserialize;
use store::numbers::NumberSystem;

use crate::{
    components::prelude::*,
    labels,
    words::{counter as words, desk},
};

/// The documents with a number format that other documents do not share. An identity card stands for all whose numbers have its
/// format.
const KINDS: &[DocumentKind] = &[
    DocumentKind::IdentityCard,
    DocumentKind::HongKongMacaoTravelPermit,
    DocumentKind::TaiwanTravelPermit,
    DocumentKind::Passport,
    DocumentKind::BirthCertificate,
];

/// The value of the choice "only the record number".
const RECORD: &str = "record";

/// The typed values.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct ShownForm {
    /// The code of a document, or `record`.
    #[serde(default)]
    pub shown: String,
    /// The number.
    #[serde(default)]
    pub number: String,
    /// The country of a passport.
    #[serde(default)]
    pub country: String,
}

/// A number that can be searched for.
#[derive(Debug)]
pub enum ShownNumber {
    /// The number of a document.
    Document(DocumentNumber),
    /// The number of a record.
    Record(RecordNo),
}

/// What is wrong with the number.
#[derive(Debug, Clone, Copy)]
pub enum ShownProblem {
    /// The number of a document, or the country of a passport.
    Document(DocumentNumberProblem),
    /// The number of a record.
    Record,
}

impl ShownNumber {
    /// The system in which the number is unique.
    pub fn system(&self) -> NumberSystem {
        match self {
            Self::Document(number) => NumberSystem::Document(number.system()),
            Self::Record(_) => NumberSystem::Record,
        }
    }

    /// The number.
    pub fn expose(&self) -> &str {
        match self {
            Self::Document(number) => number.expose(),
            Self::Record(number) => number.as_str(),
        }
    }
}

impl ShownForm {
    /// The number that was typed. An identity card is assumed if nothing is chosen.
    pub fn parse(&self, today: NaiveDate) -> Result<ShownNumber, ShownProblem> {
        if self.shown == RECORD {
            return RecordNo::parse(&self.number).map(ShownNumber::Record).map_err(|_| ShownProblem::Record);
        }
        let number = match DocumentKind::from_code(&self.shown) {
            Some(kind) if kind != DocumentKind::IdentityCard => DocumentNumber::of_kind(kind, &self.number, &self.country, today),
            _ => DocumentNumber::parse(&self.number, today),
        };
        number.map(ShownNumber::Document).map_err(ShownProblem::Document)
    }
}

impl ShownProblem {
    /// The error, at its field.
    pub fn error(self) -> FieldError {
        match self {
            Self::Document(problem @ DocumentNumberProblem::Plain(PlainNumberProblem::Country)) => {
                FieldError::new("country", labels::document::number_problem(problem))
            }
            Self::Document(problem) => FieldError::new("number", labels::document::number_problem(problem)),
            Self::Record => FieldError::new("number", words::record_format()),
        }
    }
}

/// The fields. Those of a passport are hidden while another document is chosen (`style/counter.css`).
pub fn fields(form: &ShownForm, problem: Option<ShownProblem>) -> AnyView {
    let error = problem.map(ShownProblem::error);
    let at = |field: &str| error.as_ref().filter(|error| error.field == field).map(|error| error.message.clone());
    let (number_error, country_error) = (at("number"), at("country"));
    let named = |kind: &DocumentKind| match kind {
        DocumentKind::IdentityCard => Choice::new(kind.code(), words::shown_card()),
        kind => Choice::new(kind.code(), labels::document::kind(*kind)),
    };
    let choices = KINDS.iter().map(named).chain([Choice::new(RECORD, words::shown_record())]).collect();
    let ShownForm { shown, number, country } = form.clone();
    view! {
        <div class="document-shown">
            <TextField name="number" label=desk::number() value=number error=number_error kind=InputKind::Text width=Width::Half max_length=40/>
            <SelectField name="shown" label=words::shown() hint=words::shown_card_hint() choices value=shown/>
            <div class="document-shown__country">
                <TextField name="country" label=words::country() hint=words::country_hint() value=country error=country_error width=Width::Half max_length=3/>
            </div>
        </div>
    }
    .into_any()
}
