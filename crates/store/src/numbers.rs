//! Numbers that identify people: encrypted, and looked up by a keyed hash.
//!
//! Both keys are stored outside the database. The ciphertext is bound to its resident and number system, so a row that is
//! copied to another person cannot be decrypted.

use aes_gcm::{
    Aes256Gcm, Key, Nonce,
    aead::{Aead, KeyInit, Payload},
};
use ed25519_dalek::SigningKey;
use hmac::{Hmac, Mac};
use sha2::Sha256;

use crate::{
    secrets::{Secrets, SecretsError},
    source::Random,
};
use domain::{document::DocumentNumber, ids::ResidentId, mail::MailCode};

/// The system within which a number is unique: a system of document numbers, or our own record numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberSystem {
    /// Of an identity document.
    Document(domain::document::NumberSystem),
    /// 居民健康档案编号.
    Record,
}

impl NumberSystem {
    /// The code in `record.identifiers.system`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Document(system) => system.code(),
            Self::Record => "record",
        }
    }
}

/// The keys of an installation, parsed.
#[derive(Clone)]
pub struct Keys {
    /// The id of the keys, stored in the rows that they protect.
    pub id: String,
    numbers: [u8; 32],
    lookup: [u8; 32],
    addresses: [u8; 32],
    /// Signs the log's seals.
    pub seals: SigningKey,
}

/// A stored number could not be decrypted: the key is another one, or the row was altered.
#[derive(Debug, thiserror::Error)]
#[error("a number could not be decrypted with key {0}")]
pub struct Undecipherable(String);

impl Keys {
    /// The keys of the secrets file.
    pub fn from_secrets(secrets: &Secrets) -> Result<Self, SecretsError> {
        let key = |name, text: &str| -> Result<[u8; 32], SecretsError> {
            let mut bytes = [0; 32];
            hex::decode_to_slice(text, &mut bytes).map_err(|_| SecretsError::Key(name))?;
            Ok(bytes)
        };
        Ok(Self {
            id: secrets.keys.id.clone(),
            numbers: key("numbers", &secrets.keys.numbers)?,
            lookup: key("lookup", &secrets.keys.lookup)?,
            addresses: key("addresses", &secrets.keys.addresses)?,
            seals: SigningKey::from_bytes(&key("seals", &secrets.keys.seals)?),
        })
    }

    /// The keyed hash by which a number is looked up.
    pub fn lookup(&self, system: NumberSystem, number: &str) -> Vec<u8> {
        mac(&self.lookup, &[system.code().as_bytes(), number.as_bytes()])
    }

    /// The keyed hash by which the holder of a document is looked up.
    pub fn document(&self, number: &DocumentNumber) -> Vec<u8> {
        self.lookup(NumberSystem::Document(number.system()), number.expose())
    }

    /// The keyed hash under which the tries of a client's address are counted.
    pub fn address(&self, address: &str) -> Vec<u8> {
        mac(&self.addresses, &[address.as_bytes()])
    }

    /// The keyed hash of a code that was sent to an e-mail address of this resident.
    pub fn mail_code(&self, resident: ResidentId, code: &MailCode) -> Vec<u8> {
        mac(&self.lookup, &[b"mail code", resident.uuid().as_bytes(), code.expose().as_bytes()])
    }

    /// Encrypts a number of this resident.
    pub fn encrypt(&self, random: &Random, resident: ResidentId, system: NumberSystem, number: &str) -> Vec<u8> {
        self.seal(random, resident, system.code(), number)
    }

    /// Decrypts the output of [`Keys::encrypt`].
    pub fn decrypt(&self, resident: ResidentId, system: NumberSystem, stored: &[u8]) -> Result<String, Undecipherable> {
        self.unseal(resident, system.code(), stored)
    }

    /// Encrypts a text of this kind for this resident. Format: 12 bytes nonce, then ciphertext and tag.
    pub(crate) fn seal(&self, random: &Random, resident: ResidentId, kind: &str, text: &str) -> Vec<u8> {
        let nonce = random.bytes::<12>();
        let aad = associated_data(resident, kind);
        let payload = Payload { msg: text.as_bytes(), aad: &aad };
        // AES-GCM fails only for messages of 64 GiB and more.
        let sealed = self.cipher().encrypt(Nonce::from_slice(&nonce), payload).unwrap_or_default();
        [nonce.as_slice(), &sealed].concat()
    }

    /// Decrypts the output of [`Keys::seal`].
    pub(crate) fn unseal(&self, resident: ResidentId, kind: &str, stored: &[u8]) -> Result<String, Undecipherable> {
        let wrong = || Undecipherable(self.id.clone());
        let (nonce, sealed) = stored.split_at_checked(12).ok_or_else(wrong)?;
        let aad = associated_data(resident, kind);
        let plain = self.cipher().decrypt(Nonce::from_slice(nonce), Payload { msg: sealed, aad: &aad }).map_err(|_| wrong())?;
        String::from_utf8(plain).map_err(|_| wrong())
    }

    fn cipher(&self) -> Aes256Gcm {
        Aes256Gcm::new(Key::<Aes256Gcm>::from_slice(&self.numbers))
    }
}

impl std::fmt::Debug for Keys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Keys({})", self.id)
    }
}

fn associated_data(resident: ResidentId, kind: &str) -> Vec<u8> {
    [resident.uuid().as_bytes().as_slice(), kind.as_bytes()].concat()
}

fn mac(key: &[u8; 32], parts: &[&[u8]]) -> Vec<u8> {
    // HMAC accepts keys of any length.
    let Ok(mut mac) = <Hmac<Sha256> as Mac>::new_from_slice(key) else { return Vec::new() };
    for part in parts {
        mac.update(&(part.len() as u64).to_be_bytes());
        mac.update(part);
    }
    mac.finalize().into_bytes().to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;

    const CITIZEN: NumberSystem = NumberSystem::Document(domain::document::NumberSystem::Citizen);

    fn keys() -> Keys {
        let secrets = Secrets::generate(&Random::seeded(1), "localhost/none".into());
        Keys::from_secrets(&secrets).expect("generated keys are well formed")
    }

    #[test]
    fn a_number_decrypts_for_its_resident_alone() {
        let (keys, random) = (keys(), Random::seeded(2));
        let (mei, neighbour) = (ResidentId::from(random.uuid(chrono::DateTime::UNIX_EPOCH)), ResidentId::from(uuid::Uuid::nil()));
        let stored = keys.encrypt(&random, mei, CITIZEN, "440399199003070018");
        assert_eq!(keys.decrypt(mei, CITIZEN, &stored).expect("hers"), "440399199003070018");
        assert!(keys.decrypt(neighbour, CITIZEN, &stored).is_err());
        assert!(keys.decrypt(mei, NumberSystem::Record, &stored).is_err());
        assert!(keys.decrypt(mei, CITIZEN, &stored[..5]).is_err());
    }

    #[test]
    fn the_same_digits_in_two_systems_are_found_apart() {
        let keys = keys();
        assert_ne!(keys.lookup(CITIZEN, "1"), keys.lookup(NumberSystem::Record, "1"));
        assert_eq!(keys.lookup(CITIZEN, "1"), keys.lookup(CITIZEN, "1"));
    }
}
