//! Health tags, the first part of the national first page (个人健康标识): what everyone who cares for a person should see first. The
//! tags are derived from entries, basics and measurements; nobody writes them.

use chrono::NaiveDate;
use domain::{
    basics::Field,
    entry::EntryKind,
    measurement::{Conditions, Level, MeasurementKind, Subject as Measured},
    time::age_on,
};
use leptos::prelude::*;
use store::{
    opening::Subject,
    record::{entries::Entry, measurements::Measurement},
};

use crate::{
    components::prelude::*,
    features::{basics::Basics, measurements},
    glossary::{Group, Term},
    labels::{basics as basics_labels, entries as labels},
    words::{self as all_words, entries as words},
};

/// The maximum number of allergies and conditions from which tags are made; the lists of entries show all.
const MOST_TAGS: usize = 20;

/// The basics from which tags are made.
pub const OF_TAGS: &[Field] = &[Field::BloodAbo, Field::BloodRh, Field::DrugAllergy, Field::PastIllness];

/// Limits in years: the national programme covers children up to six years old and elders from 65.
const CHILD: u32 = 6;
const ELDER: u32 = 65;

/// A health tag.
#[derive(Clone, Debug)]
pub struct HealthTag {
    kind: TagKind,
    /// Our words before a text that is not ours.
    before: &'static str,
    text: String,
}

impl HealthTag {
    fn of(kind: TagKind, text: impl Into<String>) -> Self {
        Self { kind, before: "", text: text.into() }
    }

    fn view(self) -> AnyView {
        let Self { kind, before, text } = self;
        if before.is_empty() {
            return view! { <Tag kind>{text}</Tag> }.into_any();
        }
        view! { <Tag kind>{before}{quoted(text)}</Tag> }.into_any()
    }
}

impl std::fmt::Display for HealthTag {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}{}", self.before, self.text)
    }
}

/// The tags as a section of a page; `None` if there are no tags.
pub fn tags(
    present: &[Entry],
    basics: &Basics,
    newest: &[Measurement],
    subject: &Subject,
    conditions: Conditions,
    today: NaiveDate,
) -> Option<AnyView> {
    let tags: Vec<AnyView> =
        tags_of(present, basics, newest, subject, conditions, today).into_iter().map(HealthTag::view).collect();
    (!tags.is_empty()).then(|| {
        view! {
            <section class="section" aria-labelledby="tags">
                <h2 id="tags">{words::tags()}</h2>
                <Tags>{tags}</Tags>
            </section>
        }
        .into_any()
    })
}

/// The tags in order: allergies, blood group, age group, chronic and notifiable illnesses, weight.
pub fn tags_of(
    present: &[Entry],
    basics: &Basics,
    newest: &[Measurement],
    subject: &Subject,
    conditions: Conditions,
    today: NaiveDate,
) -> Vec<HealthTag> {
    let age = age_on(subject.birth_date, today);
    let has_tag = |entry: &&Entry| matches!(entry.content.kind, EntryKind::Allergy | EntryKind::Condition);
    let tagged = || present.iter().filter(has_tag).take(MOST_TAGS);
    let of = |kind| tagged().filter(move |entry| entry.content.kind == kind);
    let mut allergies: Vec<String> = of(EntryKind::Allergy).map(allergy).collect();
    allergies.extend(
        basics_labels::drug_allergies(basics.get(&Field::DrugAllergy))
            .filter(|name| !allergies.contains(name))
            .collect::<Vec<_>>(),
    );
    let mut tags: Vec<HealthTag> =
        allergies.into_iter().map(|text| HealthTag { kind: TagKind::Danger, before: words::allergic_to(), text }).collect();
    let answers = |field| basics.get(&field).map(|basic| &basic.answers);
    let plain = |text: String| HealthTag::of(TagKind::Plain, text);
    tags.extend(basics_labels::blood(answers(Field::BloodAbo), answers(Field::BloodRh)).map(plain));
    tags.extend(group(age).map(|text| HealthTag::of(TagKind::Plain, text)));
    let mut known: Vec<String> = Vec::new();
    // A suspicion is no illness that everyone who cares for the person must take as a fact.
    for condition in of(EntryKind::Condition).filter(|condition| condition.content.qualification.is_none()) {
        let Some(term) = Term::of(&condition.content) else { continue };
        let name = match term.group() {
            Some(Group::Chronic | Group::Infectious) => term.name(),
            Some(Group::Pregnancy) => words::pregnant().to_owned(),
            None => continue,
        };
        if !known.contains(&name) {
            known.push(name);
        }
    }
    for name in basics_labels::tagged_illnesses(basics.get(&Field::PastIllness)) {
        // "糖尿病" adds nothing to "2 型糖尿病".
        if !known.iter().any(|said| said.contains(name)) {
            known.push(name.to_owned());
        }
    }
    tags.extend(known.into_iter().map(plain));
    tags.extend(weight(newest, conditions, subject));
    tags
}

/// The label of an allergy, with what restricts it.
fn allergy(entry: &Entry) -> String {
    let restricted = entry.content.qualification.map(|restricted| all_words::aside(labels::qualification(restricted)));
    labels::label(&entry.content) + &restricted.unwrap_or_default()
}

/// The age group of the national programme.
fn group(age: Option<u32>) -> Option<&'static str> {
    match age? {
        years if years <= CHILD => Some(words::child()),
        years if years >= ELDER => Some(words::elder()),
        _ => None,
    }
}

/// The weight status (体重状况) of an adult, from the newest body mass index.
fn weight(newest: &[Measurement], conditions: Conditions, subject: &Subject) -> Option<HealthTag> {
    let bmi = newest.iter().find(|measurement| measurement.value.kind() == MeasurementKind::Bmi)?;
    let measured = Measured { born: subject.birth_date, sex: subject.sex, conditions };
    match measurements::assess(bmi, measured).level {
        Level::Low => Some(HealthTag::of(TagKind::Attention, words::weight_low())),
        Level::High => Some(HealthTag::of(TagKind::Attention, words::weight_high())),
        Level::Within => Some(HealthTag::of(TagKind::Plain, words::weight_within())),
        _ => None,
    }
}
