//! Words that somebody else wrote, as far as they can be kept and shown.

/// Without control characters (Postgres refuses U+0000), and without those that cannot be seen or turn what stands beside them
/// round. The joiners U+200C and U+200D stay: names and scripts need them.
pub fn visible(text: &str) -> String {
    text.chars().filter(|c| !c.is_control() && !is_invisible(*c)).collect()
}

/// Zero-width spaces, separators of lines, and marks of direction.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::visible;

    #[test]
    fn what_cannot_be_seen_is_left_out() {
        assert_eq!(visible("a\0b\u{202e}c\u{200b}\u{2066}\n"), "abc");
        assert_eq!(visible("张䶮\u{200d}\u{fe0f} 𬭎"), "张䶮\u{200d}\u{fe0f} 𬭎");
    }
}
