//! Corrections that residents request: the form, the list, one correction, the disagreement, and the notices on an entry's
//! page. Institutions answer corrections in `desk::corrections` and `desk::correction`.

mod correctable;
mod disagree;
mod document;
mod evidence;
mod form;
mod form_view;
mod labels;
mod list;
mod notices;
mod page;

pub use correctable::{CORRECTABLE_ENTRIES, Correctable};
pub use document::{DocumentedCorrection, blocks, documented};
pub use evidence::file as evidence_file;
pub use form::ACCESS as FORM_ACCESS;
pub use labels::{kind, problem};
pub use notices::{correction_links, correction_notices, correction_section};
pub use page::evidence_link;

use crate::feature_routes::Routes;

/// The routes of this feature.
pub fn routes() -> Routes {
    Routes::default()
        .record_page(list::ACCESS, list::page)
        .record_page(page::ACCESS, page::page)
        .record_form(form::ACCESS, form::form, form::send)
        .record_form(disagree::ACCESS, disagree::form, disagree::send)
        .record_page(evidence::ACCESS, evidence::send)
}
