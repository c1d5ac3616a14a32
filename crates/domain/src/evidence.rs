//! What a resident shows to prove a statement: one image or PDF, known by its first bytes, whatever it is called.

use crate::coded::coded;

coded! {
    /// What a file is.
    pub enum MediaType {
        /// A picture, PNG.
        Png = "image/png",
        /// A picture, JPEG.
        Jpeg = "image/jpeg",
        /// A document, PDF.
        Pdf = "application/pdf",
    }
}

impl MediaType {
    /// The first bytes that each kind has (the database asks the same, `record.evidence`).
    fn of(content: &[u8]) -> Option<Self> {
        match content {
            [0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, ..] => Some(Self::Png),
            [0xff, 0xd8, 0xff, ..] => Some(Self::Jpeg),
            [b'%', b'P', b'D', b'F', b'-', ..] => Some(Self::Pdf),
            _ => None,
        }
    }

    /// What the name of such a file ends in.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Jpeg => "jpg",
            Self::Pdf => "pdf",
        }
    }
}

/// A file.
#[derive(Clone, PartialEq, Eq)]
pub struct Evidence {
    media: MediaType,
    content: Vec<u8>,
}

/// What is wrong with a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EvidenceError {
    /// It is larger than [`Evidence::MOST`].
    #[error("larger than 5 MB")]
    TooLarge,
    /// It is neither an image of ours nor a PDF.
    #[error("neither PNG, JPEG nor PDF")]
    NotAnImageOrPdf,
}

impl Evidence {
    /// The largest, in bytes: 5 MiB.
    pub const MOST: usize = 5 * 1024 * 1024;

    /// Reads a file; nothing was sent where it is empty, as browsers do of a field without a file.
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

    /// What it is.
    pub fn media(&self) -> MediaType {
        self.media
    }

    /// Its bytes.
    pub fn content(&self) -> &[u8] {
        &self.content
    }
}

/// What it shows is not for program logs.
impl std::fmt::Debug for Evidence {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Evidence({}, {} bytes)", self.media.code(), self.content.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_what_it_begins_with() {
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
    fn a_file_has_five_mebibytes_at_most() {
        let mut content = b"%PDF-".to_vec();
        content.resize(Evidence::MOST, b' ');
        assert!(Evidence::parse(content.clone()).is_ok());
        content.push(b' ');
        assert_eq!(Evidence::parse(content), Err(EvidenceError::TooLarge));
    }
}
