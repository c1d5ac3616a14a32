//! The label of what a resident's entry is about.

use store::verification::About;

use super::{basics, measurements};

/// The field of the basics or the kind of measurement.
pub fn about(about: About) -> &'static str {
    match about {
        About::Basics(field) => basics::field(field),
        About::Measurement(kind) => measurements::name(kind),
    }
}
