//! The desk: staff find a person by a document, open a record with a purpose, work through their lists, print activation slips.

mod checks;
mod correction;
mod corrections;
mod entries;
mod escalated;
mod find;
mod record;
mod slip;

pub use slip::page as slip_page;

use crate::feature_routes::Routes;

/// The routes of this feature.
pub fn routes() -> Routes {
    Routes::default()
        .page("/desk", find::page)
        .form("/desk/find", find::send)
        .page("/desk/found/{search}", find::found)
        .form("/desk/slip", slip::propose)
        .page("/desk/checks", checks::page)
        .page("/desk/corrections", corrections::page)
        .page("/desk/escalated", escalated::page)
        .record_form(record::IDENTITY_ACCESS, record::identity_page, checks::alive)
        .record_page(record::CARE_ACCESS, record::care_page)
        .record_page(record::BASICS_ACCESS, record::basics_page)
        .record_page(record::LIST_ACCESS, record::list_page)
        .record_page(record::KIND_ACCESS, record::kind_page)
        .record_page(record::ENTRY_ACCESS, record::entry_page)
        .record_page(entries::CONTENTS_ACCESS, entries::contents_page)
        .record_page(entries::HEALTH_GROUP_ACCESS, entries::group_page)
        .record_page(entries::SERVICES_GROUP_ACCESS, entries::group_page)
        .record_page(entries::TIMELINE_ACCESS, entries::group_page)
        .record_page(entries::HEALTH_ENTRY_ACCESS, entries::one_entry_page)
        .record_page(entries::SERVICES_ENTRY_ACCESS, entries::one_entry_page)
        .record_page(entries::WHOLE_ACCESS, entries::whole_page)
        .record_page(entries::TEST_ACCESS, entries::test_page)
        .record_form(correction::ACCESS, correction::page, correction::send)
        .record_page(correction::EVIDENCE_ACCESS, correction::evidence)
        .record_form(correction::IDENTITY_CORRECTION_ACCESS, correction::page, correction::send)
        .record_page(correction::IDENTITY_EVIDENCE_ACCESS, correction::evidence)
}
