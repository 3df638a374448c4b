//! Values of the data section, and how they are written.

/// A value of the format's data section.
#[derive(Clone, Debug)]
pub enum Data {
    /// Text.
    Text(String),
    /// A double.
    Double(f64),
    /// An unsigned 16-bit number.
    U16(u16),
    /// An unsigned 32-bit number.
    U32(u32),
    /// An unsigned 64-bit number.
    U64(u64),
    /// A map, in order.
    Map(Vec<(String, Data)>),
    /// A list.
    List(Vec<Data>),
}

impl Data {
    /// Text.
    #[must_use]
    pub fn text(text: &str) -> Data {
        Data::Text(text.into())
    }

    /// A map, in order.
    #[must_use]
    pub fn map<'k>(members: impl IntoIterator<Item = (&'k str, Data)>) -> Data {
        Data::Map(members.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
    }

    /// Appends control bytes and value.
    pub(super) fn write(&self, out: &mut Vec<u8>) {
        match self {
            Data::Text(text) => write_text(out, text),
            Data::Double(value) => {
                control(out, 3, 8);
                out.extend_from_slice(&value.to_be_bytes());
            }
            Data::U16(value) => number(out, 5, u64::from(*value)),
            Data::U32(value) => number(out, 6, u64::from(*value)),
            Data::U64(value) => number(out, 9, *value),
            Data::Map(members) => {
                control(out, 7, members.len());
                for (key, value) in members {
                    write_text(out, key);
                    value.write(out);
                }
            }
            Data::List(items) => {
                control(out, 11, items.len());
                items.iter().for_each(|item| item.write(out));
            }
        }
    }
}

fn write_text(out: &mut Vec<u8>, text: &str) {
    control(out, 2, text.len());
    out.extend_from_slice(text.as_bytes());
}

/// Big-endian, without leading zero bytes.
fn number(out: &mut Vec<u8>, kind: u8, value: u64) {
    let bytes = value.to_be_bytes();
    let used = &bytes[value.leading_zeros() as usize / 8..];
    control(out, kind, used.len());
    out.extend_from_slice(used);
}

/// Type and size. Types above 7 stand in a byte of their own; sizes from 29, 285 and 65,821 on in one, two and three
/// bytes behind.
fn control(out: &mut Vec<u8>, kind: u8, size: usize) {
    let (small, beyond, bytes) = match size {
        0..29 => (size as u8, 0, 0),
        29..285 => (29, size - 29, 1),
        285..65_821 => (30, size - 285, 2),
        _ => (31, size - 65_821, 3),
    };
    if kind < 8 {
        out.push(kind << 5 | small);
    } else {
        out.push(small);
        out.push(kind - 7);
    }
    out.extend_from_slice(&(beyond as u32).to_be_bytes()[4 - bytes..]);
}
