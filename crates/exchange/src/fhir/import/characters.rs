//! Characters of senders in one form: composed (NFC), and private characters replaced or marked.
//!
//! Two spellings of one name must be equal, and a character that no font has must not vanish: it is written as its code.

use std::fmt::Write;
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// Private characters of GB 18030-2000 and GBK that GB 18030-2022 maps to characters of Unicode (its table of changed characters).
const OF_GB_18030: [(char, char); 18] = [
    ('\u{e78d}', '\u{fe10}'),
    ('\u{e78e}', '\u{fe12}'),
    ('\u{e78f}', '\u{fe11}'),
    ('\u{e790}', '\u{fe13}'),
    ('\u{e791}', '\u{fe14}'),
    ('\u{e792}', '\u{fe15}'),
    ('\u{e793}', '\u{fe16}'),
    ('\u{e794}', '\u{fe17}'),
    ('\u{e795}', '\u{fe18}'),
    ('\u{e796}', '\u{fe19}'),
    ('\u{e81e}', '\u{9fb4}'),
    ('\u{e826}', '\u{9fb5}'),
    ('\u{e82b}', '\u{9fb6}'),
    ('\u{e82c}', '\u{9fb7}'),
    ('\u{e832}', '\u{9fb8}'),
    ('\u{e843}', '\u{9fb9}'),
    ('\u{e854}', '\u{9fba}'),
    ('\u{e864}', '\u{9fbb}'),
];

/// The text in one form. A private character without a standard mapping becomes its code in brackets: `〔U+E000〕`.
pub(super) fn in_one_form(text: &str) -> String {
    let composed = if is_nfc(text) { text.to_owned() } else { text.nfc().collect() };
    if !composed.chars().any(is_private) {
        return composed;
    }
    let mut marked = String::with_capacity(composed.len());
    for character in composed.chars() {
        match OF_GB_18030.iter().find(|(private, _)| *private == character) {
            Some((_, standard)) => marked.push(*standard),
            None if is_private(character) => {
                // Writing to a String cannot fail.
                let _ = write!(marked, "〔U+{:04X}〕", u32::from(character));
            }
            None => marked.push(character),
        }
    }
    marked
}

fn is_private(character: char) -> bool {
    matches!(character, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{ffffd}' | '\u{100000}'..='\u{10fffd}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decomposed_characters_are_composed_and_private_ones_replaced_or_marked() {
        for (text, expected) in [
            ("Mu\u{308}ller", "Müller"),
            ("e\u{301}", "é"),
            ("张\u{e854}", "张龺"),
            ("\u{e000}\u{f0001}", "〔U+E000〕〔U+F0001〕"),
            ("张三 𬭎", "张三 𬭎"),
        ] {
            assert_eq!(in_one_form(text), expected);
        }
    }
}
