//! The log's seals: every change of sealed rows is found and named.

use std::{collections::BTreeMap, path::PathBuf, time::Duration};

use ed25519_dalek::Signer;
use rand::{Rng, SeedableRng, rngs::StdRng};
use sqlx::{AssertSqlSafe, Executor, PgConnection, Row};
use store::{
    database::Database,
    numbers::Keys,
    seals::{Checkpoints, Finding, SealError, Verdict, newest, seal_batch, verify},
    secrets::Secrets,
    source::Random,
    testing::City,
};
use uuid::Uuid;

/// The number of random alterations, all of which must be found.
const ALTERATIONS: usize = 1000;

/// A city with a sealed log, and a superuser's connection on which no trigger fires.
struct Sealed {
    city: City,
    outside: Checkpoints,
    folder: PathBuf,
    intruder: PgConnection,
}

impl Sealed {
    async fn log() -> Self {
        let city = City::fresh().await;
        let folder = std::env::temp_dir().join(&city.name);
        let outside = Checkpoints::in_folder(&folder).expect("a folder");
        let mut sealed = Self { intruder: city.owner().await, city, outside, folder };
        for name in ["梅", "兰", "竹"] {
            let person = sealed.city.resident(name).await;
            person.opens(&person).await;
            sealed.seal().await;
        }
        sealed.intruder.execute("set session_replication_role = replica").await.expect("a superuser may");
        sealed
            .intruder
            .execute("create table public.log as table access.log; create table public.seals as table access.seals")
            .await
            .expect("kept");
        sealed
    }

    /// Seals until no row is left. A row waits for every older transaction of the cluster, including those of other tests.
    async fn seal(&self) {
        for _ in 0..300 {
            seal_batch(&self.city.db, &self.outside).await.expect("sealed");
            if self.verdict().await.unsealed == 0 {
                return;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        panic!("some rows are never sealed");
    }

    async fn verdict(&self) -> Verdict {
        verify(&self.city.db, &self.outside).await.expect("verified")
    }

    async fn finding(&self) -> Option<Finding> {
        self.verdict().await.finding
    }

    /// Executes a harmful statement.
    async fn harm(&mut self, sql: &str) -> u64 {
        self.intruder.execute(AssertSqlSafe(sql)).await.unwrap_or_else(|e| panic!("{sql}\n{e}")).rows_affected()
    }

    /// Restores the log and its seals.
    async fn mend(&mut self) {
        self.harm(
            "delete from access.log; insert into access.log table public.log; delete from access.seals; insert into access.seals table public.seals",
        )
        .await;
    }

    async fn ids(&mut self, sql: &str) -> Vec<Uuid> {
        self.intruder.fetch_all(AssertSqlSafe(sql)).await.expect("read").iter().map(|row| row.get(0)).collect()
    }

    /// The ids of the sealed rows in commit order.
    async fn rows(&mut self) -> Vec<Uuid> {
        self.ids("select id from public.log order by xid, id").await
    }
}

impl Drop for Sealed {
    fn drop(&mut self) {
        drop(std::fs::remove_dir_all(&self.folder));
    }
}

#[tokio::test]
async fn a_whole_log_verifies() {
    let sealed = Sealed::log().await;
    let verdict = sealed.verdict().await;
    assert_eq!((verdict.finding, verdict.unsealed), (None, 0));
    assert_eq!(verdict.rows, usize::try_from(sealed.city.count("access.log").await).expect("few"));
    assert!(verdict.seals >= 3, "{}", verdict.seals);
    assert_eq!(newest(&sealed.city.db).await.expect("asked"), Some(sealed.city.now()));
    // New rows are unsealed until the next seal.
    let person = sealed.city.resident("菊").await;
    assert!(sealed.verdict().await.unsealed > 0);
    sealed.seal().await;
    person.opens(&person).await;
    sealed.seal().await;
    assert_eq!(sealed.finding().await, None);
}

#[tokio::test]
async fn more_rows_than_a_batch_are_sealed_in_several() {
    let sealed = Sealed::log().await;
    for _ in 0..3 {
        sealed
            .city
            .as_owner("insert into access.log (event, detail) select 'system', n::text from generate_series(1, 3000) n")
            .await;
    }
    let before = sealed.verdict().await.seals;
    sealed.seal().await;
    let verdict = sealed.verdict().await;
    assert_eq!(verdict.finding, None);
    assert!(verdict.seals >= before + 2, "{} and {before}", verdict.seals);
}

/// An attempt to hide a row: after the last sealed row, with the same transaction id.
#[tokio::test]
async fn a_row_added_to_a_sealed_transaction_is_found() {
    let mut sealed = Sealed::log().await;
    let added = "insert into access.log (id, xid, event, detail)
        select 'ffffffff-ffff-ffff-ffff-ffffffffffff', max(xid), 'system', 'x' from public.log";
    sealed.harm(added).await;
    assert!(matches!(sealed.finding().await, Some(Finding::Inserted(id)) if id == Uuid::max()));
}

/// Seals that were cut off the end are noticed: the sealer does not continue if the file outside the database contains more
/// seals.
#[tokio::test]
async fn nothing_is_sealed_on_a_cut_tail() {
    let mut sealed = Sealed::log().await;
    let last = sealed.verdict().await.seals;
    let file = sealed.folder.join("seals.jsonl");
    let before = std::fs::read(&file).expect("the file");
    for cut in [1, 2] {
        let kept = last - cut;
        let tail = format!("select last_xid from access.seals where seq = {kept}");
        sealed.harm(&format!("delete from access.log where xid > ({tail}); delete from access.seals where seq > {kept}")).await;
        sealed.city.as_owner("insert into access.log (event, detail) values ('system', 'afterwards')").await;
        let outcome = seal_batch(&sealed.city.db, &sealed.outside).await;
        assert!(matches!(outcome, Err(SealError::Apart { .. })), "{cut}: {outcome:?}");
        assert_eq!(sealed.finding().await, Some(Finding::Behind(last)), "{cut}");
        assert_eq!(std::fs::read(&file).expect("the file"), before, "{cut}");
        sealed.mend().await;
    }
    sealed.seal().await;
    assert_eq!(sealed.finding().await, None);
}

/// After a crash between the file and the commit, the file contains a line that the database does not have: the same seal is
/// made again.
#[tokio::test]
async fn a_seal_that_a_crash_kept_out_is_made_again() {
    let mut sealed = Sealed::log().await;
    let last = sealed.verdict().await.seals;
    sealed.harm(&format!("delete from access.seals where seq = {last}")).await;
    let person = sealed.city.resident("菊").await;
    person.opens(&person).await;
    let lines = sealed.outside.read().expect("the file").len();
    assert_ne!(seal_batch(&sealed.city.db, &sealed.outside).await.expect("sealed"), 0);
    assert_eq!(sealed.outside.read().expect("the file").len(), lines, "no second line");
    sealed.seal().await;
    assert_eq!(sealed.finding().await, None);
}

#[tokio::test]
async fn a_file_that_goes_back_is_found() {
    let sealed = Sealed::log().await;
    let file = sealed.folder.join("seals.jsonl");
    let whole = std::fs::read_to_string(&file).expect("the file outside");
    let first = whole.lines().next().expect("a line");
    std::fs::write(&file, format!("{whole}{first}\n")).expect("written");
    assert_eq!(sealed.finding().await, Some(Finding::Rewound(1)));
}

#[tokio::test]
async fn a_row_of_no_time_or_transaction_is_found() {
    let mut sealed = Sealed::log().await;
    let code = sqlx::query("insert into access.log (xid, event, detail) values ('2', 'system', 'x')")
        .execute(&mut sealed.intruder)
        .await;
    assert_eq!(crate::code(code), "23514", "a transaction that never was");
    for (xid, at) in [("'4000000000000'::xid8", "clock.now()"), ("pg_current_xact_id()", "clock.now() + interval '1 hour'")] {
        sealed.harm(&format!("insert into access.log (xid, at, event, detail) values ({xid}, {at}, 'system', 'x')")).await;
        assert!(matches!(sealed.finding().await, Some(Finding::Inserted(_))), "{xid} {at}");
        sealed.mend().await;
    }
}

#[tokio::test]
async fn a_policy_that_hides_rows_is_found() {
    let mut sealed = Sealed::log().await;
    sealed.harm("create policy h on access.log as restrictive for select to ehr_jobs using (event <> 'opened')").await;
    assert_eq!(sealed.finding().await, Some(Finding::Hidden));
    sealed.harm("drop policy h on access.log").await;
    assert_eq!(sealed.finding().await, None);
}

#[tokio::test]
async fn two_sealers_at_once_make_one_chain() {
    let sealed = Sealed::log().await;
    for round in 0..5 {
        sealed.city.as_owner(&format!("insert into access.log (event, detail) values ('system', '{round}')")).await;
        let (one, two) = tokio::join!(seal_batch(&sealed.city.db, &sealed.outside), seal_batch(&sealed.city.db, &sealed.outside));
        one.expect("sealed");
        two.expect("sealed");
    }
    sealed.seal().await;
    assert_eq!(sealed.finding().await, None);
}

#[tokio::test]
async fn a_row_is_sealed_only_when_no_older_one_can_come() {
    let sealed = Sealed::log().await;
    let mut slow = sealed.city.owner().await;
    slow.execute("begin; insert into access.log (event, detail) values ('system', 'slow')").await.expect("not committed yet");
    sealed.city.as_owner("insert into access.log (event, detail) values ('system', 'fast')").await;
    seal_batch(&sealed.city.db, &sealed.outside).await.expect("sealed");
    assert_eq!(sealed.verdict().await.unsealed, 1, "the fast one waits for the slow one");
    slow.execute("commit").await.expect("committed");
    sealed.seal().await;
    assert_eq!(sealed.finding().await, None);
}

#[tokio::test]
async fn an_edited_row_is_found_whatever_the_column() {
    let mut sealed = Sealed::log().await;
    let row = sealed.ids("select id from public.log where event = 'opened' order by xid limit 1").await[0];
    let changes = [
        "at = at + interval '1 microsecond'",
        "event = 'found', secret_hash = null",
        "actor_account = gen_random_uuid()",
        "actor_name = ''",
        "session_id = null",
        "capacity = 'staff'",
        "institution_code = ''",
        "resident_id = gen_random_uuid()",
        "purpose = 'care'",
        "basis = null",
        "article = '18.2'",
        "sections = '{identity}'",
        "sections = null",
        "entries = '{}'",
        "reader_bit = 16",
        "detail = ''",
        "client = client || ' '",
        "secret_hash = sha256('x')",
    ];
    let columns: i64 =
        sealed.city.ask("select count(*) from pg_attribute where attrelid = 'access.log'::regclass and attnum > 0").await;
    // All columns except id and xid, which move the row and have their own tests; sections twice.
    assert_eq!(changes.len() as i64, columns - 2 + 1, "a new column wants a change of its own, and its place in the seal");
    for change in changes {
        assert_eq!(sealed.harm(&format!("update access.log set {change} where id = '{row}'")).await, 1);
        assert_eq!(sealed.finding().await, Some(Finding::Altered(row)), "{change}");
        sealed.mend().await;
        assert_eq!(sealed.finding().await, None, "mended");
    }
}

#[tokio::test]
async fn a_row_that_is_gone_or_new_or_moved_is_found() {
    let mut sealed = Sealed::log().await;
    let rows = sealed.rows().await;
    for gone in [rows[0], rows[rows.len() / 2], rows[rows.len() - 1]] {
        sealed.harm(&format!("delete from access.log where id = '{gone}'")).await;
        assert_eq!(sealed.finding().await, Some(Finding::Missing(gone)));
        sealed.mend().await;
    }
    let new = Uuid::from_u128(7);
    for beside in [rows[0], rows[rows.len() / 2]] {
        sealed
            .harm(&format!(
                "insert into access.log (id, xid, event) select '{new}', xid, 'system' from public.log where id = '{beside}'"
            ))
            .await;
        assert_eq!(sealed.finding().await, Some(Finding::Inserted(new)));
        sealed.mend().await;
    }
    sealed.harm(&format!("update access.log set id = '{new}' where id = '{}'", rows[1])).await;
    assert!(matches!(sealed.finding().await, Some(Finding::Inserted(_) | Finding::Missing(_))), "renamed");
    sealed.mend().await;
    // Two rows exchange their transaction ids.
    let mut finding = BTreeMap::new();
    for (a, b) in [(rows[0], rows[rows.len() - 1]), (rows[2], rows[rows.len() / 2])] {
        sealed
            .harm(&format!(
                "update access.log l set xid = o.xid from public.log o where (l.id, o.id) in (('{a}', '{b}'), ('{b}', '{a}')) and l.xid <> o.xid"
            ))
            .await;
        finding.insert(a, sealed.finding().await);
        sealed.mend().await;
    }
    assert!(finding.values().all(Option::is_some), "{finding:?}");
}

#[tokio::test]
async fn a_cut_tail_is_found() {
    let mut sealed = Sealed::log().await;
    let last = sealed.verdict().await.seals;
    let tail = format!("delete from access.log where xid > (select last_xid from access.seals where seq = {})", last - 1);
    sealed.harm(&tail).await;
    assert!(matches!(sealed.finding().await, Some(Finding::Missing(_))), "the rows alone");
    sealed.mend().await;
    sealed.harm(&format!("{tail}; delete from access.seals where seq = {last}")).await;
    assert_eq!(sealed.finding().await, Some(Finding::Behind(last)), "the rows and their seal");
    sealed.mend().await;
    sealed.harm("delete from access.log; delete from access.seals").await;
    assert_eq!(sealed.finding().await, Some(Finding::Behind(last)), "everything");
}

#[tokio::test]
async fn an_altered_or_missing_seal_is_found() {
    let mut sealed = Sealed::log().await;
    for change in [
        "last_xid = (last_xid::text::int8 + 1)::text::xid8",
        "leaves = set_byte(leaves, 20, (get_byte(leaves, 20) + 1) % 256)",
        "leaves = leaves || decode(repeat('00', 48), 'hex')",
        "root = sha256('x')",
        "previous = sha256('x')",
        "sealed_at = sealed_at - interval '1 second'",
        "key_id = key_id || 'x'",
        "signature = set_byte(signature, 0, (get_byte(signature, 0) + 1) % 256)",
        "signature = decode(repeat('00', 64), 'hex')",
    ] {
        sealed.harm(&format!("update access.seals set {change} where seq = 2")).await;
        assert_eq!(sealed.finding().await, Some(Finding::SealAltered(2)), "{change}");
        sealed.mend().await;
    }
    sealed.harm("delete from access.seals where seq = 2").await;
    assert_eq!(sealed.finding().await, Some(Finding::SealMissing(2)));
    sealed.mend().await;
    sealed.harm("update access.seals set seq = 100 where seq = 2").await;
    assert_eq!(sealed.finding().await, Some(Finding::SealMissing(2)), "renumbered");
    sealed.mend().await;
    assert_eq!(sealed.finding().await, None);
}

/// An attacker who can rewrite the database and seal it again, with another key or even with the installation's key, cannot
/// rewrite the file.
#[tokio::test]
async fn a_log_that_was_sealed_anew_is_found() {
    let mut sealed = Sealed::log().await;
    let secrets = Secrets::generate(&Random::seeded(99), "localhost/none".into());
    let forger = Database { keys: Keys::from_secrets(&secrets).expect("keys"), ..sealed.city.db.clone() };
    for (keys, finding) in [(&forger, Finding::SealAltered(1)), (&sealed.city.db.clone(), Finding::OutsideDiffers(1))] {
        sealed.harm("update access.log set detail = 'rewritten'; delete from access.seals").await;
        let elsewhere = Checkpoints::in_folder(&sealed.folder.join(format!("{finding:?}"))).expect("a folder");
        for _ in 0..300 {
            seal_batch(keys, &elsewhere).await.expect("sealed");
            if sealed.city.count("access.seals").await > 0 {
                break;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        assert_eq!(sealed.finding().await, Some(finding));
        sealed.mend().await;
    }
    assert!(forger.keys.seals.sign(b"x") != sealed.city.db.keys.seals.sign(b"x"));
}

#[tokio::test]
async fn a_file_outside_that_is_missing_or_altered_is_found() {
    let sealed = Sealed::log().await;
    let file = sealed.folder.join("seals.jsonl");
    let whole = std::fs::read_to_string(&file).expect("the file outside");
    let lines: Vec<&str> = whole.lines().collect();
    let write =
        |lines: &[&str]| std::fs::write(&file, lines.iter().map(|l| format!("{l}\n")).collect::<String>()).expect("written");
    std::fs::remove_file(&file).expect("gone");
    assert_eq!(sealed.finding().await, Some(Finding::NotOutside(1)), "no file");
    write(&[lines[0], lines[2]]);
    assert_eq!(sealed.finding().await, Some(Finding::NotOutside(2)), "a line is missing");
    write(&[lines[0], &lines[1].replace("\"digest\":\"", "\"digest\":\"00"), lines[2]]);
    assert_eq!(sealed.finding().await, Some(Finding::OutsideDiffers(2)), "a line was altered");
    write(&lines[..lines.len() - 1]);
    assert!(matches!(sealed.finding().await, Some(Finding::NotOutside(_))), "the last line is missing");
    std::fs::write(&file, "no seal\n").expect("written");
    assert!(verify(&sealed.city.db, &sealed.outside).await.is_err(), "not a file of ours");
    write(&lines);
    assert_eq!(sealed.finding().await, None);
}

/// Every random alteration of a row or a seal is found.
#[tokio::test]
async fn every_random_alteration_is_found() {
    let mut sealed = Sealed::log().await;
    let (rows, seals) = (sealed.rows().await, sealed.verdict().await.seals);
    let mut random = StdRng::seed_from_u64(20_251_123);
    let mut found: BTreeMap<&str, usize> = BTreeMap::new();
    for n in 0..ALTERATIONS {
        let (row, other) = (rows[random.random_range(0..rows.len())], rows[random.random_range(0..rows.len())]);
        let seq = random.random_range(1..=seals);
        let (kind, sql) = alteration(&mut random, row, other, seq);
        if sealed.harm(&sql).await == 0 {
            continue; // Two rows of one transaction cannot be exchanged.
        }
        let finding = sealed.finding().await;
        assert!(finding.is_some(), "alteration {n} was not found: {sql}");
        *found.entry(kind).or_default() += 1;
        sealed.mend().await;
    }
    let total: usize = found.values().sum();
    println!("{total} of {total} random alterations found: {found:?}");
    assert!(total > ALTERATIONS * 9 / 10 && found.len() == 6, "{found:?}");
    assert_eq!(sealed.finding().await, None, "and mended, all is well");
}

fn alteration(random: &mut StdRng, row: Uuid, other: Uuid, seq: i64) -> (&'static str, String) {
    let columns = [
        ("actor_account", "gen_random_uuid()"),
        ("actor_name", "coalesce(actor_name, '') || 'x'"),
        ("session_id", "gen_random_uuid()"),
        ("institution_code", "coalesce(institution_code, '') || 'x'"),
        ("resident_id", "gen_random_uuid()"),
        ("purpose", "coalesce(purpose, '') || 'x'"),
        ("detail", "coalesce(detail, '') || 'x'"),
        ("client", "coalesce(client, '') || 'x'"),
        ("at", "at + interval '1 hour'"),
        ("entries", "array_append(entries, gen_random_uuid())"),
    ];
    let (column, value) = columns[random.random_range(0..columns.len())];
    let parts = [
        "root = sha256(root)",
        "previous = sha256(previous)",
        "signature = sha512(signature)",
        "sealed_at = sealed_at + interval '1 day'",
    ];
    let byte = random.random_range(0..48);
    let part = if random.random() {
        parts[random.random_range(0..parts.len())].to_owned()
    } else {
        format!("leaves = set_byte(leaves, {byte}, (get_byte(leaves, {byte}) + 1) % 256)")
    };
    match random.random_range(0..10) {
        0..=3 => ("edited", format!("update access.log set {column} = {value} where id = '{row}'")),
        4 => ("deleted", format!("delete from access.log where id = '{row}'")),
        5 => (
            "inserted",
            format!(
                "insert into access.log (id, xid, event, detail) select gen_random_uuid(), xid, 'system', 'x' from public.log where id = '{row}'"
            ),
        ),
        6 => (
            "reordered",
            format!(
                "update access.log l set xid = o.xid from public.log o
                 where (l.id, o.id) in (('{row}', '{other}'), ('{other}', '{row}')) and l.xid <> o.xid"
            ),
        ),
        7 => {
            ("tail cut", format!("delete from access.log where (xid, id) >= (select xid, id from public.log where id = '{row}')"))
        }
        _ => ("seal", format!("update access.seals set {part} where seq = {seq}")),
    }
}
