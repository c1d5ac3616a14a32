//! The switches for language and text size: one button each, on every page; cookies store the choice.
//!
//! Accessibility: plain forms that work without script; the name of the other language is written in that language and marked
//! with its `lang`; 长辈版 keeps its official name.

use super::icon::{Icon, Shape};
use crate::{
    text_size::TextSize,
    words::{components as words, language},
};
use domain::language::Language;
use leptos::prelude::*;

/// The path to which both switches are sent: fields `language` or `size`, and `next`, the page to return to.
pub const PREFERENCES: &str = "/preferences";

/// The button that switches to the other language.
#[component]
pub fn LanguageSwitch(
    /// The page to return to.
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

/// The button that switches to 长辈版 and back.
#[component]
pub fn SizeSwitch(
    /// The page to return to.
    #[prop(into)]
    next: String,
    /// The current size.
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
