//! Activation: a slip's code finds the slip, then the document number must be that of its person.
//!
//! No document number is ever looked up here, so nobody learns who has a record; five wrong numbers void that slip alone,
//! and wrong codes count against the client's address alone.

use domain::{
    document::DocumentNumber,
    ids::{AccountId, SlipId},
    slip_code::SlipCode,
};

use super::{hash, limits};
use crate::database::Database;

/// A slip whose code and number were right.
#[derive(Debug, Clone, Copy)]
pub struct GoodSlip {
    /// Its id.
    pub id: SlipId,
    /// Whom it activates.
    pub account: AccountId,
}

/// Why a slip does not open the door.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SlipProblem {
    /// No slip has this code.
    WrongCode,
    /// It was used already.
    Used,
    /// It is older than seven days, or a newer one replaced it.
    Expired,
    /// Not the number of its person; this many tries remain.
    WrongNumber(i32),
    /// Five wrong numbers: the slip is void.
    Void,
    /// This address has tried too many codes; it may again within the hour.
    TooMany,
}

/// How many wrong numbers void a slip.
const MOST_WRONG_NUMBERS: i32 = 5;

/// Checks a typed code and number. Wrong tries are counted; the slip is used up only by [`super::passkeys::enrol`].
pub async fn check(
    db: &Database,
    code: &SlipCode,
    number: &DocumentNumber,
    address: &str,
) -> Result<Result<GoodSlip, SlipProblem>, sqlx::Error> {
    if !limits::allows(db, limits::Bucket::WrongCode, address).await? {
        return Ok(Err(SlipProblem::TooMany));
    }
    let number_hash = db.keys.document(number);
    let mut tx = db.sign_in.begin().await?;
    let slip = sqlx::query!(
        r#"select s.id, s.account_id, s.wrong_numbers, s.used_at is not null as "used!",
                  s.voided_at is not null or s.expires_at <= clock.now() as "gone!", a.number_hash
           from auth.slips s join auth.accounts a on a.id = s.account_id
           where s.code_hash = $1 for no key update of s"#,
        hash(code.expose())
    )
    .fetch_optional(&mut *tx)
    .await?;
    let Some(slip) = slip else {
        // The pool is small: whoever counts must not hold one connection and wait for another.
        tx.rollback().await?;
        limits::count(db, limits::Bucket::WrongCode, address).await?;
        return Ok(Err(SlipProblem::WrongCode));
    };
    let verdict = if slip.used {
        Err(SlipProblem::Used)
    } else if slip.wrong_numbers >= MOST_WRONG_NUMBERS {
        Err(SlipProblem::Void)
    } else if slip.gone {
        Err(SlipProblem::Expired)
    } else if same(&slip.number_hash, &number_hash) {
        Ok(GoodSlip { id: SlipId::from(slip.id), account: AccountId::from(slip.account_id) })
    } else {
        let wrong = slip.wrong_numbers + 1;
        sqlx::query!(
            "update auth.slips set wrong_numbers = $2, voided_at = case when $2 >= $3::int4 then clock.now() end where id = $1",
            slip.id,
            wrong,
            MOST_WRONG_NUMBERS
        )
        .execute(&mut *tx)
        .await?;
        Err(if wrong >= MOST_WRONG_NUMBERS { SlipProblem::Void } else { SlipProblem::WrongNumber(MOST_WRONG_NUMBERS - wrong) })
    };
    tx.commit().await?;
    Ok(verdict)
}

/// Compares two keyed hashes in constant time.
fn same(a: &[u8], b: &[u8]) -> bool {
    a.len() == b.len() && a.iter().zip(b).fold(0, |difference, (x, y)| difference | (x ^ y)) == 0
}
