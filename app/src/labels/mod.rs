//! Labels: the names of codes on pages and in documents. No markup; the texts come from [`words`](crate::words).
//!
//! Labels that only one feature needs are in the feature's own `labels.rs`.

mod about;
pub mod basics;
pub mod document;
pub mod entries;
pub mod measurements;
mod purpose;

pub use about::about;
pub use purpose::purpose;
