//! Whose record is open, and the role of the reader. It is under the header of every page of a record.
//!
//! Accessibility: a labelled region; another person's record has another icon and border, and its role is named.

use super::icon::{Icon, Shape};
use super::maybe_text::MaybeText;
use crate::words::components as words;
use leptos::prelude::*;

/// The role of the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReaderRole {
    /// 本人.
    Subject,
    /// 监护人.
    Guardian,
    /// 受托人.
    Delegate,
    /// 工作人员.
    Staff,
}

impl ReaderRole {
    fn words(self) -> &'static str {
        match self {
            Self::Subject => words::reader_subject(),
            Self::Guardian => words::reader_guardian(),
            Self::Delegate => words::reader_delegate(),
            Self::Staff => words::reader_staff(),
        }
    }
}

/// The subject of the open record, and the reader's role.
#[derive(Clone, Debug)]
pub struct Whose {
    /// The full name.
    pub name: String,
    /// The age as text: "72 岁", "5 个月".
    pub age: String,
    /// The role of the reader.
    pub role: ReaderRole,
    /// For staff the purpose of the opening; for others an important state of the record ("已封存").
    pub note: MaybeText,
    /// The link to another record, if the reader can open more than one.
    pub switch: Option<String>,
}

/// The banner that shows whose record is open.
#[component]
pub fn Banner(
    /// The subject and the reader's role.
    whose: Whose,
) -> impl IntoView {
    let own = whose.role == ReaderRole::Subject;
    let (class, shape) = if own { ("banner", Shape::Person) } else { ("banner banner--other", Shape::People) };
    view! {
        <section class=class aria-label=words::whose_record()>
            <div class="banner__inner">
                <Icon shape/>
                <p class="banner__who">
                    <span class="banner__name">{whose.name}</span>
                    " "<span class="banner__age">{whose.age}</span>
                    " "<span class="banner__role">{whose.role.words()}</span>
                    {whose.note.get().map(|note| view! { " "<span class="banner__note">{note}</span> })}
                </p>
                {whose.switch.map(|href| view! {
                    <a class="banner__switch" href=href><Icon shape=Shape::Switch/>{words::switch_record()}</a>
                })}
            </div>
        </section>
    }
    .into_any()
}
