//! The newest notices of the account that opened the page, newest first.

use axum::{extract::Query, response::Html};
use domain::{ids::ResidentId, section::Section, time::show_date_time};
use leptos::{
    prelude::*,
    server_fn::{ServerFn, codec::PostUrl},
};
use serde::Deserialize;
use store::notices::{self, MOST, Notice};

use super::labels;
use crate::{
    access::Access,
    components::prelude::*,
    error::PageError,
    extract::{KnownTime, RecordReader},
    page::Document,
    server_functions::{Destination, SeeOther, extract_record},
    shared::{RecordLinks, receipt, record_frame},
    words::{self as all_words, notices as words},
};

/// The access that this page needs, to mark notices as read: no medical data.
pub const ACCESS: Access = Access::maintain("/record/{person}/notices", &[Section::Identity]);

/// The access of the server function that marks notices as read.
pub const READ_ACCESS: Access = Access::maintain(<MarkNoticesRead as ServerFn>::PATH, &[Section::Identity]);

/// The act that was just executed.
#[derive(Debug, Default, Deserialize)]
pub struct Done {
    done: Option<String>,
}

/// `GET /record/{person}/notices`
pub async fn page(mut record: RecordReader, Query(query): Query<Done>) -> Result<Html<String>, PageError> {
    let notices = notices::newest(&mut record.reader).await?;
    let (today, with_mail) = (record.today(), record.app.mail);
    let opening = record.reader.opening;
    Ok(record.visitor.show(|| {
        let links = RecordLinks::of(&opening);
        let mail = with_mail.then(|| {
            let item = LinkItem::new(words::by_mail(), links.notices_by_mail()).detail(words::by_mail_detail()).icon(Shape::Bell);
            view! { <LinkList items=vec![item]/> }
        });
        let read = (query.done.as_deref() == Some("read")).then(|| receipt(words::marked_read()));
        let view = view! { {read}<PageHeader title=words::title() lead=words::lead()/>{list(&notices, &links)}{mail} };
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
        let (person, since, until) = (links.resident.to_string(), oldest.at.to_rfc3339(), newest.at.to_rfc3339());
        view! {
            <PostForm action=MarkNoticesRead::url()>
                <input type="hidden" name="person" value=person/>
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

/// Marks the shown notices as read, but no notice that came later.
#[server(prefix = "/actions", endpoint = "mark-notices-read", input = PostUrl, output = SeeOther)]
pub async fn mark_notices_read(
    /// Whose record.
    person: ResidentId,
    /// The time of the oldest notice that the page showed.
    since: KnownTime,
    /// The time of the newest.
    until: KnownTime,
) -> Result<Destination, PageError> {
    let record = extract_record(&READ_ACCESS, person, None).await?;
    notices::read_between(record.writer, since.into(), until.into()).await?;
    Ok(Destination::NoticesRead(person))
}
