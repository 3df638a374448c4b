//! A bounded memory without clearing: a key belongs to a small set of places, in which the newest pushes out the one
//! that was not used for longest.

/// Places of a set. One place a key would let two busy keys push each other out for ever.
const WAYS: usize = 4;

/// Entries in sets, the latest used first in each.
pub(crate) struct Sets<E> {
    entries: Box<[E]>,
    /// Bits of a spread key that are not its set.
    shift: u32,
}

impl<E: Clone> Sets<E> {
    /// Room for `count` entries, a power of two of at least two sets.
    pub(crate) fn new(count: usize, empty: E) -> Sets<E> {
        let sets = (count / WAYS).next_power_of_two().max(2);
        Sets { entries: vec![empty; sets * WAYS].into(), shift: 64 - sets.trailing_zeros() }
    }

    /// The entry of a key, which is the latest used from now on.
    pub(crate) fn find(&mut self, key: u64, is_it: impl Fn(&E) -> bool) -> Option<&mut E> {
        let start = self.start(key);
        let set = &mut self.entries[start..start + WAYS];
        let way = set.iter().position(is_it)?;
        if way > 0 {
            set[..=way].rotate_right(1);
        }
        set.first_mut()
    }

    /// The entry of a key, left where it is.
    pub(crate) fn peek(&self, key: u64, is_it: impl Fn(&E) -> bool) -> Option<&E> {
        let start = self.start(key);
        self.entries[start..start + WAYS].iter().find(|entry| is_it(entry))
    }

    /// The entry of the key's set that was not used for longest, to be written over. It is the latest used now.
    pub(crate) fn oldest(&mut self, key: u64) -> &mut E {
        let start = self.start(key);
        self.entries[start..start + WAYS].rotate_right(1);
        &mut self.entries[start]
    }

    /// Fibonacci hashing: the high bits of a product with 2^64 / φ.
    fn start(&self, key: u64) -> usize {
        (key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> self.shift) as usize * WAYS
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Keys of one and the same set.
    fn rivals(sets: &Sets<u64>) -> Vec<u64> {
        let home = sets.start(1);
        (1..).filter(|key| sets.start(*key) == home).take(6).collect()
    }

    #[test]
    fn the_one_not_used_for_longest_goes() {
        let mut sets = Sets::new(8, 0);
        let keys = rivals(&sets);
        for key in &keys[..4] {
            *sets.oldest(*key) = *key;
        }
        assert_eq!(sets.find(keys[0], |entry| *entry == keys[0]), Some(&mut keys[0].clone()));
        *sets.oldest(keys[4]) = keys[4];
        let left: Vec<bool> = keys.iter().map(|key| sets.peek(*key, |entry| entry == key).is_some()).collect();
        assert_eq!(left, [true, false, true, true, true, false]);
    }

    #[test]
    fn keys_of_other_sets_are_left_alone() {
        let mut sets = Sets::new(64, 0);
        let keys = rivals(&sets);
        let other = (1..).find(|key| sets.start(*key) != sets.start(1)).unwrap();
        *sets.oldest(other) = other;
        for key in keys {
            *sets.oldest(key) = key;
        }
        assert_eq!(sets.peek(other, |entry| *entry == other), Some(&other));
    }
}
