//! Records the release of the database's code, and tells a server whether it is the server's own release.
//!
//! The record is the comment on the schema `access`: it changes in the transaction that changes the code, every role can read
//! it without a grant, and only the owner can write it.

use sqlx::{AssertSqlSafe, Executor, PgConnection};

use super::{catalogue, release::Release};
use crate::database::Database;

/// How the database's functions, policies and grants compare with this program's release.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodeState {
    /// They belong to this program's release.
    Matches,
    /// They belong to another release: a deployment is under way.
    OtherRelease,
    /// They were changed after the last migrate, by other means.
    ChangedSince,
}

const READ: &str = "select coalesce(pg_catalog.obj_description(pg_catalog.to_regnamespace('access'), 'pg_namespace'), '')";

/// Stamps the database; writes nothing if the stamp is already correct.
pub(super) async fn write(tx: &mut PgConnection, release: &str) -> Result<(), sqlx::Error> {
    let due = text(release, &catalogue::fingerprint(tx).await?);
    let there: String = sqlx::query_scalar(READ).fetch_one(&mut *tx).await?;
    if there != due {
        // The text consists of hexadecimal digits that this program generated.
        tx.execute(AssertSqlSafe(format!("comment on schema access is '{due}'"))).await?;
    }
    Ok(())
}

/// Compares the database's code with this program's. The server logs the result and starts in any case: during a deployment,
/// servers of both releases run.
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
