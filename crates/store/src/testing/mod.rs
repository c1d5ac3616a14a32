//! Support for the tests of this crate and of the server: a database for each test, and people in it.
//!
//! [`TestDb`] is a fresh copy of a template that the production migrate has built; [`City`] adds institutions and people
//! through production functions. Tests run as `ehr_web`, never as a superuser. Changes that only an operator could make go
//! through [`TestDb::as_owner`].
//!
//! Tests need `EHR_TEST_ADMIN_URL`: the administrator's URL of a disposable cluster (`deploy/postgres.sh start <dir> fast`).

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
