//! Records with a serial number, by which they are known again in documents and dead letters; and what the cluster says
//! of some of them.

/// Stands before the serial number.
const BEFORE: &[u8] = b"serial-";
/// Digits of a serial number.
const DIGITS: usize = 8;

/// What the cluster says of a record's document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Nothing.
    Plain,
    /// A field contradicts the mapping; without it, the document is taken.
    Conflict,
    /// The document contradicts the mapping whatever is done about it.
    Hopeless,
    /// No request with it is taken: it is too large.
    Giant,
    /// No request with it is taken: it cannot be read.
    Poison,
}

impl Mark {
    const ALL: [Mark; 5] = [Mark::Plain, Mark::Conflict, Mark::Hopeless, Mark::Giant, Mark::Poison];

    fn word(self) -> &'static str {
        match self {
            Mark::Plain => "plain",
            Mark::Conflict => "conflict",
            Mark::Hopeless => "hopeless",
            Mark::Giant => "giant",
            Mark::Poison => "poison",
        }
    }

    /// The reason that the dead letter of such a record tells; `None` where it becomes a document.
    pub fn letter(self) -> Option<&'static str> {
        match self {
            Mark::Plain | Mark::Conflict => None,
            Mark::Hopeless => Some("mapping"),
            Mark::Giant => Some("too_large"),
            Mark::Poison => Some("malformed"),
        }
    }
}

/// One record of an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Record {
    /// Its number; the same number is the same record.
    pub serial: u32,
    /// What the cluster says of it.
    pub mark: Mark,
}

impl Record {
    /// The word that a record carries, in any of its fields.
    pub fn word(self) -> String {
        format!("serial-{:08}-{}", self.serial, self.mark.word())
    }
}

/// Where the first serial number stands in a text.
fn find(text: &[u8]) -> Option<usize> {
    let digits = |at: usize| text.get(at..at + DIGITS).is_some_and(|digits| digits.iter().all(u8::is_ascii_digit));
    let ends = text.windows(BEFORE.len()).enumerate().filter(|(_, window)| *window == BEFORE);
    ends.map(|(at, _)| at + BEFORE.len()).find(|at| digits(*at))
}

/// The serial number of the record that a text is made of.
pub fn serial_of(text: &[u8]) -> Option<u32> {
    let at = find(text)?;
    std::str::from_utf8(&text[at..at + DIGITS]).ok()?.parse().ok()
}

/// What the cluster says of the record that a text is made of.
pub fn mark_of(text: &[u8]) -> Mark {
    let Some(at) = find(text) else { return Mark::Plain };
    let behind = text[at + DIGITS..].strip_prefix(b"-").unwrap_or_default();
    Mark::ALL.into_iter().find(|mark| behind.starts_with(mark.word().as_bytes())).unwrap_or(Mark::Plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_is_known_again_by_its_word() {
        for mark in Mark::ALL {
            let word = format!("{{\"serial-x\":\"a {} b\"}}", Record { serial: 17, mark }.word());
            assert_eq!((serial_of(word.as_bytes()), mark_of(word.as_bytes())), (Some(17), mark));
        }
        assert_eq!((serial_of(b"serial-123"), mark_of(b"giant")), (None, Mark::Plain));
    }
}
