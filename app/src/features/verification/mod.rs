//! Verification (核实, article 13) of what residents enter.
//!
//! | file | holds |
//! |---|---|
//! | `list.rs` | what waits at an institution |
//! | `part.rs` | staff: what waits of one person, and taking a step |
//! | `entry.rs` | an entry, wherever it stands |
//! | `waiting.rs` | an entry that waits, with its form |
//! | `conversation.rs` | the steps taken about an entry, in words |
//! | `mine.rs` | its subject: one entry's steps, and answering |
//! | `needs_you.rs` | what waits for its subject, on the home page |

mod conversation;
mod entry;
mod list;
mod mine;
mod needs_you;
mod part;
mod waiting;

pub use list::page as list_page;
pub use mine::{ACCESS as MINE_ACCESS, answer, link, page as mine_page};
pub use needs_you::{MOST as MOST_NEEDS, needs_you};
pub use part::{HEALTH_ACCESS, IDENTITY_ACCESS, page as part_page, take};
