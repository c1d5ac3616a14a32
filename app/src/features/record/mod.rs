//! The home page of a record, and what every look at it says of its subject.

mod home;
mod needs_you;
mod said;

pub use home::{ACCESS as HOME_ACCESS, page as home_page};
pub use said::{care_facts, identity, subject_rows};
