//! Stories of the demonstration people: what their files contain. The same for the same seed and day.

use chrono::{Datelike, Days, Months, NaiveDate};
use domain::sex::Sex;
use store::source::Random;

use super::file::{File, Test};

/// A kind of story.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Story {
    /// An empty record.
    Empty,
    /// Yearly check-ups, a cold, vaccinations.
    Healthy,
    /// As `Healthy`; a hospital reports the person dead by mistake.
    Mistaken,
    /// High blood pressure, followed up every three months for four years.
    Hypertension,
    /// Type 2 diabetes, followed up every three months for four years.
    Diabetes,
    /// As `Diabetes`; the next follow-up has been overdue for one day.
    Overdue,
    /// Twenty-six weeks pregnant.
    Pregnancy,
    /// Forty-five days old.
    Newborn,
    /// A yearly school check-up.
    Teenager,
    /// An operation and the care after it.
    Operation,
    /// Three dialyses a week for years: more than 3,000 entries.
    Dialysis,
}

/// The person of a story.
pub struct Subject {
    pub born: NaiveDate,
    pub sex: Sex,
    /// Name of the health centre and of its doctor.
    pub centre: (&'static str, &'static str),
    /// Name of the hospital and of its doctor.
    pub hospital: (&'static str, &'static str),
}

const CHOLESTEROL: Test = test("总胆固醇", Some("14647-2"), "mmol/L", None, Some(5.2));
const TRIGLYCERIDES: Test = test("甘油三酯", Some("14927-8"), "mmol/L", None, Some(1.7));
const LDL: Test = test("低密度脂蛋白胆固醇", Some("22748-8"), "mmol/L", None, Some(3.4));
const HDL: Test = test("高密度脂蛋白胆固醇", Some("14646-4"), "mmol/L", Some(1.0), None);
const CREATININE: Test = test("肌酐", Some("14682-9"), "umol/L", Some(41.0), Some(111.0));
const ALT: Test = test("丙氨酸氨基转移酶", Some("1742-6"), "U/L", Some(7.0), Some(50.0));
const HBA1C: Test = test("糖化血红蛋白", Some("4548-4"), "%", Some(4.0), Some(6.0));
const HAEMOGLOBIN: Test = test("血红蛋白", Some("718-7"), "g/dL", Some(11.5), Some(17.5));
const WHITE_CELLS: Test = test("白细胞计数", Some("6690-2"), "10*3/uL", Some(3.5), Some(9.5));
const PLATELETS: Test = test("血小板计数", Some("777-3"), "10*3/uL", Some(125.0), Some(350.0));
const UREA: Test = test("尿素", None, "mmol/L", Some(3.1), Some(8.0));
const POTASSIUM: Test = test("血清钾", None, "mmol/L", Some(3.5), Some(5.3));

const fn test(name: &'static str, loinc: Option<&'static str>, unit: &'static str, low: Option<f64>, high: Option<f64>) -> Test {
    Test { name, loinc, unit, low, high }
}

const PULSE: &str = "8867-4";
const WEIGHT: &str = "29463-7";
const HEIGHT: &str = "8302-2";
const BMI: &str = "39156-5";
const TEMPERATURE: &str = "8310-5";
const FASTING_GLUCOSE: &str = "14771-0";

impl Story {
    /// What the health centre knows, and what the hospital knows.
    pub fn files(self, whose: &Subject, today: NaiveDate, random: &Random) -> [File; 2] {
        let file = |(institution, doctor)| File::of(whose.born, whose.sex, institution, doctor);
        let mut files =
            Files { centre: file(whose.centre), hospital: file(whose.hospital), today, random, male: whose.sex == Sex::Male };
        match self {
            Self::Empty => {}
            Self::Healthy => files.healthy(),
            Self::Mistaken => files.mistaken(),
            Self::Hypertension => files.hypertension(),
            Self::Diabetes => files.diabetes(files.months_ago(1)),
            Self::Overdue => files.diabetes(files.months_ago(3) - Days::new(1)),
            Self::Pregnancy => files.pregnancy(),
            Self::Newborn => files.newborn(whose.born),
            Self::Teenager => files.teenager(whose.born),
            Self::Operation => files.operation(),
            Self::Dialysis => files.dialysis(),
        }
        [files.centre, files.hospital]
    }
}

/// A story under construction.
struct Files<'a> {
    centre: File,
    hospital: File,
    today: NaiveDate,
    random: &'a Random,
    male: bool,
}

impl Files<'_> {
    fn healthy(&mut self) {
        for year in (0..3).rev() {
            let day = self.months_ago(12 * year + 3);
            self.check_up(day, "健康体检", (104, 126), 4.6..5.6);
        }
        self.centre.visit(self.months_ago(9), "AMB", "门诊", "鼻塞、咽痛两天");
        self.centre.measurement(TEMPERATURE, 37.4, "Cel");
        self.centre.condition("急性上呼吸道感染", &month(self.months_ago(9)), "resolved", "一周后好转");
        self.centre.medicine("连花清瘟胶囊 0.35 克", "每日三次，每次四粒，饭后", "completed");
        self.flu_vaccine(self.months_ago(1));
    }

    fn mistaken(&mut self) {
        self.healthy();
        self.hospital.visit(self.months_ago(2), "EMER", "急诊", "扭伤脚踝");
        self.hospital.condition("踝关节扭伤", &month(self.months_ago(2)), "resolved", "休息后好转");
        // The hospital confuses him with another person.
        self.hospital.phone("0755-0003 0000");
        self.hospital.deceased();
    }

    fn hypertension(&mut self) {
        let since = month(self.months_ago(75));
        let first = self.months_ago(48);
        for quarter in (0..16).rev() {
            let day = self.months_ago(quarter * 3 + 1);
            self.centre.visit(day, "AMB", "高血压随访", "按计划复查血压");
            // Blood pressure falls during the treatment.
            let better = i32::try_from(16 - quarter).unwrap_or(0);
            let (systolic, diastolic) = (self.between(150, 160) - better, self.between(88, 96) - better / 2);
            self.centre.pressure(systolic, diastolic);
            let (pulse, weight) = (self.between(66, 82), f64::from(self.between(640, 660)) / 10.0);
            self.centre.measurement(PULSE, f64::from(pulse), "/min");
            self.centre.measurement(WEIGHT, weight, "kg");
            self.centre.medicine(
                "苯磺酸氨氯地平片 5 毫克",
                "每日一次，每次一片，早饭后",
                if quarter == 0 { "active" } else { "completed" },
            );
            if day >= first && quarter % 4 == 3 {
                self.centre.procedure("健康指导：少盐、戒烟、每天步行 30 分钟", "能复述");
            }
            if quarter == 15 {
                self.centre.condition("高血压（2 级）", &since, "active", "父亲有高血压");
                self.centre.allergy("青霉素", "皮疹", &since);
                let steps = ["每三个月随访一次，量血压", "每天吃盐不超过 5 克", "每年体检一次"];
                self.centre.plan("高血压健康管理", &steps, "目标：血压低于 140/90 mmHg");
            }
        }
        for year in (0..4).rev() {
            self.check_up(self.months_ago(12 * year + 2), "老年人健康体检", (136, 152), 5.2..6.4);
            self.flu_vaccine(self.months_ago(12 * year + 1));
        }
    }

    fn diabetes(&mut self, last: NaiveDate) {
        for quarter in (0..16).rev() {
            let day = last - Months::new(quarter * 3);
            self.centre.visit(day, "AMB", "2 型糖尿病随访", "按计划复查血糖");
            let glucose = self.tenths(68, 84);
            self.centre.measurement(FASTING_GLUCOSE, glucose, "mmol/L");
            let (systolic, diastolic) = (self.between(122, 138), self.between(74, 86));
            self.centre.pressure(systolic, diastolic);
            let weight = self.tenths(710, 730) - f64::from(16 - quarter) / 5.0;
            self.centre.measurement(WEIGHT, weight, "kg");
            self.centre.medicine(
                "盐酸二甲双胍片 0.5 克",
                "每日两次，每次一片，随餐",
                if quarter == 0 { "active" } else { "completed" },
            );
            if quarter == 15 {
                self.centre.condition("2 型糖尿病", &month(self.months_ago(60)), "active", "母亲有糖尿病");
                let steps = ["每三个月随访一次，查空腹血糖", "每年查一次眼底和足部", "主食定量，饭后走一走"];
                self.centre.plan("糖尿病健康管理", &steps, "目标：糖化血红蛋白低于 7%");
            }
            if quarter % 2 == 1 {
                self.hospital.visit(day + Days::new(5), "AMB", "内分泌科门诊", "复查糖化血红蛋白");
                let value = self.tenths(64, 76);
                self.hospital.report("糖化血红蛋白测定", "控制情况见数值", &[(&HBA1C, value)]);
            }
            if quarter % 4 == 1 {
                self.hospital.procedure("眼底照相", "未见明显视网膜病变");
            }
        }
        for year in (0..4).rev() {
            self.check_up(self.months_ago(12 * year + 2), "健康体检", (124, 138), 6.6..7.8);
        }
    }

    fn pregnancy(&mut self) {
        let conceived = self.today - Days::new(26 * 7);
        let week = |week: u64| conceived + Days::new(week * 7);
        self.centre.visit(week(9), "AMB", "首次产前随访", "孕 9 周建册");
        self.centre.condition("妊娠", &month(conceived), "active", "第一胎");
        self.centre.medicine("叶酸片 0.4 毫克", "每日一次，每次一片，孕 12 周前", "completed");
        for (visit, weeks) in [12_u64, 16, 20, 24].into_iter().enumerate() {
            self.hospital.visit(week(weeks), "AMB", "产前检查", &format!("孕 {weeks} 周"));
            let (systolic, diastolic) = (self.between(106, 118), self.between(66, 76));
            self.hospital.pressure(systolic, diastolic);
            self.hospital.measurement(WEIGHT, 54.0 + 1.6 * f64::from(u32::try_from(visit).unwrap_or(0)), "kg");
            let haemoglobin = self.tenths(108, 122);
            let (white, platelets) = (self.tenths(70, 92), f64::from(self.between(180, 240)));
            let blood = [(&HAEMOGLOBIN, haemoglobin), (&WHITE_CELLS, white), (&PLATELETS, platelets)];
            self.hospital.report("血常规", "血红蛋白偏低时请补铁复查", &blood);
            if weeks == 12 || weeks == 24 {
                self.hospital.report("胎儿超声检查", &format!("单胎，符合孕 {weeks} 周，未见明显异常"), &[]);
            }
        }
        self.hospital.medicine("多糖铁复合物胶囊 0.15 克", "每日一次，每次一粒", "active");
    }

    fn newborn(&mut self, born: NaiveDate) {
        self.hospital.visit(born, "IMP", "出生", "足月顺产");
        self.hospital.measurement(WEIGHT, 3.3, "kg");
        self.hospital.measurement(HEIGHT, 50.0, "cm");
        self.hospital.vaccine("乙肝疫苗", 1);
        self.hospital.vaccine("卡介苗", 1);
        self.centre.visit(born + Days::new(6), "HH", "新生儿家庭访视", "出院后第一次访视");
        self.centre.measurement(WEIGHT, 3.4, "kg");
        self.centre.measurement(TEMPERATURE, 36.8, "Cel");
        self.centre.condition("新生儿黄疸", &(born + Days::new(3)).to_string(), "resolved", "两周内消退");
        self.centre.visit(born + Days::new(30), "AMB", "儿童健康检查", "满月");
        self.centre.measurement(WEIGHT, 4.4, "kg");
        self.centre.measurement(HEIGHT, 54.0, "cm");
        self.centre.vaccine("乙肝疫苗", 2);
    }

    fn teenager(&mut self, born: NaiveDate) {
        for (age, height, weight) in [(12, 148.0, 39.5), (13, 155.0, 44.0), (14, 160.5, 48.0), (15, 163.0, 50.5)] {
            let day = born + Months::new(12 * age + 4);
            if day > self.today {
                break;
            }
            self.centre.visit(day, "AMB", "学生健康体检", &format!("{age} 岁"));
            self.centre.measurement(HEIGHT, height, "cm");
            self.centre.measurement(WEIGHT, weight, "kg");
            let (systolic, diastolic) = (self.between(100, 112), self.between(62, 72));
            self.centre.pressure(systolic, diastolic);
        }
        self.centre.condition("近视", &month(born + Months::new(12 * 12 + 4)), "active", "每半年复查视力");
        for dose in 1..=2 {
            self.centre.visit(born + Months::new(12 * 13 + 6 * dose), "AMB", "预防接种", "人乳头瘤病毒疫苗");
            self.centre.vaccine("双价人乳头瘤病毒疫苗", dose);
        }
    }

    fn operation(&mut self) {
        let day = self.months_ago(14);
        self.hospital.visit(day, "EMER", "急诊", "右下腹痛半天");
        self.hospital.measurement(TEMPERATURE, 38.1, "Cel");
        self.hospital.report(
            "血常规",
            "白细胞升高，符合感染",
            &[(&WHITE_CELLS, 14.2), (&HAEMOGLOBIN, 14.1), (&PLATELETS, 230.0)],
        );
        self.hospital.report("腹部超声检查", "阑尾增粗，周围少量渗出", &[]);
        self.hospital.stay(day, 4, "IMP", "普通外科住院", "急性阑尾炎");
        self.hospital.condition("急性阑尾炎", &day.to_string(), "resolved", "已手术");
        self.hospital.procedure("腹腔镜阑尾切除术", "顺利");
        self.hospital.medicine("头孢呋辛酯片 0.25 克", "每日两次，每次一片，共五天", "completed");
        self.hospital.visit(day + Days::new(14), "AMB", "普通外科复诊", "术后复查、拆线");
        self.hospital.procedure("伤口拆线", "愈合良好");
        self.healthy();
    }

    fn dialysis(&mut self) {
        let mut day = self.months_ago(72);
        self.hospital.visit(day, "AMB", "肾内科门诊", "血肌酐升高");
        self.hospital.condition("慢性肾脏病 5 期", &month(day), "active", "规律透析");
        self.hospital.plan("血液透析", &["每周透析三次", "每月查血", "控制饮水和含钾食物"], "目标：透析间期体重增长不超过 5%");
        let mut treatments = 0_u32;
        while day <= self.today {
            self.hospital.visit(day, "AMB", "血液透析", "规律透析");
            self.hospital.procedure("血液透析 4 小时", "平稳");
            let (systolic, diastolic) = (self.between(128, 156), self.between(74, 92));
            self.hospital.pressure(systolic, diastolic);
            if treatments.is_multiple_of(13) {
                let (creatinine, urea) = (f64::from(self.between(620, 890)), self.tenths(160, 240));
                let (potassium, haemoglobin) = (self.tenths(44, 58), self.tenths(98, 118));
                let results = [(&CREATININE, creatinine), (&UREA, urea), (&POTASSIUM, potassium), (&HAEMOGLOBIN, haemoglobin)];
                self.hospital.report("透析前血液检查", "按透析要求调整", &results);
            }
            treatments += 1;
            // Tuesdays, Thursdays, Saturdays.
            day = day + Days::new(if day.weekday() == chrono::Weekday::Sat { 3 } else { 2 });
        }
    }

    /// A yearly check-up at the hospital.
    fn check_up(&mut self, day: NaiveDate, what: &str, systolic: (i32, i32), glucose: std::ops::Range<f64>) {
        self.hospital.visit(day, "AMB", what, "每年一次");
        let (high, low) = (self.between(systolic.0, systolic.1), self.between(70, 84));
        self.hospital.pressure(high, low);
        let (height, weight) = if self.male { (172.0, 68.0) } else { (158.0, 56.0) };
        let weight = weight + f64::from(self.between(0, 40)) / 10.0;
        self.hospital.measurement(HEIGHT, height, "cm");
        self.hospital.measurement(WEIGHT, weight, "kg");
        self.hospital.measurement(BMI, weight / (height * height) * 10_000.0, "kg/m2");
        self.hospital.measurement(TEMPERATURE, 36.2 + f64::from(self.between(0, 6)) / 10.0, "Cel");
        let (cholesterol, triglycerides) = (self.tenths(42, 60), self.tenths(8, 22));
        let (ldl, hdl) = (self.tenths(24, 40), self.tenths(9, 16));
        let lipids = [(&CHOLESTEROL, cholesterol), (&TRIGLYCERIDES, triglycerides), (&LDL, ldl), (&HDL, hdl)];
        let raised = cholesterol > 5.2 || triglycerides > 1.7 || ldl > 3.4;
        let conclusion =
            if raised { "血脂偏高，请少吃油腻食物，三个月后复查" } else { "血脂在参考范围内" };
        self.hospital.report("血脂四项", conclusion, &lipids);
        let (creatinine, alt) = (f64::from(self.between(52, 96)), f64::from(self.between(12, 48)));
        self.hospital.report("肝肾功能", "在参考范围内", &[(&CREATININE, creatinine), (&ALT, alt)]);
        self.hospital.measurement(
            FASTING_GLUCOSE,
            glucose.start + (glucose.end - glucose.start) * f64::from(self.between(0, 10)) / 10.0,
            "mmol/L",
        );
        self.hospital.procedure("心电图检查", "窦性心律");
    }

    fn flu_vaccine(&mut self, day: NaiveDate) {
        self.centre.visit(day, "AMB", "预防接种", "流感疫苗");
        self.centre.vaccine("流感病毒裂解疫苗", 1);
    }

    fn months_ago(&self, months: u32) -> NaiveDate {
        self.today - Months::new(months)
    }

    fn between(&self, least: i32, most: i32) -> i32 {
        between(self.random, least, most)
    }

    fn tenths(&self, least: i32, most: i32) -> f64 {
        f64::from(self.between(least, most)) / 10.0
    }
}

/// A random number from `least` to `most`.
pub fn between(random: &Random, least: i32, most: i32) -> i32 {
    let span = i64::from(most) - i64::from(least) + 1;
    let drawn = i64::from(u32::from_le_bytes(random.bytes())) % span.max(1);
    i32::try_from(i64::from(least) + drawn).unwrap_or(least)
}

fn month(day: NaiveDate) -> String {
    day.format("%Y-%m").to_string()
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use exchange::fhir::import::{Import, Limits};

    use super::*;

    const STORIES: [Story; 10] = [
        Story::Empty,
        Story::Healthy,
        Story::Hypertension,
        Story::Diabetes,
        Story::Overdue,
        Story::Pregnancy,
        Story::Newborn,
        Story::Teenager,
        Story::Operation,
        Story::Dialysis,
    ];

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn files(story: Story, born: &str, seed: u64) -> [Vec<u8>; 2] {
        let whose =
            Subject { born: day(born), sex: Sex::Female, centre: ("社康", "周医生"), hospital: ("医院", "林医生") };
        story.files(&whose, day("2026-11-20"), &Random::seeded(seed)).map(File::bytes)
    }

    fn read(bytes: &[u8]) -> Import {
        let now = DateTime::from_timestamp(1_795_413_900, 0).unwrap_or_default();
        Import::read(bytes, Limits { bytes: 64_000_000, entries: 100_000 }, now).expect("a bundle")
    }

    #[test]
    fn every_story_is_taken_whole() {
        for story in STORIES {
            let born = match story {
                Story::Newborn => "2026-10-06",
                Story::Teenager => "2011-05-09",
                _ => "1958-04-27",
            };
            let mut entries = 0;
            for bytes in files(story, born, 1) {
                let import = read(&bytes);
                let left: Vec<String> = import.not_taken.iter().map(ToString::to_string).collect();
                assert!(left.len() <= 1, "{story:?}: only the patient is not an entry: {left:?}");
                entries += import.entries.len() + import.measurements.len();
            }
            let expected = match story {
                Story::Empty => 0..1,
                Story::Dialysis => 3000..6000,
                _ => 8..400,
            };
            assert!(expected.contains(&entries), "{story:?}: {entries}");
        }
    }

    #[test]
    fn the_same_seed_tells_the_same_story() {
        assert_eq!(files(Story::Diabetes, "1958-04-27", 7), files(Story::Diabetes, "1958-04-27", 7));
        assert_ne!(files(Story::Diabetes, "1958-04-27", 7), files(Story::Diabetes, "1958-04-27", 8));
    }
}
