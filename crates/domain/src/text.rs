//! Text from people and other systems.

/// Removes control characters (Postgres refuses U+0000), invisible characters and bidirectional controls. The joiners U+200C and
/// U+200D stay: names and some scripts need them.
pub fn visible(text: &str) -> String {
    text.chars().filter(|c| !c.is_control() && !is_invisible(*c)).collect()
}

/// As [`visible`], in one line: line breaks and tabs become spaces, so that words do not grow together.
pub fn one_line(text: &str) -> String {
    visible(&text.split(is_break).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" "))
}

/// As [`visible`], with its lines.
pub fn lines(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace(['\r', '\u{85}', '\u{2028}', '\u{2029}'], "\n");
    text.split('\n').map(one_line).collect::<Vec<_>>().join("\n")
}

/// Line breaks and tabs.
fn is_break(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\u{b}' | '\u{c}' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Zero-width spaces, line and paragraph separators, and bidirectional controls.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::{lines, one_line, visible};

    #[test]
    fn words_of_two_lines_do_not_grow_together() {
        let letter = "No chest pain\nat rest; stop aspirin\r\n\r\nContinue\tamlodipine";
        assert_eq!(one_line(letter), "No chest pain at rest; stop aspirin Continue amlodipine");
        assert_eq!(lines(letter), "No chest pain\nat rest; stop aspirin\n\nContinue amlodipine");
        assert_eq!(lines("a\0\u{202e}b\u{2028}c"), "ab\nc");
    }

    #[test]
    fn invisible_characters_are_removed() {
        assert_eq!(visible("a\0b\u{202e}c\u{200b}\u{2066}\n"), "abc");
        assert_eq!(visible("张䶮\u{200d}\u{fe0f} 𬭎"), "张䶮\u{200d}\u{fe0f} 𬭎");
    }
}
