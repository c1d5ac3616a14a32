//! The home page of a record, and what every look at it says of its subject.

mod home;
mod tasks;

use crate::feature_routes::Routes;

/// The routes of this feature.
pub fn routes() -> Routes {
    Routes::default().record_page(home::ACCESS, home::page)
}
