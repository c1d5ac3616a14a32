//! The page that creates a further passkey, after the act was confirmed.

use axum::{
    extract::{Query, State},
    response::Html,
};
use frontend::{Ceremony, PasskeyForm};
use leptos::prelude::*;

use crate::{
    components::prelude::*,
    error::PageError,
    extract::{App, SignedIn, posts_of},
    features::sign_in::{Problem, ProblemQuery},
    page::Document,
    shared::frame_of,
    words::{account as words, sign_in},
};

/// `GET /account/passkeys/new`
pub async fn page(
    State(app): State<App>,
    person: SignedIn,
    Query(query): Query<ProblemQuery>,
) -> Result<Html<String>, PageError> {
    let posts = posts_of(&app, &person).await?;
    Ok(person.visitor.show(|| {
        let frame = frame_of(&person, &posts, Some(Place::Me));
        let view = view! {
            {query.problem.map(Problem::notification)}
            <PageHeader title=words::new_title() lead=words::new_lead() back_href="/account" back=words::title()/>
            <PasskeyForm
                ceremony=Ceremony::AddPasskey
                label=sign_in::enrol_button()
                busy_label=sign_in::sign_in_busy()
                no_script=sign_in::no_script()
                unsupported_url="/help/passkeys"
                cancelled_url="/account/passkeys/new?problem=cancelled"
                already_url="/account/passkeys/new?problem=already"
                failed_url="/account/passkeys/new?problem=enrol-failed"
            />
        };
        (Document { title: words::new_title().to_owned(), frame, islands: true, ..Document::default() }, view.into_any())
    }))
}
