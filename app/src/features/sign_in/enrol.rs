//! The last step of an activation: this device creates a passkey.

use axum::{extract::Query, response::Html};
use frontend::{Ceremony, PasskeyForm};
use leptos::prelude::*;

use super::problem::{Problem, ProblemQuery};
use crate::{components::prelude::*, extract::Visitor, page::Document, words::sign_in as words};

/// `GET /activate/passkey`
pub async fn page(visitor: Visitor, Query(query): Query<ProblemQuery>) -> Html<String> {
    visitor.show(|| {
        let view = view! {
            {query.problem.map(Problem::notification)}
            <PageHeader title=words::enrol_title() lead=words::enrol_lead()/>
            <PasskeyForm
                ceremony=Ceremony::Enrol
                label=words::enrol_button()
                busy_label=words::sign_in_busy()
                no_script=words::no_script()
                unsupported_url="/help/passkeys"
                cancelled_url="/activate/passkey?problem=cancelled"
                already_url="/sign-in?problem=already"
                failed_url="/activate/passkey?problem=enrol-failed"
            />
            <p>{words::enrol_note()}</p>
        };
        (Document { title: words::enrol_title().to_owned(), islands: true, ..Document::default() }, view.into_any())
    })
}
