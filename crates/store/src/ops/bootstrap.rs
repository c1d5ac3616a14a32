//! Creates the roles and the database, once, with an administrator's connection. Migrations create no roles.

use std::path::Path;

use sqlx::{AssertSqlSafe, ConnectOptions, Connection, Executor, PgConnection, postgres::PgConnectOptions};

use super::migrate::{BUILD_SUFFIX, MARK};
use crate::{
    secrets::{Secrets, SecretsError},
    source::Random,
};

/// Why bootstrapping stopped.
#[derive(Debug, thiserror::Error)]
pub enum BootstrapError {
    /// The secrets file could not be read or written.
    #[error(transparent)]
    Secrets(#[from] SecretsError),
    /// Postgres refused.
    #[error("the administrator's connection: {0}")]
    Database(#[from] sqlx::Error),
    /// The name is that of a build database. Each migrate drops the schemas of such a database.
    #[error("the name {0} ends in _build, as only the databases do in which migrations are built")]
    Name(String),
    /// A database that bootstrap did not create has the name of the build database.
    #[error("a database {0} is there already; a migrate needs this name for a database of its own")]
    Taken(String),
}

/// Roles that cannot log in: the owner of the tables, and the owner of the functions that decide on access.
const OWNING_ROLES: [&str; 2] = ["ehr_owner", "ehr_engine"];

/// Attributes of every role that logs in.
const LOGIN_ROLE: &str = "login nosuperuser nobypassrls nocreatedb nocreaterole noreplication noinherit";

/// Creates the roles (or gives existing roles the passwords of the secrets file), the secrets file and the database `name`.
/// Safe to repeat.
pub async fn bootstrap(admin_url: &str, name: &str, secrets_path: &Path, random: &Random) -> Result<Secrets, BootstrapError> {
    if name.ends_with(BUILD_SUFFIX) {
        return Err(BootstrapError::Name(name.to_owned()));
    }
    let admin: PgConnectOptions = admin_url.parse()?;
    let database = format!("{}:{}/{name}", admin.get_host(), admin.get_port());
    let mut secrets =
        if secrets_path.exists() { Secrets::read(secrets_path)? } else { Secrets::generate(random, database.clone()) };
    secrets.database = database;
    secrets.write(secrets_path)?;

    let mut connection = admin.clone().database("postgres").connect().await?;
    make_roles(&mut connection, &secrets).await?;
    make_database(&mut connection, name).await?;
    make_build_database(&mut connection, name).await?;
    connection.close().await?;
    let mut connection = admin.database(name).connect().await?;
    put_policies_first(&mut connection).await?;
    connection.close().await?;
    Ok(secrets)
}

/// Creates the roles of the cluster. Two concurrent runs would collide, so a lock makes them take turns.
pub async fn make_roles(connection: &mut PgConnection, secrets: &Secrets) -> Result<(), sqlx::Error> {
    let mut tx = connection.begin().await?;
    tx.execute("select pg_advisory_xact_lock(7306400)").await?;
    for role in OWNING_ROLES {
        make_role(&mut tx, role, "nologin nosuperuser nobypassrls noinherit").await?;
    }
    let p = &secrets.passwords;
    for (role, password) in
        [("ehr_web", &p.ehr_web), ("ehr_sign_in", &p.ehr_sign_in), ("ehr_jobs", &p.ehr_jobs), ("ehr_migrate", &p.ehr_migrate)]
    {
        // Passwords are hexadecimal digits that this program generated.
        make_role(&mut tx, role, &format!("{LOGIN_ROLE} password '{password}'")).await?;
        if role != "ehr_migrate" {
            for setting in ["statement_timeout = '30s'", "idle_in_transaction_session_timeout = '30s'", "search_path = ''"] {
                tx.execute(AssertSqlSafe(format!("alter role {role} set {setting}"))).await?;
            }
        }
    }
    tx.execute("grant ehr_engine to ehr_owner; grant ehr_owner to ehr_migrate;").await?;
    tx.commit().await
}

async fn make_role(connection: &mut PgConnection, role: &str, attributes: &str) -> Result<(), sqlx::Error> {
    let exists: bool = sqlx::query_scalar("select exists (select from pg_roles where rolname = $1)")
        .bind(role)
        .fetch_one(&mut *connection)
        .await?;
    let verb = if exists { "alter" } else { "create" };
    connection.execute(AssertSqlSafe(format!("{verb} role {role} {attributes}"))).await?;
    Ok(())
}

/// Creates the database, owned by `ehr_owner`, to which only our roles may connect.
pub(crate) async fn make_database(connection: &mut PgConnection, name: &str) -> Result<(), sqlx::Error> {
    let exists: bool = sqlx::query_scalar("select exists (select from pg_database where datname = $1)")
        .bind(name)
        .fetch_one(&mut *connection)
        .await?;
    if !exists {
        connection.execute(AssertSqlSafe(format!("create database {} owner ehr_owner", quoted(name)))).await?;
    }
    open_to_our_roles(connection, name).await
}

/// Grants the right to connect to our roles that log in, and to no other role. A copy of the database does not inherit the
/// grant.
pub(crate) async fn open_to_our_roles(connection: &mut PgConnection, name: &str) -> Result<(), sqlx::Error> {
    let quoted = quoted(name);
    let privileges = format!(
        "revoke all on database {quoted} from public;
         grant connect on database {quoted} to ehr_web, ehr_sign_in, ehr_jobs, ehr_migrate;"
    );
    connection.execute(AssertSqlSafe(privileges)).await?;
    Ok(())
}

/// Creates the database in which each migrate builds its release (`ops::migrate`). Only `ehr_migrate` may connect to it.
pub(crate) async fn make_build_database(connection: &mut PgConnection, name: &str) -> Result<(), BootstrapError> {
    let name = format!("{name}{BUILD_SUFFIX}");
    let mark: Option<Option<String>> =
        sqlx::query_scalar("select shobj_description(oid, 'pg_database') from pg_database where datname = $1")
            .bind(&name)
            .fetch_optional(&mut *connection)
            .await?;
    match mark {
        Some(mark) if mark.as_deref() == Some(MARK) => return Ok(()),
        Some(_) => return Err(BootstrapError::Taken(name)),
        None => {}
    }
    let quoted = quoted(&name);
    connection.execute(AssertSqlSafe(format!("create database {quoted} owner ehr_owner"))).await?;
    let privileges = format!(
        "revoke all on database {quoted} from public; grant connect on database {quoted} to ehr_migrate;
         comment on database {quoted} is '{MARK}'"
    );
    connection.execute(AssertSqlSafe(privileges)).await?;
    Ok(())
}

/// Removes the attribute *leakproof* from the function of every operator of this database. Postgres may apply leakproof
/// conditions of a query before the policies, so a client that can write SQL could learn about rows that it cannot read
/// (docs/adr/0006). Needs a superuser, and must be repeated after a restore; the server checks that it was done.
pub async fn put_policies_first(connection: &mut PgConnection) -> Result<(), sqlx::Error> {
    let alter = "do $$ declare f pg_catalog.regprocedure; begin
        for f in select oid::pg_catalog.regprocedure from pg_catalog.pg_proc where proleakproof loop
          execute format('alter function %s not leakproof', f);
        end loop; end $$";
    connection.execute(alter).await?;
    // A large object could store data that another request reads. No role needs to end the connections of others.
    let revoke = "do $$ declare f pg_catalog.regprocedure; begin
        for f in select oid::pg_catalog.regprocedure from pg_catalog.pg_proc
          where pronamespace = 'pg_catalog'::pg_catalog.regnamespace
            and proname in ('lo_creat', 'lo_create', 'lo_from_bytea', 'lo_put', 'lowrite', 'lo_open', 'lo_import', 'lo_get',
              'lo_unlink', 'lo_truncate', 'lo_truncate64', 'pg_terminate_backend', 'pg_cancel_backend') loop
          execute format('revoke execute on function %s from public', f);
        end loop; end $$";
    connection.execute(revoke).await?;
    // The statistics counters of tables reveal what a function did in tables that its caller may not read. The current queries
    // of other sessions are closed to the caller too.
    let revoke = "do $$ declare f pg_catalog.regprocedure; begin
        for f in select oid::pg_catalog.regprocedure from pg_catalog.pg_proc
          where pronamespace = 'pg_catalog'::pg_catalog.regnamespace and proname like 'pg\\_stat\\_get\\_%' loop
          execute format('revoke execute on function %s from public', f);
          execute format('grant execute on function %s to pg_monitor', f);
        end loop; end $$";
    connection.execute(revoke).await?;
    Ok(())
}

/// An identifier in double quotes.
pub(crate) fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}
