//! Why a command failed.

/// An error with a text for the operator.
pub type Failure = Box<dyn std::error::Error>;
