//! A form that is filled by a passkey: enrolment, sign-in, step-up and adding a passkey.
//!
//! The island calls the server function [`challenge()`], lets the authenticator answer the challenge, puts the answer into a hidden
//! field and submits the form natively, so that cookies, redirects and errors work as in any other form. Only the server decides
//! what the answer means.

mod base64url;
mod ceremony;
mod challenge;
mod credential;
mod options;
mod property;
#[cfg(test)]
mod tests;

pub use challenge::{Ceremony, Challenge, ChallengeError, Challenges, Options, challenge};

use ceremony::Ending;
use leptos::{ev, html, prelude::*, task::spawn_local};

/// The stage of the button.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    /// As rendered by the server: no handler is attached yet, so the button cannot be pressed.
    Asleep,
    /// The button can be pressed.
    Ready,
    /// The authenticator's prompt is shown, or the answer is being sent.
    Busy,
}

/// The id of the form, for fields of the page that are sent with it.
pub const PASSKEY_FORM: &str = "passkey-form";

/// The passkey button. The page gives the texts and the pages for failures; the ceremony decides to which path the form is sent.
#[island]
pub fn PasskeyForm(
    /// What the passkey is made or used for.
    ceremony: Ceremony,
    /// The text of the button.
    #[prop(into)]
    label: String,
    /// The text of the button while the ceremony runs; screen readers read it aloud.
    #[prop(into)]
    busy_label: String,
    /// The text for browsers without script: why the form needs script, and where to get help.
    #[prop(into)]
    no_script: String,
    /// The page to open if the browser does not support passkeys.
    #[prop(into)]
    unsupported_url: String,
    /// The page to open if the person dismissed the prompt, or it timed out.
    #[prop(into)]
    cancelled_url: String,
    /// The page to open if this device already has a passkey of the account (only when creating one).
    #[prop(into)]
    already_url: String,
    /// The page to open after any other failure.
    #[prop(into)]
    failed_url: String,
) -> impl IntoView {
    let form = NodeRef::<html::Form>::new();
    let answer = NodeRef::<html::Input>::new();
    let stage = RwSignal::new(Stage::Asleep);
    Effect::new(move |_| wake(stage));

    let ways_out = [unsupported_url, cancelled_url, already_url, failed_url];
    let press = move |_| {
        stage.set(Stage::Busy);
        let [unsupported, cancelled, already, failed] = ways_out.clone();
        spawn_local(async move {
            match fill_and_send(ceremony, answer, form).await {
                Ok(()) => {}
                Err(Ending::Unsupported) => go(&unsupported),
                Err(Ending::Cancelled) => go(&cancelled),
                Err(Ending::Already) => go(&already),
                Err(Ending::Failed) => go(&failed),
            }
        });
    };
    let spoken = busy_label.clone();
    let act = match ceremony {
        Ceremony::Confirm(act) => Some(act.to_string()),
        _ => None,
    };

    view! {
        <form class="passkey-form" id=PASSKEY_FORM method="post" action=ceremony.action() node_ref=form>
            <input type="hidden" name="credential" autocomplete="off" node_ref=answer/>
            {act.map(|act| view! { <input type="hidden" name="act" value=act/> })}
            <button
                class="button button--primary"
                type="button"
                disabled=move || stage.get() != Stage::Ready
                on:click=press
            >
                {move || if stage.get() == Stage::Busy { busy_label.clone() } else { label.clone() }}
            </button>
            <span class="visually-hidden" role="status">
                {move || if stage.get() == Stage::Busy { spoken.clone() } else { String::new() }}
            </span>
            <noscript>{escaped(no_script)}</noscript>
        </form>
    }
}

/// The text, escaped for HTML. Leptos writes the content of `noscript` without escaping, as for a script; a browser without
/// script parses it as HTML.
fn escaped(mut text: String) -> String {
    for (sign, entity) in [("&", "&amp;"), ("<", "&lt;"), (">", "&gt;")] {
        text = text.replace(sign, entity);
    }
    text
}

/// Enables the button, now and whenever the browser restores the page from its back/forward cache.
fn wake(stage: RwSignal<Stage>) {
    stage.set(Stage::Ready);
    window_event_listener(ev::pageshow, move |event| {
        if event.persisted() {
            stage.set(Stage::Ready);
        }
    });
}

/// Runs the ceremony and submits the form with the answer.
async fn fill_and_send(ceremony: Ceremony, answer: NodeRef<html::Input>, form: NodeRef<html::Form>) -> Result<(), Ending> {
    let credential = ceremony::run(ceremony).await?;
    let answer = answer.get_untracked().ok_or(Ending::Failed)?;
    let form = form.get_untracked().ok_or(Ending::Failed)?;
    answer.set_value(&credential);
    form.submit().map_err(|_| Ending::Failed)
}

/// Opens another page. If that fails too, there is no other way to report the failure.
fn go(url: &str) {
    let _ = window().location().assign(url);
}
