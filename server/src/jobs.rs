//! Background work of the server: sealing the log, tidying, making months of the log ahead.

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

/// So many people are told an hour of each thing that is due.
const AT_ONCE: i32 = 10_000;

/// Forgets expired ceremonies each minute; each hour makes months of the log, and tells people what is due or late.
pub async fn tidy_forever(db: Database) {
    for minute in 0_u64.. {
        if let Err(error) = ceremonies::tidy(&db).await {
            tracing::error!(%error, "expired ceremonies were not forgotten");
        }
        if minute.is_multiple_of(60) {
            if let Err(error) = log_months::make(&db).await {
                tracing::error!(%error, "the months of the log were not made");
            }
            tell_what_is_due(&db).await;
        }
        tokio::time::sleep(Duration::from_mins(1)).await;
    }
}

/// Tells people what is due or late by the date alone.
pub async fn tell_what_is_due(db: &Database) {
    if let Err(error) = details::remind(db, AT_ONCE).await {
        tracing::error!(%error, "nobody was asked to confirm their details");
    }
    if let Err(error) = late::tell_of_follow_ups(db, AT_ONCE).await {
        tracing::error!(%error, "nobody was told of an overdue follow-up");
    }
    if let Err(error) = late::tell_of_escalated(db, AT_ONCE).await {
        tracing::error!(%error, "nobody was told of a correction that went to a district");
    }
}

/// Tells people what institutions say otherwise, and sends the e-mails that are owed: every few seconds, for somebody may wait for
/// a code.
pub async fn tell_forever(db: Database, mailer: Option<Mailer>) {
    loop {
        // A batch of each in turn: neither waits for the other's last.
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

/// Sends what is owed now, and says whether there was any. What could not be sent is owed again in five minutes.
pub async fn mail_once(db: &Database, mailer: &Mailer) -> bool {
    let owed = match mail::take(db).await {
        Ok(owed) => owed,
        Err(error) => {
            tracing::error!(%error, "it is not known what e-mail is owed");
            return false;
        }
    };
    let any = !owed.is_empty();
    for owed in owed {
        match mailer.send(&owed).await {
            Ok(()) => {
                if let Err(error) = mail::sent(db, &owed).await {
                    tracing::error!(%error, "an e-mail that was sent was not noted: it will be sent again");
                }
            }
            // What the server said may name the address.
            Err(problem) => tracing::error!(%problem, "an e-mail was not sent"),
        }
    }
    any
}

/// The file of seals in this folder.
pub fn outside(folder: &Path) -> Result<Checkpoints, seals::OutsideError> {
    Checkpoints::in_folder(folder)
}
