//! Sessions: one capacity, a new token after a step-up, ended by inactivity, age or sign-out.

use chrono::TimeDelta;
use domain::{capacity::Capacity, capacity::Duty, ids::PostId};
use store::{
    sign_in::{passkeys, sessions, visits},
    testing::City,
};

use super::FIREFOX;

tests! {
    a_raised_session_has_a_fresh_token_and_the_old_one_is_dead,
    a_session_that_is_over_is_not_raised,
    a_session_is_raised_by_its_own_token_alone,
    a_token_is_replaced_once,
    an_ended_session_is_dead_and_others_live_on,
    nobody_ends_a_session_of_somebody_else,
    a_session_acts_only_at_its_persons_current_posts,
    a_session_without_a_record_does_not_become_a_resident,
    switching_shortens_a_life_and_never_lengthens_it,
    a_session_in_use_lives_and_a_resting_one_ends,
    use_is_written_at_most_once_a_minute,
    staff_rest_fifteen_minutes,
    the_list_shows_the_persons_living_sessions,
    tokens_are_kept_as_hashes,
    a_systems_session_is_no_persons,
    a_person_without_record_or_post_has_nothing_to_sign_in_to,
}

pub async fn a_raised_session_has_a_fresh_token_and_the_old_one_is_dead(city: City) {
    let mut mei = city.resident("梅").await;
    let (old, before) = (mei.token.clone(), mei.session().await);
    city.later(3).await;
    mei.proves_themselves().await;
    assert_ne!(mei.token, old);
    assert!(city.session(&old).await.is_none());
    let after = mei.session().await;
    assert_eq!(after.id, before.id);
    assert_eq!(after.verified_at, Some(city.now()));
    assert!(!mei.opens(&mei).await.is_refused());
}

pub async fn a_session_that_is_over_is_not_raised(city: City) {
    let (mei, neighbour) = (city.resident("梅").await, city.resident("邻").await);
    let (ended, resting) = (mei.session_id().await, neighbour.session_id().await);
    let raise = async |session, token: &str| sessions::raise(&city.db, session, token).await.expect("asked");
    mei.signs_out().await;
    assert_eq!(raise(ended, &mei.token).await, None);
    let token = raise(resting, &neighbour.token).await.expect("it lives");
    city.later(31).await;
    assert_eq!(raise(resting, &token).await, None, "it rested too long");
}

pub async fn a_session_is_raised_by_its_own_token_alone(city: City) {
    let (mei, neighbour) = (city.resident("梅").await, city.resident("邻").await);
    let tablet = mei.on_another_device().await;
    let hers = mei.session_id().await;
    for token in [&neighbour.token, "no token of ours"] {
        assert_eq!(sessions::raise(&city.db, hers, token).await.expect("asked"), None);
    }
    assert!(city.session(&mei.token).await.is_some(), "her session goes on under its own token");
    assert!(city.session(&tablet.token).await.is_some());
    assert!(sessions::raise(&city.db, hers, &mei.token).await.expect("asked").is_some(), "the test can fail");
}

pub async fn a_token_is_replaced_once(city: City) {
    let mei = city.resident("梅").await;
    let session = mei.session_id().await;
    let raise = async || sessions::raise(&city.db, session, &mei.token).await.expect("asked");
    let token = raise().await.expect("the first time");
    assert_eq!(raise().await, None);
    assert!(city.session(&token).await.is_some(), "what the first answer brought still holds");
}

pub async fn an_ended_session_is_dead_and_others_live_on(city: City) {
    let mei = city.resident("梅").await;
    let (tablet, neighbour) = (mei.on_another_device().await, city.resident("邻").await);
    mei.signs_out().await;
    assert!(city.session(&mei.token).await.is_none());
    assert!(city.session(&tablet.token).await.is_some());
    assert!(city.session(&neighbour.token).await.is_some());
    visits::end(&city.db, "no token of ours").await.expect("nothing happens");
}

pub async fn nobody_ends_a_session_of_somebody_else(city: City) {
    let (mei, neighbour) = (city.resident("梅").await, city.resident("邻").await);
    let (hers, theirs) = (mei.session_id().await, neighbour.session_id().await);
    let end = async |account, session| sessions::end_own(&city.db, account, session).await.expect("asked");
    assert!(!end(mei.account().await, theirs).await);
    assert!(city.session(&neighbour.token).await.is_some());
    let tablet = mei.on_another_device().await;
    assert!(end(tablet.account().await, hers).await);
    assert!(city.session(&mei.token).await.is_none());
    assert!(!end(tablet.account().await, hers).await, "it has ended already");
}

pub async fn a_session_acts_only_at_its_persons_current_posts(city: City) {
    let (nurse, gp) = (city.resident("护").await, city.gp(&city.centre).await);
    nurse.is_appointed(&city.centre, Duty::Clerk).await;
    let (own, others) = (nurse.posts().await[0], gp.posts().await[0]);
    let switch = async |post: Option<PostId>| sessions::switch(&city.db, &nurse.session().await, post).await.expect("asked");
    assert!(!switch(Some(others)).await, "somebody else's");
    assert!(!switch(Some(PostId::from(uuid::Uuid::nil()))).await, "nobody's");
    assert_eq!(nurse.session().await.capacity, Capacity::Resident);
    assert!(switch(Some(own)).await);
    let session = nurse.session().await;
    assert_eq!((session.capacity, session.post.expect("a post").id), (Capacity::Staff, own));
    assert!(switch(None).await, "and back");
    city.as_owner(&format!("update auth.posts set since = since - 9, until = clock.today() - 1 where id = '{own}'")).await;
    assert!(!switch(Some(own)).await, "the post has ended");
    assert!(nurse.posts().await.is_empty());
    nurse.signs_out().await;
}

pub async fn a_session_without_a_record_does_not_become_a_resident(city: City) {
    let gp = city.gp(&city.centre).await;
    assert!(!sessions::switch(&city.db, &gp.session().await, None).await.expect("asked"));
    assert_eq!(gp.session().await.capacity, Capacity::Staff);
}

pub async fn switching_shortens_a_life_and_never_lengthens_it(city: City) {
    let nurse = city.resident("护").await;
    nurse.is_appointed(&city.centre, Duty::Clerk).await;
    let lives = async || -> f64 {
        city.ask("select extract(epoch from expires_at - started_at)::float8 / 3600 from auth.sessions").await
    };
    let hours = async |hours: f64| assert!((lives().await - hours).abs() < 0.001, "{hours} hours");
    hours(12.0).await;
    nurse.acts_as_staff(true).await;
    hours(8.0).await;
    nurse.acts_as_staff(false).await;
    hours(8.0).await;
}

pub async fn a_session_in_use_lives_and_a_resting_one_ends(city: City) {
    let (busy, resting) = (city.resident("忙").await, city.resident("闲").await);
    for _ in 0..3 {
        city.later(20).await;
        assert!(city.session(&busy.token).await.is_some(), "used every twenty minutes");
    }
    assert!(city.session(&resting.token).await.is_none(), "rested an hour");
    city.later(29).await;
    assert!(city.session(&busy.token).await.is_some(), "29 minutes");
    city.later(31).await;
    assert!(city.session(&busy.token).await.is_none(), "31 minutes");
}

pub async fn use_is_written_at_most_once_a_minute(city: City) {
    let mei = city.resident("梅").await;
    let written = async || -> i64 { city.ask("select xmin::text::int8 from auth.sessions").await };
    let before = written().await;
    city.later_by(TimeDelta::seconds(50)).await;
    mei.opens(&mei).await;
    assert!(city.session(&mei.token).await.is_some());
    assert_eq!(written().await, before, "a minute of clicks");
    city.later_by(TimeDelta::seconds(20)).await;
    mei.opens(&mei).await;
    assert_ne!(written().await, before);
}

pub async fn staff_rest_fifteen_minutes(city: City) {
    let gp = city.gp(&city.centre).await;
    city.later(14).await;
    assert!(city.session(&gp.token).await.is_some());
    city.later(16).await;
    assert!(city.session(&gp.token).await.is_none());
}

pub async fn the_list_shows_the_persons_living_sessions(city: City) {
    let mei = city.resident("梅").await;
    let (_tablet, gone) = (mei.on_another_device().await, mei.on_another_device().await);
    city.resident("邻").await;
    gone.signs_out().await;
    let list = sessions::of_account(&city.db, mei.account().await).await.expect("read");
    let mut devices: Vec<_> = list.iter().map(|line| line.device.as_str()).collect();
    devices.sort_unstable();
    assert_eq!(devices, ["Firefox", "Tablet"]);
    city.later_by(TimeDelta::minutes(20)).await;
    assert!(city.session(&mei.token).await.is_some());
    city.later_by(TimeDelta::minutes(20)).await;
    let list = sessions::of_account(&city.db, mei.account().await).await.expect("read");
    assert_eq!(list.len(), 1, "the tablet rested too long");
}

pub async fn tokens_are_kept_as_hashes(city: City) {
    let mei = city.resident("梅").await;
    for table in ["auth.sessions", "access.log"] {
        assert_eq!(city.count(&format!("{table} t where t::text like '%{}%'", mei.token)).await, 0, "{table}");
    }
    let hashed = format!("auth.sessions where token_hash = sha256('{}'::bytea)", mei.token);
    assert_eq!(city.count(&hashed).await, 1);
}

pub async fn a_systems_session_is_no_persons(city: City) {
    let system = city.system(&city.hospital);
    let token = system.session().await;
    assert!(city.session(&token).await.is_none(), "nobody signs in with it");
    let mei = city.resident("梅").await;
    assert!(!system.opens_to_deposit(&mei).await.is_refused(), "it deposits");
    let mut thief = mei.clone();
    thief.token = token;
    assert!(thief.opens(&mei).await.is_refused(), "and views nothing");
    assert_eq!(thief.searches(&mei, domain::purpose::Purpose::Care).await, None);
}

pub async fn a_person_without_record_or_post_has_nothing_to_sign_in_to(city: City) {
    let gp = city.gp(&city.centre).await;
    let passkey = passkeys::credentials(&city.db, gp.account().await).await.expect("read").remove(0);
    passkeys::sign_in(&city.db, &passkey, None, FIREFOX).await.expect("a post to sign in to");
    city.as_owner("update auth.posts set since = since - 9, until = clock.today() - 1").await;
    let outcome = passkeys::sign_in(&city.db, &passkey, None, FIREFOX).await;
    assert!(matches!(outcome, Err(passkeys::PasskeyError::NoPlace)), "{outcome:?}");
}
