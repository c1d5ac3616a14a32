//! Looking through one's details and saying that they hold: once a year, and where an institution says otherwise.

use axum::{
    extract::{Form, Query},
    response::{Html, Redirect},
};
use domain::{
    basics::Field,
    ids::{DetailId, SubmissionId},
    section::Section,
    time::show_date_time,
};
use leptos::prelude::*;
use serde::Deserialize;
use store::{
    record::details::{self, ConfirmError, Confirmed, Difference, Standing},
    submissions::Submission,
};

use super::{page, words_of};
use crate::{
    access::Access,
    components::prelude::*,
    error::PageError,
    features::{entries::At, receipt, record_frame},
    given::{Reading, Writing},
    page::Document,
    words::{self as all_words, basics as words},
};

/// What this page opens.
pub const ACCESS: Access = Access::maintain("/record/{person}/basics/confirm", &[Section::Identity, Section::Health]);

/// At most so many differences are settled at once; more stay for the next time.
const MOST_SEEN: usize = 100;

/// What the form sends.
#[derive(Debug, Deserialize)]
pub struct Sent {
    submission: SubmissionId,
    /// What was shown of what institutions say otherwise: ids, between spaces.
    #[serde(default)]
    seen: String,
    /// Sent where only this one difference is settled.
    only: Option<DetailId>,
}

/// Whether one difference was just settled.
#[derive(Debug, Default, Deserialize)]
pub struct Kept {
    kept: Option<String>,
}

/// `GET /record/{person}/basics/confirm`
pub async fn form(mut reading: Reading, Query(query): Query<Kept>) -> Result<Html<String>, PageError> {
    let basics = page::read(&mut reading.reader, Field::ALL).await?;
    let standing = details::standing(&mut reading.reader).await?;
    let submission = || SubmissionId::from(reading.app.db.random.uuid(reading.app.db.clock.now())).to_string();
    let seen = standing.differences.iter().map(|difference| difference.id.to_string()).collect::<Vec<_>>().join(" ");
    let today = reading.today();
    let opening = reading.reader.opening;
    Ok(reading.visitor.show(|| {
        let at = At::of(&opening);
        let confirm = if standing.differences.is_empty() { words::confirm() } else { words::confirm_ours() };
        let view = view! {
            {query.kept.map(|_| receipt(words::kept_ours()))}
            <PageHeader title=words::confirm_title() lead=words::confirm_lead() back_href=at.basics() back=words::title()/>
            <p>{held(&standing)}</p>
            {standing.differences.iter().enumerate().map(|(place, one)| differs(place, one, &at, submission())).collect_view()}
            {page::answered(&basics, &at)}
            <PostForm action=at.confirm_basics() submission=submission()>
                <input type="hidden" name="seen" value=seen/>
                <p>{words::confirm_effect()}</p>
                <Buttons>
                    <Button kind=ButtonKind::Primary icon=Shape::Check>{confirm}</Button>
                    <ButtonLink href=at.home()>{words::confirm_later()}</ButtonLink>
                </Buttons>
            </PostForm>
        };
        let frame = record_frame(&opening, today, Place::Record);
        (Document { title: words::confirm_title().to_owned(), frame, ..Document::default() }, view.into_any())
    }))
}

/// When all details were confirmed last.
pub fn held(standing: &Standing) -> String {
    let confirmed = standing.confirmed_at.map(|at| words::confirmed_at(show_date_time(at, all_words::language())));
    confirmed.unwrap_or_else(|| words::never_confirmed().to_owned())
}

/// What an institution says otherwise, and both ways to settle it.
fn differs(place: usize, difference: &Difference, at: &At, submission: String) -> AnyView {
    let said = words_of::answered(difference.field, &difference.ours).unwrap_or_default();
    let rows = vec![SummaryRow::new(words::ours(), quoted(said)), theirs(difference)];
    let title = words::differs(words_of::field(difference.field));
    let field = difference.field;
    let (id, change) = (format!("differs-{place}"), format!("{}#{}", at.change_basics(field.group()), field.code()));
    let (action, only) = (at.confirm_basics(), difference.id.to_string());
    view! {
        <Card title id attention=true>
            <SummaryList rows/>
            <p>{words::differs_detail()}</p>
            <PostForm action submission>
                <input type="hidden" name="only" value=only/>
                <Buttons>
                    <Button>{words::keep_ours()}</Button>
                    <ButtonLink href=change>{words::change_ours()}</ButtonLink>
                </Buttons>
            </PostForm>
        </Card>
    }
    .into_any()
}

/// What an institution says, and since when.
pub fn theirs(difference: &Difference) -> SummaryRow {
    let institution = all_words::pick(&difference.institution.0, &difference.institution.1);
    let said = words_of::answered(difference.field, &difference.theirs).unwrap_or_default();
    let when = show_date_time(difference.reported_at, all_words::language());
    SummaryRow::new(words::theirs(institution), view! { {quoted(said)}<br/><small>{when}</small> })
}

/// `POST /record/{person}/basics/confirm`
pub async fn send(writing: Writing, Form(sent): Form<Sent>) -> Result<Redirect, PageError> {
    let at = At::of(&writing.writer.opening);
    let (confirmed, to) = match sent.only {
        Some(one) => (Confirmed::One(one), format!("{}?kept=1", at.confirm_basics())),
        None => (Confirmed::All(seen(&sent.seen)), format!("{}?saved=confirmed", at.basics())),
    };
    let body = format!("{confirmed:?}");
    let submission = Submission { id: sent.submission, body: &body };
    match details::confirm(&writing.app.db, writing.writer, submission, &confirmed, &to).await {
        Ok(to) => Ok(Redirect::to(&to)),
        Err(ConfirmError::AlreadySent) => Err(PageError::AlreadySent),
        Err(ConfirmError::Database(error)) => Err(error.into()),
    }
}

fn seen(ids: &str) -> Vec<DetailId> {
    ids.split(' ').filter_map(|id| id.parse().ok()).take(MOST_SEEN).collect()
}
