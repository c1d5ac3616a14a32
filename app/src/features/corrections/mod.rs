//! Corrections: what the subject disputes in what institutions wrote or keep. Asking, following, disagreeing; and what stands at an
//! entry for everybody who reads it. The other side of the counter is `desk::corrections` and `desk::correction`.

mod at_entry;
mod disagree;
mod disputed;
mod document;
mod evidence;
mod form;
mod form_view;
mod list;
mod page;
mod words_of;

pub use at_entry::{at_entry, claim_links, claims};
pub use disagree::{ACCESS as DISAGREE_ACCESS, form as disagree_form, send as disagree_send};
pub use disputed::{DISPUTED, DISPUTED_ENTRIES, Disputed, identity_of, is_of_identity};
pub use document::{Dispute, blocks, disputes};
pub use evidence::{ACCESS as EVIDENCE_ACCESS, file as evidence_file, send as evidence_send};
pub use form::{ACCESS as FORM_ACCESS, form as form_page, send};
pub use list::{ACCESS as LIST_ACCESS, page as list_page};
pub use page::{ACCESS, evidence_link, page};
pub use words_of::{claim, problem};
