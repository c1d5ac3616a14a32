//! The counter: staff find a person by the number of a document, register a person who has no record, change a registered identity
//! (Article 12), and print activation slips.

mod change;
mod change_form;
mod document_shown;
mod find;
mod form;
mod identity_words;
mod propose_change;
mod register;
mod search;
mod slip;
mod slips;

pub use propose_change::{ProposeIdentityChange, propose_identity_change};
pub use slip::{page as slip_page, propose_slip};

use crate::{feature_routes::Routes, server_functions::StepUp};

/// The routes of this feature.
pub fn routes() -> Routes {
    Routes::default()
        .page("/desk", find::page)
        .form("/desk/find", find::send)
        .page("/desk/found/{search}", find::found)
        .form("/desk/register/{search}", register::send)
        .page("/desk/slips", slips::page)
        .function::<slip::ProposeSlip>(&[], StepUp::Proposes)
        .function::<propose_change::ProposeIdentityChange>(&[], StepUp::Proposes)
        .record_form(change::ACCESS, change::page, change::send)
}
