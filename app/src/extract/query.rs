//! Values in a query. Our own links contain them, but anyone can write such a URL.

use chrono::{DateTime, Datelike, Utc};
use serde::{Deserialize, Deserializer, Serialize};

/// A time in the years 1800 to 9999. No record has another time, and Postgres cannot store all others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "DateTime<Utc>", into = "DateTime<Utc>")]
pub struct KnownTime(DateTime<Utc>);

/// The time is outside these years.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a time of a record")]
pub struct NotKnown;

impl TryFrom<DateTime<Utc>> for KnownTime {
    type Error = NotKnown;

    fn try_from(at: DateTime<Utc>) -> Result<Self, NotKnown> {
        if (1800..=9999).contains(&at.year()) { Ok(Self(at)) } else { Err(NotKnown) }
    }
}

impl From<KnownTime> for DateTime<Utc> {
    fn from(time: KnownTime) -> Self {
        time.0
    }
}

/// A time; `None` if it is malformed or outside the years 1800 to 9999, so that such a link shows the newest data.
pub fn known_time<'de, D: Deserializer<'de>>(from: D) -> Result<Option<DateTime<Utc>>, D::Error> {
    let text = String::deserialize(from)?;
    let at = text.parse::<DateTime<Utc>>().ok();
    Ok(at.and_then(|at| KnownTime::try_from(at).ok()).map(DateTime::from))
}

#[cfg(test)]
mod tests {
    use super::known_time;
    use serde::de::{IntoDeserializer, value::Error};

    fn read(text: &str) -> bool {
        let text: serde::de::value::StrDeserializer<'_, Error> = text.into_deserializer();
        known_time(text).expect("never an error").is_some()
    }

    #[test]
    fn only_times_that_a_record_can_have_are_taken() {
        assert!(read("2020-04-17T00:41:00Z"));
        assert!(!read("-9999-01-01T00:00:00Z") && !read("+262142-01-01T00:00:00Z") && !read("yesterday") && !read(""));
    }
}
