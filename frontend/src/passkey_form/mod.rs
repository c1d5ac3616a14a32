//! A form that a passkey fills in: enrolment, sign-in, step-up and adding a passkey.
//!
//! The island asks our server for a challenge, lets the phone answer it, puts the answer in a hidden
//! field and posts the form natively, so cookies, redirects and errors are those of any other form.
//! What the answer means is decided by the server alone.

mod base64url;
mod ceremony;
mod challenge;
mod credential;
mod property;
#[cfg(test)]
mod tests;

use ceremony::Ending;
use leptos::{ev, html, prelude::*, task::spawn_local};

/// Where the button is in its life.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    /// As the server rendered it: nothing listens yet, so it cannot be pressed.
    Asleep,
    /// Can be pressed.
    Ready,
    /// The phone is asking, or the answer is on its way.
    Busy,
}

/// The passkey button. Post target, words and ways out are the page's; the kind of ceremony is the
/// server's, by the options that `challenge_url` answers with.
#[island]
pub fn PasskeyForm(
    /// Where the form is posted, with the phone's answer in the field `credential`.
    #[prop(into)]
    action: String,
    /// Answers a POST with `{"publicKey": …}`: creation options or request options.
    #[prop(into)]
    challenge_url: String,
    /// Further hidden fields, name and value.
    hidden: Vec<(String, String)>,
    /// On the button.
    #[prop(into)]
    label: String,
    /// On the button, and read aloud, while the phone is asking.
    #[prop(into)]
    busy_label: String,
    /// For browsers without script, in words: why this needs it and where to get help.
    #[prop(into)]
    no_script: String,
    /// Where to go when this browser knows no passkeys.
    #[prop(into)]
    unsupported_url: String,
    /// Where to go when the person dismissed the prompt, or it timed out.
    #[prop(into)]
    cancelled_url: String,
    /// Where to go when this device already holds a passkey of the account (only when creating one).
    #[prop(into)]
    already_url: String,
    /// Where to go when anything else went wrong.
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
        let challenge_url = challenge_url.clone();
        let [unsupported, cancelled, already, failed] = ways_out.clone();
        spawn_local(async move {
            match fill_and_send(&challenge_url, answer, form).await {
                Ok(()) => {}
                Err(Ending::Unsupported) => go(&unsupported),
                Err(Ending::Cancelled) => go(&cancelled),
                Err(Ending::Already) => go(&already),
                Err(Ending::Failed) => go(&failed),
            }
        });
    };
    let spoken = busy_label.clone();

    view! {
        <form class="passkey-form" method="post" action=action node_ref=form>
            <input type="hidden" name="credential" autocomplete="off" node_ref=answer/>
            {hidden
                .into_iter()
                .map(|(name, value)| view! { <input type="hidden" name=name value=value/> })
                .collect_view()}
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

/// Leptos writes what stands in `noscript` as it is, as in a script; without script it is read as HTML.
fn escaped(mut text: String) -> String {
    for (sign, entity) in [("&", "&amp;"), ("<", "&lt;"), (">", "&gt;")] {
        text = text.replace(sign, entity);
    }
    text
}

/// Opens the button, now and whenever the browser brings the page back from its memory as it was left.
fn wake(stage: RwSignal<Stage>) {
    stage.set(Stage::Ready);
    window_event_listener(ev::pageshow, move |event| {
        if event.persisted() {
            stage.set(Stage::Ready);
        }
    });
}

/// Runs the ceremony and posts the form with the answer in it.
async fn fill_and_send(challenge_url: &str, answer: NodeRef<html::Input>, form: NodeRef<html::Form>) -> Result<(), Ending> {
    let credential = ceremony::run(challenge_url).await?;
    let answer = answer.get_untracked().ok_or(Ending::Failed)?;
    let form = form.get_untracked().ok_or(Ending::Failed)?;
    answer.set_value(&credential);
    form.submit().map_err(|_| Ending::Failed)
}

/// Leaves for another page. If even that is refused, there is nowhere left to tell.
fn go(url: &str) {
    let _ = window().location().assign(url);
}
