//! The people of a test city, and their actions.

use chrono::{DateTime, Utc};
use domain::{
    amount::Amount,
    basics::{Answer, Answers, Field},
    capacity::Duty,
    correction::{CorrectionKind, CorrectionTarget, Statement, StepKind},
    document::DocumentNumber,
    entry::{Content, EntryKind},
    evidence::Evidence,
    ids::{AccountId, CorrectionId, EntryId, LogId, PostId, ResidentId, SessionId},
    measured_at::{MeasuredAt, Precision},
    measurement::{MeasurementKind, MeasurementValue},
    purpose::Purpose,
    record_no::RecordNo,
    section::Section,
    withdrawal::Reason,
};

use super::{
    city::{City, Place},
    visit::Visit,
};
use crate::{
    counter,
    numbers::NumberSystem,
    opening::{self, Limit, Request, Writer},
    ops::people,
    record::{
        basics::{self, Change},
        corrections::{self, NewCorrection, NewStep},
        measurements::{self, NewMeasurement},
    },
    sign_in::{
        acts::{self, ActKind},
        sessions::{self, Session},
        visits,
    },
    write_error::WriteError,
};

/// The sections of a resident's own pages.
const EVERYTHING: &[Section] = Section::ALL;
/// The sections that a resident can maintain.
const MAINTAINED: &[Section] = &[Section::Identity, Section::Measurements, Section::Health, Section::Services];
/// The sections that care needs.
const CARE: &[Section] = &[Section::Identity, Section::Measurements, Section::Health, Section::Services];

/// The sections whose entries can be corrected.
const CORRECTABLE: &[Section] = &[Section::Measurements, Section::Health, Section::Services];

/// A person with a session in one capacity.
#[derive(Clone, Debug)]
pub struct Person {
    /// The city of this person.
    pub city: City,
    /// 姓名.
    pub name: String,
    /// The number of the person's document.
    pub number: DocumentNumber,
    /// The token of the person's session; empty before sign-in.
    pub token: String,
    record: Option<(ResidentId, RecordNo)>,
}

impl Person {
    pub(super) fn new(city: City, name: &str, number: DocumentNumber, record: Option<(ResidentId, RecordNo)>) -> Self {
        Self { city, name: name.to_owned(), number, token: String::new(), record }
    }

    /// A person with this record, without a session.
    pub fn with_record(city: City, name: &str, number: DocumentNumber, resident: ResidentId, record_no: RecordNo) -> Self {
        Self::new(city, name, number, Some((resident, record_no)))
    }

    /// The same person in a copy of their city.
    #[must_use]
    pub fn in_city(&self, city: &City) -> Self {
        Self { city: city.clone(), ..self.clone() }
    }

    // --- Who they are ----------------------------------------------------------------------------

    /// The person's record.
    pub fn resident(&self) -> ResidentId {
        self.record.as_ref().expect("this person has a record").0
    }

    /// The record's own id, used as an entry id: the database stores corrections of the registered identity under it.
    pub fn identity(&self) -> EntryId {
        EntryId::from(self.resident().uuid())
    }

    /// The number of the person's record.
    pub fn record_no(&self) -> &RecordNo {
        &self.record.as_ref().expect("this person has a record").1
    }

    /// The person's current session.
    pub async fn session(&self) -> Session {
        self.city.session(&self.token).await.expect("signed in")
    }

    /// The id of the person's session.
    pub async fn session_id(&self) -> SessionId {
        self.session().await.id
    }

    /// The person's account.
    pub async fn account(&self) -> AccountId {
        self.session().await.account
    }

    // --- Coming and going ------------------------------------------------------------------------

    /// Enrols a passkey with a new slip, which ends older sessions; the person is signed in afterwards.
    pub async fn enrols(&mut self) {
        self.token = self.city.enrol(&self.number).await;
    }

    /// The same person on a second device: a second session with the same passkey.
    #[must_use]
    pub async fn on_another_device(&self) -> Self {
        use crate::sign_in::passkeys;
        let account = self.account().await;
        let passkey = passkeys::credentials(&self.city.db, account).await.expect("read").pop().expect("a passkey");
        let client = sessions::Client { token: None, device: "Tablet" };
        let token = passkeys::sign_in(&self.city.db, &passkey, None, client).await.expect("signed in");
        Self { token, ..self.clone() }
    }

    /// Performs a step-up: the session gets a new token, and the old token becomes invalid.
    pub async fn proves_themselves(&mut self) {
        let raised = sessions::raise(&self.city.db, self.session_id().await, &self.token).await.expect("asked");
        self.token = raised.expect("raised");
    }

    /// Signs out.
    pub async fn signs_out(&self) {
        visits::end(&self.city.db, &self.token).await.expect("signed out");
    }

    /// Gets a post, from the command line.
    pub async fn is_appointed(&self, at: &Place, duty: Duty) {
        people::appoint(&self.city.db, &self.number, at, duty, &self.name).await.expect("appointed");
    }

    /// The person's posts.
    pub async fn posts(&self) -> Vec<PostId> {
        let posts = sessions::posts(&self.city.db, self.account().await).await.expect("read");
        posts.iter().map(|post| post.id).collect()
    }

    /// Switches to the person's first post, or to resident.
    pub async fn acts_as_staff(&self, staff: bool) {
        let post = if staff { self.posts().await.first().copied() } else { None };
        assert!(sessions::switch(&self.city.db, &self.session().await, post).await.expect("switched"), "the post is theirs");
    }

    /// Switches to the person's post at this institution.
    pub async fn acts_at(&self, place: &Place) {
        let session = self.session().await;
        let posts = sessions::posts(&self.city.db, session.account).await.expect("read");
        let post = posts.iter().find(|post| post.institution == place.as_str()).expect("a post there").id;
        assert!(sessions::switch(&self.city.db, &session, Some(post)).await.expect("switched"), "the post is theirs");
    }

    // --- Opening records -------------------------------------------------------------------------

    /// Opens a person's record to view it: all sections of a resident's own pages.
    pub async fn opens(&self, whose: &Person) -> Visit {
        self.opens_with(whose, Purpose::View, EVERYTHING).await
    }

    /// Opens the record to add something.
    pub async fn maintains(&self, whose: &Person) -> Visit {
        self.opens_with(whose, Purpose::Maintain, MAINTAINED).await
    }

    /// Opens the record for care.
    pub async fn opens_for_care(&self, whose: &Person) -> Visit {
        self.opens_with(whose, Purpose::Care, CARE).await
    }

    /// Opens the record to verify the person's identity.
    pub async fn opens_to_verify(&self, whose: &Person) -> Visit {
        self.opens_with(whose, Purpose::VerifyIdentity, &[Section::Identity]).await
    }

    /// Opens the record to issue a slip.
    pub async fn opens_to_issue(&self, whose: &Person) -> Visit {
        self.opens_with(whose, Purpose::IssueSlip, &[Section::Identity]).await
    }

    /// Opens an entry to handle its correction.
    pub async fn opens_correction(&self, whose: &Person, entry: EntryId) -> Visit {
        self.opens_entries(whose, Purpose::Correct, CORRECTABLE, Some(&[entry])).await
    }

    /// Opens the registered identity to handle its correction.
    pub async fn opens_identity_correction(&self, whose: &Person) -> Visit {
        self.opens_limited(whose, Purpose::Correct, &[Section::Identity], Some(Limit::Identity)).await
    }

    /// Opens the record for this purpose, with these sections.
    pub async fn opens_with(&self, whose: &Person, purpose: Purpose, sections: &[Section]) -> Visit {
        self.opens_limited(whose, purpose, sections, None).await
    }

    /// Opens the record, limited to these entries.
    pub async fn opens_entries(
        &self,
        whose: &Person,
        purpose: Purpose,
        sections: &[Section],
        entries: Option<&[EntryId]>,
    ) -> Visit {
        self.opens_limited(whose, purpose, sections, entries.map(Limit::Entries)).await
    }

    async fn opens_limited(&self, whose: &Person, purpose: Purpose, sections: &[Section], limit: Option<Limit<'_>>) -> Visit {
        let request =
            Request { token: &self.token, resident: whose.resident(), purpose, sections, limit, client: "Firefox", claim: None };
        Visit::new(&self.city, opening::open(&self.city.db, request).await)
    }

    /// Opens a list of the institution at which the person acts. Returns the secret of the opening, or the refusal.
    pub async fn opens_list(&self, list: &str) -> Result<String, String> {
        let sql = "select opening, refusal from access.open_list($1, $2, 'Firefox')";
        let (opening, refusal): (Option<String>, Option<String>) =
            sqlx::query_as(sql).bind(&self.token).bind(list).fetch_one(&self.city.db.web).await.expect("answered");
        opening.ok_or_else(|| refusal.unwrap_or_default())
    }

    /// Searches for a person by the number of the person's document.
    pub async fn searches(&self, whom: &Person, purpose: Purpose) -> Option<LogId> {
        let system = NumberSystem::Document(whom.number.system());
        counter::find_person(&self.city.db, &self.token, system, whom.number.expose(), purpose, "Firefox")
            .await
            .expect("searched")
    }

    // --- Writing ---------------------------------------------------------------------------------

    /// Adds a blood pressure (mmHg) to the person's own record.
    pub async fn logs_blood_pressure(&self, systolic: i16, diastolic: i16) -> EntryId {
        self.adds(blood_pressure(self.city.now(), systolic, diastolic)).await.expect("added")
    }

    /// Replaces a measurement of the person's own record with a newer version.
    pub async fn corrects(&self, entry: EntryId, systolic: i16, diastolic: i16) -> Result<EntryId, WriteError> {
        self.adds(NewMeasurement { supersedes: Some(entry), ..blood_pressure(self.city.now(), systolic, diastolic) }).await
    }

    async fn adds(&self, new: NewMeasurement<'_>) -> Result<EntryId, WriteError> {
        let add = async |writer: &mut Writer| {
            let id = writer.new_id();
            measurements::add(writer, id, new).await?;
            Ok(id)
        };
        self.maintains(self).await.submits(add).await
    }

    /// Withdraws a measurement of the person's own record.
    pub async fn withdraws(&self, entry: EntryId, reason: &str) -> Result<(), WriteError> {
        let reason = Reason::parse(reason).expect("a short reason");
        let visit = self.maintains(self).await;
        visit.submits(async |writer| measurements::withdraw(writer, entry, reason.as_ref()).await).await
    }

    /// Answers a field of the person's own basics with these codes, in place of the current answer.
    pub async fn answers(&self, field: Field, codes: &[&str]) -> Result<(), WriteError> {
        let mut reader = self.opens(self).await.read().await;
        let before = basics::current(&mut reader, &[field]).await.expect("read").pop().map(|basic| basic.id);
        drop(reader);
        self.answers_instead_of(before, field, codes).await
    }

    /// The same, in place of a version that the person saw.
    pub async fn answers_instead_of(&self, seen: Option<EntryId>, field: Field, codes: &[&str]) -> Result<(), WriteError> {
        let answers = Answers::stored(codes.iter().map(|code| Answer::code(*code)).collect());
        let changes = [Change { field, answers, seen }];
        self.maintains(self).await.submits(async |writer| basics::change(writer, &changes).await).await
    }

    /// Requests a correction in the person's own record.
    pub async fn requests_correction(
        &self,
        target: impl Into<CorrectionTarget>,
        kind: CorrectionKind,
    ) -> Result<CorrectionId, WriteError> {
        self.requests_correction_with(target, kind, None).await
    }

    /// The same, with evidence.
    pub async fn requests_correction_with(
        &self,
        target: impl Into<CorrectionTarget>,
        kind: CorrectionKind,
        file: Option<&str>,
    ) -> Result<CorrectionId, WriteError> {
        let target = target.into();
        let limit = match &target {
            CorrectionTarget::Entry(entry) => Limit::Entries(std::slice::from_ref(entry)),
            CorrectionTarget::Identity => Limit::Identity,
        };
        let visit = self.opens_limited(self, Purpose::Maintain, MAINTAINED, Some(limit)).await;
        let statement = Statement::parse("不是这样").expect("a statement");
        let evidence = file.and_then(|file| Evidence::parse(file.as_bytes().to_vec()).expect("a file of ours"));
        let new = NewCorrection { target, kind, statement: &statement, evidence: evidence.as_ref() };
        let request = async |writer: &mut Writer| {
            let id = writer.new_id();
            corrections::request(writer, id, new).await?;
            Ok(id)
        };
        visit.submits(request).await
    }

    /// Takes a step of a correction in this opening.
    pub async fn steps(&self, visit: &Visit, correction: CorrectionId, kind: StepKind) -> Result<(), WriteError> {
        let words = (kind != StepKind::TakenOn).then(|| Statement::parse("核对过了").expect("a statement"));
        let new = NewStep { correction, kind, words: words.as_ref() };
        visit.submits(async |writer| corrections::step(writer, new).await).await
    }

    /// Proposes an act and confirms it with the person's passkey.
    pub async fn confirms(&self, kind: ActKind, subject: Option<uuid::Uuid>) -> domain::ids::ActId {
        let session = self.session_id().await;
        let act = acts::propose(&self.city.db, session, kind, subject).await.expect("proposed");
        assert!(acts::confirm(&self.city.db, session, act).await.expect("confirmed"));
        act
    }
}

/// A blood pressure (mmHg) taken at this instant.
pub fn blood_pressure(at: DateTime<Utc>, systolic: i16, diastolic: i16) -> NewMeasurement<'static> {
    let measurement =
        MeasurementValue::new(MeasurementKind::BloodPressure, Amount::whole(systolic), Some(Amount::whole(diastolic)), None);
    NewMeasurement {
        value: measurement.expect("a possible blood pressure"),
        at: MeasuredAt::new(at, Precision::Minute),
        supersedes: None,
        performer: None,
        source_key: None,
    }
}

/// An entry of this kind with this label, dated on the city's first morning.
pub fn content(kind: EntryKind, label: &str) -> Content {
    Content {
        kind,
        label: label.to_owned(),
        coding: None,
        status: None,
        qualification: None,
        at: MeasuredAt::new(super::MORNING, Precision::Day),
        until: None,
        value: None,
        details: Vec::new(),
        visit: None,
        report: None,
    }
}
