//! Activation: a slip's code identifies the slip; then the document number must be that of the slip's person.
//!
//! This module never looks up a document number, so that nobody can learn from it who has a record. Five wrong numbers void
//! that slip only, and wrong codes count against the client's address only.

use domain::{
    document::DocumentNumber,
    ids::{AccountId, SlipId},
    slip_code::SlipCode,
};

use super::{hash, limits};
use crate::database::Database;

/// A slip whose code and number were correct.
#[derive(Debug, Clone)]
pub struct GoodSlip {
    /// Its id.
    pub id: SlipId,
    /// The account that it activates.
    pub account: AccountId,
    /// The last four characters of the person's document number.
    pub last_four: String,
}

/// Why a slip was not accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SlipProblem {
    /// No slip has this code.
    WrongCode,
    /// The slip was already used.
    Used,
    /// The slip is older than seven days, or a newer one replaced it.
    Expired,
    /// The number is not that of the slip's person; the value is the number of remaining tries.
    WrongNumber(i32),
    /// Five wrong numbers were typed: the slip is void.
    Void,
    /// This address has tried too many codes; it may try again within the hour.
    TooMany,
}

/// The number of wrong document numbers that voids a slip.
const MOST_WRONG_NUMBERS: i32 = 5;

/// Checks a typed code and number. `numbers` are the document numbers that the typed text can be. Counts wrong tries; only
/// [`super::passkeys::enrol`] uses up the slip.
pub async fn check(
    db: &Database,
    code: &SlipCode,
    numbers: &[DocumentNumber],
    address: &str,
) -> Result<Result<GoodSlip, SlipProblem>, sqlx::Error> {
    if !limits::allows(db, limits::Bucket::WrongCode, address).await? {
        return Ok(Err(SlipProblem::TooMany));
    }
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
        // The pool is small: a request that counts a try must not hold one connection while it waits for another.
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
    } else if let Some(number) = numbers.iter().find(|number| same(&slip.number_hash, &db.keys.document(number))) {
        let last_four = number.last_four().to_owned();
        Ok(GoodSlip { id: SlipId::from(slip.id), account: AccountId::from(slip.account_id), last_four })
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
