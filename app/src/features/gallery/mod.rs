//! Every component in every state, on one page: for review by eye, and for the accessibility checks.
//!
//! Served in development only. To add a component, add a section in the file of its kind.

mod acts;
mod forms;
pub mod frames;
mod measures;
mod reading;
mod route;
mod words;

pub use route::router;

use crate::components::prelude::*;
use leptos::prelude::*;

/// All components for residents.
pub fn gallery_page() -> AnyView {
    view! {
        <PageHeader title=words::title() lead=words::lead() back_href="/" back=words::back_home()>
            <Badge state=EntryState::Pending/>
            <Tag>{words::plain_tag()}</Tag>
        </PageHeader>
        <Tabs label=words::parts() tabs=vec![
            TabLink::new(words::basics(), "#basics", true),
            TabLink::new(words::services(), "#services", false),
            TabLink::new(words::lifestyle(), "#lifestyle", false),
        ]/>
        {acts::acts()}
        {measures::measures()}
        {reading::reading()}
        {forms::forms()}
        {forms::faulty_forms()}
    }
    .into_any()
}

/// The slip, on a page of its own.
pub fn gallery_slip() -> AnyView {
    frames::slip()
}

/// The components for staff: the dense table and the search form.
pub fn gallery_desk() -> AnyView {
    view! {
        <PageHeader title=words::queue() lead=words::queue_lead()/>
        {reading::queue()}
        {forms::search()}
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::{Document, Frame, render, written_in};
    use domain::language::Language;
    use std::collections::HashSet;

    fn pages() -> Vec<String> {
        [Language::Chinese, Language::English]
            .into_iter()
            .flat_map(|language| {
                let page = |frame: fn() -> Frame, view: fn() -> AnyView| {
                    written_in(language, || render(Document { frame: frame(), ..Document::default() }, view()))
                };
                [page(frames::resident, gallery_page), page(frames::guardian, gallery_slip), page(frames::staff, gallery_desk)]
            })
            .collect()
    }

    /// The values of an attribute, in order.
    fn values<'a>(html: &'a str, attribute: &str) -> Vec<&'a str> {
        let start = format!(" {attribute}=\"");
        html.split(&start).skip(1).filter_map(|rest| rest.split_once('"')).map(|(value, _)| value).collect()
    }

    #[test]
    fn nothing_needs_an_inline_style_or_a_script() {
        for html in pages() {
            assert!(!html.contains(" style=") && !html.contains("<script") && !html.contains(" onclick"));
        }
    }

    #[test]
    fn no_two_elements_share_an_id() {
        for html in pages() {
            let ids = values(&html, "id");
            let mut seen = HashSet::new();
            assert!(ids.contains(&"content"));
            for id in ids {
                assert!(seen.insert(id), "{id} twice");
            }
        }
    }

    #[test]
    fn whatever_refers_to_an_element_finds_it() {
        for html in pages() {
            let ids: HashSet<_> = values(&html, "id").into_iter().collect();
            for attribute in ["for", "aria-describedby", "aria-labelledby"] {
                for id in values(&html, attribute).into_iter().flat_map(str::split_whitespace) {
                    assert!(ids.contains(id), "{attribute}={id}");
                }
            }
            for href in values(&html, "href").into_iter().filter_map(|href| href.strip_prefix('#')) {
                assert!(ids.contains(href), "#{href}");
            }
        }
    }

    #[test]
    fn an_english_page_has_no_chinese_but_the_switch_and_names() {
        let html = written_in(Language::English, || {
            render(Document { frame: frames::guardian(), ..Document::default() }, gallery_page())
        });
        let chinese: String = html.replace("中文", "").chars().filter(|c| ('\u{4e00}'..='\u{9fff}').contains(c)).collect();
        assert_eq!(chinese, "");
    }
}
