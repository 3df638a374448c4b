//! What the pages in `docs` tell a reader to do is tried.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::fs;
use std::path::{Path, PathBuf};

use siem_config::{Config, Detection, Source};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The code spans of a page, without its blocks of code.
fn code_spans(page: &str) -> Vec<String> {
    let prose: Vec<&str> = page.split("```").step_by(2).collect();
    prose.concat().split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

/// A prefix or a key of the log bucket. Log types of which AWS or others choose the name of the object are told by it.
fn key_of(span: &str) -> Option<String> {
    let is_key = ["AWSLogs/", "UserLogs/", "okta-logs/"].iter().any(|start| span.starts_with(start))
        && !span.contains(['<', '…', '*', ' ']);
    is_key.then(|| {
        if span.ends_with('/') { format!("{span}2026/10/14/09/siem-1-2026-10-14-09-30-00-x") } else { span.to_owned() }
    })
}

/// Names of Firehose streams that a service demands: they are part of the object's name, and so of its key.
const STREAMS: [(&str, &str); 3] =
    [("apigateway-access", "amazon-apigateway-siem"), ("fsx-win", "aws-fsx-audit"), ("waf", "aws-waf-logs-siem")];

#[test]
fn every_prefix_of_a_log_types_page_is_found_to_be_of_this_type() {
    let sample = Config::load(&[Source { name: "okta", text: "[okta]\ns3_key = okta-logs\n" }]).unwrap();
    let mut tried = 0;
    for entry in fs::read_dir(root().join("docs/log-types")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap();
        let stream = STREAMS.iter().find(|(log_type, _)| *log_type == name);
        for key in code_spans(&fs::read_to_string(&path).unwrap()).iter().filter_map(|span| key_of(span)) {
            let key = stream.map_or(key.clone(), |(_, stream)| key.replace("/siem-1-", &format!("/{stream}-1-")));
            match sample.detect(&key) {
                Detection::Type(log_type) => assert_eq!(log_type.name, name, "{key} in {}", path.display()),
                other => panic!("{key} in {}: {other:?}", path.display()),
            }
            tried += 1;
        }
    }
    assert!(tried >= 20, "{tried}");
}
