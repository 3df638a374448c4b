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

/// Fewer bytes than a block has, filled up with zeros. Both ends are loaded whole and overlap: no loop, no call.
#[inline]
pub(crate) fn short(bytes: &[u8]) -> [u8; SIZE] {
    debug_assert!(bytes.len() < SIZE);
    let bits = if let (Some(first), Some(last)) = (bytes.first_chunk(), bytes.last_chunk()) {
        let [first, last] = [first, last].map(|half: &[u8; 8]| u128::from(u64::from_le_bytes(*half)));
        first | last << (8 * (bytes.len() - 8))
    } else if let (Some(first), Some(last)) = (bytes.first_chunk(), bytes.last_chunk()) {
        let [first, last] = [first, last].map(|quarter: &[u8; 4]| u64::from(u32::from_le_bytes(*quarter)));
        u128::from(first | last << (8 * (bytes.len() - 4)))
    } else {
        bytes.iter().rev().fold(0u32, |bits, byte| bits << 8 | u32::from(*byte)).into()
    };
    bits.to_le_bytes()
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

/// One bit for each blank of ASCII.
#[inline]
pub(crate) fn blank(block: &[u8; SIZE]) -> u32 {
    let bytes = u8x16::new(*block);
    let is = |byte| bytes.simd_eq(u8x16::splat(byte));
    (is(b' ') | is(b'\t') | is(b'\n') | is(0x0c) | is(b'\r')).to_bitmask()
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
        None => must_escape(&short(rest)) & ((1 << rest.len()) - 1),
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
                let other_blanks = if around == b' ' { 0xffff & !(1 << at) } else { 0 };
                assert_eq!(blank(&block), bit(byte.is_ascii_whitespace()) | other_blanks, "{byte} at {at}");
            }
        }
        let even: [u8; SIZE] = std::array::from_fn(|i| if i % 2 == 0 { b'"' } else { b'a' });
        assert_eq!(must_escape(&even), 0x5555);
    }

    #[test]
    fn fewer_bytes_are_filled_up_with_zeros() {
        let bytes: [u8; SIZE] = std::array::from_fn(|i| 0xf0 + i as u8);
        for length in 0..SIZE {
            let mut wanted = [0; SIZE];
            wanted[..length].copy_from_slice(&bytes[..length]);
            assert_eq!(short(&bytes[..length]), wanted);
        }
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
