//! The desk: staff open a record with a purpose, and work through their lists.

mod checks;
mod correction;
mod corrections;
mod entries;
mod escalated;
mod record;
mod take_on;

pub use checks::close_as_alive;
pub use take_on::take_on_correction;

use crate::{feature_routes::Routes, server_functions::StepUp};

/// The routes of this feature.
pub fn routes() -> Routes {
    Routes::default()
        .page("/desk/checks", checks::page)
        .function::<checks::CloseAsAlive>(&[checks::CLOSE_ACCESS], StepUp::None)
        .function::<checks::CloseAsSeen>(&[checks::SEEN_ACCESS], StepUp::None)
        .page("/desk/corrections", corrections::page)
        .page("/desk/escalated", escalated::page)
        .record_page(record::IDENTITY_ACCESS, record::identity_page)
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
        .function::<take_on::TakeOnCorrection>(take_on::ACCESSES, StepUp::None)
}
