//! Taking a correction on: a member of staff, who is named to the resident, looks into it.

use domain::{
    correction::{CorrectionKind, CorrectionTarget, StepKind},
    ids::{ResidentId, SubmissionId},
    purpose::Purpose,
    section::Section,
};
use leptos::{
    prelude::*,
    server_fn::{ServerFn, codec::PostUrl},
};
use store::{
    opening::Writer,
    record::corrections::{self, Correction, NewStep},
};

use crate::{
    access::Access,
    components::prelude::*,
    error::PageError,
    extract::AtDesk,
    features::corrections::CORRECTABLE_ENTRIES,
    server_functions::{Destination, SeeOther, extract, extract_record, submit},
    words::corrections as words,
};

const PATH: &str = <TakeOnCorrection as ServerFn>::PATH;

/// The opening for a correction of an entry: that entry alone.
const ENTRY_ACCESS: Access = Access::desk(PATH, &[Purpose::Correct], CORRECTABLE_ENTRIES);

/// The opening for an identity correction: that section alone.
const IDENTITY_ACCESS: Access = Access::desk(PATH, &[Purpose::Correct], &[Section::Identity]);

/// The openings; a call makes one of them.
pub const ACCESSES: &[Access] = &[ENTRY_ACCESS, IDENTITY_ACCESS];

/// The button, where nobody has taken the correction on.
pub fn button(correction: &Correction, resident: ResidentId, submission: SubmissionId) -> AnyView {
    let (field, target) = match correction.target {
        CorrectionTarget::Entry(entry) => ("target[entry]", entry.to_string()),
        CorrectionTarget::Identity => ("target", "identity".to_owned()),
    };
    let (person, kind, submission) = (resident.to_string(), correction.kind.code(), submission.to_string());
    view! {
        <PostForm action=TakeOnCorrection::url() submission>
            <input type="hidden" name="person" value=person/>
            <input type="hidden" name=field value=target/>
            <input type="hidden" name="kind" value=kind/>
            <Buttons><Button>{words::take_on()}</Button></Buttons>
        </PostForm>
    }
    .into_any()
}

/// Takes on the newest correction of this kind about this target.
#[server(prefix = "/actions", endpoint = "take-on-correction", input = PostUrl, output = SeeOther)]
pub async fn take_on_correction(
    /// The submission id of the form.
    submission: SubmissionId,
    /// Whose record.
    person: ResidentId,
    /// What the correction is about.
    target: CorrectionTarget,
    /// Its kind.
    kind: CorrectionKind,
) -> Result<Destination, PageError> {
    extract::<AtDesk>().await?;
    let access = if target == CorrectionTarget::Identity { &IDENTITY_ACCESS } else { &ENTRY_ACCESS };
    let mut record = extract_record(access, person, Some(target)).await?;
    let known = corrections::newest(&mut record.writer, target, kind).await?.ok_or(PageError::NotFound)?;
    let new = NewStep { correction: known.id, kind: StepKind::TakenOn, words: None };
    let step = async |writer: &mut Writer| corrections::step(writer, new).await;
    let destination = Destination::CorrectionTakenOn(person, target, kind);
    submit(record, submission, &(person, target, kind), destination, step).await
}
