//! Who has a role of the security plugin.

use serde_json::{Map, Value};

use super::call::{Line, Trouble, Write};

/// What a mapping may be written with. What else it is read with, the plugin says of itself.
const PARTS: [&str; 5] = ["description", "backend_roles", "and_backend_roles", "hosts", "users"];

pub(super) async fn look(line: &Line<'_>, role: &str, backend_roles: &[String]) -> Result<Vec<Write>, Trouble> {
    let path = format!("/_plugins/_security/api/rolesmapping/{role}");
    let there = line.find(&path).await?.unwrap_or_default();
    let Some((mapping, added)) = joined(&there[role], backend_roles) else { return Ok(Vec::new()) };
    Ok(vec![Write::put(path, Value::Object(mapping), format!("{} in the role {role}", added.join(", ")))])
}

/// A mapping with more backend roles, and those it had not; `None` where it has all.
fn joined(there: &Value, backend_roles: &[String]) -> Option<(Map<String, Value>, Vec<String>)> {
    let known = there["backend_roles"].as_array().cloned().unwrap_or_default();
    let added: Vec<String> =
        backend_roles.iter().filter(|role| !known.iter().any(|known| known == *role)).cloned().collect();
    if added.is_empty() {
        return None;
    }
    let kept =
        PARTS.iter().filter_map(|part| there.get(part).filter(|value| !value.is_null()).map(|value| (*part, value)));
    let mut mapping: Map<String, Value> = kept.map(|(part, value)| (part.to_owned(), value.clone())).collect();
    let all = known.into_iter().chain(added.iter().cloned().map(Value::from)).collect();
    mapping.insert("backend_roles".to_owned(), Value::Array(all));
    Some((mapping, added))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn members_are_added_to_those_that_are_there() {
        let roles = ["arn:a".to_owned(), "arn:b".to_owned()];
        let there = json!({
            "hosts": [], "users": ["anna"], "reserved": false, "hidden": false, "description": null,
            "backend_roles": ["arn:a", "team"], "and_backend_roles": [],
        });
        let (mapping, added) = joined(&there, &roles).unwrap();
        let expected = json!({
            "backend_roles": ["arn:a", "team", "arn:b"], "and_backend_roles": [], "hosts": [], "users": ["anna"],
        });
        assert_eq!((Value::Object(mapping.clone()), added), (expected, vec!["arn:b".to_owned()]));
        assert_eq!(joined(&Value::Object(mapping), &roles), None);
        let (first, _) = joined(&Value::Null, &roles).unwrap();
        assert_eq!(Value::Object(first), json!({"backend_roles": ["arn:a", "arn:b"]}));
    }
}
