//! Verification (核实, Article 13) of entries that residents make.
//!
//! | file | holds |
//! |---|---|
//! | `list.rs` | the staff list of pending verifications |
//! | `review_page.rs` | for staff: the pending entries of one person, and the form that takes a step |
//! | `entry.rs` | an entry of the basics or of the measurements |
//! | `pending.rs` | a pending entry, with its form |
//! | `conversation.rs` | the steps of an entry's verification, as a list |
//! | `own_entry.rs` | for the subject: the steps of one entry, and the form that answers a question |

mod conversation;
mod entry;
mod list;
mod own_entry;
mod pending;
mod review_page;

use crate::feature_routes::Routes;

/// The routes of this feature.
pub fn routes() -> Routes {
    Routes::default()
        .page("/desk/verification", list::page)
        .record_form(own_entry::ACCESS, own_entry::page, own_entry::answer)
        .record_form(review_page::IDENTITY_ACCESS, review_page::page, review_page::take)
        .record_form(review_page::HEALTH_ACCESS, review_page::page, review_page::take)
}
