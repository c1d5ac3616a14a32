//! Documents as PDF, read back with the tools that people's readers are made of: one binary, one file per subject.
//!
//! `cfg(test)` always holds here; it tells clippy that helpers of tests may unwrap (`allow-unwrap-in-tests`).

#[cfg(test)]
mod characters;
#[cfg(test)]
mod charts;
#[cfg(test)]
mod contents;
#[cfg(test)]
mod file;
#[cfg(test)]
mod hostile;
#[cfg(test)]
mod layout;
#[cfg(test)]
mod progress;
#[cfg(test)]
mod sample;
#[cfg(test)]
mod support;
#[cfg(test)]
mod text;
