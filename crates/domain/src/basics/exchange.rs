//! Under which codes other systems know an answer: the one table between the form and the value domains
//! of WS/T 364. Each row is a choice that the project made.

use super::Field;

/// A code in another table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Exchanged {
    /// The table.
    pub system: &'static str,
    /// The code there.
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
/// 8, no occupation, has no code there: it is an employment status.
const OCCUPATION: &[(&str, &str)] =
    &[("0", "100"), ("1", "200"), ("2", "300"), ("3", "400"), ("4", "500"), ("5", "600"), ("6", "700"), ("7", "800")];
/// The tables order disabilities differently: never copy the digit across. None has no code of its own but 1.
const DISABILITY: &[(&str, &str)] =
    &[("1", "1"), ("2", "6"), ("3", "2"), ("4", "3"), ("5", "4"), ("6", "5"), ("7", "7"), ("8", "9")];
const PAYMENT: &[(&str, &str)] =
    &[("1", "01"), ("2", "02"), ("3", "03"), ("4", "04"), ("5", "05"), ("6", "06"), ("7", "07"), ("8", "99")];
const DRUG_ALLERGY: &[(&str, &str)] = &[("2", "101"), ("3", "102"), ("4", "107"), ("5", "199")];
const BLOOD_ABO: &[(&str, &str)] = &[("1", "1"), ("2", "2"), ("3", "3"), ("4", "4"), ("5", "5")];
const BLOOD_RH: &[(&str, &str)] = &[("1", "1"), ("2", "2"), ("3", "3")];
/// The other way round. Who smokes (3) is there 1 or 2, every day or not, which the form does not ask.
const SMOKING: &[(&str, &str)] = &[("1", "4"), ("2", "3")];
const EXERCISE_FREQUENCY: &[(&str, &str)] = &[("1", "1"), ("2", "2"), ("3", "3"), ("4", "4")];
const DRINKING: &[(&str, &str)] = &[("1", "1"), ("2", "2"), ("3", "3"), ("4", "4")];
/// Spirits (1) are there 1 or 2 by their strength, which the form does not ask.
const DRINK_KINDS: &[(&str, &str)] = &[("2", "3"), ("3", "5"), ("4", "4"), ("5", "9")];

/// The table and the pairs (form code, code there) of a field that has a table of its own.
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

/// What a form code is called in exchange; `None` where the other table has no word for it.
pub fn exchanged(field: Field, form_code: &str) -> Option<Exchanged> {
    let (system, pairs) = table(field)?;
    let (_, code) = pairs.iter().find(|(form, _)| *form == form_code)?;
    Some(Exchanged { system, code })
}
