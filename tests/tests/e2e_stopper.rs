//! es-loader is fed nothing while the domain has no room: the packaged function with the settings that the template says,
//! and emulated event source mappings.

use anyhow::{Context as _, Result};
use aws_sdk_lambda::primitives::Blob;
use aws_sdk_lambda::types::FunctionCode;
use serde_json::{Value, json};
use siem_tests::cloudformation::Stack;
use siem_tests::{Aws, Function, Invocation, Sandbox};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _, copy_bidirectional};
use tokio::net::{TcpListener, TcpStream};

const STOPPING: &str = "aes-siem-TotalFreeStorageSpaceRemainsLow";
const STARTING: &str = "aes-siem-FreeStorageSpaceIsLow";
const CONTROL_TOWER_QUEUE: &str = "arn:aws:sqs:eu-west-1:123456789012:aes-siem-ct";

/// A zip file with nothing in it.
const EMPTY_ZIP: [u8; 22] = *b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0";

/// The function and the mappings of its stack: of new logs, of split logs, of Control Tower.
struct World {
    aws: Aws,
    lambda: aws_sdk_lambda::Client,
    uuids: [String; 3],
    function: Function,
    sandbox: Sandbox,
}

impl World {
    async fn new() -> Result<World> {
        let aws = Aws::start().await?;
        let lambda = aws.lambda();
        let role = aws.create_role("aes-siem-es-loader").await?;
        let code = FunctionCode::builder().zip_file(Blob::new(EMPTY_ZIP)).build();
        let loader = lambda.create_function().function_name("aes-siem-es-loader").role(role).code(code);
        loader.runtime("provided.al2023".into()).handler("bootstrap").send().await?;
        let mut uuids = [String::new(), String::new(), String::new()];
        for (uuid, queue) in
            uuids.iter_mut().zip(["aes-siem-sqs-new-logs", "aes-siem-sqs-splitted-logs", "aes-siem-ct"])
        {
            let queue = aws.create_queue(queue).await?;
            let mapping = lambda.create_event_source_mapping().function_name("aes-siem-es-loader");
            let made = mapping.event_source_arn(queue.arn).send().await?;
            *uuid = made.uuid().context("a mapping without UUID")?.to_owned();
        }
        let stack = Stack::new(
            &siem_infra::siem::template().synth()?,
            &[
                ("ControlTowerLogBucketNameList", "amzn-s3-demo-bucket"),
                ("ControlTowerSqsForLogBuckets", CONTROL_TOWER_QUEUE),
                ("ControlTowerRoleArnForEsLoader", "arn:aws:iam::123456789012:role/ct-role-for-siem"),
            ],
        )?
        .told("NewLogsMapping", &uuids[0])
        .told("SplitLogsMapping", &uuids[1])
        .told("ControlTowerMapping", &uuids[2])
        .told("TotalFreeStorageSpaceRemainsLow", STOPPING)
        .told("FreeStorageSpaceIsLow", STARTING);
        for (id, name) in [("TotalFreeStorageSpaceRemainsLow", STOPPING), ("FreeStorageSpaceIsLow", STARTING)] {
            assert_eq!(stack.properties(id).context("no alarm")?["AlarmName"], name);
        }
        let settings = stack.properties("LambdaEsLoaderStopper").context("no function")?;
        let settings = settings["Environment"]["Variables"].as_object().cloned().unwrap_or_default();
        let settings = settings.into_iter().map(|(name, value)| (name, value.as_str().unwrap_or_default().to_owned()));
        let function = Function::under_test("es-loader-stopper")?.envs(aws.env()).envs(settings);
        Ok(World { aws, lambda, uuids, sandbox: Sandbox::new(function.clone()), function })
    }

    async fn alarm(&mut self, name: &str, state: &str) -> Result<Invocation> {
        self.sandbox.invoke(&alarm(name, state)).await
    }

    /// What the function says it did with each mapping, without their ids.
    async fn done(&mut self, name: &str, state: &str) -> Result<Vec<String>> {
        let told = self.alarm(name, state).await?.ok()?;
        let told = told.as_array().context("no list")?.iter().filter_map(Value::as_str);
        let told: Vec<String> = told.map(str::to_owned).collect();
        let prefixes = self.uuids.iter().map(|uuid| format!("event source mapping {uuid}: "));
        Ok(prefixes.zip(&told).map(|(prefix, told)| told.strip_prefix(&prefix).unwrap_or(told).to_owned()).collect())
    }

    /// State of each mapping, and whether it has the tag.
    async fn states(&self) -> Result<Vec<(String, bool)>> {
        let mut states = Vec::new();
        for uuid in &self.uuids {
            let mapping = self.lambda.get_event_source_mapping().uuid(uuid).send().await?;
            let arn = mapping.event_source_mapping_arn().context("no ARN")?;
            let tags = self.lambda.list_tags().resource(arn).send().await?;
            let is_tagged = tags.tags().is_some_and(|tags| tags.contains_key("stopped-by"));
            states.push((mapping.state().unwrap_or_default().to_owned(), is_tagged));
        }
        Ok(states)
    }

    /// What an operator does.
    async fn set(&self, index: usize, enabled: bool) -> Result<()> {
        self.lambda.update_event_source_mapping().uuid(&self.uuids[index]).enabled(enabled).send().await?;
        Ok(())
    }
}

/// An event as EventBridge hands it to the function.
fn alarm(name: &str, state: &str) -> Value {
    json!({
        "version": "0", "id": "c4c1c1c9-6542-e61b-6ef0-8c4d36933a92", "source": "aws.cloudwatch",
        "detail-type": "CloudWatch Alarm State Change", "account": "123456789012", "region": "eu-west-1",
        "time": "2026-11-28T01:02:03Z",
        "resources": [format!("arn:aws:cloudwatch:eu-west-1:123456789012:alarm:{name}")],
        "detail": {
            "alarmName": name,
            "state": {"value": state, "reason": "Threshold Crossed", "timestamp": "2026-11-28T01:02:03.000+0000"},
            "previousState": {"value": "OK", "timestamp": "2026-11-27T01:02:03.000+0000"},
            "configuration": {"metrics": []},
        },
    })
}

fn states(states: [(&str, bool); 3]) -> Vec<(String, bool)> {
    states.map(|(state, is_tagged)| (state.to_owned(), is_tagged)).to_vec()
}

#[tokio::test]
async fn too_little_room_stops_and_enough_room_starts_what_was_stopped() -> Result<()> {
    let mut world = World::new().await?;
    // An operator looks into the logs of Control Tower.
    world.set(2, false).await?;
    let before = states([("Enabled", false), ("Enabled", false), ("Disabled", false)]);
    let stopped = states([("Disabled", true), ("Disabled", true), ("Disabled", false)]);
    let others = "somebody else has disabled it";

    assert_eq!(world.done(STARTING, "ALARM").await?, Vec::<String>::new());
    assert_eq!(world.states().await?, before, "little room is enough");
    let told = world.done(STOPPING, "ALARM").await?;
    assert_eq!(told, ["is disabled", "is disabled", &format!("{others}: it is not enabled when there is room again")]);
    assert_eq!(world.states().await?, stopped);
    let again = world.done(STOPPING, "ALARM").await?;
    assert_eq!(again[..2], ["is disabled already", "is disabled already"]);
    assert_eq!(world.states().await?, stopped);

    for (name, state) in [(STOPPING, "OK"), (STOPPING, "INSUFFICIENT_DATA"), (STARTING, "INSUFFICIENT_DATA")] {
        assert_eq!(world.done(name, state).await?, Vec::<String>::new());
        assert_eq!(world.states().await?, stopped, "{name} {state}");
    }

    let invocation = world.alarm(STARTING, "OK").await?;
    assert_eq!(invocation.ok()?[0], format!("event source mapping {}: is enabled", world.uuids[0]));
    assert_eq!(world.states().await?, before);
    for said in [&format!("the alarm {STARTING} is OK since 2026-11-28T01:02:03Z"), &world.uuids[1]] {
        assert!(invocation.log.iter().any(|line| line.contains(said.as_str())), "{said}: {:#?}", invocation.log);
    }
    let again = world.done(STARTING, "OK").await?;
    assert_eq!(again, ["is enabled already", "is enabled already", &format!("{others}: it stays so")]);
    assert_eq!(world.states().await?, before);
    Ok(())
}

#[tokio::test]
async fn what_an_operator_enabled_meanwhile_is_his_again() -> Result<()> {
    let mut world = World::new().await?;
    world.alarm(STOPPING, "ALARM").await?.ok()?;
    world.set(0, true).await?;
    let told = world.done(STARTING, "OK").await?;
    assert_eq!(told, ["somebody else has enabled it already", "is enabled", "is enabled"]);
    world.set(0, false).await?;
    world.alarm(STARTING, "OK").await?.ok()?;
    assert_eq!(world.states().await?, states([("Disabled", false), ("Enabled", false), ("Enabled", false)]));
    Ok(())
}

#[tokio::test]
async fn an_event_that_comes_after_a_later_one_is_not_obeyed() -> Result<()> {
    let mut world = World::new().await?;
    let at = |name: &str, state: &str, time: &str| {
        let mut event = alarm(name, state);
        event["time"] = json!(time);
        event
    };
    // Whether or not the later one changed anything.
    world.sandbox.invoke(&at(STARTING, "OK", "2026-11-28T03:00:00Z")).await?.ok()?;
    let told = world.sandbox.invoke(&at(STOPPING, "ALARM", "2026-11-28T02:59:59Z")).await?.ok()?;
    let expected =
        format!("event source mapping {}: was told something later already, and stays as it is", world.uuids[0]);
    assert_eq!(told[0], expected);
    assert_eq!(world.states().await?, states([("Enabled", false), ("Enabled", false), ("Enabled", false)]));
    world.sandbox.invoke(&at(STOPPING, "ALARM", "2026-11-28T04:00:00Z")).await?.ok()?;
    world.sandbox.invoke(&at(STARTING, "OK", "2026-11-28T03:59:00Z")).await?.ok()?;
    assert_eq!(world.states().await?, states([("Disabled", true), ("Disabled", true), ("Disabled", true)]));
    Ok(())
}

#[tokio::test]
async fn a_mapping_that_is_gone_is_told_and_the_others_are_stopped() -> Result<()> {
    let mut world = World::new().await?;
    let gone = world.uuids[0].clone();
    world.lambda.delete_event_source_mapping().uuid(&gone).send().await?;
    let invocation = world.alarm(STOPPING, "ALARM").await?;
    let why = format!(
        "event source mapping {gone}: it cannot be read: ResourceNotFoundException: The resource you requested does not \
         exist."
    );
    assert_eq!(invocation.json()?["errorMessage"], why);
    let left = async |world: &World, index: usize| -> Result<String> {
        let mapping = world.lambda.get_event_source_mapping().uuid(&world.uuids[index]).send().await?;
        Ok(mapping.state().unwrap_or_default().to_owned())
    };
    assert_eq!([left(&world, 1).await?, left(&world, 2).await?], ["Disabled", "Disabled"]);
    Ok(())
}

#[tokio::test]
async fn a_throttled_request_is_sent_again() -> Result<()> {
    let mut world = World::new().await?;
    let url = throttled(world.aws.url.clone(), 2).await?;
    world.sandbox = Sandbox::new(world.function.clone().env("AWS_ENDPOINT_URL", url));
    assert_eq!(world.done(STOPPING, "ALARM").await?, ["is disabled", "is disabled", "is disabled"]);
    Ok(())
}

#[tokio::test]
async fn an_event_of_nothing_known_is_an_error_in_words() -> Result<()> {
    let mut world = World::new().await?;
    let mut other = alarm(STOPPING, "ALARM");
    other["detail"]["alarmName"] = json!("other");
    for (event, why) in [
        (json!({}), "the event tells of no alarm: detail-type is no text".to_owned()),
        (json!([1]), "the event tells of no alarm: detail-type is no text".to_owned()),
        (other, format!("the event tells of the alarm \"other\", and neither of {STOPPING} nor of {STARTING}")),
    ] {
        let invocation = world.sandbox.invoke(&event).await?;
        assert_eq!(invocation.json()?["errorMessage"], why);
        assert!(invocation.log.iter().any(|line| line.contains("\"ERROR\"")), "{:#?}", invocation.log);
    }
    assert_eq!(world.states().await?, states([("Enabled", false), ("Enabled", false), ("Enabled", false)]));
    Ok(())
}

/// A way to the emulator on which the first requests are refused, because there were too many.
async fn throttled(behind: String, times: usize) -> Result<String> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let url = format!("http://{}", listener.local_addr()?);
    let behind = behind.trim_start_matches("http://").to_owned();
    tokio::spawn(async move {
        let mut left = times;
        // A connection that ends early is the client's affair.
        while let Ok((stream, _)) = listener.accept().await {
            if left > 0 {
                left -= 1;
                let _ = refuse(stream).await;
            } else {
                let _ = pass_on(stream, &behind).await;
            }
        }
    });
    Ok(url)
}

async fn refuse(mut stream: TcpStream) -> Result<()> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        head.push(stream.read_u8().await?);
    }
    let body = r#"{"Reason":"CallerRateLimitExceeded","message":"Rate exceeded"}"#;
    let answer = format!(
        "HTTP/1.1 429 Too Many Requests\r\nx-amzn-errortype: TooManyRequestsException\r\n\
         content-type: application/json\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}",
        body.len()
    );
    stream.write_all(answer.as_bytes()).await?;
    Ok(())
}

/// The emulator closes a connection behind its answer, and the client sends one request at a time.
async fn pass_on(mut stream: TcpStream, emulator: &str) -> Result<()> {
    let mut emulator = TcpStream::connect(emulator).await?;
    copy_bidirectional(&mut stream, &mut emulator).await?;
    Ok(())
}
