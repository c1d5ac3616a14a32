//! The actors of the permission tests, with rows that each may find and rows that each may not find.

use chrono::TimeDelta;
use domain::{
    basics::{Answer, Field},
    capacity::Duty,
    correction::{CorrectionKind, CorrectionTarget, StepKind},
    entry::EntryKind,
    ids::{CorrectionId, EntryId},
    purpose::Purpose,
    section::Section,
};
use store::{
    record::details,
    sign_in::{acts::ActKind, ceremonies, limits, visits},
    testing::{City, Person, Place, System, TestDb, Visit},
};
use uuid::Uuid;

/// All actors, and the rows that they created.
pub struct Cast {
    pub city: City,
    mei: Person,
    mei_on_her_tablet: Person,
    neighbour: Person,
    girl: Person,
    doctor: Person,
    clerk: Person,
    other_doctor: Person,
    doctor_with_a_record: Person,
    leaving_doctor: Person,
    moving_patient: Person,
    patient_of_the_lapsing: Person,
    lapsing_doctor: Person,
    hospital_clerk: Person,
    manager: Person,
    other_manager: Person,
    officer: Person,
    hospital: System,
    clinic: System,
    entry: EntryId,
}

/// How an actor uses a table.
#[derive(Clone, Debug, Default)]
pub struct Presence {
    /// The opening that the transaction names.
    pub secret: String,
    /// The record that is open, or whose opening was refused.
    pub resident: Option<Uuid>,
    /// The account that opened the record.
    pub account: Option<Uuid>,
    /// The institution whose system opened the record.
    pub institution: Option<String>,
    /// The requested entry.
    pub entry: Option<Uuid>,
    /// The token for an opening in the tested transaction itself.
    pub opens_inside: Option<String>,
    /// Whether the opening should have been refused and was not.
    pub wrongly_admitted: bool,
    /// Whether the opening should have been admitted and was not.
    pub wrongly_refused: bool,
}

/// The health department of a district.
fn bureau() -> Place {
    Place::parse("440304900").expect("a code")
}

const ALL: &[Section] = Section::ALL;
const DOWNLOADED: &[Section] = &[Section::Identity, Section::Measurements, Section::Health, Section::Services];
const VERIFIED: &[Section] = &[Section::Identity, Section::Measurements, Section::Health];

impl Cast {
    /// Creates all actors in this city.
    pub async fn gather(city: City) -> Self {
        let mei = city.resident("梅").await;
        let neighbour = city.resident("邻").await;
        let girl = city.resident_of("小雨", "2009-01-15", &city.centre).await;
        let moving_patient = city.resident("迁").await;
        let mut clerk = city.clerk(&city.centre).await;
        let doctor = city.gp(&city.centre).await;
        let other_doctor = city.gp(&city.other_centre).await;
        let leaving_doctor = city.gp(&city.centre).await;
        let doctor_with_a_record = city.resident("医").await;
        doctor_with_a_record.is_appointed(&city.centre, Duty::Gp).await;
        city.institution(&city.lapsed_clinic, "health_centre", Some(city.today())).await;
        let lapsing_doctor = city.gp(&city.lapsed_clinic).await;
        let patient_of_the_lapsing = city.resident_of("诊", "1970-03-03", &city.lapsed_clinic).await;
        let (hospital, clinic) = (city.system(&city.hospital), city.system(&city.lapsed_clinic));

        let hospital_clerk = city.clerk(&city.hospital).await;
        let manager = city.staff("管", &city.hospital, Duty::RecordManager).await;
        let other_manager = city.staff("管", &city.other_centre, Duty::RecordManager).await;
        let clinic_manager = city.staff("管", &city.lapsed_clinic, Duty::RecordManager).await;

        city.institution_in(Some("FT"), &bureau(), "department", Some(city.today())).await;
        let officer = city.staff("严", &bureau(), Duty::Officer).await;

        for person in [&mei, &neighbour, &moving_patient, &patient_of_the_lapsing, &doctor_with_a_record] {
            let first = person.logs_blood_pressure(128, 82).await;
            person.logs_blood_pressure(131, 85).await;
            person.corrects(first, 129, 83).await.expect("corrected");
            for field in [Field::BloodRh, Field::Residency, Field::MaritalStatus, Field::BloodAbo] {
                person.answers(field, &["1"]).await.expect("answered");
            }
            for system in [&hospital, &clinic] {
                system.deposits(person, &[("a", 140, 90), ("b", 142, 91)]).await.expect("deposited");
                system
                    .deposits_entries(person, &[EntryKind::Visit, EntryKind::Report, EntryKind::Condition, EntryKind::Medicine])
                    .await;
            }
            for systolic in [118, 119, 120] {
                let entry = person.logs_blood_pressure(systolic, 75).await;
                person.withdraws(entry, "填错了").await.expect("withdrawn");
            }
            hospital.reports_death(person).await.expect("told");
            hospital.reports_detail(person, Field::MaritalStatus, Answer::code("2")).await.expect("told");
            hospital.reports_detail(person, Field::DrugAllergy, Answer::code("2")).await.expect("told");
            let all = details::Confirmed::All(Vec::new());
            let visit = person.maintains(person).await;
            visit.submits(async |writer| details::confirm(writer, &all).await).await.expect("confirmed");
            // Without evidence, so that a test can add evidence.
            let of_visits = format!("resident_id = '{}' and kind = 'visit'", person.resident());
            let visits: Vec<Uuid> = city.ask(&format!("select array_agg(id) from record.entries where {of_visits}")).await;
            for visit in visits {
                person.requests_correction(EntryId::from(visit), CorrectionKind::NeverHappened).await.expect("requested");
            }
            request_all_corrections(&city, person, &[&manager, &clinic_manager]).await;
            person
                .requests_correction_with(CorrectionTarget::Identity, CorrectionKind::Wrong, Some("%PDF-1.7"))
                .await
                .expect("requested");
            close_some(&city, person).await;
            ask_of_some(&city, person).await;
            name_one(&city, person).await;
        }
        for person in [&mei, &neighbour, &moving_patient] {
            answer_identity_correction(&city, &clerk, person, StepKind::Refused).await;
        }
        answer_identity_correction(&city, &clerk, &doctor_with_a_record, StepKind::TakenOn).await;
        doctor_with_a_record.acts_as_staff(true).await;
        let entry = mei.logs_blood_pressure(120, 80).await;
        ask_about(&city, &mei, entry.uuid(), "measurements", 0).await;
        let act = clerk.confirms(ActKind::IssueSlip, Some(mei.resident().uuid())).await;
        ceremonies::begin(&city.db, "a cookie", "sign_in", &serde_json::json!({})).await.expect("begun");
        visits::begin(&city.db).await.expect("begun");
        limits::count(&city.db, limits::Bucket::Challenge, "192.0.2.7").await.expect("counted");
        // Rows of each account, inserted directly by the superuser.
        city.as_owner(&format!(
            "insert into own.submissions (account_id, submission, body_hash, outcome)
               select id, gen_random_uuid(), sha256('x'), '/' from auth.accounts;
             insert into own.notices (account_id, resident_id, kind, to_mail)
               select id, gen_random_uuid(), 'confirm_details', false from auth.accounts;
             insert into record.identity_changes (resident_id, id, name, sex, birth_date, number_changed, reason, document,
                 institution_code, author_account)
               select resident_id, gen_random_uuid(), name, sex, birth_date, false, 'mistake', 'identity_card', created_by_institution,
                 gen_random_uuid() from record.residents;
             insert into own.mail_addresses (account_id, address, key_id) select id, 'x', 'k' from auth.accounts;
             insert into access.seals (seq, last_xid, leaves, root, previous, key_id, signature)
               values (1, '3', decode(repeat('00', 48), 'hex'), sha256('r'), sha256('p'), 'k', decode(repeat('00', 64), 'hex'));
             update visit.acts set confirmed_at = clock.now() where id = '{act}';
             update auth.sessions set verified_at = clock.now() - interval '6 minutes' where account_id = '{stale}';",
            stale = neighbour.account().await,
        ))
        .await;
        clerk.proves_themselves().await;
        let mei_on_her_tablet = mei.on_another_device().await;
        Self {
            city,
            mei,
            mei_on_her_tablet,
            neighbour,
            girl,
            doctor,
            clerk,
            other_doctor,
            doctor_with_a_record,
            leaving_doctor,
            moving_patient,
            patient_of_the_lapsing,
            lapsing_doctor,
            hospital_clerk,
            manager,
            other_manager,
            officer,
            hospital,
            clinic,
            entry,
        }
    }

    /// The same actors in a copy of their database.
    pub async fn copied(&self, name: &str) -> Self {
        let city = self.city.copied(TestDb::copy_of(name).await).await;
        let person = |person: &Person| person.in_city(&city);
        Self {
            mei: person(&self.mei),
            mei_on_her_tablet: person(&self.mei_on_her_tablet),
            neighbour: person(&self.neighbour),
            girl: person(&self.girl),
            doctor: person(&self.doctor),
            clerk: person(&self.clerk),
            other_doctor: person(&self.other_doctor),
            doctor_with_a_record: person(&self.doctor_with_a_record),
            leaving_doctor: person(&self.leaving_doctor),
            moving_patient: person(&self.moving_patient),
            patient_of_the_lapsing: person(&self.patient_of_the_lapsing),
            lapsing_doctor: person(&self.lapsing_doctor),
            hospital_clerk: person(&self.hospital_clerk),
            manager: person(&self.manager),
            other_manager: person(&self.other_manager),
            officer: person(&self.officer),
            hospital: self.hospital.in_city(&city),
            clinic: self.clinic.in_city(&city),
            entry: self.entry,
            city,
        }
    }

    /// All actors open what they can. Then posts end, sessions end, an agreement expires and a patient moves. Returns each
    /// actor of the matrix by name, except the actors without any opening.
    pub async fn arrive(&self) -> Vec<(&'static str, Presence)> {
        let identity: &[Section] = &[Section::Identity];
        let (mei, measurements): (&Person, &[Section]) = (&self.mei, &[Section::Measurements]);
        let services: &[Section] = &[Section::Services];
        let mut here = vec![
            ("the resident, viewing", self.admitted(mei.opens(mei).await, mei, mei).await),
            (
                "the resident, downloading",
                self.admitted(mei.opens_with(mei, Purpose::Download, DOWNLOADED).await, mei, mei).await,
            ),
            ("the resident, maintaining", self.admitted(mei.maintains(mei).await, mei, mei).await),
            (
                "the resident, without measurements",
                self.admitted(mei.opens_with(mei, Purpose::View, identity).await, mei, mei).await,
            ),
            (
                "the resident, measurements alone",
                self.admitted(mei.opens_with(mei, Purpose::View, measurements).await, mei, mei).await,
            ),
            (
                "the resident, health alone",
                self.admitted(mei.opens_with(mei, Purpose::View, &[Section::Health]).await, mei, mei).await,
            ),
            ("the resident, services alone", self.admitted(mei.opens_with(mei, Purpose::View, services).await, mei, mei).await),
            (
                "the resident, maintaining identity alone",
                self.admitted(mei.opens_with(mei, Purpose::Maintain, identity).await, mei, mei).await,
            ),
            ("the responsible unit's doctor", self.admitted(self.doctor.opens_for_care(mei).await, &self.doctor, mei).await),
            ("the clerk, verifying", self.admitted(self.clerk.opens_to_verify(mei).await, &self.clerk, mei).await),
            (
                "the doctor, verifying entries",
                self.admitted(self.doctor.opens_with(mei, Purpose::Verify, VERIFIED).await, &self.doctor, mei).await,
            ),
            (
                "the clerk, verifying entries",
                self.admitted(self.clerk.opens_with(mei, Purpose::Verify, identity).await, &self.clerk, mei).await,
            ),
            ("the clerk, printing a slip", self.admitted(self.clerk.opens_to_issue(mei).await, &self.clerk, mei).await),
        ];
        let one = mei.opens_entries(mei, Purpose::View, measurements, Some(&[self.entry])).await;
        here.push(("the resident, one entry", Presence { entry: Some(self.entry.uuid()), ..self.admitted(one, mei, mei).await }));
        let visit = EntryId::from(self.a_visit(mei).await);
        let one = mei.opens_entries(mei, Purpose::View, services, Some(&[visit])).await;
        here.push(("the resident, one visit", Presence { entry: Some(visit.uuid()), ..self.admitted(one, mei, mei).await }));
        let one = mei.opens_entries(mei, Purpose::Download, DOWNLOADED, Some(&[visit])).await;
        let one = Presence { entry: Some(visit.uuid()), ..self.admitted(one, mei, mei).await };
        here.push(("the resident, downloading one visit", one));
        here.push(("the hospital's record manager", self.at_the_correction().await));
        let colleague = &self.doctor_with_a_record;
        let one = self.admitted(self.clerk.opens_identity_correction(colleague).await, &self.clerk, colleague).await;
        let one = Presence { entry: Some(colleague.identity().uuid()), ..one };
        here.push(("the clerk, at the disputed identity", one));
        here.extend(self.at_lists().await);
        here.extend(self.refused().await);
        here.extend(self.depositors().await);
        here.extend(self.lost().await);
        here.extend(self.unsafe_openings().await);
        here
    }

    /// A visit that its subject can read.
    async fn a_visit(&self, whose: &Person) -> Uuid {
        let open = format!("resident_id = '{}' and kind = 'visit' and security_label = 0", whose.resident());
        self.city.ask(&format!("select id from record.entries where {open} order by id limit 1")).await
    }

    /// An entry of the hospital in Mei's record.
    async fn sent_by_the_hospital(&self, kind: &str) -> EntryId {
        let sent = format!("source_institution = '{}' and kind = '{kind}'", self.city.hospital);
        let id: Uuid = self
            .city
            .ask(&format!("select id from record.entries where resident_id = '{}' and {sent}", self.mei.resident()))
            .await;
        EntryId::from(id)
    }

    /// The hospital opens the visit whose correction Mei requested.
    async fn at_the_correction(&self) -> Presence {
        let visit = self.sent_by_the_hospital("visit").await;
        let presence = self.admitted(self.manager.opens_correction(&self.mei, visit).await, &self.manager, &self.mei).await;
        Presence { entry: Some(visit.uuid()), ..presence }
    }

    /// Staff who opened the list of their institution.
    async fn at_lists(&self) -> Vec<(&'static str, Presence)> {
        let (mut here, bureau) = (Vec::new(), bureau());
        for (name, person, place, list) in [
            ("the clerk, at the list", &self.clerk, &self.city.centre, "checks"),
            ("another clinic's doctor, at the list", &self.lapsing_doctor, &self.city.lapsed_clinic, "checks"),
            ("the hospital's record manager, at the list", &self.manager, &self.city.hospital, "corrections"),
            ("the district's officer, at the list", &self.officer, &bureau, "escalated"),
        ] {
            let secret = person.opens_list(list).await.expect("opened");
            here.push((name, Presence { secret, institution: Some(place.as_str().to_owned()), ..Presence::default() }));
        }
        here
    }

    /// Actors whose opening the rules refuse.
    async fn refused(&self) -> Vec<(&'static str, Presence)> {
        let refused = |visit: Visit, whose: &Person| Presence {
            secret: visit.secret(),
            resident: Some(whose.resident().uuid()),
            wrongly_admitted: !visit.is_refused(),
            ..Presence::default()
        };
        let (mei, own, stale) = (&self.mei, &self.doctor_with_a_record, &self.neighbour);
        let (corrected, uncorrected) = (self.sent_by_the_hospital("visit").await, self.sent_by_the_hospital("report").await);
        vec![
            (
                "a resident downloading without a fresh passkey",
                refused(stale.opens_with(stale, Purpose::Download, DOWNLOADED).await, stale),
            ),
            ("the neighbour", refused(self.neighbour.opens(mei).await, mei)),
            ("a girl of 17", refused(self.girl.opens(&self.girl).await, &self.girl)),
            ("another centre's doctor", refused(self.other_doctor.opens_for_care(mei).await, mei)),
            ("a doctor with her own record", refused(own.opens_for_care(own).await, own)),
            (
                "the hospital's record manager, at another entry",
                refused(self.manager.opens_correction(mei, uncorrected).await, mei),
            ),
            ("the district's officer, at what is disputed", refused(self.officer.opens_correction(mei, corrected).await, mei)),
            ("the clerk, at a disputed entry", refused(self.clerk.opens_correction(mei, corrected).await, mei)),
            (
                "the hospital's clerk, at the disputed identity",
                refused(self.hospital_clerk.opens_identity_correction(own).await, own),
            ),
            ("another institution's record manager", refused(self.other_manager.opens_correction(mei, corrected).await, mei)),
        ]
    }

    async fn depositors(&self) -> Vec<(&'static str, Presence)> {
        let presence = |visit: Visit, institution: &str| Presence {
            secret: visit.secret(),
            resident: Some(self.mei.resident().uuid()),
            institution: Some(institution.to_owned()),
            wrongly_refused: visit.is_refused(),
            ..Presence::default()
        };
        vec![
            ("the depositing hospital", presence(self.hospital.opens_to_deposit(&self.mei).await, self.city.hospital.as_str())),
            ("another depositor", presence(self.clinic.opens_to_deposit(&self.mei).await, self.city.lapsed_clinic.as_str())),
        ]
    }

    /// Actors who opened a record and then lost the basis of the opening.
    async fn lost(&self) -> Vec<(&'static str, Presence)> {
        let (mei, city) = (&self.mei, &self.city);
        let (leaving, lapsing, tablet) = (&self.leaving_doctor, &self.lapsing_doctor, &self.mei_on_her_tablet);
        let (mover, patient) = (&self.moving_patient, &self.patient_of_the_lapsing);
        let post = leaving.session().await.post.expect("a post").id;
        let here = vec![
            ("a doctor whose post ended", self.admitted(leaving.opens_for_care(mei).await, leaving, mei).await),
            ("a doctor whose patient moved", self.admitted(self.doctor.opens_for_care(mover).await, &self.doctor, mover).await),
            ("a doctor without an agreement", self.admitted(lapsing.opens_for_care(patient).await, lapsing, patient).await),
            ("an ended session", self.admitted(tablet.opens(mei).await, tablet, mei).await),
        ];
        tablet.signs_out().await;
        city.institution(&city.lapsed_clinic, "health_centre", Some(city.today() - TimeDelta::days(1))).await;
        city.as_owner(&format!(
            "update auth.posts set since = since - 9, until = clock.today() - 1 where id = '{post}';
             update record.care_teams set until = clock.today() where resident_id = '{mover}';
             insert into record.care_teams (resident_id, id, institution_code, chosen) values ('{mover}', gen_random_uuid(), '{other}', 'chosen')",
            mover = mover.resident(),
            other = city.other_centre,
        ))
        .await;
        here
    }

    /// Openings whose log row is not durable, or that belong to another reader.
    async fn unsafe_openings(&self) -> Vec<(&'static str, Presence)> {
        let (mei, resident) = (&self.mei, self.mei.resident().uuid());
        let nothing = Presence { resident: Some(resident), ..Presence::default() };
        let mut tx = self.city.db.web.begin().await.expect("a transaction");
        let rolled_back: String = sqlx::query_scalar(
            "select opening from access.open_record($1, $2, 'view', '{identity,measurements,health,services,history}')",
        )
        .bind(&mei.token)
        .bind(resident)
        .fetch_one(&mut *tx)
        .await
        .expect("opened, for now");
        tx.rollback().await.expect("rolled back");
        let known = mei.opens(mei).await.opening().log;
        let guessed = format!("{known}.{}", "0".repeat(32));
        vec![
            ("a rolled-back opening", Presence { secret: rolled_back, ..nothing.clone() }),
            ("a guessed secret", Presence { secret: guessed, ..nothing.clone() }),
            ("an opening of this transaction", Presence { opens_inside: Some(mei.token.clone()), ..nothing }),
        ]
    }

    /// Mei's own opening, for use after it has expired.
    pub async fn opens_early(&self) -> Presence {
        self.admitted(self.mei.opens_with(&self.mei, Purpose::View, ALL).await, &self.mei, &self.mei).await
    }

    /// Another person's record and account, for attempts to write into them.
    pub async fn somebody_else(&self) -> (Uuid, Uuid) {
        (self.neighbour.resident().uuid(), self.neighbour.account().await.uuid())
    }

    /// A record and its account, for actors that have no record open.
    pub async fn mei(&self) -> (Uuid, Uuid) {
        (self.mei.resident().uuid(), self.mei.account().await.uuid())
    }

    async fn admitted(&self, visit: Visit, who: &Person, whose: &Person) -> Presence {
        Presence {
            secret: visit.secret(),
            resident: Some(whose.resident().uuid()),
            account: Some(who.account().await.uuid()),
            wrongly_refused: visit.is_refused(),
            ..Presence::default()
        }
    }
}

/// The resident requests corrections of all entries that institutions sent, except reports. The corrections of visits are taken
/// on, all others are refused.
async fn request_all_corrections(city: &City, person: &Person, managers: &[&Person]) {
    let sent: Vec<String> = city
        .ask(&format!(
            "select array_agg(id || ' ' || source_institution || ' ' || kind) from (
               select id, source_institution, kind from record.entries where resident_id = '{0}' and kind <> 'report'
               union all select id, source_institution, kind from record.measurements
                 where resident_id = '{0}' and source_institution is not null) e",
            person.resident()
        ))
        .await;
    for line in sent {
        let mut parts = line.split(' ');
        let (entry, sender, kind) = (parts.next().expect("an id"), parts.next().expect("a code"), parts.next().expect("a kind"));
        let entry: EntryId = entry.parse().expect("an id");
        let correction =
            person.requests_correction_with(entry, CorrectionKind::Wrong, Some("%PDF-1.7")).await.expect("requested");
        let place = if sender == city.hospital.as_str() { managers[0] } else { managers[1] };
        let step = if kind == "visit" { StepKind::TakenOn } else { StepKind::Refused };
        place.steps(&place.opens_correction(person, entry).await, correction, step).await.expect("taken");
    }
}

/// The clerk of the person's unit takes this step of the identity correction.
async fn answer_identity_correction(city: &City, clerk: &Person, person: &Person, step: StepKind) {
    let of_identity = format!("resident_id = '{}' and section = 'identity'", person.resident());
    let correction: Uuid = city.ask(&format!("select id from record.corrections where {of_identity}")).await;
    let opening = clerk.opens_identity_correction(person).await;
    clerk.steps(&opening, CorrectionId::from(correction), step).await.expect("taken");
}

/// Closes one row of each kind of table to the responsible unit and another row to the subject. No function of this release
/// closes rows.
async fn close_some(city: &City, person: &Person) {
    // A withdrawal is closed together with the withdrawn measurement. Visits are opened individually and stay open.
    for (table, rows) in [
        ("record.basics", "record.basics"),
        ("record.measurements", "record.measurements"),
        ("record.measurements", "record.withdrawals"),
        ("record.entries", "(select * from record.entries where kind <> 'visit')"),
    ] {
        city.as_owner(&format!(
            "update {table} m set security_label = n.bit
             from (select id, (array[16, 1])[row_number() over (order by id)] as bit from {rows} r where resident_id = '{0}') n
             where m.resident_id = '{0}' and m.id = n.id and n.bit is not null",
            person.resident()
        ))
        .await;
    }
}

/// Inserts a waiting answer with a known id, a question about it, and further questions of each section, some of them closed.
async fn ask_of_some(city: &City, person: &Person) {
    let resident = person.resident().uuid();
    let waits: Uuid = city.ask(&format!("select md5('{resident} waits')::uuid")).await;
    city.as_owner(&format!(
        "set session_replication_role = replica;
         insert into record.basics (resident_id, id, kind, answers, author_kind, recorded_at, verification)
           values ('{resident}', '{waits}', 'contact_name', '[]', 'resident', clock.now(), 'pending');
         set session_replication_role = origin",
    ))
    .await;
    ask_about(city, person, waits, "identity", 0).await;
    for section in ["identity", "measurements", "health"] {
        for security_label in [0, 1, 16] {
            ask_about(city, person, Uuid::from_u128(7), section, security_label).await;
        }
    }
}

/// Inserts a question about an entry, without the trigger: so the question may be closed, or refer to no entry.
async fn ask_about(city: &City, person: &Person, entry: Uuid, section: &str, security_label: i16) {
    let stands_in = if section == "measurements" { "measurements" } else { "basics" };
    city.as_owner(&format!(
        "set session_replication_role = replica;
         insert into record.verifications (resident_id, id, stands_in, entry, step, words, section, security_label, author_account, made_at)
           values ('{}', gen_random_uuid(), '{stands_in}', '{entry}', 'asked', '某', '{section}', {security_label}, gen_random_uuid(), clock.now());
         set session_replication_role = origin",
        person.resident(),
    ))
    .await;
}

/// Gives a current measurement of the person an id that is derived from the record's id, so that a sample row can withdraw it.
async fn name_one(city: &City, person: &Person) {
    city.as_owner(&format!(
        "update record.measurements set id = md5(resident_id::text)::uuid
         where id = (select id from record.measurements where resident_id = '{}' and author_kind = 'resident'
                       and superseded_at is null order by id limit 1)",
        person.resident()
    ))
    .await;
}
