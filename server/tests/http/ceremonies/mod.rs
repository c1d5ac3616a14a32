//! Slips and passkeys over HTTP, with phones made of software.

mod activation;
mod alike;
mod cookie;
mod limits;
mod passkeys;
mod session_store;
mod sign_in;
mod slips;
mod step_up;
