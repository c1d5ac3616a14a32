//! The rows that each actor finds in each table, for each verb, with the role of production.

use std::collections::{BTreeMap, BTreeSet};

use chrono::TimeDelta;
use sqlx::{Connection, Executor, PgConnection};
use store::ops::permissions::{Actor, Grants, Matrix, Rows, Table};
use uuid::Uuid;

use super::{
    Violation,
    cast::{Cast, Presence},
    probe::{self, Outcome},
};

/// The SQLSTATE for a missing privilege, or for a new row that violates a policy.
const REFUSED: &str = "42501";
/// The SQLSTATE of the log's triggers.
const APPEND_ONLY: &str = "EH030";

/// Checks every actor at every table of `matrix`. A matrix with fewer tables gives fewer checks.
pub async fn hold(cast: &Cast, matrix: &Matrix) -> Vec<Violation> {
    let early = cast.opens_early().await;
    let mut here: BTreeMap<&str, Presence> = cast.arrive().await.into_iter().collect();
    let mut judge = Judge::new(cast, matrix).await;
    for actor in matrix.actors.iter().filter(|actor| actor.name != "an expired opening") {
        judge.judge(actor, &here.remove(actor.name.as_str()).unwrap_or_default()).await;
    }
    let forgotten: Vec<&str> = here.into_keys().collect();
    assert!(forgotten.is_empty(), "the matrix has no row for {forgotten:?}");
    cast.city.later_by(TimeDelta::seconds(61)).await;
    judge.judge(matrix.actors.iter().find(|a| a.name == "an expired opening").expect("a row"), &early).await;
    judge.found
}

struct Judge<'c> {
    cast: &'c Cast,
    matrix: &'c Matrix,
    keys: BTreeMap<String, String>,
    columns: BTreeMap<String, String>,
    connections: BTreeMap<String, PgConnection>,
    mei: (Uuid, Uuid),
    other: (Uuid, Uuid),
    found: Vec<Violation>,
}

impl<'c> Judge<'c> {
    async fn new(cast: &'c Cast, matrix: &'c Matrix) -> Self {
        let mut connections = BTreeMap::new();
        for actor in &matrix.actors {
            if !connections.contains_key(&actor.role) {
                connections.insert(actor.role.clone(), connect(cast, &actor.role).await);
            }
        }
        let (mut keys, mut columns) = (BTreeMap::new(), BTreeMap::new());
        for table in &matrix.tables {
            // A table without a primary key is readable by no role that logs in.
            let key: String = cast
                .city
                .ask(&format!(
                    "select coalesce((select 'concat_ws('':'', ' || string_agg(a.attname, ', ' order by a.attnum) || ')' from pg_index i
                       join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
                       where i.indrelid = '{}'::regclass and i.indisprimary), '''-''')",
                    table.name
                ))
                .await;
            let column: String = cast
                .city
                .ask(&format!(
                    "select attname::text from pg_attribute where attrelid = '{}'::regclass and attnum = 1",
                    table.name
                ))
                .await;
            keys.insert(table.name.clone(), key);
            columns.insert(table.name.clone(), column);
        }
        let (mei, other) = (cast.mei().await, cast.somebody_else().await);
        Self { cast, matrix, keys, columns, connections, mei, other, found: Vec::new() }
    }

    async fn judge(&mut self, actor: &Actor, presence: &Presence) {
        if presence.wrongly_admitted {
            self.note(actor, "any table", "open", "was admitted");
        }
        if presence.wrongly_refused {
            self.note(actor, "any table", "open", "was refused");
        }
        for table in &self.matrix.tables {
            self.sees(actor, presence, table).await;
            self.adds(actor, presence, table).await;
            self.changes(actor, presence, table).await;
            self.removes(actor, presence, table).await;
        }
    }

    async fn sees(&mut self, actor: &Actor, presence: &Presence, table: &Table) {
        let select = format!("select {} from {}", self.keys[&table.name], table.name);
        let outcome = probe::select(self.connection(actor), presence, &select).await;
        let due = match actor.sees.get(&table.name) {
            Some(rows) => Outcome::Rows(self.due(rows, presence, table).await),
            None if may(actor, table, |g| !g.select.is_empty()) => Outcome::Rows(BTreeSet::new()),
            None => Outcome::Refused(REFUSED.to_owned()),
        };
        if outcome != due {
            self.note(actor, &table.name, "select", &format!("{outcome:.200?} instead of {due:.200?}"));
        }
        if let Some(rows) = actor.sees.get(&table.name)
            && due == Outcome::Rows(BTreeSet::new())
        {
            self.note(actor, &table.name, "select", &format!("there is no row to see ({rows:?}): the test shows nothing"));
        }
    }

    async fn adds(&mut self, actor: &Actor, presence: &Presence, table: &Table) {
        let due = actor.adds.get(&table.name);
        let own = (presence.resident.unwrap_or(self.mei.0), presence.account.unwrap_or(self.mei.1));
        for (target, whose, may_add) in [("own", own, due.is_some()), ("somebody else's", self.other, due == Some(&Rows::All))] {
            let Some(sql) = sample(&table.name, whose).or_else(|| default_row(actor, table)) else {
                panic!("{}: give the table a sample row", table.name)
            };
            let outcome = probe::change(self.connection(actor), presence, &sql).await;
            let as_due = match &outcome {
                Outcome::Touched(1) => may_add,
                Outcome::Refused(code) => !may_add && code == REFUSED,
                _ => false,
            };
            if !as_due {
                self.note(actor, &table.name, "insert", &format!("{target}: {outcome:?}"));
            }
        }
    }

    async fn changes(&mut self, actor: &Actor, presence: &Presence, table: &Table) {
        let columns = grants(actor, table).map(|g| g.update.clone()).unwrap_or_default();
        let column = columns.first().filter(|c| *c != "*").unwrap_or(&self.columns[&table.name]).clone();
        let sql = format!("update {} set {column} = {column}", table.name);
        let outcome = probe::change(self.connection(actor), presence, &sql).await;
        self.touched(actor, table, "update", actor.changes.contains_key(&table.name), &outcome).await;
    }

    async fn removes(&mut self, actor: &Actor, presence: &Presence, table: &Table) {
        let outcome = probe::change(self.connection(actor), presence, &format!("delete from {}", table.name)).await;
        self.touched(actor, table, "delete", actor.removes.contains_key(&table.name), &outcome).await;
    }

    async fn touched(&mut self, actor: &Actor, table: &Table, verb: &str, may_touch: bool, outcome: &Outcome) {
        let as_due = match outcome {
            Outcome::Touched(0) => !may_touch && actor.role == "ehr_owner",
            Outcome::Touched(n) => may_touch && i64::try_from(*n) == Ok(self.cast.city.count(&table.name).await),
            Outcome::Refused(code) => !may_touch && (code == REFUSED || code == APPEND_ONLY),
            Outcome::Rows(_) => false,
        };
        if !as_due {
            self.note(actor, &table.name, verb, &format!("{outcome:?}"));
        }
    }

    /// The keys of the rows that the actor should find, as the superuser reads them.
    async fn due(&self, rows: &Rows, presence: &Presence, table: &Table) -> BTreeSet<String> {
        let resident = presence.resident.unwrap_or_default();
        let condition = match rows {
            Rows::All => "true".to_owned(),
            Rows::Nothing => "false".to_owned(),
            Rows::Own { open_to, sections } => {
                let admitted = open_to.map(|reader| format!(" and security_label & {} = 0", reader.bit())).unwrap_or_default();
                let covered = (!sections.is_empty()).then(|| format!(" and section in ('{}')", sections.join("', '")));
                format!("resident_id = '{resident}'{admitted}{}", covered.unwrap_or_default())
            }
            Rows::Sent => {
                format!(
                    "resident_id = '{resident}' and source_institution = '{}'",
                    presence.institution.clone().unwrap_or_default()
                )
            }
            Rows::List => format!("institution_code = '{}'", presence.institution.clone().unwrap_or_default()),
            Rows::Entry => format!("resident_id = '{resident}' and id = '{}'", presence.entry.unwrap_or_default()),
            Rows::AboutEntry => format!("resident_id = '{resident}' and entry = '{}'", presence.entry.unwrap_or_default()),
            Rows::Account => format!("account_id = '{}'", presence.account.unwrap_or_default()),
        };
        // Rows about an entry are readable if the entry is readable.
        let of_entries = "entry in (select id from (select resident_id, id, section, security_label from record.entries union all
            select resident_id, id, 'measurements', security_label from record.measurements union all
            select resident_id, resident_id, 'identity', 0 from record.residents) e where";
        let condition = match table.name.as_str() {
            "record.corrections" => format!("{of_entries} {condition})"),
            "record.correction_steps" | "record.evidence" => {
                format!("correction in (select id from record.corrections where {of_entries} {condition}))")
            }
            _ => condition,
        };
        let key = &self.keys[&table.name];
        // A withdrawal is readable if the withdrawn measurement is readable.
        let withdrawn = "record.withdrawals join record.measurements using (resident_id, id)";
        let rows = if table.name == "record.withdrawals" { withdrawn } else { &table.name };
        let keys: Vec<String> =
            self.cast.city.ask(&format!("select coalesce(array_agg({key}), '{{}}') from {rows} where {condition}")).await;
        keys.into_iter().collect()
    }

    fn connection(&mut self, actor: &Actor) -> &mut PgConnection {
        self.connections.get_mut(&actor.role).expect("connected")
    }

    fn note(&mut self, actor: &Actor, table: &str, verb: &str, what: &str) {
        self.found.push(Violation(format!("{}: {verb} {table}: {what}", actor.name)));
    }
}

async fn connect(cast: &Cast, role: &str) -> PgConnection {
    let login = if role == "ehr_owner" { "ehr_migrate" } else { role };
    let mut connection = PgConnection::connect(&cast.city.url(login)).await.expect("the role logs in");
    if role != login {
        connection.execute("set role ehr_owner").await.expect("it becomes the owner");
    }
    connection
}

fn grants<'t>(actor: &Actor, table: &'t Table) -> Option<&'t Grants> {
    table.grants(&actor.role)
}

/// Whether the role has the privilege, so that only policies restrict it. The owner has every privilege.
fn may(actor: &Actor, table: &Table, has: impl Fn(&Grants) -> bool) -> bool {
    actor.role == "ehr_owner" || grants(actor, table).is_some_and(has)
}

/// For an actor that can insert nothing, any row will do: Postgres checks privileges and policies first.
fn default_row(actor: &Actor, table: &Table) -> Option<String> {
    let granted = grants(actor, table).is_some_and(|g| !g.insert.is_empty());
    (!granted).then(|| format!("insert into {} default values", table.name))
}

/// A row that an actor might insert, for this resident or account.
fn sample(table: &str, (resident, account): (Uuid, Uuid)) -> Option<String> {
    let values = match table {
        "record.measurements" => format!(
            "(resident_id, id, kind, value, measured_at, precision) values ('{resident}', gen_random_uuid(), 'pulse', 70, clock.now(), 'minute')"
        ),
        "record.withdrawals" => format!("(resident_id, id) values ('{resident}', md5('{resident}')::uuid)"),
        "record.basics" => format!(
            "(resident_id, id, kind, answers) values ('{resident}', gen_random_uuid(), 'employer', '[{{\"words\": \"某公司\"}}]')"
        ),
        // Each record has one waiting answer about which the subject was asked; its id is derived from the record's id.
        "record.verifications" => format!(
            "(resident_id, id, stands_in, entry, step, words) values ('{resident}', gen_random_uuid(), 'basics', md5('{resident} waits')::uuid,
               case when access.maintained_resident('identity') is null then 'asked' else 'answered' end, '某')"
        ),
        "record.entries" => {
            format!(
                "(resident_id, id, kind, label, at, at_precision) values ('{resident}', gen_random_uuid(), 'visit', '门诊', clock.now(), 'day')"
            )
        }
        // A correction of a report if one is readable, otherwise of the registered identity.
        "record.corrections" => format!(
            "(resident_id, id, entry, kind, statement) values ('{resident}', gen_random_uuid(),
               coalesce((select id from record.entries where resident_id = '{resident}' and kind = 'report' limit 1), '{resident}'),
               'wrong', '不是这样')"
        ),
        // "Disagrees" if a refused correction is readable, otherwise "taken on" for a readable correction.
        "record.correction_steps" => format!(
            "(resident_id, id, correction, kind, words)
             select '{resident}', gen_random_uuid(), c.id, c.kind, case c.kind when 'disagrees' then '不同意' end
             from (values (1)) one left join lateral (
               select c.id, case when s.kind = 'refused' then 'disagrees' else 'taken_on' end as kind
               from record.corrections c left join record.correction_steps s on s.correction = c.id and s.kind = 'refused'
               where c.resident_id = '{resident}' order by s.kind limit 1) c on true"
        ),
        "record.evidence" => format!(
            "(resident_id, id, correction, content) values ('{resident}', gen_random_uuid(),
               (select id from record.corrections where resident_id = '{resident}' and kind = 'never_happened' limit 1), '%PDF-1.7')"
        ),
        "record.confirmations" => format!("(resident_id, id, seen) values ('{resident}', gen_random_uuid(), '{{}}')"),
        "own.submissions" => {
            format!("(account_id, submission, body_hash, outcome) values ('{account}', gen_random_uuid(), sha256('y'), '/')")
        }
        "auth.passkeys" => format!(
            "(id, account_id, credential_id, credential, label) values (gen_random_uuid(), '{account}', sha256(gen_random_uuid()::text::bytea), '{{}}', 'x')"
        ),
        "auth.sessions" => format!(
            "(id, account_id, token_hash, capacity, expires_at)
             values (gen_random_uuid(), '{account}', sha256(gen_random_uuid()::text::bytea), 'resident', clock.now())"
        ),
        "visit.visits" => "(holder, expires_at) values (sha256('z'), clock.now())".to_owned(),
        "visit.ceremonies" => {
            "(holder, purpose, state, expires_at) values (sha256('z'), 'sign_in', '{}', clock.now())".to_owned()
        }
        "visit.acts" => {
            format!("(id, session_id, kind, subject) values (gen_random_uuid(), '{account}', 'issue_slip', '{resident}')")
        }
        "visit.address_limits" => {
            "(bucket, address, window_start, hits) values ('challenge', sha256('z'), clock.now(), 1)".to_owned()
        }
        "access.seals" => "(seq, last_xid, leaves, root, previous, key_id, signature)
             values (99, '3', decode(repeat('00', 48), 'hex'), sha256('r'), sha256('p'), 'k', decode(repeat('00', 64), 'hex'))"
            .to_owned(),
        _ => return None,
    };
    Some(format!("insert into {table} {values}"))
}
