//! The cover: the subject, who made the copy and when, what the copy contains and what it does not contain.

use chrono::{DateTime, Utc};
use domain::{
    export::{Extent, Part},
    time::show_date_time,
};
use exchange::pdf::{Cover, CoverNote, Fact};

use super::{Contents, labels};
use crate::{
    shared::identity_facts,
    words::{self as all_words, entries as entry_words, exports as words},
};

/// The cover of these contents, made at `now`.
pub fn cover(contents: &Contents, now: DateTime<Utc>) -> Cover {
    let language = all_words::language();
    let mut facts = identity_facts(&contents.opening.subject, contents.record_number.as_deref());
    facts.extend([
        Fact::new(words::made_at(), show_date_time(now, language)),
        Fact::new(words::made_by(), words::by_self()),
        Fact::new(words::of_language(), labels::language(language)),
    ]);
    let subtitle = match contents.extent {
        Extent::Whole => words::whole(),
        Extent::Parts(_) => words::some(),
        Extent::Measurement(_) | Extent::Entry(_) => words::one(),
    };
    let note = |title: &str, paragraphs| CoverNote { title: title.to_owned(), paragraphs };
    Cover {
        title: words::document().to_owned(),
        subtitle: subtitle.to_owned(),
        facts,
        notes: vec![
            note(words::inside(), vec![inside(contents)]),
            note(words::not_inside(), not_inside(&contents.extent)),
            note(words::copy(), vec![words::copy_detail().to_owned(), words::copy_private().to_owned()]),
        ],
    }
}

/// Each part with its number of items.
fn inside(contents: &Contents) -> String {
    let counted = |part: Part| match contents.count(part) {
        0 => entry_words::none_yet().to_owned(),
        1 => entry_words::count_one().to_owned(),
        count => entry_words::count(count),
    };
    let parts = Part::all().filter(|part| contents.extent.has(*part) || contents.count(*part) > 0);
    let each = parts.map(|part| format!("{} {}", labels::part(part), counted(part)));
    each.collect::<Vec<_>>().join(&all_words::pick("；", "; "))
}

fn not_inside(extent: &Extent) -> Vec<String> {
    let left_out = match extent {
        Extent::Whole => None,
        Extent::Parts(_) => Some(words::left_out(labels::parts(Part::all().filter(|part| !extent.has(*part))))),
        Extent::Measurement(_) | Extent::Entry(_) => Some(words::left_out_rest().to_owned()),
    };
    left_out.into_iter().chain([words::left_out_always().to_owned()]).collect()
}
