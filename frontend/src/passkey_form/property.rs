//! Access to properties of JavaScript objects by name, for those that `web-sys` does not define or old phones lack.

use js_sys::Reflect;
use wasm_bindgen::JsValue;

/// The value of the property; `undefined` if there is none.
pub fn get(object: &JsValue, name: &str) -> Result<JsValue, JsValue> {
    Reflect::get(object, &JsValue::from_str(name))
}

/// Sets the property.
pub fn set(object: &JsValue, name: &str, value: &JsValue) -> Result<(), JsValue> {
    Reflect::set(object, &JsValue::from_str(name), value).map(|_| ())
}

/// Whether the property exists.
pub fn has(object: &JsValue, name: &str) -> bool {
    get(object, name).is_ok_and(|value| !value.is_undefined() && !value.is_null())
}
