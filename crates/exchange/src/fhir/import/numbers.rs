//! Keeps the digits of numbers as the sender wrote them. FHIR: the precision of a decimal has a meaning (3.0 is finer than 3),
//! and the JSON library reads numbers without it.

use std::borrow::Cow;

/// The mark before a number that is kept as a text. No JSON text can contain it unescaped.
const MARK: &str = "\"\\u0001";
/// The same mark, as the JSON library reads it.
const MARKED: char = '\u{1}';

/// The text of the file with every number like `3.0` as a marked text, because its last zeros would be lost.
pub(super) fn keep_digits(text: &str) -> Cow<'_, str> {
    let mut kept = String::new();
    let (mut copied, mut at) = (0, 0);
    let bytes = text.as_bytes();
    let mut in_text = false;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'\\' if in_text => at += 1,
            b'"' => in_text = !in_text,
            b'-' | b'0'..=b'9' if !in_text => {
                let end = bytes.iter().skip(at).position(|byte| !is_of_number(*byte)).map_or(bytes.len(), |length| at + length);
                let number = text.get(at..end).unwrap_or_default();
                if ends_in_zeros(number) {
                    kept.push_str(text.get(copied..at).unwrap_or_default());
                    kept.push_str(MARK);
                    kept.push_str(number);
                    kept.push('"');
                    copied = end;
                }
                at = end;
                continue;
            }
            _ => {}
        }
        at += 1;
    }
    if copied == 0 {
        return Cow::Borrowed(text);
    }
    kept.push_str(text.get(copied..).unwrap_or_default());
    Cow::Owned(kept)
}

/// The number that was kept as this text. None for any other text.
pub(super) fn kept(text: &str) -> Option<&str> {
    text.strip_prefix(MARKED).filter(|number| ends_in_zeros(number))
}

fn is_of_number(byte: u8) -> bool {
    byte.is_ascii_digit() || b"+-.eE".contains(&byte)
}

/// Whether this is a valid number of JSON without an exponent, with a last zero after the point.
fn ends_in_zeros(number: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let Some((whole, part)) = number.strip_prefix('-').unwrap_or(number).split_once('.') else { return false };
    digits(whole) && digits(part) && part.ends_with('0') && (whole == "0" || !whole.starts_with('0'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_numbers_that_would_lose_digits_are_marked() {
        for (text, expected) in [
            (r#"{"a":3.0,"b":[-1.50, 0.0]}"#, r#"{"a":"\u00013.0","b":["\u0001-1.50", "\u00010.0"]}"#),
            (r#"{"a":3,"b":3.4,"c":1e10,"d":1.0e3}"#, r#"{"a":3,"b":3.4,"c":1e10,"d":1.0e3}"#),
            (r#"{"a":"3.0","b":"\"3.0"}"#, r#"{"a":"3.0","b":"\"3.0"}"#),
            ("{\"a\":03.0,\"b\":3.0.0,\"c\":-.0}", "{\"a\":03.0,\"b\":3.0.0,\"c\":-.0}"),
            ("3.0", r#""\u00013.0""#),
        ] {
            assert_eq!(keep_digits(text), expected);
        }
        assert_eq!((kept("\u{1}3.0"), kept("3.0"), kept("\u{1}x")), (Some("3.0"), None, None));
    }
}
