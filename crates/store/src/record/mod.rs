//! The contents of a record, read and written in an opening.

pub mod basics;
pub mod corrections;
pub mod details;
pub mod entries;
pub mod identity;
pub mod measurements;
pub mod sources;
