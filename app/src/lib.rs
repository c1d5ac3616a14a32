//! Pages, components and form handlers, compiled for the server only.
//!
//! No SQL, no rules, no `cfg`. One folder per feature under [`features`]; markup that pages share
//! under [`components`]; every sentence under [`words`]; the frame of a page under [`page`]; what a handler
//! is given under [`extract`].
//!
//! To add a page: a file with its `ACCESS` and its handler under its feature, a line in [`routes`], its words.

pub mod access;
pub mod components;
pub mod error;
pub mod extract;
pub mod features;
pub mod glossary;
pub mod page;
pub mod routes;
pub mod words;
