//! Events of the Windows event log, in the three forms in which agents send them, as one tree:
//!
//! ```json
//! {"Event": {"System": {"EventID": "4624", "Provider": {"Name": …}, "TimeCreated": {"SystemTime": …}, …},
//!            "EventData": {"Data": {"TargetUserName": …, …}}, "UserData": {…}, "RenderingInfo": {"Message": …}}}
//! ```
//!
//! XML is that tree but for `Data`; JSON is laid out anew ([`agents`]); the CloudWatch agent's plain text has the main
//! parts of `System` and the message. Sources: Windows SDK, "Event Schema"; Amazon CloudWatch User Guide, "Manually
//! create or edit the CloudWatch agent configuration file" (`event_format`).

mod agents;
mod inserts;
mod rendered;

use bumpalo::Bump;
use siem_formats::value::Member;
use siem_formats::{Value, xml};

use super::ParseError;

pub(super) use agents::from_json;

/// The provider of security audits.
const AUDITS: &str = "Microsoft-Windows-Security-Auditing";
/// Values of `Data` that are lists between blanks.
const LISTS: [&str; 2] = ["AccessList", "PrivilegeList"];

/// Reads an `<Event>` element, or the plain text of the CloudWatch agent.
///
/// # Errors
/// Neither of them.
pub(super) fn from_text<'a>(text: &'a str, arena: &'a Bump) -> Result<Value<'a>, ParseError> {
    let text = text.trim_matches(|c: char| c.is_whitespace() || c == '\0');
    if text.starts_with('[') {
        return from_brackets(text, arena).ok_or(ParseError::NotAnEvent);
    }
    let tree = xml::parse(text, arena)?;
    let event = tree.get("Event").filter(|event| !event.members().is_empty()).ok_or(ParseError::NotAnEvent)?;
    Ok(object(&[("Event", event_of(event, arena))], arena))
}

/// The tree of an element, `EventID` and `Data` made plain.
fn event_of<'a>(event: Value<'a>, arena: &'a Bump) -> Value<'a> {
    let event = event.edit(arena, &["System", "EventID"], &mut |id| id.get("#text").unwrap_or(id));
    let text = |path: &[&str]| event.at(path).and_then(|value| value.as_text()).unwrap_or_default();
    let (provider, id) = (text(&["System", "Provider", "Name"]), text(&["System", "EventID"]));
    event.edit(arena, &["EventData"], &mut |data| match data.get("Data") {
        // By name already, as some tools write it.
        Some(named @ Value::Object(_)) if named.get("Name").is_none() && named.get("#text").is_none() => {
            data.with(arena, "Data", agents::plain(named, arena))
        }
        Some(items) => data.with(arena, "Data", data_of(items, provider, id, arena)),
        None => data,
    })
}

/// `Data` elements by name. Those without one are named as the event's template names them where it is known, else
/// by their place: `0` for a single one, `1`, `2`, … for several. Empty ones and dashes say nothing.
fn data_of<'a>(data: Value<'a>, provider: &str, event_id: &str, arena: &'a Bump) -> Value<'a> {
    let single = [data];
    let items = if let Value::List(items) = data { items } else { &single };
    let is_single = !matches!(data, Value::List(_));
    let mut members: Vec<Member<'a>> = Vec::with_capacity(items.len());
    let mut unnamed: Vec<Value<'a>> = Vec::new();
    for item in items {
        match item.get("Name").and_then(|name| name.as_text()) {
            Some(name) => push(&mut members, name, item.get("#text").unwrap_or_default(), arena),
            None => unnamed.push(item.get("#text").unwrap_or(*item)),
        }
    }
    if is_single && !unnamed.is_empty() {
        push(&mut members, "0", unnamed[0], arena);
    } else {
        push_inserts(&mut members, &unnamed, provider, event_id, arena);
    }
    object(&members, arena)
}

/// Values without names, in the order of the event's template.
fn push_inserts<'a>(
    members: &mut Vec<Member<'a>>,
    values: &[Value<'a>],
    provider: &str,
    event_id: &str,
    arena: &'a Bump,
) {
    let mut names = inserts::names(provider, event_id);
    for (index, value) in values.iter().enumerate() {
        let name = match names.next() {
            Some(name) => name,
            None => &*arena.alloc_str(&(index + 1).to_string()),
        };
        push(members, name, *value, arena);
    }
}

fn push<'a>(members: &mut Vec<Member<'a>>, name: &'a str, value: Value<'a>, arena: &'a Bump) {
    match value {
        Value::Str(text) if matches!(text.trim(), "" | "-") => {}
        Value::Str(text) if LISTS.contains(&name) => {
            let items = arena.alloc_slice_fill_iter(text.split_whitespace().map(Value::Str).collect::<Vec<_>>());
            members.push((name, Value::List(items)));
        }
        Value::Str(text) | Value::Number(text) => members.push((name, Value::Str(text.trim()))),
        Value::Bool(_) => members.push((name, value.as_text().map_or(value, Value::Str))),
        value if value.is_empty() => {}
        value => members.push((name, value)),
    }
}

/// `[Security] [INFORMATION] [4624] [Microsoft-Windows-Security-Auditing] [HOST] [message]`.
fn from_brackets<'a>(text: &'a str, arena: &'a Bump) -> Option<Value<'a>> {
    let mut parts = text.strip_prefix('[')?.strip_suffix(']')?.splitn(6, "] [");
    let [channel, level, id, provider, computer, message] = std::array::from_fn(|_| parts.next());
    let id = id.filter(|id| !id.is_empty() && id.bytes().all(|b| b.is_ascii_digit()))?;
    let text = |value: Option<&'a str>| value.map_or(Value::Null, Value::Str);
    let system = [
        ("Provider", object(&[("Name", text(provider))], arena)),
        ("EventID", Value::Str(id)),
        ("Channel", text(channel)),
        ("Computer", text(computer)),
    ];
    let message = message?;
    let data = rendered::values(message, id, arena);
    let rendering = object(&[("Message", Value::Str(message)), ("Level", text(level))], arena);
    let mut event = vec![("System", object(&system, arena)), ("RenderingInfo", rendering)];
    if provider == Some(AUDITS) && !data.is_empty() {
        event.push(("EventData", object(&[("Data", object(&data, arena))], arena)));
    }
    let event = object(&event, arena);
    Some(object(&[("Event", event)], arena))
}

fn object<'a>(members: &[Member<'a>], arena: &'a Bump) -> Value<'a> {
    Value::Object(arena.alloc_slice_copy(members))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The event as JSON, without its outer braces.
    pub(super) fn shown(parsed: Result<Value<'_>, ParseError>) -> String {
        match parsed {
            Ok(value) => {
                let mut out = Vec::new();
                siem_formats::json::write_value(&mut out, &value.get("Event").unwrap_or(value));
                String::from_utf8(out).unwrap()
            }
            Err(error) => error.to_string(),
        }
    }

    #[test]
    fn data_is_found_by_name() {
        let arena = Bump::new();
        for (data, expected) in [
            (
                "<Data Name='A'>1</Data><Data Name='B'>-</Data><Data Name='C'/><Data Name='AccessList'>%%1\n %%2</Data>",
                r#"{"A":"1","AccessList":["%%1","%%2"]}"#,
            ),
            ("<Data Name='A'> 1 </Data>", r#"{"A":"1"}"#),
            ("<Data>x</Data>", r#"{"0":"x"}"#),
            ("<Data>x</Data><Data>-</Data><Data>z</Data>", r#"{"1":"x","3":"z"}"#),
        ] {
            let text = arena.alloc_str(&format!("<Event><EventData>{data}</EventData></Event>"));
            assert_eq!(shown(from_text(text, &arena)), format!(r#"{{"EventData":{{"Data":{expected}}}}}"#));
        }
    }

    #[test]
    fn ids_are_plain_and_templates_name_what_has_no_name() {
        let arena = Bump::new();
        let text = "<Event><System><Provider Name='Microsoft-Windows-Security-Auditing'/>\
                    <EventID Qualifiers='0'>4689</EventID></System><EventData><Data>S-1-5-18</Data><Data>web$</Data></EventData></Event>\0";
        assert_eq!(
            shown(from_text(text, &arena)),
            r#"{"System":{"Provider":{"Name":"Microsoft-Windows-Security-Auditing"},"EventID":"4689"},"#.to_owned()
                + r#""EventData":{"Data":{"SubjectUserSid":"S-1-5-18","SubjectUserName":"web$"}}}"#
        );
    }

    #[test]
    fn plain_text_of_the_cloudwatch_agent() {
        let arena = Bump::new();
        let text = "[System] [ERROR] [7031] [Service Control Manager] [web-1] [It [crashed] [again]]";
        assert_eq!(
            shown(from_text(text, &arena)),
            r#"{"System":{"Provider":{"Name":"Service Control Manager"},"EventID":"7031","Channel":"System","#
                .to_owned()
                + r#""Computer":"web-1"},"RenderingInfo":{"Message":"It [crashed] [again]","Level":"ERROR"}}"#
        );
        for text in ["[a] [b] [c] [d] [e] [f]", "[System] [ERROR] [1]", "[", "<Events/>", "<Event/>"] {
            assert_eq!(shown(from_text(text, &arena)), ParseError::NotAnEvent.to_string(), "{text}");
        }
    }
}
