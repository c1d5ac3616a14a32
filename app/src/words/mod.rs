//! Every text that a person reads, in Chinese and in English side by side.
//!
//! One file per feature. A text is one line of [`words!`]: its name, then Chinese, then English; a missing language does not
//! compile. Texts with values name them: `greeting(name)`. To add one: write the line, call the function in a view:
//! `{words::shell::sign_out()}`.

use domain::language::Language;
use leptos::prelude::use_context;

/// The language of the page that is being rendered; Chinese if none was provided.
pub fn language() -> Language {
    use_context::<Language>().unwrap_or_default()
}

/// The language of a text that is not ours, if it differs from the page's (WCAG 3.1.2): a text with Han characters is Chinese,
/// a text with only Latin letters is taken as English.
pub fn language_of(text: &str) -> Option<&'static str> {
    let han = text.chars().any(|c| matches!(c, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{323af}'));
    let latin = !han && text.chars().filter(char::is_ascii_alphabetic).count() > 2;
    match language() {
        Language::English if han => Some(Language::Chinese.tag()),
        Language::Chinese if latin => Some(Language::English.tag()),
        _ => None,
    }
}

/// The Chinese or the English text, by the language of the page.
pub fn pick(chinese: &str, english: &str) -> String {
    match language() {
        Language::Chinese => chinese.to_owned(),
        Language::English => english.to_owned(),
    }
}

/// A text in brackets, to follow another text.
pub fn aside(text: &str) -> String {
    pick(&format!("（{text}）"), &format!(" ({text})"))
}

/// A label and its text, in one line.
pub fn labelled(label: &str, text: &str) -> String {
    pick(&format!("{label}：{text}"), &format!("{label}: {text}"))
}

/// Defines one function per text. See the module's doc.
macro_rules! words {
    ($($(#[$doc:meta])* $name:ident $(($($value:ident),+))? => $zh:literal, $en:literal;)+) => {
        $( words!(@one $(#[$doc])* $name $(($($value),+))? => $zh, $en); )+
    };
    (@one $(#[$doc:meta])* $name:ident => $zh:literal, $en:literal) => {
        $(#[$doc])*
        #[doc = $en]
        pub fn $name() -> &'static str {
            match $crate::words::language() {
                ::domain::language::Language::Chinese => $zh,
                ::domain::language::Language::English => $en,
            }
        }
    };
    (@one $(#[$doc:meta])* $name:ident ($($value:ident),+) => $zh:literal, $en:literal) => {
        $(#[$doc])*
        #[doc = $en]
        pub fn $name($($value: impl ::std::fmt::Display),+) -> String {
            match $crate::words::language() {
                ::domain::language::Language::Chinese => format!($zh),
                ::domain::language::Language::English => format!($en),
            }
        }
    };
}
pub(crate) use words;

pub mod account;
pub mod advice;
pub mod basics;
pub mod components;
pub mod corrections;
pub mod counter;
pub mod desk;
pub mod entries;
pub mod errors;
pub mod exports;
pub mod history;
pub mod measurements;
pub mod notices;
pub mod record;
pub mod shell;
pub mod sign_in;
pub mod sources;
pub mod verification;
