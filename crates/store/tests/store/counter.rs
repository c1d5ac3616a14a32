//! The counter: a person is found by a number that was shown, on the log, by those who may.

use chrono::TimeDelta;
use domain::{ids::LogId, purpose::Purpose};
use sqlx::Row;
use store::{
    counter::{self, IssueError},
    sign_in::acts::ActKind,
    testing::{City, Person},
};

tests! {
    staff_find_a_person_by_their_number,
    a_number_that_nobody_has_is_logged_too,
    residents_and_strangers_find_nobody,
    a_search_ends_with_post_and_agreement,
    a_system_searches_only_to_deposit,
    what_was_found_is_told_to_its_session_for_ten_minutes,
    a_search_that_is_rolled_back_tells_nothing,
    the_hash_of_a_number_is_read_by_nobody_who_serves_pages,
    staff_get_no_slip_from_the_counter,
}

async fn finds(who: &Person, whom: &Person) -> Option<(domain::ids::ResidentId, String)> {
    let search = who.searches(whom, Purpose::VerifyIdentity).await?;
    let found = counter::found(&who.city.db, &who.token, search).await.expect("asked")?;
    Some((found.resident, found.masked_name))
}

pub async fn staff_find_a_person_by_their_number(city: City) {
    let (mei, clerk) = (city.registered("李小梅", "1990-01-15", &city.centre).await, city.clerk(&city.centre).await);
    assert_eq!(finds(&clerk, &mei).await, Some((mei.resident(), "李**".to_owned())), "surname and stars");
    let single = city.registered("梅", "1990-01-15", &city.centre).await;
    assert_eq!(finds(&clerk, &single).await, Some((single.resident(), "梅*".to_owned())));
    let logged = format!(
        "access.log where event = 'found' and resident_id = '{}' and actor_account = '{}' and purpose = 'verify_identity'
           and institution_code = '{}' and detail is null",
        mei.resident(),
        clerk.account().await,
        city.centre
    );
    assert_eq!(city.count(&logged).await, 1);
}

pub async fn a_number_that_nobody_has_is_logged_too(city: City) {
    let (mei, clerk) = (city.registered("梅", "1990-01-15", &city.centre).await, city.clerk(&city.centre).await);
    let mut nobody = mei.clone();
    nobody.number = city.number("1977-07-07", 450);
    assert_eq!(finds(&clerk, &nobody).await, None);
    assert_eq!(city.count("access.log where event = 'found' and resident_id is null and detail = 'nobody'").await, 1);
    assert!(finds(&clerk, &mei).await.is_some());
}

pub async fn residents_and_strangers_find_nobody(city: City) {
    let (mei, neighbour) = (city.resident("梅").await, city.resident("邻").await);
    assert_eq!(neighbour.searches(&mei, Purpose::VerifyIdentity).await, None);
    let mut stranger = mei.clone();
    stranger.token = "no token of ours".to_owned();
    assert_eq!(stranger.searches(&mei, Purpose::VerifyIdentity).await, None);
    assert_eq!(city.count("access.log where event = 'found'").await, 0);
    let gp = city.gp(&city.other_centre).await;
    assert!(finds(&gp, &mei).await.is_some(), "staff of any centre may find whoever stands before them");
}

pub async fn a_search_ends_with_post_and_agreement(city: City) {
    let (mei, clerk, gp) = (city.resident("梅").await, city.clerk(&city.centre).await, city.gp(&city.centre).await);
    assert!(finds(&clerk, &mei).await.is_some());
    let post = clerk.session().await.post.expect("a post").id;
    city.as_owner(&format!("update auth.posts set since = since - 9, until = clock.today() - 1 where id = '{post}'")).await;
    assert_eq!(clerk.searches(&mei, Purpose::VerifyIdentity).await, None, "the post has ended");
    assert!(finds(&gp, &mei).await.is_some());
    city.institution(&city.centre, "health_centre", Some(city.today() - TimeDelta::days(1))).await;
    assert_eq!(gp.searches(&mei, Purpose::VerifyIdentity).await, None, "the agreement has lapsed");
    assert_eq!(city.count("access.log where event = 'refused' and detail = 'no_basis'").await, 2);
}

pub async fn a_system_searches_only_to_deposit(city: City) {
    let (mei, mut system) = (city.resident("梅").await, city.clerk(&city.hospital).await);
    system.token = city.system(&city.hospital).session().await;
    assert_eq!(system.searches(&mei, Purpose::Care).await, None);
    assert!(system.searches(&mei, Purpose::Deposit).await.is_some());
}

pub async fn what_was_found_is_told_to_its_session_for_ten_minutes(city: City) {
    let (mei, clerk, colleague) = (city.resident("梅").await, city.clerk(&city.centre).await, city.clerk(&city.centre).await);
    let search = clerk.searches(&mei, Purpose::VerifyIdentity).await.expect("found");
    let tells = async |token: &str, search: LogId| counter::found(&city.db, token, search).await.expect("asked").is_some();
    assert!(tells(&clerk.token, search).await);
    assert!(!tells(&colleague.token, search).await, "a colleague did not search");
    assert!(!tells("no token of ours", search).await);
    let opening = clerk.opens_to_verify(&mei).await.opening().log;
    assert!(!tells(&clerk.token, opening).await, "an opening is no search");
    city.later(9).await;
    assert!(tells(&clerk.token, search).await);
    city.later(1).await;
    assert!(!tells(&clerk.token, search).await, "ten minutes");
}

pub async fn a_search_that_is_rolled_back_tells_nothing(city: City) {
    let (mei, clerk) = (city.resident("梅").await, city.clerk(&city.centre).await);
    let mut tx = city.db.web.begin().await.expect("begun");
    let search: uuid::Uuid = sqlx::query_scalar("select search from access.find_person($1, 'citizen', $2, 'verify_identity')")
        .bind(&clerk.token)
        .bind(city.db.keys.document(&mei.number))
        .fetch_one(&mut *tx)
        .await
        .expect("searched");
    let found = sqlx::query("select resident, masked_name from access.found_person($1, $2)")
        .bind(&clerk.token)
        .bind(search)
        .fetch_one(&mut *tx)
        .await
        .expect("asked");
    assert_eq!((found.get::<Option<uuid::Uuid>, _>(0), found.get::<Option<String>, _>(1)), (None, None), "not before it is safe");
    tx.rollback().await.expect("rolled back");
    assert!(counter::found(&city.db, &clerk.token, LogId::from(search)).await.expect("asked").is_none());
    assert!(finds(&clerk, &mei).await.is_some(), "committed, it tells");
}

pub async fn the_hash_of_a_number_is_read_by_nobody_who_serves_pages(city: City) {
    let mei = city.resident("梅").await;
    let visit = mei.opens(&mei).await;
    assert_eq!(visit.rows_of("(select ciphertext from record.identifiers) x").await, 2);
    for sql in ["select lookup from record.identifiers", "select * from record.identifiers"] {
        assert_eq!(crate::code(sqlx::raw_sql(sql).execute(&mut *visit.transaction().await).await), "42501", "{sql}");
    }
    let mut reader = visit.read().await;
    let number = store::record::identity::record_number(&city.db, &mut reader).await.expect("read");
    assert_eq!(number.as_deref(), Some(mei.record_no().as_str()), "her own number is hers to read");
}

pub async fn staff_get_no_slip_from_the_counter(city: City) {
    let (nurse, clerk) = (city.resident("护").await, city.clerk(&city.centre).await);
    nurse.is_appointed(&city.other_centre, domain::capacity::Duty::Gp).await;
    let act = clerk.confirms(ActKind::IssueSlip, Some(nurse.resident().uuid())).await;
    let outcome = counter::issue_slip(&city.db, clerk.opens_to_issue(&nurse).await.write().await, act).await;
    assert!(matches!(outcome, Err(IssueError::Staff)), "whoever prints it could become her: {outcome:?}");
    city.as_owner("update auth.posts set since = since - 9, until = clock.today() - 1 where duty = 'gp'").await;
    counter::issue_slip(&city.db, clerk.opens_to_issue(&nurse).await.write().await, act).await.expect("no longer staff");
}
