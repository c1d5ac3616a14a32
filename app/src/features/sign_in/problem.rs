//! Why a visitor is redirected to a sign-in page: a closed list of codes in the URL, each with its text.

use leptos::prelude::*;
use serde::Deserialize;

use crate::{components::prelude::*, words::sign_in as words};

/// A problem, or something that the visitor should know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Problem {
    /// The prompt was dismissed or timed out.
    Cancelled,
    /// The passkey was not accepted.
    Failed,
    /// The session ended.
    SignedOut,
    /// The person signed out.
    Left,
    /// This device already has a passkey.
    Already,
    /// The new passkey could not be created.
    EnrolFailed,
    /// Too many attempts from this network address.
    TooMany,
}

/// The query of the sign-in pages.
#[derive(Debug, Default, Deserialize)]
pub struct ProblemQuery {
    /// The problem; `None` for an unknown code.
    #[serde(default, deserialize_with = "known")]
    pub problem: Option<Problem>,
}

fn known<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Option<Problem>, D::Error> {
    use serde::de::IntoDeserializer;
    let code = String::deserialize(from)?;
    let deserializer: serde::de::value::StringDeserializer<serde::de::value::Error> = code.into_deserializer();
    Ok(Problem::deserialize(deserializer).ok())
}

impl Problem {
    /// The text of the problem, as a notification.
    pub fn notification(self) -> impl IntoView {
        let (kind, title, detail) = match self {
            Self::Cancelled => (NotificationKind::Warning, words::problem_cancelled(), words::problem_cancelled_detail()),
            Self::Failed => (NotificationKind::Warning, words::problem_failed(), words::problem_failed_detail()),
            Self::SignedOut => (NotificationKind::Info, words::problem_signed_out(), words::problem_signed_out_detail()),
            Self::Left => (NotificationKind::Success, words::problem_left(), words::problem_left_detail()),
            Self::Already => (NotificationKind::Info, words::problem_already(), words::problem_already_detail()),
            Self::EnrolFailed => (NotificationKind::Warning, words::problem_enrol_failed(), words::problem_enrol_failed_detail()),
            Self::TooMany => (NotificationKind::Warning, words::problem_too_many(), words::problem_too_many_detail()),
        };
        view! { <Notification kind title>{detail}</Notification> }
    }
}
