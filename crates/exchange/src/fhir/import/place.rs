//! Places in a file.

use std::fmt;

/// The `FHIRPath` of an element: `Bundle.entry[17].resource.valueQuantity.value`. Indices count from 0.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place(String);

impl Place {
    pub(super) fn root() -> Self {
        Self("Bundle".into())
    }

    /// The element of this name. The name must be our own, never a text of the file.
    pub(super) fn field(&self, name: &str) -> Self {
        Self(format!("{}.{name}", self.0))
    }

    pub(super) fn item(&self, at: usize) -> Self {
        Self(format!("{}[{at}]", self.0))
    }

    pub(super) fn entry(at: usize) -> Self {
        Self::root().field("entry").item(at)
    }

    /// The path as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
