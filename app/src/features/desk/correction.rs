//! One correction at the institution that answers it: the target, the statement, the form to answer it. The button that takes it on:
//! `take_on.rs`.

use axum::{
    extract::{Form, Query},
    response::{Html, IntoResponse, Response},
};
use chrono::NaiveDate;
use domain::{
    correction::{CorrectionKind, CorrectionTarget, Statement, StatementError, StepKind},
    ids::SubmissionId,
    purpose::Purpose,
    section::Section,
    time::{show_date, show_date_time},
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use store::{
    opening::{Opened, Reader, Writer},
    record::corrections::{self as store_corrections, Correction, NewStep},
};

use super::{record::who, take_on};
use crate::{
    access::Access,
    components::prelude::*,
    error::PageError,
    extract::{AtDesk, NamedPost, RecordReader, RecordWriter},
    features::{
        corrections::{self, CORRECTABLE_ENTRIES, Correctable},
        entries,
        measurements::{self, MeasurementContext},
    },
    labels,
    page::Document,
    shared::{DeskPlace, RecordLinks, correction_at_desk, desk_frame, receipt, whose},
    words::{self as all_words, corrections as words, counter as counter_words, desk as desk_words},
};

/// The access that this page needs: one entry.
pub const ACCESS: Access =
    Access::desk("/desk/correct/{person}/{entry}/{correction_kind}", &[Purpose::Correct], CORRECTABLE_ENTRIES);

/// The access for a correction of the registered identity: only that section.
pub const IDENTITY_CORRECTION_ACCESS: Access =
    Access::desk("/desk/correct/{person}/identity/{entry}/{correction_kind}", &[Purpose::Correct], &[Section::Identity]);

/// The access to the evidence that the resident sent.
pub const EVIDENCE_ACCESS: Access =
    Access::desk("/desk/correct/{person}/{entry}/{correction_kind}/evidence", &[Purpose::Correct], CORRECTABLE_ENTRIES);

/// The access to the evidence of an identity correction.
pub const IDENTITY_EVIDENCE_ACCESS: Access =
    Access::desk("/desk/correct/{person}/identity/{entry}/{correction_kind}/evidence", &[Purpose::Correct], &[Section::Identity]);

/// The fields of the form.
#[derive(Debug, Serialize, Deserialize)]
pub struct CorrectionAnswerForm {
    submission: SubmissionId,
    /// The code of the step.
    #[serde(default)]
    act: String,
    #[serde(default)]
    words: String,
}

/// The act that was just executed.
#[derive(Debug, Default, Deserialize)]
pub struct Done {
    done: Option<String>,
}

/// The errors of an answer, by field.
#[derive(Debug, Default)]
struct Problems {
    act: bool,
    words: Option<StatementError>,
}

/// The answer with its typed values and errors, and the submission id of the button that takes the correction on.
struct Forms {
    answer: CorrectionAnswerForm,
    problems: Problems,
    /// An id of its own: after the button was pressed, the form can still be sent.
    taking: SubmissionId,
}

/// A correction and its target.
struct OpenedCorrection {
    correction: Correction,
    correctable: Correctable,
}

/// The newest correction of the target and kind that the path names.
async fn opened(reader: &mut Reader, path: &std::collections::HashMap<String, String>) -> Result<OpenedCorrection, PageError> {
    let id = path.get("entry").and_then(|id| id.parse().ok()).ok_or(PageError::NotFound)?;
    let target = CorrectionTarget::from_uuid(id, reader.opening.resident);
    let kind = path.get("correction_kind").and_then(|code| CorrectionKind::from_code(code)).ok_or(PageError::NotFound)?;
    let correction = store_corrections::newest(reader, target, kind).await?.ok_or(PageError::NotFound)?;
    Ok(OpenedCorrection { correction, correctable: Correctable::read(reader, target).await? })
}

/// `GET /desk/correct/{person}/{entry}/{correction_kind}`, and the path for the registered identity.
pub async fn page(desk: AtDesk, mut record: RecordReader, Query(done): Query<Done>) -> Result<Html<String>, PageError> {
    let opened = opened(&mut record.reader, &record.path).await?;
    let answer = CorrectionAnswerForm { submission: record.app.new_submission(), act: String::new(), words: String::new() };
    let forms = Forms { answer, problems: Problems::default(), taking: record.app.new_submission() };
    let today = record.today();
    let opening = record.reader.opening;
    Ok(record.visitor.show(|| {
        let done = match done.done.as_deref() {
            Some("taken_on") => Some(receipt(words::taken_on())),
            Some("answered") => Some(receipt(words::answered())),
            _ => None,
        };
        show(&desk.post, &opened, &opening, today, done, &forms)
    }))
}

/// `GET /desk/correct/{person}/{entry}/{correction_kind}/evidence`, and the path for the registered identity.
pub async fn evidence(_desk: AtDesk, mut record: RecordReader) -> Result<Response, PageError> {
    let opened = opened(&mut record.reader, &record.path).await?;
    corrections::evidence_file(&mut record.reader, opened.correction.id).await
}

/// `POST /desk/correct/{person}/{entry}/{correction_kind}`, and the path for the registered identity.
pub async fn send(desk: AtDesk, mut record: RecordWriter, Form(form): Form<CorrectionAnswerForm>) -> Result<Response, PageError> {
    let opened = opened(&mut record.writer, &record.path).await?;
    let correction = opened.correction.id;
    let (kind, statement) = match check(&form) {
        Ok(step) => step,
        Err(problems) => {
            let forms = Forms { answer: form, problems, taking: record.app.new_submission() };
            return Ok(record.again(|opening, today| show(&desk.post, &opened, opening, today, None, &forms)));
        }
    };
    let page = format!("{}?done=answered", href(&opened.correction, &record.writer.opening));
    let new = NewStep { correction, kind, words: Some(&statement) };
    let take = async |writer: &mut Writer| store_corrections::step(writer, new).await;
    Ok(record.submit(form.submission, &form, page, take).await?.into_response())
}

/// The step with its statement.
fn check(form: &CorrectionAnswerForm) -> Result<(StepKind, Statement), Problems> {
    let kind = StepKind::from_code(&form.act).filter(|kind| matches!(kind, StepKind::Corrected | StepKind::Refused));
    match (kind, Statement::parse(&form.words)) {
        (Some(kind), Ok(statement)) => Ok((kind, statement)),
        (kind, statement) => Err(Problems { act: kind.is_none(), words: statement.err() }),
    }
}

fn href(correction: &Correction, opening: &Opened) -> String {
    correction_at_desk(opening.resident, correction.target, correction.kind)
}

fn show(
    post: &NamedPost,
    opened: &OpenedCorrection,
    opening: &Opened,
    today: NaiveDate,
    done: Option<AnyView>,
    forms: &Forms,
) -> (Document, AnyView) {
    let correction = &opened.correction;
    let note = desk_words::whose_note(labels::purpose(opening.purpose));
    let frame = desk_frame(Some(post), DeskPlace::Corrections, Some(whose(opening, today, ReaderRole::Staff, note)));
    let errors: Vec<FieldError> = [
        forms.problems.act.then(|| FieldError::new("act", words::act_missing())),
        forms.problems.words.map(|error| FieldError::new("words", corrections::problem(error))),
    ]
    .into_iter()
    .flatten()
    .collect();
    let document = Document { title: words::desk_entry().to_owned(), frame, faulty: !errors.is_empty(), ..Document::default() };
    let answering = correction.status().is_open().then(|| answering(correction, opening, forms));
    let lead = if correction.is_of_identity() { words::desk_scope_identity() } else { words::desk_scope() };
    let view = view! {
        <ErrorSummary errors/>
        {done}
        <PageHeader title=opened.correctable.title() lead back_href="/desk/corrections" back=words::desk_title()/>
        {standing(correction, opening)}
        {entry(&opened.correctable, opening)}
        {answering}
    };
    (document, view.into_any())
}

/// The resident's statement, the last day for an answer, the staff member who handles the correction, the answer.
fn standing(correction: &Correction, opening: &Opened) -> AnyView {
    let language = all_words::language();
    let handler = correction.steps.iter().rev().find_map(|step| step.by.clone());
    let due = show_date(correction.due_on, language);
    let with = correction.department.as_ref().map(|department| {
        let (zh, en) = &department.name;
        let with = words::escalated_to(all_words::pick(zh, en));
        view! { <br/>{with} }
    });
    let rows = vec![
        SummaryRow::new(words::desk_kind(), corrections::kind(correction.kind)),
        SummaryRow::new(words::due(), view! { {due}{with} }),
        SummaryRow::new(words::asked_at(), show_date_time(correction.asked_at, language)),
        SummaryRow::new(words::handler(), handler.unwrap_or_else(|| words::no_handler().to_owned())),
    ];
    let answer = correction.answer().map(|step| {
        let said = step.said();
        view! { <Card title=words::answer() id="answer"><Quote text=said/></Card> }
    });
    let stated = correction.statement.clone();
    let file = corrections::evidence_link(correction, format!("{}/evidence", href(correction, opening)));
    view! {
        <Card title=words::resident_words() id="statement"><Quote text=stated/>{file}</Card>
        <SummaryList rows/>
        {answer}
    }
    .into_any()
}

/// The target: its content and its provenance. No link leads further into the record.
fn entry(correctable: &Correctable, opening: &Opened) -> AnyView {
    match correctable {
        Correctable::Entry(entry) => {
            let links = RecordLinks::of(opening);
            view! {
                {entries::entry_superseded(entry)}
                <section class="section" aria-labelledby="entry">
                    <h2 id="entry">{words::desk_entry()}</h2>
                    {entries::entry_says(entry, None)}
                </section>
                {entries::entry_provenance(entry, &links, opening.log)}
            }
            .into_any()
        }
        Correctable::Measurement(measurement) => {
            let context = MeasurementContext::of(opening);
            view! {
                {measurements::entry_superseded(measurement)}
                <section class="section" aria-labelledby="entry">
                    <h2 id="entry">{words::desk_entry()}</h2>
                    {measurements::entry_amounts(measurement, &context)}
                </section>
                {measurements::entry_provenance(measurement, &context, opening.log)}
            }
            .into_any()
        }
        Correctable::Identity(..) => view! {
            <section class="section" aria-labelledby="entry">
                <h2 id="entry">{words::desk_entry()}</h2>
                <SummaryList rows=who(opening)/>
            </section>
        }
        .into_any(),
    }
}

/// The form to take the correction on, if nobody has; the form to answer it.
fn answering(correction: &Correction, opening: &Opened, forms: &Forms) -> AnyView {
    let Forms { answer, problems, taking } = forms;
    let action = href(correction, opening);
    let change = correction.is_of_identity().then(|| {
        let href = format!("/desk/identity/{}", opening.resident);
        view! { <Buttons><ButtonLink href icon=Shape::Person>{counter_words::open_to_change()}</ButtonLink></Buttons> }
    });
    let take_on = correction.steps.is_empty().then(|| take_on::button(correction, opening.resident, *taking));
    let (so, how) = if correction.is_of_identity() {
        (words::act_corrected_identity(), words::act_corrected_hint_identity())
    } else {
        (words::act_corrected(), words::act_corrected_hint())
    };
    let choices = vec![
        Choice::new(StepKind::Corrected.code(), so).hint(how),
        Choice::new(StepKind::Refused.code(), words::act_refused()).hint(words::act_refused_hint()),
    ];
    let act_error = problems.act.then(words::act_missing);
    let words_error = problems.words.map(corrections::problem);
    let (submission, chosen, said) = (answer.submission.to_string(), answer.act.clone(), answer.words.clone());
    view! {
        <section class="section" aria-labelledby="answering">
            <h2 id="answering">{words::answer_title()}</h2>
            {take_on}
            {change}
            <PostForm action submission>
                <RadioField name="act" label=words::act() choices value=chosen error=act_error/>
                <TextAreaField name="words" label=words::words() hint=words::words_hint() value=said error=words_error rows=6/>
                <Buttons><Button kind=ButtonKind::Primary>{words::answer_send()}</Button></Buttons>
            </PostForm>
        </section>
    }
    .into_any()
}
