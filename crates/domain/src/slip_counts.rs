//! Which centres issued unusually many activation slips. A slip gives access to a record, so the district's department looks at such
//! a centre (Article 27). The rule is this project's own: it finds where to look, and proves nothing.

/// Fewer slips than this are never unusual: a small centre may have one busy day.
const FEWEST: u32 = 10;
/// How many times the median of the other centres is unusual.
const TIMES: u32 = 3;

/// Whether the count at `place` is unusual among the counts of the district's centres: at least ten, and more than three times the
/// median of the other centres. False if there is no other centre.
pub fn is_unusual(counts: &[u32], place: usize) -> bool {
    let mut others: Vec<u32> = counts.iter().enumerate().filter(|(at, _)| *at != place).map(|(_, count)| *count).collect();
    others.sort_unstable();
    let (Some(count), Some(median)) = (counts.get(place), others.get(others.len().saturating_sub(1) / 2)) else { return false };
    *count >= FEWEST && *count > TIMES * median
}

#[cfg(test)]
mod tests {
    use super::is_unusual;

    #[test]
    fn a_centre_with_many_more_slips_than_the_others_is_unusual() {
        let counts = [31, 10, 4, 12];
        assert!(is_unusual(&counts, 0));
        assert!(!is_unusual(&[30, 10, 4, 12], 0), "three times the median");
        assert!((1..4).all(|place| !is_unusual(&counts, place)));
    }

    #[test]
    fn few_slips_are_never_unusual() {
        assert!(!is_unusual(&[9, 0, 0], 0));
        assert!(is_unusual(&[10, 0, 0], 0));
        assert!(!is_unusual(&[100], 0), "there is nothing to compare with");
        assert!(!is_unusual(&[], 0));
    }
}
