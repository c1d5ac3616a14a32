//! What is disputed, as a document says it: what its subject claims, what was answered, what they disagree with.

use domain::{correction::StepKind, ids::EntryId, time::show_date_time};
use exchange::pdf::{Block, Entry as Item, Fact};
use store::{
    opening::Reader,
    record::{
        corrections::{self, Correction, Step},
        entries::Entry,
    },
};

use super::{Disputed, words_of};
use crate::{
    error::PageError,
    words::{self as all_words, corrections as words},
};

/// A correction, and what it is about.
#[derive(Debug)]
pub struct Dispute {
    correction: Correction,
    /// The version that was disputed.
    pub about: Disputed,
}

impl Dispute {
    /// Whether it is about this entry, in whatever version.
    pub fn is_about(&self, entry: &Entry) -> bool {
        matches!(&self.about, Disputed::Entry(disputed)
            if disputed.id == entry.id || disputed.sender.is_some() && disputed.sender == entry.sender)
    }

    /// Whether it is about this version of a reading.
    pub fn is_about_reading(&self, id: EntryId) -> bool {
        matches!(&self.about, Disputed::Reading(reading) if reading.id == id)
    }
}

/// What is disputed in the open record, the newest first; what of it this opening does not cover is left out.
pub async fn disputes(reader: &mut Reader) -> Result<Vec<Dispute>, PageError> {
    let mut disputes = Vec::new();
    for correction in corrections::all(reader).await? {
        match Disputed::read(reader, correction.entry).await {
            Ok(about) => disputes.push(Dispute { correction, about }),
            Err(PageError::NotFound) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(disputes)
}

/// Each with all that was said.
pub fn blocks(disputes: &[Dispute]) -> Vec<Block> {
    disputes.iter().map(|dispute| Block::Entry(item(dispute))).collect()
}

fn item(dispute: &Dispute) -> Item {
    let correction = &dispute.correction;
    let asked = show_date_time(correction.asked_at, all_words::language());
    let mut facts = vec![
        Fact::new(words::institution(), words_of::institution(correction)),
        Fact::new(words::status(), words_of::status(correction)),
    ];
    if correction.status().is_open() {
        facts.push(Fact::new(words::due(), words_of::due(correction)));
    }
    facts.push(Fact::new(words::your_words(), &correction.statement));
    facts.extend(correction.answer().map(|step| Fact::new(words::answer(), said(step))));
    facts.extend(correction.step(StepKind::Disagrees).map(|step| Fact::new(words::your_disagreement(), said(step))));
    Item {
        title: words_of::claim_of(correction.claim, &dispute.about.title()),
        when: asked,
        badge: None,
        facts,
        paragraphs: Vec::new(),
        provenance: Vec::new(),
    }
}

/// What was said, and by whom, where it was staff.
fn said(step: &Step) -> String {
    let when = show_date_time(step.at, all_words::language());
    match &step.by {
        Some(name) => format!("{}\n{}", step.said(), words::answered_by(name, when)),
        None => step.said(),
    }
}
