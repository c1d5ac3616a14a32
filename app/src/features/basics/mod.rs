//! Basics: what a person says of themselves and their health history. All groups on one page, a form per group, the versions
//! of a field; and confirming that all of it still holds.

mod change;
mod change_form;
mod confirm;
mod document;
mod field;
mod labels;
mod page;

pub use change::{ACCESS as CHANGE_ACCESS, form as change_page, send as change_send};
pub use confirm::{ACCESS as CONFIRM_ACCESS, form as confirm_page, held as confirmed, send as confirm};
pub use document::blocks;
pub use field::{ACCESS as FIELD_ACCESS, page as field_page};
pub use labels::{answered, blood, drug_allergies, field as field_name, tagged_illnesses};
pub use page::{ACCESS, Basics, groups, page, read};
