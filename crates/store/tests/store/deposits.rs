//! Deposits (article 9): all or nothing, idempotent, and a depositor reads back only what it sent.

use domain::sex::Sex;
use store::{
    deposits::{DepositError, Outcome},
    record::measurements::Author,
    testing::{City, Visit},
};

tests! {
    a_deposit_shows_where_it_comes_from,
    the_same_again_changes_nothing,
    a_changed_entry_supersedes_and_others_stay,
    a_wrong_birth_date_or_sex_takes_nothing,
    an_unstated_sex_contradicts_nobody,
    one_bad_entry_takes_none,
    a_depositor_reads_back_only_its_own,
    a_depositor_learns_nothing_of_the_basics,
    a_depositor_asks_of_whom_its_file_is_once,
    an_unknown_record_or_institution_is_refused,
    a_lapsed_agreement_stops_reading_and_not_depositing,
    two_institutions_may_use_the_same_key,
    a_deposit_leaves_no_session_behind,
    two_deposits_at_once_do_not_double,
}

const NOTHING: Outcome = Outcome { added: 0, unchanged: 0, superseded: 0 };

pub async fn a_deposit_shows_where_it_comes_from(city: City) {
    let (mei, hospital) = (city.resident("梅").await, city.system(&city.hospital));
    let outcome = hospital.deposits(&mei, &[("a", 140, 90), ("b", 142, 91)]).await.expect("deposited");
    assert_eq!(outcome, Outcome { added: 2, ..NOTHING });
    let shown = mei.opens(&mei).await.blood_pressure().await;
    assert_eq!(shown.len(), 2);
    for entry in shown {
        assert!(matches!(entry.author, Author::Institution { performer: Some(ref name), .. } if name == "李护士"), "{entry:?}");
        assert_eq!(entry.verification.code(), "verified");
    }
    let wrote = format!(
        "access.log where event = 'wrote' and basis = 'deposit' and institution_code = '{}' and resident_id = '{}' and article = '9'
         and cardinality(entries) = 2",
        city.hospital,
        mei.resident()
    );
    assert_eq!(city.count(&wrote).await, 1, "one line for what came together");
}

pub async fn the_same_again_changes_nothing(city: City) {
    let (mei, hospital) = (city.resident("梅").await, city.system(&city.hospital));
    let entries = [("a", 140, 90), ("b", 142, 91)];
    hospital.deposits(&mei, &entries).await.expect("deposited");
    assert_eq!(hospital.deposits(&mei, &entries).await.expect("again"), Outcome { unchanged: 2, ..NOTHING });
    assert_eq!(city.count("record.measurements").await, 2);
}

pub async fn a_changed_entry_supersedes_and_others_stay(city: City) {
    let (mei, hospital) = (city.resident("梅").await, city.system(&city.hospital));
    hospital.deposits(&mei, &[("a", 140, 90), ("b", 142, 91)]).await.expect("deposited");
    let outcome = hospital.deposits(&mei, &[("a", 141, 90), ("b", 142, 91), ("c", 150, 95)]).await.expect("again");
    assert_eq!(outcome, Outcome { added: 1, unchanged: 1, superseded: 1 });
    assert_eq!(city.count("record.measurements").await, 4);
    assert_eq!(mei.opens(&mei).await.blood_pressure().await.len(), 3);
    assert_eq!(city.count("record.measurements where source_key = 'a' and superseded_at is null and value = 141").await, 1);
}

pub async fn a_wrong_birth_date_or_sex_takes_nothing(city: City) {
    let (mei, hospital) = (city.resident("梅").await, city.system(&city.hospital));
    city.registered("邻", "1990-01-16", &city.centre).await;
    let born = "1990-01-15".parse().expect("a date");
    let other_day = "1990-01-16".parse().expect("a date");
    for (birth_date, sex) in [(other_day, Sex::Female), (born, Sex::Male), (other_day, Sex::Male)] {
        let outcome = hospital.deposits_about(&mei, birth_date, sex, &[("a", 140, 90), ("b", 142, 91)]).await;
        assert!(matches!(outcome, Err(DepositError::WrongPerson)), "{birth_date} {sex:?}: {outcome:?}");
        assert_eq!(city.count("record.measurements").await, 0);
    }
    hospital.deposits_about(&mei, born, Sex::Female, &[("a", 140, 90)]).await.expect("hers");
}

pub async fn an_unstated_sex_contradicts_nobody(city: City) {
    let (mei, hospital) = (city.resident("梅").await, city.system(&city.hospital));
    let born = "1990-01-15".parse().expect("a date");
    for sex in [Sex::Unknown, Sex::NotStated] {
        hospital.deposits_about(&mei, born, sex, &[("a", 140, 90)]).await.expect("nothing disagrees");
    }
}

pub async fn one_bad_entry_takes_none(city: City) {
    let (mei, hospital) = (city.resident("梅").await, city.system(&city.hospital));
    city.as_owner("alter table record.measurements add constraint broken check (value < 145)").await;
    let outcome = hospital.deposits(&mei, &[("a", 140, 90), ("b", 142, 91), ("c", 150, 95)]).await;
    assert!(matches!(outcome, Err(DepositError::Entry(_))), "{outcome:?}");
    assert_eq!(city.count("record.measurements").await, 0, "nothing is half written");
    assert_eq!(city.count("access.log where event = 'wrote' and resident_id is not null and basis = 'deposit'").await, 0);
    assert_eq!(city.count("access.log where event = 'opened' and basis = 'deposit'").await, 1, "that it was tried is kept");
    hospital.deposits(&mei, &[("a", 140, 90), ("b", 142, 91)]).await.expect("the good ones alone");
}

pub async fn a_depositor_reads_back_only_its_own(city: City) {
    let (mei, neighbour) = (city.resident("梅").await, city.resident("邻").await);
    let (hospital, clinic) = (city.system(&city.hospital), city.system(&city.other_centre));
    mei.logs_blood_pressure(128, 82).await;
    hospital.deposits(&mei, &[("a", 140, 90), ("b", 142, 91)]).await.expect("deposited");
    hospital.deposits(&neighbour, &[("a", 120, 80)]).await.expect("deposited");
    clinic.deposits(&mei, &[("a", 150, 95)]).await.expect("deposited");
    let visit = hospital.opens_to_deposit(&mei).await;
    assert_eq!(visit.rows_of("record.measurements").await, 2);
    assert_eq!(visit.rows_of(&format!("record.measurements where source_institution <> '{}'", city.hospital)).await, 0);
    assert_eq!(clinic.opens_to_deposit(&mei).await.rows_of("record.measurements").await, 1);
    assert_eq!(mei.opens(&mei).await.rows_of("record.measurements").await, 4, "Mei reads them all");
}

pub async fn a_depositor_learns_nothing_of_the_basics(city: City) {
    let (mei, hospital) = (city.resident("梅").await, city.system(&city.hospital));
    let visit = hospital.opens_to_deposit(&mei).await;
    for table in ["record.residents", "record.identifiers", "record.care_teams", "access.log"] {
        assert_eq!(visit.rows_of(table).await, 0, "{table}");
    }
    let subject: Option<String> = sqlx::query_scalar("select subject_name from access.enter($1)")
        .bind(visit.secret())
        .fetch_one(&city.db.web)
        .await
        .expect("asked");
    assert_eq!(subject, None, "not even for a banner");
    assert!(visit.opening().read(&city.db).await.is_err(), "an opening to deposit is none to read");
    let is_about = "select access.deposit_is_about('1990-01-15', '2')";
    let asked = |secret: String| {
        let web = city.db.web.clone();
        async move {
            let mut tx = web.begin().await.expect("begun");
            sqlx::query("select set_config('access.opening', $1, true)").bind(secret).execute(&mut *tx).await.expect("set");
            sqlx::query_scalar::<_, Option<bool>>(is_about).fetch_one(&mut *tx).await.expect("asked")
        }
    };
    assert_eq!(asked(visit.secret()).await, Some(true));
    assert_ne!(asked(mei.opens(&mei).await.secret()).await, Some(true), "only a depositor may ask");
    assert_ne!(asked(String::new()).await, Some(true), "and only in an opening");
}

/// Otherwise a depositor could find out birth date and sex by trying values in one opening.
pub async fn a_depositor_asks_of_whom_its_file_is_once(city: City) {
    let (mei, hospital) = (city.resident("梅").await, city.system(&city.hospital));
    let right = "access.deposit_is_about('1990-01-15', '2')";
    let ask = async |visit: &Visit| -> bool {
        let sql = format!("select coalesce({right}, false)");
        sqlx::query_scalar(sqlx::AssertSqlSafe(sql)).fetch_one(&mut *visit.transaction().await).await.expect("asked")
    };
    assert!(ask(&hospital.opens_to_deposit(&mei).await).await);
    for claim in ["1990-01-16 2", "1990-01-15 1", ""] {
        assert!(!ask(&hospital.opens_to_deposit_for(&mei, claim).await).await, "{claim}");
    }
}

pub async fn an_unknown_record_or_institution_is_refused(city: City) {
    let (mei, hospital) = (city.resident("梅").await, city.system(&city.hospital));
    let nowhere = domain::institution::InstitutionCode::parse("999999999").expect("a code");
    let outcome = city.system(&nowhere).deposits(&mei, &[("a", 140, 90)]).await;
    assert!(matches!(outcome, Err(DepositError::Refused)), "{outcome:?}");
    city.as_owner("delete from record.identifiers where system = 'record'").await;
    let outcome = hospital.deposits(&mei, &[("a", 140, 90)]).await;
    assert!(matches!(outcome, Err(DepositError::NoSuchRecord)), "{outcome:?}");
    assert_eq!(city.count("record.measurements").await, 0);
    let other = city.resident("邻").await;
    hospital.deposits(&other, &[("a", 140, 90)]).await.expect("known");
}

pub async fn a_lapsed_agreement_stops_reading_and_not_depositing(city: City) {
    let (clinic, gp) = (city.system(&city.lapsed_clinic), city.gp(&city.lapsed_clinic).await);
    let theirs = city.resident_of("诊", "1990-01-15", &city.lapsed_clinic).await;
    assert!(gp.opens_for_care(&theirs).await.is_refused());
    clinic.deposits(&theirs, &[("a", 140, 90)]).await.expect("deposited");
}

pub async fn two_institutions_may_use_the_same_key(city: City) {
    let mei = city.resident("梅").await;
    for place in [&city.hospital, &city.other_centre] {
        let outcome = city.system(place).deposits(&mei, &[("a", 140, 90)]).await.expect("deposited");
        assert_eq!(outcome, Outcome { added: 1, ..NOTHING });
    }
}

pub async fn a_deposit_leaves_no_session_behind(city: City) {
    let (mei, hospital) = (city.resident("梅").await, city.system(&city.hospital));
    hospital.deposits(&mei, &[("a", 140, 90)]).await.expect("deposited");
    let other_day = "1990-01-16".parse().expect("a date");
    hospital.deposits_about(&mei, other_day, Sex::Female, &[]).await.expect_err("refused");
    assert_eq!(city.count("auth.sessions where capacity = 'system' and ended_at is null").await, 0);
}

/// Two processes of one hospital deposit the same file.
pub async fn two_deposits_at_once_do_not_double(city: City) {
    let (mei, hospital) = (city.resident("梅").await, city.system(&city.hospital));
    let entries = [("a", 140, 90), ("b", 142, 91)];
    let (one, two) = tokio::join!(hospital.deposits(&mei, &entries), hospital.deposits(&mei, &entries));
    assert!(one.is_ok() || two.is_ok(), "{one:?} {two:?}");
    assert_eq!(city.count("record.measurements where superseded_at is null").await, 2);
    hospital.deposits(&mei, &entries).await.expect("again");
    assert_eq!(city.count("record.measurements where superseded_at is null").await, 2);
}
