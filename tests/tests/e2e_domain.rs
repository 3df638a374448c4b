//! The domain as the stack asks for it: the function gets the properties that the template says, and works on emulated
//! services. Every call is noted on the way there.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result};
use aws_sdk_opensearch::types::{AdvancedSecurityOptionsInput, ClusterConfig, EbsOptions};
use serde_json::{Value, json};
use siem_tests::aws::{Call, Front, Meddling};
use siem_tests::cloudformation::Stack;
use siem_tests::custom_resource::Answers;
use siem_tests::iam::{Ask, Decision, decide};
use siem_tests::{Aws, Function, Sandbox, policy};

const ID: &str = "AesSiemDomainDeployedR2";
const CONFIGURER: &str = "arn:aws:iam::123456789012:role/aes-siem-configure-aes-role";
/// So little that a domain which is busy is never waited for: the function goes on in another invocation at once.
const TIMEOUT: Duration = Duration::from_secs(10);

/// A stack and what it runs on.
struct World {
    aws: Aws,
    front: Front,
    answers: Answers,
    sandbox: Sandbox,
    opensearch: aws_sdk_opensearch::Client,
    /// All that the function has logged, told CloudFormation and told itself.
    told: String,
}

fn stack(parameters: &[(&str, &str)]) -> Result<Stack> {
    let stack = Stack::new(&siem_infra::siem::template().synth()?, parameters)?;
    Ok(stack.told("VpcSecurityGroup.GroupId", "sg-0123456789abcdef0").told("LambdaConfigureAESRole.Arn", CONFIGURER))
}

fn properties(parameters: &[(&str, &str)]) -> Result<Value> {
    stack(parameters)?.properties(ID).context("the template has no domain")
}

impl World {
    /// A world with a domain's name of its own. Calls are meddled with on their way to the emulator, which starts no
    /// functions.
    async fn start(domain: &str, meddle: impl Fn(&Call) -> Meddling + Send + Sync + 'static) -> Result<World> {
        let aws = Aws::shared().await?;
        let front = Front::start(&aws.url, move |call| match call.action.as_str() {
            "lambda:InvokeFunction" => Meddling::Answer(202, Value::Null),
            _ => meddle(call),
        })
        .await?;
        let function = stack(&[("DomainName", domain)])?.properties("LambdaDeployAES").context("no function")?;
        let settings = function["Environment"]["Variables"].as_object().context("no settings")?;
        let settings =
            settings.iter().map(|(name, value)| (name.clone(), value.as_str().unwrap_or_default().to_owned()));
        let function = Function::under_test("deploy-aes")?
            .envs(aws.env())
            .env("AWS_ENDPOINT_URL", &front.url)
            .envs(settings)
            .timeout(TIMEOUT);
        Ok(World {
            opensearch: aws_sdk_opensearch::Client::new(&aws.config()),
            answers: Answers::start().await?,
            sandbox: Sandbox::new(function),
            told: String::new(),
            front,
            aws,
        })
    }

    /// Hands the function an event; its answer, if it gives one.
    async fn invoke(&mut self, event: &Value) -> Result<Option<Value>> {
        let invocation = self.sandbox.invoke(event).await?;
        self.told += &invocation.log.join("\n");
        invocation.ok()?;
        let answer = self.answers.taken();
        self.told += &answer.as_ref().map(Value::to_string).unwrap_or_default();
        Ok(answer)
    }

    async fn ask(&mut self, kind: &str, properties: &Value, before: Option<&Value>) -> Result<Value> {
        let physical_id = (kind != "Create").then(|| properties["DomainName"].as_str().unwrap_or_default().to_owned());
        let event = self.answers.event(kind, ID, physical_id.as_deref(), properties, before);
        self.invoke(&event).await?.context("the function has not answered")
    }

    /// The reason of a request that has to fail.
    async fn refusal(&mut self, kind: &str, properties: &Value, before: Option<&Value>) -> Result<String> {
        let answer = self.ask(kind, properties, before).await?;
        assert_eq!(answer["Status"], "FAILED", "{answer}");
        Ok(answer["Reason"].as_str().unwrap_or_default().to_owned())
    }

    /// The event with which the function has started itself.
    fn next_event(&mut self) -> Result<Value> {
        let next = self.front.take_calls().pop().context("no call")?;
        assert_eq!(next.action, "lambda:InvokeFunction");
        self.told += &next.body.to_string();
        Ok(next.body)
    }

    async fn live(&self, domain: &str) -> Result<aws_sdk_opensearch::types::DomainStatus> {
        self.opensearch.describe_domain().domain_name(domain).send().await?.domain_status.context("no domain")
    }

    async fn password(&self, domain: &str) -> Result<String> {
        let secrets = aws_sdk_secretsmanager::Client::new(&self.aws.config());
        let secret = secrets.get_secret_value().secret_id(format!("aes-siem/{domain}/aesadmin")).send().await?;
        let secret: Value = serde_json::from_str(secret.secret_string().context("no text")?)?;
        assert_eq!(secret["username"], "aesadmin");
        Ok(secret["password"].as_str().context("no password")?.to_owned())
    }
}

fn actions(calls: &[Call]) -> Vec<&str> {
    calls.iter().map(|call| call.action.as_str()).collect()
}

fn call<'a>(calls: &'a [Call], action: &str) -> &'a Value {
    let found: Vec<&Call> = calls.iter().filter(|call| call.action == action).collect();
    assert_eq!(found.len(), 1, "{action} in {:?}", actions(calls));
    &found[0].body
}

fn busy_while(flag: &Arc<AtomicBool>) -> impl Fn(&Call) -> Meddling + Send + Sync + use<> {
    let flag = Arc::clone(flag);
    move |call| {
        let is_busy = flag.load(Ordering::SeqCst) && call.action == "es:DescribeDomain";
        if !is_busy {
            return Meddling::None;
        }
        Meddling::Edit(Box::new(|answer| {
            if answer["DomainStatus"].is_object() {
                answer["DomainStatus"]["Processing"] = true.into();
            }
        }))
    }
}

fn status_and_reason(answer: &Value) -> (&str, &str) {
    (answer["Status"].as_str().unwrap_or_default(), answer["Reason"].as_str().unwrap_or_default())
}

#[tokio::test]
async fn a_domain_is_made_once_and_outlives_its_stack() -> Result<()> {
    let mut world = World::start("made-once", |_| Meddling::None).await?;
    let parameters = [("DomainName", "made-once"), ("AllowedSourceIpAddresses", "192.0.2.0/24 198.51.100.7")];
    let wanted = properties(&parameters)?;
    let answer = world.ask("Create", &wanted, None).await?;
    assert_eq!(status_and_reason(&answer), ("SUCCESS", ""));
    assert_eq!(answer["PhysicalResourceId"], "made-once");
    assert_eq!(answer["Data"]["Endpoint"], "made-once.eu-west-1.es.amazonaws.com");
    assert_eq!(answer["Data"]["AdminUser"], "aesadmin");
    let secret = answer["Data"]["AdminSecretArn"].as_str().unwrap();
    assert!(secret.starts_with("arn:aws:secretsmanager:eu-west-1:123456789012:secret:aes-siem/made-once/aesadmin-"));

    let calls = world.front.take_calls();
    let expected = [
        "es:DescribeDomain",
        "secretsmanager:GetSecretValue",
        "secretsmanager:CreateSecret",
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
        "es:DescribeDomain",
        "secretsmanager:GetSecretValue",
        "es:AddTags",
    ];
    assert_eq!(actions(&calls), expected);
    let password = world.password("made-once").await?;
    assert_eq!(password.len(), 32);
    let mut asked = call(&calls, "es:CreateDomain").clone();
    assert_eq!(policy::domain::broken(&asked), [""; 0]);
    let policy: Value = serde_json::from_str(asked["AccessPolicies"].take().as_str().unwrap())?;
    let group = |log: &str| {
        let name = format!("/aws/OpenSearchService/domains/made-once/{log}");
        json!({"CloudWatchLogsLogGroupArn": format!("arn:aws:logs:eu-west-1:123456789012:log-group:{name}"), "Enabled": true})
    };
    let expected = json!({
        "DomainName": "made-once",
        "EngineVersion": "OpenSearch_2.19",
        "ClusterConfig": {
            "InstanceType": "t3.small.search", "InstanceCount": 1, "ZoneAwarenessEnabled": false,
            "DedicatedMasterEnabled": false, "WarmEnabled": false,
        },
        "EBSOptions": {"EBSEnabled": true, "VolumeType": "gp3", "VolumeSize": 10},
        "AccessPolicies": null,
        "EncryptionAtRestOptions": {"Enabled": true},
        "NodeToNodeEncryptionOptions": {"Enabled": true},
        "DomainEndpointOptions": {"EnforceHTTPS": true, "TLSSecurityPolicy": "Policy-Min-TLS-1-2-PFS-2023-10"},
        "AdvancedSecurityOptions": {
            "Enabled": true, "InternalUserDatabaseEnabled": false, "MasterUserOptions": {"MasterUserARN": CONFIGURER},
        },
        "LogPublishingOptions": {"ES_APPLICATION_LOGS": group("application-logs"), "AUDIT_LOGS": group("audit-logs")},
        "TagList": [
            {"Key": "solution", "Value": "siem-on-amazon-opensearch-service"},
            {"Key": "component", "Value": "domain"},
        ],
    });
    assert_eq!(asked, expected);
    // The role that configures it has been its master, and may do everything in it from then on.
    let expected = json!({"AdvancedSecurityOptions": {
        "Enabled": true, "InternalUserDatabaseEnabled": true,
        "MasterUserOptions": {"MasterUserName": "aesadmin", "MasterUserPassword": password},
    }});
    assert_eq!(*call(&calls, "es:UpdateDomainConfig"), expected);

    let may = |who: &str, address: &str, action: &str| {
        let resource = "arn:aws:es:eu-west-1:123456789012:domain/made-once/_search";
        decide(&policy, &Ask { kind: "AWS", who, action, resource, context: [("aws:SourceIp", address)].into() })
    };
    let (own, foreign) = ("arn:aws:iam::123456789012:role/loader", "arn:aws:iam::999988887777:role/loader");
    assert_eq!(may(own, "203.0.113.1", "es:ESHttpPost")?, Decision::Allowed);
    assert_eq!(may(foreign, "192.0.2.99", "es:ESHttpGet")?, Decision::Allowed, "from there, who logs in");
    assert_eq!(may(foreign, "198.51.100.7", "es:ESHttpGet")?, Decision::Allowed);
    assert_eq!(may(foreign, "198.51.100.8", "es:ESHttpGet")?, Decision::Silent);
    assert_eq!(may(foreign, "192.0.2.99", "es:DeleteDomain")?, Decision::Silent);

    let logs = aws_sdk_cloudwatchlogs::Client::new(&world.aws.config());
    let groups = logs.describe_log_groups().log_group_name_prefix("/aws/OpenSearchService/domains/made-once/").send();
    let groups = groups.await?;
    let kept: Vec<(Option<&str>, Option<i32>)> =
        groups.log_groups().iter().map(|group| (group.log_group_name(), group.retention_in_days())).collect();
    let expected = [
        (Some("/aws/OpenSearchService/domains/made-once/application-logs"), Some(14)),
        (Some("/aws/OpenSearchService/domains/made-once/audit-logs"), Some(90)),
    ];
    assert_eq!(kept, expected);
    let writes: Value =
        serde_json::from_str(call(&calls, "logs:PutResourcePolicy")["policyDocument"].as_str().unwrap())?;
    let may_write = |account: &str| {
        let resource = "arn:aws:logs:eu-west-1:123456789012:log-group:/aws/OpenSearchService/domains/made-once/audit-logs:log-stream:x";
        let context = [("aws:SourceAccount", account)].into();
        decide(
            &writes,
            &Ask { kind: "Service", who: "es.amazonaws.com", action: "logs:PutLogEvents", resource, context },
        )
    };
    assert_eq!((may_write("123456789012")?, may_write("999988887777")?), (Decision::Allowed, Decision::Silent));

    let deleted = world.ask("Delete", &wanted, None).await?;
    assert_eq!((&deleted["Status"], &deleted["PhysicalResourceId"]), (&json!("SUCCESS"), &json!("made-once")));
    assert_eq!(actions(&world.front.take_calls()), [""; 0], "nothing is touched");

    let another = properties(&[("DomainName", "made-once"), ("InstanceCount", "2"), ("VolumeSize", "20")])?;
    let again = world.ask("Create", &another, None).await?;
    assert_eq!(status_and_reason(&again), ("SUCCESS", ""));
    assert_eq!((&again["Data"], &again["PhysicalResourceId"]), (&answer["Data"], &answer["PhysicalResourceId"]));
    let taken_over = ["es:DescribeDomain", "secretsmanager:GetSecretValue", "es:ListTags"];
    assert_eq!(actions(&world.front.take_calls()), taken_over, "it is as it was, and so is its password");
    assert_eq!(world.password("made-once").await?, password);
    assert!(world.told.contains("is taken over as it is"), "{}", world.told);
    assert!(!world.told.contains(&password), "the password shows");
    Ok(())
}

#[tokio::test]
async fn an_update_changes_what_a_parameter_changed_and_nothing_else() -> Result<()> {
    let name = "updated";
    let mut world = World::start(name, |_| Meddling::None).await?;
    let by_default = properties(&[("DomainName", name)])?;
    let made = world.ask("Create", &by_default, None).await?;
    let in_console = ClusterConfig::builder().instance_type("r6g.large.search".into()).instance_count(3).build();
    world.opensearch.update_domain_config().domain_name(name).cluster_config(in_console).send().await?;
    let in_console = world.live(name).await?;
    world.front.take_calls();

    let larger = properties(&[("DomainName", name), ("VolumeSize", "20")])?;
    let answer = world.ask("Update", &larger, Some(&by_default)).await?;
    assert_eq!(status_and_reason(&answer), ("SUCCESS", ""));
    assert_eq!((&answer["Data"], &answer["PhysicalResourceId"]), (&made["Data"], &json!(name)));
    let calls = world.front.take_calls();
    let expected = json!({"EBSOptions": {"EBSEnabled": true, "VolumeType": "gp3", "VolumeSize": 20}});
    assert_eq!(*call(&calls, "es:UpdateDomainConfig"), expected);
    let live = world.live(name).await?;
    assert_eq!(live.ebs_options().and_then(EbsOptions::volume_size), Some(20));
    assert_eq!(live.cluster_config, in_console.cluster_config, "what was done in the console stays");

    let mut policy: Value = serde_json::from_str(live.access_policies().unwrap())?;
    let operators = json!({"Effect": "Deny", "Principal": {"AWS": "*"}, "Action": "es:ESHttpDelete", "Resource": "*"});
    policy["Statement"].as_array_mut().unwrap().insert(0, operators.clone());
    world.opensearch.update_domain_config().domain_name(name).access_policies(policy.to_string()).send().await?;
    let mut opened = larger.clone();
    opened["AllowedSourceIpAddresses"] = "203.0.113.0/24".into();
    let answer = world.ask("Update", &opened, Some(&larger)).await?;
    assert_eq!(status_and_reason(&answer), ("SUCCESS", ""));
    let live: Value = serde_json::from_str(world.live(name).await?.access_policies().unwrap())?;
    policy["Statement"][2]["Condition"]["IpAddress"]["aws:SourceIp"] = json!(["203.0.113.0/24"]);
    assert_eq!(live, policy);
    let calls = world.front.take_calls();
    let members: Vec<&String> = call(&calls, "es:UpdateDomainConfig").as_object().unwrap().keys().collect();
    assert_eq!(members, ["AccessPolicies"]);

    let mut newer = opened.clone();
    newer["ConfigVersion"] = "9.9.9".into();
    newer["EngineVersion"] = "OpenSearch_9.9".into();
    let answer = world.ask("Update", &newer, Some(&opened)).await?;
    assert_eq!(status_and_reason(&answer), ("SUCCESS", ""));
    assert!(!actions(&world.front.take_calls()).contains(&"es:UpdateDomainConfig"));
    assert!(world.told.contains("the engine stays: upgrade it in the console"), "{}", world.told);

    let mut renamed = newer.clone();
    renamed["DomainName"] = "another".into();
    let event = world.answers.event("Update", ID, Some(name), &renamed, Some(&newer));
    let answer = world.invoke(&event).await?.unwrap();
    let why = "DomainName: the domain of this stack is updated, and it stays: set DomainName back to updated, or create \
               another stack for another";
    assert_eq!(status_and_reason(&answer), ("FAILED", why));
    assert_eq!(answer["PhysicalResourceId"], name);
    assert_eq!(actions(&world.front.take_calls()), [""; 0]);
    let back = world.ask("Update", &newer, Some(&renamed)).await?;
    assert_eq!(status_and_reason(&back), ("SUCCESS", ""), "CloudFormation rolls back");
    assert!(!actions(&world.front.take_calls()).contains(&"es:UpdateDomainConfig"));

    let deleted = world.ask("Delete", &newer, None).await?;
    assert_eq!(status_and_reason(&deleted), ("SUCCESS", ""));
    assert!(world.live(name).await.is_ok());
    let password = world.password(name).await?;
    assert!(!world.told.contains(&password), "the password shows");
    Ok(())
}

#[tokio::test]
async fn a_domain_that_takes_long_is_waited_for_but_not_for_ever() -> Result<()> {
    let name = "slow";
    let busy = Arc::new(AtomicBool::new(true));
    let mut world = World::start(name, busy_while(&busy)).await?;
    let wanted = properties(&[("DomainName", name)])?;
    let event = world.answers.event("Create", ID, None, &wanted, None);
    assert_eq!(world.invoke(&event).await?, None, "not yet");
    let next = world.next_event()?;
    let begun = next["SiemProgress"]["begun"].as_u64().unwrap();
    assert_eq!(next["SiemProgress"], json!({"begun": begun, "made": true, "asked": null}));
    assert_eq!(world.invoke(&next).await?, None, "still not");
    let calls = world.front.take_calls();
    assert_eq!(actions(&calls), ["es:DescribeDomain", "lambda:InvokeFunction"], "it is asked for once");
    assert_eq!(calls[1].body, next, "the first begin counts");

    let long_ago = |event: &Value, asked: Value| {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs();
        let mut event = event.clone();
        event["SiemProgress"] = json!({"begun": now - 56 * 60, "asked": asked});
        event
    };
    let answer = world.invoke(&long_ago(&event, json!(""))).await?.unwrap();
    let why = "the domain slow is not ready after 55 minutes (processing). It is not given up: see to it in the console, \
               and create the stack again when it is active, which takes it over";
    assert_eq!(status_and_reason(&answer), ("FAILED", why));

    busy.store(false, Ordering::SeqCst);
    let answer = world.invoke(&next).await?.unwrap();
    assert_eq!(status_and_reason(&answer), ("SUCCESS", ""));

    busy.store(true, Ordering::SeqCst);
    let mut larger = wanted.clone();
    larger["VolumeSize"] = "20".into();
    let update = world.answers.event("Update", ID, Some(name), &larger, Some(&wanted));
    let answer = world.invoke(&long_ago(&update, Value::Null)).await?.unwrap();
    let why = "the domain slow takes no change: it is busy with another one for 55 minutes (processing). Update the stack \
               again when it is active";
    assert_eq!(status_and_reason(&answer), ("FAILED", why));
    let answer = world.invoke(&long_ago(&update, json!("change-1"))).await?.unwrap();
    assert_eq!(status_and_reason(&answer), ("SUCCESS", ""), "it serves while it changes");
    let answer = world.ask("Update", &wanted, Some(&larger)).await?;
    assert_eq!(
        status_and_reason(&answer),
        ("SUCCESS", ""),
        "nothing is wanted of it, as when CloudFormation rolls back"
    );
    let password = world.password(name).await?;
    assert!(!world.told.contains(&password), "the password shows");
    Ok(())
}

#[tokio::test]
async fn a_domain_of_somebody_else_is_taken_over_if_it_can_be() -> Result<()> {
    let name = "somebodys";
    let mut world = World::start(name, |_| Meddling::None).await?;
    let on = AdvancedSecurityOptionsInput::builder().enabled(true).build();
    let cluster = ClusterConfig::builder().instance_type("r6g.large.search".into()).instance_count(2).build();
    let create = |name: &str| world.opensearch.create_domain().domain_name(name);
    create(name).advanced_security_options(on).cluster_config(cluster).engine_version("OpenSearch_1.3").send().await?;
    create("without-logins").engine_version("OpenSearch_1.3").send().await?;
    create("too-old").engine_version("Elasticsearch_7.9").send().await?;
    let before = world.live(name).await?;

    let wanted = properties(&[("DomainName", name)])?;
    let answer = world.ask("Create", &wanted, None).await?;
    assert_eq!(status_and_reason(&answer), ("SUCCESS", ""));
    let calls = world.front.take_calls();
    let expected = [
        "es:DescribeDomain",
        "secretsmanager:GetSecretValue",
        "secretsmanager:CreateSecret",
        "es:ListTags",
        "es:UpdateDomainConfig",
        "es:DescribeDomain",
        "secretsmanager:GetSecretValue",
        "es:AddTags",
    ];
    assert_eq!(actions(&calls), expected);
    let password = world.password(name).await?;
    let expected = json!({"AdvancedSecurityOptions": {
        "Enabled": true, "InternalUserDatabaseEnabled": true,
        "MasterUserOptions": {"MasterUserName": "aesadmin", "MasterUserPassword": password},
    }});
    assert_eq!(*call(&calls, "es:UpdateDomainConfig"), expected);
    assert_eq!(world.live(name).await?.cluster_config, before.cluster_config);
    let again = world.ask("Create", &wanted, None).await?;
    assert_eq!(again["Data"], answer["Data"]);
    assert_eq!(
        actions(&world.front.take_calls()),
        ["es:DescribeDomain", "secretsmanager:GetSecretValue", "es:ListTags"]
    );

    for (name, why) in [
        (
            "without-logins",
            "the domain without-logins has no fine-grained access control: turn it on in the console (Actions, Edit \
             security configuration), or choose another DomainName",
        ),
        (
            "too-old",
            "the domain too-old runs Elasticsearch_7.9: upgrade it in the console (Actions, Upgrade domain), to OpenSearch \
             or at least to Elasticsearch 7.10, and try again",
        ),
    ] {
        assert_eq!(world.refusal("Create", &properties(&[("DomainName", name)])?, None).await?, why);
        assert!(!actions(&world.front.take_calls()).contains(&"es:UpdateDomainConfig"));
    }
    let gone = properties(&[("DomainName", "gone")])?;
    let why = "there is no domain gone any more: restore it under this name from a snapshot, or delete the stack and create \
               it again";
    assert_eq!(world.refusal("Update", &gone, Some(&gone)).await?, why);
    assert!(!world.told.contains(&password), "the password shows");
    Ok(())
}

#[tokio::test]
async fn a_domain_in_a_vpc_is_where_the_parameters_say() -> Result<()> {
    let name = "inside";
    let mut world = World::start(name, |_| Meddling::None).await?;
    let parameters = [
        ("DomainName", name),
        ("VpcMode", "import"),
        ("ImportedVpcId", "vpc-0123456789abcdef0"),
        ("ImportedVpcCidrBlock", "10.1.0.0/16"),
        ("ImportedVpcSubnets", "subnet-0123456789abcdef0,subnet-0123456789abcdef1,subnet-0123456789abcdef2"),
        ("AvailabilityZoneCount", "2"),
        ("InstanceType", "r6g.large.search"),
        ("InstanceCount", "2"),
        ("DedicatedMasterType", "m6g.large.search"),
        ("WarmInstanceCount", "2"),
    ];
    let wanted = properties(&parameters)?;
    let answer = world.ask("Create", &wanted, None).await?;
    assert_eq!(status_and_reason(&answer), ("SUCCESS", ""));
    assert_eq!(answer["Data"]["Endpoint"], "inside.eu-west-1.es.amazonaws.com");
    let calls = world.front.take_calls();
    let asked = call(&calls, "es:CreateDomain");
    assert_eq!(policy::domain::broken(asked), [""; 0]);
    let expected = json!({
        "SubnetIds": ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"],
        "SecurityGroupIds": ["sg-0123456789abcdef0"],
    });
    assert_eq!(asked["VPCOptions"], expected);
    let expected = json!({
        "InstanceType": "r6g.large.search", "InstanceCount": 2,
        "ZoneAwarenessEnabled": true, "ZoneAwarenessConfig": {"AvailabilityZoneCount": 2},
        "DedicatedMasterEnabled": true, "DedicatedMasterType": "m6g.large.search", "DedicatedMasterCount": 3,
        "WarmEnabled": true, "WarmType": "ultrawarm1.medium.search", "WarmCount": 2,
    });
    assert_eq!(asked["ClusterConfig"], expected);
    let policy: Value = serde_json::from_str(asked["AccessPolicies"].as_str().unwrap())?;
    assert_eq!(policy["Statement"][0]["Sid"], "AesSiemVpc");

    let outside = properties(&[("DomainName", name)])?;
    let why = world.refusal("Update", &outside, Some(&wanted)).await?;
    assert!(
        why.starts_with("the domain inside is in a VPC, and no domain can be moved in, out or to another"),
        "{why}"
    );
    Ok(())
}

#[tokio::test]
async fn what_cannot_be_is_told_with_the_cure_and_without_the_password() -> Result<()> {
    let name = "refused";
    let mut world = World::start(name, |call| {
        let message = match (call.action.as_str(), call.body["ClusterConfig"]["InstanceType"].as_str()) {
            ("es:CreateDomain", Some("m6g.large.search")) => {
                "Before you can proceed, you must enable a service-linked role.".to_owned()
            }
            ("es:UpdateDomainConfig", _) => {
                let master = &call.body["AdvancedSecurityOptions"]["MasterUserOptions"];
                format!("{} is no password.", master["MasterUserPassword"])
            }
            _ => return Meddling::None,
        };
        Meddling::Answer(400, json!({"__type": "ValidationException", "message": message}))
    })
    .await?;
    let mut wanted = properties(&[("DomainName", name), ("InstanceType", "m6g.large.search")])?;
    let why = world.refusal("Create", &wanted, None).await?;
    let first = world.password(name).await?;
    let cure = "Make it once in this account: aws iam create-service-linked-role --aws-service-name \
                opensearchservice.amazonaws.com";
    assert!(why.ends_with(&format!("you must enable a service-linked role. {cure}")), "{why}");
    wanted["InstanceType"] = "r6g.large.search".into();
    let why = world.refusal("Create", &wanted, None).await?;
    assert_eq!(why, "changing the domain refused: ValidationException: \"***\" is no password.");
    assert_eq!(world.password(name).await?, first, "what was half done is gone on with");
    assert!(!world.told.contains(&first), "the password shows");

    world.front.take_calls();
    let wrong = properties(&[("DomainName", name), ("InstanceCount", "3"), ("AvailabilityZoneCount", "2")])?;
    let why = world.refusal("Create", &wrong, None).await?;
    assert_eq!(why, "InstanceCount: 3 nodes cannot be spread evenly over 2 zones: take a multiple of 2");
    assert_eq!(actions(&world.front.take_calls()), [""; 0], "nothing was begun");
    let deleted = world.ask("Delete", &wrong, None).await?;
    assert_eq!(status_and_reason(&deleted), ("SUCCESS", ""), "what was never made is deleted");
    Ok(())
}

#[tokio::test]
async fn the_role_may_do_what_the_function_does_and_no_more() -> Result<()> {
    let busy = Arc::new(AtomicBool::new(true));
    let mut world = World::start("roles", busy_while(&busy)).await?;
    let event = world.answers.event("Create", ID, None, &properties(&[("DomainName", "roles")])?, None);
    assert_eq!(world.invoke(&event).await?, None, "it goes on");
    busy.store(false, Ordering::SeqCst);
    let on = AdvancedSecurityOptionsInput::builder().enabled(true).build();
    let theirs = world.opensearch.create_domain().domain_name("roles-theirs").engine_version("OpenSearch_2.19");
    theirs.advanced_security_options(on).send().await?;
    let answer = world.ask("Create", &properties(&[("DomainName", "roles-theirs")])?, None).await?;
    assert_eq!(status_and_reason(&answer), ("SUCCESS", ""));
    let calls = world.front.take_calls();
    let done: BTreeSet<&str> = actions(&calls).into_iter().collect();

    let role = stack(&[])?.properties("LambdaDeployAESRole").context("no role")?;
    let statements = role["Policies"][0]["PolicyDocument"]["Statement"].as_array().context("no statements")?;
    let mut may: BTreeSet<&str> = BTreeSet::new();
    for statement in statements {
        match &statement["Action"] {
            Value::Array(many) => may.extend(many.iter().filter_map(Value::as_str)),
            one => may.extend(one.as_str()),
        }
    }
    for of_others in [
        // Lambda writes the function's log.
        "logs:CreateLogStream",
        "logs:PutLogEvents",
        // The services ask for these where tags are given, and where a domain is in a VPC.
        "secretsmanager:TagResource",
        "ec2:DescribeVpcs",
        "ec2:DescribeSubnets",
        "ec2:DescribeSecurityGroups",
        "iam:CreateServiceLinkedRole",
    ] {
        assert!(may.remove(of_others), "{of_others}");
    }
    assert_eq!(may, done);
    Ok(())
}
