//! How long something has been waiting.

use chrono::{DateTime, NaiveDate, Utc};
use domain::time::{show_date, today_in_shenzhen};

use crate::words::{self, desk};

/// The date, and the number of days since then.
pub fn since(at: DateTime<Utc>, today: NaiveDate) -> String {
    let date = today_in_shenzhen(at);
    let days = (today - date).num_days();
    let ago = if days == 0 { desk::since_today().to_owned() } else { desk::since_days(days) };
    format!("{} · {ago}", show_date(date, words::language()))
}
