//! The portal with a test city, browsers that store cookies, and the actions of people.

mod answer;
mod browser;
mod journeys;
mod pdf;
mod portal;

pub use answer::{Answer, between};
pub use browser::{Browser, MULTIPART, encoded, with_file};
pub use journeys::{Holder, confirmation};
pub use pdf::Pdf;
pub use portal::{ORIGIN, Portal};

/// An id that does not exist.
pub const NOBODY: &str = "019cae5a-0000-7000-8000-00000000dead";
