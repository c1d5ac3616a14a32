//! Reads the file one bundle entry at a time. Only the needed parts of each entry stay in memory.

use super::bundle_entry::{BundleEntry, is_type_name};
use super::file_error::{Expected, FileError};
use super::numbers::keep_digits;
use super::place::Place;
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::Value;
use serde_json::error::Category;
use std::borrow::Cow;
use std::fmt;

/// How much of a file is read at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the file.
    pub bytes: usize,
    /// Entries of the bundle.
    pub entries: usize,
}

/// The entries of a Bundle, in the order of the file.
pub(super) fn read(bytes: &[u8], limits: Limits) -> Result<Vec<BundleEntry>, FileError> {
    if bytes.len() > limits.bytes {
        return Err(FileError::TooLarge { bytes: bytes.len(), limit: limits.bytes });
    }
    let text = std::str::from_utf8(bytes).map_err(|error| FileError::NotUtf8(error.valid_up_to()))?;
    // JSON forbids a byte order mark, but some editors write one.
    let text = text.trim_start_matches('\u{feff}');
    if text.trim().is_empty() {
        return Err(FileError::Empty);
    }
    let kept = keep_digits(text);
    match read_text(&kept, limits) {
        // Line and column of an error are those of the file.
        Err(_) if matches!(kept, Cow::Owned(_)) => read_text(text, limits),
        read => read,
    }
}

fn read_text(text: &str, limits: Limits) -> Result<Vec<BundleEntry>, FileError> {
    let mut bundle = Bundle { max_entries: limits.entries, ..Bundle::default() };
    // serde_json refuses more than 127 levels of nesting. The import has no other recursion over the file.
    let mut json = serde_json::Deserializer::from_str(text);
    match BundleVisitor(&mut bundle).deserialize(&mut json).and_then(|()| json.end()) {
        Ok(()) => bundle.entries(),
        Err(error) => Err(bundle.error.take().unwrap_or_else(|| file_error(&bundle, &error))),
    }
}

/// The part of the Bundle that was read so far.
#[derive(Default)]
struct Bundle {
    resource_type: Option<Value>,
    kind: Option<Value>,
    entries: Option<Vec<BundleEntry>>,
    max_entries: usize,
    /// Our own error, if reading stopped because of one. `serde_json` can only carry a text.
    error: Option<FileError>,
}

impl Bundle {
    fn entries(self) -> Result<Vec<BundleEntry>, FileError> {
        let resource_type = self.resource_type.as_ref().and_then(Value::as_str);
        if resource_type != Some("Bundle") {
            let named = resource_type.filter(|name| is_type_name(name));
            return Err(FileError::NotABundle(named.map(ToOwned::to_owned)));
        }
        match self.kind.as_ref().and_then(Value::as_str) {
            Some("transaction" | "collection" | "document") => Ok(self.entries.unwrap_or_default()),
            _ => Err(FileError::BundleType),
        }
    }

    fn stop<E: Error>(&mut self, error: FileError) -> E {
        self.error = Some(error);
        E::custom("refused")
    }
}

/// The error for an error of `serde_json`.
fn file_error(bundle: &Bundle, error: &serde_json::Error) -> FileError {
    let (line, column) = (error.line(), error.column());
    match error.classify() {
        Category::Eof => FileError::Truncated { line, column },
        // serde_json has no category for this error. A test fails if its message changes.
        Category::Syntax if error.to_string().starts_with("recursion limit exceeded") => FileError::TooDeep { line, column },
        Category::Syntax | Category::Io => FileError::NotJson { line, column },
        // Only two visitors expect a certain type: the one of the file, and the one of its entries.
        Category::Data if bundle.entries.is_none() => FileError::NotABundle(None),
        Category::Data => FileError::WrongType { place: Place::root().field("entry"), expected: Expected::List },
    }
}

struct BundleVisitor<'b>(&'b mut Bundle);

impl<'de> DeserializeSeed<'de> for BundleVisitor<'_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for BundleVisitor<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a Bundle")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<String>()? {
            let known = match key.as_str() {
                "resourceType" => &mut self.0.resource_type,
                "type" => &mut self.0.kind,
                "entry" if self.0.entries.is_none() => {
                    self.0.entries = Some(Vec::new());
                    map.next_value_seed(EntriesVisitor(self.0))?;
                    continue;
                }
                "entry" => return Err(self.0.stop(FileError::Twice(Place::root().field("entry")))),
                _ => &mut None,
            };
            if known.replace(map.next_value()?).is_some() {
                return Err(self.0.stop(FileError::Twice(Place::root().field(&key))));
            }
        }
        Ok(())
    }
}

struct EntriesVisitor<'b>(&'b mut Bundle);

impl<'de> DeserializeSeed<'de> for EntriesVisitor<'_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for EntriesVisitor<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of entries")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        let mut at = 0;
        while let Some(value) = list.next_element::<Value>()? {
            if at == self.0.max_entries {
                return Err(self.0.stop(FileError::TooManyEntries(at)));
            }
            match BundleEntry::read(at, &value) {
                Ok(entry) => self.0.entries.get_or_insert_default().push(entry),
                Err(error) => return Err(self.0.stop(error)),
            }
            at += 1;
        }
        Ok(())
    }
}
