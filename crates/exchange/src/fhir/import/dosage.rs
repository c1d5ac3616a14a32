//! Dosages: the sender's words, or else the structure put into words. A structure that is not understood is named, and never
//! shown in part.

use super::elements::{concept, concepts, text_lines};
use super::file_error::FileError;
use super::node::Node;
use super::unresolved::UnresolvedEntry;
use domain::dosage::{Dosage, DosagePart};
use domain::entry::Detail;
use domain::language::Language;

/// The text of the detail that a dosage was left out.
const NOT_UNDERSTOOD: &str = "dosage";

/// Reads one `Dosage` into details of its entry.
pub(super) fn read(entry: &mut UnresolvedEntry, dosage: &Node<'_>) -> Result<(), FileError> {
    if let Some(words) = text_lines(dosage, "text")? {
        entry.add_text(Detail::Dose, Some(words));
    } else {
        match structured(dosage)? {
            Some(parts) if parts.is_empty() => {}
            Some(mut parts) => {
                parts.sort_by_key(|(part, _)| *part);
                entry.add_text(Detail::Dosage, Some(Dosage { parts }.lines()));
            }
            None => entry.add_text(Detail::LeftOut, Some(NOT_UNDERSTOOD.to_owned())),
        }
    }
    entry.add_concepts(Detail::Route, dosage, "route")?;
    entry.add_concepts(Detail::Site, dosage, "site")
}

type Parts = Vec<(DosagePart, String)>;

/// The parts of a dosage without words. None if an element is not understood.
fn structured(dosage: &Node<'_>) -> Result<Option<Parts>, FileError> {
    const KNOWN: [&str; 18] = [
        "id",
        "extension",
        "sequence",
        "text",
        "additionalInstruction",
        "patientInstruction",
        "timing",
        "asNeededBoolean",
        "asNeededCodeableConcept",
        "site",
        "route",
        "method",
        "doseAndRate",
        "maxDosePerPeriod",
        "maxDosePerAdministration",
        "maxDosePerLifetime",
        "dose",
        "rateQuantity",
    ];
    if !dosage.has_only(&KNOWN)? {
        return Ok(None);
    }
    let mut parts = Parts::new();
    if let Some(sequence) = dosage.field("sequence")? {
        parts.push((DosagePart::Sequence, sequence.digits()?));
    }
    if let Some(timing) = dosage.field("timing")? {
        let Some(timing) = timing_parts(&timing)? else { return Ok(None) };
        parts.extend(timing);
    }
    let mut amounts = dosage.items_of("doseAndRate")?;
    if amounts.len() > 1 {
        return Ok(None);
    }
    // MedicationAdministration has dose and rate in the dosage itself.
    amounts.push(dosage.clone());
    for amount in &amounts {
        let Some(amount) = amount_parts(amount)? else { return Ok(None) };
        parts.extend(amount);
    }
    if dosage.field("asNeededBoolean")?.map_or(Ok(false), |node| node.boolean())? {
        parts.push((DosagePart::AsNeeded, String::new()));
    }
    if let Some(reason) = concept(dosage, "asNeededCodeableConcept")? {
        parts.push((DosagePart::AsNeeded, reason.label.unwrap_or_default()));
    }
    for (name, part) in [("maxDosePerAdministration", DosagePart::MostEach), ("maxDosePerLifetime", DosagePart::MostEver)] {
        let Some(most) = dosage.field(name)? else { continue };
        let Some(most) = quantity(&most)? else { return Ok(None) };
        parts.push((part, most));
    }
    if let Some(most) = dosage.field("maxDosePerPeriod")? {
        let (Some(amount), Some(period)) = (most.field("numerator")?, most.field("denominator")?) else { return Ok(None) };
        let (Some(amount), Some(period)) = (quantity(&amount)?, time(&period)?) else { return Ok(None) };
        parts.push((DosagePart::MostPer, format!("{amount}/{period}")));
    }
    for name in ["method", "additionalInstruction"] {
        let words = concepts(dosage, name)?.into_iter().filter_map(|concept| concept.label);
        parts.extend(words.map(|words| (DosagePart::Words, words)));
    }
    parts.extend(text_lines(dosage, "patientInstruction")?.map(|words| (DosagePart::Words, words)));
    Ok(Some(parts))
}

/// `dose[x]` and `rate[x]`.
fn amount_parts(amount: &Node<'_>) -> Result<Option<Parts>, FileError> {
    let mut parts = Parts::new();
    for (name, part) in [
        ("doseQuantity", DosagePart::Dose),
        ("doseRange", DosagePart::Dose),
        ("dose", DosagePart::Dose),
        ("rateQuantity", DosagePart::Rate),
        ("rateRange", DosagePart::Rate),
        ("rateRatio", DosagePart::Rate),
    ] {
        let Some(node) = amount.field(name)? else { continue };
        let said = match name {
            "doseRange" | "rateRange" => range(&node)?,
            "rateRatio" => ratio(&node)?,
            _ => quantity(&node)?,
        };
        let Some(said) = said else { return Ok(None) };
        parts.push((part, said));
    }
    Ok(Some(parts))
}

fn timing_parts(timing: &Node<'_>) -> Result<Option<Parts>, FileError> {
    if !timing.has_only(&["id", "extension", "event", "repeat", "code"])? || !timing.items_of("event")?.is_empty() {
        return Ok(None);
    }
    let code = concept(timing, "code")?;
    let Some(repeat) = timing.field("repeat")? else {
        // A code alone: its words, or a code of FHIR `timing-abbreviation`.
        let Some(code) = code else { return Ok(Some(Parts::new())) };
        let times = code.first_code.as_deref().and_then(abbreviation);
        let words = code.label.filter(|label| code.first_code.as_ref() != Some(label));
        return Ok(match (times, words) {
            (Some(times), _) => Some(vec![(DosagePart::Times, times.to_owned())]),
            (None, Some(words)) => Some(vec![(DosagePart::Words, words)]),
            (None, None) => None,
        });
    };
    repeat_parts(&repeat)
}

fn repeat_parts(repeat: &Node<'_>) -> Result<Option<Parts>, FileError> {
    const KNOWN: [&str; 17] = [
        "id",
        "extension",
        "boundsDuration",
        "boundsPeriod",
        "count",
        "duration",
        "durationUnit",
        "frequency",
        "frequencyMax",
        "period",
        "periodMax",
        "periodUnit",
        "dayOfWeek",
        "timeOfDay",
        "when",
        "durationMax",
        "countMax",
    ];
    if !repeat.has_only(&KNOWN)? {
        return Ok(None);
    }
    let digits = |name| repeat.field(name)?.map(|node| node.digits()).transpose();
    let span = |least: Option<String>, most: Option<String>| match (least, most) {
        (Some(least), Some(most)) if least != most => Some(format!("{least}-{most}")),
        (least, most) => least.or(most),
    };
    let is_time = |unit: &&str| Dosage::time_unit(unit, Language::Chinese).is_some();
    let mut parts = Parts::new();
    let frequency: Option<String> = span(digits("frequency")?, digits("frequencyMax")?);
    let period: Option<String> = span(digits("period")?, digits("periodMax")?);
    match (frequency, period, repeat.text_of("periodUnit")?.filter(is_time)) {
        // FHIR: a frequency that is not given is 1.
        (frequency, Some(period), Some(unit)) => {
            let period = period.strip_suffix(".0").unwrap_or(&period).to_owned();
            parts.push((DosagePart::Times, format!("{} {period} {unit}", frequency.unwrap_or_else(|| "1".to_owned()))));
        }
        (None, None, None) => {}
        _ => return Ok(None),
    }
    let lasts: Option<String> = span(digits("duration")?, digits("durationMax")?);
    match (lasts, repeat.text_of("durationUnit")?.filter(is_time)) {
        (Some(duration), Some(unit)) => parts.push((DosagePart::Lasts, format!("{duration} {unit}"))),
        (None, None) => {}
        _ => return Ok(None),
    }
    let count: Option<String> = span(digits("count")?, digits("countMax")?);
    parts.extend(count.map(|count| (DosagePart::Count, count)));
    for (name, part) in [("when", DosagePart::When), ("dayOfWeek", DosagePart::On), ("timeOfDay", DosagePart::At)] {
        for item in repeat.items_of(name)? {
            let code = item.text()?;
            let known = match part {
                DosagePart::When => Dosage::event(code, Language::Chinese).is_some(),
                DosagePart::On => Dosage::day(code, Language::Chinese).is_some(),
                _ => code.len() >= 5 && code.bytes().all(|byte| byte.is_ascii_digit() || byte == b':'),
            };
            if !known {
                return Ok(None);
            }
            parts.push((part, code.chars().take(if part == DosagePart::At { 5 } else { 20 }).collect()));
        }
    }
    if let Some(bounds) = repeat.field("boundsDuration")? {
        let Some(bounds) = time(&bounds)? else { return Ok(None) };
        parts.push((DosagePart::For, bounds));
    }
    if let Some(bounds) = repeat.field("boundsPeriod")? {
        for (name, part) in [("start", DosagePart::From), ("end", DosagePart::Until)] {
            parts.extend(bounds.text_of(name)?.map(|day| (part, day.chars().take(10).collect())));
        }
    }
    Ok(Some(parts))
}

/// The times of a code of FHIR `timing-abbreviation`.
fn abbreviation(code: &str) -> Option<&'static str> {
    Some(match code {
        "QD" => "1 1 d",
        "BID" => "2 1 d",
        "TID" => "3 1 d",
        "QID" => "4 1 d",
        "QOD" => "1 2 d",
        "Q1H" => "1 1 h",
        "Q2H" => "1 2 h",
        "Q3H" => "1 3 h",
        "Q4H" => "1 4 h",
        "Q6H" => "1 6 h",
        "Q8H" => "1 8 h",
        "WK" => "1 1 wk",
        "MO" => "1 1 mo",
        _ => return None,
    })
}

/// A `Quantity` as text: comparator, digits, unit. None without a number.
pub(super) fn quantity(node: &Node<'_>) -> Result<Option<String>, FileError> {
    let Some(value) = node.field("value")? else { return Ok(None) };
    let unit = super::elements::text(node, "unit")?.or(super::elements::text(node, "code")?).unwrap_or_default();
    let comparator = node.text_of("comparator")?.unwrap_or_default();
    Ok(Some(format!("{comparator}{} {unit}", value.digits()?).trim_end().to_owned()))
}

/// A `Duration`: digits and a UCUM code of time. None for any other unit.
fn time(node: &Node<'_>) -> Result<Option<String>, FileError> {
    let Some(value) = node.field("value")? else { return Ok(None) };
    let unit = node.text_of("code")?.or(node.text_of("unit")?).unwrap_or_default();
    let unit = match unit {
        "天" | "日" | "day" | "days" => "d",
        "周" | "week" | "weeks" => "wk",
        "月" | "个月" | "month" | "months" => "mo",
        "小时" | "hour" | "hours" => "h",
        other => other,
    };
    let known = Dosage::time_unit(unit, Language::Chinese).is_some();
    Ok(if known { Some(format!("{} {unit}", value.digits()?)) } else { None })
}

/// A `Range` as text: `3–5 /HPF`. None without a number.
pub(super) fn range(node: &Node<'_>) -> Result<Option<String>, FileError> {
    let end = |name| node.field(name)?.map_or(Ok(None), |end| quantity(&end));
    let (low, high): (Option<String>, Option<String>) = (end("low")?, end("high")?);
    Ok(match (low, high) {
        (Some(low), Some(high)) => {
            // The unit once, if it is the same.
            let unit = high.split_once(' ').map_or("", |(_, unit)| unit);
            let low = low.strip_suffix(unit).map_or(low.as_str(), str::trim_end);
            Some(format!("{low}–{high}"))
        }
        (Some(low), None) => Some(format!("≥{low}")),
        (None, Some(high)) => Some(format!("≤{high}")),
        (None, None) => None,
    })
}

/// A `Ratio` as text: a titre `1:8`, or `500 mg : 1 mL`. None without both numbers.
pub(super) fn ratio(node: &Node<'_>) -> Result<Option<String>, FileError> {
    let part = |name| node.field(name)?.map_or(Ok(None), |part| quantity(&part));
    let (numerator, denominator): (Option<String>, Option<String>) = (part("numerator")?, part("denominator")?);
    let (Some(numerator), Some(denominator)) = (numerator, denominator) else { return Ok(None) };
    let with_unit = numerator.contains(' ') || denominator.contains(' ');
    Ok(Some(format!("{numerator}{}{denominator}", if with_unit { " : " } else { ":" })))
}
