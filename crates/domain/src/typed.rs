//! Normalises typed numbers, codes, dates and telephone numbers.
//!
//! Chinese input methods produce full-width characters, text that is copied from messages contains invisible marks and dashes of
//! all lengths, and people group long numbers. Every field that takes digits accepts these. Full Unicode normalisation (NFKC)
//! would also turn ① and ² into digits, and needs another dependency.

use crate::text::visible;

/// Half-width characters, one kind of hyphen and one kind of space; no invisible marks; no space at the ends.
pub(crate) fn plain(text: &str) -> String {
    visible(text).chars().filter(|c| !is_mark(*c)).map(half_width).collect::<String>().trim().to_owned()
}

/// The same in upper case, without any space and without the characters of `drop`.
pub(crate) fn tidy(text: &str, drop: &[char]) -> String {
    plain(text).chars().filter(|c| !c.is_whitespace() && !drop.contains(c)).map(|c| c.to_ascii_uppercase()).collect()
}

/// Soft hyphen, joiners and variation selectors. They stay in names and texts, and have no meaning in numbers.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}')
}

/// U+FF01 to U+FF5E are the full-width forms of U+0021 to U+007E. Other spaces become a space, other hyphens and dashes and the
/// minus sign become a hyphen.
fn half_width(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' => '-',
        _ if c.is_whitespace() => ' ',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::{plain, tidy};

    #[test]
    fn full_width_spaces_and_case_are_normalised() {
        assert_eq!(tidy(" １１０1\u{3000}05x－ｚ", &['-']), "110105XZ");
    }

    #[test]
    fn invisible_marks_and_dashes_are_normalised() {
        assert_eq!(plain("\u{200b}０７５５\u{2013}8200\u{ad}\u{2060}0000\u{202c}\u{feff}"), "0755-82000000");
        assert_eq!(tidy("4403\u{2011}9919\u{200d}50", &['-']), "4403991950");
        assert_eq!(plain("（０７５５）\u{3000}8200　0000"), "(0755) 8200 0000");
        assert_eq!(plain("①²"), "①²", "not digits");
    }
}
