//! What an error of a server function becomes: a closed code. No message of the library leaves, because it repeats input.

use std::sync::{Arc, Mutex, PoisonError};

use frontend::ChallengeError;
use leptos::{
    prelude::use_context,
    server_fn::{
        Bytes, ContentType, Decodes, Encodes, Format, FormatType,
        error::{FromServerFnError, ServerFnErrorErr},
    },
};

use crate::error::{Cause, PageError, Problem};

/// The encoding of a [`PageError`]: the code of its [`Problem`](crate::error::Problem) as a JSON string.
#[derive(Debug)]
pub struct Code;

/// Where the cause of a failure is kept until the answer is made: the code in the answer does not carry it.
#[derive(Clone, Debug, Default)]
pub struct CauseSlot(Arc<Mutex<Option<Cause>>>);

impl CauseSlot {
    /// What the function failed of, if it failed.
    pub fn take(&self) -> Option<Cause> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }

    fn keep(&self, cause: Option<Cause>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = cause;
    }
}

/// The library itself failed, not what a visitor sent.
#[derive(Debug, thiserror::Error)]
#[error("the server function could not be run")]
struct NotRun;

impl FromServerFnError for PageError {
    type Encoder = Code;

    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        match error {
            ServerFnErrorErr::Args(_)
            | ServerFnErrorErr::MissingArg(_)
            | ServerFnErrorErr::Deserialization(_)
            | ServerFnErrorErr::Request(_)
            | ServerFnErrorErr::UnsupportedRequestMethod(_) => Self::NotOurForm,
            ServerFnErrorErr::Registration(_)
            | ServerFnErrorErr::ServerError(_)
            | ServerFnErrorErr::MiddlewareError(_)
            | ServerFnErrorErr::Serialization(_)
            | ServerFnErrorErr::Response(_) => Self::failed(NotRun),
        }
    }
}

/// What an error of a page is for an island. Its cause is logged, as always.
impl From<PageError> for ChallengeError {
    fn from(error: PageError) -> Self {
        keep_cause(&error);
        match error.problem() {
            Problem::SignedOut => Self::SignedOut,
            Problem::NotConfirmed => Self::NotConfirmed,
            Problem::NotOurForm => Self::NotOurForm,
            _ => Self::Failed,
        }
    }
}

fn keep_cause(error: &PageError) {
    if let Some(slot) = use_context::<CauseSlot>() {
        slot.keep(error.cause());
    }
}

impl ContentType for Code {
    const CONTENT_TYPE: &'static str = "application/json";
}

impl FormatType for Code {
    const FORMAT_TYPE: Format = Format::Text;
}

impl Encodes<PageError> for Code {
    type Error = serde_json::Error;

    fn encode(error: &PageError) -> Result<Bytes, serde_json::Error> {
        keep_cause(error);
        serde_json::to_vec(&error.problem()).map(Bytes::from)
    }
}

/// The library requires this implementation. No client of ours reads such an error, see [`SeeOther`](super::answer::SeeOther).
impl Decodes<PageError> for Code {
    type Error = &'static str;

    fn decode(_: Bytes) -> Result<PageError, &'static str> {
        Err("read by the browser only")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_of_the_library_is_not_told() {
        for error in [
            ServerFnErrorErr::Args("梅若兰".to_owned()),
            ServerFnErrorErr::MissingArg("梅若兰".to_owned()),
            ServerFnErrorErr::Deserialization("梅若兰".to_owned()),
        ] {
            assert_eq!(PageError::from_server_fn_error(error).ser(), r#""not_our_form""#);
        }
        assert_eq!(PageError::from_server_fn_error(ServerFnErrorErr::ServerError("梅若兰".to_owned())).ser(), r#""failed""#);
    }
}
