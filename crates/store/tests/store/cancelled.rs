//! Cancelled requests leave no open transaction behind.

use std::time::Duration;

use domain::{purpose::Purpose, section::Section};
use store::{
    opening::{self, Request},
    testing::{City, Person},
};
use tokio::task::JoinSet;

const ABORTED: u64 = 2000;

async fn reads(mei: Person) {
    let request = Request {
        token: &mei.token,
        resident: mei.resident(),
        purpose: Purpose::View,
        sections: &[Section::Identity, Section::Measurements],
        limit: None,
        client: "Firefox",
        claim: None,
    };
    let Ok(opening) = opening::open(&mei.city.db, request).await else { return };
    let Ok(mut reader) = opening.read(&mei.city.db).await else { return };
    drop(store::record::identity::care_team(&mut reader).await);
}

async fn idle_in_transaction(city: &City) -> i64 {
    city.count("pg_stat_activity where datname = current_database() and state like 'idle in transaction%'").await
}

/// Each request is cancelled after a different time, between its first step and its last.
#[tokio::test]
async fn two_thousand_aborted_reads_leave_no_transaction_behind() {
    let city = City::fresh().await;
    let mei = city.resident("梅").await;
    let mut tasks = JoinSet::new();
    let mut given_up = 0;
    for n in 0..ABORTED {
        let mei = mei.clone();
        let patience = Duration::from_micros(n * 37 % 15_000);
        tasks.spawn(async move { tokio::time::timeout(patience, reads(mei)).await.is_err() });
        if tasks.len() >= 32 {
            given_up += u64::from(tasks.join_next().await.expect("a task").expect("no panic"));
        }
    }
    while let Some(aborted) = tasks.join_next().await {
        given_up += u64::from(aborted.expect("no panic"));
    }
    println!("{given_up} of {ABORTED} reads were given up half-way");
    assert!(given_up > ABORTED / 10, "too few were given up for this to show anything: {given_up}");
    // The pool cleans returned connections in the background.
    for _ in 0..50 {
        if idle_in_transaction(&city).await == 0 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    assert_eq!(idle_in_transaction(&city).await, 0);
    // No request takes over an opening, and the pool still works.
    for _ in 0..48 {
        let inherited: Option<String> =
            sqlx::query_scalar("select current_setting('access.opening', true)").fetch_one(&city.db.web).await.expect("asked");
        assert_eq!(inherited.unwrap_or_default(), "");
        assert_eq!(city.rows_with_secret("", "record.residents").await.expect("asked"), 0);
    }
    assert!(!mei.opens(&mei).await.is_refused());
    // The test can fail: a transaction that is really open is counted.
    let open = mei.opens(&mei).await.transaction().await;
    assert_eq!(idle_in_transaction(&city).await, 1);
    drop(open);
}
