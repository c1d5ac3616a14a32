//! Operators' commands: create roles, migrate, check privileges, register institutions and people.

pub mod bootstrap;
pub mod guard;
pub mod log_months;
pub mod migrate;
pub mod people;
pub mod permissions;
