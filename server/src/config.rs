//! Where things are: from the environment, with defaults that suit development.

use std::{
    net::{IpAddr, SocketAddr},
    path::PathBuf,
};

use app::features::exports::FontPaths;
use clap::Args;

/// Where the secrets file is.
#[derive(Debug, Clone, Args)]
pub struct SecretsPath {
    /// The secrets file that `ehr db bootstrap` writes.
    #[arg(long = "secrets", env = "EHR_SECRETS", default_value = ".data/secrets.json")]
    pub path: PathBuf,
}

/// How to serve.
#[derive(Debug, Clone, Args)]
pub struct ServeConfig {
    /// The secrets file.
    #[command(flatten)]
    pub secrets: SecretsPath,
    /// Where to listen.
    #[arg(long, env = "LEPTOS_SITE_ADDR", default_value = "127.0.0.1:3000")]
    pub address: SocketAddr,
    /// The built site: wasm and JavaScript of the islands.
    #[arg(long, env = "LEPTOS_SITE_ROOT", default_value = "target/site")]
    pub site_root: PathBuf,
    /// The address that people see. Its host is the passkeys' relying party and must never change.
    #[arg(long, env = "EHR_ORIGIN")]
    pub origin: Option<String>,
    /// The folder outside the database for the log's seals.
    #[arg(long, env = "EHR_SEAL_DIR", default_value = ".data/seals")]
    pub seal_dir: PathBuf,
    /// Where e-mail goes.
    #[command(flatten)]
    pub mail: MailConfig,
    /// The address of the proxy that ends TLS: of it alone `X-Forwarded-For` is believed.
    #[arg(long, env = "EHR_TRUSTED_PROXY")]
    pub trusted_proxy: Option<IpAddr>,
    /// The font of documents, for Chinese: CID-keyed OpenType; of a collection (.ttc) its third face, Simplified Chinese in Noto's.
    #[arg(long, env = "EHR_FONT", default_value_os_t = FontPaths::default().regular)]
    pub font: PathBuf,
    /// The same, bold.
    #[arg(long, env = "EHR_FONT_BOLD", default_value_os_t = FontPaths::default().bold)]
    pub font_bold: PathBuf,
    /// Shows every component in every state at `/gallery`: for development.
    #[arg(long, env = "EHR_DEMO_GALLERY", value_parser = clap::builder::FalseyValueParser::new(), default_value = "false")]
    pub gallery: bool,
}

/// Where e-mail goes. With neither, none is sent, and none is offered.
#[derive(Debug, Clone, Args)]
pub struct MailConfig {
    /// The mail server: `smtps://user:password@host`, or `smtp://user:password@host?tls=required`.
    #[arg(long, env = "EHR_SMTP", hide_env_values = true)]
    pub smtp: Option<String>,
    /// For development: a folder into which each e-mail is written as a file.
    #[arg(long, env = "EHR_MAIL_DIR", conflicts_with = "smtp")]
    pub mail_dir: Option<PathBuf>,
    /// Who it is from.
    #[arg(long, env = "EHR_MAIL_FROM", default_value = "no-reply@localhost")]
    pub mail_from: String,
}

impl ServeConfig {
    /// The fonts of documents.
    pub fn fonts(&self) -> FontPaths {
        FontPaths { regular: self.font.clone(), bold: self.font_bold.clone() }
    }

    /// The address that people see; localhost where nothing was said, because passkeys want a name.
    pub fn origin(&self) -> String {
        self.origin.clone().unwrap_or_else(|| format!("http://localhost:{}", self.address.port()))
    }
}
