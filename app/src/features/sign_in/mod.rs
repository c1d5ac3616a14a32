//! The pages before sign-in: landing, sign-in, activation with a slip, help. The server crate checks the passkey's answer.

mod activate;
mod enrol;
mod front;
mod help;
mod page;
mod problem;
mod sign_out;

pub use enrol::remembered;
pub use problem::{Problem, ProblemQuery};
pub use sign_out::sign_out;

use crate::{feature_routes::Routes, server_functions::StepUp};

/// The routes of this feature.
pub fn routes() -> Routes {
    Routes::default()
        .page("/", front::page)
        .page("/sign-in", page::page)
        .page("/activate", activate::form)
        .form("/activate", activate::send)
        .page("/activate/passkey", enrol::page)
        .page("/help/passkeys", help::page)
        .function::<sign_out::SignOut>(&[], StepUp::None)
}
