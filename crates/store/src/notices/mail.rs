//! E-mail that says there is a notice: where a person wants it, and what the mailer has to send.

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

/// What is encrypted, as associated data.
const ADDRESS: &str = "mail address";
const CODE: &str = "mail code";

/// A stored address cannot be read.
#[derive(Debug, thiserror::Error)]
enum Lost {
    /// It was stored under another key, or tampered with.
    #[error(transparent)]
    Undecipherable(#[from] Undecipherable),
    /// It is none.
    #[error("it is no address")]
    NotAnAddress(#[from] NotAMailAddress),
}

/// Where somebody wants e-mail.
#[derive(Debug, Clone)]
pub struct Wanted {
    /// The address.
    pub address: MailAddress,
    /// Whether they have proved that letters arrive.
    pub confirmed: bool,
    /// Whether the code that was sent still counts: asked for within the hour, and less than five wrong ones typed.
    pub code_counts: bool,
}

/// Where the subject of the open record wants e-mail; `None`: nowhere.
pub async fn wanted(db: &Database, reader: &mut Reader) -> Result<Option<Wanted>, sqlx::Error> {
    let row = sqlx::query!(
        r#"select address, confirmed_at is not null as "confirmed!",
                  wrong_codes < 5 and asked_at > clock.now() - interval '1 hour' as "code_counts!"
           from own.mail_addresses where account_id = access.opened_account()"#
    )
    .fetch_optional(reader.connection())
    .await?;
    let Some((row, sealed)) = row.and_then(|row| row.address.clone().map(|address| (row, address))) else { return Ok(None) };
    // An address that cannot be read any more is none: its person can give it again.
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
    /// A code is sent, once for each submission. The form leads here.
    Sent(String),
    /// Five codes were sent within a day. Nothing was written; the form can be shown again.
    TooOften(Writer),
}

/// Requests e-mail at this address. It begins when the code that is sent there is typed.
pub async fn request(
    db: &Database,
    mut writer: Writer,
    submission: SubmissionId,
    address: &MailAddress,
    leads_to: &str,
) -> Result<Requested, WriteError> {
    // A plain digest of an address would tell the address: this one is keyed.
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

/// Whether this is the code that was sent. A wrong one is counted.
pub async fn confirm(db: &Database, mut writer: Writer, code: &MailCode) -> Result<bool, sqlx::Error> {
    let hash = db.keys.mail_code(writer.opening.resident, code);
    let confirmed =
        sqlx::query_scalar!(r#"select access.confirm_mail($1) as "confirmed!""#, hash).fetch_one(writer.connection()).await?;
    writer.commit().await?;
    Ok(confirmed)
}

/// Wants no e-mail any more; the address is forgotten.
pub async fn stop(mut writer: Writer) -> Result<(), sqlx::Error> {
    sqlx::query!("select access.stop_mail()").fetch_one(writer.connection()).await?;
    writer.commit().await
}

/// An e-mail that is owed.
#[derive(Debug, Clone)]
pub struct Owed {
    account: Uuid,
    code_of: Option<DateTime<Utc>>,
    until: Option<DateTime<Utc>>,
    /// To whom.
    pub address: MailAddress,
    /// The code to send; none where it tells of notices.
    pub code: Option<MailCode>,
}

/// So many are taken at once: sent one after another they are done within the lease, however slow the mail server is.
const BATCH: i32 = 10;

/// Takes what is owed now: for five minutes nobody else will.
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
    // One that cannot be read keeps nobody else waiting; when its lease ends it stands behind the others.
    let readable = owed.filter_map(|owed| owed.inspect_err(|error| tracing::error!(%error, "an e-mail address is lost")).ok());
    Ok(readable.collect())
}

/// It is sent.
pub async fn sent(db: &Database, owed: &Owed) -> Result<(), sqlx::Error> {
    sqlx::query!("select access.mail_sent($1, $2, $3)", owed.account, owed.code_of, owed.until).fetch_one(&db.jobs).await?;
    Ok(())
}
