//! Values in a query. Our own links contain them, but anyone can write such a URL.

use chrono::{DateTime, Datelike, Utc};
use serde::{Deserialize, Deserializer};

/// A time; `None` if it is malformed or outside the years 1800 to 9999, so that such a link shows the newest data.
pub fn known_time<'de, D: Deserializer<'de>>(from: D) -> Result<Option<DateTime<Utc>>, D::Error> {
    let text = String::deserialize(from)?;
    Ok(text.parse::<DateTime<Utc>>().ok().filter(|at| (1800..=9999).contains(&at.year())))
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
