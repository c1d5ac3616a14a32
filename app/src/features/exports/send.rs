//! The download of the file.

use axum::{
    extract::{Path, State},
    http::{HeaderName, StatusCode, header},
    response::{IntoResponse, Response},
};
use domain::{
    export::Extent,
    ids::{ActId, LogId, ResidentId},
    language::Language,
    purpose::Purpose,
    section::Section,
    time::today_in_shenzhen,
};
use exchange::pdf::{PdfError, Rendered};
use store::{
    opening::{self, Opening},
    sign_in::acts,
};

use super::{Contents, compose, contents, ready::confirmed};
use crate::{
    error::PageError,
    extract::{App, SignedIn},
    page::written_in,
    renderer::RenderError,
    words::exports as words,
};

/// `POST /record/{person}/download/{act}`: spends the act, opens the record to download, and answers with the file. If the
/// renderer is busy, the act is not spent, so that it can be used again.
pub async fn send(
    State(app): State<App>,
    person: SignedIn,
    Path((resident, act)): Path<(ResidentId, ActId)>,
) -> Result<Response, PageError> {
    let export = confirmed(&app, &person.session, resident, act).await?;
    let slot = app.renderer.slot().await.map_err(no_document)?;
    if person.visitor.client.has_left() {
        return Ok(StatusCode::NO_CONTENT.into_response());
    }
    if !acts::spend(&app.db, person.session.id, act).await? {
        return Err(PageError::NotConfirmed);
    }
    let contents = read(&app, &person, resident, &export.extent).await?;
    let (log, language, now) = (contents.opening.log, export.language, app.db.clock.now());
    let made = slot.make(person.visitor.client.clone(), move || written_in(language, || compose(&contents, now))).await;
    match made {
        Ok(made) => {
            note_missing(&made, log);
            Ok(answer(&app, language, made).into_response())
        }
        // The client has left, so nobody receives this answer.
        Err(RenderError::Document(PdfError::Cancelled)) => {
            tracing::info!(%log, "a download was cancelled");
            Ok(StatusCode::NO_CONTENT.into_response())
        }
        Err(error) => Err(no_document(error)),
    }
}

fn no_document(error: RenderError) -> PageError {
    match error {
        RenderError::Busy => PageError::Busy,
        RenderError::Fonts(error) => PageError::NoFont(error),
        other => PageError::failed(other),
    }
}

/// Opens the record and reads the chosen contents. For a single entry, the opening is limited to that entry and its parts.
async fn read(app: &App, person: &SignedIn, resident: ResidentId, extent: &Extent) -> Result<Contents, PageError> {
    let open = async |purpose, limit: Option<&[_]>, sections: &[Section]| -> Result<Opening, PageError> {
        let request = opening::Request {
            token: &person.token,
            resident,
            purpose,
            sections,
            limit: limit.map(opening::Limit::Entries),
            client: &person.visitor.device,
            claim: None,
        };
        Ok(opening::open(&app.db, request).await?)
    };
    let sections = extent.sections();
    let limit = match extent {
        Extent::Whole | Extent::Parts(_) => None,
        Extent::Measurement(id) => Some(vec![*id]),
        Extent::Entry(_) => {
            let reader = open(Purpose::View, None, &sections).await?.read(&app.db).await?;
            contents::read(&app.db, reader, extent).await?.limit()
        }
    };
    let reader = open(Purpose::Download, limit.as_deref(), &sections).await?.read_whole(&app.db).await?;
    contents::read(&app.db, reader, extent).await
}

/// Logs the characters that no font contains: only their code points, and nothing of the surrounding text.
fn note_missing(made: &Rendered, log: LogId) {
    if !made.missing.is_empty() {
        // A limit, because a text of unknown characters could otherwise fill the log.
        let characters: Vec<String> = made.missing.iter().take(20).map(|c| format!("U+{:04X}", u32::from(*c))).collect();
        tracing::warn!(%log, characters = characters.join(" "), "no font has these characters: they are drawn as codes");
    }
}

/// The answer with the file. The file's name contains no name of a person. The content security policy keeps the file, if a
/// browser displays it, from accessing anything of this site.
fn answer(app: &App, language: Language, made: Rendered) -> impl IntoResponse {
    let day = today_in_shenzhen(app.db.clock.now()).format("%Y%m%d");
    let name: String = written_in(language, words::file_name).bytes().map(percent).collect();
    let disposition = format!(r#"attachment; filename="health-record-{day}.pdf"; filename*=UTF-8''{name}-{day}.pdf"#);
    let headers: [(HeaderName, String); 4] = [
        (header::CONTENT_TYPE, "application/pdf".to_owned()),
        (header::CONTENT_LENGTH, made.bytes.len().to_string()),
        (header::CONTENT_DISPOSITION, disposition),
        (header::CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox".to_owned()),
    ];
    (headers, made.bytes)
}

/// A byte in the percent encoding of RFC 8187.
fn percent(byte: u8) -> String {
    if byte.is_ascii_alphanumeric() || byte == b'-' { char::from(byte).to_string() } else { format!("%{byte:02X}") }
}
