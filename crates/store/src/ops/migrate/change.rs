//! Changes the objects that differ from the fresh build, in one transaction, while clients use the database.

use std::{
    collections::{BTreeMap, BTreeSet},
    time::Duration,
};

use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection};

use super::{
    attempts::{ATTEMPTS, is_busy, pause},
    catalogue::{self, FUNCTION, Object, ROW_SECURITY},
    error::MigrateError,
    stamp,
};
use crate::source::Random;

/// The maximum number of rounds of comparing and changing. A second round is needed: revoking a privilege on a table also
/// revokes it on the columns, and a function that was created again has no grants yet.
const PASSES: usize = 4;

/// The number of attempts, ten milliseconds apart, to lock a table while other tables are locked: half a second.
const ASKED: usize = 50;

/// The result of an attempt.
enum Attempt {
    /// The catalogue equals that of the fresh build; the number is that of the changed objects.
    Done(usize),
    /// Another session used this table.
    Busy(String),
}

/// Makes the catalogue equal to that of the fresh build and stamps it with the release's id. Changes nothing if nothing
/// differs.
pub(super) async fn apply(
    connection: &mut PgConnection,
    fresh: &[Object],
    release: &str,
    random: &Random,
) -> Result<usize, MigrateError> {
    let mut busy = String::new();
    for tried in 1..=ATTEMPTS {
        let mut tx = connection.begin().await?;
        match attempt(&mut tx, fresh, release, &busy).await? {
            Attempt::Done(changed) => {
                tx.commit().await?;
                return Ok(changed);
            }
            Attempt::Busy(table) => busy = table,
        }
        tx.rollback().await?;
        pause(tried, random).await;
    }
    Err(MigrateError::Busy(busy))
}

async fn attempt(tx: &mut PgConnection, fresh: &[Object], release: &str, busy: &str) -> Result<Attempt, MigrateError> {
    // Function bodies may refer to functions that are created later.
    tx.execute("set local check_function_bodies = off; set local lock_timeout = '2s'").await?;
    let mut changed = BTreeSet::new();
    let mut locked = BTreeSet::new();
    for _ in 0..PASSES {
        let live = catalogue::read_all(tx).await?;
        let desired = catalogue::with_months_of(fresh, &live);
        let plan = Plan::new(&live, &desired);
        if plan.is_empty() {
            stamp::write(tx, release).await?;
            return Ok(Attempt::Done(changed.len()));
        }
        if let Some(table) = lock(tx, &plan.tables(), busy, &mut locked).await? {
            return Ok(Attempt::Busy(table));
        }
        changed.extend(plan.identities());
        match tx.execute(AssertSqlSafe(plan.statements())).await {
            Err(error) if is_busy(&error) => return Ok(Attempt::Busy("an object of the catalogue".to_owned())),
            done => done.map_err(MigrateError::Change)?,
        };
    }
    let live = catalogue::read_all(tx).await?;
    let desired = catalogue::with_months_of(fresh, &live);
    Err(MigrateError::Differs(Plan::new(&live, &desired).identities().collect()))
}

/// Locks the tables whose policies, triggers or rows change; returns the table that stayed in use, if any.
///
/// The transaction waits in Postgres's queue only for the first table, while it holds no other lock. For further tables it
/// tries again instead of waiting: a request that waits for this transaction could hold the table that this transaction needs,
/// and Postgres would cancel one of the two. The table that was in use at the last attempt comes first.
async fn lock(
    tx: &mut PgConnection,
    tables: &BTreeSet<String>,
    busy: &str,
    locked: &mut BTreeSet<String>,
) -> Result<Option<String>, sqlx::Error> {
    let mut order: Vec<&String> = tables.difference(locked).collect();
    order.sort_by_key(|table| *table != busy);
    let order: Vec<String> = order.into_iter().cloned().collect();
    for table in order {
        let may_wait = locked.is_empty();
        if !is_locked(tx, &table, may_wait).await? {
            return Ok(Some(table));
        }
        locked.insert(table);
    }
    Ok(None)
}

async fn is_locked(tx: &mut PgConnection, table: &str, may_wait: bool) -> Result<bool, sqlx::Error> {
    let nowait = if may_wait { "" } else { " nowait" };
    let statement = format!("savepoint asked; lock table {table} in access exclusive mode{nowait}; release savepoint asked");
    for _ in 0..if may_wait { 1 } else { ASKED } {
        match tx.execute(AssertSqlSafe(statement.clone())).await {
            Err(error) if is_busy(&error) => {
                tx.execute("rollback to savepoint asked").await?;
                tokio::time::sleep(Duration::from_millis(10)).await;
            }
            done => return done.map(|_| true),
        }
    }
    Ok(false)
}

/// The objects to remove and to create, in order.
struct Plan<'a> {
    removed: Vec<&'a Object>,
    made: Vec<&'a Object>,
}

impl<'a> Plan<'a> {
    fn new(live: &'a [Object], desired: &'a [Object]) -> Self {
        let there: BTreeMap<&str, &Object> = live.iter().map(|o| (o.identity.as_str(), o)).collect();
        let due: BTreeMap<&str, &Object> = desired.iter().map(|o| (o.identity.as_str(), o)).collect();
        let made = desired.iter().filter(|o| there.get(o.identity.as_str()).is_none_or(|old| !old.is_same(o))).collect();
        let goes = |old: &&Object| match due.get(old.identity.as_str()) {
            None => old.remove.is_some(),
            Some(new) if old.rank == FUNCTION => old.shape != new.shape,
            Some(new) => old.remove.is_some() && !old.is_same(new),
        };
        let removed: Vec<&Object> = live.iter().rev().filter(goes).collect();
        let gone: BTreeSet<&str> = removed.iter().filter(|o| o.rank == FUNCTION).filter_map(|o| o.stands_on.as_deref()).collect();
        // Dropping a function also drops its grants.
        let alone = |o: &&Object| o.rank == FUNCTION || o.stands_on.as_deref().is_none_or(|on| !gone.contains(on));
        Self { removed: removed.into_iter().filter(alone).collect(), made }
    }

    fn is_empty(&self) -> bool {
        self.removed.is_empty() && self.made.is_empty()
    }

    fn all(&self) -> impl Iterator<Item = &'a Object> {
        self.removed.iter().chain(&self.made).copied()
    }

    fn identities(&self) -> impl Iterator<Item = String> {
        self.all().map(|object| object.identity.clone())
    }

    fn tables(&self) -> BTreeSet<String> {
        self.all().filter(|object| object.rank >= ROW_SECURITY).filter_map(|object| object.stands_on.clone()).collect()
    }

    /// One text, so that the locks last for one round trip to the server and not for hundreds.
    fn statements(&self) -> String {
        let removals = self.removed.iter().filter_map(|object| Some((object, object.remove.as_ref()?)));
        let makings = self.made.iter().map(|object| (object, &object.make));
        let mut text = String::new();
        for (object, statement) in removals.chain(makings) {
            for part in ["set local role ", &object.maker, ";\n", statement, "\n;\n"] {
                text.push_str(part);
            }
        }
        text + "set local role ehr_owner"
    }
}
