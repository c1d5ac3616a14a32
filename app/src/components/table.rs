//! A table with a caption: rows on a desktop, a stack of small cards if there is little room.
//!
//! Accessibility: caption, header cells with scope. The roles are explicit, because some browsers drop them when CSS changes
//! the display. Each stacked cell repeats its heading (`data-label`). The stacking depends on the available width, so it also
//! works at 400 % zoom and in 长辈版.

use leptos::prelude::*;

/// One column.
#[derive(Clone, Debug)]
pub struct Column {
    name: String,
    kind: Kind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Text,
    Time,
    Number,
}

impl Column {
    /// A column of text.
    pub fn text(name: impl Into<String>) -> Self {
        Self { name: name.into(), kind: Kind::Text }
    }

    /// A column of dates and times, which never break across lines.
    pub fn time(name: impl Into<String>) -> Self {
        Self { name: name.into(), kind: Kind::Time }
    }

    /// A column of numbers, aligned right; the unit belongs in the name.
    pub fn number(name: impl Into<String>) -> Self {
        Self { name: name.into(), kind: Kind::Number }
    }
}

/// One cell: text, a number, a badge, a link.
pub fn cell(content: impl IntoView + 'static) -> AnyView {
    content.into_any()
}

/// A table with more columns than this may not fit a desktop in 长辈版: then it scrolls, and the keyboard can reach it.
const MANY: usize = 5;

/// A table with a caption. The first cell of a row is the row's header.
#[component]
pub fn Table(
    /// The caption: what the table shows.
    #[prop(into)]
    caption: String,
    /// Whether the caption is only for screen readers, because a heading above has the same text.
    #[prop(optional)]
    caption_hidden: bool,
    /// The columns.
    columns: Vec<Column>,
    /// The rows; each has as many cells as there are columns.
    rows: Vec<Vec<AnyView>>,
) -> impl IntoView {
    let wide = columns.len() > MANY;
    let head = columns
        .iter()
        .map(|column| {
            view! {
                <th class=class("table__head", column) role="columnheader" scope="col">{column.name.clone()}</th>
            }
        })
        .collect_view();
    let body = rows
        .into_iter()
        .map(|cells| {
            let cells = columns
                .iter()
                .zip(cells)
                .enumerate()
                .map(|(at, (column, content))| {
                    if at == 0 {
                        return view! { <th class=class("table__first", column) role="rowheader" scope="row">{content}</th> }
                            .into_any();
                    }
                    view! {
                        <td class=class("table__cell", column) role="cell" data-label=column.name.clone()>
                            <span class="table__content">{content}</span>
                        </td>
                    }
                    .into_any()
                })
                .collect_view();
            view! { <tr class="table__row" role="row">{cells}</tr> }
        })
        .collect_view();
    let region = wide.then(|| caption.clone());
    view! {
        <div class="table-room" role=wide.then_some("region") tabindex=wide.then_some("0") aria-label=region>
            <table class="table" role="table">
                <caption class=if caption_hidden { "table__caption hidden" } else { "table__caption" }>{caption}</caption>
                <thead class="table__heads" role="rowgroup"><tr role="row">{head}</tr></thead>
                <tbody role="rowgroup">{body}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn class(name: &'static str, column: &Column) -> String {
    match column.kind {
        Kind::Text => name.to_owned(),
        Kind::Time => format!("{name} table__time"),
        Kind::Number => format!("{name} table__number"),
    }
}
