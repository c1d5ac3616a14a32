//! Parts of documents that several features print alike.

use chrono::DateTime;
use domain::verification::Verification;
use exchange::pdf::{Badge, ChartPoint, Shape};

use crate::components::prelude::{EntryState, TrendPoint};

/// How far an entry is verified.
pub fn badge(verification: Verification) -> Badge {
    let shape = match verification {
        Verification::Pending => Shape::Dashed,
        Verification::Verified => Shape::Check,
        Verification::Returned => Shape::Arrow,
    };
    Badge { text: EntryState::from(verification).words().to_owned(), shape }
}

/// A point of a page's trend in a document's.
pub fn trend_point(point: TrendPoint) -> Option<ChartPoint> {
    let at = DateTime::from_timestamp(point.time, 0)?;
    Some(ChartPoint { at, when: point.when, value: point.value, second: point.low, verified: point.verified })
}
