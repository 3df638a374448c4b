//! Telling keys apart without comparing them.

use crate::block;
use crate::value::Member;

const WORDS: usize = 32;
/// Members among which comparing each with all is cheap.
pub(super) const FEW: usize = 64;

/// The keys of an object, told by a few bits of each: that one is not there is sure, that one is there may be wrong.
/// Most questions that are asked of a record are for fields that it does not have.
#[derive(Clone, Copy, Debug)]
pub struct KeySet {
    bits: [u64; WORDS],
    are_distinct: bool,
}

impl Default for KeySet {
    fn default() -> Self {
        KeySet { bits: [0; WORDS], are_distinct: true }
    }
}

impl KeySet {
    /// The keys of `members`.
    #[must_use]
    pub fn of(members: &[Member<'_>]) -> KeySet {
        let mut set = KeySet::default();
        for (index, (key, _)) in members.iter().enumerate() {
            let is_new = set.add(key);
            // Among few, two keys that share their bits are compared.
            set.are_distinct &=
                is_new || index <= FEW && members[..index].iter().all(|(earlier, _)| !is_same_key(earlier, key));
        }
        set
    }

    /// Adds a key.
    pub fn insert(&mut self, key: &str) {
        let is_new = self.add(key);
        self.are_distinct &= is_new;
    }

    /// Adds a key; whether none had its bits.
    #[inline]
    fn add(&mut self, key: &str) -> bool {
        let (word, bit) = place(key_bits(key));
        let is_new = self.bits[word] & bit == 0;
        self.bits[word] |= bit;
        is_new
    }

    /// Whether a key of these [`key_bits`] may be there.
    #[must_use]
    #[inline]
    pub fn may_contain(&self, key_bits: u64) -> bool {
        let (word, bit) = place(key_bits);
        self.bits[word] & bit != 0
    }

    /// Whether all keys differ for sure.
    #[must_use]
    pub fn are_distinct(&self) -> bool {
        self.are_distinct
    }
}

/// Word and bit of a key.
#[inline]
fn place(key_bits: u64) -> (usize, u64) {
    ((key_bits >> 59) as usize % WORDS, 1 << (key_bits >> 53 & 63))
}

/// Bits that tell the keys of a log apart, the high ones best: made of the length, both ends and the middle of a key,
/// whatever its length, and spread by Fibonacci hashing.
#[must_use]
#[inline]
pub fn key_bits(key: &str) -> u64 {
    let bytes = key.as_bytes();
    let word = |part: &[u8; 4]| u64::from(u32::from_le_bytes(*part));
    let ends = match (bytes.first_chunk(), bytes.last_chunk()) {
        (Some(first), Some(last)) => word(first) << 32 | word(last),
        _ => bytes.iter().fold(0, |word, byte| word << 8 | u64::from(*byte)),
    };
    let middle = u64::from(bytes.get(bytes.len() / 2).copied().unwrap_or_default());
    (ends ^ middle << 24 ^ bytes.len() as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// Whether two keys are the same; up to sixteen bytes are compared without a call.
#[must_use]
#[inline]
pub fn is_same_key(a: impl AsRef<[u8]>, b: impl AsRef<[u8]>) -> bool {
    let (a, b) = (a.as_ref(), b.as_ref());
    if a.len() != b.len() {
        return false;
    }
    match (a.first_chunk::<8>(), a.last_chunk::<8>(), b.first_chunk::<8>(), b.last_chunk::<8>()) {
        (Some(a_first), Some(a_last), Some(b_first), Some(b_last)) if a.len() <= 16 => {
            a_first == b_first && a_last == b_last
        }
        (None, ..) => block::short(a) == block::short(b),
        _ => a == b,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Value;

    #[test]
    fn what_is_there_is_never_missed() {
        let names: Vec<String> = (0..3_000).map(|n| format!("{}k{n}", "x".repeat(n % 20))).collect();
        let members: Vec<Member<'_>> = names.iter().map(|name| (name.as_str(), Value::Null)).collect();
        let all = KeySet::of(&members);
        assert!(names.iter().all(|name| all.may_contain(key_bits(name))));
        let few = KeySet::of(&members[..10]);
        let found = names[10..].iter().filter(|name| few.may_contain(key_bits(name))).count();
        assert!(found < 100, "{found} of 2,990 keys seem to be among ten others");
    }

    #[test]
    fn keys_of_every_length_are_compared_whole() {
        let text = "a_long_key_of_thirty-odd_letters";
        for length in 0..text.len() {
            let key = &text[..length];
            assert!(is_same_key(key, key) && !is_same_key(key, &text[..=length]));
            for at in 0..length {
                let mut other = key.to_owned();
                other.replace_range(at..=at, "#");
                assert!(!is_same_key(key, &other), "{at} of {length}");
            }
        }
    }

    #[test]
    fn a_key_that_stands_twice_is_noticed() {
        let members = ["a", "", "b", "a"].map(|key| (key, Value::Null));
        assert!(KeySet::of(&members[..3]).are_distinct());
        assert!(!KeySet::of(&members).are_distinct());
    }

    #[test]
    fn few_keys_are_told_apart_for_sure() {
        for at in 0..100 {
            let names: Vec<String> = (0..FEW).map(|n| format!("column_{}", at * FEW + n)).collect();
            let mut members: Vec<Member<'_>> = names.iter().map(|name| (name.as_str(), Value::Null)).collect();
            assert!(KeySet::of(&members).are_distinct());
            members[FEW - 1].0 = names[at % (FEW - 1)].as_str();
            assert!(!KeySet::of(&members).are_distinct());
        }
    }
}
