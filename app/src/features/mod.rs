//! One folder per feature, with the same name in every layer. A page is one file: its access, its handler, its view.
//! A feature registers its pages in its `routes()`. A feature may import another one, but never in a cycle.

pub mod account;
pub mod basics;
pub mod conditions;
pub mod corrections;
pub mod counter;
pub mod desk;
pub mod entries;
pub mod exports;
pub mod gallery;
pub mod history;
pub mod measurements;
pub mod notices;
pub mod preferences;
pub mod record;
pub mod sign_in;
pub mod verification;
