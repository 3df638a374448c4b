//! Parquet: rows as JSON, whatever the layout says; nested and absent values; damage.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::io::{self, Cursor, Write};
use std::ops::ControlFlow;
use std::sync::Arc;

use flate2::Compression;
use flate2::write::GzEncoder;
use parquet::basic::{Compression as Codec, ZstdLevel};
use parquet::data_type::{ByteArray, ByteArrayType, DataType, Int64Type};
use parquet::file::properties::{WriterProperties, WriterVersion};
use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use parquet::schema::parser::parse_message_type;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use siem_formats::read::SpoolFile;
use siem_formats::{Flaws, Format, Layout, Limits, ObjectError, Spool, Start, read_records, read_records_from};

struct MemorySpool(u64);

impl Spool for MemorySpool {
    fn open(&self) -> io::Result<Box<dyn SpoolFile>> {
        Ok(Box::new(Cursor::new(Vec::new())))
    }

    fn max_bytes(&self) -> u64 {
        self.0
    }
}

/// Two columns, a nested one, a list and a time; three rows in each row group.
fn file(row_groups: usize, codec: Codec) -> Vec<u8> {
    let schema = "message events {
        required binary name (UTF8);
        optional int64 count;
        optional group actor { optional binary user (UTF8); }
        optional group ips (LIST) { repeated group list { optional binary element (UTF8); } }
        optional int64 seen (TIMESTAMP(MILLIS,true));
    }";
    let schema = Arc::new(parse_message_type(schema).unwrap());
    let properties = Arc::new(WriterProperties::builder().set_compression(codec).build());
    let mut bytes = Vec::new();
    let mut writer = SerializedFileWriter::new(&mut bytes, schema, properties).unwrap();
    let texts = |texts: &[&str]| texts.iter().map(|text| ByteArray::from(*text)).collect::<Vec<_>>();
    for _ in 0..row_groups {
        let mut group = writer.next_row_group().unwrap();
        let mut texts_column = |values: &[&str], definitions: Option<&[i16]>, repetitions: Option<&[i16]>| {
            let mut column = group.next_column().unwrap().unwrap();
            column.typed::<ByteArrayType>().write_batch(&texts(values), definitions, repetitions).unwrap();
            column.close().unwrap();
        };
        texts_column(&["a \"b\"", "", "c\n"], None, None);
        let mut column = group.next_column().unwrap().unwrap();
        column.typed::<Int64Type>().write_batch(&[i64::MAX, 0], Some(&[1, 0, 1]), None).unwrap();
        column.close().unwrap();
        let mut texts_column = |values: &[&str], definitions: Option<&[i16]>, repetitions: Option<&[i16]>| {
            let mut column = group.next_column().unwrap().unwrap();
            column.typed::<ByteArrayType>().write_batch(&texts(values), definitions, repetitions).unwrap();
            column.close().unwrap();
        };
        texts_column(&["alice"], Some(&[2, 1, 0]), None);
        texts_column(&["192.0.2.1", "192.0.2.2"], Some(&[3, 3, 0, 1]), Some(&[0, 1, 0, 0]));
        let mut column = group.next_column().unwrap().unwrap();
        column.typed::<Int64Type>().write_batch(&[1_791_947_100_123], Some(&[1, 0, 0]), None).unwrap();
        column.close().unwrap();
        group.close().unwrap();
    }
    writer.close().unwrap();
    bytes
}

const ROWS: [&str; 3] = [
    r#"{"name":"a \"b\"","count":9223372036854775807,"actor":{"user":"alice"},"ips":["192.0.2.1","192.0.2.2"],"seen":"2026-10-14T03:05:00.123Z"}"#,
    r#"{"name":"","actor":{}}"#,
    r#"{"name":"c\n","count":0,"ips":[]}"#,
];

fn read(bytes: &[u8], max_spool: u64) -> (Vec<String>, Result<(), ObjectError>) {
    let layout = Layout {
        format: Format::Csv { delimiter: None, known: [].into() },
        via_cloudwatch: true,
        via_firelens: false,
        header_lines: 1,
    };
    let mut records = Vec::new();
    let (_, result) = read_records(&mut &*bytes, &layout, &Limits::default(), &MemorySpool(max_spool), &mut |record| {
        assert!(record.columns.is_none() && record.flaws == Flaws::default());
        records.push(record.text.to_owned());
        assert_eq!(record.ordinal, records.len() as u64);
        ControlFlow::Continue(())
    });
    (records, result)
}

#[test]
fn every_row_is_a_record_whatever_the_layout_says() {
    for codec in [
        Codec::UNCOMPRESSED,
        Codec::SNAPPY,
        Codec::GZIP(parquet::basic::GzipLevel::default()),
        Codec::ZSTD(ZstdLevel::default()),
    ] {
        let (records, result) = read(&file(2, codec), 1 << 20);
        result.unwrap();
        assert_eq!(records, [ROWS, ROWS].concat(), "{codec:?}");
    }
}

#[test]
fn row_groups_before_the_first_wanted_row_are_passed_over_and_counted() {
    let layout = Layout { format: Format::Text, via_cloudwatch: false, via_firelens: false, header_lines: 0 };
    let ordinals_from = |first: u64, bytes: &[u8]| {
        let (start, mut ordinals) = (Start { first, ..Start::default() }, Vec::new());
        let limits = Limits::default();
        read_records_from(start, &mut &*bytes, &layout, &limits, &MemorySpool(1 << 20), &mut |record| {
            assert_eq!(record.text, ROWS[(record.ordinal as usize - 1) % 3]);
            ordinals.push(record.ordinal);
            ControlFlow::Continue(())
        })
        .1
        .unwrap();
        ordinals
    };
    let file = file(3, Codec::SNAPPY);
    for (first, begins) in [(1, 1), (3, 1), (4, 4), (6, 4), (7, 7), (9, 7), (10, 10)] {
        assert_eq!(ordinals_from(first, &file), (begins..10).collect::<Vec<u64>>(), "{first}");
    }
}

#[test]
fn a_packed_file_is_unpacked_first() {
    let mut packer = GzEncoder::new(Vec::new(), Compression::fast());
    packer.write_all(&file(1, Codec::SNAPPY)).unwrap();
    let (records, result) = read(&packer.finish().unwrap(), 1 << 20);
    result.unwrap();
    assert_eq!(records, ROWS);
}

#[test]
fn damage_is_named_and_never_a_panic() {
    let whole = file(2, Codec::SNAPPY);
    for length in [4, 5, 12, whole.len() / 2, whole.len() - 1] {
        let (records, result) = read(&whole[..length], 1 << 20);
        let reason = result.unwrap_err().reason();
        assert!(records.is_empty() && matches!(reason, "truncated" | "corrupt"), "{length}: {reason}");
    }
    assert_eq!(read(&whole, 100).1.unwrap_err().reason(), "too_large_to_spool");
}

#[test]
fn a_damaged_byte_loses_no_row_silently() {
    let whole = file(2, Codec::SNAPPY);
    for at in 4..whole.len() {
        for mask in [0x01, 0x80, 0xff] {
            let mut damaged = whole.clone();
            damaged[at] ^= mask;
            let (records, result) = read(&damaged, 1 << 20);
            assert!(records.len() == 6 || result.is_err(), "{at} {mask:#x}: {} rows", records.len());
        }
    }
}

#[test]
fn a_page_that_would_fill_the_memory_is_refused() {
    let mut bytes = file(1, Codec::SNAPPY);
    let page = [0x15, 0x00, 0x15, 0xfe, 0xff, 0xff, 0xff, 0x0f];
    bytes[4..4 + page.len()].copy_from_slice(&page);
    let (records, result) = read(&bytes, 1 << 20);
    assert_eq!((records.len(), result.unwrap_err().reason()), (0, "corrupt"));
}

#[test]
fn a_compression_that_is_not_read_is_named() {
    let schema = Arc::new(parse_message_type("message m { required int64 n; }").unwrap());
    let mut bytes = Vec::new();
    let mut writer = SerializedFileWriter::new(&mut bytes, schema, Arc::default()).unwrap();
    let mut group = writer.next_row_group().unwrap();
    let mut column = group.next_column().unwrap().unwrap();
    column.typed::<Int64Type>().write_batch(&[1], None, None).unwrap();
    column.close().unwrap();
    group.close().unwrap();
    writer.close().unwrap();
    // The directory says of the column: field 4, a number, the codec: 0 for none, 4 (written doubled) for Brotli.
    let codec = bytes.windows(4).rposition(|at| at == [b'n', 0x15, 0x00, 0x16]).unwrap() + 2;
    bytes[codec] = 8;
    assert_eq!(read(&bytes, 1 << 20).1.unwrap_err().to_string(), "parquet with brotli is not supported");
}

/// A row of one column of every nesting, absent or not at every level.
#[derive(Clone, Debug)]
struct Nested {
    text: Option<String>,
    numbers: Option<Vec<Option<i64>>>,
    group: Option<(Option<i64>, Vec<String>)>,
    map: Option<Vec<(String, Option<i64>)>>,
    lists: Option<Vec<Option<Vec<i64>>>>,
}

const NESTED: &str = "message nested {
    optional binary text (UTF8);
    optional group numbers (LIST) { repeated group list { optional int64 element; } }
    optional group group { optional int64 number; repeated binary texts (UTF8); }
    optional group map (MAP) { repeated group key_value { required binary key (UTF8); optional int64 value; } }
    optional group lists (LIST) {
        repeated group list { optional group element (LIST) { repeated group list { required int64 element; } } }
    }
}";

fn nested() -> impl Strategy<Value = Nested> {
    let text = || "[a-z\"\n\u{e9}]{0,4}";
    let number = || option::of(-3..3_i64);
    (
        option::of(text()),
        option::of(vec(number(), 0..4)),
        option::of((number(), vec(text(), 0..3))),
        option::of(vec((text(), number()), 0..3)),
        option::of(vec(option::of(vec(0..9_i64, 0..3)), 0..3)),
    )
        .prop_map(|(text, numbers, group, map, lists)| Nested { text, numbers, group, map, lists })
}

/// Entries of a column: what the levels say of each, and the values that are there.
#[derive(Default)]
struct Entries<T> {
    values: Vec<T>,
    definitions: Vec<i16>,
    repetitions: Vec<i16>,
}

impl<T> Entries<T> {
    fn push(&mut self, repetition: i16, definition: i16, value: Option<T>) {
        self.repetitions.push(repetition);
        self.definitions.push(definition);
        self.values.extend(value);
    }

    fn write<D: DataType<T = T>>(&self, group: &mut SerializedRowGroupWriter<'_, &mut Vec<u8>>) {
        let mut column = group.next_column().unwrap().unwrap();
        let levels = (Some(&self.definitions[..]), Some(&self.repetitions[..]));
        column.typed::<D>().write_batch(&self.values, levels.0, levels.1).unwrap();
        column.close().unwrap();
    }
}

fn write_nested(rows: &[Nested], group: &mut SerializedRowGroupWriter<'_, &mut Vec<u8>>) {
    let bytes = |text: &String| ByteArray::from(text.as_str());
    let (mut text, mut texts, mut keys) = (Entries::default(), Entries::default(), Entries::default());
    let (mut numbers, mut number, mut values, mut lists) =
        (Entries::default(), Entries::default(), Entries::default(), Entries::default());
    for row in rows {
        text.push(0, i16::from(row.text.is_some()), row.text.as_ref().map(bytes));
        match row.numbers.as_deref() {
            None => numbers.push(0, 0, None),
            Some([]) => numbers.push(0, 1, None),
            Some(items) => items.iter().enumerate().for_each(|(index, item)| {
                numbers.push(i16::from(index > 0), if item.is_some() { 3 } else { 2 }, *item);
            }),
        }
        match &row.group {
            None => (number.push(0, 0, None), texts.push(0, 0, None)).0,
            Some((value, items)) => {
                number.push(0, if value.is_some() { 2 } else { 1 }, *value);
                if items.is_empty() {
                    texts.push(0, 1, None);
                }
                for (index, item) in items.iter().enumerate() {
                    texts.push(i16::from(index > 0), 2, Some(bytes(item)));
                }
            }
        }
        match row.map.as_deref() {
            None => (keys.push(0, 0, None), values.push(0, 0, None)).0,
            Some([]) => (keys.push(0, 1, None), values.push(0, 1, None)).0,
            Some(pairs) => pairs.iter().enumerate().for_each(|(index, (key, value))| {
                keys.push(i16::from(index > 0), 2, Some(bytes(key)));
                values.push(i16::from(index > 0), if value.is_some() { 3 } else { 2 }, *value);
            }),
        }
        match row.lists.as_deref() {
            None => lists.push(0, 0, None),
            Some([]) => lists.push(0, 1, None),
            Some(outer) => outer.iter().enumerate().for_each(|(index, inner)| {
                let first = i16::from(index > 0);
                match inner.as_deref() {
                    None => lists.push(first, 2, None),
                    Some([]) => lists.push(first, 3, None),
                    Some(items) => items.iter().enumerate().for_each(|(index, item)| {
                        lists.push(if index > 0 { 2 } else { first }, 4, Some(*item));
                    }),
                }
            }),
        }
    }
    text.write::<ByteArrayType>(group);
    numbers.write::<Int64Type>(group);
    number.write::<Int64Type>(group);
    texts.write::<ByteArrayType>(group);
    keys.write::<ByteArrayType>(group);
    values.write::<Int64Type>(group);
    lists.write::<Int64Type>(group);
}

fn json_of(row: &Nested) -> String {
    fn text(text: &str) -> String {
        format!("\"{}\"", text.replace('"', "\\\"").replace('\n', "\\n"))
    }
    fn number(number: &Option<i64>) -> String {
        number.map_or("null".to_owned(), |number| number.to_string())
    }
    fn list(items: impl Iterator<Item = String>) -> String {
        format!("[{}]", items.collect::<Vec<_>>().join(","))
    }
    fn object(members: impl IntoIterator<Item = Option<String>>) -> String {
        format!("{{{}}}", members.into_iter().flatten().collect::<Vec<_>>().join(","))
    }
    object([
        row.text.as_ref().map(|value| format!("\"text\":{}", text(value))),
        row.numbers.as_ref().map(|items| format!("\"numbers\":{}", list(items.iter().map(number)))),
        row.group.as_ref().map(|(value, items)| {
            let value = value.map(|value| format!("\"number\":{value}"));
            let items = format!("\"texts\":{}", list(items.iter().map(|item| text(item))));
            format!("\"group\":{}", object([value, Some(items)]))
        }),
        row.map.as_ref().map(|pairs| {
            let pairs = pairs.iter().map(|(key, value)| Some(format!("{}:{}", text(key), number(value))));
            format!("\"map\":{}", object(pairs))
        }),
        row.lists.as_ref().map(|outer| {
            let inner = |inner: &Option<Vec<i64>>| match inner {
                Some(items) => list(items.iter().map(i64::to_string)),
                None => "null".to_owned(),
            };
            format!("\"lists\":{}", list(outer.iter().map(inner)))
        }),
    ])
}

proptest! {
    #[test]
    fn every_row_comes_out_as_it_went_in(
        groups in vec(vec(nested(), 0..300), 0..3),
        page_rows in 1..100_usize,
        version in prop_oneof![Just(WriterVersion::PARQUET_1_0), Just(WriterVersion::PARQUET_2_0)],
    ) {
        let properties = WriterProperties::builder()
            .set_writer_version(version)
            .set_data_page_row_count_limit(page_rows)
            .set_write_batch_size(page_rows)
            .set_compression(Codec::SNAPPY);
        let schema = Arc::new(parse_message_type(NESTED).unwrap());
        let mut bytes = Vec::new();
        let mut writer = SerializedFileWriter::new(&mut bytes, schema, Arc::new(properties.build())).unwrap();
        for rows in &groups {
            let mut group = writer.next_row_group().unwrap();
            write_nested(rows, &mut group);
            group.close().unwrap();
        }
        writer.close().unwrap();
        let (records, result) = read(&bytes, 1 << 24);
        prop_assert!(result.is_ok(), "{result:?}");
        let expected: Vec<_> = groups.iter().flatten().map(json_of).collect();
        prop_assert_eq!(records, expected);
    }

    #[test]
    fn what_is_no_file_is_refused(bytes in vec(any::<u8>(), 0..200)) {
        let (records, result) = read(&[b"PAR1", &bytes[..], b"PAR1"].concat(), 1 << 20);
        prop_assert!(records.is_empty() && result.is_err());
    }
}
