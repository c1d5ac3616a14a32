//! The registered identity and the care team, as text: for the home page and for documents.

use domain::{sex::Sex, time::show_date};
use exchange::pdf::Fact;
use store::{opening::Subject, record::identity::CareTeam};

use crate::{
    components::prelude::SummaryRow,
    words::{self as all_words, record as words},
};

/// Name, sex and birth date, as rows of a page.
pub fn subject_rows(of: &Subject) -> Vec<SummaryRow> {
    subject(of).into_iter().map(|(name, text)| SummaryRow::new(name, text)).collect()
}

fn subject(subject: &Subject) -> Vec<(&'static str, String)> {
    let sex = match subject.sex {
        Sex::Male => words::male(),
        Sex::Female => words::female(),
        _ => words::sex_unknown(),
    };
    vec![
        (words::name(), subject.name.clone()),
        (words::sex(), sex.to_owned()),
        (words::born(), show_date(subject.birth_date, all_words::language())),
    ]
}

/// The texts of a responsible unit.
pub struct CareTeamLabels {
    /// The name of the unit.
    pub name: String,
    /// The address of the unit.
    pub address: String,
    /// The responsible doctor, or the text that none is named.
    pub gp: String,
    /// How the unit became responsible: chosen, or by residence.
    pub how: &'static str,
}

/// The texts of the responsible unit.
pub fn care_team_labels(team: &CareTeam) -> CareTeamLabels {
    CareTeamLabels {
        name: all_words::pick(&team.name_zh, &team.name_en),
        address: all_words::pick(&team.address_zh, &team.address_en),
        gp: team.gp_name.as_ref().map_or_else(
            || words::no_gp().to_owned(),
            |gp| all_words::pick(&format!("{} {gp}", words::gp()), &format!("{}: {gp}", words::gp())),
        ),
        how: if team.chosen { words::chosen() } else { words::by_residence() },
    }
}

/// The registered identity, as facts of a document.
pub fn identity_facts(of: &Subject, record_number: Option<&str>) -> Vec<Fact> {
    let number = record_number.map(|number| (words::record_number(), number.to_owned()));
    subject(of).into_iter().chain(number).map(|(label, text)| Fact::new(label, text)).collect()
}

/// The care team, as facts of a document.
pub fn care_facts(of: &CareTeam) -> Vec<Fact> {
    let named = care_team_labels(of);
    let gp = of.gp_name.clone().unwrap_or_else(|| words::no_gp().to_owned());
    vec![
        Fact::new(words::unit(), named.name),
        Fact::new(words::gp(), gp),
        Fact::new(words::address(), named.address),
        Fact::new(words::phone(), of.phone.clone()),
        Fact::new(words::since(), show_date(of.since, all_words::language())),
    ]
}
