//! Basics (基础信息, Article 6 no. 1): personal data, health history and lifestyle (健康生活, no. 3), field by field.
//!
//! The fields and their options are those of the form 个人基本信息表 of the national specification, third edition, and of the
//! part 生活方式 of its form 健康体检表 (§1.8). A value is stored once, as a code of the form. [`exchange`] has the codes of
//! other systems.
//!
//! To add a field: add a variant of [`Field`] with its group and shape, and its code to the constraint of `record.basics`.

pub mod answer;
pub mod choices;
pub mod ethnic_groups;
pub mod exchange;

pub use answer::{Answer, Answers};
pub use choices::{Asks, Choice};

use crate::coded::coded;
use crate::section::Section;

coded! {
    /// A field of the basics.
    pub enum Field {
        /// 本人电话.
        Phone = "phone",
        /// 联系人姓名.
        ContactName = "contact_name",
        /// 联系人电话.
        ContactPhone = "contact_phone",
        /// 现住址.
        CurrentAddress = "current_address",
        /// 户籍地址.
        RegisteredAddress = "registered_address",
        /// 常住类型.
        Residency = "residency",
        /// 民族.
        EthnicGroup = "ethnic_group",
        /// 婚姻状况.
        MaritalStatus = "marital_status",
        /// 文化程度.
        Education = "education",
        /// 职业.
        Occupation = "occupation",
        /// 工作单位.
        Employer = "employer",
        /// 医疗费用支付方式, which also answers 参加社会医疗保险情况.
        Payment = "payment",
        /// ABO 血型.
        BloodAbo = "blood_abo",
        /// RH 血型.
        BloodRh = "blood_rh",
        /// 药物过敏史.
        DrugAllergy = "drug_allergy",
        /// 暴露史.
        Exposure = "exposure",
        /// 既往史: 疾病.
        PastIllness = "past_illness",
        /// 既往史: 手术.
        Surgery = "surgery",
        /// 既往史: 外伤.
        Injury = "injury",
        /// 既往史: 输血.
        Transfusion = "transfusion",
        /// 家族史: 父亲.
        FamilyFather = "family_father",
        /// 家族史: 母亲.
        FamilyMother = "family_mother",
        /// 家族史: 兄弟姐妹.
        FamilySiblings = "family_siblings",
        /// 家族史: 子女.
        FamilyChildren = "family_children",
        /// 遗传病史.
        Hereditary = "hereditary",
        /// 残疾情况.
        Disability = "disability",
        /// 生活环境: 厨房排风设施.
        KitchenExhaust = "kitchen_exhaust",
        /// 生活环境: 燃料类型.
        Fuel = "fuel",
        /// 生活环境: 饮水.
        DrinkingWater = "drinking_water",
        /// 生活环境: 厕所.
        Toilet = "toilet",
        /// 生活环境: 禽畜栏.
        LivestockPen = "livestock_pen",
        /// 体育锻炼: 锻炼频率.
        ExerciseFrequency = "exercise_frequency",
        /// 体育锻炼: 锻炼方式.
        ExerciseKind = "exercise_kind",
        /// 饮食习惯.
        Diet = "diet",
        /// 吸烟状况.
        Smoking = "smoking",
        /// 饮酒频率.
        Drinking = "drinking",
        /// 饮酒种类.
        DrinkKinds = "drink_kinds",
        /// 是否戒酒.
        QuitDrinking = "quit_drinking",
        /// 自行服用药物.
        OwnMedicines = "own_medicines",
    }
}

coded! {
    /// Fields that are changed on one form.
    pub enum Group {
        /// 联系方式, 现住址.
        Contact = "contact",
        /// 人口学和社会经济学信息, 医疗保障信息.
        Social = "social",
        /// 血型, 药物过敏史, 暴露史.
        Safety = "safety",
        /// 既往史, 残疾情况.
        Past = "past",
        /// 家族史, 遗传病史.
        Family = "family",
        /// 生活环境.
        Surroundings = "surroundings",
        /// 生活方式, 自行服用药物.
        Lifestyle = "lifestyle",
    }
}

/// The type of the answer to a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Free text with at most this many characters.
    Words(usize),
    /// A telephone number.
    Phone,
    /// One of these options.
    One(&'static [Choice]),
    /// Any of these options. An option with [`Choice::alone`] (无, none) excludes all others.
    Many(&'static [Choice]),
}

impl Shape {
    /// The options; empty if the answer is typed.
    pub fn choices(self) -> &'static [Choice] {
        match self {
            Self::One(choices) | Self::Many(choices) => choices,
            Self::Words(_) | Self::Phone => &[],
        }
    }
}

/// The code system of most fields: the form of 国家基本公共卫生服务规范（第三版）, 2017.
pub const FORM: &str = "GBPHS-2017";
/// The code system of ethnic groups: 中国各民族名称.
pub const ETHNIC_GROUPS: &str = "GB/T 3304";

impl Field {
    /// The group to which the field belongs.
    pub fn group(self) -> Group {
        match self {
            Self::Phone | Self::ContactName | Self::ContactPhone | Self::CurrentAddress | Self::RegisteredAddress => {
                Group::Contact
            }
            Self::Residency
            | Self::EthnicGroup
            | Self::MaritalStatus
            | Self::Education
            | Self::Occupation
            | Self::Employer
            | Self::Payment => Group::Social,
            Self::BloodAbo | Self::BloodRh | Self::DrugAllergy | Self::Exposure => Group::Safety,
            Self::PastIllness | Self::Surgery | Self::Injury | Self::Transfusion | Self::Disability => Group::Past,
            Self::FamilyFather | Self::FamilyMother | Self::FamilySiblings | Self::FamilyChildren | Self::Hereditary => {
                Group::Family
            }
            Self::KitchenExhaust | Self::Fuel | Self::DrinkingWater | Self::Toilet | Self::LivestockPen => Group::Surroundings,
            Self::ExerciseFrequency
            | Self::ExerciseKind
            | Self::Diet
            | Self::Smoking
            | Self::Drinking
            | Self::DrinkKinds
            | Self::QuitDrinking
            | Self::OwnMedicines => Group::Lifestyle,
        }
    }

    /// The type of the answer.
    pub fn shape(self) -> Shape {
        use choices as c;
        match self {
            Self::Phone | Self::ContactPhone => Shape::Phone,
            Self::ContactName => Shape::Words(50),
            Self::Employer => Shape::Words(70),
            Self::ExerciseKind => Shape::Words(100),
            Self::OwnMedicines => Shape::Words(500),
            Self::CurrentAddress | Self::RegisteredAddress => Shape::Words(200),
            Self::Residency => Shape::One(c::RESIDENCY),
            Self::EthnicGroup => Shape::One(ethnic_groups::ALL),
            Self::MaritalStatus => Shape::One(c::MARITAL_STATUS),
            Self::Education => Shape::One(c::EDUCATION),
            Self::Occupation => Shape::One(c::OCCUPATION),
            Self::Payment => Shape::Many(c::PAYMENT),
            Self::BloodAbo => Shape::One(c::BLOOD_ABO),
            Self::BloodRh => Shape::One(c::BLOOD_RH),
            Self::DrugAllergy => Shape::Many(c::DRUG_ALLERGY),
            Self::Exposure => Shape::Many(c::EXPOSURE),
            Self::PastIllness => Shape::Many(c::PAST_ILLNESS),
            Self::Surgery | Self::Injury | Self::Transfusion => Shape::Many(c::EVENT),
            Self::FamilyFather | Self::FamilyMother | Self::FamilySiblings | Self::FamilyChildren => Shape::Many(c::FAMILY),
            Self::Hereditary => Shape::Many(c::HEREDITARY),
            Self::Disability => Shape::Many(c::DISABILITY),
            Self::KitchenExhaust => Shape::One(c::KITCHEN_EXHAUST),
            Self::Fuel => Shape::One(c::FUEL),
            Self::DrinkingWater => Shape::One(c::DRINKING_WATER),
            Self::Toilet => Shape::One(c::TOILET),
            Self::LivestockPen => Shape::One(c::LIVESTOCK_PEN),
            Self::ExerciseFrequency => Shape::One(c::EXERCISE_FREQUENCY),
            Self::Diet => Shape::Many(c::DIET),
            Self::Smoking => Shape::One(c::SMOKING),
            Self::Drinking => Shape::One(c::DRINKING),
            Self::DrinkKinds => Shape::Many(c::DRINK_KINDS),
            Self::QuitDrinking => Shape::One(c::QUIT_DRINKING),
        }
    }

    /// The code system of the answers. None if the answer is free text.
    pub fn code_system(self) -> Option<&'static str> {
        match (self, self.shape()) {
            (Self::EthnicGroup, _) => Some(ETHNIC_GROUPS),
            (_, Shape::One(_) | Shape::Many(_)) => Some(FORM),
            (_, Shape::Words(_) | Shape::Phone) => None,
        }
    }

    /// The section of the record to which it belongs.
    pub fn section(self) -> Section {
        match self.group() {
            Group::Contact | Group::Social => Section::Identity,
            Group::Safety | Group::Past | Group::Family | Group::Surroundings | Group::Lifestyle => Section::Health,
        }
    }
}

impl Group {
    /// The fields of the group, in the order of the form.
    pub fn fields(self) -> impl Iterator<Item = Field> {
        Field::ALL.iter().copied().filter(move |field| field.group() == self)
    }

    /// The section of the record to which it belongs.
    pub fn section(self) -> Section {
        match self {
            Self::Contact | Self::Social => Section::Identity,
            Self::Safety | Self::Past | Self::Family | Self::Surroundings | Self::Lifestyle => Section::Health,
        }
    }
}

#[cfg(test)]
mod tests;
