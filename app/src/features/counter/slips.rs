//! The officer's list of slips: how many each health centre of the district issued. It names no person.

use axum::{extract::State, response::Html};
use domain::slip_counts::is_unusual;
use leptos::prelude::*;
use store::work::{self, SlipsOfCentre};

use crate::{
    components::prelude::*,
    error::PageError,
    extract::{App, AtDesk},
    page::Document,
    shared::{DeskPlace, desk_frame},
    words::{self as all_words, counter as words},
};

/// `GET /desk/slips`
pub async fn page(State(app): State<App>, desk: AtDesk) -> Result<Html<String>, PageError> {
    let (person, post) = (desk.person, desk.post);
    let listed = work::slips_of_centres(&app.db, &person.token, &person.visitor.device).await?;
    Ok(person.visitor.show(|| {
        let list = if listed.is_empty() {
            view! { <EmptyState title=words::slips_none() icon=Shape::Check>""</EmptyState> }.into_any()
        } else {
            table(&listed)
        };
        let view = view! { <PageHeader title=words::slips_title() lead=words::slips_lead()/>{list} };
        let frame = desk_frame(Some(&post), DeskPlace::Slips, None);
        (Document { title: words::slips_title().to_owned(), frame, ..Document::default() }, view.into_any())
    }))
}

fn table(listed: &[SlipsOfCentre]) -> AnyView {
    let counts: Vec<u32> = listed.iter().map(|centre| centre.slips).collect();
    let columns =
        vec![Column::text(words::slips_centre()), Column::number(words::slips_count()), Column::number(words::slips_elsewhere())];
    let rows = listed.iter().enumerate().map(|(place, centre)| {
        let (zh, en) = &centre.institution;
        let unusual =
            is_unusual(&counts, place).then(|| view! { " "<Tag kind=TagKind::Attention>{words::slips_unusual()}</Tag> });
        let (name, phone) = (all_words::pick(zh, en), centre.phone.clone());
        vec![cell(view! { {name}{unusual}<br/>{phone} }), cell(centre.slips), cell(centre.elsewhere)]
    });
    view! { <Table caption=words::slips_title() caption_hidden=true columns rows=rows.collect()/> }.into_any()
}
