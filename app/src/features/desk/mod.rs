//! The staff's desk: find a person by a document, open with a purpose, print activation slips.

mod checks;
mod correction;
mod corrections;
mod entries;
mod escalated;
mod find;
mod posts;
mod record;
mod since;
mod slip;

pub use checks::{alive, page as checks_page};
pub use correction::{
    ACCESS as CORRECTION_ACCESS, EVIDENCE_ACCESS, IDENTITY_CORRECTION_ACCESS, IDENTITY_EVIDENCE_ACCESS, evidence,
    page as correction_page, send as correction_send,
};
pub use corrections::page as corrections_page;
pub use entries::{
    CONTENTS_ACCESS, HEALTH_ENTRY_ACCESS, HEALTH_GROUP_ACCESS, SERVICES_ENTRY_ACCESS, SERVICES_GROUP_ACCESS, TEST_ACCESS,
    TIMELINE_ACCESS, WHOLE_ACCESS, contents_page, group_page, one_entry_page, test_page, whole_page,
};
pub use escalated::page as escalated_page;
pub use find::{found as found_page, page as find_page, send as find_send};
pub use posts::{AtDesk, NamedPost, posts_of};
pub use record::{
    BASICS_ACCESS, CARE_ACCESS, ENTRY_ACCESS, IDENTITY_ACCESS, KIND_ACCESS, LIST_ACCESS, basics_page, care_page, entry_page,
    identity_page, kind_page, list_page,
};
pub use since::since;
pub use slip::{page as slip_page, propose as propose_slip};
