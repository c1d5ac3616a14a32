//! Fills a slip's code into its field from the address (`/activate#CODE`, which the slip's QR code holds).
//!
//! The code stands in the fragment because browsers do not send fragments: no log of any server has it. Once read it is
//! taken out of the address, so that it stays in no history either.

use leptos::prelude::*;

/// Fills the field with this id from the address's fragment.
#[island]
pub fn CodeFromLink(
    /// The id of the field.
    #[prop(into)]
    field: String,
) -> impl IntoView {
    Effect::new(move |_| fill(&field));
}

/// Where a part of this is missing there is nothing to fill: the person types the code.
fn fill(field: &str) -> Option<()> {
    use wasm_bindgen::JsCast;
    let window = web_sys::window()?;
    let hash = window.location().hash().ok()?;
    let code = hash.strip_prefix('#').filter(|code| !code.is_empty())?;
    let input = window.document()?.get_element_by_id(field)?.dyn_into::<web_sys::HtmlInputElement>().ok()?;
    input.set_value(code);
    window.history().ok()?.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some("/activate")).ok()
}
