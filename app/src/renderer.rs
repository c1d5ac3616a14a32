//! The PDF renderer: its fonts, and the limit of documents that it makes at a time. Rendering needs much processor time, so it
//! runs outside the threads that answer requests.

use std::{ops::ControlFlow, path::PathBuf, sync::Arc, time::Duration};

use exchange::pdf::{Document, FontError, FontFile, Fonts, PdfError, Rendered, render};
use tokio::sync::{OnceCell, OwnedSemaphorePermit, Semaphore};

use crate::client::Client;

/// The paths of the font files.
#[derive(Clone, Debug)]
pub struct FontPaths {
    /// The font of text.
    pub regular: PathBuf,
    /// The font of headings.
    pub bold: PathBuf,
}

impl Default for FontPaths {
    /// The paths of the Debian package fonts-noto-cjk.
    fn default() -> Self {
        let noto = |name: &str| PathBuf::from("/usr/share/fonts/opentype/noto").join(name);
        Self { regular: noto("NotoSansCJK-Regular.ttc"), bold: noto("NotoSansCJK-Bold.ttc") }
    }
}

impl FontPaths {
    /// The first font file that does not exist.
    pub fn missing(&self) -> Option<&PathBuf> {
        [&self.regular, &self.bold].into_iter().find(|path| !path.is_file())
    }

    fn read(&self) -> Result<Fonts, FontError> {
        // Of a font collection (`.ttc`) the third face: in Noto Sans CJK that is Simplified Chinese.
        let file =
            |path| FontFile { path, face: if PathBuf::from(path).extension().is_some_and(|end| end == "ttc") { 2 } else { 0 } };
        Fonts::read(file(&self.regular), file(&self.bold), &[])
    }
}

/// Renders documents. Clones share the fonts and the slots.
#[derive(Clone, Debug)]
pub struct PdfRenderer {
    paths: Arc<FontPaths>,
    fonts: Arc<OnceCell<Arc<Fonts>>>,
    slots: Arc<Semaphore>,
    /// The maximum time that a request waits for a slot.
    patience: Duration,
}

/// Why a document was not made.
#[derive(Debug, thiserror::Error)]
pub enum RenderError {
    /// No slot became free in time.
    #[error("the renderer is busy")]
    Busy,
    /// The fonts cannot be used.
    #[error(transparent)]
    Fonts(#[from] FontError),
    /// The document could not be made.
    #[error(transparent)]
    Document(#[from] PdfError),
    /// The thread that made the document ended early.
    #[error(transparent)]
    Broken(#[from] tokio::task::JoinError),
}

/// A slot of the renderer, with its fonts.
#[derive(Debug)]
pub struct RenderSlot {
    fonts: Arc<Fonts>,
    permit: OwnedSemaphorePermit,
}

/// The maximum time that a request waits for a slot.
const PATIENCE: Duration = Duration::from_secs(10);

impl PdfRenderer {
    /// A renderer with these fonts; it has one slot for every two processors, but at least one.
    pub fn new(paths: FontPaths) -> Self {
        let processors = std::thread::available_parallelism().map_or(1, usize::from);
        Self::with_slots(paths, (processors / 2).max(1), PATIENCE)
    }

    /// A renderer with this number of slots; a request waits at most `patience` for one.
    pub fn with_slots(paths: FontPaths, slots: usize, patience: Duration) -> Self {
        Self { paths: Arc::new(paths), fonts: Arc::default(), slots: Arc::new(Semaphore::new(slots)), patience }
    }

    /// Waits for a slot. The first call reads the fonts.
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
    /// Makes the document on a separate thread; stops if the client has left.
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
