//! The form that changes a registered identity: its values, its errors and its view.

use chrono::NaiveDate;
use domain::{
    document::{DocumentKind, DocumentNumber},
    ids::{ActId, SubmissionId},
    registration::{ChangeReason, IdentityProblems, RegisteredIdentity, TypedIdentity},
    sex::Sex,
    time::age_on,
};
use leptos::{prelude::*, server_fn::ServerFn};
use serde::{Deserialize, Serialize};
use store::{
    opening::{Opened, Subject},
    record::identity::RegisteredNumber,
};

use super::{
    document_shown::{ShownForm, ShownProblem},
    identity_words::{birth_words, document_words, name_words, sex_words},
    propose_change::ProposeIdentityChange,
};
use crate::{
    components::prelude::*,
    extract::NamedPost,
    labels,
    page::Document,
    shared::{DeskPlace, desk_frame, subject_rows, whose},
    words::{counter as words, desk as desk_words},
};

/// The typed values.
#[derive(Debug, Serialize, Deserialize)]
pub struct ChangeForm {
    /// The id of this submission.
    pub submission: SubmissionId,
    /// The code of the reason.
    #[serde(default)]
    pub reason: String,
    #[serde(default)]
    document: String,
    /// A new number; empty if it stays.
    #[serde(default)]
    number: String,
    #[serde(default)]
    country: String,
    #[serde(default)]
    name: String,
    #[serde(default)]
    sex: String,
    #[serde(default)]
    birth_date: String,
    /// Set if the clerk compared the document with the person, after the question.
    #[serde(default)]
    compared: String,
}

impl ChangeForm {
    /// The form with what is registered.
    pub fn of(subject: &Subject, submission: SubmissionId) -> Self {
        Self {
            submission,
            reason: String::new(),
            document: String::new(),
            number: String::new(),
            country: String::new(),
            name: subject.name.clone(),
            sex: subject.sex.code().to_owned(),
            birth_date: subject.birth_date.to_string(),
            compared: String::new(),
        }
    }

    /// The typed number, or the registered one if none is typed.
    pub fn number(&self, registered: &DocumentNumber, today: NaiveDate) -> Result<DocumentNumber, ShownProblem> {
        if self.number.trim().is_empty() {
            return Ok(registered.clone());
        }
        let kind = DocumentKind::from_code(&self.document).unwrap_or(DocumentKind::IdentityCard);
        DocumentNumber::of_kind(kind, &self.number, &self.country, today).map_err(ShownProblem::Document)
    }

    /// The typed identity.
    pub fn identity(&self) -> TypedIdentity<'_> {
        TypedIdentity { document: &self.document, name: &self.name, sex: &self.sex, birth_date: &self.birth_date }
    }

    /// Whether the clerk answered the question whether this is the same person.
    pub fn is_compared(&self) -> bool {
        self.compared == "yes"
    }

    fn shown(&self) -> ShownForm {
        ShownForm { shown: self.document.clone(), number: self.number.clone(), country: self.country.clone() }
    }
}

/// The errors of the form.
#[derive(Debug, Default)]
pub struct Problems {
    /// No reason is chosen.
    pub no_reason: bool,
    /// Of the new number.
    pub number: Option<ShownProblem>,
    /// Of the identity.
    pub identity: IdentityProblems,
    /// Of the whole form.
    pub hindrance: Option<Hindrance>,
}

/// Why nothing was changed, apart from errors of fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hindrance {
    /// Another person has the number.
    NumberTaken,
    /// Nothing was to change.
    Unchanged,
    /// The clerk's confirmation is older than five minutes, or was used.
    NotConfirmed,
    /// The clerk must say that the document is this person's.
    Doubt(Doubt),
}

/// Why a document could be another person's, or a date mistyped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doubt {
    /// At least two of name, birth date and number change.
    AnotherPerson,
    /// By the new birth date the person may no longer open the record (Article 18).
    NoLongerAdult,
}

/// The doubt about a change, if there is one.
pub fn doubt(identity: &RegisteredIdentity, registered: &Subject, number: &DocumentNumber, today: NaiveDate) -> Option<Doubt> {
    let is_adult = |born| age_on(born, today).is_some_and(|age| age >= 18);
    let changes =
        [identity.name.as_str() != registered.name, identity.birth_date != registered.birth_date, identity.number != *number];
    if changes.into_iter().filter(|changes| *changes).count() > 1 {
        Some(Doubt::AnotherPerson)
    } else {
        (is_adult(registered.birth_date) && !is_adult(identity.birth_date)).then_some(Doubt::NoLongerAdult)
    }
}

/// All that the page shows.
#[derive(Debug)]
pub struct Page {
    /// The act that the clerk confirmed.
    pub act: ActId,
    /// The number that is registered.
    pub number: RegisteredNumber,
    /// The typed values.
    pub form: ChangeForm,
    /// The errors.
    pub problems: Problems,
    /// The day in Shenzhen.
    pub today: NaiveDate,
}

/// The page with the form.
pub fn view(post: &NamedPost, opening: &Opened, page: &Page) -> (Document, AnyView) {
    let errors = summary(page);
    let note = desk_words::whose_note(labels::purpose(opening.purpose));
    let frame = desk_frame(Some(post), DeskPlace::Find, Some(whose(opening, page.today, ReaderRole::Staff, note)));
    let document = Document { title: words::change_title().to_owned(), frame, faulty: !errors.is_empty(), ..Document::default() };
    let (back, action) =
        (format!("/desk/identity/{}", opening.resident), format!("/desk/identity/{}/change/{}", opening.resident, page.act));
    let mut rows = subject_rows(&opening.subject);
    rows.push(SummaryRow::new(words::number(), page.number.number.expose().to_owned()));
    let (hindrance, question, fields) = (hindrance(opening, page), question(page), fields(page));
    let submission = page.form.submission.to_string();
    let view = view! {
        <ErrorSummary errors/>
        <PageHeader title=words::change_title() lead=words::change_lead() back_href=back back=desk_words::identity_title()/>
        {hindrance}
        <section class="section" aria-labelledby="registered">
            <h2 id="registered">{words::registered_now()}</h2>
            <SummaryList rows/>
        </section>
        <PostForm action submission>
            {question}
            {fields}
            <Buttons><Button kind=ButtonKind::Primary>{words::change_save()}</Button></Buttons>
        </PostForm>
    };
    (document, view.into_any())
}

fn number_error(problems: &Problems) -> Option<FieldError> {
    let taken = (problems.hindrance == Some(Hindrance::NumberTaken)).then(|| FieldError::new("number", words::number_taken()));
    problems.number.map(ShownProblem::error).or(taken)
}

fn summary(page: &Page) -> Vec<FieldError> {
    let Problems { no_reason, identity, .. } = &page.problems;
    let own = [
        ("reason", no_reason.then(|| words::reason_missing().to_owned())),
        ("document", identity.document.map(document_words)),
        ("name", identity.name.map(name_words)),
        ("sex", identity.sex.map(sex_words)),
        ("birth_date", identity.birth_date.map(birth_words)),
    ];
    let own = own.into_iter().filter_map(|(field, error)| Some(FieldError::new(field, error?)));
    own.chain(number_error(&page.problems)).collect()
}

/// Why nothing was changed, apart from errors of fields.
fn hindrance(opening: &Opened, page: &Page) -> Option<AnyView> {
    if page.problems.hindrance == Some(Hindrance::NotConfirmed) {
        let person = opening.resident.to_string();
        let view = view! {
            <Notification kind=NotificationKind::Warning title=words::confirm_again()>
                <p>{words::confirm_again_detail()}</p>
                <PostForm action=ProposeIdentityChange::url()>
                    <input type="hidden" name="person" value=person/>
                    <Buttons><Button kind=ButtonKind::Secondary icon=Shape::Key>{words::confirm_again_button()}</Button></Buttons>
                </PostForm>
            </Notification>
        };
        return Some(view.into_any());
    }
    (page.problems.hindrance == Some(Hindrance::Unchanged))
        .then(|| view! { <Notification title=words::change_nothing()>""</Notification> }.into_any())
}

/// The question whether the document is this person's.
fn question(page: &Page) -> Option<AnyView> {
    let Some(Hindrance::Doubt(doubt)) = page.problems.hindrance else { return None };
    let (title, detail) = match doubt {
        Doubt::AnotherPerson => (words::doubt_person(), words::doubt_person_detail()),
        Doubt::NoLongerAdult => (words::doubt_minor(), words::doubt_minor_detail()),
    };
    let view = view! {
        <Notification kind=NotificationKind::Warning title>
            <p>{detail}</p>
            <CheckboxField name="compared" label=words::doubt_compared()/>
        </Notification>
    };
    Some(view.into_any())
}

fn fields(page: &Page) -> AnyView {
    let (form, problems) = (&page.form, &page.problems.identity);
    let reason = |reason: &ChangeReason| {
        let (label, hint) = reason_words(*reason);
        Choice::new(reason.code(), label).hint(hint)
    };
    let reasons = ChangeReason::ALL.iter().map(reason).collect();
    let no_reason = page.problems.no_reason.then(words::reason_missing);
    let unset = std::iter::once(Choice::new("", words::choose()));
    let kinds =
        unset.chain(DocumentKind::ALL.iter().map(|kind| Choice::new(kind.code(), labels::document::kind(*kind)))).collect();
    let sexes = vec![Choice::new(Sex::Male.code(), words::male()), Choice::new(Sex::Female.code(), words::female())];
    let number_error = number_error(&page.problems);
    let at = |field: &str| number_error.as_ref().filter(|error| error.field == field).map(|error| error.message.clone());
    let (number_error, country_error) = (at("number"), at("country"));
    let ShownForm { shown, number, country } = form.shown();
    let max = page.today.to_string();
    view! {
        <RadioField name="reason" label=words::reason() choices=reasons value=form.reason.clone() error=no_reason/>
        <div class="document-shown">
            <SelectField name="document" label=words::document() choices=kinds value=shown error=problems.document.map(document_words) width=Width::Half/>
            <TextField name="number" label=words::new_number() hint=words::new_number_hint() value=number error=number_error width=Width::Half max_length=40 optional=true/>
            <div class="document-shown__country">
                <TextField name="country" label=words::country() hint=words::country_hint() value=country error=country_error width=Width::Half max_length=3 optional=true/>
            </div>
        </div>
        <TextField name="name" label=words::name() hint=words::name_hint() value=form.name.clone() error=problems.name.map(name_words) width=Width::Half max_length=60/>
        <RadioField name="sex" label=words::sex() choices=sexes value=form.sex.clone() error=problems.sex.map(sex_words) inline=true/>
        <TextField name="birth_date" label=words::birth_date() value=form.birth_date.clone() error=problems.birth_date.map(birth_words) kind=InputKind::Date width=Width::Half max/>
    }
    .into_any()
}

/// The label of a reason and what it means.
fn reason_words(reason: ChangeReason) -> (&'static str, &'static str) {
    match reason {
        ChangeReason::Mistake => (words::reason_mistake(), words::reason_mistake_hint()),
        ChangeReason::NewDocument => (words::reason_new_document(), words::reason_new_document_hint()),
        ChangeReason::OfficialChange => (words::reason_official_change(), words::reason_official_change_hint()),
    }
}
