//! The style sheet: all files of `style/` in one. Its path contains its hash, so that browsers may cache it forever.
//!
//! To add a component's file: a name below, in alphabetical order; print comes last.

use std::sync::LazyLock;

macro_rules! sheet {
    ($($name:literal)+) => {
        /// The names of the files, in order.
        #[cfg(test)]
        const FILES: &[&str] = &[$($name),+];
        /// The whole style sheet.
        pub const STYLE: &str = concat!($(include_str!(concat!("../../../style/", $name, ".css"))),+);
    };
}

sheet! {
    "tokens" "base" "layout" "desk"
    "badge" "banner" "button" "card" "choices" "contact" "disclosure" "document_shown" "empty" "error_summary" "field"
    "icon" "link_list" "measure" "navigation" "notification" "options" "page_header" "passkey_form" "quote" "range_bar" "section" "slip" "sparkline" "steps"
    "summary_list"
    "switches" "table" "tabs" "tag" "tile" "trend"
    "print"
}

/// The path of the style sheet, `/style-<hash>.css`. Other content gets another path, so that it may be cached forever.
pub static STYLE_PATH: LazyLock<String> = LazyLock::new(|| format!("/style-{:016x}.css", hash(STYLE)));

/// The mark of the service, the icon of the browser tab; served at [`MARK_PATH`].
pub const MARK: &str = include_str!("../../../style/mark.svg");

/// The path of the mark.
pub const MARK_PATH: &str = "/mark.svg";

/// FNV-1a: it distinguishes versions and is not a protection.
fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_of_the_style_is_served() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../style");
        let mut there: Vec<String> = std::fs::read_dir(folder)
            .unwrap()
            .filter_map(|file| file.unwrap().file_name().to_str().and_then(|name| name.strip_suffix(".css").map(str::to_owned)))
            .collect();
        let mut served: Vec<String> = FILES.iter().map(|&name| name.to_owned()).collect();
        there.sort();
        served.sort();
        assert_eq!(there, served);
    }

    #[test]
    fn nothing_is_fetched_from_elsewhere() {
        for word in ["@import", "url(", "http"] {
            assert!(!STYLE.contains(word), "{word}");
        }
    }
}
