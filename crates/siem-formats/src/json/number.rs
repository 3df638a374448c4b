//! Words: numbers and the names that stand for values.

/// Names outside quotes that are taken for values: JSON's, and what JavaScript and Python write for numbers that have
/// no digits.
const NAMES: [&[u8]; 6] = [b"true", b"false", b"null", b"NaN", b"Infinity", b"-Infinity"];

/// Whether `word` is a value as it stands: a legal JSON number or one of the names.
pub(crate) fn is_word(word: &[u8]) -> bool {
    NAMES.contains(&word) || number_end(word) == Ok(word.len())
}

/// Where the number that `bytes` begin with ends, by the grammar of RFC 8259, section 6.
///
/// # Errors
/// The offset where a digit was expected.
#[inline]
pub(super) fn number_end(bytes: &[u8]) -> Result<usize, usize> {
    let mut at = usize::from(bytes.first() == Some(&b'-'));
    at = match bytes.get(at) {
        Some(b'0') => at + 1,
        _ => digits(bytes, at)?,
    };
    if bytes.get(at) == Some(&b'.') {
        at = digits(bytes, at + 1)?;
    }
    if let Some(b'e' | b'E') = bytes.get(at) {
        let sign = usize::from(matches!(bytes.get(at + 1), Some(b'+' | b'-')));
        at = digits(bytes, at + 1 + sign)?;
    }
    Ok(at)
}

/// Past one or more digits.
#[inline]
fn digits(bytes: &[u8], from: usize) -> Result<usize, usize> {
    let mut at = from;
    while bytes.get(at).is_some_and(u8::is_ascii_digit) {
        at += 1;
    }
    if at == from { Err(at) } else { Ok(at) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_are_values() {
        for word in ["0", "-0", "12", "1.50", "1e9", "-1.2E+03", "1e-7", "true", "false", "null", "NaN", "-Infinity"] {
            assert!(is_word(word.as_bytes()), "{word}");
        }
        for word in
            ["", "-", "01", "1.", ".5", "1e", "1e+", "+1", "0x1f", "1_000", "None", "True", "2024-01-01", "-NaN"]
        {
            assert!(!is_word(word.as_bytes()), "{word}");
        }
    }

    #[test]
    fn a_number_ends_where_it_ends() {
        assert_eq!(number_end(b"12,"), Ok(2));
        assert_eq!(number_end(b"01"), Ok(1));
        assert_eq!(number_end(b"1.e"), Err(2));
    }
}
