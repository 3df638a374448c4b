//! What the fuzz targets share: log types, readers that hand out little at a time, a count of memory, what a legal
//! document is, and seeds out of the golden cases.
//!
//! Each target is one property of the pure crates that must hold for any bytes: no panic, the balance closes, memory is
//! bounded. A property that does not hold is a panic here, which stops the fuzzer and keeps the input.

pub mod json;
pub mod log_types;
pub mod memory;
pub mod reading;
pub mod seeds;

/// The first `N` bytes of an input choose; the rest is data. What is too short chooses nothing.
pub fn choices<const N: usize>(input: &[u8]) -> Option<([u8; N], &[u8])> {
    let (choices, data) = input.split_first_chunk::<N>()?;
    Some((*choices, data))
}
