//! What stands of corrections at the entry itself: that it is disputed, that its subject disagrees; and the way to dispute it.

use domain::{
    correction::{Claim, Status, StepKind},
    ids::EntryId,
};
use leptos::prelude::*;
use store::record::corrections::{Correction, Step};

use super::{is_of_identity, words_of};
use crate::{components::prelude::*, features::entries::At, words::corrections as words};

/// What is disputed and not answered, and what the subject disagrees with. Its subject also finds what was answered.
pub fn at_entry(corrections: &[Correction], at: &At) -> AnyView {
    let shown = |correction: &&Correction| at.own || !matches!(correction.status(), Status::Corrected | Status::Refused);
    corrections.iter().filter(shown).map(|correction| notice(correction, at)).collect_view().into_any()
}

fn notice(correction: &Correction, at: &At) -> AnyView {
    let see = at.own.then(|| {
        let href = at.correction(correction.id);
        view! { <p><a href=href>{words::see()}</a></p> }
    });
    if let Some(step) = correction.step(StepKind::Disagrees) {
        let title = match (is_of_identity(correction), at.own) {
            (true, true) => words::disagreement_identity(),
            (true, false) => words::disagreement_identity_of(),
            (false, true) => words::disagreement_own(),
            (false, false) => words::disagreement_of(),
        };
        let (statement, answer) = (step.said(), correction.answer().map(Step::said).unwrap_or_default());
        return view! {
            <Notification title>
                <Quote text=statement/>
                <p>{words::answer()}</p>
                <Quote text=answer/>
                {see}
            </Notification>
        }
        .into_any();
    }
    let title = match (correction.claim, at.own) {
        (Claim::Wrong, true) if is_of_identity(correction) => words::said_identity(),
        (Claim::Wrong, false) if is_of_identity(correction) => words::said_identity_of(),
        (Claim::Wrong, true) => words::said_wrong(),
        (Claim::NeverHappened, true) => words::said_never(),
        (Claim::Wrong, false) => words::said_wrong_of(),
        (Claim::NeverHappened, false) => words::said_never_of(),
    };
    let standing = at.own.then(|| {
        let due = correction.status().is_open().then(|| words::due_by(words_of::due(correction)));
        let facts = [Some(words_of::status(correction).to_owned()), due];
        let facts = facts.into_iter().flatten().collect::<Vec<_>>().join(" · ");
        view! { <p>{facts}</p> }
    });
    let kind = if correction.status().is_open() { NotificationKind::Warning } else { NotificationKind::Info };
    view! { <Notification kind title>{standing}{see}</Notification> }.into_any()
}

/// The ways to dispute an entry, for its subject, under a heading of their own.
pub fn claims(entry: EntryId, claims: &[Claim], corrections: &[Correction], at: &At) -> Option<AnyView> {
    claim_links(entry, claims, corrections, at).map(|links| {
        view! {
            <section class="section" aria-labelledby="dispute">
                <h2 id="dispute">{words::ask_title()}</h2>
                <p>{words::ask_lead()}</p>
                {links}
            </section>
        }
        .into_any()
    })
}

/// The ways to dispute an entry, for its subject: each claim that is not open already.
pub fn claim_links(entry: EntryId, claims: &[Claim], corrections: &[Correction], at: &At) -> Option<AnyView> {
    let open = |claim: Claim| corrections.iter().any(|known| known.claim == claim && known.status().is_open());
    let links: Vec<AnyView> = claims
        .iter()
        .filter(|claim| at.own && !open(**claim))
        .map(|claim| {
            let words = match claim {
                Claim::Wrong => words::say_wrong(),
                Claim::NeverHappened => words::say_never(),
            };
            let href = at.dispute(entry, *claim);
            view! { <ButtonLink href>{words}</ButtonLink> }.into_any()
        })
        .collect();
    (!links.is_empty()).then(|| view! { <Buttons>{links.into_iter().collect_view()}</Buttons> }.into_any())
}
