//! Residents of the demonstration city: named people with a story, whom README.md mentions, and any number of further people.
//! None of them exists: citizen numbers use an address code that no district ever had (440399); the numbers of the Hong Kong
//! permit and of the foreign resident's card are the examples of their standards.

use chrono::{Days, Months, NaiveDate};
use clap::Args;
use domain::{document::DocumentNumber, sex::Sex};
use store::source::Random;

use super::{
    city::{MEILIN, YUEHAI},
    stories::{Story, between},
};
use crate::failure::Failure;

/// Number of people, and the seed. The same seed gives the same people; their stories also depend on the day.
#[derive(Args, Debug, Clone, Copy)]
pub struct Scale {
    /// How many residents.
    #[arg(long, env = "EHR_DEMO_RESIDENTS", default_value_t = 30)]
    pub residents: u32,
    /// Seed of the further people and of all stories.
    #[arg(long, env = "EHR_DEMO_SEED", default_value_t = 1)]
    pub seed: u64,
}

/// A resident of the demonstration.
#[derive(Debug)]
pub struct Resident {
    pub name: String,
    pub number: DocumentNumber,
    pub born: NaiveDate,
    pub sex: Sex,
    pub role: &'static str,
    /// The code of the responsible centre.
    pub centre: &'static str,
    pub gp: Option<&'static str>,
    /// The public sample bundle that this person matches.
    pub sample: Option<&'static str>,
    /// The person's story; for a person with a sample bundle, used if the bundle is missing.
    pub story: Story,
}

/// A document number.
#[derive(Clone, Copy)]
enum Document {
    /// A citizen number: birth date and sequence, odd for men.
    Born(&'static str, u16),
    /// A citizen number of a person born this many days ago.
    DaysAgo(u64, u16),
    /// A complete number.
    Given(&'static str),
}

#[derive(Clone, Copy)]
struct Named {
    name: &'static str,
    document: Document,
    role: &'static str,
    centre: &'static str,
    gp: Option<&'static str>,
    sample: Option<&'static str>,
    story: Story,
}

use Document::{Born, DaysAgo, Given};

const fn named(name: &'static str, document: Document, story: Story, role: &'static str) -> Named {
    Named { name, document, role, centre: MEILIN, gp: Some("周文医生"), sample: None, story }
}

const fn sampled(name: &'static str, document: Document, sample: &'static str, story: Story) -> Named {
    Named { sample: Some(sample), ..named(name, document, story, "resident 居民") }
}

const fn at_yuehai(named: Named, gp: Option<&'static str>) -> Named {
    Named { centre: YUEHAI, gp, ..named }
}

const NAMED: &[Named] = &[
    sampled("陈桂兰", Born("19440427", 2), "caridad_olivares.json", Story::Hypertension),
    sampled("李国强", Born("19510430", 1), "lyle_baumbach.json", Story::Hypertension),
    sampled("麦嘉怡", Born("19851108", 4), "maida_gerhold.json", Story::Healthy),
    sampled("白立行", Born("19720224", 3), "paris_casper.json", Story::Operation),
    sampled("邓润南", Born("19760614", 5), "renato_dare.json", Story::Diabetes),
    named("张䶮", Born("19900307", 8), Story::Empty, "resident with an empty record 空档案居民"),
    at_yuehai(
        named("阿依努尔·买买提江", Born("19930815", 6), Story::Empty, "resident and clerk at another centre 居民兼建档人员"),
        None,
    ),
    named("黄秀珍", Born("19560812", 10), Story::Hypertension, "resident with high blood pressure 高血压居民"),
    named("陈志明", Born("19630921", 7), Story::Overdue, "resident with diabetes, overdue 糖尿病居民，随访逾期"),
    named("林晓雯", Born("19950618", 12), Story::Pregnancy, "pregnant resident 孕妇"),
    named("罗敏", Born("19860211", 14), Story::Healthy, "mother of a newborn and a teenager 两孩母亲"),
    named("罗子轩", DaysAgo(45, 15), Story::Newborn, "newborn 新生儿"),
    named("罗雨桐", Born("20110509", 16), Story::Teenager, "teenager 少年"),
    at_yuehai(named("韦月妹", Born("19680303", 18), Story::Hypertension, "Zhuang resident 壮族居民"), Some("吴越医生")),
    named("龙阿朵", Born("19910707", 20), Story::Healthy, "Miao resident 苗族居民"),
    named("陈𬭎", Born("19820214", 17), Story::Operation, "resident with a rare character 生僻字居民"),
    named(
        "何家俊",
        Given("810000199506150033"),
        Story::Mistaken,
        "resident from Hong Kong, mistakenly reported dead 香港居民（被误报去世）",
    ),
    named("Marie Tremblay", Given("911124198108030024"), Story::Healthy, "foreign permanent resident 外国人永久居留居民"),
    named("郑伯年", Born("19570105", 19), Story::Dialysis, "resident with more than 3,000 entries 档案很长的居民"),
];

const SURNAMES: [&str; 20] =
    ["陈", "黄", "李", "林", "张", "刘", "吴", "王", "杨", "罗", "何", "梁", "谢", "周", "郑", "邓", "叶", "曾", "欧阳", "温"];
const OF_WOMEN: [&str; 12] = ["静", "丽华", "玉兰", "思敏", "嘉欣", "秋月", "海燕", "春梅", "雅婷", "慧玲", "美珍", "诗雨"];
const OF_MEN: [&str; 12] = ["伟", "志强", "建国", "晓东", "子豪", "文杰", "国栋", "俊杰", "永辉", "浩然", "家明", "立新"];

/// All residents.
pub fn all(scale: Scale, today: NaiveDate) -> impl Iterator<Item = Result<Resident, Failure>> {
    (0..scale.residents).map(move |index| match NAMED.get(index as usize) {
        Some(named) => of_name(named, today),
        None => drawn(index, scale.seed, today),
    })
}

/// The seed of this person's story.
pub fn luck(scale: Scale, index: u32) -> Random {
    Random::seeded(scale.seed.wrapping_mul(1_000_003).wrapping_add(u64::from(index)))
}

fn of_name(named: &Named, today: NaiveDate) -> Result<Resident, Failure> {
    let number = match named.document {
        Born(born, sequence) => citizen(born, sequence, today)?,
        DaysAgo(days, sequence) => citizen(&(today - Days::new(days)).format("%Y%m%d").to_string(), sequence, today)?,
        Given(number) => DocumentNumber::parse(number, today)?,
    };
    let Named { name, role, centre, gp, sample, story, .. } = *named;
    resident(name.to_owned(), number, role, centre, gp, sample, story)
}

/// A further resident. Their document numbers differ for every seed.
fn drawn(index: u32, seed: u64, today: NaiveDate) -> Result<Resident, Failure> {
    let luck = luck(Scale { residents: 0, seed }, index);
    let pick = |from: &[&'static str]| from[usize::try_from(between(&luck, 0, 1_000_000)).unwrap_or(0) % from.len()];
    let is_man = between(&luck, 0, 1) == 1;
    let name = format!("{}{}", pick(&SURNAMES), pick(if is_man { &OF_MEN } else { &OF_WOMEN }));
    let age = between(&luck, 19, 88);
    let story = match between(&luck, 0, 9) {
        0..=3 if age >= 50 => Story::Hypertension,
        4..=5 if age >= 50 => Story::Diabetes,
        0 => Story::Operation,
        9 => Story::Empty,
        _ => Story::Healthy,
    };
    // The sequence of three digits repeats after 450 people; their birth dates then differ.
    let (round, place) = (index / 450, index % 450);
    let sequence = u16::try_from(100 + 2 * place + u32::from(is_man))?;
    let days = u64::try_from(between(&luck, 0, 4))? * 64 + u64::from(round % 64);
    let born = NaiveDate::from_ymd_opt(2025 - age, 1, 1).ok_or("a year")? + Days::new(days);
    let number = citizen(&born.format("%Y%m%d").to_string(), sequence, today)?;
    let (centre, gp) = if index % 3 == 2 { (YUEHAI, "吴越医生") } else { (MEILIN, "周文医生") };
    resident(name, number, "resident 居民", centre, Some(gp), None, story)
}

fn resident(
    name: String,
    number: DocumentNumber,
    role: &'static str,
    centre: &'static str,
    gp: Option<&'static str>,
    sample: Option<&'static str>,
    story: Story,
) -> Result<Resident, Failure> {
    let (born, sex) = number.birth_date().zip(number.sex()).ok_or("a number that tells birth date and sex")?;
    Ok(Resident { name, number, born, sex, role, centre, gp, sample, story })
}

impl Resident {
    /// Whether the person is old enough for a passkey of their own (article 18).
    pub fn is_adult(&self, today: NaiveDate) -> bool {
        self.born + Months::new(18 * 12) <= today
    }
}

/// A citizen number that belongs to nobody, from a birth date ("19440427") and a sequence, with the right check character.
pub fn citizen(born: &str, sequence: u16, today: NaiveDate) -> Result<DocumentNumber, Failure> {
    let body = format!("440399{born}{sequence:03}");
    let found = "0123456789X".chars().find_map(|check| DocumentNumber::parse(&format!("{body}{check}"), today).ok());
    found.ok_or_else(|| format!("no citizen number begins with {body}").into())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 20).expect("a day")
    }

    fn everybody(residents: u32, seed: u64) -> Vec<Resident> {
        all(Scale { residents, seed }, today()).map(|one| one.expect("a resident")).collect()
    }

    #[test]
    fn no_two_have_one_number() {
        let numbers: BTreeSet<String> = everybody(5000, 1).iter().map(|one| one.number.expose().to_owned()).collect();
        assert_eq!(numbers.len(), 5000);
    }

    #[test]
    fn the_same_seed_gives_the_same_people() {
        let names =
            |seed| everybody(60, seed).into_iter().map(|one| (one.name, one.number.expose().to_owned())).collect::<Vec<_>>();
        assert_eq!(names(3), names(3));
        assert_ne!(names(3), names(4));
        assert_eq!(names(3)[..NAMED.len()], names(4)[..NAMED.len()], "the named are there whatever the seed");
    }

    #[test]
    fn no_number_can_be_somebodys() {
        for one in everybody(200, 1) {
            let number = one.number.expose();
            let example = ["810000199506150033", "911124198108030024"].contains(&number);
            assert!(example || number.starts_with("440399"), "{number}");
        }
    }

    #[test]
    fn only_adults_can_sign_in() {
        let minors: Vec<String> = everybody(30, 1).into_iter().filter(|one| !one.is_adult(today())).map(|one| one.name).collect();
        assert_eq!(minors, ["罗子轩", "罗雨桐"]);
    }
}
