//! Deliveries of columns as JSON or under a header: the same log, whose owner chose another form.
//!
//! Source: Amazon CloudWatch Logs User Guide, "Enable logging from AWS services". Members are named otherwise than the
//! columns of the plain form, and an absent value is a dash there too. Given the columns' names, a record is read the
//! same way in either form.

use bumpalo::collections::Vec;
use siem_formats::Value;

use crate::document::Document;
use crate::parse::split_port;

/// Names the members of a JSON record, or the columns of an object that names them itself, as the plain form names its
/// columns: `(member, column)`, and `host:port` for a member that holds both. Members that are not listed keep their
/// names. Any other record stays as it is.
pub(super) fn name_as_columns(doc: &mut Document<'_>, names: &[(&str, &'static str)]) {
    if !doc.record().text.starts_with('{') && doc.record().columns.is_none() {
        return;
    }
    let mut fields = Vec::with_capacity_in(doc.original().members().len() + 4, doc.arena());
    for (member, value) in doc.original().members() {
        let value = if value.as_str() == Some("-") { Value::Null } else { *value };
        let Some((_, column)) = names.iter().find(|(name, _)| name == member) else {
            fields.push((*member, value));
            continue;
        };
        match (column.split_once(':'), value) {
            (None, value) => fields.push((*column, value)),
            // A member of this name may be the port alone, beside one for the host.
            (Some(_), Value::Str(text)) if text.bytes().all(|byte| byte.is_ascii_digit()) => {
                fields.push((*member, value));
            }
            (Some((host, port)), Value::Str(text)) => {
                let (address, number) = split_port(text);
                fields.push((host, Value::Str(address)));
                fields.push((port, number.map_or(Value::Null, Value::Str)));
            }
            (Some(_), value) => fields.push((*member, value)),
        }
    }
    doc.set_original(Value::Object(fields.into_bump_slice()));
}

/// Takes out texts that stand for what is absent.
pub(super) fn take_out_placeholders(doc: &mut Document<'_>, placeholders: &[&str]) {
    let is_placeholder = |value: &Value<'_>| value.as_str().is_some_and(|text| placeholders.contains(&text));
    let members = doc.original().members();
    if members.iter().any(|(_, value)| is_placeholder(value)) {
        let cleaned =
            members.iter().map(|(name, value)| (*name, if is_placeholder(value) { Value::Null } else { *value }));
        let cleaned = doc.arena().alloc_slice_fill_iter(cleaned);
        doc.set_original(Value::Object(cleaned));
    }
}
