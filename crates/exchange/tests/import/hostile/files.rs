//! Files that are malformed as a whole, and limits.

use super::*;

#[test]
fn an_empty_file_is_reported_as_empty() {
    for empty in ["", "  \n\t", "\u{feff}"] {
        assert_eq!(read(empty), Err(FileError::Empty), "{empty:?}");
    }
}

#[test]
fn a_byte_order_mark_is_accepted() {
    assert!(read(format!("\u{feff}{EVERYTHING}")).is_ok());
}

#[test]
fn a_file_that_is_not_utf_8_is_refused_with_the_position_of_the_wrong_byte() {
    assert_eq!(read(b"{\"resourceType\":\"\xC9\xEE\xDB\xDA\"}"), Err(FileError::NotUtf8(17)));
    let utf_16: Vec<u8> = "{}".encode_utf16().flat_map(u16::to_le_bytes).chain([0xFF, 0xFE]).collect();
    assert_eq!(read(utf_16), Err(FileError::NotUtf8(4)));
}

#[test]
fn a_truncated_file_is_reported_as_truncated() {
    let lines = EVERYTHING.lines().count();
    for half in [100, EVERYTHING.len() / 2, EVERYTHING.len() - 1] {
        let half = EVERYTHING.floor_char_boundary(half);
        match read(&EVERYTHING[..half]) {
            Err(FileError::Truncated { line, .. }) => assert!((1..=lines).contains(&line)),
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn a_file_truncated_anywhere_is_never_imported() {
    for end in (0..EVERYTHING.len()).step_by(97).filter(|end| EVERYTHING.is_char_boundary(*end)) {
        assert!(read(&EVERYTHING[..end]).is_err(), "{end}");
    }
}

#[test]
fn a_file_that_is_not_json_is_refused_with_line_and_column() {
    assert_eq!(read("<Bundle xmlns=\"http://hl7.org/fhir\"/>"), Err(FileError::NotJson { line: 1, column: 1 }));
    assert_eq!(read("{\n \"type\": tuesday\n}"), Err(FileError::NotJson { line: 2, column: 11 }));
    assert!(matches!(read(format!("{EVERYTHING}{EVERYTHING}")), Err(FileError::NotJson { .. })));
    assert!(matches!(read("{\"total\":1e999}"), Err(FileError::NotJson { .. })));
}

#[test]
fn json_that_is_not_a_bundle_is_refused() {
    for (file, found) in [
        ("{\"resourceType\":\"Patient\",\"id\":\"p\"}", Some("Patient")),
        ("{\"resourceType\":\"<script>\"}", None),
        ("{\"resourceType\":7}", None),
        ("{}", None),
        ("[]", None),
        ("null", None),
        ("\"Bundle\"", None),
    ] {
        assert_eq!(read(file), Err(FileError::NotABundle(found.map(Into::into))), "{file}");
    }
}

#[test]
fn other_types_of_bundle_are_refused() {
    for kind in [json!("history"), json!("searchset"), json!(["transaction"]), Value::Null] {
        assert_eq!(altered(|bundle| bundle["type"] = kind), Err(FileError::BundleType));
    }
    assert_eq!(altered(|bundle| remove(bundle, "type")), Err(FileError::BundleType));
}

#[test]
fn a_bundle_without_entries_has_no_patient() {
    assert_eq!(altered(|bundle| remove(bundle, "entry")), Err(FileError::NoPatient));
    assert_eq!(altered(|bundle| bundle["entry"] = json!([])), Err(FileError::NoPatient));
}

#[test]
fn duplicate_keys_are_refused() {
    let twice = |key: &str| place(read(format!("{{{key},\"entry\":[],{key}}}")));
    assert_eq!(twice("\"type\":\"collection\""), ("twice", "Bundle.type".into()));
    assert_eq!(twice("\"entry\":[]"), ("twice", "Bundle.entry".into()));
}

#[test]
fn a_file_beyond_the_limits_is_refused() {
    let limits = Limits { bytes: 10, ..LIMITS };
    let size = EVERYTHING.len();
    assert_eq!(Import::read(EVERYTHING.as_bytes(), limits, now()), Err(FileError::TooLarge { bytes: size, limit: 10 }));
    let limits = Limits { entries: 29, ..LIMITS };
    assert_eq!(Import::read(EVERYTHING.as_bytes(), limits, now()), Err(FileError::TooManyEntries(29)));
}
