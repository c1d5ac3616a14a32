//! Server functions: every action that is one button, and what an island calls (ADR 14). Reading is a page's handler, and a
//! form with typed fields is answered by its own page.
//!
//! A server function stands beside the page that uses it. It has typed arguments and makes one opening and one call into
//! `store`; one that adds to a record does so through [`submit`]. It is routed by [`form`] or [`call`]; `leptos_axum` finds it by
//! its path and runs it. This module decides what the browser is told: a redirect to a [`Destination`], or a page for a closed
//! error code.
//!
//! To add one: the function with `#[server(prefix = "/actions", endpoint = "…", input = PostUrl, output = SeeOther)]`, a
//! line in its feature's `routes()`, and a line in the list of `server/tests/http/server_functions.rs`.

mod answer;
mod context;
mod destination;
mod error;
mod function;
mod route;

pub use answer::SeeOther;
pub use context::{context, extract, extract_record, submit};
pub use destination::Destination;
pub use error::Code;
pub use function::{Encoding, Function, StepUp};
pub use route::{call, form};
