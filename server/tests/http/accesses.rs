//! The routes' declarations and `access.rules` admit the same accesses.

use std::collections::BTreeSet;

use app::{access::Access, routes::routes, server_functions::StepUp};
use domain::{purpose::Purpose, section::Section};
use serde::Deserialize;
use store::testing::City;

use crate::server_functions::declared;

/// Purposes in `access.rules` that no page of a record uses, each with the reason.
const NO_PAGE: &[(Purpose, &str)] = &[
    (Purpose::Deposit, "systems deposit from the command line (`ehr import`)"),
    (Purpose::Download, "opened inside the act that /confirm confirms"),
    (Purpose::Register, "the form of a search opens the record that it makes: /desk/register/{search}"),
];

#[derive(Debug, Deserialize)]
struct Rule {
    capacity: String,
    purpose: String,
    sections: BTreeSet<String>,
    step_up: bool,
}

async fn rules(city: &City) -> Vec<Rule> {
    let rules: String = city.ask("select json_agg(r)::text from access.rules r").await;
    serde_json::from_str(&rules).expect("rules")
}

fn admits(rule: &Rule, access: &Access, purpose: Purpose) -> bool {
    let asked: BTreeSet<String> = access.sections.iter().map(|section: &Section| section.code().to_owned()).collect();
    rule.capacity == access.capacity.code() && rule.purpose == purpose.code() && asked.is_subset(&rule.sections)
}

#[tokio::test]
async fn every_route_is_admitted_by_a_rule() {
    let city = City::fresh().await;
    let rules = rules(&city).await;
    for access in &routes().accesses {
        assert!(!access.purposes.is_empty() && !access.sections.is_empty(), "{}", access.path);
        for purpose in access.purposes {
            let rule = rules.iter().find(|rule| admits(rule, access, *purpose));
            let rule = rule.unwrap_or_else(|| panic!("no rule admits {} for {}", access.path, purpose.code()));
            assert!(!rule.step_up, "{}: a page has no act to confirm", access.path);
        }
    }
}

#[tokio::test]
async fn every_server_function_is_admitted_by_a_rule() {
    let city = City::fresh().await;
    let rules = rules(&city).await;
    for function in declared() {
        for access in function.accesses {
            assert_eq!(access.path, function.path);
            let [purpose] = access.purposes else { panic!("{}: its arguments name no purpose", access.path) };
            let rule = rules.iter().find(|rule| admits(rule, access, *purpose));
            let rule = rule.unwrap_or_else(|| panic!("no rule admits {} for {}", access.path, purpose.code()));
            assert!(purpose.fits(access.capacity), "{}", access.path);
            assert_eq!(rule.step_up, function.step_up == StepUp::Confirms, "{}", access.path);
        }
    }
}

#[tokio::test]
async fn every_rule_has_a_route_or_a_reason() {
    let city = City::fresh().await;
    let of_functions = declared().into_iter().flat_map(|function| function.accesses).copied();
    let accesses: Vec<Access> = routes().accesses.into_iter().chain(of_functions).collect();
    for rule in rules(&city).await {
        let purpose = Purpose::from_code(&rule.purpose).expect("a purpose of ours");
        let routed = accesses.iter().any(|access| access.purposes.contains(&purpose) && access.capacity.code() == rule.capacity);
        let excused = NO_PAGE.iter().any(|(without, _)| *without == purpose);
        assert!(routed != excused, "{rule:?}");
    }
}

#[test]
fn the_path_says_what_the_access_needs() {
    for access in &routes().accesses {
        assert!(access.path.contains("{person}"), "{}", access.path);
        assert_eq!(access.path.contains("{purpose}"), access.purposes.len() > 1, "{}", access.path);
        assert!(access.purposes.iter().all(|purpose| purpose.fits(access.capacity)), "{}", access.path);
    }
}
