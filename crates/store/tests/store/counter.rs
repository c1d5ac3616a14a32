//! The counter: authorised staff find a person by a number, and each search is in the log.

use chrono::TimeDelta;
use domain::{ids::LogId, purpose::Purpose};
use sqlx::{PgConnection, Row};
use store::{
    counter,
    sign_in::acts::ActKind,
    testing::{City, Person},
    write_error::WriteError,
};
use uuid::Uuid;

tests! {
    staff_find_a_person_by_their_number,
    a_number_that_nobody_has_is_logged_too,
    residents_and_strangers_find_nobody,
    a_search_ends_with_post_and_agreement,
    a_system_searches_only_to_deposit,
    a_search_result_is_shown_to_its_session_for_ten_minutes,
    a_search_that_is_rolled_back_tells_nothing,
    only_what_was_searched_for_is_looked_up,
    a_search_states_a_purpose_of_the_duty,
    a_session_at_somebody_elses_post_finds_nobody,
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
    for purpose in [Purpose::VerifyIdentity, Purpose::View] {
        assert_eq!(neighbour.searches(&mei, purpose).await, None);
    }
    let mut stranger = mei.clone();
    stranger.token = "no token of ours".to_owned();
    assert_eq!(stranger.searches(&mei, Purpose::VerifyIdentity).await, None);
    assert_eq!(city.count("access.log where event = 'found'").await, 0);
    let gp = city.gp(&city.other_centre).await;
    assert!(finds(&gp, &mei).await.is_some(), "staff of any centre may find whoever stands before them");
}

pub async fn a_search_ends_with_post_and_agreement(city: City) {
    let (mei, clerk, gp) = (city.resident("梅").await, city.clerk(&city.centre).await, city.gp(&city.centre).await);
    let before = clerk.searches(&mei, Purpose::VerifyIdentity).await.expect("found");
    assert!(counter::found(&city.db, &clerk.token, before).await.expect("asked").is_some());
    let post = clerk.session().await.post.expect("a post").id;
    city.as_owner(&format!("update auth.posts set since = since - 9, until = clock.today() - 1 where id = '{post}'")).await;
    assert_eq!(clerk.searches(&mei, Purpose::VerifyIdentity).await, None, "the post has ended");
    assert!(counter::found(&city.db, &clerk.token, before).await.expect("asked").is_none(), "nor is told what was found before");
    assert!(finds(&gp, &mei).await.is_some());
    city.institution(&city.centre, "health_centre", Some(city.today() - TimeDelta::days(1))).await;
    assert_eq!(gp.searches(&mei, Purpose::VerifyIdentity).await, None, "the agreement has lapsed");
    assert_eq!(city.count("access.log where event = 'refused' and detail = 'no_basis'").await, 2);
}

pub async fn a_system_searches_only_to_deposit(city: City) {
    let (mei, mut system) = (city.resident("梅").await, city.clerk(&city.hospital).await);
    system.token = city.system(&city.hospital).session().await;
    for purpose in [Purpose::Care, Purpose::View] {
        assert_eq!(system.searches(&mei, purpose).await, None);
    }
    assert!(system.searches(&mei, Purpose::Deposit).await.is_some());
}

pub async fn a_search_result_is_shown_to_its_session_for_ten_minutes(city: City) {
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

/// A search and a look-up, as `ehr_web` executes them.
async fn search_in(connection: &mut PgConnection, token: &str, lookup: &[u8]) -> Uuid {
    let search = sqlx::query_scalar("select search from access.find_person($1, 'citizen', $2, 'verify_identity')");
    search.bind(token).bind(lookup).fetch_one(connection).await.expect("searched")
}

async fn look_up_in(connection: &mut PgConnection, token: &str, search: Uuid, lookup: &[u8]) {
    let look_up = sqlx::query("select access.look_up($1, $2, 'citizen', $3)").bind(token).bind(search).bind(lookup);
    look_up.execute(connection).await.expect("looked up");
}

pub async fn a_search_that_is_rolled_back_tells_nothing(city: City) {
    let (mei, clerk) = (city.resident("梅").await, city.clerk(&city.centre).await);
    let lookup = city.db.keys.document(&mei.number);
    let tells = async |search: Uuid| counter::found(&city.db, &clerk.token, LogId::from(search)).await.expect("asked").is_some();

    // A look-up in the transaction of its own search finds nothing, whether that transaction commits or not.
    let mut tx = city.db.web.begin().await.expect("begun");
    let search = search_in(&mut tx, &clerk.token, &lookup).await;
    look_up_in(&mut tx, &clerk.token, search, &lookup).await;
    tx.commit().await.expect("committed");
    assert_eq!(city.count("access.log where event = 'found'").await, 0);
    assert!(!tells(search).await);

    // A committed search is looked up, and the result is requested in the same transaction: the result is empty, because a
    // rollback could remove the log row that the resident would see.
    let mut tx = city.db.web.begin().await.expect("begun");
    look_up_in(&mut tx, &clerk.token, search, &lookup).await;
    let found = sqlx::query("select resident, masked_name from access.found_person($1, $2)");
    let found = found.bind(&clerk.token).bind(search).fetch_one(&mut *tx).await.expect("asked");
    assert_eq!((found.get::<Option<Uuid>, _>(0), found.get::<Option<String>, _>(1)), (None, None), "not before it is safe");
    tx.rollback().await.expect("rolled back");
    assert!(!tells(search).await);
    assert!(finds(&clerk, &mei).await.is_some(), "committed, it tells");
}

pub async fn only_what_was_searched_for_is_looked_up(city: City) {
    let (mei, lan) = (city.resident("梅").await, city.resident("兰").await);
    let (clerk, colleague) = (city.clerk(&city.centre).await, city.clerk(&city.centre).await);
    let (hers, lans) = (city.db.keys.document(&mei.number), city.db.keys.document(&lan.number));
    let mut web = city.db.web.acquire().await.expect("connected");
    let found = async || city.count("access.log where event = 'found'").await;

    let search = search_in(&mut web, &clerk.token, &hers).await;
    look_up_in(&mut web, &clerk.token, search, &lans).await;
    assert_eq!(found().await, 0, "another number");
    look_up_in(&mut web, &colleague.token, search, &hers).await;
    assert_eq!(found().await, 0, "another session");
    let opening = clerk.opens_to_verify(&mei).await.opening().log;
    city.as_owner(&format!(
        "set session_replication_role = replica;
         update access.log set detail = access.search_seal(id, 'citizen', '\\x{}') where id = '{opening}';
         set session_replication_role = origin",
        hex::encode(&hers)
    ))
    .await;
    look_up_in(&mut web, &clerk.token, opening.uuid(), &hers).await;
    assert_eq!(found().await, 0, "an opening is no search");
    for _ in 0..2 {
        look_up_in(&mut web, &clerk.token, search, &hers).await;
        assert_eq!(found().await, 1, "once");
    }
    let late = search_in(&mut web, &clerk.token, &hers).await;
    city.later(1).await;
    look_up_in(&mut web, &clerk.token, late, &hers).await;
    assert_eq!(found().await, 1, "within a minute");
}

pub async fn a_search_states_a_purpose_of_the_duty(city: City) {
    let (mei, clerk, gp) = (city.resident("梅").await, city.clerk(&city.centre).await, city.gp(&city.centre).await);
    assert_eq!(clerk.searches(&mei, Purpose::Care).await, None, "a clerk does not treat");
    assert!(gp.searches(&mei, Purpose::Care).await.is_some());
    let none = sqlx::query_scalar::<_, Option<String>>("select refusal from access.find_person($1, 'citizen', $2, null)");
    let none = none.bind(&gp.token).bind(city.db.keys.document(&mei.number)).fetch_one(&city.db.web).await;
    assert_eq!(none.expect("asked").as_deref(), Some("no_basis"), "no purpose at all");
}

pub async fn a_session_at_somebody_elses_post_finds_nobody(city: City) {
    let (mei, clerk, gp) = (city.resident("梅").await, city.clerk(&city.centre).await, city.gp(&city.centre).await);
    assert!(finds(&clerk, &mei).await.is_some());
    let post = gp.session().await.post.expect("a post").id;
    city.as_owner(&format!("update auth.sessions set post_id = '{post}' where id = '{}'", clerk.session_id().await)).await;
    assert_eq!(clerk.searches(&mei, Purpose::VerifyIdentity).await, None);
    assert_eq!(clerk.searches(&mei, Purpose::Care).await, None);
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
    assert!(matches!(outcome, Err(WriteError::StaffSlip)), "whoever prints it could become her: {outcome:?}");
    city.as_owner("update auth.posts set since = since - 9, until = clock.today() - 1 where duty = 'gp'").await;
    counter::issue_slip(&city.db, clerk.opens_to_issue(&nurse).await.write().await, act).await.expect("no longer staff");
}
