//! AWS CloudHSM audit logs: one event is a block of lines `label : value`.
//!
//! Source: AWS CloudHSM User Guide, "Interpreting audit logs", "Audit log reference".

use siem_formats::Value;

use super::LogTypeCode;
use crate::document::Document;
use crate::schema::field;

pub(super) static CODE: LogTypeCode = LogTypeCode { name: "cloudhsm", prepare: Some(prepare), finish, is_own: None };

/// Lines of a block that become fields: a block of the service has fewer than half as many.
const MAX_LINES: usize = 64;

/// Parts the block into fields: labels in lower case with `_`, and of `CN_LOGIN (0xd)` the code apart.
fn prepare(doc: &mut Document<'_>) {
    let Some(block) = doc.text("block") else { return };
    let mut fields: Vec<(&str, Value<'_>)> = Vec::new();
    for line in block.lines().take(MAX_LINES) {
        let Some((label, value)) = line.split_once(':') else { continue };
        let name = &*doc.arena().alloc_str(&field_name(label));
        let value = value.trim();
        // The first of its name counts: names of users stand last.
        if name.is_empty() || fields.iter().any(|(known, _)| *known == name) {
            continue;
        }
        if name == "response" {
            // `0:HSM Return: SUCCESS`, `5:HSM Error: …`
            let (code, rest) = value.split_once(':').unwrap_or((value, ""));
            fields.push((name, Value::Str(code.trim())));
            if let Some((kind, text)) = rest.split_once(':') {
                let kind = if kind.trim() == "HSM Return" { "hsm_return" } else { "hsm_error" };
                fields.push((kind, Value::Str(text.trim())));
            }
            continue;
        }
        let (value, code) = match value.strip_suffix(')').and_then(|value| value.rsplit_once(" (")) {
            Some((value, code)) => (value.trim(), Some(code)),
            None => (value, None),
        };
        fields.push((name, Value::Str(value)));
        if let Some(code) = code {
            let name = doc.format(format_args!("{name}_code"));
            fields.push((name, Value::Str(code)));
        }
    }
    doc.remove_original_field("block");
    for (name, value) in fields {
        doc.set_original_field(name, value);
    }
}

/// `command_type_hex` of `Command Type(hex) `.
fn field_name(label: &str) -> String {
    let words = label.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_ascii_lowercase).collect::<Vec<_>>().join("_")
}

fn finish(doc: &mut Document<'_>) {
    set_machine(doc);
    for name in ["sequence_no", "reboot_counter"] {
        if let Some(number) =
            doc.text(name).and_then(|text| u64::from_str_radix(text.trim_start_matches("0x"), 16).ok())
        {
            let text = doc.format(format_args!("{number}"));
            doc.set_original_field(name, Value::Number(text));
        }
    }
    let outcome = match (doc.text("hsm_return"), doc.text("hsm_error")) {
        (Some(_), None) => "success",
        (_, Some(error)) => {
            doc.set(field::ERROR_MESSAGE, error);
            doc.set_some(field::ERROR_CODE, doc.text("response"));
            "failure"
        }
        (None, None) => "unknown",
    };
    doc.set(field::EVENT_OUTCOME, outcome);
    let opcode = doc.text("opcode").unwrap_or_default();
    doc.set(field::EVENT_ACTION, opcode);
    let kind = Kind::of(opcode);
    doc.set_list(field::EVENT_CATEGORY, kind.categories);
    doc.set_list(field::EVENT_TYPE, kind.types);
    let (name, role, id) = (doc.text("user_name"), doc.text("user_type"), doc.text("user_id"));
    if kind.is_about_users {
        // Who does it has an id only; the name in the block is that of whom it is done to.
        doc.set_some(field::USER_TARGET_NAME, doc.text("target_user_name").or(name));
        doc.set_some(field::USER_TARGET_ROLES, doc.text("target_user_type").or(role));
        doc.set_some(field::USER_TARGET_ID, doc.text("target_user_id"));
    } else {
        doc.set_some(field::USER_NAME, name);
        doc.set_some(field::USER_ROLES, role);
    }
    doc.set_some(field::USER_ID, id);
    let machine = doc.get_text(field::CLOUD_INSTANCE_ID);
    if let (Some(machine), Some(sequence), Some(micros)) =
        (machine, doc.text("sequence_no"), doc.text("timestamp_usec"))
    {
        doc.set(field::EVENT_SEQUENCE, sequence);
        let id = doc.format(format_args!("{machine}-{sequence}-{micros}"));
        doc.set_id(id);
    }
}

/// Cluster and HSM, from the log group `/aws/cloudhsm/cluster-…` whose streams are named after the HSMs, or from the
/// key.
fn set_machine(doc: &mut Document<'_>) {
    let envelope = doc.record().envelope;
    let object = doc.object();
    let id = |text: &'static str| {
        let in_key = object.facts.key.split(['/', '_', '.']).find_map(move |part| id_in(part, text));
        envelope
            .log_group
            .into_iter()
            .chain(envelope.log_stream)
            .flat_map(|name| name.split('/'))
            .find_map(|part| id_in(part, text))
            .or(in_key)
    };
    let (cluster, machine) = (id("cluster-"), id("hsm-"));
    if let Some(cluster) = cluster {
        doc.set(field::SERVICE_NAME, cluster);
        doc.set_extra("aws.cloudhsm.cluster_id", cluster);
        doc.add(field::RELATED_HOSTS, cluster);
    }
    if let Some(machine) = machine {
        doc.set(field::CLOUD_INSTANCE_ID, machine);
        doc.set_extra("aws.cloudhsm.hsm_id", machine);
        doc.add(field::RELATED_HOSTS, machine);
    }
}

/// `hsm-0123456789a` somewhere in a name: a prefix, and 11 letters and digits.
fn id_in<'t>(text: &'t str, prefix: &str) -> Option<&'t str> {
    text.match_indices(prefix).find_map(|(at, _)| {
        let length =
            text[at + prefix.len()..].bytes().take_while(|b| b.is_ascii_lowercase() || b.is_ascii_digit()).count();
        (length == 11).then(|| &text[at..at + prefix.len() + length])
    })
}

/// What a command does.
#[derive(Clone, Copy)]
struct Kind {
    categories: &'static [&'static str],
    types: &'static [&'static str],
    is_about_users: bool,
}

impl Kind {
    fn of(opcode: &str) -> Kind {
        let kind = |categories, types| Kind { categories, types, is_about_users: false };
        let about_users = |types| Kind { categories: &["iam"], types, is_about_users: true };
        match opcode {
            "CN_LOGIN" => kind(&["authentication"], &["start"]),
            "CN_LOGOUT" => kind(&["authentication"], &["end"]),
            "CN_APP_FINALIZE" | "CN_CLOSE_SESSION" => kind(&["session"], &["end"]),
            "CN_CREATE_USER" | "CN_CREATE_CO" | "CN_CREATE_APPLIANCE_USER" => about_users(&["creation", "user"]),
            "CN_DELETE_USER" => about_users(&["deletion", "user"]),
            "CN_CHANGE_PSWD" | "CN_SET_M_VALUE" | "CN_APPROVE_TOKEN" => about_users(&["change", "user"]),
            _ => match opcode.strip_prefix("CN_").and_then(|name| name.split('_').next()) {
                Some("GENERATE" | "CREATE" | "UNWRAP" | "DERIVE" | "INSERT") => kind(&["configuration"], &["creation"]),
                Some("DESTROY" | "TOMBSTONE" | "DELETE") => kind(&["configuration"], &["deletion"]),
                Some("MODIFY" | "SHARE" | "SET" | "INIT" | "RESTORE") => kind(&["configuration"], &["change"]),
                Some("WRAP" | "EXTRACT" | "BACKUP" | "NIST" | "GET") => kind(&["configuration"], &["access"]),
                _ => kind(&["host"], &["info"]),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels() {
        assert_eq!(field_name("Command Type(hex) "), "command_type_hex");
        assert_eq!(field_name("Priv/Secret Key Handle"), "priv_secret_key_handle");
        assert_eq!(field_name("あ"), "");
    }

    #[test]
    fn ids() {
        assert_eq!(id_in("cluster-abcdefghij0", "cluster-"), Some("cluster-abcdefghij0"));
        assert_eq!(id_in("my-hsm-0123456789a", "hsm-"), Some("hsm-0123456789a"));
        for text in ["cloudhsm-cwl", "hsm-0123456789", "hsm-0123456789ab", "hsm-"] {
            assert_eq!(id_in(text, "hsm-"), None, "{text}");
        }
    }

    #[test]
    fn commands() {
        assert_eq!(Kind::of("CN_TOMBSTONE_OBJECT").types, ["deletion"]);
        assert_eq!(Kind::of("CN_GENERATE_KEY_PAIR").categories, ["configuration"]);
        assert!(Kind::of("CN_CHANGE_PSWD").is_about_users);
        assert_eq!(Kind::of("").types, ["info"]);
    }
}
