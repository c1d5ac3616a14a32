//! Language and size of type: one button each, on every page, remembered.
//!
//! Accessibility: plain forms that work without script; the other language is written in itself and
//! marked with its `lang`; 长辈版 keeps its official name.

use super::icon::{Icon, Shape};
use crate::{
    text_size::TextSize,
    words::{components as words, language},
};
use domain::language::Language;
use leptos::prelude::*;

/// Where both switches post: fields `language` or `size`, and `next`, the page to come back to.
pub const PREFERENCES: &str = "/preferences";

/// The button to the other language.
#[component]
pub fn LanguageSwitch(
    /// The page to come back to.
    #[prop(into)]
    next: String,
) -> impl IntoView {
    let (other, word) = match language() {
        Language::Chinese => (Language::English, "English"),
        Language::English => (Language::Chinese, "中文"),
    };
    view! {
        <form class="switch" method="post" action=PREFERENCES>
            <input type="hidden" name="next" value=next/>
            <button class="switch__button" type="submit" name="language" value=other.tag()>
                <Icon shape=Shape::Language/>
                <span lang=other.tag()>{word}</span>
            </button>
        </form>
    }
    .into_any()
}

/// The button to 长辈版 and back.
#[component]
pub fn SizeSwitch(
    /// The page to come back to.
    #[prop(into)]
    next: String,
    /// The size shown now.
    size: TextSize,
) -> impl IntoView {
    let (other, word) = match size {
        TextSize::Standard => (TextSize::Large, words::to_large()),
        TextSize::Large => (TextSize::Standard, words::to_standard()),
    };
    view! {
        <form class="switch" method="post" action=PREFERENCES>
            <input type="hidden" name="next" value=next/>
            <button class="switch__button" type="submit" name="size" value=other.cookie_value()>
                <Icon shape=Shape::TextSize/>
                <span>{word}</span>
            </button>
        </form>
    }
    .into_any()
}
