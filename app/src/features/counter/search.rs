//! The search for a number, as the pages of the counter make it.

use domain::{ids::LogId, purpose::Purpose};
use store::counter;

use super::document_shown::ShownNumber;
use crate::{
    error::PageError,
    extract::{App, SignedIn},
};

/// Searches for the number; returns the log row of the search. `None`: the session may not search.
pub async fn search_for(
    app: &App,
    person: &SignedIn,
    number: &ShownNumber,
    purpose: Purpose,
) -> Result<Option<LogId>, PageError> {
    let client = &person.visitor.device;
    Ok(counter::find_person(&app.db, &person.token, number.system(), number.expose(), purpose, client).await?)
}
