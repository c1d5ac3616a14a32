//! The sections of a record: what an opening covers, and what a route declares that it needs.

use crate::coded::coded;

coded! {
    /// A section of a record.
    pub enum Section {
        /// Who the record is of: name, sex, birth date, documents (Article 6 no. 1, in part).
        Identity = "identity",
        /// Measurements: blood pressure, weight and the like.
        Measurements = "measurements",
        /// Health basics: conditions, allergies, medicines, immunisations (Article 6 no. 1).
        Health = "health",
        /// Health services: visits, procedures, reports and their results, care plans (Article 6 no. 2).
        Services = "services",
        /// Who has opened the record, when, and why (Article 21).
        History = "history",
    }
}
