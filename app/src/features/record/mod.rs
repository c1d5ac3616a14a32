//! The home page of a record, and what every look at it says of its subject.

mod home;
mod identity_and_care;
mod tasks;

pub use home::{ACCESS as HOME_ACCESS, page as home_page};
pub use identity_and_care::{care_facts, identity, subject_rows};
