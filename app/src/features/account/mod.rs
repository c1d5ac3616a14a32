//! The account of the signed-in person: passkeys, sessions, capacity; and the confirmation of acts with the passkey.

mod confirm;
mod new_passkey;
mod page;
mod propose;

use crate::feature_routes::Routes;

/// The routes of this feature.
pub fn routes() -> Routes {
    Routes::default()
        .page("/account", page::page)
        .form("/account/passkeys", propose::add_passkey)
        .form("/account/passkeys/{passkey}/remove", propose::remove_passkey)
        .page("/account/passkeys/new", new_passkey::page)
        .form("/account/sessions/{session}/end", propose::end_session)
        .form("/account/capacity", propose::switch)
        .page("/confirm/{act}", confirm::page)
}
