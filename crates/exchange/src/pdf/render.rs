//! Renders a document.

use super::blocks;
use super::error::PdfError;
use super::file::{Parts, write};
use super::flow::{Flow, Heading, Page};
use super::fonts::Fonts;
use super::footer::footer;
use super::model::Document;
use super::progress::{Progress, Reporter};
use super::typesetter::Typesetter;
use std::ops::ControlFlow;

/// A rendered document.
#[derive(Clone, PartialEq, Eq)]
pub struct Rendered {
    /// The PDF file.
    pub bytes: Vec<u8>,
    /// The number of pages.
    pub pages: usize,
    /// The characters that no font has, each once. They are drawn as their codes, `[U+1F9EA]`. Log them, but not the text that
    /// contains them.
    pub missing: Vec<char>,
}

impl std::fmt::Debug for Rendered {
    /// Without the bytes: they are a person's record.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (bytes, pages, missing) = (self.bytes.len(), self.pages, &self.missing);
        f.debug_struct("Rendered").field("bytes", &bytes).field("pages", &pages).field("missing", missing).finish()
    }
}

/// Renders a document. The bytes depend only on the arguments.
///
/// This is CPU-bound: call it on a thread for blocking work. `progress` is called after each block and each footer. If it
/// breaks, the result is [`PdfError::Cancelled`].
pub fn render(
    document: &Document,
    fonts: &Fonts,
    progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Rendered, PdfError> {
    let of = document.chapters.iter().map(|chapter| chapter.blocks.len()).sum();
    let mut reporter = Reporter::new(progress, of);
    reporter.check()?;
    let mut flow = Flow::new(Typesetter::new(fonts));

    body(&mut flow, document, &mut reporter)?;
    let (body, headings) = flow.take_pages()?;
    let mut pages = front_matter(&mut flow, document, &headings)?;
    let front_matter_pages = pages.len();
    pages.extend(body);

    let (count, mut typesetter) = (pages.len(), flow.typesetter);
    let mut with_footers = Vec::with_capacity(count);
    for (page, number) in pages.into_iter().zip(1..) {
        with_footers.push((page, footer(&mut typesetter, &document.footer, number, count)));
        reporter.check()?;
    }
    let parts = Parts { document, fonts, typesetter: &typesetter, pages: with_footers, front_matter_pages, headings: &headings };
    Ok(Rendered { bytes: write(parts)?, pages: count, missing: typesetter.missing() })
}

/// The cover and the table of contents.
fn front_matter(flow: &mut Flow<'_>, document: &Document, headings: &[Heading]) -> Result<Vec<Page>, PdfError> {
    blocks::cover(flow, document)?;
    let (mut pages, _) = flow.take_pages()?;
    if !headings.is_empty() {
        // The page numbers depend on the length of the table of contents. Its length does not depend on the numbers, so it is
        // laid out twice: first to count its pages, then with the right numbers.
        blocks::contents(flow, &document.contents_title, headings, 0)?;
        let before = pages.len() + flow.take_pages()?.0.len();
        blocks::contents(flow, &document.contents_title, headings, before)?;
        pages.append(&mut flow.take_pages()?.0);
    }
    Ok(pages)
}

fn body(flow: &mut Flow<'_>, document: &Document, reporter: &mut Reporter<'_>) -> Result<(), PdfError> {
    for chapter in &document.chapters {
        if chapter.new_page {
            flow.end_page()?;
        }
        let heading = blocks::chapter(&mut flow.typesetter, &chapter.title);
        flow.place(heading)?;
        for block in &chapter.blocks {
            blocks::place(flow, block)?;
            reporter.block(flow.count())?;
        }
    }
    Ok(())
}
