//! What people see: log lines on standard error, and text that cannot steer a terminal.

use std::borrow::Cow;
use std::io::{self, IsTerminal, Write};

use siem_lambda::log::is_harmful;
use tracing_subscriber::EnvFilter;

/// A line on standard error. Where nobody takes it, the run goes on: what is loaded matters more than what is told.
macro_rules! tell {
    ($($text:tt)*) => {{
        use std::io::Write as _;
        let _ = writeln!(std::io::stderr(), $($text)*);
    }};
}

/// Sends log lines to standard error: warnings, or more. `RUST_LOG` wins.
pub(crate) fn start_log(verbose: u8) {
    let level = match verbose {
        // What these crates warn of comes as an error where it matters.
        0 => "warn,aws_config=error,aws_runtime=error,aws_smithy_runtime=error",
        1 => "info,aws_config=warn,hyper=warn",
        _ => "debug,hyper=info",
    };
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new(level));
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(|| SafeLines(io::stderr()))
        // Colours are sequences that steer the terminal, too.
        .with_ansi(false)
        .with_target(false)
        .without_time()
        // Told on standard error, where just this failed.
        .log_internal_errors(false)
        .init();
}

/// Log lines, which may hold what strangers wrote: each comes as one write, and stays one line.
struct SafeLines<W>(W);

impl<W: Write> Write for SafeLines<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let text = String::from_utf8_lossy(bytes);
        match text.strip_suffix('\n') {
            Some(line) => writeln!(self.0, "{}", safe(line))?,
            None => write!(self.0, "{}", safe(&text))?,
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// Standard output, for documents and other JSON. On a terminal, what could steer it is escaped as JSON does. When
/// nobody reads on, the program ends: whoever read our output has seen enough.
pub(crate) struct Output {
    out: io::Stdout,
    is_terminal: bool,
    /// How the program ends when nobody reads on.
    status: u8,
    /// The beginning of a character whose end has not come yet.
    rest: Vec<u8>,
}

impl Output {
    pub(crate) fn new() -> Output {
        Output::with_status(0)
    }

    /// For what is told at the end, when it is clear how the program ends.
    pub(crate) fn with_status(status: u8) -> Output {
        let out = io::stdout();
        Output { is_terminal: out.is_terminal(), out, status, rest: Vec::new() }
    }

    fn unless_closed(&self, result: io::Result<()>) -> io::Result<()> {
        match result {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => std::process::exit(i32::from(self.status)),
            other => other,
        }
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = if self.is_terminal {
            self.rest.extend_from_slice(bytes);
            let text = take_text(&mut self.rest);
            self.out.write_all(escape_json(&text).as_bytes())
        } else {
            self.out.write_all(bytes)
        };
        self.unless_closed(written).map(|()| bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        let flushed = self.out.flush();
        self.unless_closed(flushed)
    }
}

/// Takes what is whole characters out of `bytes`.
fn take_text(bytes: &mut Vec<u8>) -> String {
    let whole = match std::str::from_utf8(bytes) {
        Err(error) if error.error_len().is_none() => error.valid_up_to(),
        _ => bytes.len(),
    };
    let rest = bytes.split_off(whole);
    String::from_utf8_lossy(&std::mem::replace(bytes, rest)).into_owned()
}

/// JSON text with harmful characters escaped; in JSON they can stand in strings only, but for the ends of lines.
fn escape_json(text: &str) -> Cow<'_, str> {
    let to_escape = |c: char| c != '\n' && is_harmful(c);
    if !text.contains(to_escape) {
        return Cow::Borrowed(text);
    }
    let escaped = text.chars().fold(String::with_capacity(text.len() + 16), |mut made, c| {
        if to_escape(c) {
            // Writing to a text cannot fail.
            let _ = std::fmt::Write::write_fmt(&mut made, format_args!("\\u{:04x}", u32::from(c)));
        } else {
            made.push(c);
        }
        made
    });
    Cow::Owned(escaped)
}

/// An error with what caused it, each once. What AWS's libraries say of themselves leaves the causes out.
pub(crate) fn with_causes(error: &dyn std::error::Error) -> String {
    let mut told = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        let text = error.to_string();
        if !told.contains(&text) {
            told = format!("{told}: {text}");
        }
        cause = error.source();
    }
    told
}

/// Text on one line, with control and bidirectional characters escaped: object keys and records are written by strangers.
pub(crate) fn safe(text: &str) -> Cow<'_, str> {
    if !text.contains(is_harmful) {
        return Cow::Borrowed(text);
    }
    let mut made = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        if is_harmful(c) {
            made.extend(c.escape_unicode());
        } else {
            made.push(c);
        }
    }
    Cow::Owned(made)
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::{SafeLines, escape_json, safe, take_text};

    #[test]
    fn nothing_steers_the_terminal() {
        assert_eq!(safe("plain é"), "plain é");
        assert_eq!(safe("a\u{1b}[2Jb\u{202e}c\r\nd"), "a\\u{1b}[2Jb\\u{202e}c\\u{d}\\u{a}d");
    }

    #[test]
    fn a_log_line_stays_one_line() {
        let mut lines = SafeLines(Vec::new());
        lines.write_all("WARN a\u{202e}b\r\nERROR forged\u{feff}\n".as_bytes()).unwrap();
        lines.write_all("WARN plain é\n".as_bytes()).unwrap();
        let written = String::from_utf8(lines.0).unwrap();
        assert_eq!(written, "WARN a\\u{202e}b\\u{d}\\u{a}ERROR forged\\u{feff}\nWARN plain é\n");
    }

    #[test]
    fn documents_stay_json_when_they_are_escaped() {
        let json = "{\"a\":\"\u{9b}31m\u{202e}é\u{7f}\"}\n";
        assert_eq!(escape_json(json), "{\"a\":\"\\u009b31m\\u202eé\\u007f\"}\n");
    }

    #[test]
    fn a_character_cut_between_two_writes_stays_whole() {
        let mut bytes = "é\u{202e}".as_bytes()[..4].to_vec();
        assert_eq!(take_text(&mut bytes), "é");
        bytes.push(0xae);
        assert_eq!(take_text(&mut bytes), "\u{202e}");
        bytes.push(0xff);
        assert_eq!((take_text(&mut bytes).as_str(), bytes.len()), ("\u{fffd}", 0));
    }
}
