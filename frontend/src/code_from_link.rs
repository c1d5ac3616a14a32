//! Fills a slip's code into its field from the fragment of the URL (`/activate#CODE`, which the slip's QR code contains).
//!
//! The code is in the fragment because browsers do not send fragments, so that no server log contains it. After it is read, the
//! code is removed from the URL, so that the browser's history does not keep it either.

use leptos::prelude::*;

/// Fills the field with this id from the fragment of the URL.
#[island]
pub fn CodeFromLink(
    /// The id of the field.
    #[prop(into)]
    field: String,
) -> impl IntoView {
    Effect::new(move |_| fill(&field));
}

/// Fills the field. If anything is missing, nothing is filled, and the person types the code.
fn fill(field: &str) -> Option<()> {
    use wasm_bindgen::JsCast;
    let window = web_sys::window()?;
    let hash = window.location().hash().ok()?;
    let code = hash.strip_prefix('#').filter(|code| !code.is_empty())?;
    let input = window.document()?.get_element_by_id(field)?.dyn_into::<web_sys::HtmlInputElement>().ok()?;
    input.set_value(code);
    window.history().ok()?.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some("/activate")).ok()
}
