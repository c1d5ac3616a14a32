//! What the tests of this crate and of the server stand on: a database of their own and people in it.
//!
//! [`TestDb`] is a fresh copy of a template that the product's own migrate has built; [`City`] puts institutions and
//! people into one, through the product's own functions. Tests talk as `ehr_web`, never as a superuser; what only an
//! operator could do says so: [`TestDb::as_owner`].
//!
//! Tests need `EHR_TEST_ADMIN_URL`: the administrator's URL of a throw-away cluster (`deploy/postgres.sh start <dir> fast`).

#![expect(clippy::missing_panics_doc, reason = "a test that cannot be set up fails, in words")]

mod city;
mod database;
mod people;
mod population;
mod system;
mod visit;

pub use city::{City, Place};
pub use database::{MORNING, TestDb};
pub use people::{Person, blood_pressure, content};
pub use system::System;
pub use visit::Visit;
