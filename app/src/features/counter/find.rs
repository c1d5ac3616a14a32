//! Finds a person by the number of a document that the person shows, or by the record number.

use axum::{
    extract::{Form, Path, Query, State},
    response::{Html, IntoResponse, Redirect, Response},
};
use domain::{capacity::Duty, ids::LogId, purpose::Purpose, time::today_in_shenzhen};
use leptos::{prelude::*, server_fn::ServerFn};
use serde::Deserialize;
use store::counter::{self, FoundPerson};
use uuid::Uuid;

use super::{
    document_shown::{self, ShownForm, ShownNumber, ShownProblem},
    register,
    search::search_for,
    slip::ProposeSlip,
};
use crate::{
    components::prelude::*,
    error::PageError,
    extract::{App, NamedPost, SignedIn, current_post, faulty},
    labels,
    page::Document,
    shared::{DeskPlace, desk_frame},
    words::{counter as counter_words, desk as words},
};

/// The typed values.
#[derive(Debug, Default, Deserialize)]
pub struct Search {
    #[serde(flatten)]
    shown: ShownForm,
    #[serde(default)]
    purpose: String,
}

/// Set if somebody else registered the person while a clerk filled in the form.
#[derive(Debug, Default, Deserialize)]
pub struct FoundQuery {
    meanwhile: Option<String>,
}

/// The purposes that a duty may state.
fn purposes(duty: Duty) -> &'static [Purpose] {
    match duty {
        Duty::Gp => &[Purpose::FollowUp, Purpose::Care, Purpose::VerifyIdentity],
        Duty::Clerk => &[Purpose::VerifyIdentity],
        Duty::RecordManager | Duty::Officer => &[],
    }
}

/// The result of a search, shown above the form.
enum Outcome {
    None,
    NoPurpose,
    Number(ShownProblem),
    /// The person; whether somebody else has just registered them.
    Found(FoundPerson, bool),
    Nobody,
    Refused,
}

/// `GET /desk`. Staff whose duty does not find people are redirected to their list: an officer to escalated corrections, a
/// record manager to the corrections of the institution.
pub async fn page(State(app): State<App>, person: SignedIn) -> Result<Response, PageError> {
    let post = current_post(&app, &person).await?;
    if !post.post.duty.finds_people() {
        let list = if post.post.duty.supervises() { "/desk/escalated" } else { "/desk/corrections" };
        return Ok(Redirect::to(list).into_response());
    }
    Ok(show(&person, &post, &Search::default(), &Outcome::None).into_response())
}

/// `GET /desk/found/{search}`: the person that a search found. The path names the search's log row, so that a document number
/// is never in a URL.
pub async fn found(
    State(app): State<App>,
    person: SignedIn,
    Path(search): Path<Uuid>,
    Query(query): Query<FoundQuery>,
) -> Result<Html<String>, PageError> {
    let post = current_post(&app, &person).await?;
    let found = counter::found(&app.db, &person.token, LogId::from(search)).await?;
    let outcome = found.map_or(Outcome::Nobody, |found| Outcome::Found(found, query.meanwhile.is_some()));
    Ok(show(&person, &post, &Search::default(), &outcome))
}

/// `POST /desk/find`
pub async fn send(State(app): State<App>, person: SignedIn, Form(search): Form<Search>) -> Result<Response, PageError> {
    let post = current_post(&app, &person).await?;
    let purpose = purposes(post.post.duty).iter().copied().find(|p| p.code() == search.purpose);
    let Some(purpose) = purpose else {
        return Ok(faulty(show(&person, &post, &search, &Outcome::NoPurpose)));
    };
    let number = match search.shown.parse(today_in_shenzhen(app.db.clock.now())) {
        Ok(number) => number,
        Err(problem) => return Ok(faulty(show(&person, &post, &search, &Outcome::Number(problem)))),
    };
    let Some(row) = search_for(&app, &person, &number, purpose).await? else {
        return Ok(show(&person, &post, &search, &Outcome::Refused).into_response());
    };
    match number {
        ShownNumber::Document(number) if register::may(&post) && counter::found(&app.db, &person.token, row).await?.is_none() => {
            register::empty(&app, &person, &post, row, number, search.shown).await
        }
        _ => Ok(Redirect::to(&format!("/desk/found/{row}")).into_response()),
    }
}

fn show(person: &SignedIn, post: &NamedPost, search: &Search, outcome: &Outcome) -> Html<String> {
    let at = if matches!(outcome, Outcome::Found(..) | Outcome::Nobody) { &person.visitor.path } else { "/desk" };
    person.visitor.clone().at(at).show(|| {
        let problem = if let Outcome::Number(problem) = outcome { Some(*problem) } else { None };
        let no_purpose = matches!(outcome, Outcome::NoPurpose).then(words::purpose_missing);
        let errors: Vec<FieldError> =
            problem.map(ShownProblem::error).into_iter().chain(no_purpose.map(|e| FieldError::new("purpose", e))).collect();
        let choices = purposes(post.post.duty).iter().map(|p| Choice::new(p.code(), labels::purpose(*p))).collect();
        let chosen = purposes(post.post.duty).iter().find(|p| p.code() == search.purpose);
        let chosen = chosen.or(purposes(post.post.duty).first()).map(|p| p.code()).unwrap_or_default();
        let document = Document {
            title: words::title().to_owned(),
            frame: desk_frame(Some(post), DeskPlace::Find, None),
            faulty: !errors.is_empty(),
            ..Document::default()
        };
        let (answer, fields) = (answer(outcome, post.post.duty), document_shown::fields(&search.shown, problem));
        let view = view! {
            <ErrorSummary errors/>
            <PageHeader title=words::title() lead=words::lead()/>
            {answer}
            <PostForm action="/desk/find">
                {fields}
                <RadioField name="purpose" label=words::purpose() choices value=chosen error=no_purpose inline=true/>
                <Buttons><Button kind=ButtonKind::Primary icon=Shape::Search>{words::find()}</Button></Buttons>
            </PostForm>
        };
        (document, view.into_any())
    })
}

fn answer(outcome: &Outcome, duty: Duty) -> Option<AnyView> {
    match outcome {
        Outcome::None | Outcome::NoPurpose | Outcome::Number(_) => None,
        Outcome::Nobody => Some(
            view! { <Notification kind=NotificationKind::Warning title=words::nobody()>{words::nobody_detail()}</Notification> }.into_any(),
        ),
        Outcome::Refused => Some(
            view! { <Notification kind=NotificationKind::Warning title=words::refused()>{words::refused_detail()}</Notification> }.into_any(),
        ),
        Outcome::Found(found, meanwhile) => Some(person_found(found, *meanwhile, duty)),
    }
}

fn person_found(found: &FoundPerson, meanwhile: bool, duty: Duty) -> AnyView {
    let FoundPerson { resident, masked_name, purpose, is_adult, was_registered } = found;
    let (title, detail) = match (was_registered, is_adult) {
        (true, true) => (counter_words::registered(), counter_words::registered_detail(masked_name)),
        (true, false) => (counter_words::registered(), counter_words::registered_minor(masked_name)),
        (false, _) if meanwhile => (counter_words::meanwhile(), words::found_detail(masked_name)),
        (false, _) => (words::found(), words::found_detail(masked_name)),
    };
    let href = match purpose {
        Purpose::VerifyIdentity | Purpose::Register => format!("/desk/identity/{resident}"),
        purpose => format!("/desk/{}/{resident}", purpose.code()),
    };
    // Who has just been registered needs a slip next; who was found has, as a rule, a sign-in already.
    let needs_slip = *was_registered && *is_adult;
    let (slip_kind, open_kind) =
        if needs_slip { (ButtonKind::Primary, ButtonKind::Secondary) } else { (ButtonKind::Secondary, ButtonKind::Primary) };
    let slip = (duty == Duty::Clerk && *is_adult).then(|| {
        let resident = resident.to_string();
        view! {
            <PostForm action=ProposeSlip::url()>
                <input type="hidden" name="person" value=resident/>
                <Buttons><Button kind=slip_kind icon=Shape::Print>{words::slip()}</Button></Buttons>
            </PostForm>
        }
        .into_any()
    });
    let open = view! { <Buttons><ButtonLink href kind=open_kind>{words::open()}</ButtonLink></Buttons> }.into_any();
    let buttons = if needs_slip { [slip, Some(open)] } else { [Some(open), slip] };
    view! { <Notification kind=NotificationKind::Success title><p>{detail}</p>{buttons.into_iter().flatten().collect_view()}</Notification> }
        .into_any()
}
