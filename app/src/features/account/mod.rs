//! The account of the person who is signed in: passkeys, sessions, capacity; and acts that ask for the passkey again.

mod confirm;
mod new_passkey;
mod page;
mod propose;

pub use confirm::page as confirm_page;
pub use new_passkey::page as new_passkey_page;
pub use page::page as account_page;
pub use propose::{add_passkey, end_session, remove_passkey, switch};
