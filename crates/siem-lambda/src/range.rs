//! The message with which a part of an object is handed on, on the queue `aes-siem-sqs-splitted-logs`.
//!
//! Splitting a large object and continuing one for which the time ran out are the same thing: a range of ordinals. The
//! original's messages have only the two numbers and are understood; fields this version does not know are ignored.

use serde::Serialize;
use serde_json::{Value, json};
use thiserror::Error;

use crate::events::{bucket_and_key, version};

/// Records of one object by ordinal, counted from 1, both ends inclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Range {
    /// First ordinal, at least 1.
    pub start: u64,
    /// Last ordinal; `None` is the end of the object.
    pub end: Option<u64>,
    /// Hand-overs so far that made progress.
    pub hop: u32,
    /// Hand-overs in a row that made none.
    pub attempt: u32,
    /// A place before `start` where decoding can begin, to spare reading the object from its first byte.
    pub resume: Option<Resume>,
}

impl Range {
    /// All records, never handed on before.
    pub const WHOLE: Range = Range { start: 1, end: None, hop: 0, attempt: 0, resume: None };

    /// Whether the range holds this ordinal.
    #[must_use]
    pub fn contains(&self, ordinal: u64) -> bool {
        self.start <= ordinal && self.end.is_none_or(|end| ordinal <= end)
    }
}

/// A place in the stored bytes where decoding can start: a gzip member, zstd frame, Parquet row group or text line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Resume {
    /// Offset in the object as stored.
    pub byte: u64,
    /// Ordinal of the first record that begins there.
    pub ordinal: u64,
}

/// A range and the object it belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RangeMessage {
    /// Bucket name.
    pub bucket: String,
    /// The key as it is, never encoded.
    pub key: String,
    /// The version that was read, if it has one.
    pub version: Option<String>,
    /// ETag of what was read: a place to resume at is of no other object.
    pub e_tag: Option<String>,
    /// The bucket's region, where it is known.
    pub region: Option<String>,
    /// Which records.
    pub range: Range,
}

/// Why a message with a `siem` member is no range message. Repeating it does not help.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("{}", self.what())]
pub enum RangeError {
    /// Bucket or key is missing, empty or no text.
    NoObject,
    /// A number is negative, too large, a fraction or no number.
    BadNumber,
    /// The end lies before the start.
    Empty,
}

impl RangeError {
    /// The error's text.
    #[must_use]
    pub fn what(self) -> &'static str {
        match self {
            RangeError::NoObject => "a range message names no bucket and object",
            RangeError::BadNumber => "a range message has a number that cannot be one",
            RangeError::Empty => "a range message ends before it starts",
        }
    }
}

impl RangeMessage {
    /// Reads the message, ours or the original's. Where a number is missing or 0, the range is open on that side:
    /// loading more than was meant repeats ids, loading less would lose records.
    pub fn read(message: &Value) -> Result<RangeMessage, RangeError> {
        let (bucket, key) = bucket_and_key(&message["s3"]).ok_or(RangeError::NoObject)?;
        let siem = &message["siem"];
        let start = number(siem, "start_number")?.max(1);
        let end = Some(number(siem, "end_number")?).filter(|&end| end > 0);
        if end.is_some_and(|end| end < start) {
            return Err(RangeError::Empty);
        }
        let small = |name| u32::try_from(number(siem, name)?).map_err(|_| RangeError::BadNumber);
        Ok(RangeMessage {
            bucket: bucket.to_owned(),
            key: key.to_owned(),
            version: version(&message["s3"], "/object/versionId"),
            e_tag: version(&message["s3"], "/object/eTag"),
            region: message["awsRegion"].as_str().map(str::to_owned),
            range: Range { start, end, hop: small("hop")?, attempt: small("attempt")?, resume: resume(siem, start) },
        })
    }

    /// The message's body.
    #[must_use]
    pub fn to_json(&self) -> String {
        let Range { start, end, hop, attempt, resume } = self.range;
        let mut siem = json!({"start_number": start, "end_number": end, "hop": hop, "attempt": attempt});
        if let Some(resume) = resume {
            siem["resume"] = json!(resume);
        }
        let mut object = json!({"key": self.key});
        if let Some(version) = &self.version {
            object["versionId"] = json!(version);
        }
        if let Some(e_tag) = &self.e_tag {
            object["eTag"] = json!(e_tag);
        }
        let mut message = json!({"siem": siem, "s3": {"bucket": {"name": self.bucket}, "object": object}});
        if let Some(region) = &self.region {
            message["awsRegion"] = json!(region);
        }
        message.to_string()
    }
}

/// A missing number and `null` are 0.
fn number(siem: &Value, name: &str) -> Result<u64, RangeError> {
    match &siem[name] {
        Value::Null => Ok(0),
        value => value.as_u64().ok_or(RangeError::BadNumber),
    }
}

/// The place to resume at, unless it is malformed or lies behind the range: then the object is read from its start,
/// which is slower and just as right.
fn resume(siem: &Value, start: u64) -> Option<Resume> {
    let place = siem.get("resume")?;
    let resume = Resume { byte: place.get("byte")?.as_u64()?, ordinal: place.get("ordinal")?.as_u64()? };
    (1..=start).contains(&resume.ordinal).then_some(resume)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn message(range: Range, version: Option<&str>) -> RangeMessage {
        let (version, region) = (version.map(str::to_owned), version.map(|_| "eu-west-1".to_owned()));
        let e_tag = version.as_ref().map(|_| "0123".to_owned());
        RangeMessage { bucket: "logs".into(), key: "a+b%25é".into(), version, e_tag, region, range }
    }

    #[test]
    fn the_body_has_the_documented_form() {
        let resume = Some(Resume { byte: 4096, ordinal: 900 });
        let full = message(Range { start: 1001, end: Some(2000), hop: 3, attempt: 1, resume }, Some("v1"));
        assert_eq!(
            full.to_json(),
            "{\"siem\":{\"start_number\":1001,\"end_number\":2000,\"hop\":3,\"attempt\":1,\
             \"resume\":{\"byte\":4096,\"ordinal\":900}},\
             \"s3\":{\"bucket\":{\"name\":\"logs\"},\"object\":{\"key\":\"a+b%25é\",\"versionId\":\"v1\",\"eTag\":\"0123\"}},\"awsRegion\":\"eu-west-1\"}"
        );
        assert_eq!(
            message(Range::WHOLE, None).to_json(),
            "{\"siem\":{\"start_number\":1,\"end_number\":null,\"hop\":0,\"attempt\":0},\
             \"s3\":{\"bucket\":{\"name\":\"logs\"},\"object\":{\"key\":\"a+b%25é\"}}}"
        );
    }

    fn read(siem: &Value) -> Result<Range, RangeError> {
        let object = json!({"bucket": {"name": "logs"}, "object": {"key": "k"}});
        RangeMessage::read(&json!({"siem": siem, "s3": object})).map(|message| message.range)
    }

    #[test]
    fn the_originals_message_is_understood() {
        let range = read(&json!({"start_number": 50_001, "end_number": 100_000}));
        assert_eq!(range, Ok(Range { start: 50_001, end: Some(100_000), ..Range::WHOLE }));
    }

    #[test]
    fn missing_null_and_zero_numbers_leave_the_range_open() {
        assert_eq!(read(&json!({})), Ok(Range::WHOLE));
        assert_eq!(read(&json!({"start_number": 0, "end_number": 0})), Ok(Range::WHOLE));
        assert_eq!(read(&json!({"start_number": 7, "end_number": null})), Ok(Range { start: 7, ..Range::WHOLE }));
    }

    #[test]
    fn unknown_fields_are_ignored() {
        let range = read(&json!({"start_number": 2, "end_number": 3, "colour": "blue", "resume": {"byte": 1, "x": 1}}));
        assert_eq!(range, Ok(Range { start: 2, end: Some(3), ..Range::WHOLE }));
    }

    #[test]
    fn numbers_that_cannot_be_one_are_refused() {
        for bad in [json!(-1), json!(1.5), json!("1"), json!([1]), json!(true)] {
            assert_eq!(read(&json!({"start_number": bad})), Err(RangeError::BadNumber), "{bad}");
        }
        assert_eq!(read(&json!({"hop": 1_u64 << 40})), Err(RangeError::BadNumber));
        assert_eq!(read(&json!({"start_number": 9, "end_number": 8})), Err(RangeError::Empty));
        assert_eq!(RangeMessage::read(&json!({"siem": {}})), Err(RangeError::NoObject));
    }

    #[test]
    fn a_place_to_resume_behind_the_range_is_not_used() {
        let resume = |ordinal: u64| json!({"start_number": 10, "resume": {"byte": 5, "ordinal": ordinal}});
        assert_eq!(read(&resume(11)).map(|range| range.resume), Ok(None));
        assert_eq!(read(&resume(0)).map(|range| range.resume), Ok(None));
        assert_eq!(read(&resume(10)).map(|range| range.resume), Ok(Some(Resume { byte: 5, ordinal: 10 })));
    }

    #[test]
    fn a_range_holds_both_its_ends() {
        let range = Range { start: 3, end: Some(5), ..Range::WHOLE };
        let held: Vec<u64> = (1..=7).filter(|&ordinal| range.contains(ordinal)).collect();
        assert_eq!(held, [3, 4, 5]);
        assert!(Range::WHOLE.contains(u64::MAX));
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(
            key in ".+", version in proptest::option::of(".+"), region in proptest::option::of(".*"), start in 1_u64.., length in proptest::option::of(0_u64..),
            hop: u32, attempt: u32, byte: u64, back: u64,
        ) {
            let end = length.map(|length| start.saturating_add(length));
            let resume = Some(Resume { byte, ordinal: start.saturating_sub(back).max(1) });
            let range = Range { start, end, hop, attempt, resume };
            let e_tag = version.clone();
            let written = RangeMessage { bucket: "logs".to_owned(), key, version, e_tag, region, range };
            let read: Value = serde_json::from_str(&written.to_json())?;
            prop_assert_eq!(RangeMessage::read(&read), Ok(written));
        }
    }
}
