//! The link from a resident's own entry to its verification.

use domain::ids::EntryId;
use leptos::prelude::*;

use super::record_links::RecordLinks;
use crate::{components::prelude::*, words::verification as words};

/// The link, for the page of an entry that the resident made.
pub fn verification_link(links: &RecordLinks, entry: EntryId) -> AnyView {
    let item = LinkItem::new(words::mine(), links.verification(entry)).detail(words::mine_detail()).icon(Shape::Check);
    view! { <LinkList items=vec![item]/> }.into_any()
}
