//! Renders a document of headings, facts, tables, entries and charts as a PDF: a cover, a table of contents, an outline,
//! and a footer with the page number and a line of the caller on every page.
//!
//! The module knows nothing about records. [`render`] turns a [`Document`] into bytes. Every sentence comes from the
//! caller, in the [language](domain::language::Language) of the document.
//!
//! **Implementation.** printpdf parses the fonts and makes their subsets. This module writes the pages itself and compresses
//! each page as soon as it is full. printpdf would keep all pages uncompressed until the end, and would spend more time on
//! copies of the fonts than on everything else. Here a long document needs little more memory than its bytes.
//!
//! **Guarantees.** No character is lost: a character that no font has is drawn as its code and reported to the caller.
//! Copying, searching and reading aloud give the characters in their original order. Lines break by UAX 14.
//!
//! **Limits.** Text is not shaped, so there are no ligatures. Scripts that need shaping (Arabic, Tibetan) are drawn as codes,
//! or in isolated forms if a font for them is given.
//!
//! | file | holds |
//! |---|---|
//! | `model.rs`, `chart.rs` | the parts of a document |
//! | `render.rs`, `progress.rs` | rendering; its progress and cancellation |
//! | `fonts.rs`, `typesetter.rs`, `characters.rs` | fonts; characters to glyphs; characters that are not drawn as they are |
//! | `line_breaking.rs` | line breaking |
//! | `style.rs` | page size, colours, text styles |
//! | `mark.rs`, `blocks.rs`, `blocks/` | drawing primitives; the layout of each block |
//! | `flow.rs` | page breaking |
//! | `canvas.rs`, `footer.rs` | the operators of a page; the footer |
//! | `file.rs`, `font_embedding.rs`, `outline.rs` | the file structure around the pages |
//!
//! To add a block: add a variant to `model.rs`, a file to `blocks/`, and a line to `blocks.rs`.

mod blocks;
mod canvas;
mod characters;
mod chart;
mod error;
mod file;
mod flow;
mod font_embedding;
mod fonts;
mod footer;
mod line_breaking;
mod mark;
mod model;
mod outline;
mod progress;
mod render;
mod style;
mod typesetter;

pub use chart::{Chart, ChartPoint, Legend};
pub use error::{FontError, PdfError};
pub use fonts::{FontFile, Fonts};
pub use model::{Align, Badge, Block, Chapter, Column, Cover, CoverNote, Document, Entry, Fact, Footer, Shape, Table};
pub use progress::Progress;
pub use render::{Rendered, render};
