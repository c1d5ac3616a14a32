//! The HTTP ring: requests to the complete router, and the responses as a browser receives them.
//!
//! One binary, so that it is linked once; one file for each subject. People are in a [`store::testing::City`], their browsers
//! and phones in [`support`]. Postgres's decisions are tested in `store`, and tests that need a real browser are in `end2end`.
//! To add a subject: add a file here and its line below.

mod aborted;
mod accesses;
mod adding;
mod assessment;
mod basics;
mod ceremonies;
mod changed_entries;
mod checks;
mod correcting;
mod corrections;
mod crowds;
mod details;
mod elsewhere;
mod escalated;
mod every_path;
mod exports;
mod guard;
mod headers;
mod identity_changes;
mod identity_corrections;
mod lasting;
mod notices;
mod periods;
mod preferences;
mod program_log;
mod reachable;
mod registering;
mod revocation;
mod scripts;
mod senders;
mod server_functions;
#[path = "../../src/passkeys/soft_phone.rs"]
mod soft_phone;
mod sources;
mod support;
