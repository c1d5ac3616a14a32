//! Looking through one's details and saying that they hold: once a year, and where an institution says otherwise.

use axum::{
    extract::Form,
    response::{Html, Redirect},
};
use domain::{
    basics::{Field, Group},
    ids::{DetailId, SubmissionId},
    section::Section,
    time::show_date_time,
};
use leptos::prelude::*;
use serde::Deserialize;
use store::{
    record::details::{self, ConfirmError, Difference, Standing},
    submissions::Submission,
};

use super::{page, words_of};
use crate::{
    access::Access,
    components::prelude::*,
    error::PageError,
    features::{entries::At, record_frame},
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
}

/// `GET /record/{person}/basics/confirm`
pub async fn form(mut reading: Reading) -> Result<Html<String>, PageError> {
    let basics = page::read(&mut reading.reader, Field::ALL).await?;
    let standing = details::standing(&mut reading.reader).await?;
    let submission = SubmissionId::from(reading.app.db.random.uuid(reading.app.db.clock.now())).to_string();
    let seen = standing.differences.iter().map(|difference| difference.id.to_string()).collect::<Vec<_>>().join(" ");
    let today = reading.today();
    let opening = reading.reader.opening;
    Ok(reading.visitor.show(|| {
        let at = At::of(&opening);
        let view = view! {
            <PageHeader title=words::confirm_title() lead=words::confirm_lead() back_href=at.basics() back=words::title()/>
            <p>{held(&standing)}</p>
            {standing.differences.iter().enumerate().map(|(place, difference)| differs(place, difference, &at)).collect_view()}
            {page::groups(&basics, Group::ALL, &at)}
            <PostForm action=at.confirm_basics() submission>
                <input type="hidden" name="seen" value=seen/>
                <p>{words::confirm_effect()}</p>
                <Buttons>
                    <Button kind=ButtonKind::Primary icon=Shape::Check>{words::confirm()}</Button>
                    <ButtonLink href=at.home()>{words::confirm_later()}</ButtonLink>
                </Buttons>
            </PostForm>
        };
        let frame = record_frame(&opening, today, Place::Record);
        (Document { title: words::confirm_title().to_owned(), frame, ..Document::default() }, view.into_any())
    }))
}

/// Since when the details hold.
pub fn held(standing: &Standing) -> String {
    words::confirmed_at(show_date_time(standing.held_at, all_words::language()))
}

/// What an institution says otherwise, and both ways to settle it.
fn differs(place: usize, difference: &Difference, at: &At) -> impl IntoView + use<> {
    let said = |answers| words_of::answered(difference.field, answers).unwrap_or_default();
    let institution = all_words::pick(&difference.institution.0, &difference.institution.1);
    let when = show_date_time(difference.reported_at, all_words::language());
    let rows = vec![
        SummaryRow::new(words::ours(), quoted(said(&difference.ours))),
        SummaryRow::new(words::theirs(institution), view! { {quoted(said(&difference.theirs))}<br/><small>{when}</small> }),
    ];
    let title = words::differs(words_of::field(difference.field));
    let (id, change) = (format!("differs-{place}"), at.change_basics(difference.field.group()));
    view! {
        <Card title id attention=true>
            <SummaryList rows/>
            <p>{words::differs_detail()}</p>
            <Buttons><ButtonLink href=change>{words::change_mine()}</ButtonLink></Buttons>
        </Card>
    }
}

/// `POST /record/{person}/basics/confirm`
pub async fn send(writing: Writing, Form(sent): Form<Sent>) -> Result<Redirect, PageError> {
    let to = format!("{}?saved=confirmed", At::of(&writing.writer.opening).basics());
    let seen: Vec<DetailId> = sent.seen.split(' ').filter_map(|id| id.parse().ok()).take(MOST_SEEN).collect();
    let submission = Submission { id: sent.submission, body: &sent.seen };
    match details::confirm(&writing.app.db, writing.writer, submission, &seen, &to).await {
        Ok(to) => Ok(Redirect::to(&to)),
        Err(ConfirmError::AlreadySent) => Err(PageError::AlreadySent),
        Err(ConfirmError::Database(error)) => Err(error.into()),
    }
}
