//! `ehr institution …`

use chrono::NaiveDate;
use clap::{Args, Subcommand};
use domain::institution::InstitutionCode;
use store::ops::people;

use super::connect::connect;
use crate::{config::SecretsPath, failure::Failure};

/// Institutions.
#[derive(Debug, Subcommand)]
pub enum Institution {
    /// Add or update an institution. An optional argument that is left out is deleted. The kind cannot be changed.
    Keep(Keep),
}

/// Arguments of `keep`.
#[derive(Debug, Args)]
pub struct Keep {
    #[command(flatten)]
    secrets: SecretsPath,
    /// Its code.
    #[arg(long)]
    code: String,
    /// `health_centre`, hospital or department.
    #[arg(long)]
    kind: String,
    /// Chinese name.
    #[arg(long)]
    name_zh: String,
    /// English name.
    #[arg(long)]
    name_en: String,
    /// Address in Chinese.
    #[arg(long)]
    address_zh: String,
    /// Address in English.
    #[arg(long)]
    address_en: String,
    /// Telephone.
    #[arg(long)]
    phone: String,
    /// The last day of its confidentiality agreement (安全保密协议). Without one the institution can read nothing.
    #[arg(long)]
    agreement_until: Option<NaiveDate>,
    /// LH, FT, NS, BA, LG, YT, LHQ, PS, GM, DP or SS; none for the city's own department.
    #[arg(long)]
    district: Option<String>,
    /// The first twelve digits of the record numbers that it gives: division (6), street (3), committee (3). Without them it
    /// registers nobody.
    #[arg(long)]
    record_place: Option<String>,
}

impl Institution {
    pub(super) async fn run(self) -> Result<(), Failure> {
        let Self::Keep(what) = self;
        let db = connect(&what.secrets).await?;
        let institution = people::Institution {
            code: &InstitutionCode::parse(&what.code)?,
            name_zh: &what.name_zh,
            name_en: &what.name_en,
            kind: &what.kind,
            address_zh: &what.address_zh,
            address_en: &what.address_en,
            phone: &what.phone,
            agreement_until: what.agreement_until,
            district: what.district.as_deref(),
            record_place: what.record_place.as_deref(),
        };
        people::keep_institution(&db, institution).await?;
        println!("{} is kept.", what.name_en);
        Ok(())
    }
}
