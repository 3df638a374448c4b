//! JSON that agents make of Windows events, laid out as the tree of XML.
//!
//! Sources: Fluent Bit manual, "Windows Event Log" (winlog) and "Windows Event logs (winevtlog)"; Winlogbeat reference,
//! "Winlogbeat fields"; NXLog reference manual, "Event Log for Windows 2008/Vista and later" (im_msvistalog); Kinesis
//! Agent for Windows User Guide, "WindowsEventLogSource"; and XML that tools wrote as JSON: attributes under
//! `#attributes` (the crate evtx and its evtx_dump), or beside the text with an at sign (xmltodict). What has no place in
//! the tree stays where it is.

use bumpalo::Bump;
use siem_formats::value::Member;
use siem_formats::{Value, xml};

use super::{AUDITS, data_of, event_of, object, push, push_inserts, rendered};

/// A record as an agent wrote it → with its parts below `Event`. A record that shows no event stays as it is.
pub(in crate::parse) fn from_json<'a>(record: Value<'a>, arena: &'a Bump) -> Value<'a> {
    if let Some(event) = record.get("Event").filter(|event| event.get("System").is_some()) {
        let event = if has_marked_attributes(event) { with_plain_attributes(event, arena) } else { event };
        return record.with(arena, "Event", event_of(with_data(event, arena), arena));
    }
    let mut rest = Rest { record, arena };
    let event = if let Some(event) = rest.take_xml() {
        let message = rest.take(&["Message", "message"]);
        if event.at(&["RenderingInfo", "Message"]).is_some() { event } else { with_message(event, message, arena) }
    } else if record.at(&["winlog", "event_id"]).is_some() {
        winlogbeat(&mut rest)
    } else if ["EventID", "EventId"].iter().any(|key| record.get(key).is_some()) {
        flat(&mut rest)
    } else {
        return record;
    };
    let mut members: Vec<Member<'a>> = vec![("Event", event)];
    members.extend_from_slice(rest.record.members());
    object(&members, arena)
}

/// Whether attributes are told from elements, in the places where every event has some.
fn has_marked_attributes(event: Value<'_>) -> bool {
    let is_marked =
        |value: Value<'_>| value.members().iter().any(|(key, _)| *key == ATTRIBUTES || key.starts_with('@'));
    is_marked(event)
        || event.get("System").is_some_and(|system| system.members().iter().any(|(_, value)| is_marked(*value)))
}

/// The member that holds an element's attributes.
const ATTRIBUTES: &str = "#attributes";

/// Attributes and children of an element at one level, numbers as text, as in the tree of XML.
fn with_plain_attributes<'a>(value: Value<'a>, arena: &'a Bump) -> Value<'a> {
    match value {
        Value::Object(members) => {
            let mut plain: Vec<Member<'a>> = Vec::with_capacity(members.len());
            for (key, value) in members {
                if *key == ATTRIBUTES {
                    plain.extend_from_slice(with_plain_attributes(*value, arena).members());
                } else {
                    plain.push((key.strip_prefix('@').unwrap_or(key), with_plain_attributes(*value, arena)));
                }
            }
            plain.retain(|(key, _)| *key != "xmlns");
            match plain.as_slice() {
                [("#text", text)] => *text,
                plain => object(plain, arena),
            }
        }
        Value::List(items) => {
            let items: Vec<Value<'a>> = items.iter().map(|item| with_plain_attributes(*item, arena)).collect();
            Value::List(arena.alloc_slice_copy(&items))
        }
        Value::Number(text) => Value::Str(text),
        other => other,
    }
}

/// Tools that write XML as JSON may leave out the level of `Data`.
fn with_data<'a>(event: Value<'a>, arena: &'a Bump) -> Value<'a> {
    match event.get("EventData") {
        Some(data) if data.get("Data").is_none() => {
            event.with(arena, "EventData", object(&[("Data", plain(data, arena))], arena))
        }
        _ => event,
    }
}

/// What is left of a record: members are taken out of it one by one.
struct Rest<'a> {
    record: Value<'a>,
    arena: &'a Bump,
}

impl<'a> Rest<'a> {
    /// The first of these members that has a value; all of them are gone afterwards.
    fn take(&mut self, keys: &[&str]) -> Value<'a> {
        let mut found = Value::Null;
        for key in keys {
            let Some(value) = self.record.get(key) else { continue };
            if found.is_empty() {
                found = value;
            }
            self.record = self.record.without(self.arena, key);
        }
        found
    }

    /// As [`Rest::take`], from the object `parent`.
    fn take_from(&mut self, parent: &str, keys: &[&str]) -> Value<'a> {
        let Some(record) = self.record.get(parent) else { return Value::Null };
        let mut inner = Rest { record, arena: self.arena };
        let found = inner.take(keys);
        self.record = if inner.record.is_empty() {
            self.record.without(self.arena, parent)
        } else {
            self.record.with(self.arena, arena_key(parent, self.arena), inner.record)
        };
        found
    }

    /// The whole event as XML, in any member of the record or in Winlogbeat's `event.original`.
    fn take_xml(&mut self) -> Option<Value<'a>> {
        let parsed = |value: Value<'a>| {
            let text = value.as_str()?.trim();
            let event =
                xml::parse(Some(text).filter(|text| text.starts_with("<Event"))?, self.arena).ok()?.get("Event")?;
            (!event.members().is_empty()).then(|| event_of(event, self.arena))
        };
        if let Some(event) = self.record.at(&["event", "original"]).and_then(parsed) {
            return Some(event);
        }
        let (key, event) = self.record.members().iter().find_map(|(key, value)| Some((*key, parsed(*value)?)))?;
        self.record = self.record.without(self.arena, key);
        Some(event)
    }
}

fn arena_key<'a>(key: &str, arena: &'a Bump) -> &'a str {
    arena.alloc_str(key)
}

/// Winlogbeat: `winlog` has all of it, by ECS-like names.
fn winlogbeat<'a>(rest: &mut Rest<'a>) -> Value<'a> {
    let arena = rest.arena;
    let mut from = |keys: &[&str]| rest.take_from("winlog", keys);
    let process = from(&["process"]);
    let system = System {
        provider: from(&["provider_name"]),
        provider_guid: from(&["provider_guid"]),
        event_id: from(&["event_id"]),
        version: from(&["version"]),
        level: Value::Null,
        task: from(&["task"]),
        opcode: from(&["opcode"]),
        keywords: from(&["keywords"]),
        time: Value::Null,
        record_id: from(&["record_id"]),
        activity_id: from(&["activity_id"]),
        process_id: process.get("pid").unwrap_or_default(),
        thread_id: process.at(&["thread", "id"]).unwrap_or_default(),
        channel: from(&["channel"]),
        computer: from(&["computer_name"]),
        user_id: from(&["user"]).get("identifier").unwrap_or_default(),
    };
    let data = plain(from(&["event_data"]), arena);
    let user_data = from(&["user_data"]);
    // The element's name, which is a level of its own in XML.
    let user_data = match user_data.get("xml_name").and_then(|name| name.as_str()) {
        Some(name) => object(&[(name, user_data.without(arena, "xml_name"))], arena),
        None => user_data,
    };
    let time = rest.take(&["@timestamp"]);
    let level = rest.record.at(&["log", "level"]).unwrap_or_default();
    let message = rest.take(&["message"]);
    let parts = Parts { system: System { time, level, ..system }, data, user_data, message };
    parts.event(arena)
}

/// Fluent Bit, NXLog and the Kinesis Agent: one flat object. What NXLog does not name itself is the event's own data.
fn flat<'a>(rest: &mut Rest<'a>) -> Value<'a> {
    let arena = rest.arena;
    let is_nxlog = is_of_nxlog(rest.record);
    // Newer releases of NXLog leave the plain name to the events that have such a field of their own.
    let process_id = if rest.record.get("ExecutionProcessID").is_some() { "ExecutionProcessID" } else { "ProcessID" };
    let mut from = |keys: &[&str]| rest.take(keys);
    let system = System {
        provider: from(&["ProviderName", "SourceName"]),
        provider_guid: from(&["ProviderGuid"]),
        event_id: from(&["EventID", "EventId"]),
        version: from(&["Version"]),
        level: from(&["Level", "LevelDisplayName", "Severity"]),
        task: from(&["Task", "TaskValue", "EventCategory"]),
        opcode: from(&["OpcodeValue", "Opcode"]),
        keywords: from(&["EventType", "Keywords"]),
        time: from(&["TimeCreated", "EventTime", "TimeGenerated"]),
        record_id: from(&["EventRecordID", "RecordNumber", "Index"]),
        activity_id: from(&["ActivityID"]),
        process_id: from(&[process_id]),
        thread_id: from(&["ExecutionThreadID", "ThreadID"]),
        channel: from(&["Channel", "LogName"]),
        computer: from(&["Computer", "ComputerName", "Hostname", "MachineName"]),
        user_id: from(&["UserID", "Sid"]),
    };
    let message = from(&["Message", "Description"]);
    let provider = system.provider.as_text().unwrap_or_default();
    let id = system.event_id.as_text().unwrap_or_default();
    let mut data: Vec<Member<'a>> = Vec::new();
    match from(&["StringInserts", "EventData"]) {
        Value::List(values) => push_inserts(&mut data, values, provider, id, arena),
        named @ Value::Object(_) => data.extend_from_slice(plain(named, arena).members()),
        _ => {}
    }
    if is_nxlog {
        for (name, value) in rest.record.members() {
            if !OF_NXLOG.contains(name) {
                push(&mut data, name, *value, arena);
            }
        }
        let own = rest.record.members().iter().filter(|(name, _)| OF_NXLOG.contains(name)).copied();
        rest.record = object(&own.collect::<Vec<_>>(), arena);
    }
    Parts { system, data: object(&data, arena), user_data: Value::Null, message }.event(arena)
}

/// NXLog says so itself, unless its owner left out what tells of the collection. Its names are a set of their own: no
/// other agent calls provider and computer so, nor has the event's data beside them.
fn is_of_nxlog(record: Value<'_>) -> bool {
    let has = |keys: &[&str]| keys.iter().any(|key| record.get(key).is_some());
    has(&["SourceModuleType"])
        || (has(&["SourceName"]) && has(&["Hostname", "EventTime"]) && !has(&["StringInserts", "EventData"]))
}

/// Members that NXLog adds by itself to what the event has.
const OF_NXLOG: [&str; 11] = [
    "AccountName",
    "AccountType",
    "Category",
    "Domain",
    "EventReceivedTime",
    "RelatedActivityID",
    "SeverityValue",
    "SourceModuleName",
    "SourceModuleType",
    "TimeWritten",
    "UserName",
];

/// What `System` has; null where the agent says nothing.
struct System<'a> {
    provider: Value<'a>,
    provider_guid: Value<'a>,
    event_id: Value<'a>,
    version: Value<'a>,
    level: Value<'a>,
    task: Value<'a>,
    opcode: Value<'a>,
    /// A number, or words.
    keywords: Value<'a>,
    time: Value<'a>,
    record_id: Value<'a>,
    activity_id: Value<'a>,
    process_id: Value<'a>,
    thread_id: Value<'a>,
    channel: Value<'a>,
    computer: Value<'a>,
    user_id: Value<'a>,
}

struct Parts<'a> {
    system: System<'a>,
    data: Value<'a>,
    user_data: Value<'a>,
    message: Value<'a>,
}

impl<'a> Parts<'a> {
    fn event(self, arena: &'a Bump) -> Value<'a> {
        let s = self.system;
        let (id, message) = (s.event_id.as_text().unwrap_or_default(), self.message.as_str().unwrap_or_default());
        let data = if self.data.is_empty() && s.provider.as_text() == Some(AUDITS) {
            object(&rendered::values(message, id, arena), arena)
        } else {
            self.data
        };
        let filled = |members: &[Member<'a>]| {
            let kept: Vec<Member<'a>> = members.iter().filter(|(_, value)| !value.is_empty()).copied().collect();
            object(&kept, arena)
        };
        // What is told in words stands where Windows renders it.
        let is_number = |value: &Value<'_>| value.as_text().is_some_and(|text| number(text).is_some());
        let split = |value: Value<'a>| if is_number(&value) { (value, Value::Null) } else { (Value::Null, value) };
        let ((level, level_name), (task, task_name)) = (split(s.level), split(s.task));
        let ((opcode, opcode_name), (keywords, keyword_names)) = (split(s.opcode), split(s.keywords));
        let system = [
            ("Provider", filled(&[("Name", s.provider), ("Guid", s.provider_guid)])),
            ("EventID", s.event_id),
            ("Version", s.version),
            ("Level", level),
            ("Task", task),
            ("Opcode", opcode),
            ("Keywords", hexadecimal(keywords, arena)),
            ("TimeCreated", filled(&[("SystemTime", s.time)])),
            ("EventRecordID", s.record_id),
            ("Correlation", filled(&[("ActivityID", s.activity_id)])),
            ("Execution", filled(&[("ProcessID", s.process_id), ("ThreadID", s.thread_id)])),
            ("Channel", s.channel),
            ("Computer", s.computer),
            ("Security", filled(&[("UserID", s.user_id)])),
        ];
        let rendering = [
            ("Message", self.message),
            ("Level", level_name),
            ("Task", task_name),
            ("Opcode", opcode_name),
            ("Keywords", filled(&[("Keyword", keyword_names)])),
        ];
        filled(&[
            ("System", as_texts(filled(&system), arena)),
            ("EventData", filled(&[("Data", data)])),
            ("UserData", self.user_data),
            ("RenderingInfo", filled(&rendering)),
        ])
    }
}

/// The members of `EventData` as text, as XML has them: a field may not have two types.
pub(super) fn plain<'a>(data: Value<'a>, arena: &'a Bump) -> Value<'a> {
    if let Some(items) = data.get("Data") {
        return data_of(items, "", "", arena);
    }
    let mut members: Vec<Member<'a>> = Vec::with_capacity(data.members().len());
    for (name, value) in data.members() {
        push(&mut members, name, *value, arena);
    }
    object(&members, arena)
}

/// Numbers as text.
fn as_texts<'a>(value: Value<'a>, arena: &'a Bump) -> Value<'a> {
    match value {
        Value::Number(text) => Value::Str(text),
        Value::Object(members) => {
            let texts: Vec<Member<'a>> = members.iter().map(|(key, value)| (*key, as_texts(*value, arena))).collect();
            object(&texts, arena)
        }
        other => other,
    }
}

/// `Keywords` as Windows writes them, whatever base and sign the agent chose.
fn hexadecimal<'a>(value: Value<'a>, arena: &'a Bump) -> Value<'a> {
    match value.as_text().and_then(number) {
        Some(bits) => Value::Str(arena.alloc_str(&format!("{bits:#x}"))),
        None => value,
    }
}

/// 64 bits, hexadecimal or decimal, with or without sign.
fn number(text: &str) -> Option<u64> {
    match text.strip_prefix("0x") {
        Some(digits) => u64::from_str_radix(digits, 16).ok(),
        None => text.parse().ok().or_else(|| text.parse::<i64>().ok().map(i64::cast_unsigned)),
    }
}

fn with_message<'a>(event: Value<'a>, message: Value<'a>, arena: &'a Bump) -> Value<'a> {
    if message.is_empty() {
        return event;
    }
    let rendering = event.get("RenderingInfo").unwrap_or(Value::Object(&[]));
    event.with(arena, "RenderingInfo", rendering.with(arena, "Message", message))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::windows_event::tests::shown;

    fn event(text: &str) -> String {
        let arena = Bump::new();
        let record = siem_formats::json::parse(text, &arena).unwrap().value;
        shown(Ok(from_json(record, &arena)))
    }

    #[test]
    fn fluent_bit_has_values_without_names() {
        let record = r#"{"ProviderName":"Microsoft-Windows-Security-Auditing","Qualifiers":"","EventID":4689,"Level":0,
            "Keywords":"0x8020000000000000","TimeCreated":"2026-10-14 05:00:00 +0200","Channel":"Security",
            "Computer":"web-1","Message":"A process has exited.","StringInserts":["S-1-5-18","web-1$"]}"#;
        assert_eq!(
            event(record),
            r#"{"System":{"Provider":{"Name":"Microsoft-Windows-Security-Auditing"},"EventID":"4689","Level":"0","#
                .to_owned()
                + r#""Keywords":"0x8020000000000000","TimeCreated":{"SystemTime":"2026-10-14 05:00:00 +0200"},"#
                + r#""Channel":"Security","Computer":"web-1"},"EventData":{"Data":{"SubjectUserSid":"S-1-5-18","#
                + r#""SubjectUserName":"web-1$"}},"RenderingInfo":{"Message":"A process has exited."}}"#
        );
    }

    #[test]
    fn nxlog_has_data_beside_its_own_members() {
        let record = r#"{"EventTime":"2026-10-14T05:00:00Z","Hostname":"dc","Keywords":-9214364837600034816,
            "EventType":"","EventID":4634,"SourceName":"Microsoft-Windows-Security-Auditing","TargetUserName":"alice",
            "LogonType":"-","Category":"Logoff","SourceModuleType":"im_msvistalog"}"#;
        let expected = r#"{"System":{"Provider":{"Name":"Microsoft-Windows-Security-Auditing"},"EventID":"4634","#
            .to_owned()
            + r#""Keywords":"0x8020000000000000","TimeCreated":{"SystemTime":"2026-10-14T05:00:00Z"},"Computer":"dc"},"#
            + r#""EventData":{"Data":{"TargetUserName":"alice"}}}"#;
        assert_eq!(event(record), expected);
    }

    #[test]
    fn nxlog_is_known_without_its_own_members() {
        let record = r#"{"EventTime":"2026-10-14T05:00:00Z","Hostname":"dc","EventID":4634,"Channel":"Security",
            "SourceName":"Microsoft-Windows-Security-Auditing","TargetUserName":"alice","LogonType":"3"}"#;
        let expected = r#"{"System":{"Provider":{"Name":"Microsoft-Windows-Security-Auditing"},"EventID":"4634","#
            .to_owned()
            + r#""TimeCreated":{"SystemTime":"2026-10-14T05:00:00Z"},"Channel":"Security","Computer":"dc"},"#
            + r#""EventData":{"Data":{"TargetUserName":"alice","LogonType":"3"}}}"#;
        assert_eq!(event(record), expected);
    }

    #[test]
    fn attributes_that_json_tells_from_elements_stand_beside_them() {
        let expected = r#"{"System":{"Provider":{"Name":"P"},"EventID":"1033","TimeCreated":{"SystemTime":"t"},"#
            .to_owned()
            + r#""Computer":"dc"},"EventData":{"Data":{"1":"a","2":"b"}}}"#;
        let evtx = r##"{"Event":{"#attributes":{"xmlns":"urn:x"},"System":{"Provider":{"#attributes":{"Name":"P"}},
            "EventID":{"#attributes":{"Qualifiers":0},"#text":1033},"TimeCreated":{"#attributes":{"SystemTime":"t"}},
            "Computer":"dc"},"EventData":{"Data":{"#text":["a","b"]}}}}"##;
        assert_eq!(event(evtx), expected);
        let xmltodict = r##"{"Event":{"@xmlns":"urn:x","System":{"Provider":{"@Name":"P"},
            "EventID":{"@Qualifiers":"0","#text":"1033"},"TimeCreated":{"@SystemTime":"t"},"Computer":"dc"},
            "EventData":{"Data":["a","b"]}}}"##;
        assert_eq!(event(xmltodict), expected);
        let named = r##"{"Event":{"System":{"Provider":{"@Name":"P"},"EventID":"1"},"EventData":{"Data":[
            {"@Name":"TargetUserName","#text":"alice"},{"@Name":"IpAddress"}]}}}"##;
        assert_eq!(
            event(named),
            r#"{"System":{"Provider":{"Name":"P"},"EventID":"1"},"EventData":{"Data":{"TargetUserName":"alice"}}}"#
        );
    }

    #[test]
    fn xml_inside_json_is_read_and_other_objects_stay() {
        let record = r#"{"System":"<Event><System><EventID>1</EventID></System></Event>","Message":"hello"}"#;
        assert_eq!(event(record), r#"{"System":{"EventID":"1"},"RenderingInfo":{"Message":"hello"}}"#);
        assert_eq!(event(r#"{"a":"<Event>"}"#), r#"{"a":"<Event>"}"#);
    }
}
