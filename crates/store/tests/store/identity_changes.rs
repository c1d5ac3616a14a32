//! Changes of the registered identity at the counter (Article 12).

use domain::{
    document::DocumentNumber,
    ids::ActId,
    notice::NoticeKind,
    purpose::Purpose,
    registration::{ChangeReason, LikelyDuplicate, RegisteredIdentity, TypedIdentity},
    section::Section,
};
use store::{
    counter::{self, IdentityChange, NewPerson},
    notices,
    record::identity,
    sign_in::{
        acts::{self, ActKind},
        slips,
    },
    testing::{City, Person, Visit},
    write_error::WriteError,
};

tests! {
    a_clerk_changes_what_the_document_shows,
    what_was_registered_before_stays_readable,
    a_change_is_confirmed_for_its_person_and_made_once,
    a_change_needs_an_opening_for_its_purpose,
    a_replaced_number_still_finds_its_person,
    a_number_registered_by_mistake_is_released,
    an_earlier_number_can_return,
    a_number_of_somebody_else_is_refused,
    what_is_registered_already_is_not_changed,
    a_changed_birth_date_changes_who_may_open_the_record,
    only_clerks_change_an_identity,
    the_person_is_told_of_a_change_and_of_a_slip,
}

const IDENTITY: &[Section] = &[Section::Identity];

/// The identity of a woman born on 1990-01-15.
fn woman(city: &City, number: &DocumentNumber, name: &str) -> RegisteredIdentity {
    let born = number.birth_date().expect("in the number").to_string();
    let typed = TypedIdentity { document: "identity_card", name, sex: "2", birth_date: &born };
    RegisteredIdentity::check(number.clone(), typed, city.today()).expect("an identity")
}

async fn confirmed(clerk: &Person, whose: &Person) -> ActId {
    clerk.confirms(ActKind::ChangeIdentity, Some(whose.resident().uuid())).await
}

async fn changes_in(
    visit: &Visit,
    city: &City,
    act: ActId,
    identity: &RegisteredIdentity,
    reason: ChangeReason,
) -> Result<(), WriteError> {
    let change = IdentityChange { act, identity, reason };
    visit.submits(async |writer| counter::change_identity(&city.db, writer, change).await).await
}

async fn changes(clerk: &Person, whose: &Person, identity: &RegisteredIdentity, reason: ChangeReason) -> Result<(), WriteError> {
    let act = confirmed(clerk, whose).await;
    let visit = clerk.opens_with(whose, Purpose::ChangeIdentity, IDENTITY).await;
    changes_in(&visit, &clerk.city, act, identity, reason).await
}

async fn finds(clerk: &Person, number: &DocumentNumber) -> bool {
    let mut whoever = clerk.clone();
    whoever.number = number.clone();
    let search = clerk.searches(&whoever, Purpose::VerifyIdentity).await.expect("searched");
    counter::found(&clerk.city.db, &clerk.token, search).await.expect("asked").is_some()
}

pub async fn a_clerk_changes_what_the_document_shows(city: City) {
    let (mei, clerk) = (city.resident("梅").await, city.clerk(&city.centre).await);
    let renamed = woman(&city, &mei.number, "李梅");
    changes(&clerk, &mei, &renamed, ChangeReason::OfficialChange).await.expect("changed");
    let reader = mei.opens(&mei).await.read().await;
    assert_eq!(reader.opening.subject.name, "李梅");
    let logged = format!(
        "access.log where event = 'wrote' and resident_id = '{}' and purpose = 'change_identity' and basis = 'responsible_unit'
           and actor_account = '{}' and detail in ('record.residents update', 'record.identity_changes insert')",
        mei.resident(),
        clerk.account().await
    );
    assert_eq!(city.count(&logged).await, 2);
    assert_eq!(city.count("record.identifiers").await, 2, "the number stays");
}

pub async fn what_was_registered_before_stays_readable(city: City) {
    let (mei, clerk, neighbour) = (city.resident("梅").await, city.clerk(&city.centre).await, city.resident("邻").await);
    for name in ["李梅", "李小梅"] {
        changes(&clerk, &mei, &woman(&city, &mei.number, name), ChangeReason::Mistake).await.expect("changed");
        city.later(1).await;
    }
    let mut reader = mei.opens(&mei).await.read().await;
    let earlier = identity::earlier(&mut reader).await.expect("read");
    let names: Vec<&str> = earlier.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(names, ["李梅", "梅"], "newest first");
    let first = &earlier[1];
    assert_eq!((first.reason, first.document.code(), first.number_changed), (ChangeReason::Mistake, "identity_card", false));
    assert_eq!((first.by.as_deref(), first.institution.1.as_str()), (Some("王前台"), "Pengcheng Health Centre"));
    assert_eq!(neighbour.opens(&neighbour).await.rows_of("record.identity_changes").await, 0);
}

pub async fn a_change_is_confirmed_for_its_person_and_made_once(city: City) {
    let (mei, lan) = (city.resident("梅").await, city.resident("兰").await);
    let (clerk, colleague) = (city.clerk(&city.centre).await, city.clerk(&city.centre).await);
    let renamed = woman(&city, &mei.number, "李梅");
    let visit = clerk.opens_with(&mei, Purpose::ChangeIdentity, IDENTITY).await;
    let with = async |act: ActId| changes_in(&visit, &city, act, &renamed, ChangeReason::Mistake).await;
    let unconfirmed =
        acts::propose(&city.db, clerk.session_id().await, ActKind::ChangeIdentity, Some(mei.resident().uuid())).await;
    assert!(matches!(with(unconfirmed.expect("proposed")).await, Err(WriteError::NotConfirmed)), "not confirmed");
    let slip = clerk.confirms(ActKind::IssueSlip, Some(mei.resident().uuid())).await;
    assert!(matches!(with(slip).await, Err(WriteError::NotConfirmed)), "another act");
    assert!(matches!(with(confirmed(&clerk, &lan).await).await, Err(WriteError::NotConfirmed)), "another person");
    assert!(matches!(with(confirmed(&colleague, &mei).await).await, Err(WriteError::NotConfirmed)), "a colleague's");
    let old = confirmed(&clerk, &mei).await;
    let act = confirmed(&clerk, &mei).await;
    with(act).await.expect("confirmed");
    let again = woman(&city, &mei.number, "李小梅");
    let spent = changes_in(&visit, &city, act, &again, ChangeReason::Mistake).await;
    assert!(matches!(spent, Err(WriteError::NotConfirmed)), "once");
    city.later(5).await;
    let visit = clerk.opens_with(&mei, Purpose::ChangeIdentity, IDENTITY).await;
    let late = changes_in(&visit, &city, old, &again, ChangeReason::Mistake).await;
    assert!(matches!(late, Err(WriteError::NotConfirmed)), "five minutes");
}

pub async fn a_change_needs_an_opening_for_its_purpose(city: City) {
    let (mei, clerk) = (city.resident("梅").await, city.clerk(&city.centre).await);
    let renamed = woman(&city, &mei.number, "李梅");
    let act = confirmed(&clerk, &mei).await;
    let visit = clerk.opens_to_verify(&mei).await;
    let outcome = changes_in(&visit, &city, act, &renamed, ChangeReason::Mistake).await;
    assert!(matches!(outcome, Err(WriteError::NotConfirmed)), "{outcome:?}");
    let visit = clerk.opens_with(&mei, Purpose::ChangeIdentity, IDENTITY).await;
    changes_in(&visit, &city, act, &renamed, ChangeReason::Mistake).await.expect("the act was not spent");
}

pub async fn a_replaced_number_still_finds_its_person(city: City) {
    let (mei, clerk) = (city.resident("梅").await, city.clerk(&city.centre).await);
    let new = city.number("1990-01-15", 450);
    changes(&clerk, &mei, &woman(&city, &new, "梅"), ChangeReason::NewDocument).await.expect("changed");
    assert!(finds(&clerk, &new).await && finds(&clerk, &mei.number).await);
    assert_eq!(city.count("record.identifiers where system = 'record' and until is null").await, 1, "the record number stays");
    let mut reader = clerk.opens_to_verify(&mei).await.read().await;
    let numbers = identity::document_numbers(&city.db, &mut reader).await.expect("read");
    assert_eq!(
        numbers.iter().map(|one| (&one.number, one.until.is_some())).collect::<Vec<_>>(),
        [(&new, false), (&mei.number, true)]
    );
    drop(reader);
    let act = clerk.confirms(ActKind::IssueSlip, Some(mei.resident().uuid())).await;
    let code = counter::issue_slip(&city.db, clerk.opens_to_issue(&mei).await.write().await, act).await.expect("issued");
    let old = slips::check(&city.db, &code, std::slice::from_ref(&mei.number), "192.0.2.1").await.expect("checked");
    assert!(old.is_err(), "a slip is good with the number of the document that the person has now");
    assert!(slips::check(&city.db, &code, &[new], "192.0.2.1").await.expect("checked").is_ok());
    let mut reader = mei.opens(&mei).await.read().await;
    assert!(identity::earlier(&mut reader).await.expect("read")[0].number_changed);
}

pub async fn a_number_registered_by_mistake_is_released(city: City) {
    let (mei, clerk) = (city.resident("梅").await, city.clerk(&city.centre).await);
    let right = city.number("1990-01-15", 450);
    changes(&clerk, &mei, &woman(&city, &right, "梅"), ChangeReason::Mistake).await.expect("changed");
    assert!(finds(&clerk, &right).await && !finds(&clerk, &mei.number).await);
    let mut reader = clerk.opens_to_verify(&mei).await.read().await;
    assert_eq!(identity::document_numbers(&city.db, &mut reader).await.expect("read").len(), 1, "it never was hers");
    drop(reader);
    let hospital = city.system(&city.hospital);
    assert!(hospital.deposits_of(&mei, std::slice::from_ref(&mei.number), &[], false).await.is_err(), "nor in a file about her");
    hospital.deposits_of(&mei, &[right], &[], false).await.expect("her number");
    let search = clerk.searches(&mei, Purpose::VerifyIdentity).await.expect("searched");
    let identity = woman(&city, &mei.number, "兰");
    let new = NewPerson { identity: &identity, institution: &city.centre, basics: &[], accepted: LikelyDuplicate::ALL };
    let lan = counter::register(&city.db, &clerk.token, "Firefox", search, new).await.expect("the number is free");
    assert!(lan != mei.resident() && finds(&clerk, &mei.number).await);
}

pub async fn an_earlier_number_can_return(city: City) {
    let (mei, clerk) = (city.resident("梅").await, city.clerk(&city.centre).await);
    let new = city.number("1990-01-15", 450);
    for number in [&new, &mei.number, &new] {
        changes(&clerk, &mei, &woman(&city, number, "梅"), ChangeReason::NewDocument).await.expect("changed");
        city.later(1).await;
    }
    let mut reader = clerk.opens_to_verify(&mei).await.read().await;
    let numbers = identity::document_numbers(&city.db, &mut reader).await.expect("read");
    assert_eq!(
        numbers.iter().map(|one| (&one.number, one.until.is_some())).collect::<Vec<_>>(),
        [(&new, false), (&mei.number, true)]
    );
}

pub async fn a_number_of_somebody_else_is_refused(city: City) {
    let (mei, lan, clerk) = (city.resident("梅").await, city.resident("兰").await, city.clerk(&city.centre).await);
    let outcome = changes(&clerk, &mei, &woman(&city, &lan.number, "梅"), ChangeReason::Mistake).await;
    assert!(matches!(outcome, Err(WriteError::NumberTaken)), "{outcome:?}");
    let outcome = changes(&clerk, &mei, &woman(&city, &clerk.number, "梅"), ChangeReason::Mistake).await;
    assert!(matches!(outcome, Err(WriteError::NumberTaken)), "of staff without a record: {outcome:?}");
    assert!(finds(&clerk, &mei.number).await, "nothing was changed");
}

pub async fn what_is_registered_already_is_not_changed(city: City) {
    let (mei, clerk) = (city.resident("梅").await, city.clerk(&city.centre).await);
    let outcome = changes(&clerk, &mei, &woman(&city, &mei.number, "梅"), ChangeReason::Mistake).await;
    assert!(matches!(outcome, Err(WriteError::Unchanged)), "{outcome:?}");
    assert_eq!(city.count("record.identity_changes").await, 0);
}

pub async fn a_changed_birth_date_changes_who_may_open_the_record(city: City) {
    let (mei, clerk) = (city.resident("梅").await, city.clerk(&city.centre).await);
    assert!(!mei.opens(&mei).await.is_refused());
    let child = city.number("2012-01-15", 450);
    changes(&clerk, &mei, &woman(&city, &child, "梅"), ChangeReason::Mistake).await.expect("changed");
    assert!(mei.opens(&mei).await.is_refused(), "she is 14");
    let adult = city.number("2000-01-15", 450);
    changes(&clerk, &mei, &woman(&city, &adult, "梅"), ChangeReason::Mistake).await.expect("changed");
    assert!(!mei.opens(&mei).await.is_refused());
}

pub async fn only_clerks_change_an_identity(city: City) {
    let (mei, gp, other) = (city.resident("梅").await, city.gp(&city.centre).await, city.clerk(&city.other_centre).await);
    assert!(gp.opens_with(&mei, Purpose::ChangeIdentity, IDENTITY).await.is_refused());
    assert!(mei.opens_with(&mei, Purpose::ChangeIdentity, IDENTITY).await.is_refused());
    assert!(other.opens_with(&mei, Purpose::ChangeIdentity, IDENTITY).await.is_refused(), "without her document");
    other.searches(&mei, Purpose::VerifyIdentity).await.expect("searched");
    changes(&other, &mei, &woman(&city, &mei.number, "李梅"), ChangeReason::OfficialChange).await.expect("with her document");
}

pub async fn the_person_is_told_of_a_change_and_of_a_slip(city: City) {
    let (mei, clerk) = (city.resident("梅").await, city.clerk(&city.centre).await);
    changes(&clerk, &mei, &woman(&city, &mei.number, "李梅"), ChangeReason::OfficialChange).await.expect("changed");
    let act = clerk.confirms(ActKind::IssueSlip, Some(mei.resident().uuid())).await;
    counter::issue_slip(&city.db, clerk.opens_to_issue(&mei).await.write().await, act).await.expect("issued");
    let told = notices::newest(&mut mei.opens(&mei).await.read().await).await.expect("read");
    let mut kinds: Vec<NoticeKind> = told.iter().map(|notice| notice.kind).collect();
    kinds.sort();
    assert_eq!(kinds, [NoticeKind::SlipIssued, NoticeKind::IdentityChanged]);
    assert!(told.iter().all(|notice| notice.institution.is_some()), "whom to call");
}
