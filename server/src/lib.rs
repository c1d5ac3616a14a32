//! Placeholder.

pub mod passkeys;
