use super::{
    Answer, Answers, Field, Group, Shape,
    answer::AnswerError,
    exchange::{Exchanged, exchanged},
};
use crate::section::Section;
use chrono::NaiveDate;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn answered(field: Field, answers: Vec<Answer>) -> Result<Answers, AnswerError> {
    Answers::new(field, answers, day("1960-05-17"), day("2026-11-23"))
}

fn code(code: &str) -> Answer {
    Answer::code(code)
}

fn name(field: Field, code: &str) -> &'static str {
    Answer::code(code).choice(field).map_or("", |choice| choice.zh)
}

fn there(field: Field, code: &str) -> Option<&'static str> {
    exchanged(field, code).map(|Exchanged { code, .. }| code)
}

#[test]
fn codes_are_unique_and_each_group_has_one_section() {
    for field in Field::ALL {
        let choices = field.shape().choices();
        for (place, choice) in choices.iter().enumerate() {
            assert!(!choices[..place].iter().any(|earlier| earlier.code == choice.code), "{}: {}", field.code(), choice.code);
            assert!(choice.en.is_ascii() || choice.en.contains('’'), "{}", choice.en);
        }
        assert_eq!(field.section(), field.group().section());
        assert_eq!(field.code_system().is_none(), matches!(field.shape(), Shape::Words(_) | Shape::Phone));
    }
    assert_eq!(Group::ALL.iter().flat_map(|group| group.fields()).count(), Field::ALL.len());
    assert!(Group::ALL.iter().any(|group| group.section() == Section::Identity));
}

/// The codes that are easily confused: other editions and code systems give other meanings to the same digits.
#[test]
fn codes_of_the_form_are_never_confused_with_codes_of_other_systems() {
    // Disability: two different orders.
    assert_eq!((name(Field::Disability, "2"), there(Field::Disability, "2")), ("视力残疾", Some("6")));
    assert_eq!((name(Field::Disability, "3"), there(Field::Disability, "3")), ("听力残疾", Some("2")));
    assert_eq!((name(Field::Disability, "6"), there(Field::Disability, "6")), ("智力残疾", Some("5")));
    assert_eq!((name(Field::Disability, "7"), there(Field::Disability, "7")), ("精神残疾", Some("7")));
    // Rh: 1 is negative.
    assert_eq!((name(Field::BloodRh, "1"), there(Field::BloodRh, "1")), ("阴性", Some("1")));
    assert_eq!((name(Field::BloodRh, "2"), there(Field::BloodRh, "2")), ("阳性", Some("2")));
    // Education: the highest level first.
    assert_eq!((name(Field::Education, "1"), there(Field::Education, "1")), ("研究生", Some("10")));
    assert_eq!((name(Field::Education, "9"), there(Field::Education, "9")), ("文盲或半文盲", Some("90")));
    // Occupation: starts at 0; 8 is none, and has no code in exchange.
    assert!(name(Field::Occupation, "0").contains("负责人"));
    assert_eq!((name(Field::Occupation, "7"), there(Field::Occupation, "7")), ("不便分类的其他从业人员", Some("800")));
    assert_eq!((name(Field::Occupation, "8"), there(Field::Occupation, "8")), ("无职业", None));
    // Livestock pen: 1 is none.
    assert_eq!((name(Field::LivestockPen, "1"), name(Field::LivestockPen, "2")), ("无", "单设"));
    // Past illness and family history differ from 11 on. Code 8 has the name of the third edition.
    assert_eq!(name(Field::PastIllness, "8"), "严重精神障碍");
    assert_eq!((name(Field::PastIllness, "11"), name(Field::FamilyFather, "11")), ("其他法定传染病", "先天畸形"));
    assert_eq!((name(Field::PastIllness, "12"), name(Field::FamilyFather, "12")), ("职业病", "其他"));
    assert_eq!(name(Field::PastIllness, "13"), "其他");
    // Smoking: the opposite order in exchange. The form does not ask how often.
    assert_eq!((name(Field::Smoking, "1"), there(Field::Smoking, "1")), ("从不吸烟", Some("4")));
    assert_eq!((name(Field::Smoking, "2"), there(Field::Smoking, "2")), ("已戒烟", Some("3")));
    assert_eq!((name(Field::Smoking, "3"), there(Field::Smoking, "3")), ("吸烟", None));
    // Kinds of drink: other codes in exchange. The form does not ask the strength of spirits.
    assert_eq!((name(Field::DrinkKinds, "1"), there(Field::DrinkKinds, "1")), ("白酒", None));
    assert_eq!((name(Field::DrinkKinds, "3"), there(Field::DrinkKinds, "3")), ("红酒", Some("5")));
    // Payment: two insurances were merged, but the form keeps both codes.
    assert_eq!((name(Field::Payment, "2"), name(Field::Payment, "3")), ("城镇居民基本医疗保险", "新型农村合作医疗"));
    // Ethnic groups: the codes of GB/T 3304, not 01 and 99 of the form.
    assert_eq!((name(Field::EthnicGroup, "06"), name(Field::EthnicGroup, "08")), ("苗族", "壮族"));
    assert_eq!(name(Field::EthnicGroup, "99"), "");
}

#[test]
fn valid_answers_are_normalised() {
    let illness =
        vec![Answer { month: Some("2019-03".to_owned()), ..code("2") }, Answer { words: Some(" 肺癌 ".to_owned()), ..code("6") }];
    let kept = answered(Field::PastIllness, illness).expect("fits");
    assert_eq!(kept.each()[1].words.as_deref(), Some("肺癌"));
    assert!(kept.has("2") && !kept.has("1"));
    assert_eq!(answered(Field::Phone, vec![Answer::words("+86 138-0000-0000")]).map(|a| a.each().len()), Ok(1));
    let hidden = answered(Field::ContactName, vec![Answer::words("李\u{202e}\0华")]).expect("fits");
    assert_eq!(hidden.each()[0].words.as_deref(), Some("李华"));
    assert_eq!(answered(Field::Employer, vec![Answer::words("\u{200b}")]).map(|a| a.is_empty()), Ok(true));
    assert_eq!(answered(Field::Employer, vec![Answer::words("  ")]).map(|a| a.is_empty()), Ok(true));
    assert_eq!(answered(Field::DrugAllergy, vec![code("1")]).map(|a| a.is_empty()), Ok(false));
    let medicines = answered(Field::OwnMedicines, vec![Answer::words("鱼油，每天一粒\r\n\n 维生素 D ")]).expect("fits");
    assert_eq!(medicines.each()[0].words.as_deref(), Some("鱼油，每天一粒; 维生素 D"));
    let quit = Answer { month: Some("2019-05".to_owned()), ..code("2") };
    assert_eq!(answered(Field::Smoking, vec![quit]).map(|a| a.has("2")), Ok(true));
    assert_eq!(answered(Field::Diet, vec![code("1"), code("4")]).map(|a| a.each().len()), Ok(2));
}

#[test]
fn invalid_answers_are_refused_with_the_reason() {
    let month = |field: Field, option: &str, month: &str| {
        let answer = Answer { month: Some(month.to_owned()), ..code(option) };
        answered(field, vec![answer]).err()
    };
    assert_eq!(answered(Field::BloodAbo, vec![code("6")]).err(), Some(AnswerError::NotAnOption));
    assert_eq!(answered(Field::BloodAbo, vec![Answer::words("A")]).err(), Some(AnswerError::NotAnOption));
    assert_eq!(answered(Field::Employer, vec![code("1")]).err(), Some(AnswerError::NotAnOption));
    assert_eq!(answered(Field::BloodAbo, vec![code("1"), code("2")]).err(), Some(AnswerError::MoreThanOne));
    assert_eq!(answered(Field::DrugAllergy, vec![code("1"), code("2")]).err(), Some(AnswerError::NoneAndMore));
    assert_eq!(answered(Field::DrugAllergy, vec![code("2"), code("2")]).err(), Some(AnswerError::Twice));
    assert_eq!(answered(Field::DrugAllergy, vec![code("5")]).err(), Some(AnswerError::WhichIsMissing("5")));
    assert_eq!(answered(Field::Employer, vec![Answer::words("长".repeat(71))]).err(), Some(AnswerError::TooLong(70)));
    assert_eq!(answered(Field::Phone, vec![Answer::words("1380000")]).err(), None);
    assert_eq!(answered(Field::Phone, vec![Answer::words("138x")]).err(), Some(AnswerError::NotAPhone));
    for typed in [
        "（０７５５）８２００－００００",
        "0755–82000000 转8012",
        "0755 8200 0000 ext. 8012",
        "0755\u{3000}82000000分机 12",
        "\u{202d}13800000000\u{202c}",
    ] {
        assert_eq!(answered(Field::Phone, vec![Answer::words(typed)]).err(), None, "{typed}");
    }
    let stored = answered(Field::Phone, vec![Answer::words("（０７５５）８２００－００００转８０１２")]).unwrap();
    assert_eq!(stored.each()[0].words.as_deref(), Some("(0755)8200-0000转8012"), "stored in one form");
    for wrong in ["82000000 转", "82000000 转abc", "转8012", "82000000 转 1234567"] {
        assert_eq!(answered(Field::Phone, vec![Answer::words(wrong)]).err(), Some(AnswerError::NotAPhone), "{wrong}");
    }
    assert_eq!(month(Field::PastIllness, "2", "2026-13"), Some(AnswerError::NotAMonth("2")));
    assert_eq!(month(Field::PastIllness, "2", "1960-04"), Some(AnswerError::BeforeBirth("2")));
    assert_eq!(month(Field::PastIllness, "2", "1960-05"), None);
    assert_eq!(month(Field::PastIllness, "2", "2026-12"), Some(AnswerError::InTheFuture("2")));
    assert_eq!(month(Field::DrugAllergy, "2", "2020-01"), Some(AnswerError::NotAMonth("2")), "an allergy takes no month");
}
