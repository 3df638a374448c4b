//! The licence key.

use std::fmt;

/// What the stack's parameter holds as long as nobody has set it.
const PLACEHOLDER: &str = "xxxxxxxxxxxxxxxx";
/// Characters of a key: the older ones have 16, those that end in `_mmk` 40.
const LENGTHS: [usize; 2] = [16, 40];

/// A licence key of MaxMind. It does not show.
pub(crate) struct LicenseKey(String);

impl LicenseKey {
    /// Reads the content of the secret; empty and the placeholder are no key.
    ///
    /// # Errors
    /// If it cannot be a key: why, without it.
    pub(crate) fn read(text: &str) -> Result<Option<LicenseKey>, String> {
        let text = text.trim();
        if text.is_empty() || text == PLACEHOLDER {
            return Ok(None);
        }
        let length = text.chars().count();
        if !LENGTHS.contains(&length) {
            return Err(format!(
                "the licence key has {length} characters, and those of MaxMind have 16 or 40: set the parameter \
                 GeoLite2LicenseKey to one of them, or to nothing"
            ));
        }
        Ok(Some(LicenseKey(text.to_owned())))
    }

    /// For the one place where it is sent.
    pub(crate) fn to_send(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for LicenseKey {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("LicenseKey(not shown)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(text: &str) -> Result<Option<String>, String> {
        LicenseKey::read(text).map(|key| key.map(|key| key.to_send().to_owned()))
    }

    #[test]
    fn nothing_and_sixteen_x_are_no_key() {
        for text in ["", " \n", "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx\n"] {
            assert_eq!(key(text), Ok(None), "{text:?}");
        }
    }

    #[test]
    fn keys_of_both_lengths_are_taken_as_they_are() {
        for text in ["0123456789abcdEF", "abc123_abcdefghijklmnopqrstuvwxyzABC_mmk"] {
            assert_eq!(key(&format!("{text}\n")), Ok(Some(text.to_owned())));
        }
    }

    #[test]
    fn what_cannot_be_a_key_is_told_without_it() {
        for text in ["short", "0123456789abcdEF0", "xxxxxxxxxxxxxxx"] {
            let why = key(text).unwrap_err();
            assert!(why.starts_with(&format!("the licence key has {} characters", text.len())), "{why}");
            assert!(!why.contains(text), "{why}");
        }
    }

    #[test]
    fn a_key_does_not_show() {
        let key = LicenseKey::read("0123456789abcdEF").unwrap();
        assert_eq!(format!("{key:?}"), "Some(LicenseKey(not shown))");
    }
}
