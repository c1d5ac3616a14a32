//! Whether the client still waits for the answer.

use std::sync::{Arc, Weak};

/// Whether the client still waits. A request is always completed, as sqlx requires, but work for the answer alone may stop.
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
