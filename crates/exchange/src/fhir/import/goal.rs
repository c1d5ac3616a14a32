//! The targets of a Goal that are numbers, for the amounts that pages judge. All other targets stay words.

use super::codes::{DIASTOLIC, LOINC, SYSTOLIC, measurement_code};
use super::node::Node;
use super::quantity;
use domain::amount::Amount;
use domain::measurement::{Aim, Part, Target};

/// The statuses of a Goal that is pursued (FHIR R4 `goal-status`).
const PURSUED: [&str; 2] = ["accepted", "active"];

/// The targets of a Goal. A malformed target is none: the description of the Goal is kept in any case.
pub(super) fn targets(goal: &Node<'_>) -> Vec<String> {
    let status = goal.text_of("lifecycleStatus").ok().flatten();
    if !status.is_some_and(|status| PURSUED.contains(&status)) {
        return Vec::new();
    }
    let targets = goal.items_of("target").unwrap_or_default();
    targets.iter().filter_map(target).map(|target| target.to_string()).collect()
}

fn target(target: &Node<'_>) -> Option<Target> {
    let aim = aim(target)?;
    let amount = |quantity: &Node<'_>| -> Option<Amount> { quantity::amount(quantity, aim.kind()) };
    if let Some(range) = target.field("detailRange").ok()? {
        let low = range.field("low").ok()?.map(|low| amount(&low));
        // A low end that cannot be read is not the same as no low end.
        let lowest = match low {
            Some(lowest) => Some(lowest?),
            None => None,
        };
        return Target::up_to(aim, lowest, amount(&range.field("high").ok()??)?, false);
    }
    let quantity = target.field("detailQuantity").ok()??;
    let exclusive = match quantity.text_of("comparator").ok()? {
        None | Some("<=") => false,
        Some("<") => true,
        Some(_) => return None,
    };
    Target::up_to(aim, None, amount(&quantity)?, exclusive)
}

/// What is aimed at, by the LOINC code of `measure`.
fn aim(target: &Node<'_>) -> Option<Aim> {
    let measure = target.field("measure").ok()??;
    let codings = measure.items_of("coding").ok()?;
    codings.iter().find_map(|coding| {
        let system = coding.text_of("system").ok()??;
        let code = coding.text_of("code").ok()?.filter(|_| system == LOINC)?;
        match code {
            SYSTOLIC => Some(Aim::Systolic),
            DIASTOLIC => Some(Aim::Diastolic),
            other => measurement_code(other).and_then(|(_, kind, context)| Aim::of(kind, Part::Value, context)),
        }
    })
}
