//! What a handler is given. An extractor *is* the check: without it there is no way to the data.
//!
//! [`Visitor`]: whoever asks, known or not. [`SignedIn`]: a person with a living session. [`RecordReader`] and [`RecordWriter`]:
//! a record that Postgres opened for this request, on the log, as the route's [`Access`](crate::access::Access) says.

mod client;
mod query;
mod record;
mod session_cookie;
mod signed_in;
mod visitor;

pub use client::Client;
pub use query::known_time;
pub use record::{RecordReader, RecordWriter, faulty};
pub use session_cookie::{SESSION_COOKIE, SessionCookie, Token, layer as session_layer, removal as removal_cookie};
pub use signed_in::SignedIn;
pub use visitor::{ClientAddress, PageNonce, RequestId, Visitor};

use domain::ids::SubmissionId;
use store::database::Database;

use crate::features::exports::PdfRenderer;

/// What every handler of this crate shares.
#[derive(Clone, Debug)]
pub struct App {
    /// The pools, the keys, the clock.
    pub db: Database,
    /// The address that people see, such as `https://ehr.example.cn`, for links on slips.
    pub origin: String,
    /// Makes documents.
    pub renderer: PdfRenderer,
    /// Whether e-mail can be sent.
    pub mail: bool,
}

impl App {
    /// The submission id of a form that is rendered now.
    pub fn new_submission(&self) -> SubmissionId {
        SubmissionId::from(self.db.random.uuid(self.db.clock.now()))
    }
}
