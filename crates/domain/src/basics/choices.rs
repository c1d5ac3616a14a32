//! The options of the forms of the third edition, in the order and with the codes of the forms. Other editions and code systems
//! give other meanings to the same digits.

/// One option.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The code of the form.
    pub code: &'static str,
    /// The name in Chinese.
    pub zh: &'static str,
    /// The name in English.
    pub en: &'static str,
    /// What must or may be added to the option.
    pub asks: Asks,
    /// Whether it excludes all other options of the field, as 无 (none) does.
    pub alone: bool,
}

/// What is added to an option.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asks {
    /// Nothing.
    Nothing,
    /// A required text (which one).
    Words,
    /// An optional month (since when).
    Month,
    /// A required text and an optional month.
    WordsAndMonth,
}

impl Asks {
    /// Whether a text is required.
    pub fn words(self) -> bool {
        matches!(self, Self::Words | Self::WordsAndMonth)
    }

    /// Whether a month is allowed.
    pub fn month(self) -> bool {
        matches!(self, Self::Month | Self::WordsAndMonth)
    }
}

/// An option to which nothing is added.
pub(super) const fn plain(code: &'static str, zh: &'static str, en: &'static str) -> Choice {
    Choice { code, zh, en, asks: Asks::Nothing, alone: false }
}

const fn alone(code: &'static str, zh: &'static str, en: &'static str) -> Choice {
    Choice { alone: true, ..plain(code, zh, en) }
}

const fn which(code: &'static str, zh: &'static str, en: &'static str) -> Choice {
    Choice { asks: Asks::Words, ..plain(code, zh, en) }
}

const fn since(code: &'static str, zh: &'static str, en: &'static str) -> Choice {
    Choice { asks: Asks::Month, ..plain(code, zh, en) }
}

const fn choice_since(code: &'static str, zh: &'static str, en: &'static str) -> Choice {
    Choice { asks: Asks::WordsAndMonth, ..plain(code, zh, en) }
}

/// 常住类型.
pub const RESIDENCY: &[Choice] = &[plain("1", "户籍", "Registered here (hukou)"), plain("2", "非户籍", "Not registered here")];

/// 婚姻状况.
pub const MARITAL_STATUS: &[Choice] = &[
    plain("1", "未婚", "Never married"),
    plain("2", "已婚", "Married"),
    plain("3", "丧偶", "Widowed"),
    plain("4", "离婚", "Divorced"),
    plain("5", "未说明的婚姻状况", "Not stated"),
];

/// 文化程度. The third edition begins with the highest level.
pub const EDUCATION: &[Choice] = &[
    plain("1", "研究生", "Postgraduate"),
    plain("2", "大学本科", "Bachelor’s degree"),
    plain("3", "大学专科和专科学校", "Junior college"),
    plain("4", "中等专业学校", "Secondary vocational school"),
    plain("5", "技工学校", "Technical school"),
    plain("6", "高中", "Senior high school"),
    plain("7", "初中", "Junior high school"),
    plain("8", "小学", "Primary school"),
    plain("9", "文盲或半文盲", "No or little schooling"),
    plain("10", "不详", "Not known"),
];

/// 职业. The codes start at 0; 8 is 无职业 (none).
pub const OCCUPATION: &[Choice] = &[
    plain(
        "0",
        "国家机关、党群组织、企业、事业单位负责人",
        "Head of a government body, party or public organisation, enterprise or institution",
    ),
    plain("1", "专业技术人员", "Professional or technical"),
    plain("2", "办事人员和有关人员", "Clerical"),
    plain("3", "商业、服务业人员", "Commerce or services"),
    plain("4", "农、林、牧、渔、水利业生产人员", "Farming, forestry, fishing or water works"),
    plain("5", "生产、运输设备操作人员及有关人员", "Production or transport"),
    plain("6", "军人", "Armed forces"),
    plain("7", "不便分类的其他从业人员", "Other work"),
    plain("8", "无职业", "No occupation"),
];

/// 医疗费用支付方式.
pub const PAYMENT: &[Choice] = &[
    plain("1", "城镇职工基本医疗保险", "Basic insurance for urban employees"),
    plain("2", "城镇居民基本医疗保险", "Basic insurance for urban residents"),
    plain("3", "新型农村合作医疗", "Rural cooperative insurance"),
    plain("4", "贫困救助", "Poverty relief"),
    plain("5", "商业医疗保险", "Commercial insurance"),
    plain("6", "全公费", "Fully public"),
    plain("7", "全自费", "Fully self-paid"),
    which("8", "其他", "Other"),
];

/// ABO 血型.
pub const BLOOD_ABO: &[Choice] = &[
    plain("1", "A 型", "A"),
    plain("2", "B 型", "B"),
    plain("3", "O 型", "O"),
    plain("4", "AB 型", "AB"),
    plain("5", "不详", "Not known"),
];

/// RH 血型. Code 1 is negative, as in CV04.50.020. In the form of 2011 and in some local systems it is positive.
pub const BLOOD_RH: &[Choice] =
    &[plain("1", "阴性", "Negative"), plain("2", "阳性", "Positive"), plain("3", "不详", "Not known")];

/// 药物过敏史.
pub const DRUG_ALLERGY: &[Choice] = &[
    alone("1", "无", "None"),
    plain("2", "青霉素", "Penicillin"),
    plain("3", "磺胺", "Sulfonamides"),
    plain("4", "链霉素", "Streptomycin"),
    which("5", "其他", "Other"),
];

/// 暴露史.
pub const EXPOSURE: &[Choice] = &[
    alone("1", "无", "None"),
    plain("2", "化学品", "Chemicals"),
    plain("3", "毒物", "Poisons"),
    plain("4", "射线", "Radiation"),
];

/// 既往史: 疾病. The third edition puts 职业病 at 12 and 其他 at 13.
pub const PAST_ILLNESS: &[Choice] = &[
    alone("1", "无", "None"),
    since("2", "高血压", "High blood pressure"),
    since("3", "糖尿病", "Diabetes"),
    since("4", "冠心病", "Coronary heart disease"),
    since("5", "慢性阻塞性肺疾病", "COPD (chronic lung disease)"),
    choice_since("6", "恶性肿瘤", "Cancer"),
    since("7", "脑卒中", "Stroke"),
    since("8", "严重精神障碍", "Severe mental disorder"),
    since("9", "结核病", "Tuberculosis"),
    since("10", "肝炎", "Hepatitis"),
    choice_since("11", "其他法定传染病", "Other notifiable disease"),
    choice_since("12", "职业病", "Occupational disease"),
    choice_since("13", "其他", "Other"),
];

/// 既往史: 手术, 外伤, 输血. Either none, or which one and when.
pub const EVENT: &[Choice] = &[alone("1", "无", "None"), choice_since("2", "有", "Yes")];

/// 家族史. Codes 11 and 12 have other meanings than in 既往史.
pub const FAMILY: &[Choice] = &[
    alone("1", "无", "None"),
    plain("2", "高血压", "High blood pressure"),
    plain("3", "糖尿病", "Diabetes"),
    plain("4", "冠心病", "Coronary heart disease"),
    plain("5", "慢性阻塞性肺疾病", "COPD (chronic lung disease)"),
    plain("6", "恶性肿瘤", "Cancer"),
    plain("7", "脑卒中", "Stroke"),
    plain("8", "严重精神障碍", "Severe mental disorder"),
    plain("9", "结核病", "Tuberculosis"),
    plain("10", "肝炎", "Hepatitis"),
    plain("11", "先天畸形", "Congenital malformation"),
    which("12", "其他", "Other"),
];

/// 遗传病史.
pub const HEREDITARY: &[Choice] = &[alone("1", "无", "None"), which("2", "有", "Yes")];

/// 残疾情况, in the order of the form. CV05.10.001 has another order.
pub const DISABILITY: &[Choice] = &[
    alone("1", "无残疾", "None"),
    plain("2", "视力残疾", "Sight"),
    plain("3", "听力残疾", "Hearing"),
    plain("4", "言语残疾", "Speech"),
    plain("5", "肢体残疾", "Movement"),
    plain("6", "智力残疾", "Intellectual"),
    plain("7", "精神残疾", "Mental"),
    which("8", "其他残疾", "Other"),
];

/// 厨房排风设施.
pub const KITCHEN_EXHAUST: &[Choice] =
    &[plain("1", "无", "None"), plain("2", "油烟机", "Range hood"), plain("3", "换气扇", "Fan"), plain("4", "烟囱", "Chimney")];

/// 燃料类型.
pub const FUEL: &[Choice] = &[
    plain("1", "液化气", "Bottled gas"),
    plain("2", "煤", "Coal"),
    plain("3", "天然气", "Natural gas"),
    plain("4", "沼气", "Biogas"),
    plain("5", "柴火", "Firewood"),
    which("6", "其他", "Other"),
];

/// 饮水.
pub const DRINKING_WATER: &[Choice] = &[
    plain("1", "自来水", "Tap water"),
    plain("2", "经净化过滤的水", "Filtered water"),
    plain("3", "井水", "Well"),
    plain("4", "河湖水", "River or lake"),
    plain("5", "塘水", "Pond"),
    which("6", "其他", "Other"),
];

/// 厕所.
pub const TOILET: &[Choice] = &[
    plain("1", "卫生厕所", "Sanitary toilet"),
    plain("2", "一格或二格粪池式", "Pit with one or two chambers"),
    plain("3", "马桶", "Commode"),
    plain("4", "露天粪坑", "Open pit"),
    plain("5", "简易棚厕", "Simple shed"),
];

/// 禽畜栏. The third edition puts 无 first.
pub const LIVESTOCK_PEN: &[Choice] =
    &[plain("1", "无", "None"), plain("2", "单设", "Separate"), plain("3", "室内", "Indoors"), plain("4", "室外", "Outdoors")];

/// 锻炼频率.
pub const EXERCISE_FREQUENCY: &[Choice] = &[
    plain("1", "每天", "Every day"),
    plain("2", "每周一次以上", "More than once a week"),
    plain("3", "偶尔", "Now and then"),
    plain("4", "不锻炼", "Never"),
];

/// 饮食习惯.
pub const DIET: &[Choice] = &[
    plain("1", "荤素均衡", "Balanced meat and vegetables"),
    plain("2", "荤食为主", "Mostly meat"),
    plain("3", "素食为主", "Mostly vegetables"),
    plain("4", "嗜盐", "Fond of salty food"),
    plain("5", "嗜油", "Fond of oily food"),
    plain("6", "嗜糖", "Fond of sweet food"),
];

/// 吸烟状况. CV5101.24 counts in the opposite order.
pub const SMOKING: &[Choice] =
    &[plain("1", "从不吸烟", "Never smoked"), since("2", "已戒烟", "Has quit smoking"), plain("3", "吸烟", "Smokes")];

/// 饮酒频率.
pub const DRINKING: &[Choice] = &[
    plain("1", "从不", "Never"),
    plain("2", "偶尔", "Now and then"),
    plain("3", "经常", "Often"),
    plain("4", "每天", "Every day"),
];

/// 饮酒种类.
pub const DRINK_KINDS: &[Choice] = &[
    plain("1", "白酒", "Spirits"),
    plain("2", "啤酒", "Beer"),
    plain("3", "红酒", "Wine"),
    plain("4", "黄酒", "Yellow wine"),
    which("5", "其他", "Other"),
];

/// 是否戒酒.
pub const QUIT_DRINKING: &[Choice] = &[plain("1", "未戒酒", "Has not quit drinking"), since("2", "已戒酒", "Has quit drinking")];
