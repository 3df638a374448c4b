//! How sources pack their objects.

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::{Value, json};

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

/// CloudWatch Logs subscription messages, each a gzip member, in an object that Firehose compressed once more.
pub(crate) fn cloudwatch(group: &str, streams: &[(String, Vec<(u64, String)>)], account: &str) -> Vec<u8> {
    let mut inner = Vec::new();
    let control = json!({"messageType": "CONTROL_MESSAGE", "owner": "CloudwatchLogs", "logGroup": "", "logStream": "",
        "subscriptionFilters": [], "logEvents": [{"id": "", "timestamp": 0, "message": "CWL CONTROL MESSAGE: Checking health of destination Firehose."}]});
    inner.extend(gzip(control.to_string().as_bytes()));
    for (stream, events) in streams {
        for chunk in events.chunks(50) {
            let events: Vec<Value> = chunk
                .iter()
                .enumerate()
                .map(|(index, (millis, message))| {
                    json!({"id": format!("3{millis:013}{index:06}{:036}", stream.len()), "timestamp": millis, "message": message})
                })
                .collect();
            let message = json!({"messageType": "DATA_MESSAGE", "owner": account, "logGroup": group, "logStream": stream,
                "subscriptionFilters": ["to-firehose"], "logEvents": events});
            inner.extend(gzip(message.to_string().as_bytes()));
        }
    }
    gzip(&inner)
}
