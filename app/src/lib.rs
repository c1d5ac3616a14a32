//! Pages, components and form handlers, compiled for the server only.
//!
//! No SQL, no rules, no `cfg`. Features are in [`features`], one folder each; code that several features share is in
//! [`shared`]; components are in [`components`]; page texts in [`words`] and labels of codes in [`labels`]; the frame of a page
//! in [`page`]; extractors in [`extract`]; code that server functions share in [`server_functions`].
//!
//! To add a page: a file with its `ACCESS` and its handler in its feature, a line in the feature's `routes()`, its page texts.

pub mod access;
pub mod client;
pub mod clinical;
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
pub mod server_functions;
pub mod shared;
pub mod text_size;
pub mod words;
