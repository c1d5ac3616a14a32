//! Whether a measurement still counts, and what its author can do with it.

use domain::{measurement::MeasurementKind, time::show_date_time};
use leptos::prelude::*;
use store::record::measurements::{Author, Measurement, Withdrawal};

use super::MeasurementContext;
use crate::{
    components::prelude::*,
    words::{self as all_words, entries as entries_words, measurements as words},
};

/// A measurement, and its withdrawal if there is one.
#[derive(Debug)]
pub struct MeasurementDetail {
    /// The measurement.
    pub measurement: Measurement,
    /// The withdrawal, if the measurement was withdrawn.
    pub withdrawal: Option<Withdrawal>,
    /// Whether the institution that sent the measurement took it back.
    pub taken_back: bool,
}

impl MeasurementDetail {
    /// The kind of the measurement.
    pub fn kind(&self) -> MeasurementKind {
        self.measurement.value.kind()
    }

    /// The notice that the measurement was withdrawn, or that a newer version supersedes it.
    pub(super) fn no_longer_counts(&self, context: &MeasurementContext) -> Option<AnyView> {
        self.measurement.superseded_at?;
        let kind = NotificationKind::Warning;
        if self.taken_back {
            let detail = entries_words::taken_back_detail();
            return Some(
                view! { <Notification kind title=entries_words::taken_back()><p>{detail}</p></Notification> }.into_any(),
            );
        }
        let Some(Withdrawal { at, reason }) = self.withdrawal.clone() else {
            let versions =
                context.own.then(|| view! { <a href=context.versions_href(self.measurement.id)>{words::versions()}</a> });
            return Some(view! { <Notification kind title=words::superseded()>{versions}</Notification> }.into_any());
        };
        let detail = words::withdrawn_detail(show_date_time(at, all_words::language()));
        let reason = reason.map(|reason| view! { <p>{all_words::labelled(words::withdrawn_reason(), "")}{quoted(reason)}</p> });
        Some(view! { <Notification kind title=words::withdrawn()><p>{detail}</p>{reason}</Notification> }.into_any())
    }

    /// The buttons for the author, and the link to the other versions unless the notice above has it.
    pub(super) fn acts(&self, context: &MeasurementContext) -> Option<AnyView> {
        let Measurement { id, author, supersedes, superseded_at, .. } = &self.measurement;
        let href = context.entry_href(*id);
        let is_replaced = superseded_at.is_some() && self.withdrawal.is_none();
        let change = (context.own && *author == Author::Resident && superseded_at.is_none()).then(|| {
            view! {
                <ButtonLink href=format!("{href}/change") icon=Shape::Pen>{words::change()}</ButtonLink>
                <ButtonLink href=format!("{href}/withdraw") icon=Shape::Return>{words::withdraw()}</ButtonLink>
            }
        });
        let versions = (context.own && supersedes.is_some() && !is_replaced).then(|| {
            view! { <ButtonLink href=context.versions_href(*id) icon=Shape::Clock>{words::versions()}</ButtonLink> }
        });
        (change.is_some() || versions.is_some()).then(|| view! { <Buttons>{change}{versions}</Buttons> }.into_any())
    }
}
