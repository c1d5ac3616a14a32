//! `ehr log verify`: compares the log with its seals, and the seals with the file outside the database.

use std::time::Duration;

use chrono::{DateTime, Utc};
use sqlx::{Postgres, Transaction};
use uuid::Uuid;

use super::{
    Checkpoint, Checkpoints, LogRow, OutsideError, canonical, merkle_root,
    stored::{self, StoredSeal},
};
use crate::database::Database;

/// The result of a verification.
#[derive(Debug)]
pub struct Verdict {
    /// The number of valid seals.
    pub seals: i64,
    /// The number of log rows under these seals.
    pub rows: usize,
    /// The number of rows that are not yet sealed.
    pub unsealed: i64,
    /// The time of the oldest unsealed row. If it is older than a minute, no sealer is running.
    pub oldest_unsealed: Option<DateTime<Utc>>,
    /// The first fault.
    pub finding: Option<Finding>,
}

/// A fault; the first in commit order is reported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    /// This row was changed after it was sealed.
    Altered(Uuid),
    /// This row was sealed and no longer exists.
    Missing(Uuid),
    /// This row lies among sealed rows and was not sealed with them.
    Inserted(Uuid),
    /// The seal with this number is missing, or out of order.
    SealMissing(i64),
    /// The signature of the seal with this number is not valid, or the seal is not linked to the previous one.
    SealAltered(i64),
    /// The seal with this number differs from that in the file outside the database.
    OutsideDiffers(i64),
    /// The file outside the database continues to this number, the database does not: after a restore, or if seals were cut off
    /// the end.
    Behind(i64),
    /// The seal with this number is not in the file outside the database.
    NotOutside(i64),
    /// The file outside the database contains this number a second time, or goes back to it: sealing continued after a restore
    /// or after seals were cut off.
    Rewound(i64),
    /// A policy hides rows of the log from the verifying role.
    Hidden,
}

/// Why the verification could not run.
#[derive(Debug, thiserror::Error)]
pub enum VerifyError {
    /// Postgres failed.
    #[error("the database failed while verifying: {0}")]
    Database(#[from] sqlx::Error),
    /// The file outside the database could not be read.
    #[error(transparent)]
    Outside(#[from] OutsideError),
}

/// Verifies every seal and every sealed row.
///
/// During sealing, a seal is in the file before it is in the database. A finding that sealing can explain is therefore checked
/// again.
pub async fn verify(db: &Database, outside: &Checkpoints) -> Result<Verdict, VerifyError> {
    for _ in 0..3 {
        let verdict = verify_once(db, outside).await?;
        if !matches!(verdict.finding, Some(Finding::Behind(_))) {
            return Ok(verdict);
        }
        tokio::time::sleep(Duration::from_millis(300)).await;
    }
    verify_once(db, outside).await
}

async fn verify_once(db: &Database, outside: &Checkpoints) -> Result<Verdict, VerifyError> {
    let (mut tx, checkpoints) = same_instant(db, outside).await?;
    if let Some(finding) = before_the_first_row(&mut tx, &checkpoints).await? {
        return Ok(Verdict { seals: 0, rows: 0, unsealed: 0, oldest_unsealed: None, finding: Some(finding) });
    }
    let mut verdict = Verdict { seals: 0, rows: 0, unsealed: 0, oldest_unsealed: None, finding: None };
    let mut end = "0".to_owned();
    let mut previous = [0; 32];
    loop {
        let seq = verdict.seals + 1;
        let Some(stored) = stored::from(&mut tx, seq).await? else { break };
        let rows = canonical::rows_between(&mut tx, &end, Some(&stored.seal.last_xid), i64::MAX).await?;
        verdict.finding = first_finding(db, seq, &stored, previous, &rows, &checkpoints);
        if verdict.finding.is_some() {
            return Ok(verdict);
        }
        previous = stored.seal.digest();
        end = stored.seal.last_xid;
        verdict.seals += 1;
        verdict.rows += rows.len();
    }
    let last = checkpoints.iter().map(|c| c.seq).max().unwrap_or_default();
    verdict.finding = if last > verdict.seals { Some(Finding::Behind(last)) } else { not_of_its_time(&mut tx).await? };
    let left =
        sqlx::query!(r#"select count(*) as "count!", min(l.at) as oldest from access.log l where l.xid > $1::text::xid8"#, end)
            .fetch_one(&mut *tx)
            .await?;
    (verdict.unsealed, verdict.oldest_unsealed) = (left.count, left.oldest);
    Ok(verdict)
}

/// Faults that would make all other checks meaningless: a file whose numbers go back, a policy that hides rows.
async fn before_the_first_row(
    tx: &mut Transaction<'static, Postgres>,
    checkpoints: &[Checkpoint],
) -> Result<Option<Finding>, VerifyError> {
    if let Some([_, back]) = checkpoints.windows(2).find(|pair| pair[1].seq <= pair[0].seq) {
        return Ok(Some(Finding::Rewound(back.seq)));
    }
    let hidden = sqlx::query_scalar!(
        r#"select exists (select from pg_catalog.pg_policies p where p.schemaname = 'access' and p.tablename in ('log', 'seals')
             and p.roles && '{ehr_jobs,public}'::name[] and p.cmd in ('SELECT', 'ALL')
             and (p.permissive = 'RESTRICTIVE' or p.qual <> 'true')) as "hidden!""#
    )
    .fetch_one(&mut **tx)
    .await?;
    Ok(hidden.then_some(Finding::Hidden))
}

/// The first row with an impossible transaction id or with a time in the future: no seal would ever cover the row.
async fn not_of_its_time(tx: &mut Transaction<'static, Postgres>) -> Result<Option<Finding>, VerifyError> {
    let row = sqlx::query_scalar!(
        "select id from access.log where xid <= '2'::xid8 or xid >= pg_catalog.pg_snapshot_xmax(pg_catalog.pg_current_snapshot())
           or at > clock.wall() + interval '5 minutes' order by xid, id limit 1"
    )
    .fetch_optional(&mut **tx)
    .await?;
    Ok(row.map(Finding::Inserted))
}

/// One snapshot of the database, and the file as read just after the snapshot.
async fn same_instant(
    db: &Database,
    outside: &Checkpoints,
) -> Result<(Transaction<'static, Postgres>, Vec<Checkpoint>), VerifyError> {
    let mut tx = db.jobs.begin_with("begin isolation level repeatable read, read only").await?;
    sqlx::query!("select 1 as begun").fetch_one(&mut *tx).await?;
    Ok((tx, outside.read()?))
}

fn first_finding(
    db: &Database,
    seq: i64,
    stored: &StoredSeal,
    previous: [u8; 32],
    rows: &[LogRow],
    checkpoints: &[Checkpoint],
) -> Option<Finding> {
    let seal = &stored.seal;
    if seal.seq != seq {
        return Some(Finding::SealMissing(seq));
    }
    let digest = seal.digest();
    if !stored.is_signed(db) || seal.previous != previous || seal.root != merkle_root(&seal.leaves) {
        return Some(Finding::SealAltered(seq));
    }
    match checkpoints.iter().find(|c| c.seq == seq) {
        None => return Some(Finding::NotOutside(seq)),
        Some(c) if c.digest != hex::encode(digest) => return Some(Finding::OutsideDiffers(seq)),
        Some(_) => {}
    }
    first_row_finding(&seal.leaves, rows)
}

fn first_row_finding(leaves: &[u8], rows: &[LogRow]) -> Option<Finding> {
    let mut rows = rows.iter();
    for leaf in leaves.chunks(48) {
        let sealed = Uuid::from_slice(&leaf[..16]).unwrap_or_default();
        match rows.next() {
            Some(row) if row.leaf() == *leaf => {}
            Some(row) if row.id == sealed => return Some(Finding::Altered(sealed)),
            Some(row) if !leaves.chunks(48).any(|l| l[..16] == *row.id.as_bytes()) => return Some(Finding::Inserted(row.id)),
            _ => return Some(Finding::Missing(sealed)),
        }
    }
    rows.next().map(|row| Finding::Inserted(row.id))
}
