//! The progress of rendering.

use super::error::PdfError;
use std::ops::ControlFlow;

/// The progress of rendering a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// The number of blocks that are placed on pages.
    pub blocks: usize,
    /// The number of blocks of all chapters.
    pub of: usize,
    /// The number of pages of the body so far.
    pub pages: usize,
}

/// Reports the progress to the caller, who can cancel.
pub(super) struct Reporter<'a> {
    callback: &'a mut dyn FnMut(Progress) -> ControlFlow<()>,
    progress: Progress,
}

impl<'a> Reporter<'a> {
    pub(super) fn new(callback: &'a mut dyn FnMut(Progress) -> ControlFlow<()>, of: usize) -> Self {
        Self { callback, progress: Progress { blocks: 0, of, pages: 0 } }
    }

    /// Reports one more block. `pages` is the number of pages so far.
    pub(super) fn block(&mut self, pages: usize) -> Result<(), PdfError> {
        self.progress.blocks += 1;
        self.progress.pages = pages;
        self.check()
    }

    /// Calls the callback. An error if the caller cancels.
    pub(super) fn check(&mut self) -> Result<(), PdfError> {
        match (self.callback)(self.progress) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(PdfError::Cancelled),
        }
    }
}
