//! The server does not start with more privileges than it needs, or with a database clock that tests can set.

use sqlx::PgPool;

use crate::database::Database;

/// Why the server must not start.
#[derive(Debug, thiserror::Error)]
pub enum Unsafe {
    /// This role can bypass the policies.
    #[error("the role {0} {1}; see docs/RUNNING.md")]
    OverPrivileged(String, &'static str),
    /// `clock.now()` is not the production function.
    #[error("clock.now() is not the production clock: this database belongs to tests")]
    Clock,
    /// Conditions of a query could be applied to rows before the policies (docs/adr/0006), or statistics counters are readable
    /// (docs/adr/0007).
    #[error("this database lets operators run before the policies or shows table statistics; run `ehr db bootstrap` against it")]
    Leaks,
    /// Log rows would not be durable when a commit returns.
    #[error("synchronous_commit is off for the role {0}: a crash could lose log rows that were already acted on")]
    NotDurable(String),
    /// The checks could not be queried.
    #[error("the database could not be asked: {0}")]
    Database(#[from] sqlx::Error),
}

/// Checks every pool. In production the server calls it before it listens.
pub async fn check(db: &Database) -> Result<(), Unsafe> {
    for pool in [&db.web, &db.sign_in, &db.jobs] {
        check_role(pool).await?;
    }
    let body = sqlx::query_scalar!(
        r#"select prosrc as "prosrc!" from pg_catalog.pg_proc where oid = 'clock.now()'::pg_catalog.regprocedure"#
    )
    .fetch_one(&db.web)
    .await?;
    let wall = sqlx::query_scalar!(
        r#"select prosrc as "prosrc!" from pg_catalog.pg_proc where oid = 'clock.wall()'::pg_catalog.regprocedure"#
    )
    .fetch_one(&db.web)
    .await?;
    if body != "select now()" || wall != "select clock_timestamp()" {
        return Err(Unsafe::Clock);
    }
    let leaks = sqlx::query_scalar!(
        r#"select exists (select from pg_catalog.pg_proc where proleakproof)
             or has_function_privilege('pg_catalog.pg_stat_get_tuples_inserted(oid)', 'execute') as "leaks!""#
    )
    .fetch_one(&db.web)
    .await?;
    if leaks { Err(Unsafe::Leaks) } else { Ok(()) }
}

async fn check_role(pool: &PgPool) -> Result<(), Unsafe> {
    let role = sqlx::query!(
        r#"select session_user::text as "name!", r.rolsuper as "superuser!", r.rolbypassrls as "bypasses!",
                  r.rolcreaterole or r.rolcreatedb as "makes!",
                  exists (select from pg_catalog.pg_class c where c.relowner = r.oid) as "owns!",
                  exists (select from pg_catalog.pg_auth_members m where m.member = r.oid) as "member!",
                  current_setting('synchronous_commit') in ('on', 'remote_write', 'remote_apply') as "durable!"
           from pg_catalog.pg_roles r where r.rolname = session_user"#
    )
    .fetch_one(pool)
    .await?;
    let too_much = [
        (role.superuser, "is a superuser"),
        (role.bypasses, "bypasses row-level security"),
        (role.makes, "may make roles or databases"),
        (role.owns, "owns tables"),
        (role.member, "is a member of another role"),
    ];
    if let Some((_, what)) = too_much.into_iter().find(|(has, _)| *has) {
        return Err(Unsafe::OverPrivileged(role.name, what));
    }
    if role.durable { Ok(()) } else { Err(Unsafe::NotDurable(role.name)) }
}
