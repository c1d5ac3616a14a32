//! Notices: written in the transaction of the event, to the people concerned; e-mail only to a confirmed address.

use chrono::{DateTime, TimeDelta};
use domain::{
    basics::{Answer, Field},
    ids::{EntryId, ResidentId},
    mail::{MailAddress, MailCode},
    notice::NoticeKind,
    purpose::Purpose,
    section::Section,
    verification::{Remark, StandsIn, Step},
};
use sqlx::{AssertSqlSafe, Executor};
use store::{
    notices::{
        self, Notice,
        mail::{self, Requested},
    },
    record::details,
    testing::{City, Person, Visit},
    verification::{self, NewStep},
};
use uuid::Uuid;

use crate::code;

tests! {
    staff_steps_are_told_to_their_subject_and_to_nobody_else,
    the_same_is_told_once_until_it_is_read,
    the_same_is_told_once_until_it_is_read_of_details,
    a_letter_that_was_sent_is_one_persons,
    a_notice_written_during_sending_causes_another_email,
    a_doctor_at_the_desk_reads_none_of_their_own,
    an_old_code_does_not_go_out,
    an_address_that_is_not_proved_gets_no_news,
    a_step_that_is_rolled_back_is_not_told,
    a_reported_death_is_told_once_and_so_is_its_end,
    shown_notices_are_read_and_newer_notices_are_not,
    only_who_maintains_marks_as_read_and_only_their_own,
    an_address_counts_once_its_code_was_typed,
    five_wrong_codes_and_none_counts,
    a_code_counts_for_an_hour,
    five_codes_a_day_go_out,
    only_who_maintains_gives_an_address,
    a_notice_is_mailed_once_and_at_most_once_an_hour,
    read_or_old_notices_are_not_mailed,
    an_email_taken_by_one_worker_is_skipped_by_others,
    a_code_asked_for_meanwhile_is_sent_too,
    an_address_that_cannot_be_read_keeps_nobody_waiting,
    no_email_is_sent_after_unsubscribing,
    notices_not_shown_stay_unread,
    a_code_goes_before_news_and_who_waits_longest_is_next,
    a_code_that_was_typed_is_not_sent_any_more,
    a_person_who_locks_their_own_row_delays_nobody,
}

async fn told(person: &Person) -> Vec<Notice> {
    notices::newest(&mut person.opens(person).await.read().await).await.expect("read")
}

fn kinds(notices: &[Notice]) -> Vec<NoticeKind> {
    notices.iter().map(|notice| notice.kind).collect()
}

/// A doctor of the centre takes a step of the verification of her measurement.
async fn asks(gp: &Person, whose: &Person, entry: EntryId) {
    let sections = &[Section::Identity, Section::Measurements, Section::Health];
    let words = Some(Remark::parse("用的是哪只手臂？").expect("words"));
    let new = NewStep { stands_in: StandsIn::Measurements, entry, step: Step::Asked, words };
    let visit = gp.opens_with(whose, Purpose::Verify, sections).await;
    visit.submits(async |writer| verification::take(writer, &new).await).await.expect("taken");
}

async fn runs(visit: &Visit, sql: &str) -> Result<(), sqlx::Error> {
    let mut tx = visit.transaction().await;
    tx.execute(AssertSqlSafe(sql.to_owned())).await?;
    tx.commit().await
}

fn address(text: &str) -> MailAddress {
    MailAddress::parse(text).expect("an address")
}

/// Enters an address; true if a code is sent.
async fn gives(person: &Person, text: &str) -> bool {
    let writer = person.maintains(person).await.write().await;
    let id = writer.new_id();
    match mail::request(&person.city.db, writer, id, &address(text), "/").await.expect("answered") {
        Requested::Sent(_) => true,
        Requested::TooOften(_) => false,
    }
}

async fn types(person: &Person, code: &MailCode) -> bool {
    mail::confirm(&person.city.db, person.maintains(person).await.write().await, code).await.expect("asked")
}

/// The e-mails that are sent now: the address, and the code if there is one.
async fn delivered(city: &City) -> Vec<(String, Option<MailCode>)> {
    let mut letters = Vec::new();
    for owed in mail::take(&city.db).await.expect("taken") {
        mail::sent(&city.db, &owed).await.expect("noted");
        letters.push((owed.address.expose().to_owned(), owed.code));
    }
    letters
}

/// Enters an address and confirms it.
async fn wants_mail(person: &Person) {
    assert!(gives(person, "mei@example.org").await);
    let code = delivered(&person.city).await.pop().and_then(|(_, code)| code).expect("a code");
    assert!(types(person, &code).await);
}

fn other(code: &MailCode) -> MailCode {
    MailCode::parse(if code.expose() == "000000" { "000001" } else { "000000" }).expect("a code")
}

pub async fn staff_steps_are_told_to_their_subject_and_to_nobody_else(city: City) {
    let (mei, neighbour, gp) = (city.resident("梅").await, city.resident("邻").await, city.gp(&city.centre).await);
    let entry = mei.logs_blood_pressure(128, 82).await;
    assert!(told(&mei).await.is_empty());
    asks(&gp, &mei, entry).await;
    let notices = told(&mei).await;
    let [notice] = &notices[..] else { panic!("{notices:?}") };
    assert_eq!((notice.kind, notice.leads_to, notice.read), (NoticeKind::Asked, Some(entry.uuid()), false));
    assert!(notice.about.is_some() && notice.institution.is_some() && notice.resident == mei.resident());
    assert!(told(&neighbour).await.is_empty());
    assert_eq!(mei.opens(&mei).await.read().await.opening.unread, Some(1));
    assert_eq!(neighbour.opens(&neighbour).await.read().await.opening.unread, Some(0));
    assert_eq!(gp.opens_for_care(&mei).await.read().await.opening.unread, None, "staff are not told how many");
}

pub async fn the_same_is_told_once_until_it_is_read(city: City) {
    let (mei, gp) = (city.resident("梅").await, city.gp(&city.centre).await);
    let entry = mei.logs_blood_pressure(128, 82).await;
    for _ in 0..3 {
        city.later(1).await;
        asks(&gp, &mei, entry).await;
    }
    let notices = told(&mei).await;
    assert!(notices.len() == 1 && notices[0].at >= city.now(), "once, as of the last: {notices:?}");
    runs(&mei.maintains(&mei).await, "select access.read_notices('-infinity', 'infinity')").await.expect("read");
    asks(&gp, &mei, entry).await;
    assert_eq!(told(&mei).await.len(), 2);
}

pub async fn the_same_is_told_once_until_it_is_read_of_details(city: City) {
    let mei = city.resident("梅").await;
    mei.answers(Field::MaritalStatus, &["2"]).await.expect("answered");
    city.later(1).await;
    city.system(&city.hospital).reports_detail(&mei, Field::MaritalStatus, Answer::code("4")).await.expect("told");
    assert_eq!(details::compare(&city.db).await.expect("compared"), 1);
    runs(&mei.maintains(&mei).await, "select access.read_notices('-infinity', 'infinity')").await.expect("read");
    assert_eq!(details::compare(&city.db).await.expect("compared"), 0, "once");
    assert_eq!(told(&mei).await.len(), 1);
}

pub async fn a_letter_that_was_sent_is_one_persons(city: City) {
    let (mei, neighbour, gp) = (city.resident("梅").await, city.resident("邻").await, city.gp(&city.centre).await);
    wants_mail(&mei).await;
    wants_mail(&neighbour).await;
    for person in [&mei, &neighbour] {
        asks(&gp, person, person.logs_blood_pressure(128, 82).await).await;
    }
    let owed = mail::take(&city.db).await.expect("taken");
    assert_eq!(owed.len(), 2);
    mail::sent(&city.db, &owed[0]).await.expect("noted");
    city.later(6).await;
    assert_eq!(delivered(&city).await.len(), 1, "the other is still owed theirs");
}

pub async fn a_notice_written_during_sending_causes_another_email(city: City) {
    let (mei, gp) = (city.resident("梅").await, city.gp(&city.centre).await);
    wants_mail(&mei).await;
    asks(&gp, &mei, mei.logs_blood_pressure(128, 82).await).await;
    let owed = mail::take(&city.db).await.expect("taken");
    city.later(1).await;
    asks(&gp, &mei, mei.logs_blood_pressure(129, 82).await).await;
    mail::sent(&city.db, &owed[0]).await.expect("noted");
    city.later_by(TimeDelta::minutes(61)).await;
    assert_eq!(delivered(&city).await.len(), 1);
}

pub async fn a_doctor_at_the_desk_reads_none_of_their_own(city: City) {
    let (mei, doctor) = (city.resident("梅").await, city.resident("医").await);
    city.system(&city.hospital).reports_death(&doctor).await.expect("told");
    wants_mail(&doctor).await;
    let own = doctor.opens(&doctor).await;
    assert_eq!((own.rows_of("own.notices").await, own.rows_of("own.mail_addresses").await), (1, 1));
    doctor.is_appointed(&city.centre, domain::capacity::Duty::Gp).await;
    doctor.acts_as_staff(true).await;
    let care = doctor.opens_for_care(&mei).await;
    assert_eq!((care.rows_of("own.notices").await, care.rows_of("own.mail_addresses").await), (0, 0));
}

pub async fn an_old_code_does_not_go_out(city: City) {
    let mut mei = city.resident("梅").await;
    assert!(gives(&mei, "mei@example.org").await);
    city.later(61).await;
    assert!(delivered(&city).await.is_empty());
    mei.enrols().await;
    wants_mail(&mei).await;
}

pub async fn an_address_that_is_not_proved_gets_no_news(city: City) {
    let (mei, gp) = (city.resident("梅").await, city.gp(&city.centre).await);
    wants_mail(&mei).await;
    let entry = mei.logs_blood_pressure(128, 82).await;
    asks(&gp, &mei, entry).await;
    assert!(gives(&mei, "somebody@example.org").await);
    let letters = delivered(&city).await;
    assert!(letters.len() == 1 && letters[0].1.is_some(), "the code, and no news");
    assert!(delivered(&city).await.is_empty());
}

pub async fn a_step_that_is_rolled_back_is_not_told(city: City) {
    let (mei, gp) = (city.resident("梅").await, city.gp(&city.centre).await);
    let entry = mei.logs_blood_pressure(128, 82).await;
    let mut tx = gp.opens_with(&mei, Purpose::Verify, &[Section::Measurements]).await.transaction().await;
    tx.execute(AssertSqlSafe(format!(
        "insert into record.verifications (resident_id, id, stands_in, entry, step)
           values ('{}', gen_random_uuid(), 'measurements', '{entry}', 'verified')",
        mei.resident()
    )))
    .await
    .expect("taken, for now");
    tx.rollback().await.expect("rolled back");
    assert!(told(&mei).await.is_empty());
    asks(&gp, &mei, entry).await;
    assert_eq!(told(&mei).await.len(), 1);
}

pub async fn a_reported_death_is_told_once_and_so_is_its_end(city: City) {
    let (mei, hospital, clerk) = (city.resident("梅").await, city.system(&city.hospital), city.clerk(&city.centre).await);
    hospital.reports_death(&mei).await.expect("told");
    hospital.reports_death(&mei).await.expect("told again");
    assert_eq!(kinds(&told(&mei).await), [NoticeKind::DeathReported]);
    let check: Uuid = city.ask("select id from work.checks").await;
    city.later(1).await;
    runs(&clerk.opens_to_verify(&mei).await, &format!("select access.close_check('{check}')")).await.expect("closed");
    assert_eq!(kinds(&told(&mei).await), [NoticeKind::FoundAlive, NoticeKind::DeathReported]);
}

pub async fn shown_notices_are_read_and_newer_notices_are_not(city: City) {
    let (mei, gp) = (city.resident("梅").await, city.gp(&city.centre).await);
    let (first, second) = (mei.logs_blood_pressure(128, 82).await, mei.logs_blood_pressure(129, 82).await);
    asks(&gp, &mei, first).await;
    let seen = told(&mei).await[0].at;
    city.later(1).await;
    asks(&gp, &mei, second).await;
    notices::read_between(mei.maintains(&mei).await.write().await, DateTime::UNIX_EPOCH, seen).await.expect("read");
    let notices = told(&mei).await;
    assert_eq!(notices.iter().map(|notice| notice.read).collect::<Vec<_>>(), [false, true]);
    assert_eq!(mei.opens(&mei).await.read().await.opening.unread, Some(1));
}

pub async fn only_who_maintains_marks_as_read_and_only_their_own(city: City) {
    let (mei, neighbour, gp) = (city.resident("梅").await, city.resident("邻").await, city.gp(&city.centre).await);
    let entry = mei.logs_blood_pressure(128, 82).await;
    asks(&gp, &mei, entry).await;
    let deposit = city.system(&city.hospital).opens_to_deposit(&mei).await;
    for visit in [mei.opens(&mei).await, gp.opens_for_care(&mei).await, deposit] {
        assert_eq!(code(runs(&visit, "select access.read_notices('-infinity', 'infinity')").await), "EH012");
    }
    runs(&neighbour.maintains(&neighbour).await, "select access.read_notices('-infinity', 'infinity')").await.expect("her own");
    assert!(!told(&mei).await[0].read);
    runs(&mei.maintains(&mei).await, "select access.read_notices('-infinity', 'infinity')").await.expect("her own");
    assert!(told(&mei).await[0].read);
}

pub async fn an_address_counts_once_its_code_was_typed(city: City) {
    let (mei, neighbour) = (city.resident("梅").await, city.resident("邻").await);
    assert!(mail::wanted(&city.db, &mut mei.opens(&mei).await.read().await).await.expect("read").is_none());
    assert!(gives(&mei, "mei@example.org").await);
    let letters = delivered(&city).await;
    let [(to, Some(code))] = &letters[..] else { panic!("one letter with a code") };
    assert_eq!(to, "mei@example.org");
    assert!(delivered(&city).await.is_empty(), "it goes out once");
    assert!(!types(&neighbour, code).await, "it is hers");
    assert_eq!(city.count("own.mail_addresses where confirmed_at is not null").await, 0, "nor does it prove hers");
    assert!(!types(&mei, &other(code)).await);
    let wanted = mail::wanted(&city.db, &mut mei.opens(&mei).await.read().await).await.expect("read").expect("given");
    assert_eq!((wanted.address.expose(), wanted.confirmed), ("mei@example.org", false));
    assert!(types(&mei, code).await);
    let wanted = mail::wanted(&city.db, &mut mei.opens(&mei).await.read().await).await.expect("read").expect("given");
    assert!(wanted.confirmed);
    let stored: Vec<u8> = city.ask("select address from own.mail_addresses where address is not null").await;
    assert!(!stored.windows(3).any(|part| part == b"mei"), "it is stored encrypted");
}

pub async fn five_wrong_codes_and_none_counts(city: City) {
    let (mei, neighbour) = (city.resident("梅").await, city.resident("邻").await);
    assert!(gives(&mei, "mei@example.org").await);
    let code = delivered(&city).await.pop().and_then(|(_, code)| code).expect("a code");
    assert!(!types(&neighbour, &other(&code)).await);
    assert_eq!(city.count("own.mail_addresses where wrong_codes > 0").await, 0, "nobody uses up another's tries");
    for _ in 0..5 {
        assert!(!types(&mei, &other(&code)).await);
    }
    assert!(!types(&mei, &code).await, "too late");
    wants_mail(&mei).await;
}

pub async fn a_code_counts_for_an_hour(city: City) {
    let mut mei = city.resident("梅").await;
    assert!(gives(&mei, "mei@example.org").await);
    let code = delivered(&city).await.pop().and_then(|(_, code)| code).expect("a code");
    city.later(61).await;
    mei.enrols().await;
    assert!(!types(&mei, &code).await);
    wants_mail(&mei).await;
}

pub async fn five_codes_a_day_go_out(city: City) {
    let mut mei = city.resident("梅").await;
    for _ in 0..4 {
        assert!(gives(&mei, "somebody@example.org").await);
    }
    mail::stop(mei.maintains(&mei).await.write().await).await.expect("stopped");
    assert!(gives(&mei, "somebody@example.org").await);
    assert!(!gives(&mei, "somebody@example.org").await, "nor does stopping begin the count anew");
    city.later(24 * 60 + 1).await;
    mei.enrols().await;
    assert!(gives(&mei, "somebody@example.org").await);
}

pub async fn only_who_maintains_gives_an_address(city: City) {
    let (mei, gp) = (city.resident("梅").await, city.gp(&city.centre).await);
    let deposit = city.system(&city.hospital).opens_to_deposit(&mei).await;
    let hash = "sha256('x')";
    for visit in [mei.opens(&mei).await, gp.opens_for_care(&mei).await, deposit] {
        for sql in [
            format!("select access.ask_for_mail('x', 'k', 'x', {hash})"),
            format!("select access.confirm_mail({hash})"),
            "select access.stop_mail()".to_owned(),
        ] {
            assert_eq!(code(runs(&visit, &sql).await), "EH012", "{sql}");
        }
    }
    wants_mail(&mei).await;
}

pub async fn a_notice_is_mailed_once_and_at_most_once_an_hour(city: City) {
    let (mei, gp) = (city.resident("梅").await, city.gp(&city.centre).await);
    wants_mail(&city.resident("邻").await).await;
    let first = mei.logs_blood_pressure(128, 82).await;
    asks(&gp, &mei, first).await;
    wants_mail(&mei).await;
    assert!(delivered(&city).await.is_empty(), "what was told before is not mailed");
    let second = mei.logs_blood_pressure(129, 82).await;
    asks(&gp, &mei, second).await;
    let third = mei.logs_blood_pressure(130, 82).await;
    asks(&gp, &mei, third).await;
    let letters = delivered(&city).await;
    assert_eq!(letters.len(), 1, "one letter of both");
    assert!(letters[0].1.is_none(), "and no code in it");
    assert!(delivered(&city).await.is_empty());
    let fourth = mei.logs_blood_pressure(131, 82).await;
    asks(&gp, &mei, fourth).await;
    assert!(delivered(&city).await.is_empty(), "within the hour");
    city.later(61).await;
    assert_eq!(delivered(&city).await.len(), 1);
}

pub async fn read_or_old_notices_are_not_mailed(city: City) {
    let (mut mei, mut gp) = (city.resident("梅").await, city.gp(&city.centre).await);
    wants_mail(&mei).await;
    let entry = mei.logs_blood_pressure(128, 82).await;
    asks(&gp, &mei, entry).await;
    runs(&mei.maintains(&mei).await, "select access.read_notices('-infinity', 'infinity')").await.expect("read");
    assert!(delivered(&city).await.is_empty());
    asks(&gp, &mei, entry).await;
    city.later(3 * 24 * 60 + 1).await;
    assert!(delivered(&city).await.is_empty());
    gp.enrols().await;
    gp.acts_as_staff(true).await;
    let another = sign_in_and_measure(&mut mei).await;
    asks(&gp, &mei, another).await;
    assert_eq!(delivered(&city).await.len(), 1);
}

/// Signs in again and enters another measurement.
async fn sign_in_and_measure(mei: &mut Person) -> EntryId {
    mei.enrols().await;
    mei.logs_blood_pressure(130, 82).await
}

pub async fn an_email_taken_by_one_worker_is_skipped_by_others(city: City) {
    let (mei, gp) = (city.resident("梅").await, city.gp(&city.centre).await);
    wants_mail(&mei).await;
    let entry = mei.logs_blood_pressure(128, 82).await;
    asks(&gp, &mei, entry).await;
    assert_eq!(mail::take(&city.db).await.expect("taken").len(), 1);
    assert!(mail::take(&city.db).await.expect("taken").is_empty(), "somebody is sending it");
    city.later_by(TimeDelta::minutes(6)).await;
    assert_eq!(delivered(&city).await.len(), 1, "it was not sent, and is owed again");
}

pub async fn a_code_asked_for_meanwhile_is_sent_too(city: City) {
    let mei = city.resident("梅").await;
    assert!(gives(&mei, "mei@example.org").await);
    let owed = mail::take(&city.db).await.expect("taken").pop().expect("a letter");
    city.later(1).await;
    assert!(gives(&mei, "mei.lin@example.org").await);
    mail::sent(&city.db, &owed).await.expect("noted");
    let letters = delivered(&city).await;
    let [(to, Some(code))] = &letters[..] else { panic!("the second code") };
    assert_eq!(to, "mei.lin@example.org");
    assert!(!types(&mei, &owed.code.expect("the first")).await, "only the last code counts");
    assert!(types(&mei, code).await);
}

pub async fn an_address_that_cannot_be_read_keeps_nobody_waiting(city: City) {
    let (mei, neighbour) = (city.resident("梅").await, city.resident("邻").await);
    assert!(gives(&neighbour, "neighbour@example.org").await && gives(&mei, "mei@example.org").await);
    city.as_owner(&format!(
        "update own.mail_addresses set address = 'x' where account_id = '{}'",
        neighbour.account().await.uuid()
    ))
    .await;
    let letters = delivered(&city).await;
    assert_eq!(letters.iter().map(|(to, _)| to.as_str()).collect::<Vec<_>>(), ["mei@example.org"]);
}

pub async fn no_email_is_sent_after_unsubscribing(city: City) {
    let (mei, gp) = (city.resident("梅").await, city.gp(&city.centre).await);
    wants_mail(&mei).await;
    let entry = mei.logs_blood_pressure(128, 82).await;
    asks(&gp, &mei, entry).await;
    mail::stop(mei.maintains(&mei).await.write().await).await.expect("stopped");
    let another = mei.logs_blood_pressure(129, 82).await;
    asks(&gp, &mei, another).await;
    assert!(delivered(&city).await.is_empty());
    assert!(mail::wanted(&city.db, &mut mei.opens(&mei).await.read().await).await.expect("read").is_none());
    wants_mail(&mei).await;
    assert!(delivered(&city).await.is_empty(), "nor later, of what was told before");
    let whose: ResidentId = mei.resident();
    assert_eq!(city.count(&format!("own.notices where resident_id = '{whose}'")).await, 2, "the pages still tell");
}

pub async fn notices_not_shown_stay_unread(city: City) {
    let (mei, gp) = (city.resident("梅").await, city.gp(&city.centre).await);
    let (first, second) = (mei.logs_blood_pressure(128, 82).await, mei.logs_blood_pressure(129, 82).await);
    asks(&gp, &mei, first).await;
    city.later(1).await;
    asks(&gp, &mei, second).await;
    let shown = told(&mei).await[0].at;
    notices::read_between(mei.maintains(&mei).await.write().await, shown, shown).await.expect("read");
    let notices = told(&mei).await;
    assert_eq!(notices.iter().map(|notice| notice.read).collect::<Vec<_>>(), [true, false], "an older one further down");
}

/// The account that gets the next e-mail if only one can be sent.
async fn next(city: &City) -> Vec<Uuid> {
    sqlx::query_scalar("select account_id from access.take_mail(1)").fetch_all(&city.db.jobs).await.expect("taken")
}

pub async fn a_code_goes_before_news_and_who_waits_longest_is_next(city: City) {
    let (mei, neighbour, gp) = (city.resident("梅").await, city.resident("邻").await, city.gp(&city.centre).await);
    for person in [&neighbour, &mei] {
        wants_mail(person).await;
    }
    for person in [&neighbour, &mei] {
        let entry = person.logs_blood_pressure(128, 82).await;
        asks(&gp, person, entry).await;
        city.later(1).await;
    }
    let newcomer = city.resident("新").await;
    assert!(gives(&newcomer, "new@example.org").await);
    for person in [&newcomer, &neighbour, &mei] {
        assert_eq!(next(&city).await, [person.account().await.uuid()], "{}", person.name);
    }
    assert!(next(&city).await.is_empty(), "all are being sent");
}

pub async fn a_code_that_was_typed_is_not_sent_any_more(city: City) {
    let mei = city.resident("梅").await;
    assert!(gives(&mei, "mei@example.org").await);
    let owed = mail::take(&city.db).await.expect("taken").pop().expect("a letter");
    // The code arrived and was typed before the mailer recorded the e-mail as sent; the mailer never records it.
    assert!(types(&mei, owed.code.as_ref().expect("a code")).await);
    city.later(6).await;
    assert!(mail::take(&city.db).await.expect("taken").is_empty());
}

pub async fn a_person_who_locks_their_own_row_delays_nobody(city: City) {
    let (mei, neighbour) = (city.resident("梅").await, city.resident("邻").await);
    let hospital = city.system(&city.hospital);
    let reports = async |person: &Person, code: &str| {
        hospital.reports_detail(person, Field::MaritalStatus, Answer::code(code)).await.expect("told");
    };
    for person in [&mei, &neighbour] {
        person.answers(Field::MaritalStatus, &["2"]).await.expect("answered");
        wants_mail(person).await;
        city.later(1).await;
        reports(person, "3").await;
    }
    assert_eq!(details::compare(&city.db).await.expect("compared"), 2);
    for person in [&mei, &neighbour] {
        reports(person, "4").await;
    }
    // A transaction of Mei's marks her notices as read and stops her e-mail, and stays open.
    let mut held = mei.maintains(&mei).await.transaction().await;
    held.execute("select access.read_notices('-infinity', 'infinity'), access.stop_mail()").await.expect("begun");
    assert_eq!(details::compare(&city.db).await.expect("compared"), 1, "the neighbour's");
    let owed = mail::take(&city.db).await.expect("taken");
    assert_eq!(owed.len(), 1, "the neighbour's");
    mail::sent(&city.db, &owed[0]).await.expect("noted");
    held.rollback().await.expect("ended");
    assert_eq!(details::compare(&city.db).await.expect("compared"), 1, "hers, once she lets go");
    assert_eq!(kinds(&told(&mei).await), [NoticeKind::DetailsDiffer]);
}
