//! The people and systems of a test city, each created by production functions.

use domain::{
    basics::{Answers, Field},
    capacity::Duty,
    record_no::RecordNo,
    sex::Sex,
};

use super::{
    city::{City, Place},
    people::Person,
    system::System,
};
use crate::ops::people::{self, NewResident};

impl City {
    /// A woman of 36 with responsible unit `city.centre`, signed in.
    pub async fn resident(&self, name: &str) -> Person {
        self.resident_of(name, "1990-01-15", &self.centre).await
    }

    /// A woman born on this day, registered at this centre, signed in.
    pub async fn resident_of(&self, name: &str, birth_date: &str, centre: &Place) -> Person {
        let mut person = self.registered(name, birth_date, centre).await;
        person.enrols().await;
        person
    }

    /// A woman of 36 who gave these basics at registration, signed in.
    pub async fn resident_with(&self, name: &str, basics: &[(Field, Answers)]) -> Person {
        let mut person = self.registered_with(name, "1990-01-15", &self.centre, basics).await;
        person.enrols().await;
        person
    }

    /// A person with a record who never signed in.
    pub async fn registered(&self, name: &str, birth_date: &str, centre: &Place) -> Person {
        self.registered_with(name, birth_date, centre, &[]).await
    }

    async fn registered_with(&self, name: &str, birth_date: &str, centre: &Place, basics: &[(Field, Answers)]) -> Person {
        let serial = self.next_serial();
        let number = self.number(birth_date, serial);
        let record_no = RecordNo::compose("440304006001", serial).expect("five digits suffice");
        let new = NewResident {
            name,
            sex: Sex::Female,
            birth_date: birth_date.parse().expect("a date"),
            number: &number,
            record_no: &record_no,
            institution: centre,
            gp_name: Some("陈医生"),
            basics,
        };
        let resident = people::register(&self.db, new).await.expect("the command line registers");
        Person::new(self.clone(), name, number, Some((resident, record_no)))
    }

    /// A doctor of this institution without a record, signed in at the post.
    pub async fn gp(&self, at: &Place) -> Person {
        self.staff("陈医生", at, Duty::Gp).await
    }

    /// A clerk of this institution, signed in at the post.
    pub async fn clerk(&self, at: &Place) -> Person {
        self.staff("王前台", at, Duty::Clerk).await
    }

    /// A person with this duty at this institution, signed in at the post.
    pub async fn staff(&self, name: &str, at: &Place, duty: Duty) -> Person {
        let number = self.number("1980-06-01", self.next_serial());
        let mut person = Person::new(self.clone(), name, number, None);
        person.is_appointed(at, duty).await;
        person.enrols().await;
        person
    }

    /// The system of an institution, which makes deposits.
    pub fn system(&self, at: &Place) -> System {
        System::new(self.clone(), at.clone())
    }
}
