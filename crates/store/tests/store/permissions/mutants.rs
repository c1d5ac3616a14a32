//! The matrix test can fail: it finds every mutant of the schema.
//!
//! Mutants that the catalogue reveals are made in a transaction that is rolled back. Mutants that only behaviour reveals are
//! made in a copy of the database and tested with the roles of production. Functions are weakened one condition at a time; then
//! one of this crate's own tests, used as an attack, must fail.

mod catalogue;
mod functions;
mod policies;
