//! The last step of an activation: this device creates a passkey. It takes the place of those that the person had, except the ones
//! that the person keeps.

use axum::{
    extract::{Query, State},
    response::Html,
};
use domain::time::{show_date, today_in_shenzhen};
use frontend::{Ceremony, PASSKEY_FORM, PasskeyForm};
use leptos::prelude::*;
use store::sign_in::{
    ceremonies,
    passkeys::{self, PasskeyLine},
};

use super::{
    activate::RememberedSlip,
    problem::{Problem, ProblemQuery},
};
use crate::{
    components::prelude::*,
    error::PageError,
    extract::{App, Visitor},
    page::Document,
    words::{self as all_words, sign_in as words},
};

/// The slip that was checked in this visit, if this was less than five minutes ago.
pub async fn remembered(app: &App, visitor: &Visitor) -> Result<Option<RememberedSlip>, PageError> {
    let Some(visit) = visitor.token.as_deref() else { return Ok(None) };
    let state = ceremonies::peek(&app.db, visit, "slip").await?;
    Ok(state.and_then(|state| serde_json::from_value(state).ok()))
}

/// `GET /activate/passkey`
pub async fn page(
    State(app): State<App>,
    visitor: Visitor,
    Query(query): Query<ProblemQuery>,
) -> Result<Html<String>, PageError> {
    let earlier = match remembered(&app, &visitor).await? {
        Some(slip) => passkeys::of_account(&app.db, slip.account).await?,
        None => Vec::new(),
    };
    Ok(visitor.show(|| {
        let view = view! {
            {query.problem.map(Problem::notification)}
            <PageHeader title=words::enrol_title() lead=words::enrol_lead()/>
            {keeping(&earlier)}
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
    }))
}

/// The passkeys that the person had, each with a box to keep it. A lost phone must not open the record any more, so none is kept
/// unless it is ticked.
fn keeping(earlier: &[PasskeyLine]) -> Option<AnyView> {
    let boxes = earlier.iter().map(|passkey| {
        let last = passkey.last_used_at.unwrap_or(passkey.created_at);
        let hint = words::keep_used(show_date(today_in_shenzhen(last), all_words::language()));
        let (id, value) = (format!("keep-{}", passkey.id), passkey.id.to_string());
        view! { <CheckboxField name="keep[]" id value label=passkey.label.clone() hint form=PASSKEY_FORM/> }
    });
    let boxes = boxes.collect_view();
    (!earlier.is_empty()).then(|| {
        view! { <FieldGroup legend=words::keep_title() id="keep" hint=words::keep_detail()>{boxes}</FieldGroup> }.into_any()
    })
}
