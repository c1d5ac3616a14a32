//! The tasks of the subject of a record, at the top of the home page.

use domain::{ids::ResidentId, time::show_date_time, verification::Step};
use leptos::prelude::*;
use store::{record::details::Standing, verification::Open};

use crate::{
    components::prelude::*,
    features::basics,
    labels,
    shared::RecordLinks,
    words::{self as all_words, record as record_words, verification as words},
};

/// The maximum number of tasks that the home page lists.
pub const MOST: i64 = 3;

/// A card of the tasks; `None` if there are none.
pub fn tasks_card(resident: ResidentId, standing: &Standing, open: &[Open]) -> Option<AnyView> {
    let details = standing.asks().then(|| confirm(resident, standing));
    let most = usize::try_from(MOST).unwrap_or_default();
    let items: Vec<LinkItem> = details.into_iter().chain(open.iter().map(|one| item(resident, one))).take(most).collect();
    (!items.is_empty())
        .then(|| view! { <Card title=words::needs_you() id="needs-you" attention=true><LinkList items/></Card> }.into_any())
}

fn confirm(resident: ResidentId, standing: &Standing) -> LinkItem {
    let title = match &standing.differences[..] {
        [] => record_words::confirm_details().to_owned(),
        [one] => record_words::detail_differs(labels::basics::field(one.field)),
        many => record_words::details_differ(many.len()),
    };
    LinkItem::new(title, RecordLinks::own(resident).confirm_basics()).detail(basics::confirmed(standing)).icon(Shape::Person)
}

fn item(resident: ResidentId, open: &Open) -> LinkItem {
    let (title, icon) = match open.step {
        Step::Returned => (words::returned_to_you(labels::about(open.about)), Shape::Return),
        _ => (words::asked_about(labels::about(open.about)), Shape::Info),
    };
    LinkItem::new(title, RecordLinks::own(resident).verification(open.entry))
        .detail(show_date_time(open.at, all_words::language()))
        .icon(icon)
}
