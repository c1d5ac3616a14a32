//! How far it is, and an end before the end.

use crate::sample;
use crate::support::{fonts, made, pages, solid};
use exchange::pdf::{PdfError, Progress, render};
use std::ops::ControlFlow;

#[test]
fn a_cancelled_document_leaves_nothing_whenever_it_is_cancelled() {
    let document = sample::chinese();
    let mut calls = 0;
    render(&document, fonts(), &mut |_| {
        calls += 1;
        ControlFlow::Continue(())
    })
    .unwrap();
    for last in 0..calls {
        let mut left = last;
        let cancelled = render(&document, fonts(), &mut |_| {
            if left == 0 {
                return ControlFlow::Break(());
            }
            left -= 1;
            ControlFlow::Continue(())
        });
        assert_eq!(cancelled.unwrap_err(), PdfError::Cancelled);
    }
}

#[test]
fn it_says_how_far_it_is() {
    let mut told: Vec<Progress> = Vec::new();
    let document = sample::long(60);
    let made = render(&document, fonts(), &mut |progress| {
        told.push(progress);
        ControlFlow::Continue(())
    });
    assert!(told.is_sorted_by_key(|progress| (progress.blocks, progress.pages)));
    assert!(told.iter().all(|progress| progress.of == 60));
    let (first, last) = (told[0], *told.last().unwrap());
    assert_eq!((first.blocks, first.pages), (0, 0));
    // The cover and the contents are not of the body.
    assert_eq!((last.blocks, last.pages), (60, made.unwrap().pages - 2));
}

#[test]
fn a_long_record_arrives_whole() {
    let pages = pages(&made(&sample::long(3_000)));
    let read = solid(&pages.concat());
    let mut from = 0;
    for at in 0..3_000 {
        let number = format!("就诊号就诊号{at:06}");
        from += read[from..].find(&number).unwrap_or_else(|| panic!("{number} is not where it belongs"));
    }
}
