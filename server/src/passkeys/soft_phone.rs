//! A simulated phone for tests, with one passkey. A test can change its behaviour.
//!
//! The soft authenticators of webauthn-authenticator-rs support no discoverable passkey and send no user handle, so these tests
//! cannot use them.

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD as BASE64};
use p256::ecdsa::{Signature, SigningKey, signature::Signer};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

/// User present; user verified; attested credential data follow (Web Authentication Level 3, §6.1).
const PRESENT: u8 = 0x01;
const VERIFIED: u8 = 0x04;
const ATTESTED: u8 = 0x40;

pub struct SoftPhone {
    key: SigningKey,
    pub credential_id: Vec<u8>,
    user_handle: Vec<u8>,
    /// The origin that the browser reports.
    pub origin: &'static str,
    /// The signature counter. It is sent, and then increased by one unless it is zero.
    pub counter: u32,
    /// Whether the user is verified (fingerprint or face).
    pub verifies: bool,
    /// The value of `credProps` that the browser reports, if any.
    pub resident: Option<bool>,
}

impl SoftPhone {
    /// A phone with a key and a credential id from this seed.
    pub fn new(seed: u8) -> Self {
        Self {
            key: SigningKey::from_slice(&[seed; 32]).expect("a seed above nought is a key"),
            credential_id: vec![seed; 16],
            user_handle: Vec::new(),
            origin: "http://localhost:3000",
            counter: 1,
            verifies: true,
            resident: Some(true),
        }
    }

    /// Creates the passkey. Returns the credential that the island would put into the form.
    pub fn create(&mut self, options: &Value) -> String {
        let options = &options["publicKey"];
        self.user_handle = bytes(&options["user"]["id"]);
        let mut data = self.authenticator_data(&options["rp"]["id"], ATTESTED);
        data.extend([0; 16]); // AAGUID
        data.extend(u16::try_from(self.credential_id.len()).expect("short").to_be_bytes());
        data.extend(&self.credential_id);
        data.extend(self.cose_key());
        let mut attestation = b"\xa3\x63fmt\x64none\x67attStmt\xa0\x68authData\x58".to_vec();
        attestation.push(u8::try_from(data.len()).expect("short"));
        attestation.extend(data);
        let extensions = match self.resident {
            Some(rk) => json!({"credProps": {"rk": rk}}),
            None => json!({}),
        };
        self.credential(
            &extensions,
            &json!({
                "clientDataJSON": BASE64.encode(self.client_data("webauthn.create", options)),
                "attestationObject": BASE64.encode(attestation),
            }),
        )
    }

    /// Uses the passkey. Returns the credential that the island would put into the form.
    pub fn get(&mut self, options: &Value) -> String {
        let options = &options["publicKey"];
        let data = self.authenticator_data(&options["rpId"], 0);
        let client_data = self.client_data("webauthn.get", options);
        let signed = [data.as_slice(), &Sha256::digest(&client_data)].concat();
        let signature: Signature = self.key.sign(&signed);
        self.credential(
            &json!({}),
            &json!({
                "clientDataJSON": BASE64.encode(client_data),
                "authenticatorData": BASE64.encode(data),
                "signature": BASE64.encode(signature.to_der()),
                "userHandle": BASE64.encode(&self.user_handle),
            }),
        )
    }

    fn authenticator_data(&mut self, rp_id: &Value, flags: u8) -> Vec<u8> {
        let rp_id = rp_id.as_str().expect("a relying party id");
        let flags = flags | PRESENT | if self.verifies { VERIFIED } else { 0 };
        let mut data = Sha256::digest(rp_id).to_vec();
        data.push(flags);
        data.extend(self.counter.to_be_bytes());
        self.counter += u32::from(self.counter > 0);
        data
    }

    fn client_data(&self, kind: &str, options: &Value) -> Vec<u8> {
        let client_data = json!({"type": kind, "challenge": options["challenge"],
            "origin": self.origin, "crossOrigin": false});
        client_data.to_string().into_bytes()
    }

    /// The public key as COSE: EC2, ES256, P-256, x, y.
    fn cose_key(&self) -> Vec<u8> {
        let point = self.key.verifying_key().to_sec1_point(false);
        let (x, y) = point.as_bytes()[1..].split_at(32);
        [b"\xa5\x01\x02\x03\x26\x20\x01\x21\x58\x20", x, b"\x22\x58\x20", y].concat()
    }

    fn credential(&self, extensions: &Value, response: &Value) -> String {
        let id = BASE64.encode(&self.credential_id);
        json!({"id": id, "rawId": id, "type": "public-key", "response": response,
            "clientExtensionResults": extensions})
        .to_string()
    }
}

fn bytes(text: &Value) -> Vec<u8> {
    BASE64.decode(text.as_str().expect("text")).expect("base64url")
}
