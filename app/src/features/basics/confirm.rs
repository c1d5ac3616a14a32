//! The form that confirms all details once a year (Article 11), and settles differences with details that institutions report.

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

/// The access that this page needs.
pub const ACCESS: Access = Access::maintain("/record/{person}/basics/confirm", &[Section::Identity, Section::Health]);

/// The maximum number of differences that one submission settles; the rest stay open.
const MOST_SEEN: usize = 100;

/// The fields of the form.
#[derive(Debug, Serialize, Deserialize)]
pub struct ConfirmationForm {
    submission: SubmissionId,
    /// The ids of the differences that the page showed, separated by spaces.
    #[serde(default)]
    seen: String,
    /// The id of one difference, if only that difference is settled.
    only: Option<DetailId>,
}

/// Set if one difference was just settled.
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

/// The time of the last confirmation of all details.
pub fn held(standing: &Standing) -> String {
    let confirmed = standing.confirmed_at.map(|at| words::confirmed_at(show_date_time(at, all_words::language())));
    confirmed.unwrap_or_else(|| words::never_confirmed().to_owned())
}

/// A difference, with the two ways to settle it: keep the answer or change it.
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

/// The detail that the institution reported, with the time of the report.
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
