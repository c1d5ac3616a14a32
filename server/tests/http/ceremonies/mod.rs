//! Slips and passkeys over HTTP, with phones made of software.

mod activation;
mod alike;
mod limits;
mod passkeys;
mod sign_in;
mod slips;
mod step_up;
