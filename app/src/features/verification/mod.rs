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

mod conversation;
mod entry;
mod list;
mod mine;
mod part;
mod waiting;

pub use list::{name, page as list_page};
pub use mine::{ACCESS as MINE_ACCESS, answer, href, link, page as mine_page};
pub use part::{HEALTH_ACCESS, IDENTITY_ACCESS, page as part_page, take};
