//! One passkey ceremony, from the server's challenge to the authenticator's answer.

use super::{Ceremony, challenge::challenge, credential, options, property};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CredentialCreationOptions, CredentialRequestOptions, CredentialsContainer};

/// How a ceremony ended without an answer. Each variant has its own page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// The browser does not support passkeys, or not on this page (plain HTTP).
    Unsupported,
    /// The person dismissed the prompt, or it timed out. Browsers do not distinguish the two.
    Cancelled,
    /// This device already has a passkey of this account.
    Already,
    /// Any other failure: no network, no session, a server error, a broken authenticator.
    Failed,
}

/// Gets the challenge from the server, and the answer from the authenticator; returns the answer as JSON for the field
/// `credential`.
pub async fn run(ceremony: Ceremony) -> Result<String, Ending> {
    let window = leptos::prelude::window();
    if !property::has(&window, "PublicKeyCredential") {
        return Err(Ending::Unsupported);
    }
    let options = challenge(ceremony).await.map_err(|_| Ending::Failed)?;
    let options = options::revived(&options).map_err(|_| Ending::Failed)?;
    let creating = options::creates(&options);
    let answer = ask(&window.navigator().credentials(), &options, creating)
        .await
        .map_err(|error| ending_of(&error_name(&error), creating))?;
    credential::to_json(&answer).map_err(|_| Ending::Failed)
}

/// Shows the prompt of the browser or the phone.
async fn ask(credentials: &CredentialsContainer, options: &JsValue, creating: bool) -> Result<JsValue, JsValue> {
    let promise = if creating {
        credentials.create_with_options(options.unchecked_ref::<CredentialCreationOptions>())
    } else {
        credentials.get_with_options(options.unchecked_ref::<CredentialRequestOptions>())
    };
    JsFuture::from(promise?).await
}

/// The `name` of a `DOMException`; empty for any other value.
fn error_name(error: &JsValue) -> String {
    property::get(error, "name").ok().and_then(|name| name.as_string()).unwrap_or_default()
}

/// The meaning of an exception of `navigator.credentials` (Web Authentication Level 3, §5.1.3 and §5.1.4).
fn ending_of(error_name: &str, creating: bool) -> Ending {
    match error_name {
        "NotAllowedError" | "AbortError" => Ending::Cancelled,
        "InvalidStateError" if creating => Ending::Already,
        _ => Ending::Failed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dismissed_prompt_is_no_failure() {
        assert_eq!(ending_of("NotAllowedError", true), Ending::Cancelled);
        assert_eq!(ending_of("AbortError", false), Ending::Cancelled);
    }

    #[test]
    fn a_device_can_only_be_known_already_when_a_passkey_is_made() {
        assert_eq!(ending_of("InvalidStateError", true), Ending::Already);
        assert_eq!(ending_of("InvalidStateError", false), Ending::Failed);
    }

    #[test]
    fn anything_else_is_a_failure() {
        assert_eq!(ending_of("SecurityError", true), Ending::Failed);
        assert_eq!(ending_of("", false), Ending::Failed);
    }
}
