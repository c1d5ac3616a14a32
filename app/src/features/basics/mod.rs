//! Basics: what a person says of themselves and their health history. All groups on one page, a form per group, the versions
//! of a field; and confirming that all of it still holds.

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
