//! The look: A4, ink, one jade green, hairlines. Lengths are points (1/72 inch).

use super::fonts::Weight;

/// The width of A4.
pub(super) const WIDTH: f32 = 595.28;
/// The height of A4.
pub(super) const HEIGHT: f32 = 841.89;
/// Left and right of the text: 19 mm.
pub(super) const SIDE: f32 = 54.0;
/// Above the text.
pub(super) const TOP: f32 = 54.0;
/// Where text ends, from the top: below it stands the footer.
pub(super) const FLOOR: f32 = HEIGHT - 66.0;
/// The width of the text.
pub(super) const MEASURE: f32 = WIDTH - 2.0 * SIDE;
/// What a page holds, from top to bottom.
pub(super) const COLUMN: f32 = FLOOR - TOP;
/// The base line of the footer, from the top.
pub(super) const FOOT: f32 = HEIGHT - 38.0;

/// A colour: red, green, blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Colour(pub(super) u8, pub(super) u8, pub(super) u8);

// As in style/tokens.css, in light.
/// Text.
pub(super) const INK: Colour = Colour(0x1d, 0x1c, 0x19);
/// Text that steps back.
pub(super) const SOFT: Colour = Colour(0x5a, 0x56, 0x4d);
/// Hairlines.
pub(super) const LINE: Colour = Colour(0xdd, 0xd7, 0xca);
/// Outlines.
pub(super) const EDGE: Colour = Colour(0x83, 0x7c, 0x6e);
/// The brand.
pub(super) const JADE: Colour = Colour(0x0a, 0x66, 0x50);
/// The reference range.
pub(super) const JADE_WASH: Colour = Colour(0xe5, 0xf0, 0xeb);
/// Paper.
pub(super) const WHITE: Colour = Colour(0xff, 0xff, 0xff);

/// A hairline's thickness.
pub(super) const HAIR: f32 = 0.6;

/// How words look.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Type {
    pub(super) weight: Weight,
    /// The letters' size.
    pub(super) size: f32,
    /// From one line to the next.
    pub(super) leading: f32,
    pub(super) colour: Colour,
}

impl Type {
    const fn new(weight: Weight, size: f32, leading: f32, colour: Colour) -> Self {
        Self { weight, size, leading, colour }
    }

    /// From the top of a line to its base line: the letters stand in its middle.
    pub(super) fn base(self) -> f32 {
        // Chinese characters reach from 0.12 below the base line to 0.88 above it.
        (self.leading - self.size) / 2.0 + self.size * 0.88
    }
}

/// The cover's heading.
pub(super) const COVER: Type = Type::new(Weight::Bold, 26.0, 37.0, INK);
/// The line under it.
pub(super) const LEAD: Type = Type::new(Weight::Regular, 13.0, 21.0, SOFT);
/// A chapter's heading.
pub(super) const TITLE: Type = Type::new(Weight::Bold, 17.0, 26.0, INK);
/// A heading within a chapter.
pub(super) const HEADING: Type = Type::new(Weight::Bold, 12.5, 20.0, INK);
/// The title of an entry, of a note of the cover, of a chart.
pub(super) const STRONG: Type = Type::new(Weight::Bold, 10.5, 17.0, INK);
/// Text.
pub(super) const TEXT: Type = Type::new(Weight::Regular, 10.5, 17.0, INK);
/// Labels.
pub(super) const LABEL: Type = Type::new(Weight::Regular, 10.5, 17.0, SOFT);
/// Cells of a table.
pub(super) const CELL: Type = Type::new(Weight::Regular, 9.5, 15.0, INK);
/// Heads of a table's columns.
pub(super) const HEAD: Type = Type::new(Weight::Bold, 9.0, 14.0, SOFT);
/// Notes, provenance, what stands in a chart.
pub(super) const SMALL: Type = Type::new(Weight::Regular, 8.5, 13.5, SOFT);
/// The word of a badge.
pub(super) const BADGE: Type = Type::new(Weight::Regular, 8.5, 13.5, INK);
