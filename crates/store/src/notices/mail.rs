//! E-mail about a notice: the address of a resident, and the e-mails that the mailer has to send.

use chrono::{DateTime, Utc};
use domain::{
    ids::{ResidentId, SubmissionId},
    mail::{MailAddress, MailCode, NotAMailAddress},
};
use uuid::Uuid;

use crate::{
    database::Database,
    numbers::Undecipherable,
    opening::{Reader, Writer},
    submissions::{Submission, claim},
    write_error::WriteError,
};

/// The kind of encrypted text, as associated data.
const ADDRESS: &str = "mail address";
const CODE: &str = "mail code";

/// A stored address cannot be read.
#[derive(Debug, thiserror::Error)]
enum Lost {
    /// It was encrypted with another key, or altered.
    #[error(transparent)]
    Undecipherable(#[from] Undecipherable),
    /// The decrypted text is not an e-mail address.
    #[error("it is no address")]
    NotAnAddress(#[from] NotAMailAddress),
}

/// The address to which a resident wants e-mail.
#[derive(Debug, Clone)]
pub struct Wanted {
    /// The address.
    pub address: MailAddress,
    /// Whether the resident has typed the code that was sent to the address.
    pub confirmed: bool,
    /// Whether the code is still valid: sent within the last hour, and fewer than five wrong codes typed.
    pub code_counts: bool,
}

/// The e-mail address of the open record's subject; `None` if the subject wants no e-mail.
pub async fn wanted(db: &Database, reader: &mut Reader) -> Result<Option<Wanted>, sqlx::Error> {
    let row = sqlx::query!(
        r#"select address, confirmed_at is not null as "confirmed!",
                  wrong_codes < 5 and asked_at > clock.now() - interval '1 hour' as "code_counts!"
           from own.mail_addresses where account_id = access.opened_account()"#
    )
    .fetch_optional(reader.connection())
    .await?;
    let Some((row, sealed)) = row.and_then(|row| row.address.clone().map(|address| (row, address))) else { return Ok(None) };
    // An address that can no longer be decrypted counts as no address: the resident can enter it again.
    let read =
        address(db, reader.opening.resident, &sealed).inspect_err(|error| tracing::error!(%error, "an e-mail address is lost"));
    Ok(read.ok().map(|address| Wanted { address, confirmed: row.confirmed, code_counts: row.code_counts }))
}

fn address(db: &Database, resident: ResidentId, sealed: &[u8]) -> Result<MailAddress, Lost> {
    Ok(MailAddress::parse(&db.keys.unseal(resident, ADDRESS, sealed)?)?)
}

/// The outcome of a request for e-mail.
#[derive(Debug)]
pub enum Requested {
    /// A code is sent, once for each submission. The value is the path to which the form leads.
    Sent(String),
    /// Five codes were sent within one day. Nothing was written; the form can be shown again.
    TooOften(Writer),
}

/// Requests e-mail to this address. E-mail starts when the resident types the code that is sent to it.
pub async fn request(
    db: &Database,
    mut writer: Writer,
    submission: SubmissionId,
    address: &MailAddress,
    leads_to: &str,
) -> Result<Requested, WriteError> {
    // An unkeyed digest would reveal the address to a guess, so the digest is keyed.
    let submission = Submission::new(submission, &db.keys.address(address.expose()))?;
    if let Some(led_to) = claim(&mut writer, submission, leads_to).await? {
        return Ok(Requested::Sent(led_to));
    }
    let resident = writer.opening.resident;
    let code = MailCode::from_random(db.random.bytes());
    let sent = sqlx::query_scalar!(
        r#"select access.ask_for_mail($1, $2, $3, $4) as "sent!""#,
        db.keys.seal(&db.random, resident, ADDRESS, address.expose()),
        db.keys.id,
        db.keys.seal(&db.random, resident, CODE, code.expose()),
        db.keys.mail_code(resident, &code),
    )
    .fetch_one(writer.connection())
    .await?;
    if !sent {
        return Ok(Requested::TooOften(writer));
    }
    writer.commit().await?;
    Ok(Requested::Sent(leads_to.to_owned()))
}

/// Whether this is the code that was sent. Counts a wrong code.
pub async fn confirm(db: &Database, mut writer: Writer, code: &MailCode) -> Result<bool, sqlx::Error> {
    let hash = db.keys.mail_code(writer.opening.resident, code);
    let confirmed =
        sqlx::query_scalar!(r#"select access.confirm_mail($1) as "confirmed!""#, hash).fetch_one(writer.connection()).await?;
    writer.commit().await?;
    Ok(confirmed)
}

/// Stops e-mail and deletes the address.
pub async fn stop(mut writer: Writer) -> Result<(), sqlx::Error> {
    sqlx::query!("select access.stop_mail()").fetch_one(writer.connection()).await?;
    writer.commit().await
}

/// An e-mail that is due.
#[derive(Debug, Clone)]
pub struct Owed {
    account: Uuid,
    code_of: Option<DateTime<Utc>>,
    until: Option<DateTime<Utc>>,
    /// The recipient.
    pub address: MailAddress,
    /// The code to send; none if the e-mail announces notices.
    pub code: Option<MailCode>,
}

/// The number of e-mails taken at a time. Sent one after another, they are done within the lease even if the mail server is
/// slow.
const BATCH: i32 = 10;

/// Takes the e-mails that are due. No other mailer takes them for five minutes.
pub async fn take(db: &Database) -> Result<Vec<Owed>, sqlx::Error> {
    let rows = sqlx::query!(
        r#"select account_id as "account_id!", resident_id as "resident_id!", address as "address!", code, asked_at as "asked_at!", until
           from access.take_mail($1)"#,
        BATCH
    )
    .fetch_all(&db.jobs)
    .await?;
    let owed = rows.into_iter().map(|row| {
        let resident = ResidentId::from(row.resident_id);
        let code = row.code.map(|sealed| db.keys.unseal(resident, CODE, &sealed)).transpose()?;
        let code = code.and_then(|text| MailCode::parse(&text).ok());
        Ok::<_, Lost>(Owed {
            account: row.account_id,
            code_of: code.is_some().then_some(row.asked_at),
            until: row.until.filter(|_| code.is_none()),
            address: address(db, resident, &row.address)?,
            code,
        })
    });
    // An unreadable address delays no other e-mail: after its lease it goes to the end of the queue.
    let readable = owed.filter_map(|owed| owed.inspect_err(|error| tracing::error!(%error, "an e-mail address is lost")).ok());
    Ok(readable.collect())
}

/// Records that the e-mail was sent.
pub async fn sent(db: &Database, owed: &Owed) -> Result<(), sqlx::Error> {
    sqlx::query!("select access.mail_sent($1, $2, $3)", owed.account, owed.code_of, owed.until).fetch_one(&db.jobs).await?;
    Ok(())
}
