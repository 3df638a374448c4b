//! Golden cases: an object and its key, the documents it must become, and facts about them that people wrote down.
//!
//! A case is a folder `golden/<log type>/<case>/` with
//!
//! - `key`: the object key, one line;
//! - `input…`: the object's bytes, packed or not (its name does not matter);
//! - `user.ini`, if the case needs one;
//! - `facts`: what a person says of the documents, one fact a line: `2 user.name = "alice"` is about the second
//!   document, `* event.kind = "event"` about all, `2 user.name` says that it has none; `# …` is a comment. Values are
//!   JSON. Who, what, where, when and outcome belong here: this file is never generated;
//! - `expected.ndjson`: all documents, as `siem normalize` prints them. `SIEM_UPDATE_GOLDEN=1` writes it anew.
//!
//! All cases run at the same fixed time, with invented GeoIP databases for the addresses of documentation.

use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::{Context, Result, bail};
use serde_json::Value;
use siem_config::{BUILTIN, Config, Source};
use siem_ecs::schema::DIGEST;
use siem_ecs::time::{Instant, parse_iso8601};
use siem_ecs::{Options, OwnIdentity};
use siem_enrich::GeoIp;
use siem_loader::sink::LinesSink;
use siem_loader::source::FileSource;
use siem_loader::{Engine, EngineOptions, LedgerLine, ObjectRef, Worker};

/// The time at which all cases are loaded.
pub const NOW: &str = "2026-10-15T00:00:00Z";
/// The role and the bucket that the loader of these cases has.
pub const OWN_ROLE: &str = "arn:aws:iam::123456789012:role/aes-siem-es-loader-role";
/// See [`OWN_ROLE`].
pub const OWN_BUCKET: &str = "aes-siem-123456789012-log";

/// One case.
#[derive(Clone, Debug)]
pub struct Case {
    /// Its folder.
    pub dir: PathBuf,
    /// Name of the folder around it.
    pub log_type: String,
    /// The object key.
    pub key: String,
    input: PathBuf,
    user_ini: Option<String>,
}

/// What became of a case.
#[derive(Debug)]
pub struct Outcome {
    /// One document a line.
    pub documents: String,
    /// The account.
    pub line: LedgerLine,
}

/// All cases, by type and name.
///
/// # Errors
/// A folder that is no case.
pub fn cases() -> Result<Vec<Case>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("golden");
    let mut cases = Vec::new();
    for log_type in folders(&root)? {
        for dir in folders(&log_type)? {
            cases.push(Case::read(dir)?);
        }
    }
    Ok(cases)
}

fn folders(dir: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(dir).with_context(|| dir.display().to_string())? {
        let path = entry?.path();
        if path.is_dir() {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

impl Case {
    fn read(dir: PathBuf) -> Result<Case> {
        let name = |path: &Path| path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        let mut input = None;
        for entry in fs::read_dir(&dir)? {
            let path = entry?.path();
            if name(&path).starts_with("input") {
                input = Some(path);
            }
        }
        let key = fs::read_to_string(dir.join("key")).with_context(|| format!("{}/key", dir.display()))?;
        Ok(Case {
            log_type: dir.parent().map(name).unwrap_or_default(),
            key: key.trim_end_matches(['\n', '\r']).to_owned(),
            input: input.with_context(|| format!("{}: there is no input", dir.display()))?,
            user_ini: fs::read_to_string(dir.join("user.ini")).ok(),
            dir,
        })
    }

    /// Loads the case with the built-in configuration.
    ///
    /// # Errors
    /// A configuration or input that cannot be read.
    pub fn run(&self, geoip: &GeoIp) -> Result<Outcome> {
        self.run_with(BUILTIN.text, geoip)
    }

    /// Loads the case with another text in place of the built-in configuration.
    ///
    /// # Errors
    /// See [`Case::run`].
    pub fn run_with(&self, builtin: &str, geoip: &GeoIp) -> Result<Outcome> {
        let mut sources = vec![Source { name: "aws.ini", text: builtin }];
        sources.extend(self.user_ini.iter().map(|text| Source { name: "user.ini", text }));
        let config = Config::only(&sources).map_err(|error| anyhow::anyhow!("{error}"))?;
        let now = now()?;
        let out = Shared::default();
        let sink = Arc::new(LinesSink::new(Box::new(out.clone())));
        let own = OwnIdentity { role_arn: Some(OWN_ROLE.into()), buckets: vec![OWN_BUCKET.into()] };
        let options = EngineOptions {
            normalize: Options { own, ..Options::default() },
            ingested: Some(now),
            max_age_days: Some(400),
            ..EngineOptions::default()
        };
        let engine = Engine::new(config, geoip.clone(), sink, options);
        let source = FileSource { path: self.input.clone(), now: Some(now) };
        let pending = Worker::new(Arc::clone(&engine)).load(&source, &ObjectRef::whole("local", &self.key));
        engine.assembler().flush();
        engine.assembler().sink().finish()?;
        let documents = String::from_utf8(out.take())?;
        Ok(Outcome { documents, line: pending.wait().line })
    }

    /// What is wrong with an outcome, by the facts and the expected documents; empty if nothing is.
    ///
    /// # Errors
    /// A file that cannot be read or is malformed.
    pub fn differences(&self, outcome: &Outcome) -> Result<Vec<String>> {
        let mut problems = Vec::new();
        if !outcome.line.balances() {
            problems.push(format!("does not balance: {:?}", outcome.line));
        }
        let path = self.dir.join("expected.ndjson");
        if std::env::var_os("SIEM_UPDATE_GOLDEN").is_some() {
            fs::write(&path, &outcome.documents)?;
        }
        let expected = fs::read_to_string(&path)
            .with_context(|| format!("{}: make it with SIEM_UPDATE_GOLDEN=1", path.display()))?;
        let (made, wanted): (Vec<&str>, Vec<&str>) = (outcome.documents.lines().collect(), expected.lines().collect());
        if made.len() != wanted.len() {
            problems.push(format!("{} documents where {} were expected", made.len(), wanted.len()));
        }
        for (index, (made, wanted)) in made.iter().zip(&wanted).enumerate() {
            if made != wanted {
                problems.push(format!("document {}:\n  made     {made}\n  expected {wanted}", index + 1));
            }
        }
        for (index, line) in made.iter().enumerate() {
            let document: Value = serde_json::from_str(line)?;
            problems.extend(categorization_faults(&document).map(|fault| format!("document {}: {fault}", index + 1)));
        }
        problems.extend(self.broken_facts(&made)?);
        Ok(problems)
    }

    /// Facts that do not hold.
    fn broken_facts(&self, documents: &[&str]) -> Result<Vec<String>> {
        let path = self.dir.join("facts");
        let text = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
        let documents = documents.iter().map(|line| serde_json::from_str(line)).collect::<Result<Vec<Value>, _>>()?;
        let mut broken = Vec::new();
        let mut facts = 0;
        for (number, line) in text.lines().enumerate() {
            let line = line.trim();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            facts += 1;
            let place = format!("facts:{}: {line}", number + 1);
            let (which, claim) = line.split_once(' ').with_context(|| place.clone())?;
            let (name, wanted) = match claim.split_once(" = ") {
                Some((name, value)) => (name.trim(), Some(serde_json::from_str(value).with_context(|| place.clone())?)),
                None => (claim.trim(), None),
            };
            if name == "count" {
                if wanted != Some(Value::from(documents.len())) {
                    broken.push(format!("{place} — there are {}", documents.len()));
                }
                continue;
            }
            let about: Vec<&Value> = match which {
                "*" => documents.iter().collect(),
                index => vec![
                    index.parse::<usize>().ok().and_then(|i| documents.get(i - 1)).with_context(|| place.clone())?,
                ],
            };
            for document in about {
                let found = at(document, name);
                if found != wanted.as_ref() {
                    broken.push(format!("{place} — it is {}", found.map_or("not there".into(), Value::to_string)));
                }
            }
        }
        if facts == 0 {
            bail!("{}: states nothing", path.display());
        }
        Ok(broken)
    }
}

/// What ECS does not allow in `event.kind`, `event.category`, `event.type` and `event.outcome` of a document: values
/// that it does not know, and types that it expects for none of the categories.
fn categorization_faults(document: &Value) -> impl Iterator<Item = String> {
    let values = |field: &str| -> Vec<&str> {
        match document.pointer(&format!("/_source/event/{field}")) {
            Some(Value::Array(items)) => items.iter().filter_map(Value::as_str).collect(),
            Some(single) => single.as_str().into_iter().collect(),
            None => Vec::new(),
        }
    };
    // The last column of the digest: values between blanks, a category with its types behind a colon.
    let allowed = |field: &str| {
        let row = DIGEST.lines().find_map(|line| line.strip_prefix(&format!("event.{field}\t"))).unwrap_or_default();
        row.rsplit('\t').next().unwrap_or_default().split(' ')
    };
    let mut faults = Vec::new();
    for field in ["kind", "category", "type", "outcome"] {
        let is_known = |value: &str| allowed(field).any(|entry| entry.split(':').next() == Some(value));
        let unknown = values(field).into_iter().filter(|value| !is_known(value));
        faults.extend(unknown.map(|value| format!("event.{field} `{value}` is not of ECS")));
    }
    let categories = values("category");
    let of_document =
        allowed("category").filter_map(|entry| entry.split_once(':')).filter(|(name, _)| categories.contains(name));
    let expected: Vec<&str> = of_document.flat_map(|(_, types)| types.split(',')).collect();
    let unexpected = values("type").into_iter().filter(|value| !expected.contains(value));
    faults.extend(unexpected.map(|value| format!("event.type `{value}` is expected for none of {categories:?}")));
    faults.into_iter()
}

/// A field of a document: a dotted path below `_source`, or `_index`, `_id`.
fn at<'v>(document: &'v Value, path: &str) -> Option<&'v Value> {
    if path.starts_with('_') && !path.contains('.') && document.get(path).is_some() {
        return document.get(path);
    }
    walk(document.get("_source")?, path)
}

fn walk<'v>(value: &'v Value, path: &str) -> Option<&'v Value> {
    if let Some(found) = value.get(path) {
        return Some(found);
    }
    if let (Value::Array(items), (part, rest)) = (value, path.split_once('.').unwrap_or((path, ""))) {
        let item = items.get(part.parse::<usize>().ok()?)?;
        return if rest.is_empty() { Some(item) } else { walk(item, rest) };
    }
    path.match_indices('.').find_map(|(dot, _)| walk(value.get(&path[..dot])?, &path[dot + 1..]))
}

fn now() -> Result<Instant> {
    parse_iso8601(NOW).context("the fixed time is one")
}

/// Databases for the addresses of documentation, in a folder of their own.
///
/// # Errors
/// Whatever the file system says.
pub fn geoip() -> Result<(tempfile::TempDir, GeoIp)> {
    let dir = tempfile::tempdir()?;
    siem_enrich::build::demo_databases(dir.path())?;
    let (geoip, _) = GeoIp::open(dir.path())?;
    Ok((dir, geoip))
}

/// A writer whose bytes can be taken back.
#[derive(Clone, Default)]
struct Shared(Arc<Mutex<Vec<u8>>>);

impl Shared {
    fn take(&self) -> Vec<u8> {
        std::mem::take(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Write for Shared {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// The bytes of a case's object.
///
/// # Errors
/// Whatever the file system says.
pub fn input(case: &Case) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    fs::File::open(&case.input)?.read_to_end(&mut bytes)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn categorization_is_held_against_ecs() {
        let faults = |event: Value| categorization_faults(&json!({"_source": {"event": event}})).collect::<Vec<_>>();
        let good =
            json!({"kind": "event", "category": ["iam", "session"], "type": ["start", "user"], "outcome": "success"});
        assert_eq!(faults(good), [""; 0]);
        assert_eq!(
            faults(json!({"kind": "news", "category": ["malware"], "type": ["denied"], "outcome": "ok"})),
            [
                "event.kind `news` is not of ECS",
                "event.outcome `ok` is not of ECS",
                "event.type `denied` is expected for none of [\"malware\"]"
            ]
        );
        assert_eq!(faults(json!({"type": ["info"]})), ["event.type `info` is expected for none of []"]);
    }
}
