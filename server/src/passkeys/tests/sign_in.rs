//! Sign-in.

use super::{MEI, NAME, RUBBISH, enrol, passkeys, truncated};
use crate::passkeys::{PasskeyProblem, soft_phone::SoftPhone};
use serde_json::Value;

#[test]
fn any_passkey_of_ours_may_answer_and_a_button_asks() {
    let begun = passkeys().start_sign_in().unwrap();
    assert_eq!(begun.options["publicKey"]["rpId"], "localhost");
    assert_eq!(begun.options["publicKey"]["userVerification"], "required");
    assert_eq!(begun.options["publicKey"]["allowCredentials"], Value::Array(Vec::new()));
    assert!(begun.options.get("mediation").is_none());
}

#[test]
fn mei_signs_in_and_her_counter_is_kept() {
    let passkeys = passkeys();
    let mut phone = SoftPhone::new(1);
    let made = enrol(&passkeys, &mut phone);

    let begun = passkeys.start_sign_in().unwrap();
    let answer = phone.get(&begun.options);
    let (account, credential_id) = passkeys.identify(&answer).unwrap();
    assert_eq!((account, &credential_id), (MEI, &made.credential_id));
    let signed_in = passkeys.finish_sign_in(&begun.state, &answer, &made.credential).unwrap();
    assert_eq!(signed_in.credential_id, made.credential_id);

    // The same answer again, with the credential that is stored now.
    let now = signed_in.updated.expect("the counter grew");
    let again = passkeys.finish_sign_in(&begun.state, &answer, &now);
    assert!(matches!(again, Err(PasskeyProblem::CounterWentBackwards)));
    let next = passkeys.start_sign_in().unwrap();
    let replayed = passkeys.finish_sign_in(&next.state, &answer, &now);
    assert!(matches!(replayed, Err(PasskeyProblem::Refused(_))));
    let answer = phone.get(&next.options);
    assert!(passkeys.finish_sign_in(&next.state, &answer, &now).is_ok());
}

#[test]
fn a_synchronised_passkey_keeps_no_counter_and_needs_no_update() {
    let passkeys = passkeys();
    let mut phone = SoftPhone::new(1);
    phone.counter = 0;
    let made = enrol(&passkeys, &mut phone);
    let begun = passkeys.start_sign_in().unwrap();
    let answer = phone.get(&begun.options);
    let signed_in = passkeys.finish_sign_in(&begun.state, &answer, &made.credential).unwrap();
    assert_eq!(signed_in.updated, None);
}

#[test]
fn a_counter_that_went_backwards_is_told_apart() {
    let passkeys = passkeys();
    let mut phone = SoftPhone::new(1);
    phone.counter = 40;
    let made = enrol(&passkeys, &mut phone);
    phone.counter = 39;
    let begun = passkeys.start_sign_in().unwrap();
    let answer = phone.get(&begun.options);
    let ended = passkeys.finish_sign_in(&begun.state, &answer, &made.credential);
    assert!(matches!(ended, Err(PasskeyProblem::CounterWentBackwards)));
}

#[test]
fn an_unverified_holder_is_refused() {
    let passkeys = passkeys();
    let mut phone = SoftPhone::new(1);
    let made = enrol(&passkeys, &mut phone);
    phone.verifies = false;
    let begun = passkeys.start_sign_in().unwrap();
    let answer = phone.get(&begun.options);
    let ended = passkeys.finish_sign_in(&begun.state, &answer, &made.credential);
    assert!(matches!(ended, Err(PasskeyProblem::NotVerified)));
}

#[test]
fn a_neighbours_phone_does_not_open_meis_account() {
    let passkeys = passkeys();
    let (mut meis, mut neighbours) = (SoftPhone::new(1), SoftPhone::new(2));
    let made = enrol(&passkeys, &mut meis);
    enrol(&passkeys, &mut neighbours);
    let begun = passkeys.start_sign_in().unwrap();
    let ended = passkeys.finish_sign_in(&begun.state, &neighbours.get(&begun.options), &made.credential);
    assert!(matches!(ended, Err(PasskeyProblem::Unknown)));

    neighbours.credential_id = made.credential_id;
    let ended = passkeys.finish_sign_in(&begun.state, &neighbours.get(&begun.options), &made.credential);
    assert!(matches!(ended, Err(PasskeyProblem::Refused(_))));
}

#[test]
fn the_state_of_another_ceremony_is_refused() {
    let passkeys = passkeys();
    let mut phone = SoftPhone::new(1);
    let made = enrol(&passkeys, &mut phone);
    let stored = [made.credential];
    let registration = passkeys.start_registration(MEI, NAME, Vec::new()).unwrap();
    let step_up = passkeys.start_step_up(&stored).unwrap();
    for begun in [registration, step_up] {
        let mut options = begun.options;
        options["publicKey"]["rpId"] = "localhost".into();
        let ended = passkeys.finish_sign_in(&begun.state, &phone.get(&options), &stored[0]);
        assert!(matches!(ended, Err(PasskeyProblem::Unreadable)));
    }
}

#[test]
fn rubbish_is_an_error_and_no_panic() {
    let passkeys = passkeys();
    let made = enrol(&passkeys, &mut SoftPhone::new(1));
    let begun = passkeys.start_sign_in().unwrap();
    for rubbish in RUBBISH {
        assert!(passkeys.identify(rubbish).is_err(), "{rubbish}");
        let ended = passkeys.finish_sign_in(&begun.state, rubbish, &made.credential);
        assert!(ended.is_err(), "{rubbish}");
    }
    let answer = SoftPhone::new(1).get(&begun.options);
    for state in [Value::Null, "{}".into()] {
        let ended = passkeys.finish_sign_in(&state, &answer, &made.credential);
        assert!(matches!(ended, Err(PasskeyProblem::Unreadable)));
    }
    let ended = passkeys.finish_sign_in(&begun.state, &answer, &Value::Null);
    assert!(matches!(ended, Err(PasskeyProblem::Unreadable)));
}

#[test]
fn a_torn_answer_is_an_error_and_no_panic() {
    let passkeys = passkeys();
    let mut phone = SoftPhone::new(1);
    let made = enrol(&passkeys, &mut phone);
    let begun = passkeys.start_sign_in().unwrap();
    let answer = phone.get(&begun.options);
    for field in ["authenticatorData", "signature", "clientDataJSON"] {
        for truncated in truncated(&answer, field) {
            let ended = passkeys.finish_sign_in(&begun.state, &truncated, &made.credential);
            assert!(ended.is_err(), "{truncated}");
        }
    }
}
