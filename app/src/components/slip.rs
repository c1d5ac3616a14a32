//! A slip to print and hand over: black on white, one page, readable at arm's length.
//!
//! Accessibility: the title is the `h1` of the page; the code is text beside the QR code, in groups; a row shows until when it
//! is valid.

use super::maybe_text::MaybeText;
use super::summary_list::{SummaryList, SummaryRow};
use crate::words::shell;
use leptos::prelude::*;

/// A printable slip with a code.
#[component]
pub fn Slip(
    /// What the slip is for.
    #[prop(into)]
    title: String,
    /// The code in groups ("7K2Q 9DXM 4RTNB").
    #[prop(into)]
    code: String,
    /// The name of the code ("激活码").
    #[prop(into)]
    code_name: String,
    /// The QR code as SVG (from `qrcode`, which writes no scripts and no styles).
    #[prop(into)]
    qr: String,
    /// A description of the QR code, for screen readers.
    #[prop(into)]
    qr_words: String,
    /// The person, the issuer, the expiry.
    rows: Vec<SummaryRow>,
    /// The note at the end: what to do, and whom to ask.
    #[prop(optional, into)]
    note: MaybeText,
    /// The steps, as a paragraph or a list.
    children: Children,
) -> impl IntoView {
    let qr = qr.find("<svg").map_or(String::new(), |at| qr[at..].to_owned());
    view! {
        <article class="slip">
            <p class="slip__service">{shell::service_name()}</p>
            <h1 class="slip__title">{title}</h1>
            <div class="slip__codes">
                <div class="slip__qr" role="img" aria-label=qr_words inner_html=qr></div>
                <p class="slip__code">
                    <span class="slip__code-name">{code_name}</span>
                    <span class="slip__code-text">{code}</span>
                </p>
            </div>
            <SummaryList rows/>
            <div class="slip__steps">{children()}</div>
            {note.get().map(|note| view! { <p class="slip__note">{note}</p> })}
        </article>
    }
    .into_any()
}
