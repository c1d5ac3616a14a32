//! What can be drawn, and pieces of it that stay on one page. Places are points from the left edge of the text and from the
//! top of the piece.

use super::paper::{Colour, Type};

/// One thing drawn.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Mark {
    /// A line of words; they are drawable, see [`super::typesetter::Typesetter::drawable`].
    Words {
        /// Where they begin.
        x: f32,
        /// Their base line.
        y: f32,
        /// The words.
        text: String,
        /// How they look.
        style: Type,
    },
    /// A line from one point to another and on.
    Stroke {
        /// The points.
        points: Vec<(f32, f32)>,
        /// How it looks.
        pen: Pen,
    },
    /// A rectangle with round corners: outlined.
    Outline {
        /// Left, top, width, height.
        place: [f32; 4],
        /// How round.
        radius: f32,
        /// How its line looks.
        pen: Pen,
    },
    /// A rectangle, filled.
    Fill {
        /// Left, top, width, height.
        place: [f32; 4],
        /// With what.
        colour: Colour,
    },
    /// A point: filled, or hollow.
    Dot {
        /// Its centre.
        centre: (f32, f32),
        /// Its radius.
        radius: f32,
        /// Whether it is filled.
        filled: bool,
        /// Its colour.
        colour: Colour,
    },
    /// A place that leads to a page of the body when it is clicked.
    Link {
        /// Left, top, width, height.
        place: [f32; 4],
        /// Where to.
        to: Spot,
    },
}

/// How a line looks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Pen {
    pub(super) colour: Colour,
    pub(super) width: f32,
    /// Whether it is dashed.
    pub(super) dashed: bool,
}

impl Pen {
    /// A line without gaps.
    pub(super) const fn solid(colour: Colour, width: f32) -> Self {
        Self { colour, width, dashed: false }
    }

    /// A dashed line.
    pub(super) const fn dashed(colour: Colour, width: f32) -> Self {
        Self { colour, width, dashed: true }
    }
}

/// A place in the body of the document.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Spot {
    /// Which page of the body, from 0.
    pub(super) page: usize,
    /// How far from the page's top.
    pub(super) top: f32,
}

/// What stays together on one page.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Piece {
    /// How high it is.
    pub(super) height: f32,
    /// What it shows.
    pub(super) marks: Vec<Mark>,
    /// Whether a page must not end after it.
    pub(super) sticky: bool,
}

impl Piece {
    /// Room without anything in it.
    pub(super) fn space(height: f32) -> Self {
        Self { height, ..Self::default() }
    }

    /// A line from left to right, with room above and below it.
    pub(super) fn rule(above: f32, below: f32, width: f32, pen: Pen) -> Self {
        let points = vec![(0.0, above), (width, above)];
        Self { height: above + below, marks: vec![Mark::Stroke { points, pen }], sticky: false }
    }

    /// The same, and a page must not end after it.
    pub(super) fn kept(mut self) -> Self {
        self.sticky = true;
        self
    }

    /// Puts another piece below.
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
    /// Moves it to the right and down.
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
