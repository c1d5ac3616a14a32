//! Buttons, and links that look like buttons.
//!
//! Accessibility: every button has a verb; it is at least 44 px high (60 px in 长辈版). A button sends a form and a link opens a
//! page, never the other way round. There are no disabled buttons: the response says what is missing.

use super::icon::{Icon, Shape};
use super::maybe_text::MaybeText;
use leptos::prelude::*;

/// The prominence of a button.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonKind {
    /// The main act of a page.
    Primary,
    /// Any other act.
    #[default]
    Secondary,
    /// An act that deletes or revokes something.
    Danger,
    /// A small act within a text: looks like a link, sends a form.
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

/// A button that sends its form.
#[component]
pub fn Button(
    /// The prominence.
    #[prop(optional)]
    kind: ButtonKind,
    /// An icon before the word.
    #[prop(optional)]
    icon: Option<Shape>,
    /// The name of the field that the button sends, if a form has several buttons.
    #[prop(optional, into)]
    name: MaybeText,
    /// The value of that field.
    #[prop(optional, into)]
    value: MaybeText,
    /// The id of the form, if the button is outside the form.
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

/// A link that looks like a button: it opens a page and changes nothing.
#[component]
pub fn ButtonLink(
    /// The path that the link opens.
    #[prop(into)]
    href: String,
    /// The prominence.
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

/// A row of buttons; on a phone a stack with the first button on top.
#[component]
pub fn Buttons(
    /// The buttons, the most important first.
    children: Children,
) -> impl IntoView {
    view! { <div class="buttons">{children()}</div> }.into_any()
}
