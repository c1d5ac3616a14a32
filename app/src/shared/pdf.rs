//! Parts of documents that several features print in the same way.

use chrono::DateTime;
use domain::verification::Verification;
use exchange::pdf::{Badge, ChartPoint, Shape};

use crate::components::prelude::{EntryState, TrendPoint};

/// The verification state of an entry, as the badge of a document.
pub fn badge(verification: Verification) -> Badge {
    let shape = match verification {
        Verification::Pending => Shape::Dashed,
        Verification::Verified => Shape::Check,
        Verification::Returned => Shape::Arrow,
    };
    Badge { text: EntryState::from(verification).words().to_owned(), shape }
}

/// A point of a page's trend, as a point of a document's chart.
pub fn trend_point(point: TrendPoint) -> Option<ChartPoint> {
    let at = DateTime::from_timestamp(point.time, 0)?;
    Some(ChartPoint { at, when: point.when, value: point.value, second: point.low, verified: point.verified })
}
