//! Ids. Each kind of thing has its own type, so ids cannot be confused.
//!
//! `store` makes the ids (`UUIDv7` from its clock and random source).
//! To add an id: add a line to the list below.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;
use uuid::Uuid;

/// The text is not a UUID.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an id")]
pub struct NotAnId;

macro_rules! ids {
    ($($(#[$about:meta])* $name:ident,)+) => {$(
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Uuid);

        impl $name {
            /// The UUID itself, for the database.
            pub fn uuid(self) -> Uuid {
                self.0
            }
        }

        impl From<Uuid> for $name {
            fn from(uuid: Uuid) -> Self {
                Self(uuid)
            }
        }

        impl From<$name> for Uuid {
            fn from(id: $name) -> Self {
                id.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(&self.0.as_hyphenated(), f)
            }
        }

        impl FromStr for $name {
            type Err = NotAnId;
            fn from_str(text: &str) -> Result<Self, NotAnId> {
                Uuid::try_parse(text).map(Self).map_err(|_| NotAnId)
            }
        }
    )+};
}

ids! {
    /// A check that staff must handle.
    CheckId,
    /// A correction that a resident requested.
    CorrectionId,
    /// A resident, and so a record (居民电子健康档案). The key of all tables in the schema `record`.
    ResidentId,
    /// An account for signing in. It is random, and the user handle of its passkeys.
    AccountId,
    /// A session of an account in one capacity.
    SessionId,
    /// One version of an entry of a record.
    EntryId,
    /// A post: one person's employment at one institution.
    PostId,
    /// An activation slip.
    SlipId,
    /// A passkey. This is our own id, not the credential id.
    PasskeyId,
    /// A row of the access log.
    LogId,
    /// An act that waits for step-up.
    ActId,
    /// A field of the basics as an institution's file states it.
    DetailId,
    /// A rendered form. Submitting it twice has one effect.
    SubmissionId,
    /// A health institution.
    InstitutionId,
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "01890a5d-ac96-774b-bcce-b302099a8057";

    #[test]
    fn an_id_is_parsed_from_its_text() {
        let id: ResidentId = TEXT.parse().unwrap();
        assert_eq!(id.to_string(), TEXT);
        assert_eq!(ResidentId::from(id.uuid()), id);
        assert_eq!("neighbour".parse::<ResidentId>(), Err(NotAnId));
    }
}
