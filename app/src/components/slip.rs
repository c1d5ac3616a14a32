//! A slip to print and hand over: black on white, one page, readable at arm's length.
//!
//! Accessibility: the title is the `h1` of the sheet; the code stands in letters beside the QR code, in groups, and says until when it works.

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
    /// What the code is called ("激活码").
    #[prop(into)]
    code_name: String,
    /// The QR code as SVG (from `qrcode`, which writes no scripts and no styles).
    #[prop(into)]
    qr: String,
    /// What the QR code holds, for screen readers.
    #[prop(into)]
    qr_words: String,
    /// For whom, by whom, until when.
    rows: Vec<SummaryRow>,
    /// What stands below: what to do, and whom to ask.
    #[prop(optional, into)]
    note: MaybeText,
    /// The steps, one paragraph or list.
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
