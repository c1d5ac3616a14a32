//! Import of FHIR bundles. One test binary, one file per subject.
//!
//! `cfg(test)` is always true here. It tells clippy that helpers may unwrap (`allow-unwrap-in-tests`).

#[cfg(test)]
mod details;
#[cfg(test)]
mod goals;
#[cfg(test)]
mod hostile;
#[cfg(test)]
mod own_bundles;
#[cfg(test)]
mod samples;
#[cfg(test)]
mod senders;
#[cfg(test)]
mod support;
#[cfg(test)]
mod taken_back;
