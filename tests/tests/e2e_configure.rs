//! A cluster with the security plugin as the stack and `siem setup` configure it: what others made stays, the loader may
//! what it does and no more, and doing it twice is doing it once.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use serde_json::{Value, json};
use siem_opensearch::{
    Bulk, BulkWriter, Change, Changed, Cluster, ClusterOptions, Endpoint, ItemOutcome, Login, Method, OrderBy,
    ScanOptions, WriterOptions,
};
use siem_tests::cloudformation::Stack;
use siem_tests::custom_resource::Answers;
use siem_tests::opensearch::{Access, NodeOptions};
use siem_tests::{Aws, Function, OpenSearch, Sandbox};

const RESOURCE: &str = "AesSiemDomainConfiguredR2";
const LOADER: &str = "arn:aws:iam::123456789012:role/es-loader";
const EC2: &str = "arn:aws:iam::123456789012:role/aes-siem-es-loader-for-ec2";
const OWN: &str = "arn:aws:iam::123456789012:role/configure-aes";
const PASSWORD: &str = "A-quite-l0ng-password!";
const SECURITY: &str = "_plugins/_security/api";

async fn secure_node() -> Result<OpenSearch> {
    OpenSearch::start_with(&NodeOptions { access: Access::Security, ..NodeOptions::from_env()? }).await
}

/// What the function is sent, for a domain at this node.
fn properties(node: &OpenSearch, secret_arn: &str) -> Result<Value> {
    let template = siem_infra::siem::template().synth()?;
    let stack = Stack::new(&template, &[("IndexDeleteDays", "365")])?
        .told("AesSiemDomainDeployedR2.Endpoint", &node.url)
        .told("AesSiemDomainDeployedR2.AdminSecretArn", secret_arn)
        .told("LambdaEsLoaderRole.Arn", LOADER)
        .told("AesSiemEsLoaderEC2Role.Arn", EC2);
    stack.properties(RESOURCE).context("the stack does not configure its domain")
}

async fn secret(aws: &Aws, name: &str, text: &str) -> Result<String> {
    let made = aws.secrets().create_secret().name(name).secret_string(text).send().await?;
    made.arn.context("a secret without an ARN")
}

fn function(node: &OpenSearch, aws: &Aws) -> Result<Sandbox> {
    let authority = node.ca_file.as_ref().context("a node without an authority")?.display().to_string();
    let function = Function::under_test("configure-aes")?.envs(aws.env()).timeout(Duration::from_secs(120));
    Ok(Sandbox::new(function.env("SSL_CERT_FILE", authority).env("CONFIGURE_AES_ROLE_ARN", OWN)))
}

/// Everything of a cluster that configuring is about.
async fn state(node: &OpenSearch) -> Result<Value> {
    let mut state = json!({});
    for path in [
        &format!("{SECURITY}/roles/aws_log_loader"),
        &format!("{SECURITY}/rolesmapping"),
        "_component_template",
        "_index_template",
        "_cluster/settings",
    ] {
        state[path] = node.get(path).await?;
    }
    Ok(state)
}

fn cluster(node: &OpenSearch, user: &str) -> Result<Cluster> {
    Ok(Cluster::connect(ClusterOptions {
        endpoint: Endpoint::parse(&node.url)?,
        login: Login::Basic(user.into(), PASSWORD.into()),
        ca_file: node.ca_file.clone(),
        timeout: Duration::from_secs(60),
    })?)
}

async fn write(cluster: &Cluster, action: &Value) -> ItemOutcome {
    let mut bulk = Bulk::default();
    bulk.push(0, 1, format!("{action}\n").as_bytes(), b"{\"reason\":\"mapping\",\"key\":\"x\"}\n");
    let writer = BulkWriter::new(cluster.clone(), WriterOptions::default());
    writer.write(bulk, Instant::now() + Duration::from_secs(60)).await.1.outcomes.remove(0)
}

#[tokio::test]
async fn a_domain_is_configured_and_what_others_made_stays() -> Result<()> {
    let (node, aws) = (secure_node().await?, Aws::start().await?);
    let theirs = json!({"backend_roles": ["operators"], "users": ["anna"], "hosts": ["192.0.2.1"]});
    let old_role = json!({"cluster_permissions": ["cluster_all"], "index_permissions": []});
    node.put(&format!("{SECURITY}/roles/aws_log_loader"), &old_role).await?;
    node.put(&format!("{SECURITY}/rolesmapping/aws_log_loader"), &theirs).await?;
    let all_access = node.get(&format!("{SECURITY}/rolesmapping/all_access")).await?;
    let snapshots = node.get(&format!("{SECURITY}/rolesmapping/manage_snapshots")).await?;
    let (user, password) = node.credentials.unwrap();
    let admin = secret(&aws, "aes-siem/admin", &json!({"username": user, "password": password}).to_string()).await?;
    let properties = properties(&node, &admin)?;
    let (mut answers, mut sandbox) = (Answers::start().await?, function(&node, &aws)?);

    let made = answers.ask(&mut sandbox, "Create", RESOURCE, None, &properties, None).await?;
    assert_eq!((&made["Status"], &made["Reason"]), (&json!("SUCCESS"), &json!("")));
    assert_eq!(made["PhysicalResourceId"], "configuration-of-127.0.0.1");
    let mapping = node.get(&format!("{SECURITY}/rolesmapping/aws_log_loader")).await?;
    let mapping = &mapping["aws_log_loader"];
    assert_eq!(mapping["backend_roles"], json!(["operators", LOADER, EC2]));
    assert_eq!((&mapping["users"], &mapping["hosts"]), (&json!(["anna"]), &json!(["192.0.2.1"])));
    assert_eq!(node.get(&format!("{SECURITY}/rolesmapping/all_access")).await?, all_access);
    let mut expected = snapshots["manage_snapshots"]["backend_roles"].as_array().unwrap().clone();
    expected.push(OWN.into());
    let snapshots = node.get(&format!("{SECURITY}/rolesmapping/manage_snapshots")).await?;
    assert_eq!(snapshots["manage_snapshots"]["backend_roles"], Value::Array(expected));
    let role = node.get(&format!("{SECURITY}/roles/aws_log_loader")).await?;
    assert!(!role["aws_log_loader"]["cluster_permissions"].to_string().contains("cluster_all"), "{role}");
    assert!(node.get("_index_template/siem-log").await?["index_templates"][0]["name"] == "siem-log");

    let before = state(&node).await?;
    let id = made["PhysicalResourceId"].as_str().unwrap();
    for kind in ["Update", "Delete"] {
        let answer = answers.ask(&mut sandbox, kind, RESOURCE, Some(id), &properties, Some(&properties)).await?;
        assert_eq!((&answer["Status"], &answer["PhysicalResourceId"]), (&json!("SUCCESS"), &json!(id)), "{answer}");
        assert_eq!(state(&node).await?, before, "{kind}");
    }
    Ok(())
}

#[tokio::test]
async fn a_domain_that_cannot_be_configured_fails_the_stack_without_a_secret() -> Result<()> {
    let (node, aws) = (secure_node().await?, Aws::start().await?);
    let (mut answers, mut sandbox) = (Answers::start().await?, function(&node, &aws)?);
    let wrong =
        secret(&aws, "aes-siem/wrong", &json!({"username": "admin", "password": "hunter2"}).to_string()).await?;
    let odd = secret(&aws, "aes-siem/odd", "hunter2").await?;
    let none = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:aes-siem/none-AbCdEf".to_owned();
    let mut reason = async |properties: &Value| -> Result<String> {
        let answer = answers.ask(&mut sandbox, "Create", RESOURCE, None, properties, None).await?;
        assert_eq!(answer["Status"], "FAILED", "{answer}");
        assert!(!answer.to_string().contains("hunter2"), "{answer}");
        Ok(answer["Reason"].as_str().unwrap_or_default().to_owned())
    };
    let cure = format!("Put a user of the domain who may do everything into the secret {wrong}");
    let why = reason(&properties(&node, &wrong)?).await?;
    assert!(why.starts_with("connection: GET /: status 401: ") && why.ends_with(&cure), "{why}");
    let why = reason(&properties(&node, &odd)?).await?;
    assert_eq!(why, format!("the secret {odd} has to be JSON with the texts username and password"));
    let why = reason(&properties(&node, &none)?).await?;
    assert!(why.starts_with(&format!("reading the secret {none}: ResourceNotFoundException")), "{why}");
    Ok(())
}

fn siem(dir: &Path, node: &OpenSearch, (user, password): (&str, &str), arguments: &[&str]) -> Output {
    let binary = PathBuf::from(std::env::var_os("SIEM_BIN_DIR").unwrap()).join("siem");
    let mut command = Command::new(binary);
    command.args(arguments).args(["--to", &node.url]).arg("--ca").arg(node.ca_file.as_ref().unwrap());
    command.current_dir(dir).env("SIEM_USER", user).env("SIEM_PASSWORD", password).stdin(Stdio::null());
    command.output().unwrap()
}

/// The outcome of each step, by name.
fn outcomes(output: &Output) -> Vec<(String, String)> {
    let rows: Vec<Value> = serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&output.stderr)));
    let text = |row: &Value, name: &str| row[name].as_str().unwrap().to_owned();
    rows.iter().map(|row| (text(row, "step"), text(row, "outcome"))).collect()
}

#[tokio::test]
async fn who_loads_may_do_what_loading_takes_and_no_more() -> Result<()> {
    let node = secure_node().await?;
    let dir = tempfile::tempdir()?;
    let admin = node.credentials.unwrap();
    let setup =
        |more: &[&str]| siem(dir.path(), &node, admin, &[&["setup", "--loader", "loaders", "--json"], more].concat());
    let each = |outcome: &str| {
        let of = |step: &str| (step.to_owned(), outcome.to_owned());
        let mut all = ["index templates", "role aws_log_loader", "members of the role aws_log_loader"].map(of).to_vec();
        // Index State Management and alerting are not on this node.
        all.push(("index policies".to_owned(), "left out".to_owned()));
        all.push(("alert monitors".to_owned(), "left out".to_owned()));
        // Nobody said where they are.
        all.push(("dashboards".to_owned(), "left out".to_owned()));
        all
    };
    for (more, outcome) in [(&["--dry-run"][..], "would be written"), (&[], "written"), (&[], "as it should be")] {
        let run = setup(more);
        assert_eq!((run.status.code(), outcomes(&run)), (Some(0), each(outcome)));
    }

    let users = format!("{SECURITY}/internalusers");
    node.put(&format!("{users}/loader"), &json!({"password": PASSWORD, "backend_roles": ["loaders"]})).await?;
    node.put(&format!("{users}/stranger"), &json!({"password": PASSWORD, "backend_roles": []})).await?;
    let (loader, stranger) = (cluster(&node, "loader")?, cluster(&node, "stranger")?);

    let create = json!({"create": {"_index": "log-x-2026-10", "_id": "1"}});
    assert_eq!(write(&loader, &create).await, ItemOutcome::Indexed);
    assert_eq!(write(&loader, &create).await, ItemOutcome::Duplicate);
    let refused = write(&stranger, &create).await;
    assert!(matches!(refused, ItemOutcome::Deferred { status: 403, .. }), "{refused:?}");

    // An alias is made where it is missing, and goes on with its next index when that takes nothing.
    let to_alias = |id: &str| json!({"create": {"_index": "log-y", "_id": id, "require_alias": true}});
    assert_eq!(write(&loader, &to_alias("1")).await, ItemOutcome::Indexed);
    node.put("log-y-000001/_settings", &json!({"index.blocks.write": true})).await?;
    assert_eq!(write(&loader, &to_alias("2")).await, ItemOutcome::Indexed);
    assert!(node.get("log-y-000002").await?["log-y-000002"].is_object());

    // What `siem replay` and `siem reconcile` do.
    let letters = "log-siem-deadletter-*";
    write(&loader, &json!({"index": {"_index": "log-siem-deadletter-2026-10", "_id": "1"}})).await;
    loader.refresh(letters).await?;
    let order = [OrderBy { field: "key", kind: "keyword" }];
    let options = ScanOptions { indices: letters, query: json!({"match_all": {}}), order: &order, fields: &["key"] };
    let found = loader.scan(&options).next_page().await?;
    assert_eq!((found.len(), loader.count(letters).await?), (1, 1));
    let place = found[0].place.clone();
    assert!(loader.fetch(&[&place], &["reason"]).await?[0].is_some());
    let amended = loader.change(&[(place, Change::Amend(json!({"reason": "too_large"})))]).await?;
    assert_eq!(amended, [Changed::Done]);
    loader.refresh(letters).await?;
    let place = loader.scan(&options).next_page().await?[0].place.clone();
    assert_eq!(loader.change(&[(place, Change::Delete)]).await?, [Changed::Done]);

    node.put("other", &json!({})).await?;
    let status = async |cluster: &Cluster, method, path: &str| cluster.call(method, path, None).await.unwrap().status;
    for (method, path) in [
        (Method::Get, "/.opendistro_security/_search"),
        (Method::Get, "/other/_search"),
        (Method::Delete, "/log-x-2026-10"),
        (Method::Delete, "/log-x-2026-10/_doc/1"),
        (Method::Get, "/_plugins/_security/api/internalusers"),
    ] {
        assert_eq!(status(&loader, method, path).await, 403, "{path}");
    }
    assert_eq!(status(&stranger, Method::Get, "/log-x-2026-10/_search").await, 403);
    let template = json!({"index_patterns": ["mine-*"]}).to_string().into_bytes();
    assert_eq!(loader.call(Method::Put, "/_index_template/mine", Some(template)).await?.status, 403);

    // The command as a whole, with nothing to complain of.
    let demo = siem(dir.path(), &node, ("loader", PASSWORD), &["demo"]);
    let told = String::from_utf8_lossy(&demo.stderr).into_owned();
    assert!(demo.status.success() && !told.contains("WARN"), "{told}");
    let replay = siem(dir.path(), &node, ("loader", PASSWORD), &["replay", "--dry-run"]);
    assert_eq!(replay.status.code(), Some(0), "{}", String::from_utf8_lossy(&replay.stderr));
    Ok(())
}

#[tokio::test]
async fn who_may_not_set_up_is_told_so() -> Result<()> {
    let node = secure_node().await?;
    let dir = tempfile::tempdir()?;
    node.put(&format!("{SECURITY}/internalusers/stranger"), &json!({"password": PASSWORD, "backend_roles": []}))
        .await?;
    let run = siem(dir.path(), &node, ("stranger", PASSWORD), &["setup", "--json"]);
    assert_eq!(run.status.code(), Some(1));
    let outcomes = outcomes(&run);
    assert_eq!(outcomes[0], ("index templates".to_owned(), "refused".to_owned()));
    assert_eq!(outcomes[1], ("role aws_log_loader".to_owned(), "refused".to_owned()));
    Ok(())
}

#[tokio::test]
async fn a_cluster_without_plugins_gets_what_it_can_have() -> Result<()> {
    let node = OpenSearch::shared().await?;
    let dir = tempfile::tempdir()?;
    let binary = PathBuf::from(std::env::var_os("SIEM_BIN_DIR").unwrap()).join("siem");
    let setup = || Command::new(&binary).args(["setup", "--to", &node.url]).current_dir(dir.path()).output().unwrap();
    for templates in ["written: siem-ecs, siem-log, siem-cloudtrail", "as it should be"] {
        let run = setup();
        let told = String::from_utf8_lossy(&run.stdout).into_owned();
        let lines: Vec<&str> = told.lines().collect();
        assert_eq!((run.status.code(), lines.len()), (Some(0), 5), "{told}");
        assert!(lines[0].starts_with(&format!("index templates: {templates}")), "{told}");
        assert_eq!(lines[1], "role aws_log_loader: left out: the cluster has no plugin for it");
        assert_eq!(lines[2], "index policies: left out: the cluster has no plugin for it");
        assert_eq!(lines[3], "alert monitors: left out: the cluster has no plugin for it");
        let dashboards =
            "dashboards: left out: say where OpenSearch Dashboards is with --dashboards, or --no-dashboards";
        assert_eq!(lines[4], dashboards);
    }
    Ok(())
}
