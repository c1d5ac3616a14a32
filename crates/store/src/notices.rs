//! Notices (消息): messages to a resident, on the pages and by e-mail.
//!
//! Triggers write a notice in the transaction of the event (`migrations/code/notices.sql`). Background jobs write the notices
//! that depend on a date only.

pub mod late;
pub mod mail;

use chrono::{DateTime, Utc};
use domain::{ids::ResidentId, notice::NoticeKind};
use uuid::Uuid;

use crate::{
    opening::{Reader, Writer},
    verification::About,
};

/// The maximum number of notices that are shown, the newest.
pub const MOST: i64 = 100;

/// A message to a resident.
#[derive(Debug, Clone)]
pub struct Notice {
    /// The record that the notice belongs to.
    pub resident: ResidentId,
    /// What happened.
    pub kind: NoticeKind,
    /// The detail, measurement or other entry that the notice is about, if any.
    pub about: Option<About>,
    /// The entry or the correction that the notice links to.
    pub leads_to: Option<Uuid>,
    /// Chinese and English name of the institution that caused the notice; none if the service itself did.
    pub institution: Option<(String, String)>,
    /// When it was written.
    pub at: DateTime<Utc>,
    /// Whether the resident has read it.
    pub read: bool,
}

/// The newest notices of the person who opened the record, newest first.
pub async fn newest(reader: &mut Reader) -> Result<Vec<Notice>, sqlx::Error> {
    let rows = sqlx::query!(
        r#"select n.resident_id, n.kind, n.about, n.leads_to, n.at, n.read_at is not null as "read!",
                  i.name_zh as "name_zh?", i.name_en as "name_en?"
           from own.notices n left join reference.institutions i on i.code = n.institution_code
           where n.account_id = access.opened_account() order by n.at desc, n.id limit $1"#,
        MOST
    )
    .fetch_all(reader.connection())
    .await?;
    let notice = rows.into_iter().map(|row| {
        let kind =
            NoticeKind::from_code(&row.kind).ok_or_else(|| sqlx::Error::Decode("own.notices.kind is none of ours".into()))?;
        Ok(Notice {
            resident: ResidentId::from(row.resident_id),
            kind,
            about: row.about.as_deref().and_then(About::from_code),
            leads_to: row.leads_to,
            institution: row.name_zh.zip(row.name_en),
            at: row.at,
            read: row.read,
        })
    });
    notice.collect()
}

/// Marks as read the notices of the person who opened the record, between these times.
pub async fn read_between(mut writer: Writer, since: DateTime<Utc>, until: DateTime<Utc>) -> Result<(), sqlx::Error> {
    sqlx::query!("select access.read_notices($1, $2)", since, until).fetch_one(writer.connection()).await?;
    writer.commit().await
}
