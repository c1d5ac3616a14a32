//! The sources of the record: which institution sent what and when, and what is expected but missing.

use axum::response::Html;
use domain::{
    basics::Field,
    entry::EntryKind,
    section::Section,
    time::{show_date, today_in_shenzhen},
};
use leptos::prelude::*;
use store::record::{
    entries::{self, Entry},
    identity::{self, CareTeam},
    sources::{self, FollowUp, Source},
};

use crate::{
    access::Access,
    components::prelude::*,
    error::PageError,
    extract::RecordReader,
    features::basics,
    glossary::Term,
    page::Document,
    shared::{RecordLinks, record_frame},
    words::{self as all_words, sources as words},
};

/// The access that this page needs.
pub const ACCESS: Access =
    Access::view("/record/{person}/sources", &[Section::Identity, Section::Measurements, Section::Health, Section::Services]);

/// The codes of 高血压 and 糖尿病 in 既往史: the national programme follows up residents who have one of them.
const FOLLOWED_UP: [&str; 2] = ["2", "3"];

/// The maximum number of present allergies, conditions and medicines that are read.
const MOST: i64 = 60;

/// `GET /record/{person}/sources`
pub async fn page(mut record: RecordReader) -> Result<Html<String>, PageError> {
    let sources = sources::sources(&mut record.reader).await?;
    let present = entries::present(&mut record.reader, MOST).await?;
    let answered = basics::read(&mut record.reader, &[Field::PastIllness]).await?;
    let follow_up = sources::follow_up(&mut record.reader).await?;
    let team = identity::care_team(&mut record.reader).await?;
    let today = record.today();
    let opening = record.reader.opening;
    let followed = present.iter().any(is_followed_up)
        || answered.get(&Field::PastIllness).is_some_and(|basic| FOLLOWED_UP.iter().any(|code| basic.answers.has(code)));
    Ok(record.visitor.show(|| {
        let none = sources.is_empty().then(|| view! { <EmptyState title=words::nobody() icon=Shape::Building><p>{words::nobody_detail()}</p></EmptyState> });
        let view = view! {
            <PageHeader title=words::title() lead=words::lead() back_href=RecordLinks::of(&opening).contents() back=all_words::entries::contents()/>
            {late(followed, follow_up).map(|title| view! { <Notification kind=NotificationKind::Warning title>{words::overdue_detail()}</Notification> })}
            {sources.iter().enumerate().map(|(place, source)| card(place, source)).collect_view()}
            {none}
            {team.map(|team| ask(&team))}
        };
        let frame = record_frame(&opening, today, Place::Record);
        (Document { title: words::title().to_owned(), frame, ..Document::default() }, view.into_any())
    }))
}

fn is_followed_up(entry: &Entry) -> bool {
    entry.content.kind == EntryKind::Condition && Term::of(&entry.content).is_some_and(Term::is_followed_up)
}

/// The text if the next follow-up is overdue, or if the first follow-up was never sent.
fn late(followed: bool, FollowUp { last, overdue }: FollowUp) -> Option<String> {
    match last {
        Some(last) => overdue.then(|| words::overdue(show_date(last, all_words::language()))),
        None => followed.then(|| words::never_followed_up().to_owned()),
    }
}

fn card(place: usize, source: &Source) -> AnyView {
    let day = |at| show_date(today_in_shenzhen(at), all_words::language());
    let (zh, en) = &source.institution;
    let mut missing = Vec::new();
    if source.bare_reports > 0 {
        missing.push(words::bare_reports(source.bare_reports));
    }
    if source.bare_visits > 0 {
        missing.push(words::bare_visits(source.bare_visits));
    }
    let missing =
        if missing.is_empty() { words::nothing_missing().to_owned() } else { missing.join(&all_words::pick("；", "; ")) };
    let rows = vec![
        SummaryRow::new(words::missing(), missing),
        SummaryRow::new(words::newest(), day(source.newest)),
        SummaryRow::new(words::last_sent(), day(source.last_sent)),
        SummaryRow::new(words::entries(), source.entries),
    ];
    view! { <Card title=all_words::pick(zh, en) id=format!("source-{place}")><SummaryList rows/></Card> }.into_any()
}

/// The contact for questions about missing entries.
fn ask(team: &CareTeam) -> AnyView {
    let (name, address) = (all_words::pick(&team.name_zh, &team.name_en), all_words::pick(&team.address_zh, &team.address_en));
    let phone = team.phone.clone();
    view! { <Card title=words::ask() id="ask"><p>{words::ask_detail()}</p><Contact name address phone/></Card> }.into_any()
}
