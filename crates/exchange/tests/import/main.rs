//! Import of FHIR bundles: one binary, one file per subject.
//!
//! `cfg(test)` always holds here; it tells clippy that helpers of tests may unwrap (`allow-unwrap-in-tests`).

#[cfg(test)]
mod details;
#[cfg(test)]
mod hostile;
#[cfg(test)]
mod own_bundles;
#[cfg(test)]
mod samples;
#[cfg(test)]
mod support;
