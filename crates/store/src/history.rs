//! Access history: the log of a record, as its subject may read it.

use chrono::{DateTime, Utc};
use domain::{basis::Basis, capacity::Capacity, ids::LogId, purpose::Purpose, section::Section};

use crate::opening::Reader;

/// What a line of the history is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event {
    /// The record was opened.
    Opened,
    /// An opening was refused.
    Refused,
    /// Staff or a system found the person by a number.
    Found,
    /// Rows were added or changed.
    Wrote,
    /// A passkey was enrolled or removed.
    Passkey,
    /// An activation slip was made, used or voided.
    Slip,
    /// A check about the person was opened or closed.
    Check,
    /// A step of a verification was taken.
    Verification,
    /// A correction was requested, or a step of a correction was taken.
    Correction,
    /// An operator's command or a background job.
    System,
}

/// One line of the history.
#[derive(Debug, Clone)]
pub struct Visit {
    /// The log row.
    pub id: LogId,
    /// The time of the log row.
    pub at: DateTime<Utc>,
    /// What happened.
    pub event: Event,
    /// The capacity in which the reader acted; `None` if nobody was signed in.
    pub capacity: Option<Capacity>,
    /// The reader's name, if the reader acted as staff.
    pub staff_name: Option<String>,
    /// Whether the reader of this page did it, as a resident.
    pub by_self: bool,
    /// The institution: Chinese and English name.
    pub institution: Option<(String, String)>,
    /// The purpose.
    pub purpose: Option<Purpose>,
    /// The basis.
    pub basis: Option<Basis>,
    /// The article of the basis, as `18.2`.
    pub article: Option<String>,
    /// The requested sections.
    pub sections: Vec<Section>,
    /// How many entries were written, or opened individually; 0 if sections were opened.
    pub entries: usize,
}

/// The number of lines on one page of the history.
pub const PAGE: i64 = 50;

/// Which lines are returned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// All lines.
    All,
    /// Lines of others, without the resident's own visits.
    Others,
    /// Lines of the opening in which the history is read.
    This,
}

/// The history of the open record before `before`, newest first, at most [`PAGE`] lines.
pub async fn visits(reader: &mut Reader, which: Which, before: DateTime<Utc>, most: i64) -> Result<Vec<Visit>, sqlx::Error> {
    let rows = sqlx::query!(
        r#"select l.id, l.at, l.event, l.detail, l.capacity, l.actor_name, l.purpose, l.basis, l.article,
                  coalesce(l.sections, '{}') as "sections!", coalesce(array_length(l.entries, 1), 0) as "entries!",
                  i.name_zh as "name_zh?", i.name_en as "name_en?"
           from access.log l left join reference.institutions i on i.code = l.institution_code
           where l.resident_id = $1 and l.at < $2 and ($3 or l.capacity is distinct from 'resident' or l.event = 'refused')
             and ($5::uuid is null or l.id = $5)
           order by l.at desc, l.id desc limit $4"#,
        reader.opening.resident.uuid(),
        before,
        which != Which::Others,
        most,
        (which == Which::This).then(|| reader.opening.log.uuid()),
    )
    .fetch_all(reader.connection())
    .await?;
    Ok(rows
        .into_iter()
        .map(|r| {
            let event = event(&r.event, r.detail.as_deref().unwrap_or_default());
            let capacity = r.capacity.as_deref().and_then(Capacity::from_code);
            Visit {
                id: LogId::from(r.id),
                at: r.at,
                event,
                capacity,
                staff_name: r.actor_name,
                by_self: capacity == Some(Capacity::Resident) && event != Event::Refused,
                institution: r.name_zh.zip(r.name_en),
                purpose: r.purpose.as_deref().and_then(Purpose::from_code),
                basis: r.basis.as_deref().and_then(Basis::from_code),
                article: r.article,
                sections: r.sections.iter().filter_map(|s| Section::from_code(s)).collect(),
                entries: usize::try_from(r.entries).unwrap_or_default(),
            }
        })
        .collect())
}

fn event(code: &str, detail: &str) -> Event {
    match code {
        "wrote" if detail.starts_with("auth.passkeys") => Event::Passkey,
        "wrote" if detail.starts_with("auth.slips") => Event::Slip,
        "wrote" if detail.starts_with("work.checks") => Event::Check,
        "wrote" if detail.starts_with("record.verifications") => Event::Verification,
        "wrote" if detail.starts_with("record.correction") || detail.starts_with("record.evidence") => Event::Correction,
        "opened" => Event::Opened,
        "refused" => Event::Refused,
        "found" => Event::Found,
        "wrote" => Event::Wrote,
        _ => Event::System,
    }
}
