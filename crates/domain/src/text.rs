//! Text from people and other systems.

/// Removes control characters (Postgres refuses U+0000), invisible characters and bidirectional controls. The joiners U+200C and
/// U+200D stay: names and some scripts need them.
pub fn visible(text: &str) -> String {
    text.chars().filter(|c| !c.is_control() && !is_invisible(*c)).collect()
}

/// Zero-width spaces, line and paragraph separators, and bidirectional controls.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::visible;

    #[test]
    fn invisible_characters_are_removed() {
        assert_eq!(visible("a\0b\u{202e}c\u{200b}\u{2066}\n"), "abc");
        assert_eq!(visible("张䶮\u{200d}\u{fe0f} 𬭎"), "张䶮\u{200d}\u{fe0f} 𬭎");
    }
}
