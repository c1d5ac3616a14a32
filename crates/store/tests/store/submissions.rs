//! Submissions are idempotent: the same form has one effect, however often and fast it is sent.

use std::sync::Arc;

use domain::ids::{EntryId, SubmissionId};
use store::{
    record::measurements,
    submissions::Submission,
    testing::{City, Person, blood_pressure},
    write_error::WriteError,
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

async fn sends(who: &Person, id: u128, form: &str) -> Result<String, WriteError> {
    let writer = who.maintains(who).await.write().await;
    let (entry, new) = (writer.new_id::<EntryId>(), blood_pressure(who.city.now(), 128, 82));
    let submission = Submission::new(SubmissionId::from(Uuid::from_u128(id)), &form)?;
    writer.submit(submission, format!("/entry/{entry}"), async |writer| measurements::add(writer, entry, new).await).await
}

pub async fn the_same_form_again_leads_where_the_first_led(city: City) {
    let mei = city.resident("梅").await;
    let first = sends(&mei, 7, "128/82").await.expect("kept");
    let shown = mei.opens(&mei).await.blood_pressure().await;
    assert_eq!(shown.iter().map(|shown| format!("/entry/{}", shown.id)).collect::<Vec<_>>(), std::slice::from_ref(&first));
    assert_eq!(sends(&mei, 7, "128/82").await.expect("answered"), first);
    assert_eq!(mei.opens(&mei).await.blood_pressure().await.len(), 1);
    let another = sends(&mei, 8, "128/82").await.expect("kept");
    assert_ne!(another, first, "another form with the same in it is another measurement");
    assert_eq!(mei.opens(&mei).await.blood_pressure().await.len(), 2);
}

pub async fn the_same_form_with_something_else_in_it_is_refused(city: City) {
    let mei = city.resident("梅").await;
    sends(&mei, 7, "128/82").await.expect("kept");
    assert!(matches!(sends(&mei, 7, "218/82").await, Err(WriteError::AlreadySent)));
    assert_eq!(mei.opens(&mei).await.blood_pressure().await.len(), 1);
}

pub async fn two_people_may_have_the_same_submission_id(city: City) {
    let (mei, neighbour) = (city.resident("梅").await, city.resident("邻").await);
    let (hers, theirs) = (sends(&mei, 7, "128/82").await.expect("kept"), sends(&neighbour, 7, "128/82").await.expect("kept"));
    assert_ne!(hers, theirs);
    assert_eq!(city.count("record.measurements").await, 2);
}

pub async fn a_submission_whose_write_failed_may_be_sent_again(city: City) {
    let mei = city.resident("梅").await;
    city.as_owner("alter table record.measurements add constraint broken check (value < 100)").await;
    assert!(matches!(sends(&mei, 7, "128/82").await, Err(WriteError::Database(_))));
    assert_eq!(city.count("own.submissions").await, 0, "rolled back together");
    city.as_owner("alter table record.measurements drop constraint broken").await;
    sends(&mei, 7, "128/82").await.expect("kept");
}

pub async fn nobody_finds_or_keeps_submissions_of_somebody_else(city: City) {
    let (mei, neighbour) = (city.resident("梅").await, city.resident("邻").await);
    sends(&mei, 7, "128/82").await.expect("kept");
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

/// As many concurrent requests as the pool has connections, and as many again that wait for a connection.
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
    let id: Uuid = city.ask("select id from record.measurements").await;
    assert_eq!(outcomes, vec![format!("/entry/{id}"); 1000]);
    assert_eq!(city.count("record.measurements").await, 1);
    assert_eq!(city.count("access.log where event = 'wrote' and detail = 'record.measurements insert'").await, 1);
}
