//! Rules that charts share on pages and in PDF files: round steps, gaps, and the value to label.

/// A pause of more than this many usual intervals is a gap.
const GAP: i64 = 3;

/// Rounds a step up to 1, 2, 5 or 10 times a power of ten.
pub fn round_step(rough: f64) -> f64 {
    let power = 10_f64.powf(rough.log10().floor());
    let lead = rough / power;
    let round = [1.0, 2.0, 5.0].into_iter().find(|round| lead <= *round).unwrap_or(10.0);
    round * power
}

/// For each pair of neighbouring points: whether a line joins them. A long pause is a gap. `seconds` is sorted, oldest first.
pub fn joined(seconds: &[i64]) -> Vec<bool> {
    let pauses: Vec<i64> = seconds.windows(2).map(|pair| pair[1] - pair[0]).collect();
    let mut sorted = pauses.clone();
    sorted.sort_unstable();
    let usual = sorted.get(sorted.len() / 2).copied().unwrap_or_default();
    pauses.into_iter().map(|pause| pause <= usual.saturating_mul(GAP)).collect()
}

/// The index of the value farthest outside the range. If none is outside, or without a range, the index of the highest value.
pub fn extreme(values: &[f64], range: Option<(f64, f64)>) -> Option<usize> {
    let outside = |value: f64| range.map_or(0.0, |(low, high)| (low - value).max(value - high).max(0.0));
    let farther = |a: &f64, b: &f64| outside(*a).total_cmp(&outside(*b)).then(a.total_cmp(b));
    values.iter().enumerate().max_by(|a, b| farther(a.1, b.1)).map(|(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::{extreme, joined, round_step};

    #[test]
    fn a_long_pause_is_a_gap() {
        let day = 86_400;
        assert_eq!(joined(&[0, 1, 2, 30, 31].map(|n| n * day)), [true, true, false, true]);
    }

    #[test]
    fn the_extreme_is_the_value_farthest_outside_the_range() {
        assert_eq!(extreme(&[3.0, 5.0, 7.2], Some((3.9, 6.1))), Some(2));
        assert_eq!(extreme(&[2.0, 5.0, 6.2], Some((3.9, 6.1))), Some(0));
        assert_eq!(extreme(&[4.0, 5.0, 4.5], Some((3.9, 6.1))), Some(1));
        assert_eq!(extreme(&[], None), None);
    }

    #[test]
    fn steps_are_round() {
        for (rough, round) in [(0.9, 1.0), (1.0, 1.0), (13.0, 20.0), (0.03, 0.05), (61.0, 100.0)] {
            assert!((round_step(rough) / round - 1.0).abs() < 1e-9, "{rough}");
        }
    }
}
