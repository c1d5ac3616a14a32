//! The form of a measurement: values that are stored, values that come back with an error, and forms that are sent twice.

mod badly;
mod kept;
mod shape;
mod twice;

use store::testing::Person;

use crate::support::{Answer, Browser, Portal};

/// A person who opened the form of a blood pressure.
struct Writer {
    portal: Portal,
    mei: Person,
    browser: Browser,
}

/// A valid measurement at nine in the morning, one hour before the current time of the city.
const GOOD: Typed = Typed { first: "128", second: "82", measured_at: "2026-03-02T09:00", rare: "" };

/// The values that are typed into the form.
#[derive(Clone, Copy)]
struct Typed {
    first: &'static str,
    second: &'static str,
    measured_at: &'static str,
    rare: &'static str,
}

impl Writer {
    async fn at_the_form() -> Self {
        let portal = Portal::open().await;
        let mei = portal.city.resident("梅若兰").await;
        let browser = portal.browser_of(&mei);
        Self { portal, mei, browser }
    }

    fn path(&self) -> String {
        format!("/record/{}/add/blood_pressure", self.mei.resident())
    }

    /// Opens the form. Returns its submission id.
    async fn opens(&mut self) -> String {
        let form = self.browser.get(&self.path()).await;
        form.typed("submission").expect("a form with its id").to_owned()
    }

    async fn sends(&mut self, submission: &str, typed: Typed) -> Answer {
        let mut fields = vec![
            ("submission", submission),
            ("first", typed.first),
            ("second", typed.second),
            ("measured_at", typed.measured_at),
        ];
        if !typed.rare.is_empty() {
            fields.push(("rare", typed.rare));
        }
        self.browser.post(&self.path(), &fields).await
    }

    async fn rows(&self) -> i64 {
        self.portal.city.count("record.measurements").await
    }
}
