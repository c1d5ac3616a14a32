//! The authenticator's answer as JSON, in the shape of `PublicKeyCredential.toJSON()`, which older phones lack and which
//! webauthn-rs reads. `transports` is left out: without an attestation webauthn-rs ignores it.

use super::{base64url, property};
use js_sys::{JSON, Object, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::PublicKeyCredential;

/// The byte fields of an attestation and of an assertion; each of the two has some of them.
const BYTES: [&str; 5] = ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"];

/// The credential as JSON text.
pub fn to_json(credential: &JsValue) -> Result<String, JsValue> {
    let credential: &PublicKeyCredential = credential.dyn_ref().ok_or(JsValue::UNDEFINED)?;
    let json = Object::new();
    property::set(&json, "id", &property::get(credential, "id")?)?;
    property::set(&json, "rawId", &text_of(&property::get(credential, "rawId")?))?;
    property::set(&json, "type", &property::get(credential, "type")?)?;
    property::set(&json, "response", &response(&property::get(credential, "response")?)?)?;
    property::set(&json, "clientExtensionResults", &credential.get_client_extension_results())?;
    Ok(JSON::stringify(&json)?.into())
}

fn response(from: &JsValue) -> Result<JsValue, JsValue> {
    let to = JsValue::from(Object::new());
    for name in BYTES {
        if property::has(from, name) {
            property::set(&to, name, &text_of(&property::get(from, name)?))?;
        }
    }
    Ok(to)
}

fn text_of(buffer: &JsValue) -> JsValue {
    JsValue::from(base64url::encode(&Uint8Array::new(buffer).to_vec()))
}
