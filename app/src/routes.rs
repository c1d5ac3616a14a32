//! Every page and form of the browser side, and what each opens. A test holds this list against `access.rules`.

use axum::{
    Extension, Router,
    extract::FromRef,
    routing::{MethodRouter, get, post},
};

use crate::{
    access::Access,
    extract::App,
    features::{
        account, basics, corrections, desk, entries, exports, history, measurements, notices, preferences, record, sign_in,
        verification,
    },
};

/// Every page that opens a record.
pub const ACCESSES: &[Access] = &[
    record::HOME_ACCESS,
    measurements::LIST_ACCESS,
    measurements::KIND_ACCESS,
    measurements::ENTRY_ACCESS,
    measurements::VERSIONS_ACCESS,
    measurements::CHANGE_ACCESS,
    measurements::WITHDRAW_ACCESS,
    measurements::CHOOSE_ACCESS,
    measurements::ADD_ACCESS,
    basics::ACCESS,
    basics::FIELD_ACCESS,
    basics::CHANGE_ACCESS,
    basics::CONFIRM_ACCESS,
    notices::ACCESS,
    notices::MAIL_ACCESS,
    entries::CONTENTS_ACCESS,
    entries::HEALTH_GROUP_ACCESS,
    entries::SERVICES_GROUP_ACCESS,
    entries::TIMELINE_ACCESS,
    entries::HEALTH_ENTRY_ACCESS,
    entries::SERVICES_ENTRY_ACCESS,
    entries::WHOLE_ACCESS,
    entries::TEST_ACCESS,
    entries::SOURCES_ACCESS,
    exports::FORM_ACCESS,
    exports::READY_ACCESS,
    history::ACCESS,
    verification::MINE_ACCESS,
    verification::IDENTITY_ACCESS,
    verification::HEALTH_ACCESS,
    corrections::LIST_ACCESS,
    corrections::ACCESS,
    corrections::FORM_ACCESS,
    corrections::DISAGREE_ACCESS,
    corrections::EVIDENCE_ACCESS,
    desk::IDENTITY_ACCESS,
    desk::CARE_ACCESS,
    desk::BASICS_ACCESS,
    desk::LIST_ACCESS,
    desk::KIND_ACCESS,
    desk::ENTRY_ACCESS,
    desk::CONTENTS_ACCESS,
    desk::HEALTH_GROUP_ACCESS,
    desk::SERVICES_GROUP_ACCESS,
    desk::TIMELINE_ACCESS,
    desk::HEALTH_ENTRY_ACCESS,
    desk::SERVICES_ENTRY_ACCESS,
    desk::WHOLE_ACCESS,
    desk::TEST_ACCESS,
    desk::CORRECTION_ACCESS,
    desk::EVIDENCE_ACCESS,
    desk::IDENTITY_CORRECTION_ACCESS,
    desk::IDENTITY_EVIDENCE_ACCESS,
];

/// Paths that open no record, or only in an act that is confirmed, with the methods they take. For the tests that knock at every door.
pub const OTHERS: &[(&str, &str)] = &[
    ("GET", "/"),
    ("GET", "/sign-in"),
    ("GET", "/activate"),
    ("POST", "/activate"),
    ("GET", "/activate/passkey"),
    ("GET", "/help/passkeys"),
    ("POST", "/preferences"),
    ("GET", "/account"),
    ("POST", "/account/passkeys"),
    ("POST", "/account/passkeys/{passkey}/remove"),
    ("GET", "/account/passkeys/new"),
    ("POST", "/account/sessions/{session}/end"),
    ("POST", "/account/capacity"),
    ("GET", "/confirm/{act}"),
    ("POST", "/record/{person}/download"),
    ("POST", "/record/{person}/download/{act}"),
    ("GET", "/desk"),
    ("GET", "/desk/checks"),
    ("GET", "/desk/verification"),
    ("GET", "/desk/corrections"),
    ("GET", "/desk/escalated"),
    ("POST", "/desk/find"),
    ("GET", "/desk/found/{search}"),
    ("POST", "/desk/slip"),
];

/// Paths whose form may bring a file: to these alone more may be sent, and as `multipart/form-data`.
pub const WITH_FILE: &[&str] = &[corrections::FORM_ACCESS.path];

/// The pages and forms of this crate.
pub fn router<S>() -> Router<S>
where
    S: Clone + Send + Sync + 'static,
    App: FromRef<S>,
{
    Router::new()
        .route("/", get(sign_in::front_page))
        .route("/sign-in", get(sign_in::sign_in_page))
        .route("/activate", get(sign_in::activation_form).post(sign_in::send_activation))
        .route("/activate/passkey", get(sign_in::enrol_page))
        .route("/help/passkeys", get(sign_in::help_page))
        .route("/preferences", post(preferences::keep))
        .route("/account", get(account::account_page))
        .route("/account/passkeys", post(account::add_passkey))
        .route("/account/passkeys/{passkey}/remove", post(account::remove_passkey))
        .route("/account/passkeys/new", get(account::new_passkey_page))
        .route("/account/sessions/{session}/end", post(account::end_session))
        .route("/account/capacity", post(account::switch))
        .route("/confirm/{act}", get(account::confirm_page))
        .route("/desk", get(desk::find_page))
        .route("/desk/checks", get(desk::checks_page))
        .route("/desk/verification", get(verification::list_page))
        .route("/desk/corrections", get(desk::corrections_page))
        .route("/desk/escalated", get(desk::escalated_page))
        .route("/desk/find", post(desk::find_send))
        .route("/desk/found/{search}", get(desk::found_page))
        .route("/desk/slip", post(desk::propose_slip))
        .merge(opened(record::HOME_ACCESS, get(record::home_page)))
        .merge(opened(measurements::LIST_ACCESS, get(measurements::list_page)))
        .merge(opened(measurements::KIND_ACCESS, get(measurements::kind_page)))
        .merge(opened(measurements::ENTRY_ACCESS, get(measurements::entry_page)))
        .merge(opened(measurements::VERSIONS_ACCESS, get(measurements::versions_page)))
        .merge(opened(measurements::CHANGE_ACCESS, get(measurements::change_page).post(measurements::change_send)))
        .merge(opened(measurements::WITHDRAW_ACCESS, get(measurements::withdraw_page).post(measurements::withdraw_send)))
        .merge(opened(measurements::CHOOSE_ACCESS, get(measurements::choose_page)))
        .merge(opened(measurements::ADD_ACCESS, get(measurements::add_form_page).post(measurements::add_send)))
        .merge(opened(basics::ACCESS, get(basics::page)))
        .merge(opened(basics::FIELD_ACCESS, get(basics::field_page)))
        .merge(opened(basics::CHANGE_ACCESS, get(basics::change_page).post(basics::change_send)))
        .merge(opened(basics::CONFIRM_ACCESS, get(basics::confirm_page).post(basics::confirm)))
        .merge(opened(notices::ACCESS, get(notices::page).post(notices::read)))
        .merge(opened(notices::MAIL_ACCESS, get(notices::mail_page).post(notices::mail_send)))
        .merge(opened(entries::CONTENTS_ACCESS, get(entries::contents_page)))
        .merge(opened(entries::HEALTH_GROUP_ACCESS, get(entries::group_page)))
        .merge(opened(entries::SERVICES_GROUP_ACCESS, get(entries::group_page)))
        .merge(opened(entries::TIMELINE_ACCESS, get(entries::group_page)))
        .merge(opened(entries::HEALTH_ENTRY_ACCESS, get(entries::entry_page)))
        .merge(opened(entries::SERVICES_ENTRY_ACCESS, get(entries::entry_page)))
        .merge(opened(entries::WHOLE_ACCESS, get(entries::whole_page)))
        .merge(opened(entries::TEST_ACCESS, get(entries::test_page)))
        .merge(opened(entries::SOURCES_ACCESS, get(entries::sources_page)))
        .merge(opened(exports::FORM_ACCESS, get(exports::form_page).post(exports::propose)))
        .merge(opened(exports::READY_ACCESS, get(exports::ready_page).post(exports::send)))
        .merge(opened(history::ACCESS, get(history::page)))
        .merge(opened(verification::MINE_ACCESS, get(verification::mine_page).post(verification::answer)))
        .merge(opened(verification::IDENTITY_ACCESS, get(verification::part_page).post(verification::take)))
        .merge(opened(verification::HEALTH_ACCESS, get(verification::part_page).post(verification::take)))
        .merge(opened(corrections::LIST_ACCESS, get(corrections::list_page)))
        .merge(opened(corrections::ACCESS, get(corrections::page)))
        .merge(opened(corrections::FORM_ACCESS, get(corrections::form_page).post(corrections::send)))
        .merge(opened(corrections::DISAGREE_ACCESS, get(corrections::disagree_form).post(corrections::disagree_send)))
        .merge(opened(corrections::EVIDENCE_ACCESS, get(corrections::evidence_send)))
        .merge(opened(desk::IDENTITY_ACCESS, get(desk::identity_page).post(desk::alive)))
        .merge(opened(desk::CARE_ACCESS, get(desk::care_page)))
        .merge(opened(desk::BASICS_ACCESS, get(desk::basics_page)))
        .merge(opened(desk::LIST_ACCESS, get(desk::list_page)))
        .merge(opened(desk::KIND_ACCESS, get(desk::kind_page)))
        .merge(opened(desk::ENTRY_ACCESS, get(desk::entry_page)))
        .merge(opened(desk::CONTENTS_ACCESS, get(desk::contents_page)))
        .merge(opened(desk::HEALTH_GROUP_ACCESS, get(desk::group_page)))
        .merge(opened(desk::SERVICES_GROUP_ACCESS, get(desk::group_page)))
        .merge(opened(desk::TIMELINE_ACCESS, get(desk::group_page)))
        .merge(opened(desk::HEALTH_ENTRY_ACCESS, get(desk::one_entry_page)))
        .merge(opened(desk::SERVICES_ENTRY_ACCESS, get(desk::one_entry_page)))
        .merge(opened(desk::WHOLE_ACCESS, get(desk::whole_page)))
        .merge(opened(desk::TEST_ACCESS, get(desk::test_page)))
        .merge(opened(desk::CORRECTION_ACCESS, get(desk::correction_page).post(desk::correction_send)))
        .merge(opened(desk::EVIDENCE_ACCESS, get(desk::evidence)))
        .merge(opened(desk::IDENTITY_CORRECTION_ACCESS, get(desk::correction_page).post(desk::correction_send)))
        .merge(opened(desk::IDENTITY_EVIDENCE_ACCESS, get(desk::evidence)))
}

/// A page that opens a record: its handlers are given what its [`Access`] declares, and nothing else.
fn opened<S>(access: Access, handlers: MethodRouter<S>) -> Router<S>
where
    S: Clone + Send + Sync + 'static,
{
    Router::new().route(access.path, handlers.layer(Extension(access)))
}
