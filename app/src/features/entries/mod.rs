//! What institutions know beside measurements: the record's contents, one kind by year, all by time, one entry, a visit or
//! report with what belongs to it, all results of one test, and who sent what. The views are the same for the subject and for staff.

mod contents;
mod document;
mod entry;
mod group;
mod labels;
mod lines;
mod record_links;
mod same_test;
mod sources;
mod tags;
mod test_trend;
mod with_parts;

pub use contents::{ACCESS as CONTENTS_ACCESS, page as contents_page, read as read_contents, view as contents_view};
pub use document::{badge, blocks, trend_point};
pub use entry::{
    HEALTH_ACCESS as HEALTH_ENTRY_ACCESS, SERVICES_ACCESS as SERVICES_ENTRY_ACCESS, page as entry_page,
    provenance as entry_provenance, read as read_entry, says as entry_says, superseded as entry_superseded, view as entry_view,
};
pub use group::{
    HEALTH_ACCESS as HEALTH_GROUP_ACCESS, InYear, SERVICES_ACCESS as SERVICES_GROUP_ACCESS, TIMELINE_ACCESS, page as group_page,
    read as read_group, view as group_view,
};
pub use labels::{kind_name, label, when};
pub use lines::items;
pub use record_links::RecordLinks;
pub use same_test::{ACCESS as TEST_ACCESS, page as test_page, read as read_test, view as test_view};
pub use sources::{ACCESS as SOURCES_ACCESS, page as sources_page};
pub use tags::{MOST_TAGS, OF_TAGS, tags, tags_of};
pub use with_parts::{ACCESS as WHOLE_ACCESS, page as whole_page, read as read_whole, view as whole_view};
