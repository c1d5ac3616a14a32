//! Step-up.

use super::{enrol, passkeys};
use crate::passkeys::{PasskeyProblem, soft_phone::SoftPhone};

#[test]
fn only_the_accounts_own_passkeys_are_asked() {
    let passkeys = passkeys();
    let made = enrol(&passkeys, &mut SoftPhone::new(1));
    let begun = passkeys.start_step_up(&[made.credential]).unwrap();
    let asked = &begun.options["publicKey"];
    assert_eq!(asked["userVerification"], "required");
    assert_eq!(asked["allowCredentials"].as_array().map(Vec::len), Some(1));
    assert_eq!(asked["allowCredentials"][0]["id"], "AQEBAQEBAQEBAQEBAQEBAQ");
    assert!(matches!(passkeys.start_step_up(&[]), Err(PasskeyProblem::Unknown)));
}

#[test]
fn either_of_two_phones_will_do() {
    let passkeys = passkeys();
    let mut phones = [SoftPhone::new(1), SoftPhone::new(2)];
    let stored = phones.each_mut().map(|phone| enrol(&passkeys, phone).credential);
    for phone in &mut phones {
        let begun = passkeys.start_step_up(&stored).unwrap();
        let answer = phone.get(&begun.options);
        let shown = passkeys.finish_step_up(&begun.state, &answer, &stored).unwrap();
        assert_eq!(shown.credential_id, phone.credential_id);
        assert!(shown.updated.is_some());
    }
}

#[test]
fn a_phone_of_someone_else_will_not_do() {
    let passkeys = passkeys();
    let (mut meis, mut neighbours) = (SoftPhone::new(1), SoftPhone::new(2));
    let stored = [enrol(&passkeys, &mut meis).credential];
    enrol(&passkeys, &mut neighbours);
    let begun = passkeys.start_step_up(&stored).unwrap();
    let ended = passkeys.finish_step_up(&begun.state, &neighbours.get(&begun.options), &stored);
    assert!(matches!(ended, Err(PasskeyProblem::Unknown)));
}

#[test]
fn a_passkey_taken_away_meanwhile_no_longer_counts() {
    let passkeys = passkeys();
    let mut phones = [SoftPhone::new(1), SoftPhone::new(2)];
    let stored = phones.each_mut().map(|phone| enrol(&passkeys, phone).credential);
    let begun = passkeys.start_step_up(&stored).unwrap();
    let answer = phones[0].get(&begun.options);
    let ended = passkeys.finish_step_up(&begun.state, &answer, &stored[1..]);
    assert!(matches!(ended, Err(PasskeyProblem::Unknown)));
    assert!(passkeys.finish_step_up(&begun.state, &answer, &stored).is_ok());
}

#[test]
fn an_answer_counts_once_even_against_an_old_state() {
    let passkeys = passkeys();
    let mut phone = SoftPhone::new(1);
    let stored = [enrol(&passkeys, &mut phone).credential];
    let begun = passkeys.start_step_up(&stored).unwrap();
    let answer = phone.get(&begun.options);
    let shown = passkeys.finish_step_up(&begun.state, &answer, &stored).unwrap();
    let now = [shown.updated.unwrap()];
    let again = passkeys.finish_step_up(&begun.state, &answer, &now);
    assert!(matches!(again, Err(PasskeyProblem::CounterWentBackwards)));
}

#[test]
fn an_unverified_holder_is_refused() {
    let passkeys = passkeys();
    let mut phone = SoftPhone::new(1);
    let stored = [enrol(&passkeys, &mut phone).credential];
    phone.verifies = false;
    let begun = passkeys.start_step_up(&stored).unwrap();
    let ended = passkeys.finish_step_up(&begun.state, &phone.get(&begun.options), &stored);
    assert!(matches!(ended, Err(PasskeyProblem::NotVerified)));
}

#[test]
fn signing_in_is_no_step_up() {
    let passkeys = passkeys();
    let mut phone = SoftPhone::new(1);
    let stored = [enrol(&passkeys, &mut phone).credential];
    let begun = passkeys.start_sign_in().unwrap();
    let ended = passkeys.finish_step_up(&begun.state, &phone.get(&begun.options), &stored);
    assert!(matches!(ended, Err(PasskeyProblem::Unreadable)));
}
