//! Helpers of the tests: fonts, rendering, and reading the result with poppler and qpdf.

use crate::sample;
use exchange::pdf::{Block, Chapter, Document, Entry, Fact, FontFile, Fonts, Rendered, render};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

/// The folder of Debian's package fonts-noto-cjk.
pub const FONTS: &str = "/usr/share/fonts/opentype/noto";

/// The fonts, parsed once for all tests.
pub fn fonts() -> &'static Fonts {
    static PARSED: OnceLock<Fonts> = OnceLock::new();
    PARSED.get_or_init(|| {
        let [regular, bold] = ["Regular", "Bold"].map(|weight| Path::new(FONTS).join(format!("NotoSansCJK-{weight}.ttc")));
        Fonts::read(FontFile { path: &regular, face: 2 }, FontFile { path: &bold, face: 2 }, &[])
            .unwrap_or_else(|error| panic!("{error}: these tests need the package fonts-noto-cjk"))
    })
}

/// Renders a document.
pub fn made(document: &Document) -> Rendered {
    render(document, fonts(), &mut |_| ControlFlow::Continue(())).unwrap()
}

/// A document with one chapter of these blocks, an almost empty cover, and a footer with only the page number.
pub fn with(blocks: Vec<Block>) -> Document {
    let mut document = sample::chinese();
    document.cover = exchange::pdf::Cover { title: "封面".to_owned(), ..exchange::pdf::Cover::default() };
    document.footer.left = String::new();
    document.chapters = vec![Chapter { title: "章".to_owned(), new_page: true, blocks }];
    document
}

pub fn paragraph(text: impl Into<String>) -> Block {
    Block::Paragraph(text.into())
}

/// An entry with this many facts. Its title and its last line contain its name.
pub fn entry(name: &str, facts: usize) -> Block {
    Block::Entry(Entry {
        title: format!("{name}始"),
        facts: (0..facts).map(|at| Fact::new(format!("标签{at}"), format!("{name}值{at}"))).collect(),
        provenance: vec![format!("{name}终")],
        ..Entry::default()
    })
}

/// A file that is deleted when it is dropped.
struct TemporaryFile(PathBuf);

impl TemporaryFile {
    fn new(bytes: &[u8]) -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{}-{number}.pdf", std::process::id()));
        std::fs::write(&path, bytes).unwrap();
        Self(path)
    }
}

impl Drop for TemporaryFile {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

/// The output of a tool about a file. The argument `FILE` stands for the path of the file. Fails the test if the tool is missing,
/// fails, or writes to stderr.
pub fn tool(name: &str, arguments: &[&str], bytes: &[u8]) -> String {
    let file = TemporaryFile::new(bytes);
    let path = file.0.to_string_lossy();
    let arguments = arguments.iter().map(|argument| if *argument == "FILE" { path.as_ref() } else { argument });
    let output = Command::new(name)
        .args(arguments)
        .output()
        .unwrap_or_else(|error| panic!("{name}: {error}: these tests need the packages poppler-utils and qpdf"));
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && complaint.is_empty(), "{name}: {complaint}");
    String::from_utf8(output.stdout).unwrap()
}

/// The text of each page, in the order of the file.
pub fn pages(made: &Rendered) -> Vec<String> {
    let text = tool("pdftotext", &["-raw", "-enc", "UTF-8", "FILE", "-"], &made.bytes);
    let mut pages: Vec<String> = text.split('\u{c}').map(ToOwned::to_owned).collect();
    pages.pop();
    pages
}

/// The text without white space. Extracted text has white space in other places than the original.
pub fn solid(text: &str) -> String {
    text.split_whitespace().collect()
}

/// All text of a document, without white space.
pub fn text(document: &Document) -> String {
    solid(&pages(&made(document)).concat())
}

/// The index of the only page with this text.
pub fn page_of(pages: &[String], text: &str) -> usize {
    let found: Vec<usize> = (0..pages.len()).filter(|page| solid(&pages[*page]).contains(text)).collect();
    assert_eq!(found.len(), 1, "{text} stands on {found:?}");
    found[0]
}
