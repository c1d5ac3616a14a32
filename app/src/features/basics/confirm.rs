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
use serde::{Deserialize, Serialize};
use store::{
    opening::Writer,
    record::details::{self, Confirmed, Difference, Standing},
};

use super::answers;
use crate::{
    access::Access,
    components::prelude::*,
    error::PageError,
    extract::{RecordReader, RecordWriter},
    labels::basics as labels,
    page::Document,
    shared::{RecordLinks, receipt, record_frame},
    words::{self as all_words, basics as words},
};

/// What this page opens.
pub const ACCESS: Access = Access::maintain("/record/{person}/basics/confirm", &[Section::Identity, Section::Health]);

/// At most so many differences are settled at once; more stay for the next time.
const MOST_SEEN: usize = 100;

/// What the form sends.
#[derive(Debug, Serialize, Deserialize)]
pub struct ConfirmationForm {
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
pub async fn form(mut record: RecordReader, Query(query): Query<Kept>) -> Result<Html<String>, PageError> {
    let basics = answers::read(&mut record.reader, Field::ALL).await?;
    let standing = details::standing(&mut record.reader).await?;
    let submission = || record.app.new_submission().to_string();
    let seen = standing.differences.iter().map(|difference| difference.id.to_string()).collect::<Vec<_>>().join(" ");
    let today = record.today();
    let opening = record.reader.opening;
    Ok(record.visitor.show(|| {
        let links = RecordLinks::of(&opening);
        let confirm = if standing.differences.is_empty() { words::confirm() } else { words::confirm_ours() };
        let view = view! {
            {query.kept.map(|_| receipt(words::kept_ours()))}
            <PageHeader title=words::confirm_title() lead=words::confirm_lead() back_href=links.basics() back=words::title()/>
            <p>{held(&standing)}</p>
            {standing.differences.iter().enumerate().map(|(place, one)| differs(place, one, &links, submission())).collect_view()}
            {answers::answered(&basics, &links)}
            <PostForm action=links.confirm_basics() submission=submission()>
                <input type="hidden" name="seen" value=seen/>
                <p>{words::confirm_effect()}</p>
                <Buttons>
                    <Button kind=ButtonKind::Primary icon=Shape::Check>{confirm}</Button>
                    <ButtonLink href=links.home()>{words::confirm_later()}</ButtonLink>
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
fn differs(place: usize, difference: &Difference, links: &RecordLinks, submission: String) -> AnyView {
    let said = labels::answered(difference.field, &difference.ours).unwrap_or_default();
    let rows = vec![SummaryRow::new(words::ours(), quoted(said)), theirs(difference)];
    let title = words::differs(labels::field(difference.field));
    let field = difference.field;
    let (id, change) = (format!("differs-{place}"), format!("{}#{}", links.change_basics(field.group()), field.code()));
    let (action, only) = (links.confirm_basics(), difference.id.to_string());
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
    let said = labels::answered(difference.field, &difference.theirs).unwrap_or_default();
    let when = show_date_time(difference.reported_at, all_words::language());
    SummaryRow::new(words::theirs(institution), view! { {quoted(said)}<br/><small>{when}</small> })
}

/// `POST /record/{person}/basics/confirm`
pub async fn send(record: RecordWriter, Form(form): Form<ConfirmationForm>) -> Result<Redirect, PageError> {
    let links = RecordLinks::of(&record.writer.opening);
    let (confirmed, to) = match form.only {
        Some(one) => (Confirmed::One(one), format!("{}?kept=1", links.confirm_basics())),
        None => (Confirmed::All(seen(&form.seen)), format!("{}?saved=confirmed", links.basics())),
    };
    let confirm = async |writer: &mut Writer| details::confirm(writer, &confirmed).await;
    Ok(record.submit(form.submission, &form, to, confirm).await?)
}

fn seen(ids: &str) -> Vec<DetailId> {
    ids.split(' ').filter_map(|id| id.parse().ok()).take(MOST_SEEN).collect()
}
