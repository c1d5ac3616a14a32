//! The database ring: Postgres's decisions, tested in Postgres with the roles of production.
//!
//! One binary, so that it is linked once; one file for each subject. Each "cannot" has its "can". The tests of a `tests!` block
//! run in a fresh city, and again in cities whose functions were weakened (permissions/mutants/functions.rs).

/// Makes a test of each function that takes a city.
macro_rules! tests {
    ($($name:ident,)+) => {
        mod in_a_fresh_city {
            use store::testing::City;
            $(
                #[tokio::test]
                async fn $name() {
                    super::$name(City::fresh().await).await;
                }
            )+
        }
    };
}

use store::write_error::WriteError;

mod bases;
mod basics;
mod cancelled;
mod corrections;
mod counter;
mod deposits;
mod details;
mod entries;
mod escalated;
mod guard;
mod identity_changes;
mod identity_corrections;
mod late;
mod leaks;
mod log;
mod measurements;
mod migrate;
mod notices;
mod opening;
mod permissions;
mod plans;
mod registration;
mod seals;
mod sender_changes;
mod sign_in;
mod slips_by_centre;
mod submissions;
mod upgrade;
mod verification;
mod withdrawals;
mod work;

/// Whether a policy refused a write. No page offers such a write, so the result is an error of the database and not a refusal
/// with a reason.
pub fn by_policy<T>(outcome: Result<T, WriteError>) -> bool {
    let Err(WriteError::Database(error)) = outcome else { return false };
    error.as_database_error().and_then(|e| e.code()).as_deref() == Some("42501")
}

/// The SQLSTATE with which Postgres refused.
pub fn code<T: std::fmt::Debug>(outcome: Result<T, sqlx::Error>) -> String {
    let error = outcome.expect_err("a refusal");
    error.as_database_error().and_then(|e| e.code()).unwrap_or_else(|| panic!("not the database's: {error}")).into_owned()
}
