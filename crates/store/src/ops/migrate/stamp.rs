//! Records which release the database's code is of, and tells a server whether it is its own.
//!
//! The record is the comment on the schema `access`: it changes in the transaction that changes the code, any role can read it
//! without a grant, and only the owner can write it.

use sqlx::{AssertSqlSafe, Executor, PgConnection};

use super::{catalogue, release::Release};
use crate::database::Database;

/// How the database's functions, policies and grants stand to this program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodeState {
    /// They are those of this program's release.
    Matches,
    /// They are those of another release: one of the two is being deployed.
    OtherRelease,
    /// They were changed since the last migrate, by other means.
    ChangedSince,
}

const READ: &str = "select coalesce(pg_catalog.obj_description(pg_catalog.to_regnamespace('access'), 'pg_namespace'), '')";

/// Stamps the database; writes nothing where the stamp is the same.
pub(super) async fn write(tx: &mut PgConnection, release: &str) -> Result<(), sqlx::Error> {
    let due = text(release, &catalogue::fingerprint(tx).await?);
    let there: String = sqlx::query_scalar(READ).fetch_one(&mut *tx).await?;
    if there != due {
        // Our own hexadecimal digits.
        tx.execute(AssertSqlSafe(format!("comment on schema access is '{due}'"))).await?;
    }
    Ok(())
}

/// Compares the database's code with this program's. The server reports the answer and serves all the same: while a release is
/// deployed, servers of both releases run.
pub async fn code_state(db: &Database) -> Result<CodeState, sqlx::Error> {
    let mut tx = db.web.begin().await?;
    let stamp: String = sqlx::query_scalar(READ).fetch_one(&mut *tx).await?;
    let release = Release::current().id();
    if !stamp.starts_with(&text(&release, "")) {
        return Ok(CodeState::OtherRelease);
    }
    let now = text(&release, &catalogue::fingerprint(&mut tx).await?);
    tx.rollback().await?;
    Ok(if stamp == now { CodeState::Matches } else { CodeState::ChangedSince })
}

fn text(release: &str, catalogue: &str) -> String {
    format!("release {release}, catalogue {catalogue}")
}
