//! The program's log: what `EHR_LOG` asks for, without what the session library says.

use tracing::Subscriber;
use tracing_subscriber::{EnvFilter, filter::filter_fn, fmt::MakeWriter, layer::SubscriberExt};

/// Writes what passes the filter. The targets of tower-sessions never pass, whatever the filter says: they work on session ids, and
/// a release of theirs may begin to log them. A failure of our session store is logged by us.
pub fn subscriber<W>(filter: EnvFilter, writer: W) -> impl Subscriber + Send + Sync
where
    W: for<'a> MakeWriter<'a> + Send + Sync + 'static,
{
    let lines = tracing_subscriber::fmt().with_env_filter(filter).with_writer(writer).finish();
    lines.with(filter_fn(|metadata| !metadata.target().starts_with("tower_sessions")))
}
