//! The whole journey of a stack on one machine: its template is made on emulated services with the real programs as
//! functions, its domain is a real OpenSearch with the security plugin, and a log goes from the bucket to who may see it.
//! In the end it tells what each function did for each request, and fails where one did nothing.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops at the first surprise")]
#![allow(clippy::print_stdout, reason = "what was done is told at the end")]

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::net::Ipv4Addr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, SystemTime};

use anyhow::{Context, Result, bail};
use aws_sdk_opensearch::types::ClusterConfig;
use aws_sdk_s3::types::{Event as ObjectEvent, NotificationConfiguration, QueueConfiguration};
use bytes::Bytes;
use flate2::Compression;
use flate2::write::GzEncoder;
use http_body_util::Full;
use hyper::{Method, Response, StatusCode};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use siem_enrich::build::{DatabaseBuilder, Place, system};
use siem_tests::aws::{Buckets, Call, Front, Meddling};
use siem_tests::cloudformation::Stack;
use siem_tests::deployment::{Created, Deployment, Event, left_out};
use siem_tests::domain::Domain;
use siem_tests::listener::Listener;
use siem_tests::opensearch::{Access, NodeOptions};
use siem_tests::{Aws, OpenSearch};

const DOMAIN: &str = "aes-siem";
const LOG_BUCKET: &str = "aes-siem-123456789012-log";
const GEO_BUCKET: &str = "aes-siem-123456789012-geo";
const KEY_ALIAS: &str = "alias/aes-siem-key";
const LICENSE: &str = "abc123_abcdefghijklmnopqrstuvwxyzABC_mmk";
/// From where people come; functions come from 127.0.0.1, which nobody has let in.
const DESK: Ipv4Addr = Ipv4Addr::new(127, 0, 0, 9);
const ELSEWHERE: Ipv4Addr = Ipv4Addr::new(127, 0, 0, 10);
const PASSWORD_OF_PEOPLE: &str = "A-quite-l0ng-password!";
const SECURITY: &str = "_plugins/_security/api";

/// User and password.
type Login<'a> = (&'a str, &'a str);

struct Journey {
    deployment: Deployment,
    /// Whether the account lacks the role without which OpenSearch Service makes no domain.
    lacks_role: Arc<AtomicBool>,
    _download_site: Listener,
}

#[tokio::test]
async fn a_stack_is_made_used_changed_deleted_and_made_again() -> Result<()> {
    let mut journey = Journey::begin().await?;
    journey.a_creation_that_fails_leaves_nothing_in_the_way().await?;
    journey.the_stack_is_made().await?;
    let admin = journey.the_command_of_the_outputs_prints_the_password().await?;
    journey.a_log_is_loaded_and_found_by_who_may_see_it(&admin).await?;
    journey.parameters_change_and_what_was_done_in_the_console_stays(&admin).await?;
    journey.the_stack_goes_and_what_holds_logs_stays().await?;
    journey.the_stack_is_made_again_over_all_that_is_there(&admin).await?;
    journey.every_function_has_done_something(&admin)
}

/// The stack with these parameters, beside those that this account always gives.
fn stack(parameters: &[(&str, &str)]) -> Result<Stack> {
    let desk = DESK.to_string();
    let always = [("GeoLite2LicenseKey", LICENSE), ("AllowedSourceIpAddresses", desk.as_str())];
    Stack::new(&siem_infra::siem::template().synth()?, &[&always, parameters].concat())
}

impl Journey {
    /// An account with nothing in it.
    async fn begin() -> Result<Journey> {
        let options = NodeOptions { access: Access::Security, ..NodeOptions::from_env()? };
        let (node, aws) = tokio::try_join!(OpenSearch::start_with(&options), Aws::start())?;
        let domain = Domain::start(node, DOMAIN).await?;
        let lacks_role = Arc::new(AtomicBool::new(false));
        let (service, buckets, refuses) = (domain.meddle(), Buckets::default(), Arc::clone(&lacks_role));
        let front = Front::start(&aws.url, move |call: &Call| match call.action.as_str() {
            "es:CreateDomain" if refuses.load(Ordering::SeqCst) => {
                let message = "Before you can proceed, you must enable a service-linked role.";
                Meddling::Answer(400, json!({"__type": "ValidationException", "message": message}))
            }
            action if action.starts_with("s3:") => buckets.meddle(call),
            _ => service(call),
        })
        .await?;
        let download_site = download_site().await?;
        let url = format!("http://{}/app/geoip_download", download_site.address);
        let settings = vec![("GEOIP_DOWNLOAD_URL".to_owned(), url)];
        let deployment = Deployment::new(&aws, front, domain, settings).await?;
        Ok(Journey { deployment, lacks_role, _download_site: download_site })
    }

    async fn a_creation_that_fails_leaves_nothing_in_the_way(&mut self) -> Result<()> {
        self.deployment.phase = "failed".to_owned();
        self.lacks_role.store(true, Ordering::SeqCst);
        let Created::RolledBack(id, reason) = self.deployment.create(stack(&[])?).await? else {
            bail!("there is a domain without the role that it needs");
        };
        assert_eq!(id, "AesSiemDomainDeployedR2");
        let cure = "Make it once in this account: aws iam create-service-linked-role --aws-service-name \
                    opensearchservice.amazonaws.com";
        assert!(reason.ends_with(&format!("you must enable a service-linked role. {cure}")), "{reason}");

        let deleted = self.event("failed", "Delete", &id);
        assert_eq!((&deleted.answer["Status"], deleted.actions()), (&json!("SUCCESS"), Vec::new()), "harmless");
        let aws = self.deployment.aws();
        assert_eq!(aws.s3.list_buckets().send().await?.buckets().len(), 0);
        assert_eq!(aws.sqs.list_queues().send().await?.queue_urls().len(), 0);
        assert!(aws.kms().describe_key().key_id(KEY_ALIAS).send().await.is_err());
        self.lacks_role.store(false, Ordering::SeqCst);
        Ok(())
    }

    async fn the_stack_is_made(&mut self) -> Result<()> {
        self.deployment.phase = "made".to_owned();
        assert_eq!(self.deployment.create(stack(&[])?).await?, Created::Complete);
        let actions = |id| self.event("made", "Create", id).actions();
        assert_eq!(actions("KeyPolicy"), ["kms:DescribeKey", "kms:GetKeyPolicy", "kms:PutKeyPolicy"]);
        assert_eq!(actions("LogBucketPolicy"), ["s3:GetBucketPolicy", "s3:PutBucketPolicy"]);
        assert_eq!(actions("LogBucketNotification"), ["s3:GetBucketNotification", "s3:PutBucketNotification"]);
        // The creation that failed has made the secret and the log groups, and this one goes on with them.
        let expected = [
            "es:DescribeDomain",
            "secretsmanager:GetSecretValue",
            "logs:PutResourcePolicy",
            "logs:CreateLogGroup",
            "logs:PutRetentionPolicy",
            "logs:CreateLogGroup",
            "logs:PutRetentionPolicy",
            "es:CreateDomain",
            "es:DescribeDomain",
            "secretsmanager:GetSecretValue",
            "es:ListTags",
            "es:UpdateDomainConfig",
            // Only a change that was made is noted.
            "es:DescribeDomain",
            "secretsmanager:GetSecretValue",
            "es:AddTags",
        ];
        assert_eq!(actions("AesSiemDomainDeployedR2"), expected);
        let databases = &self.event("made", "Create", "ExecLambdaGeoipDownloader").answer["Data"]["Databases"];
        assert!(databases.as_str().unwrap().starts_with("GeoLite2-City is that of "), "{databases}");

        let configured = self.event("made", "Create", "AesSiemDomainConfiguredR2");
        assert_eq!(configured.actions(), ["secretsmanager:GetSecretValue"]);
        // First with the password, which nobody takes from where functions are; then signed, as the first master.
        assert_eq!(configured.requests[..3], ["GET /", "GET /", &format!("GET /{SECURITY}/roles/aws_log_loader")]);
        assert!(configured.requests.iter().any(|request| request == "PUT /_index_template/siem-log"));
        Ok(())
    }

    /// Takes the password as the person who made the stack does; user and password.
    async fn the_command_of_the_outputs_prints_the_password(&self) -> Result<(String, String)> {
        let outputs = self.deployment.outputs();
        let command = &outputs["DashboardsPasswordCommand"];
        let words: Vec<&str> = command.split(' ').collect();
        let expected_words = ["aws", "secretsmanager", "get-secret-value", "--region", "--secret-id", "--query"];
        let [aws, service, call, a, region, b, secret, c, "SecretString", "--output", "text"] = words[..] else {
            bail!("another command: {command}");
        };
        assert_eq!([aws, service, call, a, b, c], expected_words);
        let region = aws_types::region::Region::new(region.to_owned());
        let config = self.deployment.aws().config().into_builder().region(region).build();
        let secret = aws_sdk_secretsmanager::Client::new(&config).get_secret_value().secret_id(secret).send().await?;
        let printed: Value = serde_json::from_str(secret.secret_string().context("no text")?)?;
        let [user, password] = ["username", "password"].map(|name| printed[name].as_str().unwrap().to_owned());
        assert_eq!(user, outputs["DashboardsAdminID"]);

        let (status, who) =
            self.ask(DESK, (&user, &password), Method::GET, "_plugins/_security/authinfo", None).await?;
        assert_eq!((status, &who["user_name"]), (StatusCode::OK, &json!("aesadmin")));
        assert!(who["roles"].as_array().unwrap().contains(&json!("all_access")), "{who}");
        let (wrong, _) = self.ask(DESK, (&user, "another"), Method::GET, "", None).await?;
        assert_eq!(wrong, StatusCode::UNAUTHORIZED);
        let (status, why) = self.ask(ELSEWHERE, (&user, &password), Method::GET, "", None).await?;
        assert_eq!(status, StatusCode::FORBIDDEN);
        assert!(why["Message"].as_str().unwrap().starts_with("User: anonymous is not authorized"), "{why}");
        Ok((user, password))
    }

    async fn a_log_is_loaded_and_found_by_who_may_see_it(&mut self, admin: &(String, String)) -> Result<()> {
        let analysts = json!({"index_permissions": [{"index_patterns": ["log-*"], "allowed_actions": ["read"]}]});
        let user = json!({"password": PASSWORD_OF_PEOPLE});
        for (path, body) in [
            ("roles/analysts", &analysts),
            ("internalusers/anna", &user),
            ("internalusers/bert", &user),
            ("rolesmapping/analysts", &json!({"users": ["anna"]})),
        ] {
            self.administer(admin, Method::PUT, &format!("{SECURITY}/{path}"), body).await?;
        }
        self.put_trail("first").await?;
        self.load().await?;

        let found = self.found("anna").await?.context("she may not see it")?;
        assert_eq!(found.len(), 1);
        let document = &found[0]["_source"];
        assert_eq!(document["event"]["action"], "ConsoleLogin");
        assert_eq!(document["user"]["name"], "alice");
        // By the databases that geoip-downloader fetched.
        assert_eq!(document["source"]["geo"]["city_name"], "Journeyton");
        assert_eq!(document["source"]["as"]["number"], 64_507);
        assert_eq!(self.found("bert").await?, None, "he has no role");
        Ok(())
    }

    async fn parameters_change_and_what_was_done_in_the_console_stays(
        &mut self,
        admin: &(String, String),
    ) -> Result<()> {
        self.do_things_in_the_console(admin).await?;
        let before = self.what_others_did(admin).await?;
        let outputs = self.deployment.outputs();

        self.deployment.phase = "updated".to_owned();
        let changed = [("VolumeSize", "20"), ("IndexDeleteDays", "365"), ("SourceAccounts", "111122223333")];
        self.deployment.update(stack(&changed)?).await?;

        let asked: BTreeSet<&str> = self.events_of("updated").iter().map(|event| event.logical_id.as_str()).collect();
        let expected = ["AesSiemDomainConfiguredR2", "AesSiemDomainDeployedR2", "KeyPolicy", "LogBucketPolicy"];
        assert_eq!(asked, expected.into(), "of the others nothing has changed");
        let deployed = self.event("updated", "Update", "AesSiemDomainDeployedR2");
        let change: Vec<&Value> = deployed
            .calls
            .iter()
            .filter(|call| call.action == "es:UpdateDomainConfig")
            .map(|call| &call.body)
            .collect();
        let volume = json!({"EBSOptions": {"EBSEnabled": true, "VolumeType": "gp3", "VolumeSize": 20}});
        assert_eq!(change, [&volume]);
        let policy = self.log_bucket_policy().await?;
        assert!(policy.to_string().contains("111122223333"), "{policy}");

        assert_eq!(self.what_others_did(admin).await?, before);
        assert_eq!(self.deployment.outputs(), outputs);
        assert_eq!(self.found("anna").await?.unwrap().len(), 1);
        Ok(())
    }

    async fn the_stack_goes_and_what_holds_logs_stays(&mut self) -> Result<()> {
        self.deployment.phase = "deleted".to_owned();
        let policy = self.log_bucket_policy().await?;
        self.deployment.delete().await?;

        let aws = self.deployment.aws();
        let buckets = aws.s3.list_buckets().send().await?;
        let buckets: BTreeSet<&str> = buckets.buckets().iter().filter_map(|bucket| bucket.name()).collect();
        assert_eq!(buckets, [LOG_BUCKET, GEO_BUCKET, "aes-siem-123456789012-snapshot"].into());
        assert_eq!(self.log_bucket_policy().await?, policy, "services still write");
        assert!(aws.kms().describe_key().key_id(KEY_ALIAS).send().await?.key_metadata().unwrap().enabled());
        assert!(aws.opensearch().describe_domain().domain_name(DOMAIN).send().await.is_ok());
        let queues = aws.sqs.list_queues().send().await?;
        assert!(queues.queue_urls().iter().all(|url| url.ends_with("/operators")), "{:?}", queues.queue_urls());
        assert_eq!(self.notifications().await?, ["removed"], "that of an operator");
        assert_eq!(self.found("anna").await?.unwrap().len(), 1);
        Ok(())
    }

    async fn the_stack_is_made_again_over_all_that_is_there(&mut self, admin: &(String, String)) -> Result<()> {
        let roles_before = self.members_of("aws_log_loader", admin).await?;
        self.deployment.phase = "made again".to_owned();
        let adopts = stack(&[("ExistingResources", "adopt"), ("VolumeSize", "20")])?;
        assert_eq!(self.deployment.create(adopts).await?, Created::Complete);

        let taken_over = ["es:DescribeDomain", "secretsmanager:GetSecretValue", "es:ListTags"];
        assert_eq!(self.event("made again", "Create", "AesSiemDomainDeployedR2").actions(), taken_over);
        assert_eq!(self.the_command_of_the_outputs_prints_the_password().await?, *admin);
        let roles = self.members_of("aws_log_loader", admin).await?;
        assert!(roles_before.is_subset(&roles) && roles.len() == roles_before.len() + 1, "the loader has a new role");
        assert_eq!(self.notifications().await?, ["removed", "aes-siem-es-loader"]);

        assert_eq!(self.found("anna").await?.unwrap().len(), 1, "what was loaded before");
        self.put_trail("second").await?;
        self.load().await?;
        assert_eq!(self.found("anna").await?.unwrap().len(), 2);
        Ok(())
    }

    /// Tells of all requests what was done, and holds them against what has to be.
    fn every_function_has_done_something(&self, (_, password): &(String, String)) -> Result<()> {
        let events = &self.deployment.events;
        println!("\nWhat each function did for each request, to AWS and to the domain:\n");
        events.iter().for_each(|event| print!("{event}"));
        println!("\nWhat was left out:\n\n{}", left_out());
        for event in events {
            let Event { kind, logical_id, .. } = event;
            match (*kind, logical_id.as_str()) {
                // The queue goes, and S3 would send to one that is not there.
                ("Delete", "LogBucketNotification") => {
                    assert_eq!(event.actions(), ["s3:GetBucketNotification", "s3:PutBucketNotification"]);
                }
                // Domain, policies and databases outlive the stack: nothing is touched.
                ("Delete", _) => assert!(!event.did_something(), "{event}"),
                _ => assert!(event.did_something(), "a function answers without having done anything:\n{event}"),
            }
        }
        let functions: BTreeSet<&str> = events.iter().map(|event| event.function.as_str()).collect();
        let expected = [
            "aes-siem-BucketNotificationsHandler",
            "aes-siem-configure-aes",
            "aes-siem-deploy-aes",
            "aes-siem-geoip-downloader",
        ];
        assert_eq!(functions, expected.into());
        assert!(!self.deployment.told.contains(password), "the password shows");
        assert!(!self.deployment.told.contains(LICENSE), "the licence key shows");
        Ok(())
    }

    /// Requests to custom resources while this happened to the stack.
    fn events_of(&self, phase: &str) -> Vec<&Event> {
        self.deployment.events.iter().filter(|event| event.phase == phase).collect()
    }

    /// The request of this kind to a custom resource.
    fn event(&self, phase: &str, kind: &str, id: &str) -> &Event {
        let mut events = self.events_of(phase).into_iter().filter(|event| event.kind == kind && event.logical_id == id);
        events.next().unwrap_or_else(|| panic!("no {kind} of {id} while the stack is {phase}"))
    }

    /// A CloudTrail object with one record, put into the log bucket.
    async fn put_trail(&self, name: &str) -> Result<()> {
        let record = json!({
            "eventVersion": "1.11", "eventID": format!("journey-{name}"), "eventTime": "2026-10-14T09:30:00Z",
            "eventSource": "signin.amazonaws.com", "eventName": "ConsoleLogin", "awsRegion": "eu-west-1",
            "sourceIPAddress": "2001:db8:7::9", "userAgent": "Mozilla/5.0", "eventType": "AwsConsoleSignIn",
            "userIdentity": {"type": "IAMUser", "userName": "alice", "accountId": "123456789012",
                "arn": "arn:aws:iam::123456789012:user/alice", "principalId": "AIDAEXAMPLE"},
            "responseElements": {"ConsoleLogin": "Success"}, "recipientAccountId": "123456789012",
        });
        let mut gzip = GzEncoder::new(Vec::new(), Compression::default());
        gzip.write_all(json!({ "Records": [record] }).to_string().as_bytes())?;
        let place = "AWSLogs/123456789012/CloudTrail/eu-west-1/2026/10/14";
        let key = format!("{place}/123456789012_CloudTrail_eu-west-1_20261014T0930Z_{name}.json.gz");
        self.deployment.aws().put_object(LOG_BUCKET, &key, gzip.finish()?).await?;
        Ok(())
    }

    /// Has es-loader load what S3 has told the queue.
    async fn load(&mut self) -> Result<()> {
        let batches = self.deployment.work_off_queues().await?;
        assert!(batches.iter().all(|batch| batch.returned.is_empty()), "{batches:#?}");
        assert!(batches.iter().any(|batch| !batch.deleted.is_empty()), "the queue heard of nothing");
        Ok(())
    }

    /// What somebody finds of all that was loaded here; `None` where he may not search.
    async fn found(&self, user: &str) -> Result<Option<Vec<Value>>> {
        let login = (user, PASSWORD_OF_PEOPLE);
        let node = self.deployment.domain().node();
        node.post("log-aws-cloudtrail-*/_refresh", &json!({})).await?;
        let (status, mut said) =
            self.ask(DESK, login, Method::GET, "log-aws-cloudtrail-*/_search?q=user.name:alice", None).await?;
        match (status, said["hits"]["hits"].take()) {
            (StatusCode::OK, Value::Array(hits)) => Ok(Some(hits)),
            (StatusCode::FORBIDDEN, _) => Ok(None),
            (status, _) => bail!("{status}: {said}"),
        }
    }

    /// What an operator does beside the stack.
    async fn do_things_in_the_console(&self, admin: &(String, String)) -> Result<()> {
        let aws = self.deployment.aws();
        let live = aws.opensearch().describe_domain().domain_name(DOMAIN).send().await?.domain_status.unwrap();
        let cluster = ClusterConfig::builder().instance_type("r6g.large.search".into()).instance_count(3).build();
        let mut access: Value = serde_json::from_str(live.access_policies().context("no access policy")?)?;
        add(
            &mut access,
            json!({"Effect": "Deny", "Principal": {"AWS": "*"}, "Action": "es:ESHttpDelete", "Resource": "*"}),
        );
        let update = aws.opensearch().update_domain_config().domain_name(DOMAIN);
        update.cluster_config(cluster).access_policies(access.to_string()).send().await?;

        let queue = aws.create_queue("operators").await?;
        let removed = QueueConfiguration::builder().id("removed").queue_arn(&queue.arn);
        let removed = removed.events(ObjectEvent::S3ObjectRemoved).build()?;
        let live = aws.s3.get_bucket_notification_configuration().bucket(LOG_BUCKET).send().await?;
        let both = std::iter::once(removed).chain(live.queue_configurations().iter().cloned()).collect();
        let both = NotificationConfiguration::builder().set_queue_configurations(Some(both)).build();
        let put = aws.s3.put_bucket_notification_configuration().bucket(LOG_BUCKET);
        put.notification_configuration(both).send().await?;

        let by_console = json!({"Sid": "AWSLogDeliveryWrite20150319", "Effect": "Allow", "Action": "s3:PutObject",
            "Principal": {"Service": "delivery.logs.amazonaws.com"}, "Resource": format!("arn:aws:s3:::{LOG_BUCKET}/console/*")});
        let mut policy = self.log_bucket_policy().await?;
        add(&mut policy, by_console);
        aws.s3.put_bucket_policy().bucket(LOG_BUCKET).policy(policy.to_string()).send().await?;

        let mut policy = self.key_policy().await?;
        let operators = "arn:aws:iam::123456789012:role/operators";
        add(
            &mut policy,
            json!({"Sid": "Operators", "Effect": "Allow", "Principal": {"AWS": operators},
            "Action": "kms:Decrypt", "Resource": "*"}),
        );
        let key = self.deployment.reference("KmsAesSiemLog").context("no key")?;
        aws.kms().put_key_policy().key_id(key).policy_name("default").policy(policy.to_string()).send().await?;

        let theirs = json!([{"op": "add", "path": "/backend_roles/-", "value": operators}]);
        let path = format!("{SECURITY}/rolesmapping/aws_log_loader");
        self.administer(admin, Method::PATCH, &path, &theirs).await?;
        Ok(())
    }

    /// Everything that an operator did, as it is now.
    async fn what_others_did(&self, admin: &(String, String)) -> Result<Value> {
        let aws = self.deployment.aws();
        let live = aws.opensearch().describe_domain().domain_name(DOMAIN).send().await?.domain_status.unwrap();
        let of_sid = |policy: &Value, sid: &str| -> Vec<Value> {
            policy["Statement"].as_array().into_iter().flatten().filter(|one| one["Sid"] == sid).cloned().collect()
        };
        let cluster = live.cluster_config.context("no nodes")?;
        let state = json!({
            "nodes": [cluster.instance_type.map(|kind| kind.as_str().to_owned()), cluster.instance_count.map(|count| count.to_string())],
            "access": live.access_policies,
            "notifications": self.notifications().await?,
            "bucket": of_sid(&self.log_bucket_policy().await?, "AWSLogDeliveryWrite20150319"),
            "key": of_sid(&self.key_policy().await?, "Operators"),
            "loaders": self.members_of("aws_log_loader", admin).await?,
        });
        assert!(
            state["bucket"].as_array().unwrap().len() == 1 && state["key"].as_array().unwrap().len() == 1,
            "{state}"
        );
        assert!(
            state["loaders"].to_string().contains("role/operators") && state["access"].to_string().contains("Deny")
        );
        assert_eq!(state["nodes"], json!(["r6g.large.search", "3"]));
        Ok(state)
    }

    async fn log_bucket_policy(&self) -> Result<Value> {
        let policy = self.deployment.aws().s3.get_bucket_policy().bucket(LOG_BUCKET).send().await?;
        Ok(serde_json::from_str(policy.policy().context("no policy")?)?)
    }

    async fn key_policy(&self) -> Result<Value> {
        let kms = self.deployment.aws().kms();
        let key = kms.describe_key().key_id(KEY_ALIAS).send().await?.key_metadata.context("no key")?;
        let policy = kms.get_key_policy().key_id(key.key_id()).policy_name("default").send().await?;
        Ok(serde_json::from_str(policy.policy().context("no policy")?)?)
    }

    /// Ids of those that hear of objects.
    async fn notifications(&self) -> Result<Vec<String>> {
        let s3 = &self.deployment.aws().s3;
        let live = s3.get_bucket_notification_configuration().bucket(LOG_BUCKET).send().await?;
        Ok(live.queue_configurations().iter().filter_map(|entry| entry.id().map(str::to_owned)).collect())
    }

    /// Backend roles of a role of the domain.
    async fn members_of(&self, role: &str, (user, password): &(String, String)) -> Result<BTreeSet<String>> {
        let path = format!("{SECURITY}/rolesmapping/{role}");
        let (status, said) = self.ask(DESK, (user, password), Method::GET, &path, None).await?;
        assert_eq!(status, StatusCode::OK, "{said}");
        let members = said[role]["backend_roles"].as_array().into_iter().flatten().filter_map(Value::as_str);
        Ok(members.map(str::to_owned).collect())
    }

    async fn administer(&self, admin: &(String, String), method: Method, path: &str, body: &Value) -> Result<()> {
        let (status, said) = self.ask(DESK, (&admin.0, &admin.1), method, path, Some(body)).await?;
        assert!(status.is_success(), "{path}: {status}: {said}");
        Ok(())
    }

    /// Asks the domain at the address that the stack tells people, as somebody at some machine.
    async fn ask(
        &self,
        at: Ipv4Addr,
        (user, password): Login<'_>,
        method: Method,
        path: &str,
        body: Option<&Value>,
    ) -> Result<(StatusCode, Value)> {
        // That of a stack that is deleted is in people's bookmarks.
        let host = match self.deployment.outputs().get("DashboardsUrl") {
            Some(url) => url.strip_suffix("/_dashboards/").context("another address")?.to_owned(),
            None => format!("https://{}", self.deployment.domain().host),
        };
        let client = self.deployment.domain().client_at(at)?;
        let mut request = client.request(method, format!("{host}/{path}")).basic_auth(user, Some(password));
        if let Some(body) = body {
            request = request.header("content-type", "application/json").body(body.to_string());
        }
        let answer = request.send().await?;
        let status = answer.status();
        let bytes = answer.bytes().await?;
        Ok((status, serde_json::from_slice(&bytes).unwrap_or_default()))
    }
}

/// Adds a statement to a policy, before all others.
fn add(policy: &mut Value, statement: Value) {
    policy["Statement"].as_array_mut().unwrap().insert(0, statement);
}

/// A download site of GeoLite2, whose databases know one network that no other test knows: es-loader's place for them is
/// the machine's.
async fn download_site() -> Result<Listener> {
    let built = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH)? - Duration::from_secs(24 * 60 * 60);
    let mut city = DatabaseBuilder::city().built_at(built.as_secs());
    let place = Place {
        city: "Journeyton",
        region: ("", ""),
        country: ("IE", "Ireland"),
        continent: ("EU", "Europe"),
        at: None,
        postal_code: "",
        timezone: "",
    };
    city.insert("2001:db8:7::/48", &place.record()).context("a network")?;
    let mut asn = DatabaseBuilder::asn().built_at(built.as_secs());
    asn.insert("2001:db8:7::/48", &system(64_507, "Example Travels")).context("a network")?;
    let mut archives = BTreeMap::new();
    for (edition, database) in [("GeoLite2-City", city.bytes()), ("GeoLite2-ASN", asn.bytes())] {
        let mut archive = tar::Builder::new(GzEncoder::new(Vec::new(), Compression::fast()));
        let mut header = tar::Header::new_gnu();
        header.set_size(database.len() as u64);
        archive.append_data(&mut header, format!("{edition}_20261124/{edition}.mmdb"), database.as_slice())?;
        archives.insert(edition, archive.into_inner()?.finish()?);
    }
    Listener::start(move |request| std::future::ready(offer(&archives, request.uri().query().unwrap_or_default())))
        .await
}

/// The archive or the checksum that a query asks for.
fn offer(archives: &BTreeMap<&str, Vec<u8>>, query: &str) -> Response<Full<Bytes>> {
    let asked: BTreeMap<&str, &str> = query.split('&').filter_map(|pair| pair.split_once('=')).collect();
    let archive = asked.get("edition_id").and_then(|edition| archives.get(edition));
    let (status, body) = match (asked.get("license_key"), archive, asked.get("suffix")) {
        (Some(&LICENSE), Some(archive), Some(&"tar.gz")) => (StatusCode::OK, archive.clone()),
        (Some(&LICENSE), Some(archive), Some(&"tar.gz.sha256")) => {
            let digits = Sha256::digest(archive).iter().map(|byte| format!("{byte:02x}")).collect::<String>();
            (StatusCode::OK, format!("{digits}  archive.tar.gz\n").into_bytes())
        }
        (Some(&LICENSE), ..) => (StatusCode::NOT_FOUND, Vec::new()),
        _ => (StatusCode::UNAUTHORIZED, Vec::new()),
    };
    let mut response = Response::new(Full::new(Bytes::from(body)));
    *response.status_mut() = status;
    response
}
