//! Work of staff at the counter: find a person by a number, register a person who has no record, change
//! a registered identity, print an activation slip.

mod change;
mod find;
mod register;
mod slip;

pub use change::{IdentityChange, change_identity};
pub use find::{FoundPerson, find_person, found};
pub use register::{NewPerson, RegistrationError, register};
pub use slip::issue_slip;
