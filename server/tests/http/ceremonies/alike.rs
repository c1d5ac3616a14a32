//! Known and unknown document numbers give the same response (bar 8). The bytes are asserted; the times are printed.

use std::time::Instant;

use axum::http::StatusCode;
use domain::slip_code::SlipCode;

use crate::support::Portal;

const WRONG: &str = "0000000000000";

/// Two slips for two neighbours, a number that has a record, and a number that has none.
struct Numbers {
    portal: Portal,
    slips: [SlipCode; 2],
    known: String,
    unknown: String,
}

async fn numbers() -> Numbers {
    let portal = Portal::open().await;
    let mut slips = Vec::new();
    for name in ["李邻居", "林邻居"] {
        let neighbour = portal.city.registered(name, "1990-01-15", &portal.city.centre).await;
        slips.push(portal.slip_for(&neighbour).await);
    }
    let known = portal.city.registered("梅若兰", "1990-01-15", &portal.city.centre).await.number;
    let unknown = portal.city.number("1990-01-15", 333);
    let slips = slips.try_into().expect("two");
    Numbers { portal, slips, known: known.expose().to_owned(), unknown: unknown.expose().to_owned() }
}

#[tokio::test]
async fn the_answers_are_the_same_bytes() {
    let Numbers { portal, slips, known, unknown } = numbers().await;
    for [one, other] in [[WRONG, WRONG], [slips[0].expose(), slips[1].expose()]] {
        let a = portal.browser().types_slip(one, &known).await;
        let b = portal.browser().types_slip(other, &unknown).await;
        assert_eq!((a.status, b.status), (StatusCode::UNPROCESSABLE_ENTITY, StatusCode::UNPROCESSABLE_ENTITY));
        assert_eq!(a.body.len(), b.body.len());
        assert_eq!(a.apart_from(&[one, &known]), b.apart_from(&[other, &unknown]));
    }
}

#[tokio::test]
async fn the_desk_of_another_centre_tells_no_more_than_ours() {
    let Numbers { portal, known, unknown, .. } = numbers().await;
    let gp = portal.city.gp(&portal.city.lapsed_clinic).await;
    let mut browser = portal.browser_of(&gp);
    let a = browser.post("/desk/find", &[("number", &known), ("purpose", "care")]).await;
    let b = browser.post("/desk/find", &[("number", &unknown), ("purpose", "care")]).await;
    assert!(a.has(app::words::desk::refused()), "{a:?}");
    assert_eq!(a.apart_from(&[&known]), b.apart_from(&[&unknown]));
}

/// Mean and variance.
fn moments(times: &[f64]) -> (f64, f64) {
    let count = f64::from(u32::try_from(times.len()).expect("few"));
    let mean = times.iter().sum::<f64>() / count;
    (mean, times.iter().map(|time| (time - mean).powi(2)).sum::<f64>() / (count - 1.0))
}

#[tokio::test]
async fn the_times_are_printed() {
    let Numbers { portal, known, unknown, .. } = numbers().await;
    let mut times = [Vec::new(), Vec::new()];
    for round in 0..400_u16 {
        let which = usize::from(round % 2);
        let mut browser = portal.browser();
        // Each request comes from a different address. Otherwise the limit of wrong codes would give the response.
        browser.address = ([10, 0, round.to_be_bytes()[0], round.to_be_bytes()[1]], 1).into();
        let begun = Instant::now();
        let answer = browser.types_slip(WRONG, if which == 0 { &known } else { &unknown }).await;
        times[which].push(begun.elapsed().as_secs_f64() * 1e6);
        assert!(answer.complains_at("code", app::words::sign_in::code_wrong()));
    }
    let [(known, known_variance), (unknown, unknown_variance)] = times.map(|times| moments(&times));
    let t = (known - unknown) / ((known_variance + unknown_variance) / 200.0).sqrt();
    println!("known {known:.0} µs, unknown {unknown:.0} µs, Welch t = {t:.2} over 400 (bar 8: |t| < 4.5 over 20,000)");
}
