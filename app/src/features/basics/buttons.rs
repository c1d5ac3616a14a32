//! Buttons of the page on which details are confirmed.

use domain::{
    ids::{DetailId, ResidentId, SubmissionId},
    section::Section,
};
use leptos::{
    prelude::server,
    server_fn::{ServerFn, codec::PostUrl},
};
use store::{
    opening::Writer,
    record::details::{self, Confirmed},
};

use crate::{
    access::Access,
    error::PageError,
    server_functions::{Destination, SeeOther, extract_record, submit},
};

const SECTIONS: &[Section] = &[Section::Identity, Section::Health];

/// What [`confirm_details`] opens.
pub const CONFIRM_ACCESS: Access = Access::maintain(<ConfirmDetails as ServerFn>::PATH, SECTIONS);

/// What [`keep_detail`] opens.
pub const KEEP_ACCESS: Access = Access::maintain(<KeepDetail as ServerFn>::PATH, SECTIONS);

/// The maximum number of differences that one submission settles; the rest stay open.
pub const MOST_SEEN: usize = 100;

/// Confirms all details.
#[server(prefix = "/actions", endpoint = "confirm-details", input = PostUrl, output = SeeOther)]
pub async fn confirm_details(
    /// The submission id of the form.
    submission: SubmissionId,
    /// Whose details.
    person: ResidentId,
    /// The differences that the page showed.
    #[server(default)]
    seen: Vec<DetailId>,
) -> Result<Destination, PageError> {
    let record = extract_record(&CONFIRM_ACCESS, person, None).await?;
    let arguments = (person, seen.clone());
    let confirmed = Confirmed::All(seen.into_iter().take(MOST_SEEN).collect());
    let confirm = async |writer: &mut Writer| details::confirm(writer, &confirmed).await;
    submit(record, submission, &arguments, Destination::DetailsConfirmed(person), confirm).await
}

/// Keeps one detail, whatever an institution says otherwise.
#[server(prefix = "/actions", endpoint = "keep-detail", input = PostUrl, output = SeeOther)]
pub async fn keep_detail(
    /// The submission id of the form.
    submission: SubmissionId,
    /// Whose detail.
    person: ResidentId,
    /// What the institution's file says of it.
    difference: DetailId,
) -> Result<Destination, PageError> {
    let record = extract_record(&KEEP_ACCESS, person, None).await?;
    let confirmed = Confirmed::One(difference);
    let confirm = async |writer: &mut Writer| details::confirm(writer, &confirmed).await;
    submit(record, submission, &(person, difference), Destination::DetailKept(person), confirm).await
}
