//! A name that stands in a resource, or in another resource to which it refers.

use super::file_error::FileError;
use super::node::{Node, shortened_text};

/// The longest name that is kept, in characters (the database keeps 200).
const LONGEST: usize = 200;

/// The two parts of a FHIR `Reference` that lead to a name.
#[derive(Clone, Default)]
pub(super) struct Name {
    /// The name itself.
    pub(super) display: Option<String>,
    /// The address of the resource that has the name.
    pub(super) reference: Option<String>,
}

impl Name {
    /// A name without a reference, shortened to the longest that is kept. None if nothing visible is left.
    pub(super) fn shortened(text: &str) -> Option<Self> {
        shortened_text(text, LONGEST).map(Self::text)
    }

    /// A name without a reference.
    pub(super) fn text(text: String) -> Self {
        Self { display: Some(text), reference: None }
    }

    /// The display name and the target of a `Reference`.
    pub(super) fn of_reference(reference: &Node<'_>) -> Result<Self, FileError> {
        let display = reference.text_of("display")?.and_then(|text| shortened_text(text, LONGEST));
        Ok(Self { display, reference: reference.text_of("reference")?.map(ToOwned::to_owned) })
    }

    /// The display name and the target of the first of these `Reference`s that the resource has.
    pub(super) fn of_first_reference(resource: &Node<'_>, names: &[&str]) -> Result<Option<Self>, FileError> {
        for name in names {
            if let Some(reference) = resource.field(name)? {
                return Ok(Some(Self::of_reference(&reference)?));
            }
        }
        Ok(None)
    }

    /// The display name and the target of the first `Reference` in this list.
    pub(super) fn of_first_item(resource: &Node<'_>, name: &str) -> Result<Option<Self>, FileError> {
        resource.items_of(name)?.first().map(Self::of_reference).transpose()
    }
}
