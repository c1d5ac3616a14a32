//! Changes a registered identity against a document (Article 12): proposed on the identity page, confirmed with the clerk's
//! passkey, then typed from the document.

use axum::{
    extract::Form,
    response::{Html, IntoResponse, Response},
};
use domain::{
    document::DocumentNumber,
    ids::ActId,
    purpose::Purpose,
    registration::{ChangeReason, RegisteredIdentity},
    section::Section,
};
use store::{
    counter::{self, IdentityChange},
    opening::{Reader, Writer},
    record::identity::{self, RegisteredNumber},
    write_error::WriteError,
};

use super::change_form::{self, ChangeForm, Hindrance, Page, Problems};
use crate::{
    access::Access,
    error::PageError,
    extract::{App, AtDesk, RecordReader, RecordWriter, faulty},
};

/// The access of the form: identity alone. `item` is the act that the clerk confirmed.
pub const ACCESS: Access =
    Access::desk("/desk/identity/{person}/change/{item}", &[Purpose::ChangeIdentity], &[Section::Identity]);

fn act_in(path: &std::collections::HashMap<String, String>) -> Result<ActId, PageError> {
    path.get("item").and_then(|id| id.parse().ok()).ok_or(PageError::NotFound)
}

/// The number that the person's document has now.
async fn current(app: &App, reader: &mut Reader) -> Result<RegisteredNumber, PageError> {
    let numbers = identity::document_numbers(&app.db, reader).await.map_err(PageError::failed)?;
    numbers.into_iter().find(|number| number.until.is_none()).ok_or(PageError::NotFound)
}

/// `GET /desk/identity/{person}/change/{item}`
pub async fn page(desk: AtDesk, mut record: RecordReader) -> Result<Html<String>, PageError> {
    let act = act_in(&record.path)?;
    let number = current(&record.app, &mut record.reader).await?;
    let form = ChangeForm::of(&record.reader.opening.subject, record.app.new_submission());
    let (today, opening) = (record.today(), record.reader.opening);
    let page = Page { act, number, form, problems: Problems::default(), today };
    Ok(record.visitor.show(|| change_form::view(&desk.post, &opening, &page)))
}

/// The identity that the form states. The number stays if none is typed.
fn check(
    form: &ChangeForm,
    registered: &DocumentNumber,
    today: chrono::NaiveDate,
) -> Result<(RegisteredIdentity, ChangeReason), Problems> {
    let reason = ChangeReason::from_code(&form.reason);
    let number = form.number(registered, today);
    let identity = match &number {
        Ok(number) => RegisteredIdentity::check(number.clone(), form.identity(), today),
        Err(_) => Err(domain::registration::IdentityProblems::default()),
    };
    match (reason, number, identity) {
        (Some(reason), Ok(_), Ok(identity)) => Ok((identity, reason)),
        (reason, number, identity) => Err(Problems {
            no_reason: reason.is_none(),
            number: number.err(),
            identity: identity.err().unwrap_or_default(),
            ..Problems::default()
        }),
    }
}

/// `POST /desk/identity/{person}/change/{item}`
pub async fn send(desk: AtDesk, mut record: RecordWriter, Form(form): Form<ChangeForm>) -> Result<Response, PageError> {
    let act = act_in(&record.path)?;
    let number = current(&record.app, &mut record.writer).await?;
    let (today, db) = (record.today(), record.app.db.clone());
    let (visitor, opening) = (record.visitor.clone(), record.writer.opening.clone());
    let mut page = Page { act, number, form, problems: Problems::default(), today };
    let (identity, reason) = match check(&page.form, &page.number.number, today) {
        Ok(checked) => checked,
        Err(problems) => {
            page.problems = problems;
            return Ok(faulty(visitor.show(|| change_form::view(&desk.post, &opening, &page))));
        }
    };
    if let Some(doubt) =
        change_form::doubt(&identity, &opening.subject, &page.number.number, today).filter(|_| !page.form.is_compared())
    {
        page.problems.hindrance = Some(Hindrance::Doubt(doubt));
        return Ok(faulty(visitor.show(|| change_form::view(&desk.post, &opening, &page))));
    }
    let done = format!("/desk/identity/{}?changed=1", opening.resident);
    let change = IdentityChange { act, identity: &identity, reason };
    let write = async |writer: &mut Writer| counter::change_identity(&db, writer, change).await;
    match record.submit(page.form.submission, &page.form, done, write).await {
        Ok(redirect) => return Ok(redirect.into_response()),
        Err(WriteError::Unchanged) => page.problems.hindrance = Some(Hindrance::Unchanged),
        Err(WriteError::NotConfirmed) => page.problems.hindrance = Some(Hindrance::NotConfirmed),
        Err(WriteError::NumberTaken) => page.problems.hindrance = Some(Hindrance::NumberTaken),
        Err(error) => return Err(error.into()),
    }
    Ok(faulty(visitor.show(|| change_form::view(&desk.post, &opening, &page))))
}
