//! Unwrapping: CloudWatch Logs messages, EventBridge events, answers of the AWS CLI and record arrays, down to leaf
//! records.

use std::ops::ControlFlow;
use std::sync::LazyLock;

use memchr::memmem::Finder;

use crate::frame::windows;
use crate::json::{elements, members, unescape, value_end};
use crate::record::{Envelope, EnvelopeKind, Format, Layout};

/// Envelopes inside envelopes.
const MAX_DEPTH: u32 = 4;

/// Words that every envelope of a kind has, ready to be searched: the search is made for every record.
struct Words {
    log: Finder<'static>,
    log_events: Finder<'static>,
    message_type: Finder<'static>,
    detail: Finder<'static>,
    detail_type: Finder<'static>,
    detail_type_of_v2: Finder<'static>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| Words {
    log: Finder::new("\"log\""),
    log_events: Finder::new("\"logEvents\""),
    message_type: Finder::new("\"messageType\""),
    detail: Finder::new("\"detail\""),
    detail_type: Finder::new("\"detail-type\""),
    detail_type_of_v2: Finder::new("\"detailType\""),
});

/// One leaf as found: its text and what stood around it.
#[derive(Clone, Copy)]
pub(crate) struct Leaf<'a> {
    pub(crate) text: &'a str,
    pub(crate) envelope: Envelope<'a>,
    /// Lone surrogates of an escaped message that became U+FFFD.
    pub(crate) replaced: u64,
    /// Not what its format asks for.
    pub(crate) broken: bool,
    /// Under the key of the record array stands something else.
    pub(crate) no_array: bool,
}

/// Calls `each` with the leaves in `text`, one value of the stream. Adds to `control_messages` those that there were.
pub(crate) fn unwrap(
    text: &str,
    layout: &Layout,
    control_messages: &mut u64,
    each: &mut dyn FnMut(Leaf<'_>) -> ControlFlow<()>,
) -> ControlFlow<()> {
    Unwrapping { layout, control_messages, next_index: 0, each }.value(text, Envelope::default(), 0)
}

/// The same for an event that an export task wrote down.
pub(crate) fn unwrap_exported(
    time: &str,
    message: &str,
    layout: &Layout,
    control_messages: &mut u64,
    each: &mut dyn FnMut(Leaf<'_>) -> ControlFlow<()>,
) -> ControlFlow<()> {
    let envelope = Envelope { kind: EnvelopeKind::CloudWatchLogs, time: Some(time), ..Envelope::default() };
    Unwrapping { layout, control_messages, next_index: 0, each }.message(message, envelope, 0, 0)
}

struct Unwrapping<'u, 'f> {
    layout: &'u Layout,
    control_messages: &'u mut u64,
    /// Position of the next leaf among those of the event in hand.
    next_index: u32,
    each: &'f mut dyn FnMut(Leaf<'_>) -> ControlFlow<()>,
}

impl Unwrapping<'_, '_> {
    fn value(&mut self, text: &str, envelope: Envelope<'_>, depth: u32) -> ControlFlow<()> {
        // Most records are no envelopes: a search for its rarest word is far cheaper than a look at every member.
        let has = |word: &Finder<'_>| word.find(text.as_bytes()).is_some();
        if depth < MAX_DEPTH && text.starts_with('{') {
            if self.layout.via_firelens && has(&WORDS.log) {
                let found = FireLensMessage::read(text);
                if let Some((log, replaced)) = found.log.and_then(unescape) {
                    let inner = Envelope {
                        kind: EnvelopeKind::FireLens,
                        source: found.source,
                        message: Some(text),
                        ..envelope
                    };
                    return self.message(log.trim_end_matches(['\n', '\r']), inner, replaced, depth);
                }
            }
            if has(&WORDS.log_events) && has(&WORDS.message_type) {
                let found = CloudWatchMessage::read(text);
                if found.is_envelope() {
                    return self.cloudwatch(&found, depth);
                }
            }
            if let Some(answer) = Answer::read(text) {
                return self.answer(answer, depth);
            }
            if has(&WORDS.detail) && (has(&WORDS.detail_type) || has(&WORDS.detail_type_of_v2)) {
                let event = EventBridgeEvent::read(text);
                if let (Some(detail), Some(detail_type)) = (event.detail, event.detail_type) {
                    let inner = Envelope {
                        kind: EnvelopeKind::EventBridge,
                        account: event.account.or(envelope.account),
                        region: event.region,
                        time: event.time.or(envelope.time),
                        id: event.id.or(envelope.id),
                        detail_type: Some(detail_type),
                        source: event.source,
                        ..envelope
                    };
                    return self.value(detail, inner, depth + 1);
                }
            }
            if let Some((record, replaced)) = lone_message(text).and_then(unescape)
                && is_json_record(record.trim())
            {
                return self.message(&record, envelope, replaced, depth);
            }
        }
        self.record_array(text, envelope)
    }

    /// The elements of the record array, where the type has one and the value too; else the value itself, which is
    /// marked where something else stands in the array's place.
    fn record_array(&mut self, text: &str, envelope: Envelope<'_>) -> ControlFlow<()> {
        let Format::Json { array_key: Some(key) } = &self.layout.format else { return self.leaf(text, envelope, 0) };
        let mut no_array = false;
        let array = members(text).filter(|(name, _)| plain_key(name).eq_ignore_ascii_case(key)).find(|(_, value)| {
            let is_array = value.starts_with('[');
            no_array |= !is_array;
            is_array
        });
        let Some((_, array)) = array else {
            return self.hand_out(Leaf { text, envelope, replaced: 0, broken: false, no_array });
        };
        elements(array).try_for_each(|element| self.leaf(element, envelope, 0))
    }

    fn cloudwatch(&mut self, found: &CloudWatchMessage<'_>, depth: u32) -> ControlFlow<()> {
        if found.message_type.as_deref() == Some("CONTROL_MESSAGE") {
            *self.control_messages += 1;
            return ControlFlow::Continue(());
        }
        let around = Envelope {
            account: found.owner,
            log_group: found.log_group.as_deref(),
            log_stream: found.log_stream.as_deref(),
            ..Envelope::default()
        };
        self.log_events(found.events, around, depth)
    }

    /// The events of one answer or message, each with its time, its message, and mostly an id.
    fn log_events(&mut self, events: &str, around: Envelope<'_>, depth: u32) -> ControlFlow<()> {
        for event in elements(events) {
            self.next_index = 0;
            let (mut id, mut time, mut message, mut stream) = (None, None, None, None);
            for (key, value) in members(event) {
                match key {
                    "id" | "eventId" => id = text_of(value),
                    "timestamp" => time = Some(value.trim_matches('"')),
                    "message" => message = Some(value),
                    "logStreamName" => stream = text_of(value),
                    _ => {}
                }
            }
            let envelope = Envelope {
                kind: EnvelopeKind::CloudWatchLogs,
                time,
                id: id.as_deref(),
                log_stream: stream.as_deref().or(around.log_stream),
                ..around
            };
            match message {
                // An event that is not what the service documents is a record all the same.
                None => self.leaf(event, envelope, 0)?,
                Some(message) => match unescape(message) {
                    Some((text, replaced)) => {
                        self.message(text.trim_end_matches(['\n', '\r']), envelope, replaced, depth)?
                    }
                    None => self.message(message, envelope, 0, depth)?,
                },
            }
        }
        ControlFlow::Continue(())
    }

    /// Events as they were asked for.
    fn answer(&mut self, answer: Answer<'_>, depth: u32) -> ControlFlow<()> {
        match answer {
            Answer::LogEvents(events) => self.log_events(events, Envelope::default(), depth),
            Answer::Trail(events) => elements(events).try_for_each(|event| match Answer::read(event) {
                Some(Answer::TrailEvent(event)) => self.trail_event(event, depth),
                _ => self.leaf(event, Envelope::default(), 0),
            }),
            Answer::TrailEvent(event) => self.trail_event(event, depth),
        }
    }

    fn trail_event(&mut self, event: &str, depth: u32) -> ControlFlow<()> {
        match unescape(event) {
            Some((record, replaced)) => self.message(&record, Envelope::default(), replaced, depth),
            None => self.leaf(event, Envelope::default(), 0),
        }
    }

    /// The message of one event: a line, Windows events, or JSON values.
    fn message(&mut self, text: &str, envelope: Envelope<'_>, replaced: u64, depth: u32) -> ControlFlow<()> {
        match self.layout.format {
            Format::Json { .. } => {}
            Format::WindowsEvents if !text.trim_start().starts_with('{') => {
                return self.windows_events(text, envelope, replaced);
            }
            Format::WindowsEvents => {}
            _ => return self.leaf(text, envelope, replaced),
        }
        let mut rest = text.trim();
        let mut replaced_here = replaced;
        loop {
            let whole = value_end(rest.as_bytes()).unwrap_or(rest.len());
            let (value, behind) = rest.split_at(whole);
            if replaced > 0 {
                self.leaf(value, envelope, std::mem::take(&mut replaced_here))?;
            } else {
                self.value(value, envelope, depth + 1)?;
            }
            rest = behind.trim_start_matches([' ', '\t', '\r', '\n', ',']);
            if rest.is_empty() {
                return ControlFlow::Continue(());
            }
        }
    }

    /// A message without any `<Event>` may be an agent's rendering of one, in another form.
    fn windows_events(&mut self, text: &str, envelope: Envelope<'_>, replaced: u64) -> ControlFlow<()> {
        if !windows::events(text).any(|(_, is_event)| is_event) {
            return self.leaf(text, envelope, replaced);
        }
        let mut replaced = replaced;
        for (text, is_event) in windows::events(text) {
            self.hand_out(Leaf {
                text,
                envelope,
                replaced: std::mem::take(&mut replaced),
                broken: !is_event,
                no_array: false,
            })?;
        }
        ControlFlow::Continue(())
    }

    fn leaf(&mut self, text: &str, envelope: Envelope<'_>, replaced: u64) -> ControlFlow<()> {
        self.hand_out(Leaf { text, envelope, replaced, broken: false, no_array: false })
    }

    fn hand_out(&mut self, leaf: Leaf<'_>) -> ControlFlow<()> {
        let envelope = Envelope { inner_index: self.next_index, ..leaf.envelope };
        self.next_index += 1;
        (self.each)(Leaf { envelope, ..leaf })
    }
}

/// A subscription message. Source: CloudWatch Logs User Guide, "Log group-level subscription filters".
#[derive(Default)]
struct CloudWatchMessage<'a> {
    message_type: Option<std::borrow::Cow<'a, str>>,
    owner: Option<&'a str>,
    log_group: Option<std::borrow::Cow<'a, str>>,
    log_stream: Option<std::borrow::Cow<'a, str>>,
    events: &'a str,
}

impl<'a> CloudWatchMessage<'a> {
    fn read(text: &'a str) -> CloudWatchMessage<'a> {
        let mut found = CloudWatchMessage::default();
        for (key, value) in members(text) {
            match key {
                "messageType" => found.message_type = text_of(value),
                "owner" => found.owner = plain_text(value),
                "logGroup" => found.log_group = text_of(value),
                "logStream" => found.log_stream = text_of(value),
                "logEvents" => found.events = value,
                _ => {}
            }
        }
        found
    }

    fn is_envelope(&self) -> bool {
        self.message_type.is_some() && self.events.starts_with('[')
    }
}

/// What the AWS CLI prints of events that somebody asked for. Source: AWS CLI Command Reference, `logs
/// filter-log-events`, `logs get-log-events`, `cloudtrail lookup-events`.
#[derive(Clone, Copy)]
enum Answer<'a> {
    /// The list under `events`: `timestamp`, `message`, `ingestionTime`.
    LogEvents(&'a str),
    /// The list under `Events`.
    Trail(&'a str),
    /// The record in one element of it, JSON in a string.
    TrailEvent(&'a str),
}

impl<'a> Answer<'a> {
    fn read(text: &'a str) -> Option<Answer<'a>> {
        // A look at the first key spares all other records the search.
        let behind = text.strip_prefix('{')?.trim_start();
        if !["\"events\"", "\"Events\"", "\"EventId\""].iter().any(|key| behind.starts_with(key)) {
            return None;
        }
        let (first, value) = members(text).next()?;
        let member =
            |object: &'a str, key: &str| members(object).find(|(name, _)| *name == key).map(|(_, value)| value);
        let first_element = || elements(value).next();
        match first {
            "events" if value.starts_with('[') => {
                let event = first_element()?;
                (member(event, "ingestionTime").is_some() && member(event, "message").is_some())
                    .then_some(Answer::LogEvents(value))
            }
            "Events" if value.starts_with('[') => {
                member(first_element()?, "CloudTrailEvent").map(|_| Answer::Trail(value))
            }
            "EventId" => member(text, "CloudTrailEvent").filter(|event| event.starts_with('"')).map(Answer::TrailEvent),
            _ => None,
        }
    }
}

/// An event of a bus. Source: Amazon EventBridge User Guide, "Events".
#[derive(Default)]
struct EventBridgeEvent<'a> {
    detail: Option<&'a str>,
    detail_type: Option<&'a str>,
    id: Option<&'a str>,
    source: Option<&'a str>,
    account: Option<&'a str>,
    region: Option<&'a str>,
    time: Option<&'a str>,
}

impl<'a> EventBridgeEvent<'a> {
    fn read(text: &'a str) -> EventBridgeEvent<'a> {
        let mut event = EventBridgeEvent::default();
        for (key, value) in members(text) {
            match key {
                "detail" => event.detail = Some(value).filter(|v| v.starts_with('{')),
                "detail-type" | "detailType" => event.detail_type = plain_text(value),
                "id" => event.id = plain_text(value),
                "source" => event.source = plain_text(value),
                "account" => event.account = plain_text(value),
                "region" => event.region = plain_text(value),
                "time" => event.time = plain_text(value),
                _ => {}
            }
        }
        event
    }
}

/// A message of a container. Source: Amazon ECS Developer Guide, "Send Amazon ECS logs to an AWS service or AWS
/// Partner": task metadata may be switched off, so only `log` is sure to be there.
#[derive(Default)]
struct FireLensMessage<'a> {
    log: Option<&'a str>,
    source: Option<&'a str>,
}

impl<'a> FireLensMessage<'a> {
    fn read(text: &'a str) -> FireLensMessage<'a> {
        let mut found = FireLensMessage::default();
        for (key, value) in members(text) {
            match key {
                "log" => found.log = Some(value).filter(|v| v.starts_with('"')),
                "source" => found.source = plain_text(value),
                _ => {}
            }
        }
        found
    }
}

/// The message of a log router, where it is all that an object has: `{"message":"{…}"}`, still escaped. One that has
/// something beside it may be a record of its own.
fn lone_message(text: &str) -> Option<&str> {
    // A look at the first key spares all other records the search.
    if !text.strip_prefix('{')?.trim_start().starts_with("\"message\"") {
        return None;
    }
    let mut members = members(text);
    let (_, value) = members.next()?;
    (members.next().is_none() && value.starts_with('"')).then_some(value)
}

/// Whether a message is nothing but records of JSON, or lists of them: people also write `{0} not found` and
/// `[main] started`.
fn is_json_record(text: &str) -> bool {
    let mut rest = text;
    while !rest.is_empty() {
        let inner = rest.strip_prefix('[').unwrap_or(rest).trim_start();
        let is_object = inner.strip_prefix('{').is_some_and(|members| members.trim_start().starts_with(['"', '}']));
        let Some(end) = value_end(rest.as_bytes()).filter(|_| is_object) else { return false };
        rest = rest[end..].trim_start_matches([' ', '\t', '\r', '\n', ',']);
    }
    true
}

fn text_of(value: &str) -> Option<std::borrow::Cow<'_, str>> {
    unescape(value).map(|(text, _)| text)
}

/// A string that needs no unescaping: names, ids and times of AWS.
fn plain_text(value: &str) -> Option<&str> {
    value.strip_prefix('"')?.strip_suffix('"').filter(|text| !text.contains('\\'))
}

fn plain_key(raw: &str) -> std::borrow::Cow<'_, str> {
    if raw.contains('\\') {
        unescape(&format!("\"{raw}\"")).map_or(raw.into(), |(text, _)| text.into_owned().into())
    } else {
        raw.into()
    }
}
