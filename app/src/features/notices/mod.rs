//! Notices (消息): they tell residents that something happened. The e-mail that announces them is set up here as well.

mod labels;
mod mail;
mod page;

pub use mail::stop_mail;
pub use page::mark_notices_read;

use crate::{feature_routes::Routes, server_functions::StepUp};

/// The routes of this feature.
pub fn routes() -> Routes {
    Routes::default()
        .record_page(page::ACCESS, page::page)
        .function::<page::MarkNoticesRead>(&[page::READ_ACCESS], StepUp::None)
        .record_form(mail::ACCESS, mail::page, mail::send)
        .function::<mail::StopMail>(&[mail::STOP_ACCESS], StepUp::None)
}
