//! The main queries find their rows by key, however many rows other residents have.

use sqlx::{AssertSqlSafe, Executor, Row};
use store::testing::City;

/// The queries of the busiest pages (`record/measurements/read.rs`, `record/entries/read.rs`, `history.rs`,
/// `record/identity.rs`).
const READS: &[(&str, &str)] = &[
    (
        "measurements of one kind",
        "select m.id, m.value, i.name_zh from record.measurements m left join reference.institutions i on i.code = m.source_institution
         where m.resident_id = $1 and m.kind = 'blood_pressure' and m.superseded_at is null and m.measured_at < 'infinity'
         order by m.measured_at desc, m.id desc limit 20",
    ),
    (
        "the latest of each kind",
        "select m.id, m.value from unnest('{blood_pressure,pulse,weight,glucose}'::text[]) with ordinality as k(code, place)
           cross join lateral (select * from record.measurements m where m.resident_id = $1 and m.kind = k.code and m.superseded_at is null
             order by m.measured_at desc, m.id desc limit 1) m
         order by k.place",
    ),
    ("one entry", "select m.id from record.measurements m where m.resident_id = $1 and m.id = '00000000-0000-0000-0000-000000000001'"),
    ("basics", "select b.answers from record.basics b where b.resident_id = $1 and b.kind = any ('{blood_abo}') and b.superseded_at is null"),
    ("years of entries", "select kind, count(*) from record.entries where resident_id = $1 and superseded_at is null group by 1"),
    (
        "a year of entries",
        "select e.id, e.label, i.name_zh from record.entries e left join reference.institutions i on i.code = e.source_institution
         where e.resident_id = $1 and e.superseded_at is null and e.kind = any ('{visit}')
           and e.at >= make_timestamptz(2026, 1, 1, 0, 0, 0, 'Asia/Shanghai') order by e.at desc, e.id desc",
    ),
    (
        "allergies, conditions and medicines",
        "select e.id from record.entries e where e.resident_id = $1 and e.superseded_at is null
           and e.kind in ('allergy', 'condition', 'medicine') and coalesce(e.status, 'active') = 'active'
           order by e.kind, e.at desc, e.id desc limit 60",
    ),
    (
        "antenatal visits",
        "select e.id from record.entries e where e.resident_id = $1 and e.superseded_at is null and e.kind = 'visit'
           and e.at >= clock.now() - interval '300 days' and (e.code like 'HSDB02.%' or e.label ~ '产前')
           order by e.at desc, e.id desc limit 60",
    ),
    (
        "recent visits",
        "select e.id from record.entries e where e.resident_id = $1 and e.superseded_at is null and e.kind = 'visit'
           order by e.at desc, e.id desc limit 3",
    ),
    ("one of them", "select e.id from record.entries e where e.resident_id = $1 and e.id = '00000000-0000-0000-0000-000000000001'"),
    ("who it is", "select r.name from record.residents r where r.resident_id = $1"),
    ("the number", "select ciphertext from record.identifiers where resident_id = $1 and system = 'record'"),
    ("the care team", "select c.gp_name from record.care_teams c where c.resident_id = $1 and c.until is null"),
    ("the history", "select l.id from access.log l where l.resident_id = $1 and l.at < 'infinity' order by l.at desc, l.id desc limit 50"),
];

/// Inserts 20,000 measurements of 1,000 residents, and as many log rows. This test does not test the triggers, so they are
/// disabled.
async fn fill(city: &City) {
    city.as_owner(
        "set session_replication_role = replica;
         insert into record.residents (resident_id, name, sex, birth_date, created_by_institution)
           select gen_random_uuid(), '某', '1', '1970-01-01', '440304006' from generate_series(1, 1000);
         insert into auth.accounts (id, resident_id, number_hash)
           select gen_random_uuid(), resident_id, sha256(resident_id::text::bytea) from record.residents where name = '某';
         insert into record.identifiers (resident_id, id, system, ciphertext, key_id, lookup)
           select resident_id, gen_random_uuid(), 'record', 'x', 'k', sha256(resident_id::text::bytea) from record.residents where name = '某';
         insert into record.care_teams (resident_id, id, institution_code, chosen)
           select resident_id, gen_random_uuid(), '440304006', 'default' from record.residents where name = '某';
         insert into record.measurements (resident_id, id, kind, value, measured_at, precision, author_kind, recorded_at, verification)
           select resident_id, gen_random_uuid(), (array['pulse', 'weight', 'height', 'waist'])[n % 4 + 1], 70, clock.now() - n * interval '1 day',
                  'minute', 'resident', clock.now(), 'pending' from record.residents, generate_series(1, 20) n where name = '某';
         insert into record.basics (resident_id, id, kind, answers, author_kind, recorded_at, verification)
           select resident_id, gen_random_uuid(), kind, '[]', 'resident', clock.now(), 'pending'
           from record.residents, unnest('{phone,blood_abo,blood_rh,toilet}'::text[]) kind where name = '某';
         insert into record.entries (resident_id, id, kind, label, at, at_precision, author_kind, recorded_at, verification)
           select resident_id, gen_random_uuid(), (array['visit', 'report', 'condition', 'medicine'])[n % 4 + 1], '某', clock.now() - n * interval '1 day',
                  'day', 'resident', clock.now(), 'verified' from record.residents, generate_series(1, 20) n where name = '某';
         insert into record.confirmations (resident_id, id, author_account, confirmed_at, seen)
           select resident_id, gen_random_uuid(), gen_random_uuid(), clock.now() - n * interval '1 day', '{}'
           from record.residents, generate_series(1, 5) n where name = '某';
         insert into access.log (event, resident_id, at) select 'system', resident_id, clock.now() - n * interval '1 minute'
           from record.residents, generate_series(1, 20) n;
         set session_replication_role = origin; analyze;",
    )
    .await;
}

#[tokio::test]
async fn no_read_scans_what_is_everybodys() {
    let city = City::fresh().await;
    let mei = city.resident("梅").await;
    mei.logs_blood_pressure(128, 82).await;
    fill(&city).await;
    assert!(city.count("record.measurements").await > 20_000);
    // Small tables are not compared (empty months of the log, the few institutions), because a scan is their fastest plan.
    let large: Vec<String> =
        city.ask("select array_agg(relname::text) from pg_class where relkind = 'r' and reltuples >= 1000").await;
    for table in ["residents", "identifiers", "care_teams", "basics", "measurements", "entries", "log_2026_03"] {
        assert!(large.contains(&table.to_owned()), "{table} is not large: {large:?}");
    }
    let visit = mei.opens(&mei).await;
    let mut tx = visit.transaction().await;
    for (what, sql) in READS {
        let explained = format!("explain (format json, costs off) {}", sql.replace("$1", &format!("'{}'", mei.resident())));
        let plan: serde_json::Value =
            tx.fetch_one(AssertSqlSafe(explained)).await.unwrap_or_else(|e| panic!("{what}: {e}")).get(0);
        let mut scans = Vec::new();
        sequential(&plan[0]["Plan"], &mut scans);
        scans.retain(|table| large.contains(table));
        assert!(scans.is_empty(), "{what} scans {scans:?}\n{plan:#}");
        // The index contains only these kinds, so its use does not depend on the length of the record.
        let own_index = match *what {
            "allergies, conditions and medicines" => "current_lasting",
            "recent visits" => "current_visits",
            _ => continue,
        };
        assert!(plan.to_string().contains(own_index), "{what}\n{plan:#}");
    }
    assert_eq!(mei.opens(&mei).await.blood_pressure().await.len(), 1, "and they find what is hers");
    // The test can fail: without the policy the query has no key.
    tx.rollback().await.expect("rolled back");
    city.as_owner("alter table record.measurements disable row level security").await;
    let plan: serde_json::Value = city
        .db
        .web
        .fetch_one("explain (format json) select count(*) from record.measurements where value = 70")
        .await
        .expect("explained")
        .get(0);
    let mut scans = Vec::new();
    sequential(&plan[0]["Plan"], &mut scans);
    assert_eq!(scans, ["measurements"], "{plan:#}");
}

/// The hourly jobs read the rows around the due dates, not all rows of the city.
#[tokio::test]
async fn no_background_work_scans_what_is_everybodys() {
    let city = City::fresh().await;
    fill(&city).await;
    // The counters also include rows that this connection has just read.
    let read = |what: &str| {
        format!(
            "do $$ declare
               before jsonb := (select jsonb_object_agg(relid, seq_tup_read) from pg_stat_xact_all_tables);
               read text;
             begin {what}
               select string_agg(relname, ', ') into read from pg_stat_xact_all_tables
                 where schemaname in ('record', 'own', 'auth') and seq_tup_read - (before ->> relid::text)::bigint >= 1000;
               if (read is not null) is distinct from {} then raise exception 'reads %', read; end if; end $$",
            what.contains("from record")
        )
    };
    for work in ["remind_to_confirm", "tell_of_follow_ups", "tell_of_escalated", "compare_details"] {
        city.as_owner(&read(&format!("perform access.{work}(100);"))).await;
    }
    // The test can fail.
    city.as_owner(&read("perform count(*) from record.confirmations where seen = '{}';")).await;
}

/// The tables that a plan reads with a sequential scan.
fn sequential(plan: &serde_json::Value, found: &mut Vec<String>) {
    if plan["Node Type"] == "Seq Scan" {
        found.extend(plan["Relation Name"].as_str().map(str::to_owned));
    }
    plan["Plans"].as_array().into_iter().flatten().for_each(|below| sequential(below, found));
}
