//! From the bytes of an object to its leaf records: every packing, every arrangement, any chunks.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::cell::Cell;
use std::io::{self, Cursor, Read, Write};
use std::ops::ControlFlow;

use flate2::Compression;
use flate2::write::GzEncoder;
use proptest::prelude::*;
use siem_formats::read::SpoolFile;
use siem_formats::{
    EnvelopeKind, FirstLine, Format, Layout, Limits, ObjectError, ReadSummary, Record, Resume, Spool, Start,
    read_records, read_records_from,
};

struct MemorySpool;

impl Spool for MemorySpool {
    fn open(&self) -> io::Result<Box<dyn SpoolFile>> {
        Ok(Box::new(Cursor::new(Vec::new())))
    }

    fn max_bytes(&self) -> u64 {
        1 << 20
    }
}

/// Bytes that come in pieces of these sizes, again and again.
struct Chunked<'b> {
    bytes: &'b [u8],
    sizes: &'b [usize],
    turn: usize,
}

impl Read for Chunked<'_> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let size = self.sizes[self.turn % self.sizes.len()].min(out.len()).min(self.bytes.len());
        self.turn += 1;
        let (now, later) = self.bytes.split_at(size);
        out[..size].copy_from_slice(now);
        self.bytes = later;
        Ok(size)
    }
}

type Outcome = (Vec<String>, ReadSummary, Result<(), ObjectError>);

fn read_with(input: &mut dyn Read, layout: &Layout, limits: &Limits, shown: fn(&Record<'_>) -> String) -> Outcome {
    let mut records = Vec::new();
    let (summary, result) = read_records(input, layout, limits, &MemorySpool, &mut |record| {
        records.push(shown(&record));
        assert_eq!(record.ordinal, records.len() as u64);
        ControlFlow::Continue(())
    });
    assert_eq!(summary.records, records.len() as u64);
    (records, summary, result)
}

/// The text, with what is wrong with it before it, and its columns.
fn shown(record: &Record<'_>) -> String {
    let flaws = record.flaws;
    let flaw = |is_there: bool, mark: &str| if is_there { mark.to_owned() } else { String::new() };
    let columns = record.columns.map(|columns| format!("{} | ", columns.join(" "))).unwrap_or_default();
    let marks = flaw(flaws.oversize, "long:") + &flaw(flaws.broken, "bad:") + &flaw(flaws.invalid_utf8, "utf8:");
    format!("{columns}{marks}{}", record.text)
}

fn layout(format: Format) -> Layout {
    Layout { format, via_cloudwatch: false, via_firelens: false, header_lines: 0 }
}

fn json(array_key: Option<&str>) -> Layout {
    layout(Format::Json { array_key: array_key.map(str::to_owned) })
}

fn csv(delimiter: Option<u8>) -> Layout {
    layout(Format::Csv { delimiter, known: [].into() })
}

fn read(bytes: &[u8], layout: &Layout) -> Vec<String> {
    let (records, _, result) = read_with(&mut &*bytes, layout, &Limits::default(), shown);
    result.unwrap();
    records
}

/// What the object comes to besides records.
fn fails(bytes: &[u8], limits: &Limits) -> (usize, &'static str, String) {
    let (records, _, result) = read_with(&mut &*bytes, &layout(Format::Text), limits, shown);
    let error = result.unwrap_err();
    assert!(!error.is_retryable());
    (records.len(), error.reason(), error.to_string())
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn zstd(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = zstd::Encoder::new(Vec::new(), 1).unwrap();
    // Without it, damage to text is text.
    encoder.include_checksum(true).unwrap();
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn bzip2(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = bzip2::write::BzEncoder::new(Vec::new(), bzip2::Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn snappy(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = snap::write::FrameEncoder::new(Vec::new());
    encoder.write_all(bytes).unwrap();
    encoder.into_inner().unwrap()
}

fn zip(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    for (name, bytes) in members {
        if name.ends_with('/') {
            writer.add_directory(*name, options).unwrap();
        } else {
            writer.start_file(*name, options).unwrap();
            writer.write_all(bytes).unwrap();
        }
    }
    writer.finish().unwrap().into_inner()
}

fn joined(parts: &[Vec<u8>]) -> Vec<u8> {
    parts.concat()
}

// ---- packing

#[test]
fn every_packing_is_found_by_its_first_bytes_and_read_to_its_end() {
    let text = layout(Format::Text);
    for (what, bytes) in [
        ("none", b"a\nb\n".to_vec()),
        ("gzip", gzip(b"a\nb\n")),
        ("gzip of many members, an empty one among them", joined(&[gzip(b"a\n"), gzip(b""), gzip(b"b\n")])),
        ("gzip whose members part a line", joined(&[gzip(b"a\nb"), gzip(b"\n")])),
        ("gzip padded with zeros", joined(&[gzip(b"a\nb\n"), vec![0; 700]])),
        ("zstd", zstd(b"a\nb\n")),
        ("zstd of many frames", joined(&[zstd(b"a\n"), zstd(b"b\n")])),
        ("zstd behind a skippable frame", joined(&[vec![0x50, 0x2a, 0x4d, 0x18, 2, 0, 0, 0, 9, 9], zstd(b"a\nb\n")])),
        ("bzip2", bzip2(b"a\nb\n")),
        ("bzip2 of many streams", joined(&[bzip2(b"a\n"), bzip2(b"b\n")])),
        ("snappy", snappy(b"a\nb\n")),
        ("snappy of many streams, in gzip", gzip(&joined(&[snappy(b"a\n"), snappy(b"b\n")]))),
        ("zip with folders", zip(&[("x/", b""), ("x/1.log", b"a\n"), ("x/2.log", b"b")])),
        ("zip of compressed files", zip(&[("1.gz", &gzip(b"a\n")), ("2.zst", &zstd(b"b\n"))])),
        ("UTF-8 with a mark", b"\xef\xbb\xbfa\r\nb\r\n".to_vec()),
        ("UTF-16, little-endian", b"\xff\xfea\0\n\0b\0\n\0".to_vec()),
        ("UTF-16, big-endian, in gzip", gzip(b"\xfe\xff\0a\0\n\0b\0\n")),
    ] {
        assert_eq!(read(&bytes, &text), ["a", "b"], "{what}");
    }
    for (bytes, line) in [(&b"BZ is no archive"[..], "BZ is no archive"), (b"PK neither", "PK neither")] {
        assert_eq!(read(bytes, &text), [line]);
    }
}

#[test]
fn three_layers_are_undone_and_a_fourth_is_refused() {
    let three = gzip(&bzip2(&zstd(b"a\n")));
    assert_eq!(read(&three, &layout(Format::Text)), ["a"]);
    let limits = Limits::default();
    assert_eq!(fails(&gzip(&three), &limits), (0, "nested_too_deep", "compressed more than 3 times over".to_owned()));
    assert_eq!(fails(&zip(&[("x", &three)]), &limits).1, "nested_too_deep");
}

#[test]
fn what_stands_before_damage_is_read_and_the_damage_is_named() {
    let lines: String = (0..20_000).map(|n| format!("line {} {}\n", n, n * 7919 % 10_007)).collect();
    let limits = Limits::default();
    for (container, packed) in [
        ("gzip", gzip(lines.as_bytes())),
        ("zstd", zstd(lines.as_bytes())),
        ("bzip2", bzip2(lines.as_bytes())),
        ("snappy", snappy(lines.as_bytes())),
    ] {
        let cut = fails(&packed[..packed.len() - 20], &limits);
        assert_eq!(cut.1, "truncated", "{container}: {}", cut.2);
        assert!(cut.2.starts_with(&format!("{container} ends early")), "{}", cut.2);
        let mut flipped = packed.clone();
        let at = flipped.len() / 2;
        flipped[at] ^= 0x55;
        let (before, reason, _) = fails(&flipped, &limits);
        assert!(before < 20_000 && matches!(reason, "corrupt" | "truncated"), "{container}: {before} {reason}");
        let (before, reason, _) = fails(&joined(&[packed, b"junk behind it".to_vec()]), &limits);
        assert_eq!((before, reason), (20_000, "corrupt"), "{container} with junk behind it");
    }
    let archive = zip(&[("1", b"a\n"), ("2", b"b\n")]);
    assert_eq!(fails(&archive[..archive.len() - 30], &limits).1, "truncated");
    for (bytes, name) in [(&b"\xfd7zXZ\0\0"[..], "xz"), (b"\x04\x22\x4d\x18\x40", "lz4")] {
        let outcome = fails(bytes, &limits);
        assert_eq!(outcome, (0, "unsupported_container", format!("{name} is not supported")));
    }
}

#[test]
fn an_array_of_records_that_never_closes_is_truncated() {
    let outcome = |text: &str| {
        let (records, _, result) = read_with(&mut text.as_bytes(), &json(Some("R")), &Limits::default(), shown);
        (records, result.map_err(|error| (error.reason(), error.to_string())))
    };
    let bytes =
        |count| Err(("truncated", format!("JSON array ends early after {count} plain bytes: the object is truncated")));
    for (text, records, result) in [
        (r#"{"R":[{"a":1},{"a":2}"#, &[r#"{"a":1}"#, r#"{"a":2}"#][..], bytes(21)),
        (r#"{"R":[{"a":1},{"a":"#, &[r#"{"a":1}"#, r#"bad:{"a":"#], bytes(19)),
        ("{\"R\":[{\"a\":1},{\"a\":\n", &[r#"{"a":1}"#, r#"bad:{"a":"#], bytes(20)),
        (r#"{"R":[{"a":1},"#, &[r#"{"a":1}"#], bytes(14)),
        (r#"{"R":["#, &[], bytes(6)),
        (r#"[{"a":1}"#, &[r#"{"a":1}"#], bytes(8)),
        (r#"{"R":[{"a":1},{"a":[1]"#, &[r#"{"a":1}"#, r#"bad:{"a":[1]"#], bytes(22)),
        // Whole arrays, and lines that need none.
        (r#"{"R":[{"a":1},{"a":1,}]}"#, &[r#"{"a":1}"#, r#"bad:{"a":1,}]}"#], Ok(())),
        (r#"{"R":[{"a":1}]"#, &[r#"{"a":1}"#], Ok(())),
        (r#"{"R":[{"a":1}],"b":"#, &[r#"{"a":1}"#, r#"bad:"b":"#], Ok(())),
        ("{\"a\":1}\n{\"a\":", &[r#"{"a":1}"#, r#"bad:{"a":"#], Ok(())),
        ("{\"R\":[{\"a\":1}\n{\"a\":2}\n", &[r#"{"a":1}"#, r#"{"a":2}"#], Ok(())),
    ] {
        assert_eq!(outcome(text), (records.iter().map(|r| (*r).to_owned()).collect(), result), "{text}");
    }
    // The members of an archive are read all the same.
    let archive = zip(&[("1", br#"{"R":[{"a":1}"#), ("2", br#"{"R":[{"a":2}]}"#)]);
    let (records, _, result) = read_with(&mut &*archive, &json(Some("R")), &Limits::default(), shown);
    assert_eq!((records.len(), result.unwrap_err().reason()), (2, "truncated"));
}

#[test]
fn what_stands_in_place_of_the_record_array_is_marked() {
    let marked = |text: &str| {
        let shown = |record: &Record<'_>| format!("{} {}", record.flaws.no_array, record.text);
        read_with(&mut text.as_bytes(), &json(Some("R")), &Limits::default(), shown).0
    };
    for text in [r#"{"R":{"a":1}}"#, r#"{"R":"x"}"#, r#"{"b":2,"R":null}"#] {
        assert_eq!(marked(text), [format!("true {text}")]);
    }
    assert_eq!(marked(r#"{"a":1}"#), [r#"false {"a":1}"#]);
    assert_eq!(marked(r#"{"R":[{"R":"x"}]}"#), [r#"false {"R":"x"}"#], "an element is a record");
}

#[test]
fn an_archive_larger_than_the_spool_is_refused() {
    let noise: Vec<u8> = (0u32..600_000).flat_map(|n| n.wrapping_mul(2_654_435_761).to_le_bytes()).collect();
    let outcome = fails(&zip(&[("noise", &noise)]), &Limits::default());
    assert_eq!(outcome, (0, "too_large_to_spool", "zip of more than 1048576 bytes cannot be spooled".to_owned()));
}

#[test]
fn a_bomb_is_refused_also_when_each_member_is_harmless() {
    let limits = Limits { bomb_min_bytes: 1 << 20, bomb_ratio: 100, ..Limits::default() };
    let zeros = vec![b'\n'; 8 << 20];
    assert_eq!(fails(&gzip(&zeros), &limits).1, "bomb");
    assert_eq!(fails(&gzip(&gzip(&zeros)), &limits).1, "bomb");
    let member = vec![b'\n'; 900 << 10];
    let members: Vec<(String, &[u8])> = (0..30).map(|n| (format!("{n}"), &member[..])).collect();
    let members: Vec<(&str, &[u8])> = members.iter().map(|(name, bytes)| (name.as_str(), *bytes)).collect();
    assert_eq!(fails(&zip(&members), &limits).1, "bomb");
    let harmless: String = (0..200_000).map(|n| format!("{n}\n")).collect();
    assert_eq!(read_with(&mut &gzip(harmless.as_bytes())[..], &layout(Format::Text), &limits, shown).0.len(), 200_000);
}

#[test]
fn what_is_no_utf8_is_replaced_and_counted() {
    let (records, summary, _) =
        read_with(&mut &b"a\xffb\xc3\n\xe9t\xe9\nok\n"[..], &layout(Format::Text), &Limits::default(), shown);
    assert_eq!(records, ["utf8:a\u{fffd}b\u{fffd}", "utf8:\u{fffd}t\u{fffd}", "ok"]);
    assert_eq!(summary.replaced, 4);
    let (records, summary, _) = read_with(&mut &b"{\"a\":\"\xff\"}\n{}"[..], &json(None), &Limits::default(), shown);
    assert_eq!((records, summary.replaced), (vec!["utf8:{\"a\":\"\u{fffd}\"}".to_owned(), "{}".to_owned()], 1));
    // Half a pair, and half a unit at the end.
    let (records, summary, _) =
        read_with(&mut &b"\xff\xfe\x00\xd8a\0b"[..], &layout(Format::Text), &Limits::default(), shown);
    assert_eq!((records, summary.replaced), (vec!["\u{fffd}a\u{fffd}".to_owned()], 2));
}

// ---- text and rows

#[test]
fn lines_end_with_lf_or_crlf_and_blank_ones_are_no_records() {
    assert_eq!(read(b"a\r\n\n \t\nb\rc\nd", &layout(Format::Text)), ["a", "b\rc", "d"]);
    let with_header = Layout { header_lines: 2, ..layout(Format::Text) };
    assert_eq!(read(b"#1\n\na\nb\n", &with_header), ["a", "b"]);
}

#[test]
fn a_long_line_is_its_beginning_and_the_next_is_whole() {
    let limits = Limits { max_record_bytes: 100, oversize_kept_bytes: 10, ..Limits::default() };
    let text = format!("{}\n{}\nshort\n{}", "x".repeat(101), "é".repeat(300), "y".repeat(100));
    for layout in [layout(Format::Text), csv(None), csv(Some(b','))] {
        let (records, ..) = read_with(&mut text.as_bytes(), &layout, &limits, |record| {
            format!("{}{}", if record.flaws.oversize { "long:" } else { "" }, record.text)
        });
        let expected = ["long:xxxxxxxxxx".to_owned(), "long:ééééé".to_owned(), "short".to_owned(), "y".repeat(100)];
        // The header of rows is no record.
        assert_eq!(records, expected[usize::from(!matches!(layout.format, Format::Text))..], "{:?}", layout.format);
    }
}

#[test]
fn rows_stand_under_their_header_in_any_order_of_columns_and_the_last_one_counts() {
    assert_eq!(
        read(b"account-id  action\n1 ACCEPT\n2 REJECT", &csv(None)),
        ["account_id action | 1 ACCEPT", "account_id action | 2 REJECT"]
    );
    assert_eq!(read(b"action account-id\nACCEPT 1\n", &csv(None)), ["action account_id | ACCEPT 1"]);
    assert_eq!(read(b"a,b\r\n1,2\r\n\r\n3,4", &csv(Some(b','))), ["a b | 1,2", "a b | 3,4"]);
    // Files that were concatenated bring their header again, and perhaps another one.
    assert_eq!(
        read(b"a,b\n1,2\na,b\n3,4\na,b,c-d\n5,6,7\n", &csv(Some(b','))),
        ["a b | 1,2", "a b | 3,4", "a b c_d | 5,6,7"]
    );
    assert_eq!(
        read(b"a\xff,b\n1,2\n", &csv(Some(b','))),
        ["a\u{fffd} b | 1,2"],
        "a damaged header is one all the same"
    );
}

#[test]
fn a_quoted_field_may_hold_delimiters_quotes_and_line_ends() {
    let comma = csv(Some(b','));
    let rows = "a,b\n\"two\nlines\",1\n\"say \"\"hi\"\",\r\n\",2\n3,\"\"\n";
    assert_eq!(
        read(rows.as_bytes(), &comma),
        ["a b | \"two\nlines\",1", "a b | \"say \"\"hi\"\",\r\n\",2", "a b | 3,\"\""]
    );
}

#[test]
fn a_stray_quote_swallows_no_rows() {
    let comma = csv(Some(b','));
    // Inside a field a quote says nothing.
    assert_eq!(
        read(b"a,b\n5\" pipe,1\nx,2\n6\" pipe,3\n", &comma),
        ["a b | 5\" pipe,1", "a b | x,2", "a b | 6\" pipe,3"]
    );
    // One that never closes is believed up to the end of the object, or up to the limit, and then no more.
    assert_eq!(read(b"a,b\n\"open,1\nx,2\n3,4", &comma), ["a b | \"open,1", "a b | x,2", "a b | 3,4"]);
    let limits = Limits { max_record_bytes: 100, oversize_kept_bytes: 10, ..Limits::default() };
    let text = format!("a,b\n\"open,1\n{}\"two\nlines\",3\n", "x,2\n".repeat(30));
    let (records, ..) = read_with(&mut text.as_bytes(), &comma, &limits, |record| record.text.to_owned());
    assert_eq!(records.len(), 32);
    assert_eq!(
        (records[0].as_str(), records[30].as_str(), records[31].as_str()),
        ("\"open,1", "x,2", "\"two\nlines\",3")
    );
}

#[test]
fn quotes_that_never_close_cost_linear_time() {
    let text = format!("a,b\n{}", "\"x,\n".repeat(500_001));
    assert_eq!(read(text.as_bytes(), &csv(Some(b','))).len(), 250_001);
    let text = format!("a;b\n{}", "\"x\"y;\"\n".repeat(300_000));
    let limits = Limits { max_record_bytes: 1 << 10, ..Limits::default() };
    assert!(read_with(&mut text.as_bytes(), &csv(Some(b';')), &limits, shown).0.len() > 1000);
}

// ---- JSON

#[test]
fn json_in_every_arrangement_gives_the_same_records() {
    let expected = [r#"{"n":1}"#, r#"{"n":{"Records":[2]}}"#];
    let [one, two] = expected;
    for (what, text, key) in [
        ("lines", format!("{one}\n{two}\n"), None),
        ("concatenated", format!("{one}{two}"), None),
        ("blank lines and CRLF", format!("\r\n\n{one}\r\n\r\n{two}\n\n"), None),
        ("a mark", format!("\u{feff}{one}\n{two}"), None),
        ("an array at the top", format!("[{one},{two}]"), None),
        ("commas", format!("{one},\n{two},\n"), None),
        ("under a key", format!("{{\"head\":[1],\"Records\":[{one} ,\n {two}],\"tail\":{{}}}}"), Some("Records")),
        ("under a key, many times", format!("{{\"Records\":[{one}]}}\n{{\"Records\":[{two}]}}"), Some("Records")),
        ("an array at the top in spite of the key", format!("[{one},{two}]"), Some("Records")),
        ("lines in spite of the key", format!("{one}\n{two}\n"), Some("Records")),
    ] {
        assert_eq!(read(text.as_bytes(), &json(key)), expected, "{what}");
        assert_eq!(read(&gzip(text.as_bytes()), &json(key)), expected, "{what}, in gzip");
    }
    let printed = "{\n  \"n\": 1,\n  \"m\": [\n    2\n  ]\n}";
    assert_eq!(read(format!("{printed}\n{printed}\n").as_bytes(), &json(None)), [printed, printed]);
    assert_eq!(read(b"{\"other\":[1]}", &json(Some("Records"))), ["{\"other\":[1]}"], "no record array: a record");
}

/// Counts what is taken from it.
struct Endless<'c> {
    unit: &'c [u8],
    left: usize,
    taken: &'c Cell<usize>,
}

impl Read for Endless<'_> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let count = out.len().min(self.left);
        for byte in &mut out[..count] {
            *byte = self.unit[self.taken.get() % self.unit.len()];
            self.taken.set(self.taken.get() + 1);
        }
        self.left -= count;
        Ok(count)
    }
}

#[test]
fn records_come_out_while_the_object_is_still_being_read() {
    let comma: &[u8] = b"{\"n\":1234567890},";
    for (head, unit, tail, layout) in [
        (&b"["[..], comma, &b"]"[..], json(None)),
        (b"{\"Records\":[", comma, b"]}", json(Some("Records"))),
        (b"", b"{\"n\":1234567890}", b"", json(None)),
        (b"", b"{\n \"n\": 12345678\n}\n", b"", json(None)),
        (b"", b"one line of text\n", b"", layout(Format::Text)),
        (b"a,b\n", b"\"1\n2\",3\n", b"", csv(Some(b','))),
    ] {
        let taken = Cell::new(0);
        let mut input =
            head.chain(Endless { unit, left: (4 << 20) / unit.len() * unit.len(), taken: &taken }).chain(tail);
        let mut given = 0;
        let mut most_ahead = 0;
        let (_, result) = read_records(&mut input, &layout, &Limits::default(), &MemorySpool, &mut |record| {
            given += record.text.len();
            most_ahead = most_ahead.max(taken.get().saturating_sub(given));
            ControlFlow::Continue(())
        });
        result.unwrap();
        let separators = (4 << 20) / unit.len() * 2;
        assert!(most_ahead < separators + (600 << 10), "{layout:?}: {most_ahead} bytes ahead");
    }
}

// ---- envelopes

/// Kind, account, region, time, id, inner index, group, stream, and the text.
fn with_envelope(record: &Record<'_>) -> String {
    let e = record.envelope;
    let text = |part: Option<&str>| part.unwrap_or("-").to_owned();
    let kind = match e.kind {
        EnvelopeKind::None => "none",
        EnvelopeKind::CloudWatchLogs => "cwl",
        EnvelopeKind::EventBridge => "bus",
        EnvelopeKind::FireLens => "container",
    };
    let parts = [e.account, e.region, e.time, e.id, e.log_group, e.log_stream].map(text).join(" ");
    format!("{kind} {parts} {} {}", e.inner_index, record.text)
}

fn unwrapped(text: &str, layout: &Layout) -> (Vec<String>, u64) {
    let (records, summary, result) = read_with(&mut text.as_bytes(), layout, &Limits::default(), with_envelope);
    result.unwrap();
    (records, summary.control_messages)
}

fn message(kind: &str, stream: &str, events: &str) -> String {
    format!(
        r#"{{"messageType":"{kind}","owner":"123456789012","logGroup":"/x","logStream":"{stream}","subscriptionFilters":["f"],"logEvents":[{events}]}}"#
    )
}

#[test]
fn cloudwatch_messages_are_unwrapped_whatever_the_format() {
    let text = Layout { via_cloudwatch: true, ..layout(Format::Text) };
    let two = message(
        "DATA_MESSAGE",
        "s",
        r#"{"id":"1","timestamp":1700000000123,"message":"a \"b\"\n"},{"id":"2","timestamp":1700000000124,"message":"c"}"#,
    );
    let control =
        message("CONTROL_MESSAGE", "", r#"{"id":"","timestamp":1,"message":"CWL CONTROL MESSAGE: Checking health"}"#);
    let packed = two.clone() + &control + "\n" + &two;
    let expected = ["cwl 123456789012 - 1700000000123 1 /x s 0 a \"b\"", "cwl 123456789012 - 1700000000124 2 /x s 0 c"];
    assert_eq!(unwrapped(&packed, &text), (expected.iter().chain(&expected).map(|s| (*s).to_owned()).collect(), 1));
    // Firehose compresses what is compressed already.
    let (records, ..) = read_with(&mut &gzip(&gzip(two.as_bytes()))[..], &text, &Limits::default(), with_envelope);
    assert_eq!(records, expected);
    assert_eq!(unwrapped("plain\nlines\n", &text).0, ["none - - - - - - 0 plain", "none - - - - - - 0 lines"]);
    // A message of a kind that is not documented is data, and an event without a message is a record.
    assert_eq!(
        unwrapped(&message("NEWS", "s", r#"{"id":"3","timestamp":5,"message":"d"}"#), &text).0,
        ["cwl 123456789012 - 5 3 /x s 0 d"]
    );
    assert_eq!(
        unwrapped(&message("DATA_MESSAGE", "s", r#"{"id":"4"},7"#), &text).0,
        ["cwl 123456789012 - - 4 /x s 0 {\"id\":\"4\"}", "cwl 123456789012 - - - /x s 0 7"]
    );
}

#[test]
fn lines_among_messages_are_read_as_lines() {
    let text = Layout { via_cloudwatch: true, ..layout(Format::Text) };
    let lines = ["{x} note", "2026-10-14 [1] b", "[y] \"c\"", "\"d\" }{ e", "7", "{z"];
    let inner = message("DATA_MESSAGE", "s", r#"{"id":"1","timestamp":9,"message":"m"}"#);
    let all = format!("{}\r\n\n{inner}\n{}\n", lines.join("\n"), lines.join("\n"));
    assert_eq!(read(all.as_bytes(), &text), [&lines[..], &["m"], &lines[..]].concat());
}

#[test]
fn rows_in_cloudwatch_messages_are_unwrapped_unasked() {
    let text = message(
        "DATA_MESSAGE",
        "s",
        r#"{"id":"1","timestamp":1,"message":"2 x"},{"id":"2","timestamp":1,"message":"2 y"}"#,
    );
    for layout in [csv(None), csv(Some(b','))] {
        let (records, ..) = read_with(&mut text.as_bytes(), &layout, &Limits::default(), |r| r.text.to_owned());
        assert_eq!(records, ["2 x", "2 y"], "{:?}", layout.format);
    }
}

#[test]
fn json_in_cloudwatch_messages_is_unwrapped_further() {
    let event = |message: &str| format!(r#"{{"id":"1","timestamp":9,"message":"{}"}}"#, message.replace('"', "\\\""));
    let of = |text: &str| message("DATA_MESSAGE", "s", &event(text));
    let records = |text: &str| unwrapped(&of(text), &json(Some("Records"))).0;
    assert_eq!(
        records(r#"{"a":1}{"b":2}"#),
        ["cwl 123456789012 - 9 1 /x s 0 {\"a\":1}", "cwl 123456789012 - 9 1 /x s 1 {\"b\":2}"]
    );
    assert_eq!(
        records(r#"{"Records":[{"a":1},{"b":2}]}"#),
        ["cwl 123456789012 - 9 1 /x s 0 {\"a\":1}", "cwl 123456789012 - 9 1 /x s 1 {\"b\":2}"]
    );
    // No two records of an event have the same position: it is a part of their ids.
    assert_eq!(
        records(r#"{"Records":[{"a":1},{"b":2}]}{"Records":[{"c":3}]}"#),
        [r#"0 {"a":1}"#, r#"1 {"b":2}"#, r#"2 {"c":3}"#].map(|record| format!("cwl 123456789012 - 9 1 /x s {record}"))
    );
    // No JSON, a scalar, nothing: records all the same, never dropped.
    for text in ["not json", "7", "", "null"] {
        assert_eq!(records(text), [format!("cwl 123456789012 - 9 1 /x s 0 {text}")]);
    }
}

#[test]
fn an_object_that_is_nothing_but_a_message_is_unwrapped_if_json_is_in_it() {
    let records = |text: &str| read(text.as_bytes(), &json(Some("Records")));
    assert_eq!(
        records(r#"{"message":"{\"a\":1}\n"}{"message": "{\"Records\":[{\"b\":2},7]}"}"#),
        [r#"{"a":1}"#, r#"{"b":2}"#, "7"]
    );
    // One with something beside it may be a record of its own, and so may a text, whatever it begins with.
    for text in [
        r#"{"message":"{}","a":1}"#,
        r#"{"a":1,"message":"{}"}"#,
        r#"{"message":"m"}"#,
        r#"{"message":{"a":1}}"#,
        r#"{"message":"[main] server started"}"#,
        r#"{"message":"{0} not found"}"#,
        r#"{"message":"{0}"}"#,
        r#"{"message":"{\"a\":1} b"}"#,
    ] {
        assert_eq!(records(text), [text]);
    }
}

#[test]
fn eventbridge_events_are_unwrapped_and_leave_nothing_behind() {
    let event = r#"{"version":"0","id":"e1","detail-type":"T","source":"aws.x","account":"123456789012","time":"2026-11-14T03:04:05Z","region":"eu-west-1","resources":[],"detail":{"n":1}}"#;
    let found = unwrapped(&format!("{event}\n{{\"n\":2}}\n"), &json(None)).0;
    assert_eq!(
        found,
        ["bus 123456789012 eu-west-1 2026-11-14T03:04:05Z e1 - - 0 {\"n\":1}", "none - - - - - - 0 {\"n\":2}"]
    );
    let findings = event.replace(r#"{"n":1}"#, r#"{"findings":[{"a":1},{"b":2}]}"#);
    let found = unwrapped(&findings, &json(Some("findings"))).0;
    assert_eq!(found[1], "bus 123456789012 eu-west-1 2026-11-14T03:04:05Z e1 - - 1 {\"b\":2}");
    // `detail` alone makes no envelope.
    assert_eq!(unwrapped(r#"{"detail":{"n":1}}"#, &json(None)).0, [r#"none - - - - - - 0 {"detail":{"n":1}}"#]);
}

#[test]
fn events_that_the_cli_printed_are_unwrapped() {
    let events = r#"{"events":[{"logStreamName":"s","timestamp":1,"message":"{\"n\":1}","ingestionTime":2,"eventId":"e1"},{"timestamp":3,"message":"{\"n\":2}","ingestionTime":4}],"nextToken":"t"}"#;
    let found = unwrapped(events, &json(None)).0;
    assert_eq!(found, ["cwl - - 1 e1 - s 0 {\"n\":1}", "cwl - - 3 - - - 0 {\"n\":2}"]);
    let trail = r#"{"Events":[{"EventId":"e1","CloudTrailEvent":"{\"n\":1}"},{"n":2}],"NextToken":"t"}"#;
    let found = unwrapped(trail, &json(Some("Records"))).0;
    assert_eq!(found, ["none - - - - - - 0 {\"n\":1}", "none - - - - - - 1 {\"n\":2}"]);
    let one = r#"{"EventId":"e1","CloudTrailEvent":"{\"n\":1}"}"#;
    assert_eq!(unwrapped(one, &json(Some("Records"))).0, ["none - - - - - - 0 {\"n\":1}"]);
    // Records of their own that have such a list.
    for own in [r#"{"events":[{"message":"m"}]}"#, r#"{"Events":[{"a":1}]}"#, r#"{"events":[]}"#, r#"{"EventId":"e"}"#]
    {
        assert_eq!(unwrapped(own, &json(None)).0, [format!("none - - - - - - 0 {own}")]);
    }
}

#[test]
fn exported_events_are_unwrapped_where_no_record_begins_with_such_a_time() {
    let text = "2026-11-14T03:04:05.678Z {\"n\":1}\n2026-11-14T03:04:06.000Z {\n  \"n\": 2\n}\n";
    let found = unwrapped(text, &json(None)).0;
    let time = "2026-11-14T03:04:05.678Z";
    assert_eq!(found[0], format!("cwl - - {time} - - - 0 {{\"n\":1}}"));
    assert_eq!(found[1], "cwl - - 2026-11-14T03:04:06.000Z - - - 0 {\n  \"n\": 2\n}");
    let found = unwrapped(&format!("{time} 2 a b\n"), &csv(None)).0;
    assert_eq!(found, [format!("cwl - - {time} - - - 0 2 a b")]);
    let line = format!("{time} a b");
    assert_eq!(unwrapped(&line, &layout(Format::Text)).0, [format!("none - - - - - - 0 {line}")]);
}

#[test]
fn the_caller_can_stop() {
    for (layout, text) in [(layout(Format::Text), "1\n2\n3\n"), (csv(None), "a\n1\n2\n3\n"), (json(None), "1 2 3")] {
        let (summary, result) =
            read_records(&mut text.as_bytes(), &layout, &Limits::default(), &MemorySpool, &mut |record| {
                if record.ordinal == 2 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            });
        result.unwrap();
        assert_eq!((summary.records, summary.stopped), (2, true), "{layout:?}");
    }
}

// ---- any bytes, any chunks

fn any_layout() -> impl Strategy<Value = Layout> {
    let format = prop_oneof![
        Just(Format::Text),
        Just(Format::Csv { delimiter: None, known: [].into() }),
        Just(Format::Csv { delimiter: Some(b','), known: [].into() }),
        Just(Format::Json { array_key: None }),
        Just(Format::Json { array_key: Some("R".to_owned()) }),
        Just(Format::Multiline { first_line: FirstLine::new("an a", |line| Some(line.first() == Some(&b'a'))) }),
        Just(Format::W3c),
        Just(Format::WindowsEvents),
    ];
    (format, any::<bool>(), any::<bool>(), 0u64..3).prop_map(|(format, via_cloudwatch, via_firelens, header_lines)| {
        Layout { format, via_cloudwatch, via_firelens, header_lines }
    })
}

/// Text in which every framer finds something to stumble over.
fn nasty_text() -> impl Strategy<Value = Vec<u8>> {
    let part = prop_oneof![
        "(?s)[a-c,\"\\\\{}:\\[\\] \n\r\u{e9}-]{0,6}".prop_map(String::into_bytes),
        Just(b"\"a\n\"\"b\",".to_vec()),
        Just(b"\n{\"R\":[{\"a\":1},".to_vec()),
        Just(message("DATA_MESSAGE", "s", r#"{"id":"1","timestamp":9,"message":"{\"a\":1} x"}"#).into_bytes()),
        Just(vec![0xff, 0xc3]),
        Just(b"          \n".to_vec()),
    ];
    prop::collection::vec(part, 0..12).prop_map(|parts| parts.concat())
}

/// A record: its ordinal, what it is, and the place where decoding can start.
type Placed = (u64, String, Option<Resume>);

/// Records with their places, and how reading ended.
fn read_with_places(start: Start, bytes: &[u8], layout: &Layout, limits: &Limits) -> (Vec<Placed>, Option<String>) {
    let mut records = Vec::new();
    let (_, result) = read_records_from(start, &mut &bytes[..], layout, limits, &MemorySpool, &mut |record| {
        records.push((record.ordinal, with_envelope(&record) + &shown(&record), record.resume));
        ControlFlow::Continue(())
    });
    (records, result.err().map(|error| error.reason().to_owned()))
}

/// From each place that is told, the rest of the object is read as it was read as a whole. Gives how many there are.
fn check_places(bytes: &[u8], layout: &Layout, limits: &Limits) -> usize {
    let (records, end) = read_with_places(Start::default(), bytes, layout, limits);
    let mut places: Vec<Resume> = records.iter().filter_map(|(_, _, place)| *place).collect();
    places.dedup();
    for place in &places {
        let start = Start { resume: Some(*place), first: place.ordinal };
        let (rest, end_of_rest) = read_with_places(start, &bytes[place.byte as usize..], layout, limits);
        let without_places = |records: &[Placed]| -> Vec<(u64, String)> {
            records.iter().map(|(ordinal, text, _)| (*ordinal, text.clone())).collect()
        };
        assert_eq!(without_places(&rest), without_places(&records[place.ordinal as usize - 1..]), "from {place:?}");
        assert_eq!(end_of_rest, end, "from {place:?}");
        assert!(rest.iter().all(|(ordinal, _, place)| place.is_some_and(|place| place.ordinal <= *ordinal)));
    }
    places.len()
}

fn every_place() -> Limits {
    Limits { place_every_bytes: 0, ..Limits::default() }
}

#[test]
fn reading_starts_at_any_line_of_plain_text() {
    let text = b"\xef\xbb\xbfhead\nfirst line of this log\nsecond one\n\n third\r\nthe fourth and last line";
    let layout = Layout { header_lines: 1, ..layout(Format::Text) };
    let (records, _) = read_with_places(Start::default(), text, &layout, &every_place());
    let places: Vec<Option<u64>> = records.iter().map(|(_, _, place)| place.map(|place| place.byte)).collect();
    assert_eq!(places, [None, Some(31), Some(43), Some(51)]);
    assert_eq!(check_places(text, &layout, &every_place()), 3);
    // What looks like something packed is no place.
    let hostile = b"a line of a log\nBZh91AY&SY not packed\nPK\x03\x04 neither is this\nthe last line of it";
    assert_eq!(check_places(hostile, &layout, &every_place()), 1);
}

#[test]
fn reading_starts_at_a_member_of_a_gzip_where_a_record_begins() {
    let members: Vec<Vec<u8>> = [
        &b"one\ntwo\n"[..],
        b"three",
        b" and more\nfour\n",
        b"",
        b"\n\nfive is a line too\n",
        b"six is the last of all lines\n",
    ]
    .map(gzip)
    .to_vec();
    let bytes = joined(&members);
    let (records, _) = read_with_places(Start::default(), &bytes, &layout(Format::Text), &every_place());
    let starts: Vec<u64> = (0..members.len()).map(|n| joined(&members[..n]).len() as u64).collect();
    let places: Vec<Option<u64>> = records.iter().map(|(_, _, place)| place.map(|place| place.byte)).collect();
    assert_eq!(places, [None, None, Some(starts[1]), Some(starts[1]), Some(starts[3]), Some(starts[5])]);
    assert_eq!(check_places(&bytes, &layout(Format::Text), &every_place()), 3);
    // As subscriptions write them: a message in a member, no line ends.
    let messages: Vec<Vec<u8>> = (0..5)
        .map(|n| {
            message(
                "DATA_MESSAGE",
                "s",
                &format!(
                    r#"{{"id":"{n}","timestamp":9,"message":"m{n}"}},{{"id":"x{n}","timestamp":9,"message":"x"}}"#
                ),
            )
        })
        .map(|text| gzip(text.as_bytes()))
        .collect();
    let via_cloudwatch = Layout { via_cloudwatch: true, ..layout(Format::Text) };
    assert_eq!(check_places(&joined(&messages), &via_cloudwatch, &every_place()), 4);
    assert_eq!(check_places(&joined(&messages), &json(None), &every_place()), 4);
    // Places stand so far apart.
    let lines = "a line of this log\n".repeat(10_000);
    let few = check_places(
        lines.as_bytes(),
        &layout(Format::Text),
        &Limits { place_every_bytes: 50_000, ..Limits::default() },
    );
    assert_eq!(few, 4);
}

#[test]
fn where_the_rest_would_look_exported_there_is_no_place() {
    let text = b"{\"a\": \"some text\"}\n2026-10-14T09:30:00.000Z {\"b\": \"some text\"}\n{\"c\": \"some text\"}\n";
    assert_eq!(check_places(text, &json(None), &every_place()), 1);
    // Nor where a line is so long that its beginning is not kept.
    check_places(text, &json(None), &Limits { max_record_bytes: 30, oversize_kept_bytes: 10, ..every_place() });
}

#[test]
fn where_the_head_has_to_be_known_there_is_no_place() {
    for layout in [csv(None), csv(Some(b',')), layout(Format::W3c)] {
        let text = b"#Fields: a b\na b\n1 2\n3 4\n5 6\n7 8\n";
        assert_eq!(check_places(text, &layout, &every_place()), 0);
        assert_eq!(check_places(&joined(&[gzip(text), gzip(b"9 0\n")]), &layout, &every_place()), 0);
    }
    let text = b"one line of many\nanother line of them\na third line of those\n";
    for packed in
        [zstd(text), bzip2(text), snappy(text), gzip(&gzip(text)), gzip(text), zip(&[("a", text), ("b", text)])]
    {
        assert_eq!(check_places(&packed, &layout(Format::Text), &every_place()), 0);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1024, ..ProptestConfig::default() })]
    #[test]
    fn from_every_place_the_rest_is_the_same(
        text in nasty_text(),
        more in nasty_text(),
        layout in any_layout(),
        max_record_bytes in prop_oneof![Just(8usize << 20), 1usize..60],
        packing in 0..5,
    ) {
        // The last places are told only when it is known what follows.
        let more = [&more[..], b"\n{\"a\":1}\na c c c c c c c c c c c c c c\n"].concat();
        let bytes = match packing {
            0 | 1 => [text, more].concat(),
            2 => joined(&[gzip(&text), gzip(&more), gzip(&text)]),
            3 => joined(&text.split_inclusive(|byte| *byte == b'\n').map(gzip).collect::<Vec<_>>()),
            _ => gzip(&joined(&[gzip(&text), gzip(&more)])),
        };
        let limits = Limits { max_record_bytes, oversize_kept_bytes: 20, ..every_place() };
        check_places(&bytes, &layout, &limits);
    }
}

proptest! {
    #[test]
    fn chunks_do_not_matter(
        text in nasty_text(),
        layout in any_layout(),
        sizes in prop::collection::vec(1usize..9, 1..5),
        max_record_bytes in prop_oneof![Just(8usize << 20), 1usize..60],
        packing in 0..4,
    ) {
        let bytes = match packing {
            0 => text,
            1 => gzip(&text),
            2 => gzip(&zstd(&text)),
            _ => joined(&[gzip(&text), gzip(&text)]),
        };
        let limits = Limits { max_record_bytes, oversize_kept_bytes: 20, ..Limits::default() };
        let (records, summary, result) = read_with(&mut &bytes[..], &layout, &limits, shown);
        let mut chunked = Chunked { bytes: &bytes, sizes: &sizes, turn: 0 };
        let (chunked_records, chunked_summary, chunked_result) = read_with(&mut chunked, &layout, &limits, shown);
        prop_assert_eq!(chunked_records, records);
        prop_assert_eq!(chunked_summary, summary);
        prop_assert_eq!(chunked_result.is_ok(), result.is_ok());
    }

    #[test]
    fn no_row_is_lost(text in "(?s)([a-c,\"\n]|\"a\n\"\"b\",|x,y\n){0,40}", delimiter in prop_oneof![Just(None), Just(Some(b','))]) {
        let header = if delimiter.is_some() { "h1,h2" } else { "h1 h2" };
        let whole = format!("{header}\n{text}");
        let records = read_with(&mut whole.as_bytes(), &csv(delimiter), &Limits::default(), |r| r.text.to_owned()).0;
        let dense = |text: &str| text.split('\n').map(str::trim_end).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n");
        prop_assert_eq!(dense(&records.join("\n")), dense(&text));
    }

    #[test]
    fn any_bytes_come_to_an_end(bytes in prop::collection::vec(any::<u8>(), 0..300), layout in any_layout(), magic in 0..6usize) {
        let head: &[u8] = [&b""[..], b"\x1f\x8b\x08\0", b"\x28\xb5\x2f\xfd", b"BZh91AY&SY", b"PK\x03\x04", b"\xff\xfe"][magic];
        let input = [head, &bytes].concat();
        let _ = read_with(&mut &input[..], &layout, &Limits::default(), shown);
    }
}
