//! What restricts an entry that is not a plain fact: certainty, intent and validity, as its sender states them.
//!
//! An entry without a qualification stands as it is. One with a qualification must never be shown, counted or proposed
//! elsewhere without it: a differential diagnosis is no illness, a proposal is no medicine that somebody takes.

use crate::coded::coded;

coded! {
    /// What restricts an entry.
    pub enum Qualification {
        /// Suspected; there is not enough evidence (FHIR `unconfirmed`, 待确认).
        Unconfirmed = "unconfirmed",
        /// A working diagnosis that is still being examined (FHIR `provisional`, 初步诊断).
        Provisional = "provisional",
        /// One of several possible diagnoses (FHIR `differential`, 鉴别诊断).
        Differential = "differential",
        /// Ruled out (FHIR `refuted`, 已排除).
        Refuted = "refuted",
        /// Proposed or planned, and not ordered (FHIR `intent`: proposal, plan, option; 建议，未开立).
        Proposed = "proposed",
        /// It did not take place: not given, not taken, not done (未执行).
        NotDone = "not_done",
        /// A dose that does not count (FHIR `isSubpotent`, 不计入有效接种).
        Subpotent = "subpotent",
        /// An order not to do it (FHIR `doNotPerform`, 禁用).
        Prohibited = "prohibited",
        /// A statement that there is none: no known allergy (无已知).
        NoneKnown = "none_known",
    }
}

impl Qualification {
    /// Whether it says that something is suspected, and neither established nor ruled out.
    pub fn is_suspicion(self) -> bool {
        matches!(self, Self::Unconfirmed | Self::Provisional | Self::Differential)
    }

    /// Whether it says that something is not, did not happen, or is not to be.
    pub fn is_denial(self) -> bool {
        matches!(self, Self::Refuted | Self::NotDone | Self::Prohibited | Self::NoneKnown)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_suspicion_is_no_denial_and_a_proposal_is_neither() {
        assert!(Qualification::ALL.iter().all(|one| !(one.is_suspicion() && one.is_denial())));
        let neither: Vec<_> = Qualification::ALL.iter().filter(|one| !one.is_suspicion() && !one.is_denial()).collect();
        assert_eq!(neither, [&Qualification::Proposed, &Qualification::Subpotent]);
    }
}
