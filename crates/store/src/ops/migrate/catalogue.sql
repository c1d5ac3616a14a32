-- Every object that migrations/code can make, one row each: what it is, how to make it, how to remove it.
-- Names are schema-qualified because the caller sets an empty search_path. Any role may run this query.
with ours as (
  select oid, nspname from pg_namespace
  where nspname in ('reference', 'record', 'own', 'work', 'auth', 'visit', 'access')
), tables as (
  select c.oid, c.oid::regclass::text as name, c.relowner, c.relacl, c.relrowsecurity, c.relforcerowsecurity,
    -- Of a log month: the default partition, whose objects every month repeats.
    case when i.inhrelid <> p.partdefid then p.partdefid::regclass::text end as month_like
  from pg_class c
    join ours on ours.oid = c.relnamespace
    left join pg_inherits i on i.inhrelid = c.oid and c.relispartition
    left join pg_partitioned_table p on p.partrelid = i.inhparent
  where c.relkind in ('r', 'p', 'v', 'm', 'f')
), functions as (
  select p.oid, p.oid::regprocedure::text as name, p.proowner, p.proacl
  from pg_proc p join ours on ours.oid = p.pronamespace
  where p.prokind <> 'a'
), acls as (
  -- 'on' is what a GRANT statement writes after that word; columns of a table-wide privilege is null.
  select 'schema ' || n.nspname as on, null as columns, null as table_name, null as month_like, n.nspowner as owner,
    coalesce(n.nspacl, acldefault('n', n.nspowner)) as acl
  from pg_namespace n where n.oid in (select oid from ours) or n.nspname in ('clock', 'public')
  union all
  select 'routine ' || f.name, null, f.name, null, f.proowner, coalesce(f.proacl, acldefault('f', f.proowner)) from functions f
  union all
  select 'table ' || t.name, null, t.name, t.month_like, t.relowner, coalesce(t.relacl, acldefault('r', t.relowner)) from tables t
  union all
  select 'table ' || t.name, a.attname, t.name, t.month_like, t.relowner, a.attacl
  from tables t join pg_attribute a on a.attrelid = t.oid where a.attacl is not null and not a.attisdropped
), grants as (
  select acls.on, table_name, month_like, owner,
    a.privilege_type || coalesce(' (' || quote_ident(columns) || ')', '') as privilege,
    case a.grantee when 0 then 'public' else quote_ident(pg_get_userbyid(a.grantee)) end as grantee,
    case when a.is_grantable then ' with grant option' else '' end as option
  from acls, aclexplode(acls.acl) a
), policies as (
  select t.name as table_name, t.month_like, t.relowner, p.oid, quote_ident(p.polname) as name, format(
      'create policy %I on %s as %s for %s to %s%s%s', p.polname, t.name,
      case when p.polpermissive then 'permissive' else 'restrictive' end,
      case p.polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete' else 'all' end,
      (select string_agg(case r when 0 then 'public' else quote_ident(pg_get_userbyid(r)) end, ', ' order by r)
       from unnest(p.polroles) r),
      ' using (' || pg_get_expr(p.polqual, p.polrelid) || ')',
      ' with check (' || pg_get_expr(p.polwithcheck, p.polrelid) || ')') as make
  from tables t join pg_policy p on p.polrelid = t.oid
), objects as (
  select 1 as rank, f.oid::bigint as place, 'function ' || f.name as identity, f.name as stands_on, null as month_like,
    pg_get_functiondef(f.oid) as make, 'drop routine ' || f.name as remove,
    -- What "create or replace" cannot change.
    concat_ws(' ', pg_get_userbyid(f.proowner), pg_get_function_arguments(f.oid), pg_get_function_result(f.oid)) as shape,
    f.proowner as owner
  from functions f
  union all
  select 2, 0, format('grant %s on %s to %s%s', privilege, g.on, grantee, option), table_name, month_like,
    format('grant %s on %s to %s%s', privilege, g.on, grantee, option),
    format('revoke %s on %s from %s cascade', privilege, g.on, grantee), null, owner
  from grants g
  union all
  select 3, 0, 'row security of ' || t.name, t.name, t.month_like,
    format('alter table %1$s %2$s row level security; alter table %1$s %3$s row level security', t.name,
      case when t.relrowsecurity then 'enable' else 'disable' end, case when t.relforcerowsecurity then 'force' else 'no force' end),
    null, null, t.relowner
  from tables t
  union all
  select 4, t.oid::bigint, format('trigger %I on %s', g.tgname, t.name), t.name, t.month_like,
    pg_get_triggerdef(g.oid) || case g.tgenabled when 'O' then '' else ' -- not enabled: ' || g.tgenabled::text end,
    format('drop trigger %I on %s', g.tgname, t.name), null, t.relowner
  from tables t join pg_trigger g on g.tgrelid = t.oid and not g.tgisinternal and g.tgparentid = 0
  union all
  select 5, p.oid::bigint, format('policy %s on %s', p.name, p.table_name), p.table_name, p.month_like,
    p.make, format('drop policy %s on %s', p.name, p.table_name), null, p.relowner
  from policies p
)
select rank, identity, stands_on, month_like, make, remove, shape,
  -- As which role the statements run. Another owner's function can be dropped by the owner of the schema.
  case when pg_get_userbyid(owner) in ('ehr_owner', 'ehr_engine', 'pg_database_owner') then pg_get_userbyid(owner) else 'ehr_owner' end
    ::text as maker
from objects order by rank, place, identity
