//! How often an address may try. Counted in Postgres, so that all servers count together; the address is kept as a keyed hash.

use crate::database::Database;

/// What is counted.
#[derive(Clone, Copy, Debug)]
pub enum Bucket {
    /// Activation codes that found no slip: 20 in an hour.
    WrongCode,
    /// Passkey challenges asked for: 120 in an hour.
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

/// Counts one try of this address in the current hour; false where it has had its fill.
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

/// Whether this address may still try, without counting a try.
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
