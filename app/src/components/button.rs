//! Buttons, and links that look like one.
//!
//! Accessibility: a verb on every button; at least 44 px high (60 px in 长辈版); a button posts a form
//! and a link goes somewhere, never the other way round; no disabled buttons, the answer says what is missing.

use super::icon::{Icon, Shape};
use super::maybe_text::MaybeText;
use leptos::prelude::*;

/// How much a button stands out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonKind {
    /// The one act that a page is for.
    Primary,
    /// Any other act.
    #[default]
    Secondary,
    /// An act that takes something away.
    Danger,
    /// A small act within a text: looks like a link, posts a form.
    Link,
}

impl ButtonKind {
    fn class(self) -> &'static str {
        match self {
            Self::Primary => "button button--primary",
            Self::Secondary => "button button--secondary",
            Self::Danger => "button button--danger",
            Self::Link => "button button--link",
        }
    }
}

/// A button that posts the form it stands in.
#[component]
pub fn Button(
    /// How much it stands out.
    #[prop(optional)]
    kind: ButtonKind,
    /// An icon before the word.
    #[prop(optional)]
    icon: Option<Shape>,
    /// The field it sends, where a form has several buttons.
    #[prop(optional, into)]
    name: MaybeText,
    /// What it sends in that field.
    #[prop(optional, into)]
    value: MaybeText,
    /// The id of the form, where the button stands outside it.
    #[prop(optional, into)]
    form: MaybeText,
    /// An id, for islands.
    #[prop(optional, into)]
    id: MaybeText,
    /// The verb.
    children: Children,
) -> impl IntoView {
    view! {
        <button class=kind.class() type="submit" id=id.get() name=name.get() value=value.get() form=form.get()>
            {icon.map(|shape| view! { <Icon shape/> })}
            <span class="button__word">{children()}</span>
        </button>
    }
    .into_any()
}

/// A link that looks like a button: it goes somewhere and changes nothing.
#[component]
pub fn ButtonLink(
    /// Where it goes.
    #[prop(into)]
    href: String,
    /// How much it stands out.
    #[prop(optional)]
    kind: ButtonKind,
    /// An icon before the word.
    #[prop(optional)]
    icon: Option<Shape>,
    /// The verb.
    children: Children,
) -> impl IntoView {
    view! {
        <a class=kind.class() href=href>
            {icon.map(|shape| view! { <Icon shape/> })}
            <span class="button__word">{children()}</span>
        </a>
    }
    .into_any()
}

/// A row of buttons; stacked on a phone, the first on top.
#[component]
pub fn Buttons(
    /// The buttons, the most important first.
    children: Children,
) -> impl IntoView {
    view! { <div class="buttons">{children()}</div> }.into_any()
}
