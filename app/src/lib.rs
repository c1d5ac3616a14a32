//! Pages, components and form handlers, compiled for the server only.
//!
//! No SQL, no rules, no `cfg`. One folder per feature under [`features`]; markup that pages share
//! under [`components`]; every sentence under [`words`]; the frame of a page under [`page`].

pub mod components;
pub mod page;
pub mod words;
