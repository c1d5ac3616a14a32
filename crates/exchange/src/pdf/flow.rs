//! Distributes pieces over pages. It keeps together what must stay together, and repeats the header of a table on each page.

use super::canvas::{Canvas, to_pdf_coordinates};
use super::error::PdfError;
use super::mark::{Destination, Mark, Piece};
use super::style::{TEXT_BOTTOM, TEXT_HEIGHT, TEXT_TOP};
use super::typesetter::Typesetter;
use lopdf::{Dictionary, Stream};

/// A heading of the table of contents and of the outline.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Heading {
    pub(super) text: String,
    /// Whether it is a heading within a chapter.
    pub(super) is_section: bool,
    pub(super) destination: Destination,
}

/// A finished page.
pub(super) struct Page {
    /// The operators, compressed: all pages stay in memory until the document is finished.
    pub(super) content: Stream,
    /// Rectangles (left, bottom, right, top) and the destinations of their links.
    pub(super) links: Vec<([f32; 4], Destination)>,
}

/// Pieces that belong together.
#[derive(Default)]
pub(super) struct Group {
    /// The text, if the group is a heading, and whether it is a heading within a chapter.
    pub(super) heading: Option<(String, bool)>,
    /// Space above, except at the top of a page.
    pub(super) space_above: f32,
    /// Drawn first, and again at the top of each page on which the group continues.
    pub(super) repeated_header: Option<Piece>,
    /// The pieces from top to bottom.
    pub(super) pieces: Vec<Piece>,
    /// Whether the group stays on one page, if it fits on a page.
    pub(super) keep_together: bool,
    /// Whether the group stays on the same page as the beginning of the next group.
    pub(super) keep_with_next: bool,
}

/// The pages while they are filled.
pub(super) struct Flow<'a> {
    pub(super) typesetter: Typesetter<'a>,
    pages: Vec<Page>,
    headings: Vec<Heading>,
    canvas: Canvas,
    links: Vec<([f32; 4], Destination)>,
    /// The next free position, in points from the top edge of the page.
    y: f32,
    /// Groups to keep with the next group.
    held: Vec<Group>,
}

impl Group {
    fn height(&self) -> f32 {
        self.repeated_header.iter().chain(&self.pieces).map(|piece| piece.height).sum::<f32>() + self.space_above
    }

    /// The least height of the group that may stand at the bottom of a page.
    fn min_height(&self) -> f32 {
        if self.keep_together && self.height() - self.space_above <= TEXT_HEIGHT {
            return self.height();
        }
        let pieces = self.pieces.iter().map(|piece| piece.height);
        self.space_above
            + self.repeated_header.as_ref().map_or(0.0, |head| head.height)
            + pieces.take(sticky_run(&self.pieces)).sum::<f32>()
    }
}

/// The number of pieces, from the first on, that must be on the same page.
fn sticky_run(pieces: &[Piece]) -> usize {
    pieces.iter().take_while(|piece| piece.sticky).count() + 1
}

impl<'a> Flow<'a> {
    /// A flow without pages.
    pub(super) fn new(typesetter: Typesetter<'a>) -> Self {
        let (pages, headings, links, held) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        Self { typesetter, pages, headings, canvas: Canvas::default(), links, y: TEXT_TOP, held }
    }

    /// The number of pages, including the page that is being filled.
    pub(super) fn count(&self) -> usize {
        self.pages.len() + usize::from(!self.canvas.is_empty())
    }

    /// Whether the last group was a heading.
    pub(super) fn holds_heading(&self) -> bool {
        !self.held.is_empty()
    }

    /// Places a group after all others, on a new page if it does not fit.
    pub(super) fn place(&mut self, group: Group) -> Result<(), PdfError> {
        if group.keep_with_next {
            self.held.push(group);
            return Ok(());
        }
        let least = self.held.iter().map(Group::height).sum::<f32>() + group.min_height();
        if self.y + least > TEXT_BOTTOM {
            self.end_page()?;
        }
        for held in std::mem::take(&mut self.held) {
            self.place_now(held)?;
        }
        self.place_now(group)
    }

    /// Ends the current page. The next group begins a new page.
    pub(super) fn end_page(&mut self) -> Result<(), PdfError> {
        self.y = TEXT_TOP;
        if self.canvas.is_empty() {
            return Ok(());
        }
        let operators = std::mem::take(&mut self.canvas).into_operators();
        let mut content = Stream::new(Dictionary::new(), operators.into_bytes());
        content.compress().map_err(|error| PdfError::Writing(error.to_string()))?;
        self.pages.push(Page { content, links: std::mem::take(&mut self.links) });
        Ok(())
    }

    /// Takes all pages and their headings since the last call.
    pub(super) fn take_pages(&mut self) -> Result<(Vec<Page>, Vec<Heading>), PdfError> {
        for held in std::mem::take(&mut self.held) {
            self.place_now(held)?;
        }
        self.end_page()?;
        Ok((std::mem::take(&mut self.pages), std::mem::take(&mut self.headings)))
    }

    fn place_now(&mut self, group: Group) -> Result<(), PdfError> {
        if self.y > TEXT_TOP {
            self.y += group.space_above;
        }
        if let Some((text, is_section)) = group.heading {
            self.headings.push(Heading { text, is_section, destination: Destination { page: self.pages.len(), top: self.y } });
        }
        let mut rest = group.pieces.as_slice();
        group.repeated_header.iter().for_each(|head| self.draw(head));
        while !rest.is_empty() {
            let (next, after) = rest.split_at(sticky_run(rest).min(rest.len()));
            // At the top of a page the pieces stay, even if they are higher than the page: `place_pieces` then divides them.
            if self.y + next.iter().map(|piece| piece.height).sum::<f32>() > TEXT_BOTTOM && self.y > TEXT_TOP {
                self.end_page()?;
                group.repeated_header.iter().for_each(|head| self.draw(head));
            }
            self.place_pieces(next)?;
            rest = after;
        }
        Ok(())
    }

    /// Draws pieces below each other, and begins a new page for each piece that does not fit.
    fn place_pieces(&mut self, pieces: &[Piece]) -> Result<(), PdfError> {
        for piece in pieces {
            if self.y + piece.height > TEXT_BOTTOM && self.y > TEXT_TOP {
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
                let (left, bottom) = to_pdf_coordinates((*x, y + height + self.y));
                self.links.push(([left, bottom, left + width, bottom + height], *to));
            }
        }
        self.y += piece.height;
    }
}
