//! The server's challenge: the server function that the island calls.

use domain::ids::ActId;
use leptos::{
    prelude::*,
    server_fn::{
        codec::{Json, JsonEncoding},
        error::{FromServerFnError, ServerFnErrorErr},
    },
};
use serde::{Deserialize, Serialize};
use std::{future::Future, pin::Pin, sync::Arc};

/// What a passkey is made or used for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ceremony {
    /// Signing in.
    SignIn,
    /// The first passkey, with a slip.
    Enrol,
    /// One more passkey.
    AddPasskey,
    /// The confirmation of an act.
    Confirm(ActId),
}

impl Ceremony {
    /// The server function that the form is posted to, with the phone's answer.
    pub const fn action(self) -> &'static str {
        match self {
            Self::SignIn => "/actions/sign-in",
            Self::Enrol => "/actions/enrol",
            Self::AddPasskey => "/actions/add-passkey",
            Self::Confirm(_) => "/actions/confirm",
        }
    }
}

/// Why there is no challenge. The island treats all codes alike; they help to read its requests.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChallengeError {
    /// The ceremony needs a living session.
    SignedOut,
    /// The act is unknown, or of another session.
    NotConfirmed,
    /// The visit has proved no slip, or its time is over.
    SlipGone,
    /// Too many challenges for this address.
    TooOften,
    /// The request is none that the island makes.
    NotOurForm,
    /// Something on our side failed.
    Failed,
}

impl ChallengeError {
    /// The HTTP status that says the same.
    pub const fn status(self) -> u16 {
        match self {
            Self::SignedOut => 401,
            Self::NotConfirmed | Self::NotOurForm => 403,
            Self::SlipGone => 410,
            Self::TooOften => 429,
            Self::Failed => 500,
        }
    }
}

impl FromServerFnError for ChallengeError {
    type Encoder = JsonEncoding;

    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        match error {
            ServerFnErrorErr::Args(_) | ServerFnErrorErr::MissingArg(_) | ServerFnErrorErr::Deserialization(_) => {
                Self::NotOurForm
            }
            _ => Self::Failed,
        }
    }
}

/// The options of a ceremony, `{"publicKey": …}`, as JSON text. It is for the browser's own API: Rust reads nothing in it.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Options(pub String);

/// What begins a ceremony. The server provides it: this crate knows neither sessions nor passkeys.
#[derive(Clone)]
pub struct Challenges(Arc<dyn Fn(Ceremony) -> BoxedChallenge + Send + Sync>);

type BoxedChallenge = Pin<Box<dyn Future<Output = Result<Options, ChallengeError>> + Send>>;

impl Challenges {
    /// From the function that begins a ceremony.
    pub fn new<F, Fut>(begin: F) -> Self
    where
        F: Fn(Ceremony) -> Fut + Send + Sync + 'static,
        Fut: Future<Output = Result<Options, ChallengeError>> + Send + 'static,
    {
        Self(Arc::new(move |ceremony| Box::pin(begin(ceremony))))
    }

    /// Begins a ceremony.
    pub async fn begin(&self, ceremony: Ceremony) -> Result<Options, ChallengeError> {
        (self.0)(ceremony).await
    }
}

/// The options with which the browser makes or uses a passkey. Their other half stays on the server.
#[server(prefix = "/actions", endpoint = "challenge", input = Json, output = Json)]
pub async fn challenge(
    /// For which ceremony.
    ceremony: Ceremony,
) -> Result<Options, ChallengeError> {
    use_context::<Challenges>().ok_or(ChallengeError::Failed)?.begin(ceremony).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_of_the_library_is_not_told() {
        assert_eq!(ChallengeError::from_server_fn_error(ServerFnErrorErr::Args("梅若兰".to_owned())).ser(), r#""not_our_form""#);
        assert_eq!(ChallengeError::from_server_fn_error(ServerFnErrorErr::ServerError("梅".to_owned())).ser(), r#""failed""#);
    }

    #[test]
    fn an_unknown_code_is_none_of_ours() {
        assert_eq!(ChallengeError::de("\"slip_gone\"".into()), ChallengeError::SlipGone);
        assert_eq!(ChallengeError::de("<html>".into()), ChallengeError::NotOurForm);
    }
}
