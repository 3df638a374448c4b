//! What people see: log lines on standard error, and text that cannot steer a terminal.

use std::borrow::Cow;
use std::io::{self, IsTerminal, Write};

use tracing_subscriber::EnvFilter;

/// Sends log lines to standard error: warnings, or more. `RUST_LOG` wins.
pub(crate) fn start_log(verbose: u8) {
    let level = match verbose {
        // What these crates warn of comes as an error where it matters.
        0 => "warn,aws_config=error,aws_runtime=error,aws_smithy_runtime=error",
        1 => "info,aws_config=warn,hyper=warn",
        _ => "debug,hyper=info",
    };
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new(level));
    let colour = io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(io::stderr)
        .with_ansi(colour)
        .with_target(false)
        .without_time()
        .init();
}

/// Standard output, for documents and other JSON. On a terminal, what could steer it is escaped as JSON does. When
/// nobody reads on, the program ends: whoever read our output has seen enough.
pub(crate) struct Output {
    out: io::Stdout,
    is_terminal: bool,
    /// The beginning of a character whose end has not come yet.
    rest: Vec<u8>,
}

impl Output {
    pub(crate) fn new() -> Output {
        let out = io::stdout();
        Output { is_terminal: out.is_terminal(), out, rest: Vec::new() }
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
        ended_by_reader(written).map(|()| bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        ended_by_reader(self.out.flush())
    }
}

fn ended_by_reader(result: io::Result<()>) -> io::Result<()> {
    match result {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => std::process::exit(0),
        other => other,
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

/// JSON text with harmful characters escaped; in JSON they can stand in strings only.
fn escape_json(text: &str) -> Cow<'_, str> {
    if !text.contains(is_harmful) {
        return Cow::Borrowed(text);
    }
    let escaped = text.chars().fold(String::with_capacity(text.len() + 16), |mut made, c| {
        if is_harmful(c) {
            // Writing to a text cannot fail.
            let _ = std::fmt::Write::write_fmt(&mut made, format_args!("\\u{:04x}", u32::from(c)));
        } else {
            made.push(c);
        }
        made
    });
    Cow::Owned(escaped)
}

/// Controls, and whatever ends a line or turns the direction of text where nobody expects it.
fn is_harmful(c: char) -> bool {
    (c.is_control() && c != '\n')
        || matches!(
            c,
            '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}'
        )
}

/// Text with control and bidirectional characters escaped: object keys and records are written by strangers.
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
    use super::{escape_json, safe, take_text};

    #[test]
    fn nothing_steers_the_terminal() {
        assert_eq!(safe("plain é"), "plain é");
        assert_eq!(safe("a\u{1b}[2Jb\u{202e}c"), "a\\u{1b}[2Jb\\u{202e}c");
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
