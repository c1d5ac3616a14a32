//! Lets pieces run over pages: what must stay together does, and the head of a table stands again on each of its pages.

use super::canvas::{Canvas, on_paper};
use super::error::PdfError;
use super::mark::{Mark, Piece, Spot};
use super::paper::{COLUMN, FLOOR, TOP};
use super::typesetter::Typesetter;
use lopdf::{Dictionary, Stream};

/// A heading in the contents and in the outline.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Heading {
    /// Its words.
    pub(super) text: String,
    /// Whether it is one within a chapter.
    pub(super) inner: bool,
    /// Where it stands.
    pub(super) spot: Spot,
}

/// A page, full.
pub(super) struct Page {
    /// What is drawn on it, packed: a long document waits here for its last page.
    pub(super) content: Stream,
    /// Places on it (left, bottom, right, top) and where they lead.
    pub(super) links: Vec<([f32; 4], Spot)>,
}

/// Pieces that belong together.
#[derive(Default)]
pub(super) struct Group {
    /// The heading that it is.
    pub(super) heading: Option<(String, bool)>,
    /// Room above, unless it begins a page.
    pub(super) above: f32,
    /// Drawn first, and again on top of each page that the group goes on to.
    pub(super) head: Option<Piece>,
    /// From top to bottom.
    pub(super) pieces: Vec<Piece>,
    /// Whether it stays on one page, if a page can hold it.
    pub(super) whole: bool,
    /// Whether it stays with the group after it.
    pub(super) kept_with_next: bool,
}

/// Pages in the making.
pub(super) struct Flow<'a> {
    /// Sets the text.
    pub(super) typesetter: Typesetter<'a>,
    pages: Vec<Page>,
    headings: Vec<Heading>,
    canvas: Canvas,
    links: Vec<([f32; 4], Spot)>,
    /// How far down the page is used, points from its edge.
    y: f32,
    /// Groups that wait for the one with which they stay.
    waiting: Vec<Group>,
}

impl Group {
    fn height(&self) -> f32 {
        self.head.iter().chain(&self.pieces).map(|piece| piece.height).sum::<f32>() + self.above
    }

    /// The least of it that may stand at the foot of a page.
    fn least(&self) -> f32 {
        if self.whole && self.height() - self.above <= COLUMN {
            return self.height();
        }
        let pieces = self.pieces.iter().map(|piece| piece.height);
        self.above + self.head.as_ref().map_or(0.0, |head| head.height) + pieces.take(stuck(&self.pieces)).sum::<f32>()
    }
}

/// How many pieces from the first on must share a page.
fn stuck(pieces: &[Piece]) -> usize {
    pieces.iter().take_while(|piece| piece.sticky).count() + 1
}

impl<'a> Flow<'a> {
    /// Without pages.
    pub(super) fn new(typesetter: Typesetter<'a>) -> Self {
        let (pages, headings, links, waiting) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        Self { typesetter, pages, headings, canvas: Canvas::default(), links, y: TOP, waiting }
    }

    /// How many pages there are, the one in the making included.
    pub(super) fn count(&self) -> usize {
        self.pages.len() + usize::from(!self.canvas.is_empty())
    }

    /// Whether a heading waits for what comes next.
    pub(super) fn is_waiting(&self) -> bool {
        !self.waiting.is_empty()
    }

    /// Places a group after all others.
    pub(super) fn place(&mut self, group: Group) -> Result<(), PdfError> {
        if group.kept_with_next {
            self.waiting.push(group);
            return Ok(());
        }
        let least = self.waiting.iter().map(Group::height).sum::<f32>() + group.least();
        if self.y + least > FLOOR {
            self.end_page()?;
        }
        for waiting in std::mem::take(&mut self.waiting) {
            self.lay(waiting)?;
        }
        self.lay(group)
    }

    /// What comes next begins a page.
    pub(super) fn end_page(&mut self) -> Result<(), PdfError> {
        self.y = TOP;
        if self.canvas.is_empty() {
            return Ok(());
        }
        let operators = std::mem::take(&mut self.canvas).into_operators();
        let mut content = Stream::new(Dictionary::new(), operators.into_bytes());
        content.compress().map_err(|error| PdfError::Writing(error.to_string()))?;
        self.pages.push(Page { content, links: std::mem::take(&mut self.links) });
        Ok(())
    }

    /// All pages since the last time, and the headings on them.
    pub(super) fn take(&mut self) -> Result<(Vec<Page>, Vec<Heading>), PdfError> {
        for waiting in std::mem::take(&mut self.waiting) {
            self.lay(waiting)?;
        }
        self.end_page()?;
        Ok((std::mem::take(&mut self.pages), std::mem::take(&mut self.headings)))
    }

    fn lay(&mut self, group: Group) -> Result<(), PdfError> {
        if self.y > TOP {
            self.y += group.above;
        }
        if let Some((text, inner)) = group.heading {
            self.headings.push(Heading { text, inner, spot: Spot { page: self.pages.len(), top: self.y } });
        }
        let mut rest = group.pieces.as_slice();
        group.head.iter().for_each(|head| self.draw(head));
        while !rest.is_empty() {
            let (next, after) = rest.split_at(stuck(rest).min(rest.len()));
            // What is higher than a page by itself begins where it stands and runs over.
            if self.y + next.iter().map(|piece| piece.height).sum::<f32>() > FLOOR && self.y > TOP {
                self.end_page()?;
                group.head.iter().for_each(|head| self.draw(head));
            }
            self.lay_stuck(next)?;
            rest = after;
        }
        Ok(())
    }

    /// Pieces that fit onto a page together, or else as they come.
    fn lay_stuck(&mut self, pieces: &[Piece]) -> Result<(), PdfError> {
        for piece in pieces {
            if self.y + piece.height > FLOOR && self.y > TOP {
                self.end_page()?;
            }
            self.draw(piece);
        }
        Ok(())
    }

    fn draw(&mut self, piece: &Piece) {
        for mark in &piece.marks {
            self.canvas.draw(&mut self.typesetter, mark, self.y);
            if let Mark::Link { place: [x, y, width, height], to } = mark {
                let (left, bottom) = on_paper((*x, y + height + self.y));
                self.links.push(([left, bottom, left + width, bottom + height], *to));
            }
        }
        self.y += piece.height;
    }
}
