//! Public data of institutions (`reference.institutions`).

use crate::{DatabaseError, database::Database};

/// The names and contact details of an institution.
#[derive(Debug, Clone)]
pub struct Institution {
    /// Its code.
    pub code: String,
    /// Chinese name.
    pub name_zh: String,
    /// English name.
    pub name_en: String,
    /// Telephone.
    pub phone: String,
    /// Chinese and English name of its district, if the district is known.
    pub district: Option<(String, String)>,
    /// Whether it is a health centre, which can be a responsible unit (Article 13).
    pub is_health_centre: bool,
}

struct Row {
    code: String,
    name_zh: String,
    name_en: String,
    phone: String,
    district_zh: Option<String>,
    district_en: Option<String>,
    is_health_centre: bool,
}

impl From<Row> for Institution {
    fn from(row: Row) -> Self {
        let district = row.district_zh.zip(row.district_en);
        Self {
            code: row.code,
            name_zh: row.name_zh,
            name_en: row.name_en,
            phone: row.phone,
            district,
            is_health_centre: row.is_health_centre,
        }
    }
}

/// The institution with this code.
pub async fn find(db: &Database, code: &str) -> Result<Option<Institution>, DatabaseError> {
    Ok(read(db, Some(code)).await?.pop())
}

/// All institutions, by code.
pub async fn all(db: &Database) -> Result<Vec<Institution>, DatabaseError> {
    read(db, None).await
}

async fn read(db: &Database, code: Option<&str>) -> Result<Vec<Institution>, DatabaseError> {
    let rows = sqlx::query_as!(
        Row,
        r#"select i.code, i.name_zh, i.name_en, i.phone, d.name_zh as "district_zh?", d.name_en as "district_en?",
                  i.kind = 'health_centre' as "is_health_centre!"
           from reference.institutions i left join reference.districts d on d.code = i.district
           where $1::text is null or i.code = $1 order by i.code"#,
        code,
    )
    .fetch_all(&db.web)
    .await?;
    Ok(rows.into_iter().map(Institution::from).collect())
}
