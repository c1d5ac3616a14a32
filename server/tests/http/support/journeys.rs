//! People with a simulated phone, and their actions.

use axum::http::{Method, StatusCode, header};
use domain::{capacity::Duty, slip_code::SlipCode};
use frontend::Ceremony;
use serde_json::json;
use store::{
    ops::people,
    testing::{Person, Place},
};

use super::{Answer, Browser, Portal};
use crate::soft_phone::SoftPhone;

/// A person with a browser and a phone that holds the person's passkey.
pub struct Holder {
    pub person: Person,
    pub browser: Browser,
    pub phone: SoftPhone,
}

impl Portal {
    /// A resident who activated the account with a slip. Phones with different seeds are different.
    pub async fn resident_with_phone(&self, name: &str, seed: u8) -> Holder {
        let person = self.city.registered(name, "1990-01-15", &self.city.centre).await;
        self.activated(person, seed).await
    }

    /// A person with a post and without a record, activated in the same way.
    pub async fn staff_with_phone(&self, name: &str, at: &Place, duty: Duty, seed: u8) -> Holder {
        let person = self.city.staff(name, at, duty).await;
        // The passkey that the city gives to staff cannot answer a challenge.
        let account = person.account().await;
        let forget = |table| format!("delete from auth.{table} where account_id = '{account}';");
        self.city.as_owner(&(forget("sessions") + &forget("passkeys"))).await;
        self.activated(person, seed).await
    }

    async fn activated(&self, person: Person, seed: u8) -> Holder {
        let code = self.slip_for(&person).await;
        let mut holder = Holder { person, browser: self.browser(), phone: SoftPhone::new(seed) };
        let number = holder.person.number.expose().to_owned();
        let (browser, phone) = (&mut holder.browser, &mut holder.phone);
        assert_eq!(browser.types_slip(code.expose(), &number).await.location(), "/activate/passkey");
        assert_eq!(browser.makes_passkey(Ceremony::Enrol, phone).await.location(), "/");
        holder.keeps_token();
        holder
    }

    /// A slip from the command line.
    pub async fn slip_for(&self, person: &Person) -> SlipCode {
        people::issue_slip(&self.city.db, &person.number).await.expect("issued").expect("somebody has this number")
    }
}

impl Holder {
    fn keeps_token(&mut self) {
        self.person.token = self.browser.token().unwrap_or_default().to_owned();
    }

    /// Signs in again, in the same browser.
    pub async fn signs_in(&mut self) -> Answer {
        let answer = self.browser.uses_passkey(Ceremony::SignIn, &mut self.phone).await;
        self.keeps_token();
        answer
    }

    /// Sends a form that proposes an act, and confirms the act with the passkey.
    pub async fn does(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let proposed = self.browser.post(path, fields).await;
        self.confirms(proposed.location()).await
    }

    /// Confirms the act on the page at this path.
    pub async fn confirms(&mut self, at: &str) -> Answer {
        assert_eq!(self.browser.get(at).await.status, StatusCode::OK, "the act is restated at {at}");
        let answer = self.browser.uses_passkey(confirmation(at), &mut self.phone).await;
        self.keeps_token();
        answer
    }
}

impl Browser {
    /// Sends the activation form.
    pub async fn types_slip(&mut self, code: &str, number: &str) -> Answer {
        self.post("/activate", &[("code", code), ("number", number)]).await
    }

    /// Requests a challenge, as the island does.
    pub async fn asks(&mut self, ceremony: Ceremony) -> Answer {
        let request = self.request(Method::POST, "/actions/challenge").header("sec-fetch-site", "same-origin");
        let body = json!({ "ceremony": ceremony }).to_string();
        self.send(request.header(header::CONTENT_TYPE, "application/json"), body).await
    }

    /// Posts what a phone answered, as the island does.
    pub async fn answers(&mut self, ceremony: Ceremony, credential: &str) -> Answer {
        let act = if let Ceremony::Confirm(act) = ceremony { act.to_string() } else { String::new() };
        let fields = [("credential", credential), ("act", act.as_str())];
        self.post(ceremony.action(), if act.is_empty() { &fields[..1] } else { &fields }).await
    }

    /// Lets the phone create a passkey and posts the answer.
    pub async fn makes_passkey(&mut self, ceremony: Ceremony, phone: &mut SoftPhone) -> Answer {
        let options = self.asks(ceremony).await.options();
        self.answers(ceremony, &phone.create(&options)).await
    }

    /// Lets the phone use its passkey and posts the answer.
    pub async fn uses_passkey(&mut self, ceremony: Ceremony, phone: &mut SoftPhone) -> Answer {
        let options = self.asks(ceremony).await.options();
        self.answers(ceremony, &phone.get(&options)).await
    }
}

/// The ceremony that confirms the act restated at this address.
pub fn confirmation(at: &str) -> Ceremony {
    let act = at.strip_prefix("/confirm/").expect("the address of an act");
    Ceremony::Confirm(act.parse().expect("an act"))
}
