//! Signing out: the session ends in Postgres, not only in the browser.

use leptos::{prelude::server, server_fn::codec::PostUrl};

use crate::{
    error::PageError,
    extract::SessionCookie,
    server_functions::{Destination, SeeOther, extract},
};

/// Signs out.
#[server(prefix = "/actions", endpoint = "sign-out", input = PostUrl, output = SeeOther)]
pub async fn sign_out() -> Result<Destination, PageError> {
    extract::<SessionCookie>().await?.leave().await?;
    Ok(Destination::SignedOut)
}

#[cfg(test)]
mod tests {
    use leptos::server_fn::ServerFn;

    #[test]
    fn the_footer_calls_this_function() {
        assert_eq!(super::SignOut::PATH, crate::access::SIGN_OUT);
    }
}
