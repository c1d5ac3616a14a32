//! `ehr serve`: checks that it is safe to serve, then serves until it receives a signal to stop.

use std::net::SocketAddr;

use app::renderer::PdfRenderer;
use axum::{Extension, serve::ListenerExt};
use store::{
    database::{ConnectError, Database},
    ops::{
        guard::{self, Unsafe},
        migrate::{CodeState, code_state},
    },
    seals::OutsideError,
    secrets::{Secrets, SecretsError},
    source::{Clock, Random},
};
use tokio::net::TcpListener;

use crate::{
    config::ServeConfig,
    jobs,
    mailer::{MailProblem, Mailer},
    passkeys::PasskeyProblem,
    router,
    shared::Shared,
};

/// Why the server did not start.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// The secrets file is missing or damaged.
    #[error(transparent)]
    Secrets(#[from] SecretsError),
    /// The database could not be reached.
    #[error(transparent)]
    Connect(#[from] ConnectError),
    /// The start-up checks failed: the server would be over-privileged, or the database is not safe to serve from.
    #[error("refusing to serve: {0}")]
    Unsafe(#[from] Unsafe),
    /// The origin cannot be used for passkeys.
    #[error(transparent)]
    Origin(#[from] PasskeyProblem),
    /// The folder for seals could not be used.
    #[error(transparent)]
    Outside(#[from] OutsideError),
    /// No e-mail can be sent with this configuration.
    #[error(transparent)]
    Mail(#[from] MailProblem),
    /// The address or port could not be opened.
    #[error("cannot listen at {0}: {1}")]
    Listen(SocketAddr, std::io::Error),
}

/// Serves until a signal to stop arrives.
pub async fn serve(config: ServeConfig) -> Result<(), ServeError> {
    let secrets = Secrets::read(&config.secrets.path)?;
    let random = Random::from_os();
    let db = Database::connect(&secrets, Clock::system(), random.clone()).await?;
    guard::check(&db).await?;
    report_code(&db).await;
    let mut shared = Shared { trusted_proxy: config.trusted_proxy, ..Shared::new(db.clone(), &config.origin())? };
    let fonts = config.fonts();
    if let Some(missing) = fonts.missing() {
        tracing::warn!(font = %missing.display(), "no record can be downloaded: this font is missing (EHR_FONT, EHR_FONT_BOLD)");
    }
    shared.app.renderer = PdfRenderer::new(fonts);
    let mailer = Mailer::new(&config.mail, &shared.origin)?;
    shared.app.mail = mailer.is_some();
    let outside = jobs::outside(&config.seal_dir)?;
    let listener = TcpListener::bind(config.address).await.map_err(|e| ServeError::Listen(config.address, e))?;
    // Without this option every response waits about 44 ms for the client's acknowledgement.
    let listener = listener.tap_io(|stream| {
        if let Err(error) = stream.set_nodelay(true) {
            tracing::debug!(%error, "nodelay was not set");
        }
    });
    tokio::spawn(jobs::seal_forever(db.clone(), outside));
    tokio::spawn(jobs::tidy_forever(db.clone()));
    tokio::spawn(jobs::tell_forever(db, mailer));
    let router = router::build(shared, &config.site_root, config.gallery).layer(Extension(random));
    tracing::info!(origin = config.origin(), "serving");
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, service).with_graceful_shutdown(told_to_stop()).await.map_err(|e| ServeError::Listen(config.address, e))
}

/// Logs whether the database's functions and policies belong to this release. The server starts in any case: during a
/// deployment, servers of both releases run.
async fn report_code(db: &Database) {
    match code_state(db).await {
        Ok(CodeState::Matches) => tracing::info!("the database's code is that of this release"),
        Ok(CodeState::OtherRelease) => tracing::warn!("the database's code is that of another release; run `ehr db migrate`"),
        Ok(CodeState::ChangedSince) => {
            tracing::warn!("the database's functions, policies or grants were changed by hand; run `ehr db migrate`");
        }
        Err(error) => tracing::warn!(%error, "the database's code could not be compared with this release"),
    }
}

/// Waits for Ctrl-C, or for the SIGTERM of a supervisor.
async fn told_to_stop() {
    let Ok(mut terminate) = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) else { return };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        _ = terminate.recv() => {}
    }
}
