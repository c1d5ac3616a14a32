//! Converts records from and to the formats of other systems. Bytes become values, and values become bytes. This crate
//! has no SQL and no HTTP; the only files that it reads are fonts.
//!
//! | module | holds |
//! |---|---|
//! | [`fhir`] | import of FHIR R4 (<https://hl7.org/fhir/R4/>) |
//! | [`pdf`] | export as PDF (ISO 32000-1) |
//!
//! To add a format: add a module beside these. Input is untrusted. So an import takes a size limit as an argument, does not
//! recurse over the input, reports every error with its place, and never skips anything silently.

pub mod fhir;
pub mod pdf;
