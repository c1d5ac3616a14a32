//! What codes are called on pages and in documents. No markup; sentences come from [`words`](crate::words).
//!
//! Labels that one feature alone needs stay in its own `labels.rs`.

mod about;
pub mod basics;
pub mod entries;
pub mod measurements;
mod purpose;

pub use about::about;
pub use purpose::purpose;
