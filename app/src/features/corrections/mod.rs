//! Corrections: what the subject disputes in what institutions wrote or keep. Asking, following, disagreeing; and what stands at an
//! entry for everybody who reads it. The other side of the counter is `desk::corrections` and `desk::correction`.

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

pub use correctable::{CORRECTABLE, CORRECTABLE_ENTRIES, Correctable, identity_of, is_of_identity};
pub use disagree::{ACCESS as DISAGREE_ACCESS, form as disagree_form, send as disagree_send};
pub use document::{DocumentedCorrection, blocks, documented};
pub use evidence::{ACCESS as EVIDENCE_ACCESS, file as evidence_file, send as evidence_send};
pub use form::{ACCESS as FORM_ACCESS, form as form_page, send};
pub use labels::{kind, problem};
pub use list::{ACCESS as LIST_ACCESS, page as list_page};
pub use notices::{correction_links, correction_notices, correction_section};
pub use page::{ACCESS, evidence_link, page};
