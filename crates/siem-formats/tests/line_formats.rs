//! Records of several lines, W3C columns, Windows events and container messages, through the whole reader.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::io;
use std::ops::ControlFlow;

use siem_formats::read::SpoolFile;
use siem_formats::{EnvelopeKind, FirstLine, Format, Layout, Limits, Record, Spool, read_records};

struct NoSpool;

impl Spool for NoSpool {
    fn open(&self) -> io::Result<Box<dyn SpoolFile>> {
        Err(io::Error::other("nothing here is spooled"))
    }

    fn max_bytes(&self) -> u64 {
        0
    }
}

fn layout(format: Format) -> Layout {
    Layout { format, via_cloudwatch: false, via_firelens: false, header_lines: 0 }
}

fn read<T>(layout: &Layout, text: &str, see: impl Fn(Record<'_>) -> T) -> Vec<T> {
    let mut seen = Vec::new();
    let mut each = |record: Record<'_>| {
        assert_eq!(record.ordinal as usize, seen.len() + 1);
        seen.push(see(record));
        ControlFlow::Continue(())
    };
    let (summary, result) = read_records(&mut text.as_bytes(), layout, &Limits::default(), &NoSpool, &mut each);
    result.unwrap();
    assert_eq!(summary.records as usize, seen.len());
    seen
}

fn text_and_broken(record: Record<'_>) -> (String, bool) {
    (record.text.to_owned(), record.flaws.broken)
}

#[test]
fn a_statement_over_several_lines_is_one_record() {
    let dated = FirstLine::new("a date", |line| Some(line.starts_with(b"2026-")));
    let layout = layout(Format::Multiline { first_line: dated });
    let text = "rest of a record\n2026-10-14 LOG: select\n\t1;\n2026-10-14 LOG: done\n";
    let wanted = [("rest of a record", true), ("2026-10-14 LOG: select\n\t1;", false), ("2026-10-14 LOG: done", false)];
    assert_eq!(read(&layout, text, text_and_broken), wanted.map(|(text, broken)| (text.to_owned(), broken)));
}

#[test]
fn fields_lines_name_the_columns_of_the_lines_below() {
    let text =
        "#Version: 1.0\n#Fields: date c-ip cs(User-Agent)\n2026-10-14\t192.0.2.1\tcurl\n#Fields: date x-new\nb\tc\n";
    let seen = read(&layout(Format::W3c), text, |r| (r.text.to_owned(), r.columns.unwrap_or_default().join(" ")));
    let wanted = [("2026-10-14\t192.0.2.1\tcurl", "date c_ip cs_user_agent"), ("b\tc", "date x_new")];
    assert_eq!(seen, wanted.map(|(text, columns)| (text.to_owned(), columns.to_owned())));
    let seen = read(&layout(Format::W3c), "a b\n", |r| r.columns.is_none());
    assert_eq!(seen, [true], "without a header the type's own columns hold");
}

#[test]
fn windows_events_in_cloudwatch_messages_are_parted_too() {
    let text = r#"{"messageType":"DATA_MESSAGE","owner":"123456789012","logGroup":"g","logStream":"s","logEvents":[
        {"id":"1","timestamp":1,"message":"<Event a='1'>1</Event><Event>2</Event>"},
        {"id":"2","timestamp":1,"message":"<Event>3</Event> rest"},
        {"id":"3","timestamp":1,"message":"an agent's own form"},
        {"id":"4","timestamp":1,"message":"{\"EventID\":1}"}]}"#;
    let layout = Layout { via_cloudwatch: true, ..layout(Format::WindowsEvents) };
    let seen = read(&layout, text, |r| (r.text.to_owned(), r.envelope.inner_index, r.flaws.broken));
    let wanted = [
        ("<Event a='1'>1</Event>", 0, false),
        ("<Event>2</Event>", 1, false),
        ("<Event>3</Event>", 0, false),
        ("rest", 1, true),
        ("an agent's own form", 0, false),
        ("{\"EventID\":1}", 0, false),
    ];
    assert_eq!(seen, wanted.map(|(text, index, broken)| (text.to_owned(), index, broken)));
}

#[test]
fn windows_events_of_agents_are_json_values_without_an_envelope_too() {
    let text = "{\"EventID\":1}\n{\"EventID\":2}{\"Message\":\"<Event>3</Event>\"}";
    let seen = read(&layout(Format::WindowsEvents), text, |r| r.text.to_owned());
    assert_eq!(seen, ["{\"EventID\":1}", "{\"EventID\":2}", "{\"Message\":\"<Event>3</Event>\"}"]);
}

#[test]
fn a_container_message_is_an_envelope_with_or_without_metadata() {
    let full = r#"{"container_id":"c-1","source":"stderr","log":"a \"quoted\" line\n","ecs_task_arn":"arn"}"#;
    let text = format!("{full}\n{{\"log\":\"bare\"}}{{\"other\":1}}\n");
    let layout = Layout { via_firelens: true, ..layout(Format::Text) };
    let seen = read(&layout, &text, |r| {
        let message = r.envelope.message.map(str::to_owned);
        (r.text.to_owned(), r.envelope.kind, r.envelope.source.map(str::to_owned), message)
    });
    let wanted = [
        ("a \"quoted\" line".to_owned(), EnvelopeKind::FireLens, Some("stderr".to_owned()), Some(full.to_owned())),
        ("bare".to_owned(), EnvelopeKind::FireLens, None, Some("{\"log\":\"bare\"}".to_owned())),
        ("{\"other\":1}".to_owned(), EnvelopeKind::None, None, None),
    ];
    assert_eq!(seen, wanted);
}

#[test]
fn a_row_that_is_json_is_no_header() {
    let layout = layout(Format::Csv { delimiter: None, known: [].into() });
    let seen = read(&layout, "{\"a\":1}\n{\"a\":2}\n", |r| r.text.to_owned());
    assert_eq!(seen, ["{\"a\":1}", "{\"a\":2}"]);
}
