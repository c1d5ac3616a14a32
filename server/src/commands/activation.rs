//! `ehr activation …`

use clap::{Args, Subcommand};
use domain::{capacity::Duty, document::DocumentNumber, institution::InstitutionCode, time::today_in_shenzhen};
use store::ops::people;

use super::connect::connect;
use crate::{config::SecretsPath, failure::Failure};

/// Issue slips and appoint staff.
#[derive(Debug, Subcommand)]
pub enum Activation {
    /// Issue a slip to the person with this document number; earlier unused slips become void.
    Issue(Issue),
    /// Give a person a post at an institution, so that they can activate a staff account with a slip.
    Appoint(Appoint),
}

/// Arguments of `issue`.
#[derive(Debug, Args)]
pub struct Issue {
    #[command(flatten)]
    secrets: SecretsPath,
    /// The number of the document that the person showed.
    #[arg(long)]
    document: String,
    /// The public URL, for the link.
    #[arg(long, env = "EHR_ORIGIN", default_value = "http://localhost:3000")]
    origin: String,
}

/// Arguments of `appoint`.
#[derive(Debug, Args)]
pub struct Appoint {
    #[command(flatten)]
    secrets: SecretsPath,
    /// The number of the document that the person showed.
    #[arg(long)]
    document: String,
    /// The institution's code.
    #[arg(long)]
    institution: String,
    /// clerk, gp or `record_manager`; officer at a department.
    #[arg(long)]
    duty: String,
    /// The name that residents see in their access history.
    #[arg(long)]
    name: String,
}

impl Activation {
    pub(super) async fn run(self) -> Result<(), Failure> {
        match self {
            Self::Issue(what) => {
                let db = connect(&what.secrets).await?;
                let number = DocumentNumber::parse(&what.document, today_in_shenzhen(db.clock.now()))?;
                let code = people::issue_slip(&db, &number).await?.ok_or("nobody has an account under this number")?;
                println!("Activation code: {}", code.grouped());
                println!("Link, good for 7 days and one use: {}/activate#{}", what.origin, code.expose());
            }
            Self::Appoint(what) => {
                let db = connect(&what.secrets).await?;
                let number = DocumentNumber::parse(&what.document, today_in_shenzhen(db.clock.now()))?;
                let institution = InstitutionCode::parse(&what.institution)?;
                let duty = Duty::from_code(&what.duty).ok_or("the duty is clerk, gp, record_manager or officer")?;
                people::appoint(&db, &number, &institution, duty, &what.name).await?;
                println!("{} may now be given a slip: ehr activation issue --document …", what.name);
            }
        }
        Ok(())
    }
}
