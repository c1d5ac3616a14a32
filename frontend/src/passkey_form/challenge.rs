//! The server's challenge, converted for `navigator.credentials`.
//!
//! JSON contains bytes as base64url; the browser needs buffers. `parseCreationOptionsFromJSON` would convert them, but phones
//! of 2022 support passkeys and lack that function.

use super::{base64url, property};
use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Headers, RequestCredentials, RequestInit, Response};

/// Fetches the options `{publicKey: …}`, with their bytes as buffers.
pub async fn fetch(url: &str) -> Result<JsValue, JsValue> {
    let promise = leptos::prelude::window().fetch_with_str_and_init(url, &request()?);
    let response: Response = JsFuture::from(promise).await?.dyn_into()?;
    if !response.ok() {
        return Err(JsValue::UNDEFINED);
    }
    let options = JsFuture::from(response.json()?).await?;
    revive(&property::get(&options, "publicKey")?)?;
    Ok(options)
}

/// Whether the options create a passkey (`true`) or use one.
pub fn creates(options: &JsValue) -> bool {
    property::get(options, "publicKey").is_ok_and(|public_key| property::has(&public_key, "user"))
}

/// A same-origin `POST` of an empty JSON object.
fn request() -> Result<RequestInit, JsValue> {
    let headers = Headers::new()?;
    headers.set("content-type", "application/json")?;
    headers.set("accept", "application/json")?;
    let request = RequestInit::new();
    request.set_method("POST");
    request.set_credentials(RequestCredentials::SameOrigin);
    request.set_headers_headers(&headers);
    request.set_body_opt_str(Some("{}"));
    Ok(request)
}

/// Converts every byte field of the options from base64url to a buffer.
fn revive(public_key: &JsValue) -> Result<(), JsValue> {
    revive_field(public_key, "challenge")?;
    if property::has(public_key, "user") {
        revive_field(&property::get(public_key, "user")?, "id")?;
    }
    for list in ["allowCredentials", "excludeCredentials"] {
        if property::has(public_key, list) {
            for descriptor in Array::from(&property::get(public_key, list)?).iter() {
                revive_field(&descriptor, "id")?;
            }
        }
    }
    Ok(())
}

fn revive_field(object: &JsValue, name: &str) -> Result<(), JsValue> {
    let text = property::get(object, name)?.as_string();
    let bytes = text.as_deref().and_then(base64url::decode).ok_or(JsValue::UNDEFINED)?;
    property::set(object, name, &Uint8Array::from(bytes.as_slice()))
}
