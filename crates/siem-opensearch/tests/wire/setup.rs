//! Set-up steps: what they read and write, and what they make of every answer. Index State Management, notifications and
//! alerting answer here as their documentation says.

use std::time::Duration;

use serde_json::{Value, json};
use siem_opensearch::{
    AlertChannel, Caller, IndexAge, Login, Mode, Need, Outcome, Policies, Refusal, SnapshotRepository, Step, TEMPLATES,
};
use tokio::time::Instant;

use crate::fake::{Fake, Reply, Request};

fn answer(status: u16, body: &Value) -> Reply {
    Reply::Body(status, body.to_string())
}

/// What a node says of a path that no plugin serves.
fn no_handler(request: &Request) -> Reply {
    let why = format!("no handler found for uri [{}] and method [{}]", request.target, request.method);
    answer(400, &json!({"error": why}))
}

fn not_found() -> Reply {
    answer(404, &json!({"error": {"type": "status_exception", "reason": "not found"}, "status": 404}))
}

fn caller(fake: &Fake) -> Caller {
    let login = Login::Basic("aesadmin".into(), "hunter2".into());
    let until = Instant::now() + Duration::from_secs(20);
    Caller { cluster: fake.cluster(login, Duration::from_secs(20)), passing_roles: None, until }
}

async fn run(fake: &Fake, step: &Step) -> Outcome {
    step.run(&caller(fake), Mode::Write).await
}

/// Method, target and body of each request.
fn sent(fake: &Fake) -> Vec<(String, String, Value)> {
    let body = |request: &Request| serde_json::from_slice(&request.body).unwrap_or_default();
    fake.requests().iter().map(|request| (request.method.clone(), request.target.clone(), body(request))).collect()
}

/// Those that change something.
fn written(fake: &Fake) -> Vec<(String, String, Value)> {
    sent(fake).into_iter().filter(|(method, ..)| method != "GET").collect()
}

fn policies() -> Step {
    Step::policies(Policies {
        warm_after: IndexAge::Never,
        delete_after: IndexAge::Days(90),
        aliases: vec!["log-x".into()],
    })
}

fn channel() -> Step {
    Step::alert_channel(AlertChannel {
        topic_arn: "arn:aws:sns:eu-west-1:123456789012:aes-siem-alert".into(),
        role_arn: "arn:aws:iam::123456789012:role/sns".into(),
    })
}

fn sns() -> Value {
    json!({
        "topic_arn": "arn:aws:sns:eu-west-1:123456789012:aes-siem-alert",
        "role_arn": "arn:aws:iam::123456789012:role/sns",
    })
}

fn config() -> Value {
    json!({
        "name": "siem-alerts", "description": "Alerts of the SIEM", "config_type": "sns", "is_enabled": true, "sns": sns(),
    })
}

#[tokio::test]
async fn members_of_a_role_stay_and_one_is_added() {
    let fake = Fake::start(|_, request| match request.method.as_str() {
        "GET" => answer(
            200,
            &json!({"aws_log_loader": {
                "hosts": [], "users": ["anna"], "reserved": false, "hidden": false, "backend_roles": ["arn:there"],
                "and_backend_roles": [],
            }}),
        ),
        _ => answer(200, &json!({"status": "OK"})),
    })
    .await;
    let step = Step::members("aws_log_loader", vec!["arn:there".into(), "arn:new".into()], Need::Required);
    assert_eq!(run(&fake, &step).await, Outcome::Done(vec!["arn:new in the role aws_log_loader".into()]));
    let path = "/_plugins/_security/api/rolesmapping/aws_log_loader";
    let body = json!({
        "backend_roles": ["arn:there", "arn:new"], "and_backend_roles": [], "hosts": [], "users": ["anna"],
    });
    assert_eq!(written(&fake), [("PUT".to_owned(), path.to_owned(), body)]);
    assert!(fake.requests().iter().all(|request| request.header("authorization").starts_with("Basic ")));
}

#[tokio::test]
async fn a_dry_run_tells_and_writes_nothing() {
    let fake = Fake::start(|_, _| not_found()).await;
    let outcome = Step::templates().run(&caller(&fake), Mode::DryRun).await;
    let names = TEMPLATES.map(|template| template.name.to_owned()).to_vec();
    assert_eq!((outcome, written(&fake).len()), (Outcome::WouldDo(names), 0));
}

#[tokio::test]
async fn a_policy_is_made_with_the_templates_that_name_aliases() {
    let fake = Fake::start(|_, request| match (request.method.as_str(), request.target.as_str()) {
        ("GET", target) if target.starts_with("/_index_template/") => answer(200, &json!({})),
        ("GET", _) => not_found(),
        _ => answer(201, &json!({"_id": "x", "_version": 1, "_seq_no": 7, "_primary_term": 1})),
    })
    .await;
    let told = [
        "the template siem-rollover-log-x",
        "the policy siem-rollover",
        "the policy siem-own",
        "the policy siem-lifecycle",
    ];
    assert_eq!(run(&fake, &policies()).await, Outcome::Done(told.map(String::from).to_vec()));
    let [template, rollover, own, lifecycle] = written(&fake).try_into().unwrap();
    assert_eq!(template.1, "/_index_template/siem-rollover-log-x");
    assert_eq!(template.2["index_patterns"], json!(["log-x-00*"]));
    assert_eq!(
        template.2["template"]["settings"]["index"]["plugins.index_state_management.rollover_alias"],
        json!("log-x")
    );
    let delete = json!({"name": "delete", "actions": [{"delete": {}}], "transitions": []});
    let after = |age: &str, days: &str| json!([{"state_name": "delete", "conditions": {age: days}}]);
    let expected = json!({"policy": {
        "description": "SIEM: an alias goes on with its next index before one is too large",
        "default_state": "hot",
        "states": [
            {
                "name": "hot",
                "actions": [{"rollover": {"min_size": "50gb", "min_index_age": "30d"}}],
                "transitions": after("min_rollover_age", "90d"),
            },
            delete,
        ],
        "ism_template": [{"index_patterns": ["log-*-00*", "metrics-*-00*"], "priority": 2}],
    }});
    assert_eq!(rollover, ("PUT".to_owned(), "/_plugins/_ism/policies/siem-rollover".to_owned(), expected));
    let expected = json!({"policy": {
        "description": "SIEM: dead letters and the ledger stay",
        "default_state": "hot",
        "states": [{"name": "hot", "actions": [], "transitions": []}],
        "ism_template": [{"index_patterns": ["log-siem-*"], "priority": 3}],
    }});
    assert_eq!(own, ("PUT".to_owned(), "/_plugins/_ism/policies/siem-own".to_owned(), expected));
    let expected = json!({"policy": {
        "description": "SIEM: what becomes of an index as it grows old",
        "default_state": "hot",
        "states": [{"name": "hot", "actions": [], "transitions": after("min_index_age", "121d")}, delete],
        "ism_template": [{"index_patterns": ["log-*", "metrics-opensearch-index-*"], "priority": 1}],
    }});
    assert_eq!(lifecycle, ("PUT".to_owned(), "/_plugins/_ism/policies/siem-lifecycle".to_owned(), expected));
}

/// What Index State Management says of a policy: with members of its own.
fn policy_as_read(days: u32) -> Value {
    json!({
        "_id": "siem-lifecycle", "_version": 3, "_seq_no": 41, "_primary_term": 2,
        "policy": {
            "policy_id": "siem-lifecycle", "description": "SIEM: what becomes of an index as it grows old",
            "last_updated_time": 1_790_000_000_000_u64, "schema_version": 21, "error_notification": null,
            "default_state": "hot",
            "states": [
                {"name": "hot", "actions": [], "transitions": [
                    {"state_name": "delete", "conditions": {"min_index_age": format!("{days}d")}},
                ]},
                {
                    "name": "delete", "transitions": [],
                    "actions": [{"retry": {"count": 3, "backoff": "exponential", "delay": "1m"}, "delete": {}}],
                },
            ],
            "ism_template": [{
                "index_patterns": ["log-*", "metrics-opensearch-index-*"], "priority": 1,
                "last_updated_time": 1_790_000_000_000_u64,
            }],
        },
    })
}

/// A cluster that has only the policy `siem-lifecycle`, with this age, and answers the first writings with 409.
async fn with_policies(days: u32, conflicts: usize) -> Fake {
    let mut writings = 0;
    Fake::start(move |_, request| match (request.method.as_str(), request.target.as_str()) {
        ("GET", "/_plugins/_ism/policies/siem-rollover" | "/_plugins/_ism/policies/siem-own") => not_found(),
        ("GET", "/_plugins/_ism/policies/siem-lifecycle") => answer(200, &policy_as_read(days)),
        ("GET", _) => answer(
            200,
            &json!({"index_templates": [{"name": "siem-rollover-log-x", "index_template": {"version": 1000}}]}),
        ),
        (_, "/_plugins/_ism/policies/siem-rollover" | "/_plugins/_ism/policies/siem-own") => answer(201, &json!({})),
        _ => {
            writings += 1;
            let reason = "[siem-lifecycle]: version conflict";
            if writings > conflicts {
                answer(200, &json!({}))
            } else {
                answer(409, &json!({"error": {"type": "version_conflict_engine_exception", "reason": reason}}))
            }
        }
    })
    .await
}

#[tokio::test]
async fn a_policy_is_changed_in_the_state_in_which_it_was_seen_and_only_if_it_differs() {
    let same = with_policies(121, 0).await;
    let missing = ["the policy siem-rollover", "the policy siem-own"];
    assert_eq!(run(&same, &policies()).await, Outcome::Done(missing.map(String::from).to_vec()));
    let other = with_policies(30, 0).await;
    run(&other, &policies()).await;
    let (method, target, body) = written(&other).pop().unwrap();
    assert_eq!(
        (method.as_str(), target.as_str()),
        ("PUT", "/_plugins/_ism/policies/siem-lifecycle?if_seq_no=41&if_primary_term=2")
    );
    let after = &body["policy"]["states"][0]["transitions"][0]["conditions"];
    assert_eq!(after, &json!({"min_index_age": "121d"}));
}

#[tokio::test]
async fn who_was_overtaken_looks_again_but_not_for_ever() {
    let once = with_policies(30, 1).await;
    assert!(matches!(run(&once, &policies()).await, Outcome::Done(_)));
    let lifecycle = |fake: &Fake| written(fake).iter().filter(|(_, target, _)| target.contains("lifecycle")).count();
    assert_eq!(lifecycle(&once), 2);
    let always = with_policies(30, usize::MAX).await;
    let why = "somebody else changes the same all the time".to_owned();
    assert_eq!(run(&always, &policies()).await, Outcome::Refused(Refusal { status: None, why }));
    assert_eq!(lifecycle(&always), 4);
}

#[tokio::test]
async fn without_ages_an_index_that_has_no_policy_needs_none() {
    let never = Policies { warm_after: IndexAge::Never, delete_after: IndexAge::Never, aliases: Vec::new() };
    let never = Step::policies(never);
    let fake = Fake::start(|_, request| match request.method.as_str() {
        "GET" => not_found(),
        _ => answer(201, &json!({})),
    })
    .await;
    for step in [&never, &Step::policies(Policies::default())] {
        assert_eq!(run(&fake, step).await, Outcome::Done(vec!["the policy siem-rollover".into()]));
    }
    // One that is there and deletes must not go on deleting.
    let fake = with_policies(30, 0).await;
    run(&fake, &never).await;
    let (_, target, body) = written(&fake).pop().unwrap();
    assert!(target.contains("siem-lifecycle"), "{target}");
    assert_eq!(body["policy"]["states"], json!([{"name": "hot", "actions": [], "transitions": []}]));
}

#[tokio::test]
async fn ages_of_which_nothing_is_said_stay_as_they_are() {
    let fake = with_policies(121, 0).await;
    let rest = ["the policy siem-rollover", "the policy siem-own"].map(String::from).to_vec();
    assert_eq!(run(&fake, &Step::policies(Policies::default())).await, Outcome::Done(rest));
    let rollover = written(&fake).into_iter().find(|(_, target, _)| target.contains("siem-rollover")).unwrap();
    let states = &rollover.2["policy"]["states"];
    assert_eq!(states[0]["transitions"][0]["conditions"], json!({"min_rollover_age": "90d"}));
}

#[tokio::test]
async fn an_alert_channel_is_made_once_and_follows_its_topic() {
    let fake = Fake::start(|_, request| match request.method.as_str() {
        "GET" => not_found(),
        _ => answer(200, &json!({"config_id": "siem-alerts"})),
    })
    .await;
    assert_eq!(run(&fake, &channel()).await, Outcome::Done(vec!["the channel siem-alerts".into()]));
    let made = json!({"config_id": "siem-alerts", "config": config()});
    assert_eq!(written(&fake), [("POST".to_owned(), "/_plugins/_notifications/configs".to_owned(), made)]);

    for (topic, changes) in [(sns(), false), (json!({"topic_arn": "arn:old", "role_arn": "arn:old"}), true)] {
        let mut there = config();
        there["sns"] = topic;
        let list = json!({
            "start_index": 0, "total_hits": 1, "total_hit_relation": "eq",
            "config_list": [{"config_id": "siem-alerts", "last_updated_time_ms": 1, "created_time_ms": 1, "config": there}],
        });
        let fake = Fake::start(move |_, _| answer(200, &list)).await;
        let outcome = run(&fake, &channel()).await;
        let path = "/_plugins/_notifications/configs/siem-alerts".to_owned();
        if changes {
            assert_eq!(outcome, Outcome::Done(vec!["the channel siem-alerts".into()]));
            assert_eq!(written(&fake), [("PUT".to_owned(), path, json!({"config": config()}))]);
        } else {
            assert_eq!((outcome, written(&fake).len()), (Outcome::AsItIs, 0));
        }
    }
}

#[tokio::test]
async fn a_channel_that_somebody_makes_meanwhile_is_looked_at_again() {
    let fake = Fake::start(|number, request| match (number, request.method.as_str()) {
        (0, _) => not_found(),
        (1, "POST") => answer(409, &json!({"error": {"type": "status_exception", "reason": "already exists"}})),
        _ => answer(200, &json!({"config_list": [{"config_id": "siem-alerts", "config": config()}]})),
    })
    .await;
    assert_eq!(run(&fake, &channel()).await, Outcome::AsItIs);
}

#[tokio::test]
async fn an_engine_without_notifications_gets_a_destination() {
    let serve = |destinations: Value| {
        move |_: usize, request: &Request| match request.target.as_str() {
            target if target.starts_with("/_plugins/_notifications") => no_handler(request),
            _ if request.method == "GET" => answer(200, &json!({"totalDestinations": 1, "destinations": destinations})),
            _ => answer(201, &json!({"_id": "d-1"})),
        }
    };
    let wanted = json!({"name": "siem-alerts", "type": "sns", "sns": sns()});
    let fake = Fake::start(serve(json!([{"id": "d-0", "name": "siem-alerts-of-others", "type": "slack"}]))).await;
    assert_eq!(run(&fake, &channel()).await, Outcome::Done(vec!["the destination siem-alerts".into()]));
    assert_eq!(written(&fake), [("POST".to_owned(), "/_plugins/_alerting/destinations".to_owned(), wanted.clone())]);

    let there = json!([{"id": "d-1", "name": "siem-alerts", "type": "sns", "seq_no": 5, "primary_term": 1, "sns": {}}]);
    let fake = Fake::start(serve(there)).await;
    run(&fake, &channel()).await;
    let path = "/_plugins/_alerting/destinations/d-1?if_seq_no=5&if_primary_term=1".to_owned();
    assert_eq!(written(&fake), [("PUT".to_owned(), path, wanted)]);
}

#[tokio::test]
async fn a_snapshot_repository_is_named_as_the_service_wants_it() {
    for (region, expected) in [
        ("eu-west-1", json!({"bucket": "snapshots", "role_arn": "arn:role", "region": "eu-west-1"})),
        ("us-east-1", json!({"bucket": "snapshots", "role_arn": "arn:role", "endpoint": "s3.amazonaws.com"})),
    ] {
        let fake = Fake::start(|_, request| match request.method.as_str() {
            "GET" => not_found(),
            _ => answer(200, &json!({"acknowledged": true})),
        })
        .await;
        let (bucket, role_arn) = ("snapshots".to_owned(), "arn:role".to_owned());
        let step = Step::snapshots(SnapshotRepository { bucket, region: region.into(), role_arn });
        assert_eq!(run(&fake, &step).await, Outcome::Done(vec!["the repository siem-snapshot".into()]));
        let body = json!({"type": "s3", "settings": expected});
        assert_eq!(written(&fake), [("PUT".to_owned(), "/_snapshot/siem-snapshot".to_owned(), body)]);
    }
}

#[tokio::test]
async fn what_passes_roles_is_called_as_one_who_may_and_nothing_else_is() {
    let fake = Fake::start(|_, _| answer(200, &json!({}))).await;
    let passing = fake.cluster(Login::Basic("role".into(), "other".into()), Duration::from_secs(20));
    let caller = Caller { passing_roles: Some(passing), ..caller(&fake) };
    let (bucket, region, role_arn) = ("b".to_owned(), "eu-west-1".to_owned(), "arn:role".to_owned());
    let repository = Step::snapshots(SnapshotRepository { bucket, region, role_arn });
    for (step, user) in [
        (repository, "Basic cm9sZTpvdGhlcg=="),
        (channel(), "Basic cm9sZTpvdGhlcg=="),
        (Step::loader_role(Need::Required), "Basic YWVzYWRtaW46aHVudGVyMg=="),
    ] {
        let before = fake.requests().len();
        step.run(&caller, Mode::Write).await;
        let requests = fake.requests();
        assert!(requests.len() > before);
        assert!(requests[before..].iter().all(|request| request.header("authorization") == user), "{}", step.name());
    }
}

#[tokio::test]
async fn plugins_that_are_missing_are_told_from_refusals() {
    let steps = [Step::loader_role(Need::WhereServed), policies(), channel()];
    for step in &steps {
        let fake = Fake::start(|_, request| no_handler(request)).await;
        assert_eq!((run(&fake, step).await, written(&fake).len()), (Outcome::NotServed, 0), "{}", step.name());
        let refuse = |_: usize, _: &Request| {
            answer(403, &json!({"error": {"type": "security_exception", "reason": "no permissions for [x]"}}))
        };
        let fake = Fake::start(refuse).await;
        let Outcome::Refused(Refusal { status: Some(403), why }) = run(&fake, step).await else {
            panic!("{}", step.name());
        };
        assert!(why.ends_with(": status 403: no permissions for [x]"), "{why}");
        assert!(!why.contains("hunter2"), "{why}");
    }
}

#[tokio::test]
async fn a_cluster_that_is_not_ready_is_asked_again_until_time_is_over() {
    let fake = Fake::start(|number, _| match number {
        0 => Reply::Reset,
        1 => Reply::Body(503, "OpenSearch Security not initialized.".into()),
        2 => answer(429, &json!({"error": {"type": "rejected_execution_exception", "reason": "busy"}})),
        _ => answer(200, &json!({"version": {"number": "2.19.4"}})),
    })
    .await;
    assert_eq!(run(&fake, &Step::reach()).await, Outcome::AsItIs);
    assert_eq!(fake.requests().len(), 4);

    let fake = Fake::start(|_, _| Reply::Body(503, "OpenSearch Security not initialized.".into())).await;
    let caller = Caller { until: Instant::now(), ..caller(&fake) };
    let why = "GET /: status 503: OpenSearch Security not initialized.".to_owned();
    assert_eq!(Step::reach().run(&caller, Mode::Write).await, Outcome::Refused(Refusal { status: Some(503), why }));
}

/// An alerting plugin that has one of our monitors, switched on by somebody.
async fn with_a_monitor(channel: Value) -> Fake {
    Fake::start(move |_, request| match (request.method.as_str(), request.target.as_str()) {
        ("GET", target) if target.starts_with("/_plugins/_alerting/monitors/_search?") => {
            let monitor = json!({"monitor": {"name": "SIEM: Root was used", "enabled": true}});
            answer(200, &json!({"hits": {"hits": [{"_id": "x", "_source": monitor}]}}))
        }
        ("GET", "/_plugins/_notifications/configs/siem-alerts") => answer(200, &channel),
        _ => answer(201, &json!({"_id": "y"})),
    })
    .await
}

#[tokio::test]
async fn monitors_that_are_missing_are_made_switched_off_and_others_are_left_alone() {
    let fake = with_a_monitor(json!({"config_list": [{"config": config()}]})).await;
    let Outcome::Done(told) = run(&fake, &Step::monitors()).await else { panic!("nothing was done") };
    assert_eq!(told.len(), 8);
    assert!(told.iter().all(|what| !what.contains("Root was used")), "{told:?}");
    for (method, path, body) in written(&fake) {
        assert_eq!((method.as_str(), path.as_str()), ("POST", "/_plugins/_alerting/monitors"));
        assert_eq!(body["enabled"], false);
        assert_eq!(body["triggers"][0]["actions"][0]["destination_id"], "siem-alerts");
    }
}

#[tokio::test]
async fn monitors_tell_nobody_where_there_is_no_channel() {
    let fake = with_a_monitor(json!({"config_list": []})).await;
    run(&fake, &Step::monitors()).await;
    assert_eq!(written(&fake).len(), 8);
    assert!(written(&fake).iter().all(|(_, _, body)| body["triggers"][0]["actions"] == json!([])));
}
