//! Activation slips: proposed at the desk, confirmed with a passkey, printed once.

use axum::response::Html;
use domain::{ids::ResidentId, slip_code::SlipCode, time::show_date_time};
use leptos::{prelude::*, server_fn::codec::PostUrl};
use qrcode::{QrCode, render::svg};
use store::{
    opening::Subject,
    sign_in::acts::{self, ActKind},
};

use crate::{
    components::prelude::*,
    error::PageError,
    extract::{App, SignedIn, current_post},
    page::{Document, Frame},
    server_functions::{Destination, SeeOther, context, extract},
    words::{self as all_words, desk as words},
};

/// Proposes to print a slip.
#[server(prefix = "/actions", endpoint = "propose-slip", input = PostUrl, output = SeeOther)]
pub async fn propose_slip(
    /// The person for whom the slip is made.
    person: ResidentId,
) -> Result<Destination, PageError> {
    let (app, clerk) = (context::<App>()?, extract::<SignedIn>().await?);
    clerk.post()?;
    let act = acts::propose(&app.db, clerk.session.id, ActKind::IssueSlip, Some(person.uuid())).await?;
    Ok(Destination::Confirm(act))
}

/// The slip, shown once: the code is stored only as a hash and cannot be shown again.
pub async fn page(app: &App, person: &SignedIn, subject: &Subject, code: &SlipCode) -> Result<Html<String>, PageError> {
    let post = current_post(app, person).await?;
    let now = app.db.clock.now();
    let link = format!("{}/activate#{}", app.origin, code.expose());
    let qr = QrCode::new(link.as_bytes()).map_err(PageError::failed)?.render::<svg::Color>().min_dimensions(200, 200).build();
    Ok(person.visitor.clone().at("/desk").show(|| {
        let until = show_date_time(now + chrono::TimeDelta::days(7), all_words::language());
        let rows = vec![
            SummaryRow::new(words::slip_for(), subject.name.clone()),
            SummaryRow::new(words::slip_by(), post.institution()),
            SummaryRow::new(words::slip_until(), until),
        ];
        let view = view! {
            <p class="no-print">{words::print_hint()}</p>
            <Slip title=words::slip_title() code=code.grouped() code_name=words::slip_code() qr qr_words=words::slip_qr() rows note=words::slip_once()>
                <ol class="list">
                    <li>{words::slip_step_1()}</li>
                    <li>{words::slip_step_2()}</li>
                    <li>{words::slip_step_3()}</li>
                </ol>
            </Slip>
        };
        (Document { title: words::slip_title().to_owned(), frame: Frame::Paper { back: "/desk".to_owned() }, ..Document::default() }, view.into_any())
    }))
}
