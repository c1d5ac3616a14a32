//! The sections of a record. An opening covers sections, and a route declares the sections that it needs.

use crate::coded::coded;

coded! {
    /// A section of a record.
    pub enum Section {
        /// The identity of the subject: name, sex, birth date, documents (part of Article 6 no. 1).
        Identity = "identity",
        /// Measurements such as blood pressure and weight.
        Measurements = "measurements",
        /// Health data: conditions, allergies, medicines, immunisations (Article 6 no. 1).
        Health = "health",
        /// Health services: visits, procedures, reports and their results, care plans (Article 6 no. 2).
        Services = "services",
        /// The access history: who opened the record, when, and why (Article 21).
        History = "history",
    }
}
