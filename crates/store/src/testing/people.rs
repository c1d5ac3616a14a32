//! The people of a city, and what they do.

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

/// All that a resident's own pages show.
const EVERYTHING: &[Section] = Section::ALL;
/// What can be maintained.
const MAINTAINED: &[Section] = &[Section::Identity, Section::Measurements, Section::Health, Section::Services];
/// What care needs.
const CARE: &[Section] = &[Section::Identity, Section::Measurements, Section::Health, Section::Services];

/// The sections of entries that can be corrected.
const CORRECTABLE: &[Section] = &[Section::Measurements, Section::Health, Section::Services];

/// Somebody with a session in one capacity.
#[derive(Clone, Debug)]
pub struct Person {
    /// Where they live.
    pub city: City,
    /// 姓名.
    pub name: String,
    /// The number of their document.
    pub number: DocumentNumber,
    /// The token of their session; empty before they sign in.
    pub token: String,
    record: Option<(ResidentId, RecordNo)>,
}

impl Person {
    pub(super) fn new(city: City, name: &str, number: DocumentNumber, record: Option<(ResidentId, RecordNo)>) -> Self {
        Self { city, name: name.to_owned(), number, token: String::new(), record }
    }

    /// The same person in a copy of their city.
    #[must_use]
    pub fn in_city(&self, city: &City) -> Self {
        Self { city: city.clone(), ..self.clone() }
    }

    // --- Who they are ----------------------------------------------------------------------------

    /// Their record.
    pub fn resident(&self) -> ResidentId {
        self.record.as_ref().expect("this person has a record").0
    }

    /// The record's own id in place of an entry's: under it the database keeps corrections of the identity.
    pub fn identity(&self) -> EntryId {
        EntryId::from(self.resident().uuid())
    }

    /// Their record's number.
    pub fn record_no(&self) -> &RecordNo {
        &self.record.as_ref().expect("this person has a record").1
    }

    /// Their living session.
    pub async fn session(&self) -> Session {
        self.city.session(&self.token).await.expect("signed in")
    }

    /// Their session's id.
    pub async fn session_id(&self) -> SessionId {
        self.session().await.id
    }

    /// Their account.
    pub async fn account(&self) -> AccountId {
        self.session().await.account
    }

    // --- Coming and going ------------------------------------------------------------------------

    /// Enrols a passkey with a fresh slip, which ends older sessions, and stays signed in.
    pub async fn enrols(&mut self) {
        self.token = self.city.enrol(&self.number).await;
    }

    /// The same person on a second device: signed in beside the first session, with the same passkey.
    #[must_use]
    pub async fn on_another_device(&self) -> Self {
        use crate::sign_in::passkeys;
        let account = self.account().await;
        let passkey = passkeys::credentials(&self.city.db, account).await.expect("read").pop().expect("a passkey");
        let client = sessions::Client { token: None, device: "Tablet" };
        let token = passkeys::sign_in(&self.city.db, &passkey, None, client).await.expect("signed in");
        Self { token, ..self.clone() }
    }

    /// Proves themselves again with their passkey: a fresh token, the old one is dead.
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

    /// Their posts.
    pub async fn posts(&self) -> Vec<PostId> {
        let posts = sessions::posts(&self.city.db, self.account().await).await.expect("read");
        posts.iter().map(|post| post.id).collect()
    }

    /// Acts at their first post from now on, or as a resident.
    pub async fn acts_as_staff(&self, staff: bool) {
        let post = if staff { self.posts().await.first().copied() } else { None };
        assert!(sessions::switch(&self.city.db, &self.session().await, post).await.expect("switched"), "the post is theirs");
    }

    /// Acts at their post there from now on.
    pub async fn acts_at(&self, place: &Place) {
        let session = self.session().await;
        let posts = sessions::posts(&self.city.db, session.account).await.expect("read");
        let post = posts.iter().find(|post| post.institution == place.as_str()).expect("a post there").id;
        assert!(sessions::switch(&self.city.db, &session, Some(post)).await.expect("switched"), "the post is theirs");
    }

    // --- Opening records -------------------------------------------------------------------------

    /// Opens somebody's record to view it: all sections of a resident's own pages.
    pub async fn opens(&self, whose: &Person) -> Visit {
        self.opens_with(whose, Purpose::View, EVERYTHING).await
    }

    /// Opens it to add something.
    pub async fn maintains(&self, whose: &Person) -> Visit {
        self.opens_with(whose, Purpose::Maintain, MAINTAINED).await
    }

    /// Opens it to care for them.
    pub async fn opens_for_care(&self, whose: &Person) -> Visit {
        self.opens_with(whose, Purpose::Care, CARE).await
    }

    /// Opens it to verify who they are.
    pub async fn opens_to_verify(&self, whose: &Person) -> Visit {
        self.opens_with(whose, Purpose::VerifyIdentity, &[Section::Identity]).await
    }

    /// Opens it to print them a slip.
    pub async fn opens_to_issue(&self, whose: &Person) -> Visit {
        self.opens_with(whose, Purpose::IssueSlip, &[Section::Identity]).await
    }

    /// Opens an entry to answer its correction.
    pub async fn opens_correction(&self, whose: &Person, entry: EntryId) -> Visit {
        self.opens_entries(whose, Purpose::Correct, CORRECTABLE, Some(&[entry])).await
    }

    /// Opens the registered identity to answer its correction.
    pub async fn opens_identity_correction(&self, whose: &Person) -> Visit {
        self.opens_limited(whose, Purpose::Correct, &[Section::Identity], Some(Limit::Identity)).await
    }

    /// Opens it for this purpose, with these sections.
    pub async fn opens_with(&self, whose: &Person, purpose: Purpose, sections: &[Section]) -> Visit {
        self.opens_limited(whose, purpose, sections, None).await
    }

    /// Opens it, limited to these entries.
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

    /// Opens a list of the institution at which they act: its secret, or why not.
    pub async fn opens_list(&self, list: &str) -> Result<String, String> {
        let sql = "select opening, refusal from access.open_list($1, $2, 'Firefox')";
        let (opening, refusal): (Option<String>, Option<String>) =
            sqlx::query_as(sql).bind(&self.token).bind(list).fetch_one(&self.city.db.web).await.expect("answered");
        opening.ok_or_else(|| refusal.unwrap_or_default())
    }

    /// Looks for somebody by the number of their document.
    pub async fn searches(&self, whom: &Person, purpose: Purpose) -> Option<LogId> {
        let system = NumberSystem::Document(whom.number.system());
        counter::find_person(&self.city.db, &self.token, system, whom.number.expose(), purpose, "Firefox")
            .await
            .expect("searched")
    }

    // --- Writing ---------------------------------------------------------------------------------

    /// Adds a blood pressure to their own record.
    pub async fn logs_blood_pressure(&self, systolic: i16, diastolic: i16) -> EntryId {
        self.adds(blood_pressure(self.city.now(), systolic, diastolic)).await.expect("added")
    }

    /// Replaces an entry of their own record by a newer version.
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

    /// Withdraws an entry of their own record.
    pub async fn withdraws(&self, entry: EntryId, reason: &str) -> Result<(), WriteError> {
        let reason = Reason::parse(reason).expect("a short reason");
        let visit = self.maintains(self).await;
        visit.submits(async |writer| measurements::withdraw(writer, entry, reason.as_ref()).await).await
    }

    /// Answers a field of their own basics by these codes, in place of what they answered before.
    pub async fn answers(&self, field: Field, codes: &[&str]) -> Result<(), WriteError> {
        let mut reader = self.opens(self).await.read().await;
        let before = basics::current(&mut reader, &[field]).await.expect("read").pop().map(|basic| basic.id);
        drop(reader);
        self.answers_instead_of(before, field, codes).await
    }

    /// The same, in place of a version that they saw.
    pub async fn answers_instead_of(&self, seen: Option<EntryId>, field: Field, codes: &[&str]) -> Result<(), WriteError> {
        let answers = Answers::stored(codes.iter().map(|code| Answer::code(*code)).collect());
        let changes = [Change { field, answers, seen }];
        self.maintains(self).await.submits(async |writer| basics::change(writer, &changes).await).await
    }

    /// Requests a correction in their own record.
    pub async fn requests_correction(
        &self,
        target: impl Into<CorrectionTarget>,
        kind: CorrectionKind,
    ) -> Result<CorrectionId, WriteError> {
        self.requests_correction_with(target, kind, None).await
    }

    /// The same, with a file that proves it.
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

    /// Proposes an act and confirms it with their passkey.
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

/// An entry of this kind, called so, since this city's first morning.
pub fn content(kind: EntryKind, label: &str) -> Content {
    Content {
        kind,
        label: label.to_owned(),
        coding: None,
        status: None,
        at: MeasuredAt::new(super::MORNING, Precision::Day),
        until: None,
        value: None,
        details: Vec::new(),
        visit: None,
        report: None,
    }
}
