//! What the database stores of a person who is registered, from the command line or at the counter.

use domain::{
    basics::{Answer, Answers, Field},
    document::DocumentNumber,
    ids::{AccountId, ResidentId},
    record_no::RecordNo,
};
use serde::Serialize;
use uuid::Uuid;

use crate::{database::Database, numbers::NumberSystem};

/// The numbers of a person, encrypted and hashed: first that of the document, then that of the record.
pub(crate) struct Numbers {
    pub systems: Vec<String>,
    pub ciphertexts: Vec<Vec<u8>>,
    pub lookups: Vec<Vec<u8>>,
}

impl Numbers {
    pub fn new(db: &Database, resident: ResidentId, document: &DocumentNumber, record_no: &RecordNo) -> Self {
        let numbers =
            [(NumberSystem::Document(document.system()), document.expose()), (NumberSystem::Record, record_no.as_str())];
        Self {
            systems: numbers.iter().map(|(system, _)| system.code().to_owned()).collect(),
            ciphertexts: numbers.iter().map(|(system, n)| db.keys.encrypt(&db.random, resident, *system, n)).collect(),
            lookups: numbers.iter().map(|(system, n)| db.keys.lookup(*system, n)).collect(),
        }
    }
}

/// The id of a new account. It is the passkey's user handle, so it is random: it does not reveal even its creation time.
pub(crate) fn account(db: &Database) -> AccountId {
    AccountId::from(uuid::Builder::from_random_bytes(db.random.bytes()).into_uuid())
}

/// An answer in the format that `jsonb_to_recordset` reads.
#[derive(Serialize)]
pub(crate) struct Basic<'a> {
    id: Uuid,
    kind: &'static str,
    code_system: Option<&'static str>,
    answers: &'a [Answer],
}

/// The basics that a person gave when they were registered.
pub(crate) fn basics<'a>(db: &Database, given: &'a [(Field, Answers)]) -> Vec<Basic<'a>> {
    let basic = |(field, answers): &'a (Field, Answers)| Basic {
        id: db.random.uuid(db.clock.now()),
        kind: field.code(),
        code_system: field.code_system(),
        answers: answers.each(),
    };
    given.iter().map(basic).collect()
}
