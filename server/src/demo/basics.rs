//! Basics of the demonstration people, as answered at registration. The same for the same seed and day.

use chrono::{Datelike, Months, NaiveDate};
use domain::basics::{Answer, Answers, Field};
use store::source::Random;

use super::{
    residents::Resident,
    stories::{Story, between},
};
use crate::failure::Failure;

/// The basics of a resident; none if the record is to stay empty.
pub fn of(person: &Resident, index: u32, luck: &Random, today: NaiveDate) -> Result<Vec<(Field, Answers)>, Failure> {
    if person.story == Story::Empty {
        return Ok(Vec::new());
    }
    let age = today.year() - person.born.year();
    let mut answers = Vec::new();
    contact(&mut answers, index, age);
    social(&mut answers, person, age, luck);
    health(&mut answers, person, luck, today);
    if age >= 18 {
        lifestyle(&mut answers, person, luck, today);
    }
    let checked = |(field, answers): (Field, Vec<Answer>)| Ok((field, Answers::new(field, answers, person.born, today)?));
    answers.into_iter().map(checked).collect()
}

type FieldAnswers = Vec<(Field, Vec<Answer>)>;

fn one(code: i32) -> Vec<Answer> {
    vec![Answer::code(code.to_string())]
}

fn since(code: &str, today: NaiveDate, months: u32) -> Answer {
    Answer { month: Some((today - Months::new(months)).format("%Y-%m").to_string()), ..Answer::code(code) }
}

fn contact(answers: &mut FieldAnswers, index: u32, age: i32) {
    let words = |text: String| vec![Answer::words(text)];
    // No telephone network uses this prefix.
    if age >= 14 {
        answers.push((Field::Phone, words(format!("0755-0001 {:04}", index + 1))));
    }
    answers.push((Field::ContactName, words(if age < 18 { "罗敏".to_owned() } else { "家属".to_owned() })));
    answers.push((Field::ContactPhone, words(format!("0755-0002 {:04}", index + 1))));
    answers.push((Field::CurrentAddress, words(format!("福田区梅林街道示范路 {} 号", 10 + index))));
}

fn social(answers: &mut FieldAnswers, person: &Resident, age: i32, luck: &Random) {
    answers.push((Field::Residency, one(between(luck, 1, 2))));
    let people = match person.name.as_str() {
        "韦月妹" => Some("08"),
        "龙阿朵" => Some("06"),
        name if name.is_ascii() => None,
        _ => Some("01"),
    };
    answers.extend(people.map(|code| (Field::EthnicGroup, vec![Answer::code(code)])));
    answers.push((Field::Payment, one(if age < 18 { 2 } else { 1 })));
    if age < 18 {
        return;
    }
    answers.push((
        Field::MaritalStatus,
        one(match age {
            ..26 => 1,
            26..75 => 2,
            _ => 3,
        }),
    ));
    answers.push((Field::Education, one(if age < 50 { between(luck, 2, 6) } else { between(luck, 6, 8) })));
    answers.push((Field::Occupation, one(if age >= 60 { 8 } else { between(luck, 1, 3) })));
}

fn health(answers: &mut FieldAnswers, person: &Resident, luck: &Random, today: NaiveDate) {
    answers.push((Field::BloodAbo, one(between(luck, 1, 4))));
    answers.push((Field::BloodRh, one(if person.name == "林晓雯" { 1 } else { 2 })));
    answers.push((Field::DrugAllergy, one(if person.story == Story::Hypertension { 2 } else { 1 })));
    answers.push((Field::Exposure, one(1)));
    answers.push((
        Field::PastIllness,
        match person.story {
            Story::Hypertension => vec![since("2", today, 75)],
            Story::Diabetes | Story::Overdue => vec![since("3", today, 60)],
            Story::Dialysis => {
                vec![since("2", today, 140), Answer { words: Some("慢性肾脏病".to_owned()), ..since("13", today, 96) }]
            }
            _ => one(1),
        },
    ));
    answers.push((
        Field::Surgery,
        match person.story {
            Story::Operation => vec![Answer { words: Some("阑尾切除".to_owned()), ..since("2", today, 14) }],
            _ => one(1),
        },
    ));
    answers.push((
        Field::FamilyFather,
        match person.story {
            Story::Hypertension | Story::Dialysis => vec![Answer::code("2"), Answer::code("7")],
            _ => one(1),
        },
    ));
    answers.push((Field::FamilyMother, one(if matches!(person.story, Story::Diabetes | Story::Overdue) { 3 } else { 1 })));
    answers.push((Field::Disability, one(1)));
    answers.push((Field::Fuel, one(3)));
    answers.push((Field::DrinkingWater, one(1)));
}

fn lifestyle(answers: &mut FieldAnswers, person: &Resident, luck: &Random, today: NaiveDate) {
    answers.push((Field::ExerciseFrequency, one(between(luck, 1, 4))));
    answers.push((Field::ExerciseKind, vec![Answer::words("快走")]));
    let (diet, smoking, drinking) = match person.story {
        Story::Hypertension => (vec![Answer::code("2"), Answer::code("4")], vec![since("2", today, 75)], 2),
        Story::Diabetes | Story::Overdue => (vec![Answer::code("6")], one(3), 3),
        _ => (one(1), one(1), 1),
    };
    answers.push((Field::Diet, diet));
    answers.push((Field::Smoking, smoking));
    answers.push((Field::Drinking, one(drinking)));
    if drinking > 1 {
        answers.push((Field::DrinkKinds, vec![Answer::code("1"), Answer::code("2")]));
        answers.push((Field::QuitDrinking, one(1)));
        answers.push((Field::OwnMedicines, vec![Answer::words("鱼油，每天一粒; 维生素 D，每天一粒")]));
    }
}
