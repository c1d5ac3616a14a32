//! The front door: landing, sign-in, activation with a slip, help. What the passkey answers is the server's matter.

mod activate;
mod enrol;
mod front;
mod help;
mod page;
mod problem;

pub use activate::number_words;
pub use activate::{RememberedSlip, form as activation_form, send as send_activation};
pub use enrol::page as enrol_page;
pub use front::page as front_page;
pub use help::page as help_page;
pub use page::page as sign_in_page;
pub use problem::{Problem, ProblemQuery};
