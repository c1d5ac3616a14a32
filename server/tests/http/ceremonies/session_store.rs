//! The store of the session layer begins and ends visits, and cannot change a session.

use server::middleware::sessions::Sessions;
use store::testing::City;
use tower_sessions::{
    SessionStore,
    cookie::time::{Duration, OffsetDateTime},
    session::{Id, Record},
};

fn record() -> Record {
    Record { id: Id::default(), data: Default::default(), expiry_date: OffsetDateTime::UNIX_EPOCH }
}

/// All rows of visits and sessions in the database.
async fn kept(city: &City) -> String {
    city.ask(
        "select coalesce((select string_agg(s::text, E'\\n' order by id) from auth.sessions s), '') ||
                coalesce((select string_agg(v::text, E'\\n' order by holder) from visit.visits v), '')",
    )
    .await
}

#[tokio::test]
async fn it_begins_visits_under_ids_of_our_own_random_source() {
    let city = City::fresh().await;
    let store = Sessions(city.db.clone());
    let sessions = city.count("auth.sessions").await;
    let mut new = record();
    let proposed = new.id;
    store.create(&mut new).await.expect("begun");
    assert_ne!(new.id, proposed, "an id that the library drew is not used");
    assert!(store.load(&new.id).await.expect("asked").is_some_and(|loaded| loaded.id == new.id && loaded.data.is_empty()));
    assert!(store.load(&proposed).await.expect("asked").is_none());
    assert!(city.session(&new.id.to_string()).await.is_none(), "a visit is no session");
    assert_eq!((city.count("auth.sessions").await, city.count("visit.visits").await), (sessions, 1));
}

#[tokio::test]
async fn saving_changes_nothing() {
    let city = City::fresh().await;
    let store = Sessions(city.db.clone());
    let mei = city.resident("梅若兰").await;
    let mut visit = record();
    store.create(&mut visit).await.expect("begun");
    let hers: Id = mei.token.parse().expect("an id");
    let before = kept(&city).await;
    for id in [hers, visit.id, Id::default()] {
        let far = OffsetDateTime::now_utc() + Duration::days(365);
        store.save(&Record { id, expiry_date: far, ..record() }).await.expect("nothing to save");
    }
    assert_eq!(kept(&city).await, before);
    store.create(&mut record()).await.expect("begun");
    assert_ne!(kept(&city).await, before, "the test can fail");
}

#[tokio::test]
async fn data_is_refused_and_not_lost_silently() {
    let city = City::fresh().await;
    let store = Sessions(city.db.clone());
    let before = kept(&city).await;
    let data = [("name".to_owned(), "梅若兰".into())].into_iter().collect();
    let mut with_data = Record { data, ..record() };
    assert!(store.create(&mut with_data).await.is_err());
    assert!(store.save(&with_data).await.is_err());
    assert_eq!(kept(&city).await, before);
}

#[tokio::test]
async fn it_knows_sessions_as_long_as_postgres_does_and_ends_them() {
    let city = City::fresh().await;
    let store = Sessions(city.db.clone());
    let (mei, resting) = (city.resident("梅若兰").await, city.resident("闲").await);
    let id = |token: &str| token.parse::<Id>().expect("an id");
    let loaded = store.load(&id(&mei.token)).await.expect("asked").expect("a living session");
    assert_eq!(loaded.expiry_date.unix_timestamp(), city.now().timestamp() + 30 * 60);
    assert!(loaded.data.is_empty());
    city.later(29).await;
    assert!(city.session(&mei.token).await.is_some());
    city.later(2).await;
    assert!(store.load(&id(&resting.token)).await.expect("asked").is_none(), "it rested too long");
    assert!(store.load(&id(&mei.token)).await.expect("asked").is_some());
    store.delete(&id(&mei.token)).await.expect("ended");
    assert!(city.session(&mei.token).await.is_none());
    assert!(store.load(&id(&mei.token)).await.expect("asked").is_none());
}
