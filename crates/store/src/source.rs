//! The clock and the random source of this process. All other code receives time and randomness as arguments, so that tests can
//! fix both.

#[cfg(feature = "testing")]
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex};

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::{DateTime, Utc};
use rand::{RngCore, SeedableRng, rngs::StdRng};
use uuid::Uuid;

/// The clock of this process. Postgres decides by `clock.now()`, not by this clock.
#[derive(Clone, Copy, Debug)]
pub struct Clock(Source);

#[derive(Clone, Copy, Debug)]
enum Source {
    System,
    #[cfg(feature = "testing")]
    Hands(&'static AtomicI64),
}

impl Clock {
    /// The machine's clock.
    pub fn system() -> Self {
        Self(Source::System)
    }

    /// A clock that a test sets, in microseconds since 1970.
    #[cfg(feature = "testing")]
    pub fn from_micros(micros: &'static AtomicI64) -> Self {
        Self(Source::Hands(micros))
    }

    /// The current time of this clock.
    #[expect(clippy::disallowed_methods, reason = "the one place that reads the machine's clock")]
    pub fn now(self) -> DateTime<Utc> {
        match self.0 {
            Source::System => Utc::now(),
            #[cfg(feature = "testing")]
            Source::Hands(micros) => DateTime::from_timestamp_micros(micros.load(Ordering::Relaxed)).unwrap_or_default(),
        }
    }
}

/// A source of random bytes, shared by clones.
#[derive(Clone)]
pub struct Random(Arc<Mutex<StdRng>>);

impl Random {
    /// Seeded by the operating system.
    pub fn from_os() -> Self {
        Self(Arc::new(Mutex::new(StdRng::from_os_rng())))
    }

    /// A generator that gives the same bytes for the same seed: only for tests and demonstration data.
    pub fn seeded(seed: u64) -> Self {
        Self(Arc::new(Mutex::new(StdRng::seed_from_u64(seed))))
    }

    /// Fills `bytes`.
    pub fn fill(&self, bytes: &mut [u8]) {
        let mut rng = match self.0.lock() {
            Ok(rng) => rng,
            // A panic of another thread that held the lock leaves the generator in a usable state.
            Err(poisoned) => poisoned.into_inner(),
        };
        rng.fill_bytes(bytes);
    }

    /// `N` random bytes.
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        self.fill(&mut bytes);
        bytes
    }

    /// A time-ordered id (UUID version 7) with the time `at`: new keys of busy tables are adjacent in their index.
    pub fn uuid(&self, at: DateTime<Utc>) -> Uuid {
        let millis = u64::try_from(at.timestamp_millis()).unwrap_or_default();
        uuid::Builder::from_unix_timestamp_millis(millis, &self.bytes()).into_uuid()
    }

    /// The id of a visit or a session: 128 bits in base64url, the text format of tower-sessions.
    pub fn token(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.bytes::<16>())
    }
}

impl std::fmt::Debug for Random {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Random")
    }
}
