//! The account of the signed-in person: passkeys, sessions, capacity; and the confirmation of acts with the passkey.

mod buttons;
mod confirm;
mod new_passkey;
mod page;

pub use buttons::{end_session, propose_adding_passkey, propose_capacity, propose_removing_passkey};

use crate::{feature_routes::Routes, server_functions::StepUp};

/// The routes of this feature.
pub fn routes() -> Routes {
    Routes::default()
        .page("/account", page::page)
        .page("/account/passkeys/new", new_passkey::page)
        .page("/confirm/{act}", confirm::page)
        .function::<buttons::ProposeAddingPasskey>(&[], StepUp::Proposes)
        .function::<buttons::ProposeRemovingPasskey>(&[], StepUp::Proposes)
        .function::<buttons::ProposeCapacity>(&[], StepUp::Proposes)
        .function::<buttons::EndSession>(&[], StepUp::None)
}
