//! One folder a feature; the same name in every layer. A page is a file: what it opens, its handler, its view.

pub mod account;
pub mod basics;
pub mod corrections;
pub mod desk;
pub mod entries;
pub mod exports;
mod frame;
pub mod gallery;
pub mod history;
pub mod measurements;
pub mod notices;
pub mod preferences;
pub mod record;
pub mod sign_in;
pub mod verification;

pub use frame::{DeskPlace, desk_frame, frame_of, places_of, receipt, record_frame, whose};
