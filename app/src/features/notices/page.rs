//! The newest notices of the account that opened the page, newest first.

use axum::{
    extract::Form,
    response::{Html, Redirect},
};
use chrono::{DateTime, Utc};
use domain::{section::Section, time::show_date_time};
use leptos::prelude::*;
use serde::Deserialize;
use store::notices::{self, MOST, Notice};

use super::labels;
use crate::{
    access::Access,
    components::prelude::*,
    error::PageError,
    extract::{RecordReader, RecordWriter},
    page::Document,
    shared::{RecordLinks, record_frame},
    words::{self as all_words, notices as words},
};

/// The access that this page needs, to mark notices as read: no medical data.
pub const ACCESS: Access = Access::maintain("/record/{person}/notices", &[Section::Identity]);

/// The fields of the form: the times of the oldest and of the newest notice that the page showed.
#[derive(Debug, Deserialize)]
pub struct Seen {
    #[serde(default, deserialize_with = "crate::extract::known_time")]
    since: Option<DateTime<Utc>>,
    #[serde(default, deserialize_with = "crate::extract::known_time")]
    until: Option<DateTime<Utc>>,
}

/// `GET /record/{person}/notices`
pub async fn page(mut record: RecordReader) -> Result<Html<String>, PageError> {
    let notices = notices::newest(&mut record.reader).await?;
    let (today, with_mail) = (record.today(), record.app.mail);
    let opening = record.reader.opening;
    Ok(record.visitor.show(|| {
        let links = RecordLinks::of(&opening);
        let mail = with_mail.then(|| {
            let item = LinkItem::new(words::by_mail(), links.notices_by_mail()).detail(words::by_mail_detail()).icon(Shape::Bell);
            view! { <LinkList items=vec![item]/> }
        });
        let view = view! { <PageHeader title=words::title() lead=words::lead()/>{list(&notices, &links)}{mail} };
        let frame = record_frame(&opening, today, Place::Me);
        (Document { title: words::title().to_owned(), frame, ..Document::default() }, view.into_any())
    }))
}

fn list(notices: &[Notice], links: &RecordLinks) -> AnyView {
    let (Some(newest), Some(oldest)) = (notices.first(), notices.last()) else {
        return view! { <EmptyState title=words::none() icon=Shape::Bell><p>{words::none_detail()}</p></EmptyState> }.into_any();
    };
    let items = notices.iter().map(item).collect();
    let read_all = notices.iter().any(|notice| !notice.read).then(|| {
        let (action, since, until) = (links.notices(), oldest.at.to_rfc3339(), newest.at.to_rfc3339());
        view! {
            <PostForm action>
                <input type="hidden" name="since" value=since/>
                <input type="hidden" name="until" value=until/>
                <Buttons><Button icon=Shape::Check>{words::read_all()}</Button></Buttons>
            </PostForm>
        }
    });
    let more = usize::try_from(MOST).is_ok_and(|most| notices.len() >= most).then(|| view! { <p>{words::only_newest(MOST)}</p> });
    view! { <LinkList items/>{more}{read_all} }.into_any()
}

fn item(notice: &Notice) -> LinkItem {
    let title = labels::title(notice);
    let whose = notice.institution.as_ref().map(|(zh, en)| all_words::pick(zh, en)).filter(|name| !title.contains(name.as_str()));
    let facts: Vec<String> = whose.into_iter().chain([show_date_time(notice.at, all_words::language())]).collect();
    let item = LinkItem::new(title, labels::href(notice)).detail(facts.join(" · ")).icon(labels::icon(notice.kind));
    if notice.read { item } else { item.aside(view! { <Tag>{words::unread()}</Tag> }) }
}

/// `POST /record/{person}/notices`: marks the shown notices as read.
pub async fn read(record: RecordWriter, Form(seen): Form<Seen>) -> Result<Redirect, PageError> {
    let to = RecordLinks::own(record.writer.opening.resident).notices();
    let (since, until) = seen.since.zip(seen.until).ok_or(PageError::NotOurForm)?;
    notices::read_between(record.writer, since, until).await?;
    Ok(Redirect::to(&to))
}
