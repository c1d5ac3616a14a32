//! The name of a person as a document states it.

use std::fmt;

use crate::text::visible;

/// The most characters that a name has (WS 365, 本人姓名: 50).
const LONGEST: usize = 50;

/// A name: letters of any script, spaces, and the marks that names have. Typed variants of `·` become `·`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonName(String);

/// What is wrong with a typed name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PersonNameProblem {
    /// Nothing was typed.
    #[error("no name was given")]
    Empty,
    /// It has this many characters, more than 50.
    #[error("the name has {0} characters, more than 50")]
    TooLong(usize),
    /// It contains this character, which is no letter.
    #[error("a name does not contain {0:?}")]
    Character(char),
}

impl PersonName {
    /// Parses typed text.
    pub fn parse(text: &str) -> Result<Self, PersonNameProblem> {
        let words: Vec<String> = visible(text).split_whitespace().map(|word| word.chars().map(one_form).collect()).collect();
        let name = words.join(" ");
        if name.is_empty() {
            return Err(PersonNameProblem::Empty);
        }
        if let Some(wrong) = name.chars().find(|c| !may_be_in_a_name(*c)) {
            return Err(PersonNameProblem::Character(wrong));
        }
        match name.chars().count() {
            long if long > LONGEST => Err(PersonNameProblem::TooLong(long)),
            _ => Ok(Self(name)),
        }
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for PersonName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn one_form(c: char) -> char {
    match c {
        '•' | '・' | '‧' | '．' => '·',
        '’' => '\'',
        _ => c,
    }
}

fn may_be_in_a_name(c: char) -> bool {
    // Combining marks, and the marks that select a form of a Han character.
    c.is_alphabetic()
        || matches!(c, ' ' | '·' | '-' | '\'' | '.' | ',' | '\u{300}'..='\u{36f}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_many_scripts_are_accepted() {
        for name in
            ["陈桂兰", "张䶮", "陈𬭎", "阿依努尔·买买提江", "Marie Tremblay", "Zoë O'Neill-Smith", "Nguyễn Thị Hoa", "Jr., Sammy"]
        {
            assert_eq!(PersonName::parse(name).unwrap().as_str(), name);
        }
    }

    #[test]
    fn variants_of_typing_become_one_form() {
        assert_eq!(PersonName::parse("  阿依努尔•买买提江 ").unwrap().as_str(), "阿依努尔·买买提江");
        assert_eq!(PersonName::parse("Marie\u{3000} Tremblay\u{200b}").unwrap().as_str(), "Marie Tremblay");
    }

    #[test]
    fn what_is_no_name_is_refused() {
        assert_eq!(PersonName::parse(" \u{200b} "), Err(PersonNameProblem::Empty));
        assert_eq!(PersonName::parse("440304199003070018"), Err(PersonNameProblem::Character('4')));
        assert_eq!(PersonName::parse("<b>"), Err(PersonNameProblem::Character('<')));
        assert_eq!(PersonName::parse(&"梅".repeat(51)), Err(PersonNameProblem::TooLong(51)));
    }
}
