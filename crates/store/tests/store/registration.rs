//! Registration at the counter (Article 12), and the basis `counter`: a person with their document at any health centre.

use chrono::TimeDelta;
use domain::{
    basics::{Answer, Answers, Field},
    capacity::Duty,
    document::DocumentNumber,
    ids::{EntryId, LogId, ResidentId},
    purpose::Purpose,
    record_no::RecordNo,
    registration::{LikelyDuplicate, RegisteredIdentity, TypedIdentity},
    section::Section,
};
use sqlx::Row;
use store::{
    counter::{self, NewPerson, RegistrationError},
    numbers::NumberSystem,
    opening::Refusal,
    sign_in::{acts::ActKind, slips},
    testing::{City, Person, Place},
};

tests! {
    a_person_whom_no_search_found_is_registered,
    a_registered_person_enrols_with_the_slip_of_the_counter,
    only_a_search_that_found_nobody_leads_to_a_registration,
    a_search_leads_to_a_registration_for_half_an_hour,
    only_the_number_that_was_searched_for_is_registered,
    a_record_number_is_no_document,
    nobody_registers_themselves,
    only_clerks_of_health_centres_register,
    a_registration_opens_no_record_of_others,
    a_registration_is_logged_as_whose_it_was,
    one_search_registers_one_person,
    two_clerks_register_one_person_once,
    record_numbers_are_given_once,
    an_institution_without_a_place_gives_no_number,
    a_likely_duplicate_is_shown_before,
    a_likely_duplicate_of_the_same_moment_is_shown,
    the_responsible_unit_is_a_health_centre,
    staff_keep_their_account,
    nothing_of_a_registration_is_done_without_its_opening,
    a_clerk_of_any_centre_opens_who_a_person_with_a_document_is,
    a_record_number_shows_nobody_at_the_counter,
    a_person_stands_at_the_counter_for_ten_minutes,
    a_post_that_ended_has_no_counter,
    a_search_that_is_not_committed_registers_nobody,
    nobody_stands_at_their_own_counter,
    the_counter_is_one_of_a_health_centre,
    the_responsible_unit_opens_on_its_own_basis,
}

const IDENTITY: &[Section] = &[Section::Identity];

/// The identity of a woman with this number.
fn woman(city: &City, number: &DocumentNumber, name: &str) -> RegisteredIdentity {
    let born = number.birth_date().expect("in the number").to_string();
    let typed = TypedIdentity { document: "identity_card", name, sex: "2", birth_date: &born };
    RegisteredIdentity::check(number.clone(), typed, city.today()).expect("an identity")
}

/// Two people with near numbers, registered at the same moment: the second is shown the first.
pub async fn a_likely_duplicate_of_the_same_moment_is_shown(city: City) {
    let clerks = [city.clerk(&city.centre).await, city.clerk(&city.centre).await];
    let numbers = [city.number("1991-02-03", 400), city.number("1991-02-03", 401)];
    let searched = [searches(&clerks[0], &numbers[0]).await, searches(&clerks[1], &numbers[1]).await];
    let (a, b) = tokio::join!(
        registers(&clerks[0], searched[0], &numbers[0], "李小梅"),
        registers(&clerks[1], searched[1], &numbers[1], "王兰")
    );
    let loser = if a.is_ok() { b } else { a };
    assert!(matches!(&loser, Err(RegistrationError::LikelyDuplicate(likely)) if !likely.is_empty()), "{loser:?}");
    assert_eq!(city.count("record.residents").await, 1);
}

async fn searches(clerk: &Person, number: &DocumentNumber) -> LogId {
    let system = NumberSystem::Document(number.system());
    let search = counter::find_person(&clerk.city.db, &clerk.token, system, number.expose(), Purpose::VerifyIdentity, "Firefox");
    search.await.expect("searched").expect("not refused")
}

async fn registers_at(
    clerk: &Person,
    search: LogId,
    number: &DocumentNumber,
    name: &str,
    unit: &Place,
    accepted: &[LikelyDuplicate],
) -> Result<ResidentId, RegistrationError> {
    let identity = woman(&clerk.city, number, name);
    let basics = [
        (Field::BloodAbo, Answers::stored(vec![Answer::code("1")])),
        (Field::Phone, Answers::stored(vec![Answer::words("13800000000")])),
    ];
    let new = NewPerson { identity: &identity, institution: unit, basics: &basics, accepted };
    counter::register(&clerk.city.db, &clerk.token, "Firefox", search, new).await
}

async fn registers(clerk: &Person, search: LogId, number: &DocumentNumber, name: &str) -> Result<ResidentId, RegistrationError> {
    registers_at(clerk, search, number, name, &clerk.city.centre.clone(), &[]).await
}

/// The person with this record, to open it.
fn person(clerk: &Person, resident: ResidentId, number: &DocumentNumber) -> Person {
    let record_no = RecordNo::compose("440304006001", 1).expect("a number");
    Person::with_record(clerk.city.clone(), "新", number.clone(), resident, record_no)
}

fn refused<T: std::fmt::Debug>(outcome: &Result<T, RegistrationError>) -> bool {
    matches!(outcome, Err(RegistrationError::Refused(Refusal::NoBasis)))
}

pub async fn a_person_whom_no_search_found_is_registered(city: City) {
    let (clerk, number) = (city.clerk(&city.centre).await, city.number("1991-02-03", 400));
    let search = searches(&clerk, &number).await;
    assert!(counter::found(&city.db, &clerk.token, search).await.expect("asked").is_none());
    let resident = registers(&clerk, search, &number, "李小梅").await.expect("registered");
    let found = counter::found(&city.db, &clerk.token, search).await.expect("asked").expect("now there is somebody");
    assert_eq!(
        (found.resident, found.masked_name.as_str(), found.is_adult, found.was_registered),
        (resident, "李**", true, true)
    );
    let again = searches(&clerk, &number).await;
    let again = counter::found(&city.db, &clerk.token, again).await.expect("asked").expect("found by number");
    assert_eq!((again.resident, again.was_registered), (resident, false));

    let mut reader = clerk.opens_to_verify(&person(&clerk, resident, &number)).await.read().await;
    let subject = &reader.opening.subject;
    assert_eq!(
        (subject.name.as_str(), subject.birth_date, subject.sex.code()),
        ("李小梅", number.birth_date().expect("in the number"), "2")
    );
    let record_no = store::record::identity::record_number(&city.db, &mut reader).await.expect("read").expect("a number");
    assert_eq!(record_no.get(..12), Some("440304006001"));
    drop(reader);
    let row = format!(
        "record.residents r join record.care_teams c using (resident_id)
         where r.resident_id = '{resident}' and r.registration = '{search}' and r.created_by_institution = '{0}'
           and c.institution_code = '{0}' and c.chosen = 'default' and c.until is null",
        city.centre
    );
    assert_eq!(city.count(&row).await, 1);
    let basics = format!(
        "record.basics where resident_id = '{resident}' and author_kind = 'institution' and source_institution = '{}'
           and verification = 'verified'",
        city.centre
    );
    assert_eq!(city.count(&basics).await, 2);
    let shown =
        format!("record.identifiers where resident_id = '{resident}' and system = 'citizen' and document = 'identity_card'");
    assert_eq!(city.count(&shown).await, 1);
}

pub async fn a_registered_person_enrols_with_the_slip_of_the_counter(city: City) {
    let (clerk, number) = (city.clerk(&city.centre).await, city.number("1991-02-03", 400));
    let resident = registers(&clerk, searches(&clerk, &number).await, &number, "李小梅").await.expect("registered");
    let act = clerk.confirms(ActKind::IssueSlip, Some(resident.uuid())).await;
    let writer = clerk.opens_to_issue(&person(&clerk, resident, &number)).await.write().await;
    let code = counter::issue_slip(&city.db, writer, act).await.expect("issued");
    let other = city.number("1991-02-03", 401);
    let wrong = slips::check(&city.db, &code, &[other], "192.0.2.1").await.expect("checked");
    assert!(wrong.is_err(), "the number belongs to the slip");
    let good = slips::check(&city.db, &code, std::slice::from_ref(&number), "192.0.2.1").await.expect("checked").expect("good");
    assert_eq!(good.last_four, number.last_four());
}

pub async fn only_a_search_that_found_nobody_leads_to_a_registration(city: City) {
    let (mei, clerk, colleague) = (city.resident("梅").await, city.clerk(&city.centre).await, city.clerk(&city.centre).await);
    let number = city.number("1991-02-03", 400);
    let found = clerk.searches(&mei, Purpose::VerifyIdentity).await.expect("found");
    assert!(refused(&registers(&clerk, found, &mei.number, "梅").await), "somebody has this number");
    assert!(refused(&registers(&clerk, LogId::from(uuid::Uuid::nil()), &number, "兰").await), "no search");
    let theirs = searches(&colleague, &number).await;
    assert!(refused(&registers(&clerk, theirs, &number, "兰").await), "a colleague's search");
    searches(&clerk, &city.number("1991-02-03", 401)).await;
    assert!(refused(&registers(&clerk, found, &mei.number, "梅").await), "another search found nobody");
    let opening = clerk.opens_to_verify(&mei).await.opening().log;
    assert!(refused(&registers(&clerk, opening, &number, "兰").await), "an opening is no search");
    let mut stranger = clerk.clone();
    stranger.token = "no token of ours".to_owned();
    let outcome = registers(&stranger, theirs, &number, "兰").await;
    assert!(matches!(outcome, Err(RegistrationError::Refused(Refusal::SignedOut))), "{outcome:?}");
    assert!(registers(&colleague, theirs, &number, "兰").await.is_ok());
}

pub async fn a_search_leads_to_a_registration_for_half_an_hour(city: City) {
    let (clerk, number) = (city.clerk(&city.centre).await, city.number("1991-02-03", 400));
    let search = searches(&clerk, &number).await;
    let late = searches(&clerk, &number).await;
    for _ in 0..3 {
        city.later(9).await;
        clerk.opens_list("checks").await.expect("the session stays alive");
    }
    city.later(2).await;
    registers(&clerk, search, &number, "李小梅").await.expect("29 minutes");
    city.later(1).await;
    let other = city.number("1991-02-03", 401);
    assert!(refused(&registers(&clerk, late, &other, "李小兰").await), "30 minutes");
}

pub async fn only_the_number_that_was_searched_for_is_registered(city: City) {
    let (clerk, number, other) = (city.clerk(&city.centre).await, city.number("1991-02-03", 400), city.number("1991-02-05", 400));
    let search = searches(&clerk, &number).await;
    let outcome = registers(&clerk, search, &other, "李小梅").await;
    assert!(matches!(outcome, Err(RegistrationError::NotSearched)), "{outcome:?}");
    assert_eq!(city.count("record.residents").await, 0);
    registers(&clerk, search, &number, "李小梅").await.expect("the number that was searched for");
}

pub async fn a_record_number_is_no_document(city: City) {
    let clerk = city.clerk(&city.centre).await;
    let unknown = "44030400600199999";
    let search = counter::find_person(&city.db, &clerk.token, NumberSystem::Record, unknown, Purpose::VerifyIdentity, "Firefox");
    let search = search.await.expect("searched").expect("not refused");
    let lookup = city.db.keys.lookup(NumberSystem::Record, unknown);
    let fresh = ResidentId::from(city.db.random.uuid(city.now()));
    let nobody = person(&clerk, fresh, &city.number("1991-02-03", 400));
    let named = [EntryId::from(search.uuid())];
    let visit = clerk.opens_entries(&nobody, Purpose::Register, &[Section::Identity, Section::Health], Some(&named)).await;
    for (systems, numbers) in [("{record,record}", "array[$1, sha256('r')]"), ("{record}", "array[$1]")] {
        let sql = format!(
            "select access.register_at_counter(gen_random_uuid(), '梅', '2', '1991-02-03', 'identity_card', '{systems}',
               {numbers}, 'k', {numbers}, '{{}}', '{{}}', $2, '[]')"
        );
        let sql = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(&lookup).bind(city.centre.as_str());
        assert_eq!(crate::code(sql.execute(&mut *visit.transaction().await).await), "EH024", "{systems}");
    }
    assert_eq!(city.count("record.residents").await, 0);
}

pub async fn nobody_registers_themselves(city: City) {
    let (clerk, colleague) = (city.clerk(&city.centre).await, city.clerk(&city.centre).await);
    let outcome = registers(&clerk, searches(&clerk, &clerk.number).await, &clerk.number, "王前台").await;
    assert!(matches!(outcome, Err(RegistrationError::NotSearched)), "{outcome:?}");
    registers(&colleague, searches(&colleague, &clerk.number).await, &clerk.number, "王前台").await.expect("a colleague does");
}

pub async fn only_clerks_of_health_centres_register(city: City) {
    let number = city.number("1991-02-03", 400);
    for (place, duty) in [(&city.hospital, Duty::Clerk), (&city.centre, Duty::Gp)] {
        let other = city.staff("他", place, duty).await;
        let search = searches(&other, &number).await;
        assert!(refused(&registers(&other, search, &number, "李小梅").await), "{duty:?} at {place}");
    }
    let clerk = city.clerk(&city.other_centre).await;
    let before = searches(&clerk, &number).await;
    let post = clerk.session().await.post.expect("a post").id;
    city.as_owner(&format!("update auth.posts set since = since - 9, until = clock.today() - 1 where id = '{post}'")).await;
    assert!(refused(&registers(&clerk, before, &number, "李小梅").await), "the post has ended");
    city.as_owner(&format!("update auth.posts set until = null where id = '{post}'")).await;
    city.institution(&city.other_centre, "health_centre", Some(city.today() - TimeDelta::days(1))).await;
    assert!(refused(&registers(&clerk, before, &number, "李小梅").await), "the agreement has lapsed");
    city.institution(&city.other_centre, "health_centre", Some(city.today())).await;
    registers(&clerk, before, &number, "李小梅").await.expect("a clerk of a health centre");
}

pub async fn a_registration_opens_no_record_of_others(city: City) {
    let (mei, clerk) = (city.resident("梅").await, city.clerk(&city.centre).await);
    let number = city.number("1991-02-03", 400);
    let search = searches(&clerk, &number).await;
    let named = [EntryId::from(search.uuid())];
    let of_mei = clerk.opens_entries(&mei, Purpose::Register, IDENTITY, Some(&named)).await;
    assert!(of_mei.is_refused(), "she has a record already");
    let resident = registers(&clerk, search, &number, "李小梅").await.expect("registered");
    let new = person(&clerk, resident, &number);
    assert!(
        !clerk.opens_entries(&new, Purpose::Register, IDENTITY, Some(&named)).await.is_refused(),
        "the record of this search"
    );
    let second = [EntryId::from(searches(&clerk, &city.number("1991-02-03", 402)).await.uuid())];
    assert!(clerk.opens_entries(&new, Purpose::Register, IDENTITY, Some(&second)).await.is_refused(), "another search");
    assert!(clerk.opens_with(&new, Purpose::Register, IDENTITY).await.is_refused(), "no search at all");
    let both = [named[0], second[0]];
    assert!(clerk.opens_entries(&new, Purpose::Register, IDENTITY, Some(&both)).await.is_refused(), "two searches");
}

pub async fn a_registration_is_logged_as_whose_it_was(city: City) {
    let (clerk, number) = (city.clerk(&city.centre).await, city.number("1991-02-03", 400));
    let search = searches(&clerk, &number).await;
    let resident = registers(&clerk, search, &number, "李小梅").await.expect("registered");
    let by = format!(
        "access.log where resident_id = '{resident}' and actor_account = '{}' and actor_name = '王前台' and institution_code = '{}'
           and purpose = 'register' and basis = 'registration' and article = '12'",
        clerk.account().await,
        city.centre
    );
    for (event, detail) in [
        ("opened", "detail is null"),
        ("wrote", "detail = 'record.residents insert'"),
        ("wrote", "detail = 'record.identifiers insert'"),
        ("wrote", "detail = 'record.care_teams insert'"),
        ("wrote", "detail = 'record.basics insert'"),
    ] {
        assert_eq!(city.count(&format!("{by} and event = '{event}' and {detail}")).await, 1, "{event} {detail}");
    }
    let found = format!("{by} and event = 'found' and detail is null and entries = array['{search}'::uuid]");
    assert_eq!(city.count(&found).await, 1);
    assert_eq!(city.count("access.log where detail like 'likely%'").await, 0);
}

pub async fn one_search_registers_one_person(city: City) {
    let (clerk, number) = (city.clerk(&city.centre).await, city.number("1991-02-03", 400));
    let search = searches(&clerk, &number).await;
    registers(&clerk, search, &number, "李小梅").await.expect("registered");
    let again = registers(&clerk, search, &number, "李小梅").await;
    let shown = [LikelyDuplicate::SameName];
    let accepted = registers_at(&clerk, search, &number, "李小梅", &city.centre, &shown).await;
    assert!(matches!(again, Err(RegistrationError::LikelyDuplicate(_) | RegistrationError::NumberTaken)), "{again:?}");
    assert!(matches!(accepted, Err(RegistrationError::NumberTaken)), "{accepted:?}");
    assert_eq!(city.count("record.residents").await, 1);
}

pub async fn two_clerks_register_one_person_once(city: City) {
    let number = city.number("1991-02-03", 400);
    let (one, other) = (city.clerk(&city.centre).await, city.clerk(&city.other_centre).await);
    let (first, second) = (searches(&one, &number).await, searches(&other, &number).await);
    let shown = [LikelyDuplicate::SameName];
    let (a, b) = tokio::join!(
        registers_at(&one, first, &number, "李小梅", &city.centre, &shown),
        registers_at(&other, second, &number, "李小梅", &city.other_centre, &shown)
    );
    let (winner, loser) = if a.is_ok() { (a, b) } else { (b, a) };
    assert!(matches!(loser, Err(RegistrationError::NumberTaken)), "{loser:?}");
    let resident = winner.expect("one of them");
    assert_eq!(city.count("record.residents").await, 1);
    // Each of them can continue with the record: they search again, and the person is at their counter.
    for clerk in [&one, &other] {
        let found = counter::found(&city.db, &clerk.token, searches(clerk, &number).await).await.expect("asked");
        assert_eq!(found.expect("found").resident, resident);
        assert!(!clerk.opens_to_verify(&person(clerk, resident, &number)).await.is_refused());
    }
}

pub async fn record_numbers_are_given_once(city: City) {
    let mei = city.resident("梅").await;
    let clerks = [city.clerk(&city.centre).await, city.clerk(&city.centre).await, city.clerk(&city.centre).await];
    let lan = city.resident("兰").await;
    let mut tasks = tokio::task::JoinSet::new();
    for n in 0..9_u32 {
        let (clerk, number) =
            (clerks[n as usize % 3].clone(), city.number(&format!("19{}-0{}-{}", 61 + 3 * n, 1 + n, 11 + n), 100 + 37 * n));
        tasks.spawn(async move {
            let search = searches(&clerk, &number).await;
            registers(&clerk, search, &number, "李小梅").await.expect("registered")
        });
    }
    let residents = tasks.join_all().await;
    let clerk = &clerks[0];
    let mut numbers = vec![mei.record_no().as_str().to_owned(), lan.record_no().as_str().to_owned()];
    for resident in residents {
        let number = city.number("1970-02-03", 400);
        let mut reader = clerk.opens_to_verify(&person(clerk, resident, &number)).await.read().await;
        let number = store::record::identity::record_number(&city.db, &mut reader).await.expect("read").expect("a number");
        numbers.push(number);
    }
    numbers.sort();
    numbers.dedup();
    assert_eq!(numbers.len(), 11, "{numbers:?}");
}

pub async fn an_institution_without_a_place_gives_no_number(city: City) {
    let (clerk, number) = (city.clerk(&city.centre).await, city.number("1991-02-03", 400));
    let search = searches(&clerk, &number).await;
    city.as_owner("update reference.institutions set record_place = null").await;
    let outcome = registers(&clerk, search, &number, "李小梅").await;
    assert!(matches!(outcome, Err(RegistrationError::NoRecordNumber)), "{outcome:?}");
    city.as_owner("update reference.institutions set record_place = '440304006001'").await;
    city.as_owner(
        "insert into reference.record_serials values ('440304006001', 99999)
                   on conflict (place) do update set last = 99999",
    )
    .await;
    let outcome = registers(&clerk, search, &number, "李小梅").await;
    assert!(matches!(outcome, Err(RegistrationError::NoRecordNumber)), "none is left: {outcome:?}");
    city.as_owner("update reference.record_serials set last = 99998").await;
    registers(&clerk, search, &number, "李小梅").await.expect("the last number");
}

pub async fn a_likely_duplicate_is_shown_before(city: City) {
    let (clerk, mine) = (city.clerk(&city.centre).await, city.number("1991-02-03", 400));
    registers(&clerk, searches(&clerk, &mine).await, &mine, "阿依·买买提").await.expect("registered");
    let likely =
        async |number: &DocumentNumber, name: &str| match registers(&clerk, searches(&clerk, number).await, number, name).await {
            Err(RegistrationError::LikelyDuplicate(likely)) => likely,
            other => panic!("{other:?}"),
        };
    // Another sequence of the same day with one other digit; the same name, written in another way.
    let near = city.number("1991-02-03", 401);
    assert_eq!(likely(&near, "王兰").await, [LikelyDuplicate::NearNumber]);
    assert_eq!(likely(&near, "阿依•买买提").await, [LikelyDuplicate::SameName, LikelyDuplicate::NearNumber]);
    let far = city.number("1991-02-03", 289);
    assert_eq!(likely(&far, "阿依买买提").await, [LikelyDuplicate::SameName]);
    assert_eq!(city.count("record.residents").await, 1, "nothing is stored");

    let search = searches(&clerk, &near).await;
    let new = person(&clerk, ResidentId::from(city.db.random.uuid(city.now())), &near);
    let named = [EntryId::from(search.uuid())];
    let visit = clerk.opens_entries(&new, Purpose::Register, &[Section::Identity, Section::Health], Some(&named)).await;
    let unseen = sqlx::query(
        "select access.register_at_counter(gen_random_uuid(), '阿依买买提', '2', '1991-02-03', 'identity_card', '{citizen,record}',
           array[$1, $1], 'k', array[$1, sha256('r')], '{}', '{}', $2, '[]')",
    );
    let unseen =
        unseen.bind(city.db.keys.document(&near)).bind(city.centre.as_str()).execute(&mut *visit.transaction().await).await;
    assert_eq!(crate::code(unseen), "EH025", "whoever calls the function");
    let half = registers_at(&clerk, search, &near, "阿依·买买提", &city.centre, &[LikelyDuplicate::NearNumber]).await;
    assert!(matches!(half, Err(RegistrationError::LikelyDuplicate(_))), "both must be accepted: {half:?}");
    registers_at(&clerk, search, &near, "阿依·买买提", &city.centre, LikelyDuplicate::ALL).await.expect("accepted");
    assert_eq!(city.count("access.log where event = 'wrote' and detail = 'likely duplicate: same_name, near_number'").await, 1);
    let elsewhere = city.number("1985-07-01", 120);
    registers(&clerk, searches(&clerk, &elsewhere).await, &elsewhere, "阿依·买买提").await.expect("another birth date");
}

pub async fn the_responsible_unit_is_a_health_centre(city: City) {
    let (clerk, number) = (city.clerk(&city.centre).await, city.number("1991-02-03", 400));
    let search = searches(&clerk, &number).await;
    let outcome = registers_at(&clerk, search, &number, "李小梅", &city.hospital, &[]).await;
    assert!(matches!(outcome, Err(RegistrationError::NotSearched)), "{outcome:?}");
    let resident = registers_at(&clerk, search, &number, "李小梅", &city.other_centre, &[]).await.expect("another centre");
    let gp = city.gp(&city.other_centre).await;
    assert!(!gp.opens_for_care(&person(&clerk, resident, &number)).await.is_refused());
}

pub async fn staff_keep_their_account(city: City) {
    let (clerk, mut nurse) = (city.clerk(&city.centre).await, city.gp(&city.other_centre).await);
    let account = nurse.account().await;
    let number = nurse.number.clone();
    let resident = registers(&clerk, searches(&clerk, &number).await, &number, "陈医生").await.expect("registered");
    assert_eq!(city.count(&format!("auth.accounts where id = '{account}' and resident_id = '{resident}'")).await, 1);
    nurse.acts_as_staff(false).await;
    nurse.proves_themselves().await;
    assert!(!nurse.opens(&person(&clerk, resident, &number)).await.is_refused(), "her own record");
}

pub async fn nothing_of_a_registration_is_done_without_its_opening(city: City) {
    let (mei, clerk) = (city.resident("梅").await, city.clerk(&city.centre).await);
    for visit in [clerk.opens_to_verify(&mei).await, mei.maintains(&mei).await] {
        for sql in [
            "select access.next_record_number()",
            "select access.likely_duplicates('梅', '1990-01-15', 'citizen', '{}')",
            "select access.register_at_counter(gen_random_uuid(), '梅', '2', '1990-01-15', 'identity_card', '{citizen,record}',
               '{a,b}', 'k', array[sha256('a'), sha256('b')], '{}', '{}', '440304006', '[]')",
        ] {
            let outcome = sqlx::query(sql).fetch_one(&mut *visit.transaction().await).await;
            assert_eq!(
                outcome.expect_err("refused").as_database_error().and_then(|e| e.code()).as_deref(),
                Some("EH012"),
                "{sql}"
            );
        }
    }
}

pub async fn a_clerk_of_any_centre_opens_who_a_person_with_a_document_is(city: City) {
    let (mei, clerk, gp) = (city.resident("梅").await, city.clerk(&city.other_centre).await, city.gp(&city.other_centre).await);
    assert!(clerk.opens_to_verify(&mei).await.is_refused(), "nobody stands at the counter");
    clerk.searches(&mei, Purpose::VerifyIdentity).await.expect("searched");
    let visit = clerk.opens_to_verify(&mei).await;
    assert_eq!(visit.rows_of("record.residents").await, 1);
    for table in ["record.measurements", "record.entries", "access.log", "record.verifications"] {
        assert_eq!(visit.rows_of(table).await, 0, "{table}");
    }
    assert_eq!(city.count("access.log where event = 'opened' and basis = 'counter' and article = '12'").await, 1);
    let colleague = city.clerk(&city.other_centre).await;
    assert!(colleague.opens_to_verify(&mei).await.is_refused(), "a colleague has nobody at their counter");
    gp.searches(&mei, Purpose::VerifyIdentity).await.expect("searched");
    assert!(gp.opens_to_verify(&mei).await.is_refused(), "a doctor has no counter");
    assert!(clerk.opens_with(&mei, Purpose::Verify, IDENTITY).await.is_refused(), "nor is anything verified there");
    let lan = city.resident("兰").await;
    assert!(clerk.opens_to_verify(&lan).await.is_refused(), "another person");
    let act = clerk.confirms(ActKind::IssueSlip, Some(mei.resident().uuid())).await;
    let writer = clerk.opens_to_issue(&mei).await.write().await;
    counter::issue_slip(&city.db, writer, act).await.expect("the way back for a person who lost the phone");
}

pub async fn a_record_number_shows_nobody_at_the_counter(city: City) {
    let (mei, clerk) = (city.resident("梅").await, city.clerk(&city.other_centre).await);
    let number = mei.record_no().as_str();
    let search = counter::find_person(&city.db, &clerk.token, NumberSystem::Record, number, Purpose::VerifyIdentity, "Firefox");
    let search = search.await.expect("searched").expect("not refused");
    assert!(counter::found(&city.db, &clerk.token, search).await.expect("asked").is_some(), "the number finds her");
    assert!(clerk.opens_to_verify(&mei).await.is_refused(), "but shows no document");
    let own = city.clerk(&city.centre).await;
    assert!(!own.opens_to_verify(&mei).await.is_refused(), "her own centre needs none");
}

pub async fn a_person_stands_at_the_counter_for_ten_minutes(city: City) {
    let (mei, clerk) = (city.resident("梅").await, city.clerk(&city.other_centre).await);
    clerk.searches(&mei, Purpose::VerifyIdentity).await.expect("searched");
    city.later(9).await;
    let visit = clerk.opens_to_verify(&mei).await;
    assert_eq!(visit.rows_of("record.residents").await, 1);
    city.later_by(TimeDelta::seconds(50)).await;
    assert_eq!(visit.rows_of("record.residents").await, 1);
    city.later_by(TimeDelta::seconds(10)).await;
    assert_eq!(visit.rows_of("record.residents").await, 0);
    assert!(clerk.opens_to_verify(&mei).await.is_refused(), "ten minutes");
    // A search that is not committed brings nobody.
    let lookup = city.db.keys.document(&mei.number);
    let mut tx = city.db.web.begin().await.expect("begun");
    let search = sqlx::query("select search from access.find_person($1, 'citizen', $2, 'verify_identity')");
    let search: uuid::Uuid = search.bind(&clerk.token).bind(&lookup).fetch_one(&city.db.web).await.expect("searched").get(0);
    let look_up = sqlx::query("select access.look_up($1, $2, 'citizen', $3)").bind(&clerk.token).bind(search).bind(&lookup);
    look_up.execute(&mut *tx).await.expect("looked up");
    let open = sqlx::query("select refusal from access.open_record($1, $2, 'verify_identity', '{identity}')");
    let refusal: Option<String> =
        open.bind(&clerk.token).bind(mei.resident().uuid()).fetch_one(&mut *tx).await.expect("asked").get(0);
    assert_eq!(refusal.as_deref(), Some("no_basis"));
}

pub async fn a_post_that_ended_has_no_counter(city: City) {
    let (mei, clerk) = (city.resident("梅").await, city.clerk(&city.other_centre).await);
    clerk.searches(&mei, Purpose::VerifyIdentity).await.expect("searched");
    let visit = clerk.opens_to_verify(&mei).await;
    assert_eq!(visit.rows_of("record.residents").await, 1);
    let post = clerk.session().await.post.expect("a post").id;
    city.as_owner(&format!("update auth.posts set since = since - 9, until = clock.today() - 1 where id = '{post}'")).await;
    assert_eq!(visit.rows_of("record.residents").await, 0, "an opening ends with the post");
    assert!(clerk.opens_to_verify(&mei).await.is_refused());
}

pub async fn a_search_that_is_not_committed_registers_nobody(city: City) {
    let (clerk, number) = (city.clerk(&city.centre).await, city.number("1991-02-03", 400));
    let lookup = city.db.keys.document(&number);
    let search = sqlx::query("select search from access.find_person($1, 'citizen', $2, 'verify_identity')");
    let search: uuid::Uuid = search.bind(&clerk.token).bind(&lookup).fetch_one(&city.db.web).await.expect("searched").get(0);
    let mut tx = city.db.web.begin().await.expect("begun");
    let look_up = sqlx::query("select access.look_up($1, $2, 'citizen', $3)").bind(&clerk.token).bind(search).bind(&lookup);
    look_up.execute(&mut *tx).await.expect("looked up");
    let open = "select refusal from access.open_record($1, gen_random_uuid(), 'register', '{identity}', array[$2])";
    let refusal: Option<String> =
        sqlx::query(open).bind(&clerk.token).bind(search).fetch_one(&mut *tx).await.expect("asked").get(0);
    assert_eq!(refusal.as_deref(), Some("no_basis"));
    tx.commit().await.expect("committed");
    registers(&clerk, LogId::from(search), &number, "李小梅").await.expect("committed, it leads to a registration");
}

pub async fn nobody_stands_at_their_own_counter(city: City) {
    let (mut nurse, colleague) = (city.resident("护").await, city.clerk(&city.other_centre).await);
    nurse.is_appointed(&city.other_centre, Duty::Clerk).await;
    nurse.acts_as_staff(true).await;
    nurse.proves_themselves().await;
    nurse.searches(&nurse, Purpose::VerifyIdentity).await.expect("searched");
    assert!(nurse.opens_to_verify(&nurse).await.is_refused());
    colleague.searches(&nurse, Purpose::VerifyIdentity).await.expect("searched");
    assert!(!colleague.opens_to_verify(&nurse).await.is_refused());
}

pub async fn the_counter_is_one_of_a_health_centre(city: City) {
    let (mei, clerk) = (city.resident("梅").await, city.clerk(&city.hospital).await);
    clerk.searches(&mei, Purpose::VerifyIdentity).await.expect("searched");
    assert!(clerk.opens_to_verify(&mei).await.is_refused());
}

pub async fn the_responsible_unit_opens_on_its_own_basis(city: City) {
    let (mei, clerk) = (city.resident("梅").await, city.clerk(&city.centre).await);
    clerk.searches(&mei, Purpose::VerifyIdentity).await.expect("searched");
    clerk.opens_to_verify(&mei).await.opening();
    assert_eq!(city.count("access.log where event = 'opened' and basis = 'responsible_unit'").await, 1);
    assert_eq!(city.count("access.log where basis = 'counter'").await, 0);
}
