//! The program's log: the filter of `EHR_LOG`, without the messages of the session library.

use tracing::Subscriber;
use tracing_subscriber::{EnvFilter, filter::filter_fn, fmt::MakeWriter, layer::SubscriberExt};

/// Writes the messages that pass the filter. Messages with targets of tower-sessions never pass, whatever the filter is: that
/// library handles session ids, and a future release could log them. Failures of our session store are logged by this program.
pub fn subscriber<W>(filter: EnvFilter, writer: W) -> impl Subscriber + Send + Sync
where
    W: for<'a> MakeWriter<'a> + Send + Sync + 'static,
{
    let lines = tracing_subscriber::fmt().with_env_filter(filter).with_writer(writer).finish();
    lines.with(filter_fn(|metadata| !metadata.target().starts_with("tower_sessions")))
}
