//! Background jobs of the server: sealing the log, deleting expired rows, creating partitions of the log, notices and e-mail.

use std::{path::Path, time::Duration};

use crate::mailer::Mailer;
use store::{
    database::Database,
    notices::{late, mail},
    ops::log_months,
    record::details,
    seals::{self, Checkpoints},
    sign_in::ceremonies,
};

/// Seals the log continuously, so that every row is sealed within five seconds.
pub async fn seal_forever(db: Database, outside: Checkpoints) {
    loop {
        match seals::seal_batch(&db, &outside).await {
            // A full batch: more rows are waiting.
            Ok(rows) if rows > 1000 => continue,
            Ok(_) => {}
            Err(error) => tracing::error!(%error, "the log was not sealed"),
        }
        tokio::time::sleep(Duration::from_secs(1)).await;
    }
}

/// Limit per hour for the notices of each kind that depend on the date.
const AT_ONCE: i32 = 10_000;

/// Deletes expired ceremonies every minute. Creates partitions of the log and writes due notices every hour.
pub async fn tidy_forever(db: Database) {
    for minute in 0_u64.. {
        if let Err(error) = ceremonies::tidy(&db).await {
            tracing::error!(%error, "expired ceremonies were not deleted");
        }
        if minute.is_multiple_of(60) {
            if let Err(error) = log_months::make(&db).await {
                tracing::error!(%error, "the partitions of the log were not created");
            }
            tell_what_is_due(&db).await;
        }
        tokio::time::sleep(Duration::from_mins(1)).await;
    }
}

/// Writes the notices that depend on the date only: confirmation of details, overdue follow-ups, escalated corrections.
pub async fn tell_what_is_due(db: &Database) {
    if let Err(error) = details::remind(db, AT_ONCE).await {
        tracing::error!(%error, "notices to confirm details were not written");
    }
    if let Err(error) = late::tell_of_follow_ups(db, AT_ONCE).await {
        tracing::error!(%error, "notices of overdue follow-ups were not written");
    }
    if let Err(error) = late::tell_of_escalated(db, AT_ONCE).await {
        tracing::error!(%error, "notices of escalated corrections were not written");
    }
}

/// Compares reported details, and sends due e-mails. Runs every few seconds, because a person may be waiting for a code.
pub async fn tell_forever(db: Database, mailer: Option<Mailer>) {
    loop {
        // One batch of each in turn, so that a long queue of one does not delay the other.
        let compared = details::compare(&db).await.unwrap_or_else(|error| {
            tracing::error!(%error, "reported details were not compared");
            0
        });
        let sent = match &mailer {
            Some(mailer) => mail_once(&db, mailer).await,
            None => false,
        };
        if compared < details::BATCH && !sent {
            tokio::time::sleep(Duration::from_secs(3)).await;
        }
    }
}

/// Sends the due e-mails. Returns whether there were any. A failed e-mail is due again after five minutes.
pub async fn mail_once(db: &Database, mailer: &Mailer) -> bool {
    let owed = match mail::take(db).await {
        Ok(owed) => owed,
        Err(error) => {
            tracing::error!(%error, "due e-mails could not be read");
            return false;
        }
    };
    let any = !owed.is_empty();
    for owed in owed {
        match mailer.send(&owed).await {
            Ok(()) => {
                if let Err(error) = mail::sent(db, &owed).await {
                    tracing::error!(%error, "a sent e-mail could not be marked as sent; it will be sent again");
                }
            }
            // The answer of the mail server is not logged: it may contain the address.
            Err(problem) => tracing::error!(%problem, "an e-mail was not sent"),
        }
    }
    any
}

/// The file of seals outside the database, in this folder.
pub fn outside(folder: &Path) -> Result<Checkpoints, seals::OutsideError> {
    Checkpoints::in_folder(folder)
}
