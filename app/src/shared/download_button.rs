//! The button on an entry's page that starts its download.

use domain::ids::{EntryId, ResidentId};
use leptos::prelude::*;

use crate::{
    components::prelude::*,
    words::{self as all_words, exports as words},
};

/// The button, for a document in the page's language. `field` is the name of the id's form field: `reading` for a measurement,
/// `entry` for any other entry.
pub fn download_button(resident: ResidentId, field: &'static str, id: EntryId) -> AnyView {
    let language = all_words::language().tag();
    view! {
        <PostForm action=format!("/record/{resident}/download")>
            <input type="hidden" name=field value=id.to_string()/>
            <input type="hidden" name="language" value=language/>
            <Buttons><Button icon=Shape::Download>{words::download_entry()}</Button></Buttons>
        </PostForm>
    }
    .into_any()
}
