//! Reads a PDF with independent programs: poppler and qpdf.

use std::{
    path::{Path, PathBuf},
    process::Command,
    sync::atomic::{AtomicU32, Ordering},
};

/// A temporary file, deleted at the end of the test.
pub struct Pdf(PathBuf);

impl Pdf {
    pub fn new(bytes: &[u8]) -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let name = format!("export-{}-{}.pdf", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        std::fs::write(&path, bytes).expect("written");
        Self(path)
    }

    /// The output of a program on the file. The test fails if the program is missing or reports a fault.
    fn tool(&self, name: &str, before: &[&str], after: &[&str]) -> String {
        let output = Command::new(name).args(before).arg(&self.0).args(after).output();
        let output = output.unwrap_or_else(|error| panic!("{name}: {error}"));
        let complaint = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success() && complaint.is_empty(), "{name}: {complaint}");
        String::from_utf8(output.stdout).expect("text")
    }

    /// The text, in reading order.
    pub fn text(&self) -> String {
        self.tool("pdftotext", &["-raw"], &["-"])
    }

    /// The number of pages, from qpdf, which also checks the structure of the file.
    pub fn pages(&self) -> usize {
        self.tool("qpdf", &["--check"], &[]);
        self.tool("qpdf", &["--show-npages"], &[]).trim().parse().expect("a number")
    }

    /// Whether all fonts are embedded as subsets and have a mapping to Unicode.
    pub fn has_its_fonts(&self) -> bool {
        let fonts = self.tool("pdffonts", &[], &[]);
        let mut lines = fonts.lines().skip(2).peekable();
        lines.peek().is_some() && lines.all(|line| line.contains(" yes yes yes "))
    }
}

impl Drop for Pdf {
    fn drop(&mut self) {
        drop(std::fs::remove_file(&self.0));
    }
}
