//! From packaged functions to a stack, and to what is left of it: `siem synth`, `publish`, `deploy` and `cleanup`, with
//! emulated S3, KMS, OpenSearch Service and STS, and CloudFormation played.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::collections::BTreeSet;
use std::fs;
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use aws_sdk_s3::config::Region;
use aws_sdk_s3::types::{BucketLocationConstraint, CreateBucketConfiguration};
use serde_json::Value;
use siem_tests::Aws;
use siem_tests::stacks::{FakeStack, Script, Stacks};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const MAIN: &str = "siem-on-amazon-opensearch-service.template";
const OLD_NAME: &str = "siem-on-amazon-elasticsearch.template";

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

fn siem(dir: &Path, environment: &[(String, String)], arguments: &[&str]) -> Output {
    let binary = PathBuf::from(std::env::var_os("SIEM_BIN_DIR").unwrap()).join("siem");
    let mut command = Command::new(binary);
    command.args(arguments).current_dir(dir).stdin(Stdio::null()).envs(environment.iter().cloned());
    command.output().unwrap()
}

fn good(dir: &Path, environment: &[(String, String)], arguments: &[&str]) -> Output {
    let run = siem(dir, environment, arguments);
    assert!(run.status.success(), "{arguments:?}: {}", text(&run.stderr));
    run
}

fn refused(dir: &Path, environment: &[(String, String)], arguments: &[&str]) -> String {
    let run = siem(dir, environment, arguments);
    assert_eq!(run.status.code(), Some(1), "{arguments:?}: {}", text(&run.stderr));
    text(&run.stderr)
}

fn committed(name: &str) -> String {
    fs::read_to_string(repository().join("infra/templates").join(name)).unwrap()
}

fn packages() -> Vec<String> {
    siem_infra::release::packages(&committed(MAIN)).unwrap()
}

/// A zip of every function, as `cargo xtask package` leaves them: with a program for this machine, or the beginning of one.
fn package(dir: &Path, note: &str) {
    let program = fs::read(std::env::current_exe().unwrap()).unwrap();
    let folder = dir.join("target/package");
    fs::create_dir_all(&folder).unwrap();
    for package in packages() {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        zip.start_file("bootstrap", SimpleFileOptions::default().unix_permissions(0o755)).unwrap();
        zip.write_all(&program[..64]).unwrap();
        zip.write_all(format!("{package} {note}").as_bytes()).unwrap();
        fs::write(folder.join(format!("{package}.zip")), zip.finish().unwrap().into_inner()).unwrap();
    }
}

fn files_below(dir: &Path) -> BTreeSet<String> {
    let mut files = BTreeSet::new();
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            files.extend(files_below(&path).into_iter().map(|below| format!("{name}/{below}")));
        } else {
            files.insert(name);
        }
    }
    files
}

async fn keys(aws: &Aws, bucket: &str) -> BTreeSet<String> {
    let listed = aws.s3.list_objects_v2().bucket(bucket).send().await.unwrap();
    listed.contents().iter().map(|object| object.key().unwrap().to_owned()).collect()
}

async fn object(aws: &Aws, bucket: &str, key: &str) -> Vec<u8> {
    let object = aws.s3.get_object().bucket(bucket).key(key).send().await.unwrap();
    object.body.collect().await.unwrap().to_vec()
}

/// A bucket in a region of its own.
async fn create_bucket(aws: &Aws, bucket: &str, region: &'static str) {
    let config = aws.s3.config().to_builder().region(Region::from_static(region)).build();
    let create = aws_sdk_s3::Client::from_conf(config).create_bucket().bucket(bucket);
    let place = (region != "us-east-1").then(|| {
        CreateBucketConfiguration::builder().location_constraint(BucketLocationConstraint::from(region)).build()
    });
    create.set_create_bucket_configuration(place).send().await.unwrap();
}

fn with(environment: Vec<(String, String)>, more: &[(&str, &str)]) -> Vec<(String, String)> {
    let more = more.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    environment.into_iter().chain(more).collect()
}

#[test]
fn templates_are_written_as_committed_and_the_same_every_time() {
    let dir = tempfile::tempdir().unwrap();
    let synth = |out: &str, more: &[&str]| {
        good(dir.path(), &[], &[&["synth", "--out", out], more].concat());
        [MAIN, OLD_NAME].map(|name| fs::read_to_string(dir.path().join(out).join(name)).unwrap())
    };
    assert_eq!(synth("plain", &[]), [committed(MAIN), committed(OLD_NAME)]);
    let named = ["--bucket", "amzn-s3-demo-bucket", "--solution-name", "siem", "--solution-version", "v7"];
    let published = synth("named", &named);
    assert_eq!(synth("named", &named), published);
    assert!(!published[0].contains("%%"));
    assert!(published[0].contains("\"S3Key\": \"siem/v7/assets/es-loader.zip\""));
}

#[tokio::test]
async fn a_release_is_published_and_published_again() {
    let aws = Aws::start().await.unwrap();
    create_bucket(&aws, "templates", "eu-west-1").await;
    let dir = tempfile::tempdir().unwrap();
    package(dir.path(), "first");
    let environment = with(aws.env(), &[("TEMPLATE_OUTPUT_BUCKET", "templates"), ("SIEM_VER", "v9")]);
    let run = good(dir.path(), &environment, &["publish"]);

    // What is in the bucket is what is in the two folders, as if they were copied.
    let global = files_below(&dir.path().join("deployment/global-s3-assets"));
    let regional = files_below(&dir.path().join("deployment/regional-s3-assets"));
    assert_eq!(keys(&aws, "templates").await, &global | &regional);
    let path = "siem-on-amazon-opensearch-service/v9";
    let names = || siem_infra::templates().unwrap().into_iter().map(|(name, _)| name);
    let templates = names().flat_map(|name| [name.to_owned(), format!("{path}/{name}")]);
    assert_eq!(global, templates.chain([format!("{path}/assets/saved_objects.zip")]).collect());

    // Every function's code is where the template says.
    let template: Value = serde_json::from_slice(&object(&aws, "templates", MAIN).await).unwrap();
    let resources = template["Resources"].as_object().unwrap();
    let functions = resources.values().filter(|resource| resource["Type"] == "AWS::Lambda::Function");
    let mut code = BTreeSet::new();
    for function in functions {
        let place = &function["Properties"]["Code"];
        assert_eq!(place["S3Bucket"], "templates");
        code.insert(place["S3Key"].as_str().unwrap().to_owned());
    }
    assert_eq!(code, regional);
    assert_eq!(code.len(), packages().len());

    let told = text(&run.stdout);
    let url = format!("https://templates.s3.eu-west-1.amazonaws.com/{MAIN}");
    let launch = "https://eu-west-1.console.aws.amazon.com/cloudformation/home?region=eu-west-1#/stacks/new?stackName=aes-siem&templateURL=";
    assert_eq!(told, format!("template  {url}\nlaunch    {launch}{url}\n"));

    // The same again writes no code; what changed has another name, and the old name stays for stacks that use it.
    let again = text(&good(dir.path(), &environment, &["publish"]).stderr);
    assert!(again.ends_with(&format!("{} were there\n", code.len())), "{again}");
    package(dir.path(), "second");
    good(dir.path(), &environment, &["publish"]);
    let later = keys(&aws, "templates").await;
    assert_eq!(later.len(), global.len() + 2 * code.len());
    assert!(code.iter().all(|key| later.contains(key)));
}

#[test]
fn without_an_upload_only_the_folders_are_written_anew() {
    let dir = tempfile::tempdir().unwrap();
    package(dir.path(), "");
    let old = dir.path().join("out/regional-s3-assets/old.zip");
    fs::create_dir_all(old.parent().unwrap()).unwrap();
    fs::write(&old, "").unwrap();
    let publish = ["publish", "--bucket", "templates", "--no-upload", "--out", "out"];
    let told = refused(dir.path(), &[], &publish);
    assert_eq!(told, "siem: out/regional-s3-assets: is of no earlier release; choose another folder with --out\n");
    assert!(old.exists(), "a folder of others is left alone");
    fs::remove_dir_all(dir.path().join("out")).unwrap();

    good(dir.path(), &[], &publish);
    fs::write(&old, "").unwrap();
    fs::write(dir.path().join("out/mine"), "").unwrap();
    good(dir.path(), &[], &publish);
    let files = files_below(&dir.path().join("out"));
    let templates = siem_infra::templates().unwrap().len();
    // And the dashboards, and the mark.
    assert_eq!(files.len(), 2 + 2 * templates + packages().len() + 1, "{files:?}");
    assert!(files.contains("mine") && files.contains(&format!("global-s3-assets/{MAIN}")));
    assert!(!old.exists());
}

#[tokio::test]
async fn each_region_gets_templates_that_name_its_own_bucket() {
    let aws = Aws::start().await.unwrap();
    create_bucket(&aws, "aes-siem-us-east-1", "us-east-1").await;
    let dir = tempfile::tempdir().unwrap();
    package(dir.path(), "");
    let publish = ["publish", "--bucket-prefix", "aes-siem", "--regions", "us-east-1,eu-west-2"];
    let told = refused(dir.path(), &aws.env(), &publish);
    assert!(
        told.contains("there is no bucket aes-siem-eu-west-2, and none is made here: run `aws s3api create-bucket")
    );
    assert!(keys(&aws, "aes-siem-us-east-1").await.is_empty(), "something was written before all were looked at");

    create_bucket(&aws, "aes-siem-eu-west-2", "eu-west-2").await;
    let run = good(dir.path(), &aws.env(), &publish);
    for bucket in ["aes-siem-us-east-1", "aes-siem-eu-west-2"] {
        let template = text(&object(&aws, bucket, OLD_NAME).await);
        assert_eq!(template.matches(&format!("\"S3Bucket\": \"{bucket}\"")).count(), packages().len());
        let saved = keys(&aws, bucket).await.into_iter().filter(|key| key.ends_with("/assets/saved_objects.zip"));
        assert_eq!(saved.count(), 1);
    }
    assert!(text(&run.stdout).contains("https://aes-siem-eu-west-2.s3.eu-west-2.amazonaws.com/siem-on-amazon"));
}

#[tokio::test]
async fn what_would_not_work_is_told_before_anything_is_written() {
    let aws = Aws::start().await.unwrap();
    create_bucket(&aws, "elsewhere", "ap-northeast-1").await;
    let dir = tempfile::tempdir().unwrap();
    let publish = |more: &[&str]| refused(dir.path(), &aws.env(), &[&["publish"], more].concat());
    assert!(publish(&["--bucket", "elsewhere"]).contains("run `cargo xtask package`"));
    package(dir.path(), "");
    let told = publish(&["--bucket", "elsewhere"]);
    assert!(told.contains("the bucket elsewhere is in ap-northeast-1, not in eu-west-1"), "{told}");
    assert!(!dir.path().join("deployment").exists());
    // Nor is anything packaged.
    assert!(refused(dir.path(), &aws.env(), &["deploy", "--bucket", "elsewhere"]).contains("this is no checkout"));
    std::fs::create_dir_all(dir.path().join("crates/xtask")).unwrap();
    let told = refused(dir.path(), &aws.env(), &["deploy", "--bucket", "elsewhere"]);
    assert!(told.contains("the bucket elsewhere is in ap-northeast-1, not in eu-west-1"), "{told}");
    for wrong in [
        "publish",
        "publish --bucket-prefix p",
        "publish --regions us-east-1",
        "publish --bucket Templates",
        "publish --bucket elsewhere --solution-name a/b",
        "publish --bucket-prefix P --regions us-east-1",
        "deploy --bucket elsewhere --region europe",
        "deploy --bucket elsewhere --solution-version v/1",
        "deploy --bucket elsewhere --parameter SnsEmail",
        "deploy --bucket elsewhere --parameter VpcMode=bogus",
        "deploy --bucket elsewhere --stack-name a_b",
        "deploy --bucket elsewhere --packages elsewhere",
        "synth --bucket s3://elsewhere",
        "cleanup --plan --region eu-west",
    ] {
        let words: Vec<&str> = wrong.split(' ').collect();
        assert_eq!(siem(dir.path(), &aws.env(), &words).status.code(), Some(2), "{wrong}");
    }
    let run = siem(dir.path(), &with(aws.env(), &[("AWS_REGION", "europe")]), &["cleanup", "--plan"]);
    let told = text(&run.stderr);
    assert!(told.contains("the region \"europe\": a region is written as eu-west-1"), "{told}");
    assert_eq!(run.status.code(), Some(2));
}

fn stack(name: &str, status: &str) -> FakeStack {
    let parameters = vec![("SnsEmail".to_owned(), "soc@example.com".to_owned()), ("Gone".to_owned(), "x".to_owned())];
    FakeStack {
        name: name.into(),
        description: siem_infra::siem::DESCRIPTION.into(),
        status: status.into(),
        parameters,
    }
}

fn deploy(aws: &Aws, dir: &Path, stacks: &Stacks, more: &[&str]) -> Output {
    let environment = with(aws.env(), &[("AWS_ENDPOINT_URL_CLOUDFORMATION", &stacks.url)]);
    siem(dir, &environment, &[&["deploy", "--bucket", "templates", "--no-package"], more].concat())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stack_is_made_and_its_events_are_told() {
    let aws = Aws::start().await.unwrap();
    create_bucket(&aws, "templates", "eu-west-1").await;
    let dir = tempfile::tempdir().unwrap();
    package(dir.path(), "");
    let events = vec![("CREATE_IN_PROGRESS", "AesSiemDlq", ""), ("CREATE_COMPLETE", "AesSiemDlq", "")];
    let stacks = Stacks::start(None, Script { events, end: "CREATE_COMPLETE" }).unwrap();
    let run = deploy(&aws, dir.path(), &stacks, &["--parameter", "SnsEmail=soc@example.com"]);
    let told = text(&run.stderr);
    assert!(run.status.success(), "{told}");
    let first = told.find("09:30:00  CREATE_IN_PROGRESS    AesSiemDlq  AWS::SQS::Queue").unwrap();
    assert!(first < told.find("09:30:00  CREATE_COMPLETE       AesSiemDlq").unwrap());
    assert_eq!(told.matches("CREATE_IN_PROGRESS").count(), 1, "an event is told once");
    assert!(told.ends_with("aes-siem: CREATE_COMPLETE\n"));
    assert_eq!(text(&run.stdout), "DashboardsUrl  https://dashboards.example.com/\n");

    let sent = stacks.sent("CreateStack").unwrap();
    for (name, value) in [
        ("StackName", "aes-siem"),
        ("TemplateURL", &format!("https://templates.s3.eu-west-1.amazonaws.com/{MAIN}")),
        ("Capabilities.member.1", "CAPABILITY_NAMED_IAM"),
        ("Parameters.member.1.ParameterKey", "SnsEmail"),
        ("Parameters.member.1.ParameterValue", "soc@example.com"),
        ("Tags.member.1.Key", "solution"),
    ] {
        assert_eq!(sent.get(name).map(String::as_str), Some(value), "{name}");
    }
    assert!(keys(&aws, "templates").await.contains(MAIN), "published before it was spoken of");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_update_keeps_what_nobody_speaks_of_and_tells_what_failed() {
    let aws = Aws::start().await.unwrap();
    create_bucket(&aws, "templates", "eu-west-1").await;
    let dir = tempfile::tempdir().unwrap();
    package(dir.path(), "");
    let events = vec![
        ("UPDATE_FAILED", "LambdaEsLoader", "no such code"),
        ("UPDATE_FAILED", "Other", "Resource update cancelled"),
    ];
    let script = Script { events, end: "UPDATE_ROLLBACK_COMPLETE" };
    let stacks = Stacks::start(Some(stack("aes-siem", "CREATE_COMPLETE")), script).unwrap();
    let run = deploy(&aws, dir.path(), &stacks, &["--parameter", "DomainName=other"]);
    let told = text(&run.stderr);
    assert_eq!(run.status.code(), Some(1), "{told}");
    assert!(told.contains("siem: LambdaEsLoader: no such code\naes-siem: UPDATE_ROLLBACK_COMPLETE\n"), "{told}");
    let sent = stacks.sent("UpdateStack").unwrap();
    let parameters: Vec<_> = sent.iter().filter(|(name, _)| name.starts_with("Parameters.")).collect();
    let expected = [
        ("Parameters.member.1.ParameterKey", "DomainName"),
        ("Parameters.member.1.ParameterValue", "other"),
        ("Parameters.member.2.ParameterKey", "SnsEmail"),
        ("Parameters.member.2.UsePreviousValue", "true"),
    ];
    let expected = expected.map(|(name, value)| (name.to_owned(), value.to_owned()));
    assert_eq!(parameters, expected.iter().map(|(name, value)| (name, value)).collect::<Vec<_>>());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stack_that_cannot_be_changed_is_told_before_anything_is_written() {
    let aws = Aws::start().await.unwrap();
    create_bucket(&aws, "templates", "eu-west-1").await;
    let dir = tempfile::tempdir().unwrap();
    package(dir.path(), "");
    let script = Script { events: Vec::new(), end: "CREATE_COMPLETE" };
    let stacks = Stacks::start(Some(stack("aes-siem", "ROLLBACK_COMPLETE")), script).unwrap();
    let run = deploy(&aws, dir.path(), &stacks, &[]);
    assert_eq!(run.status.code(), Some(1));
    assert!(text(&run.stderr).contains("aws cloudformation delete-stack --stack-name aes-siem"));
    assert!(keys(&aws, "templates").await.is_empty());
    let others = FakeStack { description: "The shop".into(), ..stack("prod-shop", "CREATE_COMPLETE") };
    let of_others = Stacks::start(Some(others), Script { events: Vec::new(), end: "UPDATE_COMPLETE" }).unwrap();
    let run = deploy(&aws, dir.path(), &of_others, &["--stack-name", "prod-shop"]);
    assert!(text(&run.stderr).starts_with("siem: the stack prod-shop is of something else"), "{}", text(&run.stderr));
    assert_eq!((run.status.code(), of_others.sent("UpdateStack")), (Some(1), None));
    let run = deploy(&aws, dir.path(), &stacks, &["--parameter", "SnsMail=x"]);
    let told = text(&run.stderr);
    assert!(told.starts_with("error: the template has no parameter SnsMail\n"), "{told}");
    assert_eq!(run.status.code(), Some(2));
}

const LOG_BUCKET: &str = "aes-siem-123456789012-log";
const GEO_BUCKET: &str = "aes-siem-123456789012-geo";

const SECRET: &str = "aes-siem/aes-siem/aesadmin";

/// Tags it as the solution's.
async fn tag_bucket(aws: &Aws, bucket: &str) {
    let (key, value) = siem_infra::constructs::SOLUTION_TAG;
    let tag = aws_sdk_s3::types::Tag::builder().key(key).value(value).build().unwrap();
    let tags = aws_sdk_s3::types::Tagging::builder().tag_set(tag).build().unwrap();
    aws.s3.put_bucket_tagging().bucket(bucket).tagging(tags).send().await.unwrap();
}

async fn make_secret(aws: &Aws, name: &str) {
    let (key, value) = siem_infra::constructs::SOLUTION_TAG;
    let tag = aws_sdk_secretsmanager::types::Tag::builder().key(key).value(value).build();
    aws.secrets().create_secret().name(name).secret_string("{}").tags(tag).send().await.unwrap();
}

async fn has_secret(aws: &Aws, name: &str) -> bool {
    aws.secrets().get_secret_value().secret_id(name).send().await.is_ok()
}

/// What a stack leaves: buckets with versions of objects, the key with its alias, the domain with its password.
async fn leave_things(aws: &Aws) -> String {
    for bucket in [LOG_BUCKET, GEO_BUCKET] {
        create_bucket(aws, bucket, "eu-west-1").await;
        tag_bucket(aws, bucket).await;
        aws.keep_versions(bucket).await.unwrap();
        for _ in 0..2 {
            aws.put_object(bucket, "a/b", "x").await.unwrap();
        }
        aws.s3.delete_object().bucket(bucket).key("a/b").send().await.unwrap();
    }
    let kms = aws.kms();
    let (tag, value) = siem_infra::constructs::SOLUTION_TAG;
    let key_tag = aws_sdk_kms::types::Tag::builder().tag_key(tag).tag_value(value).build().unwrap();
    let key = kms.create_key().tags(key_tag).send().await.unwrap().key_metadata.unwrap().key_id;
    kms.create_alias().alias_name("alias/aes-siem-key").target_key_id(&key).send().await.unwrap();
    let tag = aws_sdk_opensearch::types::Tag::builder().key(tag).value(value).build().unwrap();
    aws.opensearch().create_domain().domain_name("aes-siem").tag_list(tag).send().await.unwrap();
    make_secret(aws, SECRET).await;
    key
}

async fn has_bucket(aws: &Aws, bucket: &str) -> bool {
    aws.s3.head_bucket().bucket(bucket).send().await.is_ok()
}

fn cleanup_environment(aws: &Aws, stack: Option<FakeStack>) -> Vec<(String, String)> {
    let stacks = Stacks::start(stack, Script { events: Vec::new(), end: "" }).unwrap();
    with(aws.env(), &[("AWS_ENDPOINT_URL_CLOUDFORMATION", &stacks.url)])
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_left_is_listed_and_only_what_is_named_is_deleted_with_its_logs() {
    let aws = Aws::start().await.unwrap();
    let key = leave_things(&aws).await;
    let of_another_domain = "aes-siem/aes-siem-test/aesadmin";
    make_secret(&aws, of_another_domain).await;
    let dir = tempfile::tempdir().unwrap();
    let environment = cleanup_environment(&aws, None);
    let plan = text(&good(dir.path(), &environment, &["cleanup", "--plan"]).stdout);
    let lines: Vec<&str> = plan.lines().collect();
    assert_eq!(lines.len(), 6, "{plan}");
    for (line, words) in lines.iter().zip([
        ["domain", "aes-siem", "is deleted"],
        ["secret", SECRET, "is deleted"],
        ["bucket", GEO_BUCKET, "stays: a new stack takes it over with the log bucket; --log-bucket"],
        ["bucket", LOG_BUCKET, "stays: it has the logs; --log-bucket"],
        ["key", &key, "stays: without it"],
        ["alias", "alias/aes-siem-key", "stays"],
    ]) {
        assert!(line.starts_with(words[0]) && words.iter().all(|word| line.contains(word)), "{line}");
    }

    good(dir.path(), &environment, &["cleanup", "--apply"]);
    assert!(has_bucket(&aws, LOG_BUCKET).await && has_bucket(&aws, GEO_BUCKET).await, "all that is adopted");
    assert!(has_secret(&aws, of_another_domain).await);
    make_secret(&aws, SECRET).await; // as a new stack does, which finds its name free
    let state = async || aws.kms().describe_key().key_id(&key).send().await.unwrap().key_metadata.unwrap();
    assert!(state().await.enabled());
    assert!(aws.opensearch().describe_domain().domain_name("aes-siem").send().await.is_err());

    let other = ["cleanup", "--apply", "--log-bucket", "amzn-s3-demo-bucket"];
    assert!(refused(dir.path(), &environment, &other).contains("the log bucket of this account is"));
    let other = ["cleanup", "--apply", "--key", "alias/other"];
    assert!(refused(dir.path(), &environment, &other).contains("the solution's key is alias/aes-siem-key"));
    good(dir.path(), &environment, &["cleanup", "--apply", "--log-bucket", LOG_BUCKET, "--key", "alias/aes-siem-key"]);
    assert!(!has_bucket(&aws, LOG_BUCKET).await && !has_bucket(&aws, GEO_BUCKET).await);
    let gone = state().await;
    assert_eq!(gone.key_state().unwrap().as_str(), "PendingDeletion");
    let days = (gone.deletion_date().unwrap().secs() - gone.creation_date().unwrap().secs()) / 86_400;
    assert!((29..=30).contains(&days), "{days}");
    assert!(aws.kms().describe_key().key_id("alias/aes-siem-key").send().await.is_err());
    let nothing = good(dir.path(), &environment, &["cleanup", "--plan"]);
    assert!(nothing.stdout.is_empty() && text(&nothing.stderr).contains("nothing is left"));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_left_of_a_network_is_listed_with_the_commands_that_delete_it() {
    let aws = Aws::start().await.unwrap();
    let left = [
        ("AWS::EC2::VPC", "vpc-0123456789abcdef0", "DELETE_SKIPPED"),
        ("AWS::EC2::RouteTable", "rtb-0123456789abcdef0", "DELETE_SKIPPED"),
        ("AWS::EC2::SecurityGroup", "sg-0123456789abcdef0", "DELETE_SKIPPED"),
        ("AWS::EC2::SecurityGroup", "sg-0123456789abcdef1", "DELETE_COMPLETE"),
        ("AWS::EC2::Subnet", "subnet-0123456789abcdef1", "DELETE_SKIPPED"),
        ("AWS::EC2::Subnet", "subnet-0123456789abcdef0", "DELETE_SKIPPED"),
        ("AWS::S3::Bucket", LOG_BUCKET, "DELETE_SKIPPED"),
    ];
    let dir = tempfile::tempdir().unwrap();
    let plan = |description: &str| {
        let stacks = Stacks::start(None, Script { events: Vec::new(), end: "" }).unwrap();
        let stacks = stacks.after_deleting(description, &left);
        let environment = with(aws.env(), &[("AWS_ENDPOINT_URL_CLOUDFORMATION", &stacks.url)]);
        text(&good(dir.path(), &environment, &["cleanup", "--plan"]).stdout)
    };
    let line = |id: &str, command: &str| {
        format!(
            "network    {id:<24}  stays: unless it is gone already, `aws ec2 {command} {id}` deletes it, once no domain is in it\n"
        )
    };
    let expected = [
        line("subnet-0123456789abcdef0", "delete-subnet --subnet-id"),
        line("subnet-0123456789abcdef1", "delete-subnet --subnet-id"),
        line("sg-0123456789abcdef0", "delete-security-group --group-id"),
        line("rtb-0123456789abcdef0", "delete-route-table --route-table-id"),
        line("vpc-0123456789abcdef0", "delete-vpc --vpc-id"),
    ];
    assert_eq!(plan("SIEM on Amazon OpenSearch Service: logs of all accounts, in one place"), expected.concat());
    assert_eq!(plan("somebody else's"), "");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_has_not_the_tag_of_the_solution_stays() {
    let aws = Aws::start().await.unwrap();
    create_bucket(&aws, LOG_BUCKET, "eu-west-1").await;
    let kms = aws.kms();
    let key = kms.create_key().send().await.unwrap().key_metadata.unwrap().key_id;
    kms.create_alias().alias_name("alias/aes-siem-key").target_key_id(&key).send().await.unwrap();
    aws.opensearch().create_domain().domain_name("aes-siem").send().await.unwrap();
    make_secret(&aws, SECRET).await;
    let dir = tempfile::tempdir().unwrap();
    let named = ["cleanup", "--apply", "--log-bucket", LOG_BUCKET, "--key", "alias/aes-siem-key"];
    let run = siem(dir.path(), &cleanup_environment(&aws, None), &named);
    let (told, failed) = (text(&run.stdout), text(&run.stderr));
    assert_eq!((run.status.code(), failed.matches(" was named and stays: ").count()), (Some(1), 2), "{failed}");
    let why = "stays: it has no tag solution = siem-on-amazon-opensearch-service; give it one, or delete it yourself";
    assert_eq!(told.lines().filter(|line| line.ends_with(why)).count(), 4, "{told}");
    assert!(told.lines().any(|line| line.contains(SECRET) && line.ends_with("stays: its domain does")), "{told}");
    assert!(has_bucket(&aws, LOG_BUCKET).await && has_secret(&aws, SECRET).await);
    assert!(aws.opensearch().describe_domain().domain_name("aes-siem").send().await.is_ok());
    assert!(kms.describe_key().key_id("alias/aes-siem-key").send().await.unwrap().key_metadata.unwrap().enabled());
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_deleted_under_a_stack_whatever_it_is_called() {
    let aws = Aws::start().await.unwrap();
    leave_things(&aws).await;
    let dir = tempfile::tempdir().unwrap();
    let environment = cleanup_environment(&aws, Some(stack("logs-of-all", "UPDATE_COMPLETE")));
    let told = refused(dir.path(), &environment, &["cleanup", "--apply"]);
    assert!(told.contains("logs-of-all is there and uses this: nothing is deleted"), "{told}");
    assert!(has_bucket(&aws, GEO_BUCKET).await);
    assert_eq!(siem(dir.path(), &environment, &["cleanup"]).status.code(), Some(2), "neither plan nor apply");
}

/// Lines of the page that begin with `siem`, with the environment that the page asks for.
#[tokio::test(flavor = "multi_thread")]
async fn commands_of_the_page_work() {
    let page = fs::read_to_string(repository().join("docs/deployment.md")).unwrap();
    let aws = Aws::start().await.unwrap();
    for (bucket, region) in
        [("my-templates", "eu-west-1"), ("aes-siem-us-east-1", "us-east-1"), ("aes-siem-eu-west-2", "eu-west-2")]
    {
        create_bucket(&aws, bucket, region).await;
    }
    let dir = tempfile::tempdir().unwrap();
    package(dir.path(), "");
    let script = Script { events: Vec::new(), end: "CREATE_COMPLETE" };
    let mut ran = BTreeSet::new();
    for line in page.lines().filter(|line| line.starts_with("siem ")) {
        let stacks = Stacks::start(None, script.clone()).unwrap();
        let more =
            [("TEMPLATE_OUTPUT_BUCKET", "my-templates"), ("AWS_ENDPOINT_URL_CLOUDFORMATION", stacks.url.as_str())];
        let command = line.split(" #").next().unwrap();
        let mut words: Vec<&str> = command.split_whitespace().skip(1).collect();
        if words[0] == "deploy" {
            words.push("--no-package");
        }
        good(dir.path(), &with(aws.env(), &more), &words);
        ran.insert(words[0].to_owned());
    }
    assert_eq!(ran, ["cleanup", "deploy", "publish", "synth"].map(str::to_owned).into());
}
