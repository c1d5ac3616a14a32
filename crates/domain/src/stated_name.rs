//! A person's name as another system states it, and whether it is only a provisional one.

/// Ends of names that a hospital gives a newborn: the child of a mother.
const ENDS: [&str; 10] = ["之子", "之女", "之婴", "之大子", "之小子", "之大女", "之小女", "之儿", "婴儿", "毛毛"];
/// Beginnings of such names in English.
const BEGINNINGS: [&str; 6] = ["baby", "babyboy", "babygirl", "bb", "newborn", "infant"];

/// Whether this is a provisional name of a newborn, which says nothing of who the person is.
pub fn is_provisional(name: &str) -> bool {
    let plain: String = name.chars().filter(|c| !c.is_whitespace()).collect();
    let first: String = name.split_whitespace().next().unwrap_or_default().to_lowercase();
    ENDS.iter().any(|end| plain.ends_with(end) && plain.len() > end.len())
        || BEGINNINGS.contains(&first.as_str())
        || plain == "婴儿"
}

#[cfg(test)]
mod tests {
    use super::is_provisional;

    #[test]
    fn a_name_by_the_mother_is_provisional_and_a_whole_name_is_not() {
        for name in ["李梅之子", "李梅 之女", "李梅之大女", "Baby Girl Li", "BB Chan", "婴儿", "李婴儿"] {
            assert!(is_provisional(name), "{name}");
        }
        for name in ["李梅", "之子", "Barbara Li", "陈子女", ""] {
            assert!(!is_provisional(name), "{name}");
        }
    }
}
