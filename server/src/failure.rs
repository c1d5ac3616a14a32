//! Why a command failed.

/// An error, in words for the operator.
pub type Failure = Box<dyn std::error::Error>;
