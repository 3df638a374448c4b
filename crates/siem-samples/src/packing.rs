//! How sources pack their objects.

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::{Value, json};

use crate::random::Random;
use crate::time::Time;
use crate::{ACCOUNT, REGION};

/// gzip, level 6.
pub(crate) fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::new(6));
    // Writing to memory cannot fail; were it to, the object would be empty and the tests would say so.
    let written = encoder.write_all(bytes);
    debug_assert!(written.is_ok());
    encoder.finish().unwrap_or_default()
}

/// Lines, compressed.
pub(crate) fn gzip_lines<S: AsRef<str>>(lines: &[S]) -> Vec<u8> {
    gzip(join(lines).as_bytes())
}

pub(crate) fn join<S: AsRef<str>>(lines: &[S]) -> String {
    lines.iter().map(|line| line.as_ref().to_owned() + "\n").collect()
}

/// A CloudTrail file.
pub(crate) fn trail(records: &[Value]) -> Vec<u8> {
    gzip(json!({ "Records": records }).to_string().as_bytes())
}

/// JSON events one behind the other with nothing between, as Firehose puts them.
pub(crate) fn firehose(events: &[Value]) -> Vec<u8> {
    gzip(events.iter().map(Value::to_string).collect::<String>().as_bytes())
}

/// JSON lines, compressed.
pub(crate) fn gzip_records(records: &[Value]) -> Vec<u8> {
    gzip_lines(&records.iter().map(Value::to_string).collect::<Vec<_>>())
}

/// CloudWatch Logs subscription messages with the events of a stream, milliseconds and text each. Every message is a
/// gzip member, in an object that Firehose compressed once more.
pub(crate) fn cloudwatch(group: &str, stream: &str, events: &[(u64, String)]) -> Vec<u8> {
    let mut inner = Vec::new();
    let control = json!({"messageType": "CONTROL_MESSAGE", "owner": "CloudwatchLogs", "logGroup": "", "logStream": "",
        "subscriptionFilters": [], "logEvents": [{"id": "", "timestamp": 0, "message": "CWL CONTROL MESSAGE: Checking health of destination Firehose."}]});
    inner.extend(gzip(control.to_string().as_bytes()));
    for chunk in events.chunks(50) {
        let events: Vec<Value> = chunk
            .iter()
            .enumerate()
            .map(|(index, (millis, message))| {
                json!({"id": format!("3{millis:013}{index:06}{:036}", stream.len()), "timestamp": millis, "message": message})
            })
            .collect();
        let message = json!({"messageType": "DATA_MESSAGE", "owner": ACCOUNT, "logGroup": group, "logStream": stream,
            "subscriptionFilters": ["to-firehose"], "logEvents": events});
        inner.extend(gzip(message.to_string().as_bytes()));
    }
    gzip(&inner)
}

/// See [`cloudwatch`]: the messages of a volume, one for each record.
pub(crate) fn cloudwatch_volume(
    group: &str,
    stream: &str,
    records: usize,
    mut message: impl FnMut(Time) -> String,
) -> Vec<u8> {
    let events: Vec<(u64, String)> =
        (0..records).map(Time::of_record).map(|time| (time.epoch_millis() + 250, message(time))).collect();
    cloudwatch(group, stream, &events)
}

/// An event of EventBridge.
pub(crate) fn eventbridge(random: &mut Random, source: &str, detail_type: &str, time: Time, detail: &Value) -> Value {
    json!({"version": "0", "id": random.uuid(), "detail-type": detail_type, "source": source, "account": ACCOUNT,
        "time": time.iso(), "region": REGION, "resources": [], "detail": detail})
}
