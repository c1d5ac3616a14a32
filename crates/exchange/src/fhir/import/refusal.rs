//! The error of a reader: it refuses one resource or the whole file.

use super::file_error::FileError;
use super::not_taken::Reason;

/// Why a resource cannot be read.
pub(super) enum Refusal {
    /// This resource is not taken. The rest of the file is.
    Resource(Reason),
    /// The whole file is refused.
    File(FileError),
}

impl From<FileError> for Refusal {
    fn from(error: FileError) -> Self {
        Self::File(error)
    }
}

impl From<Reason> for Refusal {
    fn from(reason: Reason) -> Self {
        Self::Resource(reason)
    }
}
