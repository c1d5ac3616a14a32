//! FHIR R4.

pub mod import;
