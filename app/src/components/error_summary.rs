//! The list of all errors of a form, each with a link to its field.
//!
//! Accessibility: role alert; receives the focus when the page opens (`autofocus`, no script needed); the texts are the same as
//! beside the fields; the title of the page starts with 错误.

use super::icon::{Icon, Shape};
use crate::words::components as words;
use leptos::prelude::*;

/// The error of one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError {
    /// The id of the field.
    pub field: String,
    /// What is wrong and how to correct it, without blame.
    pub message: String,
}

impl FieldError {
    /// The error of this field.
    pub fn new(field: impl Into<String>, message: impl Into<String>) -> Self {
        Self { field: field.into(), message: message.into() }
    }
}

/// The list of errors; nothing if there are none.
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
