//! Makes the text of `fields.rs` from the digest.

use std::collections::BTreeMap;
use std::fmt::Write as _;

pub(super) fn fields_text(digest: &str) -> String {
    // Groups that are written as a whole from ready-made JSON: they are fields of their own in the table.
    let mut rows: BTreeMap<Vec<&str>, (&str, bool)> = BTreeMap::new();
    let mut objects: BTreeMap<Vec<&str>, usize> = BTreeMap::new();
    for line in digest.lines() {
        let mut columns = line.split('\t');
        let (Some(name), Some(kind)) = (columns.next(), columns.next()) else { continue };
        let parts: Vec<&str> = name.split('.').collect();
        rows.insert(parts.clone(), (kind, columns.next() == Some("array")));
    }
    let names: Vec<Vec<&str>> = rows.keys().cloned().collect();
    let mut groups = 0;
    for parts in &names {
        for end in 1..parts.len() {
            let object = parts[..end].to_vec();
            if matches!(object.last(), Some(&"geo" | &"as")) && object.len() > 1 && !rows.contains_key(&object) {
                rows.insert(object.clone(), ("object", false));
                groups += 1;
            }
            objects.insert(object, 0);
        }
    }
    for (number, id) in objects.values_mut().enumerate() {
        *id = number + 1;
    }
    let mut text = String::from(
        "// Made from the digest by a test of this module; see `mod.rs`. Do not edit.\n\n\
         use super::FieldType::{Boolean, Date, Float, GeoPoint, Ip, Keyword, Long, Text, Tree};\n\
         use super::{FieldDef, FieldType, ObjectDef, ObjectId};\n\n\
         const fn f(\n    name: &'static str,\n    json_key: &'static str,\n    object: u16,\n    kind: FieldType,\n    \
         array: bool,\n    below: u16,\n) -> FieldDef {\n    \
         FieldDef { name, json_key, object: ObjectId(object), kind, array, below }\n}\n\n\
         const fn o(name: &'static str, json_open: &'static str, parent: u16, depth: u8) -> ObjectDef {\n    \
         ObjectDef { name, json_open, parent: ObjectId(parent), depth }\n}\n\n",
    );
    let _ = writeln!(text, "#[cfg(test)]\npub(super) const GROUPS: usize = {groups};\n");
    let _ = writeln!(text, "#[rustfmt::skip]\npub(super) static FIELDS: [FieldDef; {}] = [", rows.len());
    for (parts, (kind, array)) in &rows {
        let kind = match *kind {
            "keyword" | "wildcard" | "constant_keyword" => "Keyword",
            "match_only_text" | "text" => "Text",
            "long" | "integer" => "Long",
            "float" | "double" | "scaled_float" => "Float",
            "boolean" => "Boolean",
            "date" => "Date",
            "ip" => "Ip",
            "geo_point" => "GeoPoint",
            _ => "Tree",
        };
        let below = rows.keys().filter(|other| other.len() > parts.len() && other.starts_with(parts)).count();
        let object = objects.get(&parts[..parts.len() - 1]).copied().unwrap_or(0);
        let leaf = parts[parts.len() - 1];
        let _ = writeln!(
            text,
            "    f({:?}, {:?}, {object}, {kind}, {array}, {below}),",
            parts.join("."),
            format!("\"{leaf}\":")
        );
    }
    let _ = writeln!(
        text,
        "];\n\n#[rustfmt::skip]\npub(super) static OBJECTS: [ObjectDef; {}] = [\n    o(\"\", \"{{\", 0, 0),",
        objects.len() + 1
    );
    for parts in objects.keys() {
        let parent = objects.get(&parts[..parts.len() - 1]).copied().unwrap_or(0);
        let open = format!("\"{}\":{{", parts[parts.len() - 1]);
        let _ = writeln!(text, "    o({:?}, {open:?}, {parent}, {}),", parts.join("."), parts.len());
    }
    let mut roots: Vec<&str> = rows.keys().map(|parts| parts[0]).collect();
    roots.dedup();
    let _ = writeln!(text, "];\n\n#[rustfmt::skip]\npub(super) static ROOTS: [&str; {}] = {roots:?};", roots.len());
    text.push_str("\n#[rustfmt::skip]\n#[allow(missing_docs, reason = \"the schema has the definitions\")]\npub(super) mod constants {\n    use super::super::FieldId;\n");
    for (number, parts) in rows.keys().enumerate() {
        let name = parts.join("_").replace('@', "").to_uppercase();
        let _ = writeln!(text, "    pub const {name}: FieldId = FieldId({number});");
    }
    text.push_str("}\n");
    text
}
