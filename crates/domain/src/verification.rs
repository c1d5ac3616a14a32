//! Whether the responsible unit has verified an entry (核实, Article 13).

use crate::coded::coded;

coded! {
    /// The state of verification, shown on every entry.
    pub enum Verification {
        /// 待核实: entered, nobody has looked yet.
        Pending = "pending",
        /// 已核实: verified by staff of the responsible unit.
        Verified = "verified",
        /// 已退回: returned to whoever entered it, with a reason.
        Returned = "returned",
    }
}
