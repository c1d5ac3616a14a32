//! The portal over a city, browsers that keep cookies, and what people do with them.

mod answer;
mod browser;
mod journeys;
mod pdf;
mod portal;

pub use answer::{Answer, between};
pub use browser::{Browser, MULTIPART, encoded, with_file};
pub use journeys::Holder;
pub use pdf::Pdf;
pub use portal::{ORIGIN, Portal};

/// An id that nobody has.
pub const NOBODY: &str = "019cae5a-0000-7000-8000-00000000dead";
