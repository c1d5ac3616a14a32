//! Limits of amounts. An amount outside the possible limits is refused. An amount outside the plausible limits must be confirmed,
//! and is never refused.
//!
//! The limits are decisions of the project. They are wide, so that no true measurement is refused: an impossible amount is a
//! typing error or in the wrong field, an implausible amount is rare.

use super::{MeasurementKind, Part};
use crate::amount::Amount;

/// Limits of one amount, in the unit of the kind. Both ends are included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    possible: (Amount, Amount),
    plausible: (Amount, Amount),
}

impl Limits {
    const fn new(possible: (i16, i16), plausible: (i16, i16)) -> Self {
        Self {
            possible: (Amount::whole(possible.0), Amount::whole(possible.1)),
            plausible: (Amount::whole(plausible.0), Amount::whole(plausible.1)),
        }
    }

    /// The least possible amount.
    pub fn least(self) -> Amount {
        self.possible.0
    }

    /// The largest possible amount.
    pub fn most(self) -> Amount {
        self.possible.1
    }

    /// Whether the amount is so rare that it must be confirmed.
    pub fn is_implausible(self, amount: Amount) -> bool {
        amount < self.plausible.0 || amount > self.plausible.1
    }
}

impl MeasurementKind {
    /// The limits of a part of a measurement. `part` matters only for blood pressure.
    pub fn limits(self, part: Part) -> Limits {
        match self {
            Self::BloodPressure if part == Part::Diastolic => Limits::new((10, 250), (40, 130)),
            Self::BloodPressure => Limits::new((30, 350), (70, 220)),
            Self::Pulse => Limits::new((10, 350), (40, 180)),
            // kg. From the smallest surviving newborn to the heaviest known people.
            Self::Weight => Limits { possible: (Amount::TENTH, Amount::whole(700)), ..Limits::new((0, 700), (2, 250)) },
            // mmol/L. Meters measure up to 33.3.
            Self::Glucose => Limits { possible: (Amount::TENTH, Amount::whole(100)), ..Limits::new((0, 100), (2, 33)) },
            Self::Height => Limits::new((20, 280), (45, 220)),
            Self::Bmi => Limits::new((5, 250), (10, 70)),
            Self::Temperature => Limits::new((12, 47), (34, 42)),
            Self::Pain => Limits::new((0, 10), (0, 10)),
            Self::RespiratoryRate => Limits::new((1, 200), (8, 60)),
            Self::OxygenSaturation => Limits::new((1, 100), (80, 100)),
            Self::HeadCircumference => Limits::new((10, 100), (28, 65)),
            Self::Waist => Limits::new((20, 400), (40, 180)),
            // µmol/L.
            Self::UricAcid => Limits::new((10, 6000), (100, 1200)),
            Self::Cigarettes => Limits::new((0, 200), (0, 60)),
            // 两 (50 g): two kilograms of spirits per day are possible, half a kilogram is plausible.
            Self::Alcohol => Limits::new((0, 40), (0, 10)),
            // The minutes of a day.
            Self::Exercise => Limits::new((0, 1440), (1, 300)),
            Self::Sleep => Limits::new((0, 24), (3, 14)),
        }
    }
}
