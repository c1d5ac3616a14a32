//! Whether the client still waits for the response.

use std::sync::{Arc, Weak};

/// Whether the client still waits. A request is always completed, as sqlx requires, but work that only serves the response may
/// stop.
#[derive(Clone, Debug, Default)]
pub struct Client(Option<Weak<()>>);

impl Client {
    /// A waiting client, and the guard that must be kept as long as the client waits.
    pub fn waiting() -> (Self, Arc<()>) {
        let here = Arc::new(());
        (Self(Some(Arc::downgrade(&here))), here)
    }

    /// Whether the client no longer waits.
    pub fn has_left(&self) -> bool {
        self.0.as_ref().is_some_and(|here| here.strong_count() == 0)
    }
}
