//! Normalises typed numbers and codes.

/// Converts full-width characters to half-width and letters to upper case. Removes white space and the characters of `drop`.
///
/// Chinese input methods often produce full-width digits, and people group long numbers.
pub(crate) fn tidy(text: &str, drop: &[char]) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace())
        .map(half_width)
        .filter(|c| !drop.contains(c))
        .map(|c| c.to_ascii_uppercase())
        .collect()
}

/// U+FF01–U+FF5E are the full-width forms of U+0021–U+007E. Full Unicode normalisation (NFKC) would change more, and needs another
/// dependency.
fn half_width(c: char) -> char {
    match u32::from(c) {
        wide @ 0xFF01..=0xFF5E => char::from_u32(wide - 0xFEE0).unwrap_or(c),
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::tidy;

    #[test]
    fn full_width_spaces_and_case_are_normalised() {
        assert_eq!(tidy(" １１０1\u{3000}05x－ｚ", &['-']), "110105XZ");
    }
}
