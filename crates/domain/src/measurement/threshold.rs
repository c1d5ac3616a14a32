//! Clinical thresholds, each with its source and how well the source was read. `docs/CLINICAL.md` is generated from them.
//!
//! A value without a source does not exist here: so there is no rule for the temperature of adults except above 41 ℃, none for a
//! single resting pulse between 50 and 150, and none for blood pressure of minors, whose table (WS/T 610-2018) depends on height.

use super::MeasurementKind;
use crate::amount::Amount;
use crate::coded::coded;

coded! {
    /// The source of a threshold or of a reference range.
    pub enum Source {
        /// 中国高血压防治指南 2024 (Chinese guidelines for hypertension).
        Hypertension2024 = "hypertension_2024",
        /// 国家基本公共卫生服务规范（第三版）, 2017 (National Basic Public Health Service Specification).
        PublicHealthServices2017 = "public_health_services_2017",
        /// 急诊预检分诊专家共识 2018 (Expert consensus on emergency triage).
        EmergencyTriage2018 = "emergency_triage_2018",
        /// Home-care guidance of Beijing, January 2023, and the national treatment protocol for COVID-19.
        CovidHomeCare2023 = "covid_home_care_2023",
        /// WS/T 428-2013 成人体重判定 (Criteria of weight for adults).
        WsT428 = "ws_t_428_2013",
        /// The person's own plan of care.
        PersonalPlan = "personal_plan",
        /// Unnamed values, read in secondary sources without a named standard.
        Unnamed = "unnamed",
    }
}

impl Source {
    /// The title of the source, for citation.
    pub fn title(self) -> &'static str {
        match self {
            Self::Hypertension2024 => "中国高血压防治指南（2024 年修订版）",
            Self::PublicHealthServices2017 => "国家基本公共卫生服务规范（第三版）",
            Self::EmergencyTriage2018 => "急诊预检分诊专家共识（2018）",
            Self::CovidHomeCare2023 => "新冠病毒感染诊疗方案、北京市居家健康指引（2023 年 1 月）",
            Self::WsT428 => "WS/T 428-2013 成人体重判定",
            Self::PersonalPlan => "本人的健康管理计划",
            Self::Unnamed => "二手资料，未指明标准",
        }
    }
}

coded! {
    /// How a threshold was verified. A doctor signs the generated table before it is used for residents.
    pub enum Evidence {
        /// Read in the source itself.
        Source = "source",
        /// Read in a secondary source that cites it.
        Secondary = "secondary",
        /// Read in public program code that transcribes it.
        Code = "code",
        /// General knowledge.
        General = "general",
    }
}

coded! {
    /// How an amount is compared with the limit.
    pub enum Comparison {
        /// ≥
        AtLeast = "≥",
        /// >
        Above = ">",
        /// ≤
        AtMost = "≤",
        /// <
        Below = "<",
    }
}

/// One threshold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Threshold {
    /// The kind of measurement.
    pub kind: MeasurementKind,
    /// What it applies to, in Chinese, for the doctor who reviews the table.
    pub applies_to: &'static str,
    /// What follows, in Chinese.
    pub means: &'static str,
    /// How an amount is compared.
    pub comparison: Comparison,
    /// The limit, in the unit of the kind.
    pub limit: Amount,
    /// The source.
    pub source: Source,
    /// How the threshold was verified.
    pub evidence: Evidence,
}

impl Threshold {
    /// Whether the amount meets the threshold.
    pub fn met(&self, amount: Amount) -> bool {
        match self.comparison {
            Comparison::AtLeast => amount >= self.limit,
            Comparison::Above => amount > self.limit,
            Comparison::AtMost => amount <= self.limit,
            Comparison::Below => amount < self.limit,
        }
    }
}

/// Declares the thresholds as constants and as the list of all.
macro_rules! thresholds {
    ($($name:ident: $kind:ident, $applies_to:literal, $means:literal, $comparison:ident $tenths:literal, $source:ident, $evidence:ident;)+) => {
        $(
            #[doc = concat!($applies_to, "：", $means)]
            pub const $name: Threshold = Threshold {
                kind: MeasurementKind::$kind,
                applies_to: $applies_to,
                means: $means,
                comparison: Comparison::$comparison,
                limit: Amount::tenths($tenths),
                source: Source::$source,
                evidence: Evidence::$evidence,
            };
        )+

        impl Threshold {
            /// All thresholds, in the order of the generated table.
            pub const ALL: &'static [Self] = &[$($name),+];
        }
    };
}

// The limits are in tenths of the unit.
thresholds! {
    PRESSURE_ACT_SYSTOLIC: BloodPressure, "18 岁以上，高压", "今天处理", AtLeast 1800, PublicHealthServices2017, Code;
    PRESSURE_ACT_DIASTOLIC: BloodPressure, "18 岁以上，低压", "今天处理", AtLeast 1100, PublicHealthServices2017, Code;
    PRESSURE_ACT_PREGNANT: BloodPressure, "怀孕或哺乳期，高压", "今天处理", AtLeast 1600, Unnamed, Secondary;
    PRESSURE_ACT_LOW: BloodPressure, "18 岁以上，高压（分诊二级）", "今天处理", AtMost 800, EmergencyTriage2018, Code;
    PRESSURE_CLINIC_SYSTOLIC: BloodPressure, "18 岁以上，诊室，高压", "偏高", AtLeast 1400, Hypertension2024, Secondary;
    PRESSURE_CLINIC_DIASTOLIC: BloodPressure, "18 岁以上，诊室，低压", "偏高", AtLeast 900, Hypertension2024, Secondary;
    PRESSURE_HOME_SYSTOLIC: BloodPressure, "18 岁以上，家庭自测，高压", "偏高", AtLeast 1350, Hypertension2024, Secondary;
    PRESSURE_HOME_DIASTOLIC: BloodPressure, "18 岁以上，家庭自测，低压", "偏高", AtLeast 850, Hypertension2024, Secondary;
    PRESSURE_RAISED_SYSTOLIC: BloodPressure, "18 岁以上，高压", "正常高值", AtLeast 1200, Hypertension2024, Secondary;
    PRESSURE_RAISED_DIASTOLIC: BloodPressure, "18 岁以上，低压", "正常高值", AtLeast 800, Hypertension2024, Secondary;
    PRESSURE_LOW_SYSTOLIC: BloodPressure, "18 岁以上，高压", "偏低（需重复测量）", Below 900, Unnamed, Secondary;
    PRESSURE_LOW_DIASTOLIC: BloodPressure, "18 岁以上，低压", "偏低（需重复测量），单独不作今天处理", Below 600, Unnamed, Secondary;
    GLUCOSE_ACT_HIGH: Glucose, "18 岁以上，任何时候", "今天处理", AtLeast 167, PublicHealthServices2017, Code;
    GLUCOSE_ACT_LOW_DIABETES: Glucose, "18 岁以上，有糖尿病或用降糖药，任何时候", "今天处理", AtMost 39, PublicHealthServices2017, Code;
    GLUCOSE_ACT_LOW: Glucose, "18 岁以上，任何时候", "今天处理", Below 28, Unnamed, Secondary;
    GLUCOSE_LOW: Glucose, "18 岁以上，任何时候", "偏低", Below 39, Unnamed, Secondary;
    GLUCOSE_HIGH: Glucose, "18 岁以上，空腹", "偏高", AtLeast 70, Unnamed, Secondary;
    GLUCOSE_RAISED: Glucose, "18 岁以上，空腹", "比正常略高（空腹血糖受损）", AtLeast 61, Unnamed, Secondary;
    GLUCOSE_PREGNANT_HIGH: Glucose, "怀孕，空腹", "高于孕期目标", Above 53, Unnamed, Secondary;
    GLUCOSE_PREGNANT_LOW: Glucose, "怀孕，空腹", "低于孕期目标", Below 33, Unnamed, Secondary;
    PULSE_ACT_LOW: Pulse, "18 岁以上（分诊一级）", "今天处理", Below 400, EmergencyTriage2018, Code;
    PULSE_ACT_HIGH: Pulse, "18 岁以上（分诊一级）", "今天处理", Above 1800, EmergencyTriage2018, Code;
    PULSE_LOW: Pulse, "18 岁以上（分诊二级）", "偏低", AtMost 500, EmergencyTriage2018, Code;
    PULSE_HIGH: Pulse, "18 岁以上（分诊二级）", "偏高", AtLeast 1500, EmergencyTriage2018, Code;
    PULSE_LASTING_DIABETES: Pulse, "有糖尿病，相隔至少五分钟的两次测量都达到", "今天处理", Above 1000, PublicHealthServices2017, Code;
    OXYGEN_ACT_LOW: OxygenSaturation, "18 岁以上，静息、不吸氧；慢阻肺病人除外", "今天处理", AtMost 930, CovidHomeCare2023, Secondary;
    TEMPERATURE_ACT_HIGH: Temperature, "18 岁以上（分诊一级）", "今天处理", Above 410, EmergencyTriage2018, Code;
    TEMPERATURE_ACT_DIABETES: Temperature, "有糖尿病", "今天处理", Above 390, PublicHealthServices2017, Code;
    TEMPERATURE_ACT_INFANT: Temperature, "未满 3 个月", "今天处理", AtLeast 380, Unnamed, Secondary;
}
