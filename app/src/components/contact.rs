//! A health centre's name, address and telephone number, with a link that calls the number.
//!
//! Accessibility: the number is text as well as a link, so that it can be read aloud and copied.

use super::icon::{Icon, Shape};
use super::maybe_text::MaybeText;
use crate::words::components as words;
use leptos::prelude::*;

/// How to contact a health centre or a person.
#[component]
pub fn Contact(
    /// The name of the health centre.
    #[prop(into)]
    name: String,
    /// The contact person: the responsible doctor.
    #[prop(optional, into)]
    person: MaybeText,
    /// The address.
    #[prop(optional, into)]
    address: MaybeText,
    /// The telephone number, as it is displayed.
    #[prop(into)]
    phone: String,
    /// The opening hours.
    #[prop(optional, into)]
    hours: MaybeText,
) -> impl IntoView {
    let number = phone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect::<String>();
    view! {
        <div class="contact">
            <p class="contact__name">{name}</p>
            {person.get().map(|person| view! { <p class="contact__line"><Icon shape=Shape::Person/><span>{person}</span></p> })}
            {address.get().map(|address| view! { <p class="contact__line"><Icon shape=Shape::Pin/><span>{address}</span></p> })}
            {hours.get().map(|hours| view! { <p class="contact__line"><Icon shape=Shape::Clock/><span>{hours}</span></p> })}
            <a class="button button--secondary contact__call" href=format!("tel:{number}")>
                <Icon shape=Shape::Phone/>
                <span class="button__word">{words::call()}" "<span class="contact__number">{phone}</span></span>
            </a>
        </div>
    }
    .into_any()
}
