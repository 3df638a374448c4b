//! A stand-in for the server of OpenSearch Dashboards, on a real socket: its API of saved objects, and its status.
//!
//! What it does as the server:
//!
//! - **It refuses** requests that change something and have no `osd-xsrf`, bodies that are too long or of another type,
//!   a form without a file, a file that is no `.ndjson` or has one object twice or more than 10,000, objects of a kind
//!   that it does not know, that are of a later version, that refer to an index pattern or a search that is nowhere, or
//!   have an attribute that their kind has not.
//! - **It answers** in the shapes of the server, with 200 to an import of which objects were refused.
//! - **It keeps** objects by tenant, and signs people in at the cluster.
//!
//! What it is not: Dashboards. It has no pages, migrates no object of an earlier version, exports in the order in which
//! it was asked, and holds types of attributes against no mapping (`storage` has one). That a file is taken here shows
//! that no rule is broken which is written down here.
//!
//! Source: OpenSearch documentation, "Saved objects APIs"; OpenSearch Dashboards, `src/core/server/saved_objects`
//! (`routes`, `import`, `export`, `migrations`) and `src/core/server/http/lifecycle_handlers.ts`.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use anyhow::{Context, Result};
use bytes::Bytes;
use http_body_util::{BodyExt, Full};
use hyper::body::Incoming;
use hyper::header::{AUTHORIZATION, CONTENT_TYPE};
use hyper::{Method, Request, Response};
use serde_json::{Value, json};

use super::lint::MIGRATIONS;
use super::storage::STORAGE;
use crate::OpenSearch;
use crate::listener::Listener;

/// The version that it says it has, of which its settings are: one that brings only mends.
pub const VERSION: &str = "2.19.4";
/// Where a domain of Amazon OpenSearch Service serves Dashboards.
pub const BASE_PATH_OF_DOMAINS: &str = "/_dashboards";

/// `savedObjects.maxImportPayloadBytes`.
const MAX_FILE_BYTES: usize = 26_214_400;
/// `server.maxPayloadBytes`, of all requests but imports.
const MAX_BODY_BYTES: usize = 1_048_576;
/// `savedObjects.maxImportExportSize`.
const MAX_OBJECTS: usize = 10_000;
/// Kinds of which an import refuses an object that refers to one that is not there.
const REFERRED: [&str; 2] = ["index-pattern", "search"];
/// The tenant that all people share.
const GLOBAL: &str = "global";

/// Type and id.
pub type Key = (String, String);
/// Saved objects, as the API tells them.
pub type Objects = BTreeMap<Key, Value>;

/// A listening server; it ends with this value.
pub struct DashboardsServer {
    /// `http://127.0.0.1:PORT`, with its base path.
    pub url: String,
    state: Arc<Mutex<State>>,
    _listener: Listener,
}

/// An answer in place of its own.
#[derive(Clone, Debug)]
pub struct Instead {
    /// To requests whose target holds this.
    pub of: &'static str,
    /// So often, then the server answers itself.
    pub times: usize,
    /// HTTP status.
    pub status: u16,
    /// What it says.
    pub says: String,
}

#[derive(Default)]
struct State {
    tenants: BTreeMap<String, Objects>,
    instead: Option<Instead>,
    requests: Vec<String>,
    /// Objects that were written, each of which gets a version of its own.
    written: u64,
}

/// Where people sign in.
struct Logins {
    client: reqwest::Client,
    cluster: String,
}

struct Said {
    status: u16,
    body: String,
}

/// A request, as far as the answer depends on it.
struct Asked {
    /// `POST /api/status`, without the base path.
    target: String,
    content_type: String,
    has_xsrf: bool,
    tenant: String,
    body: Bytes,
}

impl DashboardsServer {
    /// Begins to serve a cluster that has no logins.
    ///
    /// # Errors
    /// If there is no port.
    pub async fn start() -> Result<DashboardsServer> {
        DashboardsServer::serve("", None).await
    }

    /// Begins to serve as a domain does, for those whom the node signs in.
    ///
    /// # Errors
    /// If there is no port, or the node has no logins.
    pub async fn start_for(node: &OpenSearch) -> Result<DashboardsServer> {
        let ca = std::fs::read(node.ca_file.as_ref().context("a node without the security plugin")?)?;
        let client = reqwest::Client::builder().no_proxy().tls_certs_only([reqwest::Certificate::from_pem(&ca)?]);
        let logins = Logins { client: client.build()?, cluster: node.url.clone() };
        DashboardsServer::serve(BASE_PATH_OF_DOMAINS, Some(logins)).await
    }

    async fn serve(base_path: &'static str, logins: Option<Logins>) -> Result<DashboardsServer> {
        let (state, logins) = (Arc::new(Mutex::new(State::default())), Arc::new(logins));
        let answering = Arc::clone(&state);
        let answer = move |request| {
            let (state, logins) = (Arc::clone(&answering), Arc::clone(&logins));
            async move {
                let Said { status, body } = answer(request, base_path, &state, logins.as_ref().as_ref()).await;
                let response = Response::builder().status(status).body(Full::new(Bytes::from(body)));
                response.unwrap_or_default()
            }
        };
        let listener = Listener::start(answer).await?;
        Ok(DashboardsServer { url: format!("http://{}{base_path}", listener.address), state, _listener: listener })
    }

    /// What all people share.
    #[must_use]
    pub fn objects(&self) -> Objects {
        self.state().tenants.get(GLOBAL).cloned().unwrap_or_default()
    }

    /// One of what all people share.
    #[must_use]
    pub fn object(&self, kind: &str, id: &str) -> Option<Value> {
        self.state().tenants.get(GLOBAL)?.get(&(kind.to_owned(), id.to_owned())).cloned()
    }

    /// Somebody saves an object, as a new one or over that which is there.
    pub fn save(&self, object: Value) {
        self.state().keep(GLOBAL, object);
    }

    /// Somebody imports a file by hand, over what is there; status and answer.
    #[must_use]
    pub fn import(&self, file_name: &str, text: &str) -> (u16, Value) {
        let said = self.state().import(GLOBAL, true, file_name, text).unwrap_or_else(|refused| refused);
        (said.status, serde_json::from_str(&said.body).unwrap_or_default())
    }

    /// From now on.
    pub fn answer_instead(&self, instead: Instead) {
        self.state().instead = Some(instead);
    }

    /// The requests since this was asked for before: `GET /api/status`.
    pub fn take_requests(&self) -> Vec<String> {
        std::mem::take(&mut self.state().requests)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        lock(&self.state)
    }
}

async fn answer(request: Request<Incoming>, base_path: &str, state: &Mutex<State>, logins: Option<&Logins>) -> Said {
    let (head, body) = request.into_parts();
    let header = |name: &str| head.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let target = head.uri.path_and_query().map_or("/", |target| target.as_str());
    let Some(target) = target.strip_prefix(base_path) else { return not_found() };
    let Ok(body) = body.collect().await else { return refusal(400, "Bad Request") };
    let tenant = header("securitytenant");
    let asked = Asked {
        target: format!("{} {target}", head.method),
        content_type: header(CONTENT_TYPE.as_str()).to_owned(),
        has_xsrf: head.method == Method::GET || head.headers.contains_key("osd-xsrf"),
        tenant: if tenant.is_empty() { "private".to_owned() } else { tenant.to_owned() },
        body: body.to_bytes(),
    };
    if let Some(instead) = lock(state).note(&asked) {
        return instead;
    }
    if let Some(logins) = logins
        && !logins.know(header(AUTHORIZATION.as_str())).await
    {
        return refusal(401, "Authentication required");
    }
    lock(state).answer(&asked).unwrap_or_else(|refused| refused)
}

impl Logins {
    async fn know(&self, authorization: &str) -> bool {
        let info = self.client.get(format!("{}/_plugins/_security/authinfo", self.cluster));
        let answer = info.header(AUTHORIZATION, authorization).send().await;
        answer.is_ok_and(|answer| answer.status().is_success())
    }
}

impl State {
    /// What is answered instead of what the server would.
    fn note(&mut self, asked: &Asked) -> Option<Said> {
        self.requests.push(asked.target.clone());
        let instead = self.instead.as_mut().filter(|instead| asked.target.contains(instead.of) && instead.times > 0)?;
        instead.times -= 1;
        Some(Said { status: instead.status, body: instead.says.clone() })
    }

    fn answer(&mut self, asked: &Asked) -> Result<Said, Said> {
        if !asked.has_xsrf {
            return Err(refusal(400, "Request must contain a osd-xsrf header."));
        }
        let (path, query) = asked.target.split_once('?').unwrap_or((&asked.target, ""));
        match path {
            "GET /api/status" => {
                let version = json!({"number": VERSION, "build_hash": "x", "build_number": 1, "build_snapshot": false});
                let overall = json!({"state": "green", "title": "Green"});
                Ok(good(&json!({"name": "siem-tests", "version": version, "status": {"overall": overall}})))
            }
            "GET /api/saved_objects/_find" => self.find(&asked.tenant, query),
            "POST /api/saved_objects/_bulk_get" => self.bulk_get(&asked.tenant, &asked.json()?),
            "POST /api/saved_objects/_export" => self.export(&asked.tenant, &asked.json()?),
            "POST /api/saved_objects/_import" => {
                let (name, text) = asked.file()?;
                self.import(&asked.tenant, query == "overwrite=true", &name, &text)
            }
            _ => Err(not_found()),
        }
    }

    fn of(&self, tenant: &str) -> impl Iterator<Item = (&Key, &Value)> {
        self.tenants.get(tenant).into_iter().flatten()
    }

    fn get(&self, tenant: &str, key: &Key) -> Option<&Value> {
        self.tenants.get(tenant)?.get(key)
    }

    fn keep(&mut self, tenant: &str, mut object: Value) {
        self.written += 1;
        object["version"] = format!("v{}", self.written).into();
        object["updated_at"] = format!("2026-10-14T09:30:00.{:03}Z", self.written % 1000).into();
        object["namespaces"] = json!(["default"]);
        self.tenants.entry(tenant.to_owned()).or_default().insert(key(&object), object);
    }

    fn find(&self, tenant: &str, query: &str) -> Result<Said, Said> {
        let of = |name: &str| query.split('&').find_map(|one| one.strip_prefix(name)?.strip_prefix('='));
        let missing = "[request query.type]: expected at least one defined value but got [undefined]";
        let kind = of("type").ok_or_else(|| refusal(400, missing))?;
        let per_page: usize = of("per_page").map_or(Ok(20), str::parse).map_err(|_| refusal(400, "per_page"))?;
        let all: Vec<&Value> = self.of(tenant).filter(|((of, _), _)| of == kind).map(|(_, object)| object).collect();
        let page = &all[..all.len().min(per_page)];
        Ok(good(&json!({"page": 1, "per_page": per_page, "total": all.len(), "saved_objects": page})))
    }

    fn bulk_get(&self, tenant: &str, asked: &Value) -> Result<Said, Said> {
        let found = keys(asked)?.into_iter().map(|key| {
            let none = || {
                let (kind, id) = &key;
                let message = format!("Saved object [{kind}/{id}] not found");
                let error = json!({"statusCode": 404, "error": "Not Found", "message": message});
                json!({"type": kind, "id": id, "error": error})
            };
            self.get(tenant, &key).cloned().unwrap_or_else(none)
        });
        Ok(good(&json!({ "saved_objects": found.collect::<Vec<_>>() })))
    }

    fn export(&self, tenant: &str, asked: &Value) -> Result<Said, Said> {
        let known = ["objects", "type", "search", "includeReferencesDeep", "excludeExportDetails"];
        if let Some(name) =
            asked.as_object().into_iter().flat_map(|all| all.keys()).find(|name| !known.contains(&name.as_str()))
        {
            return Err(refusal(400, &format!("[request body.{name}]: definition for this key is missing")));
        }
        let keys = keys(&asked["objects"])?;
        let mut lines = Vec::new();
        for key in &keys {
            let mut object = self.get(tenant, key).cloned().ok_or_else(|| refusal(400, "Bad Request"))?;
            object.as_object_mut().and_then(|object| object.remove("namespaces"));
            lines.push(object.to_string());
        }
        if asked["excludeExportDetails"] != true {
            let details = json!({"exportedCount": keys.len(), "missingRefCount": 0, "missingReferences": []});
            lines.push(details.to_string());
        }
        Ok(Said { status: 200, body: lines.join("\n") })
    }

    fn import(&mut self, tenant: &str, overwrites: bool, file_name: &str, text: &str) -> Result<Said, Said> {
        let extension = file_name.rsplit_once('.').map_or("", |(_, extension)| extension);
        if extension.to_lowercase() != "ndjson" {
            return Err(refusal(400, &format!("Invalid file extension .{extension}")));
        }
        let objects = objects(text)?;
        let in_file: BTreeSet<Key> = objects.iter().map(key).collect();
        let (mut errors, mut good_ones) = (Vec::new(), Vec::new());
        for object in objects {
            match self.why_not(tenant, overwrites, &in_file, &object) {
                None => good_ones.push(object),
                Some(error) => {
                    let (kind, id) = key(&object);
                    errors
                        .push(json!({"type": kind, "id": id, "title": object["attributes"]["title"], "error": error}));
                }
            }
        }
        // One that cannot be migrated fails all.
        good_ones.iter().try_for_each(is_of_a_known_version)?;
        let count = good_ones.len();
        for mut object in good_ones {
            if object["references"].is_null() {
                object["references"] = json!([]);
            }
            self.keep(tenant, object);
        }
        let mut answer = json!({"success": errors.is_empty(), "successCount": count});
        if !errors.is_empty() {
            answer["errors"] = errors.into();
        }
        Ok(good(&answer))
    }

    /// The error of an object that is not taken.
    fn why_not(&self, tenant: &str, overwrites: bool, in_file: &BTreeSet<Key>, object: &Value) -> Option<Value> {
        let key = key(object);
        let strict = STORAGE.iter().find(|(kind, _)| *kind == key.0);
        if strict.is_none() && !["config", "index-pattern"].contains(&key.0.as_str()) {
            return Some(json!({"type": "unsupported_type"}));
        }
        let is_missing = |reference: &&Value| {
            let key = self::key(reference);
            REFERRED.contains(&key.0.as_str()) && !in_file.contains(&key) && self.get(tenant, &key).is_none()
        };
        let references = object["references"].as_array().into_iter().flatten();
        let missing: Vec<Value> =
            references.filter(is_missing).map(|one| json!({"type": one["type"], "id": one["id"]})).collect();
        if !missing.is_empty() {
            return Some(json!({"type": "missing_references", "references": missing, "blocking": []}));
        }
        if !overwrites && self.get(tenant, &key).is_some() {
            return Some(json!({"type": "conflict"}));
        }
        let attributes = object["attributes"].as_object().into_iter().flat_map(|attributes| attributes.keys());
        let (kind, known) = strict?;
        let extra = attributes.map(String::as_str).find(|name| !known.contains(name))?;
        let message =
            format!("mapping set to strict, dynamic introduction of [{extra}] within [{kind}] is not allowed");
        Some(json!({"type": "unknown", "statusCode": 400, "error": "Bad Request", "message": message}))
    }
}

impl Asked {
    fn json(&self) -> Result<Value, Said> {
        self.is_at_most(MAX_BODY_BYTES)?;
        if self.content_type != "application/json" {
            return Err(refusal(415, "Unsupported Media Type"));
        }
        serde_json::from_slice(&self.body).map_err(|_| refusal(400, "Invalid request payload JSON format"))
    }

    /// The part of a form that is called `file` (RFC 7578): its file's name, and what it holds.
    fn file(&self) -> Result<(String, String), Said> {
        self.is_at_most(MAX_FILE_BYTES)?;
        let boundary = self.content_type.strip_prefix("multipart/form-data; boundary=");
        let boundary = boundary.ok_or_else(|| refusal(415, "Unsupported Media Type"))?;
        let part = || {
            let form = std::str::from_utf8(&self.body).ok()?.strip_prefix(&format!("--{boundary}\r\n"))?;
            let form = form.trim_end().strip_suffix(&format!("\r\n--{boundary}--"))?;
            form.split(&format!("\r\n--{boundary}\r\n")).find_map(|part| {
                let (head, content) = part.split_once("\r\n\r\n")?;
                let (_, name) = head.split_once("form-data; name=\"file\"; filename=\"")?;
                Some((name.split_once('"')?.0.to_owned(), content.to_owned()))
            })
        };
        let missing = "[request body.file]: expected value of type [Stream] but got [undefined]";
        part().ok_or_else(|| refusal(400, missing))
    }

    fn is_at_most(&self, max_bytes: usize) -> Result<(), Said> {
        let why = format!("Payload content length greater than maximum allowed: {max_bytes}");
        if self.body.len() > max_bytes { Err(refusal(413, &why)) } else { Ok(()) }
    }
}

/// The objects of a file, without the details that an export ends with.
fn objects(text: &str) -> Result<Vec<Value>, Said> {
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    let objects: Result<Vec<Value>, _> = lines.map(serde_json::from_str).collect();
    let mut objects = objects.map_err(|error| refusal(400, &format!("Unexpected token in JSON: {error}")))?;
    objects.retain(|object| object.get("exportedCount").is_none());
    if objects.len() > MAX_OBJECTS {
        return Err(refusal(400, &format!("Can't import more than {MAX_OBJECTS} objects")));
    }
    let mut seen = BTreeSet::new();
    let twice: Vec<String> = objects
        .iter()
        .map(key)
        .filter(|key| !seen.insert(key.clone()))
        .map(|(kind, id)| format!("{kind}:{id}"))
        .collect();
    if twice.is_empty() {
        return Ok(objects);
    }
    Err(refusal(400, &format!("Non-unique import objects detected: [{}]", twice.join(","))))
}

fn is_of_a_known_version(object: &Value) -> Result<(), Said> {
    let numbers = |version: &str| version.split('.').map(|part| part.parse().unwrap_or(0)).collect::<Vec<u32>>();
    for (kind, version) in object["migrationVersion"].as_object().into_iter().flatten() {
        let last = MIGRATIONS.iter().find(|(of, _)| of == kind).map(|(_, last)| *last);
        let version = version.as_str().unwrap_or_default();
        if let Some(last) = last.filter(|last| numbers(version) > numbers(last)) {
            let why = format!(
                "Document {} has property \"{kind}\" which belongs to a more recent version of OpenSearch Dashboards \
                 [{version}]. The last known version is [{last}].",
                object["id"]
            );
            return Err(refusal(422, &why));
        }
    }
    Ok(())
}

/// What a request names, objects with `type` and `id`.
fn keys(asked: &Value) -> Result<Vec<Key>, Said> {
    let all = asked.as_array().ok_or_else(|| refusal(400, "[request body]: expected value of type [array]"))?;
    let is_key = |one: &&Value| one["type"].is_string() && one["id"].is_string();
    if let Some(other) = all.iter().find(|one| !is_key(one)) {
        return Err(refusal(400, &format!("[request body]: {other} has no type and id")));
    }
    Ok(all.iter().map(key).collect())
}

fn key(object: &Value) -> Key {
    let text = |name: &str| object[name].as_str().unwrap_or_default().to_owned();
    (text("type"), text("id"))
}

fn good(answer: &Value) -> Said {
    Said { status: 200, body: answer.to_string() }
}

fn not_found() -> Said {
    refusal(404, "Not Found")
}

fn refusal(status: u16, why: &str) -> Said {
    let error = hyper::StatusCode::from_u16(status).ok().and_then(|status| status.canonical_reason());
    Said { status, body: json!({"statusCode": status, "error": error, "message": why}).to_string() }
}

fn lock(state: &Mutex<State>) -> MutexGuard<'_, State> {
    state.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PATTERN: &str = r#"{"type":"index-pattern","id":"log-*","attributes":{"title":"log-*"},"references":[]}"#;
    const SEARCH: &str = r#"{"type":"search","id":"s","attributes":{"title":"S"},"references":[{"type":"index-pattern","id":"log-*","name":"i"}]}"#;
    const FORM: &str = "multipart/form-data; boundary=b";

    fn form(file_name: &str, text: &str) -> String {
        let head = format!("Content-Disposition: form-data; name=\"file\"; filename=\"{file_name}\"\r\n\r\n");
        format!("--b\r\n{head}{text}\r\n--b--\r\n")
    }

    async fn ask(server: &DashboardsServer, path: &str, headers: &[(&str, &str)], body: String) -> (u16, Value) {
        let client = reqwest::Client::builder().no_proxy().build().unwrap();
        let mut request = client.post(format!("{}/api/saved_objects/{path}", server.url)).body(body);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let answer = request.send().await.unwrap();
        (answer.status().as_u16(), serde_json::from_slice(&answer.bytes().await.unwrap()).unwrap_or_default())
    }

    /// The status, and what is told.
    async fn refused(server: &DashboardsServer, headers: &[(&str, &str)], body: String) -> (u16, String) {
        let (status, answer) = ask(server, "_import?overwrite=true", headers, body).await;
        (status, answer["message"].as_str().unwrap_or_default().to_owned())
    }

    #[tokio::test]
    async fn a_request_that_breaks_a_rule_is_refused() {
        let server = DashboardsServer::start().await.unwrap();
        let headers = [("osd-xsrf", "true"), ("content-type", FORM)];
        let is = |status: u16, why: &str| (status, why.to_owned());
        let good = form("x.ndjson", PATTERN);
        assert_eq!(
            refused(&server, &headers[1..], good.clone()).await,
            is(400, "Request must contain a osd-xsrf header.")
        );
        assert_eq!(refused(&server, &headers[..1], good.clone()).await, is(415, "Unsupported Media Type"));
        let missing = "[request body.file]: expected value of type [Stream] but got [undefined]";
        assert_eq!(refused(&server, &headers, PATTERN.to_owned()).await, is(400, missing));
        assert_eq!(refused(&server, &headers, form("x.json", PATTERN)).await, is(400, "Invalid file extension .json"));
        let twice = form("x.ndjson", &format!("{PATTERN}\n{PATTERN}"));
        assert_eq!(
            refused(&server, &headers, twice).await,
            is(400, "Non-unique import objects detected: [index-pattern:log-*]")
        );
        let later =
            PATTERN.replace("\"references\"", "\"migrationVersion\":{\"index-pattern\":\"7.11.0\"},\"references\"");
        let why = "Document \"log-*\" has property \"index-pattern\" which belongs to a more recent version of OpenSearch \
                   Dashboards [7.11.0]. The last known version is [7.6.0].";
        assert_eq!(refused(&server, &headers, form("x.ndjson", &later)).await, is(422, why));
        let long = form("x.ndjson", &" ".repeat(MAX_FILE_BYTES));
        let why = "Payload content length greater than maximum allowed: 26214400";
        assert_eq!(refused(&server, &headers, long).await, is(413, why));
        assert_eq!(server.objects().len(), 0);
        assert_eq!(refused(&server, &headers, good).await, is(200, ""));
        // Without a tenant it is that of whoever asks.
        assert_eq!(server.objects().len(), 0);
    }

    #[tokio::test]
    async fn an_object_that_breaks_a_rule_is_refused_and_the_others_are_taken() {
        let server = DashboardsServer::start().await.unwrap();
        let refused = |object: &str, error: Value| {
            let (status, answer) = server.import("x.ndjson", object);
            assert_eq!((status, &answer["success"], &answer["errors"][0]["error"]), (200, &json!(false), &error));
            answer["successCount"].clone()
        };
        let missing = json!({"type": "missing_references", "references": [{"type": "index-pattern", "id": "log-*"}], "blocking": []});
        assert_eq!(refused(SEARCH, missing), 0);
        let unknown = SEARCH.replace("\"search\"", "\"lens\"");
        assert_eq!(refused(&format!("{PATTERN}\n{unknown}"), json!({"type": "unsupported_type"})), 1);
        let extra = SEARCH.replace("\"title\"", "\"colour\"");
        let why = "mapping set to strict, dynamic introduction of [colour] within [search] is not allowed";
        let error = json!({"type": "unknown", "statusCode": 400, "error": "Bad Request", "message": why});
        assert_eq!(refused(&extra, error), 0);
        assert_eq!(server.import("x.ndjson", SEARCH), (200, json!({"success": true, "successCount": 1})));
        let headers = [("osd-xsrf", "true"), ("content-type", FORM), ("securitytenant", "global")];
        let (_, again) = ask(&server, "_import", &headers, form("x.ndjson", SEARCH)).await;
        assert_eq!(again["errors"][0]["error"], json!({"type": "conflict"}), "without overwrite");
    }

    #[tokio::test]
    async fn what_is_exported_is_what_is_there_and_can_be_imported() {
        let server = DashboardsServer::start().await.unwrap();
        let _ = server.import("x.ndjson", PATTERN);
        let headers = [("osd-xsrf", "true"), ("content-type", "application/json"), ("securitytenant", "global")];
        let there = json!([{"type": "index-pattern", "id": "log-*"}]);
        let all = json!([{"type": "index-pattern", "id": "log-*"}, {"type": "search", "id": "s"}]);
        let (status, found) = ask(&server, "_bulk_get", &headers, all.to_string()).await;
        let error = json!({"statusCode": 404, "error": "Not Found", "message": "Saved object [search/s] not found"});
        assert_eq!((status, &found["saved_objects"][1]["error"]), (200, &error));
        let export = |objects: &Value| json!({"objects": objects, "excludeExportDetails": true}).to_string();
        assert_eq!(ask(&server, "_export", &headers, export(&all)).await.0, 400, "one is not there");
        let (status, exported) = ask(&server, "_export", &headers, export(&there)).await;
        assert_eq!((status, &exported["attributes"]["title"]), (200, &json!("log-*")));
        assert_eq!(server.import("x.ndjson", &exported.to_string()).1["success"], true);
    }
}
