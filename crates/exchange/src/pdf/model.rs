//! The parts of a document. Every text comes from the caller, in the language of the document.

use super::chart::Chart;
use chrono::{DateTime, Utc};
use domain::language::Language;

/// A whole document.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// The language of the texts (`/Lang`).
    pub language: Language,
    /// The title, shown in the title bar of the viewer.
    pub title: String,
    /// The author in the file properties; may be empty.
    pub author: String,
    /// The creation time in the file properties.
    pub made_at: DateTime<Utc>,
    /// The first page.
    pub cover: Cover,
    /// The heading of the table of contents ("目录").
    pub contents_title: String,
    /// The chapters, in order.
    pub chapters: Vec<Chapter>,
    /// The footer of every page, including the cover.
    pub footer: Footer,
}

/// The cover: whose record it is, who made the document and when, what it contains and what not.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cover {
    /// The title.
    pub title: String,
    /// A line below the title; may be empty.
    pub subtitle: String,
    /// Facts about the document: whose record, made by whom, when.
    pub facts: Vec<Fact>,
    /// Notes on what the document contains, what not, and how to verify it.
    pub notes: Vec<CoverNote>,
}

/// A note on the cover.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CoverNote {
    /// The heading; may be empty.
    pub title: String,
    /// The paragraphs.
    pub paragraphs: Vec<String>,
}

/// The footer of a page. Each side has at most three lines; longer texts are cut.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Footer {
    /// The left side: the id of the row in the access log.
    pub left: String,
    /// The right side. `{x}` becomes the page number and `{y}` the number of pages ("第 {x} 页，共 {y} 页").
    pub page_of: String,
}

/// A chapter, with a line in the table of contents and in the outline.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Chapter {
    /// The heading.
    pub title: String,
    /// Whether the chapter begins on a new page.
    pub new_page: bool,
    /// The content, in order.
    pub blocks: Vec<Block>,
}

/// A block of a chapter. An empty block takes no space.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A heading within the chapter, with a line in the table of contents and in the outline. It stays with the next block.
    Heading(String),
    /// A paragraph. Line breaks in the text are kept.
    Paragraph(String),
    /// A paragraph in small grey letters.
    Note(String),
    /// Labels and values in two columns.
    Facts(Vec<Fact>),
    /// A table. The header is repeated on each page.
    Table(Table),
    /// An entry of a record.
    Entry(Entry),
    /// A chart of values over time.
    Chart(Chart),
}

/// A label and its value.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fact {
    /// The label.
    pub label: String,
    /// The value.
    pub value: String,
}

impl Fact {
    /// A fact with this label and value.
    pub fn new(label: impl Into<String>, value: impl Into<String>) -> Self {
        Self { label: label.into(), value: value.into() }
    }
}

/// A table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows, each with one cell for each column. A row stays on one page unless it is higher than a page.
    pub rows: Vec<Vec<String>>,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// The header.
    pub title: String,
    /// The width in relation to the other columns (2 is twice as wide as 1).
    pub share: f32,
    /// The alignment of the cells.
    pub align: Align,
}

/// The alignment of text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Align {
    /// Left.
    #[default]
    Start,
    /// Right, for numbers.
    End,
}

/// An entry of a record. It stays on one page, if it fits on a page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Entry {
    /// The title.
    pub title: String,
    /// The time; may be empty.
    pub when: String,
    /// The state of the entry.
    pub badge: Option<Badge>,
    /// The content as labels and values.
    pub facts: Vec<Fact>,
    /// Further content.
    pub paragraphs: Vec<String>,
    /// The source and the verification, one line each.
    pub provenance: Vec<String>,
}

/// The state of an entry, as a word and a shape. The shape is needed because pages are printed without colour.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Badge {
    /// The word ("已核实").
    pub text: String,
    /// The shape.
    pub shape: Shape,
}

/// The shape of a badge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A solid outline and a check: verified.
    Check,
    /// A dashed outline: waiting.
    Dashed,
    /// A solid outline and a return arrow: returned.
    Arrow,
    /// A hollow point: entered by the resident.
    Hollow,
}
