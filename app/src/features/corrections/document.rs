//! Corrections in a document: the subject's statement, the answer, the disagreement.

use domain::{correction::StepKind, ids::EntryId, time::show_date_time};
use exchange::pdf::{Block, Entry as Item, Fact};
use store::{
    opening::Reader,
    record::{
        corrections::{self, Correction, Step},
        entries::Entry,
    },
};

use super::{Correctable, labels};
use crate::{
    error::PageError,
    words::{self as all_words, corrections as words},
};

/// A correction and its target.
#[derive(Debug)]
pub struct DocumentedCorrection {
    correction: Correction,
    /// The target, in the version that the resident saw.
    pub about: Correctable,
}

impl DocumentedCorrection {
    /// Whether the correction is about this entry, in any of its versions.
    pub fn is_about(&self, entry: &Entry) -> bool {
        matches!(&self.about, Correctable::Entry(correctable)
            if correctable.id == entry.id || correctable.sender.is_some() && correctable.sender == entry.sender)
    }

    /// Whether the correction is about this version of a measurement.
    pub fn is_about_measurement(&self, id: EntryId) -> bool {
        matches!(&self.about, Correctable::Measurement(measurement) if measurement.id == id)
    }
}

/// The corrections of the open record, newest first. Those whose target this opening does not cover are left out.
pub async fn documented(reader: &mut Reader) -> Result<Vec<DocumentedCorrection>, PageError> {
    let mut corrections = Vec::new();
    for correction in corrections::all(reader).await? {
        match Correctable::read(reader, correction.target).await {
            Ok(about) => corrections.push(DocumentedCorrection { correction, about }),
            Err(PageError::NotFound) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(corrections)
}

/// The corrections with all their statements.
pub fn blocks(corrections: &[DocumentedCorrection]) -> Vec<Block> {
    corrections.iter().map(|documented| Block::Entry(item(documented))).collect()
}

fn item(documented: &DocumentedCorrection) -> Item {
    let correction = &documented.correction;
    let asked = show_date_time(correction.asked_at, all_words::language());
    let mut facts = vec![
        Fact::new(words::institution(), labels::institution(correction)),
        Fact::new(words::status(), labels::status(correction)),
    ];
    if correction.status().is_open() {
        facts.push(Fact::new(words::due(), labels::due(correction)));
    }
    facts.push(Fact::new(words::your_words(), &correction.statement));
    facts.extend(correction.answer().map(|step| Fact::new(words::answer(), said(step))));
    facts.extend(correction.step(StepKind::Disagrees).map(|step| Fact::new(words::your_disagreement(), said(step))));
    Item {
        title: labels::kind_of(correction.kind, &documented.about.title()),
        when: asked,
        badge: None,
        facts,
        paragraphs: Vec::new(),
        provenance: Vec::new(),
    }
}

/// The text of a step; the name of the staff member and the time follow, if staff took the step.
fn said(step: &Step) -> String {
    let when = show_date_time(step.at, all_words::language());
    match &step.by {
        Some(name) => format!("{}\n{}", step.said(), words::answered_by(name, when)),
        None => step.said(),
    }
}
