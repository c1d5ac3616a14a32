//! Basics: personal details and health history, as the person states them. One page shows all groups, each group has a form,
//! each field has a page with its versions; another form confirms that all details are correct.

mod answers;
mod change;
mod change_form;
mod confirm;
mod document;
mod field;
mod page;

pub use answers::{Basics, groups, read};
pub use confirm::held as confirmed;
pub use document::blocks;

use crate::feature_routes::Routes;

/// The routes of this feature.
pub fn routes() -> Routes {
    Routes::default()
        .record_page(page::ACCESS, page::page)
        .record_page(field::ACCESS, field::page)
        .record_form(change::ACCESS, change::form, change::send)
        .record_form(confirm::ACCESS, confirm::form, confirm::send)
}
