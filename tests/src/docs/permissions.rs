//! The permissions of every role of the stack, and why it has them: the table of `docs/security.md`.
//!
//! What a role may do is read from the template; why, people write. A row keeps its reason as long as no right is added; a
//! new or wider one has none, until somebody gives it one.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result, bail};
use serde_json::{Map, Value};

use super::page::Page;
use super::{docs, read};

/// Part of the page that holds the table.
const PART: &str = "permissions";
const HEAD: &str = "| role | may | on | only where | why |\n|---|---|---|---|---|\n";
/// Stands where nobody has told why.
const MISSING: &str = "**missing**";

/// What is wrong with the table: that it is not what the template says, and rows without a reason. With
/// `SIEM_UPDATE_DOCS`, what can be made is written before.
///
/// # Errors
/// If page or template cannot be read, or a role has what the table cannot tell.
pub fn problems() -> Result<Vec<String>> {
    let template = docs().with_file_name("infra/templates/siem-on-amazon-opensearch-service.template");
    let template: Value = serde_json::from_str(&read(&template)?).context("the template is no JSON")?;
    let mut page = Page::read(docs().join("security.md"))?;
    let table = table(&rights(&template)?, &rows(page.part(PART).unwrap_or_default()));
    page.fill(PART, &table);
    page.write_if_asked()?;
    let mut problems = page.problems();
    let without = table.lines().filter(|line| line.contains(MISSING));
    problems.extend(without.map(|row| format!("docs/security.md has to say why: {row}")));
    Ok(problems)
}

/// What a statement allows, as cells of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Right {
    role: String,
    actions: String,
    resources: String,
    /// Under which conditions, of the stack and of the request.
    only: String,
}

/// A row of the table that stands in the page.
struct Row<'p> {
    cells: [&'p str; 4],
    why: &'p str,
}

impl Right {
    fn row(&self, why: &str) -> String {
        let Right { role, actions, resources, only } = self;
        format!("| {role} | {actions} | {resources} | {only} | {why} |\n")
    }

    /// Whether the row is about the same, and allows no less.
    fn is_within(&self, row: &Row<'_>) -> bool {
        let [role, actions, resources, only] = row.cells;
        let actions: BTreeSet<&str> = actions.split(' ').collect();
        (role, resources, only) == (self.role.as_str(), self.resources.as_str(), self.only.as_str())
            && self.actions.split(' ').all(|action| actions.contains(action))
    }
}

/// The actions of each role of a template, by its logical id.
///
/// # Errors
/// If a role has what the table cannot tell.
pub fn actions(template: &Value) -> Result<BTreeMap<String, BTreeSet<String>>> {
    let mut actions: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let plain = |cell: &str| cell.trim_matches('`').to_owned();
    for right in rights(template)? {
        actions.entry(plain(&right.role)).or_default().extend(right.actions.split(' ').map(plain));
    }
    Ok(actions)
}

/// What all statements allow, role by role.
fn rights(template: &Value) -> Result<Vec<Right>> {
    let resources = template["Resources"].as_object().context("the template has no resources")?;
    let mut rights = Vec::new();
    for (id, resource) in resources {
        match resource["Type"].as_str() {
            Some("AWS::IAM::Role") => {}
            Some("AWS::IAM::Policy" | "AWS::IAM::RolePolicy" | "AWS::IAM::ManagedPolicy") => {
                bail!("{id}: give the role its policy itself")
            }
            _ => continue,
        }
        let properties = &resource["Properties"];
        if !properties["ManagedPolicyArns"].is_null() {
            bail!("{id} has managed policies, which nobody here can tell");
        }
        for policy in list(&properties["Policies"]) {
            for statement in list(&policy["PolicyDocument"]["Statement"]) {
                rights.push(right(id, statement)?);
            }
        }
    }
    Ok(rights)
}

fn right(role: &str, statement: &Value) -> Result<Right> {
    let (condition, statement) = match statement["Fn::If"].as_array().map(Vec::as_slice) {
        Some([condition, then, _]) => (Some(condition), then),
        _ => (None, statement),
    };
    if statement["Effect"] != "Allow" || statement["Action"].is_null() || statement["Resource"].is_null() {
        bail!("{role}: what this allows cannot be told: {statement}");
    }
    let cell = |values: Vec<String>| values.iter().map(|value| format!("`{value}`")).collect::<Vec<_>>().join(" ");
    let actions = cell(list(&statement["Action"]).into_iter().map(text).collect());
    let resources = cell(list(&statement["Resource"]).into_iter().map(text).collect());
    let mut only = condition.map(text).into_iter().collect::<Vec<_>>();
    for (_, tests) in members(&statement["Condition"]) {
        only.extend(members(tests).map(|(key, value)| format!("{key} = {}", text(value))));
    }
    Ok(Right { role: format!("`{role}`"), actions, resources, only: cell(only) })
}

fn list(value: &Value) -> Vec<&Value> {
    match value {
        Value::Array(items) => items.iter().collect(),
        Value::Null => Vec::new(),
        one => vec![one],
    }
}

fn members(value: &Value) -> impl Iterator<Item = (&String, &Value)> {
    value.as_object().into_iter().flat_map(Map::iter)
}

/// A value of CloudFormation, for people: what is known only in an account stands in angle brackets.
fn text(value: &Value) -> String {
    if let Some(text) = value.as_str() {
        return pseudo(text);
    }
    let Some((function, arguments)) = members(value).next() else { return value.to_string() };
    let all = |values: &Value| list(values).into_iter().map(text).collect::<Vec<_>>();
    match (function.as_str(), all(arguments).as_slice()) {
        ("Ref", [name]) => format!("<{name}>"),
        ("Fn::GetAtt", [resource, attribute]) if attribute == "Arn" => format!("<{resource}>"),
        ("Fn::GetAtt", [resource, attribute]) => format!("<{resource}.{attribute}>"),
        ("Fn::If", [_, then, otherwise]) => format!("({then} or {otherwise})"),
        ("Fn::Split", [_, whole]) => format!("each of {whole}"),
        ("Fn::Join", [separator, ..]) => match list(&arguments[1]).as_slice() {
            [one] if one.is_object() => text(one),
            _ => all(&arguments[1]).join(separator),
        },
        ("Fn::Sub", [template, ..]) => members(&arguments[1])
            .fold(template.clone(), |whole, (name, value)| whole.replace(&format!("${{{name}}}"), &text(value))),
        _ => value.to_string(),
    }
}

fn pseudo(text: &str) -> String {
    text.replace("${AWS::Partition}", "aws")
        .replace("${AWS::Region}", "<region>")
        .replace("${AWS::AccountId}", "<account>")
}

/// The rows of a table that have all cells.
fn rows(part: &str) -> Vec<Row<'_>> {
    let row = |line| {
        let line: &str = line;
        let mut cells = line.strip_prefix('|')?.strip_suffix('|')?.split('|').map(str::trim);
        let facts = [cells.next()?, cells.next()?, cells.next()?, cells.next()?];
        Some(Row { cells: facts, why: cells.next()? })
    };
    part.lines().filter_map(row).collect()
}

fn table(rights: &[Right], old: &[Row<'_>]) -> String {
    let mut table = HEAD.to_owned();
    for right in rights {
        let why = old.iter().find(|row| right.is_within(row)).map_or("", |row| row.why);
        table += &right.row(if why.is_empty() { MISSING } else { why });
    }
    table
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn template() -> Value {
        let bucket = json!({ "Fn::Sub": ["arn:${AWS::Partition}:s3:::${Bucket}", { "Bucket": { "Ref": "Logs" } }] });
        json!({ "Resources": {
            "Queue": { "Type": "AWS::SQS::Queue" },
            "LoaderRole": { "Type": "AWS::IAM::Role", "Properties": { "Policies": [{ "PolicyDocument": { "Statement": [
                { "Effect": "Allow", "Action": ["s3:GetObject", "s3:GetObjectVersion"],
                  "Resource": { "Fn::Join": ["", [bucket, "/*"]] } },
                { "Fn::If": ["HasKeys", { "Effect": "Allow", "Action": "kms:Decrypt", "Resource": "*",
                  "Condition": { "StringEquals": { "kms:ViaService": "s3" } } }, { "Ref": "AWS::NoValue" }] },
            ] } }] } },
        } })
    }

    const READS: &str = "| `LoaderRole` | `s3:GetObject` `s3:GetObjectVersion` | `arn:aws:s3:::<Logs>/*` |  |";
    const DECRYPTS: &str = "| `LoaderRole` | `kms:Decrypt` | `*` | `HasKeys` `kms:ViaService = s3` |";

    fn made(old: &str) -> String {
        table(&rights(&template()).unwrap(), &rows(old))
    }

    #[test]
    fn each_statement_is_a_row() {
        assert_eq!(made(""), format!("{HEAD}{READS} {MISSING} |\n{DECRYPTS} {MISSING} |\n"));
    }

    #[test]
    fn a_row_keeps_its_reason_until_a_right_is_added() {
        let table = format!("{HEAD}{READS} to load it |\n{DECRYPTS} to read it |\n");
        assert_eq!(made(&table), table);
        let wider = table.replace("`s3:GetObject` ", "`s3:GetObject` `s3:PutObject` ");
        assert_eq!(made(&wider), table);
        let narrower = table.replace("`s3:GetObject` ", "");
        assert_eq!(made(&narrower), table.replace("to load it", MISSING));
        let elsewhere = table.replace("`*`", "`arn:aws:kms:eu-west-1:123456789012:key/1`");
        assert_eq!(made(&elsewhere), table.replace("to read it", MISSING));
        let blank = table.replace("to read it", "");
        assert_eq!(made(&blank), table.replace("to read it", MISSING));
    }

    #[test]
    fn values_of_cloudformation_are_told_in_words() {
        let choice = json!({ "Fn::If": ["Given", { "Ref": "Mine" }, { "Fn::Sub": "siem-${AWS::AccountId}-log" }] });
        assert_eq!(text(&choice), "(<Mine> or siem-<account>-log)");
        assert_eq!(text(&json!({ "Fn::GetAtt": ["Queue", "Arn"] })), "<Queue>");
        assert_eq!(text(&json!({ "Fn::GetAtt": ["Domain", "SecretArn"] })), "<Domain.SecretArn>");
        let arns = json!({ "Fn::Split": [",", { "Fn::Sub": ["${Arns}/*", { "Arns": { "Fn::Join": ["/*,", { "Ref": "Buckets" }] } }] }] });
        assert_eq!(text(&arns), "each of <Buckets>/*");
    }

    #[test]
    fn what_the_table_cannot_tell_is_refused() {
        let mut managed = template();
        managed["Resources"]["LoaderRole"]["Properties"]["ManagedPolicyArns"] =
            json!(["arn:aws:iam::aws:policy/AdministratorAccess"]);
        assert!(rights(&managed).is_err());
        let mut apart = template();
        apart["Resources"]["More"] = json!({ "Type": "AWS::IAM::Policy" });
        assert!(rights(&apart).is_err());
        let mut all_but = template();
        all_but["Resources"]["LoaderRole"]["Properties"]["Policies"][0]["PolicyDocument"]["Statement"] =
            json!([{ "Effect": "Allow", "NotAction": "iam:*", "Resource": "*" }]);
        assert!(rights(&all_but).is_err());
    }
}
