//! The store of the session layer: which ids in cookies are good, Postgres says; nothing else is kept (ADR 13).

use std::collections::HashMap;

use app::extract::{SESSION_COOKIE, removal_cookie};
use async_trait::async_trait;
use axum::{
    extract::Request,
    http::{HeaderValue, header},
    middleware::Next,
    response::Response,
};
use store::{DatabaseError, database::Database, sign_in::visits};
use tower_sessions::{
    SessionStore,
    cookie::time::OffsetDateTime,
    session::{Id, Record},
    session_store::{Error, Result},
};

/// Visits and sessions as Postgres knows them. It begins visits alone: sessions begin and change in `store::sign_in`.
#[derive(Clone, Debug)]
pub struct Sessions(pub Database);

#[async_trait]
impl SessionStore for Sessions {
    /// Begins a visit, under an id that our own random source draws.
    async fn create(&self, record: &mut Record) -> Result<()> {
        without_data(record)?;
        let token = visits::begin(&self.0).await.map_err(|error| failed(&error))?;
        record.id = token.parse().map_err(|_| Error::Decode("an id that the library cannot read".to_owned()))?;
        Ok(())
    }

    /// Writes nothing: a session changes in `store::sign_in` alone, and neither has data.
    async fn save(&self, record: &Record) -> Result<()> {
        without_data(record)
    }

    /// Whether this id names a visit or a living session, and until when.
    async fn load(&self, id: &Id) -> Result<Option<Record>> {
        let until = visits::good_until(&self.0, &id.to_string()).await.map_err(|error| failed(&error))?;
        Ok(until.map(|until| Record {
            id: *id,
            data: HashMap::new(),
            expiry_date: OffsetDateTime::from_unix_timestamp(until.timestamp()).unwrap_or(OffsetDateTime::UNIX_EPOCH),
        }))
    }

    /// Ends the visit or session.
    async fn delete(&self, id: &Id) -> Result<()> {
        visits::end(&self.0, &id.to_string()).await.map_err(|error| failed(&error))
    }
}

/// Data in a session would be lost; that it is there is a mistake of ours.
fn without_data(record: &Record) -> Result<()> {
    if record.data.is_empty() { Ok(()) } else { Err(Error::Encode("a session keeps no data".to_owned())) }
}

/// What the database said, without what it says about rows.
fn failed(error: &DatabaseError) -> Error {
    Error::Backend(app::error::chain(error))
}

/// Completes the library's removal cookie, which lacks `Secure`: a browser would refuse it under a `__Host-` name.
pub async fn complete_removal(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let removes = format!("{SESSION_COOKIE}=;");
    for (name, value) in response.headers_mut() {
        if *name == header::SET_COOKIE
            && value.as_bytes().starts_with(removes.as_bytes())
            && let Ok(complete) = HeaderValue::from_str(&removal_cookie().to_string())
        {
            *value = complete;
        }
    }
    response
}
