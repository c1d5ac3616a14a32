//! The sign-in page: one button.

use axum::{extract::Query, response::Html};
use frontend::{Ceremony, PasskeyForm};
use leptos::prelude::*;

use super::problem::{Problem, ProblemQuery};
use crate::{components::prelude::*, extract::Visitor, page::Document, words::sign_in as words};

/// `GET /sign-in`
pub async fn page(visitor: Visitor, Query(query): Query<ProblemQuery>) -> Html<String> {
    visitor.show(|| {
        let view = view! {
            {query.problem.map(Problem::notification)}
            <PageHeader title=words::sign_in_title() lead=words::sign_in_lead()/>
            <PasskeyForm
                ceremony=Ceremony::SignIn
                label=words::sign_in_button()
                busy_label=words::sign_in_busy()
                no_script=words::no_script()
                unsupported_url="/help/passkeys"
                cancelled_url="/sign-in?problem=cancelled"
                already_url="/sign-in?problem=failed"
                failed_url="/sign-in?problem=failed"
            />
            <Cards>
                <Card title=words::first_time() id="first-time">
                    <p>{words::first_time_detail()}</p>
                    <Buttons><ButtonLink href="/activate">{words::activate_link()}</ButtonLink></Buttons>
                </Card>
                <Card title=words::lost_title() id="lost"><p>{words::lost_detail()}</p></Card>
            </Cards>
        };
        (Document { title: words::sign_in_title().to_owned(), islands: true, ..Document::default() }, view.into_any())
    })
}
