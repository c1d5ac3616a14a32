//! What is declared of a server function. A test holds the declarations against the library's own list and a checked-in one.

use leptos::server_fn::{
    Http, ServerFn,
    codec::{Json, PostUrl},
};

use super::answer::SeeOther;
use crate::access::Access;

/// How the arguments are sent. There is no other: no GET, no file, no WebSocket.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// By a form of a page, with or without script.
    Form,
    /// By an island, as JSON.
    Json,
}

/// What a server function has to do with the confirmation of an act by passkey.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StepUp {
    /// Nothing.
    None,
    /// It proposes an act, which is then confirmed.
    Proposes,
    /// It confirms an act.
    Confirms,
    /// It spends a confirmed act.
    Spends,
}

/// A server function.
#[derive(Debug, Clone, Copy)]
pub struct Function {
    /// Its path, which survives upgrades.
    pub path: &'static str,
    /// How its arguments are sent.
    pub encoding: Encoding,
    /// The records that it opens; it makes one of these openings.
    pub accesses: &'static [Access],
    /// Whether a passkey confirms.
    pub step_up: StepUp,
}

impl Function {
    /// One that a page's form calls.
    pub const fn form<F>(accesses: &'static [Access], step_up: StepUp) -> Self
    where
        F: ServerFn<Protocol = Http<PostUrl, SeeOther>>,
    {
        Self { path: F::PATH, encoding: Encoding::Form, accesses, step_up }
    }

    /// One that an island calls.
    pub const fn json<F>() -> Self
    where
        F: ServerFn<Protocol = Http<Json, Json>>,
    {
        Self { path: F::PATH, encoding: Encoding::Json, accesses: &[], step_up: StepUp::None }
    }
}
