//! A plain form that is sent by `POST`; it works without script.
//!
//! Accessibility: `novalidate`, because our own texts appear beside the fields with the values kept, in the language of the
//! page, and screen readers read them. The messages of browsers vanish, and screen readers do not read them.

use super::maybe_text::MaybeText;
use leptos::prelude::*;

/// A form with a submission id, so that sending it twice writes once.
#[component]
pub fn PostForm(
    /// The path to which the form is sent.
    #[prop(into)]
    action: String,
    /// The id of this submission (field `submission`).
    #[prop(optional, into)]
    submission: MaybeText,
    /// The id of the form, for buttons outside the form and for islands.
    #[prop(optional, into)]
    id: MaybeText,
    /// Whether the form can contain a file.
    #[prop(optional)]
    with_file: bool,
    /// The fields and the buttons.
    children: Children,
) -> impl IntoView {
    view! {
        <form class="form" method="post" action=action id=id.get() novalidate=true
            enctype=with_file.then_some("multipart/form-data")>
            {submission.get().map(|id| view! { <input type="hidden" name="submission" value=id/> })}
            {children()}
        </form>
    }
    .into_any()
}
