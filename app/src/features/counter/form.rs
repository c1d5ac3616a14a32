//! The form that registers a person: its values, its errors and its view.

use axum::response::Html;
use chrono::NaiveDate;
use domain::{
    basics::{Field, Group},
    document::{DocumentKind, DocumentNumber},
    ids::LogId,
    registration::{IdentityProblems, LikelyDuplicate, TypedIdentity},
    sex::Sex,
    time::age_on,
};
use leptos::prelude::*;
use store::institutions::Institution;

use super::{
    document_shown::ShownForm,
    identity_words::{birth_words, document_words, name_words, sex_words},
};
use crate::{
    components::prelude::*,
    extract::{NamedPost, SignedIn},
    features::basics::{self, Typed},
    labels,
    page::Document,
    shared::{DeskPlace, desk_frame},
    words::{self as all_words, counter as words, desk as desk_words},
};

/// The groups that the counter asks for (Article 12): all but the way of life, which is the resident's to report.
const PERSONAL: &[Group] = &[Group::Contact, Group::Social];
const HEALTH: &[Group] = &[Group::Safety, Group::Past, Group::Family, Group::Surroundings];

/// The typed values.
#[derive(Debug)]
pub struct RegistrationForm {
    /// The document shown, as it was searched for.
    pub shown: ShownForm,
    /// The code of the responsible unit.
    pub institution: String,
    /// The likely duplicates that the clerk was shown, and decided against.
    pub accepted: Vec<LikelyDuplicate>,
    /// The answers to the basics.
    pub basics: Typed,
    document: String,
    name: String,
    sex: String,
    birth_date: String,
}

impl RegistrationForm {
    /// The form before anything is typed: sex and birth date are those of the number.
    pub fn new(number: &DocumentNumber, shown: ShownForm, institution: &str, today: NaiveDate) -> Self {
        let documents = documents(number, today);
        Self {
            shown,
            institution: institution.to_owned(),
            accepted: Vec::new(),
            basics: Typed::default(),
            document: if let [only] = documents[..] { only.code().to_owned() } else { String::new() },
            name: String::new(),
            sex: number.sex().map(|sex| sex.code().to_owned()).unwrap_or_default(),
            birth_date: number.birth_date().map(|born| born.to_string()).unwrap_or_default(),
        }
    }

    /// The values that the form sent.
    pub fn sent(sent: Typed) -> Self {
        Self {
            shown: ShownForm { shown: sent.one("shown"), number: sent.one("number"), country: sent.one("country") },
            institution: sent.one("institution"),
            accepted: accepted(&sent),
            document: sent.one("document"),
            name: sent.one("name"),
            sex: sent.one("sex"),
            birth_date: sent.one("birth_date"),
            basics: sent,
        }
    }

    /// The typed identity.
    pub fn identity(&self) -> TypedIdentity<'_> {
        TypedIdentity { document: &self.document, name: &self.name, sex: &self.sex, birth_date: &self.birth_date }
    }
}

/// The likely duplicates that the clerk decided against. The decision holds for the name and birth date that were compared.
fn accepted(sent: &Typed) -> Vec<LikelyDuplicate> {
    let is_of_this = sent.one("compared") == compared(&sent.one("name"), &sent.one("birth_date"));
    if sent.one("accepted") == "yes" && is_of_this { shown_duplicates(sent) } else { Vec::new() }
}

fn compared(name: &str, birth_date: &str) -> String {
    format!("{birth_date} {name}")
}

/// The likely duplicates that the form showed.
fn shown_duplicates(sent: &Typed) -> Vec<LikelyDuplicate> {
    sent.values("likely").iter().filter_map(|code| LikelyDuplicate::from_code(code)).collect()
}

/// Why the registration did not take place, apart from errors of fields.
#[derive(Debug)]
pub enum Hindrance {
    /// The person may have a record already.
    Duplicates(Vec<LikelyDuplicate>),
    /// The search is too old, or post or agreement have ended.
    Late,
    /// The number is not the one that was searched for.
    NotSearched,
    /// The institution has no record number to give.
    NoRecordNumber,
}

/// The errors of the form.
#[derive(Debug, Default)]
pub struct Problems {
    /// Of the identity.
    pub identity: IdentityProblems,
    /// Of the basics.
    pub basics: basics::Problems,
    /// No health centre is chosen.
    pub no_institution: bool,
    /// Of the whole form.
    pub hindrance: Option<Hindrance>,
}

/// All that the page shows.
#[derive(Debug)]
pub struct Page {
    /// The log row of the search.
    pub search: LogId,
    /// The number that was searched for.
    pub number: DocumentNumber,
    /// The typed values.
    pub typed: RegistrationForm,
    /// The errors.
    pub problems: Problems,
    /// The health centres.
    pub centres: Vec<Institution>,
    /// The day in Shenzhen.
    pub today: NaiveDate,
}

/// The fields of the basics that the form asks for.
pub fn asked() -> Vec<Field> {
    PERSONAL.iter().chain(HEALTH).flat_map(|group| group.fields()).collect()
}

/// The documents that can carry the number and show who this person is.
fn documents(number: &DocumentNumber, today: NaiveDate) -> Vec<DocumentKind> {
    let age = number.birth_date().and_then(|born| age_on(born, today));
    let may_be_shown = |kind: &DocumentKind| number.may_be_on(*kind) && kind.shows_a_person_of(age);
    DocumentKind::ALL.iter().copied().filter(may_be_shown).collect()
}

/// The page with the form.
pub fn show(person: &SignedIn, post: &NamedPost, page: &Page) -> Html<String> {
    person.visitor.clone().at("/desk").show(|| {
        let errors = summary(page);
        let document = Document {
            title: words::register_title().to_owned(),
            frame: desk_frame(Some(post), DeskPlace::Find, None),
            faulty: !errors.is_empty(),
            ..Document::default()
        };
        let ShownForm { shown, number, country } = page.typed.shown.clone();
        let hindrance = page.problems.hindrance.as_ref().and_then(hindrance);
        let (duplicates, identity, details) = (duplicates(page), identity(page), details(page));
        let view = view! {
            <ErrorSummary errors/>
            <PageHeader title=words::register_title() lead=words::register_lead() back_href="/desk" back=desk_words::title()/>
            {hindrance}
            <PostForm action=format!("/desk/register/{}", page.search)>
                <input type="hidden" name="shown" value=shown/>
                <input type="hidden" name="number" value=number/>
                <input type="hidden" name="country" value=country/>
                {duplicates}
                {identity}
                {details}
                <Buttons><Button kind=ButtonKind::Primary>{words::register()}</Button></Buttons>
            </PostForm>
        };
        (document, view.into_any())
    })
}

fn summary(page: &Page) -> Vec<FieldError> {
    let Problems { identity, basics, no_institution, hindrance } = &page.problems;
    let own = [
        ("document", identity.document.map(document_words)),
        ("name", identity.name.map(name_words)),
        ("sex", identity.sex.map(sex_words)),
        ("birth_date", identity.birth_date.map(birth_words)),
        ("institution", no_institution.then(|| words::centre_missing().to_owned())),
        ("accepted", unaccepted(page, hindrance.as_ref()).map(str::to_owned)),
    ];
    let own = own.into_iter().filter_map(|(field, error)| Some(FieldError::new(field, error?)));
    own.chain(basics.listed()).collect()
}

/// The error of the boxes that accept likely duplicates: only when the form with them was sent without a tick.
fn unaccepted(page: &Page, hindrance: Option<&Hindrance>) -> Option<&'static str> {
    let was_shown = !shown_duplicates(&page.typed.basics).is_empty();
    matches!(hindrance, Some(Hindrance::Duplicates(_)) if was_shown).then(words::near_missing)
}

fn hindrance(hindrance: &Hindrance) -> Option<AnyView> {
    let detail = match hindrance {
        Hindrance::Duplicates(_) => return None,
        Hindrance::Late => words::late(),
        Hindrance::NotSearched => words::not_searched(),
        Hindrance::NoRecordNumber => words::no_number(),
    };
    let view = view! {
        <Notification kind=NotificationKind::Warning title=words::late_title()>
            <p>{detail}</p>
            <Buttons><ButtonLink href="/desk" icon=Shape::Search>{desk_words::search_again()}</ButtonLink></Buttons>
        </Notification>
    };
    Some(view.into_any())
}

/// The likely duplicates, each with what the clerk must compare, and the tick that this is another person.
fn duplicates(page: &Page) -> Option<AnyView> {
    let Some(Hindrance::Duplicates(likely)) = &page.problems.hindrance else {
        return None;
    };
    let each = likely.iter().map(|one| match one {
        LikelyDuplicate::SameName => view! { <p>{words::near_name()}</p> },
        LikelyDuplicate::NearNumber => view! { <p>{words::near_number()}</p> },
    });
    let each = each.collect_view();
    let compared = compared(&page.typed.name, &page.typed.birth_date);
    let codes = likely.iter().map(|one| view! { <input type="hidden" name="likely" value=one.code()/> }).collect_view();
    let error = unaccepted(page, page.problems.hindrance.as_ref());
    let view = view! {
        <Notification kind=NotificationKind::Warning title=words::near_title()>
            {each}
            {codes}
            <input type="hidden" name="compared" value=compared/>
            <CheckboxField name="accepted" label=words::near_accept() error/>
        </Notification>
    };
    Some(view.into_any())
}

fn identity(page: &Page) -> AnyView {
    let (typed, problems) = (&page.typed, &page.problems.identity);
    let kinds = documents(&page.number, page.today)
        .into_iter()
        .map(|kind| Choice::new(kind.code(), labels::document::kind(kind)))
        .collect();
    let sexes = vec![Choice::new(Sex::Male.code(), words::male()), Choice::new(Sex::Female.code(), words::female())];
    let centre = |centre: &Institution| Choice::new(&centre.code, all_words::pick(&centre.name_zh, &centre.name_en));
    let centres = page.centres.iter().map(centre).collect();
    let no_centre = page.problems.no_institution.then(words::centre_missing);
    let rows = vec![SummaryRow::new(words::number(), page.number.expose().to_owned())];
    let RegistrationForm { document, name, sex, birth_date, institution, .. } = typed;
    let max = page.today.to_string();
    view! {
        <section class="section" aria-labelledby="identity">
            <h2 id="identity">{words::identity()}</h2>
            <SummaryList rows/>
            <RadioField name="document" label=words::document() choices=kinds value=document.clone() error=problems.document.map(document_words)/>
            <TextField name="name" label=words::name() hint=words::name_hint() value=name.clone() error=problems.name.map(name_words) width=Width::Half max_length=60/>
            <RadioField name="sex" label=words::sex() choices=sexes value=sex.clone() error=problems.sex.map(sex_words) inline=true/>
            <TextField name="birth_date" label=words::birth_date() hint=words::birth_date_hint() value=birth_date.clone() error=problems.birth_date.map(birth_words) kind=InputKind::Date width=Width::Half max/>
            <SelectField name="institution" label=words::centre() hint=words::centre_hint() choices=centres value=institution.clone() error=no_centre width=Width::Half/>
        </section>
    }
    .into_any()
}

/// The basics: personal details, and the health history, closed unless it has an error.
fn details(page: &Page) -> AnyView {
    let of = |groups: &[Group]| {
        let each = groups.iter().map(|group| {
            view! {
                <h3>{labels::basics::group(*group, false)}</h3>
                {basics::fields(*group, &page.typed.basics, &page.problems.basics, page.today)}
            }
        });
        each.collect_view()
    };
    let (personal, health) = (of(PERSONAL), of(HEALTH));
    let open = HEALTH.iter().any(|group| page.problems.basics.any_in(*group));
    view! {
        <section class="section" aria-labelledby="details">
            <h2 id="details">{words::details()}</h2>
            <p>{words::details_lead()}</p>
            {personal}
            <Disclosure summary=words::more() open>
                <p>{words::more_lead()}</p>
                {health}
            </Disclosure>
        </section>
    }
    .into_any()
}
