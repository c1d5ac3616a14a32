//! The steps of an entry's verification, as a list.

use domain::{time::show_date_time, verification::Step};
use leptos::prelude::*;
use store::verification::Taken;

use crate::{
    components::prelude::*,
    words::{self as all_words, verification as words},
};

/// The steps, oldest first, for the subject (`own`) or for staff; `None` if there are none.
pub fn conversation(steps: &[Taken], own: bool) -> Option<AnyView> {
    let items: Vec<StepItem> = steps.iter().map(|taken| item(taken, own)).collect();
    (!items.is_empty()).then(|| view! { <Steps label=words::steps() items/> }.into_any())
}

fn item(taken: &Taken, own: bool) -> StepItem {
    let who = taken.staff.as_ref().map(|(name, zh, en)| words::staff_of(name, all_words::pick(zh, en))).unwrap_or_default();
    let (title, icon) = match taken.step {
        Step::Verified => (words::step_verified(who), Shape::Check),
        Step::Returned => (words::step_returned(who), Shape::Return),
        Step::Asked => (words::step_asked(who), Shape::Info),
        Step::Answered if own => (words::step_answered_you().to_owned(), Shape::Person),
        Step::Answered => (words::step_answered().to_owned(), Shape::Person),
    };
    StepItem { title, when: show_date_time(taken.at, all_words::language()), words: taken.words.clone(), icon }
}
