//! Measurements of one's own record: the list, one kind with its trend, one entry and its versions; adding, correcting and
//! withdrawing one.

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
mod labels;
mod list;
mod period_page;
mod versions;
mod withdraw;

pub use add::{ACCESS as ADD_ACCESS, form as add_form_page, send as add_send};
pub use change::{ACCESS as CHANGE_ACCESS, form as change_page, send as change_send};
pub use choose::{ACCESS as CHOOSE_ACCESS, page as choose_page};
pub use context::MeasurementContext;
pub use display::{measure, when};
pub use document::blocks;
pub use entry::{
    ACCESS as ENTRY_ACCESS, amounts as entry_amounts, page as entry_page, provenance as entry_provenance, read as read_entry,
    superseded as entry_superseded, view as entry_view,
};
pub use kind::{ACCESS as KIND_ACCESS, kind_in, page as kind_page, view as kind_view};
pub use labels::name;
pub use list::{ACCESS as LIST_ACCESS, page as list_page, tiles};
pub use period_page::{PeriodPage, PeriodQuery};
pub use versions::{ACCESS as VERSIONS_ACCESS, page as versions_page};
pub use withdraw::{ACCESS as WITHDRAW_ACCESS, form as withdraw_page, send as withdraw_send};
