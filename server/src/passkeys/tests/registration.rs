//! Creation of passkeys.

use super::{MEI, NAME, RUBBISH, enrol, passkeys, truncated};
use crate::passkeys::{PasskeyProblem, soft_phone::SoftPhone};

#[test]
fn a_passkey_is_asked_for_that_the_phone_finds_by_itself() {
    let begun = passkeys().start_registration(MEI, NAME, vec![vec![7; 3]]).unwrap();
    let asked = &begun.options["publicKey"];
    assert_eq!(asked["rp"]["id"], "localhost");
    assert_eq!(asked["rp"]["name"], "居民电子健康档案");
    assert_eq!(asked["authenticatorSelection"]["residentKey"], "required");
    assert_eq!(asked["authenticatorSelection"]["requireResidentKey"], true);
    assert_eq!(asked["authenticatorSelection"]["userVerification"], "required");
    assert_eq!(asked["extensions"]["credProps"], true);
    assert_eq!(asked["attestation"], "none");
    assert_eq!(asked["excludeCredentials"][0]["id"], "BwcH");
}

#[test]
fn the_phone_learns_a_random_handle_and_no_name() {
    let begun = passkeys().start_registration(MEI, NAME, Vec::new()).unwrap();
    let user = &begun.options["publicKey"]["user"];
    assert_eq!(user["id"], "AZCgAAAAcACAAAAAAAAAPg");
    assert_eq!(user["name"], NAME);
    assert_eq!(user["displayName"], NAME);
}

#[test]
fn a_new_passkey_belongs_to_the_account_that_began() {
    let mut phone = SoftPhone::new(1);
    let made = enrol(&passkeys(), &mut phone);
    assert_eq!(made.account, MEI);
    assert_eq!(made.credential_id, phone.credential_id);
}

#[test]
fn a_passkey_the_phone_cannot_find_is_refused() {
    let passkeys = passkeys();
    for (resident, accepted) in [(Some(false), false), (Some(true), true), (None, true)] {
        let mut phone = SoftPhone::new(1);
        phone.resident = resident;
        let begun = passkeys.start_registration(MEI, NAME, Vec::new()).unwrap();
        let made = passkeys.finish_registration(&begun.state, &phone.create(&begun.options));
        assert_eq!(made.is_ok(), accepted);
        assert_eq!(matches!(made, Err(PasskeyProblem::NotDiscoverable)), !accepted);
    }
}

#[test]
fn a_phone_that_does_not_check_its_holder_is_refused() {
    let passkeys = passkeys();
    let mut phone = SoftPhone::new(1);
    phone.verifies = false;
    let begun = passkeys.start_registration(MEI, NAME, Vec::new()).unwrap();
    let made = passkeys.finish_registration(&begun.state, &phone.create(&begun.options));
    assert!(matches!(made, Err(PasskeyProblem::NotVerified)));
}

#[test]
fn an_answer_to_another_challenge_or_from_another_site_is_refused() {
    let passkeys = passkeys();
    let mut phone = SoftPhone::new(1);
    let begun = passkeys.start_registration(MEI, NAME, Vec::new()).unwrap();
    let other = passkeys.start_registration(MEI, NAME, Vec::new()).unwrap();
    let made = passkeys.finish_registration(&begun.state, &phone.create(&other.options));
    assert!(matches!(made, Err(PasskeyProblem::Refused(_))));

    phone.origin = "https://localhost.example.cn";
    let made = passkeys.finish_registration(&begun.state, &phone.create(&begun.options));
    assert!(matches!(made, Err(PasskeyProblem::Refused(_))));
}

#[test]
fn a_passkey_the_account_has_already_is_refused() {
    let passkeys = passkeys();
    let mut phone = SoftPhone::new(1);
    let made = enrol(&passkeys, &mut phone);
    let again = passkeys.start_registration(MEI, NAME, vec![made.credential_id]).unwrap();
    assert!(passkeys.finish_registration(&again.state, &phone.create(&again.options)).is_err());
}

#[test]
fn rubbish_is_an_error_and_no_panic() {
    let passkeys = passkeys();
    let begun = passkeys.start_registration(MEI, NAME, Vec::new()).unwrap();
    for rubbish in RUBBISH {
        assert!(passkeys.finish_registration(&begun.state, rubbish).is_err(), "{rubbish}");
    }
}

#[test]
fn a_torn_answer_is_an_error_and_no_panic() {
    let passkeys = passkeys();
    let begun = passkeys.start_registration(MEI, NAME, Vec::new()).unwrap();
    let answer = SoftPhone::new(1).create(&begun.options);
    for truncated in truncated(&answer, "attestationObject") {
        assert!(passkeys.finish_registration(&begun.state, &truncated).is_err(), "{truncated}");
    }
}
