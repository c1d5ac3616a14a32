//! A document of headings, facts, tables, entries and trends as a PDF that a person keeps, prints and hands on: a cover, a
//! list of contents, an outline, and under every page its number and a line of the caller's.
//!
//! It knows nothing of records: a [`Document`] comes in, bytes go out ([`render`]). Every sentence in it is the caller's,
//! in the document's [language](domain::language::Language).
//!
//! **How it is made.** printpdf parses the fonts and takes from them what a document uses. Pages are written here,
//! and packed as soon as they are full: printpdf's own pages would all wait, unpacked, for the end, and its copies of the
//! fonts cost more time than all the rest. So a long document needs little more memory than its bytes.
//!
//! **What is promised.** No character is lost: one that no font has is drawn as its code and returned. Characters are found
//! again in their order by those who copy, search or listen. Lines break as UAX 14 says. Letters are set one after
//! another as they come: there are no ligatures, and scripts that need more than that (Arabic, Tibetan) are drawn as codes
//! unless a font for them is given, and then unjoined.
//!
//! | file | holds |
//! |---|---|
//! | `model.rs`, `chart.rs` | what a document is made of |
//! | `render.rs`, `progress.rs` | the whole way; how far it is, and how it is ended early |
//! | `fonts.rs`, `typesetter.rs`, `characters.rs` | fonts; from characters to glyphs; what is not drawn as it is |
//! | `lines.rs` | where lines break |
//! | `paper.rs` | sizes, colours, letters |
//! | `mark.rs`, `blocks.rs`, `blocks/` | what can be drawn; each block as pieces of it |
//! | `flow.rs` | pieces over pages: what stays together, what is repeated |
//! | `canvas.rs`, `footer.rs` | a page's operators; what stands under it |
//! | `file.rs`, `font_file.rs`, `outline.rs` | the file around the pages |
//!
//! To add a block: a variant in `model.rs`, a file in `blocks/`, a line in `blocks.rs`.

mod blocks;
mod canvas;
mod characters;
mod chart;
mod error;
mod file;
mod flow;
mod font_file;
mod fonts;
mod footer;
mod lines;
mod mark;
mod model;
mod outline;
mod paper;
mod progress;
mod render;
mod typesetter;

pub use chart::{Chart, ChartPoint, Legend};
pub use error::{FontError, PdfError};
pub use fonts::{FontFile, Fonts};
pub use model::{Align, Badge, Block, Chapter, Column, Cover, CoverNote, Document, Entry, Fact, Footer, Shape, Table};
pub use progress::Progress;
pub use render::{Rendered, render};
