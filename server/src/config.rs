//! Configuration from arguments and environment variables. The defaults are for development.

use std::{
    net::{IpAddr, SocketAddr},
    path::PathBuf,
};

use app::renderer::FontPaths;
use clap::Args;

/// The path of the secrets file.
#[derive(Debug, Clone, Args)]
pub struct SecretsPath {
    /// The secrets file that `ehr db bootstrap` writes.
    #[arg(long = "secrets", env = "EHR_SECRETS", default_value = ".data/secrets.json")]
    pub path: PathBuf,
}

/// Configuration of `ehr serve`.
#[derive(Debug, Clone, Args)]
pub struct ServeConfig {
    /// The secrets file.
    #[command(flatten)]
    pub secrets: SecretsPath,
    /// The address and port to listen on.
    #[arg(long, env = "LEPTOS_SITE_ADDR", default_value = "127.0.0.1:3000")]
    pub address: SocketAddr,
    /// The folder of the built site: wasm and JavaScript of the islands.
    #[arg(long, env = "LEPTOS_SITE_ROOT", default_value = "target/site")]
    pub site_root: PathBuf,
    /// The public URL. Its host is the relying party of the passkeys and must never change.
    #[arg(long, env = "EHR_ORIGIN")]
    pub origin: Option<String>,
    /// The folder for the copy of the log's seals outside the database.
    #[arg(long, env = "EHR_SEAL_DIR", default_value = ".data/seals")]
    pub seal_dir: PathBuf,
    /// The mail server.
    #[command(flatten)]
    pub mail: MailConfig,
    /// The address of the proxy that terminates TLS. `X-Forwarded-For` is trusted from this address only.
    #[arg(long, env = "EHR_TRUSTED_PROXY")]
    pub trusted_proxy: Option<IpAddr>,
    /// The font of PDF documents: CID-keyed OpenType. Of a collection (.ttc) the third face is used: Simplified Chinese in Noto.
    #[arg(long, env = "EHR_FONT", default_value_os_t = FontPaths::default().regular)]
    pub font: PathBuf,
    /// The bold font of PDF documents.
    #[arg(long, env = "EHR_FONT_BOLD", default_value_os_t = FontPaths::default().bold)]
    pub font_bold: PathBuf,
    /// Serves every component in every state at `/gallery`, for development.
    #[arg(long, env = "EHR_DEMO_GALLERY", value_parser = clap::builder::FalseyValueParser::new(), default_value = "false")]
    pub gallery: bool,
}

/// Configuration of e-mail. Without a mail server and without a folder no e-mail is offered or sent.
#[derive(Debug, Clone, Args)]
pub struct MailConfig {
    /// The mail server: `smtps://user:password@host`, or `smtp://user:password@host?tls=required`.
    #[arg(long, env = "EHR_SMTP", hide_env_values = true)]
    pub smtp: Option<String>,
    /// The folder into which each e-mail is written as a file, for development.
    #[arg(long, env = "EHR_MAIL_DIR", conflicts_with = "smtp")]
    pub mail_dir: Option<PathBuf>,
    /// The sender's address.
    #[arg(long, env = "EHR_MAIL_FROM", default_value = "no-reply@localhost")]
    pub mail_from: String,
}

impl ServeConfig {
    /// The fonts of PDF documents.
    pub fn fonts(&self) -> FontPaths {
        FontPaths { regular: self.font.clone(), bold: self.font_bold.clone() }
    }

    /// The public URL. The default is localhost, not an IP address, because passkeys need a host name.
    pub fn origin(&self) -> String {
        self.origin.clone().unwrap_or_else(|| format!("http://localhost:{}", self.address.port()))
    }
}
