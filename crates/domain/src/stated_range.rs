//! A reference range as a sender states it: its ends or its words, and for whom it holds.
//!
//! A value is judged only by a range that holds for its person (FHIR R4 `Observation.referenceRange`: `type`, `appliesTo`, `age`).
//! A treatment target is no reference range. A range is stored as a detail of its entry, in lines of [`StatedRange::lines`].

use crate::language::Language;
use crate::sex::Sex;
use crate::time::age_on;
use chrono::{Datelike, NaiveDate};

/// Years from which a person is an adult (Article 17 of the Civil Code).
const ADULT: u32 = 18;

/// A reference range.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StatedRange {
    /// The low end, in the sender's digits.
    pub low: Option<String>,
    /// The high end, in the sender's digits.
    pub high: Option<String>,
    /// The unit of both ends; may be empty.
    pub unit: String,
    /// The sender's words: "negative", "<0.04".
    pub words: Option<String>,
    /// What kind of range it is, if it is not the usual range of healthy people: a code of FHIR `referencerange-meaning`, or words.
    pub meaning: Option<String>,
    /// The people for whom it holds: all of them must be true of a person.
    pub people: Vec<People>,
    /// The least age.
    pub youngest: Option<Age>,
    /// The greatest age, included.
    pub oldest: Option<Age>,
}

/// A group of people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum People {
    /// Of this sex.
    Sex(Sex),
    /// Adults.
    Adults,
    /// Any other group, in the sender's words: nobody knows whether a person belongs to it.
    Other(String),
}

/// An age in completed units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Age {
    /// The number.
    pub number: u32,
    /// The unit.
    pub unit: AgeUnit,
}

crate::coded::coded! {
    /// The unit of an age, with its UCUM code.
    pub enum AgeUnit {
        /// Years.
        Year = "a",
        /// Months.
        Month = "mo",
        /// Weeks.
        Week = "wk",
        /// Days.
        Day = "d",
    }
}

impl StatedRange {
    /// Whether it is the usual range of healthy people.
    pub fn is_usual(&self) -> bool {
        self.meaning.is_none()
    }

    /// Whether it surely holds for a person of this sex who was born on this day, on the day of the result.
    pub fn holds_for(&self, sex: Sex, born: NaiveDate, on: Option<NaiveDate>) -> bool {
        let age = |limit: &Age| limit.unit.completed(born, on?);
        let old_enough = self.youngest.as_ref().is_none_or(|least| age(least).is_some_and(|age| age >= least.number));
        let young_enough = self.oldest.as_ref().is_none_or(|most| age(most).is_some_and(|age| age <= most.number));
        old_enough
            && young_enough
            && self.people.iter().all(|people| match people {
                People::Sex(of) => *of == sex,
                People::Adults => on.and_then(|on| age_on(born, on)).is_some_and(|age| age >= ADULT),
                People::Other(_) => false,
            })
    }

    /// The range with whom it is for: `115–150 g/L（女）`.
    pub fn shown(&self, language: Language) -> String {
        let pick = |zh: &str, en: &str| if language == Language::Chinese { zh.to_owned() } else { en.to_owned() };
        let unit = &self.unit;
        let ends = match (&self.low, &self.high) {
            (Some(low), Some(high)) => Some(format!("{low}–{high} {unit}")),
            (Some(low), None) => Some(pick("不低于 ", "at least ") + &format!("{low} {unit}")),
            (None, Some(high)) => Some(pick("不高于 ", "at most ") + &format!("{high} {unit}")),
            (None, None) => None,
        };
        let said = ends.map(|ends| ends.trim_end().to_owned()).into_iter().chain(self.words.clone());
        let said = said.collect::<Vec<_>>().join(&pick("，", ", "));
        let mut whom: Vec<String> = self.meaning.iter().map(|meaning| meaning_shown(meaning, language)).collect();
        whom.extend(self.people.iter().map(|people| people.shown(language)));
        whom.extend(self.youngest.map(|age| age.shown(language) + &pick("及以上", " and older")));
        whom.extend(self.oldest.map(|age| age.shown(language) + &pick("及以下", " and younger")));
        match (whom.is_empty(), language) {
            (true, _) => said,
            (false, Language::Chinese) => format!("{said}（{}）", whom.join("，")),
            (false, Language::English) => format!("{said} ({})", whom.join(", ")),
        }
    }

    /// The range as it is stored: a line for each part, its name before its text.
    pub fn lines(&self) -> String {
        let mut lines = Vec::new();
        let mut add = |name: &str, text: &str| lines.push(format!("{name} {}", text.replace('\n', " ")));
        for (name, text) in [("low", &self.low), ("high", &self.high), ("words", &self.words), ("meaning", &self.meaning)] {
            if let Some(text) = text {
                add(name, text);
            }
        }
        if !self.unit.is_empty() {
            add("unit", &self.unit);
        }
        for people in &self.people {
            match people {
                People::Sex(sex) => add("sex", sex.code()),
                People::Adults => add("adults", ""),
                People::Other(words) => add("people", words),
            }
        }
        for (name, age) in [("youngest", self.youngest), ("oldest", self.oldest)] {
            if let Some(age) = age {
                add(name, &format!("{} {}", age.number, age.unit.code()));
            }
        }
        lines.join("\n")
    }

    /// Parses [`Self::lines`]. None if the text is none of them.
    pub fn parse(text: &str) -> Option<Self> {
        let mut range = Self::default();
        for line in text.lines() {
            let (name, text) = line.split_once(' ')?;
            let words = Some(text.to_owned());
            match name {
                "low" => range.low = words,
                "high" => range.high = words,
                "words" => range.words = words,
                "meaning" => range.meaning = words,
                "unit" => text.clone_into(&mut range.unit),
                "sex" => range.people.push(People::Sex(Sex::from_code(text)?)),
                "adults" => range.people.push(People::Adults),
                "people" => range.people.push(People::Other(text.to_owned())),
                "youngest" => range.youngest = Some(Age::parse(text)?),
                "oldest" => range.oldest = Some(Age::parse(text)?),
                _ => return None,
            }
        }
        Some(range)
    }
}

impl People {
    fn shown(&self, language: Language) -> String {
        let (zh, en) = match self {
            Self::Sex(Sex::Male) => ("男", "male"),
            Self::Sex(Sex::Female) => ("女", "female"),
            Self::Sex(_) => ("性别不明", "sex not known"),
            Self::Adults => ("成人", "adults"),
            Self::Other(words) => return words.clone(),
        };
        if language == Language::Chinese { zh } else { en }.to_owned()
    }
}

impl Age {
    fn shown(self, language: Language) -> String {
        let (zh, en) = match self.unit {
            AgeUnit::Year => ("岁", "years"),
            AgeUnit::Month => ("个月", "months"),
            AgeUnit::Week => ("周", "weeks"),
            AgeUnit::Day => ("天", "days"),
        };
        format!("{} {}", self.number, if language == Language::Chinese { zh } else { en })
    }

    fn parse(text: &str) -> Option<Self> {
        let (number, unit) = text.split_once(' ')?;
        Some(Self { number: number.parse().ok()?, unit: AgeUnit::from_code(unit)? })
    }
}

impl AgeUnit {
    /// The completed units from birth to a day.
    fn completed(self, born: NaiveDate, on: NaiveDate) -> Option<u32> {
        let days = u32::try_from((on - born).num_days()).ok()?;
        match self {
            Self::Year => age_on(born, on),
            Self::Month => {
                let months =
                    (on.year() - born.year()) * 12 + i32::try_from(on.month()).ok()? - i32::try_from(born.month()).ok()?;
                u32::try_from(if on.day() < born.day() { months - 1 } else { months }).ok()
            }
            Self::Week => Some(days / 7),
            Self::Day => Some(days),
        }
    }
}

/// A kind of range in plain words; words of a sender stay.
fn meaning_shown(meaning: &str, language: Language) -> String {
    let (zh, en) = match meaning {
        "treatment" => ("治疗目标，不是参考范围", "a treatment target, not a reference range"),
        "recommended" => ("建议范围，不是参考范围", "recommended, not a reference range"),
        "therapeutic" => ("治疗时的范围", "during treatment"),
        "pre" => ("治疗前", "before treatment"),
        "post" => ("治疗后", "after treatment"),
        other => return other.to_owned(),
    };
    if language == Language::Chinese { zh } else { en }.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn of(people: Vec<People>) -> StatedRange {
        StatedRange { low: Some("115".into()), high: Some("150".into()), unit: "g/L".into(), people, ..StatedRange::default() }
    }

    #[test]
    fn a_range_holds_for_the_sex_and_the_age_that_it_names() {
        let (born, on) = (day("1956-03-12"), Some(day("2026-06-10")));
        assert!(of(vec![]).holds_for(Sex::Female, born, on));
        assert!(of(vec![People::Sex(Sex::Female), People::Adults]).holds_for(Sex::Female, born, on));
        assert!(!of(vec![People::Sex(Sex::Male)]).holds_for(Sex::Female, born, on));
        assert!(!of(vec![People::Sex(Sex::Female)]).holds_for(Sex::Unknown, born, on));
        assert!(!of(vec![People::Other("孕妇".into())]).holds_for(Sex::Female, born, on), "nobody knows");
        assert!(!of(vec![People::Adults]).holds_for(Sex::Female, born, None));
    }

    #[test]
    fn the_ends_of_an_age_are_included() {
        let born = day("2020-01-31");
        let holds = |youngest: Option<(u32, AgeUnit)>, oldest: Option<(u32, AgeUnit)>, on: &str| {
            let age = |(number, unit)| Age { number, unit };
            let range = StatedRange { youngest: youngest.map(age), oldest: oldest.map(age), ..of(vec![]) };
            range.holds_for(Sex::Male, born, Some(day(on)))
        };
        let year = |number| Some((number, AgeUnit::Year));
        assert_eq!([holds(year(6), None, "2026-01-30"), holds(year(6), None, "2026-01-31")], [false, true]);
        assert_eq!([holds(None, year(5), "2026-01-30"), holds(None, year(5), "2026-01-31")], [true, false]);
        let month = |number| Some((number, AgeUnit::Month));
        assert_eq!([holds(month(2), None, "2020-03-30"), holds(month(2), None, "2020-03-31")], [false, true]);
        assert_eq!(
            [holds(Some((2, AgeUnit::Week)), None, "2020-02-13"), holds(Some((2, AgeUnit::Week)), None, "2020-02-14")],
            [false, true]
        );
        assert!(!holds(None, Some((28, AgeUnit::Day)), "2020-02-29"));
    }

    #[test]
    fn a_range_is_shown_with_whom_it_is_for() {
        let women = of(vec![People::Sex(Sex::Female)]);
        assert_eq!(women.shown(Language::Chinese), "115–150 g/L（女）");
        assert_eq!(women.shown(Language::English), "115–150 g/L (female)");
        let target = StatedRange {
            high: Some("1.8".into()),
            unit: "mmol/L".into(),
            words: Some("冠心病患者".into()),
            meaning: Some("treatment".into()),
            ..StatedRange::default()
        };
        assert_eq!(target.shown(Language::Chinese), "不高于 1.8 mmol/L，冠心病患者（治疗目标，不是参考范围）");
        let child = StatedRange { oldest: Some(Age { number: 14, unit: AgeUnit::Year }), ..of(vec![]) };
        assert_eq!(child.shown(Language::English), "115–150 g/L (14 years and younger)");
        let words = StatedRange { words: Some("阴性".into()), ..StatedRange::default() };
        assert_eq!(words.shown(Language::Chinese), "阴性");
    }

    #[test]
    fn a_range_is_parsed_from_its_lines() {
        let whole = StatedRange {
            words: Some("约 120".into()),
            meaning: Some("post".into()),
            youngest: Some(Age { number: 3, unit: AgeUnit::Month }),
            oldest: Some(Age { number: 14, unit: AgeUnit::Year }),
            ..of(vec![People::Sex(Sex::Male), People::Adults, People::Other("高原".into())])
        };
        for range in [whole, of(vec![]), StatedRange::default()] {
            assert_eq!(StatedRange::parse(&range.lines()), Some(range));
        }
        assert_eq!(StatedRange::parse("115–150 g/L"), None);
    }
}
