//! Changes the registered identity of a person against a document (Article 12).

use domain::{
    ids::ActId,
    registration::{ChangeReason, RegisteredIdentity},
};
use uuid::Uuid;

use crate::{database::Database, numbers::NumberSystem, opening::Writer, write_error::WriteError};

/// A change of a registered identity.
#[derive(Debug, Clone, Copy)]
pub struct IdentityChange<'a> {
    /// The act that the clerk confirmed.
    pub act: ActId,
    /// The identity that the document shows now.
    pub identity: &'a RegisteredIdentity,
    /// Why.
    pub reason: ChangeReason,
}

/// Changes the registered identity of the open record, and spends the act. What was registered until now is kept.
pub async fn change_identity(db: &Database, writer: &mut Writer, change: IdentityChange<'_>) -> Result<(), WriteError> {
    let IdentityChange { act, identity, reason } = change;
    let (number, resident) = (&identity.number, writer.opening.resident);
    let system = NumberSystem::Document(number.system());
    let id: Uuid = writer.new_id();
    sqlx::query!(
        "select access.change_identity($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        act.uuid(),
        id,
        identity.name.as_str(),
        identity.sex.code(),
        identity.birth_date,
        identity.document.code(),
        reason.code(),
        system.code(),
        db.keys.encrypt(&db.random, resident, system, number.expose()),
        db.keys.id,
        db.keys.document(number),
    )
    .fetch_one(writer.connection())
    .await?;
    Ok(())
}
