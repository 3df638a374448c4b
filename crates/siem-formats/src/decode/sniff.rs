//! What bytes are, by their first ones.

/// Enough for every signature below.
pub(crate) const SNIFF_BYTES: usize = 16;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Container {
    None,
    Gzip,
    Zstd,
    Bzip2,
    Zip,
    /// Snappy in frames; the bare block format has no signature.
    Snappy,
    Parquet,
    /// Known, and not read.
    Unsupported(&'static str),
    Utf8Mark,
    Utf16(ByteOrder),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ByteOrder {
    Little,
    Big,
}

impl Container {
    /// Length of the byte-order mark.
    pub(super) fn mark_bytes(self) -> usize {
        match self {
            Container::Utf8Mark => 3,
            Container::Utf16(_) => 2,
            _ => 0,
        }
    }
}

/// Text that begins with `BZ` or `PK` is text: the whole signature counts.
/// Sources: RFC 1952, RFC 8878, the bzip2, ZIP (APPNOTE), xz, LZ4 frame, Snappy framing and Parquet format documents.
pub(super) fn sniff(head: &[u8]) -> Container {
    match head {
        [0x1f, 0x8b, ..] => Container::Gzip,
        [0x28, 0xb5, 0x2f, 0xfd, ..] | [0x50..=0x5f, 0x2a, 0x4d, 0x18, ..] => Container::Zstd,
        [b'B', b'Z', b'h', b'1'..=b'9', 0x31, 0x41, 0x59, 0x26, 0x53, 0x59, ..]
        | [b'B', b'Z', b'h', b'1'..=b'9', 0x17, 0x72, 0x45, 0x38, 0x50, 0x90, ..] => Container::Bzip2,
        [b'P', b'K', 3, 4, ..] | [b'P', b'K', 5, 6, ..] => Container::Zip,
        [b'P', b'A', b'R', b'1', ..] => Container::Parquet,
        [b'P', b'A', b'R', b'E', ..] if head.len() == SNIFF_BYTES && !head.is_ascii() => {
            Container::Unsupported("encrypted parquet")
        }
        [0xfd, b'7', b'z', b'X', b'Z', 0, ..] => Container::Unsupported("xz"),
        [0x04, 0x22, 0x4d, 0x18, ..] => Container::Unsupported("lz4"),
        [0xff, 0x06, 0, 0, b's', b'N', b'a', b'P', b'p', b'Y', ..] => Container::Snappy,
        [b'7', b'z', 0xbc, 0xaf, 0x27, 0x1c, ..] => Container::Unsupported("7z"),
        [0xef, 0xbb, 0xbf, ..] => Container::Utf8Mark,
        [0xff, 0xfe, ..] => Container::Utf16(ByteOrder::Little),
        [0xfe, 0xff, ..] => Container::Utf16(ByteOrder::Big),
        _ => Container::None,
    }
}

/// Whether these are the bytes of what they stand for, and nothing has to be undone.
pub(crate) fn is_plain(head: &[u8]) -> bool {
    sniff(head) == Container::None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_no_archive() {
        assert_eq!(sniff(b"BZ is a country code"), Container::None);
        assert_eq!(sniff(b"BZh9 text goes on"), Container::None);
        assert_eq!(sniff(b"PK is one too"), Container::None);
        assert_eq!(sniff(b""), Container::None);
        assert_eq!(sniff(b"\x1f\x8b"), Container::Gzip);
        assert_eq!(sniff(b"PK\x05\x06\0\0"), Container::Zip);
    }
}
