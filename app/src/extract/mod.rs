//! Extractors. An extractor *is* the permission check: without it a handler has no access to data.
//!
//! [`Visitor`]: the client of a request, signed in or not. [`SignedIn`]: a person with a valid session. [`AtDesk`]: staff at a
//! post. [`RecordReader`] and [`RecordWriter`]: a record that Postgres opened for this request, with a log row, as the route's
//! [`Access`](crate::access::Access) declares.

mod at_desk;
mod query;
mod record;
mod session_cookie;
mod signed_in;
mod visitor;

pub use at_desk::{AtDesk, NamedPost, current_post, posts_of};
pub use query::{KnownTime, known_time};
pub use record::{RecordReader, RecordWriter, faulty};
pub use session_cookie::{SESSION_COOKIE, SessionCookie, Token, layer as session_layer, removal as removal_cookie};
pub use signed_in::SignedIn;
pub use visitor::{ClientAddress, PageNonce, RequestId, Visitor};

use domain::ids::SubmissionId;
use store::database::Database;

use crate::renderer::PdfRenderer;

/// The state that all handlers of this crate share.
#[derive(Clone, Debug)]
pub struct App {
    /// The connection pools, the keys, the clock, the random source.
    pub db: Database,
    /// The public origin, such as `https://ehr.example.cn`, for links on slips.
    pub origin: String,
    /// The renderer of documents.
    pub renderer: PdfRenderer,
    /// Whether e-mail can be sent.
    pub mail: bool,
}

impl App {
    /// A new submission id for a form.
    pub fn new_submission(&self) -> SubmissionId {
        SubmissionId::from(self.db.random.uuid(self.db.clock.now()))
    }
}
