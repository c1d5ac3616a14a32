//! The HTTP ring: requests against the built router, answers as a browser would see them.
//!
//! One binary for one link; a file a subject. People live in a [`store::testing::City`], their browsers and phones under
//! [`support`]. What Postgres decides is tested in `store`, what needs a real browser in `end2end`. To add a subject: a
//! file here and its line below.

mod aborted;
mod accesses;
mod adding;
mod basics;
mod ceremonies;
mod checks;
mod correcting;
mod corrections;
mod crowds;
mod details;
mod doors;
mod elsewhere;
mod escalated;
mod exports;
mod guard;
mod headers;
mod identity_corrections;
mod notices;
mod periods;
mod preferences;
mod program_log;
mod reachable;
mod revocation;
mod scripts;
#[path = "../../src/passkeys/soft_phone.rs"]
mod soft_phone;
mod sources;
mod support;
