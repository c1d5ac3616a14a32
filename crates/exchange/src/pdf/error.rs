//! Errors of rendering and of loading fonts.

/// Why a document could not be rendered. No part of it is returned.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PdfError {
    /// The caller's progress callback cancelled the rendering.
    #[error("cancelled")]
    Cancelled,
    /// A row of a table has not one cell for each column.
    #[error("a row of {cells} cells in a table of {columns} columns")]
    Cells {
        /// The number of cells of the row.
        cells: usize,
        /// The number of columns of the table.
        columns: usize,
    },
    /// The subset of a font could not be made.
    #[error("the font {font} could not be embedded: {reason}")]
    Embedding {
        /// The font's name.
        font: String,
        /// The message of the library.
        reason: String,
    },
    /// The file could not be written. The text is the message of the library.
    #[error("the file could not be written: {0}")]
    Writing(String),
}

/// Why a font cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FontError {
    /// The file cannot be read.
    #[error("the font {path} cannot be read: {reason}")]
    Unreadable {
        /// The path of the file.
        path: String,
        /// The message of the operating system.
        reason: String,
    },
    /// Not a font, or a font file without a face of this number.
    #[error("not a font, or without a face {0}")]
    NotAFont(usize),
    /// Not a CID-keyed OpenType font. Other fonts would have to be embedded in another way.
    #[error("not a CID-keyed OpenType font (as Noto Sans CJK is)")]
    NotCidKeyed,
}
