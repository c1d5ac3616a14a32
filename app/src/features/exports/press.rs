//! The press: the fonts, and how many documents are made at once. Making one is work for a processor, not for the threads that
//! answer requests.

use std::{ops::ControlFlow, path::PathBuf, sync::Arc, time::Duration};

use exchange::pdf::{Document, FontError, FontFile, Fonts, PdfError, Rendered, render};
use tokio::sync::{OnceCell, OwnedSemaphorePermit, Semaphore};

use crate::given::Client;

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

/// The press. A clone is the same one.
#[derive(Clone, Debug)]
pub struct Press {
    paths: Arc<FontPaths>,
    fonts: Arc<OnceCell<Arc<Fonts>>>,
    places: Arc<Semaphore>,
    /// How long one waits for a place.
    patience: Duration,
}

/// Why there is no document.
#[derive(Debug, thiserror::Error)]
pub enum PressError {
    /// Others are before it, and it would take too long.
    #[error("the press is busy")]
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

/// A place at the press, with its fonts.
#[derive(Debug)]
pub struct Place {
    fonts: Arc<Fonts>,
    permit: OwnedSemaphorePermit,
}

/// How long people wait for a place.
const PATIENCE: Duration = Duration::from_secs(10);

impl Press {
    /// A press with these fonts; half of the processors work for it, one at least.
    pub fn new(paths: FontPaths) -> Self {
        let processors = std::thread::available_parallelism().map_or(1, usize::from);
        Self::with_places(paths, (processors / 2).max(1), PATIENCE)
    }

    /// A press that makes so many documents at once, and for a place at which one waits so long.
    pub fn with_places(paths: FontPaths, places: usize, patience: Duration) -> Self {
        Self { paths: Arc::new(paths), fonts: Arc::default(), places: Arc::new(Semaphore::new(places)), patience }
    }

    /// Waits for a place. The fonts are read when the first document is wanted.
    pub async fn place(&self) -> Result<Place, PressError> {
        let paths = self.paths.clone();
        let read = || async { Ok::<_, PressError>(Arc::new(tokio::task::spawn_blocking(move || paths.read()).await??)) };
        let fonts = self.fonts.get_or_try_init(read).await?.clone();
        let waited = tokio::time::timeout(self.patience, self.places.clone().acquire_owned()).await;
        let permit = waited.ok().and_then(Result::ok).ok_or(PressError::Busy)?;
        Ok(Place { fonts, permit })
    }
}

impl Place {
    /// Makes the document on a thread of its own; stops where whoever asked has left.
    pub async fn make(self, client: Client, compose: impl FnOnce() -> Document + Send + 'static) -> Result<Rendered, PressError> {
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
