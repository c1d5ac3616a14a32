//! Measures the contrast of the colour tokens (WCAG 2.2: text 4.5:1, borders of controls 3:1).

use super::style::STYLE;
use std::collections::HashMap;

type Palette = HashMap<&'static str, f64>;

/// The relative luminance of `#rrggbb`.
fn luminance(colour: &str) -> f64 {
    let channel = |at: usize| {
        let share = f64::from(u8::from_str_radix(&colour[at..at + 2], 16).unwrap()) / 255.0;
        if share <= 0.040_45 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
}

/// The relative luminances of the colours in the CSS block that starts with this text.
fn palette(start: &str) -> Palette {
    let block = STYLE.split_once(start).unwrap().1.split_once('}').unwrap().0;
    let colour = |line: &'static str| {
        let (name, value) = line.trim().strip_prefix("--")?.strip_suffix(';')?.split_once(": ")?;
        value.starts_with('#').then(|| (name, luminance(value)))
    };
    block.lines().filter_map(colour).collect()
}

fn contrast(palette: &Palette, one: &str, other: &str) -> f64 {
    let (one, other) = (palette[one], palette[other]);
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn palettes() -> [Palette; 2] {
    [palette(":root {"), palette("(prefers-color-scheme: dark) {\n  :root {")]
}

#[test]
fn every_text_stands_out_from_every_ground() {
    for palette in palettes() {
        for text in ["ink", "soft", "jade", "jade-deep", "amber", "red", "blue"] {
            for ground in ["paper", "surface", "sunken", "jade-wash", "amber-wash", "red-wash", "blue-wash"] {
                let found = contrast(&palette, text, ground);
                assert!(found >= 4.5, "{text} on {ground}: {found:.2}");
            }
        }
        for (text, ground) in [
            ("on-jade", "jade"),
            ("on-jade", "jade-deep"),
            ("on-red", "red"),
            ("paper", "ink"),
            ("on-frame", "frame"),
            ("frame-soft", "frame"),
        ] {
            assert!(contrast(&palette, text, ground) >= 4.5, "{text} on {ground}");
        }
    }
}

#[test]
fn the_edge_of_a_control_can_be_seen() {
    for palette in palettes() {
        for ground in ["paper", "surface", "sunken"] {
            assert!(contrast(&palette, "edge", ground) >= 3.0, "{ground}");
        }
    }
}

#[test]
fn the_measure_can_fail() {
    let grey = HashMap::from([("text", luminance("#999999")), ("ground", luminance("#ffffff"))]);
    assert!(contrast(&grey, "text", "ground") < 4.5);
}
