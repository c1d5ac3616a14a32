//! The demonstration city: institutions and people, none of whom exists. Five people match public FHIR sample bundles. The
//! records of the others come from `stories` and are imported in the same way (`ehr import fhir`).

mod basics;
mod city;
mod file;
mod residents;
mod stories;

use std::{fs, path::Path};

use chrono::NaiveDate;
use domain::{institution::InstitutionCode, record_no::RecordNo, time::today_in_shenzhen};
use serde::Serialize;
use store::{
    database::Database,
    institutions,
    ops::people::{self, Institution, NewResident, RegisterError},
};

use residents::Resident;
pub use residents::Scale;
use stories::Subject;

use crate::{commands::import, failure::Failure};

/// Prefix of every institution code of the demonstration. A database with only such codes is a demonstration database.
const MARK: &str = "SZDEMO";

/// Loads the city, one person after another. Safe to repeat. Refuses a database with other institutions.
pub async fn load(db: &Database, samples: &Path, scale: Scale) -> Result<(), Failure> {
    refuse_real(db, true).await?;
    let already = institutions::all(db).await?.len();
    keep_institutions(db).await?;
    let today = today_in_shenzhen(db.clock.now());
    if already == city::INSTITUTIONS.len() {
        println!("The demonstration city is there already. To start over: stop, and delete .data.");
    } else {
        let mut entries = 0;
        for (index, person) in (0..).zip(residents::all(scale, today)) {
            entries += settle(db, index, &person?, samples, scale).await?;
        }
        let (residents, staff) = (scale.residents, city::STAFF.len());
        println!("The demonstration city is loaded: {residents} residents with {entries} entries, {staff} staff.");
    }
    keep_institution(db, &city::LAST).await?;
    appoint_staff(db, today).await
}

/// Appoints staff. An existing post stays; staff that are new in this version get theirs.
async fn appoint_staff(db: &Database, today: NaiveDate) -> Result<(), Failure> {
    for person in city::STAFF {
        let number = residents::citizen(person.born, person.sequence, today)?;
        people::appoint(db, &number, &InstitutionCode::parse(person.institution)?, person.duty, person.name).await?;
    }
    Ok(())
}

async fn refuse_real(db: &Database, may_be_empty: bool) -> Result<(), Failure> {
    let known = institutions::all(db).await?;
    if known.iter().any(|i| !i.code.starts_with(MARK)) || (known.is_empty() && !may_be_empty) {
        return Err("this database is not one of the demonstration: nothing was done".into());
    }
    Ok(())
}

/// Stores all institutions except the last, which is stored after all residents.
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
        district: Some(i.district),
        record_place: i.record_place,
    };
    Ok(people::keep_institution(db, institution).await?)
}

/// Registers a person and imports their files. Returns the number of entries.
async fn settle(db: &Database, index: u32, person: &Resident, samples: &Path, scale: Scale) -> Result<usize, Failure> {
    let record_no = RecordNo::compose(city::RECORD_PLACE, index + 1)?;
    let new = NewResident {
        name: &person.name,
        sex: person.sex,
        birth_date: person.born,
        number: &person.number,
        record_no: &record_no,
        institution: &InstitutionCode::parse(person.centre)?,
        gp_name: person.gp,
        basics: &basics::of(person, index, &residents::luck(scale, index), today_in_shenzhen(db.clock.now()))?,
    };
    match people::register(db, new).await {
        // An earlier, interrupted run registered this person.
        Ok(_) | Err(RegisterError::NumberTaken) => {}
        Err(error) => return Err(error.into()),
    }
    let hospital = InstitutionCode::parse(city::HOSPITAL)?;
    if let Some(sample) = person.sample {
        let path = samples.join("fhir-r4").join(sample);
        if let Ok(bytes) = fs::read(&path) {
            let (_, outcome) = import::deposit(db, &bytes, &record_no, &hospital, true, &|_, _| {}).await?;
            println!("{}: {} entries of {sample}.", person.name, outcome.added);
            return Ok(outcome.added);
        }
        println!("NOTE: {} is not there; {} gets a story of the project's own.", path.display(), person.name);
    }
    let whose = Subject {
        born: person.born,
        sex: person.sex,
        centre: (city::name_of(person.centre), person.gp.unwrap_or("值班医生")),
        hospital: (city::name_of(city::HOSPITAL), "林医生"),
    };
    let files = person.story.files(&whose, today_in_shenzhen(db.clock.now()), &residents::luck(scale, index));
    let mut entries = 0;
    for (file, from) in files.into_iter().zip([InstitutionCode::parse(person.centre)?, hospital]) {
        if !file.is_empty() {
            entries += import::deposit(db, &file.bytes(), &record_no, &from, false, &|_, _| {}).await?.1.added;
        }
    }
    Ok(entries)
}

/// One line of people.json.
#[derive(Debug, Serialize)]
struct Person {
    name: String,
    document: String,
    role: &'static str,
    activation_url: String,
}

/// Issues a new slip to every adult, prints the slips, and writes them to `out`.
pub async fn slips(db: &Database, out: &Path, origin: &str, scale: Scale) -> Result<(), Failure> {
    refuse_real(db, false).await?;
    let today = today_in_shenzhen(db.clock.now());
    let mut people_of_demo = Vec::new();
    let mut adults: Vec<_> = Vec::new();
    for person in residents::all(scale, today) {
        let person = person?;
        if person.is_adult(today) {
            adults.push((person.name, person.number, person.role));
        }
    }
    for person in city::STAFF.iter().filter(|person| !person.is_resident) {
        adults.push((person.name.to_owned(), residents::citizen(person.born, person.sequence, today)?, person.role));
    }
    let mut unknown = 0;
    for (name, number, role) in adults {
        let Some(code) = people::issue_slip(db, &number).await? else {
            unknown += 1;
            continue;
        };
        let activation_url = format!("{origin}/activate#{}", code.expose());
        people_of_demo.push(Person { name, document: number.expose().to_owned(), role, activation_url });
    }
    if people_of_demo.is_empty() {
        return Err("nobody of the demonstration is here: run `ehr demo load` first".into());
    }
    if let Some(folder) = out.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(out, serde_json::to_string_pretty(&people_of_demo)?)?;
    if unknown > 0 {
        println!("NOTE: {unknown} people are not here: the city was loaded with other --residents or another --seed.");
    }
    println!("\nDemonstration people. Open a link, type the document number, create a passkey:\n");
    for person in &people_of_demo {
        println!("  {}  {}  {}\n      {}", person.name, person.document, person.role, person.activation_url);
    }
    println!("\nThe same list is in {}.\n", out.display());
    Ok(())
}
