//! What follows a ceremony that failed.

use app::{extract::Visitor, server_functions::Destination};

use crate::passkeys::PasskeyProblem;

/// Logs a failed ceremony once, without personal data, and leads to the page on which the visitor can try again.
pub fn log(visitor: &Visitor, what: &'static str, problem: &PasskeyProblem, back: Destination) -> Destination {
    tracing::info!(request = visitor.request.0, what, %problem, "a passkey ceremony came to nothing");
    back
}
