//! The button on an entry's page that starts its download.

use domain::ids::{EntryId, ResidentId};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::{access::PROPOSE_DOWNLOAD, components::prelude::*, words::exports as words};

/// What the button downloads.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Item {
    /// An entry, with what belongs to it.
    Entry(EntryId),
    /// A measurement.
    Measurement(EntryId),
}

impl Item {
    /// The field of the form, and its value.
    fn field(self) -> (&'static str, String) {
        match self {
            Self::Entry(id) => ("item[entry]", id.to_string()),
            Self::Measurement(id) => ("item[measurement]", id.to_string()),
        }
    }
}

/// The button, for a document in the page's language.
pub fn download_button(resident: ResidentId, item: Item) -> AnyView {
    let (person, (name, id)) = (resident.to_string(), item.field());
    view! {
        <PostForm action=PROPOSE_DOWNLOAD>
            <input type="hidden" name="person" value=person/>
            <input type="hidden" name=name value=id/>
            <Buttons><Button icon=Shape::Download>{words::download_entry()}</Button></Buttons>
        </PostForm>
    }
    .into_any()
}
