//! The EC2 instance that agents name their log streams after.

use crate::document::Document;
use crate::schema::field;

/// Sets the instance whose id is part of the log stream's name, if one is.
pub(super) fn set_from_log_stream(doc: &mut Document<'_>) {
    let Some(stream) = doc.record().envelope.log_stream else { return };
    if let Some(id) = id_in(stream) {
        doc.set(field::CLOUD_INSTANCE_ID, id);
        doc.add(field::RELATED_HOSTS, id);
    }
}

/// `i-` and 8 or 17 hexadecimal digits, between characters that are no part of a name.
fn id_in(text: &str) -> Option<&str> {
    let is_id = |part: &&str| {
        part.strip_prefix("i-")
            .is_some_and(|hex| matches!(hex.len(), 8 | 17) && hex.bytes().all(|b| b.is_ascii_hexdigit()))
    };
    text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-')).find(is_id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_stand_anywhere_in_a_name() {
        assert_eq!(id_in("i-0abcdef1234567890"), Some("i-0abcdef1234567890"));
        assert_eq!(id_in("web/i-0abcdef1.log"), Some("i-0abcdef1"));
        assert_eq!(id_in("xi-0abcdef1"), None);
        assert_eq!(id_in("i-0abcdefg"), None);
    }
}
