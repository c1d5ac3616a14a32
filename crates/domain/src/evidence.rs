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
            _ => is_pdf(content).then_some(Self::Pdf),
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

/// Whether every common reader opens the file as a PDF: the header stands within the first 1,024 bytes (ISO 32000-1, Annex H.3,
/// implementation note 13). Scanners and web forms write a byte order mark or blank lines before it. Markup before it is refused:
/// such a file could also be a web page.
fn is_pdf(content: &[u8]) -> bool {
    const HEADER: &[u8] = b"%PDF-";
    let start = content.get(..content.len().min(1024)).unwrap_or_default();
    let header = start.windows(HEADER.len()).position(|window| window == HEADER);
    header.is_some_and(|at| !start.iter().take(at).any(|byte| *byte == b'<'))
}

/// Whether the file is a photo in Apple's format HEIC (ISO/IEC 23008-12): an iPhone's camera makes it by default.
fn is_heic(content: &[u8]) -> bool {
    const BRANDS: [&[u8]; 9] = [b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1", b"heif"];
    content.get(4..8) == Some(b"ftyp") && content.get(8..12).is_some_and(|brand| BRANDS.contains(&brand))
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
    /// The file is a photo in the format HEIC of an iPhone, which most computers do not open.
    #[error("a HEIC photo")]
    Heic,
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
        if is_heic(&content) {
            return Err(EvidenceError::Heic);
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
    fn a_pdf_has_its_header_within_the_first_1024_bytes() {
        let after = |before: &[u8]| Evidence::parse([before, b"%PDF-1.4 ..."].concat()).map(|file| file.map(|file| file.media()));
        for before in [&b"\xef\xbb\xbf"[..], b"\r\n\r\n", b"@PJL\n", &[b' '; 1019]] {
            assert_eq!(after(before), Ok(Some(MediaType::Pdf)));
        }
        for before in [&[b' '; 1020][..], b"<!doctype html>", b"\n<svg"] {
            assert_eq!(after(before), Err(EvidenceError::NotAnImageOrPdf));
        }
    }

    #[test]
    fn a_photo_of_an_iphone_is_recognised() {
        for brand in [b"heic", b"mif1"] {
            let photo = [&b"\0\0\0\x24ftyp"[..], brand, b"\0\0\0\0"].concat();
            assert_eq!(Evidence::parse(photo), Err(EvidenceError::Heic));
        }
        assert_eq!(Evidence::parse(b"\0\0\0\x20ftypisom....".to_vec()), Err(EvidenceError::NotAnImageOrPdf), "a film");
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
