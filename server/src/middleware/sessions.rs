//! The store of the session layer: Postgres decides which ids in cookies are valid; nothing else is stored (ADR 13).

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

/// Visits and sessions in Postgres. This store begins visits only: `store::sign_in` begins and changes sessions.
#[derive(Clone, Debug)]
pub struct Sessions(pub Database);

#[async_trait]
impl SessionStore for Sessions {
    /// Begins a visit with an id from our own random source.
    async fn create(&self, record: &mut Record) -> Result<()> {
        without_data(record)?;
        let token = visits::begin(&self.0).await.map_err(|error| failed(&error))?;
        record.id = token.parse().map_err(|_| Error::Decode("an id that the library cannot read".to_owned()))?;
        Ok(())
    }

    /// Writes nothing: only `store::sign_in` changes a session, and neither visits nor sessions have data.
    async fn save(&self, record: &Record) -> Result<()> {
        without_data(record)
    }

    /// The expiry time of this id, if it is that of a visit or of a current session.
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

/// Refuses data, because it would be lost. Data in a session is a programming error.
fn without_data(record: &Record) -> Result<()> {
    if record.data.is_empty() { Ok(()) } else { Err(Error::Encode("a session keeps no data".to_owned())) }
}

/// The database's error, without the parts that quote rows.
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
