//! The same form sent twice has one effect, however often and however fast.

use std::sync::Arc;

use domain::ids::{EntryId, SubmissionId};
use store::{
    record::measurements::{self, AddError, Added},
    submissions::Submission,
    testing::{City, Person, blood_pressure},
};
use tokio::{sync::Semaphore, task::JoinSet};
use uuid::Uuid;

tests! {
    the_same_form_again_leads_where_the_first_led,
    the_same_form_with_something_else_in_it_is_refused,
    two_people_may_have_the_same_submission_id,
    a_submission_whose_write_failed_may_be_sent_again,
    nobody_finds_or_keeps_submissions_of_somebody_else,
    a_thousand_duplicates_at_once_have_one_effect,
}

async fn sends(who: &Person, id: u128, body: &str) -> Result<Added, AddError> {
    let writer = who.maintains(who).await.write().await;
    let submission = Submission { id: SubmissionId::from(Uuid::from_u128(id)), body };
    measurements::add(&who.city.db, writer, submission, blood_pressure(who.city.now(), 128, 82), |id| format!("/entry/{id}"))
        .await
}

fn new(added: Result<Added, AddError>) -> EntryId {
    match added {
        Ok(Added::New(id)) => id,
        other => panic!("not new: {other:?}"),
    }
}

pub async fn the_same_form_again_leads_where_the_first_led(city: City) {
    let mei = city.resident("梅").await;
    let id = new(sends(&mei, 7, "128/82").await);
    assert_eq!(sends(&mei, 7, "128/82").await.expect("answered"), Added::Again(format!("/entry/{id}")));
    assert_eq!(mei.opens(&mei).await.blood_pressure().await.len(), 1);
    assert_ne!(new(sends(&mei, 8, "128/82").await), id, "another form with the same in it is another measurement");
}

pub async fn the_same_form_with_something_else_in_it_is_refused(city: City) {
    let mei = city.resident("梅").await;
    new(sends(&mei, 7, "128/82").await);
    assert!(matches!(sends(&mei, 7, "218/82").await, Err(AddError::AlreadySent)));
    assert_eq!(mei.opens(&mei).await.blood_pressure().await.len(), 1);
}

pub async fn two_people_may_have_the_same_submission_id(city: City) {
    let (mei, neighbour) = (city.resident("梅").await, city.resident("邻").await);
    assert_ne!(new(sends(&mei, 7, "128/82").await), new(sends(&neighbour, 7, "128/82").await));
}

pub async fn a_submission_whose_write_failed_may_be_sent_again(city: City) {
    let mei = city.resident("梅").await;
    city.as_owner("alter table record.measurements add constraint broken check (value < 100)").await;
    assert!(matches!(sends(&mei, 7, "128/82").await, Err(AddError::Database(_))));
    assert_eq!(city.count("own.submissions").await, 0, "rolled back together");
    city.as_owner("alter table record.measurements drop constraint broken").await;
    new(sends(&mei, 7, "128/82").await);
}

pub async fn nobody_finds_or_keeps_submissions_of_somebody_else(city: City) {
    let (mei, neighbour) = (city.resident("梅").await, city.resident("邻").await);
    new(sends(&mei, 7, "128/82").await);
    assert_eq!(mei.opens(&mei).await.rows_of("own.submissions").await, 1);
    let visit = neighbour.maintains(&neighbour).await;
    assert_eq!(visit.rows_of("own.submissions").await, 0);
    let forged = sqlx::query(
        "insert into own.submissions (account_id, submission, body_hash, outcome) values ($1, $2, sha256('x'), '/elsewhere')",
    )
    .bind(mei.account().await.uuid())
    .bind(Uuid::from_u128(9))
    .execute(&mut *visit.transaction().await)
    .await;
    assert_eq!(crate::code(forged), "42501");
}

/// As many at a time as the pool has connections, and as many again waiting for one.
pub async fn a_thousand_duplicates_at_once_have_one_effect(city: City) {
    let mei = city.resident("梅").await;
    let slots = Arc::new(Semaphore::new(48));
    let mut tasks = JoinSet::new();
    for _ in 0..1000 {
        let (mei, slots) = (mei.clone(), slots.clone());
        tasks.spawn(async move {
            let _slot = slots.acquire().await.expect("open");
            sends(&mei, 7, "128/82").await.expect("answered")
        });
    }
    let outcomes = tasks.join_all().await;
    let first: Vec<_> = outcomes.iter().filter_map(|o| if let Added::New(id) = o { Some(*id) } else { None }).collect();
    assert_eq!(first.len(), 1);
    let again = Added::Again(format!("/entry/{}", first[0]));
    assert_eq!(outcomes.iter().filter(|o| **o == again).count(), 999);
    assert_eq!(city.count("record.measurements").await, 1);
    assert_eq!(city.count("access.log where event = 'wrote' and detail = 'record.measurements insert'").await, 1);
}
