//! Signing in: slips, passkeys, sessions, acts and ceremonies.

pub mod acts;
pub mod ceremonies;
pub mod passkeys;
pub mod sessions;
pub mod slips;
