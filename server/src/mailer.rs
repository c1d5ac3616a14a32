//! E-mails: that there is a notice, or the code that confirms an address. They contain no name, no number and no health data.

use std::{path::Path, time::Duration};

use lettre::{
    AsyncFileTransport, AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    message::{
        Mailbox,
        header::{ContentTransferEncoding, ContentType},
    },
};
use store::notices::mail::Owed;

use crate::config::MailConfig;

/// Sends e-mail.
#[derive(Debug, Clone)]
pub struct Mailer {
    way: Way,
    from: Mailbox,
    origin: String,
}

#[derive(Debug, Clone)]
enum Way {
    Smtp(AsyncSmtpTransport<Tokio1Executor>),
    Files(AsyncFileTransport<Tokio1Executor>),
}

/// Why e-mail cannot be sent.
#[derive(Debug, thiserror::Error)]
pub enum MailProblem {
    /// The address of the mail server is invalid.
    #[error("EHR_SMTP is not the address of a mail server")]
    Server,
    /// The sender's address is invalid.
    #[error("EHR_MAIL_FROM is not an e-mail address")]
    From,
    /// The folder could not be created.
    #[error("the folder of EHR_MAIL_DIR cannot be made: {0}")]
    Folder(std::io::Error),
    /// The mail library does not accept the recipient's address.
    #[error("an address that cannot be written to")]
    To,
    /// The mail server or the folder refused the e-mail. Contains the kind of failure, never the recipient.
    #[error("it was not taken: {0}")]
    NotTaken(&'static str),
}

impl Mailer {
    /// From the configuration; `None` if no e-mail is to be sent.
    pub fn new(config: &MailConfig, origin: &str) -> Result<Option<Self>, MailProblem> {
        let way = match (&config.smtp, &config.mail_dir) {
            (Some(server), _) => Way::Smtp(smtp(server)?),
            (None, Some(folder)) => Way::Files(files(folder)?),
            (None, None) => return Ok(None),
        };
        let from = config.mail_from.parse().map_err(|_| MailProblem::From)?;
        Ok(Some(Self { way, from, origin: origin.to_owned() }))
    }

    /// Sends one e-mail.
    pub async fn send(&self, owed: &Owed) -> Result<(), MailProblem> {
        let (subject, text) = letter(owed, &self.origin);
        let message = Message::builder()
            .from(self.from.clone())
            .to(owed.address.expose().parse().map_err(|_| MailProblem::To)?)
            .subject(subject)
            .header(ContentType::TEXT_PLAIN)
            // Keeps the raw message readable.
            .header(ContentTransferEncoding::QuotedPrintable)
            .body(text)
            .map_err(|_| MailProblem::To)?;
        match &self.way {
            Way::Smtp(server) => server.send(message).await.map(drop).map_err(|error| MailProblem::NotTaken(kind(&error))),
            Way::Files(folder) => folder.send(message).await.map(drop).map_err(|_| MailProblem::NotTaken("file")),
        }
    }
}

fn smtp(server: &str) -> Result<AsyncSmtpTransport<Tokio1Executor>, MailProblem> {
    let builder = AsyncSmtpTransport::<Tokio1Executor>::from_url(server).map_err(|_| MailProblem::Server)?;
    Ok(builder.timeout(Some(Duration::from_secs(20))).build())
}

fn files(folder: &Path) -> Result<AsyncFileTransport<Tokio1Executor>, MailProblem> {
    std::fs::create_dir_all(folder).map_err(MailProblem::Folder)?;
    Ok(AsyncFileTransport::new(folder))
}

fn kind(error: &lettre::transport::smtp::Error) -> &'static str {
    if error.is_permanent() {
        "refused for good"
    } else if error.is_transient() {
        "refused for now"
    } else if error.is_timeout() {
        "no answer in time"
    } else {
        "no connection"
    }
}

/// Subject and text, in both languages: the recipient's language is not known here.
fn letter(owed: &Owed, origin: &str) -> (String, String) {
    match &owed.code {
        Some(code) => {
            let code = code.expose();
            (
                format!("验证码 {code} · Code {code}"),
                format!(
                    "您的验证码是 {code}，1 小时内有效。\n如果不是您本人要求的，请忽略这封邮件。\n\nYour code is {code}. It is good for an hour.\nIf you did not ask for it, please ignore this e-mail.\n"
                ),
            )
        }
        None => (
            "居民电子健康档案：有新消息 · Residents’ health record: a notice".to_owned(),
            format!(
                "您有新消息。请登录查看：\n{origin}\n邮件里不会有健康信息，也不会索要密码或验证码。不想再收到，请登录后在“消息”里关闭。\n\nThere is a notice for you. Please sign in to read it:\n{origin}\nOur e-mails never contain health information and never ask for a password or a code. To stop them, sign in and turn them off under Notices.\n"
            ),
        ),
    }
}
