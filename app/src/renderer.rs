//! The PDF renderer: its fonts, and how many documents it makes at once. Rendering is work for a processor, so it runs outside
//! the threads that answer requests.

use std::{ops::ControlFlow, path::PathBuf, sync::Arc, time::Duration};

use exchange::pdf::{Document, FontError, FontFile, Fonts, PdfError, Rendered, render};
use tokio::sync::{OnceCell, OwnedSemaphorePermit, Semaphore};

use crate::client::Client;

/// Where the fonts are.
#[derive(Clone, Debug)]
pub struct FontPaths {
    /// Of text.
    pub regular: PathBuf,
    /// Of headings.
    pub bold: PathBuf,
}

impl Default for FontPaths {
    /// Where Debian's fonts-noto-cjk has them.
    fn default() -> Self {
        let noto = |name: &str| PathBuf::from("/usr/share/fonts/opentype/noto").join(name);
        Self { regular: noto("NotoSansCJK-Regular.ttc"), bold: noto("NotoSansCJK-Bold.ttc") }
    }
}

impl FontPaths {
    /// The first of them that is not there.
    pub fn missing(&self) -> Option<&PathBuf> {
        [&self.regular, &self.bold].into_iter().find(|path| !path.is_file())
    }

    fn read(&self) -> Result<Fonts, FontError> {
        // Of a collection the third face: Simplified Chinese in Noto's.
        let file =
            |path| FontFile { path, face: if PathBuf::from(path).extension().is_some_and(|end| end == "ttc") { 2 } else { 0 } };
        Fonts::read(file(&self.regular), file(&self.bold), &[])
    }
}

/// Renders documents. A clone shares the fonts and the slots.
#[derive(Clone, Debug)]
pub struct PdfRenderer {
    paths: Arc<FontPaths>,
    fonts: Arc<OnceCell<Arc<Fonts>>>,
    slots: Arc<Semaphore>,
    /// How long a request waits for a slot.
    patience: Duration,
}

/// Why there is no document.
#[derive(Debug, thiserror::Error)]
pub enum RenderError {
    /// No slot became free in time.
    #[error("the renderer is busy")]
    Busy,
    /// The fonts cannot be used.
    #[error(transparent)]
    Fonts(#[from] FontError),
    /// The document cannot be made.
    #[error(transparent)]
    Document(#[from] PdfError),
    /// The thread of the work ended early.
    #[error(transparent)]
    Broken(#[from] tokio::task::JoinError),
}

/// A slot of the renderer, with its fonts.
#[derive(Debug)]
pub struct RenderSlot {
    fonts: Arc<Fonts>,
    permit: OwnedSemaphorePermit,
}

/// How long a request waits for a slot.
const PATIENCE: Duration = Duration::from_secs(10);

impl PdfRenderer {
    /// A renderer with these fonts; half of the processors, one at least.
    pub fn new(paths: FontPaths) -> Self {
        let processors = std::thread::available_parallelism().map_or(1, usize::from);
        Self::with_slots(paths, (processors / 2).max(1), PATIENCE)
    }

    /// A renderer with so many slots; a request waits at most `patience` for one.
    pub fn with_slots(paths: FontPaths, slots: usize, patience: Duration) -> Self {
        Self { paths: Arc::new(paths), fonts: Arc::default(), slots: Arc::new(Semaphore::new(slots)), patience }
    }

    /// Waits for a slot. The fonts are read for the first document.
    pub async fn slot(&self) -> Result<RenderSlot, RenderError> {
        let paths = self.paths.clone();
        let read = || async { Ok::<_, RenderError>(Arc::new(tokio::task::spawn_blocking(move || paths.read()).await??)) };
        let fonts = self.fonts.get_or_try_init(read).await?.clone();
        let waited = tokio::time::timeout(self.patience, self.slots.clone().acquire_owned()).await;
        let permit = waited.ok().and_then(Result::ok).ok_or(RenderError::Busy)?;
        Ok(RenderSlot { fonts, permit })
    }
}

impl RenderSlot {
    /// Makes the document on a thread of its own; stops when the client has left.
    pub async fn make(
        self,
        client: Client,
        compose: impl FnOnce() -> Document + Send + 'static,
    ) -> Result<Rendered, RenderError> {
        let work = move || {
            let Self { fonts, permit } = self;
            let mut goes_on = |_| if client.has_left() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) };
            let rendered = render(&compose(), &fonts, &mut goes_on);
            drop(permit);
            rendered
        };
        Ok(tokio::task::spawn_blocking(work).await??)
    }
}
