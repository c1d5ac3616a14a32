//! Passkeys: enrolled with a slip or added to an existing one, found unless removed; the last one cannot be removed.

use domain::ids::PasskeyId;
use serde_json::json;
use store::{
    sign_in::{
        acts::ActKind,
        passkeys::{self, NewPasskey, PasskeyError},
    },
    testing::{City, Person},
};

use super::FIREFOX;

tests! {
    one_more_passkey_needs_a_confirmed_act,
    the_last_passkey_stays,
    of_two_removals_at_once_one_passkey_stays,
    nobody_removes_somebody_elses_passkey,
    a_removed_passkey_signs_nobody_in_and_ends_what_it_began,
    a_slip_ends_every_older_session,
    use_is_noted_and_the_counter_kept,
    one_credential_is_enrolled_once,
}

async fn add(person: &Person, credential_id: &[u8]) -> Result<(), PasskeyError> {
    let new = NewPasskey { credential_id, credential: &json!({ "cred": { "counter": 0 } }), label: "平板" };
    passkeys::add(&person.city.db, person.session_id().await, person.account().await, new).await
}

async fn ids(person: &Person) -> Vec<PasskeyId> {
    let lines = passkeys::of_account(&person.city.db, person.account().await).await.expect("read");
    lines.into_iter().map(|line| line.id).collect()
}

async fn remove(person: &Person, passkey: PasskeyId) -> Result<(), PasskeyError> {
    passkeys::remove(&person.city.db, person.account().await, passkey, person.session_id().await).await
}

pub async fn one_more_passkey_needs_a_confirmed_act(city: City) {
    let (mei, neighbour) = (city.resident("梅").await, city.resident("邻").await);
    assert!(matches!(add(&mei, b"second").await, Err(PasskeyError::ActGone)), "no act");
    neighbour.confirms(ActKind::AddPasskey, None).await;
    assert!(matches!(add(&mei, b"second").await, Err(PasskeyError::ActGone)), "another session's act");
    mei.confirms(ActKind::RemovePasskey, None).await;
    assert!(matches!(add(&mei, b"second").await, Err(PasskeyError::ActGone)), "an act of another kind");
    mei.confirms(ActKind::AddPasskey, None).await;
    add(&mei, b"second").await.expect("confirmed");
    assert!(matches!(add(&mei, b"third").await, Err(PasskeyError::ActGone)), "spent");
    mei.confirms(ActKind::AddPasskey, None).await;
    city.later(6).await;
    assert!(matches!(add(&mei, b"third").await, Err(PasskeyError::ActGone)), "six minutes old");
    assert_eq!(ids(&mei).await.len(), 2);
}

pub async fn the_last_passkey_stays(city: City) {
    let mei = city.resident("梅").await;
    let first = ids(&mei).await[0];
    assert!(matches!(remove(&mei, first).await, Err(PasskeyError::Last)));
    mei.confirms(ActKind::AddPasskey, None).await;
    add(&mei, b"second").await.expect("added");
    remove(&mei, first).await.expect("there is another");
    assert!(matches!(remove(&mei, ids(&mei).await[0]).await, Err(PasskeyError::Last)), "the other is the last now");
}

pub async fn of_two_removals_at_once_one_passkey_stays(city: City) {
    let mei = city.resident("梅").await;
    mei.confirms(ActKind::AddPasskey, None).await;
    add(&mei, b"second").await.expect("added");
    let both = ids(&mei).await;
    let (one, two) = tokio::join!(remove(&mei, both[0]), remove(&mei, both[1]));
    assert_eq!(usize::from(one.is_ok()) + usize::from(two.is_ok()), 1);
    assert_eq!(ids(&mei).await.len(), 1);
}

pub async fn nobody_removes_somebody_elses_passkey(city: City) {
    let (mei, neighbour) = (city.resident("梅").await, city.resident("邻").await);
    for person in [&mei, &neighbour] {
        person.confirms(ActKind::AddPasskey, None).await;
        add(person, person.name.as_bytes()).await.expect("added");
    }
    let theirs = ids(&neighbour).await;
    assert!(remove(&mei, theirs[0]).await.is_err());
    assert_eq!(ids(&neighbour).await, theirs);
    remove(&neighbour, theirs[0]).await.expect("their own");
}

pub async fn a_removed_passkey_signs_nobody_in_and_ends_what_it_began(city: City) {
    let mei = city.resident("梅").await;
    let tablet = mei.on_another_device().await;
    city.later(1).await;
    mei.confirms(ActKind::AddPasskey, None).await;
    add(&mei, b"second").await.expect("added");
    let (account, lines) = (mei.account().await, ids(&mei).await);
    let first = passkeys::credentials(&city.db, account).await.expect("read").into_iter().find(|p| p.id == lines[0]);
    let first = first.expect("the first");
    let credential: Vec<u8> = city.ask(&format!("select credential_id from auth.passkeys where id = '{}'", first.id)).await;
    assert!(passkeys::find(&city.db, &credential).await.expect("asked").is_some());
    remove(&mei, ids(&mei).await[0]).await.expect("removed");
    assert!(passkeys::find(&city.db, &credential).await.expect("asked").is_none());
    assert!(passkeys::sign_in(&city.db, &first, None, FIREFOX).await.is_err(), "nor does who found it before");
    assert!(passkeys::used(&city.db, first.id, None).await.is_err());
    assert!(city.session(&tablet.token).await.is_none(), "what it began ends");
    assert!(city.session(&mei.token).await.is_some(), "but for the session that removed it");
    let second = passkeys::find(&city.db, b"second").await.expect("asked").expect("the other");
    passkeys::sign_in(&city.db, &second, None, FIREFOX).await.expect("the other still signs in");
}

pub async fn a_slip_ends_every_older_session(city: City) {
    let mut mei = city.resident("梅").await;
    let (phone, tablet) = (mei.clone(), mei.on_another_device().await);
    mei.enrols().await;
    for old in [&phone, &tablet] {
        assert!(city.session(&old.token).await.is_none());
    }
    assert!(!mei.opens(&mei).await.is_refused());
}

pub async fn use_is_noted_and_the_counter_kept(city: City) {
    let mei = city.resident("梅").await;
    let passkey = passkeys::credentials(&city.db, mei.account().await).await.expect("read").remove(0);
    city.later(5).await;
    let seven = json!({ "cred": { "counter": 7 } });
    passkeys::sign_in(&city.db, &passkey, Some(&seven), FIREFOX).await.expect("signed in");
    let kept = async || passkeys::credentials(&city.db, mei.account().await).await.expect("read").remove(0).credential;
    assert_eq!(kept().await, seven);
    for counter in [7, 6] {
        let again = json!({ "cred": { "counter": counter } });
        assert!(passkeys::sign_in(&city.db, &passkey, Some(&again), FIREFOX).await.is_err(), "a copy, or a replay: {counter}");
    }
    city.later(5).await;
    passkeys::used(&city.db, passkey.id, None).await.expect("used");
    let line = passkeys::of_account(&city.db, mei.account().await).await.expect("read").remove(0);
    assert_eq!(line.last_used_at, Some(city.now()));
    assert_eq!(kept().await, seven, "nothing new to keep");
}

pub async fn one_credential_is_enrolled_once(city: City) {
    let (mei, neighbour) = (city.resident("梅").await, city.resident("邻").await);
    for person in [&mei, &neighbour] {
        person.confirms(ActKind::AddPasskey, None).await;
    }
    add(&mei, b"the same").await.expect("added");
    assert!(matches!(add(&neighbour, b"the same").await, Err(PasskeyError::Database(_))));
    assert_eq!(passkeys::find(&city.db, b"the same").await.expect("asked").expect("Mei's").account, mei.account().await);
    assert_eq!(passkeys::credential_ids(&city.db, neighbour.account().await).await.expect("read").len(), 1);
}
