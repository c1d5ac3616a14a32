//! Passkey ceremonies: the island requests a challenge, and the page's form posts the authenticator's answer to a server function.
//!
//! `store` keeps the state of a ceremony, bound to the client's visit or session and to a purpose. An answer is a form, so the
//! response is a redirect to a page, as after any other action.

mod add_passkey;
mod challenge;
mod enrol;
mod failed;
mod sign_in;
mod state;
mod step_up;

pub use add_passkey::{AddPasskey, add_passkey};
pub use challenge::challenges;
pub use enrol::{Enrol, enrol};
pub use sign_in::{SignIn, sign_in};
pub use step_up::{Confirm, Confirmed, confirm};

use app::{
    access::Access,
    server_functions::{Function, StepUp, call, form},
};
use axum::Router;
use frontend::{Challenge, Challenges};

use crate::shared::Shared;

/// The server functions of this crate.
pub const FUNCTIONS: &[Function] = &[
    Function::json::<Challenge>(),
    Function::form::<SignIn>(&[], StepUp::None),
    Function::form::<Enrol>(&[], StepUp::None),
    Function::form::<AddPasskey>(&[], StepUp::Spends),
    Function::form::<Confirm>(CONFIRM_ACCESSES, StepUp::Confirms),
];

/// The confirmation of a slip opens the identity of the slip's holder.
const CONFIRM_ACCESSES: &[Access] = &[step_up::SLIP_ACCESS];

/// The routes of all ceremonies.
pub fn router() -> Router<Shared> {
    Router::new()
        .merge(call::<Challenge, Shared, Challenges>(challenges))
        .merge(form::<SignIn, Shared>())
        .merge(form::<Enrol, Shared>())
        .merge(form::<AddPasskey, Shared>())
        .merge(form::<Confirm, Shared>())
}
