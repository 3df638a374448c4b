//! The password of the domain's master user.

use std::ops::RangeInclusive;

const LENGTH: usize = 32;
/// None of them means something to a shell between quotes, in a URL's user, or in JSON.
const SYMBOLS: &[u8] = b"!*+,-.=^_~";
const LETTERS_AND_DIGITS: [RangeInclusive<u8>; 3] = [b'a'..=b'z', b'A'..=b'Z', b'0'..=b'9'];

/// A password of 32 characters with letters of both cases, digits and symbols, as OpenSearch asks for.
///
/// # Errors
/// If the system has no randomness.
pub(crate) fn generate() -> Result<String, String> {
    let alphabet: Vec<u8> = LETTERS_AND_DIGITS.into_iter().flatten().chain(SYMBOLS.iter().copied()).collect();
    // Bytes beyond the last whole alphabet would make its first characters likelier.
    let fair = usize::from(u8::MAX) / alphabet.len() * alphabet.len();
    loop {
        let mut password = String::with_capacity(LENGTH);
        while password.len() < LENGTH {
            let mut bytes = [0; LENGTH];
            getrandom::fill(&mut bytes).map_err(|error| format!("making a password: {error}"))?;
            let drawn = bytes.into_iter().map(usize::from).filter(|byte| *byte < fair);
            password
                .extend(drawn.take(LENGTH - password.len()).map(|byte| char::from(alphabet[byte % alphabet.len()])));
        }
        if has_every_class(&password) {
            return Ok(password);
        }
    }
}

fn has_every_class(password: &str) -> bool {
    let has = |class: &dyn Fn(&u8) -> bool| password.bytes().any(|byte| class(&byte));
    LETTERS_AND_DIGITS.iter().all(|range| has(&|byte| range.contains(byte))) && has(&|byte| SYMBOLS.contains(byte))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn a_password_has_32_characters_of_every_class_and_comes_once() {
        let passwords: BTreeSet<String> = (0..2000).map(|_| generate().unwrap()).collect();
        assert_eq!(passwords.len(), 2000);
        let mut seen = BTreeSet::new();
        for password in &passwords {
            assert_eq!(password.len(), 32);
            assert!(has_every_class(password), "{password}");
            seen.extend(password.bytes());
        }
        let alphabet = b"!*+,-.0123456789=ABCDEFGHIJKLMNOPQRSTUVWXYZ^_abcdefghijklmnopqrstuvwxyz~";
        assert_eq!(seen, alphabet.iter().copied().collect(), "each character comes, and no other");
    }

    #[test]
    fn a_class_that_is_missing_is_seen() {
        for lacks in ["ABCDEFG1!", "abcdefg1!", "Abcdefgh!", "Abcdefgh1"] {
            assert!(!has_every_class(lacks), "{lacks}");
        }
        assert!(has_every_class("Abcdefg1!"));
    }
}
