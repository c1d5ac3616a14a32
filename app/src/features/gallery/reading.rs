//! Entry states, tags, summary lists and tables.

use super::words;
use crate::components::prelude::*;
use leptos::prelude::*;

pub(super) fn reading() -> AnyView {
    view! {
        <h2 id="basics">{words::reading()}</h2>
        <Card title=words::states() id="states">
            <LinkList items=vec![
                state(EntryState::Pending, ""),
                state(EntryState::Verified, words::by_doctor()),
                state(EntryState::Returned, words::returned_why()),
                state(EntryState::SelfEntered, ""),
                state(EntryState::Limited, ""),
                state(EntryState::Closed, ""),
            ]/>
        </Card>
        <Card title=words::allergies() id="allergies">
            <Tags>
                <Tag kind=TagKind::Danger>{words::penicillin()}</Tag>
                <Tag kind=TagKind::Attention>{words::hypertension()}</Tag>
                <Tag kind=TagKind::Good>{words::target_met()}</Tag>
                <Tag>{words::plain_tag()}</Tag>
            </Tags>
        </Card>
        <Card title=words::basics_title() id="about-you">
            <SummaryList rows=vec![
                SummaryRow::new(words::name(), words::long_name()).act(words::change(), "/me/name"),
                SummaryRow::new(words::birth(), words::birth_value()),
                SummaryRow::maybe(words::phone(), Some("138 0013 8000")).act(words::change(), "/me/phone"),
                SummaryRow::maybe(words::blood(), None::<String>).act(words::add(), "/me/blood"),
                SummaryRow::new(words::verification(), view! { <Badge state=EntryState::Verified detail=words::by_doctor()/> }),
            ]/>
        </Card>
        <Card title=words::verification() id="verification">
            <Steps label=words::verification() items=vec![
                step(words::by_doctor(), Some(words::returned_why()), Shape::Return),
                step(words::long_name(), None, Shape::Check),
            ]/>
        </Card>
        <Card title=words::statement_title() id="a-statement"><Quote text=words::statement()/></Card>
        <Table caption=words::measurements() columns=vec![
            Column::time(words::time()), Column::number(words::high_unit()), Column::number(words::low_unit()),
            Column::text(words::source()), Column::text(words::state()),
        ] rows=vec![
            row("2026-11-23 14:05", 138, 82, words::at_home(), EntryState::SelfEntered),
            row("2026-11-20 09:30", 142, 88, words::centre(), EntryState::Verified),
            row("2026-11-02 21:10", 151, 94, words::at_home(), EntryState::Returned),
        ]/>
    }
    .into_any()
}

fn step(title: &str, words: Option<&str>, icon: Shape) -> StepItem {
    StepItem { title: title.to_owned(), when: "2026-11-20 09:30".to_owned(), words: words.map(str::to_owned), icon }
}

fn state(state: EntryState, detail: &str) -> LinkItem {
    let detail = detail.to_owned();
    LinkItem::new(words::pressure(), "/record/1").detail("138/82 mmHg").aside(view! { <Badge state detail/> })
}

fn row(time: &'static str, high: u16, low: u16, source: &'static str, state: EntryState) -> Vec<AnyView> {
    vec![cell(time), cell(high), cell(low), cell(source), cell(view! { <Badge state/> })]
}

/// The staff list.
pub(super) fn queue() -> AnyView {
    let line = |name: &'static str, days: u16| {
        vec![
            cell(view! { <a href="/desk/entry">{words::pressure()}</a> }),
            cell(name),
            cell("2026-11-20 09:30"),
            cell(words::days(days)),
            cell(words::at_home()),
            cell(view! { <Badge state=EntryState::Pending/> }),
            cell(view! { <a href="/desk/entry">{words::open()}</a> }),
        ]
    };
    view! {
        <Table caption=words::queue_caption() caption_hidden=true columns=vec![
            Column::text(words::entry()), Column::text(words::who()), Column::time(words::time()), Column::number(words::waiting_since()),
            Column::text(words::source()), Column::text(words::state()), Column::text(words::change()),
        ] rows=vec![line("陈**", 12), line("买买提依明·**", 9), line("林**", 3), line("W**", 1)]/>
    }
    .into_any()
}
