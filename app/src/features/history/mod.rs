//! Who opened my record.

mod line;
mod page;

pub use line::{items, purpose};
pub use page::{ACCESS, page};
