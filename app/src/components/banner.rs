//! Whose record is open, and in which role it is read. Stands under the header of every page.
//!
//! Accessibility: a labelled region; somebody else's record has another icon, another edge and says so.

use super::icon::{Icon, Shape};
use super::maybe_text::MaybeText;
use crate::words::components as words;
use leptos::prelude::*;

/// In which role the reader reads.
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

/// Whose record is open.
#[derive(Clone, Debug)]
pub struct Whose {
    /// The name, in full.
    pub name: String,
    /// The age in words, as the domain writes it: "72 岁", "5 个月".
    pub age: String,
    /// In which role it is read.
    pub role: ReaderRole,
    /// For staff the purpose of the opening; for others what else must be known ("已封存").
    pub note: MaybeText,
    /// The way to another record, where the reader may open more than one.
    pub switch: Option<String>,
}

/// The banner that says whose record is open.
#[component]
pub fn Banner(
    /// Whose, in which role.
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
