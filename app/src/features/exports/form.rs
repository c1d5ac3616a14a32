//! The form on which the resident chooses the parts to download. Sending the form proposes the act.

use std::collections::BTreeSet;

use axum::{
    extract::{Form, Path, State},
    response::{Html, Redirect},
};
use domain::{
    export::{Export, Extent, Part},
    ids::{ActId, ResidentId},
    language::Language,
    section::Section,
};
use leptos::prelude::*;
use store::sign_in::acts::{self, ActKind};

use super::labels;
use crate::{
    access::Access,
    components::prelude::*,
    error::PageError,
    extract::{App, RecordReader, SignedIn},
    page::Document,
    server_functions::Destination,
    shared::{RecordLinks, record_frame},
    words::{self as all_words, entries as entry_words, exports as words},
};

/// The access that this page needs: the identity of the subject.
pub const ACCESS: Access = Access::view("/record/{person}/download", &[Section::Identity]);

/// `GET /record/{person}/download`
pub async fn page(record: RecordReader) -> Html<String> {
    let today = record.today();
    let opening = record.reader.opening;
    record.visitor.show(|| {
        let options = Part::all().map(|part| OptionItem {
            value: part.code().to_owned(),
            label: labels::part(part).to_owned(),
            checked: false,
            more: None,
        });
        let languages = [Language::Chinese, Language::English].map(|one| Choice::new(one.tag(), labels::language(one)));
        let value = all_words::language().tag();
        let back_href = RecordLinks::of(&opening).contents();
        let view = view! {
            <PageHeader title=words::title() lead=words::lead() back_href back=entry_words::contents()/>
            <PostForm action=format!("/record/{}/download", opening.resident)>
                <Options name="part" legend=words::parts() hint=words::parts_hint() options=options.collect()/>
                <RadioField name="language" label=words::language() hint=words::language_hint() choices=languages.to_vec() value/>
                <p>{words::next_detail()}</p>
                <Buttons><Button kind=ButtonKind::Primary icon=Shape::Key>{words::next()}</Button></Buttons>
            </PostForm>
        };
        let frame = record_frame(&opening, today, Place::Record);
        (Document { title: words::title().to_owned(), frame, ..Document::default() }, view.into_any())
    })
}

/// `POST /record/{person}/download`: proposes the chosen download.
pub async fn send(
    State(app): State<App>,
    person: SignedIn,
    Path(resident): Path<ResidentId>,
    Form(form): Form<Vec<(String, String)>>,
) -> Result<Redirect, PageError> {
    let export = chosen(&form).ok_or(PageError::NotOurForm)?;
    let act = propose(&app, &person, resident, &export).await?;
    Ok(Redirect::to(&Destination::Confirm(act).path()))
}

/// Proposes a download of one's own record.
pub async fn propose(app: &App, person: &SignedIn, resident: ResidentId, export: &Export) -> Result<ActId, PageError> {
    if person.session.resident != Some(resident) {
        return Err(PageError::NotFound);
    }
    let (kind, subject) = (ActKind::Download, Some(resident.uuid()));
    Ok(acts::propose_of(&app.db, person.session.id, kind, subject, Some(&export.code())).await?)
}

/// The chosen export; `None` if the values cannot come from one of our forms.
fn chosen(form: &[(String, String)]) -> Option<Export> {
    let all = |name: &'static str| form.iter().filter(move |(field, _)| field == name).map(|(_, value)| value.as_str());
    let language = Language::from_tag(all("language").next()?)?;
    let extent = Extent::of(all("part").map(Part::from_code).collect::<Option<BTreeSet<_>>>()?);
    Some(Export { language, extent })
}
