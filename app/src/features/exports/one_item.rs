//! The download of one item, which begins with the button of its page.

use domain::{
    export::{Export, Extent},
    ids::ResidentId,
};
use leptos::{prelude::server, server_fn::codec::PostUrl};

use super::form::propose;
use crate::{
    error::PageError,
    extract::{App, SignedIn},
    server_functions::{Destination, SeeOther, context, extract},
    shared::Item,
};

fn extent(item: Item) -> Extent {
    match item {
        Item::Entry(id) => Extent::Entry(id),
        Item::Measurement(id) => Extent::Measurement(id),
    }
}

/// Proposes to download one item, in the language of the page.
#[server(prefix = "/actions", endpoint = "propose-download", input = PostUrl, output = SeeOther)]
pub async fn propose_download(
    /// Whose record.
    person: ResidentId,
    /// What of it.
    item: Item,
) -> Result<Destination, PageError> {
    let (app, reader) = (context::<App>()?, extract::<SignedIn>().await?);
    let export = Export { language: reader.visitor.language, extent: extent(item) };
    Ok(Destination::Confirm(propose(&app, &reader, person, &export).await?))
}

#[cfg(test)]
mod tests {
    use leptos::server_fn::ServerFn;

    #[test]
    fn the_button_calls_this_function() {
        assert_eq!(super::ProposeDownload::PATH, crate::access::PROPOSE_DOWNLOAD);
    }
}
