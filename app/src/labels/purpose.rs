//! The labels of purposes.

use domain::purpose::Purpose;

use crate::words::history as words;

/// The label of an opening's purpose.
pub fn purpose(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::View => words::purpose_view(),
        Purpose::Maintain => words::purpose_maintain(),
        Purpose::Download => words::purpose_download(),
        Purpose::Care => words::purpose_care(),
        Purpose::FollowUp => words::purpose_follow_up(),
        Purpose::VerifyIdentity => words::purpose_verify_identity(),
        Purpose::Verify => words::purpose_verify(),
        Purpose::Register => words::purpose_register(),
        Purpose::ChangeIdentity => words::purpose_change_identity(),
        Purpose::IssueSlip => words::purpose_issue_slip(),
        Purpose::Deposit => words::purpose_deposit(),
        Purpose::Correct => words::purpose_correct(),
        Purpose::Supervise => words::purpose_supervise(),
    }
}
