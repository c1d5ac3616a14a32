//! Confirmation of details: once a year, and when an institution reports a difference.

use chrono::TimeDelta;
use domain::{
    basics::{Answer, Answers, Field},
    notice::NoticeKind,
    purpose::Purpose,
    section::Section,
};
use store::{
    notices,
    record::details::{self, Confirmed, Standing},
    testing::{City, Person},
};
use uuid::Uuid;

use crate::code;

tests! {
    differences_reported_by_an_institution_are_shown_and_notified,
    equal_or_unanswered_details_are_not_shown,
    the_same_again_is_kept_once,
    details_not_yet_compared_are_replaced,
    the_latest_answer_counts,
    details_of_two_institutions_are_kept_apart,
    a_confirmation_settles_what_was_reported_before,
    a_difference_reported_meanwhile_is_not_settled,
    one_difference_is_settled_by_itself_and_the_year_goes_on,
    nobody_whose_death_is_looked_into_is_reminded,
    no_counter_tells_a_depositor_what_differs,
    a_year_later_everybody_is_asked_once,
    only_its_subject_confirms,
    only_a_depositor_reports_and_learns_nothing,
}

async fn standing(person: &Person) -> Standing {
    let visit = person.opens_with(person, Purpose::View, &[Section::Identity, Section::Health]).await;
    details::standing(&mut visit.read().await).await.expect("read")
}

async fn fields(person: &Person) -> Vec<Field> {
    standing(person).await.differences.into_iter().map(|difference| difference.field).collect()
}

async fn confirms(person: &Person) {
    confirms_what_was_shown(person, &standing(person).await).await;
}

async fn confirms_what_was_shown(person: &Person, shown: &Standing) {
    settles(person, &Confirmed::All(shown.differences.iter().map(|d| d.id).collect())).await;
}

async fn settles(person: &Person, confirmed: &Confirmed) {
    let visit = person.maintains(person).await;
    visit.submits(async |writer| details::confirm(writer, confirmed).await).await.expect("confirmed");
}

async fn told(person: &Person) -> Vec<NoticeKind> {
    details::compare(&person.city.db).await.expect("compared");
    let notices = notices::newest(&mut person.opens(person).await.read().await).await.expect("read");
    notices.into_iter().map(|notice| notice.kind).collect()
}

/// A resident: married, with a telephone number, allergic to no medicine.
async fn mei(city: &City) -> Person {
    let answers = [
        (Field::MaritalStatus, Answer::code("2")),
        (Field::Phone, Answer::words("13800000001")),
        (Field::DrugAllergy, Answer::code("1")),
    ];
    let answers = answers.map(|(field, answer)| (field, Answers::stored(vec![answer])));
    let mei = city.resident_with("梅", &answers).await;
    city.later(1).await;
    mei
}

pub async fn differences_reported_by_an_institution_are_shown_and_notified(city: City) {
    let (mei, hospital) = (mei(&city).await, city.system(&city.hospital));
    assert!(!standing(&mei).await.asks());
    hospital.reports_detail(&mei, Field::MaritalStatus, Answer::code("4")).await.expect("told");
    hospital.reports_detail(&mei, Field::Phone, Answer::words("+86 138-0000-0002")).await.expect("told");
    let penicillin = Answer { words: Some("青霉素".to_owned()), ..Answer::code("5") };
    hospital.reports_detail(&mei, Field::DrugAllergy, penicillin.clone()).await.expect("told");
    let standing = standing(&mei).await;
    assert!(standing.asks() && !standing.due);
    let mut said: Vec<Field> = standing.differences.iter().map(|d| d.field).collect();
    said.sort();
    assert_eq!(said, [Field::Phone, Field::MaritalStatus, Field::DrugAllergy]);
    let allergy = standing.differences.iter().find(|d| d.field == Field::DrugAllergy).expect("one");
    assert_eq!((allergy.ours.each(), allergy.theirs.each()), (&[Answer::code("1")][..], &[penicillin][..]));
    assert_eq!(told(&mei).await, [NoticeKind::DetailsDiffer; 3]);
    assert_eq!(city.count("record.basics where superseded_at is not null").await, 0, "nothing was changed");
}

pub async fn equal_or_unanswered_details_are_not_shown(city: City) {
    let (mei, neighbour, hospital) = (mei(&city).await, city.resident("邻").await, city.system(&city.hospital));
    city.resident_with("兰", &[(Field::MaritalStatus, Answers::stored(vec![Answer::code("4")]))]).await;
    city.later(1).await;
    hospital.reports_detail(&mei, Field::MaritalStatus, Answer::code("2")).await.expect("told");
    hospital.reports_detail(&mei, Field::Phone, Answer::words("+86 138 0000 0001")).await.expect("told");
    hospital.reports_detail(&neighbour, Field::MaritalStatus, Answer::code("2")).await.expect("told");
    for person in [&mei, &neighbour] {
        assert!(!standing(person).await.asks());
        assert!(told(person).await.is_empty());
    }
    mei.answers(Field::DrugAllergy, &["2"]).await.expect("answered");
    city.later(1).await;
    hospital.reports_detail(&mei, Field::DrugAllergy, Answer::code("3")).await.expect("told");
    assert!(!standing(&mei).await.asks(), "one more allergy contradicts none that she named");
}

pub async fn the_same_again_is_kept_once(city: City) {
    let (mei, hospital) = (mei(&city).await, city.system(&city.hospital));
    for code in ["4", "4", "3", "4"] {
        hospital.reports_detail(&mei, Field::MaritalStatus, Answer::code(code)).await.expect("told");
        details::compare(&city.db).await.expect("compared");
        city.later(1).await;
    }
    assert_eq!(city.count("record.reported_details").await, 3);
    assert_eq!(fields(&mei).await, [Field::MaritalStatus], "only the last counts");
}

pub async fn details_not_yet_compared_are_replaced(city: City) {
    let (mei, hospital) = (mei(&city).await, city.system(&city.hospital));
    for code in ["2", "3", "4"] {
        hospital.reports_detail(&mei, Field::MaritalStatus, Answer::code(code)).await.expect("told");
    }
    assert_eq!(city.count("record.reported_details").await, 1, "nobody fills the list that others wait on");
    assert_eq!(details::compare(&city.db).await.expect("compared"), 1);
    let differences = standing(&mei).await.differences;
    assert_eq!(differences.iter().map(|one| one.theirs.has("4")).collect::<Vec<_>>(), [true], "its newest word");
}

pub async fn the_latest_answer_counts(city: City) {
    let (mei, hospital) = (mei(&city).await, city.system(&city.hospital));
    hospital.reports_detail(&mei, Field::MaritalStatus, Answer::code("4")).await.expect("told");
    assert_eq!(fields(&mei).await, [Field::MaritalStatus]);
    city.later(1).await;
    mei.answers(Field::MaritalStatus, &["3"]).await.expect("answered");
    assert!(fields(&mei).await.is_empty());
    city.later(1).await;
    city.system(&city.other_centre).reports_detail(&mei, Field::MaritalStatus, Answer::code("4")).await.expect("told");
    assert_eq!(fields(&mei).await, [Field::MaritalStatus]);
}

pub async fn details_of_two_institutions_are_kept_apart(city: City) {
    let mei = mei(&city).await;
    for place in [&city.hospital, &city.other_centre] {
        city.system(place).reports_detail(&mei, Field::MaritalStatus, Answer::code("4")).await.expect("told");
    }
    assert_eq!(fields(&mei).await, [Field::MaritalStatus; 2]);
}

pub async fn a_confirmation_settles_what_was_reported_before(city: City) {
    let (mei, hospital) = (mei(&city).await, city.system(&city.hospital));
    hospital.reports_detail(&mei, Field::MaritalStatus, Answer::code("4")).await.expect("told");
    city.later(1).await;
    confirms(&mei).await;
    assert!(!standing(&mei).await.asks());
    let line = format!("access.log where detail = 'record.confirmations insert' and resident_id = '{}'", mei.resident());
    assert_eq!(city.count(&line).await, 1);
    city.later(1).await;
    hospital.reports_detail(&mei, Field::Phone, Answer::words("13800000002")).await.expect("told");
    assert_eq!(fields(&mei).await, [Field::Phone]);
}

pub async fn a_difference_reported_meanwhile_is_not_settled(city: City) {
    let (mei, hospital) = (mei(&city).await, city.system(&city.hospital));
    hospital.reports_detail(&mei, Field::MaritalStatus, Answer::code("4")).await.expect("told");
    let shown = standing(&mei).await;
    hospital.reports_detail(&mei, Field::Phone, Answer::words("13800000002")).await.expect("told");
    confirms_what_was_shown(&mei, &shown).await;
    assert_eq!(fields(&mei).await, [Field::Phone]);
    // The confirmation also does not cover a report that replaces the shown report before it was compared.
    let shown = standing(&mei).await;
    hospital.reports_detail(&mei, Field::Phone, Answer::words("13800000003")).await.expect("told");
    confirms_what_was_shown(&mei, &shown).await;
    assert_eq!(fields(&mei).await, [Field::Phone]);
}

pub async fn one_difference_is_settled_by_itself_and_the_year_goes_on(city: City) {
    let mut mei = mei(&city).await;
    city.later_by(TimeDelta::days(200)).await;
    mei.enrols().await;
    for (field, answer) in [(Field::MaritalStatus, Answer::code("4")), (Field::Phone, Answer::words("13800000002"))] {
        city.system(&city.hospital).reports_detail(&mei, field, answer).await.expect("told");
        city.later(1).await;
    }
    let shown = standing(&mei).await;
    let phone = shown.differences.iter().find(|difference| difference.field == Field::Phone).expect("shown");
    settles(&mei, &Confirmed::One(phone.id)).await;
    assert_eq!(fields(&mei).await, [Field::MaritalStatus]);
    assert_eq!(standing(&mei).await.confirmed_at, None, "of the rest nothing was said");
    city.later_by(TimeDelta::days(166)).await;
    mei.enrols().await;
    assert!(standing(&mei).await.due, "a year after the record was opened");
    confirms(&mei).await;
    let after = standing(&mei).await;
    assert_eq!((after.confirmed_at, after.asks()), (Some(city.now()), false));
}

pub async fn a_year_later_everybody_is_asked_once(city: City) {
    let (mut mei, mut neighbour) = (city.resident("梅").await, city.resident("邻").await);
    assert_eq!(details::remind(&city.db, 100).await.expect("asked"), 0);
    city.later_by(TimeDelta::days(200)).await;
    mei.enrols().await;
    confirms(&mei).await;
    city.later_by(TimeDelta::days(166)).await;
    mei.enrols().await;
    neighbour.enrols().await;
    assert!(standing(&neighbour).await.due && !standing(&mei).await.due);
    assert_eq!(details::remind(&city.db, 100).await.expect("asked"), 1);
    assert_eq!(details::remind(&city.db, 100).await.expect("asked"), 0, "once");
    assert_eq!((told(&neighbour).await, told(&mei).await), (vec![NoticeKind::ConfirmDetails], vec![]));
    assert_eq!(city.count("access.log where event = 'system' and detail = 'remind_to_confirm'").await, 1);
    confirms(&neighbour).await;
    assert!(!standing(&neighbour).await.due);
    // Mei's year ends later. A resident who did not react is asked again after a year.
    city.later_by(TimeDelta::days(200)).await;
    assert_eq!(details::remind(&city.db, 100).await.expect("asked"), 1);
    mei.enrols().await;
    assert_eq!(told(&mei).await, [NoticeKind::ConfirmDetails]);
    city.later_by(TimeDelta::days(366)).await;
    assert_eq!(details::remind(&city.db, 100).await.expect("asked"), 1);
}

pub async fn nobody_whose_death_is_looked_into_is_reminded(city: City) {
    let (mei, neighbour) = (city.resident("梅").await, city.resident("邻").await);
    city.system(&city.hospital).reports_death(&mei).await.expect("told");
    city.later_by(TimeDelta::days(366)).await;
    assert_eq!(details::remind(&city.db, 100).await.expect("asked"), 1);
    assert_eq!(
        city.count(&format!("own.notices where kind = 'confirm_details' and resident_id = '{}'", neighbour.resident())).await,
        1
    );
}

/// A depositor learns of no difference from the statistics counters, neither from those of its own transaction nor from those
/// of the database (ADR 7).
pub async fn no_counter_tells_a_depositor_what_differs(city: City) {
    let mei = mei(&city).await;
    let views = "select (select sum(n_tup_ins) from pg_stat_all_tables), (select sum(n_tup_ins) from pg_stat_xact_all_tables)";
    let functions = ["tuples_inserted", "xact_tuples_inserted", "live_tuples", "mod_since_analyze"];
    let functions = functions.map(|name| format!("select pg_stat_get_{name}('own.notices'::regclass)"));
    for sql in functions.into_iter().chain([views.to_owned(), "select count(*) from pg_stat_activity".to_owned()]) {
        let mut tx = city.system(&city.hospital).opens_to_deposit(&mei).await.transaction().await;
        assert_eq!(code(sqlx::query(sqlx::AssertSqlSafe(sql.clone())).execute(&mut *tx).await), "42501", "{sql}");
        city.as_owner(&sql).await;
    }
}

pub async fn only_its_subject_confirms(city: City) {
    let (mei, gp, clerk) = (mei(&city).await, city.gp(&city.centre).await, city.clerk(&city.centre).await);
    let hospital = city.system(&city.hospital);
    let values = format!("values ('{}', gen_random_uuid(), '{{}}')", mei.resident());
    let insert = format!("insert into record.confirmations (resident_id, id, seen) {values}");
    let health = mei.opens_with(&mei, Purpose::Maintain, &[Section::Health]).await;
    for visit in [
        mei.opens(&mei).await,
        health,
        gp.opens_for_care(&mei).await,
        clerk.opens_to_verify(&mei).await,
        hospital.opens_to_deposit(&mei).await,
    ] {
        let mut tx = visit.transaction().await;
        assert_eq!(code(sqlx::query(sqlx::AssertSqlSafe(insert.clone())).execute(&mut *tx).await), "42501");
    }
    confirms(&mei).await;
    let author: Uuid = city.ask("select author_account from record.confirmations").await;
    assert_eq!(author, mei.account().await.uuid());
}

pub async fn only_a_depositor_reports_and_learns_nothing(city: City) {
    let (mei, gp) = (mei(&city).await, city.gp(&city.centre).await);
    let report = "select access.report_detail('marital_status', '[{\"code\": \"4\"}]')";
    for visit in [mei.opens(&mei).await, mei.maintains(&mei).await, gp.opens_for_care(&mei).await] {
        let mut tx = visit.transaction().await;
        assert_eq!(code(sqlx::query(report).execute(&mut *tx).await), "EH012");
    }
    let hospital = city.system(&city.hospital);
    hospital.reports_detail(&mei, Field::MaritalStatus, Answer::code("4")).await.expect("told");
    let deposit = hospital.opens_to_deposit(&mei).await;
    for table in ["record.reported_details", "record.confirmations", "own.notices", "record.basics"] {
        assert_eq!(deposit.rows_of(table).await, 0, "{table}");
    }
    assert_eq!(mei.opens(&mei).await.rows_of("record.reported_details").await, 1);
    for broken in ["'phone', '[]'", "'phone', '[{\"month\": \"2020-01\"}]'", "'horoscope', '[{\"code\": \"1\"}]'"] {
        let mut tx = hospital.opens_to_deposit(&mei).await.transaction().await;
        let sql = format!("select access.report_detail({broken})");
        assert_eq!(code(sqlx::query(sqlx::AssertSqlSafe(sql)).execute(&mut *tx).await), "23514", "{broken}");
    }
}
