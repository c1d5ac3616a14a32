//! Labels of groups, fields and answers of the basics, and errors of answers.

use domain::{
    basics::{Answer, Answers, Choice, Field, Group, answer::AnswerError},
    language::Language,
    measured_at::MeasuredAt,
};

use store::record::basics::Basic;

use crate::words::{self as all_words, basics as words};

/// The label of a group, for the subject (`own`) or for staff.
pub fn group(group: Group, own: bool) -> &'static str {
    match group {
        Group::Contact => words::contact(),
        Group::Social if own => words::social(),
        Group::Social => words::social_of(),
        Group::Safety => words::safety(),
        Group::Past => words::past(),
        Group::Family => words::family(),
        Group::Surroundings => words::surroundings(),
        Group::Lifestyle => words::lifestyle(),
    }
}

/// The label of a field.
pub fn field(field: Field) -> &'static str {
    match field {
        Field::Phone => words::phone(),
        Field::ContactName => words::contact_name(),
        Field::ContactPhone => words::contact_phone(),
        Field::CurrentAddress => words::current_address(),
        Field::RegisteredAddress => words::registered_address(),
        Field::Residency => words::residency(),
        Field::EthnicGroup => words::ethnic_group(),
        Field::MaritalStatus => words::marital_status(),
        Field::Education => words::education(),
        Field::Occupation => words::occupation(),
        Field::Employer => words::employer(),
        Field::Payment => words::payment(),
        Field::BloodAbo => words::blood_abo(),
        Field::BloodRh => words::blood_rh(),
        Field::DrugAllergy => words::drug_allergy(),
        Field::Exposure => words::exposure(),
        Field::PastIllness => words::past_illness(),
        Field::Surgery => words::surgery(),
        Field::Injury => words::injury(),
        Field::Transfusion => words::transfusion(),
        Field::FamilyFather => words::family_father(),
        Field::FamilyMother => words::family_mother(),
        Field::FamilySiblings => words::family_siblings(),
        Field::FamilyChildren => words::family_children(),
        Field::Hereditary => words::hereditary(),
        Field::Disability => words::disability(),
        Field::KitchenExhaust => words::kitchen_exhaust(),
        Field::Fuel => words::fuel(),
        Field::DrinkingWater => words::drinking_water(),
        Field::Toilet => words::toilet(),
        Field::LivestockPen => words::livestock_pen(),
        Field::ExerciseFrequency => words::exercise_frequency(),
        Field::ExerciseKind => words::exercise_kind(),
        Field::Diet => words::diet(),
        Field::Smoking => words::smoking(),
        Field::Drinking => words::drinking(),
        Field::DrinkKinds => words::drink_kinds(),
        Field::QuitDrinking => words::quit_drinking(),
        Field::OwnMedicines => words::own_medicines(),
    }
}

/// The label of an option.
pub fn choice(choice: &Choice) -> &'static str {
    match all_words::language() {
        Language::Chinese => choice.zh,
        Language::English => choice.en,
    }
}

/// The answer in one line; `None` if there is no answer.
pub fn answered(field: Field, answers: &Answers) -> Option<String> {
    let between = all_words::pick("；", "; ");
    let each: Vec<String> = answers.each().iter().map(|answer| one(field, answer)).collect();
    (!each.is_empty()).then(|| each.join(&between))
}

fn one(field: Field, answer: &Answer) -> String {
    let chosen = answer.choice(field);
    // "有：阑尾炎" adds nothing to "阑尾炎".
    let name = chosen.filter(|choice| !(choice.code == "2" && choice.zh == "有")).map(choice);
    let since = answer.month.as_deref().and_then(|month| MeasuredAt::parse_fhir(month).ok());
    let since = since.map(|month| words::in_month(month.shown(all_words::language())));
    let said = match (name, answer.words.as_deref()) {
        (Some(name), Some(which)) => format!("{name}{}{which}", all_words::pick("：", ": ")),
        (Some(name), None) => name.to_owned(),
        (None, Some(which)) => which.to_owned(),
        // A code that this version does not know is still shown.
        (None, None) => answer.code.clone().unwrap_or_default(),
    };
    match since {
        Some(since) => all_words::pick(&format!("{said}（{since}）"), &format!("{said} ({since})")),
        None => said,
    }
}

/// The blood group for the health tags; `None` if it is not known.
pub fn blood(abo: Option<&Answers>, rh: Option<&Answers>) -> Option<String> {
    let known = abo?.each().first()?.choice(Field::BloodAbo).filter(|choice| choice.code != "5")?;
    let group = words::blood(choice(known).replace(' ', ""));
    let negative = rh.is_some_and(|rh| rh.has("1"));
    Some(if negative { format!("{group}{}{}", all_words::pick("，", ", "), words::rh_negative()) } else { group })
}

/// The medicines to which a person states an allergy.
pub fn drug_allergies(basic: Option<&Basic>) -> impl Iterator<Item = String> {
    let answers = basic.map(|basic| basic.answers.each()).unwrap_or_default();
    answers.iter().filter(|answer| answer.code.as_deref() != Some("1")).map(|answer| {
        match (&answer.words, answer.choice(Field::DrugAllergy)) {
            (Some(which), _) => which.clone(),
            (None, Some(listed)) => choice(listed).to_owned(),
            (None, None) => answer.code.clone().unwrap_or_default(),
        }
    })
}

/// The illnesses for the health tags: 慢性病或重点疾病 (codes 2 to 7) and 法定传染病 (9 to 11) of the form. A severe mental disorder gets no
/// tag: staff who must know of it find it in the basics.
pub fn tagged_illnesses(basic: Option<&Basic>) -> impl Iterator<Item = &'static str> {
    let answers = basic.map(|basic| basic.answers.each()).unwrap_or_default();
    let told = |code: &str| matches!(code, "2" | "3" | "4" | "5" | "6" | "7" | "9" | "10" | "11");
    answers.iter().filter_map(|answer| answer.choice(Field::PastIllness)).filter(move |listed| told(listed.code)).map(choice)
}

/// The text of an answer's error.
pub fn problem(field: Field, error: AnswerError) -> String {
    let named = |code: &str| field.shape().choices().iter().find(|choice| choice.code == code).map_or("", choice);
    match error {
        AnswerError::NotAnOption | AnswerError::Twice => words::not_an_option().to_owned(),
        AnswerError::MoreThanOne => words::more_than_one().to_owned(),
        AnswerError::NoneAndMore => words::none_and_more(named("1")),
        AnswerError::WhichIsMissing(code) => words::which_is_missing(named(code)),
        AnswerError::TooLong(most) => words::too_long(most),
        AnswerError::NotAPhone => words::not_a_phone().to_owned(),
        AnswerError::NotAMonth(_) => words::not_a_month().to_owned(),
        AnswerError::BeforeBirth(_) => words::before_birth().to_owned(),
        AnswerError::InTheFuture(_) => words::in_the_future().to_owned(),
    }
}
