//! The staff's desk: find a person by a document, open with a purpose, print activation slips.

mod find;
mod posts;
mod record;
mod slip;

pub use find::{found as found_page, page as find_page, send as find_send};
pub use posts::{NamedPost, posts_of};
pub use record::{
    CARE_ACCESS, ENTRY_ACCESS, IDENTITY_ACCESS, KIND_ACCESS, LIST_ACCESS, care_page, entry_page, identity_page, kind_page,
    list_page,
};
pub use slip::{page as slip_page, propose as propose_slip};
