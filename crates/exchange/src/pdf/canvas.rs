//! Draws marks as a page's operators (ISO 32000-1, Annex A).

use super::characters::Raise;
use super::mark::{Mark, Pen};
use super::paper::{Colour, HEIGHT, SIDE, Type, WHITE};
use super::typesetter::{Glyph, SMALLER, Typesetter};
use std::fmt::Write;

/// Circles of four curves: how far the handles stand from the corners, for a radius of 1.
const ROUND: f32 = 0.5523;

/// A page in the making.
#[derive(Default)]
pub(super) struct Canvas {
    operators: String,
    /// The colours that hold: of fills, of strokes.
    fill: Option<Colour>,
    stroke: Option<Colour>,
}

/// Adds an operator with its numbers. Writing to a String cannot fail.
macro_rules! operator {
    ($canvas:expr, $($format:tt)*) => {{
        let _ = writeln!($canvas.operators, $($format)*);
    }};
}

impl Canvas {
    /// Whether nothing has been drawn.
    pub(super) fn is_empty(&self) -> bool {
        self.operators.is_empty()
    }

    /// What was drawn.
    pub(super) fn into_operators(self) -> String {
        self.operators
    }

    /// Draws a mark whose piece begins `top` points below the page's edge. Links are no ink.
    pub(super) fn draw(&mut self, typesetter: &mut Typesetter<'_>, mark: &Mark, top: f32) {
        match mark {
            Mark::Words { x, y, text, style } => self.words(typesetter, (*x, y + top), text, *style),
            Mark::Stroke { points, pen } => self.line(points, *pen, top),
            Mark::Outline { place, radius, pen } => self.outline(*place, *radius, *pen, top),
            Mark::Fill { place, colour } => self.rectangle(*place, *colour, top),
            Mark::Dot { centre, radius, filled, colour } => self.dot((centre.0, centre.1 + top), *radius, *filled, *colour),
            Mark::Link { .. } => {}
        }
    }

    fn words(&mut self, typesetter: &mut Typesetter<'_>, at: (f32, f32), text: &str, style: Type) {
        let (x, y) = on_paper(at);
        self.fill_with(style.colour);
        operator!(self, "BT {x:.2} {y:.2} Td");
        let mut face = None;
        let mut codes = String::new();
        for character in text.chars() {
            let Some(glyph) = typesetter.glyph(character, style.weight) else { continue };
            let plain = typesetter.stands_for(character, glyph);
            if face != Some(glyph.face) || !plain {
                self.show(&mut codes);
            }
            if face != Some(glyph.face) {
                face = Some(glyph.face);
                operator!(self, "/F{} {} Tf", glyph.face, style.size);
            }
            if plain {
                let _ = write!(codes, "{:04X}", glyph.code);
            } else {
                self.show_as(character, glyph, style.size);
            }
        }
        self.show(&mut codes);
        self.operators.push_str("ET\n");
    }

    fn show(&mut self, codes: &mut String) {
        if !codes.is_empty() {
            operator!(self, "<{codes}> Tj");
            codes.clear();
        }
    }

    /// Shows a glyph that stands for another character elsewhere, and says for which one it stands here.
    fn show_as(&mut self, character: char, glyph: Glyph, size: f32) {
        let mut units = [0; 2];
        let units = character.encode_utf16(&mut units).iter();
        let text = units.fold(String::new(), |text, unit| text + &format!("{unit:04X}"));
        let rise = match glyph.raise {
            None => 0.0,
            Some(Raise::Up) => 0.36,
            Some(Raise::Down) => -0.14,
        };
        operator!(self, "/Span <</ActualText <FEFF{text}>>> BDC");
        if glyph.raise.is_some() {
            operator!(self, "/F{} {:.2} Tf {:.2} Ts", glyph.face, size * SMALLER, size * rise);
        }
        operator!(self, "<{:04X}> Tj", glyph.code);
        if glyph.raise.is_some() {
            operator!(self, "/F{} {size} Tf 0 Ts", glyph.face);
        }
        operator!(self, "EMC");
    }

    fn line(&mut self, points: &[(f32, f32)], pen: Pen, top: f32) {
        self.pen(pen);
        for (at, point) in points.iter().enumerate() {
            let (x, y) = on_paper((point.0, point.1 + top));
            operator!(self, "{x:.2} {y:.2} {}", if at == 0 { "m" } else { "l" });
        }
        self.operators.push_str("S\n");
    }

    fn rectangle(&mut self, [x, y, width, height]: [f32; 4], colour: Colour, top: f32) {
        self.fill_with(colour);
        let (x, y) = on_paper((x, y + top + height));
        operator!(self, "{x:.2} {y:.2} {width:.2} {height:.2} re f");
    }

    fn outline(&mut self, [x, y, width, height]: [f32; 4], radius: f32, pen: Pen, top: f32) {
        self.pen(pen);
        let (left, bottom) = on_paper((x, y + top + height));
        self.rounded(left, bottom, left + width, bottom + height, radius);
        self.operators.push_str("s\n");
    }

    fn dot(&mut self, centre: (f32, f32), radius: f32, filled: bool, colour: Colour) {
        let (x, y) = on_paper(centre);
        self.pen(Pen::solid(colour, 1.1));
        self.fill_with(if filled { colour } else { WHITE });
        self.rounded(x - radius, y - radius, x + radius, y + radius, radius);
        self.operators.push_str("b\n");
    }

    /// The path of a rectangle with round corners; a circle, if they are round enough.
    fn rounded(&mut self, left: f32, bottom: f32, right: f32, top: f32, radius: f32) {
        let r = radius.min((right - left) / 2.0).min((top - bottom) / 2.0);
        let k = r * (1.0 - ROUND);
        let corners = [
            [(right - r, bottom), (right - k, bottom), (right, bottom + k), (right, bottom + r)],
            [(right, top - r), (right, top - k), (right - k, top), (right - r, top)],
            [(left + r, top), (left + k, top), (left, top - k), (left, top - r)],
            [(left, bottom + r), (left, bottom + k), (left + k, bottom), (left + r, bottom)],
        ];
        operator!(self, "{:.2} {bottom:.2} m", left + r);
        for [from, a, b, to] in corners {
            operator!(self, "{:.2} {:.2} l", from.0, from.1);
            operator!(self, "{:.2} {:.2} {:.2} {:.2} {:.2} {:.2} c", a.0, a.1, b.0, b.1, to.0, to.1);
        }
    }

    fn pen(&mut self, pen: Pen) {
        if self.stroke.replace(pen.colour) != Some(pen.colour) {
            operator!(self, "{} RG", components(pen.colour));
        }
        operator!(self, "{} w {} 0 d", pen.width, if pen.dashed { "[3 2]" } else { "[]" });
    }

    fn fill_with(&mut self, colour: Colour) {
        if self.fill.replace(colour) != Some(colour) {
            operator!(self, "{} rg", components(colour));
        }
    }
}

/// From points right of the text's edge and down from the paper's, to the paper's own, which count from its lower left.
pub(super) fn on_paper((x, y): (f32, f32)) -> (f32, f32) {
    (SIDE + x, HEIGHT - y)
}

fn components(Colour(red, green, blue): Colour) -> String {
    let share = |part: u8| format!("{:.3}", f32::from(part) / 255.0);
    format!("{} {} {}", share(red), share(green), share(blue))
}
