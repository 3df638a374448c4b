use super::*;
use proptest::prelude::*;

/// Gives its bytes in pieces of the given sizes, over and over, then ends or fails.
struct Chunked<'b> {
    bytes: &'b [u8],
    sizes: Vec<usize>,
    turn: usize,
    fails: bool,
}

impl io::Read for Chunked<'_> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if self.bytes.is_empty() && self.fails {
            return Err(io::Error::other("connection lost"));
        }
        let size = self.sizes[self.turn % self.sizes.len()].max(1).min(out.len()).min(self.bytes.len());
        self.turn += 1;
        out[..size].copy_from_slice(&self.bytes[..size]);
        self.bytes = &self.bytes[size..];
        Ok(size)
    }
}

const KEPT_BYTES: usize = 16;

/// The pieces, marked with what is wrong with them.
fn framed(text: &[u8], array_key: Option<&str>, sizes: Vec<usize>, max_bytes: usize) -> Vec<String> {
    let mut input = Chunked { bytes: text, sizes, turn: 0, fails: false };
    let limits = PieceLimits { max_bytes, kept_bytes: KEPT_BYTES };
    let mut framer = JsonValues::new(Buffer::new(&mut input), limits, array_key);
    let mut pieces = Vec::new();
    while let Some(piece) = framer.next().unwrap() {
        let mark = match (piece.oversize, piece.broken) {
            (true, true) => "long,bad:",
            (true, false) => "long:",
            (false, true) => "bad:",
            (false, false) => "",
        };
        pieces.push(format!("{mark}{}", String::from_utf8_lossy(piece.bytes)));
    }
    pieces
}

/// The pieces under a limit, the same for any size of chunks.
fn limited(text: &str, array_key: Option<&str>, max_bytes: usize) -> Vec<String> {
    let whole = framed(text.as_bytes(), array_key, vec![usize::MAX], max_bytes);
    for size in [1, 2, 3, 7, 50] {
        assert_eq!(framed(text.as_bytes(), array_key, vec![size], max_bytes), whole, "chunks of {size}");
    }
    whole
}

fn all(text: &str, array_key: Option<&str>) -> Vec<String> {
    limited(text, array_key, 1 << 20)
}

const RECORDS: Option<&str> = Some("Records");

#[test]
fn values_in_every_arrangement() {
    let expected = [r#"{"a":"\"}{"}"#, r#"{"b":[2]}"#];
    for text in [
        "{\"a\":\"\\\"}{\"}\n{\"b\":[2]}\n",
        "{\"a\":\"\\\"}{\"}{\"b\":[2]}",
        "\n\n{\"a\":\"\\\"}{\"}\r\n\r\n{\"b\":[2]}",
        "{\"a\":\"\\\"}{\"},\n{\"b\":[2]},",
        "[{\"a\":\"\\\"}{\"},{\"b\":[2]}]",
        " [ {\"a\":\"\\\"}{\"} , \n {\"b\":[2]} ] ",
        "[\n{\"a\":\"\\\"}{\"}\n,{\"b\":[2]}]",
        "[{\"a\":\"\\\"}{\"}]\n[{\"b\":[2]}]",
        "\u{1e}{\"a\":\"\\\"}{\"}\n\u{1e}{\"b\":[2]}\n",
        "\u{feff}{\"a\":\"\\\"}{\"}\n\u{feff}{\"b\":[2]}\n",
    ] {
        assert_eq!(all(text, None), expected, "{text:?}");
        assert_eq!(all(text, RECORDS), expected, "{text:?}");
    }
    assert_eq!(all("{\n  \"a\": 1\n}\n{\n}", None), ["{\n  \"a\": 1\n}", "{\n}"]);
    assert_eq!(all("1 \"s\" null\ntrue,NaN-1", None), ["1", "\"s\"", "null", "true", "bad:NaN-1"]);
    assert_eq!(all("-1.5e3\n\"a\"\"b\"{}", None), ["-1.5e3", "\"a\"", "\"b\"", "{}"]);
    assert_eq!(all("", None).len() + all(" \n", None).len() + all("[]", None).len() + all("\u{feff}", None).len(), 0);
}

#[test]
fn the_record_array_is_streamed() {
    assert_eq!(all(r#"{"a":1,"Records":[{"a":1},{"b":2}],"z":2}"#, RECORDS), [r#"{"a":1}"#, r#"{"b":2}"#]);
    assert_eq!(
        all(r#"{"x":{"Records":[9]},"Records" : [ {"a":1} ] ,"z":[1]}{"Records":[2]}"#, RECORDS),
        [r#"{"a":1}"#, "2"]
    );
    assert_eq!(all(r#"{"Records":[1],"x":{},"Records":[2]}"#, RECORDS), ["1", "2"]);
    assert_eq!(all(r#"{"Records":[]}"#, RECORDS).len(), 0);
    let key_is_empty = framed(br#"{"":[1]}"#, Some(""), vec![1], 100);
    assert_eq!(key_is_empty, ["1"]);
}

#[test]
fn other_objects_come_out_whole() {
    for text in [
        r#"{"Records":{"a":1}}"#,
        r#"{"other":1}"#,
        r#"{"R\u0065cords":[1]}"#,
        r#"{"a":{"Records":[1]}}"#,
        r#"{"a":"\"Records\":[1]"}"#,
        r#"{"a":["Records",[1]]}"#,
    ] {
        assert_eq!(all(text, RECORDS), [text]);
    }
    assert_eq!(all(r#"[{"Records":[1]}]"#, RECORDS), [r#"{"Records":[1]}"#]);
}

#[test]
fn elements_of_a_record_array_are_marked() {
    let text = br#"[1]{"Records":[2]}{"other":3}"#;
    let mut input: &[u8] = text;
    let limits = PieceLimits { max_bytes: 100, kept_bytes: KEPT_BYTES };
    let mut framer = JsonValues::new(Buffer::new(&mut input), limits, RECORDS);
    let mut marks = Vec::new();
    while let Some(piece) = framer.next().unwrap() {
        marks.push(piece.is_element);
    }
    assert_eq!(marks, [false, true, false]);
}

#[test]
fn a_cut_line_costs_itself_only() {
    let rest = ["{\"b\":2}", "{\"c\":3}"];
    for cut in [
        "{\"a\":1,",
        "{\"a\":\"x",
        "{\"a\":[",
        "{\"a\":[1,2",
        "{\"a\":{\"b\":",
        "{",
        "[{\"a\":",
        "[1,{\"a\":{",
        "{\"a\":\"\\",
    ] {
        let lines = format!("{cut}\n{}\n{}\n", rest[0], rest[1]);
        let pieces = all(&lines, None);
        assert_eq!(pieces[pieces.len() - 2..], rest, "{lines}");
        assert!(pieces[0].starts_with("bad:") || pieces[1].starts_with("bad:"), "{lines}: {pieces:?}");
    }
    assert_eq!(all("{\"a\":[\n{\"b\":2}\n{\"c\":3}\n", None), ["bad:{\"a\":[", "{\"b\":2}", "{\"c\":3}"]);
    assert_eq!(
        all("{\"a\":{\"b\":\r\n{\"c\":\r\n{\"d\":4}\r\n", None),
        ["bad:{\"a\":{\"b\":", "bad:{\"c\":", "{\"d\":4}"]
    );
    assert_eq!(all("{\"a\":[\n{\n  \"b\": 2\n}\n", None), ["bad:{\"a\":[", "{\n  \"b\": 2\n}"]);
    assert_eq!(
        all("{\"Records\":[{\"a\":1},{\"b\":\n{\"Records\":[{\"c\":3}]}\n", RECORDS),
        ["{\"a\":1}", "bad:{\"b\":", "{\"c\":3}"]
    );
    assert_eq!(all("{\"Records\":[{\"a\":1}\n{\"Records\":[{\"c\":3}]}\n", RECORDS), ["{\"a\":1}", "{\"c\":3}"]);
    assert_eq!(all("{\"Records\":[1],\"z\":\n{\"Records\":[2]}\n", RECORDS), ["1", "bad:\"z\":", "2"]);
    assert_eq!(all("{\"Records\":[1]\n{\"Records\":[2]}\n", RECORDS), ["1", "2"]);
}

#[test]
fn what_is_no_json_comes_out_line_by_line() {
    assert_eq!(all("plain text\n{\"b\":2}", None), ["bad:plain text", "{\"b\":2}"]);
    assert_eq!(all("Nov 24 one\nNov 24 two\n", None), ["bad:Nov 24 one", "bad:Nov 24 two"]);
    assert_eq!(all("}\n]\n{}", None), ["bad:}", "bad:]", "{}"]);
    assert_eq!(all("{'a': None}\n{\"a\": None}\n", None), ["bad:{'a': None}", "{\"a\": None}"]);
    assert_eq!(all("\"cut\n\"whole\"\n", None), ["bad:\"cut", "\"whole\""]);
}

#[test]
fn a_broken_printed_value_is_one_piece() {
    let broken = "{\n  \"a\": 1\n  \"b\": 2,\n  \"c\": [\n    3\n  ]\n}";
    assert_eq!(
        all(&format!("{broken}\n{{\n  \"d\": 4\n}}\n"), None),
        [format!("bad:{broken}"), "{\n  \"d\": 4\n}".into()]
    );
}

#[test]
fn a_broken_element_of_a_printed_array_is_one_piece() {
    let element =
        |n: &str| format!("    {{\n      \"n\": {n},\n      \"list\": [\n        {{}},\n        {{}}\n      ]\n    }}");
    let text =
        format!("{{\n  \"Records\": [\n{},\n{},\n{}\n  ]\n}}\n{{}}\n", element("1"), element("2 2"), element("3"));
    let pieces = all(&text, RECORDS);
    assert_eq!(pieces.len(), 4, "{pieces:?}");
    assert_eq!(pieces[0], element("1").trim_start());
    assert_eq!(pieces[1], format!("bad:{},", element("2 2").trim_start()));
    assert_eq!(pieces[2..], [element("3").trim_start(), "{}"]);
}

#[test]
fn indented_lines_are_lines() {
    assert_eq!(all("  {\"a\":[\n  {\"b\":2}\n\t {\"c\":3}\n", None), ["bad:{\"a\":[", "{\"b\":2}", "{\"c\":3}"]);
    let lines = format!("  {{\"a\":[\n{}", "  {\"b\":2}\n".repeat(100));
    assert_eq!(limited(&lines, None, 200).len(), 101);
}

#[test]
fn values_on_one_line_survive_a_broken_one_between() {
    assert_eq!(all(r#"{"a":1}{"b" 2}{"c":3}"#, None), [r#"{"a":1}"#, r#"bad:{"b" 2}"#, r#"{"c":3}"#]);
    assert_eq!(all(r#"{"a":{"b":1}{"c":3}"#, None), [r#"bad:{"a":{"b":1}"#, r#"{"c":3}"#]);
    for text in [
        r#"{"Records":[{"a":1},{"b" 2},{"c":3}]}"#,
        r#"{"Records":[{"a":1},{"b" 2} , {"c":3}],"z":{"x":1}}"#,
        r#"{"Records":[{"a":1},{"b" 2},"#,
    ] {
        let pieces = all(text, RECORDS);
        assert_eq!(pieces[0], r#"{"a":1}"#, "{text}");
        assert!(pieces[1].starts_with(r#"bad:{"b" 2}"#), "{text}: {pieces:?}");
        assert_eq!(pieces.get(2).map(String::as_str), text.contains("\"c\"").then_some(r#"{"c":3}"#), "{text}");
    }
    assert_eq!(
        all("[1,oops oops,{\"a\":1},2024-01-01]{}", None),
        ["1", "bad:oops oops", "{\"a\":1}", "bad:2024-01-01", "{}"]
    );
    assert_eq!(all("[\n{\"a\":1,},\n{\"b\":2}\n]\n", None), ["bad:{\"a\":1,},", "{\"b\":2}"]);
}

#[test]
fn the_end_inside_a_value_breaks_it() {
    assert_eq!(all("{\"a\":1}\n{\"b\":", None), ["{\"a\":1}", "bad:{\"b\":"]);
    assert_eq!(all("{\"Records\":[{\"a\":1},{\"b\":[", RECORDS), ["{\"a\":1}", "bad:{\"b\":["]);
    assert_eq!(all("{\"Records\":[{\"a\":1}],\"z\":[3", RECORDS), ["{\"a\":1}", "bad:\"z\":[3"]);
    assert_eq!(all("{\"z\":[3", RECORDS), ["bad:{\"z\":[3"]);
    assert_eq!(all("tru", None), ["bad:tru"]);
}

#[test]
fn what_a_failing_source_has_cut_is_not_handed_out() {
    let mut input = Chunked { bytes: b"{\"a\":1}\n{\"b\":2", sizes: vec![4], turn: 0, fails: true };
    let limits = PieceLimits { max_bytes: 100, kept_bytes: KEPT_BYTES };
    let mut framer = JsonValues::new(Buffer::new(&mut input), limits, None);
    assert_eq!(framer.next().unwrap().unwrap().bytes, b"{\"a\":1}");
    assert_eq!(framer.next().unwrap_err().to_string(), "connection lost");
}

#[test]
fn values_too_long_are_passed_over() {
    let long = format!("{{\"a\":\"{}\"}}", "x".repeat(1000));
    let kept = "long:{\"a\":\"xxxxxxxxxx";
    assert_eq!(
        limited(&format!("{long}\n{{\"b\":2}}\n[{long},3]{long}"), None, 200),
        [kept, "{\"b\":2}", kept, "3", kept]
    );
    assert_eq!(limited(&format!("{long}\n{{\"b\":2}}"), None, long.len()), [long.as_str(), "{\"b\":2}"]);
    assert_eq!(limited(&format!("{long}\n{{\"b\":2}}"), None, long.len() - 1), [kept, "{\"b\":2}"]);
    // Broken behind the limit; and never ended.
    let broken = format!("{{\"a\":\"{}\" 1}}", "x".repeat(1000));
    assert_eq!(limited(&format!("{broken}\n{{\"b\":2}}"), None, 200), ["long,bad:{\"a\":\"xxxxxxxxxx", "{\"b\":2}"]);
    let cut = &long[..long.len() - 2];
    assert_eq!(limited(&format!("{cut}\n{{\"b\":2}}"), None, 200), ["long,bad:{\"a\":\"xxxxxxxxxx", "{\"b\":2}"]);
    assert_eq!(limited(cut, None, 200), ["long,bad:{\"a\":\"xxxxxxxxxx"]);
    let word = "1".repeat(1000);
    assert_eq!(limited(&format!("{word}\n{{\"b\":2}}"), None, 200), ["long,bad:1111111111111111", "{\"b\":2}"]);
    // A cut line that is followed by more lines than the limit holds is no long value.
    let lines = format!("{{\"a\":[\n{}", "{\"b\":2}\n,".repeat(100));
    assert_eq!(limited(&lines, None, 200).len(), 101);
}

#[test]
fn what_stands_around_the_record_array_may_be_long() {
    let long = "x".repeat(1000);
    let text = format!(r#"{{"a":"{long}","Records":[{{"b":"é"}}],"z":["{long}"]}}{{"c":3}}"#);
    assert_eq!(limited(&text, RECORDS, 200), [r#"{"b":"é"}"#, r#"{"c":3}"#]);
    let text = format!(r#"{{"a":"{long}","{long}Records":[{{"b":"é"}}]}}"#);
    assert_eq!(limited(&text, RECORDS, 200), ["long:{\"a\":\"xxxxxxxxxx"]);
}

#[test]
fn a_long_value_is_cut_between_characters() {
    let text = format!("\"aé{}\"", "日".repeat(100));
    assert_eq!(limited(&text, None, 200), ["long:\"aé日日日日"]);
}

#[test]
fn deep_and_long_lines() {
    let deep = format!("{}1{}", "{\"a\":[".repeat(50_000), "]}".repeat(50_000));
    let long = format!("{{\"a\":\"{}\"}}", "x".repeat(10 << 20));
    let text = format!("{deep}\n{long}\n{{}}\n");
    let pieces = framed(text.as_bytes(), None, vec![100_000], 8 << 20);
    assert_eq!(pieces, [deep, "long:{\"a\":\"xxxxxxxxxx".into(), "{}".into()]);
}

/// Each of these would take hours if a cut line made us read the lines behind it again.
#[test]
fn hostile_lines_cost_linear_time() {
    for line in ["{\"a\":\n", "[\n", "{\"a\":[\n", "{\"a\":[{}{}\n", "[1}\n"] {
        let count = 300_000;
        let text = line.repeat(count);
        let pieces = framed(text.as_bytes(), RECORDS, vec![1 << 18], 1 << 20);
        assert!(pieces.len() <= 2 * count, "{line}");
    }
    let one_line = format!("{{\"a\":[\n{{}}{}\n{{}}", "{\"b\":1}".repeat(300_000));
    assert_eq!(framed(one_line.as_bytes(), None, vec![1 << 18], 8 << 20).len(), 300_003);
}

/// JSON text of any shape, printed with blanks and line ends, but no value alone that is a number or a name.
fn json_text() -> impl Strategy<Value = String> {
    let string = "\"([a-z\u{e9}{}\\[\\],: ]|\\\\[\"\\\\nu]){0,8}\"".prop_map(|s| s.replace("\\u", "\\u00e9"));
    let scalar =
        prop_oneof![string.clone(), Just("-1.5e7".to_owned()), Just("null".to_owned()), Just("NaN".to_owned())];
    let blank = prop_oneof![Just(""), Just(""), Just(" "), Just("\n  "), Just("\r\n\t")];
    let any = (blank.clone(), scalar).prop_map(|(blank, scalar)| format!("{blank}{scalar}"));
    let nested = any.prop_recursive(4, 30, 5, move |inner| {
        let member = (string_key(), blank.clone(), inner.clone(), blank.clone())
            .prop_map(|(key, b1, value, b2)| format!("{b1}{key}{b2}:{value}{b1}"));
        let object = prop::collection::vec(member, 0..5).prop_map(|members| format!("{{{}}}", members.join(",")));
        let array = prop::collection::vec(inner, 0..5).prop_map(|items| format!("[{}]", items.join(",")));
        prop_oneof![object, array]
    });
    (string_key(), nested).prop_map(|(key, value)| format!("{{{key}:{value}}}"))
}

fn string_key() -> impl Strategy<Value = String> {
    "[a-zR]{1,3}".prop_map(|key| format!("\"{key}\""))
}

fn chunk_sizes() -> impl Strategy<Value = Vec<usize>> {
    prop::collection::vec(1usize..9, 1..5)
}

proptest! {
    #[test]
    fn valid_values_come_out_as_they_are(
        values in prop::collection::vec((json_text(), "[ \t\r\n,\u{1e}]{0,3}"), 0..6),
        sizes in chunk_sizes(),
    ) {
        let text: String = values.iter().flat_map(|(value, separator)| [value.as_str(), separator]).collect();
        let expected: Vec<&str> = values.iter().map(|(value, _)| value.as_str()).collect();
        prop_assert_eq!(framed(text.as_bytes(), None, sizes.clone(), 1 << 20), expected.clone());
        let array = format!("[{}]", expected.join(","));
        prop_assert_eq!(framed(array.as_bytes(), None, sizes.clone(), 1 << 20), expected.clone());
        let wrapped = format!("{{\"head\":{{}},\"Records\":{array},\"tail\":1}}");
        prop_assert_eq!(framed(wrapped.as_bytes(), RECORDS, sizes, 1 << 20), expected);
    }

    #[test]
    fn chunks_do_not_matter(
        text in concat!(
            "(?s)([\\[\\]{}:,\"\\\\abR1\n \u{1e}\u{feff}]|\n\\{\"a\":",
            "|\\{\"R\":\\[|\\{\"b\":1\\}|\"\\},\n|\n   ?){0,40}",
        ),
        sizes in chunk_sizes(),
        max_bytes in prop_oneof![Just(1usize << 20), 1usize..150],
    ) {
        for key in [None, Some("R")] {
            let whole = framed(text.as_bytes(), key, vec![usize::MAX], max_bytes);
            prop_assert_eq!(framed(text.as_bytes(), key, sizes.clone(), max_bytes), whole);
        }
    }

    #[test]
    fn any_bytes_are_framed(bytes in prop::collection::vec(any::<u8>(), 0..200), max_bytes in 1usize..50) {
        let whole = framed(&bytes, Some("R"), vec![usize::MAX], max_bytes);
        prop_assert_eq!(framed(&bytes, Some("R"), vec![3], max_bytes), whole);
    }

    #[test]
    fn no_byte_is_lost(
        text in "(?s)([\\[\\]{}:,\"\\\\ab1\n \u{1e}]|\n\\{\"a\":|\\{\"b\":1\\}|\"\\},\n){0,40}",
    ) {
        // Separators and the brackets of arrays at the top; a broken piece may begin with some of them, too.
        let passed_over = [' ', '\t', '\r', '\n', ',', '[', ']', '\u{1e}'];
        let mut rest = text.as_str();
        for piece in framed(text.as_bytes(), None, vec![usize::MAX], 1 << 20) {
            let piece = piece.strip_prefix("bad:").unwrap_or(&piece).trim_start_matches(passed_over);
            rest = rest.trim_start_matches(passed_over);
            prop_assert!(rest.starts_with(piece), "{piece:?} is not at {rest:?}");
            rest = &rest[piece.len()..];
        }
        prop_assert_eq!(rest.trim_start_matches(passed_over), "");
    }
}
