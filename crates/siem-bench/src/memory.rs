//! Memory with large objects: it must not grow with them.

use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::input::{Repeated, plain};
use crate::process::Run;
use crate::whole::{Load, NOWHERE, Program};

const GIB: u64 = 1 << 30;
const ARRAY_BYTES: u64 = 50 << 20;
/// Lines, and records of an array, that are repeated: more than the address memory holds.
const BLOCK_RECORDS: usize = 100_000;
const ARRAY_BLOCK_RECORDS: usize = 2_000;

/// A large object and what loading it took.
pub(crate) struct Row {
    pub(crate) what: &'static str,
    pub(crate) records: u64,
    pub(crate) run: Run,
}

/// Makes the large objects in `dir` one after the other and loads them.
pub(crate) fn measure(program: &Program, dir: &Path) -> Result<Vec<Row>> {
    let access = siem_samples::volume("s3accesslog", BLOCK_RECORDS).context("access logs are generated")?;
    let lines = plain(&access.bytes)?;
    let text = Repeated { head: b"", block: &lines, between: b"", tail: b"" };
    let trail = siem_samples::volume("cloudtrail", ARRAY_BLOCK_RECORDS).context("CloudTrail is generated")?;
    let trail_text = plain(&trail.bytes)?;
    let (head, records, tail) = array(&trail_text)?;
    let array = Repeated { head, block: records, between: b",", tail };
    let objects = [
        ("1 GiB of plain text (s3accesslog)", &access.key, &text, GIB, false, BLOCK_RECORDS),
        ("the same, gzipped", &access.key, &text, GIB, true, BLOCK_RECORDS),
        ("one JSON array of 50 MiB (cloudtrail)", &trail.key, &array, ARRAY_BYTES, false, ARRAY_BLOCK_RECORDS),
    ];
    let path = dir.join("large");
    let mut rows = Vec::new();
    for (what, key, content, bytes, gzipped, per_block) in objects {
        let (_, blocks) = content.write(&path, bytes, gzipped)?;
        let records = blocks * per_block as u64;
        let run = program.load_once(&Load { path: &path, key, records }, NOWHERE)?;
        rows.push(Row { what, records, run });
    }
    std::fs::remove_file(&path)?;
    Ok(rows)
}

/// `{"Records":[`, the records, `]}`.
fn array(text: &[u8]) -> Result<(&[u8], &[u8], &[u8])> {
    let begin = text.iter().position(|byte| *byte == b'[');
    let end = text.iter().rposition(|byte| *byte == b']');
    match (begin, end) {
        (Some(begin), Some(end)) if begin < end => Ok((&text[..=begin], &text[begin + 1..end], &text[end..])),
        _ => bail!("the generated trail is no array of records"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_array_is_parted_into_what_is_repeated_and_what_is_not() {
        let parts = array(br#"{"Records":[{"a":[1]},{"b":2}]}"#).unwrap();
        assert_eq!(parts, (&br#"{"Records":["#[..], &br#"{"a":[1]},{"b":2}"#[..], &b"]}"[..]));
        assert!(array(b"{}").is_err());
    }
}
