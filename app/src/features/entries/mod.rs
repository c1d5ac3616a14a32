//! Entries: the record's contents, one kind by year, all kinds by time, one entry, a visit or report with its parts, all
//! results of one test, and the sources. Measurements are in `measurements`. The views are the same for the subject and for
//! staff.

mod contents;
mod document;
mod entry;
mod group;
mod lasting;
mod lines;
mod same_test;
mod sources;
mod tags;
mod test_trend;
mod with_parts;

pub use contents::{read as read_contents, view as contents_view};
pub use document::blocks;
pub use entry::{
    provenance as entry_provenance, read as read_entry, says as entry_says, superseded as entry_superseded, view as entry_view,
};
pub use group::{InYear, read as read_group, view as group_view};
pub use lines::items;
pub use same_test::{read as read_test, view as test_view};
pub use tags::{OF_TAGS, tags, tags_of};
pub use with_parts::{read as read_whole, view as whole_view};

use crate::feature_routes::Routes;

/// The routes of this feature.
pub fn routes() -> Routes {
    Routes::default()
        .record_page(contents::ACCESS, contents::page)
        .record_page(group::HEALTH_ACCESS, group::page)
        .record_page(group::SERVICES_ACCESS, group::page)
        .record_page(group::TIMELINE_ACCESS, group::page)
        .record_page(entry::HEALTH_ACCESS, entry::page)
        .record_page(entry::SERVICES_ACCESS, entry::page)
        .record_page(with_parts::ACCESS, with_parts::page)
        .record_page(same_test::ACCESS, same_test::page)
        .record_page(sources::ACCESS, sources::page)
}
