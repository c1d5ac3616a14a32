//! The codes of answers in other systems: the only table between the form and the value domains of WS/T 364. Each row is a
//! decision of the project.

use super::Field;

/// A code of another code system.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Exchanged {
    /// The code system.
    pub system: &'static str,
    /// The code in that system.
    pub code: &'static str,
}

const EDUCATION: &[(&str, &str)] = &[
    ("1", "10"),
    ("2", "20"),
    ("3", "30"),
    ("4", "41"),
    ("5", "47"),
    ("6", "60"),
    ("7", "70"),
    ("8", "80"),
    ("9", "90"),
    ("10", "90"),
];
const MARITAL_STATUS: &[(&str, &str)] = &[("1", "10"), ("2", "20"), ("3", "30"), ("4", "40"), ("5", "90")];
/// The form's code 8 (no occupation) has no code in GB/T 6565: it is an employment status.
const OCCUPATION: &[(&str, &str)] =
    &[("0", "100"), ("1", "200"), ("2", "300"), ("3", "400"), ("4", "500"), ("5", "600"), ("6", "700"), ("7", "800")];
/// The two systems order disabilities differently: never copy the digit. 无残疾 (none) is 1 in both.
const DISABILITY: &[(&str, &str)] =
    &[("1", "1"), ("2", "6"), ("3", "2"), ("4", "3"), ("5", "4"), ("6", "5"), ("7", "7"), ("8", "9")];
const PAYMENT: &[(&str, &str)] =
    &[("1", "01"), ("2", "02"), ("3", "03"), ("4", "04"), ("5", "05"), ("6", "06"), ("7", "07"), ("8", "99")];
const DRUG_ALLERGY: &[(&str, &str)] = &[("2", "101"), ("3", "102"), ("4", "107"), ("5", "199")];
const BLOOD_ABO: &[(&str, &str)] = &[("1", "1"), ("2", "2"), ("3", "3"), ("4", "4"), ("5", "5")];
const BLOOD_RH: &[(&str, &str)] = &[("1", "1"), ("2", "2"), ("3", "3")];
/// CV5101.24 counts in the opposite order. It divides 吸烟 (3) into 1 (daily) and 2 (not daily), which the form does not ask.
const SMOKING: &[(&str, &str)] = &[("1", "4"), ("2", "3")];
const EXERCISE_FREQUENCY: &[(&str, &str)] = &[("1", "1"), ("2", "2"), ("3", "3"), ("4", "4")];
const DRINKING: &[(&str, &str)] = &[("1", "1"), ("2", "2"), ("3", "3"), ("4", "4")];
/// CV03.00.105 divides spirits (1) into 1 and 2 by strength, which the form does not ask.
const DRINK_KINDS: &[(&str, &str)] = &[("2", "3"), ("3", "5"), ("4", "4"), ("5", "9")];

/// The code system of a field in exchange, and pairs of the form's code and the code in that system.
fn table(field: Field) -> Option<(&'static str, &'static [(&'static str, &'static str)])> {
    Some(match field {
        Field::Education => ("GB/T 4658", EDUCATION),
        Field::MaritalStatus => ("GB/T 2261.2", MARITAL_STATUS),
        Field::Occupation => ("GB/T 6565", OCCUPATION),
        Field::Disability => ("CV05.10.001", DISABILITY),
        Field::Payment => ("CV07.10.003", PAYMENT),
        Field::DrugAllergy => ("CV05.01.038", DRUG_ALLERGY),
        Field::BloodAbo => ("CV04.50.005", BLOOD_ABO),
        Field::BloodRh => ("CV04.50.020", BLOOD_RH),
        Field::Smoking => ("CV5101.24", SMOKING),
        Field::ExerciseFrequency => ("CV5101.28", EXERCISE_FREQUENCY),
        Field::Drinking => ("CV5101.26", DRINKING),
        Field::DrinkKinds => ("CV03.00.105", DRINK_KINDS),
        _ => return None,
    })
}

/// The code in exchange for a code of the form. None if the other system has no such code.
pub fn exchanged(field: Field, form_code: &str) -> Option<Exchanged> {
    let (system, pairs) = table(field)?;
    let (_, code) = pairs.iter().find(|(form, _)| *form == form_code)?;
    Some(Exchanged { system, code })
}
