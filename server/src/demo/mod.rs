//! The demonstration city: a few institutions and people, none of whom exists.
//!
//! Citizen numbers use an address code that no district ever had (440399), so no real person can have one. Five of the
//! people were made to match FHIR bundles that others made.

mod city;
mod own_bundle;

use std::{error::Error, fs, path::Path};

use chrono::NaiveDate;
use domain::{document::DocumentNumber, institution::InstitutionCode, record_no::RecordNo, time::today_in_shenzhen};
use serde::Serialize;
use store::{
    database::Database,
    institutions,
    ops::people::{self, Institution, NewResident, RegisterError},
};

use crate::commands::import;

type Failure = Box<dyn Error>;

/// Every code of the demonstration begins so: it is how a database is known as one.
const MARK: &str = "SZDEMO";

/// Loads the city. Safe to repeat; refuses a database with institutions that are not of the demonstration.
pub async fn load(db: &Database, samples: &Path) -> Result<(), Failure> {
    refuse_real(db, true).await?;
    let already = institutions::all(db).await?.len();
    keep_institutions(db).await?;
    if already == city::INSTITUTIONS.len() {
        println!("The demonstration city is there already. To start over: stop, and delete .data/pg and .data/secrets.json.");
        return Ok(());
    }
    for (serial, person) in (1_u32..).zip(city::RESIDENTS) {
        register(db, serial, person, samples).await?;
    }
    for person in city::STAFF {
        let number = number(person.born, person.sequence, db)?;
        people::appoint(db, &number, &InstitutionCode::parse(person.institution)?, person.duty, person.name).await?;
    }
    keep_institution(db, &city::LAST).await?;
    println!("The demonstration city is loaded: {} residents, {} staff.", city::RESIDENTS.len(), city::STAFF.len());
    Ok(())
}

async fn refuse_real(db: &Database, may_be_empty: bool) -> Result<(), Failure> {
    let known = institutions::all(db).await?;
    if known.iter().any(|i| !i.code.starts_with(MARK)) || (known.is_empty() && !may_be_empty) {
        return Err("this database is not one of the demonstration: nothing was done".into());
    }
    Ok(())
}

/// All but the last, which is kept when everybody is there.
async fn keep_institutions(db: &Database) -> Result<(), Failure> {
    for institution in city::INSTITUTIONS.iter().filter(|i| i.code != city::LAST.code) {
        keep_institution(db, institution).await?;
    }
    Ok(())
}

async fn keep_institution(db: &Database, i: &city::DemoInstitution) -> Result<(), Failure> {
    let agreement_until = today_in_shenzhen(db.clock.now()) + chrono::Days::new(365);
    let institution = Institution {
        code: &InstitutionCode::parse(i.code)?,
        name_zh: i.name_zh,
        name_en: i.name_en,
        kind: i.kind,
        address_zh: i.address_zh,
        address_en: i.address_en,
        phone: i.phone,
        agreement_until: Some(agreement_until),
    };
    Ok(people::keep_institution(db, institution).await?)
}

async fn register(db: &Database, serial: u32, person: &city::DemoResident, samples: &Path) -> Result<(), Failure> {
    let number = number(person.born, person.sequence, db)?;
    let record_no = RecordNo::compose("440304006001", serial)?;
    let new = NewResident {
        name: person.name,
        sex: number.sex().unwrap_or(domain::sex::Sex::Unknown),
        birth_date: date(person.born)?,
        number: &number,
        record_no: &record_no,
        institution: &InstitutionCode::parse(person.centre)?,
        gp_name: person.gp,
    };
    match people::register(db, new).await {
        // A first attempt that was interrupted got this far.
        Ok(_) | Err(RegisterError::NumberTaken) => {}
        Err(error) => return Err(error.into()),
    }
    let Some(bundle) = person.bundle else { return Ok(()) };
    let path = samples.join("fhir-r4").join(bundle);
    let sex = number.sex().unwrap_or(domain::sex::Sex::Unknown);
    let bytes = fs::read(&path).unwrap_or_else(|_| {
        println!("NOTE: {} is not there; {} gets the project's own readings.", path.display(), person.name);
        own_bundle::own_bundle(person.born, sex)
    });
    let (_, outcome) = import::deposit(db, &bytes, &record_no, &InstitutionCode::parse(city::HOSPITAL)?).await?;
    println!("{}: {} readings of {bundle}.", person.name, outcome.added);
    Ok(())
}

/// A citizen number of nobody: this birth date and sequence, and the check character that fits.
fn number(born: &str, sequence: u16, db: &Database) -> Result<DocumentNumber, Failure> {
    let today = today_in_shenzhen(db.clock.now());
    let body = format!("440399{born}{sequence:03}");
    let found = "0123456789X".chars().find_map(|check| DocumentNumber::parse(&format!("{body}{check}"), today).ok());
    found.ok_or_else(|| format!("no citizen number begins with {body}").into())
}

fn date(born: &str) -> Result<NaiveDate, Failure> {
    Ok(NaiveDate::parse_from_str(born, "%Y%m%d")?)
}

/// One line of people.json.
#[derive(Debug, Serialize)]
struct Person {
    name: &'static str,
    document: String,
    role: &'static str,
    activation_url: String,
}

/// Issues a fresh slip to everybody, prints them, and writes them to `out`.
pub async fn slips(db: &Database, out: &Path, origin: &str) -> Result<(), Failure> {
    refuse_real(db, false).await?;
    let residents = city::RESIDENTS.iter().map(|p| (p.name, p.born, p.sequence, p.role));
    let staff = city::STAFF.iter().filter(|p| !p.is_resident).map(|p| (p.name, p.born, p.sequence, p.role));
    let mut people_of_demo = Vec::new();
    for (name, born, sequence, role) in residents.chain(staff) {
        let number = number(born, sequence, db)?;
        let code = people::issue_slip(db, &number).await?.ok_or("run `ehr demo load` first")?;
        let activation_url = format!("{origin}/activate#{}", code.expose());
        people_of_demo.push(Person { name, document: number.expose().to_owned(), role, activation_url });
    }
    println!("\nDemonstration people. Open a link, type the document number, create a passkey:\n");
    for person in &people_of_demo {
        println!("  {}  {}  {}\n      {}", person.name, person.document, person.role, person.activation_url);
    }
    if let Some(folder) = out.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(out, serde_json::to_string_pretty(&people_of_demo)?)?;
    println!("\nThe same list is in {}.\n", out.display());
    Ok(())
}
