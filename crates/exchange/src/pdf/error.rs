//! Why there is no document, and why a font cannot be used.

/// Why there is no document. Nothing of it exists then.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PdfError {
    /// The caller's progress function asked to stop.
    #[error("cancelled")]
    Cancelled,
    /// A row of a table has more or fewer cells than the table has columns.
    #[error("a row of {cells} cells in a table of {columns} columns")]
    Cells {
        /// How many cells the row has.
        cells: usize,
        /// How many columns the table has.
        columns: usize,
    },
    /// The part of a font that the document needs could not be taken from it.
    #[error("the font {font} could not be embedded: {reason}")]
    Embedding {
        /// The font's name.
        font: String,
        /// Why, as the library says it.
        reason: String,
    },
    /// The file could not be put together.
    #[error("the file could not be written: {0}")]
    Writing(String),
}

/// Why a font cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FontError {
    /// The file cannot be read.
    #[error("the font {path} cannot be read: {reason}")]
    Unreadable {
        /// Which file.
        path: String,
        /// Why, as the system says it.
        reason: String,
    },
    /// No font, or no face of that number in it.
    #[error("not a font, or without a face {0}")]
    NotAFont(usize),
    /// A font of another make than CID-keyed OpenType, whose parts are embedded in another way.
    #[error("not a CID-keyed OpenType font (as Noto Sans CJK is)")]
    NotCidKeyed,
}
