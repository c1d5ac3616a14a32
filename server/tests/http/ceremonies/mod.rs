//! Slips and passkeys over HTTP, with simulated phones.

mod activation;
mod alike;
mod cookie;
mod limits;
mod passkeys;
mod session_store;
mod sign_in;
mod slips;
mod step_up;
