//! Conversion from other units to the unit of a kind. Units are UCUM codes, which are case-sensitive.

use super::MeasurementKind;

/// mg/dL of glucose in one mmol/L: a tenth of the molar mass, 180.16 g/mol (C₆H₁₂O₆, `PubChem` CID 5793).
const GLUCOSE_MG_DL: f64 = 18.016;
/// µmol/L of uric acid in one mg/dL: 10,000 divided by the molar mass, 168.11 g/mol (C₅H₄N₄O₃, `PubChem` CID 1175).
const URIC_ACID_MG_DL: f64 = 59.48;
/// The avoirdupois pound in kg, exact (international yard and pound agreement, 1959).
const POUND: f64 = 0.453_592_37;
/// The inch in cm, exact (ibid.).
const INCH: f64 = 2.54;
/// mmHg in one kPa: 760 mmHg are 101.325 kPa (UCUM: `m[Hg]` is 133.322 kPa).
const MMHG_PER_KPA: f64 = 1.0 / 0.133_322;

impl MeasurementKind {
    /// Converts a value from a UCUM unit to the unit of this kind. None if the unit does not fit the kind.
    ///
    /// The result is not rounded. [`crate::amount::Amount::nearest`] rounds it.
    pub fn convert(self, value: f64, ucum: &str) -> Option<f64> {
        if ucum == self.ucum() {
            return Some(value);
        }
        match self {
            Self::BloodPressure => matches!(ucum, "kPa").then_some(value * MMHG_PER_KPA),
            Self::Pulse => matches!(ucum, "{beats}/min" | "{Beats}/min" | "1/min" | "{beat}/min").then_some(value),
            Self::RespiratoryRate => matches!(ucum, "{breaths}/min" | "{Breaths}/min" | "1/min").then_some(value),
            Self::Weight => mass(value, ucum),
            Self::Height | Self::HeadCircumference | Self::Waist => length(value, ucum),
            Self::Glucose => matches!(ucum, "mg/dL").then_some(value / GLUCOSE_MG_DL),
            Self::UricAcid => uric_acid(value, ucum),
            Self::Temperature => temperature(value, ucum),
            Self::Pain => matches!(ucum, "1" | "{nrs}").then_some(value),
            Self::Bmi | Self::OxygenSaturation | Self::Cigarettes | Self::Alcohol | Self::Exercise | Self::Sleep => None,
        }
    }
}

fn mass(value: f64, ucum: &str) -> Option<f64> {
    match ucum {
        "g" => Some(value / 1000.0),
        "[lb_av]" => Some(value * POUND),
        "[oz_av]" => Some(value * POUND / 16.0),
        _ => None,
    }
}

fn length(value: f64, ucum: &str) -> Option<f64> {
    match ucum {
        "m" => Some(value * 100.0),
        "mm" => Some(value / 10.0),
        "[in_i]" | "[in_us]" => Some(value * INCH),
        "[ft_i]" | "[ft_us]" => Some(value * INCH * 12.0),
        _ => None,
    }
}

fn uric_acid(value: f64, ucum: &str) -> Option<f64> {
    match ucum {
        "mg/dL" => Some(value * URIC_ACID_MG_DL),
        "mmol/L" => Some(value * 1000.0),
        _ => None,
    }
}

fn temperature(value: f64, ucum: &str) -> Option<f64> {
    match ucum {
        "[degF]" => Some((value - 32.0) / 1.8),
        "K" => Some(value - 273.15),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::MeasurementKind::{self, BloodPressure, Glucose, Height, Pulse, Temperature, UricAcid, Weight};
    use crate::amount::Amount;

    fn converted(kind: MeasurementKind, value: f64, ucum: &str) -> Option<String> {
        kind.convert(value, ucum).and_then(Amount::nearest).map(|amount| amount.to_string())
    }

    #[test]
    fn other_units_are_converted() {
        for (kind, value, ucum, expected) in [
            (Glucose, 100.0, "mg/dL", "5.55"),
            (UricAcid, 7.0, "mg/dL", "416.36"),
            (UricAcid, 0.42, "mmol/L", "420"),
            (Weight, 150.0, "[lb_av]", "68.04"),
            (Weight, 3450.0, "g", "3.45"),
            (Temperature, 98.6, "[degF]", "37"),
            (Temperature, 310.15, "K", "37"),
            (Height, 70.0, "[in_i]", "177.8"),
            (Height, 1.705, "m", "170.5"),
            (BloodPressure, 16.0, "kPa", "120.01"),
            (Pulse, 72.0, "{beats}/min", "72"),
        ] {
            assert_eq!(converted(kind, value, ucum).as_deref(), Some(expected), "{value} {ucum}");
        }
    }

    #[test]
    fn every_kind_accepts_its_own_unit_and_refuses_units_of_other_kinds() {
        for kind in MeasurementKind::ALL {
            assert_eq!(kind.convert(5.0, kind.ucum()), Some(5.0));
            assert_eq!(kind.convert(5.0, "furlong"), None);
        }
        assert_eq!(Weight.convert(5.0, "cm"), None);
        assert_eq!(Glucose.convert(5.0, "mmol/l"), None);
    }
}
