//! Rendering of PDF documents. The tests read them with poppler and qpdf, on which common viewers are based. One test binary,
//! one file per subject.
//!
//! `cfg(test)` is always true here. It tells clippy that helpers may unwrap (`allow-unwrap-in-tests`).

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
