//! Help for a browser that does not support passkeys: the alternatives.

use axum::response::Html;
use leptos::prelude::*;

use crate::{components::prelude::*, extract::Visitor, page::Document, words::sign_in as words};

/// `GET /help/passkeys`
pub async fn page(visitor: Visitor) -> Html<String> {
    visitor.show(|| {
        let view = view! {
            <PageHeader title=words::help_title() lead=words::help_lead()/>
            <ul class="list">
                <li>{words::help_browser()}</li>
                <li>{words::help_other_device()}</li>
                <li>{words::help_security_key()}</li>
                <li>{words::help_counter()}</li>
            </ul>
            <Buttons><ButtonLink href="/sign-in">{words::help_back()}</ButtonLink></Buttons>
        };
        (Document { title: words::help_title().to_owned(), ..Document::default() }, view.into_any())
    })
}
