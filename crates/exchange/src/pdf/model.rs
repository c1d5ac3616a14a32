//! What a document is made of. Every sentence in it comes from the caller, in the document's language.

use super::chart::Chart;
use chrono::{DateTime, Utc};
use domain::language::Language;

/// A document, whole.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// The language of its words: `/Lang`.
    pub language: Language,
    /// What it is called: in the title bar of the reader's window.
    pub title: String,
    /// By whom it was made, for the file's properties; empty if that is not to be said.
    pub author: String,
    /// When it was made, for the file's properties.
    pub made_at: DateTime<Utc>,
    /// The first page.
    pub cover: Cover,
    /// What stands above the list of contents ("目录").
    pub contents_title: String,
    /// What follows, in its order.
    pub chapters: Vec<Chapter>,
    /// What stands under every page, the cover included.
    pub footer: Footer,
}

/// The first page: whose, by whom and when, what is inside and what is not.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cover {
    /// The heading, large.
    pub title: String,
    /// A line under it; may be empty.
    pub subtitle: String,
    /// Whose, by whom, when.
    pub facts: Vec<Fact>,
    /// What is inside, what is not, how to check it.
    pub notes: Vec<CoverNote>,
}

/// A note of the cover.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CoverNote {
    /// Its heading; may be empty.
    pub title: String,
    /// Its paragraphs.
    pub paragraphs: Vec<String>,
}

/// What stands under every page: a line each; of a text that needs more than three of them, three.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Footer {
    /// On the left: the id of the log's row.
    pub left: String,
    /// On the right: the page's number in place of `{x}`, how many there are in place of `{y}` ("第 {x} 页，共 {y} 页").
    pub page_of: String,
}

/// A part of the document, with a line in the contents and in the outline.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Chapter {
    /// Its heading.
    pub title: String,
    /// Whether it begins on a page of its own.
    pub new_page: bool,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// A block of a chapter. An empty one takes no room.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A heading within the chapter: in the contents and in the outline, kept with what follows.
    Heading(String),
    /// Words; a line break in them is kept.
    Paragraph(String),
    /// Words in small grey letters.
    Note(String),
    /// Labels and values in two columns.
    Facts(Vec<Fact>),
    /// A table; its head stands again on each page that it goes on to.
    Table(Table),
    /// An entry of a record.
    Entry(Entry),
    /// A trend.
    Chart(Chart),
}

/// A label and its value.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fact {
    /// What it is.
    pub label: String,
    /// What it says.
    pub value: String,
}

impl Fact {
    /// A label and its value.
    pub fn new(label: impl Into<String>, value: impl Into<String>) -> Self {
        Self { label: label.into(), value: value.into() }
    }
}

/// A table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows: of each, one cell a column. A row stays on one page unless it is taller than a page.
    pub rows: Vec<Vec<String>>,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Its head.
    pub title: String,
    /// Its part of the width, against the other columns' (2 is twice as wide as 1).
    pub share: f32,
    /// On which side its cells stand.
    pub align: Align,
}

/// On which side words stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Align {
    /// Left.
    #[default]
    Start,
    /// Right: numbers.
    End,
}

/// An entry of a record: kept on one page where a page can hold it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Entry {
    /// What it is.
    pub title: String,
    /// When; may be empty.
    pub when: String,
    /// How it stands.
    pub badge: Option<Badge>,
    /// What it says.
    pub facts: Vec<Fact>,
    /// More of what it says.
    pub paragraphs: Vec<String>,
    /// Whence it comes and who verified it, a line each.
    pub provenance: Vec<String>,
}

/// How an entry stands: a word and a shape, since a page may be printed without colour.
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
    /// A solid outline and an arrow back: returned.
    Arrow,
    /// A hollow point: entered by the person.
    Hollow,
}
