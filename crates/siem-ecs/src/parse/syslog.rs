//! Syslog lines, RFC 5424 and RFC 3164, into the fields `syslog_priority`, `syslog_version`, `syslog_timestamp`,
//! `hostname`, `proc`, `pid`, `syslog_msgid`, `syslog_structured_data` and `syslog_message`.
//!
//! Nearly every text is some daemon's line: RFC 3164 describes what was found on networks, not what is allowed. What
//! must be there is a priority, or a time in any of the forms that daemons write it.

use bumpalo::Bump;
use siem_formats::Value;
use siem_formats::value::Member;

use super::ParseError;

/// What stands before the message.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Header<'a> {
    priority: Option<&'a str>,
    version: Option<&'a str>,
    time: Option<&'a str>,
    host: Option<&'a str>,
    program: Option<&'a str>,
    process: Option<&'a str>,
    message_id: Option<&'a str>,
    /// `[id name="value" …]…`, as written.
    structured_data: &'a str,
}

/// Reads one line.
///
/// # Errors
/// There is no priority and no time at its head.
pub(super) fn parse<'a>(text: &'a str, arena: &'a Bump) -> Result<Value<'a>, ParseError> {
    let (header, message) = header(text).ok_or(ParseError::NotSyslog)?;
    let mut members = header.members(arena);
    // A byte order mark tells that the message is UTF-8.
    members.push(("syslog_message", Value::Str(message.trim_start_matches('\u{feff}').trim_end())));
    Ok(Value::Object(arena.alloc_slice_copy(&members)))
}

/// The header of a line and the message behind it; `None` where it begins with neither a priority nor a time.
pub(super) fn header(text: &str) -> Option<(Header<'_>, &str)> {
    let (priority, rest) = priority(without_length(text));
    rfc5424(priority, rest).or_else(|| rfc3164(priority, rest))
}

/// The line behind its length in bytes, which stands in front of it where a stream was written down (RFC 6587, 3.4.1).
fn without_length(text: &str) -> &str {
    text.split_once(' ')
        .filter(|(length, rest)| is_number(length) && rest.starts_with('<'))
        .map_or(text, |(_, rest)| rest)
}

impl<'a> Header<'a> {
    /// The fields that are there.
    pub(super) fn members(&self, arena: &'a Bump) -> Vec<Member<'a>> {
        let mut members: Vec<Member<'a>> = [
            ("syslog_priority", self.priority),
            ("syslog_version", self.version),
            ("syslog_timestamp", self.time),
            ("hostname", self.host),
            ("proc", self.program),
            ("pid", self.process),
            ("syslog_msgid", self.message_id),
        ]
        .into_iter()
        .filter_map(|(name, value)| Some((name, Value::Str(value?))))
        .collect();
        if !self.structured_data.is_empty() {
            members.push(("syslog_structured_data", structured_data(self.structured_data, arena)));
        }
        members
    }
}

/// `<PRI>` at the head of a line.
fn priority(text: &str) -> (Option<&str>, &str) {
    let found = text.strip_prefix('<').and_then(|rest| rest.split_once('>'));
    match found.filter(|(digits, _)| (1..=3).contains(&digits.len()) && is_number(digits)) {
        Some((digits, rest)) => (Some(digits), rest),
        None => (None, text),
    }
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

/// `VERSION TIME HOST APP PROCID MSGID DATA [MESSAGE]`; a dash says that there is none.
fn rfc5424<'a>(priority: Option<&'a str>, text: &'a str) -> Option<(Header<'a>, &'a str)> {
    let (version, rest) = text.split_once(' ')?;
    if !(is_number(version) && version.len() <= 2) {
        return None;
    }
    let mut parts = rest.splitn(6, ' ');
    let [time, host, program, process, message_id] = std::array::from_fn(|_| parts.next());
    let rest = parts.next()?;
    // Data that does not end is a part of the message.
    let length = if rest.starts_with('-') { 1 } else { structured_length(rest).unwrap_or(0) };
    let value = |text: Option<&'a str>| text.filter(|text| *text != "-" && !text.is_empty());
    let is_time = |time: &str| time.starts_with(|c: char| c.is_ascii_digit()) && time.contains('T');
    // A device without a clock sends a dash.
    if !(time.is_some_and(is_time) || time == Some("-") && priority.is_some()) {
        return None;
    }
    let header = Header {
        priority,
        version: Some(version),
        time: value(time),
        host: value(host),
        program: value(program),
        process: value(process),
        message_id: value(message_id),
        structured_data: rest[..length].trim_start_matches('-'),
    };
    Some((header, rest[length..].trim_start()))
}

/// The length of `[…][…]`; a quoted `]` ends nothing, a backslash escapes.
fn structured_length(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = 0;
    while bytes.get(at) == Some(&b'[') {
        let mut quoted = false;
        loop {
            at += 1;
            match bytes.get(at)? {
                b'\\' if quoted => at += 1,
                b'"' => quoted = !quoted,
                b']' if !quoted => break,
                _ => {}
            }
        }
        at += 1;
    }
    (at > 0 && matches!(bytes.get(at), None | Some(b' '))).then_some(at)
}

/// `[id name="value"]` → `{"id": {"name": "value"}}`.
fn structured_data<'a>(text: &'a str, arena: &'a Bump) -> Value<'a> {
    let mut elements: Vec<Member<'a>> = Vec::new();
    let mut rest = text;
    while let Some(inner) = rest.strip_prefix('[') {
        let length = element_length(inner);
        let element = inner[..length].strip_suffix(']').unwrap_or(inner);
        rest = &inner[length..];
        let (id, mut parameters) = element.split_once(' ').unwrap_or((element, ""));
        let mut members: Vec<Member<'a>> = Vec::new();
        while let Some((name, behind)) = parameters.trim_start().split_once("=\"") {
            let end = quoted_length(behind);
            members.push((name, Value::Str(unescaped(&behind[..end], arena))));
            parameters = behind.get(end + 1..).unwrap_or_default();
        }
        elements.push((id, Value::Object(arena.alloc_slice_copy(&members))));
    }
    Value::Object(arena.alloc_slice_copy(&elements))
}

/// Bytes up to and with the bracket that ends the element.
fn element_length(inner: &str) -> usize {
    let mut at = 0;
    while at < inner.len() {
        match inner.as_bytes()[at] {
            b'"' => at += 2 + quoted_length(&inner[at + 1..]),
            b']' => return at + 1,
            _ => at += 1,
        }
    }
    inner.len()
}

/// Bytes up to the quote that ends a value.
fn quoted_length(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() && bytes[at] != b'"' {
        at += 1 + usize::from(bytes[at] == b'\\');
    }
    at.min(bytes.len())
}

/// `\"`, `\]` and `\\` are themselves; other backslashes stay.
fn unescaped<'a>(text: &'a str, arena: &'a Bump) -> &'a str {
    if !text.contains('\\') {
        return text;
    }
    let mut made = bumpalo::collections::String::with_capacity_in(text.len(), arena);
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let escaped = characters.next_if(|next| character == '\\' && matches!(next, '"' | ']' | '\\'));
        made.push(escaped.unwrap_or(character));
    }
    made.into_bump_str()
}

/// `TIME [HOST] [PROGRAM[PID]:] MESSAGE`. Behind a priority the time may be missing: then all of it is program and
/// message (RFC 3164, 4.3.3).
fn rfc3164<'a>(priority: Option<&'a str>, text: &'a str) -> Option<(Header<'a>, &'a str)> {
    let (origin, behind_origin) = origin(text);
    let Some((time, rest)) = time(behind_origin).or_else(|| epoch(text)) else {
        if let Some(header) = fortigate(text) {
            return Some((Header { priority, ..header }, text));
        }
        priority?;
        let (program, process, message) = tag(text);
        return Some((Header { priority, program, process, ..Header::default() }, message));
    };
    // Without a host the program comes first; it ends with a colon or has its number in brackets.
    let (word, behind) = rest.split_once(' ').unwrap_or((rest, ""));
    let (host, rest) =
        if origin.is_some() || is_tag(word) { (origin, rest) } else { (Some(word), behind.trim_start()) };
    // Firewalls of Cisco have blanks on both sides of a colon behind their name.
    let (program, process, message) = tag(rest.strip_prefix(": ").unwrap_or(rest));
    let host = host.filter(|host| !matches!(*host, "-" | ""));
    Some((Header { priority, time: Some(time), host, program, process, ..Header::default() }, message))
}

/// The name of a router of Cisco, and what stands behind it: they write `51: sw-3: *Oct 14 …`, of which number, name
/// and the sign of a clock that is not set may be missing. (Cisco IOS, "System Message Logging".)
fn origin(text: &str) -> (Option<&str>, &str) {
    let (mut name, mut rest) = (None, text);
    for _ in 0..2 {
        let Some((word, behind)) = rest.split_once(": ").filter(|(word, _)| !word.contains(' ')) else { break };
        name = Some(word).filter(|word| !is_number(word)).or(name);
        rest = behind.trim_start();
    }
    (name, rest.trim_start_matches(['*', '.']))
}

/// Seconds since 1970 behind a version, as appliances of Cisco Meraki write the time.
fn epoch(text: &str) -> Option<(&str, &str)> {
    let (time, rest) = text.strip_prefix("1 ")?.split_once(' ')?;
    let (seconds, fraction) = time.split_once('.')?;
    (seconds.len() == 10 && is_number(seconds) && is_number(fraction)).then_some((time, rest))
}

/// Name and time of a firewall of Fortinet, which writes nothing but pairs: `date=… time=… devname="fw-1" …
/// eventtime=1791970200123456789 …`. They stay in the message. (FortiOS Log Message Reference, "Log message fields".)
fn fortigate(text: &str) -> Option<Header<'_>> {
    let value = |name: &str| {
        let (_, behind) = text.split_once(name)?;
        match behind.strip_prefix('"') {
            Some(quoted) => quoted.split('"').next(),
            None => behind.split(' ').next(),
        }
    };
    if !text.starts_with("date=") {
        return None;
    }
    value(" time=")?;
    Some(Header {
        host: Some(value(" devname=")?),
        time: value(" eventtime=").filter(|time| is_number(time)),
        ..Header::default()
    })
}

/// The time at the head of a text: `Oct  4 [2026] 09:30:00[.fraction] [2026]`, or ISO 8601 in one word or two.
fn time(text: &str) -> Option<(&str, &str)> {
    let is_year = |word: &str| word.len() == 4 && is_number(word);
    let words = if text.starts_with(|c: char| c.is_ascii_digit()) {
        let first = text.split(' ').next()?;
        let is_date = first.len() >= 10 && first.as_bytes()[4] == b'-' && first.as_bytes()[7] == b'-';
        if !is_date {
            return None;
        }
        1 + usize::from(first.len() == 10)
    } else {
        let month = text.get(..3)?;
        let is_month = "JanFebMarAprMayJunJulAugSepOctNovDec".as_bytes().chunks(3).any(|m| m == month.as_bytes());
        if !is_month || text.as_bytes().get(3) != Some(&b' ') {
            return None;
        }
        let mut words = text.split_ascii_whitespace().skip(2);
        let mut next_is_year = || words.next().is_some_and(|word| is_year(word.trim_end_matches(':')));
        // In front of the clock, or behind it.
        3 + usize::from(next_is_year() || next_is_year())
    };
    let mut end = 0;
    for _ in 0..words {
        end += text[end..].len() - text[end..].trim_start().len();
        end += text[end..].find(' ').unwrap_or(text.len() - end);
    }
    let rest = text[end..].trim_start();
    // Some devices end the time with a colon, and name the zone before it.
    let is_zone = |word: &str| (3..=5).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_uppercase());
    let rest =
        rest.split_once(": ").filter(|(zone, _)| is_zone(zone) && text.contains('%')).map_or(rest, |(_, rest)| rest);
    let time = text[..end].trim_end_matches(':');
    time.ends_with(|c: char| c.is_ascii_alphanumeric()).then_some((time, rest))
}

fn is_tag(word: &str) -> bool {
    word.strip_suffix(':').is_some_and(|name| !name.is_empty() && !name.contains(':'))
}

/// `PROGRAM[PID]: MESSAGE`, `PROGRAM: MESSAGE`, or a message alone.
fn tag(text: &str) -> (Option<&str>, Option<&str>, &str) {
    let end = text.find(|c: char| c.is_whitespace() || matches!(c, ':' | '[')).unwrap_or(text.len());
    let (program, rest) = text.split_at(end);
    let (process, rest) = match rest.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        Some((process, rest)) if !process.is_empty() => (Some(process), rest),
        _ => (None, rest),
    };
    match rest.strip_prefix(':') {
        Some(message)
            if !program.is_empty()
                && !is_number(program)
                && !message.starts_with(|c: char| c.is_ascii_digit() || c == ':') =>
        {
            (Some(program), process, message.trim_start())
        }
        _ => (None, None, text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn json(text: &str) -> String {
        super::super::shown(parse(text, &Bump::new()))
    }

    #[test]
    fn rfc5424_has_a_place_for_everything() {
        assert_eq!(
            json(r#"<165>1 2026-10-14T03:05:00.003Z fw-1 app 77 ID47 [a@1 x="1" y="q\"]"][b] hello"#),
            r#"{"syslog_priority":"165","syslog_version":"1","syslog_timestamp":"2026-10-14T03:05:00.003Z","#
                .to_owned()
                + r#""hostname":"fw-1","proc":"app","pid":"77","syslog_msgid":"ID47","#
                + r#""syslog_structured_data":{"a@1":{"x":"1","y":"q\"]"},"b":{}},"syslog_message":"hello"}"#
        );
        assert_eq!(
            json("<34>1 2026-10-14T03:05:00Z - - - - -"),
            r#"{"syslog_priority":"34","syslog_version":"1","syslog_timestamp":"2026-10-14T03:05:00Z","syslog_message":""}"#
        );
    }

    #[test]
    fn a_priority_alone_makes_a_message() {
        assert_eq!(json("<13>hello: x"), r#"{"syslog_priority":"13","proc":"hello","syslog_message":"x"}"#);
        assert_eq!(
            json("<0>date=2026-10-14 a: b"),
            r#"{"syslog_priority":"0","syslog_message":"date=2026-10-14 a: b"}"#
        );
        assert_eq!(
            json("<13>1 - web-1 app - - - x"),
            r#"{"syslog_priority":"13","syslog_version":"1","hostname":"web-1","proc":"app","syslog_message":"x"}"#
        );
    }

    #[test]
    fn firewalls_of_fortinet_tell_name_and_time_in_pairs() {
        let pairs =
            r#"date=2026-10-14 time=09:30:00 devname="fw-1" devid="FG1" eventtime=1791970200123456789 type="traffic""#;
        let fields = r#""syslog_timestamp":"1791970200123456789","hostname":"fw-1","syslog_message":"date="#;
        let shown = json(&format!("<189>{pairs}"));
        assert!(shown.starts_with(&format!(r#"{{"syslog_priority":"189",{fields}"#)), "{shown}");
        let shown = json(pairs);
        assert!(shown.starts_with(&format!("{{{fields}")), "a file of such lines has no priorities: {shown}");
        assert_eq!(json("date=2026-10-14 time=09:30:00 hello"), ParseError::NotSyslog.to_string());
    }

    #[test]
    fn rfc3164_is_what_daemons_write() {
        for (text, expected) in [
            (
                "<13>Oct  4 09:30:00 web-1 app[7]: hi: there",
                r#""hostname":"web-1","proc":"app","pid":"7","syslog_message":"hi: there""#,
            ),
            ("Oct 14 09:30:00.123 web-1 app: hi", r#""hostname":"web-1","proc":"app","syslog_message":"hi""#),
            ("Oct 14 2026 09:30:00: %ASA-6-302013: Built", r#""proc":"%ASA-6-302013","syslog_message":"Built""#),
            ("2026-10-14T09:30:00+02:00 web-1 no tag here", r#""hostname":"web-1","syslog_message":"no tag here""#),
            ("2026-10-14 09:30:00 fe80::1 app: x", r#""hostname":"fe80::1","proc":"app","syslog_message":"x""#),
            ("<13>Oct 14 09:30:00 app: x", r#""proc":"app","syslog_message":"x""#),
            (
                "Oct 14 09:30:00 web-1 time 12:30:00 passed",
                r#""hostname":"web-1","syslog_message":"time 12:30:00 passed""#,
            ),
            ("Oct 14 09:30:00", r#""syslog_message":"""#),
            ("Oct 14 09:30:00 2026 ap-1 hostapd: x", r#""hostname":"ap-1","proc":"hostapd","syslog_message":"x""#),
            (
                "Oct 14 2026 09:30:00 fw-1 : %ASA-6-302013: x",
                r#""hostname":"fw-1","proc":"%ASA-6-302013","syslog_message":"x""#,
            ),
            (
                "<189>51: sw-3: *Oct 14 09:30:00.250 UTC: %SYS-5-CONFIG_I: x",
                r#""hostname":"sw-3","proc":"%SYS-5-CONFIG_I","syslog_message":"x""#,
            ),
            ("<189>51: *Oct 14 09:30:00: %SYS-5-CONFIG_I: x", r#""proc":"%SYS-5-CONFIG_I","syslog_message":"x""#),
            ("<134>1 1791970200.123456789 MX84 flows src=x", r#""hostname":"MX84","syslog_message":"flows src=x""#),
            ("Oct 14 09:30:00 192.0.2.1 51: x", r#""hostname":"192.0.2.1","syslog_message":"51: x""#),
            ("17 <13>Oct 14 09:30:00 web-1 app: x", r#""hostname":"web-1","proc":"app","syslog_message":"x""#),
        ] {
            let shown = json(text);
            assert!(shown.contains("syslog_timestamp") && shown.ends_with(&format!("{expected}}}")), "{text}: {shown}");
        }
        for text in ["", "hello", "17 hello", "Octopus 1 2", "<999999>1 x", "1 2 3", "ÄÖÜ 1 2", "2026-10"] {
            assert_eq!(json(text), ParseError::NotSyslog.to_string(), "{text}");
        }
    }
}
