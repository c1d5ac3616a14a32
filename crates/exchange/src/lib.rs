//! Records in and out of other systems' formats. No SQL, no HTTP, no files (but for fonts): bytes come in, values
//! go out, and the other way round.
//!
//! | module | holds |
//! |---|---|
//! | [`fhir`] | FHIR R4 (<https://hl7.org/fhir/R4/>) |
//! | [`pdf`] | documents that people keep: PDF (ISO 32000-1) |
//!
//! To add a format: a module of its own beside these. What comes in is untrusted: a limit of size as an argument, no
//! recursion of our own, an error with its place for whatever is wrong, and nothing left out in silence.

pub mod fhir;
pub mod pdf;
