//! The access history (访问记录): the log of one record, as its resident reads it.

mod line;
mod page;

pub use line::items;

use crate::feature_routes::Routes;

/// The routes of this feature.
pub fn routes() -> Routes {
    Routes::default().record_page(page::ACCESS, page::page)
}
