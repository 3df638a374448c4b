//! Parameters whose JSON type differs from call to call: brought to one, so that one field keeps one type.

use bumpalo::Bump;
use siem_formats::{Value, json};

use crate::document::Document;
use crate::tag::Tag;

/// Members that hold an object in some calls and a text in others: the text moves into an object. The last part is
/// the key it gets; without a service the rule holds for all.
const TEXT_TO_OBJECT: [(&str, [&str; 2], &str); 9] = [
    ("", ["responseElements", "status"], "status"),
    ("", ["responseElements", "credentials"], "value"),
    ("glue", ["requestParameters", "configuration"], "text"),
    ("cognito-idp", ["responseElements", "session"], "value"),
    ("ecs", ["requestParameters", "command"], "command"),
    ("ssm", ["requestParameters", "parameters"], "value"),
    ("sqlworkbench", ["requestParameters", "parameters"], "value"),
    ("redshift-data", ["responseElements", "database"], "name"),
    ("cloud9", ["requestParameters", "settings"], "value"),
];

/// Members of a record that are objects or nothing.
const OBJECTS: [&str; 6] = [
    "requestParameters",
    "responseElements",
    "additionalEventData",
    "serviceEventDetails",
    "userIdentity",
    "tlsDetails",
];

/// Corrects the original fields.
pub(super) fn fix<'a>(doc: &mut Document<'a>, service: &str) {
    let arena = doc.arena();
    for (only, path, key) in TEXT_TO_OBJECT {
        if only.is_empty() || only == service {
            doc.edit_original(&path, |value| match value {
                Value::Str(text) => {
                    let key = if path[1] == "credentials" && text.contains(":iam::") { "iam" } else { key };
                    in_object(key, value, arena)
                }
                other => other,
            });
        }
    }
    for path in [["requestParameters", "tags"], ["responseElements", "policy"]] {
        doc.edit_original(&path, |value| as_object_or_objects(value, arena));
    }
    for path in [["requestParameters", "disableApiTermination"], ["requestParameters", "disableApiStop"]] {
        doc.edit_original(&path, |value| value.get("value").unwrap_or(value));
    }
    fix_service(doc, service);
    // A list or a text where an object is documented contradicts the mapping that all other records make.
    for member in OBJECTS {
        if let Some(value) = doc.at(member)
            && !matches!(value, Value::Object(_))
        {
            doc.tag(Tag::TypeMismatch);
            doc.set_original_field(member, in_object("value", value, arena));
        }
    }
}

fn fix_service(doc: &mut Document<'_>, service: &str) {
    let arena = doc.arena();
    match service {
        "dynamodb" => {
            doc.edit_original(&["requestParameters", "items"], |value| as_object_or_objects(value, arena));
        }
        "inspector2" => doc.edit_original(&["requestParameters", "accountIds"], |value| match value.item(0) {
            Some(Value::Object(_)) => as_text(value, arena),
            _ => value,
        }),
        "codeguru-security" => {
            doc.edit_original(&["requestParameters", "resourceId"], |value| as_text(value, arena));
        }
        "s3" => doc.edit_original(&["requestParameters", "ReplicationConfiguration", "Rule"], |rules| {
            each(rules, arena, |rule| rule.edit(arena, &["Filter"], &mut |filter| as_text(filter, arena)))
        }),
        "athena" => {
            doc.edit_original(&["responseElements", "tableMetadata"], |table| with_units_apart(table, arena));
            doc.edit_original(&["responseElements", "tableMetadataList"], |tables| {
                each(tables, arena, |table| with_units_apart(table, arena))
            });
        }
        _ => {}
    }
}

/// Properties of Athena's partition projection in a table: `projection.x.interval` is a number, but
/// `projection.x.interval.unit` a text, and no field can be both a number and an object.
fn with_units_apart<'a>(table: Value<'a>, arena: &'a Bump) -> Value<'a> {
    table.edit(arena, &["parameters"], &mut |parameters| match parameters {
        Value::Object(members) => Value::Object(arena.alloc_slice_fill_iter(members.iter().map(|(key, value)| {
            match key.strip_suffix(".interval.unit") {
                Some(column) => (&*arena.alloc_str(&format!("{column}.interval_unit")), *value),
                None => (*key, *value),
            }
        }))),
        other => other,
    })
}

/// The items of a list, or the one value in its place.
fn each<'a>(value: Value<'a>, arena: &'a Bump, mut edit: impl FnMut(Value<'a>) -> Value<'a>) -> Value<'a> {
    match value {
        Value::List(items) => Value::List(arena.alloc_slice_fill_iter(items.iter().map(|item| edit(*item)))),
        single => edit(single),
    }
}

/// An object, or a list of objects; anything else under `value`.
fn as_object_or_objects<'a>(value: Value<'a>, arena: &'a Bump) -> Value<'a> {
    match value {
        Value::Object(_) | Value::Null => value,
        Value::List(items) if items.iter().all(|item| matches!(item, Value::Object(_))) => value,
        other => in_object("value", other, arena),
    }
}

/// The JSON text of an object or a list.
fn as_text<'a>(value: Value<'a>, arena: &'a Bump) -> Value<'a> {
    match value {
        Value::Object(_) | Value::List(_) => {
            let mut text = Vec::new();
            json::write_value(&mut text, &value);
            Value::Str(arena.alloc_str(&String::from_utf8_lossy(&text)))
        }
        other => other,
    }
}

fn in_object<'a>(key: &'a str, value: Value<'a>, arena: &'a Bump) -> Value<'a> {
    Value::Object(arena.alloc_slice_copy(&[(key, value)]))
}
