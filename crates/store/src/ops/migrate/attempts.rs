//! Repeated attempts of a step while other sessions use the tables that it needs.

use std::time::Duration;

use crate::source::Random;

/// The maximum number of attempts of a step. With the pauses they take about a minute.
pub(super) const ATTEMPTS: u32 = 40;

/// Whether a statement failed because another session held what it needed, so that another attempt can succeed.
pub(super) fn is_busy(error: &sqlx::Error) -> bool {
    error.as_database_error().is_some_and(|e| {
        let lock_or_deadlock = matches!(e.code().as_deref(), Some("55P03" | "40P01"));
        // GRANT takes no lock on its table. It fails with this text if another session changes the same row of the catalogue.
        lock_or_deadlock || e.message() == "tuple concurrently updated"
    })
}

/// Waits longer after each attempt, up to two seconds. The random part prevents attempts in step with a regular load.
pub(super) async fn pause(tried: u32, random: &Random) {
    let [jitter] = random.bytes::<1>();
    tokio::time::sleep(Duration::from_millis(u64::from(tried.min(20)) * 80 + u64::from(jitter) * 2)).await;
}
