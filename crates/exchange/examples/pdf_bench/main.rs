//! Measures the time and size of a record as PDF: `cargo run --release -p exchange --example pdf_bench`.
//! With a directory as argument, it also writes the files there for inspection.

use exchange::pdf::{Document, FontFile, Fonts, Rendered, render};
use std::error::Error;
use std::ops::ControlFlow;
use std::path::Path;
use std::time::{Duration, Instant};

#[path = "../../tests/pdf/sample.rs"]
mod sample;

/// The folder of Debian's package fonts-noto-cjk.
const FONTS: &str = "/usr/share/fonts/opentype/noto";
const TURNS: usize = 200;
const ENTRIES: usize = 3_000;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args().nth(1);
    let (fonts, loading) = timed(|| {
        let (regular, bold) = (Path::new(FONTS).join("NotoSansCJK-Regular.ttc"), Path::new(FONTS).join("NotoSansCJK-Bold.ttc"));
        Fonts::read(FontFile { path: &regular, face: 2 }, FontFile { path: &bold, face: 2 }, &[])
    });
    let fonts = fonts?;
    println!("fonts: {} ms, then {} MB in memory", loading.as_millis(), kilobytes("VmRSS") / 1024);

    let record = sample::chinese();
    let mut times = Vec::with_capacity(TURNS);
    let mut made = whole(&record, &fonts)?;
    for _ in 0..TURNS {
        let (one, time) = timed(|| whole(&record, &fonts));
        made = one?;
        times.push(time);
    }
    times.sort();
    let all: f64 = times.iter().map(Duration::as_secs_f64).sum();
    let milliseconds = |at: usize| times[at].as_secs_f64() * 1000.0;
    println!("record in Chinese: {} pages, {} bytes", made.pages, made.bytes.len());
    println!("  p50 {:.1} ms, p95 {:.1} ms of {TURNS}", milliseconds(TURNS / 2), milliseconds(TURNS * 95 / 100));
    println!("  {:.0} documents and {:.0} pages a second on one core", rate(TURNS, all), rate(TURNS * made.pages, all));

    let long = sample::long(ENTRIES);
    let before = kilobytes("VmHWM");
    let (large, time) = timed(|| whole(&long, &fonts));
    let large = large?;
    println!("record of {ENTRIES} entries: {} pages, {} bytes, {} ms", large.pages, large.bytes.len(), time.as_millis());
    println!("  peak memory {} MB, before it {} MB", kilobytes("VmHWM") / 1024, before / 1024);

    if let Some(folder) = folder {
        std::fs::write(Path::new(&folder).join("chinese.pdf"), made.bytes)?;
        std::fs::write(Path::new(&folder).join("long.pdf"), large.bytes)?;
        std::fs::write(Path::new(&folder).join("english.pdf"), whole(&sample::english(), &fonts)?.bytes)?;
    }
    Ok(())
}

fn whole(document: &Document, fonts: &Fonts) -> Result<Rendered, exchange::pdf::PdfError> {
    render(document, fonts, &mut |_| ControlFlow::Continue(()))
}

fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    let result = work();
    (result, start.elapsed())
}

#[expect(clippy::cast_precision_loss, reason = "counts of a benchmark are small")]
fn rate(count: usize, seconds: f64) -> f64 {
    count as f64 / seconds
}

/// A memory figure of this process from /proc, in kilobytes; 0 if it cannot be read.
fn kilobytes(name: &str) -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with(name)).unwrap_or_default();
    line.split_whitespace().nth(1).and_then(|number| number.parse().ok()).unwrap_or_default()
}
