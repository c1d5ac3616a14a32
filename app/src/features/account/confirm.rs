//! `/confirm/{act}`: shows an act before it is executed, and asks for the passkey.

use axum::{
    extract::{Path, Query, State},
    response::Html,
};
use domain::{export::Export, ids::ActId};
use frontend::{Ceremony, PasskeyForm};
use leptos::prelude::*;
use store::sign_in::{
    acts::{self, Act, ActKind},
    passkeys,
};
use uuid::Uuid;

use crate::{
    components::prelude::*,
    error::PageError,
    extract::{App, NamedPost, SignedIn, posts_of},
    features::{
        exports,
        sign_in::{Problem, ProblemQuery},
    },
    page::Document,
    shared::frame_of,
    words::{account as words, sign_in},
};

/// `GET /confirm/{act}`
pub async fn page(
    State(app): State<App>,
    person: SignedIn,
    Path(act): Path<Uuid>,
    Query(query): Query<ProblemQuery>,
) -> Result<Html<String>, PageError> {
    let act = acts::load(&app.db, person.session.id, ActId::from(act)).await?.ok_or(PageError::NotConfirmed)?;
    let posts = posts_of(&app, &person).await?;
    let labels = passkeys::of_account(&app.db, person.session.account).await?;
    let label = labels.into_iter().find(|p| Some(p.id.uuid()) == act.subject).map(|p| p.label);
    Ok(person.visitor.show(|| {
        let frame = frame_of(&person, &posts, None);
        let here = format!("/confirm/{}", act.id);
        let (what, back) = (what(&act, &posts, label), way_back(&act));
        let view = view! {
            {query.problem.map(problem)}
            <PageHeader title=words::confirm_title() lead=words::confirm_lead()/>
            <Notification title=words::confirm_what()>{what}</Notification>
            <PasskeyForm
                ceremony=Ceremony::Confirm(act.id)
                label=words::confirm_button()
                busy_label=words::confirm_busy()
                no_script=sign_in::no_script()
                unsupported_url="/help/passkeys"
                cancelled_url=format!("{here}?problem=cancelled")
                already_url=format!("{here}?problem=failed")
                failed_url=format!("{here}?problem=failed")
            />
            <p><a href=back>{words::confirm_cancel()}</a></p>
        };
        (Document { title: words::confirm_title().to_owned(), frame, islands: true, ..Document::default() }, view.into_any())
    }))
}

fn problem(problem: Problem) -> AnyView {
    match problem {
        Problem::Failed => {
            let title = words::confirm_failed();
            view! { <Notification kind=NotificationKind::Warning title>{words::confirm_failed_detail()}</Notification> }
                .into_any()
        }
        other => other.notification().into_any(),
    }
}

/// The description of the act, as the end of a sentence that begins with "you are about to".
fn what(act: &Act, posts: &[NamedPost], label: Option<String>) -> String {
    match (act.kind, act.subject) {
        (ActKind::AddPasskey, _) => words::confirm_add().to_owned(),
        (ActKind::RemovePasskey, _) => words::confirm_remove(label.unwrap_or_default()),
        (ActKind::SwitchCapacity, None) => words::confirm_resident().to_owned(),
        (ActKind::SwitchCapacity, Some(post)) => {
            let institution = posts.iter().find(|p| p.post.id.uuid() == post).map(NamedPost::institution);
            words::confirm_staff(institution.unwrap_or_default())
        }
        (ActKind::IssueSlip, _) => words::confirm_slip().to_owned(),
        (ActKind::ChangeIdentity, _) => words::confirm_change_identity().to_owned(),
        (ActKind::Download, _) => {
            act.detail.as_deref().and_then(Export::from_code).map(|export| exports::what(&export)).unwrap_or_default()
        }
    }
}

fn way_back(act: &Act) -> String {
    match (act.kind, act.subject) {
        (ActKind::IssueSlip, _) => "/desk".to_owned(),
        (ActKind::ChangeIdentity, Some(resident)) => format!("/desk/identity/{resident}"),
        (ActKind::Download, Some(resident)) => format!("/record/{resident}/download"),
        _ => "/account".to_owned(),
    }
}
