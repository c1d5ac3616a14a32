//! The label of what an entry is about.

use store::verification::About;

use super::{basics, entries, measurements};

/// The field of the basics, or the kind of measurement or of another entry.
pub fn about(about: About) -> &'static str {
    match about {
        About::Basics(field) => basics::field(field),
        About::Measurement(kind) => measurements::name(kind),
        About::Entry(kind) => entries::kind_name(kind),
    }
}
