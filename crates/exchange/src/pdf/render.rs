//! From a document to its bytes.

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

/// A document, made.
#[derive(Clone, PartialEq, Eq)]
pub struct Rendered {
    /// The file.
    pub bytes: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
    /// The characters that no font has, each once: they are drawn as their codes, `[U+1F9EA]`, and belong in the
    /// program's log, without the text in which they stood.
    pub missing: Vec<char>,
}

impl std::fmt::Debug for Rendered {
    /// Without the file, which is somebody's record.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (bytes, pages, missing) = (self.bytes.len(), self.pages, &self.missing);
        f.debug_struct("Rendered").field("bytes", &bytes).field("pages", &pages).field("missing", missing).finish()
    }
}

/// Makes a document. It computes and does not wait, so that it belongs on a thread for such work; `progress` is called after
/// each block and each page's footer, and ends it by breaking: then nothing is left. The bytes depend on nothing but the
/// arguments.
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
    let (body, headings) = flow.take()?;
    let mut pages = front(&mut flow, document, &headings)?;
    let before = pages.len();
    pages.extend(body);

    let (count, mut typesetter) = (pages.len(), flow.typesetter);
    let mut footed = Vec::with_capacity(count);
    for (page, number) in pages.into_iter().zip(1..) {
        footed.push((page, footer(&mut typesetter, &document.footer, number, count)));
        reporter.check()?;
    }
    let parts = Parts { document, fonts, typesetter: &typesetter, pages: footed, before, headings: &headings };
    Ok(Rendered { bytes: write(parts)?, pages: count, missing: typesetter.missing() })
}

/// The cover and the contents.
fn front(flow: &mut Flow<'_>, document: &Document, headings: &[Heading]) -> Result<Vec<Page>, PdfError> {
    blocks::cover(flow, document)?;
    let (mut pages, _) = flow.take()?;
    if !headings.is_empty() {
        // How many pages the list takes does not depend on the numbers in it: set once to count them, once to keep.
        blocks::contents(flow, &document.contents_title, headings, 0)?;
        let before = pages.len() + flow.take()?.0.len();
        blocks::contents(flow, &document.contents_title, headings, before)?;
        pages.append(&mut flow.take()?.0);
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
