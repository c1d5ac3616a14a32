//! The terms of the field as types: parsed values, code tables, and rules as pure functions.
//!
//! This crate has no input or output, no SQL and no Leptos. It also builds for wasm. One file per noun.
//! Time and randomness are arguments. Errors are values with the data for their messages; the messages are in the app.
//! A type that holds an identity number of a person hides it in `Debug` and has no `Display`. Only `expose()` returns
//! the digits.
//!
//! To add a value: write a type with a private field and a `parse` that returns what is wrong, with tests in the same file.
//! To add a closed list of codes: use the macro of `coded.rs`, in a new file.

mod coded;
mod typed;

pub mod amount;
pub mod basics;
pub mod basis;
pub mod capacity;
pub mod chart;
pub mod check;
pub mod citizen_id;
pub mod correction;
pub mod document;
pub mod dosage;
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
pub mod person_name;
pub mod plain_number;
pub mod purpose;
pub mod qualification;
pub mod record_no;
pub mod registration;
pub mod section;
pub mod security_label;
pub mod sender_version;
pub mod sex;
pub mod slip_code;
pub mod slip_counts;
pub mod stated_name;
pub mod stated_range;
pub mod text;
pub mod time;
pub mod verification;
pub mod withdrawal;
