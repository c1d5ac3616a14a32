//! The options of a ceremony, converted for `navigator.credentials`.
//!
//! JSON contains bytes as base64url; the browser needs buffers. `parseCreationOptionsFromJSON` would convert them, but phones
//! of 2022 support passkeys and lack that function.

use super::{base64url, challenge::Options, property};
use js_sys::{Array, JSON, Uint8Array};
use wasm_bindgen::JsValue;

/// The object `{publicKey: …}` with its bytes as buffers.
pub fn revived(Options(json): &Options) -> Result<JsValue, JsValue> {
    let options = JSON::parse(json)?;
    revive(&property::get(&options, "publicKey")?)?;
    Ok(options)
}

/// Whether the options create a passkey (`true`) or use one.
pub fn creates(options: &JsValue) -> bool {
    property::get(options, "publicKey").is_ok_and(|public_key| property::has(&public_key, "user"))
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
