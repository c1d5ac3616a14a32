//! What waits for the subject of a record: on their home page, above all else.

use domain::{ids::ResidentId, time::show_date_time, verification::Step};
use leptos::prelude::*;
use store::verification::Open;

use super::{list::name, mine};
use crate::{
    components::prelude::*,
    words::{self as all_words, verification as words},
};

/// The first page names at most so many.
pub const MOST: i64 = 3;

/// A card of what waits; nothing where nothing does.
pub fn needs_you(resident: ResidentId, open: &[Open]) -> Option<AnyView> {
    let items: Vec<LinkItem> = open.iter().map(|one| item(resident, one)).collect();
    (!items.is_empty())
        .then(|| view! { <Card title=words::needs_you() id="needs-you" attention=true><LinkList items/></Card> }.into_any())
}

fn item(resident: ResidentId, open: &Open) -> LinkItem {
    let (title, icon) = match open.step {
        Step::Returned => (words::returned_to_you(name(open.about)), Shape::Return),
        _ => (words::asked_about(name(open.about)), Shape::Info),
    };
    LinkItem::new(title, mine::href(resident, open.entry)).detail(show_date_time(open.at, all_words::language())).icon(icon)
}
