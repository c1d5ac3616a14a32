//! Notices (消息): they tell residents that something happened. The e-mail that announces them is set up here as well.

mod labels;
mod mail;
mod page;

use crate::feature_routes::Routes;

/// The routes of this feature.
pub fn routes() -> Routes {
    Routes::default().record_form(page::ACCESS, page::page, page::read).record_form(mail::ACCESS, mail::page, mail::send)
}
