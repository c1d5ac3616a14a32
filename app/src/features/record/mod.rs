//! The home page of a record.

mod home;
mod tasks;

use crate::feature_routes::Routes;

/// The routes of this feature.
pub fn routes() -> Routes {
    Routes::default().record_page(home::ACCESS, home::page)
}
