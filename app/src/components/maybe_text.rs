//! Text that can be missing, so that a prop accepts a `&str`, a `String` or an `Option` of either.

/// Text or nothing; an empty string counts as nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MaybeText(Option<String>);

impl MaybeText {
    /// The text, if there is any.
    pub fn get(self) -> Option<String> {
        self.0
    }

    /// Whether there is any text.
    pub fn is_some(&self) -> bool {
        self.0.is_some()
    }
}

impl From<String> for MaybeText {
    fn from(text: String) -> Self {
        Self(Some(text).filter(|text| !text.is_empty()))
    }
}

impl From<&str> for MaybeText {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

impl From<Option<String>> for MaybeText {
    fn from(text: Option<String>) -> Self {
        text.map(Self::from).unwrap_or_default()
    }
}

impl From<Option<&str>> for MaybeText {
    fn from(text: Option<&str>) -> Self {
        text.map(Self::from).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::MaybeText;

    #[test]
    fn an_empty_string_is_nothing() {
        assert!(!MaybeText::from("").is_some());
        assert_eq!(MaybeText::from(Some("有")).get().as_deref(), Some("有"));
        assert_eq!(MaybeText::from(None::<String>).get(), None);
    }
}
