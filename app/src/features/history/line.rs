//! One line of the access history, as text.

use domain::{purpose::Purpose, section::Section, time::show_date_time};
use store::history::{Event, Visit};

use crate::{
    components::prelude::*,
    labels::purpose,
    words::{self as all_words, history as words},
};

/// The lines as list items: who, what, when, purpose, sections or entries, article.
pub fn items(visits: &[Visit]) -> Vec<LinkItem> {
    visits.iter().map(item).collect()
}

fn item(visit: &Visit) -> LinkItem {
    let language = all_words::language();
    let title = all_words::pick(&format!("{}{}", who(visit), what(visit)), &format!("{} {}", who(visit), what(visit)));
    let facts = [
        Some(show_date_time(visit.at, language)),
        visit.purpose.filter(|p| states_a_purpose(visit, *p)).map(|p| purpose(p).to_owned()),
        text_of(visit),
        visit.article.as_deref().map(article),
    ];
    let detail = facts.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    LinkItem::plain(title).detail(detail).icon(icon(visit))
}

/// The sections of the event, or the number of entries if the opening was limited to entries.
fn text_of(visit: &Visit) -> Option<String> {
    match visit.event {
        // The entry that a registration names is its search.
        Event::Opened if visit.entries > 0 && visit.purpose != Some(Purpose::Register) => {
            Some(words::only_entries(visit.entries))
        }
        _ => (!visit.sections.is_empty()).then(|| sections(&visit.sections)),
    }
}

/// Whether the purpose is shown. A refused attempt at one of the resident's own pages shows none: the purpose "view own record"
/// would suggest that the resident made the attempt.
fn states_a_purpose(visit: &Visit, purpose: Purpose) -> bool {
    let own = matches!(purpose, Purpose::View | Purpose::Maintain | Purpose::Download);
    visit.event != Event::Refused || !own
}

fn icon(visit: &Visit) -> Shape {
    match visit.event {
        Event::Refused => Shape::Lock,
        Event::Found => Shape::Search,
        Event::Wrote => Shape::Pen,
        Event::Verification => Shape::Check,
        Event::Passkey | Event::Slip => Shape::Key,
        Event::Check | Event::Correction => Shape::Warning,
        Event::System => Shape::Building,
        Event::Opened if visit.by_self => Shape::Person,
        Event::Opened => Shape::Eye,
    }
}

/// The actor, as far as the reader is allowed to know.
fn who(visit: &Visit) -> String {
    let institution = visit.institution.as_ref().map(|(zh, en)| all_words::pick(zh, en));
    match (&visit.staff_name, institution, visit.capacity) {
        (Some(name), Some(institution), _) => words::staff_of(name, institution),
        (None, Some(institution), _) => words::system_of(institution),
        (_, None, Some(domain::capacity::Capacity::Resident)) if visit.by_self => words::you().to_owned(),
        (_, None, Some(domain::capacity::Capacity::Resident)) => words::another_resident().to_owned(),
        (_, None, Some(_)) => words::the_service().to_owned(),
        (_, None, None) if matches!(visit.event, Event::Passkey | Event::Slip) => words::account().to_owned(),
        (_, None, None) => words::somebody().to_owned(),
    }
}

fn what(visit: &Visit) -> String {
    match visit.event {
        Event::Opened => words::opened().to_owned(),
        Event::Refused => words::refused().to_owned(),
        Event::Found if visit.capacity == Some(domain::capacity::Capacity::System) => words::found_by_record().to_owned(),
        Event::Found => words::found().to_owned(),
        Event::Wrote => words::wrote(visit.entries.max(1)),
        Event::Passkey => words::passkey().to_owned(),
        Event::Slip => words::slip().to_owned(),
        Event::Check => words::check().to_owned(),
        Event::Verification if visit.by_self => words::verification_own().to_owned(),
        Event::Verification => words::verification().to_owned(),
        Event::Correction if visit.by_self => words::correction_own().to_owned(),
        Event::Correction => words::correction().to_owned(),
        Event::System => words::system().to_owned(),
    }
}

fn sections(sections: &[Section]) -> String {
    let names = sections.iter().map(|section| match section {
        Section::Identity => words::section_identity(),
        Section::Measurements => words::section_measurements(),
        Section::Health => words::section_health(),
        Section::Services => words::section_services(),
        Section::History => words::section_history(),
    });
    names.collect::<Vec<_>>().join(&all_words::pick("、", ", "))
}

/// The citation of an article: `18.2` becomes "第十八条第二款".
fn article(code: &str) -> String {
    let (article, paragraph) = code.split_once('.').map_or((code, None), |(a, p)| (a, Some(p)));
    let shown = |number: &str| all_words::pick(&chinese(number), number);
    match paragraph {
        Some(paragraph) => words::article_paragraph(shown(article), shown(paragraph)),
        None => words::article(shown(article)),
    }
}

/// A number from 1 to 99 in Chinese numerals, as laws number their articles.
fn chinese(number: &str) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let Some(n) = number.parse::<usize>().ok().filter(|n| (1..100).contains(n)) else { return number.to_owned() };
    let tens = match n / 10 {
        0 => String::new(),
        1 => "十".to_owned(),
        more => format!("{}十", DIGITS[more]),
    };
    tens + DIGITS[n % 10]
}

#[cfg(test)]
mod tests {
    use super::{article, chinese};

    #[test]
    fn articles_are_cited_as_the_law_counts() {
        assert_eq!(article("18.2"), "《管理办法》第十八条第二款");
        assert_eq!(article("9"), "《管理办法》第九条");
        assert_eq!([chinese("10"), chinese("21"), chinese("x")], ["十", "二十一", "x"]);
    }
}
