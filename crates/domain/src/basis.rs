//! On what legal basis a record is opened.

use crate::coded::coded;

coded! {
    /// The basis of an opening. A new one is a variant here, a row in `access.rules` and a function (design.md §6).
    pub enum Basis {
        /// The resident's own record.
        SelfAccess = "self",
        /// The responsible unit (责任单位) for its residents.
        ResponsibleUnit = "responsible_unit",
        /// An institution writes its own service records, and reads back only these.
        Deposit = "deposit",
        /// The institution that wrote an entry answers its correction. The code is stored in the log and is never renamed.
        DisputedSource = "disputed_source",
        /// The unit that keeps the registered identity answers its correction. The code is stored in the log and is never renamed.
        DisputedIdentity = "disputed_identity",
        /// The person stands at the counter of any centre with their document.
        Counter = "counter",
        /// The person shows a document that no record has, and is registered.
        Registration = "registration",
    }
}

impl Basis {
    /// The article of 深圳市居民电子健康档案管理办法 on which it rests.
    ///
    /// The responsible unit's duty to keep and verify the record is Article 13; Article 18 paragraph 3 lets it read.
    /// That what institutions write is true and complete is their duty by Article 7 paragraph 2; so they answer corrections.
    /// Who somebody is was registered against their document, by Article 12.
    pub fn article(self) -> u8 {
        match self {
            Self::SelfAccess => 18,
            Self::ResponsibleUnit => 13,
            Self::Deposit => 9,
            Self::DisputedSource => 7,
            Self::DisputedIdentity | Self::Counter | Self::Registration => 12,
        }
    }
}
