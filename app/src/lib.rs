//! Pages, components and form handlers, compiled for the server only.
//!
//! No SQL, no rules, no `cfg`. One folder per feature under [`features`]; what several features use under [`shared`];
//! components under [`components`]; page texts under [`words`] and names of codes under [`labels`]; the frame of a page under
//! [`page`]; extractors under [`extract`].
//!
//! To add a page: a file with its `ACCESS` and its handler in its feature, a line in the feature's `routes()`, its words.

pub mod access;
pub mod client;
pub mod components;
pub mod error;
pub mod error_page;
pub mod extract;
pub mod feature_routes;
pub mod features;
pub mod glossary;
pub mod labels;
pub mod page;
pub mod renderer;
pub mod routes;
pub mod shared;
pub mod text_size;
pub mod words;
