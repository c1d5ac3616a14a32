//! Plain words for technical terms: reads `glossary.toml`.

use std::{collections::HashMap, sync::LazyLock};

use domain::entry::{Coding, Content};
use serde::Deserialize;

use crate::words;

/// A medical term, with its explanation in plain words.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    codes: Vec<String>,
    names: Vec<String>,
    zh: String,
    en: String,
    help_zh: String,
    help_en: String,
    tag: Option<Group>,
    #[serde(default)]
    follow_up: bool,
    /// The value of one unit in the term's first unit, by the unit's name.
    #[serde(default)]
    units: HashMap<String, f64>,
}

/// A group of the health tags (个人健康标识) to which a condition assigns its person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Group {
    /// 慢性病或重点疾病.
    Chronic,
    /// 法定传染病.
    Infectious,
    /// 妇幼人群: a pregnancy.
    Pregnancy,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    term: Vec<Term>,
}

struct Glossary {
    terms: Vec<Term>,
    by_code: HashMap<String, usize>,
    by_name: HashMap<String, usize>,
}

static GLOSSARY: LazyLock<Glossary> = LazyLock::new(|| {
    // The tests find a malformed file. In production a page is shown without explanations rather than not at all.
    let terms = toml::from_str::<File>(include_str!("../glossary.toml")).map(|file| file.term).unwrap_or_default();
    let each = |names: fn(&Term) -> &Vec<String>| {
        let pairs = terms.iter().enumerate().flat_map(|(place, term)| names(term).iter().map(move |name| (name.clone(), place)));
        pairs.collect::<HashMap<_, _>>()
    };
    let (by_code, by_name) = (each(|term| &term.codes), each(|term| &term.names));
    Glossary { terms, by_code, by_name }
});

impl Term {
    /// The term of this entry, by its code or otherwise by its label.
    pub fn of(content: &Content) -> Option<&'static Self> {
        let glossary = &*GLOSSARY;
        let by_code = content.coding.as_ref().and_then(|coding| glossary.by_code.get(&key(coding)));
        by_code.or_else(|| glossary.by_name.get(&content.label)).map(|place| &glossary.terms[*place])
    }

    /// The plain name, in the language of the page.
    pub fn name(&self) -> String {
        words::pick(&self.zh, &self.en)
    }

    /// The explanation.
    pub fn help(&self) -> String {
        words::pick(&self.help_zh, &self.help_en)
    }

    /// The group to which the condition assigns its person.
    pub fn group(&self) -> Option<Group> {
        self.tag
    }

    /// Whether the national programme follows up people with this condition (高血压, 2 型糖尿病).
    pub fn is_followed_up(&self) -> bool {
        self.follow_up
    }

    /// The codes of the term.
    pub fn codings(&self) -> impl Iterator<Item = Coding> {
        let coding = |code: &String| {
            code.split_once('|').map(|(system, code)| Coding { system: system.to_owned(), code: code.to_owned() })
        };
        self.codes.iter().filter_map(coding)
    }

    /// The names that senders use for the term.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// Converts a number from one unit to another; `None` if a unit is unknown.
    pub fn convert(&self, number: f64, from: &str, to: &str) -> Option<f64> {
        Some(number * self.units.get(plain_unit(from))? / self.units.get(plain_unit(to))?)
    }
}

fn key(coding: &Coding) -> String {
    format!("{}|{}", coding.system, coding.code)
}

/// The unit with one spelling of micro: senders use three.
fn plain_unit(unit: &str) -> &str {
    match unit {
        "μmol/L" | "µmol/L" => "umol/L",
        unit => unit,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{
        entry::EntryKind,
        measured_at::{MeasuredAt, Precision},
    };

    fn content(label: &str, code: Option<&str>) -> Content {
        Content {
            kind: EntryKind::Result,
            label: label.to_owned(),
            coding: code.map(|code| Coding { system: "http://loinc.org".to_owned(), code: code.to_owned() }),
            status: None,
            qualification: None,
            at: MeasuredAt::new(chrono::DateTime::UNIX_EPOCH, Precision::Day),
            until: None,
            value: None,
            details: Vec::new(),
            visit: None,
            report: None,
        }
    }

    #[test]
    fn the_file_is_whole() {
        let terms = toml::from_str::<File>(include_str!("../glossary.toml")).expect("readable").term;
        assert!(terms.len() > 40);
        let glossary = &*GLOSSARY;
        assert_eq!(glossary.by_code.len(), terms.iter().map(|term| term.codes.len()).sum::<usize>(), "a code means one term");
        assert_eq!(glossary.by_name.len(), terms.iter().map(|term| term.names.len()).sum::<usize>(), "a name means one term");
        for term in &terms {
            assert!(!term.names.is_empty() && term.codings().count() == term.codes.len(), "{}", term.en);
            for text in [&term.zh, &term.en, &term.help_zh, &term.help_en] {
                assert!((2..200).contains(&text.chars().count()), "{}: {text}", term.en);
            }
            assert!(term.help_zh.ends_with('。') && term.help_en.ends_with('.'), "{}", term.en);
            assert!(!term.en.chars().chain(term.help_en.chars()).any(|c| c > '\u{2fff}'), "{}", term.en);
        }
    }

    #[test]
    fn a_term_is_found_by_its_code_first() {
        let by_code = Term::of(&content("Glucose", Some("2160-0"))).map(|term| term.en.as_str());
        assert_eq!(by_code, Some("Blood sugar"), "an unknown code leaves the words");
        assert_eq!(Term::of(&content("某", Some("4548-4"))).map(|term| term.zh.as_str()), Some("糖化血红蛋白"));
        assert!(Term::of(&content("某", None)).is_none());
    }

    #[test]
    fn units_are_converted_by_molar_mass() {
        let term = Term::of(&content("总胆固醇", None)).expect("known");
        let converted = term.convert(200.0, "mg/dL", "mmol/L").expect("known units");
        assert!((converted - 5.17).abs() < 0.01, "{converted}");
        assert!((term.convert(5.2, "mmol/L", "mmol/L").expect("known") - 5.2).abs() < f64::EPSILON);
        assert!(term.convert(5.2, "mmol/L", "g/L").is_none());
        let creatinine = Term::of(&content("肌酐", None)).expect("known");
        assert!((creatinine.convert(1.0, "mg/dL", "μmol/L").expect("known") - 88.4).abs() < 0.01);
    }
}
