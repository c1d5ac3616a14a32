//! Row-level security lifted, policies dropped or extended to all roles, triggers dropped or disabled, grants widened or
//! narrowed, functions granted to further roles, objects added that are not in the matrix.

use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection, Row};
use store::testing::TestDb;

use crate::permissions::{
    catalogue::{Look, hold},
    hold_catalogue, read_matrix,
};

/// Queries that return one statement for each mutant.
const GENERATORS: &[(&str, &str)] = &[
    (
        "row-level security lifted",
        "select format('alter table %s %s row level security', c.oid::regclass, verb) from pg_class c
           join pg_namespace n on n.oid = c.relnamespace, unnest('{disable,no force}'::text[]) verb where c.relrowsecurity",
    ),
    (
        "policies dropped",
        "select format('drop policy %I on %I.%I', policyname, schemaname, tablename) from pg_policies",
    ),
    (
        "policies given to everybody",
        "select format('alter policy %I on %I.%I to public', policyname, schemaname, tablename) from pg_policies",
    ),
    (
        "triggers dropped",
        "select format('drop trigger %I on %s', tgname, tgrelid::regclass) from pg_trigger where not tgisinternal and tgparentid = 0",
    ),
    (
        "triggers disabled",
        "select format('alter table %s disable trigger %I', tgrelid::regclass, tgname) from pg_trigger where not tgisinternal",
    ),
    (
        "tables granted",
        "select format('grant %s on %s to %s', verb, c.oid::regclass, role) from pg_class c join pg_namespace n on n.oid = c.relnamespace,
           unnest('{select,insert,update,delete,truncate,references,trigger}'::text[]) verb,
           unnest('{ehr_web,ehr_sign_in,ehr_jobs,ehr_engine,ehr_migrate,public}'::text[]) role
         where n.nspname in ('reference', 'record', 'own', 'work', 'auth', 'visit', 'access') and c.relkind in ('r', 'p')
           and not exists (select from aclexplode(c.relacl) a
             where a.privilege_type = upper(verb) and a.grantee = case when role <> 'public' then role::regrole end)",
    ),
    (
        "columns granted",
        "select format('grant %s (%I) on %s to %s', verb, att.attname, c.oid::regclass, role) from pg_class c
           join pg_namespace n on n.oid = c.relnamespace join pg_attribute att on att.attrelid = c.oid and att.attnum > 0,
           unnest('{select,insert,update}'::text[]) verb, unnest('{ehr_web,ehr_sign_in,ehr_jobs}'::text[]) role
         where n.nspname in ('reference', 'record', 'own', 'work', 'auth', 'visit', 'access') and c.relkind in ('r', 'p')
           and not c.relispartition and not has_column_privilege(role, c.oid, att.attnum, verb)",
    ),
    (
        "grants taken back",
        "select format('revoke %s on %s from %s', a.privilege_type, c.oid::regclass, a.grantee::regrole)
         from pg_class c join pg_namespace n on n.oid = c.relnamespace, aclexplode(c.relacl) a
         where n.nspname in ('reference', 'record', 'own', 'work', 'auth', 'visit', 'access') and a.grantee <> c.relowner
         union all
         select format('revoke %s (%I) on %s from %s', a.privilege_type, att.attname, att.attrelid::regclass, a.grantee::regrole)
         from pg_attribute att join pg_class c on c.oid = att.attrelid join pg_namespace n on n.oid = c.relnamespace, aclexplode(att.attacl) a
         where n.nspname in ('reference', 'record', 'own', 'work', 'auth', 'visit', 'access')",
    ),
    (
        "functions handed out",
        "select format('grant execute on function %s to %s', p.oid::regprocedure, role) from pg_proc p
           join pg_namespace n on n.oid = p.pronamespace, unnest('{ehr_web,ehr_sign_in,ehr_jobs,ehr_migrate,public}'::text[]) role
         where n.nspname in ('clock', 'auth', 'access') and not exists (
           select from aclexplode(p.proacl) a where a.grantee = case when role <> 'public' then role::regrole end)",
    ),
    (
        "functions that run as somebody else",
        "select format('alter function %s security %s', p.oid::regprocedure, case when p.prosecdef then 'invoker' else 'definer' end)
         from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname in ('clock', 'auth', 'access')
         union all
         select format('alter function %s owner to postgres', p.oid::regprocedure)
         from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname in ('clock', 'auth', 'access')",
    ),
    (
        "definer functions that trust the caller's search_path",
        "select format('alter function %s reset search_path', p.oid::regprocedure)
         from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname in ('auth', 'access') and p.prosecdef",
    ),
    (
        "schemas and the database opened",
        "select format('grant %s on schema %I to %s', verb, n.nspname, role) from pg_namespace n,
           unnest('{usage,create}'::text[]) verb, unnest('{ehr_web,ehr_sign_in,ehr_jobs,ehr_migrate,public}'::text[]) role
         where n.nspname in ('public', 'clock', 'reference', 'record', 'own', 'work', 'auth', 'visit', 'access') and not exists (
           select from aclexplode(n.nspacl) a where a.privilege_type = upper(verb) and a.grantee = case when role <> 'public' then role::regrole end)
         union all
         select format('grant %s on database %I to %s', verb, current_database(), role)
         from unnest('{create,temporary}'::text[]) verb, unnest('{ehr_web,ehr_sign_in,ehr_jobs,public}'::text[]) role",
    ),
    (
        "what the matrix does not know",
        "select unnest(array[
           'create table record.notes (resident_id uuid primary key, note text)',
           'create table public.copy as select * from record.residents',
           'create view record.everybody as select * from record.residents',
           'create materialized view reference.everybody as select * from record.residents',
           'create schema loot',
           'create schema loot create table t (a int)',
           'create function public.all_names() returns setof text language sql security definer as ''select name from record.residents''',
           'create policy \"A window\" on record.residents for select to ehr_web using (true)',
           'create policy \"A wall\" on record.residents as restrictive for select to ehr_web using (false)',
           'create trigger quiet before insert on access.log for each row execute function access.refuse_change()',
           'create rule nothing as on insert to access.seals do instead nothing',
           'alter table record.measurements owner to ehr_web',
           'alter table access.log_rest owner to ehr_jobs',
           'create policy \"A back door\" on access.log_rest for select to ehr_jobs using (true)',
           'alter default privileges for role ehr_engine grant execute on functions to public',
           'grant select on record.residents to ehr_web with grant option'])",
    ),
];

#[tokio::test]
async fn every_harm_that_the_catalogue_tells_is_noticed() {
    let test = TestDb::fresh().await;
    let mut owner = test.owner().await;
    let matrix = read_matrix();
    let (mut mutants, mut survivors) = (0, Vec::new());
    for (what, generator) in GENERATORS {
        let made: Vec<String> = rows(&mut owner, generator).await;
        assert!(!made.is_empty(), "no mutants: {what}");
        for mutant in &made {
            let mut tx = owner.begin().await.expect("a transaction");
            tx.execute(AssertSqlSafe(mutant.as_str())).await.unwrap_or_else(|e| panic!("{mutant}\n{e}"));
            if hold(&mut tx, &matrix, Look::UntilFound).await.is_empty() {
                survivors.push(mutant.clone());
            }
            tx.rollback().await.expect("rolled back");
        }
        println!("{what}: {} mutants", made.len());
        mutants += made.len();
    }
    println!("{} of {mutants} mutants of the catalogue killed", mutants - survivors.len());
    assert!(survivors.is_empty(), "nobody noticed:\n{}", survivors.join("\n"));
    assert!(hold_catalogue(&mut owner, &matrix).await.is_empty(), "a mutant stayed behind");
}

async fn rows(connection: &mut PgConnection, sql: &str) -> Vec<String> {
    let rows = sqlx::raw_sql(AssertSqlSafe(sql)).fetch_all(connection).await;
    rows.unwrap_or_else(|e| panic!("{sql}\n{e}")).iter().map(|row| row.get(0)).collect()
}
