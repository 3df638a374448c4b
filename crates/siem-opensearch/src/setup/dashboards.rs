//! Our dashboards in OpenSearch Dashboards: objects that are missing or otherwise are imported, those that are replaced
//! are kept as a backup before.
//!
//! An object's id is ours, so a copy that somebody made has another one and is never touched. Settings are imported only
//! where there are none: Dashboards takes them over from version to version, and ours would hide those of the people there.
//!
//! Source: OpenSearch Dashboards, `src/core/server/saved_objects/routes` and `src/core/server/ui_settings`.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::SystemTime;

use serde_json::{Value, json};
use siem_ecs::time::Instant as Moment;
use tokio::time::Instant;

use super::call::{Line, Trouble};
use super::{Mode, Need, Outcome, holds};
use crate::cluster::Cluster;
use crate::endpoint::Endpoint;
use crate::http::Method;

/// The objects of the solution, as a file to import: one a line, what is referred to first.
pub const SAVED_OBJECTS: &str = include_str!("../../../../dashboards/dashboard.ndjson");

/// Objects that are asked for at once: index patterns have long lists of fields.
const ASKED_AT_ONCE: usize = 50;
/// Most bytes of one import. Small instances of Amazon OpenSearch Service take 10 MiB.
const MAX_IMPORT_BYTES: usize = 4 << 20;
/// Between the parts of a form. No line of a saved object begins so.
const BOUNDARY: &str = "siem-saved-objects";
const FORM: &str = "multipart/form-data; boundary=siem-saved-objects";
const JSON: &str = "application/json";
/// Refused objects that are named.
const SHOWN: usize = 3;

/// The place of a backup, or why there is none.
pub type Kept<'a> = Pin<Box<dyn Future<Output = Result<String, String>> + Send + 'a>>;

/// Where objects go before they are replaced.
pub trait Backups: fmt::Debug + Send + Sync {
    /// Keeps exported objects (NDJSON), which are of this time (`20261014_093000`, UTC), and tells where; or why not.
    fn keep<'a>(&'a self, time: &'a str, exported: &'a [u8]) -> Kept<'a>;
}

/// Objects for a server of OpenSearch Dashboards.
#[derive(Clone, Debug)]
pub struct Dashboards {
    /// Where it is. It takes the login that the cluster takes.
    pub at: Endpoint,
    /// What is to be there, a saved object a line ([`SAVED_OBJECTS`]).
    pub objects: &'static str,
    /// Where those go that are replaced.
    pub backups: Arc<dyn Backups>,
}

/// The type of what people set for all (Advanced settings).
const SETTINGS: &str = "config";

/// Type and id.
type Key = (String, String);

/// A saved object of ours.
struct Object {
    key: Key,
    line: Cow<'static, str>,
    content: Value,
}

/// Ours, by what is to be done.
struct Found<'o> {
    new: Vec<&'o Object>,
    other: Vec<&'o Object>,
    same: usize,
}

impl Dashboards {
    pub(super) async fn run(
        &self,
        cluster: &Cluster,
        until: Instant,
        mode: Mode,
        need: Need,
    ) -> Result<Outcome, Trouble> {
        let server = cluster.at(self.at.clone());
        let line = Line { cluster: &server, until };
        self.bring(&line, mode).await.map_err(|trouble| match (cure(&trouble, server.address()), trouble) {
            // A cluster says so: somebody took its address for that of Dashboards.
            (_, Trouble::NotServed { path }) if need == Need::Required => {
                Trouble::NotAsTold(format!("{path} is not served; {}", elsewhere(server.address())))
            }
            (Some(cure), trouble) => trouble.told(|why| format!("{why}; {cure}")),
            (None, trouble) => trouble,
        })
    }

    async fn bring(&self, line: &Line<'_>, mode: Mode) -> Result<Outcome, Trouble> {
        let (settings, mut objects): (Vec<_>, Vec<_>) =
            objects(self.objects)?.into_iter().partition(|object| object.key.0 == SETTINGS);
        if let Some(version) = version_without_settings(line).await? {
            objects.extend(settings_for(&version, settings));
        }
        let found = look(line, &objects).await?;
        let Found { new, other, same } = &found;
        let counts = |of_others: String| -> Vec<String> {
            let all = [(new.len(), "new".to_owned()), (other.len(), of_others), (*same, "as they were".to_owned())];
            all.into_iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} {what}")).collect()
        };
        if new.is_empty() && other.is_empty() {
            return Ok(Outcome::AsItIs);
        }
        if mode == Mode::DryRun {
            return Ok(Outcome::WouldDo(counts("replaced after a backup".to_owned())));
        }
        let lines = found.in_order(&objects);
        if other.is_empty() {
            import(line, &lines).await?;
            return Ok(Outcome::Done(counts(String::new())));
        }
        let place = self
            .keep(line, other)
            .await
            .map_err(|trouble| trouble.told(|why| format!("nothing was imported, for there is no backup: {why}")))?;
        let imported = import(line, &lines).await;
        imported.map_err(|trouble| trouble.told(|why| format!("{why}; backup of what is replaced: {place}")))?;
        Ok(Outcome::Done(counts(format!("replaced (backup: {place})"))))
    }

    /// The place of a backup of these.
    async fn keep(&self, line: &Line<'_>, objects: &[&Object]) -> Result<String, Trouble> {
        let exported = export(line, objects).await?;
        self.backups.keep(&now(), &exported).await.map_err(Trouble::NotAsTold)
    }
}

impl Object {
    fn new(line: Cow<'static, str>, content: Value) -> Object {
        Object { key: key(&content), line, content }
    }

    /// Whether the server has it as it is wanted. Dashboards adds attributes, raises versions, and writes the fields of
    /// an index pattern anew from the indices.
    fn is(&self, there: &Value) -> bool {
        let mut attributes = self.content["attributes"].clone();
        if let Some(attributes) = attributes.as_object_mut()
            && self.key.0 == "index-pattern"
        {
            attributes.remove("fields");
        }
        holds(&there["attributes"], &attributes) && references(there) == references(&self.content)
    }
}

impl Found<'_> {
    /// Lines to import, what is referred to first.
    fn in_order<'o>(&self, objects: &'o [Object]) -> Vec<&'o str> {
        let keys: BTreeSet<&Key> = self.new.iter().chain(&self.other).map(|object| &object.key).collect();
        objects.iter().filter(|object| keys.contains(&object.key)).map(|object| &*object.line).collect()
    }
}

fn references(object: &Value) -> BTreeSet<(&str, &str, &str)> {
    let all = object["references"].as_array().into_iter().flatten();
    all.map(|one| {
        let text = |name: &str| one[name].as_str().unwrap_or_default();
        (text("name"), text("type"), text("id"))
    })
    .collect()
}

fn objects(ndjson: &'static str) -> Result<Vec<Object>, Trouble> {
    let object = |line: &'static str| {
        let content: Value = serde_json::from_str(line).map_err(|error| Trouble::NotAsTold(error.to_string()))?;
        Ok(Object::new(line.into(), content))
    };
    ndjson.lines().filter(|line| !line.is_empty()).map(object).collect()
}

fn key(object: &Value) -> Key {
    let text = |name: &str| object[name].as_str().unwrap_or_default().to_owned();
    (text("type"), text("id"))
}

fn ids<'o>(objects: impl Iterator<Item = &'o Object>) -> Vec<Value> {
    objects.map(|object| json!({"type": object.key.0, "id": object.key.1})).collect()
}

/// The server's version, which is the id of the settings that it reads. None where it has settings, be they of a version
/// before it, which Dashboards takes over when somebody comes.
async fn version_without_settings(line: &Line<'_>) -> Result<Option<String>, Trouble> {
    let path = "/api/status";
    let status = ask(line, Method::Get, path, None).await?;
    let Some(version) = status["version"]["number"].as_str().map(str::to_owned) else {
        return Err(of_another(line, Method::Get, path));
    };
    let there = ask(line, Method::Get, "/api/saved_objects/_find?type=config&per_page=1", None).await?;
    Ok(Some(version).filter(|_| there["total"] == 0))
}

/// Settings for a version: the newest that are of no later one, as Dashboards itself takes them over. None for versions
/// before all of ours.
fn settings_for(version: &str, settings: Vec<Object>) -> Option<Object> {
    let (_, newest) = settings
        .into_iter()
        .map(|object| (release(&object.key.1), object))
        .filter(|(of, _)| *of <= release(version))
        .max_by_key(|(of, _)| *of)?;
    let mut content = newest.content;
    content["id"] = version.into();
    Some(Object::new(content.to_string().into(), content))
}

/// Major, minor and patch of a version.
fn release(version: &str) -> [u32; 3] {
    let mut parts = version.split(['.', '-']).map(|part| part.parse().unwrap_or_default());
    std::array::from_fn(|_| parts.next().unwrap_or_default())
}

async fn look<'o>(line: &Line<'_>, wanted: &'o [Object]) -> Result<Found<'o>, Trouble> {
    let path = "/api/saved_objects/_bulk_get";
    let mut found = Found { new: Vec::new(), other: Vec::new(), same: 0 };
    for wanted in wanted.chunks(ASKED_AT_ONCE) {
        let answer = ask(line, Method::Post, path, Some(Value::from(ids(wanted.iter())).to_string())).await?;
        let there = answer["saved_objects"].as_array().into_iter().flatten();
        let there: BTreeMap<Key, &Value> = there.map(|object| (key(object), object)).collect();
        for object in wanted {
            match there.get(&object.key) {
                Some(there) if there["error"]["statusCode"] == 404 => found.new.push(object),
                Some(there) if there["error"].is_null() && object.is(there) => found.same += 1,
                Some(there) if there["error"].is_null() => found.other.push(object),
                other => {
                    let (kind, id) = &object.key;
                    let why = other.and_then(|there| there["error"]["message"].as_str()).unwrap_or("no answer to it");
                    return Err(Trouble::NotAsTold(format!("POST {path}: {kind} {id}: {why}")));
                }
            }
        }
    }
    Ok(found)
}

/// The objects as they are on the server, all of them.
async fn export(line: &Line<'_>, objects: &[&Object]) -> Result<Vec<u8>, Trouble> {
    let path = "/api/saved_objects/_export";
    let asked = json!({"objects": ids(objects.iter().copied()), "excludeExportDetails": true});
    let exported = line.of_dashboards(Method::Post, path, JSON, Some(asked.to_string().into())).await?;
    let lines = exported.split(|byte| *byte == b'\n').filter(|line| !line.is_empty());
    let there: BTreeSet<Key> =
        lines.filter_map(|line| serde_json::from_slice(line).ok()).map(|object: Value| key(&object)).collect();
    let missing = objects.iter().filter(|object| !there.contains(&object.key)).count();
    match missing {
        0 => Ok(exported.to_vec()),
        _ => Err(Trouble::NotAsTold(format!("POST {path}: {missing} of {} are not in the answer", objects.len()))),
    }
}

/// The time as names of files have it.
fn now() -> String {
    let seconds = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let text = Moment::from_seconds(seconds as i64).map(|moment| moment.text().as_str().to_owned()).unwrap_or_default();
    text.chars().filter(|char| !"-:Z".contains(*char)).map(|char| if char == 'T' { '_' } else { char }).collect()
}

async fn import(line: &Line<'_>, lines: &[&str]) -> Result<(), Trouble> {
    let path = "/api/saved_objects/_import?overwrite=true";
    let mut rest = lines;
    while !rest.is_empty() {
        let mut bytes = 0;
        let count = rest.iter().take_while(|line| {
            bytes += line.len() + 1;
            bytes <= MAX_IMPORT_BYTES
        });
        // One that is longer goes alone, and the server decides.
        let (part, later) = rest.split_at(count.count().max(1));
        let answer = line.of_dashboards(Method::Post, path, FORM, Some(form(part).into())).await?;
        let answer = parsed(line, Method::Post, path, &answer)?;
        // Its status is 200 also where objects were refused.
        if answer["success"] != true || answer["successCount"] != part.len() {
            let done = lines.len() - rest.len() + answer["successCount"].as_u64().unwrap_or_default() as usize;
            let why = refused(&answer);
            return Err(Trouble::NotAsTold(format!("POST {path}: {done} of {} were imported: {why}", lines.len())));
        }
        rest = later;
    }
    Ok(())
}

fn form(lines: &[&str]) -> String {
    let head = "Content-Disposition: form-data; name=\"file\"; filename=\"dashboard.ndjson\"\r\n\
        Content-Type: application/ndjson\r\n\r\n";
    format!("--{BOUNDARY}\r\n{head}{}\n\r\n--{BOUNDARY}--\r\n", lines.join("\n"))
}

/// The first objects that an import did not take, and why.
fn refused(answer: &Value) -> String {
    let errors = answer["errors"].as_array().map(Vec::as_slice).unwrap_or_default();
    let told = errors.iter().take(SHOWN).map(|refused| {
        let (kind, id) = key(refused);
        let error = &refused["error"];
        let why = [&error["message"], &error["type"]].into_iter().find_map(Value::as_str).unwrap_or("no reason");
        format!("{kind} {id}: {why}")
    });
    let told: Vec<String> = told.collect();
    match errors.len().saturating_sub(SHOWN) {
        _ if told.is_empty() => "the answer is not as documented".to_owned(),
        0 => told.join("; "),
        more => format!("{}; and {more} more", told.join("; ")),
    }
}

async fn ask(line: &Line<'_>, method: Method, path: &str, body: Option<String>) -> Result<Value, Trouble> {
    let answer = line.of_dashboards(method, path, JSON, body.map(Into::into)).await?;
    parsed(line, method, path, &answer)
}

fn parsed(line: &Line<'_>, method: Method, path: &str, answer: &[u8]) -> Result<Value, Trouble> {
    serde_json::from_slice(answer).map_err(|_| of_another(line, method, path))
}

/// Somebody else answers.
fn of_another(line: &Line<'_>, method: Method, path: &str) -> Trouble {
    let (method, elsewhere) = (method.name(), elsewhere(line.cluster.address()));
    Trouble::NotAsTold(format!("{method} {path}: the answer is not that of OpenSearch Dashboards; {elsewhere}"))
}

/// What helps.
fn cure(trouble: &Trouble, address: &str) -> Option<String> {
    let cure = match trouble.status()? {
        300..=399 | 404 | 405 => return Some(elsewhere(address)),
        401 | 403 => {
            "the login has to be one that may write what all share there (the tenant global), and what stands before it \
             has to let it through"
        }
        408 | 429 | 502..=504 => "it was not ready for as long as it was waited for; the next run tries again",
        409 => "somebody else writes there; the next run looks again",
        413 => "what stands before it has to let requests of 4 MiB through",
        _ => return None,
    };
    Some(cure.to_owned())
}

/// What helps where something else answers, as a page to log in.
fn elsewhere(address: &str) -> String {
    format!("is {address} where it is, and does nothing before it want a login of its own?")
}

#[cfg(test)]
mod tests {
    use super::*;

    const PATTERN: &str =
        r#"{"type":"index-pattern","id":"log-*","attributes":{"title":"log-*","fields":"[]"},"references":[]}"#;
    const PANEL: &str = r#"{"type":"visualization","id":"p","attributes":{"title":"P"},"references":[{"id":"log-*","name":"a","type":"index-pattern"},{"id":"s","name":"b","type":"search"}]}"#;

    fn object(line: &'static str) -> Object {
        objects(line).unwrap().remove(0)
    }

    fn changed(line: &str, change: impl Fn(&mut Value)) -> Value {
        let mut there = serde_json::from_str(line).unwrap();
        change(&mut there);
        there
    }

    #[test]
    fn what_dashboards_changes_is_no_difference() {
        let there = changed(PATTERN, |there| {
            there["attributes"]["fields"] = "[{\"name\":\"x\"}]".into();
            there["attributes"]["fieldFormatMap"] = "{}".into();
            there["migrationVersion"] = json!({"index-pattern": "9.9.9"});
            there["updated_at"] = "2026-10-14T09:30:00.000Z".into();
            there["version"] = "WzEsMV0=".into();
        });
        assert!(object(PATTERN).is(&there));
        assert!(object(PANEL).is(&changed(PANEL, |there| there["references"].as_array_mut().unwrap().reverse())));
    }

    #[test]
    fn what_people_change_is_one() {
        assert!(!object(PATTERN).is(&changed(PATTERN, |there| there["attributes"]["title"] = "x-*".into())));
        assert!(!object(PANEL).is(&changed(PANEL, |there| there["references"][0]["id"] = "other".into())));
        let fewer = changed(PANEL, |there| drop(there["references"].as_array_mut().unwrap().pop()));
        assert!(!object(PANEL).is(&fewer));
        let elsewhere = changed(PANEL, |there| there["attributes"]["fields"] = "[]".into());
        assert!(object(PANEL).is(&elsewhere));
    }

    #[test]
    fn settings_are_those_of_the_nearest_version_that_is_not_later() {
        let ours = [
            r#"{"type":"config","id":"2.9.0","attributes":{"of":"2.9"}}"#,
            r#"{"type":"config","id":"2.19.0","attributes":{"of":"2.19"}}"#,
            r#"{"type":"config","id":"3.1.0","attributes":{"of":"3.1"}}"#,
        ];
        let of = |version: &str| {
            let imported = settings_for(version, ours.map(object).into())?;
            let content: Value = serde_json::from_str(&imported.line).unwrap();
            assert_eq!((&imported.content, imported.key), (&content, ("config".to_owned(), version.to_owned())));
            Some(content["attributes"]["of"].as_str().unwrap().to_owned())
        };
        for (version, nearest) in
            [("2.9.0", "2.9"), ("2.18.0", "2.9"), ("2.19.4", "2.19"), ("3.0.0-rc1", "2.19"), ("10.0.0", "3.1")]
        {
            assert_eq!(of(version).as_deref(), Some(nearest), "{version}");
        }
        assert_eq!(of("1.3.0"), None);
    }

    #[test]
    fn the_embedded_objects_are_whole_and_no_line_ends_a_form() {
        let all = objects(SAVED_OBJECTS).unwrap();
        assert!(all.iter().all(|object| !object.key.0.is_empty() && !object.key.1.is_empty()));
        assert_eq!(all.iter().map(|object| &object.key).collect::<BTreeSet<_>>().len(), all.len());
        assert!(all.iter().all(|object| object.line.starts_with('{')) && FORM.ends_with(BOUNDARY));
    }

    #[test]
    fn refusals_are_named_and_the_rest_is_counted() {
        let refusal = |id: &str| json!({"type": "search", "id": id, "error": {"type": "missing_references"}});
        let refusals = ["a", "b", "c", "d"].map(refusal);
        let answer = json!({ "errors": refusals });
        let told =
            "search a: missing_references; search b: missing_references; search c: missing_references; and 1 more";
        assert_eq!(refused(&answer), told);
        assert_eq!(refused(&json!("<html>")), "the answer is not as documented");
    }
}
