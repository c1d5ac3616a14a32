//! The title, path and icon of a notice.

use domain::notice::NoticeKind;
use store::notices::Notice;

use crate::{
    components::prelude::Shape,
    labels,
    shared::RecordLinks,
    words::{self as all_words, notices as words},
};

/// The title: what happened.
pub fn title(notice: &Notice) -> String {
    let what = || notice.about.map_or(words::an_entry(), labels::about);
    let whose =
        || notice.institution.as_ref().map_or_else(|| words::an_institution().to_owned(), |(zh, en)| all_words::pick(zh, en));
    match notice.kind {
        NoticeKind::Verified => words::verified(what()),
        NoticeKind::Returned => words::returned(what()),
        NoticeKind::Asked => words::asked(what()),
        NoticeKind::TakenOn => words::taken_on(whose()),
        NoticeKind::Corrected => words::corrected(whose()),
        NoticeKind::Refused => words::refused(whose()),
        NoticeKind::Escalated => words::escalated(whose()),
        NoticeKind::DeathReported => words::death_reported(whose()),
        NoticeKind::FoundAlive => words::found_alive().to_owned(),
        NoticeKind::DetailsDiffer => words::details_differ(what(), whose()),
        NoticeKind::ConfirmDetails => words::confirm_details().to_owned(),
        NoticeKind::FollowUpOverdue => words::follow_up_overdue().to_owned(),
        NoticeKind::SlipIssued => words::slip_issued(whose()),
        NoticeKind::IdentityChanged => words::identity_changed(whose()),
        NoticeKind::EntryChanged => notice
            .about
            .map_or_else(|| words::entries_changed(whose()), |about| words::entry_changed(labels::about(about), whose())),
        NoticeKind::EntryTakenBack => notice
            .about
            .map_or_else(|| words::entries_taken_back(whose()), |about| words::entry_taken_back(labels::about(about), whose())),
    }
}

/// The path of the page that the notice links to.
pub fn href(notice: &Notice) -> String {
    let links = RecordLinks::own(notice.resident);
    match (notice.kind, notice.leads_to) {
        (NoticeKind::Verified | NoticeKind::Returned | NoticeKind::Asked, Some(entry)) => {
            RecordLinks::own(notice.resident).verification(entry.into())
        }
        (NoticeKind::TakenOn | NoticeKind::Corrected | NoticeKind::Refused | NoticeKind::Escalated, Some(correction)) => {
            links.correction(correction.into())
        }
        (NoticeKind::DetailsDiffer | NoticeKind::ConfirmDetails, _) => links.confirm_basics(),
        (NoticeKind::FollowUpOverdue, _) => links.sources(),
        (NoticeKind::SlipIssued, _) => links.history(),
        (NoticeKind::IdentityChanged, _) => links.basics(),
        (NoticeKind::EntryChanged | NoticeKind::EntryTakenBack, Some(entry)) => {
            notice.about.map_or_else(|| links.timeline(), |about| links.about(about, entry.into()))
        }
        (NoticeKind::EntryChanged | NoticeKind::EntryTakenBack, None) => links.timeline(),
        _ => links.home(),
    }
}

/// The icon of the notice.
pub fn icon(kind: NoticeKind) -> Shape {
    match kind {
        NoticeKind::Verified | NoticeKind::FoundAlive => Shape::Check,
        NoticeKind::Returned => Shape::Return,
        NoticeKind::Asked | NoticeKind::TakenOn => Shape::Info,
        NoticeKind::Corrected | NoticeKind::Refused => Shape::Pen,
        NoticeKind::Escalated | NoticeKind::FollowUpOverdue => Shape::Clock,
        NoticeKind::DeathReported | NoticeKind::EntryChanged | NoticeKind::EntryTakenBack => Shape::Warning,
        NoticeKind::DetailsDiffer | NoticeKind::ConfirmDetails | NoticeKind::IdentityChanged => Shape::Person,
        NoticeKind::SlipIssued => Shape::Key,
    }
}
