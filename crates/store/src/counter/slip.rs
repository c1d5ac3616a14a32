//! Prints an activation slip.

use domain::{ids::ActId, slip_code::SlipCode};
use uuid::Uuid;

use crate::{database::Database, opening::Writer, sign_in, write_error::WriteError};

/// Issues a slip for the person of the open record and uses up the confirmed act. The code is shown once; the database stores
/// its hash.
pub async fn issue_slip(db: &Database, mut writer: Writer, act: ActId) -> Result<SlipCode, WriteError> {
    let code = SlipCode::generate(&mut |bytes| db.random.fill(bytes));
    sqlx::query!("select access.issue_slip($1, $2, $3)", act.uuid(), writer.new_id::<Uuid>(), sign_in::hash(code.expose()))
        .fetch_one(writer.connection())
        .await?;
    writer.commit().await?;
    Ok(code)
}
