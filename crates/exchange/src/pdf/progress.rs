//! How far a document is.

use super::error::PdfError;
use std::ops::ControlFlow;

/// How far a document is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Blocks of all chapters that stand on pages.
    pub blocks: usize,
    /// Blocks of all chapters.
    pub of: usize,
    /// Pages of the body so far.
    pub pages: usize,
}

/// Tells the caller how far the document is, and hears whether to go on.
pub(super) struct Reporter<'a> {
    tell: &'a mut dyn FnMut(Progress) -> ControlFlow<()>,
    progress: Progress,
}

impl<'a> Reporter<'a> {
    pub(super) fn new(tell: &'a mut dyn FnMut(Progress) -> ControlFlow<()>, of: usize) -> Self {
        Self { tell, progress: Progress { blocks: 0, of, pages: 0 } }
    }

    /// One more block stands.
    pub(super) fn block(&mut self, pages: usize) -> Result<(), PdfError> {
        self.progress.blocks += 1;
        self.progress.pages = pages;
        self.check()
    }

    /// Asks whether to go on.
    pub(super) fn check(&mut self) -> Result<(), PdfError> {
        match (self.tell)(self.progress) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(PdfError::Cancelled),
        }
    }
}
