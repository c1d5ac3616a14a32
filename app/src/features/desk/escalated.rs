//! The officer's list: corrections that institutions of the district did not answer in time. It contains no links, because
//! officers open no record.

use axum::{extract::State, response::Html};
use chrono::NaiveDate;
use domain::time::{show_date, show_date_time, today_in_shenzhen};
use leptos::prelude::*;
use store::work::{self, Escalated};

use crate::{
    components::prelude::*,
    error::PageError,
    extract::{App, AtDesk},
    page::Document,
    shared::{DeskPlace, desk_frame},
    words::{self as all_words, corrections as words},
};

/// `GET /desk/escalated`
pub async fn page(State(app): State<App>, desk: AtDesk) -> Result<Html<String>, PageError> {
    let (person, post) = (desk.person, desk.post);
    let listed = work::escalated(&app.db, &person.token, &person.visitor.device).await?;
    let today = today_in_shenzhen(app.db.clock.now());
    Ok(person.visitor.show(|| {
        let title = words::escalated_title();
        let view = match post.district() {
            Some(district) => view! { <PageHeader title lead=words::escalated_lead(district)/>{list(&listed, today)} }.into_any(),
            None => {
                view! { <PageHeader title/>{empty(words::escalated_nowhere(), words::escalated_nowhere_detail())} }.into_any()
            }
        };
        let frame = desk_frame(Some(&post), DeskPlace::Escalated, None);
        (Document { title: title.to_owned(), frame, ..Document::default() }, view)
    }))
}

fn empty(title: &'static str, detail: &'static str) -> AnyView {
    view! { <EmptyState title icon=Shape::Check><p>{detail}</p></EmptyState> }.into_any()
}

fn list(listed: &[Escalated], today: NaiveDate) -> AnyView {
    if listed.is_empty() {
        return empty(words::escalated_none(), words::escalated_none_detail());
    }
    let columns = vec![
        Column::text(words::institution()),
        Column::text(words::desk_who()),
        Column::time(words::asked_at()),
        Column::time(words::due()),
        Column::text(words::handler()),
    ];
    let rows = listed.iter().map(|line| row(line, today));
    view! { <Table caption=words::escalated_caption() caption_hidden=true columns rows=rows.collect()/> }.into_any()
}

/// The row of a correction. From the masked name, the day and the hour, the institution knows which correction is meant.
fn row(line: &Escalated, today: NaiveDate) -> Vec<AnyView> {
    let language = all_words::language();
    let (zh, en) = &line.institution;
    let (name, phone) = (all_words::pick(zh, en), line.phone.clone());
    let late = words::escalated_late((today - line.due_on).num_days());
    vec![
        cell(view! { {name}<br/>{phone} }),
        cell(line.masked_name.clone()),
        cell(show_date_time(line.asked_at, language)),
        cell(view! { {show_date(line.due_on, language)}" "<Tag kind=TagKind::Attention>{late}</Tag> }),
        line.handler.clone().map_or_else(|| words::no_handler().into_any(), quoted),
    ]
}
