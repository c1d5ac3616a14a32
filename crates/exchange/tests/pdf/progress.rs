//! Progress and cancellation.

use crate::sample;
use crate::support::{fonts, made, pages, solid};
use exchange::pdf::{PdfError, Progress, render};
use std::ops::ControlFlow;

#[test]
fn rendering_can_be_cancelled_at_any_call() {
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
fn progress_counts_blocks_and_pages() {
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
    // The cover and the table of contents do not belong to the body.
    assert_eq!((last.blocks, last.pages), (60, made.unwrap().pages - 2));
}

#[test]
fn a_record_of_3000_entries_is_complete_and_in_order() {
    let pages = pages(&made(&sample::long(3_000)));
    let read = solid(&pages.concat());
    let mut from = 0;
    for at in 0..3_000 {
        let number = format!("就诊号就诊号{at:06}");
        from += read[from..].find(&number).unwrap_or_else(|| panic!("{number} is not where it belongs"));
    }
}
