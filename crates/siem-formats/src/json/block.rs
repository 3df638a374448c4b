//! Finds bytes that matter, sixteen at a time: in logs, most strings are shorter than what a call of a vectorised
//! search costs, and longer than what is cheap byte by byte.

use wide::u8x16;

/// Bytes looked at together.
pub(crate) const SIZE: usize = 16;

/// The first block of `bytes`, if they are so many.
#[inline]
pub(crate) fn first(bytes: &[u8]) -> Option<&[u8; SIZE]> {
    bytes.first_chunk()
}

/// One bit for each quote and backslash, the first byte's the lowest.
#[inline]
pub(crate) fn quote_or_backslash(block: &[u8; SIZE]) -> u32 {
    let bytes = u8x16::new(*block);
    (bytes.simd_eq(u8x16::splat(b'"')) | bytes.simd_eq(u8x16::splat(b'\\'))).to_bitmask()
}

/// One bit for each quote, backslash and control character: what JSON text must escape.
#[inline]
pub(crate) fn must_escape(block: &[u8; SIZE]) -> u32 {
    let bytes = u8x16::new(*block);
    let control = bytes.min(u8x16::splat(0x1f)).simd_eq(bytes);
    (control | bytes.simd_eq(u8x16::splat(b'"')) | bytes.simd_eq(u8x16::splat(b'\\'))).to_bitmask()
}

/// The byte that the lowest bit stands for.
#[inline]
pub(crate) fn position(mask: u32) -> usize {
    mask.trailing_zeros() as usize
}

/// How many bytes stand before the first that must be escaped; all of them if there is none.
#[inline]
pub(crate) fn clean_length(bytes: &[u8]) -> usize {
    let mut at = 0;
    while let Some(block) = first(&bytes[at..]) {
        match must_escape(block) {
            0 => at += SIZE,
            mask => return at + position(mask),
        }
    }
    let rest = &bytes[at..];
    if rest.is_empty() {
        return at;
    }
    // The rest once more as a block: the last bytes where there are enough, else filled up.
    let mask = match bytes.last_chunk() {
        Some(block) => must_escape(block) >> (SIZE - rest.len()),
        None => {
            let mut block = [b'x'; SIZE];
            block[..rest.len()].copy_from_slice(rest);
            must_escape(&block)
        }
    };
    if mask == 0 { bytes.len() } else { at + position(mask) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_at_every_place() {
        for byte in 0..=255u8 {
            for (at, around) in (0..SIZE).zip([b'a', 0x7f, 0x80, 0xff, b' ', b'!', b'[', b']'].into_iter().cycle()) {
                let mut block = [around; SIZE];
                block[at] = byte;
                let bit = |matches: bool| if matches { 1 << at } else { 0 };
                let is_mark = byte == b'"' || byte == b'\\';
                assert_eq!(must_escape(&block), bit(is_mark || byte < 0x20), "{byte} at {at}");
                assert_eq!(quote_or_backslash(&block), bit(is_mark), "{byte} at {at}");
            }
        }
        let even: [u8; SIZE] = std::array::from_fn(|i| if i % 2 == 0 { b'"' } else { b'a' });
        assert_eq!(must_escape(&even), 0x5555);
    }

    #[test]
    fn the_first_in_any_length() {
        for length in 0..50 {
            assert_eq!(clean_length(&vec![b'a'; length]), length);
            for at in 0..length {
                let mut text = vec![b'a'; length];
                text[length - 1] = b'\n';
                text[at] = b'"';
                assert_eq!(clean_length(&text), at, "{at} of {length}");
            }
        }
    }
}
