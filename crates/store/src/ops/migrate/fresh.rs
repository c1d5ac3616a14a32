//! Builds a release in an empty database, to determine the required catalogue of the installation.
//!
//! The build database is on the same server, so both catalogues print an expression the same way. `ehr db bootstrap` creates
//! it, because `ehr_migrate` cannot. It contains no data: each migrate drops its schemas and builds them again.

use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection, postgres::PgConnectOptions};

use super::{
    catalogue::{self, Object},
    error::MigrateError,
    release::Release,
    tables::{connect, run_tables},
};

/// The suffix of the build database's name, after the name of the installation's database.
pub const BUILD_SUFFIX: &str = "_build";

/// The comment on a build database. Without this comment no schema is dropped.
pub const MARK: &str = "Built anew by each migrate; it never holds data.";

/// The state of a new database: the schema public is open to all roles. Otherwise the first migration could not close it.
const EMPTY: &str = "set local role pg_database_owner; grant usage on schema public to public; set local role ehr_owner;
    do $$ declare s name; begin
    for s in select nspname from pg_catalog.pg_namespace where nspowner = 'ehr_owner'::regrole loop
      execute format('drop schema %I cascade', s);
    end loop; end $$";

/// Objects that code must not create, because no migrate would change or remove them: types, and relations other than log
/// months.
const TABLE_LIKE: &str = "
    select c.oid::regclass::text from pg_catalog.pg_class c where not c.relispartition and c.relkind <> 't'
      and c.relnamespace in (select oid from pg_catalog.pg_namespace where nspowner = 'ehr_owner'::regrole)
    union all
    select t.oid::regtype::text from pg_catalog.pg_type t where t.typtype in ('d', 'e', 'r')
      and t.typnamespace in (select oid from pg_catalog.pg_namespace where nspowner = 'ehr_owner'::regrole)";

/// Builds the release. Returns the objects of its catalogue, without those of log months.
pub(super) async fn build(installation: &PgConnectOptions, release: &Release) -> Result<Vec<Object>, MigrateError> {
    let name = format!("{}{BUILD_SUFFIX}", installation.get_database().unwrap_or_default());
    let mut connection = connect(&installation.clone().database(&name)).await.map_err(|error| missing(error, &name))?;
    if !is_marked(&mut connection).await? {
        return Err(MigrateError::NoBuildDatabase(name));
    }
    connection.execute(EMPTY).await?;
    run_tables(&mut connection, release.tables()).await?;
    let tables: Vec<String> = sqlx::query_scalar(TABLE_LIKE).fetch_all(&mut connection).await?;
    let mut tx = connection.begin().await?;
    for (file, sql) in release.code() {
        tx.execute(AssertSqlSafe(sql.clone())).await.map_err(|error| MigrateError::Code(file.clone(), error))?;
    }
    tx.commit().await?;
    let after: Vec<String> = sqlx::query_scalar(TABLE_LIKE).fetch_all(&mut connection).await?;
    if let Some(made) = after.into_iter().find(|name| !tables.contains(name)) {
        return Err(MigrateError::NotCode(made));
    }
    let mut tx = connection.begin().await?;
    let objects = catalogue::read_all(&mut tx).await?;
    tx.commit().await?;
    connection.close().await?;
    Ok(objects.into_iter().filter(|object| object.month_like.is_none()).collect())
}

fn missing(error: sqlx::Error, name: &str) -> MigrateError {
    // 3D000: no such database; 42501: this role may not connect to the database.
    let code = error.as_database_error().and_then(sqlx::error::DatabaseError::code);
    if matches!(code.as_deref(), Some("3D000" | "42501")) { MigrateError::NoBuildDatabase(name.to_owned()) } else { error.into() }
}

async fn is_marked(connection: &mut PgConnection) -> Result<bool, sqlx::Error> {
    sqlx::query_scalar(
        "select exists (select from pg_catalog.pg_database
           where datname = current_database() and shobj_description(oid, 'pg_database') = $1)",
    )
    .bind(MARK)
    .fetch_one(connection)
    .await
}
