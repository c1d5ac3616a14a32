//! Correction notices on an entry's page, and the links to request a correction.

use domain::correction::{CorrectionKind, CorrectionTarget, Status, StepKind};
use leptos::prelude::*;
use store::record::corrections::{Correction, Step};

use super::labels;
use crate::{components::prelude::*, shared::RecordLinks, words::corrections as words};

/// Open corrections, and refusals that the subject disagrees with. The subject also sees answered corrections.
pub fn correction_notices(corrections: &[Correction], links: &RecordLinks) -> AnyView {
    let shown = |correction: &&Correction| links.own || !matches!(correction.status(), Status::Corrected | Status::Refused);
    corrections.iter().filter(shown).map(|correction| notice(correction, links)).collect_view().into_any()
}

fn notice(correction: &Correction, links: &RecordLinks) -> AnyView {
    let see = links.own.then(|| {
        let href = links.correction(correction.id);
        view! { <p><a href=href>{words::see()}</a></p> }
    });
    if let Some(step) = correction.step(StepKind::Disagrees) {
        let title = match (correction.is_of_identity(), links.own) {
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
    let title = match (correction.kind, links.own) {
        (CorrectionKind::Wrong, true) if correction.is_of_identity() => words::said_identity(),
        (CorrectionKind::Wrong, false) if correction.is_of_identity() => words::said_identity_of(),
        (CorrectionKind::Wrong, true) => words::said_wrong(),
        (CorrectionKind::NeverHappened, true) => words::said_never(),
        (CorrectionKind::Wrong, false) => words::said_wrong_of(),
        (CorrectionKind::NeverHappened, false) => words::said_never_of(),
    };
    let standing = links.own.then(|| {
        let due = correction.status().is_open().then(|| words::due_by(labels::due(correction)));
        let facts = [Some(labels::status(correction).to_owned()), due];
        let facts = facts.into_iter().flatten().collect::<Vec<_>>().join(" · ");
        view! { <p>{facts}</p> }
    });
    let kind = if correction.status().is_open() { NotificationKind::Warning } else { NotificationKind::Info };
    view! { <Notification kind title>{standing}{see}</Notification> }.into_any()
}

/// The links to request a correction, for the subject, in a section with a heading.
pub fn correction_section(
    target: CorrectionTarget,
    kinds: &[CorrectionKind],
    corrections: &[Correction],
    links: &RecordLinks,
) -> Option<AnyView> {
    correction_links(target, kinds, corrections, links).map(|links| {
        view! {
            <section class="section" aria-labelledby="correction">
                <h2 id="correction">{words::request_title()}</h2>
                <p>{words::request_lead()}</p>
                {links}
            </section>
        }
        .into_any()
    })
}

/// The links to request a correction, for the subject: one for each kind without an open correction.
pub fn correction_links(
    target: CorrectionTarget,
    kinds: &[CorrectionKind],
    corrections: &[Correction],
    links: &RecordLinks,
) -> Option<AnyView> {
    let open = |kind: CorrectionKind| corrections.iter().any(|known| known.kind == kind && known.status().is_open());
    let links: Vec<AnyView> = kinds
        .iter()
        .filter(|kind| links.own && !open(**kind))
        .map(|kind| {
            let words = match kind {
                CorrectionKind::Wrong => words::say_wrong(),
                CorrectionKind::NeverHappened => words::say_never(),
            };
            let href = links.request_correction(target, *kind);
            view! { <ButtonLink href>{words}</ButtonLink> }.into_any()
        })
        .collect();
    (!links.is_empty()).then(|| view! { <Buttons>{links.into_iter().collect_view()}</Buttons> }.into_any())
}
