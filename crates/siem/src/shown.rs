//! What people see: log lines on standard error, and text that cannot steer a terminal.

use std::borrow::Cow;
use std::io;

use tracing_subscriber::EnvFilter;

/// Sends log lines to standard error: warnings, or more. `RUST_LOG` wins.
pub(crate) fn start_log(verbose: u8) {
    let level = match verbose {
        0 => "warn",
        1 => "info,aws_config=warn,hyper=warn",
        _ => "debug,hyper=info",
    };
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new(level));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(io::stderr).with_target(false).without_time().init();
}

/// Text with control and bidirectional characters escaped: object keys and records are written by strangers.
pub(crate) fn safe(text: &str) -> Cow<'_, str> {
    let is_harmful = |c: char| {
        (c.is_control() && c != '\n')
            || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
    };
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
    use super::safe;

    #[test]
    fn nothing_steers_the_terminal() {
        assert_eq!(safe("plain é"), "plain é");
        assert_eq!(safe("a\u{1b}[2Jb\u{202e}c"), "a\\u{1b}[2Jb\\u{202e}c");
    }
}
