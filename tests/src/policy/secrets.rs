//! Secrets: given without echo, kept in Secrets Manager, shown nowhere. Of the template itself, whatever the parameters are.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::{Found, Made};

/// Words in the name of a parameter or setting that is a secret, in capitals without underscores.
const SECRET_WORDS: [&str; 8] =
    ["PASSWORD", "PASSWD", "SECRET", "TOKEN", "APIKEY", "LICENSEKEY", "EXTERNALID", "CREDENTIAL"];

/// Whether a value of this name is a secret: not where the name says that it only tells which.
fn is_secret(name: &str) -> bool {
    let name = name.to_uppercase().replace('_', "");
    let tells_which = ["ARN", "ARNS", "NAME"].iter().any(|end| name.ends_with(end));
    !tells_which && SECRET_WORDS.iter().any(|word| name.contains(word))
}

fn entries<'a>(made: &'a Made<'_>, section: &str) -> impl Iterator<Item = (&'a String, &'a Value)> {
    made.template[section].as_object().into_iter().flat_map(Map::iter)
}

fn is_without_echo(parameter: &Value) -> bool {
    parameter["NoEcho"] == true
}

/// A parameter without echo stands in nothing but a secret.
pub(super) fn shown(made: &Made) -> Found {
    let secrets = entries(made, "Parameters").filter(|(_, one)| is_without_echo(one)).map(|(name, _)| name);
    let secrets: BTreeSet<&String> = secrets.collect();
    let resources = entries(made, "Resources").filter(|(_, one)| one["Type"] != "AWS::SecretsManager::Secret");
    let places = resources.chain(entries(made, "Outputs"));
    let shown = places.flat_map(|(id, place)| {
        let named = parameters(place).into_iter().filter(|name| secrets.contains(name));
        named.map(|name| (id.clone(), name)).collect::<Vec<_>>()
    });
    shown.collect()
}

/// A function's settings are read by whoever may look at the function.
pub(super) fn settings(made: &Made) -> Found {
    let functions = entries(made, "Resources").filter(|(_, one)| one["Type"] == "AWS::Lambda::Function");
    let settings = functions.flat_map(|(id, function)| {
        let names = function["Properties"]["Environment"]["Variables"].as_object().into_iter().flat_map(Map::keys);
        // What comes from a parameter without echo is found there, by `shown`.
        let own = names.filter(|name| {
            is_secret(name) && !is_parameter(&function["Properties"]["Environment"]["Variables"][*name])
        });
        own.map(|name| (id.clone(), name.clone())).collect::<Vec<_>>()
    });
    settings.collect()
}

fn is_parameter(value: &Value) -> bool {
    value["Ref"].is_string()
}

/// What is a secret by its name, or is kept as one.
pub(super) fn echoed(made: &Made) -> Found {
    let kept = entries(made, "Resources").filter(|(_, one)| one["Type"] == "AWS::SecretsManager::Secret");
    let kept: BTreeSet<String> =
        kept.flat_map(|(_, secret)| parameters(&secret["Properties"]["SecretString"])).collect();
    // Who chooses among values that the template shows tells no secret.
    let is_choice = |parameter: &Value| !parameter["AllowedValues"].is_null();
    let secret =
        entries(made, "Parameters").filter(|(name, one)| kept.contains(*name) || (is_secret(name) && !is_choice(one)));
    secret.filter(|(_, one)| !is_without_echo(one)).map(|(name, _)| (name.clone(), String::new())).collect()
}

/// Names that a value speaks of, by `Ref` or within a text.
fn parameters(value: &Value) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    collect(value, &mut names);
    names
}

fn collect(value: &Value, names: &mut BTreeSet<String>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| collect(item, names)),
        Value::Object(members) => {
            for (key, value) in members {
                match (key.as_str(), value.as_str()) {
                    ("Ref", Some(name)) => drop(names.insert(name.to_owned())),
                    _ => collect(value, names),
                }
            }
        }
        Value::String(text) => {
            let named = text.split("${").skip(1).filter_map(|rest| rest.split_once('}'));
            names.extend(named.map(|(name, _)| name.to_owned()));
        }
        _ => {}
    }
}
