//! Staff lists, which are opened with a log row like records; and checks: the tasks of staff, and how they arise.

use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    check::CheckKind,
    correction::{CorrectionKind, CorrectionTarget},
    ids::{CheckId, EntryId, ResidentId},
};
use sqlx::{PgConnection, Postgres, Transaction};

use crate::{
    database::Database,
    opening::{OpenError, Reader, Refusal, Writer},
    verification::About,
};

/// A check: a task for the responsible unit.
#[derive(Debug, Clone)]
pub struct Check {
    /// Its id.
    pub id: CheckId,
    /// What must be looked into.
    pub kind: CheckKind,
    /// The entries that a sender changed or took back, at most 20.
    pub entries: Vec<(About, EntryId)>,
    /// The person's record.
    pub resident: ResidentId,
    /// Surname and stars.
    pub masked_name: String,
    /// When the check was opened.
    pub raised_at: DateTime<Utc>,
    /// Chinese and English name of the institution whose report caused the check.
    pub raised_by: (String, String),
}

/// A correction on the list of the institution that must answer it.
#[derive(Debug, Clone)]
pub struct ListedCorrection {
    /// The resident's record.
    pub resident: ResidentId,
    /// The target of the correction.
    pub target: CorrectionTarget,
    /// Surname and stars.
    pub masked_name: String,
    /// The kind of the correction.
    pub kind: CorrectionKind,
    /// The time of the request.
    pub asked_at: DateTime<Utc>,
    /// The last day for an answer in time.
    pub due_on: NaiveDate,
    /// The name of the member of staff who has taken it on, if any.
    pub handler: Option<String>,
    /// Chinese and English name of the district's department, if the correction was escalated.
    pub department: Option<(String, String)>,
}

/// A correction that was not answered in time, on the list of the district's department. It contains no id, so that the
/// department cannot open the record from it.
#[derive(Debug, Clone)]
pub struct Escalated {
    /// Surname and stars.
    pub masked_name: String,
    /// Chinese and English name of the institution that should have answered.
    pub institution: (String, String),
    /// The institution's telephone.
    pub phone: String,
    /// The time of the request.
    pub asked_at: DateTime<Utc>,
    /// The deadline of the answer.
    pub due_on: NaiveDate,
    /// The name of the member of staff who has taken it on, if any.
    pub handler: Option<String>,
}

/// The slips that a health centre's counter issued within 30 days.
#[derive(Debug, Clone)]
pub struct SlipsOfCentre {
    /// The centre's code.
    pub code: String,
    /// Its Chinese and English name.
    pub institution: (String, String),
    /// Its telephone.
    pub phone: String,
    /// How many slips.
    pub slips: u32,
    /// How many of them for residents of other centres.
    pub elsewhere: u32,
}

/// The open checks of the institution at which the session acts, oldest first. Opens the list with a log row.
pub async fn checks(db: &Database, token: &str, client: &str) -> Result<Vec<Check>, OpenError> {
    let mut tx = open_list(db, token, "checks", client).await?;
    Ok(read(&mut tx, None).await?)
}

/// A transaction in which a list of the institution at which the session acts can be read. Opens the list with a log row.
pub(crate) async fn open_list(
    db: &Database,
    token: &str,
    list: &str,
    client: &str,
) -> Result<Transaction<'static, Postgres>, OpenError> {
    // A separate statement: the list can be read only after its log row is committed.
    let opened =
        sqlx::query!("select opening, refusal from access.open_list($1, $2, $3)", token, list, client).fetch_one(&db.web).await?;
    let Some(secret) = opened.opening else { return Err(OpenError::Refused(Refusal::from_code(opened.refusal.as_deref()))) };
    let mut tx = db.web.begin().await?;
    sqlx::query!("select set_config('access.opening', $1, true)", secret).fetch_one(&mut *tx).await?;
    Ok(tx)
}

/// The open corrections of the institution at which the session acts, the earliest deadline first. Opens the list with a log
/// row.
pub async fn corrections(db: &Database, token: &str, client: &str) -> Result<Vec<ListedCorrection>, OpenError> {
    let mut tx = open_list(db, token, "corrections", client).await?;
    let rows = sqlx::query!(
        r#"select l.resident_id as "resident_id!", l.entry as "entry!", l.masked_name as "masked_name!", l.kind as "kind!",
                  l.asked_at as "asked_at!", l.due_on as "due_on!", l.handler, d.name_zh as "department_zh?", d.name_en as "department_en?"
           from access.listed_corrections() l left join reference.institutions d on d.code = l.department
           order by l.due_on, l.asked_at, l.entry"#
    )
    .fetch_all(&mut *tx)
    .await?;
    let listed = rows.into_iter().map(|r| {
        Ok(ListedCorrection {
            resident: ResidentId::from(r.resident_id),
            target: CorrectionTarget::from_uuid(r.entry, ResidentId::from(r.resident_id)),
            masked_name: r.masked_name,
            kind: CorrectionKind::from_code(&r.kind)
                .ok_or_else(|| sqlx::Error::Decode("a correction kind that is unknown".into()))?,
            asked_at: r.asked_at,
            due_on: r.due_on,
            handler: r.handler,
            department: r.department_zh.zip(r.department_en),
        })
    });
    Ok(listed.collect::<Result<_, sqlx::Error>>()?)
}

/// Corrections that institutions of the district did not answer in time, the earliest deadline first. Opens the list of the
/// department at which the session acts, with a log row.
pub async fn escalated(db: &Database, token: &str, client: &str) -> Result<Vec<Escalated>, OpenError> {
    let mut tx = open_list(db, token, "escalated", client).await?;
    let rows = sqlx::query!(
        r#"select l.masked_name as "masked_name!", i.name_zh, i.name_en, i.phone, l.asked_at as "asked_at!", l.due_on as "due_on!", l.handler
           from access.listed_escalated() l join reference.institutions i on i.code = l.institution
           order by l.due_on, l.asked_at, i.code"#
    )
    .fetch_all(&mut *tx)
    .await?;
    let listed = rows.into_iter().map(|r| Escalated {
        masked_name: r.masked_name,
        institution: (r.name_zh, r.name_en),
        phone: r.phone,
        asked_at: r.asked_at,
        due_on: r.due_on,
        handler: r.handler,
    });
    Ok(listed.collect())
}

/// The slips of the health centres of the district within 30 days, most first. Opens the list of the department at which the session
/// acts, with a log row.
pub async fn slips_of_centres(db: &Database, token: &str, client: &str) -> Result<Vec<SlipsOfCentre>, OpenError> {
    let mut tx = open_list(db, token, "slips", client).await?;
    let rows = sqlx::query!(
        r#"select i.code, i.name_zh, i.name_en, i.phone, l.slips as "slips!", l.elsewhere as "elsewhere!"
           from access.listed_slips() l join reference.institutions i on i.code = l.institution
           order by l.slips desc, i.code"#
    )
    .fetch_all(&mut *tx)
    .await?;
    let listed = rows.into_iter().map(|r| SlipsOfCentre {
        code: r.code,
        institution: (r.name_zh, r.name_en),
        phone: r.phone,
        slips: u32::try_from(r.slips).unwrap_or_default(),
        elsewhere: u32::try_from(r.elsewhere).unwrap_or_default(),
    });
    Ok(listed.collect())
}

/// The open checks of the open record.
pub async fn checks_of(reader: &mut Reader) -> Result<Vec<Check>, sqlx::Error> {
    let resident = reader.opening.resident;
    read(reader.connection(), Some(resident)).await
}

async fn read(connection: &mut PgConnection, resident: Option<ResidentId>) -> Result<Vec<Check>, sqlx::Error> {
    let rows = sqlx::query!(
        r#"select c.id, c.kind, c.entries, c.entry_kinds, c.resident_id, c.masked_name, c.raised_at, i.name_zh, i.name_en
           from work.checks c join reference.institutions i on i.code = c.raised_by
           where c.closed_at is null and ($1::uuid is null or c.resident_id = $1)
           order by c.raised_at, c.id"#,
        resident.map(ResidentId::uuid),
    )
    .fetch_all(connection)
    .await?;
    let check = rows.into_iter().map(|r| {
        let kinds = r.entry_kinds.iter().map(|kind| About::from_code(kind));
        Ok(Check {
            id: CheckId::from(r.id),
            kind: CheckKind::from_code(&r.kind).ok_or_else(|| sqlx::Error::Decode("work.checks.kind is none of ours".into()))?,
            entries: kinds.zip(r.entries).filter_map(|(about, entry)| Some((about?, EntryId::from(entry)))).collect(),
            resident: ResidentId::from(r.resident_id),
            masked_name: r.masked_name,
            raised_at: r.raised_at,
            raised_by: (r.name_zh, r.name_en),
        })
    });
    check.collect()
}

/// Stores a depositor's report of a death: opens a check, if none is open.
pub(crate) async fn report_death(connection: &mut PgConnection) -> Result<(), sqlx::Error> {
    sqlx::query!("select access.report_death()").fetch_one(connection).await?;
    Ok(())
}

/// Closes a check of the open record: the person is alive, or a doctor has seen what a sender changed. The purpose of the opening
/// must be that of the check. False if there is no such open check.
pub async fn close_check(mut writer: Writer, check: CheckId) -> Result<bool, sqlx::Error> {
    let closed =
        sqlx::query_scalar!(r#"select access.close_check($1) as "closed!""#, check.uuid()).fetch_one(writer.connection()).await?;
    writer.commit().await?;
    Ok(closed)
}
