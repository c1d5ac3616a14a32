//! The access of a route: what the route opens and with which purpose. It is declared once, beside the handler.
//!
//! The router, the log, and the test that compares the routes with `access.rules` read it from here.

use domain::{capacity::Capacity, purpose::Purpose, section::Section};

/// Where every server function is.
pub const ACTIONS: &str = "/actions/";

/// The server function that the footer of every page calls, `sign_in::SignOut`.
pub const SIGN_OUT: &str = "/actions/sign-out";

/// The server function that the download button of an entry calls, `exports::ProposeDownload`.
pub const PROPOSE_DOWNLOAD: &str = "/actions/propose-download";

/// What a page of a record, or a server function, opens.
#[derive(Debug, Clone, Copy)]
pub struct Access {
    /// The path, with `{person}`; with `{purpose}` if the page has several purposes, with `{entry}` if it opens one entry. The path
    /// of a server function has no such parts: its arguments name them.
    pub path: &'static str,
    /// The capacity that the session must have.
    pub capacity: Capacity,
    /// The possible purposes; the first is used if the path has no `{purpose}`.
    pub purposes: &'static [Purpose],
    /// The sections that the page reads.
    pub sections: &'static [Section],
}

impl Access {
    /// A page on which a resident reads a record.
    pub const fn view(path: &'static str, sections: &'static [Section]) -> Self {
        Self { path, capacity: Capacity::Resident, purposes: &[Purpose::View], sections }
    }

    /// A page on which a resident adds or changes something in a record.
    pub const fn maintain(path: &'static str, sections: &'static [Section]) -> Self {
        Self { path, capacity: Capacity::Resident, purposes: &[Purpose::Maintain], sections }
    }

    /// A page of the desk.
    pub const fn desk(path: &'static str, purposes: &'static [Purpose], sections: &'static [Section]) -> Self {
        Self { path, capacity: Capacity::Staff, purposes, sections }
    }

    /// The purpose of a request: the one in its path, or the first one if the path has none.
    pub fn purpose(&self, in_path: Option<&str>) -> Option<Purpose> {
        match in_path {
            Some(code) => self.purposes.iter().copied().find(|p| p.code() == code),
            None => self.purposes.first().copied(),
        }
    }
}
