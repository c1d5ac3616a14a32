//! What several features share: links, frames, views. Nothing here imports a feature.

mod correction_at_desk;
mod download_button;
mod frame;
mod identity_and_care;
pub mod pdf;
mod record_links;
mod registered_identity;
mod since;
mod verification_link;

pub use correction_at_desk::correction_at_desk;
pub use download_button::{Item, download_button};
pub use frame::{DeskPlace, desk_frame, frame_of, receipt, record_frame, whose};
pub use identity_and_care::{care_facts, care_team_labels, identity_facts, subject_rows};
pub use record_links::RecordLinks;
pub use registered_identity::{document_rows, earlier_identities};
pub use since::since;
pub use verification_link::verification_link;
