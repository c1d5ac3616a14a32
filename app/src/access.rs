//! What a route opens, and why: declared once, beside its path.
//!
//! The router, the log, and the test that holds routes against `access.rules` read it from here.

use domain::{capacity::Capacity, purpose::Purpose, section::Section};

/// What a page of a record asks for.
#[derive(Debug, Clone, Copy)]
pub struct Access {
    /// The path, with `{person}`; with `{purpose}` where there is a choice, `{entry}` where one entry is opened.
    pub path: &'static str,
    /// In which capacity.
    pub capacity: Capacity,
    /// The purposes it may be opened for; the first, where the path has no `{purpose}`.
    pub purposes: &'static [Purpose],
    /// The sections it reads.
    pub sections: &'static [Section],
}

impl Access {
    /// A page on which a resident reads.
    pub const fn view(path: &'static str, sections: &'static [Section]) -> Self {
        Self { path, capacity: Capacity::Resident, purposes: &[Purpose::View], sections }
    }

    /// A page on which a resident adds or changes.
    pub const fn maintain(path: &'static str, sections: &'static [Section]) -> Self {
        Self { path, capacity: Capacity::Resident, purposes: &[Purpose::Maintain], sections }
    }

    /// A page of the desk.
    pub const fn desk(path: &'static str, purposes: &'static [Purpose], sections: &'static [Section]) -> Self {
        Self { path, capacity: Capacity::Staff, purposes, sections }
    }

    /// The purpose that this request states: the one in its path, or the page's only one.
    pub fn purpose(&self, in_path: Option<&str>) -> Option<Purpose> {
        match in_path {
            Some(code) => self.purposes.iter().copied().find(|p| p.code() == code),
            None => self.purposes.first().copied(),
        }
    }
}
