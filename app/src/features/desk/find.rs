//! Finds a person by the number of a document that the person shows.

use axum::{
    extract::{Form, Path, State},
    response::{Html, IntoResponse, Redirect, Response},
};
use domain::{capacity::Duty, document::DocumentNumber, ids::LogId, purpose::Purpose, time::today_in_shenzhen};
use leptos::{prelude::*, server_fn::ServerFn};
use serde::Deserialize;
use store::{
    counter::{self, FoundPerson},
    numbers::NumberSystem,
};
use uuid::Uuid;

use super::slip::ProposeSlip;
use crate::{
    components::prelude::*,
    error::PageError,
    extract::{App, NamedPost, SignedIn, current_post, faulty},
    features::sign_in::number_words,
    labels,
    page::Document,
    shared::{DeskPlace, desk_frame},
    words::desk as words,
};

/// The typed values.
#[derive(Debug, Default, Deserialize)]
pub struct Search {
    #[serde(default)]
    number: String,
    #[serde(default)]
    purpose: String,
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
    /// The name of the field, and its error.
    Error(&'static str, String),
    Found(FoundPerson),
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
pub async fn found(State(app): State<App>, person: SignedIn, Path(search): Path<Uuid>) -> Result<Html<String>, PageError> {
    let post = current_post(&app, &person).await?;
    let outcome = counter::found(&app.db, &person.token, LogId::from(search)).await?.map_or(Outcome::Nobody, Outcome::Found);
    Ok(show(&person, &post, &Search::default(), &outcome))
}

/// `POST /desk/find`
pub async fn send(State(app): State<App>, person: SignedIn, Form(search): Form<Search>) -> Result<Response, PageError> {
    let post = current_post(&app, &person).await?;
    let purpose = purposes(post.post.duty).iter().copied().find(|p| p.code() == search.purpose);
    let Some(purpose) = purpose else {
        let error = crate::page::written_in(person.visitor.language, || words::purpose_missing().to_owned());
        let page = show(&person, &post, &search, &Outcome::Error("purpose", error));
        return Ok(faulty(page));
    };
    let number = match DocumentNumber::parse(&search.number, today_in_shenzhen(app.db.clock.now())) {
        Ok(number) => number,
        Err(problem) => {
            let error = crate::page::written_in(person.visitor.language, || number_words(problem));
            let page = show(&person, &post, &search, &Outcome::Error("number", error));
            return Ok(faulty(page));
        }
    };
    let system = NumberSystem::Document(number.system());
    let search_row =
        counter::find_person(&app.db, &person.token, system, number.expose(), purpose, &person.visitor.device).await?;
    match search_row {
        Some(row) => Ok(Redirect::to(&format!("/desk/found/{row}")).into_response()),
        None => Ok(show(&person, &post, &search, &Outcome::Refused).into_response()),
    }
}

fn show(person: &SignedIn, post: &NamedPost, search: &Search, outcome: &Outcome) -> Html<String> {
    person.visitor.clone().at(if matches!(outcome, Outcome::Found(_) | Outcome::Nobody) { &person.visitor.path } else { "/desk" }).show(|| {
        let error_of = |field| match outcome {
            Outcome::Error(name, error) if *name == field => Some(error.clone()),
            _ => None,
        };
        let (error, purpose_error) = (error_of("number"), error_of("purpose"));
        let each = [("number", &error), ("purpose", &purpose_error)];
        let errors: Vec<FieldError> = each.into_iter().filter_map(|(name, e)| Some(FieldError::new(name, e.clone()?))).collect();
        let choices = purposes(post.post.duty).iter().map(|p| Choice::new(p.code(), labels::purpose(*p))).collect();
        let chosen = purposes(post.post.duty).iter().find(|p| p.code() == search.purpose);
        let chosen = chosen.or(purposes(post.post.duty).first()).map(|p| p.code()).unwrap_or_default();
        let value = search.number.clone();
        let document = Document {
            title: words::title().to_owned(),
            frame: desk_frame(Some(post), DeskPlace::Find, None),
            faulty: !errors.is_empty(),
            ..Document::default()
        };
        let view = view! {
            <ErrorSummary errors/>
            <PageHeader title=words::title() lead=words::lead()/>
            {answer(outcome, post.post.duty)}
            <PostForm action="/desk/find">
                <TextField name="number" label=words::number() hint=words::number_hint() value error kind=InputKind::Text width=Width::Half max_length=40/>
                <RadioField name="purpose" label=words::purpose() choices value=chosen error=purpose_error inline=true/>
                <Buttons><Button kind=ButtonKind::Primary icon=Shape::Search>{words::find()}</Button></Buttons>
            </PostForm>
        };
        (document, view.into_any())
    })
}

fn answer(outcome: &Outcome, duty: Duty) -> Option<AnyView> {
    match outcome {
        Outcome::None | Outcome::Error(..) => None,
        Outcome::Nobody => Some(
            view! { <Notification kind=NotificationKind::Warning title=words::nobody()>{words::nobody_detail()}</Notification> }.into_any(),
        ),
        Outcome::Refused => Some(
            view! { <Notification kind=NotificationKind::Warning title=words::refused()>{words::refused_detail()}</Notification> }.into_any(),
        ),
        Outcome::Found(FoundPerson { resident, masked_name, purpose }) => {
            let href = match purpose {
                Purpose::VerifyIdentity => format!("/desk/identity/{resident}"),
                purpose => format!("/desk/{}/{resident}", purpose.code()),
            };
            let slip = (duty == Duty::Clerk).then(|| {
                let resident = resident.to_string();
                view! {
                    <PostForm action=ProposeSlip::url()>
                        <input type="hidden" name="person" value=resident/>
                        <Buttons><Button icon=Shape::Print>{words::slip()}</Button></Buttons>
                    </PostForm>
                }
            });
            let detail = words::found_detail(masked_name);
            Some(
                view! {
                    <Notification kind=NotificationKind::Success title=words::found()>
                        <p>{detail}</p>
                        <Buttons><ButtonLink href kind=ButtonKind::Primary>{words::open()}</ButtonLink></Buttons>
                        {slip}
                    </Notification>
                }
                .into_any(),
            )
        }
    }
}
