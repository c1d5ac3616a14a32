//! Measurements of the resident's own record: the list, one kind with its trend, one measurement and its versions; the forms
//! that add, correct and withdraw one.

mod add;
mod add_form;
mod change;
mod choose;
mod context;
mod detail;
mod display;
mod document;
mod entry;
mod form_page;
mod kind;
mod list;
mod period_page;
mod versions;
mod withdraw;

pub use context::MeasurementContext;
pub use display::{assess, measure};
pub use document::blocks;
pub use entry::{
    amounts as entry_amounts, provenance as entry_provenance, read as read_entry, superseded as entry_superseded,
    view as entry_view,
};
pub use kind::{kind_in, view as kind_view};
pub use list::tiles;
pub use period_page::{PeriodPage, PeriodQuery};

use crate::feature_routes::Routes;

/// The routes of this feature.
pub fn routes() -> Routes {
    Routes::default()
        .record_page(list::ACCESS, list::page)
        .record_page(kind::ACCESS, kind::page)
        .record_page(entry::ACCESS, entry::page)
        .record_page(versions::ACCESS, versions::page)
        .record_form(change::ACCESS, change::form, change::send)
        .record_form(withdraw::ACCESS, withdraw::form, withdraw::send)
        .record_page(choose::ACCESS, choose::page)
        .record_form(add::ACCESS, add::form, add::send)
}
