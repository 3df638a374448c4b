//! Sets of fields.

use super::{FIELD_COUNT, FieldId};

const WORDS: usize = FIELD_COUNT.div_ceil(64);

/// A set of fields: one bit for each of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct FieldSet([u64; WORDS]);

impl Default for FieldSet {
    fn default() -> Self {
        FieldSet([0; WORDS])
    }
}

impl FieldSet {
    pub(crate) fn contains(&self, field: FieldId) -> bool {
        self.0[usize::from(field.0) / 64] & (1 << (field.0 % 64)) != 0
    }

    pub(crate) fn insert(&mut self, field: FieldId) {
        self.0[usize::from(field.0) / 64] |= 1 << (field.0 % 64);
    }

    pub(crate) fn remove(&mut self, field: FieldId) {
        self.0[usize::from(field.0) / 64] &= !(1 << (field.0 % 64));
    }

    /// Its fields, in the order of the schema's table.
    pub(crate) fn iter(&self) -> impl Iterator<Item = FieldId> {
        self.0.iter().enumerate().flat_map(|(word, bits)| {
            let mut bits = *bits;
            std::iter::from_fn(move || {
                (bits != 0).then(|| {
                    let bit = bits.trailing_zeros();
                    bits &= bits - 1;
                    FieldId((word * 64) as u16 + bit as u16)
                })
            })
        })
    }
}
