//! The settings of e-mail for notices: the address, its confirmation with a code, and switching e-mail off.

use axum::{
    extract::{Form, Query},
    response::{Html, IntoResponse, Redirect, Response},
};
use domain::{
    ids::{ResidentId, SubmissionId},
    mail::{MailAddress, MailCode},
    section::Section,
    time::today_in_shenzhen,
};
use leptos::{
    prelude::*,
    server_fn::{ServerFn, codec::PostUrl},
};
use serde::Deserialize;
use store::{
    notices::mail::{self, Requested, Wanted},
    opening::Reader,
};

use crate::{
    access::Access,
    components::prelude::*,
    error::PageError,
    extract::{App, RecordReader, RecordWriter, Visitor, faulty},
    page::Document,
    server_functions::{Destination, SeeOther, extract_record},
    shared::{RecordLinks, receipt, record_frame},
    words::notices as words,
};

/// The access that this page needs: no medical data.
pub const ACCESS: Access = Access::maintain("/record/{person}/notices/mail", &[Section::Identity]);

/// The access of the server function that stops e-mail.
pub const STOP_ACCESS: Access = Access::maintain(<StopMail as ServerFn>::PATH, &[Section::Identity]);

/// The act that was just executed.
#[derive(Debug, Default, Deserialize)]
pub struct Done {
    done: Option<String>,
}

/// The fields of the forms.
#[derive(Debug, Deserialize)]
pub struct MailForm {
    submission: SubmissionId,
    act: Act,
    #[serde(default)]
    address: String,
    #[serde(default)]
    code: String,
}

/// The requested act.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Act {
    /// Send e-mail to this address, after its confirmation.
    Ask,
    /// Confirm the address with the code.
    Confirm,
}

/// An error of a typed value.
#[derive(Clone, Copy)]
enum Problem {
    NotAnAddress,
    TooOften,
    NotACode,
    WrongCode,
}

impl Problem {
    fn words(self) -> &'static str {
        match self {
            Self::NotAnAddress => words::not_an_address(),
            Self::TooOften => words::too_often(),
            Self::NotACode => words::code_format(),
            Self::WrongCode => words::code_wrong(),
        }
    }

    /// The id of the field that has the error.
    fn field(self) -> &'static str {
        match self {
            Self::NotAnAddress | Self::TooOften => ADDRESS,
            Self::NotACode | Self::WrongCode => CODE,
        }
    }
}

const ADDRESS: &str = "address";
const CODE: &str = "code";

/// What the page shows beside the current settings.
#[derive(Default)]
struct Sending<'a> {
    /// The receipt of the act that was just executed. It is a function, because the page's language is only set inside `show`.
    done: Option<fn() -> &'static str>,
    problem: Option<Problem>,
    typed: &'a str,
}

impl Sending<'_> {
    /// The error of this field, and its typed value.
    fn at(&self, field: &str) -> (Option<String>, String) {
        match self.problem.filter(|problem| problem.field() == field) {
            Some(problem) => (Some(problem.words().to_owned()), self.typed.to_owned()),
            None => (None, String::new()),
        }
    }
}

/// `GET /record/{person}/notices/mail`
pub async fn page(record: RecordReader, Query(query): Query<Done>) -> Result<Html<String>, PageError> {
    let mut sending = Sending::default();
    match query.done.as_deref() {
        Some("ask") => sending.done = Some(words::asked_code),
        Some("confirm") => sending.done = Some(words::confirmed),
        Some("stop") => sending.done = Some(words::stopped),
        Some("wrong") => sending.problem = Some(Problem::WrongCode),
        _ => {}
    }
    show(record.reader, &record.visitor, &record.app, &sending).await
}

/// `POST /record/{person}/notices/mail`
pub async fn send(record: RecordWriter, Form(form): Form<MailForm>) -> Result<Response, PageError> {
    let RecordWriter { writer, visitor, app, .. } = record;
    if !app.mail {
        return Err(PageError::NotFound);
    }
    let page = RecordLinks::own(writer.opening.resident).notices_by_mail();
    let to = |done| Redirect::to(&format!("{page}?done={done}")).into_response();
    let (writer, problem, typed) = match form.act {
        Act::Confirm => match MailCode::parse(&form.code) {
            Ok(code) => return Ok(to(if mail::confirm(&app.db, writer, &code).await? { "confirm" } else { "wrong" })),
            Err(_) => (writer, Problem::NotACode, &form.code),
        },
        Act::Ask => match MailAddress::parse(&form.address) {
            Ok(address) => {
                let leads_to = format!("{page}?done=ask");
                match mail::request(&app.db, writer, form.submission, &address, &leads_to).await? {
                    Requested::Sent(led_to) => return Ok(Redirect::to(&led_to).into_response()),
                    Requested::TooOften(writer) => (writer, Problem::TooOften, &form.address),
                }
            }
            Err(_) => (writer, Problem::NotAnAddress, &form.address),
        },
    };
    let sending = Sending { problem: Some(problem), typed, ..Sending::default() };
    Ok(faulty(show(writer.into_reader(), &visitor, &app, &sending).await?))
}

/// Stops e-mail about notices.
#[server(prefix = "/actions", endpoint = "stop-mail", input = PostUrl, output = SeeOther)]
pub async fn stop_mail(
    /// To whom.
    person: ResidentId,
) -> Result<Destination, PageError> {
    let record = extract_record(&STOP_ACCESS, person, None).await?;
    if !record.app.mail {
        return Err(PageError::NotFound);
    }
    mail::stop(record.writer).await?;
    Ok(Destination::MailStopped(person))
}

async fn show(mut reader: Reader, visitor: &Visitor, app: &App, sending: &Sending<'_>) -> Result<Html<String>, PageError> {
    let wanted = mail::wanted(&app.db, &mut reader).await?;
    let (today, submission) = (today_in_shenzhen(app.db.clock.now()), app.new_submission().to_string());
    let (opening, offered) = (reader.opening, app.mail);
    Ok(visitor.show(|| {
        let links = RecordLinks::of(&opening);
        // If the code has become void, the page says so and has no field for a code.
        let is_void = wanted.as_ref().is_some_and(|wanted| !wanted.confirmed && !wanted.code_counts);
        let problem = sending.problem.filter(|problem| !is_void || problem.field() != CODE);
        let errors = problem.map(|problem| FieldError::new(problem.field(), problem.words())).into_iter().collect();
        let content = match wanted {
            _ if !offered => view! { <p>{words::mail_off()}</p> }.into_any(),
            None => ask(&links, submission, sending, ButtonKind::Primary),
            Some(wanted) if wanted.confirmed => on(&wanted, &links),
            Some(wanted) => prove(&wanted, &links, &submission, sending),
        };
        let view = view! {
            <ErrorSummary errors/>
            {sending.done.map(|done| receipt(done()))}
            <PageHeader title=words::mail_title() lead=words::mail_lead() back_href=links.notices() back=words::title()/>
            {content}
        };
        let frame = record_frame(&opening, today, Place::Me);
        let faulty = problem.is_some();
        (Document { title: words::mail_title().to_owned(), frame, faulty, ..Document::default() }, view.into_any())
    }))
}

/// The form that asks for an address.
fn ask(links: &RecordLinks, submission: String, sending: &Sending<'_>, kind: ButtonKind) -> AnyView {
    let (error, value) = sending.at(ADDRESS);
    view! {
        <PostForm action=links.notices_by_mail() submission>
            <input type="hidden" name="act" value="ask"/>
            <TextField name=ADDRESS label=words::address() hint=words::address_hint() kind=InputKind::Mail value error autocomplete="email"/>
            <Buttons><Button kind>{words::send_code()}</Button></Buttons>
        </PostForm>
    }
    .into_any()
}

/// The form that asks for the code, and the form for another address.
fn prove(wanted: &Wanted, links: &RecordLinks, submission: &str, sending: &Sending<'_>) -> AnyView {
    let (error, value) = sending.at(CODE);
    let form = if wanted.code_counts {
        view! {
            <PostForm action=links.notices_by_mail() submission=submission>
                <input type="hidden" name="act" value="confirm"/>
                <TextField name=CODE label=words::code() hint=words::code_hint() kind=InputKind::Number value error autocomplete="one-time-code"/>
                <Buttons><Button kind=ButtonKind::Primary>{words::confirm()}</Button></Buttons>
            </PostForm>
        }
        .into_any()
    } else {
        view! { <p>{words::code_void()}</p> }.into_any()
    };
    let (address, another) =
        (wanted.address.expose().to_owned(), ask(links, submission.to_owned(), sending, ButtonKind::Secondary));
    let open = sending.problem.is_some_and(|problem| problem.field() == ADDRESS);
    view! {
        <SummaryList rows=vec![SummaryRow::new(words::sent_to(), wanted.address.expose().to_owned())]/>
        {form}
        <PostForm action=links.notices_by_mail() submission=submission>
            <input type="hidden" name="act" value="ask"/>
            <input type="hidden" name="address" value=address/>
            <Buttons><Button>{words::send_again()}</Button></Buttons>
        </PostForm>
        <Disclosure summary=words::another() open>{another}</Disclosure>
    }
    .into_any()
}

/// The address to which e-mail is sent, and the button that stops it.
fn on(wanted: &Wanted, links: &RecordLinks) -> AnyView {
    let person = links.resident.to_string();
    view! {
        <SummaryList rows=vec![SummaryRow::new(words::goes_to(), wanted.address.expose().to_owned())]/>
        <PostForm action=StopMail::url()>
            <input type="hidden" name="person" value=person/>
            <Buttons><Button>{words::stop()}</Button></Buttons>
        </PostForm>
    }
    .into_any()
}
