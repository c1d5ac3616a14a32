//! The canonical bytes of a log row: every column, in a fixed order, each preceded by its length.

use chrono::{DateTime, Utc};
use sha2::{Digest, Sha256};
use sqlx::PgConnection;
use uuid::Uuid;

/// A complete row of `access.log`.
#[derive(Debug, Clone)]
pub struct LogRow {
    pub(crate) id: Uuid,
    pub(crate) at: DateTime<Utc>,
    pub(crate) xid: String,
    pub(crate) event: String,
    pub(crate) actor_account: Option<Uuid>,
    pub(crate) actor_name: Option<String>,
    pub(crate) session_id: Option<Uuid>,
    pub(crate) capacity: Option<String>,
    pub(crate) institution_code: Option<String>,
    pub(crate) resident_id: Option<Uuid>,
    pub(crate) purpose: Option<String>,
    pub(crate) basis: Option<String>,
    pub(crate) article: Option<String>,
    pub(crate) sections: Option<Vec<String>>,
    pub(crate) entries: Option<Vec<Uuid>>,
    pub(crate) reader_bit: Option<i16>,
    pub(crate) detail: Option<String>,
    pub(crate) client: Option<String>,
    pub(crate) secret_hash: Option<Vec<u8>>,
}

impl LogRow {
    /// The row's leaf: 16 bytes of the row's id, 32 bytes of its hash.
    pub(crate) fn leaf(&self) -> [u8; 48] {
        let mut leaf = [0; 48];
        leaf[..16].copy_from_slice(self.id.as_bytes());
        leaf[16..].copy_from_slice(&self.hash());
        leaf
    }

    fn hash(&self) -> [u8; 32] {
        let mut bytes = Bytes(Sha256::new());
        bytes.field(Some(self.id.as_bytes()));
        bytes.field(Some(&self.at.timestamp_micros().to_be_bytes()));
        bytes.text(Some(&self.xid));
        bytes.text(Some(&self.event));
        bytes.id(self.actor_account);
        bytes.text(self.actor_name.as_deref());
        bytes.id(self.session_id);
        bytes.text(self.capacity.as_deref());
        bytes.text(self.institution_code.as_deref());
        bytes.id(self.resident_id);
        bytes.text(self.purpose.as_deref());
        bytes.text(self.basis.as_deref());
        bytes.text(self.article.as_deref());
        bytes.list(self.sections.as_ref().map(|s| s.iter().map(String::as_bytes)));
        bytes.list(self.entries.as_ref().map(|e| e.iter().map(|id| id.as_bytes().as_slice())));
        bytes.field(self.reader_bit.map(i16::to_be_bytes).as_ref().map(<[u8; 2]>::as_slice));
        bytes.text(self.detail.as_deref());
        bytes.text(self.client.as_deref());
        bytes.field(self.secret_hash.as_deref());
        bytes.0.finalize().into()
    }
}

/// Adds fields to a hash such that no two different rows give the same bytes: a missing field differs from an empty one.
struct Bytes(Sha256);

impl Bytes {
    fn field(&mut self, bytes: Option<&[u8]>) {
        match bytes {
            None => self.0.update([0]),
            Some(bytes) => {
                self.0.update([1]);
                self.0.update((bytes.len() as u64).to_be_bytes());
                self.0.update(bytes);
            }
        }
    }

    fn text(&mut self, text: Option<&str>) {
        self.field(text.map(str::as_bytes));
    }

    fn id(&mut self, id: Option<Uuid>) {
        self.field(id.as_ref().map(|id| id.as_bytes().as_slice()));
    }

    fn list<'a>(&mut self, items: Option<impl ExactSizeIterator<Item = &'a [u8]>>) {
        self.0.update([u8::from(items.is_some())]);
        if let Some(items) = items {
            self.0.update((items.len() as u64).to_be_bytes());
            items.for_each(|item| self.field(Some(item)));
        }
    }
}

/// Rows of the transactions after `from` in commit order, up to and including `to`, or, without `to`, of the transactions that
/// can be sealed. At most `most` rows, and the remaining rows of the last of these transactions.
pub(crate) async fn rows_between(
    connection: &mut PgConnection,
    from: &str,
    to: Option<&str>,
    most: i64,
) -> Result<Vec<LogRow>, sqlx::Error> {
    sqlx::query_as!(
        LogRow,
        r#"select id, at, xid::text as "xid!", event, actor_account, actor_name, session_id, capacity, institution_code, resident_id,
                  purpose, basis, article, sections, entries, reader_bit, detail, client, secret_hash
           from (select * from access.log l
                 where l.xid > $1::text::xid8
                   and case when $2::text is null then l.xid < pg_snapshot_xmin(pg_current_snapshot()) else l.xid <= $2::text::xid8 end
                 order by l.xid fetch first $3 rows with ties) l
           order by l.xid, l.id"#,
        from,
        to,
        most,
    )
    .fetch_all(connection)
    .await
}
