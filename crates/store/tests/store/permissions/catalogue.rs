//! Comparison of the catalogue with the matrix: roles, schemas, grants, policies, triggers, functions. Exact in both
//! directions.

use std::collections::BTreeSet;

use sqlx::{AssertSqlSafe, PgConnection, Row};
use store::ops::permissions::{Grants, Matrix, Policy, RunsAs, Table};

use super::Violation;

/// The schemas that are compared: all except Postgres's own.
const OURS: &str = "n.nspname !~ '^pg_' and n.nspname <> 'information_schema'";
/// Tables that are deliberately not in the matrix: sqlx's own table, and the settings of the tests' clock.
const NOT_OURS: [&str; 2] = ["ehr_migrations._sqlx_migrations", "clock.test_time"];

/// When the comparison stops.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// After all parts.
    Everywhere,
    /// After the first part that has a violation.
    UntilFound,
}

pub async fn hold(connection: &mut PgConnection, matrix: &Matrix, look: Look) -> Vec<Violation> {
    let mut check = Check { connection, found: Vec::new() };
    for part in 0..9 {
        match part {
            0 => check.grants(matrix).await,
            1 => check.policies(matrix).await,
            2 => check.triggers(matrix).await,
            3 => check.relations(matrix).await,
            4 => check.log_partitions().await,
            5 => check.functions(matrix).await,
            6 => check.schemas(matrix).await,
            7 => check.database().await,
            _ => check.roles(matrix).await,
        }
        if look == Look::UntilFound && !check.found.is_empty() {
            break;
        }
    }
    check.found
}

struct Check<'c> {
    connection: &'c mut PgConnection,
    found: Vec<Violation>,
}

impl Check<'_> {
    /// The rows of a query, each as one text.
    async fn texts(&mut self, sql: &str) -> BTreeSet<String> {
        let rows = sqlx::raw_sql(AssertSqlSafe(sql)).fetch_all(&mut *self.connection).await;
        rows.unwrap_or_else(|e| panic!("{sql}\n{e}")).iter().map(|row| row.get::<String, _>(0)).collect()
    }

    /// Records what exists and should not, and what should exist and does not.
    fn compare(&mut self, what: &str, there: &BTreeSet<String>, due: &BTreeSet<String>) {
        self.found.extend(there.difference(due).map(|x| Violation(format!("{what}: {x} is there, and the matrix knows it not"))));
        self.found.extend(due.difference(there).map(|x| Violation(format!("{what}: {x} is missing"))));
    }

    async fn roles(&mut self, matrix: &Matrix) {
        let there = self
            .texts(
                "select concat_ws(' ', rolname, case when rolcanlogin then 'logs in' end, case when rolsuper then 'superuser' end,
                   case when rolbypassrls then 'bypassrls' end, case when rolcreaterole or rolcreatedb then 'makes' end,
                   case when rolreplication then 'replicates' end, case when rolinherit then 'inherits' end)
                 from pg_roles where rolname ~ '^ehr_'",
            )
            .await;
        let due = matrix.roles.iter().map(|r| format!("{}{}", r.name, if r.logs_in { " logs in" } else { "" })).collect();
        self.compare("roles", &there, &due);
        let there = self
            .texts(
                "select member::regrole || ' may become ' || roleid::regrole from pg_auth_members
                 where member::regrole::text ~ '^ehr_' or roleid::regrole::text ~ '^ehr_'",
            )
            .await;
        let due = matrix.roles.iter().flat_map(|r| r.member_of.iter().map(move |of| format!("{} may become {of}", r.name)));
        self.compare("memberships", &there, &due.collect());
    }

    async fn database(&mut self) {
        let there = self
            .texts(
                "select case when a.grantee = 0 then 'public' else a.grantee::regrole::text end || ' ' || a.privilege_type
                 from pg_database d, aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) a
                 where d.datname = current_database() and a.grantee <> d.datdba",
            )
            .await;
        let due = ["ehr_web", "ehr_sign_in", "ehr_jobs", "ehr_migrate"].map(|role| format!("{role} CONNECT")).into();
        self.compare("database", &there, &due);
    }

    async fn schemas(&mut self, matrix: &Matrix) {
        let there = self.texts(&format!("select n.nspname::text from pg_namespace n where {OURS}")).await;
        let due = matrix.schemas.iter().map(|s| s.name.clone()).chain(["public", "ehr_migrations"].map(str::to_owned)).collect();
        self.compare("schemas", &there, &due);
        let there = self
            .texts(&format!(
                "select n.nspname || ' ' || case when a.grantee = 0 then 'public' else a.grantee::regrole::text end || ' ' || a.privilege_type
                 from pg_namespace n, aclexplode(n.nspacl) a where {OURS} and a.grantee <> n.nspowner and n.nspname <> 'public'
                 union all
                 select 'public ' || a.privilege_type from pg_namespace n, aclexplode(n.nspacl) a
                 where n.nspname = 'public' and (a.grantee = 0 or a.grantee::regrole::text ~ '^ehr_')"
            ))
            .await;
        let due = matrix
            .schemas
            .iter()
            .flat_map(|s| {
                let usage = s.usage.iter().map(|role| format!("{} {role} USAGE", s.name));
                usage.chain(s.create.iter().map(|role| format!("{} {role} CREATE", s.name)))
            })
            .collect();
        self.compare("schemas", &there, &due);
    }

    /// Every relation has a row in the matrix, an owner who cannot log in, and forced row-level security.
    async fn relations(&mut self, matrix: &Matrix) {
        let there = self
            .texts(&format!(
                "select n.nspname || '.' || c.relname || ' ' || concat_ws(' ', c.relkind, c.relowner::regrole,
                   case when c.relrowsecurity then 'RLS' end, case when c.relforcerowsecurity then 'FORCE' end)
                 from pg_class c join pg_namespace n on n.oid = c.relnamespace
                 where {OURS} and c.relkind not in ('i', 'I', 't') and not c.relispartition
                   and n.nspname || '.' || c.relname <> all (array['{}'])",
                NOT_OURS.join("', '")
            ))
            .await;
        let kind = |name: &str| if name == "access.log" { "p" } else { "r" };
        let due = matrix.tables.iter().map(|t| format!("{} {} ehr_owner RLS FORCE", t.name, kind(&t.name))).collect();
        self.compare("relations", &there, &due);
        let logged = self
            .texts(
                "select c.oid::regclass::text || ' ' || e.name from pg_class c join pg_namespace n on n.oid = c.relnamespace,
                   (values ('insert', 4), ('delete', 8)) e (name, bit)
                 where n.nspname in ('record', 'auth') and c.relkind in ('r', 'p') and not exists (
                   select from pg_trigger t where t.tgrelid = c.oid and t.tgtype::int & e.bit <> 0 and t.tgenabled = 'O'
                     and t.tgfoid in ('access.log_record_write'::regproc, 'access.log_auth_write'::regproc))",
            )
            .await;
        self.compare("tables whose changes write no log row", &logged, &BTreeSet::new());
        let rules = self
            .texts("select schemaname || '.' || tablename || ' ' || rulename from pg_rules where schemaname <> 'pg_catalog'")
            .await;
        self.compare("rules", &rules, &BTreeSet::new());
    }

    async fn grants(&mut self, matrix: &Matrix) {
        let there = self
            .texts(&format!(
                "select concat_ws(' ', x.tab::regclass, case when a.grantee = 0 then 'public' else a.grantee::regrole::text end,
                   lower(a.privilege_type), col, case when a.is_grantable then 'grantable' end)
                 from (select c.oid as tab, relowner, '*' as col, relacl as acl from pg_class c where relkind <> 'i'
                       union all select c.oid, c.relowner, att.attname, att.attacl from pg_class c join pg_attribute att on att.attrelid = c.oid
                         where att.attacl is not null) x,
                   aclexplode(x.acl) a
                 where a.grantee <> x.relowner and x.tab = any ({})",
                tables(matrix)
            ))
            .await;
        let of = |t: &Table| {
            Table::ROLES.iter().flat_map(|role| t.grants(role).map(|g| lines(&t.name, role, g)).unwrap_or_default()).collect()
        };
        let due = matrix.tables.iter().flat_map(|t| -> Vec<String> { of(t) }).collect();
        self.compare("grants", &there, &due);
    }

    async fn policies(&mut self, matrix: &Matrix) {
        let there = self
            .texts(
                "select concat_ws(' ', schemaname || '.' || tablename, policyname, lower(cmd),
                   (select string_agg(r::text, ',' order by r::text) from unnest(roles) r),
                   case when permissive <> 'PERMISSIVE' then permissive end)
                 from pg_policies",
            )
            .await;
        let line = |t: &Table, Policy { name, verb, to }: &Policy| format!("{} {name} {verb} {}", t.name, to.join(","));
        let due = matrix.tables.iter().flat_map(|t| t.policies.iter().map(move |p| line(t, p))).collect();
        self.compare("policies", &there, &due);
    }

    async fn triggers(&mut self, matrix: &Matrix) {
        let there = self
            .texts(&format!(
                "select tgrelid::regclass || ' ' || tgname || case tgenabled when 'O' then '' else ' (not enabled)' end from pg_trigger
                 where not tgisinternal and tgrelid = any ({})",
                tables(matrix)
            ))
            .await;
        let due = matrix.tables.iter().flat_map(|t| t.triggers.iter().map(move |name| format!("{} {name}", t.name))).collect();
        self.compare("triggers", &there, &due);
    }

    /// The log's partitions can be read only through the log.
    async fn log_partitions(&mut self) {
        let open = self
            .texts(
                "select c.relname || ' is open' from pg_class c where c.relispartition and c.relkind in ('r', 'p')
                   and (not c.relrowsecurity or not c.relforcerowsecurity or c.relowner <> 'ehr_owner'::regrole
                     or exists (select from pg_policy p where p.polrelid = c.oid)
                     or exists (select from aclexplode(c.relacl) a where a.grantee <> c.relowner)
                     or exists (select from pg_attribute t, aclexplode(t.attacl) where t.attrelid = c.oid)
                     or (select count(*) from pg_trigger t where t.tgrelid = c.oid and not t.tgisinternal and t.tgenabled = 'O'
                         and t.tgfoid = 'access.refuse_change'::regproc) <> 2)",
            )
            .await;
        self.compare("partitions of the log", &open, &BTreeSet::new());
    }

    async fn functions(&mut self, matrix: &Matrix) {
        let there = self
            .texts(&format!(
                "select concat_ws(' ', p.oid::regprocedure, p.proowner::regrole,
                   case when p.prosecdef then 'definer' end,
                   case when p.prosecdef and not coalesce(p.proconfig @> array['search_path=\"\"'], false) then 'search_path not pinned' end)
                 from pg_proc p join pg_namespace n on n.oid = p.pronamespace where {OURS}"
            ))
            .await;
        let definer = |runs_as| if runs_as == RunsAs::Caller { "" } else { " definer" };
        let due = matrix.functions.iter().map(|f| format!("{} {}{}", f.name, f.owner, definer(f.runs_as))).collect();
        self.compare("functions", &there, &due);
        let there = self
            .texts(&format!(
                "select p.oid::regprocedure || ' by ' || case when a.grantee = 0 then 'public' else a.grantee::regrole::text end
                 from pg_proc p join pg_namespace n on n.oid = p.pronamespace, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
                 where {OURS} and a.grantee <> p.proowner"
            ))
            .await;
        let due = matrix.functions.iter().flat_map(|f| f.callers.iter().map(move |caller| format!("{} by {caller}", f.name)));
        self.compare("callers", &there, &due.collect());
        let defaults = self
            .texts("select 'functions of ' || r from unnest(array['ehr_owner', 'ehr_engine']) r where not exists (
                      select from pg_default_acl d where d.defaclrole = r::regrole and d.defaclobjtype = 'f' and d.defaclnamespace = 0
                        and not exists (select from aclexplode(d.defaclacl) a where a.grantee = 0))")
            .await;
        self.compare("new functions that would be for everybody", &defaults, &BTreeSet::new());
    }
}

/// The existing tables of the matrix, as an SQL array of their ids.
fn tables(matrix: &Matrix) -> String {
    let names: Vec<&str> = matrix.tables.iter().map(|t| t.name.as_str()).collect();
    format!("array(select to_regclass(n)::oid from unnest('{{{}}}'::text[]) n)", names.join(","))
}

/// A role's grants on a table in the form that the catalogue gives.
fn lines(table: &str, role: &str, grants: &Grants) -> Vec<String> {
    let verbs = [("select", &grants.select), ("insert", &grants.insert), ("update", &grants.update)];
    let mut lines: Vec<String> =
        verbs.iter().flat_map(|(verb, columns)| columns.iter().map(move |c| format!("{table} {role} {verb} {c}"))).collect();
    if grants.delete {
        lines.push(format!("{table} {role} delete *"));
    }
    lines
}
