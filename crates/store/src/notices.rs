//! Notices (消息): what a person is told of, in the pages and by e-mail.
//!
//! Postgres gives notice itself, by trigger, in the transaction in which something happens (`migrations/code/notices.sql`);
//! background work gives it where nothing happens.

pub mod late;
pub mod mail;

use chrono::{DateTime, Utc};
use domain::{basics::Field, ids::ResidentId, measurement::MeasurementKind, notice::NoticeKind};
use uuid::Uuid;

use crate::{
    opening::{Reader, Writer},
    verification::About,
};

/// At most so many are shown, the newest.
pub const MOST: i64 = 100;

/// Something that a person is told of.
#[derive(Debug, Clone)]
pub struct Notice {
    /// In whose record.
    pub resident: ResidentId,
    /// What happened.
    pub kind: NoticeKind,
    /// About which detail or measurement, where it is about one.
    pub about: Option<About>,
    /// The entry or the correction that it leads to.
    pub leads_to: Option<Uuid>,
    /// Whose doing: the institution's Chinese and English name. None where it is the service's.
    pub institution: Option<(String, String)>,
    /// When.
    pub at: DateTime<Utc>,
    /// Whether it was read.
    pub read: bool,
}

/// The newest notices of whoever opened, newest first.
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
            about: row.about.as_deref().and_then(about),
            leads_to: row.leads_to,
            institution: row.name_zh.zip(row.name_en),
            at: row.at,
            read: row.read,
        })
    });
    notice.collect()
}

fn about(kind: &str) -> Option<About> {
    Field::from_code(kind).map(About::Basics).or_else(|| MeasurementKind::from_code(kind).map(About::Measurement))
}

/// Whoever opened has seen their notices of this time.
pub async fn read_between(mut writer: Writer, since: DateTime<Utc>, until: DateTime<Utc>) -> Result<(), sqlx::Error> {
    sqlx::query!("select access.read_notices($1, $2)", since, until).fetch_one(writer.connection()).await?;
    writer.commit().await
}
