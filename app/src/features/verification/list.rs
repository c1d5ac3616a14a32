//! The staff list of pending verifications: masked name, kind, waiting time. It shows no values.

use axum::{extract::State, response::Html};
use chrono::NaiveDate;
use domain::{section::Section, time::today_in_shenzhen};
use leptos::prelude::*;
use store::verification::{self, About, Line, List};

use crate::{
    components::prelude::*,
    error::PageError,
    extract::{App, AtDesk},
    labels,
    page::Document,
    shared::{DeskPlace, desk_frame, since},
    words::verification as words,
};

/// `GET /desk/verification`
pub async fn page(State(app): State<App>, desk: AtDesk) -> Result<Html<String>, PageError> {
    let (person, post) = (desk.person, desk.post);
    let list = verification::list(&app.db, &person.token, &person.visitor.device).await?;
    let today = today_in_shenzhen(app.db.clock.now());
    Ok(person.visitor.show(|| {
        let table = if list.lines.is_empty() {
            view! { <EmptyState title=words::nothing() icon=Shape::Check><p>{words::nothing_detail()}</p></EmptyState> }
                .into_any()
        } else {
            table(&list, today)
        };
        let view = view! { <PageHeader title=words::title() lead=words::lead()/>{table} };
        let frame = desk_frame(Some(&post), DeskPlace::Verification, None);
        (Document { title: words::title().to_owned(), frame, ..Document::default() }, view.into_any())
    }))
}

fn table(list: &List, today: NaiveDate) -> AnyView {
    let columns = vec![
        Column::text(words::who()),
        Column::text(words::what()),
        Column::number(words::entries()),
        Column::time(words::since()),
        Column::text(words::state()),
    ];
    let rows = list.lines.iter().map(|line| row(line, today)).collect();
    let shown = i64::try_from(list.lines.len()).unwrap_or(i64::MAX);
    let more = (list.of > shown).then(|| view! { <p>{words::shown_of(shown, list.of)}</p> });
    let urgent = list.lines.iter().any(|line| line.needs_action).then(|| {
        view! { <Notification kind=NotificationKind::Danger title=words::needs_action_first()>{words::needs_action_detail()}</Notification> }
    });
    view! { {urgent}{more}<Table caption=words::list_of() columns rows/> }.into_any()
}

fn row(line: &Line, today: NaiveDate) -> Vec<AnyView> {
    let part = if section(line.about) == Section::Identity { "identity" } else { "health" };
    let href = format!("/desk/verify/{}/{part}", line.resident);
    vec![
        cell(view! { <a href=href>{line.masked_name.clone()}</a> }),
        cell(view! {
            {labels::about(line.about)}
            {line.needs_action.then(|| view! { " "<Tag kind=TagKind::Danger>{words::needs_action()}</Tag> })}
        }),
        cell(line.entries),
        cell(since(line.since, today)),
        cell(if line.asked { words::asked() } else { words::waits() }),
    ]
}

fn section(about: About) -> Section {
    match about {
        About::Basics(field) => field.section(),
        About::Measurement(_) => Section::Measurements,
        About::Entry(kind) => kind.section(),
    }
}
