//! Evidence for a correction: one image or PDF file. The first bytes determine the type, never the file name.

use crate::coded::coded;

coded! {
    /// The media type of a file.
    pub enum MediaType {
        /// A PNG image.
        Png = "image/png",
        /// A JPEG image.
        Jpeg = "image/jpeg",
        /// A PDF document.
        Pdf = "application/pdf",
    }
}

impl MediaType {
    /// The type by the first bytes. A constraint of `record.evidence` checks the same bytes.
    fn of(content: &[u8]) -> Option<Self> {
        match content {
            [0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, ..] => Some(Self::Png),
            [0xff, 0xd8, 0xff, ..] => Some(Self::Jpeg),
            [b'%', b'P', b'D', b'F', b'-', ..] => Some(Self::Pdf),
            _ => None,
        }
    }

    /// The extension for file names of this type.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Jpeg => "jpg",
            Self::Pdf => "pdf",
        }
    }
}

/// A checked file.
#[derive(Clone, PartialEq, Eq)]
pub struct Evidence {
    media: MediaType,
    content: Vec<u8>,
}

/// What is wrong with a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EvidenceError {
    /// The file is larger than [`Evidence::MOST`].
    #[error("larger than 5 MB")]
    TooLarge,
    /// The file has none of the accepted types.
    #[error("neither PNG, JPEG nor PDF")]
    NotAnImageOrPdf,
}

impl Evidence {
    /// The largest size, in bytes: 5 MiB.
    pub const MOST: usize = 5 * 1024 * 1024;

    /// Checks an uploaded file. None if it is empty: browsers send an empty file for an empty file field.
    pub fn parse(content: Vec<u8>) -> Result<Option<Self>, EvidenceError> {
        if content.is_empty() {
            return Ok(None);
        }
        if content.len() > Self::MOST {
            return Err(EvidenceError::TooLarge);
        }
        let media = MediaType::of(&content).ok_or(EvidenceError::NotAnImageOrPdf)?;
        Ok(Some(Self { media, content }))
    }

    /// The media type.
    pub fn media(&self) -> MediaType {
        self.media
    }

    /// The bytes.
    pub fn content(&self) -> &[u8] {
        &self.content
    }
}

/// Hides the content, which must not reach program logs.
impl std::fmt::Debug for Evidence {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Evidence({}, {} bytes)", self.media.code(), self.content.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_bytes_determine_the_type() {
        for (content, media) in [
            (&b"\x89PNG\r\n\x1a\n..."[..], MediaType::Png),
            (&b"\xff\xd8\xff\xe0..."[..], MediaType::Jpeg),
            (&b"%PDF-1.7 ..."[..], MediaType::Pdf),
        ] {
            let read = Evidence::parse(content.to_vec()).expect("read").expect("a file");
            assert_eq!((read.media(), read.content()), (media, content));
        }
        for content in [&b"GIF89a"[..], b"<svg xmlns", b"<html>%PDF-", b"\x89PNG", b"%PDF", b"PK\x03\x04"] {
            assert_eq!(Evidence::parse(content.to_vec()), Err(EvidenceError::NotAnImageOrPdf), "{content:?}");
        }
        assert_eq!(Evidence::parse(Vec::new()), Ok(None));
    }

    #[test]
    fn a_file_has_at_most_five_mebibytes() {
        let mut content = b"%PDF-".to_vec();
        content.resize(Evidence::MOST, b' ');
        assert!(Evidence::parse(content.clone()).is_ok());
        content.push(b' ');
        assert_eq!(Evidence::parse(content), Err(EvidenceError::TooLarge));
    }
}
