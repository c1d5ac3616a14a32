//! What no living person has, or does (refused), and what is rather a typing error (asked about, never refused).
//!
//! Project choice: wide on purpose, so that no true measurement is ever refused. Outside the possible is a slip of the
//! finger or the wrong field; outside the plausible is rare, and a person is asked to look again.

use super::{MeasurementKind, Part};
use crate::amount::Amount;

/// Limits of one value, in the kind's own unit, both ends included.
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

    /// The least that is accepted.
    pub fn least(self) -> Amount {
        self.possible.0
    }

    /// The most that is accepted.
    pub fn most(self) -> Amount {
        self.possible.1
    }

    /// Whether the amount is accepted but rare enough to ask about.
    pub fn is_implausible(self, amount: Amount) -> bool {
        amount < self.plausible.0 || amount > self.plausible.1
    }
}

impl MeasurementKind {
    /// The limits of this part of a measurement. `part` matters for blood pressure alone.
    pub fn limits(self, part: Part) -> Limits {
        match self {
            Self::BloodPressure if part == Part::Diastolic => Limits::new((10, 250), (40, 130)),
            Self::BloodPressure => Limits::new((30, 350), (70, 220)),
            Self::Pulse => Limits::new((10, 350), (40, 180)),
            // From the smallest newborn alive to the heaviest people known.
            Self::Weight => Limits { possible: (Amount::TENTH, Amount::whole(700)), ..Limits::new((0, 700), (2, 250)) },
            // Mmol/L; meters end at 33.3.
            Self::Glucose => Limits { possible: (Amount::TENTH, Amount::whole(100)), ..Limits::new((0, 100), (2, 33)) },
            Self::Height => Limits::new((20, 280), (45, 220)),
            Self::Bmi => Limits::new((5, 250), (10, 70)),
            Self::Temperature => Limits::new((12, 47), (34, 42)),
            Self::Pain => Limits::new((0, 10), (0, 10)),
            Self::RespiratoryRate => Limits::new((1, 200), (8, 60)),
            Self::OxygenSaturation => Limits::new((1, 100), (80, 100)),
            Self::HeadCircumference => Limits::new((10, 100), (28, 65)),
            Self::Waist => Limits::new((20, 400), (40, 180)),
            Self::Cigarettes => Limits::new((0, 200), (0, 60)),
            // Two kilograms of spirits in a day; half a kilogram.
            Self::Alcohol => Limits::new((0, 40), (0, 10)),
            // As much as a day has.
            Self::Exercise => Limits::new((0, 1440), (1, 300)),
            Self::Sleep => Limits::new((0, 24), (3, 14)),
        }
    }
}
