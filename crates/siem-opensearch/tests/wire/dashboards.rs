//! The step for OpenSearch Dashboards, against a server that answers as the API of saved objects is documented, and takes
//! nothing that Dashboards would refuse.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use serde_json::{Value, json};
use siem_opensearch::{Backups, Caller, Dashboards, Endpoint, Kept, Login, Mode, Need, Outcome, SAVED_OBJECTS, Step};
use tokio::time::Instant;

use crate::fake::{Fake, Reply, Request};

const OURS: &str = r#"{"type":"config","id":"2.18.0","attributes":{"defaultIndex":"log-*"},"references":[]}
{"type":"config","id":"2.19.0","attributes":{"defaultIndex":"log-*"},"references":[]}
{"type":"index-pattern","id":"log-*","attributes":{"title":"log-*","fields":"[]"},"migrationVersion":{"index-pattern":"7.6.0"},"references":[]}
{"type":"search","id":"s","attributes":{"title":"S"},"migrationVersion":{"search":"7.9.3"},"references":[{"id":"log-*","name":"i","type":"index-pattern"}]}
{"type":"dashboard","id":"d","attributes":{"title":"D"},"migrationVersion":{"dashboard":"7.9.3"},"references":[{"id":"s","name":"p","type":"search"}]}
"#;
const IMPORT: &str = "/_dashboards/api/saved_objects/_import?overwrite=true";

type Key = (String, String);

/// What a server keeps, and what it refuses to do.
#[derive(Default)]
struct Server {
    objects: BTreeMap<Key, Value>,
    /// Answers to requests whose target holds this.
    refuses: Option<(&'static str, u16, Value)>,
}

fn key(object: &Value) -> Key {
    (object["type"].as_str().unwrap().to_owned(), object["id"].as_str().unwrap().to_owned())
}

fn bad_request(why: &str) -> (u16, String) {
    (400, json!({"statusCode": 400, "error": "Bad Request", "message": why}).to_string())
}

impl Server {
    fn answer(&mut self, request: &Request) -> (u16, String) {
        let target = request.target.as_str();
        if request.method == "POST" && request.header("osd-xsrf").is_empty() {
            return bad_request("Request must contain a osd-xsrf header.");
        }
        if request.header("securitytenant") != "global" {
            return bad_request("objects of another tenant");
        }
        if let Some((of, status, says)) = &self.refuses
            && target.contains(of)
        {
            return (*status, says.to_string());
        }
        match target.strip_prefix("/_dashboards/api/").unwrap_or_default() {
            "status" => (200, json!({"version": {"number": "2.19.0"}}).to_string()),
            "saved_objects/_find?type=config&per_page=1" => {
                let total = self.objects.keys().filter(|(kind, _)| kind == "config").count();
                (200, json!({"total": total}).to_string())
            }
            "saved_objects/_bulk_get" => (200, self.bulk_get(&serde_json::from_slice(&request.body).unwrap())),
            "saved_objects/_export" => self.export(&serde_json::from_slice(&request.body).unwrap()),
            "saved_objects/_import?overwrite=true" => self.import(request),
            _ => (404, json!({"statusCode": 404, "error": "Not Found", "message": "Not Found"}).to_string()),
        }
    }

    fn bulk_get(&self, asked: &Value) -> String {
        let object = |asked: &Value| {
            let (kind, id) = key(asked);
            let error = json!({"statusCode": 404, "error": "Not Found", "message": format!("Saved object [{kind}/{id}] not found")});
            let none = json!({"type": kind, "id": id, "error": error});
            self.objects.get(&key(asked)).cloned().unwrap_or(none)
        };
        json!({"saved_objects": asked.as_array().unwrap().iter().map(object).collect::<Vec<_>>()}).to_string()
    }

    fn export(&self, asked: &Value) -> (u16, String) {
        assert_eq!(asked["excludeExportDetails"], true);
        let found: Option<Vec<String>> = asked["objects"]
            .as_array()
            .unwrap()
            .iter()
            .map(|asked| self.objects.get(&key(asked)).map(Value::to_string))
            .collect();
        found.map_or_else(|| bad_request("Error fetching objects"), |lines| (200, lines.join("\n")))
    }

    fn import(&mut self, request: &Request) -> (u16, String) {
        let boundary =
            request.header("content-type").strip_prefix("multipart/form-data; boundary=").unwrap().to_owned();
        let body = String::from_utf8(request.body.clone()).unwrap();
        let body = body.strip_prefix(&format!("--{boundary}\r\n")).unwrap();
        let body = body.strip_suffix(&format!("\r\n--{boundary}--\r\n")).unwrap();
        let (head, file) = body.split_once("\r\n\r\n").unwrap();
        assert!(head.contains("name=\"file\"; filename=\"dashboard.ndjson\""), "{head}");
        let objects: Vec<Value> =
            file.lines().filter(|line| !line.is_empty()).map(|line| serde_json::from_str(line).unwrap()).collect();
        let keys: BTreeSet<Key> = objects.iter().map(key).collect();
        if keys.len() < objects.len() {
            return bad_request("Non-unique import objects detected");
        }
        let highest = |kind: &str| match kind {
            "visualization" => "7.10.0",
            "index-pattern" => "7.6.0",
            _ => "7.9.3",
        };
        let is_newer = |object: &&Value| {
            let kind = object["type"].as_str().unwrap();
            object["migrationVersion"].get(kind).is_some_and(|version| version.as_str() != Some(highest(kind)))
        };
        if objects.iter().any(|object| is_newer(&object)) {
            return (422, json!({"statusCode": 422, "message": "belongs to a more recent version"}).to_string());
        }
        let (mut errors, mut count) = (Vec::new(), 0);
        for mut object in objects {
            let is_missing = object["references"].as_array().unwrap().iter().any(|reference| {
                let key = key(reference);
                ["index-pattern", "search"].contains(&key.0.as_str())
                    && !keys.contains(&key)
                    && !self.objects.contains_key(&key)
            });
            if is_missing {
                let (kind, id) = key(&object);
                errors.push(json!({"type": kind, "id": id, "error": {"type": "missing_references"}}));
                continue;
            }
            object["updated_at"] = "2026-10-14T09:30:00.000Z".into();
            if object["type"] == "index-pattern" {
                object["attributes"]["fields"] = "[{\"name\":\"@timestamp\"}]".into();
            }
            self.objects.insert(key(&object), object);
            count += 1;
        }
        let mut answer = json!({"success": errors.is_empty(), "successCount": count});
        if !errors.is_empty() {
            answer["errors"] = errors.into();
        }
        (200, answer.to_string())
    }
}

/// Backups, and why they cannot be kept.
#[derive(Debug, Default)]
struct Shelf {
    kept: Mutex<Vec<String>>,
    full: bool,
}

impl Backups for Shelf {
    fn keep<'a>(&'a self, time: &'a str, exported: &'a [u8]) -> Kept<'a> {
        assert!(time.len() == 15 && time.as_bytes()[8] == b'_', "{time}");
        self.kept.lock().unwrap().push(String::from_utf8(exported.to_vec()).unwrap());
        let outcome = if self.full { Err("the shelf is full".to_owned()) } else { Ok("shelf".to_owned()) };
        Box::pin(std::future::ready(outcome))
    }
}

struct World {
    server: Arc<Mutex<Server>>,
    fake: Fake,
    shelf: Arc<Shelf>,
}

impl World {
    async fn with(shelf: Shelf) -> World {
        let server = Arc::new(Mutex::new(Server::default()));
        let answering = Arc::clone(&server);
        let fake = Fake::start(move |_, request| {
            let (status, says) = answering.lock().unwrap().answer(request);
            Reply::Body(status, says)
        })
        .await;
        World { server, fake, shelf: Arc::new(shelf) }
    }

    async fn new() -> World {
        World::with(Shelf::default()).await
    }

    async fn run_with(&self, objects: &'static str, mode: Mode) -> Outcome {
        self.run_needed(objects, mode, Need::Optional).await
    }

    async fn run_needed(&self, objects: &'static str, mode: Mode, need: Need) -> Outcome {
        let timeout = Duration::from_secs(20);
        let cluster = self.fake.cluster(Login::Basic("aesadmin".into(), "hunter2".into()), timeout);
        let caller = Caller { cluster, passing_roles: None, until: Instant::now() + timeout };
        let at = Endpoint::parse(&self.fake.url).unwrap().dashboards();
        let backups = Arc::clone(&self.shelf) as Arc<dyn Backups>;
        Step::dashboards(Dashboards { at, objects, backups }, need).run(&caller, mode).await
    }

    async fn run(&self) -> Outcome {
        self.run_with(OURS, Mode::Write).await
    }

    /// A change by somebody else.
    fn change(&self, kind: &str, id: &str, change: impl Fn(&mut Value)) {
        change(self.server.lock().unwrap().objects.get_mut(&(kind.to_owned(), id.to_owned())).unwrap());
    }

    fn add(&self, object: Value) {
        self.server.lock().unwrap().objects.insert(key(&object), object);
    }

    fn ids(&self) -> Vec<String> {
        self.server.lock().unwrap().objects.keys().map(|(_, id)| id.clone()).collect()
    }

    fn imports(&self) -> usize {
        self.fake.requests().iter().filter(|request| request.target == IMPORT).count()
    }

    fn why(outcome: Outcome) -> String {
        match outcome {
            Outcome::Refused(refusal) => refusal.why,
            other => panic!("{other:?}"),
        }
    }
}

fn done(what: &[&str]) -> Outcome {
    Outcome::Done(what.iter().map(|&what| what.to_owned()).collect())
}

#[tokio::test]
async fn dashboards_are_imported_once_and_settings_of_the_servers_version_with_them() {
    let world = World::new().await;
    let would = Outcome::WouldDo(vec!["4 new".to_owned()]);
    assert_eq!((world.run_with(OURS, Mode::DryRun).await, world.ids().len()), (would, 0));
    assert_eq!(world.run().await, done(&["4 new"]));
    assert_eq!(world.ids(), ["2.19.0", "d", "log-*", "s"]);
    assert_eq!(world.run().await, Outcome::AsItIs);
    assert_eq!((world.imports(), world.shelf.kept.lock().unwrap().len()), (1, 0));
    assert!(world.fake.requests().iter().all(|request| request.header("authorization").starts_with("Basic ")));
}

#[tokio::test]
async fn what_differs_is_kept_before_it_is_replaced_and_copies_stay() {
    let world = World::new().await;
    world.run().await;
    let copy = json!({"type": "dashboard", "id": "copy", "attributes": {"title": "D"}, "references": []});
    world.add(copy.clone());
    world.change("dashboard", "d", |there| there["attributes"]["title"] = "Mine".into());
    assert_eq!(world.run().await, done(&["1 replaced (backup: shelf)", "2 as they were"]));
    let kept = world.shelf.kept.lock().unwrap().clone();
    assert_eq!((kept.len(), kept[0].contains("Mine"), kept[0].lines().count()), (1, true, 1));
    assert_eq!(world.server.lock().unwrap().objects[&key(&copy)], copy);
    assert_eq!(world.run().await, Outcome::AsItIs);
}

#[tokio::test]
async fn settings_of_people_are_never_hidden() {
    let world = World::new().await;
    let theirs = json!({"type": "config", "id": "2.11.0", "attributes": {"dateFormat": "x"}, "references": []});
    world.add(theirs);
    assert_eq!(world.run().await, done(&["3 new"]));
    assert!(!world.ids().contains(&"2.19.0".to_owned()));
}

#[tokio::test]
async fn without_a_backup_nothing_is_replaced() {
    let world = World::with(Shelf { full: true, ..Shelf::default() }).await;
    world.run().await;
    world.change("search", "s", |there| there["attributes"]["title"] = "Mine".into());
    let told = "nothing was imported, for there is no backup: the shelf is full";
    assert_eq!((World::why(world.run().await).as_str(), world.imports()), (told, 1));
    let says = json!({"statusCode": 500, "error": "Internal Server Error", "message": "An internal error"});
    world.server.lock().unwrap().refuses = Some(("_export", 500, says));
    let told =
        "nothing was imported, for there is no backup: POST /api/saved_objects/_export: status 500: An internal error";
    assert_eq!((World::why(world.run().await).as_str(), world.imports()), (told, 1));
    // An export that lacks what was asked for is none, though its status is 200.
    world.server.lock().unwrap().refuses = Some(("_export", 200, json!({"exportedCount": 0})));
    assert!(World::why(world.run().await).ends_with("_export: 1 of 1 are not in the answer"));
    assert_eq!((world.shelf.kept.lock().unwrap().len(), world.imports()), (1, 1));
}

#[tokio::test]
async fn success_is_what_the_answer_says_and_not_its_status() {
    let world = World::new().await;
    let path = "POST /api/saved_objects/_import?overwrite=true";
    let error = json!({"type": "unsupported_type"});
    let login = "the login has to be one that may write what all share there (the tenant global), and what stands before \
                 it has to let it through";
    let says = json!({"success": false, "successCount": 3, "errors": [{"type": "search", "id": "s", "error": error}]});
    for (status, says, told) in [
        (200, says, format!("{path}: 3 of 4 were imported: search s: unsupported_type")),
        (
            200,
            json!({"success": true, "successCount": 3}),
            format!("{path}: 3 of 4 were imported: the answer is not as documented"),
        ),
        (
            401,
            json!({"message": "Authentication required"}),
            format!("{path}: status 401: Authentication required; {login}"),
        ),
        (
            413,
            json!({"message": "Payload too large"}),
            format!(
                "{path}: status 413: Payload too large; what stands before it has to let requests of 4 MiB through"
            ),
        ),
    ] {
        world.server.lock().unwrap().refuses = Some(("_import", status, says));
        assert_eq!(World::why(world.run().await), told);
    }
    world.server.lock().unwrap().refuses = None;
    let orphan =
        r#"{"type":"search","id":"s","attributes":{},"references":[{"id":"x","name":"i","type":"index-pattern"}]}"#;
    let told = format!("{path}: 0 of 1 were imported: search s: missing_references");
    assert_eq!(World::why(world.run_with(orphan, Mode::Write).await), told);
}

#[tokio::test]
async fn a_server_without_dashboards_is_left_out_unless_it_was_asked_for() {
    let fake = Fake::start(|_, request| {
        let why = format!("no handler found for uri [{}] and method [{}]", request.target, request.method);
        Reply::Body(400, json!({"error": why}).to_string())
    })
    .await;
    let world = World { fake, ..World::new().await };
    assert_eq!(world.run().await, Outcome::NotServed);
    let told = format!(
        "/api/status is not served; is {}/_dashboards where it is, and does nothing before it want a login of its own?",
        world.fake.url
    );
    assert_eq!(World::why(world.run_needed(OURS, Mode::Write, Need::Required).await), told);
}

#[tokio::test]
async fn the_dashboards_of_the_solution_are_taken_by_a_strict_server() {
    let world = World::new().await;
    assert!(matches!(world.run_with(SAVED_OBJECTS, Mode::Write).await, Outcome::Done(_)));
    assert_eq!(world.run_with(SAVED_OBJECTS, Mode::Write).await, Outcome::AsItIs);
}
