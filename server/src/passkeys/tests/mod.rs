//! Complete ceremonies with a simulated phone.

mod registration;
mod sign_in;
mod step_up;

use super::{NewPasskey, Passkeys, soft_phone::SoftPhone};
use serde_json::Value;
use uuid::{Uuid, uuid};

const MEI: Uuid = uuid!("0190a000-0000-7000-8000-00000000003e");
const NAME: &str = "健康档案 ····1234";

/// Answers that are not credentials: each must give an error and nothing else.
const RUBBISH: [&str; 6] = [
    "",
    "null",
    "[]",
    "{}",
    r#"{"id":"AA","rawId":"!!","type":"public-key","response":{}}"#,
    r#"{"id":"AA","rawId":"AA","type":"public-key","clientExtensionResults":{},"response":
        {"clientDataJSON":"AA","attestationObject":"AA","authenticatorData":"AA","signature":"AA","userHandle":"AA"}}"#,
];

fn passkeys() -> Passkeys {
    Passkeys::new("http://localhost:3000", false).unwrap()
}

/// 梅 enrols a passkey with this phone.
fn enrol(passkeys: &Passkeys, phone: &mut SoftPhone) -> NewPasskey {
    let begun = passkeys.start_registration(MEI, NAME, Vec::new()).unwrap();
    passkeys.finish_registration(&begun.state, &phone.create(&begun.options)).unwrap()
}

/// Copies of the answer with this field of its response truncated to each shorter length.
fn truncated(answer: &str, field: &str) -> Vec<String> {
    let answer: Value = serde_json::from_str(answer).unwrap();
    let whole = answer["response"][field].as_str().unwrap();
    let cut = |length| {
        let mut truncated = answer.clone();
        truncated["response"][field] = whole[..length].into();
        truncated.to_string()
    };
    (0..whole.len()).map(cut).collect()
}

#[test]
fn an_address_or_a_word_is_no_origin() {
    for origin in ["http://127.0.0.1:3000", "http://[::1]", "localhost", "ehr.example.cn", ""] {
        assert!(Passkeys::new(origin, false).is_err(), "{origin}");
    }
    assert!(Passkeys::new("https://ehr.example.cn", false).is_ok());
}

#[test]
fn the_port_counts_unless_any_port_will_do() {
    for (any_port, accepted) in [(false, false), (true, true)] {
        let passkeys = Passkeys::new("http://localhost:3000", any_port).unwrap();
        let mut phone = SoftPhone::new(1);
        phone.origin = "http://localhost:4242";
        let begun = passkeys.start_registration(MEI, NAME, Vec::new()).unwrap();
        let answer = phone.create(&begun.options);
        assert_eq!(passkeys.finish_registration(&begun.state, &answer).is_ok(), accepted);
    }
}
