//! The home page of a record.

mod home;

pub use home::{ACCESS as HOME_ACCESS, page as home_page};
