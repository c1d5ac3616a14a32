//! The two languages of the service.

use serde::{Deserialize, Serialize};

/// A language of the service. Chinese is the default (design.md).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Language {
    /// 简体中文, `zh-CN`.
    #[default]
    Chinese,
    /// English, `en`.
    English,
}

impl Language {
    /// The BCP 47 tag, as in `<html lang>`.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Chinese => "zh-CN",
            Self::English => "en",
        }
    }

    /// The language with this tag. None for other languages.
    pub fn from_tag(tag: &str) -> Option<Self> {
        match tag {
            "zh-CN" => Some(Self::Chinese),
            "en" => Some(Self::English),
            _ => None,
        }
    }
}
