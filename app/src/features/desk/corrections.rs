//! The corrections that this institution must answer.

use axum::{extract::State, response::Html};
use chrono::NaiveDate;
use domain::time::{show_date, today_in_shenzhen};
use leptos::prelude::*;
use store::work::{self, ListedCorrection};

use crate::{
    components::prelude::*,
    error::PageError,
    extract::{App, AtDesk},
    features::corrections,
    page::Document,
    shared::{DeskPlace, correction_at_desk, desk_frame},
    words::{self as all_words, corrections as words},
};

/// `GET /desk/corrections`
pub async fn page(State(app): State<App>, desk: AtDesk) -> Result<Html<String>, PageError> {
    let (person, post) = (desk.person, desk.post);
    let listed = work::corrections(&app.db, &person.token, &person.visitor.device).await?;
    let today = today_in_shenzhen(app.db.clock.now());
    Ok(person.visitor.show(|| {
        let list = if listed.is_empty() {
            view! { <EmptyState title=words::desk_none() icon=Shape::Check><p>{words::desk_none_detail()}</p></EmptyState> }
                .into_any()
        } else {
            table(&listed, today)
        };
        let view = view! { <PageHeader title=words::desk_title() lead=words::desk_lead()/>{list} };
        let frame = desk_frame(Some(&post), DeskPlace::Corrections, None);
        (Document { title: words::desk_title().to_owned(), frame, ..Document::default() }, view.into_any())
    }))
}

fn table(listed: &[ListedCorrection], today: NaiveDate) -> AnyView {
    let columns = vec![
        Column::text(words::desk_who()),
        Column::text(words::desk_kind()),
        Column::time(words::due()),
        Column::time(words::desk_since()),
        Column::text(words::handler()),
    ];
    let rows = listed.iter().map(|line| {
        let href = correction_at_desk(line.resident, line.target, line.kind);
        let overdue = (today > line.due_on).then(|| view! { " "<Tag kind=TagKind::Attention>{words::overdue()}</Tag> });
        let with = line.department.as_ref().map(|(zh, en)| {
            let with = words::escalated_to(all_words::pick(zh, en));
            view! { <br/>{with} }
        });
        let due = show_date(line.due_on, all_words::language());
        let days = (today - today_in_shenzhen(line.asked_at)).num_days();
        let since = if days == 0 { words::desk_today().to_owned() } else { words::desk_days(days) };
        vec![
            cell(view! { <a href=href>{line.masked_name.clone()}</a> }),
            cell(corrections::kind(line.kind)),
            cell(view! { {due}{overdue}{with} }),
            cell(since),
            cell(line.handler.clone().unwrap_or_else(|| words::no_handler().to_owned())),
        ]
    });
    view! { <Table caption=words::desk_caption() caption_hidden=true columns rows=rows.collect()/> }.into_any()
}
