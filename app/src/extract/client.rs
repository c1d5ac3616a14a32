//! Whether whoever asked still waits for the answer.

use std::sync::{Arc, Weak};

/// Whether whoever asked still waits. A request is done whole (sqlx wants that), but work that only the answer is for may stop.
#[derive(Clone, Debug, Default)]
pub struct Client(Option<Weak<()>>);

impl Client {
    /// A client, and what is kept as long as it waits.
    pub fn waiting() -> (Self, Arc<()>) {
        let here = Arc::new(());
        (Self(Some(Arc::downgrade(&here))), here)
    }

    /// Whether nobody waits any more.
    pub fn has_left(&self) -> bool {
        self.0.as_ref().is_some_and(|here| here.strong_count() == 0)
    }
}
