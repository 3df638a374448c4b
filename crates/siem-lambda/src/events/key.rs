//! How the object key of a notification is read.
//!
//! S3 writes keys form-encoded into its own notifications (blank as `+`, the rest as percent sequences), and as they
//! are into EventBridge events ("Event message structure" and "EventBridge event message structure" of the Amazon S3
//! user guide). Which of the two a message is, is known from its shape, but copies of messages made by hand or by
//! other tools are not always true to it: therefore the other reading is kept, for when the first finds no object.

use percent_encoding::percent_decode;

/// The key of an object as a message names it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct KeyReading {
    /// What the shape of the message says the key is.
    pub first: String,
    /// The other reading, where it differs: to be tried once after `NoSuchKey`.
    pub second: Option<String>,
}

impl KeyReading {
    /// A key out of S3's own notification.
    ///
    /// Keys are UTF-8, so a text that does not decode to UTF-8 cannot have been encoded: it is taken as it stands.
    #[must_use]
    pub fn encoded(text: &str) -> KeyReading {
        match form_decode(text) {
            Some(decoded) if decoded != text => KeyReading { first: decoded, second: Some(text.to_owned()) },
            _ => KeyReading { first: text.to_owned(), second: None },
        }
    }

    /// A key out of an EventBridge event or one of our own messages.
    #[must_use]
    pub fn plain(text: &str) -> KeyReading {
        KeyReading { first: text.to_owned(), second: form_decode(text).filter(|decoded| decoded != text) }
    }
}

/// Undoes form encoding once; malformed percent sequences stay. `None` if the result is not UTF-8.
fn form_decode(text: &str) -> Option<String> {
    let blanks = text.replace('+', " ");
    percent_decode(blanks.as_bytes()).decode_utf8().ok().map(|decoded| decoded.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reading(first: &str, second: Option<&str>) -> KeyReading {
        KeyReading { first: first.to_owned(), second: second.map(str::to_owned) }
    }

    #[test]
    fn an_encoded_key_is_decoded_exactly_once() {
        assert_eq!(KeyReading::encoded("a%2Bb"), reading("a+b", Some("a%2Bb")));
        assert_eq!(KeyReading::encoded("a%252Bb"), reading("a%2Bb", Some("a%252Bb")));
        assert_eq!(KeyReading::encoded("a+b"), reading("a b", Some("a+b")));
        assert_eq!(KeyReading::encoded("a%20b"), reading("a b", Some("a%20b")));
        assert_eq!(KeyReading::encoded("100%2525"), reading("100%25", Some("100%2525")));
        assert_eq!(KeyReading::encoded("%C3%A9"), reading("é", Some("%C3%A9")));
        assert_eq!(KeyReading::encoded("AWSLogs/plain.gz"), reading("AWSLogs/plain.gz", None));
    }

    #[test]
    fn a_plain_key_stays_and_its_decoded_form_is_the_second_reading() {
        assert_eq!(KeyReading::plain("a%2Bb"), reading("a%2Bb", Some("a+b")));
        assert_eq!(KeyReading::plain("a+b"), reading("a+b", Some("a b")));
        assert_eq!(KeyReading::plain("é"), reading("é", None));
    }

    #[test]
    fn malformed_percent_sequences_stay_as_they_are() {
        assert_eq!(KeyReading::encoded("a%zz"), reading("a%zz", None));
        assert_eq!(KeyReading::encoded("a%zz+b%"), reading("a%zz b%", Some("a%zz+b%")));
    }

    #[test]
    fn what_does_not_decode_to_utf8_was_not_encoded() {
        assert_eq!(KeyReading::encoded("a%FFb"), reading("a%FFb", None));
        assert_eq!(KeyReading::plain("a%FFb"), reading("a%FFb", None));
    }
}
