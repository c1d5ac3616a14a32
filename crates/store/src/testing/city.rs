//! A small city for tests: two health centres, a hospital, a clinic whose agreement has expired, and the people that a test
//! needs.
//!
//! All people are created in the same way as in production: registered, given a slip, enrolled with a passkey, signed in.

use std::{
    ops::Deref,
    sync::{
        Arc, Mutex,
        atomic::{AtomicU32, Ordering},
    },
};

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use domain::{document::DocumentNumber, institution::InstitutionCode, time::today_in_shenzhen};
use serde_json::json;

use super::database::{MORNING, TestDb};
use crate::{
    ops::people::{self, Institution},
    sign_in::{passkeys, sessions, slips},
};

/// An institution of the city.
pub type Place = InstitutionCode;

/// A database with institutions and people. Cheap to clone; the database is dropped with the last clone.
#[derive(Clone, Debug)]
pub struct City(Arc<Town>);

/// The parts of a city.
#[derive(Debug)]
pub struct Town {
    /// Its database; `city.db` contains the pools.
    pub test: TestDb,
    /// A health centre: the responsible unit of the people whom [`City::resident`] registers.
    pub centre: Place,
    /// Another health centre.
    pub other_centre: Place,
    /// A hospital that makes deposits.
    pub hospital: Place,
    /// A clinic without a current confidentiality agreement (article 22).
    pub lapsed_clinic: Place,
    now: Mutex<DateTime<Utc>>,
    serial: AtomicU32,
}

impl Deref for City {
    type Target = Town;
    fn deref(&self) -> &Town {
        &self.0
    }
}

impl Deref for Town {
    type Target = TestDb;
    fn deref(&self) -> &TestDb {
        &self.test
    }
}

impl City {
    /// A city in a new database, at [`MORNING`].
    pub async fn fresh() -> Self {
        Self::in_database(TestDb::fresh().await).await
    }

    /// A city in this database.
    pub async fn in_database(test: TestDb) -> Self {
        test.set_clock(MORNING).await;
        let place = |code| InstitutionCode::parse(code).expect("a code");
        let city = Self(Arc::new(Town {
            test,
            centre: place("440304006"),
            other_centre: place("440305007"),
            hospital: place("455755447"),
            lapsed_clinic: place("440306008"),
            now: Mutex::new(MORNING),
            serial: AtomicU32::new(1),
        }));
        let agreement = Some(city.today() + TimeDelta::days(365));
        city.institution(&city.centre, "health_centre", agreement).await;
        city.institution(&city.other_centre, "health_centre", agreement).await;
        city.institution(&city.hospital, "hospital", agreement).await;
        city.institution(&city.lapsed_clinic, "health_centre", Some(city.today() - TimeDelta::days(1))).await;
        city
    }

    /// The same people in a copy of their database; their tokens are still valid.
    pub async fn copied(&self, test: TestDb) -> Self {
        let now = self.now();
        test.set_clock(now).await;
        Self(Arc::new(Town {
            test,
            centre: self.centre.clone(),
            other_centre: self.other_centre.clone(),
            hospital: self.hospital.clone(),
            lapsed_clinic: self.lapsed_clinic.clone(),
            now: Mutex::new(now),
            serial: AtomicU32::new(self.serial.load(Ordering::Relaxed) + 1000),
        }))
    }

    // --- Time ------------------------------------------------------------------------------------

    /// The current time of the city's clock.
    pub fn now(&self) -> DateTime<Utc> {
        *self.now.lock().expect("nobody panicked while holding the clock")
    }

    /// The current day in Shenzhen.
    pub fn today(&self) -> NaiveDate {
        today_in_shenzhen(self.now())
    }

    /// Sets the city's clock.
    pub async fn set_clock(&self, at: DateTime<Utc>) {
        *self.now.lock().expect("nobody panicked while holding the clock") = at;
        self.test.set_clock(at).await;
    }

    /// Advances the city's clock by minutes.
    pub async fn later(&self, minutes: i64) {
        self.later_by(TimeDelta::minutes(minutes)).await;
    }

    /// Advances the city's clock.
    pub async fn later_by(&self, by: TimeDelta) {
        self.set_clock(self.now() + by).await;
    }

    // --- Institutions ----------------------------------------------------------------------------

    /// Adds an institution, or changes the last day of its confidentiality agreement.
    pub async fn institution(&self, code: &Place, kind: &str, agreement_until: Option<NaiveDate>) {
        self.institution_in(None, code, kind, agreement_until).await;
    }

    /// The same for an institution of this district.
    pub async fn institution_in(&self, district: Option<&str>, code: &Place, kind: &str, agreement_until: Option<NaiveDate>) {
        let institution = Institution {
            code,
            name_zh: "鹏城社康",
            name_en: "Pengcheng Health Centre",
            kind,
            address_zh: "深圳市福田区",
            address_en: "Futian, Shenzhen",
            phone: "0755-00000000",
            agreement_until,
            district,
            record_place: (kind == "health_centre").then_some("440304006001"),
        };
        people::keep_institution(&self.db, institution).await.expect("the command line keeps institutions");
    }

    // --- People ----------------------------------------------------------------------------------

    /// A serial number that no other person of the city has.
    pub(super) fn next_serial(&self) -> u32 {
        self.serial.fetch_add(1, Ordering::Relaxed)
    }

    /// A valid citizen number of a woman: its sequence is even.
    pub fn number(&self, birth_date: &str, serial: u32) -> DocumentNumber {
        let body = format!("440304{}{:03}", birth_date.replace('-', ""), serial * 2 % 1000);
        let sum = body.chars().fold(0, |sum, c| (sum * 2 + c.to_digit(10).unwrap_or_default()) % 11);
        let check = (12 - sum * 2 % 11) % 11;
        let last = char::from_digit(check, 10).unwrap_or('X');
        DocumentNumber::parse(&format!("{body}{last}"), self.today()).expect("a valid number")
    }

    /// Enrols a passkey with a slip from the command line; returns the session's token.
    pub(super) async fn enrol(&self, number: &DocumentNumber) -> String {
        let code =
            people::issue_slip(&self.db, number).await.expect("the command line issues").expect("somebody has this number");
        let slip = slips::check(&self.db, &code, std::slice::from_ref(number), "192.0.2.1")
            .await
            .expect("checked")
            .expect("a good slip");
        let credential_id = self.db.random.bytes::<16>();
        let passkey = passkeys::NewPasskey {
            credential_id: &credential_id,
            credential: &json!({ "cred": { "counter": 0 } }),
            label: "手机",
        };
        let client = sessions::Client { token: None, device: "Firefox" };
        passkeys::enrol(&self.db, slip.id, passkey, client, &[]).await.expect("enrolled")
    }

    /// The session with this token, if it has not ended.
    pub async fn session(&self, token: &str) -> Option<sessions::Session> {
        sessions::load(&self.db, token).await.expect("sessions are loaded")
    }
}
