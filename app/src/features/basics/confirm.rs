//! The form that confirms all details once a year (Article 11), and settles differences with details that institutions report.

use axum::{extract::Query, response::Html};
use domain::{basics::Field, section::Section, time::show_date_time};
use leptos::{prelude::*, server_fn::ServerFn};
use serde::Deserialize;
use store::record::details::{self, Difference, Standing};

use super::{
    answers,
    buttons::{ConfirmDetails, KeepDetail, MOST_SEEN},
};
use crate::{
    access::Access,
    components::prelude::*,
    error::PageError,
    extract::RecordReader,
    labels::basics as labels,
    page::Document,
    shared::{RecordLinks, receipt, record_frame},
    words::{self as all_words, basics as words},
};

/// The access that this page needs.
pub const ACCESS: Access = Access::maintain("/record/{person}/basics/confirm", &[Section::Identity, Section::Health]);

/// Set if one difference was just settled.
#[derive(Debug, Default, Deserialize)]
pub struct ConfirmQuery {
    kept: Option<String>,
}

/// `GET /record/{person}/basics/confirm`
pub async fn page(mut record: RecordReader, Query(query): Query<ConfirmQuery>) -> Result<Html<String>, PageError> {
    let basics = answers::read(&mut record.reader, Field::ALL).await?;
    let standing = details::standing(&mut record.reader).await?;
    let submission = || record.app.new_submission().to_string();
    let today = record.today();
    let opening = record.reader.opening;
    Ok(record.visitor.show(|| {
        let links = RecordLinks::of(&opening);
        let confirm = if standing.differences.is_empty() { words::confirm() } else { words::confirm_ours() };
        let person = opening.resident.to_string();
        let view = view! {
            {query.kept.map(|_| receipt(words::kept_ours()))}
            <PageHeader title=words::confirm_title() lead=words::confirm_lead() back_href=links.basics() back=words::title()/>
            <p>{held(&standing)}</p>
            {standing.differences.iter().enumerate().map(|(place, one)| differs(place, one, &links, submission())).collect_view()}
            {answers::answered(&basics, &links)}
            <PostForm action=ConfirmDetails::url() submission=submission()>
                <input type="hidden" name="person" value=person/>
                {seen(&standing.differences)}
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

/// The differences that the page shows, as fields of the form.
fn seen(differences: &[Difference]) -> AnyView {
    let fields = differences.iter().take(MOST_SEEN).map(|difference| {
        let id = difference.id.to_string();
        view! { <input type="hidden" name="seen[]" value=id/> }
    });
    fields.collect_view().into_any()
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
    let (person, difference) = (links.resident.to_string(), difference.id.to_string());
    view! {
        <Card title id attention=true>
            <SummaryList rows/>
            <p>{words::differs_detail()}</p>
            <PostForm action=KeepDetail::url() submission>
                <input type="hidden" name="person" value=person/>
                <input type="hidden" name="difference" value=difference/>
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
