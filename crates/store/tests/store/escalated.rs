//! Corrections "never happened" that were not answered in time: after the deadline they are on the list of the district's
//! department.

use chrono::{NaiveDate, TimeDelta};
use domain::{
    capacity::Duty,
    correction::{CorrectionKind, StepKind},
    entry::EntryKind,
    ids::{CorrectionId, EntryId},
    purpose::Purpose,
    section::Section,
    time::start_of_day,
};
use store::{
    opening::{OpenError, Refusal},
    ops::people,
    record::corrections,
    testing::{City, Person, Place},
    work::{self, Escalated},
};
use uuid::Uuid;

use crate::code;

tests! {
    an_overdue_correction_is_escalated_to_the_district,
    only_what_never_happened_goes_there,
    each_department_sees_its_own_district,
    requester_and_institution_are_notified_of_the_escalation,
    officers_open_this_list_and_nobody_else_does,
    the_list_closes_with_its_post_its_agreement_and_its_minute,
    officers_open_no_record_and_find_nobody,
    officers_are_appointed_at_departments_and_nobody_else_is,
    a_district_has_one_department,
    a_post_is_given_once,
}

/// The day after the deadline of a correction that Mei requests on the city's first morning.
const LATE: &str = "2026-03-17";

fn bureau() -> Place {
    Place::parse("440304900").expect("a code")
}

/// Mei, the hospital's record manager, the officer of the hospital's district, and a visit there. Mei requested a correction:
/// the visit never happened.
struct Story {
    city: City,
    mei: Person,
    manager: Person,
    officer: Person,
    visit: EntryId,
    correction: CorrectionId,
}

impl Story {
    async fn begins(city: City) -> Self {
        let agreement = Some(city.today() + TimeDelta::days(365));
        city.institution_in(Some("FT"), &city.hospital, "hospital", agreement).await;
        city.institution_in(Some("FT"), &bureau(), "department", agreement).await;
        let (mei, manager) = (city.resident("梅若兰").await, city.staff("管", &city.hospital, Duty::RecordManager).await);
        let officer = city.staff("严", &bureau(), Duty::Officer).await;
        city.system(&city.hospital).deposits_entries(&mei, EntryKind::ALL).await;
        let visit = city.ask::<Uuid>("select id from record.entries where kind = 'visit'").await.into();
        let correction = mei.requests_correction(visit, CorrectionKind::NeverHappened).await.expect("requested");
        Self { city, mei, manager, officer, visit, correction }
    }

    /// Moves the clock to the day after the deadline. All people have signed in again.
    async fn is_late(&mut self) {
        self.city.set_clock(start_of_day(day(LATE))).await;
        for person in [&mut self.mei, &mut self.manager, &mut self.officer] {
            person.enrols().await;
        }
    }

    async fn listed(&self) -> Vec<Escalated> {
        work::escalated(&self.city.db, &self.officer.token, "Firefox").await.expect("opened")
    }

    async fn steps(&self, kind: StepKind) {
        let opening = self.manager.opens_correction(&self.mei, self.visit).await;
        self.manager.steps(&opening, self.correction, kind).await.expect("taken");
    }
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

pub async fn an_overdue_correction_is_escalated_to_the_district(city: City) {
    let mut story = Story::begins(city).await;
    let asked_at = story.city.now();
    story.city.set_clock(start_of_day(day(LATE)) - TimeDelta::seconds(1)).await;
    story.officer.enrols().await;
    assert!(story.listed().await.is_empty(), "the last second of the last day");
    story.is_late().await;
    let [line] = &story.listed().await[..] else { panic!("one line") };
    assert_eq!((line.masked_name.as_str(), line.institution.0.as_str()), ("梅**", "鹏城社康"));
    assert_eq!((line.phone.as_str(), line.asked_at, line.due_on), ("0755-00000000", asked_at, day("2026-03-16")));
    assert_eq!(line.handler, None);
    story.steps(StepKind::TakenOn).await;
    assert_eq!(story.listed().await[0].handler.as_deref(), Some("管"));
    let line = "access.log where event = 'listed' and detail = 'escalated' and purpose = 'supervise' and article = '27'";
    let by = format!("{line} and actor_name = '严' and institution_code = '{}' and resident_id is null", bureau());
    assert_eq!(story.city.count(&by).await, 3, "each time it was opened");
    story.steps(StepKind::Refused).await;
    assert!(story.listed().await.is_empty(), "an answer, however late, ends it");
}

pub async fn only_what_never_happened_goes_there(city: City) {
    let mut story = Story::begins(city).await;
    story.mei.requests_correction(story.visit, CorrectionKind::Wrong).await.expect("requested");
    story.is_late().await;
    assert_eq!(story.listed().await.len(), 1);
    let here = work::corrections(&story.city.db, &story.manager.token, "Firefox").await.expect("opened");
    let departments: Vec<(CorrectionKind, bool)> = here.iter().map(|line| (line.kind, line.department.is_some())).collect();
    assert_eq!(departments.len(), 2);
    assert!(
        departments.contains(&(CorrectionKind::Wrong, false)) && departments.contains(&(CorrectionKind::NeverHappened, true)),
        "{departments:?}"
    );
}

pub async fn each_department_sees_its_own_district(city: City) {
    let mut story = Story::begins(city.clone()).await;
    let agreement = Some(city.today() + TimeDelta::days(365));
    let [nanshan, city_hall] = ["440305900", "440301900"].map(|code| Place::parse(code).expect("a code"));
    city.institution_in(Some("NS"), &nanshan, "department", agreement).await;
    city.institution_in(None, &city_hall, "department", agreement).await;
    let (mut elsewhere, mut above) =
        (city.staff("南", &nanshan, Duty::Officer).await, city.staff("市", &city_hall, Duty::Officer).await);
    story.is_late().await;
    for officer in [&mut elsewhere, &mut above] {
        officer.enrols().await;
        let theirs = work::escalated(&city.db, &officer.token, "Firefox").await.expect("opened");
        assert!(theirs.is_empty(), "{}", officer.name);
    }
    assert_eq!(story.listed().await.len(), 1);
    // The hospital moves to another district, and then to none.
    city.institution_in(Some("NS"), &city.hospital, "hospital", agreement).await;
    let moved = work::escalated(&city.db, &elsewhere.token, "Firefox").await.expect("opened");
    assert_eq!((moved.len(), story.listed().await.len()), (1, 0));
    city.institution_in(None, &city.hospital, "hospital", agreement).await;
    for officer in [&elsewhere, &above, &story.officer] {
        assert!(work::escalated(&city.db, &officer.token, "Firefox").await.expect("opened").is_empty(), "{}", officer.name);
    }
}

pub async fn requester_and_institution_are_notified_of_the_escalation(city: City) {
    let mut story = Story::begins(city.clone()).await;
    let told = async |story: &Story| {
        let mut reader = story.mei.opens(&story.mei).await.read().await;
        let known = corrections::one(&mut reader, story.correction).await.expect("read").expect("hers");
        drop(reader);
        let listed = work::corrections(&city.db, &story.manager.token, "Firefox").await.expect("opened");
        (known.department.map(|department| department.phone), listed.first().and_then(|line| line.department.clone()))
    };
    assert_eq!(told(&story).await, (None, None), "not yet");
    story.is_late().await;
    let name = ("鹏城社康".to_owned(), "Pengcheng Health Centre".to_owned());
    assert_eq!(told(&story).await, (Some("0755-00000000".to_owned()), Some(name)));
    city.institution_in(None, &bureau(), "department", Some(city.today())).await;
    assert_eq!(told(&story).await, (None, None), "the district has no department");
    city.institution_in(Some("FT"), &bureau(), "department", Some(city.today())).await;
    story.steps(StepKind::Corrected).await;
    assert_eq!(told(&story).await, (None, None), "answered");
}

pub async fn officers_open_this_list_and_nobody_else_does(city: City) {
    let mut story = Story::begins(city.clone()).await;
    story.is_late().await;
    let (gp, clerk) = (city.gp(&city.hospital).await, city.clerk(&city.centre).await);
    let refused = Err("no_basis".to_owned());
    for person in [&story.mei, &story.manager, &gp, &clerk] {
        assert_eq!(person.opens_list("escalated").await, refused, "{}", person.name);
    }
    for list in ["checks", "verification", "corrections"] {
        assert_eq!(story.officer.opens_list(list).await, refused, "{list}");
        let theirs = if list == "corrections" { &story.manager } else { &gp };
        let secret = theirs.opens_list(list).await.expect("their own");
        assert_eq!(city.rows_with_secret(&secret, "access.listed_escalated()").await.expect("asked"), 0, "{list}");
    }
    let secret = story.officer.opens_list("escalated").await.expect("opened");
    assert_eq!(city.rows_with_secret(&secret, "access.listed_escalated()").await.expect("asked"), 1);
    for nothing in ["access.listed_corrections()", "record.corrections", "record.residents", "record.entries", "work.checks"] {
        assert_eq!(city.rows_with_secret(&secret, nothing).await.expect("asked"), 0, "{nothing}");
    }
    assert_eq!(story.mei.opens(&story.mei).await.rows_of("access.listed_escalated()").await, 0);
    // The list contains nothing from which more data could be requested.
    let columns: String =
        city.ask("select string_agg(n, ' ') from pg_proc p, unnest(p.proargnames) n where p.proname = 'listed_escalated'").await;
    assert_eq!(columns, "masked_name institution asked_at due_on handler");
}

pub async fn the_list_closes_with_its_post_its_agreement_and_its_minute(city: City) {
    let mut story = Story::begins(city.clone()).await;
    story.is_late().await;
    let (leaving, late) = (city.staff("离", &bureau(), Duty::Officer).await, city.staff("迟", &bureau(), Duty::Officer).await);
    let shown = async |secret: &str| city.rows_with_secret(secret, "access.listed_escalated()").await.expect("asked");
    let (secret, others) = (leaving.opens_list("escalated").await.expect("opened"), late.opens_list("escalated").await);
    let post = leaving.session().await.post.expect("a post").id;
    city.as_owner(&format!("update auth.posts set since = since - 9, until = clock.today() - 1 where id = '{post}'")).await;
    let others = others.expect("opened");
    assert_eq!((shown(&secret).await, shown(&others).await), (0, 1));
    assert_eq!(leaving.opens_list("escalated").await, Err("no_basis".to_owned()));
    city.institution_in(Some("FT"), &bureau(), "department", Some(city.today() - TimeDelta::days(1))).await;
    assert_eq!(shown(&others).await, 0);
    let refused = work::escalated(&city.db, &late.token, "Firefox").await.map(|_| ());
    assert!(matches!(refused, Err(OpenError::Refused(Refusal::NoBasis))), "{refused:?}");
    city.institution_in(Some("FT"), &bureau(), "department", Some(city.today())).await;
    assert_eq!(shown(&others).await, 1);
    city.later_by(TimeDelta::seconds(61)).await;
    assert_eq!(shown(&others).await, 0);
}

pub async fn officers_open_no_record_and_find_nobody(city: City) {
    let mut story = Story::begins(city.clone()).await;
    story.is_late().await;
    let (officer, manager) = (&story.officer, &story.manager);
    for purpose in Purpose::ALL {
        for section in Section::ALL {
            let visit = officer.opens_entries(&story.mei, *purpose, &[*section], Some(&[story.visit])).await;
            assert!(visit.is_refused(), "{purpose:?} {section:?}");
        }
        assert!(officer.searches(&story.mei, *purpose).await.is_none(), "{purpose:?}");
    }
    assert!(!manager.opens_correction(&story.mei, story.visit).await.is_refused(), "whoever should answer does");
}

pub async fn officers_are_appointed_at_departments_and_nobody_else_is(city: City) {
    let story = Story::begins(city.clone()).await;
    let appoints = async |at: &Place, duty| people::appoint(&city.db, &story.mei.number, at, duty, "梅").await.map(|_| ());
    for place in [&city.hospital, &city.centre] {
        assert_eq!(code(appoints(place, Duty::Officer).await), "EH022", "{place}");
    }
    for duty in [Duty::Clerk, Duty::Gp, Duty::RecordManager] {
        assert_eq!(code(appoints(&bureau(), duty).await), "EH022", "{duty:?}");
    }
    assert_eq!(code(appoints(&Place::parse("999999999").expect("a code"), Duty::Gp).await), "EH022", "nowhere");
    assert!(story.mei.posts().await.is_empty());
    appoints(&bureau(), Duty::Officer).await.expect("an officer");
    appoints(&city.hospital, Duty::Gp).await.expect("a doctor");
    assert_eq!(story.mei.posts().await.len(), 2);
    // The kind of an institution cannot be changed.
    city.institution_in(Some("FT"), &bureau(), "hospital", None).await;
    assert_eq!(city.count(&format!("reference.institutions where code = '{}' and kind = 'department'", bureau())).await, 1);
}

pub async fn a_district_has_one_department(city: City) {
    let story = Story::begins(city.clone()).await;
    let keeps = async |code: &str, kind: &'static str, district: &'static str| {
        let code = Place::parse(code).expect("a code");
        let new = people::Institution {
            code: &code,
            name_zh: "某",
            name_en: "Some",
            kind,
            address_zh: "某",
            address_en: "Some",
            phone: "0",
            agreement_until: None,
            district: Some(district),
            record_place: None,
        };
        people::keep_institution(&story.city.db, new).await
    };
    assert_eq!(code(keeps("440304901", "department", "FT").await), "23505");
    assert_eq!(code(keeps("440304901", "department", "XX").await), "23503", "no such district");
    keeps("440304901", "hospital", "FT").await.expect("another hospital");
    keeps("440305901", "department", "NS").await.expect("another district's");
    assert_eq!(city.count("reference.districts where gb_code is null").await, 2, "no administrative districts");
    assert_eq!(city.count("reference.districts").await, 11);
}

pub async fn a_post_is_given_once(city: City) {
    let gp = city.gp(&city.centre).await;
    gp.is_appointed(&city.centre, Duty::Gp).await;
    assert_eq!(gp.posts().await.len(), 1);
    gp.is_appointed(&city.centre, Duty::Clerk).await;
    gp.is_appointed(&city.other_centre, Duty::Gp).await;
    assert_eq!(gp.posts().await.len(), 3, "another duty, another place");
    city.as_owner("update auth.posts set since = since - 9, until = clock.today() - 1").await;
    gp.is_appointed(&city.centre, Duty::Gp).await;
    assert_eq!(gp.posts().await.len(), 1, "what has ended is given anew");
}
