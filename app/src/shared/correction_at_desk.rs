//! Where the institution that answers a correction opens it.

use domain::{
    correction::{CorrectionKind, CorrectionTarget},
    ids::ResidentId,
};

/// The path of the page, for staff at the desk.
pub fn correction_at_desk(resident: ResidentId, target: CorrectionTarget, kind: CorrectionKind) -> String {
    let identity = if target == CorrectionTarget::Identity { "identity/" } else { "" };
    format!("/desk/correct/{resident}/{identity}{}/{}", target.uuid(resident), kind.code())
}
