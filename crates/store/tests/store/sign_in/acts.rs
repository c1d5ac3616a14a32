//! Acts that need a step-up: confirmed individually, within five minutes, executed once.

use domain::{ids::ActId, purpose::Purpose, section::Section};
use store::{
    counter,
    sign_in::{
        acts::{self, ActKind},
        slips,
    },
    testing::{City, Person, Visit},
    write_error::WriteError,
};

tests! {
    a_confirmed_act_issues_a_slip_once,
    an_act_that_was_not_confirmed_does_nothing,
    a_confirmation_lasts_five_minutes,
    an_act_is_its_sessions_alone,
    an_act_concerns_its_subject_alone,
    an_act_is_of_its_kind_alone,
    an_act_needs_an_opening_for_its_purpose,
    an_act_waits_an_hour_and_is_confirmed_once,
    a_spent_act_is_spent,
    the_content_of_an_act_never_changes,
}

async fn issue(clerk: &Person, visit: &Visit, act: ActId) -> Result<(), WriteError> {
    counter::issue_slip(&clerk.city.db, visit.write().await, act).await.map(|_| ())
}

fn not_confirmed(outcome: Result<(), WriteError>) -> bool {
    matches!(outcome, Err(WriteError::NotConfirmed))
}

pub async fn a_confirmed_act_issues_a_slip_once(city: City) {
    let (mei, clerk) = (city.registered("梅", "1990-01-15", &city.centre).await, city.clerk(&city.centre).await);
    let act = clerk.confirms(ActKind::IssueSlip, Some(mei.resident().uuid())).await;
    let visit = clerk.opens_to_issue(&mei).await;
    let code = counter::issue_slip(&city.db, visit.write().await, act).await.expect("issued");
    assert!(
        slips::check(&city.db, &code, std::slice::from_ref(&mei.number), "192.0.2.1").await.expect("checked").is_ok(),
        "it is Mei's"
    );
    assert!(not_confirmed(issue(&clerk, &visit, act).await), "spent");
    let by = format!("auth.slips where issued_by = '{}' and voided_at is null", clerk.account().await);
    assert_eq!(city.count(&by).await, 1, "the slip says who printed it");
    let second = clerk.confirms(ActKind::IssueSlip, Some(mei.resident().uuid())).await;
    issue(&clerk, &visit, second).await.expect("another act, another slip");
    assert_eq!(city.count(&by).await, 1, "the newer voids the older");
}

pub async fn an_act_that_was_not_confirmed_does_nothing(city: City) {
    let (mei, clerk) = (city.resident("梅").await, city.clerk(&city.centre).await);
    let (session, subject) = (clerk.session_id().await, Some(mei.resident().uuid()));
    let act = acts::propose(&city.db, session, ActKind::IssueSlip, subject).await.expect("proposed");
    let visit = clerk.opens_to_issue(&mei).await;
    assert!(not_confirmed(issue(&clerk, &visit, act).await));
    assert!(not_confirmed(issue(&clerk, &visit, ActId::from(uuid::Uuid::nil())).await), "nor one that never was");
    assert!(!acts::spend(&city.db, session, act).await.expect("asked"));
    assert!(acts::confirm(&city.db, session, act).await.expect("asked"));
    issue(&clerk, &visit, act).await.expect("confirmed");
}

pub async fn a_confirmation_lasts_five_minutes(city: City) {
    let (mei, mut clerk) = (city.resident("梅").await, city.clerk(&city.centre).await);
    let (late, other) =
        (clerk.confirms(ActKind::IssueSlip, Some(mei.resident().uuid())).await, clerk.confirms(ActKind::AddPasskey, None).await);
    city.later(4).await;
    let in_time = clerk.confirms(ActKind::IssueSlip, Some(mei.resident().uuid())).await;
    city.later(2).await;
    clerk.proves_themselves().await;
    let visit = clerk.opens_to_issue(&mei).await;
    assert!(not_confirmed(issue(&clerk, &visit, late).await), "six minutes");
    assert!(!acts::spend(&city.db, clerk.session_id().await, other).await.expect("asked"));
    issue(&clerk, &visit, in_time).await.expect("two minutes");
}

pub async fn an_act_is_its_sessions_alone(city: City) {
    let (mei, clerk, colleague) = (city.resident("梅").await, city.clerk(&city.centre).await, city.clerk(&city.centre).await);
    let act = clerk.confirms(ActKind::IssueSlip, Some(mei.resident().uuid())).await;
    let (own, others) = (clerk.session_id().await, colleague.session_id().await);
    assert!(not_confirmed(issue(&colleague, &colleague.opens_to_issue(&mei).await, act).await));
    let on_tablet = clerk.on_another_device().await;
    assert!(not_confirmed(issue(&on_tablet, &on_tablet.opens_to_issue(&mei).await, act).await), "nor the clerk's other session");
    assert!(acts::load(&city.db, others, act).await.expect("asked").is_none());
    assert!(!acts::spend(&city.db, others, act).await.expect("asked"));
    let proposed = acts::propose(&city.db, own, ActKind::AddPasskey, None).await.expect("proposed");
    assert!(!acts::confirm(&city.db, others, proposed).await.expect("asked"));
    issue(&clerk, &clerk.opens_to_issue(&mei).await, act).await.expect("hers");
}

pub async fn an_act_concerns_its_subject_alone(city: City) {
    let (mei, neighbour, clerk) = (city.resident("梅").await, city.resident("邻").await, city.clerk(&city.centre).await);
    let act = clerk.confirms(ActKind::IssueSlip, Some(mei.resident().uuid())).await;
    assert!(not_confirmed(issue(&clerk, &clerk.opens_to_issue(&neighbour).await, act).await));
    assert_eq!(city.count("auth.slips where issued_by is not null").await, 0);
    issue(&clerk, &clerk.opens_to_issue(&mei).await, act).await.expect("Mei's");
}

pub async fn an_act_is_of_its_kind_alone(city: City) {
    let (mei, clerk) = (city.resident("梅").await, city.clerk(&city.centre).await);
    for kind in [ActKind::AddPasskey, ActKind::RemovePasskey, ActKind::SwitchCapacity] {
        let act = clerk.confirms(kind, Some(mei.resident().uuid())).await;
        assert!(not_confirmed(issue(&clerk, &clerk.opens_to_issue(&mei).await, act).await), "{kind:?}");
    }
}

pub async fn an_act_needs_an_opening_for_its_purpose(city: City) {
    let (mei, clerk) = (city.resident("梅").await, city.clerk(&city.centre).await);
    let act = clerk.confirms(ActKind::IssueSlip, Some(mei.resident().uuid())).await;
    assert!(not_confirmed(issue(&clerk, &clerk.opens_to_verify(&mei).await, act).await), "opened to verify");
    let without =
        sqlx::query("select access.issue_slip($1, gen_random_uuid(), sha256('x'))").bind(act.uuid()).execute(&city.db.web).await;
    assert_eq!(crate::code(without), "EH020", "not opened at all");
    let gp = city.gp(&city.centre).await;
    assert!(gp.opens_with(&mei, Purpose::IssueSlip, &[Section::Identity]).await.is_refused(), "a doctor prints none");
    issue(&clerk, &clerk.opens_to_issue(&mei).await, act).await.expect("opened to issue: the act was not spent in vain");
}

pub async fn an_act_waits_an_hour_and_is_confirmed_once(city: City) {
    let mei = city.resident("梅").await;
    let session = mei.session_id().await;
    let act = acts::propose(&city.db, session, ActKind::RemovePasskey, Some(uuid::Uuid::nil())).await.expect("proposed");
    let loaded = acts::load(&city.db, session, act).await.expect("asked").expect("waiting");
    assert_eq!((loaded.kind, loaded.subject), (ActKind::RemovePasskey, Some(uuid::Uuid::nil())));
    city.later(59).await;
    assert!(acts::load(&city.db, session, act).await.expect("asked").is_some());
    assert!(acts::confirm(&city.db, session, act).await.expect("asked"));
    assert!(!acts::confirm(&city.db, session, act).await.expect("asked"), "once");
    city.later(2).await;
    assert!(acts::load(&city.db, session, act).await.expect("asked").is_none(), "an hour");
    let late = acts::propose(&city.db, session, ActKind::AddPasskey, None).await.expect("proposed");
    city.later(61).await;
    assert!(!acts::confirm(&city.db, session, late).await.expect("asked"), "nor is it confirmed after an hour");
}

pub async fn a_spent_act_is_spent(city: City) {
    let mei = city.resident("梅").await;
    let (session, act) = (mei.session_id().await, mei.confirms(ActKind::SwitchCapacity, None).await);
    assert!(acts::spend(&city.db, session, act).await.expect("asked"));
    assert!(!acts::spend(&city.db, session, act).await.expect("asked"));
    assert!(acts::load(&city.db, session, act).await.expect("asked").is_none());
    let (one, other) = (mei.confirms(ActKind::AddPasskey, None).await, city.db.clone());
    let (a, b) = tokio::join!(acts::spend(&city.db, session, one), acts::spend(&other, session, one));
    assert_ne!(a.expect("asked"), b.expect("asked"), "two at once: one");
}

pub async fn the_content_of_an_act_never_changes(city: City) {
    let (mei, neighbour, clerk) = (city.resident("梅").await, city.resident("邻").await, city.clerk(&city.centre).await);
    let act = clerk.confirms(ActKind::IssueSlip, Some(mei.resident().uuid())).await;
    for change in ["kind = 'add_passkey'", "session_id = gen_random_uuid()", &format!("subject = '{}'", neighbour.resident())] {
        let sql = format!("update visit.acts set {change} where id = '{act}'");
        assert_eq!(crate::code(sqlx::raw_sql(sqlx::AssertSqlSafe(sql)).execute(&city.db.sign_in).await), "42501", "{change}");
    }
}
