//! What a person is told of (消息): that something happened in a record, never what stands there.

use crate::coded::coded;

coded! {
    /// What happened.
    pub enum NoticeKind {
        /// Staff verified an entry of one's own (核实无误).
        Verified = "verified",
        /// Staff returned it, with a reason (退回).
        Returned = "returned",
        /// Staff asked about it.
        Asked = "asked",
        /// Somebody at the institution has taken a correction on.
        TakenOn = "taken_on",
        /// The institution answered a correction: corrected.
        Corrected = "corrected",
        /// The institution answered a correction: refused.
        Refused = "refused",
        /// The institution did not answer in time: it is with the district's department.
        Escalated = "escalated",
        /// An institution says that the person has died.
        DeathReported = "death_reported",
        /// The responsible unit has seen that the person lives.
        FoundAlive = "found_alive",
        /// An institution says of a detail other than the basics do.
        DetailsDiffer = "details_differ",
        /// The details were not confirmed for a year.
        ConfirmDetails = "confirm_details",
        /// An institution changed an entry that the person had read.
        EntryChanged = "entry_changed",
        /// An institution took back an entry that the person had read.
        EntryTakenBack = "entry_taken_back",
        /// A counter issued an activation slip for the person.
        SlipIssued = "slip_issued",
        /// A counter changed the person's registered identity.
        IdentityChanged = "identity_changed",
        /// The national programme's next follow-up is overdue.
        FollowUpOverdue = "follow_up_overdue",
    }
}
