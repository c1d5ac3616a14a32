//! Checks: the list of the institution, and the notices in the record that a check is about.

use axum::{extract::State, response::Html};
use chrono::NaiveDate;
use domain::{
    check::CheckKind,
    ids::{CheckId, EntryId, ResidentId},
    purpose::Purpose,
    section::Section,
    time::{show_date, today_in_shenzhen},
};
use leptos::{
    prelude::*,
    server_fn::{ServerFn, codec::PostUrl},
};
use serde::Deserialize;
use store::{
    verification::About,
    work::{self, Check},
};

use crate::{
    access::Access,
    components::prelude::*,
    error::PageError,
    extract::{App, AtDesk},
    labels,
    page::Document,
    server_functions::{Destination, SeeOther, extract, extract_record},
    shared::{DeskPlace, RecordLinks, desk_frame, since},
    words::{self as all_words, desk as words},
};

/// The opening that closes a check.
pub const CLOSE_ACCESS: Access = Access::desk(<CloseAsAlive as ServerFn>::PATH, &[Purpose::VerifyIdentity], &[Section::Identity]);

/// The opening in which a doctor closes the check of changed entries.
pub const SEEN_ACCESS: Access =
    Access::desk(<CloseAsSeen as ServerFn>::PATH, &[Purpose::Care], &[Section::Identity, Section::Health]);

/// Set if a check was just closed.
#[derive(Debug, Default, Deserialize)]
pub struct CheckQuery {
    pub(super) closed: Option<String>,
}

/// `GET /desk/checks`
pub async fn page(State(app): State<App>, desk: AtDesk) -> Result<Html<String>, PageError> {
    let (person, post) = (desk.person, desk.post);
    let checks = work::checks(&app.db, &person.token, &person.visitor.device).await?;
    let today = today_in_shenzhen(app.db.clock.now());
    Ok(person.visitor.show(|| {
        let list = if checks.is_empty() {
            view! { <EmptyState title=words::no_checks() icon=Shape::Check><p>{words::no_checks_detail()}</p></EmptyState> }
                .into_any()
        } else {
            table(&checks, today)
        };
        let view = view! { <PageHeader title=words::checks_title() lead=words::checks_lead()/>{list} };
        let frame = desk_frame(Some(&post), DeskPlace::Checks, None);
        (Document { title: words::checks_title().to_owned(), frame, ..Document::default() }, view.into_any())
    }))
}

fn table(checks: &[Check], today: NaiveDate) -> AnyView {
    let columns = vec![
        Column::text(words::check_who()),
        Column::text(words::check_what()),
        Column::text(words::check_by()),
        Column::time(words::check_since()),
    ];
    let rows = checks.iter().map(|check| {
        let opening = if check.kind == CheckKind::DeathReported { "identity" } else { "care" };
        let href = format!("/desk/{opening}/{}", check.resident);
        let (zh, en) = &check.raised_by;
        vec![
            cell(view! { <a href=href>{check.masked_name.clone()}</a> }),
            cell(what(check.kind)),
            cell(all_words::pick(zh, en)),
            cell(since(check.raised_at, today)),
        ]
    });
    view! { <Table caption=words::checks_of() columns rows=rows.collect()/> }.into_any()
}

fn what(kind: CheckKind) -> &'static str {
    match kind {
        CheckKind::DeathReported => words::check_death(),
        CheckKind::EntryChanged => words::check_changed(),
        CheckKind::EntryTakenBack => words::check_taken_back(),
    }
}

fn when(check: &Check) -> String {
    show_date(today_in_shenzhen(check.raised_at), all_words::language())
}

/// The notices of reported deaths in the record that the checks are about: what must be checked, and how to close the check.
pub fn notices(checks: &[Check], resident: ResidentId, closed: bool) -> AnyView {
    let receipt =
        closed.then(|| view! { <Notification kind=NotificationKind::Success title=words::check_closed()>""</Notification> });
    let each = checks.iter().filter(|check| check.kind == CheckKind::DeathReported).map(|check| {
        let (zh, en) = &check.raised_by;
        let detail = words::check_death_detail(all_words::pick(zh, en), when(check));
        let (person, id) = (resident.to_string(), check.id.to_string());
        view! {
            <Notification kind=NotificationKind::Warning title=words::check_death()>
                <p>{detail}</p>
                <p>{words::check_dead()}</p>
                <PostForm action=CloseAsAlive::url()>
                    <input type="hidden" name="person" value=person/>
                    <input type="hidden" name="check" value=id/>
                    <Buttons><Button kind=ButtonKind::Secondary>{words::check_alive()}</Button></Buttons>
                </PostForm>
            </Notification>
        }
    });
    view! { {receipt}{each.collect_view()} }.into_any()
}

/// The notices of changes for a doctor: which entries a sender changed or took back after the unit had read them.
pub fn changes(checks: &[Check], links: &RecordLinks, closed: bool) -> AnyView {
    let receipt =
        closed.then(|| view! { <Notification kind=NotificationKind::Success title=words::changes_seen()>""</Notification> });
    let each = checks.iter().filter(|check| check.kind != CheckKind::DeathReported).map(|check| {
        let (zh, en) = &check.raised_by;
        let detail = words::check_changes_detail(all_words::pick(zh, en), when(check));
        let entry = |(about, entry): &(About, EntryId)| LinkItem::new(labels::about(*about), links.about(*about, *entry));
        let items = check.entries.iter().map(entry).collect();
        let (person, id) = (links.resident.to_string(), check.id.to_string());
        view! {
            <Notification kind=NotificationKind::Warning title=what(check.kind)>
                <p>{detail}</p>
                <LinkList items/>
                <PostForm action=CloseAsSeen::url()>
                    <input type="hidden" name="person" value=person/>
                    <input type="hidden" name="check" value=id/>
                    <Buttons><Button kind=ButtonKind::Secondary>{words::check_seen()}</Button></Buttons>
                </PostForm>
            </Notification>
        }
    });
    view! { {receipt}{each.collect_view()} }.into_any()
}

/// Closes a check because the person is present and alive.
#[server(prefix = "/actions", endpoint = "close-check-as-alive", input = PostUrl, output = SeeOther)]
pub async fn close_as_alive(
    /// Who stands at the desk.
    person: ResidentId,
    /// Which check.
    check: CheckId,
) -> Result<Destination, PageError> {
    extract::<AtDesk>().await?;
    let record = extract_record(&CLOSE_ACCESS, person, None).await?;
    let closed = work::close_check(record.writer, check).await?;
    if closed { Ok(Destination::CheckClosed(person)) } else { Err(PageError::NotFound) }
}

/// Closes a check because a doctor has seen what the sender changed.
#[server(prefix = "/actions", endpoint = "close-check-as-seen", input = PostUrl, output = SeeOther)]
pub async fn close_as_seen(
    /// Whose record it is.
    person: ResidentId,
    /// Which check.
    check: CheckId,
) -> Result<Destination, PageError> {
    extract::<AtDesk>().await?;
    let record = extract_record(&SEEN_ACCESS, person, None).await?;
    let closed = work::close_check(record.writer, check).await?;
    if closed { Ok(Destination::ChangesSeen(person)) } else { Err(PageError::NotFound) }
}
