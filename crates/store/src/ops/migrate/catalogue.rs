//! The objects of the catalogue that `migrations/code` makes.
//!
//! A new kind of object (a view, a type) needs a part in catalogue.sql, otherwise a migrate would not notice it. A test ensures
//! that the code folder makes only the kinds that catalogue.sql covers.

use std::collections::BTreeSet;

use sha2::{Digest, Sha256};
use sqlx::{Executor, FromRow, PgConnection};

pub(super) const SQL: &str = include_str!("catalogue.sql");

/// Ranks define an order: an object comes after the objects that it can depend on.
pub(super) const FUNCTION: i32 = 1;
/// Objects of this rank and above are changed while the table is locked.
pub(super) const ROW_SECURITY: i32 = 3;
const ROWS: i32 = 6;

/// One object.
#[derive(Debug, Clone, FromRow)]
pub(super) struct Object {
    /// Its kind, as a position in the order of creation.
    pub rank: i32,
    /// Its unique name within the database.
    pub identity: String,
    /// The table or function to which it belongs.
    pub stands_on: Option<String>,
    /// For an object of a log month: the default partition, whose objects each month repeats.
    pub month_like: Option<String>,
    /// The statement that creates it. The text describes the object completely.
    pub make: String,
    /// The statement that removes it; `None` for a state that can only be replaced.
    pub remove: Option<String>,
    /// For a function: the properties that `create or replace` cannot change.
    pub shape: Option<String>,
    /// The role that executes both statements.
    pub maker: String,
}

/// Every object that any role can see, in the order of creation. Needs a transaction, because it sets the search path.
async fn read(connection: &mut PgConnection) -> Result<Vec<Object>, sqlx::Error> {
    connection.execute("set local search_path = ''").await?;
    sqlx::query_as(SQL).fetch_all(connection).await
}

/// The same objects, and the rows of `access.rules`, which the code folder inserts. Runs as `ehr_owner`, in a transaction.
pub(super) async fn read_all(connection: &mut PgConnection) -> Result<Vec<Object>, sqlx::Error> {
    let mut objects = read(connection).await?;
    if let Some(rows) = rules(connection).await? {
        objects.push(rows);
    }
    Ok(objects)
}

/// FORCE ROW LEVEL SECURITY hides the rows from the owner. The engine needs the rows for its decisions and can read them.
async fn rules(connection: &mut PgConnection) -> Result<Option<Object>, sqlx::Error> {
    let readable: bool = sqlx::query_scalar(
        "select coalesce(has_table_privilege('ehr_engine', to_regclass('access.rules')::oid, 'select'), false)",
    )
    .fetch_one(&mut *connection)
    .await?;
    if !readable {
        return Ok(None);
    }
    connection.execute("set local role ehr_engine").await?;
    let rows: Option<String> =
        sqlx::query_scalar("select jsonb_agg(to_jsonb(r) order by to_jsonb(r)::text)::text from access.rules r")
            .fetch_one(&mut *connection)
            .await?;
    connection.execute("set local role ehr_owner").await?;
    let rows = rows.unwrap_or_else(|| "[]".to_owned()).replace('\'', "''");
    Ok(Some(Object {
        rank: ROWS,
        identity: "rows of access.rules".to_owned(),
        stands_on: Some("access.rules".to_owned()),
        month_like: None,
        make: format!(
            "alter table access.rules no force row level security;
             delete from access.rules;
             insert into access.rules
               select (jsonb_populate_record(null::access.rules, r)).* from jsonb_array_elements('{rows}') r;
             alter table access.rules force row level security"
        ),
        remove: None,
        shape: None,
        maker: "ehr_owner".to_owned(),
    }))
}

/// The required objects of a database with the log months of `live`: each month repeats the objects of the default partition.
pub(super) fn with_months_of(fresh: &[Object], live: &[Object]) -> Vec<Object> {
    let months: BTreeSet<(&String, &String)> =
        live.iter().filter_map(|o| o.stands_on.as_ref().zip(o.month_like.as_ref())).collect();
    let repeated = months.iter().flat_map(|(month, like)| {
        fresh.iter().filter(move |o| o.stands_on.as_ref() == Some(like)).map(move |o| o.on_month(like, month))
    });
    let mut all: Vec<Object> = fresh.iter().cloned().chain(repeated).collect();
    all.sort_by_key(|object| object.rank); // A stable sort: it keeps the order within a rank.
    all
}

impl Object {
    fn on_month(&self, like: &str, month: &str) -> Self {
        Self {
            identity: self.identity.replace(like, month),
            stands_on: Some(month.to_owned()),
            month_like: Some(like.to_owned()),
            make: self.make.replace(like, month),
            remove: self.remove.as_ref().map(|remove| remove.replace(like, month)),
            ..self.clone()
        }
    }

    pub(super) fn is_same(&self, other: &Self) -> bool {
        self.make == other.make && self.shape == other.shape
    }
}

/// A hash of the objects that any role can see, without log months, which are added over time.
pub(super) async fn fingerprint(connection: &mut PgConnection) -> Result<String, sqlx::Error> {
    let mut objects = read(connection).await?;
    objects.retain(|object| object.month_like.is_none());
    objects.sort_by(|a, b| a.identity.cmp(&b.identity));
    let mut hash = Sha256::new();
    for object in &objects {
        for part in [&object.identity, &object.make, object.shape.as_ref().unwrap_or(&object.maker)] {
            hash.update(part);
            hash.update([0]);
        }
    }
    Ok(hex::encode(&hash.finalize()[..6]))
}
