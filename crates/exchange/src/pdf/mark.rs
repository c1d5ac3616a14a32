//! Drawing primitives, and pieces made of them. Coordinates are in points, to the right from the left margin and down from the
//! top of the piece.

use super::style::{Colour, TextStyle};

/// A drawing primitive.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Mark {
    /// A line of text. All its characters must be drawable (`Typesetter::drawable`).
    Words {
        /// The left end.
        x: f32,
        /// The baseline.
        y: f32,
        text: String,
        style: TextStyle,
    },
    /// A polyline.
    Stroke { points: Vec<(f32, f32)>, pen: Pen },
    /// The outline of a rectangle with rounded corners.
    Outline {
        /// Left, top, width, height.
        place: [f32; 4],
        /// The radius of the corners.
        radius: f32,
        pen: Pen,
    },
    /// A filled rectangle.
    Fill {
        /// Left, top, width, height.
        place: [f32; 4],
        colour: Colour,
    },
    /// A circle, filled or hollow.
    Dot { centre: (f32, f32), radius: f32, filled: bool, colour: Colour },
    /// A clickable rectangle with a link into the body.
    Link {
        /// Left, top, width, height.
        place: [f32; 4],
        to: Destination,
    },
}

/// The style of a line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Pen {
    pub(super) colour: Colour,
    pub(super) width: f32,
    pub(super) dashed: bool,
}

impl Pen {
    pub(super) const fn solid(colour: Colour, width: f32) -> Self {
        Self { colour, width, dashed: false }
    }

    pub(super) const fn dashed(colour: Colour, width: f32) -> Self {
        Self { colour, width, dashed: true }
    }
}

/// A place in the body of the document.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Destination {
    /// The page of the body, from 0.
    pub(super) page: usize,
    /// The distance from the top edge of the page, in points.
    pub(super) top: f32,
}

/// Marks that stay together on one page.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Piece {
    /// The height in points.
    pub(super) height: f32,
    pub(super) marks: Vec<Mark>,
    /// Whether no page break is allowed after the piece.
    pub(super) sticky: bool,
}

impl Piece {
    /// Empty space.
    pub(super) fn space(height: f32) -> Self {
        Self { height, ..Self::default() }
    }

    /// A horizontal line, with space above and below.
    pub(super) fn rule(above: f32, below: f32, width: f32, pen: Pen) -> Self {
        let points = vec![(0.0, above), (width, above)];
        Self { height: above + below, marks: vec![Mark::Stroke { points, pen }], sticky: false }
    }

    /// Forbids a page break after the piece.
    pub(super) fn kept(mut self) -> Self {
        self.sticky = true;
        self
    }

    /// Appends another piece below this one.
    pub(super) fn append(&mut self, mut below: Piece) {
        for mark in &mut below.marks {
            mark.shift(0.0, self.height);
        }
        self.marks.append(&mut below.marks);
        self.height += below.height;
        self.sticky = below.sticky;
    }
}

impl Mark {
    /// Moves the mark.
    pub(super) fn shift(&mut self, right: f32, down: f32) {
        match self {
            Self::Words { x, y, .. } => (*x, *y) = (*x + right, *y + down),
            Self::Stroke { points, .. } => points.iter_mut().for_each(|(x, y)| (*x, *y) = (*x + right, *y + down)),
            Self::Outline { place, .. } | Self::Fill { place, .. } | Self::Link { place, .. } => {
                place[0] += right;
                place[1] += down;
            }
            Self::Dot { centre, .. } => *centre = (centre.0 + right, centre.1 + down),
        }
    }
}
