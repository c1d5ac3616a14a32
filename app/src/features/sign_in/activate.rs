//! Activation with a slip: the code identifies the slip, and the document number must be that of the slip's person.
//!
//! The form works without script. If code and number are right, the slip is stored in the visit (five minutes), and the next
//! page creates the passkey. The slip counts as used only after that.

use axum::{
    extract::{Form, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    document::DocumentNumber,
    ids::{AccountId, SlipId},
    slip_code::{SlipCode, SlipCodeProblem},
    time::today_in_shenzhen,
};
use frontend::CodeFromLink;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use store::sign_in::{
    ceremonies,
    slips::{self, SlipProblem},
};

use super::problem::Problem;
use crate::{
    components::prelude::*,
    error::PageError,
    extract::{App, SessionCookie, Visitor},
    labels,
    page::Document,
    words::sign_in as words,
};

/// The typed values.
#[derive(Debug, Default, Deserialize)]
pub struct Activation {
    #[serde(default)]
    code: String,
    #[serde(default)]
    number: String,
}

/// The errors, by field.
#[derive(Debug, Default)]
struct Errors {
    code: Option<String>,
    number: Option<String>,
    problem: Option<Problem>,
}

/// `GET /activate`
pub async fn form(visitor: Visitor) -> Response {
    show(&visitor, StatusCode::OK, &Activation::default(), |_| Errors::default())
}

/// `POST /activate`
pub async fn send(
    State(app): State<App>,
    visitor: Visitor,
    cookie: SessionCookie,
    Form(typed): Form<Activation>,
) -> Result<Response, PageError> {
    let code = SlipCode::parse(&typed.code);
    let numbers = DocumentNumber::candidates(&typed.number, today_in_shenzhen(app.db.clock.now()));
    let (code, numbers) = match (code, numbers) {
        (Ok(code), Ok(numbers)) => (code, numbers),
        (code, numbers) => {
            let errors = |_: &Activation| Errors {
                code: code.err().map(code_words),
                number: numbers.err().map(labels::document::number_problem),
                problem: None,
            };
            return Ok(show(&visitor, StatusCode::UNPROCESSABLE_ENTITY, &typed, errors));
        }
    };
    match slips::check(&app.db, &code, &numbers, &visitor.address.0).await? {
        Ok(slip) => remember(&app, &cookie, slip).await,
        Err(problem) => Ok(show(&visitor, StatusCode::UNPROCESSABLE_ENTITY, &typed, |_| slip_errors(problem))),
    }
}

/// A slip whose code and document number were right, as stored in the visit.
#[derive(Debug, Serialize, Deserialize)]
pub struct RememberedSlip {
    /// The slip.
    pub slip: SlipId,
    /// The account that the slip activates.
    pub account: AccountId,
    /// The last four characters of the document number. The name of the passkey on the phone contains only this part of the
    /// number.
    pub last_four: String,
}

/// Stores the slip in a new visit. A person who is signed in on this client is signed out.
async fn remember(app: &App, cookie: &SessionCookie, slip: slips::GoodSlip) -> Result<Response, PageError> {
    let visit = cookie.new_visit().await?;
    let state = serde_json::json!(RememberedSlip { slip: slip.id, account: slip.account, last_four: slip.last_four });
    ceremonies::begin(&app.db, &visit, "slip", &state).await?;
    Ok(Redirect::to("/activate/passkey").into_response())
}

fn code_words(problem: SlipCodeProblem) -> String {
    match problem {
        SlipCodeProblem::Length(0) => words::code_empty().to_owned(),
        SlipCodeProblem::Length(n) => words::code_length(n),
        SlipCodeProblem::Character(place) => words::code_character(place),
    }
}

fn slip_errors(problem: SlipProblem) -> Errors {
    let code = |words: &str| Errors { code: Some(words.to_owned()), ..Errors::default() };
    match problem {
        SlipProblem::WrongCode => code(words::code_wrong()),
        SlipProblem::Used => code(words::code_used()),
        SlipProblem::Expired => code(words::code_expired()),
        SlipProblem::Void => code(words::code_void()),
        SlipProblem::WrongNumber(left) => Errors { number: Some(words::number_wrong(left)), ..Errors::default() },
        SlipProblem::TooMany => Errors { problem: Some(Problem::TooMany), ..Errors::default() },
    }
}

fn show(visitor: &Visitor, status: StatusCode, typed: &Activation, errors: impl FnOnce(&Activation) -> Errors) -> Response {
    let page = visitor.clone().at("/activate").show(|| {
        let errors = errors(typed);
        let listed = [("code", &errors.code), ("number", &errors.number)];
        let listed: Vec<FieldError> =
            listed.into_iter().filter_map(|(field, error)| Some(FieldError::new(field, error.clone()?))).collect();
        let document =
            Document { title: words::activate_title().to_owned(), faulty: !listed.is_empty(), islands: true, ..Document::default() };
        let (code, number) = (typed.code.clone(), typed.number.clone());
        let view = view! {
            {errors.problem.map(Problem::notification)}
            <ErrorSummary errors=listed/>
            <PageHeader title=words::activate_title() lead=words::activate_lead()/>
            <PostForm action="/activate">
                <TextField name="code" label=words::code_label() hint=words::code_hint() value=code error=errors.code kind=InputKind::Text max_length=40/>
                <TextField name="number" label=words::number_label() hint=words::number_hint() value=number error=errors.number kind=InputKind::Text max_length=40/>
                <Buttons><Button kind=ButtonKind::Primary>{words::activate_next()}</Button></Buttons>
            </PostForm>
            <CodeFromLink field="code"/>
            <p><a href="/sign-in">{words::sign_in_title()}</a></p>
        };
        (document, view.into_any())
    });
    (status, page).into_response()
}
