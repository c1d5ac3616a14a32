//! A dosage that a sender gives in structured form only (FHIR R4 `Dosage`), put into words.
//!
//! A dosage is stored as a detail of its entry, in lines of [`Dosage::lines`]. A dosage with an element that the import does not
//! know is never put into words: part of a dosage can mean the opposite of the whole.

use crate::language::Language;

crate::coded::coded! {
    /// A part of a dosage.
    pub enum DosagePart {
        /// The place of the dosage in a sequence.
        Sequence = "sequence",
        /// How often: `1 1 wk` (times, period, unit), `2-3 1 d`.
        Times = "times",
        /// How much each time: `10 mg`.
        Dose = "dose",
        /// How fast: `100 mL/h`.
        Rate = "rate",
        /// At an event of the day: a code of FHIR `event-timing`.
        When = "when",
        /// At a time of day: `08:00`.
        At = "at",
        /// On a day of the week: `mon`.
        On = "on",
        /// How long each time lasts: `30 min`.
        Lasts = "lasts",
        /// For how long: `14 d`.
        For = "for",
        /// From this day.
        From = "from",
        /// Until this day.
        Until = "until",
        /// How many times in all.
        Count = "count",
        /// As needed; the reason may be empty.
        AsNeeded = "as_needed",
        /// At most, in a time: `4 g/1 d`.
        MostPer = "most_per",
        /// At most, each time.
        MostEach = "most_each",
        /// At most, in a life.
        MostEver = "most_ever",
        /// Other words of the sender.
        Words = "words",
    }
}

/// A dosage: its parts, in the order in which they are shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dosage {
    /// The parts with their texts.
    pub parts: Vec<(DosagePart, String)>,
}

impl Dosage {
    /// The dosage as it is stored: a line for each part, its name before its text.
    pub fn lines(&self) -> String {
        let line = |(part, text): &(DosagePart, String)| format!("{} {}", part.code(), text.replace('\n', " "));
        self.parts.iter().map(line).collect::<Vec<_>>().join("\n")
    }

    /// Parses [`Self::lines`]. None if the text is none of them.
    pub fn parse(text: &str) -> Option<Self> {
        let part = |line: &str| {
            let (name, text) = line.split_once(' ')?;
            Some((DosagePart::from_code(name)?, text.to_owned()))
        };
        let parts = text.lines().map(part).collect::<Option<Vec<_>>>()?;
        (!parts.is_empty()).then_some(Self { parts })
    }

    /// The dosage in words: `每周 1 次，每次 10 mg`.
    pub fn shown(&self, language: Language) -> String {
        let (mut parts, between) = (self.parts.clone(), if language == Language::Chinese { "，" } else { ", " });
        parts.sort_by_key(|(part, _)| *part);
        parts.iter().map(|(part, text)| shown(*part, text, language)).collect::<Vec<_>>().join(between)
    }

    /// The words of an event of the day. None if the code is unknown.
    pub fn event(code: &str, language: Language) -> Option<&'static str> {
        let (zh, en) = match code {
            "MORN" | "MORN.early" | "MORN.late" => ("早上", "in the morning"),
            "NOON" => ("中午", "at noon"),
            "AFT" | "AFT.early" | "AFT.late" => ("下午", "in the afternoon"),
            "EVE" | "EVE.early" | "EVE.late" => ("晚上", "in the evening"),
            "NIGHT" => ("夜里", "at night"),
            "HS" => ("睡前", "before sleep"),
            "WAKE" => ("起床后", "after waking"),
            "C" => ("进餐时", "with meals"),
            "CM" => ("早餐时", "with breakfast"),
            "CD" => ("午餐时", "with lunch"),
            "CV" => ("晚餐时", "with dinner"),
            "AC" => ("餐前", "before meals"),
            "ACM" => ("早餐前", "before breakfast"),
            "ACD" => ("午餐前", "before lunch"),
            "ACV" => ("晚餐前", "before dinner"),
            "PC" => ("餐后", "after meals"),
            "PCM" => ("早餐后", "after breakfast"),
            "PCD" => ("午餐后", "after lunch"),
            "PCV" => ("晚餐后", "after dinner"),
            "PHS" => ("睡后", "after falling asleep"),
            _ => return None,
        };
        Some(if language == Language::Chinese { zh } else { en })
    }

    /// The words of a unit of time, by its UCUM code. None if the code is unknown.
    pub fn time_unit(code: &str, language: Language) -> Option<&'static str> {
        let (zh, en) = match code {
            "s" => ("秒", "seconds"),
            "min" => ("分钟", "minutes"),
            "h" => ("小时", "hours"),
            "d" => ("天", "days"),
            "wk" => ("周", "weeks"),
            "mo" => ("个月", "months"),
            "a" => ("年", "years"),
            _ => return None,
        };
        Some(if language == Language::Chinese { zh } else { en })
    }

    /// The words of a day of the week. None if the code is unknown.
    pub fn day(code: &str, language: Language) -> Option<&'static str> {
        let (zh, en) = match code {
            "mon" => ("周一", "Monday"),
            "tue" => ("周二", "Tuesday"),
            "wed" => ("周三", "Wednesday"),
            "thu" => ("周四", "Thursday"),
            "fri" => ("周五", "Friday"),
            "sat" => ("周六", "Saturday"),
            "sun" => ("周日", "Sunday"),
            _ => return None,
        };
        Some(if language == Language::Chinese { zh } else { en })
    }
}

fn shown(part: DosagePart, text: &str, language: Language) -> String {
    let spoken = || quantity_of_time(text, language);
    let (zh, en) = match part {
        DosagePart::Sequence => (format!("第 {text} 步"), format!("step {text}")),
        DosagePart::Times => return times(text, language),
        DosagePart::Dose => (format!("每次 {text}"), format!("{text} each time")),
        DosagePart::Rate => (format!("速度 {text}"), format!("rate {text}")),
        DosagePart::When => return Dosage::event(text, language).unwrap_or(text).to_owned(),
        DosagePart::At => (text.to_owned(), format!("at {text}")),
        DosagePart::On => {
            let day = Dosage::day(text, language).unwrap_or(text);
            (day.to_owned(), format!("on {day}"))
        }
        DosagePart::Lasts => (format!("每次持续 {}", spoken()), format!("{} each time", spoken())),
        DosagePart::For => (format!("共 {}", spoken()), format!("for {}", spoken())),
        DosagePart::From => (format!("从 {text} 起"), format!("from {text}")),
        DosagePart::Until => (format!("到 {text} 止"), format!("until {text}")),
        DosagePart::Count => (format!("一共 {text} 次"), format!("{text} times in all")),
        DosagePart::AsNeeded if text.is_empty() => ("需要时用".to_owned(), "as needed".to_owned()),
        DosagePart::AsNeeded => (format!("需要时用：{text}"), format!("as needed: {text}")),
        DosagePart::MostPer => {
            let (most, time) = text.rsplit_once('/').unwrap_or((text, ""));
            let time = quantity_of_time(time, language);
            (format!("每 {time}最多 {most}"), format!("at most {most} in {time}"))
        }
        DosagePart::MostEach => (format!("每次最多 {text}"), format!("at most {text} each time")),
        DosagePart::MostEver => (format!("一生最多 {text}"), format!("at most {text} in a life")),
        DosagePart::Words => return text.to_owned(),
    };
    if language == Language::Chinese { zh } else { en }
}

/// `14 d` as `14 天`, `14 days`. Any other text stays.
fn quantity_of_time(text: &str, language: Language) -> String {
    let Some((number, unit)) = text.split_once(' ') else { return text.to_owned() };
    match (Dosage::time_unit(unit, language), language) {
        (Some(unit), Language::English) if number == "1" => format!("1 {}", unit.trim_end_matches('s')),
        (Some(unit), _) => format!("{number} {unit}"),
        (None, _) => text.to_owned(),
    }
}

/// `1 1 wk` as `每周 1 次`, `once a week`; `1 8 h` as `每 8 小时 1 次`, `once every 8 hours`.
fn times(text: &str, language: Language) -> String {
    let mut words = text.split(' ');
    let (Some(times), Some(period), Some(unit)) = (words.next(), words.next(), words.next()) else { return text.to_owned() };
    let Some(name) = Dosage::time_unit(unit, language) else { return text.to_owned() };
    if language == Language::Chinese {
        return match (period, unit) {
            ("1", "mo") => format!("每月 {times} 次"),
            ("1", _) => format!("每{name} {times} 次"),
            _ => format!("每 {period} {name} {times} 次"),
        };
    }
    let times = match times {
        "1" => "once".to_owned(),
        "2" => "twice".to_owned(),
        times => format!("{times} times"),
    };
    let name = if period == "1" { name.trim_end_matches('s') } else { name };
    match (period, unit) {
        ("1", "h") => format!("{times} an hour"),
        ("1", _) => format!("{times} a {name}"),
        _ => format!("{times} every {period} {name}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dosage(parts: &[(DosagePart, &str)]) -> Dosage {
        Dosage { parts: parts.iter().map(|(part, text)| (*part, (*text).to_owned())).collect() }
    }

    #[test]
    fn methotrexate_once_a_week_is_not_once_a_day() {
        let weekly = dosage(&[(DosagePart::Dose, "10 mg"), (DosagePart::Times, "1 1 wk"), (DosagePart::On, "mon")]);
        assert_eq!(weekly.shown(Language::Chinese), "每周 1 次，每次 10 mg，周一");
        assert_eq!(weekly.shown(Language::English), "once a week, 10 mg each time, on Monday");
    }

    #[test]
    fn every_part_has_words_in_both_languages() {
        for (part, text, zh, en) in [
            (DosagePart::Sequence, "2", "第 2 步", "step 2"),
            (DosagePart::Times, "2-3 1 d", "每天 2-3 次", "2-3 times a day"),
            (DosagePart::Times, "1 8 h", "每 8 小时 1 次", "once every 8 hours"),
            (DosagePart::Times, "2 1 mo", "每月 2 次", "twice a month"),
            (DosagePart::Rate, "100 mL/h", "速度 100 mL/h", "rate 100 mL/h"),
            (DosagePart::When, "HS", "睡前", "before sleep"),
            (DosagePart::At, "08:00", "08:00", "at 08:00"),
            (DosagePart::Lasts, "30 min", "每次持续 30 分钟", "30 minutes each time"),
            (DosagePart::For, "1 wk", "共 1 周", "for 1 week"),
            (DosagePart::From, "2026-06-01", "从 2026-06-01 起", "from 2026-06-01"),
            (DosagePart::Until, "2026-06-09", "到 2026-06-09 止", "until 2026-06-09"),
            (DosagePart::Count, "3", "一共 3 次", "3 times in all"),
            (DosagePart::AsNeeded, "", "需要时用", "as needed"),
            (DosagePart::AsNeeded, "疼痛", "需要时用：疼痛", "as needed: 疼痛"),
            (DosagePart::MostPer, "4 g/1 d", "每 1 天最多 4 g", "at most 4 g in 1 day"),
            (DosagePart::MostEach, "1 g", "每次最多 1 g", "at most 1 g each time"),
            (DosagePart::MostEver, "450 mg/m2", "一生最多 450 mg/m2", "at most 450 mg/m2 in a life"),
            (DosagePart::Words, "整片吞服", "整片吞服", "整片吞服"),
        ] {
            let one = dosage(&[(part, text)]);
            assert_eq!((one.shown(Language::Chinese).as_str(), one.shown(Language::English).as_str()), (zh, en));
        }
    }

    #[test]
    fn a_dosage_is_parsed_from_its_lines() {
        let whole = dosage(&[(DosagePart::Times, "1 1 wk"), (DosagePart::AsNeeded, ""), (DosagePart::Words, "整片 吞服")]);
        assert_eq!(Dosage::parse(&whole.lines()), Some(whole));
        for other in ["", "每日一次", "dose", "nonsense 1"] {
            assert_eq!(Dosage::parse(other), None, "{other}");
        }
    }
}
