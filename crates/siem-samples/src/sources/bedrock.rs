//! Amazon Bedrock model invocations. Source: Amazon Bedrock User Guide, "Monitor model invocation using CloudWatch Logs
//! and Amazon S3".

use serde_json::{Value, json};

use crate::packing::gzip_records;
use crate::random::Random;
use crate::time::Time;
use crate::{ACCOUNT, REGION, SampleObject};

pub(crate) fn volume(random: &mut Random, records: usize) -> SampleObject {
    let records: Vec<Value> = (0..records).map(|number| invocation(random, Time::of_record(number))).collect();
    SampleObject::new(
        "AWSLogs/123456789012/BedrockModelInvocationLogs/eu-west-1/2026/10/14/00/20261014T000000123Z_0a1b2c3d4e5f6071.json.gz",
        gzip_records(&records),
    )
}

fn invocation(random: &mut Random, time: Time) -> Value {
    let (asked, answered) = (words(random, 60), words(random, 200));
    json!({"schemaType": "ModelInvocationLog", "schemaVersion": "1.0", "timestamp": time.iso(), "accountId": ACCOUNT,
        "identity": {"arn": format!("arn:aws:sts::123456789012:assumed-role/app-{}/session", random.within(1, 50))}, "region": REGION,
        "requestId": random.uuid(), "operation": "InvokeModel", "modelId": "anthropic.claude-3-haiku-20240307-v1:0",
        "input": {"inputContentType": "application/json", "inputBodyJson": {"anthropic_version": "bedrock-2023-05-31", "max_tokens": 1024,
            "temperature": 0.5, "top_p": 0.9, "messages": [{"role": "user", "content": asked}]}, "inputTokenCount": 80},
        "output": {"outputContentType": "application/json", "outputBodyJson": {"id": format!("msg_{}", random.hex(24)), "type": "message",
            "role": "assistant", "model": "claude-3-haiku-20240307", "stop_reason": "end_turn", "content": [{"type": "text", "text": answered}],
            "usage": {"input_tokens": 80, "output_tokens": 270}}, "outputTokenCount": 270}})
}

fn words(random: &mut Random, count: usize) -> String {
    let words =
        ["order", "\"boots\"", "size", "return", "money", "please,", "when", "the", "a", "customer\nof", "shop"];
    (0..count).map(|_| random.pick(&words)).collect::<Vec<_>>().join(" ")
}
