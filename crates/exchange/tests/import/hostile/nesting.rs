//! Deeply nested JSON.

use super::*;

fn too_deep(read: &Result<Import, FileError>) -> bool {
    matches!(read, Err(FileError::TooDeep { .. }))
}

#[test]
fn a_hundred_megabytes_of_brackets_give_an_error_and_no_stack_overflow() {
    let limits = Limits { bytes: 200_000_000, ..LIMITS };
    let read = |file: String| Import::read(file.as_bytes(), limits, now());
    let lists = "[".repeat(100_000_000);
    let objects = "{\"a\":".repeat(20_000_000);
    for deep in [lists, objects] {
        assert!(read(deep.clone()).is_err());
        assert!(too_deep(&read(format!("{{\"anything\":{deep}"))));
        assert!(too_deep(&read(format!("{{\"resourceType\":{deep}"))));
        assert!(too_deep(&read(format!("{{\"entry\":[{deep}"))));
        assert!(too_deep(&read(format!("{{\"entry\":[{{\"resource\":{deep}"))));
    }
}

#[test]
fn nesting_up_to_the_limit_is_accepted() {
    let nested = |depth| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    let with = |depth: usize| {
        let nested: Value = serde_json::from_str(&nested(depth)).unwrap();
        altered_observation(|observation| observation["extension"] = nested)
    };
    assert!(with(100).is_ok());
    assert!(too_deep(&with(125)));
}
