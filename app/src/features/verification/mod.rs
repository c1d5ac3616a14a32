//! Verification (核实, article 13) of what residents enter.
//!
//! | file | holds |
//! |---|---|
//! | `list.rs` | what waits at an institution |
//! | `review_page.rs` | staff: what waits of one person, and taking a step |
//! | `entry.rs` | an entry, wherever it stands |
//! | `pending.rs` | an entry that waits, with its form |
//! | `conversation.rs` | the steps taken about an entry, in words |
//! | `own_entry.rs` | its subject: one entry's steps, and answering |

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
