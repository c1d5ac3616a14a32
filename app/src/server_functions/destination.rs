//! Every page that a server function leads to. No path comes from a request.

use domain::{
    correction::{CorrectionKind, CorrectionTarget},
    ids::{ActId, ResidentId},
};

use crate::shared::{RecordLinks, correction_at_desk};

/// A page of ours, with the receipt that it shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Destination {
    /// The front page: it leads a person who is signed in to their home.
    Front,
    /// The sign-in page, after signing out.
    SignedOut,
    /// The sign-in page, after a passkey that did not hold.
    SignInFailed,
    /// The page on which a slip's code is typed: this visit has proved none, or too long ago.
    Activation,
    /// The page on which the holder of a slip makes a passkey, which could not be made.
    EnrolFailed,
    /// The account page: a session was ended.
    SessionEnded,
    /// The account page: a passkey was added.
    PasskeyAdded,
    /// The account page: a passkey was removed.
    PasskeyRemoved,
    /// The page that restates an act and asks for the passkey.
    Confirm(ActId),
    /// The same, after a passkey that did not hold.
    ConfirmFailed(ActId),
    /// The page on which a confirmed person makes one more passkey.
    NewPasskey,
    /// The same: it could not be made.
    NewPasskeyFailed,
    /// The page from which a confirmed download is fetched.
    Download(ResidentId, ActId),
    /// The form that changes a registered identity, for a confirmed act.
    ChangeIdentity(ResidentId, ActId),
    /// Notices, which were marked as read.
    NoticesRead(ResidentId),
    /// The settings of e-mail about notices: none is sent from now on.
    MailStopped(ResidentId),
    /// The desk's page of an identity, of which a check was closed.
    CheckClosed(ResidentId),
    /// The desk's page of a record for care, of which changes were seen.
    ChangesSeen(ResidentId),
    /// The basics, of which all details were confirmed.
    DetailsConfirmed(ResidentId),
    /// The page on which details are confirmed: one difference was settled.
    DetailKept(ResidentId),
    /// The desk's page of a correction, which was taken on.
    CorrectionTakenOn(ResidentId, CorrectionTarget, CorrectionKind),
}

impl Destination {
    /// The path of the page, with its query.
    pub fn path(&self) -> String {
        match self {
            Self::Front => "/".to_owned(),
            Self::SignedOut => "/sign-in?problem=left".to_owned(),
            Self::SignInFailed => "/sign-in?problem=failed".to_owned(),
            Self::Activation => "/activate".to_owned(),
            Self::EnrolFailed => "/activate/passkey?problem=enrol-failed".to_owned(),
            Self::SessionEnded => "/account?done=ended".to_owned(),
            Self::PasskeyAdded => "/account?done=passkey-added".to_owned(),
            Self::PasskeyRemoved => "/account?done=passkey-removed".to_owned(),
            Self::Confirm(act) => format!("/confirm/{act}"),
            Self::ConfirmFailed(act) => format!("/confirm/{act}?problem=failed"),
            Self::NewPasskey => "/account/passkeys/new".to_owned(),
            Self::NewPasskeyFailed => "/account/passkeys/new?problem=enrol-failed".to_owned(),
            Self::Download(resident, act) => format!("{}/{act}", RecordLinks::own(*resident).download()),
            Self::ChangeIdentity(resident, act) => format!("/desk/identity/{resident}/change/{act}"),
            Self::NoticesRead(resident) => format!("{}?done=read", RecordLinks::own(*resident).notices()),
            Self::MailStopped(resident) => format!("{}?done=stop", RecordLinks::own(*resident).notices_by_mail()),
            Self::CheckClosed(resident) => format!("/desk/identity/{resident}?closed=1"),
            Self::ChangesSeen(resident) => format!("/desk/care/{resident}?closed=1"),
            Self::DetailsConfirmed(resident) => format!("{}?saved=confirmed", RecordLinks::own(*resident).basics()),
            Self::DetailKept(resident) => format!("{}?kept=1", RecordLinks::own(*resident).confirm_basics()),
            Self::CorrectionTakenOn(resident, target, kind) => {
                format!("{}?done=taken_on", correction_at_desk(*resident, *target, *kind))
            }
        }
    }
}
