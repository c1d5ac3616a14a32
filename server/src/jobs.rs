//! Background work of the server: sealing the log, tidying, making months of the log ahead.

use std::{path::Path, time::Duration};

use store::{
    database::Database,
    ops::log_months,
    seals::{self, Checkpoints},
    sign_in::ceremonies,
};

/// Seals what can be sealed: every row is under a seal within five seconds.
pub async fn seal_forever(db: Database, outside: Checkpoints) {
    loop {
        match seals::seal_batch(&db, &outside).await {
            // A full batch: there is more.
            Ok(rows) if rows > 1000 => continue,
            Ok(_) => {}
            Err(error) => tracing::error!(%error, "the log was not sealed"),
        }
        tokio::time::sleep(Duration::from_secs(1)).await;
    }
}

/// Forgets expired ceremonies each minute; makes months of the log each hour.
pub async fn tidy_forever(db: Database) {
    for minute in 0_u64.. {
        if let Err(error) = ceremonies::tidy(&db).await {
            tracing::error!(%error, "expired ceremonies were not forgotten");
        }
        if minute.is_multiple_of(60)
            && let Err(error) = log_months::make(&db).await
        {
            tracing::error!(%error, "the months of the log were not made");
        }
        tokio::time::sleep(Duration::from_mins(1)).await;
    }
}

/// The file of seals in this folder.
pub fn outside(folder: &Path) -> Result<Checkpoints, seals::OutsideError> {
    Checkpoints::in_folder(folder)
}
