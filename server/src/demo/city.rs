//! Institutions and staff of the demonstration city. None of them exists.

use domain::capacity::Duty;

/// An institution of the demonstration.
pub struct DemoInstitution {
    pub code: &'static str,
    pub kind: &'static str,
    /// The code of its district.
    pub district: &'static str,
    pub name_zh: &'static str,
    pub name_en: &'static str,
    pub address_zh: &'static str,
    pub address_en: &'static str,
    pub phone: &'static str,
    /// The first twelve digits of the record numbers that it gives. The committees are of the demonstration alone.
    pub record_place: Option<&'static str>,
}

/// Staff of the demonstration.
pub struct DemoStaff {
    pub name: &'static str,
    pub born: &'static str,
    pub sequence: u16,
    pub role: &'static str,
    pub institution: &'static str,
    pub duty: Duty,
    /// Whether the person is also a resident of the demonstration.
    pub is_resident: bool,
}

/// The health centre of most residents.
pub const MEILIN: &str = "SZDEMO001";
/// The second health centre.
pub const YUEHAI: &str = "SZDEMO002";
/// The hospital.
pub const HOSPITAL: &str = "SZDEMO003";

/// The first twelve digits of the record numbers of most residents.
pub const RECORD_PLACE: &str = "440304006001";

/// A health centre in a third district.
pub const BUJI: &str = "SZDEMO004";

/// The health department of the district of two of these institutions.
pub const BUREAU: &str = "SZDEMO009";

/// The institution that is stored last. If it exists, all residents exist.
pub const LAST: DemoInstitution = DemoInstitution {
    code: BUREAU,
    kind: "department",
    district: "FT",
    name_zh: "示范区卫生健康局",
    name_en: "Demonstration District Health Bureau",
    address_zh: "福田区示范路 9 号",
    address_en: "9 Shifan Road, Futian",
    phone: "0755-0000 0009",
    record_place: None,
};

/// All institutions. [`LAST`] comes last.
pub const INSTITUTIONS: &[DemoInstitution] = &[
    DemoInstitution {
        code: MEILIN,
        kind: "health_centre",
        district: "FT",
        name_zh: "梅林示范社康中心",
        name_en: "Meilin Demonstration Health Centre",
        address_zh: "福田区梅林街道示范路 1 号",
        address_en: "1 Shifan Road, Meilin, Futian",
        phone: "0755-0000 0001",
        record_place: Some(RECORD_PLACE),
    },
    DemoInstitution {
        code: YUEHAI,
        kind: "health_centre",
        district: "NS",
        name_zh: "粤海示范社康中心",
        name_en: "Yuehai Demonstration Health Centre",
        address_zh: "南山区粤海街道示范路 2 号",
        address_en: "2 Shifan Road, Yuehai, Nanshan",
        phone: "0755-0000 0002",
        record_place: Some("440305901901"),
    },
    DemoInstitution {
        code: HOSPITAL,
        kind: "hospital",
        district: "FT",
        name_zh: "示范人民医院",
        name_en: "Demonstration People's Hospital",
        address_zh: "福田区示范路 3 号",
        address_en: "3 Shifan Road, Futian",
        phone: "0755-0000 0003",
        record_place: None,
    },
    DemoInstitution {
        code: BUJI,
        kind: "health_centre",
        district: "LG",
        name_zh: "布吉示范社康中心",
        name_en: "Buji Demonstration Health Centre",
        address_zh: "龙岗区布吉街道示范路 4 号",
        address_en: "4 Shifan Road, Buji, Longgang",
        phone: "0755-0000 0004",
        record_place: Some("440307901901"),
    },
    LAST,
];

/// The Chinese name of an institution.
pub fn name_of(code: &str) -> &'static str {
    INSTITUTIONS.iter().find(|institution| institution.code == code).map_or("", |institution| institution.name_zh)
}

/// Staff.
pub const STAFF: &[DemoStaff] = &[
    DemoStaff {
        name: "周文医生",
        born: "19790203",
        sequence: 11,
        role: "GP, Meilin 责任医师",
        institution: MEILIN,
        duty: Duty::Gp,
        is_resident: false,
    },
    DemoStaff {
        name: "何静",
        born: "19880521",
        sequence: 12,
        role: "clerk, Meilin 建档人员",
        institution: MEILIN,
        duty: Duty::Clerk,
        is_resident: false,
    },
    DemoStaff {
        name: "吴越医生",
        born: "19811130",
        sequence: 13,
        role: "GP of another centre, Yuehai 另一中心的医师",
        institution: YUEHAI,
        duty: Duty::Gp,
        is_resident: false,
    },
    DemoStaff {
        name: "方圆",
        born: "19910417",
        sequence: 24,
        role: "clerk, Buji 建档人员",
        institution: BUJI,
        duty: Duty::Clerk,
        is_resident: false,
    },
    DemoStaff {
        name: "高原医生",
        born: "19860712",
        sequence: 25,
        role: "GP, Buji 责任医师",
        institution: BUJI,
        duty: Duty::Gp,
        is_resident: false,
    },
    DemoStaff {
        name: "沈岚",
        born: "19840926",
        sequence: 22,
        role: "record manager, hospital 医院档案管理员",
        institution: HOSPITAL,
        duty: Duty::RecordManager,
        is_resident: false,
    },
    DemoStaff {
        name: "严立",
        born: "19771014",
        sequence: 23,
        role: "officer, district health bureau 区卫生健康局监管人员",
        institution: BUREAU,
        duty: Duty::Officer,
        is_resident: false,
    },
    DemoStaff {
        name: "阿依努尔·买买提江",
        born: "19930815",
        sequence: 6,
        role: "clerk, Yuehai 建档人员",
        institution: YUEHAI,
        duty: Duty::Clerk,
        is_resident: true,
    },
];
