//! Structured log lines with the original's keys, one JSON object a line.
//!
//! A line starts with `level`, `message`, `location`, `timestamp` and `service`, goes on with what is known about the
//! invocation and the object, and ends with the event's own fields. What is known comes from the fields of the spans
//! around the event: `info_span!("invocation", cold_start, function_arn, function_request_id, xray_trace_id)` and
//! `info_span!("object", s3_key, s3_bucket)`. A thread that works for an object has to enter its span.
//!
//! Log data may be hostile: control and bidirectional characters are escaped, and long values are cut.

use std::fmt::{self, Write as _};
use std::io::Write as _;
use std::time::SystemTime;

use serde_json::{Map, Value};
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::subscriber::Interest;
use tracing::{Event, Level, Metadata, Subscriber};
use tracing_subscriber::Layer;
use tracing_subscriber::fmt::MakeWriter;
use tracing_subscriber::layer::Context;
use tracing_subscriber::registry::LookupSpan;

/// The keys after `timestamp`, in their order; what is not known is left out.
const KNOWN_KEYS: [&str; 9] = [
    "service",
    "cold_start",
    "function_name",
    "function_memory_size",
    "function_arn",
    "function_request_id",
    "s3_key",
    "s3_bucket",
    "xray_trace_id",
];

/// Keys no field may take.
const HEAD_KEYS: [&str; 3] = ["level", "location", "timestamp"];

/// A longer text is cut to this: a log line stays far below the 1 MiB that CloudWatch takes.
const MAX_TEXT_BYTES: usize = 32 * 1024;

/// The level named by `LOG_LEVEL`, in Python's words or Rust's, in any case. `CRITICAL` is `ERROR`: no line is above it.
#[must_use]
pub fn level(name: &str) -> Option<Level> {
    match name.trim().to_ascii_uppercase().as_str() {
        "TRACE" => Some(Level::TRACE),
        "DEBUG" => Some(Level::DEBUG),
        "INFO" => Some(Level::INFO),
        "WARN" | "WARNING" => Some(Level::WARN),
        "ERROR" | "CRITICAL" | "FATAL" => Some(Level::ERROR),
        _ => None,
    }
}

/// What every line of a process says about it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Process {
    /// `service`.
    pub service: String,
    /// `function_name`, on Lambda.
    pub function_name: Option<String>,
    /// `function_memory_size` in MiB, on Lambda.
    pub function_memory_mib: Option<u64>,
}

/// The layer that writes the lines, by default to standard error: standard output is for metrics.
#[derive(Debug)]
pub struct JsonLines<W = fn() -> std::io::Stderr> {
    level: Level,
    own_targets: Vec<&'static str>,
    process: Map<String, Value>,
    writer: W,
    clock: fn() -> SystemTime,
}

impl JsonLines {
    /// Lines of this level and above. Other people's crates, which is every target not starting with `siem` or one of
    /// `own_targets`, say warnings and errors only: their chatter may hold headers and bodies.
    #[must_use]
    pub fn new(level: Level, own_targets: &[&'static str], process: &Process) -> JsonLines {
        let mut own = vec!["siem"];
        own.extend(own_targets);
        let mut known = Map::new();
        known.insert("service".to_owned(), Value::from(process.service.as_str()));
        if let Some(name) = &process.function_name {
            known.insert("function_name".to_owned(), Value::from(name.as_str()));
        }
        if let Some(mib) = process.function_memory_mib {
            known.insert("function_memory_size".to_owned(), Value::from(mib));
        }
        JsonLines { level, own_targets: own, process: known, writer: std::io::stderr, clock: SystemTime::now }
    }

    /// The same lines, to another place and by another clock.
    #[must_use]
    pub fn writing_to<W>(self, writer: W, clock: fn() -> SystemTime) -> JsonLines<W> {
        JsonLines { level: self.level, own_targets: self.own_targets, process: self.process, writer, clock }
    }
}

impl<W> JsonLines<W> {
    /// Spans are kept down to `INFO` whatever the level: an error line needs to say of which object it speaks.
    fn wants(&self, metadata: &Metadata<'_>) -> bool {
        let ours = self.own_targets.iter().any(|own| metadata.target().starts_with(own));
        let level = if ours { self.level } else { self.level.min(Level::WARN) };
        *metadata.level() <= if metadata.is_span() { level.max(Level::INFO) } else { level }
    }

    fn line(&self, metadata: &Metadata<'_>, mut fields: Map<String, Value>) -> String {
        let mut line = Map::new();
        line.insert("level".to_owned(), Value::from(level_name(*metadata.level())));
        line.insert("message".to_owned(), fields.shift_remove("message").unwrap_or_default());
        let location = format!("{}:{}", metadata.target(), metadata.line().unwrap_or_default());
        line.insert("location".to_owned(), Value::from(location));
        line.insert("timestamp".to_owned(), Value::from(timestamp((self.clock)())));
        for key in KNOWN_KEYS {
            if let Some(value) = fields.shift_remove(key).or_else(|| self.process.get(key).cloned()) {
                line.insert(key.to_owned(), value);
            }
        }
        fields.retain(|key, _| !HEAD_KEYS.contains(&key.as_str()));
        line.append(&mut fields);
        let mut text = escape_unprintable(&Value::Object(line).to_string());
        text.push('\n');
        text
    }
}

/// The fields of a span, kept with it.
struct SpanFields(Map<String, Value>);

impl<S, W> Layer<S> for JsonLines<W>
where
    S: Subscriber + for<'lookup> LookupSpan<'lookup>,
    W: for<'writer> MakeWriter<'writer> + 'static,
{
    fn register_callsite(&self, metadata: &'static Metadata<'static>) -> Interest {
        if self.wants(metadata) { Interest::always() } else { Interest::never() }
    }

    fn enabled(&self, metadata: &Metadata<'_>, _context: Context<'_, S>) -> bool {
        self.wants(metadata)
    }

    fn on_new_span(&self, attributes: &Attributes<'_>, id: &Id, context: Context<'_, S>) {
        if let Some(span) = context.span(id) {
            let mut fields = Collected(Map::new());
            attributes.record(&mut fields);
            span.extensions_mut().replace(SpanFields(fields.0));
        }
    }

    fn on_record(&self, id: &Id, values: &Record<'_>, context: Context<'_, S>) {
        if let Some(span) = context.span(id) {
            let mut fields = Collected(Map::new());
            values.record(&mut fields);
            if let Some(SpanFields(known)) = span.extensions_mut().get_mut::<SpanFields>() {
                known.append(&mut fields.0);
            }
        }
    }

    fn on_event(&self, event: &Event<'_>, context: Context<'_, S>) {
        let mut fields = Collected(Map::new());
        for span in context.event_scope(event).into_iter().flat_map(|scope| scope.from_root()) {
            if let Some(SpanFields(known)) = span.extensions().get::<SpanFields>() {
                fields.0.extend(known.iter().map(|(key, value)| (key.clone(), value.clone())));
            }
        }
        event.record(&mut fields);
        let line = self.line(event.metadata(), fields.0);
        // There is nowhere left to tell that a log line cannot be written.
        let _ = self.writer.make_writer_for(event.metadata()).write_all(line.as_bytes());
    }
}

/// Turns fields into JSON.
struct Collected(Map<String, Value>);

impl Collected {
    fn put(&mut self, field: &Field, value: Value) {
        // The two names under which the Lambda runtime's own span knows them.
        let name = match field.name() {
            "requestId" => "function_request_id",
            "xrayTraceId" => "xray_trace_id",
            name => name,
        };
        self.0.insert(name.to_owned(), value);
    }
}

impl Visit for Collected {
    fn record_str(&mut self, field: &Field, value: &str) {
        self.put(field, Value::from(cut(value)));
    }
    fn record_i64(&mut self, field: &Field, value: i64) {
        self.put(field, Value::from(value));
    }
    fn record_u64(&mut self, field: &Field, value: u64) {
        self.put(field, Value::from(value));
    }
    fn record_f64(&mut self, field: &Field, value: f64) {
        self.put(field, Value::from(value));
    }
    fn record_bool(&mut self, field: &Field, value: bool) {
        self.put(field, Value::from(value));
    }
    fn record_error(&mut self, field: &Field, error: &(dyn std::error::Error + 'static)) {
        let mut text = error.to_string();
        let mut cause = error.source();
        while let Some(error) = cause {
            // Writing to a text cannot fail.
            let _ = write!(text, ": {error}");
            cause = error.source();
        }
        self.put(field, Value::from(cut(&text)));
    }
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        self.put(field, Value::from(cut(&format!("{value:?}"))));
    }
}

fn level_name(level: Level) -> &'static str {
    match level {
        Level::TRACE => "TRACE",
        Level::DEBUG => "DEBUG",
        Level::INFO => "INFO",
        Level::WARN => "WARNING",
        Level::ERROR => "ERROR",
    }
}

/// In the original's form: `2026-01-31 23:59:59,123+0000`.
fn timestamp(now: SystemTime) -> String {
    match jiff::Timestamp::try_from(now) {
        Ok(now) => now.strftime("%Y-%m-%d %H:%M:%S,%3f+0000").to_string(),
        Err(_) => String::new(),
    }
}

fn cut(text: &str) -> String {
    let kept = text.floor_char_boundary(MAX_TEXT_BYTES);
    if kept == text.len() { text.to_owned() } else { format!("{}... ({} bytes)", &text[..kept], text.len()) }
}

/// Whether a character may deceive who looks at a line: controls, what ends a line in some viewers, what turns the
/// direction of text, and what is not seen at all.
#[must_use]
pub fn is_harmful(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}'
        )
}

/// JSON escapes the characters below U+0020 only; this does the same to the other harmful ones. In JSON on one line,
/// these can stand in strings only.
fn escape_unprintable(json: &str) -> String {
    let mut text = String::with_capacity(json.len() + 1);
    for character in json.chars() {
        if is_harmful(character) {
            // Writing to a text cannot fail.
            let _ = write!(text, "\\u{:04x}", u32::from(character));
        } else {
            text.push(character);
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use std::io;
    use std::sync::{Arc, Mutex};
    use std::time::Duration;

    use tracing_subscriber::layer::SubscriberExt;

    use super::*;

    #[derive(Clone, Default)]
    struct Captured(Arc<Mutex<Vec<u8>>>);

    impl io::Write for Captured {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().unwrap().extend_from_slice(bytes);
            Ok(bytes.len())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    /// 2023-11-14T22:13:20.042Z.
    fn clock() -> SystemTime {
        SystemTime::UNIX_EPOCH + Duration::from_millis(1_700_000_000_042)
    }

    fn lines_at(level: Level, act: impl FnOnce()) -> Vec<String> {
        let captured = Captured::default();
        let writer = captured.clone();
        let process = Process {
            service: "es-loader".to_owned(),
            function_name: Some("aes-siem-es-loader".to_owned()),
            function_memory_mib: Some(2048),
        };
        let layer = JsonLines::new(level, &["es_loader"], &process).writing_to(move || writer.clone(), clock);
        tracing::subscriber::with_default(tracing_subscriber::registry().with(layer), act);
        let bytes = captured.0.lock().unwrap().clone();
        String::from_utf8(bytes).unwrap().lines().map(str::to_owned).collect()
    }

    fn parsed(line: &str) -> Map<String, Value> {
        serde_json::from_str(line).unwrap()
    }

    #[test]
    fn a_line_has_the_documented_keys_in_their_order_and_extra_keys_last() {
        let lines = lines_at(Level::INFO, || {
            let request = "8b6c0d3e";
            let invocation = tracing::info_span!(
                "invocation",
                cold_start = true,
                function_request_id = request,
                function_arn = "arn:aws:lambda:us-east-1:123456789012:function:aes-siem-es-loader",
                xray_trace_id = tracing::field::Empty,
            );
            invocation.record("xray_trace_id", "1-5759e988");
            let _invocation = invocation.enter();
            let _object = tracing::info_span!("object", s3_bucket = "logs", s3_key = "AWSLogs/a b.gz").entered();
            tracing::warn!(target: "siem_loader::object", records = 3_u64, rate = 0.5, "{} of {}", 2, 3);
        });
        assert_eq!(lines.len(), 1);
        let line = parsed(&lines[0]);
        let keys: Vec<&str> = line.keys().map(String::as_str).collect();
        assert_eq!(
            keys,
            [
                "level",
                "message",
                "location",
                "timestamp",
                "service",
                "cold_start",
                "function_name",
                "function_memory_size",
                "function_arn",
                "function_request_id",
                "s3_key",
                "s3_bucket",
                "xray_trace_id",
                "records",
                "rate"
            ]
        );
        assert_eq!(line["level"], "WARNING");
        assert_eq!(line["message"], "2 of 3");
        assert!(line["location"].as_str().unwrap().starts_with("siem_loader::object:"));
        assert_eq!(line["timestamp"], "2023-11-14 22:13:20,042+0000");
        assert_eq!(line["cold_start"], true);
        assert_eq!(line["function_memory_size"], 2048);
        assert_eq!(line["s3_key"], "AWSLogs/a b.gz");
        assert_eq!(line["xray_trace_id"], "1-5759e988");
        assert_eq!(line["records"], 3);
    }

    #[test]
    fn what_is_not_known_is_left_out() {
        let lines = lines_at(Level::INFO, || tracing::info!("started"));
        let line = parsed(&lines[0]);
        let keys: Vec<&str> = line.keys().map(String::as_str).collect();
        let expected =
            ["level", "message", "location", "timestamp", "service", "function_name", "function_memory_size"];
        assert_eq!(keys, expected);
    }

    #[test]
    fn an_error_line_names_its_object_even_at_level_error() {
        let lines = lines_at(Level::ERROR, || {
            let _object = tracing::info_span!("object", s3_key = "k").entered();
            tracing::info!("not written");
            tracing::error!("written");
        });
        assert_eq!(lines.len(), 1);
        assert_eq!((&parsed(&lines[0])["message"], &parsed(&lines[0])["s3_key"]), (&"written".into(), &"k".into()));
    }

    #[test]
    fn the_runtimes_own_span_gives_request_and_trace() {
        let lines = lines_at(Level::INFO, || {
            let span = tracing::warn_span!(target: "lambda_runtime", "invoke", requestId = "r1", xrayTraceId = "x1");
            let _span = span.entered();
            tracing::info!(target: "es_loader", "hello");
        });
        assert_eq!(parsed(&lines[0])["function_request_id"], "r1");
        assert_eq!(parsed(&lines[0])["xray_trace_id"], "x1");
    }

    #[test]
    fn foreign_crates_are_heard_from_warning_on_even_at_debug() {
        let lines = lines_at(Level::DEBUG, || {
            tracing::debug!(target: "hyper::client", "header: secret");
            tracing::info!(target: "aws_config", "secret");
            tracing::warn!(target: "aws_config", "no region");
            tracing::debug!(target: "es_loader", "ours");
        });
        let messages: Vec<Value> = lines.iter().map(|line| parsed(line)["message"].clone()).collect();
        assert_eq!(messages, ["no region", "ours"]);
    }

    #[test]
    fn hostile_text_stays_one_escaped_line() {
        let lines = lines_at(Level::INFO, || {
            let text = "a\nb\u{1b}[31m\u{7f}\u{9b}\u{202e}\u{2028}\"é";
            tracing::info!(reason = text, level = "forged", "rejected");
        });
        assert_eq!(lines.len(), 1);
        assert!(lines[0].ends_with(r#""reason":"a\nb\u001b[31m\u007f\u009b\u202e\u2028\"é"}"#), "{}", lines[0]);
        assert_eq!(parsed(&lines[0])["level"], "INFO");
        assert_eq!(parsed(&lines[0])["reason"], "a\nb\u{1b}[31m\u{7f}\u{9b}\u{202e}\u{2028}\"é");
    }

    #[test]
    fn a_long_text_is_cut_on_a_character_boundary() {
        let lines = lines_at(Level::INFO, || {
            let text = format!("x{}", "é".repeat(100_000));
            tracing::info!(reason = text.as_str(), "long");
        });
        let reason = parsed(&lines[0])["reason"].clone();
        let reason = reason.as_str().unwrap();
        assert!(reason.ends_with("é... (200001 bytes)"));
        assert_eq!(reason.find("..."), Some(MAX_TEXT_BYTES - 1));
    }

    #[test]
    fn an_error_is_told_with_its_causes() {
        #[derive(Debug, thiserror::Error)]
        #[error("cannot read the object")]
        struct Outer(#[source] io::Error);
        let lines = lines_at(Level::INFO, || {
            let error = Outer(io::Error::other("connection cut"));
            tracing::error!(error = &error as &dyn std::error::Error, "failed");
        });
        assert_eq!(parsed(&lines[0])["error"], "cannot read the object: connection cut");
    }

    #[test]
    fn levels_are_understood_in_pythons_and_rusts_names() {
        let names = ["debug", "INFO", "Warning", "warn", "ERROR", "CRITICAL", " trace "];
        let levels = names.map(|name| level(name).map(level_name));
        let expected = ["DEBUG", "INFO", "WARNING", "WARNING", "ERROR", "ERROR", "TRACE"].map(Some);
        assert_eq!(levels, expected);
        assert_eq!(level("LOUD"), None);
    }
}
