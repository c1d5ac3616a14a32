//! All routes of this crate: the features' routes, joined.

use crate::{
    feature_routes::Routes,
    features::{
        account, basics, corrections, counter, desk, entries, exports, history, measurements, notices, preferences, record,
        sign_in, verification,
    },
};

/// The paths whose form can contain a file: only these accept a larger body, and `multipart/form-data`.
pub const WITH_FILE: &[&str] = &[corrections::FORM_ACCESS.path];

/// The routes of every feature.
pub fn routes() -> Routes {
    sign_in::routes()
        .and(preferences::routes())
        .and(account::routes())
        .and(record::routes())
        .and(measurements::routes())
        .and(basics::routes())
        .and(entries::routes())
        .and(corrections::routes())
        .and(verification::routes())
        .and(notices::routes())
        .and(exports::routes())
        .and(history::routes())
        .and(counter::routes())
        .and(desk::routes())
}
