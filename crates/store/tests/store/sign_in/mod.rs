//! Sign-in: slips, passkeys, visits, sessions, acts and ceremonies.

use store::sign_in::sessions::Client;

pub mod acts;
pub mod ceremonies;
pub mod passkeys;
pub mod sessions;
pub mod slips;
pub mod visits;

/// A client without a cookie.
const FIREFOX: Client<'static> = Client { token: None, device: "Firefox" };
