//! Properties of JavaScript objects by name, for what `web-sys` does not name or old phones lack.

use js_sys::Reflect;
use wasm_bindgen::JsValue;

/// The property, `undefined` if there is none.
pub fn get(object: &JsValue, name: &str) -> Result<JsValue, JsValue> {
    Reflect::get(object, &JsValue::from_str(name))
}

/// Sets the property.
pub fn set(object: &JsValue, name: &str, value: &JsValue) -> Result<(), JsValue> {
    Reflect::set(object, &JsValue::from_str(name), value).map(|_| ())
}

/// Whether there is something under this name.
pub fn has(object: &JsValue, name: &str) -> bool {
    get(object, name).is_ok_and(|value| !value.is_undefined() && !value.is_null())
}
