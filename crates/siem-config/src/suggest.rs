//! "Did you mean": the nearest of some names.

/// The candidate that differs from `word` by the fewest edits, if that is a slip and not another word: at most one edit
/// in short names, two in longer ones, or only case and separators. Of several as near, the first by name: what is said
/// must not hang on the order in which the names come.
pub(crate) fn nearest<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    let allowed = if word.chars().count() < 6 { 1 } else { 2 };
    let folded = fold(word);
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates {
        let distance = if fold(candidate) == folded { 0 } else { edits(word, candidate) };
        let found = (distance, candidate);
        if candidate != word && distance <= allowed && best.is_none_or(|least| found < least) {
            best = Some(found);
        }
    }
    best.map(|(_, candidate)| candidate)
}

fn fold(word: &str) -> String {
    word.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Levenshtein distance.
fn edits(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, from) in a.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, &to) in b.iter().enumerate() {
            let replaced = diagonal + usize::from(from != to);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_recognised() {
        let names = ["s3_key", "index_rotation", "timestamp_tz"];
        assert_eq!(nearest("index_rotaton", names), Some("index_rotation"));
        assert_eq!(nearest("S3-Key", names), Some("s3_key"));
        assert_eq!(nearest("s3key", names), Some("s3_key"));
        assert_eq!(nearest("timestamptz", names), Some("timestamp_tz"));
    }

    #[test]
    fn of_names_as_near_the_order_of_the_candidates_decides_nothing() {
        assert_eq!(nearest("event.kid", ["event.end", "event.id", "event.kind"]), Some("event.id"));
        assert_eq!(nearest("event.kid", ["event.kind", "event.id", "event.end"]), Some("event.id"));
    }

    #[test]
    fn other_words_are_left_alone() {
        assert_eq!(nearest("colour", ["s3_key", "index_name"]), None);
        assert_eq!(nearest("", ["s3_key"]), None);
    }
}
