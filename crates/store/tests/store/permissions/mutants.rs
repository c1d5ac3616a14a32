//! The matrix test can fail: every harm done to the schema is noticed.
//!
//! What the catalogue tells is mutated in a transaction and rolled back. What only behaviour tells is mutated in a copy
//! of the database, and held there as the roles of production. Functions are weakened one condition at a time, and an
//! attack of this crate's own tests must succeed where it should not.

mod catalogue;
mod functions;
mod policies;
