//! Markup that pages share. A page does not write its own field, button, table or message: it uses a component from here.
//!
//! One file per component, its style in `style/<name>.css`, its texts in `words::components`, and every state of it on the page
//! of `features::gallery`. No signals: a component is a plain function of its props. To add one: the file here, the style (and
//! a line in `page::style`), the gallery.

#![expect(clippy::needless_pass_by_value, reason = "a component owns its props, whether or not its view keeps them")]

pub mod badge;
pub mod banner;
pub mod button;
pub mod card;
pub mod checkbox_field;
pub mod choices;
pub mod contact;
pub mod disclosure;
pub mod empty_state;
pub mod error_summary;
pub mod field;
pub mod file_field;
pub mod icon;
pub mod link_list;
pub mod maybe_text;
pub mod measure;
pub mod navigation;
pub mod notification;
pub mod options;
pub mod page_header;
pub mod post_form;
pub mod quote;
pub mod quoted;
pub mod range_bar;
pub mod select_field;
pub mod slip;
pub mod sparkline;
pub mod steps;
pub mod summary_list;
pub mod switches;
pub mod table;
pub mod tabs;
pub mod tag;
pub mod text_area;
pub mod text_field;
pub mod tile;
pub mod trend;
pub mod trend_chart;
mod trend_legend;
mod trend_series;

/// Everything that a page needs, in one line: `use crate::components::prelude::*;`.
pub mod prelude {
    pub use super::badge::{Badge, EntryState};
    pub use super::banner::{Banner, ReaderRole, Whose};
    pub use super::button::{Button, ButtonKind, ButtonLink, Buttons};
    pub use super::card::{Card, Cards};
    pub use super::checkbox_field::CheckboxField;
    pub use super::choices::{Choice, RadioField};
    pub use super::contact::Contact;
    pub use super::disclosure::Disclosure;
    pub use super::empty_state::EmptyState;
    pub use super::error_summary::{ErrorSummary, FieldError};
    pub use super::field::{FieldGroup, Width};
    pub use super::file_field::FileField;
    pub use super::icon::{Icon, Shape};
    pub use super::link_list::{LinkItem, LinkList};
    pub use super::maybe_text::MaybeText;
    pub use super::measure::{Judgement, Measure};
    pub use super::navigation::{NavLink, Place, Places};
    pub use super::notification::{Notification, NotificationKind};
    pub use super::options::{OptionItem, Options};
    pub use super::page_header::PageHeader;
    pub use super::post_form::PostForm;
    pub use super::quote::Quote;
    pub use super::quoted::quoted;
    pub use super::range_bar::RangeBar;
    pub use super::select_field::SelectField;
    pub use super::slip::Slip;
    pub use super::sparkline::Sparkline;
    pub use super::steps::{StepItem, Steps};
    pub use super::summary_list::{SummaryList, SummaryRow};
    pub use super::switches::{LanguageSwitch, SizeSwitch};
    pub use super::table::{Column, Table, cell};
    pub use super::tabs::{TabLink, Tabs};
    pub use super::tag::{Tag, TagKind, Tags};
    pub use super::text_area::TextAreaField;
    pub use super::text_field::{InputKind, TextField};
    pub use super::tile::{Tile, Tiles};
    pub use super::trend::TrendPoint;
    pub use super::trend_chart::TrendChart;
}
