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

pub use list::{name, page as list_page};
pub use own_entry::{ACCESS as MINE_ACCESS, answer, href, link, page as mine_page};
pub use review_page::{HEALTH_ACCESS, IDENTITY_ACCESS, page as part_page, take};
