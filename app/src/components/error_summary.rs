//! What must be mended before a form can be saved, each line a link to its field.
//!
//! Accessibility: role alert, takes the focus when the page opens (`autofocus`, no script needed);
//! the words are the same as beside the field; the title of the page starts with 错误.

use super::icon::{Icon, Shape};
use crate::words::components as words;
use leptos::prelude::*;

/// What is wrong in one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError {
    /// The id of the field.
    pub field: String,
    /// What is wrong and how to mend it, without blame.
    pub message: String,
}

impl FieldError {
    /// What is wrong in this field.
    pub fn new(field: impl Into<String>, message: impl Into<String>) -> Self {
        Self { field: field.into(), message: message.into() }
    }
}

/// The list of what must be mended; nothing where there are no errors.
#[component]
pub fn ErrorSummary(
    /// The errors, in the order of the fields.
    errors: Vec<FieldError>,
) -> impl IntoView {
    (!errors.is_empty())
        .then(|| {
            view! {
                <div class="error-summary" id="error-summary" role="alert" tabindex="-1" autofocus=true
                    aria-labelledby="error-summary-title">
                    <h2 class="error-summary__title" id="error-summary-title">
                        <Icon shape=Shape::Alert/>
                        <span>{words::not_saved_yet()}</span>
                    </h2>
                    <p class="error-summary__kept">{words::what_you_typed_is_kept()}</p>
                    <ul class="error-summary__list">
                        {errors.into_iter().map(|error| view! {
                            <li><a href=format!("#{}", error.field)>{error.message}</a></li>
                        }).collect_view()}
                    </ul>
                </div>
            }
        })
        .into_any()
}
