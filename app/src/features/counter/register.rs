//! Registers a person whose document no record has (Article 12).

use axum::{
    extract::{Form, Path, State},
    response::{Html, IntoResponse, Redirect, Response},
};
use domain::{
    basics::{Answers, Field},
    capacity::Duty,
    document::DocumentNumber,
    ids::LogId,
    institution::InstitutionCode,
    purpose::Purpose,
    registration::{LikelyDuplicate, RegisteredIdentity},
    time::today_in_shenzhen,
};
use store::{
    counter::{self, NewPerson, RegistrationError},
    institutions,
    opening::Refusal,
};
use uuid::Uuid;

use super::{
    document_shown::{ShownForm, ShownNumber},
    form::{self, Hindrance, Page, Problems, RegistrationForm},
    search::search_for,
};
use crate::{
    error::PageError,
    extract::{App, NamedPost, SignedIn, current_post, faulty},
    features::basics::Typed,
};

/// Whether a clerk registers people at this post.
pub fn may(post: &NamedPost) -> bool {
    post.post.duty == Duty::Clerk && post.is_at_health_centre()
}

/// The form after a search that found nobody. It answers the search directly, because no address may contain the number.
pub async fn empty(
    app: &App,
    person: &SignedIn,
    post: &NamedPost,
    search: LogId,
    number: DocumentNumber,
    shown: ShownForm,
) -> Result<Response, PageError> {
    let typed = RegistrationForm::new(&number, shown, &post.post.institution, today(app));
    let page = page(app, person, post, search, number, typed).await?;
    Ok(page.into_response())
}

async fn page(
    app: &App,
    person: &SignedIn,
    post: &NamedPost,
    search: LogId,
    number: DocumentNumber,
    typed: RegistrationForm,
) -> Result<Html<String>, PageError> {
    let page = Page { search, number, typed, problems: Problems::default(), centres: centres(app).await?, today: today(app) };
    Ok(form::show(person, post, &page))
}

fn today(app: &App) -> chrono::NaiveDate {
    today_in_shenzhen(app.db.clock.now())
}

async fn centres(app: &App) -> Result<Vec<institutions::Institution>, PageError> {
    Ok(institutions::all(&app.db).await?.into_iter().filter(|one| one.is_health_centre).collect())
}

/// What the form says, if all of it is right.
struct Checked {
    identity: RegisteredIdentity,
    institution: InstitutionCode,
    basics: Vec<(Field, Answers)>,
    accepted: Vec<LikelyDuplicate>,
}

fn check(page: &Page) -> Result<Checked, Problems> {
    let typed = &page.typed;
    let identity = RegisteredIdentity::check(page.number.clone(), typed.identity(), page.today);
    // Without a birth date the months of the basics are compared with no birth.
    let born = identity.as_ref().map_or(chrono::NaiveDate::MIN, |identity| identity.birth_date);
    let basics = typed.basics.given(&form::asked(), born, page.today);
    let institution = page.centres.iter().find(|centre| centre.code == typed.institution);
    let institution = institution.and_then(|centre| InstitutionCode::parse(&centre.code).ok());
    match (identity, basics, institution) {
        (Ok(identity), Ok(basics), Some(institution)) => {
            Ok(Checked { identity, institution, basics, accepted: typed.accepted.clone() })
        }
        (identity, basics, institution) => Err(Problems {
            identity: identity.err().unwrap_or_default(),
            basics: basics.err().unwrap_or_default(),
            no_institution: institution.is_none(),
            ..Problems::default()
        }),
    }
}

/// `POST /desk/register/{search}`
pub async fn send(
    State(app): State<App>,
    person: SignedIn,
    Path(search): Path<Uuid>,
    Form(sent): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let post = current_post(&app, &person).await?;
    if !may(&post) {
        return Err(PageError::NotFound);
    }
    let (search, today) = (LogId::from(search), today(&app));
    let typed = RegistrationForm::sent(Typed::sent(sent));
    let Ok(ShownNumber::Document(number)) = typed.shown.parse(today) else { return Err(PageError::NotOurForm) };
    let mut page = Page { search, number, typed, problems: Problems::default(), centres: centres(&app).await?, today };
    let checked = match check(&page) {
        Ok(checked) => checked,
        Err(problems) => {
            page.problems = problems;
            return Ok(faulty(form::show(&person, &post, &page)));
        }
    };
    let Checked { identity, institution, basics, accepted } = &checked;
    let new = NewPerson { identity, institution, basics, accepted };
    match counter::register(&app.db, &person.token, &person.visitor.device, search, new).await {
        Ok(_) => Ok(Redirect::to(&format!("/desk/found/{search}")).into_response()),
        Err(RegistrationError::NumberTaken) => continue_with(&app, &person, search, page.number).await,
        Err(error) => {
            page.problems.hindrance = Some(hindrance(error)?);
            Ok(faulty(form::show(&person, &post, &page)))
        }
    }
}

fn hindrance(error: RegistrationError) -> Result<Hindrance, PageError> {
    match error {
        RegistrationError::LikelyDuplicate(likely) => Ok(Hindrance::Duplicates(likely)),
        RegistrationError::NotSearched => Ok(Hindrance::NotSearched),
        RegistrationError::NoRecordNumber => Ok(Hindrance::NoRecordNumber),
        RegistrationError::Refused(Refusal::NoBasis) => Ok(Hindrance::Late),
        RegistrationError::Refused(Refusal::SignedOut) => Err(PageError::SignedOut),
        error => Err(PageError::failed(error)),
    }
}

/// The record that somebody has just made for this number: the person of the clerk's own search, or of a new search.
async fn continue_with(app: &App, person: &SignedIn, search: LogId, number: DocumentNumber) -> Result<Response, PageError> {
    if counter::found(&app.db, &person.token, search).await?.is_some() {
        return Ok(Redirect::to(&format!("/desk/found/{search}")).into_response());
    }
    let found = search_for(app, person, &ShownNumber::Document(number), Purpose::VerifyIdentity).await?;
    let found = found.ok_or(PageError::NotFound)?;
    Ok(Redirect::to(&format!("/desk/found/{found}?meanwhile=1")).into_response())
}
