//! `ehr import …`: imports a file of an institution, in an opening with basis `deposit`.

use std::{
    io::{IsTerminal, Write},
    path::PathBuf,
};

use clap::{Args, Subcommand};
use domain::{institution::InstitutionCode, record_no::RecordNo};
use exchange::fhir::import::{self as fhir, Limits};
use store::{
    database::Database,
    deposits::{self, Address, Deposit, Deposited, Outcome, Progress},
};

use super::connect::connect;
use crate::{config::SecretsPath, failure::Failure};

/// Formats.
#[derive(Debug, Subcommand)]
pub enum Import {
    /// Import a FHIR R4 bundle. Importing it again adds nothing.
    Fhir(FhirBundle),
}

/// Arguments of `fhir`.
#[derive(Debug, Args)]
pub struct FhirBundle {
    #[command(flatten)]
    secrets: SecretsPath,
    /// The bundle (JSON).
    bundle: PathBuf,
    /// The record number (17 digits).
    #[arg(long)]
    resident: String,
    /// The sending institution's code.
    #[arg(long)]
    institution: String,
    /// Import a file whose name is not that of the record. Only after you have checked that it is about this person; the log keeps
    /// that you did.
    #[arg(long)]
    another_name: bool,
}

/// Limits for one file. A bundle of 50,000 resources has about 200 MB.
const LIMITS: Limits = Limits { bytes: 256 * 1024 * 1024, entries: 100_000 };

impl Import {
    pub(super) async fn run(self) -> Result<(), Failure> {
        let Self::Fhir(what) = self;
        let db = connect(&what.secrets).await?;
        let record_no = RecordNo::parse(&what.resident)?;
        let institution = InstitutionCode::parse(&what.institution)?;
        let bytes = std::fs::read(&what.bundle).map_err(|e| format!("{}: {e}", what.bundle.display()))?;
        say_on_a_terminal(&format!("Reading {} MB.", bytes.len() / 1_000_000));
        let progress = |written, all| say_on_a_terminal(&format!("Writing {written} of {all}."));
        let (import, outcome) = deposit(&db, &bytes, &record_no, &institution, what.another_name, &progress).await?;
        say_on_a_terminal("");
        println!("{}\nNot taken, one by one:", import.receipt());
        for left in &import.not_taken {
            println!("  {left}");
        }
        for (place, detail, text) in import.left_out() {
            println!("  {place}: taken without {}: {}", detail.code().replace('_', " "), text.replace('\n', " "));
        }
        if import.patient.deceased {
            println!(
                "The file says that this person has died. The responsible unit is asked to look into it; nothing in the record was changed for it."
            );
        }
        let Outcome { added, unchanged, superseded, taken_back, older } = outcome;
        println!("Added {added}, already known {unchanged}, superseded {superseded}, taken back {taken_back}.");
        if older > 0 {
            println!(
                "Left out {older}: a newer version is stored, or you took the entry back. Send meta.lastUpdated if it is newer."
            );
        }
        Ok(())
    }
}

/// Shows progress in one line that is overwritten; nothing if standard error is not a terminal.
fn say_on_a_terminal(words: &str) {
    let mut terminal = std::io::stderr();
    if terminal.is_terminal() {
        // If progress cannot be shown, the import continues.
        let _ = write!(terminal, "\r\x1b[2K{words}");
        let _ = terminal.flush();
    }
}

/// Reads a bundle and deposits every supported resource, in one transaction. With `accepts_other_name` an operator has checked that
/// the file is about this person, although its name is another.
pub async fn deposit(
    db: &Database,
    bytes: &[u8],
    record_no: &RecordNo,
    institution: &InstitutionCode,
    accepts_other_name: bool,
    progress: Progress<'_>,
) -> Result<(fhir::Import, Outcome), Failure> {
    let import = fhir::Import::read(bytes, LIMITS, db.clock.now())?;
    let patient = &import.patient;
    let (birth_date, sex, deceased) = (patient.birth_date, patient.sex, patient.deceased);
    let address = Address {
        record_no,
        institution,
        birth_date,
        sex,
        numbers: &import.person.numbers,
        names: &import.person.names,
        accepts_other_name,
        deceased,
        details: &import.details,
    };
    let measurements = import.measurements.iter().map(|taken| Deposit {
        source_key: taken.source_key.clone(),
        what: Deposited::Measurement(taken.value, taken.measured_at),
        performer: taken.performer_name.clone(),
        version: taken.version.clone(),
    });
    let entries = import.entries.iter().map(|taken| Deposit {
        source_key: taken.source_key.clone(),
        what: Deposited::Entry(Box::new(taken.content.clone())),
        performer: taken.performer_name.clone(),
        version: taken.version.clone(),
    });
    let taken_back = import.taken_back.iter().map(|back| Deposit {
        source_key: back.source_key.clone(),
        what: Deposited::TakenBack { kind: back.kind, label: back.label.clone(), words: back.words.clone() },
        performer: None,
        version: back.version.clone(),
    });
    let all: Vec<Deposit> = measurements.chain(entries).chain(taken_back).collect();
    let outcome = deposits::deposit(db, address, &all, progress).await?;
    Ok((import, outcome))
}
