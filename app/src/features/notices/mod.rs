//! Notices (消息): what happened that concerns the reader, and the e-mail that says so.

mod labels;
mod mail;
mod page;

use crate::feature_routes::Routes;

/// The routes of this feature.
pub fn routes() -> Routes {
    Routes::default().record_form(page::ACCESS, page::page, page::read).record_form(mail::ACCESS, mail::page, mail::send)
}
