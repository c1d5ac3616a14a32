//! Health tags, the first part of the national first page (个人健康标识, standards.md §1.1): what everybody who cares for a person
//! should see first. They follow from entries and readings; nobody writes them.

use chrono::NaiveDate;
use domain::{
    basics::Field,
    entry::EntryKind,
    measurement::{Assessment, MeasurementKind, Part, Subject as Measured},
    time::age_on,
};
use leptos::prelude::*;
use store::{
    opening::Subject,
    record::{entries::Entry, measurements::Measurement},
};

use super::words_of;
use crate::{
    components::prelude::*,
    features::basics::{self, Basics},
    glossary::{Group, Term},
    words::entries as words,
};

/// Of so many present allergies and conditions the tags tell; the list of them has all.
pub const MOST_TAGS: i64 = 20;

/// The basics of which the tags tell.
pub const OF_TAGS: &[Field] = &[Field::BloodAbo, Field::BloodRh, Field::DrugAllergy, Field::PastIllness];

/// Children of the national programme are up to six years old, elders at least 65.
const CHILD: u32 = 6;
const ELDER: u32 = 65;

/// Allergies first, then blood group, groups, long and notifiable illnesses, weight. Nothing, where there is nothing to say.
pub fn tags(present: &[Entry], basics: &Basics, newest: &[Measurement], subject: &Subject, today: NaiveDate) -> Option<AnyView> {
    let age = age_on(subject.birth_date, today);
    let of = |kind| present.iter().filter(move |entry| entry.content.kind == kind);
    let mut tags: Vec<AnyView> = Vec::new();
    let mut allergies: Vec<String> = of(EntryKind::Allergy).map(|allergy| words_of::label(&allergy.content)).collect();
    allergies.extend(
        basics::drug_allergies(basics.get(&Field::DrugAllergy)).filter(|name| !allergies.contains(name)).collect::<Vec<_>>(),
    );
    for name in allergies {
        tags.push(view! { <Tag kind=TagKind::Danger>{words::allergic_to()}{quoted(name)}</Tag> }.into_any());
    }
    let answers = |field| basics.get(&field).map(|basic| &basic.answers);
    let blood = basics::blood(answers(Field::BloodAbo), answers(Field::BloodRh));
    tags.extend(blood.map(|blood| view! { <Tag>{blood}</Tag> }.into_any()));
    let group = match age {
        Some(years) if years <= CHILD => Some(words::child()),
        Some(years) if years >= ELDER => Some(words::elder()),
        _ => None,
    };
    tags.extend(group.map(|group| view! { <Tag>{group}</Tag> }.into_any()));
    let mut known: Vec<String> = Vec::new();
    for condition in of(EntryKind::Condition) {
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
    for name in basics::tagged_illnesses(basics.get(&Field::PastIllness)) {
        // "糖尿病" says no more than "2 型糖尿病".
        if !known.iter().any(|said| said.contains(name)) {
            known.push(name.to_owned());
        }
    }
    tags.extend(known.into_iter().map(|name| view! { <Tag>{name}</Tag> }.into_any()));
    tags.extend(weight(newest, age, subject));
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

/// 体重状况 of an adult, by the newest body mass index.
fn weight(newest: &[Measurement], age: Option<u32>, subject: &Subject) -> Option<AnyView> {
    let bmi = newest.iter().find(|measurement| measurement.reading.kind() == MeasurementKind::Bmi)?;
    let measured = Measured { age: age?, sex: subject.sex };
    let range = MeasurementKind::Bmi.reference(Part::Value, None, measured)?;
    Some(match range.assess(bmi.reading.value()) {
        Assessment::Low => view! { <Tag kind=TagKind::Attention>{words::weight_low()}</Tag> }.into_any(),
        Assessment::High => view! { <Tag kind=TagKind::Attention>{words::weight_high()}</Tag> }.into_any(),
        Assessment::Normal => view! { <Tag>{words::weight_within()}</Tag> }.into_any(),
        Assessment::Unknown => return None,
    })
}
