//! Work of staff at the counter: find a person by a number, register a person who has no record, print an activation slip.

mod find;
mod register;
mod slip;

pub use find::{FoundPerson, find_person, found};
pub use register::{NewPerson, RegistrationError, register};
pub use slip::issue_slip;
