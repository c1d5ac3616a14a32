//! A plain form that posts; it works without script.
//!
//! Accessibility: `novalidate`, because our own words come back beside the fields with the values kept,
//! in the person's language and read out; the browser's bubbles vanish and are not.

use super::maybe_text::MaybeText;
use leptos::prelude::*;

/// A form that posts, with the id of this submission so that sending twice writes once.
#[component]
pub fn PostForm(
    /// Where it is sent.
    #[prop(into)]
    action: String,
    /// The id of this submission (field `submission`).
    #[prop(optional, into)]
    submission: MaybeText,
    /// An id, for buttons outside it and for islands.
    #[prop(optional, into)]
    id: MaybeText,
    /// Whether it may bring a file.
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
