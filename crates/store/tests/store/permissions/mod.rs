//! Compares a database with `permissions.toml`: its catalogue, and the rows that each actor finds with the role of production.

mod behaviour;
mod cast;
mod catalogue;
mod mutants;
mod probe;

use cast::Cast;
use catalogue::Look;
use sqlx::PgConnection;
use store::{
    ops::permissions::{Matrix, matrix},
    testing::{City, TestDb},
};

/// A difference from the matrix.
#[derive(Debug)]
pub struct Violation(pub String);

/// Compares a database that contains [`Cast`] with the matrix. The database cannot be used again: posts and sessions end in it.
pub async fn hold(cast: &Cast) -> Vec<Violation> {
    let matrix = read_matrix();
    let mut found = hold_catalogue(&mut cast.city.owner().await, &matrix).await;
    found.extend(behaviour::hold(cast, &matrix).await);
    found
}

/// The comparison of the catalogue, on a superuser's connection.
pub async fn hold_catalogue(connection: &mut PgConnection, matrix: &Matrix) -> Vec<Violation> {
    catalogue::hold(connection, matrix, Look::Everywhere).await
}

pub fn read_matrix() -> Matrix {
    matrix().expect("permissions.toml parses")
}

#[tokio::test]
async fn the_database_is_as_the_matrix_says() {
    let cast = Cast::gather(City::fresh().await).await;
    let found = hold(&cast).await;
    assert!(found.is_empty(), "{} violations\n{}", found.len(), lines(&found));
}

#[tokio::test]
async fn a_database_without_a_city_is_as_the_matrix_says() {
    let test = TestDb::fresh().await;
    let found = hold_catalogue(&mut test.owner().await, &read_matrix()).await;
    assert!(found.is_empty(), "{} violations\n{}", found.len(), lines(&found));
}

fn lines(found: &[Violation]) -> String {
    found.iter().map(|v| v.0.as_str()).collect::<Vec<_>>().join("\n")
}
