//! The text size: standard, or 长辈版. A cookie stores it.

/// The text size.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TextSize {
    /// 标准版.
    #[default]
    Standard,
    /// 长辈版: text × 1.375, click targets of at least 60 px, fewer items per screen.
    Large,
}

impl TextSize {
    /// The value in the cookie, in the switch's form, and in `<html data-size>`.
    pub fn cookie_value(self) -> &'static str {
        match self {
            Self::Standard => "standard",
            Self::Large => "large",
        }
    }

    /// The size with this value; `None` for an unknown value.
    pub fn from_cookie(value: &str) -> Option<Self> {
        match value {
            "standard" => Some(Self::Standard),
            "large" => Some(Self::Large),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::TextSize;

    #[test]
    fn a_written_text_size_is_parsed_again() {
        for size in [TextSize::Standard, TextSize::Large] {
            assert_eq!(TextSize::from_cookie(size.cookie_value()), Some(size));
        }
        assert_eq!(TextSize::from_cookie("huge"), None);
    }
}
