//! Basics: personal details and health history, as the person states them. One page shows all groups, each group has a form,
//! each field has a page with its versions; another form confirms that all details are correct.

mod answers;
mod buttons;
mod change;
mod change_form;
mod confirm;
mod document;
mod field;
mod page;

pub use answers::{Basics, groups, read};
pub use buttons::{confirm_details, keep_detail};
pub use change_form::{Problems, Typed, fields};
pub use confirm::held as confirmed;
pub use document::blocks;

use crate::{feature_routes::Routes, server_functions::StepUp};

/// The routes of this feature.
pub fn routes() -> Routes {
    Routes::default()
        .record_page(page::ACCESS, page::page)
        .record_page(field::ACCESS, field::page)
        .record_form(change::ACCESS, change::form, change::send)
        .record_page(confirm::ACCESS, confirm::page)
        .function::<buttons::ConfirmDetails>(&[buttons::CONFIRM_ACCESS], StepUp::None)
        .function::<buttons::KeepDetail>(&[buttons::KEEP_ACCESS], StepUp::None)
}
