//! Limits of tries for each client address. Tries are counted in Postgres, so that all servers share the count; an address is
//! stored as a keyed hash.

use crate::database::Database;

/// The counted event.
#[derive(Clone, Copy, Debug)]
pub enum Bucket {
    /// An activation code without a slip: 20 in an hour.
    WrongCode,
    /// A request for a passkey challenge: 120 in an hour.
    Challenge,
}

impl Bucket {
    fn code(self) -> &'static str {
        match self {
            Self::WrongCode => "wrong_code",
            Self::Challenge => "challenge",
        }
    }

    fn most(self) -> i32 {
        match self {
            Self::WrongCode => 20,
            Self::Challenge => 120,
        }
    }
}

/// Counts one try of this address in the current hour; false if the limit is exceeded.
pub async fn count(db: &Database, bucket: Bucket, address: &str) -> Result<bool, sqlx::Error> {
    let row = sqlx::query!(
        r#"insert into visit.address_limits as l (bucket, address, window_start, hits) values ($1, $2, clock.now(), 1)
           on conflict (bucket, address) do update set
             hits = case when l.window_start > clock.now() - interval '1 hour' then l.hits + 1 else 1 end,
             window_start = case when l.window_start > clock.now() - interval '1 hour' then l.window_start else clock.now() end
           returning hits"#,
        bucket.code(),
        db.keys.address(address)
    )
    .fetch_one(&db.sign_in)
    .await?;
    Ok(row.hits <= bucket.most())
}

/// Whether this address may try again. Counts nothing.
pub async fn allows(db: &Database, bucket: Bucket, address: &str) -> Result<bool, sqlx::Error> {
    let row = sqlx::query!(
        "select hits from visit.address_limits where bucket = $1 and address = $2 and window_start > clock.now() - interval '1 hour'",
        bucket.code(),
        db.keys.address(address)
    )
    .fetch_optional(&db.sign_in)
    .await?;
    Ok(row.is_none_or(|r| r.hits < bucket.most()))
}
