//! The field's own words as types: parsed values, code tables, and rules as pure functions.
//!
//! No input or output, no SQL, no Leptos; everything here also builds on wasm. One file per noun.
//! Time and randomness are arguments. Errors are values that carry what is needed to say them; the words for people
//! live in the app's catalogue. Types that hold a number of a person show nothing of it in `Debug` and have no
//! `Display`: whoever wants the digits says `expose()`.
//!
//! To add a value: a type with a private field, a `parse` that says what is wrong, tests beside it.
//! To add a closed list of codes: the macro of `coded.rs`, in a file of its own.

mod coded;
mod typed;

pub mod amount;
pub mod basics;
pub mod basis;
pub mod capacity;
pub mod chart;
pub mod citizen_id;
pub mod correction;
pub mod document;
pub mod entry;
pub mod evidence;
pub mod export;
pub mod foreign_resident;
pub mod ids;
pub mod institution;
pub mod language;
pub mod mail;
pub mod measured_at;
pub mod measurement;
pub mod notice;
pub mod purpose;
pub mod record_no;
pub mod section;
pub mod security_label;
pub mod sex;
pub mod slip_code;
pub mod text;
pub mod time;
pub mod verification;
pub mod withdrawal;
