//! Page size, colours and text styles. Lengths are in points (1/72 inch).

use super::fonts::Weight;

/// The width of A4.
pub(super) const PAGE_WIDTH: f32 = 595.28;
/// The height of A4.
pub(super) const PAGE_HEIGHT: f32 = 841.89;
/// The left and right margins: 19 mm.
pub(super) const MARGIN: f32 = 54.0;
/// The top of the text area.
pub(super) const TEXT_TOP: f32 = 54.0;
/// The bottom of the text area, from the top edge. The footer is below.
pub(super) const TEXT_BOTTOM: f32 = PAGE_HEIGHT - 66.0;
/// The width of the text area.
pub(super) const TEXT_WIDTH: f32 = PAGE_WIDTH - 2.0 * MARGIN;
/// The height of the text area.
pub(super) const TEXT_HEIGHT: f32 = TEXT_BOTTOM - TEXT_TOP;
/// The baseline of the footer, from the top edge.
pub(super) const FOOTER_BASELINE: f32 = PAGE_HEIGHT - 38.0;

/// A colour: red, green, blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Colour(pub(super) u8, pub(super) u8, pub(super) u8);

// The colours of the light theme in style/tokens.css.
/// Text.
pub(super) const INK: Colour = Colour(0x1d, 0x1c, 0x19);
/// Secondary text.
pub(super) const MUTED: Colour = Colour(0x5a, 0x56, 0x4d);
/// Hairlines and thin rules.
pub(super) const RULE: Colour = Colour(0xdd, 0xd7, 0xca);
/// Outlines.
pub(super) const EDGE: Colour = Colour(0x83, 0x7c, 0x6e);
/// The brand colour.
pub(super) const JADE: Colour = Colour(0x0a, 0x66, 0x50);
/// The band of a reference range.
pub(super) const JADE_WASH: Colour = Colour(0xe5, 0xf0, 0xeb);
/// Paper.
pub(super) const WHITE: Colour = Colour(0xff, 0xff, 0xff);

/// The thickness of a hairline.
pub(super) const HAIRLINE: f32 = 0.6;

/// The style of a text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct TextStyle {
    pub(super) weight: Weight,
    /// The font size.
    pub(super) size: f32,
    /// The distance between two baselines.
    pub(super) leading: f32,
    pub(super) colour: Colour,
}

impl TextStyle {
    const fn new(weight: Weight, size: f32, leading: f32, colour: Colour) -> Self {
        Self { weight, size, leading, colour }
    }

    /// The distance from the top of a line to its baseline. The letters are vertically centred.
    pub(super) fn baseline(self) -> f32 {
        // Chinese characters extend from 0.12 em below the baseline to 0.88 em above it.
        (self.leading - self.size) / 2.0 + self.size * 0.88
    }
}

/// The title of the cover.
pub(super) const COVER: TextStyle = TextStyle::new(Weight::Bold, 26.0, 37.0, INK);
/// The subtitle of the cover.
pub(super) const LEAD: TextStyle = TextStyle::new(Weight::Regular, 13.0, 21.0, MUTED);
/// A chapter's heading.
pub(super) const TITLE: TextStyle = TextStyle::new(Weight::Bold, 17.0, 26.0, INK);
/// A heading within a chapter.
pub(super) const HEADING: TextStyle = TextStyle::new(Weight::Bold, 12.5, 20.0, INK);
/// The title of an entry, of a chart, and of a note on the cover.
pub(super) const STRONG: TextStyle = TextStyle::new(Weight::Bold, 10.5, 17.0, INK);
/// Body text.
pub(super) const TEXT: TextStyle = TextStyle::new(Weight::Regular, 10.5, 17.0, INK);
/// Labels of facts.
pub(super) const LABEL: TextStyle = TextStyle::new(Weight::Regular, 10.5, 17.0, MUTED);
/// Cells of a table.
pub(super) const CELL: TextStyle = TextStyle::new(Weight::Regular, 9.5, 15.0, INK);
/// Headers of table columns.
pub(super) const HEAD: TextStyle = TextStyle::new(Weight::Bold, 9.0, 14.0, MUTED);
/// Notes, provenance, and the text of a chart.
pub(super) const SMALL: TextStyle = TextStyle::new(Weight::Regular, 8.5, 13.5, MUTED);
/// The word of a badge.
pub(super) const BADGE: TextStyle = TextStyle::new(Weight::Regular, 8.5, 13.5, INK);
