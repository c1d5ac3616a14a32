//! Basics: answered and changed by their subject, field by field, with provenance from the opening.

use domain::{
    basics::{Answer, Answers, Field},
    ids::EntryId,
    purpose::Purpose,
    section::Section,
    verification::Verification,
};
use sqlx::{AssertSqlSafe, Executor};
use store::{
    record::basics::{self, Author, Basic},
    testing::{City, Person, Visit},
    write_error::WriteError,
};
use uuid::Uuid;

use crate::code;

tests! {
    mei_answers_and_changes_her_answer,
    of_two_changes_one_wins,
    of_two_first_answers_one_wins,
    a_resident_changes_answers_that_the_centre_registered,
    only_who_maintains_answers,
    each_section_is_opened_for_itself,
    answers_that_no_page_can_parse_are_refused,
    the_person_who_answered_is_the_logged_person,
}

async fn current(person: &Person, field: Field) -> Option<Basic> {
    let mut reader = person.opens(person).await.read().await;
    basics::current(&mut reader, &[field]).await.expect("read").pop()
}

async fn insert(visit: &Visit, resident: Uuid, kind: &str, answers: &str) -> Result<(), sqlx::Error> {
    let sql = format!(
        "insert into record.basics (resident_id, id, kind, answers) values ('{resident}', gen_random_uuid(), '{kind}', '{answers}')"
    );
    let mut tx = visit.transaction().await;
    tx.execute(AssertSqlSafe(sql)).await?;
    tx.commit().await
}

pub async fn mei_answers_and_changes_her_answer(city: City) {
    let mei = city.resident("梅").await;
    assert!(current(&mei, Field::BloodAbo).await.is_none());
    mei.answers(Field::BloodAbo, &["1"]).await.expect("answered");
    mei.answers(Field::BloodAbo, &["3"]).await.expect("changed");
    let now = current(&mei, Field::BloodAbo).await.expect("answered");
    assert!(now.answers.has("3") && now.author == Author::Resident && now.superseded_at.is_none());
    let mut reader = mei.opens(&mei).await.read().await;
    let history = basics::history(&mut reader, Field::BloodAbo).await.expect("read");
    assert_eq!(history.iter().map(|basic| basic.answers.has("1")).collect::<Vec<_>>(), [false, true]);
    assert_eq!(history[1].superseded_at, Some(city.now()));
    drop(reader);
    let again = mei.answers(Field::BloodAbo, &["3"]).await;
    assert!(matches!(again, Err(WriteError::Unchanged)), "{again:?}");
    assert_eq!(city.count("record.basics").await, 2, "what did not change has no newer version");
    assert_eq!(city.count("record.basics where author_account is null or verification <> 'pending'").await, 0);
    assert_eq!(city.count("access.log where event = 'wrote' and detail = 'record.basics insert'").await, 2);
}

pub async fn of_two_changes_one_wins(city: City) {
    let mei = city.resident("梅").await;
    mei.answers(Field::BloodAbo, &["1"]).await.expect("answered");
    let seen: Option<EntryId> = current(&mei, Field::BloodAbo).await.map(|basic| basic.id);
    mei.answers_instead_of(seen, Field::BloodAbo, &["2"]).await.expect("the first");
    let later = mei.answers_instead_of(seen, Field::BloodAbo, &["3"]).await;
    assert!(matches!(later, Err(WriteError::ChangedMeanwhile)), "{later:?}");
    assert!(current(&mei, Field::BloodAbo).await.expect("answered").answers.has("2"));
    // The check also works without the index that allows one current answer only.
    city.as_owner("drop index record.basics_have_one_answer").await;
    let later = mei.answers_instead_of(seen, Field::BloodAbo, &["3"]).await;
    assert!(matches!(later, Err(WriteError::ChangedMeanwhile)), "{later:?}");
}

pub async fn of_two_first_answers_one_wins(city: City) {
    let mei = city.resident("梅").await;
    mei.answers_instead_of(None, Field::BloodAbo, &["1"]).await.expect("the first");
    let later = mei.answers_instead_of(None, Field::BloodAbo, &["3"]).await;
    assert!(matches!(later, Err(WriteError::ChangedMeanwhile)), "{later:?}");
    mei.answers_instead_of(None, Field::BloodRh, &["2"]).await.expect("another field");
}

pub async fn a_resident_changes_answers_that_the_centre_registered(city: City) {
    let mei = city.resident_with("梅", &[(Field::BloodAbo, Answers::stored(vec![Answer::code("1")]))]).await;
    let registered = current(&mei, Field::BloodAbo).await.expect("registered");
    assert!(matches!(registered.author, Author::Institution { .. }), "{:?}", registered.author);
    assert_eq!(registered.verification, Verification::Verified);
    mei.answers(Field::BloodAbo, &["2"]).await.expect("hers to change");
    let now = current(&mei, Field::BloodAbo).await.expect("answered");
    assert!(now.answers.has("2") && now.author == Author::Resident && now.verification == Verification::Pending);
}

pub async fn only_who_maintains_answers(city: City) {
    let (mei, neighbour, gp) = (city.resident("梅").await, city.resident("邻").await, city.gp(&city.centre).await);
    let resident = mei.resident().uuid();
    let answer = r#"[{"code": "1"}]"#;
    for (what, visit) in [
        ("viewing", mei.opens(&mei).await),
        ("care", gp.opens_for_care(&mei).await),
        ("a depositor", city.system(&city.hospital).opens_to_deposit(&mei).await),
        ("the neighbour's own", neighbour.maintains(&neighbour).await),
    ] {
        assert_eq!(code(insert(&visit, resident, "blood_abo", answer).await), "42501", "{what}");
    }
    insert(&mei.maintains(&mei).await, resident, "blood_abo", answer).await.expect("she herself");
}

pub async fn each_section_is_opened_for_itself(city: City) {
    let (mei, gp, clerk) = (city.resident("梅").await, city.gp(&city.centre).await, city.clerk(&city.centre).await);
    mei.answers(Field::BloodAbo, &["1"]).await.expect("answered");
    mei.answers(Field::Residency, &["2"]).await.expect("answered");
    assert_eq!(clerk.opens_to_verify(&mei).await.rows_of("record.basics").await, 1, "where she is registered");
    assert_eq!(gp.opens_for_care(&mei).await.rows_of("record.basics").await, 2);
    let health = gp.opens_with(&mei, Purpose::Care, &[Section::Health]).await;
    assert_eq!(health.rows_of("record.basics").await, 1);
    assert_eq!(city.system(&city.hospital).opens_to_deposit(&mei).await.rows_of("record.basics").await, 0);
    let resident = mei.resident().uuid();
    let identity = mei.opens_with(&mei, Purpose::Maintain, &[Section::Identity]).await;
    assert_eq!(code(insert(&identity, resident, "blood_rh", "[]").await), "42501");
    insert(&identity, resident, "education", "[]").await.expect("of her identity");
}

pub async fn answers_that_no_page_can_parse_are_refused(city: City) {
    let mei = city.resident("梅").await;
    let resident = mei.resident().uuid();
    for answers in ["{}", r#"["1"]"#, r#"[{"code": 1}]"#, r#"[{"note": "x"}]"#, r#"[{"words": null}]"#, "null", r#""1""#] {
        let visit = mei.maintains(&mei).await;
        assert_eq!(code(insert(&visit, resident, "blood_abo", answers).await), "23514", "{answers}");
    }
    let visit = mei.maintains(&mei).await;
    insert(&visit, resident, "payment", r#"[{"code": "8", "words": "某"}, {"code": "1", "month": "2020-01"}]"#)
        .await
        .expect("kept");
    assert_eq!(code(insert(&visit, resident, "horoscope", "[]").await), "23514");
}

/// One statement that names another opening for each of these rows. Rows with the number 0 are not inserted.
fn stamped(mei: &Person, rows: &[String]) -> String {
    format!(
        "insert into record.basics (resident_id, id, kind, answers)
         select '{}', gen_random_uuid(), v.kind, '[]' from (values {}) v (n, kind, opening),
           lateral (select set_config('access.opening', v.opening, true) where v.n >= 0) named
         where v.n > 0 or named.set_config = 'never'",
        mei.resident(),
        rows.join(", ")
    )
}

pub async fn the_person_who_answered_is_the_logged_person(city: City) {
    let (mei, neighbour, gp) = (city.resident("梅").await, city.resident("邻").await, city.gp(&city.centre).await);
    let (visit, hospital) = (mei.maintains(&mei).await, city.system(&city.hospital));
    let others = [
        String::new(),
        neighbour.maintains(&neighbour).await.secret(),
        mei.opens(&mei).await.secret(),
        gp.opens_for_care(&mei).await.secret(),
        hospital.opens_to_deposit(&neighbour).await.secret(),
    ];
    let row = |n: u8, kind: &str, opening: &str| format!("({n}, '{kind}', '{opening}')");
    for other in others {
        let own = visit.secret();
        for rows in [
            // Rows are written in her opening and the statement ends in another; or one row is written without an opening.
            [row(1, "phone", &own), row(2, "employer", &own), row(0, "fuel", &other)],
            [row(1, "phone", &own), row(2, "employer", ""), row(0, "payment", &other)],
            [row(1, "phone", &own), row(2, "employer", ""), row(3, "payment", &own)],
        ] {
            let mut tx = visit.transaction().await;
            let done = tx.execute(AssertSqlSafe(stamped(&mei, &rows))).await;
            assert!(["EH011", "42501"].contains(&code(done).as_str()), "{rows:?}");
        }
    }
    let deposit = hospital.opens_to_deposit(&neighbour).await.secret();
    let own = visit.secret();
    let rows = [row(1, "phone", &own), row(2, "employer", &deposit), row(3, "payment", &own)];
    assert_eq!(code(visit.transaction().await.execute(AssertSqlSafe(stamped(&mei, &rows))).await), "EH011", "as if deposited");
    insert(&visit, mei.resident().uuid(), "phone", "[]").await.expect("otherwise it is kept");
    assert_eq!(city.count("record.basics").await, 1);
}
