//! The dashboards, as `siem setup` and the function `configure-aes` bring them into OpenSearch Dashboards: once, with a
//! backup of what they replace, and past what people made. The cluster is a real one; for the server of Dashboards stands
//! one that knows its API of saved objects, and refuses what it refuses.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use anyhow::{Context, Result};
use aws_sdk_opensearch::types::{AdvancedSecurityOptionsInput, MasterUserOptions};
use serde_json::{Value, json};
use siem_tests::aws::Front;
use siem_tests::cloudformation::Stack;
use siem_tests::custom_resource::Answers;
use siem_tests::dashboards::server::{DashboardsServer, Instead, Objects, VERSION};
use siem_tests::domain::Domain;
use siem_tests::opensearch::{Access, NodeOptions};
use siem_tests::{Aws, Function, OpenSearch, Sandbox};

const IMPORT: &str = "POST /api/saved_objects/_import?overwrite=true";
const STATUS: &str = "GET /api/status";
/// A dashboard of ours.
const OURS: (&str, &str) = ("dashboard", "siem-threat-hunting");
const RESOURCE: &str = "AesSiemDomainConfiguredR2";
const OWN: &str = "arn:aws:iam::123456789012:role/configure-aes";
const SNAPSHOT_BUCKET: &str = "aes-siem-123456789012-snapshot";
const PASSWORD: &str = "A-quite-l0ng-password!";

/// How many objects the file has that is imported, without settings.
fn count_of_file() -> Result<usize> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../dashboards/dashboard.ndjson");
    let objects: Vec<Value> = fs::read_to_string(file)?.lines().map(serde_json::from_str).collect::<Result<_, _>>()?;
    Ok(objects.iter().filter(|object| object["type"] != "config").count())
}

/// What somebody does to a dashboard of ours; how it is then.
fn edit(server: &DashboardsServer) -> Value {
    let mut object = server.object(OURS.0, OURS.1).unwrap();
    object["attributes"]["title"] = "Our threat hunting".into();
    object["attributes"]["description"] = "with an \"é\",\nin two lines".into();
    object["references"].as_array_mut().unwrap().pop();
    server.save(object);
    server.object(OURS.0, OURS.1).unwrap()
}

/// As an export has it.
fn exported(object: &Value) -> String {
    let mut object = object.clone();
    object.as_object_mut().unwrap().remove("namespaces");
    object.to_string()
}

/// What of objects does not change with each writing.
fn contents(objects: &Objects) -> Vec<(&str, &Value, &Value)> {
    objects.iter().map(|((_, id), object)| (id.as_str(), &object["attributes"], &object["references"])).collect()
}

// ---------------------------------------------------------------- siem setup

/// A cluster, a server of Dashboards, and a folder in which `siem` is called.
struct Desk {
    node: OpenSearch,
    server: DashboardsServer,
    dir: tempfile::TempDir,
}

impl Desk {
    async fn new() -> Result<Desk> {
        let (node, server) = (OpenSearch::shared().await?, DashboardsServer::start().await?);
        Ok(Desk { node, server, dir: tempfile::tempdir()? })
    }

    /// Exit status, and the line about dashboards.
    fn setup(&self, more: &[&str]) -> (Option<i32>, String) {
        let binary = PathBuf::from(std::env::var_os("SIEM_BIN_DIR").unwrap()).join("siem");
        let mut command = Command::new(binary);
        command.args(["setup", "--to", &self.node.url, "--dashboards", &self.server.url, "--backup", "before"]);
        let output = command.args(more).current_dir(self.dir.path()).stdin(Stdio::null()).output().unwrap();
        let told = String::from_utf8(output.stdout).unwrap();
        let [line] = told.lines().filter(|line| line.starts_with("dashboards: ")).collect::<Vec<_>>()[..] else {
            panic!("{told}{}", String::from_utf8_lossy(&output.stderr));
        };
        (output.status.code(), line.to_owned())
    }

    /// What is in the folder of backups.
    fn backups(&self) -> Vec<String> {
        let Ok(files) = fs::read_dir(self.dir.path().join("before")) else { return Vec::new() };
        files.map(|file| file.unwrap().file_name().into_string().unwrap()).collect()
    }

    fn imports(&self) -> usize {
        self.server.take_requests().iter().filter(|request| *request == IMPORT).count()
    }
}

fn good(line: impl Into<String>) -> (Option<i32>, String) {
    (Some(0), line.into())
}

/// What was asked for by name, and is refused.
fn refusal(why: impl std::fmt::Display) -> (Option<i32>, String) {
    (Some(1), format!("dashboards: refused: {why}"))
}

#[tokio::test(flavor = "multi_thread")]
async fn what_people_changed_is_kept_before_it_is_replaced_and_what_they_made_stays() -> Result<()> {
    let desk = Desk::new().await?;
    let (server, all) = (&desk.server, count_of_file()?);

    let with_settings = all + 1;
    assert_eq!(desk.setup(&["--dry-run"]), good(format!("dashboards: would be written: {with_settings} new")));
    assert_eq!(server.objects().len(), 0);
    assert_eq!(desk.setup(&[]), good(format!("dashboards: written: {with_settings} new")));
    let imported = server.objects();
    assert_eq!((imported.len(), desk.imports()), (with_settings, 1));
    assert!(imported.contains_key(&("config".to_owned(), VERSION.to_owned())), "settings of the server's version");
    assert_eq!(desk.setup(&[]), good("dashboards: as it should be"));
    assert_eq!((server.objects(), desk.imports(), desk.backups().len()), (imported.clone(), 0, 0));

    // Dashboards writes fields anew when an index pattern is used, and people change settings.
    let mut pattern = imported[&("index-pattern".to_owned(), "log-aws-cloudtrail-*".to_owned())].clone();
    pattern["attributes"]["fields"] = "[]".into();
    server.save(pattern.clone());
    let settings = json!({"type": "config", "id": VERSION, "attributes": {"dateFormat": "LLL"}, "references": []});
    server.save(settings);
    let mut copy = imported[&(OURS.0.to_owned(), OURS.1.to_owned())].clone();
    copy["id"] = "a-copy".into();
    server.save(copy);
    let edited = edit(server);
    let before = server.objects();

    let replaces = format!("1 replaced after a backup, {} as they were", all - 1);
    assert_eq!(desk.setup(&["--dry-run"]), good(format!("dashboards: would be written: {replaces}")));
    assert_eq!((server.objects(), desk.backups().len()), (before.clone(), 0));
    let told = desk.setup(&[]);
    let [file] = &desk.backups()[..] else { panic!("{:?}", desk.backups()) };
    let place = format!("before/{file}");
    let replaces = format!("1 replaced (backup: {place}), {} as they were", all - 1);
    assert_eq!(told, good(format!("dashboards: written: {replaces}")));
    let time = file.strip_prefix("saved_objects-global-").and_then(|name| name.strip_suffix(".ndjson")).unwrap();
    assert!(time.len() == 15 && time.chars().all(|char| char.is_ascii_digit() || char == '_'), "{file}");

    let key = (OURS.0.to_owned(), OURS.1.to_owned());
    let mut after = server.objects();
    assert_eq!(
        contents(&[(key.clone(), after[&key].clone())].into()),
        contents(&[(key.clone(), imported[&key].clone())].into())
    );
    // All else is untouched, and not only alike: versions tell.
    after.insert(key, edited.clone());
    assert_eq!(after, before);

    let backup = fs::read_to_string(desk.dir.path().join(&place))?;
    assert_eq!(backup, exported(&edited));
    assert_eq!(server.import(file, &backup), (200, json!({"success": true, "successCount": 1})));
    assert_eq!(contents(&server.objects()), contents(&before), "the backup brings it back");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_refuses_is_told_with_the_cure_and_what_was_done() -> Result<()> {
    let desk = Desk::new().await?;
    let (server, all) = (&desk.server, count_of_file()? + 1);
    let bad_gateway = "<html>\n<head><title>403 Forbidden</title></head>\n<body>proxy.example.com</body>\n</html>\n";
    let page = "<html><head><title>Sign in</title></head></html>";
    let elsewhere = format!("is {}/ where it is, and does nothing before it want a login of its own?", server.url);
    let login = "the login has to be one that may write what all share there (the tenant global), and what stands before \
                 it has to let it through";
    let of_server = |status: u16, message: &str| json!({"statusCode": status, "message": message}).to_string();
    let missing = json!({"type": "missing_references", "references": [{"type": "index-pattern", "id": "log-*"}]});
    let errors = json!([
        {"type": "search", "id": "s-1", "title": "S", "error": missing},
        {"type": "dashboard", "id": "d-1", "title": "D", "error": {"type": "unknown", "message": "no room"}},
    ]);
    let in_part = json!({"success": false, "successCount": 2, "errors": errors}).to_string();
    for (of, status, says, told) in [
        (
            "_import",
            403,
            of_server(403, "no permissions for [x]"),
            format!("{IMPORT}: status 403: no permissions for [x]; {login}"),
        ),
        ("_import", 403, bad_gateway.to_owned(), format!("{IMPORT}: status 403: 403 Forbidden; {login}")),
        (
            "_import",
            409,
            of_server(409, "version conflict"),
            format!("{IMPORT}: status 409: version conflict; somebody else writes there; the next run looks again"),
        ),
        (
            "_import",
            422,
            of_server(422, "of a more recent version"),
            format!("{IMPORT}: status 422: of a more recent version"),
        ),
        (
            "_import",
            200,
            in_part,
            format!("{IMPORT}: 2 of {all} were imported: search s-1: missing_references; dashboard d-1: no room"),
        ),
        (
            "_import",
            200,
            page.to_owned(),
            format!("{IMPORT}: the answer is not that of OpenSearch Dashboards; {elsewhere}"),
        ),
        (
            "status",
            200,
            page.to_owned(),
            format!("{STATUS}: the answer is not that of OpenSearch Dashboards; {elsewhere}"),
        ),
        (
            "status",
            200,
            r#"{"name": "something else"}"#.to_owned(),
            format!("{STATUS}: the answer is not that of OpenSearch Dashboards; {elsewhere}"),
        ),
        ("status", 302, String::new(), format!("{STATUS}: status 302: ; {elsewhere}")),
        ("status", 404, of_server(404, "Not Found"), format!("{STATUS}: status 404: Not Found; {elsewhere}")),
    ] {
        server.answer_instead(Instead { of, times: usize::MAX, status, says });
        assert_eq!(desk.setup(&[]), refusal(told));
        assert_eq!(server.objects().len(), 0);
    }

    // A server that starts is waited for.
    server.take_requests();
    let says = "OpenSearch Dashboards server is not ready yet".to_owned();
    server.answer_instead(Instead { of: "_import", times: 3, status: 503, says });
    assert_eq!(desk.setup(&[]), good(format!("dashboards: written: {all} new")));
    assert_eq!((desk.imports(), server.objects().len()), (4, all));

    // What was to be replaced is kept, and it is told where, also when the import fails.
    let edited = edit(server);
    let says = of_server(500, "An internal server error occurred.");
    server.answer_instead(Instead { of: "_import", times: 1, status: 500, says });
    let told = desk.setup(&[]);
    let [file] = &desk.backups()[..] else { panic!("{:?}", desk.backups()) };
    let why = "status 500: An internal server error occurred.";
    let told_of_backup = format!("backup of what is replaced: before/{file}");
    assert_eq!(told, refusal(format!("{IMPORT}: {why}; {told_of_backup}")));
    assert_eq!(fs::read_to_string(desk.dir.path().join("before").join(file))?, exported(&edited));
    assert_eq!(server.object(OURS.0, OURS.1), Some(edited));
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_backup_nothing_is_replaced() -> Result<()> {
    let desk = Desk::new().await?;
    desk.setup(&[]);
    edit(&desk.server);
    let before = desk.server.objects();
    desk.server.take_requests();

    fs::write(desk.dir.path().join("before"), "a file")?;
    let nothing = "nothing was imported, for there is no backup";
    let told = format!("{nothing}: before: File exists (os error 17); name a folder with --backup");
    assert_eq!(desk.setup(&[]), refusal(told));
    fs::remove_file(desk.dir.path().join("before"))?;
    let says = json!({"statusCode": 400, "message": "Can't export more than 10000 objects"}).to_string();
    desk.server.answer_instead(Instead { of: "_export", times: 1, status: 400, says });
    let why = "POST /api/saved_objects/_export: status 400: Can't export more than 10000 objects";
    assert_eq!(desk.setup(&[]), refusal(format!("{nothing}: {why}")));
    // An answer of success that is no export.
    let says = "<html></html>".to_owned();
    desk.server.answer_instead(Instead { of: "_export", times: 1, status: 200, says });
    let why = "POST /api/saved_objects/_export: 1 of 1 are not in the answer";
    assert_eq!(desk.setup(&[]), refusal(format!("{nothing}: {why}")));

    assert_eq!((desk.imports(), desk.server.objects(), desk.backups().len()), (0, before, 0));
    Ok(())
}

// ---------------------------------------------------------------- configure-aes

/// A domain with Dashboards, and the function that configures it.
struct Account {
    domain: Domain,
    server: DashboardsServer,
    aws: Aws,
    properties: Value,
    answers: Answers,
    sandbox: Sandbox,
    /// Every line that the function has printed.
    log: Vec<String>,
}

impl Account {
    async fn new() -> Result<Account> {
        let options = NodeOptions { access: Access::Security, ..NodeOptions::from_env()? };
        let (node, aws) = tokio::try_join!(OpenSearch::start_with(&options), Aws::start())?;
        let domain = Domain::start(node, "aes-siem").await?;
        let server = DashboardsServer::start_for(domain.node()).await?;
        domain.serve_dashboards(&server.url)?;
        // The service makes the domain's first user, and lets everybody sign in.
        let service = Front::start(&aws.url, domain.meddle()).await?;
        let policy =
            json!({"Statement": [{"Effect": "Allow", "Principal": {"AWS": "*"}, "Action": "es:*", "Resource": "*"}]});
        let first = MasterUserOptions::builder().master_user_name("aesadmin").master_user_password(PASSWORD).build();
        let logins = AdvancedSecurityOptionsInput::builder().enabled(true).master_user_options(first).build();
        let service = aws.by_way_of(&service).opensearch();
        let create = service.create_domain().domain_name("aes-siem").access_policies(policy.to_string());
        create.advanced_security_options(logins).send().await?;

        let admin = json!({"username": "aesadmin", "password": PASSWORD}).to_string();
        let secret = aws.secrets().create_secret().name("aes-siem/aesadmin").secret_string(admin).send().await?;
        let template = siem_infra::siem::template().synth()?;
        let stack = Stack::new(&template, &[])?
            .told("AesSiemDomainDeployedR2.Endpoint", &domain.host)
            .told("AesSiemDomainDeployedR2.AdminSecretArn", &secret.arn.context("a secret without an ARN")?)
            .told("LambdaEsLoaderRole.Arn", "arn:aws:iam::123456789012:role/es-loader")
            .told("AesSiemEsLoaderEC2Role.Arn", "arn:aws:iam::123456789012:role/aes-siem-es-loader-for-ec2");
        let properties = stack.properties(RESOURCE).context("the stack does not configure its domain")?;
        let env = aws.env();
        let (_, access_key) = env.iter().find(|(name, _)| name == "AWS_ACCESS_KEY_ID").context("no keys")?;
        domain.know(access_key, OWN);
        let function = Function::under_test("configure-aes")?.timeout(Duration::from_secs(120)).envs(env);
        let sandbox = Sandbox::new(function.envs(domain.env()).env("CONFIGURE_AES_ROLE_ARN", OWN));
        let answers = Answers::start().await?;
        aws.create_bucket(SNAPSHOT_BUCKET).await?;
        Ok(Account { domain, server, aws, properties, answers, sandbox, log: Vec::new() })
    }

    /// Configures the domain, which succeeds; level of the log line about dashboards, what it says, and its detail.
    async fn configure(&mut self) -> Result<(String, String, String)> {
        let id = (!self.log.is_empty()).then_some("configuration-of-aes-siem.eu-west-1.es.amazonaws.com");
        let (kind, before) = if id.is_some() { ("Update", Some(&self.properties)) } else { ("Create", None) };
        let asked = self.answers.ask(&mut self.sandbox, kind, RESOURCE, id, &self.properties, before);
        let answer = asked.await?;
        assert_eq!((&answer["Status"], &answer["Reason"]), (&json!("SUCCESS"), &json!("")), "{answer}");
        assert!(!answer.to_string().contains(PASSWORD));
        let lines = self.answers.log.iter().filter_map(|line| serde_json::from_str::<Value>(line).ok());
        let lines: Vec<Value> = lines.filter(|line| line["step"] == "dashboards").collect();
        self.log.append(&mut self.answers.log.clone());
        let [line] = &lines[..] else { panic!("{:#?}", self.answers.log) };
        let text = |name: &str| line[name].as_str().unwrap_or_default().to_owned();
        Ok((text("level"), text("message"), text("written") + &text("why")))
    }

    /// Keys of the snapshot bucket.
    async fn keys(&self) -> Result<BTreeSet<String>> {
        let listed = self.aws.s3.list_objects_v2().bucket(SNAPSHOT_BUCKET).send().await?;
        Ok(listed.contents().iter().filter_map(|object| object.key().map(str::to_owned)).collect())
    }

    async fn content(&self, key: &str) -> Result<String> {
        let object = self.aws.s3.get_object().bucket(SNAPSHOT_BUCKET).key(key).send().await?;
        Ok(String::from_utf8(object.body.collect().await?.into_bytes().to_vec())?)
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_stack_brings_dashboards_and_keeps_the_last_ten_that_it_replaces() -> Result<()> {
    let mut account = Account::new().await?;
    let all = count_of_file()?;
    let line = |level: &str, message: &str, detail: String| (level.to_owned(), message.to_owned(), detail);
    let refused = |detail: String| line("WARNING", "left out: refused", detail);

    assert_eq!(account.configure().await?, line("INFO", "written", format!("{} new", all + 1)));
    let imported = account.server.objects();
    assert_eq!(imported.len(), all + 1);
    assert_eq!(account.configure().await?, line("INFO", "as it should be", String::new()));
    assert_eq!(account.server.objects(), imported);
    assert_eq!(account.keys().await?, BTreeSet::new());

    // As many backups as are kept, and two more; and what is none.
    let backup_of = |day: u32| format!("saved_objects/global-dashboard-202001{day:02}_000000.ndjson");
    let others = ["saved_objects/global-notes.ndjson", "snapshots/global-dashboard-20190101_000000.ndjson"];
    for key in (1..=12).map(backup_of).chain(others.map(str::to_owned)) {
        account.aws.put_object(SNAPSHOT_BUCKET, &key, "{}").await?;
    }
    let edited = edit(&account.server);
    let (level, message, detail) = account.configure().await?;
    let mut expected: BTreeSet<String> = (4..=12).map(backup_of).chain(others.map(str::to_owned)).collect();
    let keys = account.keys().await?;
    let new: Vec<String> = keys.difference(&expected).cloned().collect();
    let [key] = &new[..] else { panic!("{keys:?}") };
    let replaced = format!("1 replaced (backup: s3://{SNAPSHOT_BUCKET}/{key}), {} as they were", all - 1);
    assert_eq!((level, message, detail), line("INFO", "written", replaced));
    expected.insert(key.clone());
    assert_eq!(keys, expected);
    assert!(key.starts_with("saved_objects/global-dashboard-20") && key.len() == backup_of(1).len(), "{key}");
    assert_eq!(account.content(key).await?, exported(&edited));
    assert_eq!(contents(&account.server.objects()), contents(&imported));

    // Without a backup nothing is replaced, and the stack stands all the same.
    let edited = edit(&account.server);
    account.properties["SnapshotBucket"] = "no-such-bucket".into();
    account.server.take_requests();
    let (level, message, why) = account.configure().await?;
    let begin =
        "nothing was imported, for there is no backup: writing s3://no-such-bucket/saved_objects/global-dashboard-";
    assert_eq!((level, message), ("WARNING".to_owned(), "left out: refused".to_owned()));
    assert!(why.starts_with(begin) && why.contains("NoSuchBucket"), "{why}");
    assert_eq!(account.server.object(OURS.0, OURS.1), Some(edited.clone()));
    assert!(!account.server.take_requests().contains(&IMPORT.to_owned()));

    // Nor does what Dashboards refuses fail it.
    account.properties["SnapshotBucket"] = SNAPSHOT_BUCKET.into();
    let says = json!({"statusCode": 403, "message": "Forbidden"}).to_string();
    account.server.answer_instead(Instead { of: "status", times: 1, status: 403, says });
    let login = "the login has to be one that may write what all share there (the tenant global), and what stands before \
                 it has to let it through";
    assert_eq!(account.configure().await?, refused(format!("{STATUS}: status 403: Forbidden; {login}")));
    assert_eq!(account.server.object(OURS.0, OURS.1), Some(edited));

    for secret in [PASSWORD, "Basic ", "AWS4-HMAC-SHA256"] {
        assert!(account.log.iter().all(|line| !line.contains(secret)), "{:#?}", account.log);
    }
    let to_dashboards = account.domain.take_requests();
    assert!(to_dashboards.contains(&"POST /_dashboards/api/saved_objects/_import".to_owned()), "{to_dashboards:?}");
    Ok(())
}
