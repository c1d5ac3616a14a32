//! Writes marks as the operators of a page (ISO 32000-1, Annex A).

use super::characters::ScriptPosition;
use super::mark::{Mark, Pen};
use super::style::{Colour, MARGIN, PAGE_HEIGHT, TextStyle, WHITE};
use super::typesetter::{Glyph, SCRIPT_SCALE, Typesetter};
use std::fmt::Write;

/// The distance of the control points from the end points, when four Bézier curves approximate a circle of radius 1.
const CIRCLE_HANDLE: f32 = 0.5523;

/// The content of a page while it is written.
#[derive(Default)]
pub(super) struct Canvas {
    operators: String,
    /// The current fill colour.
    fill: Option<Colour>,
    /// The current stroke colour.
    stroke: Option<Colour>,
}

/// Appends an operator with its operands. Writing to a String cannot fail.
macro_rules! operator {
    ($canvas:expr, $($format:tt)*) => {{
        let _ = writeln!($canvas.operators, $($format)*);
    }};
}

impl Canvas {
    pub(super) fn is_empty(&self) -> bool {
        self.operators.is_empty()
    }

    pub(super) fn into_operators(self) -> String {
        self.operators
    }

    /// Draws a mark of a piece that begins `top` points below the top edge of the page. A link draws nothing.
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

    fn words(&mut self, typesetter: &mut Typesetter<'_>, at: (f32, f32), text: &str, style: TextStyle) {
        let (x, y) = to_pdf_coordinates(at);
        self.fill_with(style.colour);
        operator!(self, "BT {x:.2} {y:.2} Td");
        let mut face = None;
        let mut codes = String::new();
        for character in text.chars() {
            let Some(glyph) = typesetter.glyph(character, style.weight) else { continue };
            let plain = typesetter.record_use(character, glyph);
            if face != Some(glyph.face) || !plain {
                self.show_codes(&mut codes);
            }
            if face != Some(glyph.face) {
                face = Some(glyph.face);
                operator!(self, "/F{} {} Tf", glyph.face, style.size);
            }
            if plain {
                let _ = write!(codes, "{:04X}", glyph.code);
            } else {
                self.show_with_actual_text(character, glyph, style.size);
            }
        }
        self.show_codes(&mut codes);
        self.operators.push_str("ET\n");
    }

    fn show_codes(&mut self, codes: &mut String) {
        if !codes.is_empty() {
            operator!(self, "<{codes}> Tj");
            codes.clear();
        }
    }

    /// Shows a glyph together with the character that it stands for here. Elsewhere in the font's `ToUnicode` map the glyph
    /// stands for another character (ISO 32000-1, 14.9.4).
    fn show_with_actual_text(&mut self, character: char, glyph: Glyph, size: f32) {
        let mut units = [0; 2];
        let units = character.encode_utf16(&mut units).iter();
        let text = units.fold(String::new(), |text, unit| text + &format!("{unit:04X}"));
        let rise = match glyph.position {
            None => 0.0,
            Some(ScriptPosition::Superscript) => 0.36,
            Some(ScriptPosition::Subscript) => -0.14,
        };
        operator!(self, "/Span <</ActualText <FEFF{text}>>> BDC");
        if glyph.position.is_some() {
            operator!(self, "/F{} {:.2} Tf {:.2} Ts", glyph.face, size * SCRIPT_SCALE, size * rise);
        }
        operator!(self, "<{:04X}> Tj", glyph.code);
        if glyph.position.is_some() {
            operator!(self, "/F{} {size} Tf 0 Ts", glyph.face);
        }
        operator!(self, "EMC");
    }

    fn line(&mut self, points: &[(f32, f32)], pen: Pen, top: f32) {
        self.pen(pen);
        for (at, point) in points.iter().enumerate() {
            let (x, y) = to_pdf_coordinates((point.0, point.1 + top));
            operator!(self, "{x:.2} {y:.2} {}", if at == 0 { "m" } else { "l" });
        }
        self.operators.push_str("S\n");
    }

    fn rectangle(&mut self, [x, y, width, height]: [f32; 4], colour: Colour, top: f32) {
        self.fill_with(colour);
        let (x, y) = to_pdf_coordinates((x, y + top + height));
        operator!(self, "{x:.2} {y:.2} {width:.2} {height:.2} re f");
    }

    fn outline(&mut self, [x, y, width, height]: [f32; 4], radius: f32, pen: Pen, top: f32) {
        self.pen(pen);
        let (left, bottom) = to_pdf_coordinates((x, y + top + height));
        self.rounded(left, bottom, left + width, bottom + height, radius);
        self.operators.push_str("s\n");
    }

    fn dot(&mut self, centre: (f32, f32), radius: f32, filled: bool, colour: Colour) {
        let (x, y) = to_pdf_coordinates(centre);
        self.pen(Pen::solid(colour, 1.1));
        self.fill_with(if filled { colour } else { WHITE });
        self.rounded(x - radius, y - radius, x + radius, y + radius, radius);
        self.operators.push_str("b\n");
    }

    /// The path of a rectangle with rounded corners; a circle, if the radius is half of the sides.
    fn rounded(&mut self, left: f32, bottom: f32, right: f32, top: f32, radius: f32) {
        let r = radius.min((right - left) / 2.0).min((top - bottom) / 2.0);
        let k = r * (1.0 - CIRCLE_HANDLE);
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
            operator!(self, "{} RG", colour_operands(pen.colour));
        }
        operator!(self, "{} w {} 0 d", pen.width, if pen.dashed { "[3 2]" } else { "[]" });
    }

    fn fill_with(&mut self, colour: Colour) {
        if self.fill.replace(colour) != Some(colour) {
            operator!(self, "{} rg", colour_operands(colour));
        }
    }
}

/// Converts a point from layout coordinates (right of the left margin, down from the top edge) to PDF coordinates (from the
/// lower left corner).
pub(super) fn to_pdf_coordinates((x, y): (f32, f32)) -> (f32, f32) {
    (MARGIN + x, PAGE_HEIGHT - y)
}

fn colour_operands(Colour(red, green, blue): Colour) -> String {
    let share = |part: u8| format!("{:.3}", f32::from(part) / 255.0);
    format!("{} {} {}", share(red), share(green), share(blue))
}
